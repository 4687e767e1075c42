"""Which chunks of a large file are whose: several workers read it, and who comes to a chunk first extracts it.

So all of them are done at about the same time, however unlike chunks are.  What is taken is told by files that go with
the run; the same chunk made by another worker would be the same.

A mark that a worker left empty, dying between making and filling it, is nobody's: its chunk is missing when all are
done, and the file is given to one worker, which makes every chunk that is not there (`extraction._Run.take`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

Share = tuple[int, int]  # which of how many


@dataclass(frozen=True, slots=True)
class Taken:
    """Chunks that were taken, in a folder of this run."""

    folder: Path

    def by(self, share: Share, chunk: str) -> bool:
        """Take a chunk; return False where another one has it.  Whoever begins a task anew has what it took before."""
        mine, sharers = share
        if sharers == 1:
            return True
        path = self.folder / f"{chunk}.taken"
        try:
            with path.open("x", encoding="ascii") as file:
                file.write(f"{mine}\n")
        except FileExistsError:
            return path.read_text(encoding="ascii") == f"{mine}\n"
        return True
