"""The fixed list of reasons for a reject, with advice: the one home is `lexicons/reject_reasons.tsv`."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from extractors import lexicon

_FILE = Path(__file__).parent / "lexicons" / "reject_reasons.tsv"


class Advice(NamedTuple):
    """What to do about a reject; `again` says whether trying again can help while the file stays as it is."""

    en: str
    zh: str
    again: bool


def _load() -> dict[str, Advice]:
    """Return the table of reasons."""
    with _FILE.open(encoding="utf-8") as lines:
        rows = lexicon.parse(lines, _FILE.name)
    return {row["reason"]: Advice(row["en"], row["zh"], row["again"] == "yes") for row in rows}


REJECT_REASONS = _load()
