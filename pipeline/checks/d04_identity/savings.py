"""What was saved or struck off, against what was asked for and what it came to, for the check identity.

采购预算8035.4万元,实际采购7212.3万元,节约823.1万元 · 送审金额3.62亿元,审定3.18亿元,审减0.44亿元
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.base import Judgement
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning, less, worded
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either

_SAVED = f"{either('D4.saved')}〜{{0,8}}Ⓝ"
_FORMS = (
    form(
        rf"{either('D4.budgeted')}〜{{0,8}}(?P<asked>Ⓝ),(?:〜{{0,16}}Ⓟ,)?〜{{0,8}}{either('D4.bought')}〜{{0,8}}(?P<came>Ⓝ),(?:〜{{0,16}}Ⓟ,)?〜{{0,6}}{either('D4.saved')}〜{{0,8}}(?P<saved>Ⓝ)",
        "采购预算8035.4万元,实际采购7212.3万元,节约832.1万元。",
        _SAVED,
    ),
    form(
        rf"{either('D4.submitted')}〜{{0,8}}(?P<asked>Ⓝ),〜{{0,6}}{either('D4.approved')}〜{{0,8}}(?P<came>Ⓝ),(?:〜{{0,16}}Ⓟ,)?〜{{0,6}}{either('D4.saved')}〜{{0,8}}(?P<saved>Ⓝ)",
        "送审金额3.62亿元,审定金额3.18亿元,审减0.54亿元。",
        _SAVED,
    ),
    form(
        r"募集资金(?:总额)?〜{0,6}(?P<asked>Ⓝ),扣除〜{0,14}费用〜{0,8}(?P<saved>Ⓝ)后?的?,?〜{0,10}净额〜{0,4}(?P<came>Ⓝ)",
        "募集资金92800万元,扣除承销等费用4793万元,净额88097万元。",
        "净额〜{0,4}Ⓝ",
    ),
)
_OTHER = any_of("D4.saved_otherwise")  # of a part of it, or over some years


@gated(*_FORMS)
def savings(report: ReportFacts) -> Iterator[Judgement]:
    """Hold what was saved against the difference of the two figures before it."""
    for one in _FORMS:
        for match, figures in found(report, one):
            asked, came, saved = (figures[name] for name in ("asked", "came", "saved"))
            exact = all(fact.qualifier == "exact" and fact.unit == asked.unit for fact in (asked, came, saved))
            if exact and not _OTHER.search(match[0]):
                value, shown, formula = less(report, (asked,), came)
                reckoned = Reckoning(value, shown, *worded(formula), saved, 84, "identity_fails")
                yield against_reckoning(report, (saved, asked, came), reckoned, report.interval(saved).size)
