"""What ended a query (no memory, no disk, Ctrl-C), by the wording of DuckDB's errors: their classes do not tell."""

from __future__ import annotations

import errno

MEMORY = "Out of Memory Error"
# Said without the other where a table is put in its place.
_COMMIT = ("could not allocate block", "failed to pin block")
# The disk itself, what a user or a file may have of it, and what DuckDB may.
_DISK = (
    "No space left", "Disk quota exceeded", "File too large", "offload data block", "max_temp_directory_size",
)  # fmt: skip


def of_memory(said: str) -> bool:
    """Return whether an error says that memory is short, and not the disk that DuckDB spills to."""
    return _lacks_memory(said) and not _of_disk(said)


def is_told(said: str) -> bool:
    """Return whether an error says that memory or the disk is short."""
    return _lacks_memory(said) or _of_disk(said)


def by_user(error: BaseException | None) -> bool:
    """Return whether a query was ended by Ctrl-C."""
    return isinstance(error, RuntimeError) and str(error) == "Query interrupted"


def fault(said: str) -> OSError:
    """Return an error of DuckDB as the `OSError` it stands for."""
    number = errno.ENOSPC if _of_disk(said) else errno.ENOMEM if _lacks_memory(said) else errno.EIO
    return OSError(number, next((line for line in said.split("\n") if MEMORY in line), said.partition("\n")[0]))


def _lacks_memory(said: str) -> bool:
    """Return whether an error says that memory is short."""
    return MEMORY in said or any(words in said for words in _COMMIT)


def _of_disk(said: str) -> bool:
    """Return whether an error says that the disk is full."""
    return any(words in said for words in _DISK)
