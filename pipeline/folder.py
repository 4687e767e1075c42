"""A folder of tables: whether heshu wrote it, and which of the things in it are heshu's."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

MANIFEST, KEPT, SUPPRESSIONS = "manifest.json", ".kept", "suppressions.csv"
CLAIM = ".heshu-run"  # in object storage: that a run is writing there
_PARTS, _CHUNKS = re.compile(r"part-\d{5,}\.parquet"), re.compile(r"\d{8,}")
_PAGES = re.compile(r"report(-\d+)?\.html|(\.report\.html\..*)")  # of the review, and what one that was ended left

_URI = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):/+(.*)", re.DOTALL)  # s3://…, of which a path leaves one slash
_PARQUET = b"PAR1"  # what a Parquet file begins and ends with
_GENERATOR, HEAD = b'<meta name="generator" content="heshu">', 4096


def manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of a folder of tables; empty where it has none."""
    try:
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def is_ours(folder: Path) -> bool:
    """Return whether a folder holds the tables of a finished run."""
    return manifest(folder).get("program") == "heshu"


def lacking(folder: Path, names: Iterable[str]) -> str | None:
    """Return which of these tables have no file, and what may be the reason; None where each has one."""
    gone = [str(folder / name) for name in names if not any((folder / name).glob("part-*.parquet"))]
    are = "is" if len(gone) == 1 else "are"
    return f"{', '.join(gone)} {are} missing: the folder was altered, or written by another version" if gone else None


def lost(folder: Path, names: Iterable[str]) -> str | None:
    """Return which of these tables its run wrote and are gone, in words; earlier versions wrote fewer."""
    wrote = manifest(folder).get("counts", ())
    return lacking(folder, [name for name in names if name in wrote])


def damage(folder: Path, names: Iterable[str]) -> str | None:
    """Return which file of these tables is no whole Parquet file, as of a copy that broke off; None where none is."""
    for name in names:
        for path in sorted((folder / name).glob("*.parquet")):
            with path.open("rb") as file:
                begins, size = file.read(len(_PARQUET)), file.seek(0, os.SEEK_END)
                file.seek(max(size - len(_PARQUET), 0))
                if begins != _PARQUET or file.read() != _PARQUET:
                    return f"{path} is damaged, no whole Parquet file: copy the folder again, or run again"
    return None


def as_uri(out: str | Path) -> str | None:
    """Return where something is to go as a URI, None where that is a path on a disk."""
    uri = _URI.fullmatch(str(out))
    return uri and (out if isinstance(out, str) and "://" in out else f"{uri[1]}://{uri[2]}")


def elsewhere(out: Path) -> str | None:
    """Return why nothing can be written to `out`, where that is no path on a disk; None where it is one."""
    uri = as_uri(out)
    return uri and (
        f"{uri}: what is written is put in its place by a rename, so --out is a path on a disk; only the tables of"
        " `heshu run` go to a URI; copy it there afterwards, by `aws s3 cp` or what your store has"
    )


def is_page(path: Path) -> bool:
    """Return whether a file is a review page that heshu wrote, by its head; a name alone proves nothing."""
    try:
        with path.open("rb") as file:
            return begins_page(file.read(HEAD))
    except OSError:
        return False


def begins_page(head: bytes) -> bool:
    """Return whether the first bytes of a file are those of a review page."""
    return _GENERATOR in head


def started_in(said: Mapping[str, Any]) -> str | None:
    """Return the folder that a run was started in, None where that is this one, not known, or there no more."""
    folder: str | None = said.get("run", {}).get("folder")
    return folder if folder and folder != os.getcwd() and os.path.isdir(folder) else None


def counted(folder: Path, table: str) -> int:
    """Return how many rows a table has by the manifest; 0 where there is none."""
    return int(manifest(folder).get("counts", {}).get(table, 0))


def says_ours(said: bytes) -> bool:
    """Return whether the bytes of a manifest are those of a run."""
    try:
        found = json.loads(said)
    except ValueError:
        return False
    return isinstance(found, dict) and found.get("program") == "heshu"


def home(path: str) -> str | None:
    """Return the folder of tables that a file would lie in, by its name and that of its folder; None where in none."""
    above, _, name = path.rpartition("/")
    further, _, folder = above.rpartition("/")
    if name == MANIFEST or _PAGES.fullmatch(name):
        return above
    return further if _PARTS.fullmatch(name) and folder else None


def foreign(folder: Path) -> Iterator[Path]:
    """Yield what lies in a folder of tables and is not of the run: what people put there, and their decisions."""
    tables = manifest(folder).get("counts", ())
    for path in sorted(folder.iterdir()):
        if path.name in tables or path.name == KEPT:
            yield from _strange(path, _CHUNKS if path.name == KEPT else _PARTS)
        elif path.name != MANIFEST and not _of_review(path):
            yield path


def _of_review(path: Path) -> bool:
    """Return whether a path beside the tables is a review page, or what an interrupted run left of one."""
    match = _PAGES.fullmatch(path.name)
    return match is not None and (match[2] is not None or is_page(path))


def _strange(folder: Path, ours: re.Pattern[str]) -> Iterator[Path]:
    """Yield what lies in a folder of the run under a name that the run would not give."""
    if folder.is_dir() and not folder.is_symlink():
        yield from (path for path in sorted(folder.iterdir()) if not ours.fullmatch(path.name))
