"""Names of archive members: which are no files, how odd bytes in a name are read."""

from __future__ import annotations

import codecs
import posixpath

from pipeline.ingest.decode import plausibility

LONGEST = 1000


def name_of(raw: bytes, *, utf8: bool = False) -> str:
    """Return a member's name from its bytes: UTF-8 where it is marked or fits, GBK where that makes sense, else cp437.

    Zip programs on Chinese Windows write names in GBK without saying so; the standard says cp437, which gives ╓╨╣·.
    """
    whole, raw = len(raw) <= LONGEST * 4, raw[: LONGEST * 4]
    for encoding in ("utf-8",) if utf8 else ("utf-8", "gb18030", "big5"):
        try:
            name = codecs.getincrementaldecoder(encoding)().decode(raw, whole)
        except UnicodeDecodeError:
            continue
        if name.isascii() or encoding == "utf-8" or plausibility(name) >= 0.6:
            return clean_name(name)
    return clean_name(raw.decode("cp437"))


def clean_name(name: str) -> str:
    """Return a name as it is shown: on one line, with slashes; `..` and a root stay, since they are never followed."""
    name = name.replace("\\", "/").encode("utf-8", "backslashreplace").decode()
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in name)[:LONGEST]


def is_input(name: str) -> bool:
    """Return whether a member is to be read: hidden files are not inputs, nor what systems put beside files."""
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    base = posixpath.basename(name)
    return not (
        any(part.startswith(".") or part == "__MACOSX" for part in parts) or base in ("Thumbs.db", "desktop.ini")
    )
