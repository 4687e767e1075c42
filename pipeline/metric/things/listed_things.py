"""The things of a list before 分别 and its verb: 光伏、铸造和家纺|分别签约, 陶瓷、新材料两大产业|分别实现产值.

Firms and places that stand so are subjects and no things.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.lexicon import terms
from pipeline.metric.things.coordinated import AND, is_place
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.glue import tail

_SUM = f"(?:[两二三四五六七八九十]大?{either('branch_kind')}?类?{either('branch')})"
_BEFORE = re.compile(
    f"(?P<all>(?P<things>[\u4e00-\u9fffA-Za-z、]{{4,60}}?)(?P<sum>{_SUM})?)(?:已|共)?分别(?P<verb>[\u4e00-\u9fff]{{0,12}})$"
)
_VIEW = re.compile("(?:分|[从按])(?:[\u4e00-\u9fff]{0,4}(?:行业|产业|领域|产品|业务)|门类)看?,$")
_REST = re.compile("(?:以及|[和与及])其[他它]")  # 维保及其他: one thing
_BODY = re.compile(f"(?:{either('bodies')}|{either('place')}|[园厂站店院校所])$")  # whose it is, not what of
_TIME = re.compile("[今去前明上本]年|半年|季度|[0-9]")
_LEAST = 2  # characters of a thing


def before_verb(folded: str, low: int, end: int, firm_ends: Sequence[int]) -> re.Match[str] | None:
    """Return the list before 分别 and a verb that end at `end`, in a clause that begins at `low`: things, sum, verb."""
    match = _BEFORE.match(folded, low, end)
    if match is None or any(low < firm <= match.end("things") for firm in firm_ends):
        return None
    return match


def things_of(folded: str, match: re.Match[str]) -> list[str]:
    """Return the things of a list, none where one of them is a place or nothing that can be named."""
    low = match.start("things")
    end, _ = tail(folded, low, match.end("all"))  # 货币基金和债券基金|去年四季度则|分别
    first, *others = _split(folded[low : min(end, match.end("things"))])
    things = [words.run_before(folded, low + len(first), low), *others]
    return things if all(map(_can_be_named, things)) else []


def are_trades(folded: str, match: re.Match[str], things: Sequence[str]) -> bool:
    """Tell whether the things of a list are lines of business, no names of people or of who knows what."""
    if match["sum"] or _VIEW.search(folded, max(0, match.start() - 12), match.start()):
        return True
    return sum(map(_is_trade, things)) * 2 >= len(things)


def _split(listed: str) -> list[str]:
    """Return the things that words list."""
    rest = [match.start() for match in _REST.finditer(listed)]
    cuts = [match for match in AND.finditer(listed) if match.start() not in rest]
    bounds = [0, *(match.end() for match in cuts)]
    return [listed[a:b] for a, b in zip(bounds, [*(match.start() for match in cuts), len(listed)], strict=True)]


def _can_be_named(thing: str) -> bool:
    """Tell whether words are whole, and of no place or body."""
    return len(thing) >= _LEAST and not (is_place(thing) or _BODY.search(thing) or _TIME.search(thing))


def _is_trade(thing: str) -> bool:
    """Tell whether a thing begins or ends as a line of business does."""
    return thing in words.NOUNS or thing.startswith(_trades()) or thing.endswith(_trades())


@cache
def _trades() -> tuple[str, ...]:
    """Return the words for lines of business."""
    return tuple(terms("industry_words"))
