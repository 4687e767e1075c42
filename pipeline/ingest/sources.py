"""Files, folders and globs to the sources they stand for, in an order that does not depend on the file system.

A path with a scheme (`s3://…`, `hdfs://…`, `https://…`, `memory://…`) is listed and opened by fsspec.  Files whose
name begins with a dot are not inputs, nor are folders of tables that heshu wrote: met on the way they are passed over,
named they are rejected.  An archive is one source, however many members it has.
"""

from __future__ import annotations

import glob
import hashlib
import logging
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.folder import MANIFEST, is_ours
from pipeline.ingest import remote
from pipeline.ingest.names import at, shown
from pipeline.tables import Reject

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, a path or a URI; `size` in bytes serves to share out work and to bound what it unpacks to.

    `path` is its name in the tables; `at` is where it is, if that is elsewhere than the name says.  `content` is the
    digest of its bytes, where that is known.
    """

    path: str
    size: int = 0
    at: str = ""
    content: str | None = None

    @property
    def place(self) -> str:
        """Where to open it."""
        return self.at or self.path


def sources(inputs: Sequence[str], base: str | None = None) -> Iterator[Source | Reject]:
    """Yield the files that `inputs` (files, folders, globs) stand for, each once, sorted within each input.

    Relative ones are looked up in the folder `base`, and named as if that were the current one, which it is if None.
    """
    if len(inputs) == 1 and not glob.has_magic(os.fspath(inputs[0])):  # a walk meets no file twice
        yield from _below(os.fspath(inputs[0]), base)
        return
    seen: set[bytes] = set()
    for given in inputs:
        for item in _below(os.fspath(given), base):
            if isinstance(item, Source):
                real = item.path if remote.is_remote(item.path) else os.path.abspath(item.place)
                digest = hashlib.blake2b(os.fsencode(real), digest_size=8).digest()
                if digest in seen:
                    continue
                seen.add(digest)
            yield item


def _below(given: str, base: str | None) -> Iterator[Source | Reject]:
    """Yield the files of one input, named without the folder it is looked up in."""
    place = at(given, base)
    cut = len(place) - len(given)
    for item in _expand(place) if cut else _expand(given):
        if not cut:
            yield item
        elif isinstance(item, Source):
            yield replace(item, path=item.path[cut:], at=item.path)
        else:
            yield replace(item, source=item.source.removeprefix(shown(place[:cut])))


def _expand(given: str) -> Iterator[Source | Reject]:
    """Yield the files of one input."""
    if remote.is_remote(given):
        yield from _remote(given)
        return
    if os.path.lexists(given):
        if os.path.isdir(given) and is_ours(Path(given)):
            yield rejected(given, "own_tables", "a folder of tables that heshu wrote")
        else:
            yield from _walk(given) if os.path.isdir(given) else (_source(given),)
        return
    matches = sorted(glob.glob(given, recursive=True)) if glob.has_magic(given) else []
    if not matches:
        stdin = "; standard input is not read, save it as a file" if given == "-" else ""
        yield rejected(given, "not_found", f"no such file or folder, and no match{stdin}")
    known: dict[str, bool] = {}
    for match in matches:
        if "**" not in given:
            yield from _walk(match) if os.path.isdir(match) else (_source(match),)
        elif not os.path.isdir(match) and not _in_tables(os.path.dirname(match), known):
            yield _source(match)


def _in_tables(folder: str, known: dict[str, bool]) -> bool:
    """Return whether a folder is or lies in one of tables that heshu wrote; `known` is kept for the next question."""
    if folder not in known:
        above = os.path.dirname(folder)
        known[folder] = is_ours(Path(folder)) or (above != folder and _in_tables(above, known))
    return known[folder]


def _remote(given: str) -> Iterator[Source | Reject]:
    """Yield the files of one input that fsspec lists."""
    try:
        found = remote.listing(given)
    except ImportError as error:
        yield rejected(given, "missing_extra", f"install heshu[remote] ({error})")
    except FileNotFoundError:
        yield rejected(given, "not_found", "no such file or folder, and no match")
    except remote.OwnTablesError:
        yield rejected(given, "own_tables", "a folder of tables that heshu wrote")
    except Exception as error:  # each file system of fsspec has errors of its own
        yield rejected(given, "unreadable", f"{type(error).__name__}: {error}")
    else:
        yield from (Source(path, size) for path, size in found)


def _walk(folder: str) -> Iterator[Source | Reject]:
    """Yield the files of a folder and of those below it, sorted by name."""
    faults: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=faults.append):
        if MANIFEST in files and is_ours(Path(place)):
            _LOG.info("passed over %s: tables that heshu wrote", place)
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield _source(os.path.join(place, name))
        for name in filter(os.path.islink, [os.path.join(place, name) for name in folders]):  # it may lead round
            yield rejected(name, "not_a_file", "a link to a folder, which is not followed; name the folder itself")
        yield from _faults(faults)
    yield from _faults(faults)


def _faults(faults: list[OSError]) -> Iterator[Reject]:
    """Yield a reject for each folder that could not be listed, and forget it."""
    while faults:
        error = faults.pop(0)
        yield unread(str(error.filename), error)


def _source(path: str) -> Source | Reject:
    """Return a file as a source; what is neither a file nor a link to one (a pipe, a device) would block."""
    try:
        info = os.stat(path)
    except OSError as error:
        return unread(path, error)
    if not stat.S_ISREG(info.st_mode):
        return rejected(path, "not_a_file", "a device, pipe or socket")
    if not info.st_size and os.path.realpath(path).startswith("/proc/"):  # called files, but some block, or have no end
        return rejected(path, "not_a_file", "a file of the running system, not of a disk")
    return Source(path, info.st_size)


def unread(path: str, error: OSError) -> Reject:
    """Return the reject for a file that could not be opened or read."""
    reason = "not_found" if isinstance(error, FileNotFoundError) else "unreadable"
    return rejected(path, reason, error.strerror or str(error))


def rejected(path: str, reason: str, detail: str) -> Reject:
    """Return the reject of a source; file names that are not text are shown with their odd bytes escaped."""
    return Reject(shown(path), None, "read", reason, detail[:500])
