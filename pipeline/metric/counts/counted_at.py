"""A count where it stands: what the rules that name counts are asked about."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.counts import Count
from extractors.metrics import Hits
from extractors.records import record
from pipeline.metric.draft import MetricOf
from pipeline.metric.wording.glue import Glue

Led = tuple[int, Glue]  # where the glue before a count begins, and what it says


@record(frozen=True, slots=True)
class CountAt:
    """The count at `place` among the `counts` of a text whose indicators are `hits`.

    Its own words begin at `low`: its sentence, or the end of the count before it.  `before` is what the count before it
    in its sentence measures, None where it is the first.
    """

    folded: str
    hits: Hits
    counts: Sequence[Count]
    place: int
    low: int
    led: Led
    before: MetricOf | None

    @property
    def count(self) -> Count:
        """The count itself."""
        return self.counts[self.place]

    @property
    def first(self) -> Count:
        """The count before it."""
        return self.counts[self.place - 1]
