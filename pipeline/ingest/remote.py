"""Files that are not on this machine's disks, through fsspec (an extra): the one home of it."""

from __future__ import annotations

import re
from typing import IO, Any, cast

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}(?:::|://)")
BLOCK = 1 << 20


def is_remote(path: str) -> bool:
    """Return whether a path has a scheme."""
    return _SCHEME.match(path) is not None


def listing(given: str) -> list[tuple[str, int]]:
    """Return (URI, size) of the files that a URI stands for: a file, a folder, or a glob; sorted.

    Raises ImportError where fsspec or the package for the scheme is missing, FileNotFoundError where nothing is there.
    """
    system, path = _system(given)
    if given.startswith(("http://", "https://")):  # a page that lists links is a page, not a folder
        found = {path: system.info(path)}
    elif "*" in path:
        found = system.glob(path, detail=True)
    else:
        found = system.find(path, detail=True)
    files = {name: info for name, info in found.items() if info.get("type") != "directory" and not _hidden(name)}
    if not files:
        raise FileNotFoundError(given)
    return [(system.unstrip_protocol(name), int(info.get("size") or 0)) for name, info in sorted(files.items())]


def open_file(path: str) -> IO[bytes]:
    """Return a remote file open for reading, read a block at a time."""
    system, name = _system(path)
    return cast(IO[bytes], system.open(name, "rb", block_size=BLOCK))


def state(path: str) -> str:
    """Return hex digits that change when a remote file does, as far as the server tells."""
    try:
        system, name = _system(path)
        return str(system.ukey(name))
    except Exception:  # each file system of fsspec has errors of its own; reading will tell
        return "0"


def _system(path: str) -> tuple[Any, str]:
    """Return the file system of a URI, and the path on it."""
    import fsspec  # noqa: PLC0415  (an extra)

    system, name = fsspec.core.url_to_fs(path)
    return system, name


def _hidden(name: str) -> bool:
    """Return whether a file's own name begins with a dot."""
    return name.rsplit("/", 1)[-1].startswith(".")
