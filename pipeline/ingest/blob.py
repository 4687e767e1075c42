"""Bytes at hand, on their way to becoming pages: what they are called, and how to read them.

A `Blob` is a file, a member of an archive, or the body of a WARC record.  All blobs of one source share one `Work`.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, cast

from pipeline.ingest.allowed import BombError, RefusedError, Work
from pipeline.ingest.names import MEMBER, shown
from pipeline.ingest.streams import AtOnce, Broken, Counted, Replayed, is_file, some
from pipeline.tables import Reject

HEAD = 65_536
SPOOL_MEMORY = 16_000_000


@dataclass(slots=True)
class Blob:
    """Some bytes with a name.  `stream` stands at their beginning, `head` holds the first `HEAD` of them.

    `path` is the source as the tables show it; `name` is what it is called, for formats to be told apart by.
    `record` is the id of the record they are, `depth` in how many archives they lie, `charset` what was said of their
    encoding.  `place` names the step that found them (`guard.py`).
    """

    path: str
    stream: IO[bytes]
    head: bytes
    work: Work
    depth: int = 0
    record: str | None = None
    charset: str | None = None
    name: str = field(default="")
    place: int = 0

    def reject(self, reason: str, detail: str, stage: str = "read", record: str | None = None) -> Reject:
        """Return a reject of this blob."""
        return Reject(self.path, record or self.record, stage, reason, detail[:500])

    def reject_member(self, name: str, reason: str, detail: str) -> Reject:
        """Return the reject of a member that is not read."""
        return Reject(f"{self.path}{MEMBER}{shown(name)}", None, "read", reason, detail[:500])

    def whole(self) -> bytes:
        """Return all bytes; raise `RefusedError` where they are more than a text may have."""
        limit = self.work.reading.max_bytes
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise RefusedError("too_long", f"more than {limit} bytes")
        return data

    @contextmanager
    def seekable(self) -> Iterator[IO[bytes]]:
        """Yield the bytes as a file in which one can go back: themselves, or a copy in a file without a name."""
        if isinstance(self.stream, io.BytesIO) or is_file(self.stream):
            yield self.stream
            return
        with tempfile.SpooledTemporaryFile(SPOOL_MEMORY, dir=self.work.reading.scratch) as copy:
            shutil.copyfileobj(self.stream, copy, 1 << 18)
            copy.seek(0)
            yield copy

    def at_once(self) -> IO[bytes]:
        """Return the stream for a library that asks for much at once: where it breaks, what stands before is given."""
        return cast(IO[bytes], AtOnce(self.stream))

    def inner(
        self, name: str, raw: io.RawIOBase | IO[bytes], *, record: str | None = None, counted: bool = False
    ) -> Blob:
        """Return the blob of a member, whose bytes count as unpacked unless they did; `name` "" is this file's."""
        path = f"{self.path}{MEMBER}{shown(name)}" if name else self.path
        stream = io.BufferedReader(raw if counted else Counted(raw, self.work), 1 << 16)  # type: ignore[type-var]
        return opened(path, stream, self.work, self.depth + 1, record, name or self.name)


def opened(
    path: str, stream: IO[bytes], work: Work, depth: int = 0, record: str | None = None, name: str | None = None
) -> Blob:
    """Return the blob of an open stream; its head is read and put back."""
    head, fault = _head(stream)
    if is_file(stream):
        stream.seek(0)
    elif fault:  # what stands before it can be read, as the rows of a file that is cut off
        stream = io.BufferedReader(Replayed(head, Broken(fault)), 1 << 18)
    elif len(head) < HEAD:  # that is all of it, as of most members of archives
        stream = io.BytesIO(head)
    else:
        stream = io.BufferedReader(Replayed(head, stream), 1 << 18)
    return Blob(path, stream, head, work, depth, record, name=path if name is None else name)


def _head(stream: IO[bytes]) -> tuple[bytes, RefusedError | None]:
    """Return the first bytes of a stream, and why there are no more of them; raise that where there are none."""
    head = b""
    try:
        while len(head) < HEAD and (data := some(stream, HEAD - len(head))):
            head += data
    except BombError:
        raise
    except RefusedError as error:
        if not head:
            raise
        return head, error
    return head, None
