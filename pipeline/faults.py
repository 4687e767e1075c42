"""What a person can do about an error of the file system."""

from __future__ import annotations

import errno

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS)


def in_words(error: OSError, place: object = "") -> str:
    """Return what happened where, and what to do about it if we know; `place` where the error does not name one."""
    where, what = error.filename or place, error.strerror or str(error)
    said = f"{where}: {what}" if where else what
    if error.errno in _FULL:
        return f"{said}; make room"
    if error.errno == errno.ENOMEM:
        return f"{said}; free memory, or grant this process more of it"
    return f"{said}; make the folder writable" if error.errno in _CLOSED else said
