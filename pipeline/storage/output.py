"""The folder that a run works in: what is finished is kept there for the next run, what is whole is put in place.

A run leaves either a whole folder of tables or none: everything goes to a hidden folder beside the target, and the
tables are renamed over it at the end.  What lies in the folder and is not of a run is moved into the new one; a link to
a folder stays, and the folder it leads to is replaced.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import logging
import os
import shutil
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from typing import Any

from pipeline.faults import in_words
from pipeline.folder import MANIFEST, SUPPRESSIONS, foreign, manifest
from pipeline.storage.write import OutputError, check_target

REPLACED = "replaced"  # in the working folder: the folder that a new one is put in place of
_LOG = logging.getLogger(__name__)


class Output:
    """A folder in the making, beside the one it will become.

    The name of the working folder follows from that of `out`, so that the next run finds what this one finished.  It
    holds `shards` (finished chunks), `tables` (the folder that will be `out`), `engine` and `workers` (of this run).
    `place` is where people find the tables, `before` a folder with what an earlier run left there that this one heeds.
    """

    def __init__(self, out: Path) -> None:
        """Make the working folder, or take that of an earlier run; raise `OutputError` where that is not possible."""
        self.out = out = _followed(out)
        self.place: Path | str = out
        self.before = out
        self.work = _work(out)
        self.shards, self.tables = self.work / "shards", self.work / "tables"
        self.workers, self.engine = self.work / "workers", self.work / "engine"
        try:
            self._lock = _locked(self.work)
            self._recover()
            for folder in (self.tables, self.workers, self.engine):
                shutil.rmtree(folder, ignore_errors=True)
            for folder in (self.shards, self.tables, self.workers, self.engine):
                folder.mkdir(exist_ok=True)
        except OSError as error:
            raise OutputError(f"cannot write beside {out}: {in_words(error)}") from error

    def check(self, overwrite: bool) -> None:
        """Raise `OutputError` unless the tables may be put where they go."""
        check_target(self.out, overwrite)

    def _recover(self) -> None:
        """Undo, or do to its end, what a run that ended was at: to put the new folder in place of an earlier one."""
        replaced = self.work / REPLACED
        if replaced.exists() and not self.out.exists():
            os.replace(replaced, self.out)
        self._carry()
        for path in self.shards.glob(".*"):
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)

    def finish(self, said: Mapping[str, Any]) -> None:
        """Write the manifest beside the finished tables, and note decisions of reviewers that were put there."""
        copied = {"suppressions": digest(path)} if (path := self.tables / SUPPRESSIONS).exists() else {}
        text = json.dumps({**said, **copied}, ensure_ascii=False, indent=2, sort_keys=True)
        (self.tables / MANIFEST).write_text(text + "\n", encoding="utf-8")

    def commit(self) -> None:
        """Put what was written in place of `out`, and remove the working folder."""
        self.tables.chmod(0o777 & ~_umask())
        replaced = self.work / REPLACED
        if self.out.exists():
            os.replace(self.out, replaced)
        try:
            os.replace(self.tables, self.out)
        except OSError:
            if replaced.exists():
                os.replace(replaced, self.out)
            raise
        self._carry()
        shutil.rmtree(self.work, ignore_errors=True)

    def _carry(self) -> None:
        """Move what is not of a run from the replaced folder into the new one, and remove the rest of it."""
        replaced = self.work / REPLACED
        if not replaced.exists():
            return
        for path in foreign(replaced):
            place = self.out / path.relative_to(replaced)
            place.parent.mkdir(exist_ok=True)  # `.kept`, of which the new run needs none
            if not os.path.lexists(place):
                os.replace(path, place)
            elif path.name != SUPPRESSIONS or digest(path) not in (
                digest(place),
                manifest(replaced).get("suppressions"),
            ):
                place = free(place)
                os.replace(path, place)
                _LOG.warning("%s was there already: kept as %s", path.name, place)
        shutil.rmtree(replaced, ignore_errors=True)

    def discard(self) -> None:
        """Leave `out` as it is, and remove the working folder."""
        shutil.rmtree(self.work, ignore_errors=True)

    def release(self) -> None:
        """Let other runs write to `out`; what is finished stays in the working folder, if there is anything."""
        if not any(self.shards.glob("*")) and not (self.work / REPLACED).exists():
            shutil.rmtree(self.work, ignore_errors=True)
        os.close(self._lock)


def put_back(out: Path) -> None:
    """Put an earlier folder back in its place where a run was ended while it replaced it."""
    if not out.exists() and (_work(_followed(out)) / REPLACED).exists():
        Output(out).release()


def _followed(out: Path) -> Path:
    """Return the folder that a path, maybe a link, leads to."""
    return Path(os.path.realpath(out) if out.is_symlink() else os.path.abspath(out))


def _work(out: Path) -> Path:
    """Return the working folder of a folder of tables."""
    return out.parent / f".{out.name}.partial"


def free(path: Path, is_taken: Callable[[Path], bool] = os.path.lexists) -> Path:
    """Return the first free name of `stem-1.suffix`, `stem-2.suffix` and so on."""
    return next(place for number in count(1) if not is_taken(place := path.with_stem(f"{path.stem}-{number}")))


def digest(path: Path) -> str:
    """Return the fingerprint of a small file."""
    return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()


def _locked(folder: Path) -> int:
    """Return a lock on a folder, which is made; it ends with the process, whatever ends that."""
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "lock"
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if path.stat().st_ino == os.fstat(handle).st_ino:
                return handle
        except BlockingIOError:
            os.close(handle)
            raise OutputError(f"another run is writing to {folder}; wait for it, or choose another --out") from None
        except FileNotFoundError:
            pass  # the other run finished, and took the folder with it, between our two steps
        os.close(handle)


def _umask() -> int:
    """Return the rights that new files of this process are not to have: who set 077 wants no others to read them."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
