"""The program's version, in one place a light import can read."""

from __future__ import annotations

import hashlib
from pathlib import Path

VERSION = "0.1.0"


def program_fingerprint() -> str:
    """Return 12 hex digits of the SHA-256 of all modules of heshu: what the version does not tell between releases."""
    home = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for package in ("extractors", "pipeline"):
        for path in sorted((home / package).rglob("*.py")):
            digest.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
