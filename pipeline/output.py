"""The folder that a run works in: what is finished is kept there for the next run, what is whole is put in place.

A run leaves either a whole folder of tables or none: everything goes to a hidden folder beside the target, and the
tables are renamed over it at the end.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.faults import in_words
from pipeline.write import MANIFEST, OutputError


class Output:
    """A folder in the making, beside the one it will become.

    The name of the working folder follows from that of `out`, so that the next run finds what this one finished.  It
    holds `shards` (finished chunks), `tables` (the folder that will be `out`), `engine` and `workers` (of this run).
    """

    def __init__(self, out: Path) -> None:
        """Make the working folder, or take that of an earlier run; raise `OutputError` where that is not possible."""
        self.out = out = Path(os.path.abspath(out))
        self.work = out.parent / f".{out.name}.partial"
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

    def _recover(self) -> None:
        """Put back the earlier folder where a run ended between taking it away and putting the new one in place."""
        replaced = self.work / "replaced"
        if replaced.exists() and not self.out.exists():
            os.replace(replaced, self.out)
        shutil.rmtree(replaced, ignore_errors=True)
        for path in self.shards.glob(".*"):
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)

    def finish(self, manifest: Mapping[str, Any]) -> None:
        """Write the manifest beside the finished tables."""
        text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True)
        (self.tables / MANIFEST).write_text(text + "\n", encoding="utf-8")

    def commit(self) -> None:
        """Put what was written in place of `out`, and remove the working folder."""
        self.tables.chmod(0o755)
        if self.out.exists():
            os.replace(self.out, self.work / "replaced")
        try:
            os.replace(self.tables, self.out)
        except OSError:
            if (self.work / "replaced").exists():
                os.replace(self.work / "replaced", self.out)
            raise
        shutil.rmtree(self.work, ignore_errors=True)

    def release(self) -> None:
        """Let other runs write to `out`; what is finished stays in the working folder, if there is anything."""
        if not any(self.shards.glob("*")):
            shutil.rmtree(self.work, ignore_errors=True)
        os.close(self._lock)


def put_back(out: Path) -> None:
    """Put an earlier folder back in its place where a run was ended while it replaced it."""
    if not out.exists() and (out.parent / f".{out.name}.partial" / "replaced").exists():
        Output(out).release()


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
