"""What is kept from one start to the next, in the user's own cache; all of it can be made anew, so it may go."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def place(name: str) -> Path:
    """Return where something is kept, apart for each version of Python."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(home) / "heshu" / f"{name}-{sys.implementation.cache_tag}.marshal"


def keep(target: Path, data: bytes) -> None:
    """Write in one step, so that no other process reads half of it; where that fails we only start slower."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f"{target.name}.{os.getpid()}")
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
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
