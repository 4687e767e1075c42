"""What comes in and what goes out of a budget that is said to be balanced, for the check identity.

收入总计211.1亿元。…支出总计209.6亿元。收支相抵,全年预算平衡

Both totals hold what is carried over from and to other years, so they are one sum where the budget balances.  A balance
told behind them (结转下年), 基本 and words of what is to be leave it open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.figures import level
from pipeline.checks.forms import LINE, form, found
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of

_TOTAL = "总[计量](?:预计|安排|达到?|[为是])?"
_FORM = form(
    rf"收入{_TOTAL}(?P<got>Ⓝ)(?P<between>[^\n]{{0,240}}?)支出{_TOTAL}(?P<spent>Ⓝ)[,。;](?P<how>[^。\nⓃⓅ]{{0,16}}?)(?<!不)平衡(?P<behind>[^\n]{{0,30}})",
    "收入总计68.4亿元,支出总计67.9亿元,收支平衡。",
    "平衡",
    LINE,
)
_SIDES, _HOW = re.compile(rf"[收支][入出]{_TOTAL}Ⓝ"), re.compile("收支|预算")
_SCOPE = re.compile("[全本][省市县区镇州旗]|[省市县区州旗]本?级")
_OPEN = any_of("D4.not_even")


@gated(_FORM)
def balanced_totals(report: ReportFacts) -> Iterator[Judgement]:
    """Hold the total income of a budget against its total outgo, where the text says that it balances."""
    for match, figures in found(report, _FORM):
        got, spent = figures["got"], figures["spent"]
        if _SIDES.search(match["between"]) or not _HOW.search(match["how"]):
            continue
        facts = (spent, got)
        if got.unit != spent.unit or not (level(got) and level(spent)):
            continue
        scopes = [_SCOPE.findall(report.words(fact)) for fact in facts]
        if _OPEN.search(match["how"] + match["behind"]) or (scopes[0] and scopes[0] != scopes[1]):
            yield undecidable(facts, "balance_carried")
            continue
        said = (report.printed(got), "收支平衡,支出总计应为", "income and outgo balance, so the outgo is")
        value, shown = report.interval(got), report.shown(got)
        yield against_reckoning(report, facts, Reckoning(value, shown, *said, spent, 85, "identity_fails"))
