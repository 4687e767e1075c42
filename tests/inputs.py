"""What reading a path gives, and data in archives that need a library."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from pipeline.ingest import Page, Reading, Source, read, sources
from pipeline.tables import Reject


def items(path: Path | str, **options: Any) -> list[Page | Reject]:
    found: list[Page | Reject] = []
    for source in sources([str(path)]):
        found += read(source, Reading(**options)) if isinstance(source, Source) else [source]
    return found


def shown(path: Path, **options: Any) -> list[tuple[str, str | None, str]]:
    """(what follows the path, record, reason or "page") of each item."""
    return [
        (item.source.removeprefix(str(path)), item.record, "page" if isinstance(item, Page) else item.reason)
        for item in items(path, **options)
    ]


def seven_zipped(members: dict[str, bytes]) -> bytes:
    py7zr = pytest.importorskip("py7zr")
    out = io.BytesIO()
    allowed = mock.patch("py7zr.py7zr.check_archive_path", return_value=True)  # for names with `..`
    with allowed, py7zr.SevenZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(data, name)
    return out.getvalue()


def zstandard(data: bytes) -> bytes:
    return bytes(pytest.importorskip("backports.zstd").compress(data))
