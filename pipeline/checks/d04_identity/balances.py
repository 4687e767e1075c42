"""Sums told in one sentence with what they are made of, for the check identity.

全年收入350万元,支出280万元,收支相抵结余70万元 · 年初结余142万元,当年收入31万元,支出140万元,年末结余33万元
实现利润3.2亿元,税收2.1亿元,利税5.3亿元: a firm's 税收 is its 税金, where the sentence adds it to its profit

A balance at the year's end without the one it began with, and budgets, which have other sources, are undecidable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.figures import all_exact, level
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning, less
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either
from pipeline.tables import Fact

CUE = "余"
_LEFT = form(
    r"(?:(?:年初|上年|期初)〜{0,4}结余〜{0,3}(?P<old>Ⓝ)[,;、]〜{0,6})?"
    r"收入〜{0,6}(?P<got>Ⓝ)[,;、]〜{0,8}支出〜{0,6}(?P<spent>Ⓝ)[,;、](?P<how>〜{0,8}(?:结余|节余|盈余))〜{0,3}(?P<left>Ⓝ)",
    "全年收入350万元,支出280万元,收支相抵结余90万元。",
    "[结节盈]余〜{0,3}Ⓝ",
    "。\n",
)
_NEXT = "[,、和](?:实现|完成|创造?|上缴|入库|缴纳)?"
_GROWN = "(?:,〜{0,8}Ⓟ)?"
_PROFIT = rf"(?<!净)利润(?:总额)?〜{{0,4}}(?P<profit>Ⓝ){_GROWN}"
_TAX = rf"税[收款金](?:总额)?〜{{0,4}}(?P<tax>Ⓝ){_GROWN}"
_WHOLE = r"(?:利税|税利)(?:总额|合计|总计|共)?(?:达到?|为|约)?(?P<whole>Ⓝ)"
_BOTH = tuple(
    form(pattern, example, "(?:利税|税利)(?:总额|合计|总计|共)?(?:达到?|为|约)?Ⓝ")
    for pattern, example in (
        (rf"{_PROFIT}{_NEXT}{_TAX}{_NEXT}{_WHOLE}", "实现利润3.2亿元、税收2.1亿元,利税合计6.3亿元。"),
        (rf"{_TAX}{_NEXT}{_PROFIT}{_NEXT}{_WHOLE}", "实现税收2.1亿元、利润3.2亿元,利税合计6.3亿元。"),
        (
            rf"{_WHOLE}{_GROWN}[,(]其中:?(?:实现)?{_PROFIT}{_NEXT}{_TAX}",
            "实现利税6.3亿元,其中利润3.2亿元,税收2.1亿元。",
        ),
    )
)
_NET = re.compile("收支|相抵|当年|本年|净")
_OF_YEAR, _BEFORE = re.compile("[当本]年"), re.compile(f"{either('D4.not_of_year')}|[上去]年|补[助贴]")
_YEAR = re.compile(r"[全当本今]年|总收入|\d{4}年")
_IN_ALL = re.compile("收入总[计量额][为共]?$")
_CARRIED = any_of("D4.carried")  # there is more to the balance than the income


@gated(_LEFT)
def left(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each balance against income less outgo."""
    for match, figures in found(report, _LEFT):
        facts = tuple(figures[name] for name in ("left", "got", "spent", "old") if name in figures)
        if not all(fact.unit == facts[0].unit and level(fact) for fact in facts):
            continue
        if not all_exact(*facts):
            yield undecidable(facts, "open_interval")
        elif _unsure(report, match, figures):
            yield undecidable(facts, "balance_carried")
        else:
            yield _judged(report, facts, figures)


def _unsure(report: ReportFacts, match: re.Match[str], figures: Mapping[str, Fact]) -> bool:
    """Return whether a balance may hold what was left of the years before, or come of more than the income told."""
    first = figures.get("old", figures["got"])
    sentence = report.folded[report.sentence_span(first.start)[0] : figures["left"].start]
    if "old" in figures and _IN_ALL.search(report.words(figures["got"])):
        return True  # 上年结余0.45亿元,收入总计19.65亿元: with what was left
    if "old" in figures:
        sentence = sentence[first.end - figures["left"].start :]
        return _CARRIED.search(sentence.replace("年末结余", "")) is not None
    if _OF_YEAR.search(match["how"]) and not _BEFORE.search(sentence):
        return False  # 社会保险基金收入8.36亿元,支出7.54亿元,当年结余
    if _CARRIED.search(sentence):
        return True
    return not (_NET.search(match["how"]) or (_YEAR.search(sentence) and len(match["how"]) == len("结余")))


def _judged(report: ReportFacts, facts: tuple[Fact, ...], figures: Mapping[str, Fact]) -> Judgement:
    """Compare the balance with what income and outgo, and the balance before, leave."""
    got, spent, old = figures["got"], figures["spent"], figures.get("old")
    implied, shown, formula = less(report, (got,) if old is None else (old, got), spent)
    said = (formula, "收入与支出相抵应余", f"{formula} =")
    return against_reckoning(report, facts, Reckoning(implied, shown, *said, figures["left"], 82, "identity_fails"))


@gated(*_BOTH)
def profit_and_tax(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each sum of profit and tax against the two told with it; 税金 is the matter of the lexicon's identities."""
    for one in _BOTH:
        for _, figures in found(report, one):
            whole, profit, tax = (figures[name] for name in ("whole", "profit", "tax"))
            facts = (whole, profit, tax)
            if tax.metric_id == "tax_paid" or not all(fact.unit == whole.unit and level(fact) for fact in facts):
                continue
            if not all_exact(*facts):
                yield undecidable(facts, "open_interval")
                continue
            formula = f"{report.printed(profit)} + {report.printed(tax)}"
            implied = report.interval(profit) + report.interval(tax)
            said = (formula, "利税应为利润加税收", f"{formula} =")
            shown = report.shown(profit) + report.shown(tax)
            yield against_reckoning(report, facts, Reckoning(implied, shown, *said, whole, 80, "identity_fails"))
