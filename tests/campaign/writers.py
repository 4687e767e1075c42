"""Archives of many members: for the campaign, and for `tools/measure_memory.py`."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path


def zipped(path: Path, texts: Iterable[bytes]) -> None:
    """Write a zip archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for number, text in enumerate(texts):
            made.writestr(_name(number), text)


def tarred(path: Path, texts: Iterable[bytes]) -> None:
    """Write a gzipped tar archive."""
    with tarfile.open(path, "w:gz", compresslevel=1) as made:
        for number, text in enumerate(texts):
            info = tarfile.TarInfo(_name(number))
            info.size = len(text)
            made.addfile(info, BytesIO(text))


def _name(number: int) -> str:
    """Return the name of a member: a thousand folders."""
    return f"报告{number % 1000}/{number}.txt"
