"""What is kept from one start to the next, in the user's own cache; all of it can be made anew, so it may go.

A damaged file can end the interpreter, and one that others wrote can do worse: `marshal` trusts what it reads.
"""

from __future__ import annotations

import marshal
import mmap
import os
import sys
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_SUM = 4  # bytes of the checksum that a file begins with
_SIZE = 4  # bytes that say how long the list of a file of parts is


def place(name: str) -> Path | None:
    """Return where something is kept, apart for each version of Python; None where this user has no home."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(home) / "heshu" / f"{name}-{sys.implementation.cache_tag}.marshal" if os.path.isabs(home) else None


def read(name: str) -> Any:
    """Return what is kept; None where nothing is, where it was damaged, or where others may have written it."""
    target = place(name)
    if target is None or not is_ours(target):
        return None
    try:
        data = memoryview(target.read_bytes())
        return marshal.loads(data[_SUM:]) if zlib.crc32(data[_SUM:]) == int.from_bytes(data[:_SUM]) else None
    except (OSError, ValueError, EOFError, TypeError):
        return None


@dataclass(frozen=True, slots=True)
class Parts:
    """Values that are read one by one: what was said of all, where each begins and ends, and its checksum."""

    about: Any
    places: dict[str, tuple[int, int, int]]
    data: memoryview

    def read(self, key: str) -> Any:
        """Return a value, None where it was damaged."""
        start, end, checksum = self.places[key]
        found = self.data[start:end]
        return marshal.loads(found) if zlib.crc32(found) == checksum else None


def read_parts(name: str) -> Parts | None:
    """Return the parts that are kept; None as `read` does, but of damage to a part only that part will tell."""
    target = place(name)
    if target is None or not is_ours(target):
        return None
    try:
        with target.open("rb") as file:
            data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        begin = _SUM + _SIZE + int.from_bytes(data[_SUM : _SUM + _SIZE])
        listed = data[_SUM + _SIZE : begin]
        if zlib.crc32(listed) == int.from_bytes(data[:_SUM]):
            about, places = marshal.loads(listed)
            return Parts(about, places, data[begin:])
    except (OSError, ValueError, EOFError, TypeError):
        pass
    return None


def keep_parts(name: str, about: Any, values: Mapping[str, Any]) -> None:
    """Write values that are to be read one by one, in one step as `keep` does."""
    places, data, end = dict[str, tuple[int, int, int]](), list[bytes](), 0
    for key, value in values.items():
        data.append(marshal.dumps(value))
        places[key] = end, end + len(data[-1]), zlib.crc32(data[-1])
        end += len(data[-1])
    listed = marshal.dumps((about, places))
    _write(name, zlib.crc32(listed).to_bytes(_SUM), len(listed).to_bytes(_SIZE), listed, *data)


def stamp(name: str) -> tuple[int, ...]:
    """Return what changes when what is kept does, or who may write it."""
    try:
        found = os.stat(place(name) or "")
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def keep(name: str, value: Any) -> None:
    """Write in one step, so that no other process reads half of it; where that fails we only start slower."""
    data = marshal.dumps(value)
    _write(name, zlib.crc32(data).to_bytes(_SUM), data)


def _write(name: str, *data: bytes) -> None:
    """Write a file in one step; where that fails nothing is kept."""
    target = place(name)
    if target is None:
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f"{target.name}.{os.getpid()}")
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.writelines(data)
        os.replace(draft, target)
    except OSError:
        return


def is_ours(target: Path) -> bool:
    """Return whether nobody but this user can have written a file; False where the system does not say."""
    try:
        found = target.stat()
    except OSError:
        return False
    return hasattr(os, "getuid") and found.st_uid == os.getuid() and not found.st_mode & 0o022
