"""Which rules are asked for the name of a figure, and in what order: those that what stands beside it lets answer."""

from __future__ import annotations

from functools import cache

from extractors.base import Money, Patents, Percentage
from pipeline.metric.bounds.thresholds import threshold
from pipeline.metric.bounds.tiers import tier
from pipeline.metric.changes.compared import differs_from
from pipeline.metric.changes.growth import growth, inherit
from pipeline.metric.changes.price_moves import coded
from pipeline.metric.continued.last_resort import last_resort
from pipeline.metric.continued.onward import onward
from pipeline.metric.continued.strongest import extent, strongest
from pipeline.metric.indicator import indicator
from pipeline.metric.leading.levels import aspect
from pipeline.metric.leading.referred import out_of, referred
from pipeline.metric.parts.among import part
from pipeline.metric.parts.breakdown import broken_down, opens
from pipeline.metric.parts.grown_parts import of_part
from pipeline.metric.parts.rates_of_parts import rate_of_part
from pipeline.metric.rules import Rule, Rules, by_patents, by_words
from pipeline.metric.shares.groups import groups
from pipeline.metric.shares.kinds import kinds
from pipeline.metric.shares.members import members
from pipeline.metric.shares.share_rules import share
from pipeline.metric.shares.shares_of_subjects import said_of
from pipeline.metric.shares.stakes import stake
from pipeline.metric.shares.told_base import of_told_base
from pipeline.metric.shares.worded import worded
from pipeline.metric.sums.named_behind import added_amount, bracketed, crowned, foretold, gained, premium, rate_behind
from pipeline.metric.sums.share_prices import at_a_price
from pipeline.metric.sums.spent import aimed, noun_after, price_of_deal, project
from pipeline.metric.sums.support import at_rate, contract, given
from pipeline.metric.sums.verb_sums import doing, tied
from pipeline.metric.tables.in_text import cell
from pipeline.metric.things.changed_things import changed
from pipeline.metric.things.contrasts import opposed
from pipeline.metric.things.goods import goods, goods_after, group, traded_sum, traded_too

_MONEY: tuple[Rule, ...] = (
    broken_down,
    tier,
    cell,
    part,
    threshold,
    onward,
    opposed,
    contract,
    given,
    differs_from,
    gained,
    added_amount,
    referred,
    out_of,
    at_a_price,
    crowned,
    indicator,
    of_part,
    growth,
    traded_sum,
    traded_too,
    goods,
    inherit,
    price_of_deal,
    noun_after,
    aimed,
    goods_after,
    by_words,
    project,
    doing,
    last_resort,
    tied,
)
_PERCENT: tuple[Rule, ...] = (
    coded,
    stake,
    broken_down,
    tier,
    cell,
    premium,
    gained,
    foretold,
    rate_behind,
    bracketed,
    onward,
    of_told_base,
    at_rate,
    share,
    changed,
    differs_from,
    referred,
    extent,
    worded,
    indicator,
    aspect,
    of_part,
    growth,
    inherit,
    noun_after,
    rate_of_part,
    kinds,
    group,
    members,
    by_words,
    said_of,
    groups,
    strongest,
    last_resort,
)
# What a figure needs beside it, or these rules say nothing: a growth, none, words right behind it.
_OF_GROWTHS: frozenset[Rule] = frozenset(
    {added_amount, differs_from, growth, of_part, aspect, premium, gained, foretold}
)
_OF_LEVELS: frozenset[Rule] = frozenset(
    {
        *(
            part,
            opposed,
            contract,
            given,
            referred,
            out_of,
            at_a_price,
            crowned,
            traded_sum,
            traded_too,
            goods,
            aimed,
            goods_after,
            by_words,
            project,
            doing,
            tied,
        ),
        *(rate_of_part, of_told_base, at_rate, changed, kinds, group, members, said_of, groups, strongest, extent),
    }
)
_OF_WORDS_BEHIND: frozenset[Rule] = frozenset(
    {
        added_amount,
        at_a_price,
        contract,
        crowned,
        rate_behind,
        noun_after,
        aimed,
        tied,
        kinds,
        group,
        members,
        said_of,
        groups,
    }
)


def rules_for(folded: str) -> Rules:
    """Return the rules that can find anything in a text: those of whose words it holds one.

    Of most words one character is looked for: it is found ten times as fast as two.
    """
    spoken = (
        opens(folded),
        "部分" in folded,
        "其中" in folded,
        "其中" in folded,
        "股" in folded,
        "股" in folded,
        "单" in folded,
        ";" in folded,
        "中的" in folded,
        "占" in folded,
        "溢" in folded or "折" in folded,
        "予" in folded or "最" in folded or "限" in folded or "超" in folded or "封" in folded,
        "贡献率" in folded or "之比" in folded,
    )
    return _chosen(spoken)


# Rules that say nothing of a text without their words, in the order in which `rules_for` looks for these.
_SPOKEN: tuple[Rule, ...] = (
    broken_down,
    tier,
    part,
    rate_of_part,
    stake,
    at_a_price,
    cell,
    opposed,
    out_of,
    bracketed,
    premium,
    given,
    worded,
)


@cache
def _chosen(spoken: tuple[bool, ...]) -> Rules:
    """Return the rules for a text, by which of the words of `_SPOKEN` it holds."""
    either = (False, True)
    silent = {rule for rule, may_say in zip(_SPOKEN, spoken, strict=True) if not may_say}
    return {
        (kind, grows, marked): tuple(r for r in rules if r not in silent and _may_say(r, grows, marked))
        for kind, rules in ((Money, _MONEY), (Percentage, _PERCENT), (Patents, (by_patents,)))
        for grows in either
        for marked in either
    }


def _may_say(rule: Rule, grows: bool, marked: bool) -> bool:
    """Tell whether a rule can name a figure that grows or not, with a mark right behind it or not."""
    return rule not in (_OF_LEVELS if grows else _OF_GROWTHS) and not (marked and rule in _OF_WORDS_BEHIND)
