"""Files that are not on this machine's disks, through fsspec (an extra): the one home of it."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import IO, Any, cast

from pipeline.folder import CLAIM, MANIFEST, home, says_ours

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}(?:::|://)")
BLOCK = 1 << 20
SILENT, REQUEST = 60.0, 300.0  # seconds an HTTP server may say nothing, and that a request for a block may take
# What tells one state of a file from the next, as the file systems of fsspec call it.
_MARKS = frozenset(
    ("checksum", "content-md5", "crc", "created", "digest", "etag", "generation", "ino", "last-modified",
     "last_modified", "lastmodified", "md5hash", "modificationtime", "modified", "modify", "mtime", "sha",
     "updated", "versionid")
)  # fmt: skip


class OwnTablesError(Exception):
    """What a URI stands for is tables that heshu wrote."""


def is_remote(path: str) -> bool:
    """Return whether a path has a scheme."""
    return _SCHEME.match(path) is not None


def listing(given: str) -> list[tuple[str, int]]:
    """Return (URI, size) of the files that a URI stands for: a file, a folder, or a glob; sorted.

    Folders of tables that heshu wrote are passed over.  Raises `OwnTablesError` where it stands for nothing else,
    ImportError where fsspec or the package for the scheme is missing, FileNotFoundError where nothing is there.
    """
    system, path = system_of(given)
    system.invalidate_cache()  # it remembers what it listed for an earlier run of this process
    if given.startswith(("http://", "https://")):  # a page that lists links is a page, not a folder
        found = {path: _told(system, path)}
    elif "*" in path:
        found = system.glob(path, detail=True)
    else:
        found = system.find(path, detail=True)
    above = len(path.partition("*")[0].rpartition("/")[0])
    files = {name: info for name, info in found.items() if not _folder(name, info) and not _hidden(name[above:])}
    if not files:
        raise FileNotFoundError(given)
    ours = _ours(system, files)
    files = {name: info for name, info in files.items() if not name.startswith(ours)}
    if not files:
        raise OwnTablesError(given)
    named = _naming(system, path, given)
    return [(named(name), int(info.get("size") or 0)) for name, info in sorted(files.items())]


def _folder(name: str, info: dict[str, Any]) -> bool:
    """Return whether what was listed is a folder, or the empty object `a/` with which consoles make one."""
    return info.get("type") == "directory" or (name.endswith("/") and not info.get("size"))


def _told(system: Any, path: str) -> dict[str, Any]:
    """Return what an HTTP server tells of a file; one that is not reached is not one that has no such file."""
    try:
        said: dict[str, Any] = system.info(path)
    except FileNotFoundError as error:
        cause = error.__cause__
        if cause is None or getattr(cause, "status", None) in (404, 410):
            raise
        raise ConnectionError(f"{type(cause).__name__}: {cause}") from error
    return said


def _naming(system: Any, path: str, given: str) -> Callable[[str], str]:
    """Return what makes a URI of a name on a file system; one that leads back to the host, or archive, of `given`.

    fsspec leaves out what a file system was made with: of `hdfs://host/a` the host, of `zip://a::b.zip` the archive.
    """
    first, chained, rest = given.partition("::")
    made_with = system._get_kwargs_from_urls
    known = not chained and made_with(given) == made_with(system.unstrip_protocol(path))
    first = first if first.endswith(path) else first.rstrip("/")
    if known or not first.endswith(path):
        return cast("Callable[[str], str]", system.unstrip_protocol)
    return lambda name: f"{first.removesuffix(path)}{name}{chained}{rest}"


def open_file(path: str) -> IO[bytes]:
    """Return a remote file open for reading, read a block at a time; what goes wrong with it is an `OSError`."""
    return cast(IO[bytes], io.BufferedReader(_Remote(path), BLOCK))


class _Remote(io.RawIOBase):
    """A remote file, whose file system may raise what it likes: servers lie, and connections break."""

    def __init__(self, path: str) -> None:
        self._file: IO[bytes] | None = None
        self._kept, name = system_of(path)  # an archive is closed with its last owner
        self._file = tried(lambda: self._opened(name))

    def _opened(self, name: str) -> IO[bytes]:
        """Open it; one without bytes once more, for of an object `a` and a folder `a/` the latter is remembered."""
        file = self._kept.open(name, "rb", block_size=BLOCK)
        if getattr(file, "size", None) == 0:
            self._kept.invalidate_cache(name)
            file = self._kept.open(name, "rb", block_size=BLOCK)
        return cast(IO[bytes], file)

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read some bytes."""
        file = self._file
        assert file is not None
        data: bytes = tried(lambda: file.read(len(buffer)))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close it."""
        if self._file is not None and not self.closed:
            tried(self._file.close)
        super().close()


def tried(do: Callable[[], Any]) -> Any:
    """Return what something gives; raise `OSError` where it raises."""
    try:
        return do()
    except (OSError, ImportError):
        raise
    except Exception as error:  # each file system of fsspec has errors of its own
        raise OSError(errno.EIO, f"{type(error).__name__}: {error}"[:300]) from error


def state(path: str) -> str | None:
    """Return hex digits that change when a remote file does, None where its server tells nothing that would.

    fsspec's `ukey` will not do: over HTTP, and of members of archives, it is a hash of the name alone.
    """
    try:
        system, name = system_of(path)
        info = system.info(name)
    except Exception:  # each file system of fsspec has errors of its own; reading will tell
        return None
    marks = {key.lower(): str(value) for key, value in info.items() if key.lower() in _MARKS and value}
    said = json.dumps([str(info.get("size")), marks], sort_keys=True)
    return hashlib.blake2b(said.encode(), digest_size=16).hexdigest() if marks else None


def is_there(path: str) -> bool:
    """Return whether a server is reached that has this file."""
    try:
        system, name = system_of(path)
        return bool(system.exists(name))
    except Exception:  # as above
        return False


def system_of(path: str) -> tuple[Any, str]:
    """Return the file system of a URI, and the path on it."""
    import fsspec  # noqa: PLC0415  (an extra)

    system, name = fsspec.core.url_to_fs(path, **(_patience() if path.startswith(("http://", "https://")) else {}))
    return system, name


def _patience() -> dict[str, Any]:
    """Return how long to wait for an HTTP server: one that says nothing, or a byte now and then, ends nobody's run."""
    import aiohttp  # noqa: PLC0415  (an extra)

    waiting = aiohttp.ClientTimeout(total=REQUEST, sock_connect=SILENT, sock_read=SILENT)
    return {"client_kwargs": {"timeout": waiting}}


def _hidden(below: str) -> bool:
    """Return whether a file, or a folder on the way to it, has a name that begins with a dot."""
    return any(part.startswith(".") for part in below.split("/"))


def _ours(system: Any, files: Iterable[str]) -> tuple[str, ...]:
    """Return the folders of tables that heshu wrote, with a slash, among those that hold some files."""
    homes = {place for name in files if (place := home(name)) is not None}
    return tuple(f"{place}/" for place in sorted(homes) if _is_ours(system, place))


def _is_ours(system: Any, folder: str) -> bool:
    """Return whether a remote folder holds the tables of a run, finished or about to be put there."""
    for name in (MANIFEST, CLAIM):
        with suppress(Exception):  # as above; most often there is none
            if says_ours(system.cat_file(f"{folder}/{name}")):
                return True
    return False
