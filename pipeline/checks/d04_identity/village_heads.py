"""Income of a village by the head, against its people told a sentence before, for the check identity.

全村418户、1280人。今年全村纯收入2304万元,人均18000元

Only of villages, whose people are told with their households and in no other way (常住, 劳动力): in towns and counties
incomes by the head are surveyed and of some of the people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.figures import all_exact, level
from pipeline.checks.forms import LINE, form, found
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning, worded
from pipeline.checks.report import ReportFacts
from pipeline.tables import Fact

_HEAD = form(
    r"(?:[全咱我本]村|村民|村里)(?P<what>(?:农[村民])?(?:经济)?(?:总|纯|可支配)*收入〜{0,4})(?P<total>Ⓝ),(?:[按以]〜{2,10},)?人均(?:纯?收入|分配)?〜{0,3}(?P<mean>Ⓝ)",
    "今年全村纯收入2304万元,人均18000元。",
    "人均(?:纯?收入|分配)?〜{0,3}Ⓝ",
)
_PEOPLE = form(
    r"村〜{0,10}(?P<houses>Ⓝ)[,、]?(?:共有|总人口|人口|共|计)?(?P<people>Ⓝ)",
    "全村418户、1280人。",
    "村〜{0,10}Ⓝ",
    LINE,
)
_OTHERS, _SOME_OF = re.compile("常住|农业人口|劳动力|户籍"), re.compile("社员|贫困|股民")
_NET = "纯"
_SOME = Decimal("0.05")  # those who came and went in the year


@gated((_HEAD, _PEOPLE))
def village_heads(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each income by the head of a village against its income and its people."""
    told = [(match, figures) for match, figures in found(report, _HEAD)]
    people = _people(report) if told else None
    for match, figures in told if people is not None else ():
        total, mean = figures["total"], figures["mean"]
        if people is None or total.unit != mean.unit or not level(total):
            continue
        facts = (mean, total, people)
        net = [_NET in words for words in (report.words(mean), match["what"])]
        if net == [True, False]:  # 总收入2304万元,人均纯收入12800元
            yield undecidable(facts, "indicators_differ")
        elif not all_exact(*facts) or _SOME_OF.search(match[0]):
            yield undecidable(facts, "population_base")
        else:
            yield _judged(report, facts)


def _judged(report: ReportFacts, facts: tuple[Fact, Fact, Fact]) -> Judgement:
    """Compare an income by the head with what income and people come to."""
    mean, total, people = facts
    stated, implied = report.interval(mean), report.interval(total) / report.interval(people)
    if intervals.gap(stated, implied) < _SOME:
        return consistent(facts, stated, implied)
    shown = report.shown(total) / report.shown(people)
    said = worded(f"{report.printed(total)} / {report.printed(people)}")
    return against_reckoning(report, facts, Reckoning(implied, shown, *said, mean, 80, "identity_fails"))


def _people(report: ReportFacts) -> Fact | None:
    """Return the people of the village, where they are told with its households, once."""
    pairs = [(figures["houses"], figures["people"]) for _, figures in found(report, _PEOPLE)]
    told = [people for houses, people in pairs if (houses.unit, people.unit) == ("户", "人")]
    return told[0] if len({fact.low for fact in told}) == 1 and not _OTHERS.search(report.folded) else None
