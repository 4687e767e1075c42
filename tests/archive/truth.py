"""What an archive was made of."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Report:
    """One report: where it stands, what it is a copy of (`rate`: share of characters changed), its planted error."""

    file: str
    part: int
    family: str
    copy_of: int | None = None
    rate: float = 0.0
    error: str | None = None
    names: dict[str, int] = field(default_factory=dict)  # every name it may use → number of the enterprise


@dataclass(slots=True)
class Truth:
    """The reports, in the order they were made."""

    reports: list[Report] = field(default_factory=list)

    def write(self, path: Path) -> None:
        """Keep it as JSON."""
        path.write_text(json.dumps([asdict(report) for report in self.reports], ensure_ascii=False), "utf-8")

    @classmethod
    def read(cls, path: Path) -> Truth:
        """Return what was kept."""
        return cls([Report(**row) for row in json.loads(path.read_text("utf-8"))])
