"""How workers share a large file: each reads all of it, and whoever comes to a chunk first extracts it.

So all of them are done at about the same time, however unlike chunks are.  A chunk is taken by making a file, which
goes with the run; the same chunk made by another worker would be the same.

A worker may die between making that file and filling it: then its chunk belongs to nobody and is missing when all are
done, and the whole file is given to one worker, which makes what is missing (`extraction._Run.take`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

Share = tuple[int, int]  # which of how many


@dataclass(frozen=True, slots=True)
class Taken:
    """Which chunks have been taken, as files in a folder of this run."""

    folder: Path

    def by(self, share: Share, chunk: str) -> bool:
        """Take a chunk for a share; False where another share has it.  A task begun anew has what it took before."""
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
