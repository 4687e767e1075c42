"""Where a report turns to the year after its own: 四、下步打算⏎2012年,…, 下步打算:2012年,…, 五、2012年打算。争取…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors import numbering
from extractors.periods import Period
from pipeline.document.ahead import either

Mark = tuple[int, Period | None]  # where the heading stands and its period; None: the report's own year
CHAPTER = re.compile(f"^[ 　]*{numbering.CHAPTER}", re.M)
_PLAN = either("chapter")
_PLANS = re.compile(
    rf"^[^\n。,:]{{0,16}}{_PLAN}(?:\n[ 　]*|(?P<inline>:))(?P<year>20\d\d)年(?![-~至到、和])"
    rf"|^(?P<chapter>[ 　]*{numbering.CHAPTER})?[^\n。,:;0-9]{{0,6}}(?P<own>20\d\d)年"
    rf"[^\n。,:;0-9]{{0,8}}{_PLAN}(?:如下)?[。:](?=[^\n])",
    re.M,
)


def turns(text: str, found: Sequence[Period], kept: Mapping[int, Period], year: int | None) -> Iterator[Mark]:
    """Yield where plans begin that name the year after `year`, and where they end; `kept` are the other headings."""
    for match in _PLANS.finditer(text) if year is not None else ():
        at = match.start("year" if match["year"] else "own")
        named = next((p for p in found if p.start == at), None)
        if named is None or named.role != "main" or named.year != (year or 0) + 1 or match.start() in kept:
            continue
        yield match.start(), named
        end = _end(text, match)
        if end >= 0 and end not in kept:
            yield end, heading_before(kept, match.start())


def heading_before(marks: Mapping[int, Period], at: int) -> Period | None:
    """Return the period of the last heading before a place, which holds again where a part within it ends."""
    return marks.get(max((start for start in marks if start < at), default=-1))


def _end(text: str, match: re.Match[str]) -> int:
    """Return where plans end: with their line where it opens with them, else before the next chapter; -1 for never."""
    if match["inline"] or (match["own"] and not match["chapter"]):
        return text.find("\n", match.end())
    chapter = CHAPTER.search(text, match.end())
    return chapter.start() if chapter else -1
