"""Figures that lost their sign: 比上年增14.6, · 分别增17.9、13.0 · 占经费的50以上 · 分别提高2.1、1.5个百分点.

A bare figure is a percentage only right behind a word of growth or share and right before the end of its clause, so
that neither counts (增加20家), multiples (增长3倍), levels (增至500) nor years can pass.
"""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.base import Passage, Percentage
from extractors.figure_words import figure_word
from extractors.number.cues import Endings, cued, glue
from extractors.number.numerals import read
from extractors.number.qualifiers import after, around, qualified
from extractors.number.quantities import Quantity
from extractors.percent.cues import KIND, ROLES, falls, words
from extractors.percent.mention import percentage

_BARE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?")
_GROWTH = Endings(words("growth"))
_CHANGE = Endings(words("change"))
_MOVES = Endings((*words("growth"), *words("change")))
_MARK = ROLES.pattern("mark")
_RATES = Endings(words("share"))
_NO_SHARES = words("no_share")
_SURE_RATES = Endings(words("sure_rate"))
_SHARE = re.compile(
    r"占[^,。;:、!?0-9\n]{1,24}(?:的|比重|比例)(?:达到?|为|约|超过|提高到|上升到)?$"
    r"|占[^,。;:、!?0-9\n]{1,16}[都均也]在$"
)
_OF_SUM = re.compile(r"占[^,。;:、!?0-9\n]{0,14}(?:支出|收入|产值|总[额值量数]|GDP)$")  # 占财政支出1.1,
# How much of a plan was done, which may be more than all of it: 完成年计划的101.3.
_OF_PLAN = re.compile(
    rf"(?:完成|占|达到?|实现)了?[^,。;:、!?0-9\n]{{0,10}}{figure_word('plan_name')}[数额值]?的(?:约)?$"
)
_MOST_OF_PLAN = 300
_CLAUSE_END = re.compile(r"(?:以上|左右|以下|以内)?[ ]?(?:[,。;、)\n]|\.(?![0-9])|$)")
# What `_CLAUSE_END` or a link can begin with, "" at the end of the text.
_CLAUSE_HEADS = frozenset({"", *"以左 ,。、;)\n.和与及"})
_LINKS = frozenset({"、", "和", "与", "及", "以及"})
_GLUE = glue("growth")
_RATE_GLUE = glue("rate")


def find(passage: Passage, quantities: list[Quantity], bare: list[int]) -> list[Percentage]:
    """Return the figures whose sign was lost; `bare` are the places of the quantities without a unit."""
    found: list[Percentage] = []
    folded = passage.folded
    last = -1
    for place in bare:
        quantity = quantities[place]
        if folded[quantity.end : quantity.end + 1] not in _CLAUSE_HEADS:
            continue
        if place <= last or not _BARE.fullmatch(quantity.written):
            continue
        if not _CLAUSE_END.match(folded, quantity.end) and folded[quantity.end] not in "和与及":
            continue
        rule, head = _cue(folded, quantity), place
        if rule is None and (head := _signed_before(folded, quantities, place)) < place:
            rule = "shared_sign"
        if rule:
            last = _list_end(folded, quantities, place)
            following = quantities[last + 1] if last + 1 < len(quantities) else None
            fall = falls(folded, quantities[head].start)
            found.extend(_restored(passage, quantities[place : last + 1], following, rule, fall))
    return found


def _cue(folded: str, quantity: Quantity) -> str | None:
    """Return which kind of word stands right before the figure."""
    start, decimal = quantity.start, "." in quantity.written
    at = cued(folded, start, _GROWTH, _GLUE)
    clause = folded[max(0, start - 40) : start].rpartition("。")[2]
    if "指数" in clause:
        return None
    marked = (at >= 0 or decimal) and _MARK.search(clause) is not None
    if at >= 0 and (decimal or (marked and Decimal(quantity.written) <= 100)):
        return "lost_growth"
    if decimal and marked and cued(folded, start, _CHANGE, _GLUE) >= 0 and "增加" not in clause[-6:]:
        return "lost_growth"
    if Decimal(quantity.written) <= _MOST_OF_PLAN and _OF_PLAN.search(folded, max(0, start - 30), start):
        return "lost_share"
    if Decimal(quantity.written) > 100:
        return None
    if _SHARE.search(folded, max(0, start - 30), start) or (
        decimal and _OF_SUM.search(folded, max(0, start - 30), start)
    ):
        return "lost_share"
    if cued(folded, start, _SURE_RATES, _RATE_GLUE) >= 0:
        return "lost_share"
    open_end = after(folded, quantity.end) != "exact"
    at = cued(folded, start, _RATES, _RATE_GLUE) if decimal or open_end else -1
    return "lost_share" if at >= 0 and not folded.endswith(_NO_SHARES, 0, at) else None


def _signed_before(folded: str, quantities: list[Quantity], place: int) -> int:
    """Return the head of a list of growths that a decimal ends without its sign: 增长22.4%、21.8%、19.6;."""
    head, quantity = place, quantities[place]
    if "." not in quantity.written or not _CLAUSE_END.match(folded, quantity.end):
        return place
    while head and quantities[head - 1].family == "percent" and _links(folded, quantities[head - 1], quantities[head]):
        head -= 1
    return head if head < place and cued(folded, quantities[head].start, _MOVES, _GLUE) >= 0 else place


def _links(folded: str, member: Quantity, following: Quantity) -> bool:
    """Tell whether nothing but a link stands between two figures."""
    return folded[member.unit_end : following.start] in _LINKS


def _list_end(folded: str, quantities: list[Quantity], place: int) -> int:
    """Return the place of the last member of a list of bare figures (17.9、13.0)."""
    while place + 1 < len(quantities):
        following = quantities[place + 1]
        linked = folded[quantities[place].end : following.start] in _LINKS
        if not linked or following.unit is not None or not _BARE.fullmatch(following.written):
            break
        place += 1
    return place


def _restored(
    passage: Passage, members: list[Quantity], following: Quantity | None, rule: str, fall: bool
) -> list[Percentage]:
    """Build the mentions of a list whose last member ends the clause; otherwise it shares a unit that is printed."""
    folded = passage.folded
    if (following is not None and folded[members[-1].end : following.start] in _LINKS) or not _CLAUSE_END.match(
        folded, members[-1].end
    ):
        passage.drop(members[0].start, members[-1].end, rule, "figure_shares_another_unit")
        return []
    return [_mention(passage, member, rule, "percent", fall) for member in members]


def _mention(passage: Passage, quantity: Quantity, rule: str, family: str, fall: bool) -> Percentage:
    """Build the mention of one bare figure."""
    number = read(quantity.written)
    assert number is not None, "plain digits always read"
    span = quantity.start, quantity.end
    number = qualified(number, around(passage.folded, *span))
    return percentage(passage, span, rule, number, KIND[family], inferred=True, falling=fall)


def shared(passage: Passage, quantities: list[Quantity], place: int, mention: Percentage) -> list[Percentage]:
    """Return the bare members of a list whose last one prints the sign for all: 分别提高2.1、1.5个百分点."""
    folded, first = passage.folded, place
    before = quantities[place - 1].unit
    if (before is not None and before.word != "个") or mention.start != quantities[place].start:
        return []
    while first and _shares(folded, quantities[first - 1], quantities[first].start):
        first -= 1
    if first == place or (quantities[first].unit is None and not _listed(folded, quantities[first].start)):
        return []
    family = quantities[place].family
    fall = falls(folded, quantities[first].start)
    return [_mention(passage, member, "shared_sign", family, fall) for member in quantities[first:place]]


def _shares(folded: str, member: Quantity, following: int) -> bool:
    """Tell whether a bare figure (or 2.9个) is linked to the next one by 、 or 和."""
    if (member.unit is not None and member.unit.word != "个") or not _BARE.fullmatch(member.written):
        return False
    return folded[member.unit_end : following] in _LINKS


def _listed(folded: str, start: int) -> bool:
    """Tell whether 分别 or a word of change opens the list."""
    return "分别" in folded[max(0, start - 8) : start] or cued(folded, start, _MOVES, _GLUE) >= 0
