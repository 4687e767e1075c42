"""Say which indicator each figure belongs to, and what it measures: a level, a growth, a share, a change, a rate.

A figure takes the indicator that leads up to it (销售收入达到60亿元), or the noun tied to it (60亿元的销售收入); a
growth without one takes the level before it (净利润3亿元,同比增长5%); lists are dealt out only where the counts agree.
Where nothing is said plainly the figure keeps None and the reason: a wrong indicator makes a wrong fact, a missing
one only a gap.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors import metrics
from extractors.base import Enterprise, Mention, Money, Passage, Patents, Percentage
from pipeline.metric import rules as metric_rules
from pipeline.metric.bounds import above_thresholds
from pipeline.metric.choice import rules_for
from pipeline.metric.draft import Draft, Figure, MetricOf, Scope
from pipeline.metric.lists import respectively
from pipeline.metric.lists.dealt_shares import deal
from pipeline.metric.lists.dealt_things import each_has
from pipeline.metric.lists.told_again import goes_on
from pipeline.metric.parts import of_which
from pipeline.metric.plans.budgeted import budgeted
from pipeline.metric.plans.itemed_budgets import by_items
from pipeline.metric.plans.itemed_investments import by_works
from pipeline.metric.plans.planned import plans_done
from pipeline.metric.ranking import ranked
from pipeline.metric.runs import runs_of
from pipeline.metric.settled.balances import balances
from pipeline.metric.settled.implicit import implicit
from pipeline.metric.settled.joint_names import joint
from pipeline.metric.settled.more_or_less import more_or_less
from pipeline.metric.settled.of_products import of_products
from pipeline.metric.settled.parts_apart import parts_apart
from pipeline.metric.settled.populations import of_population
from pipeline.metric.settled.under_heading import under_heading
from pipeline.metric.shares.stakes import next_stake
from pipeline.metric.things.changed_things import reached

__all__ = ["MetricOf", "Sought", "assign", "begun", "ruled", "settled"]

_FIGURES = (Money, Percentage, Patents)
# What may follow a figure without being words of the next: 元/吨, 以上.
_AFTER = re.compile(
    r"(?:\s?/\s?\d?\s?(?:平方米|立方米|千瓦时|公里|m\s?[23]|[千公毫]?[\u4e00-\u9fffm])|每[吨股斤]|以上|左右|人民币|之间)+"
)


def assign(passage: Passage, mentions: Sequence[Mention], sentences: Sequence[tuple[int, int]]) -> list[MetricOf]:
    """Return what each figure among `mentions` measures, in their order; enterprises among them name stakes."""
    figures = [m for m in mentions if isinstance(m, _FIGURES)]
    firms = [m for m in mentions if isinstance(m, Enterprise)]
    return settled(ruled(begun(passage, figures, firms, sentences)))


def by_rule(
    passage: Passage, mentions: Sequence[Mention], sentences: Sequence[tuple[int, int]]
) -> tuple[list[Draft], Scope]:
    """Return the figures among `mentions` with what the rules alone say of them, and the passage as they read it."""
    figures = [m for m in mentions if isinstance(m, _FIGURES)]
    firms = [m for m in mentions if isinstance(m, Enterprise)]
    drafts, scope, _ = ruled(begun(passage, figures, firms, sentences))
    return drafts, scope


class Sought(NamedTuple):
    """The figures of a passage while their indicators are sought, singly and in runs, and the passage as rules read it.

    `begun`, `ruled` and `settled` are the three steps, for whoever takes each of them over many passages.
    """

    drafts: list[Draft]
    scope: Scope
    runs: list[list[Draft]]


def begun(
    passage: Passage, figures: Sequence[Figure], firms: Sequence[Enterprise], sentences: Sequence[tuple[int, int]]
) -> Sought:
    """Return figures with what stands before each of them; enterprises name stakes."""
    scope = Scope(passage.folded, metrics.find(passage), firms, [m.end for m in firms])
    drafts = _drafts(figures, sentences, passage.folded)
    return Sought(drafts, scope, runs_of(drafts, scope))


def ruled(sought: Sought) -> Sought:
    """Give figures the names that the rules are sure of."""
    drafts, scope, runs = sought
    rules = rules_for(scope.folded)
    for run in runs:
        _resolve(run, drafts, scope, rules)
    implicit(drafts, scope)
    above_thresholds.listed(drafts, scope)
    under_heading(drafts, scope)
    if of_which.speaks(scope.folded) or any(isinstance(draft.figure, Patents) for draft in drafts):
        of_which.parts(drafts, scope)
    return sought


def settled(sought: Sought) -> list[MetricOf]:
    """Return what each figure measures, by the rules or else by likelihood."""
    for settle in (budgeted, by_items, by_works, parts_apart, balances, more_or_less, of_products):
        settle(sought.drafts, sought.scope)
    ranked.fill(sought.drafts, sought.scope)
    of_population(sought.drafts, sought.scope)
    joint(sought.drafts, sought.scope)
    return [draft.freeze() for draft in sought.drafts]


def _drafts(figures: Sequence[Figure], sentences: Sequence[tuple[int, int]], folded: str) -> list[Draft]:
    """Return a draft a figure, with the part of its sentence that lies between its neighbours."""
    starts = [start for start, _ in sentences]
    drafts: list[Draft] = []
    for index, figure in enumerate(figures):
        number = bisect_right(starts, figure.start) - 1
        first, last = sentences[number] if number >= 0 else (0, len(folded))
        before = figures[index - 1].end if index else 0
        after = figures[index + 1].start if index + 1 < len(figures) else len(folded)
        low = max(first, before) if before <= figure.start else first
        suffix = _AFTER.match(folded, low) if index and low == before and _may_go_on(folded[low : low + 1]) else None
        low = min(suffix.end(), figure.start) if suffix else low
        previous = drafts[-1] if drafts else None
        drafts.append(Draft(previous, figure, number, first, low, max(figure.end, min(last, after))))
    return drafts


def _may_go_on(char: str) -> bool:
    """Tell whether what follows a figure may begin with a character: spares a pattern for most."""
    return char in "/每以左人之" or char.isspace()


def _listed(head: Draft, scope: Scope) -> bool:
    """Tell whether a list is dealt out: after 分别, or as the growths of a list dealt out just before it."""
    before = head.previous
    if head.glue.respective:
        return True
    if respectively.trade_pair(head, scope):
        return True
    return head.grows and before is not None and before.sentence == head.sentence and _pairs(head, before, scope)


def _pairs(head: Draft, before: Draft, scope: Scope) -> bool:
    """Tell whether a list of growths stands right behind another list."""
    return scope.at_break(head.begin, head.low) and head.figure.start - before.figure.end < 14


def _goes_on(head: Draft, scope: Scope) -> bool:
    """Tell whether a growth behind a semicolon has nothing but what it compares with: 增长5%;环比增长3%."""
    turned = head.glue.rate and head.glue.to  # ;今年前三季度跌幅扩大到52%
    bare = head.glue.grows and (turned or head.glue.against in ("yoy", "mom"))
    bare = bare and scope.at_break(head.begin, head.first)
    near = head.previous is not None and head.first - head.previous.figure.end < 4
    ends = ";。" if near else ";"
    return bare and head.begin <= head.low + 1 and scope.folded[head.first - 1 : head.first] in tuple(ends)


def _outside(before: Draft, head: Draft, scope: Scope) -> Draft:
    """Return the amount whose bracket ends right before `head`, if it holds parts: 收入9亿元(税收7亿元),增长5%."""
    opening = scope.folded.rfind("(", before.first, before.figure.start)
    outer = before.previous
    while outer is not None and outer.figure.end > opening:
        outer = outer.previous
    if outer is None or outer.figure.end != opening or outer.sentence != head.sentence:
        return before
    parts = before.measure == outer.measure == "level" and outer.metric not in (None, before.metric)
    return outer if parts and isinstance(before.figure, Money) and isinstance(outer.figure, Money) else before


def _resolve(run: list[Draft], drafts: list[Draft], scope: Scope, rules: metric_rules.Rules) -> None:
    """Name the head of a run, and deal the names out to its members."""
    head = run[0]
    before = drafts[head.index - 1] if head.index else None
    if before is not None and before.sentence != head.sentence and not _goes_on(head, scope):
        before = None
    if before is not None and scope.folded.startswith("),", before.figure.end):
        before = _outside(before, head, scope)
    head.last, head.high = run[-1].figure.end, run[-1].high
    metric_rules.measure(head, scope)
    if len(run) > 1 and (
        goes_on(run, drafts, scope)
        or deal(run, drafts, scope)
        or plans_done(run, drafts, scope)
        or (_listed(head, scope) and respectively.respective(run, drafts, scope))
    ):
        return
    metric_rules.name(head, before, scope, rules)
    if len(run) == 1 or each_has(run, scope):
        return
    for last, draft in pairwise(run):
        draft.follow(head)
        reached(draft, last, scope)
        next_stake(draft, scope)
    if respectively.is_dealt_out(head, scope):
        respectively.number(run)
        respectively.segments(run, scope)
