"""What is said of errors: to a person, what to do about one of the file system; to an engineer, where one came from."""

from __future__ import annotations

import errno
import traceback

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS)
_CALLS = 12  # of the way to an error, the last ones


def trace(error: BaseException) -> str:
    """Return the way to an error, a call a line, without paths: it is the same on every machine."""
    frames = [
        f"{frame.f_globals.get('__name__')}:{line} {frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    cause = error.__cause__ or error.__context__
    after = [f"after {type(cause).__name__}: {cause}"[:300], trace(cause)] if cause else []
    return "\n".join([*frames[-_CALLS:], *after])[:4000]


def in_words(error: OSError, place: object = "") -> str:
    """Return what happened where, and what to do about it if we know; `place` where the error does not name one."""
    where, what = error.filename or place, error.strerror or str(error)
    said = f"{where}: {what}" if where else what
    todo = to_do(error)
    return f"{said}; {todo}" if todo else said


def to_do(error: OSError) -> str | None:
    """Return what a person can do about an error, None where that is not known."""
    if error.errno in _FULL:
        return "make room"
    if error.errno == errno.ENOMEM:
        return "free memory, or grant this process more of it"
    return "make the folder writable" if error.errno in _CLOSED else None
