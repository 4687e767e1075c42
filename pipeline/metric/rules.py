"""What one figure measures: the kind of thing by its glue, its name by the first rule that is sure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from extractors.base import Money, Patents, Percentage
from extractors.metrics import filed
from pipeline.metric.bounds.thresholds import bounds
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.things.crops import VALUES, valued_before
from pipeline.metric.things.owed import owed
from pipeline.metric.things.owners import (
    of_business,
    of_group,
    of_line,
    of_market,
    spent_of,
    to_customer,
    to_land,
    without_firm,
)
from pipeline.metric.things.patents import name_of, of_patents
from pipeline.metric.things.scopes import placeless
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts
from pipeline.metric.wording.glue import growth_after

_SAVED = re.compile(f"^[可能]?(?:节省|节约|省下?(?={either('saved')}|[了电油煤水气]))了?(?=..)")
_SAVES = re.compile("(?:节[省约]|省下)了?$")
_BY_PIECE = acts("piece")
_RATE = re.compile("每[^,;。]{0,3}[年月天日季周]|每(?:10)?[吨股桶斤台人户亩克]|年均")

_NATURAL = "自然增长率"  # births less deaths: how many there are, no growth of anything else
_TOGETHER = ("合计", "共计", "总计")
_JOINED, _ANY_JOINED, _LONGEST = re.compile("(?:[、及和与]|以及)$"), re.compile("[、及和与]"), 24
_MARKS = frozenset(",;。:")  # where one stands right behind a figure, no words there can name it
Rule = Callable[[Draft, Draft | None, Scope], bool]
Rules = Mapping[tuple[type, bool, bool], tuple[Rule, ...]]  # by the kind of figure, whether it grows, and has a mark


def measure(draft: Draft, scope: Scope) -> None:
    """Say what kind of thing a figure measures, as far as the words before it tell."""
    figure, glue = draft.figure, draft.glue
    percent = isinstance(figure, Percentage)
    lost = glue.text.endswith(("同比", "环比", "同比增长为"))  # 营收40亿元,同比43%
    draft.grows = glue.grows or (percent and (lost or growth_after(scope.folded, draft.last) or _saves(draft, scope)))
    draft.falls = draft.grows and not percent and glue.change == "down"
    if scope.folded.endswith(("减亏", "减亏了"), draft.low, draft.begin):
        draft.grows, draft.falls = True, not percent  # 较上年减亏620万元; a percentage knows that it falls
    elif not percent and scope.folded.endswith(("增亏", "增亏了"), draft.low, draft.begin):
        draft.grows = True
    draft.base = glue.base if draft.grows else None
    if isinstance(figure, Percentage) and figure.unit == "percentage_point":
        draft.measure = "delta"
    elif draft.grows:
        draft.measure = "growth" if isinstance(figure, Percentage) else "delta"
    elif isinstance(figure, Money) and (figure.per or _rated(draft, scope)):
        draft.measure = "rate"
    else:
        draft.measure = "level"


def _saves(draft: Draft, scope: Scope) -> bool:
    """Tell whether a percentage says by how much something became less: 节省90%客服成本."""
    last = scope.folded[draft.begin - 1 : draft.begin]
    if scope.folded.startswith("达", draft.begin):
        return False  # 省|下达2.8%的目标
    return last in "省约下了" and _SAVES.search(scope.folded, max(draft.low, draft.begin - 3), draft.begin) is not None


def _rated(draft: Draft, scope: Scope) -> bool:
    """Tell whether the clause up to a figure says that it is an amount a year or a head."""
    folded, low, start = scope.folded, draft.low, draft.figure.start
    if folded.rfind("每", low, start) < 0 and folded.rfind("年均", low, start) < 0:
        return False
    return _RATE.search(folded[scope.clause(low, start) : start]) is not None


def name(draft: Draft, before: Draft | None, scope: Scope, rules: Rules) -> None:
    """Give a figure its metric by the first rule that is sure, else the reason why none is."""
    draft.reason = "no_indicator"
    marked = scope.folded[draft.last : draft.last + 1] in _MARKS
    for rule in rules[type(draft.figure), draft.grows, marked]:
        if rule(draft, before, scope):
            if draft.metric_id == "share_price" and of_goods(draft):
                draft.metric = draft.metric_id = None
                continue
            if draft.metric in VALUES and draft.measure == "level":
                _of_crop(draft, scope)
            if draft.metric == "成交额" and of_goods(draft):
                draft.name(("成交价格", None))  # 以每吨2200元成交
            without_names(draft, scope)
            if draft.glue.text.startswith(_TOGETHER):
                _of_all(draft, scope)
            spent_of(draft, before)
            of_market(draft, scope)
            of_patents(draft, before)
            to_customer(draft, scope)
            to_land(draft, scope)
            return
    if draft.metric is None and not draft.grows:
        draft.base = None


def _of_crop(draft: Draft, scope: Scope) -> None:
    """Say of which crop or animals a bare 产值 is, told behind their area or number."""
    name = draft.metric or ""
    start = scope.folded.rfind(name, draft.low, draft.figure.start)
    crop = valued_before(scope.folded, start) if start >= 0 else ""
    if crop:
        draft.name((crop + name, None))


def _of_all(draft: Draft, scope: Scope) -> None:
    """Name what things come to together by all of them: 修车款、误工费及鉴定费|共计86万元 is no 鉴定费."""
    folded, begin = scope.folded, draft.begin
    run = words.run_before(folded, begin, draft.low)
    if not run.endswith(draft.metric or " ") or isinstance(draft.figure, Patents):
        return  # 甲、乙银行共计3亿元的贷款: it is named elsewhere
    while run and begin > draft.low:
        begin -= len(run)
        joined = _JOINED.search(folded, max(draft.low, begin - 2), begin)
        run = words.run_before(folded, joined.start(), draft.low) if joined else ""
        if joined and len(run) > 1:
            begin = joined.start()
        else:
            break
    name = folded[begin : draft.begin]
    if _ANY_JOINED.search(name) and len(name) <= _LONGEST:
        draft.name((name, None))


def of_goods(draft: Draft) -> bool:
    """Tell whether a figure is an amount a ton or a piece, which no share costs: 中石化再涨20元/吨."""
    return isinstance(draft.figure, Money) and draft.figure.per not in (None, "股")


def without_names(draft: Draft, scope: Scope) -> None:
    """Take the names of firms and places off the words that name a figure; a rate of births is a level."""
    if draft.metric is not None and draft.metric.endswith(_NATURAL):
        draft.measure, draft.base = "level", None
    if draft.metric_id == "revenue" and scope.folded.endswith("业务收入", draft.low, draft.begin):
        of_business(draft, scope)
    if "业务" in (draft.metric or ""):
        of_line(draft)
    if draft.metric is not None and _is_dated(draft, scope):
        of_group(draft, scope)
    if draft.metric_id is None and draft.metric is not None:
        without_firm(draft, scope)
        placeless(draft, scope)
        name = draft.metric or ""
        if (plain := owed(name, draft, scope)) != name or name.endswith("工资"):
            draft.name(filed(plain))
        if name.endswith("完成投资") and draft.metric_id is None:  # 房地产|完成|投资: not how, but what
            draft.name(filed(name.removesuffix("完成投资").removesuffix("要") + "投资"))


def _is_dated(draft: Draft, scope: Scope) -> bool:
    """Tell whether a date stands right before the words of the name: 前十强企业1-9月|产值合计."""
    start = draft.begin - len(draft.metric or "")
    return (
        start > draft.low and scope.folded[start - 1] in "月年" and scope.folded.startswith(draft.metric or "", start)
    )


def by_patents(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a number of patents by their kind and what was done with them."""
    assert isinstance(draft.figure, Patents)
    if bounds(scope.folded, draft.figure.end):
        draft.reason = "bounds_a_group"  # 专利申请百件以上企业3家
        return True
    draft.name(name_of(draft, draft.figure, before, scope.folded))
    return True


def by_words(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a figure by the words before it, where they end as names of figures do: 违约金率达5%."""
    if draft.grows or scope.at_break(draft.begin, draft.first):
        return False
    run = words.run_before(scope.folded, draft.begin, draft.low)
    if _is_market(run, draft):
        draft.name((run.removesuffix("需求") + ("规模" if run.endswith("市场") else "需求"), None))
        return True
    if not words.has_head(run):
        return False
    if isinstance(draft.figure, Percentage) != words.is_ratio(run) or run.endswith("量"):
        return False
    goods = isinstance(draft.figure, Money) and draft.figure.per in _BY_PIECE and run.endswith("金")  # 门窗五金80元/套
    draft.name((_SAVED.sub("节约", run) + "价格" * goods, None))
    return True


def _is_market(run: str, draft: Draft) -> bool:
    """Tell whether a sum is the size of a market: 我国LED市场将达69亿美元."""
    led = draft.begin < draft.figure.start and draft.measure == "level" and isinstance(draft.figure, Money)
    return led and len(run) > 3 and run.endswith(("市场", "市场需求"))
