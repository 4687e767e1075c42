"""Amounts that only say which things are counted: 亿元以上项目26个, 年销售收入2000万元以上企业35家.

Such an amount is the value of nothing, whatever the words before it (销售收入) say: it keeps no indicator, and the
number of things takes it into its name.
"""

from __future__ import annotations

import re

from extractors.base import Money
from extractors.lexicon import alternatives
from extractors.metrics import Hits, indicators
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import words as acts

_THINGS = alternatives("counted_nouns")
_BOUND = re.compile(
    rf"[及或]?以[上下](?:\(含?[^()]{{0,6}}\))?的?(?P<of>[\u4e00-\u9fff]{{0,8}}?)(?:{_THINGS}|大户|农户|案件)"
    r"(?!投资|资金|总)|[及或]?以上的?(?P<all>(?:城镇|工业)?固定资产投资)"
)
_MADE = re.compile("(?:完成|实现|新增|投入)了?$")
_ABOVE = re.compile(rf"的?(?P<of>[\u4e00-\u9fff]{{0,4}}?)(?:{_THINGS}|大户|农户)(?:已?(?:有|共|达到?|发展到))?[0-9]")
_THEM = "的(?=(?:仅|共|约)?[0-9]{1,5}[家户个])"  # 产值过亿元的|5家, 20万元以上的|12个
_OF_THEIR, _OF_THOSE = re.compile(f"(?P<of>)[及或]?以上{_THEM}"), re.compile(f"(?P<of>){_THEM}")
_SIZED = re.compile("级?(?P<of>(?:工业|规模|骨干|重点|龙头)?)(?:企业|项目)")  # 产值10亿元|企业1家
_OF_SIZE, _WHOLE = (
    re.compile(f"{_SIZED.pattern}(?=[0-9一二两三四五六七八九十]{{1,3}}[家个户])"),
    ("总投资", "总额", "投入"),
)
_PAST = re.compile("(?:超过?|突破|[过逾])(?:[0-9][0-9.,]{0,9}|[一二三四五六七八九十]{1,3})?[十百千]?[万亿]?元$")
_OF_THEM = re.compile(rf"的?[\u4e00-\u9fff]{{0,4}}?(?:{_THINGS})")
_BEYOND = re.compile("(?:超过?|突破|[过逾])$")
_AMOUNT = re.compile("(?:[0-9][0-9.,]{0,9})?[十百千]?[万亿]?[美港欧日]?元$")
_NUMBER = re.compile("[0-9][0-9.,]{0,9}[十百千万亿]{0,2}[\u4e00-\u9fff]{1,3}$")
_COUNTED = re.compile("[及或]?以[上下]的?(?P<of>[\u4e00-\u9fff]{2,10})")
# 万吨级以上|泊位568个, 千头以上|奶牛场3家: how large they are, without a digit.
_GRADED = re.compile(
    "(?<![0-9一二两三四五六七八九十百千万亿])(?P<all>[百千万亿]{1,2}[吨头亩]级?[及或]?以上的?[\u4e00-\u9fff]{2,8})$"
)
_BEFORE_COUNT = re.compile(rf"{_COUNTED.pattern[:-1]}?)(?:(?:已?(?:有|共|达到?))?[0-9一二三四五六七八九十两]|[占比])")
_SUMS = acts("of_sum")
_LONGEST = 8  # characters: of the terms that are looked for at the end of a name
_FIRST, _SIZED_FIRST = frozenset("及或以"), frozenset("级工规骨重龙企项")  # of what is said behind an amount
_REACH = 24  # characters from the amount to the number


def threshold(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Leave an amount without an indicator where it only says which things are meant: 产值500万元以上的企业."""
    if not isinstance(draft.figure, Money) or draft.figure.per:
        return False
    folded, start, end = scope.folded, draft.figure.start, draft.figure.end
    match: re.Match[str] | None = None
    told, after = False, folded[end : end + 1]
    if after in _FIRST:
        match = _BOUND.match(folded, end) or _OF_THEIR.match(folded, end)
    elif after in _SIZED_FIRST and not folded.endswith(_WHOLE, 0, start):
        match = _OF_SIZE.match(folded, end)
    if match is None and _BEYOND.search(folded, max(draft.low, start - 2), start):
        match = _ABOVE.match(folded, end) or _OF_THOSE.match(folded, end)
        told = match is not None and match.re is _ABOVE and folded.startswith("的", end) and _is_told(draft, scope)
    if match is None or told or words.FIRST_EDGES.first(match["of"] or "") >= 0:
        return False
    if match.groupdict().get("all") and _MADE.search(folded, max(draft.low, start - 3), start):
        return False  # 完成5亿元以上固定资产投资
    draft.reason = "bounds_a_group"
    return True


def _is_told(draft: Draft, scope: Scope) -> bool:
    """Tell whether the words before an amount say what it is of: 亏损额超过1亿元的公司73家 is a loss, of each."""
    hit = scope.ending(draft.low, draft.begin, draft.figure.start)
    return hit is not None and hit[2].unit_family == "currency" and hit[2].role != "verb"


def bounds(folded: str, end: int) -> bool:
    """Tell whether the number ending at `end` only says which things are meant: 5000头以上奶牛场3个.

    Without another number behind them the things are counted, 20 of them at the least: 开发20个以上新品种.
    """
    if folded[end : end + 1] not in _FIRST:
        return False
    match = _BEFORE_COUNT.match(folded, end)
    return match is not None and words.FIRST_EDGES.first(match["of"]) < 0


def things(folded: str, hits: Hits, end: int, low: int) -> str:
    """Return the name of the things that end at `end` with the number that bounds them, nothing where none does.

    `low` is where the count before ends: 存栏5000头以上|奶牛场.
    """
    if (graded := _GRADED.search(folded, max(low, end - _REACH), end)) is not None:
        return graded["all"]
    unit = folded.rfind("元", max(low, end - _REACH), end) + 1 or low
    past = _PAST.search(folded, max(low, unit - 14), unit) if unit > low else None
    if past is not None and _OF_THEM.fullmatch(folded, unit, end):  # 产值超百亿元|企业
        led = hits.by_end.get(past.start())
        return folded[led[0] if led else past.start() : end]
    match = _BOUND.match(folded, unit) or _SIZED.match(folded, unit, end)
    if match is None and unit == low:
        match = _COUNTED.match(folded, unit, end)
    amount = (_NUMBER if unit == low else _AMOUNT).search(folded, max(0, unit - 14), unit)
    if match is None or amount is None or match.end() != end or words.FIRST_EDGES.first(match["of"] or "") >= 0:
        return ""
    led = hits.by_end.get(amount.start() - folded.startswith("在", amount.start() - 1))
    return folded[led[0] if led else amount.start() : end]


def is_of_sum(name: str) -> bool:
    """Tell whether a name is that of a sum or a rate, which is no number of things: 26个|行业增加值实现增长."""
    thing = name.removesuffix("数")
    if not thing.endswith(_SUMS) or thing.endswith("份额"):  # 总份额1.03万亿份
        return False
    known = (indicators().get(thing[start:]) for start in range(max(0, len(thing) - _LONGEST), len(thing) - 1))
    return any(entry is not None and entry.unit_family in ("currency", "percent") for entry in known)
