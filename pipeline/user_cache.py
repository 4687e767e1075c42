"""What is kept from one start to the next, in the user's own cache; all of it can be made anew, so it may go.

A damaged file can end the interpreter, and one that others wrote can do worse: `marshal` trusts what it reads.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from pathlib import Path
from typing import Any

_SUM = 4  # bytes of the checksum that a file begins with


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


def stamp(name: str) -> tuple[int, ...]:
    """Return what changes when what is kept does, or who may write it."""
    try:
        found = os.stat(place(name) or "")
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def keep(name: str, value: Any) -> None:
    """Write in one step, so that no other process reads half of it; where that fails we only start slower."""
    target, data = place(name), marshal.dumps(value)
    if target is None:
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f"{target.name}.{os.getpid()}")
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.write(zlib.crc32(data).to_bytes(_SUM))
            out.write(data)
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
