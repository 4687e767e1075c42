"""Tables in object storage: made on a disk as all are, put there when they are finished, the manifest last.

Object storage knows no rename, so no folder appears there at once.  That all tables are those of one run is told by
`manifest.json`: it is removed before the first of them is replaced, and put there after the last one.  From beginning
to end a run has `.heshu-run` there, which keeps others away and lets the same command go on after it was ended.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import shutil
import socket
import uuid
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from pipeline import tables
from pipeline.faults import in_words
from pipeline.folder import CLAIM, MANIFEST, SUPPRESSIONS, begins_page, manifest, says_ours
from pipeline.storage.bucket import Bucket
from pipeline.storage.output import Output, digest, free
from pipeline.storage.write import OutputError

_PART = re.compile(r"([a-z_]+)/part-\d{5,}\.parquet")
_PAGE = re.compile(r"report(-\d+)?\.html")
_CLOSED = ("http://", "https://")
_LOG = logging.getLogger(__name__)


class Stored(Output):
    """Tables in the making in a working folder on a disk, and the URI of the folder they will be in.

    The working folder lies in `scratch`, its name follows from the URI.  `before` holds of what is there already what a
    run heeds: the manifest, and the decisions of reviewers.
    """

    def __init__(self, uri: str, scratch: Path) -> None:
        """Make the working folder, or take that of an earlier run; raise `OutputError` where that is not possible."""
        if uri.startswith(_CLOSED):
            raise OutputError(f"{uri}: no server of pages takes tables; name object storage or a folder with --out")
        try:
            self._bucket = Bucket(uri)
        except ImportError as error:
            raise OutputError(f"{uri}: install heshu[remote] and the package of the scheme ({error})") from error
        except (OSError, ValueError) as error:
            raise OutputError(f"{uri}: {error}") from error
        self._said: bytes | None = None  # what this run claims its place with
        self.others: Callable[[list[str]], None] | None = None  # has files put there by others, who see the folder
        super().__init__(scratch / f"{_plain(uri)}-{hashlib.blake2b(uri.encode(), digest_size=4).hexdigest()}")
        self.place, self.before, self._claim = uri, self.work / "before", self.work / "claim"
        shutil.rmtree(self.before, ignore_errors=True)
        self.before.mkdir()

    def check(self, overwrite: bool) -> None:
        """See `Output.check`; what is free is claimed: before the work it is known that something can be written."""
        try:
            there = self._bucket.names()
        except NotADirectoryError as error:
            raise OutputError(f"{self.place} is a file; name a folder with --out") from error
        for name in (MANIFEST, SUPPRESSIONS):
            if name in there and (data := self._bucket.read(name)) is not None:
                (self.before / name).write_bytes(data)
        ours = self._claim.read_bytes() if self._claim.exists() else None
        claim = self._bucket.read(CLAIM) if CLAIM in there else None
        if claim is None or claim != ours:
            self._refuse(set(there), claim, overwrite)
        if ours is None:
            said = {"program": "heshu", "host": socket.gethostname(), "work": str(self.work), "run": uuid.uuid4().hex}
            self._claim.write_text(json.dumps(said), encoding="utf-8")
        self._said = self._claim.read_bytes()
        self._bucket.write(CLAIM, self._said)

    def _refuse(self, there: set[str], claim: bytes | None, overwrite: bool) -> None:
        """Raise `OutputError` where something lies there that this run may not replace."""
        if claim and not overwrite:
            said = json.loads(claim) if says_ours(claim) else {}
            raise OutputError(
                f"{self.place}: a run on {said.get('host')} in {said.get('work')} is writing there, or was ended; wait"
                " for it, start it there again, or, if it is over for good, add --overwrite"
            )
        finished = MANIFEST in there and manifest(self.before).get("program") == "heshu"
        if there and not finished and not claim:
            raise OutputError(f"{self.place} is not empty and was not written by heshu; choose another --out")
        if finished and not overwrite:
            raise OutputError(f"{self.place} holds the tables of an earlier run; add --overwrite to replace them")

    def commit(self) -> None:
        """Put what was written there, remove what an earlier run has more, and remove the working folder."""
        made = {path.relative_to(self.tables).as_posix(): path.stat().st_size for path in _files(self.tables)}
        self._hold()
        old = self._bucket.sizes()
        self._bucket.remove({MANIFEST} & old.keys())
        self._set_aside(old.keys() & made.keys(), set(old))
        self._put(sorted(made.keys() - {MANIFEST}))
        self._bucket.remove(sorted(name for name in old.keys() - made.keys() if self._is_ours(name)))
        now = self._bucket.sizes()
        if short := sorted(name for name, size in made.items() if name != MANIFEST and now.get(name) != size):
            raise OSError(f"{self.place}/{short[0]}: not there as it was put there")
        self._hold()
        self._bucket.put(self.tables, [MANIFEST])
        shutil.rmtree(self.work, ignore_errors=True)

    def _put(self, names: list[str]) -> None:
        """Put files there, or have others do it."""
        if self.others is not None:
            _LOG.info("having %d files put into %s", len(names), self.place)
            self.others(names)
            return
        for table, own in groupby(names, lambda name: name.partition("/")[0]):
            _LOG.info("putting %s into %s", table, self.place)
            self._bucket.put(self.tables, own)

    def _hold(self) -> None:
        """Raise `OutputError` where another run has taken the place of this one."""
        if self._bucket.read(CLAIM) != self._said:
            raise OutputError(f"{self.place}: another run was started with --overwrite and writes there now")

    def release(self) -> None:
        """See `Output.release`; what nothing is left of claims its place no more."""
        super().release()
        if self._said and not self.work.exists():
            try:
                if self._bucket.read(CLAIM) == self._said:
                    self._bucket.remove([CLAIM])
            except OSError as error:
                _LOG.warning("%s/%s is left there: %s", self.place, CLAIM, in_words(error))

    def _set_aside(self, names: set[str], taken: set[str]) -> None:
        """Give another name to what people put there under a name of this run's: their decisions, their own pages."""
        for name in sorted(names):
            theirs = name == SUPPRESSIONS and digest(self.before / name) not in (
                digest(self.tables / name),
                manifest(self.before).get("suppressions"),
            )
            if theirs or (_PAGE.fullmatch(name) and not begins_page(self._bucket.head(name))):
                place = free(Path(name), lambda path: str(path) in taken)
                self._bucket.move(name, str(place))
                _LOG.warning("%s was there already: kept as %s/%s", name, self.place, place)

    def _is_ours(self, name: str) -> bool:
        """Return whether a file is one that heshu wrote."""
        part = _PART.fullmatch(name)
        if part:
            return part[1] in tables.TABLES or part[1] in manifest(self.before).get("counts", ())
        return bool(_PAGE.fullmatch(name)) and begins_page(self._bucket.head(name))


def _files(folder: Path) -> list[Path]:
    """Return the files of a folder, further down as well."""
    return [Path(above, name) for above, _, names in os.walk(folder) for name in names]


def _plain(uri: str) -> str:
    """Return the last name of a URI as one that a folder may have."""
    return re.sub(r"[^\w.-]", "_", uri.rstrip("/").rpartition("/")[2])[:60]
