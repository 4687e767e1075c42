"""A folder of a file system of fsspec, as who puts tables there needs it; what goes wrong is an `OSError`."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.folder import HEAD
from pipeline.ingest.remote import system_of, tried

NAMES = pa.schema([("name", pa.string())])
AT_ONCE = 2  # pieces of a large file that are held in memory while they are put
_NUMBERS = {FileNotFoundError: errno.ENOENT, PermissionError: errno.EACCES, NotADirectoryError: errno.ENOTDIR}


class Bucket:
    """A folder by its URI; names are those below it, with slashes."""

    def __init__(self, uri: str) -> None:
        """Open the file system; raise `ImportError` where fsspec, or the package for the scheme, is missing."""
        self._uri = uri
        self._system, path = tried(lambda: system_of(uri))
        self._path: str = path.rstrip("/")
        if hasattr(self._system, "max_concurrency"):  # of S3 and Azure: pieces of 50 MB of one file, ten at once
            self._system.max_concurrency = AT_ONCE

    def _ask(self, do: Callable[[Any], Any]) -> Any:
        """Return what the file system says, not what it remembers; an error names the URI where it names no file."""
        self._system.invalidate_cache()
        try:
            return tried(lambda: do(self._system))
        except OSError as error:
            if error.filename is not None:
                raise
            number = next((number for kind, number in _NUMBERS.items() if isinstance(error, kind)), errno.EIO)
            raise OSError(error.errno or number, error.strerror or str(error), self._uri) from error

    def names(self) -> list[str]:
        """Return what lies right in the folder, of folders in it their names; raise `NotADirectoryError` for a file."""
        try:
            found = self._ask(lambda system: system.ls(self._path, detail=False))
        except FileNotFoundError:
            return []
        if self._ask(lambda system: system.isfile(self._path)):
            raise NotADirectoryError(self._path)
        return sorted({name for each in found if (name := self._name(each))})

    def sizes(self) -> dict[str, int]:
        """Return how many bytes each file has, here and further down."""
        found = self._ask(lambda system: system.find(self._path, detail=True))
        return {self._name(name): int(about.get("size") or 0) for name, about in found.items()}

    def head(self, name: str) -> bytes:
        """Return the first bytes of a file."""
        data: bytes = self._ask(lambda system: system.cat_file(self._at(name), start=0, end=HEAD))
        return data

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a small file, None where there is none."""
        try:
            data: bytes = self._ask(lambda system: system.cat_file(self._at(name)))
        except FileNotFoundError:
            return None
        return data

    def write(self, name: str, data: bytes) -> None:
        """Write a small file."""
        self._in_folder(self._at(name), lambda system: system.pipe_file(self._at(name), data))

    def put(self, folder: Path, names: Iterable[str]) -> None:
        """Put files of a folder here, each whole or not at all; one after another, for some are held in memory."""
        for name in names:
            here, there = str(folder / name), self._at(name)
            self._in_folder(there, partial(_put, here, there))

    def move(self, name: str, to: str) -> None:
        """Give a file another name."""
        self._ask(lambda system: system.mv(self._at(name), self._at(to)))

    def remove(self, names: Iterable[str]) -> None:
        """Remove files."""
        for path in map(self._at, names):
            self._ask(partial(_remove, path))

    def _in_folder(self, path: str, do: Callable[[Any], Any]) -> None:
        """Write a file; where that fails for want of a folder, which object storage has none of, make it before.

        Never a bucket: to make folders would make that, too, and its name may be mistyped.
        """
        try:
            self._ask(do)
        except FileNotFoundError:
            if not self._ask(lambda system: system.exists(self._path.partition("/")[0] or "/")):
                raise
            self._ask(lambda system: system.makedirs(path.rpartition("/")[0], exist_ok=True))
            self._ask(do)

    def _at(self, name: str) -> str:
        """Return the path of a file on the file system."""
        return f"{self._path}/{name}"

    def _name(self, path: str) -> str:
        """Return a path as a name below the folder; empty for the folder itself."""
        return path.rstrip("/").removeprefix(self._path).lstrip("/")


def _put(here: str, there: str, system: Any) -> None:
    """Put a file."""
    system.put_file(here, there)


def _remove(path: str, system: Any) -> None:
    """Remove a file."""
    system.rm_file(path)


def put_batches(uri: str, folder: str, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Put files of a folder that rows of `NAMES` name, and yield these; with the first two bound it is a `Mapper`.

    A task that is tried again puts the same files once more.
    """
    bucket = Bucket(uri)
    for batch in batches:
        bucket.put(Path(folder), batch["name"].to_pylist())
        yield batch
