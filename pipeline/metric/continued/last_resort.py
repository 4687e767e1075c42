"""Rules of last resort: what a figure measures that stands behind a predicate, a restatement, a bracket, a comparison.

They are asked only where no other rule was sure.  `净利润首度突破3亿元`: nothing but verbs and adverbs stands between
the indicator and its figure.  `净利润稳步提高,达到3亿元`: the clause before names one indicator and no figure.
`预计净利7.66亿元,最终审计确认为5.55亿元`: a figure restated.  `甲(3.6%)、乙(2.8%)`: one list in brackets.
"""

from __future__ import annotations

import re

from extractors.base import Money, Patents, Percentage
from extractors.figure_words import figure_word
from extractors.metrics import Indicator, indicators
from pipeline.metric.changes.bracketed_growths import closed
from pipeline.metric.continued.beside import beside
from pipeline.metric.continued.following import following, in_bracket
from pipeline.metric.continued.indexes import of_index
from pipeline.metric.continued.rows import among, bracketed, led, member
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.leading.further_back import headed
from pipeline.metric.leading.nouns import noun
from pipeline.metric.shares.staff_makeup import composed
from pipeline.metric.sums.prices import extreme, priced
from pipeline.metric.sums.spent import can_measure
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.glue import tail
from pipeline.metric.wording.predicates import leads_on

_NEAR, _REACH = 44, 30  # characters to the figure before, and to an indicator
_VALUE = re.compile("[达为至到超过破仅近约有逾降升增涨跌减]")
_RESTATED = re.compile(f"{either('restates')}[\u4e00-\u9fff]{{0,4}}(?:为|达到?|到|至)$")
_CHANGED = re.compile(
    "(?:(?:成长|发展|[增升涨跌降减提回扩缩滑探攀推冲拉变])[\u4e00-\u9fff]{0,3}(?:到|至|为|成)|^(?:一举|连续)?[跃迈跨登]上)了?"
    f"(?:{either('at_present')}|最[高低]点|[高低][点位]){{0,2}}的?$"
)
_AGAINST = re.compile(f"(?:{either('against')}|与|较|比|而)[^,;。、]{{0,14}}(?:的|为|是)$")
_OVER = re.compile("[高低快慢]于[^,;。、]{2,14}的$")  # 成本上涨17%,远高于美国的3%
_OTHERS = re.compile("[、和与及][^,;。、的]{2,12}的$")  # 落后于甲的19%和乙的18%
_FROM, _PAID_IN = re.compile("[从由自][^,;。]{0,14}$"), re.compile("(?:人民币)?(?:注入|注资|增资)")
_BRACKETS = re.compile(r"\)?[)、,和与及以]{1,3}[^,;。、()\d]{2,12}\($")
_EXPECTED = re.compile(
    r"\((?:此前|市场|分析师)?(?:预期|预计)为?|,(?:市场|此前|分析师|原|的)*(?:预期|预估)(?:为|是)?"
    rf"|[,(](?:责任|年度|全年|年初|考核)?{figure_word('aim_name')}(?:任务|[数值])?(?:为|是)?"  # 占2.1%(目标值2.0%)
    r"|,较(?:[^,;。\d]{0,6})(?:预期|预测|预估)的?"  # 每股盈利1.45元,较原预期1.41元高3%
)
_STRIVEN = re.compile("(?:以上|左右)?[,、(](?:并|努力)?(?:力争|争取|冲刺)(?:达到?|实现)?[约近]?")  # 确保增长12%,力争15%
_RECKONED = re.compile("按[^,;。]{2,12}(?:计算|计|口径|折算)")
_YEAR_AGO = re.compile(
    r"\s*[而但]?在?(?:[去上前]年|(?P<year>(?:19|20)[0-9]{2}年))(?:同期|全年)?(?:达到?|[则仅只约为是])*"
)
_DOUBLED = re.compile("翻一?番|翻倍|倍增|[增上下][长涨降滑]$")
_BOUGHT = re.compile("(?P<act>采购|订购)[了的]?(?:价值)?(?:大约|近|约|超过?|逾|达)?$")
_SAVED = re.compile("(?P<act>节约|节省)了?(?:大约|近|约|超过?|达)?$")


def last_resort(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a figure by the first of these rules that is sure."""
    if isinstance(draft.figure, Patents):
        return False
    return any(rule(draft, before, scope) for rule in _RULES)


def _goes_on(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Follow the figure before: restated, changed to, compared with, or the next of a list in brackets."""
    if before is None or before.metric is None or type(before.figure) is not type(draft.figure):
        return False
    start, end = before.figure.end, draft.figure.start
    if end - start > _NEAR or draft.measure == "delta":
        return False
    between = scope.folded[start:end]
    listed = _BRACKETS.fullmatch(between) and not scope.ending(start, end - 1, end - 1)
    if listed or _EXPECTED.fullmatch(between) or _STRIVEN.fullmatch(between):
        draft.follow(before)
        return True
    if draft.grows or before.measure == "delta" or scope.ending(start, start, end):
        return False
    first = max(before.first, start - 34)
    changed = _CHANGED.search(between) and _FROM.search(scope.folded, first, before.figure.start)
    others = _OTHERS.fullmatch(between) and scope.folded[before.figure.start - 1] == "的"
    against = (others or _AGAINST.search(between)) and (before.measure != "growth" or _OVER.search(between))
    if not (changed or _RESTATED.search(between) or against):
        return False
    draft.follow(before)
    return True


def _predicate(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a figure by the indicator of its clause where only verbs and adverbs stand between them."""
    low = max(draft.low, scope.clause(draft.low, draft.begin), draft.begin - _REACH)
    hit = _last(low, draft.begin, draft, scope)
    if hit is None or not leads_on(scope.folded[hit[1] : draft.begin]):
        return False
    return noun(draft, hit, before, scope)


def _clause_before(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a value by the one indicator of the clause before, which has no figure: 净利润稳步提高,达到3亿元."""
    if not scope.at_break(draft.begin, draft.low) or scope.folded[draft.begin - 1 : draft.begin] != ",":
        return False
    if not (draft.grows or draft.glue.series or _VALUE.search(draft.glue.text)):
        return False
    end = draft.begin - 1
    low = max(draft.low, scope.clause(draft.low, end))
    if _RECKONED.fullmatch(scope.folded, low, end) and low > draft.low:
        end = low - 1
        low = max(draft.low, scope.clause(draft.low, end))
    end = _grown(draft, low, end, scope)
    if draft.metric is not None:
        return True
    hit = _last(low, end, draft, scope)
    if hit is None or any(character.isdigit() for character in scope.folded[hit[1] : draft.begin]):
        return False
    other = _last(low, hit[0], draft, scope)
    if other is not None and other[2].metric != hit[2].metric:
        return False
    return noun(draft, hit, before, scope)


def _grown(draft: Draft, low: int, end: int, scope: Scope) -> int:
    """Say that a percentage is a growth if the clause before it does, and return where its indicator ends there."""
    if not isinstance(draft.figure, Percentage):
        return end
    begin, rate = tail(scope.folded, low, end)
    if rate.rate:  # 总产值的增长速度,计划为5%
        draft.grows, draft.measure = True, "growth"
        if begin in scope.firm_ends and ("涨幅" in rate.text or "跌幅" in rate.text):  # 甲股份跌幅最大,达10%
            draft.name(("股价", "share_price"))
        return begin
    if not (draft.grows or draft.glue.to or draft.glue.series) and _DOUBLED.search(
        scope.folded, low, end
    ):  # 净利润实现翻番,达到113%
        draft.grows, draft.measure = True, "growth"
    return end


def _last(low: int, high: int, draft: Draft, scope: Scope) -> tuple[int, int, Indicator] | None:
    """Return the last noun of the lexicon between two places, if a figure of this kind can be of it."""
    by_end = scope.hits.by_end
    for place in range(high, low, -1):
        hit = by_end.get(place)
        if hit and hit[0] >= low:
            entry = indicators()[hit[1]]
            return (hit[0], place, entry) if entry.role != "verb" and can_measure(draft, entry) else None
    return None


def _then(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Follow the level before for its value of a year ago, told in a sentence of its own: 去年同期为0.9亿元.

    A year that is named (2010年为0.9亿元) may be of any of several.
    """
    other = draft.previous
    if before is not None or other is None or draft.sentence != other.sentence + 1:
        return False
    then = _YEAR_AGO.fullmatch(scope.folded, draft.first, draft.figure.start)
    if then is None:
        return False
    levels = []
    while other is not None and other.sentence == draft.sentence - 1:
        if other.measure == "level" and other.metric and type(other.figure) is type(draft.figure):
            levels.append(other)
        other = other.previous
    if not levels or (then["year"] and len({level.metric for level in levels}) > 1):
        return False
    draft.follow(levels[0])
    return True


def _saved(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a sum by what was done with it: 监管到位,节约221万元; 采购4亿元设备; 20亿欧元注入甲公司."""
    match = _SAVED.search(scope.folded, max(draft.low, draft.figure.start - 8), draft.figure.start)
    if not isinstance(draft.figure, Money):
        return False
    if _PAID_IN.match(scope.folded, draft.last):
        draft.name(("注资额", None))
        return True
    bought = _BOUGHT.search(scope.folded, max(draft.low, draft.figure.start - 8), draft.figure.start)
    if match is None and (bought is None or draft.figure.per):
        return False
    draft.name((match["act"] + "金额" if match else bought["act"] + "额" if bought else "", None))
    return True


_RULES = (
    headed,
    _then,
    _saved,
    bracketed,
    in_bracket,
    closed,
    led,
    among,
    _goes_on,
    extreme,
    priced,
    beside,
    of_index,
    _predicate,
    _clause_before,
    composed,
    member,
    following,
)
