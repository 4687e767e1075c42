"""Natural growth of the population: births less deaths, for the check identity.

出生率6.8‰,死亡率7.9‰,自然增长率-1.1‰
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.figures import all_exact
from pipeline.checks.reckoned import Reckoning, against_reckoning, less
from pipeline.checks.report import ReportFacts
from pipeline.tables import Fact

CUE = "死亡率"
_NAMES = ("出生率", "死亡率", "自然增长率")
_FALLS = ("自然增长率为负", "自然增长率是负", "自然增长率负")


def vital(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each natural growth against the births and deaths told right before it."""
    told = [fact for fact in report.facts if fact.unit == "‰"]
    for births, deaths, growth in zip(told, told[1:], told[2:], strict=False):
        facts = (growth, births, deaths)
        if not all(_named(report, fact, name) for fact, name in zip((births, deaths, growth), _NAMES, strict=True)):
            continue
        if births.sentence_id != growth.sentence_id or growth.measure == "delta":
            continue
        if not all_exact(*facts):
            yield undecidable(facts, "open_interval")
            continue
        stated = report.interval(growth)
        if report.words(growth).endswith(_FALLS) and stated.positive:
            stated = -stated
        implied, shown, formula = less(report, (births,), deaths)
        said = (formula, "自然增长率应为出生率减死亡率", f"{formula} =")
        yield against_reckoning(report, facts, Reckoning(implied, shown, *said, growth, 85, "identity_fails"), stated)


def _named(report: ReportFacts, fact: Fact, name: str) -> bool:
    """Return whether a rate is told under a name: 人口自然增长率为."""
    return report.words(fact).rstrip("为是达到约负:").endswith(name)
