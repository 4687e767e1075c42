"""How sources are named in the tables, and where they are by these names."""

from __future__ import annotations

import os
import re

from pipeline.ingest import remote

MEMBER = "!/"  # between an archive and the name of a member, or of a row's file in it
_MARK = r"\x21/"  # the same two characters where they are part of a name, as of a folder 加油!
_ESCAPED = re.compile(r"\\udc([89a-f][0-9a-f])|\\x(21)(?=/)")


def file_of(source: str) -> str:
    """Return the file that holds what `source` names: of a member of an archive, the archive."""
    return source.partition(MEMBER)[0]


def shown(path: str) -> str:
    """Return a path, or a member's name, as the tables show it.

    Odd bytes of a name that is no text are escaped, and `!` before a slash: that marks a member.
    """
    return path.encode("utf-8", "backslashreplace").decode().replace(MEMBER, _MARK)


def named(file: str, base: str | None = None) -> str:
    """Return the path of a file by its name in the tables; relative ones are looked up in the folder `base`."""
    found = _ESCAPED.sub(lambda match: chr(0xDC00 + int(match[1], 16)) if match[1] else "!", file)
    is_it = found != file and (remote.is_remote(file) or os.path.lexists(at(found, base)))
    return found if is_it else file


def at(path: str, base: str | None) -> str:
    """Return where a path is that was given in the folder `base`."""
    return path if base is None or remote.is_remote(path) else os.path.join(base, path)
