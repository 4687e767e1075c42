"""Words that the checks across documents share: cues by role, indicators by id, names of places."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from extractors.lexicon import Matcher, seldom
from extractors.metrics import Indicator, indicators
from extractors.name.masks import masked, nameless
from extractors.roles import Roles
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span

cues = cache(Roles("cross_cues").set_of)

_TITLES = re.compile(r"(?:人民)?政府$|(?:镇|乡|街道)?(?:党委|办事处|委员会)$")
_SHORTEST = 2  # characters of a place's name with its level
_LEVELS = "省市县区州旗盟镇"


@cache
def by_id() -> dict[str, Indicator]:
    """Return the indicators by id and by name."""
    found = {entry.metric: entry for entry in indicators().values()}
    return found | {entry.metric_id: entry for entry in indicators().values() if entry.metric_id}


@cache
def _cue_matcher(role: str) -> Matcher:
    return Matcher(cues(role))


def cued(role: str, folded: str) -> list[tuple[int, int, str]]:
    """Return the cues of one role in a folded text."""
    return list(_cue_matcher(role).find(folded))


def place_name(name: str | None) -> str | None:
    """Return a place without the words for its offices; None where it is masked, not said, or no name (全乡)."""
    if not name or masked(name) or nameless(name):
        return None
    return _TITLES.sub("", name) or None


def same_place(a: ReportFacts, b: ReportFacts) -> bool | None:
    """Return whether two reports speak of one place; None where that cannot be told."""
    one, two = (place_name(report.region or report.issuer) for report in (a, b))
    if one is None or two is None:
        levels = [(report.region or "")[-1:] for report in (a, b)]
        return False if all(levels) and levels[0] != levels[1] and (a.region and b.region) else None
    longer, shorter = (one, two) if len(one) > len(two) else (two, one)
    if one == two or not longer.endswith(shorter):
        return one == two
    if _places(longer[: -len(shorter)]):
        return True
    return False if one in seldom("regions") and two in seldom("regions") else None


def _places(words: str) -> bool:
    """Return whether words are names of places in a row, as they stand before another (江苏省徐州市沛县)."""
    if words in seldom("regions") or (len(words) > _SHORTEST and words[-1] in _LEVELS):
        return True
    return any(words[:cut] in seldom("regions") and _places(words[cut:]) for cut in range(2, len(words) - 1))


def sentence(report: ReportFacts, place: int) -> Span:
    """Return the span of the sentence that holds a place, without the blanks at its edges."""
    start, end = report.sentence_span(place)
    text = report.text[start:end]
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())


def common_words(a: str, b: str) -> int:
    """Return the length of the longest run of characters that two strings share."""
    return SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size
