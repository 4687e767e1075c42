"""The fixed list of reasons for a reject, with advice: the one home is `lexicons/reject_reasons.tsv`."""

from __future__ import annotations

from typing import NamedTuple

from extractors.lexicon import load


class Advice(NamedTuple):
    """What to do about a reject; `again` says whether trying again can help while the file stays as it is."""

    en: str
    zh: str
    again: bool


REJECT_REASONS = {row["reason"]: Advice(row["en"], row["zh"], row["again"] == "yes") for row in load("reject_reasons")}
