"""S6: unit_missing.

Does a number lack the unit its indicator needs?  比上年增14.6 · 利润5887

Signs lost by one page are one cause: all its flags form one group.  万 before 资金 is how people write, a list
that ends in a unit shares it, and a page that names its unit (单位:万元) prints none.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from decimal import Decimal
from functools import cache

from extractors import metrics
from extractors.number.quantities import Quantity
from pipeline import intervals
from pipeline.checks.base import Case, Check, Judgement, consistent, undecidable
from pipeline.checks.findings import About, Message, quoted
from pipeline.checks.report import ReportFacts
from pipeline.checks.s06_unit_missing.lost_signs import lost_signs
from pipeline.checks.s06_unit_missing.wrong_kind import wrong_kind

_PRINTED_UNIT = re.compile(r"单位\s?[:]?\s?[(]?(?:百?千?万|亿)?元|[(](?:百?千?万|亿)?元[)]")
_GLUE = re.compile(r"(?:总?额)?(?:分别)?(?:达到?|实现|完成|[:\s]|[为约近共是])*")
_GLUES = "额别达到为约近共现成是:"  # what such glue ends in, but for blanks
_AFTER = re.compile(r"\s?(?:[,;。!?)\n]|$|(?=[一-鿿]))")
_SHARED = re.compile(r"\s?[、~\-至到和与及—]\s?\d")
_LISTED = frozenset("、和与及")
_WORD = re.compile(r"[年月日时号届期级型第个家人户项%‰倍成点元]")
_QUOTED = "share_price"  # prices of shares are told without a unit
_ENDS = frozenset(["", " ", *",;。!?)\n"])
_MONEY = "currency"
_DIGITS = re.compile(r"\d{2,9}(?:\.\d{1,4})?|[1-9]\.\d{1,4}")
_FUNDS, _SUM = ("资金", "贷款", "经费", "补助"), 3
_YEARS = (Decimal(1900), Decimal(2100))


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Take percentages whose sign was inferred, and bare numbers behind an indicator of money."""
    yield from lost_signs(report)
    yield from wrong_kind(report)
    rates = {fact.start for fact in report.rates if fact.inferred}  # 占比41.2: what is lost there is the % sign
    bare = [q for q in report.quantities if q[4] is None and q[0] not in rates and _may_lack(report.folded, q)]
    found = list(_bare(report, bare)) if bare else ()
    if found and not _PRINTED_UNIT.search(report.folded):
        yield from found


def _may_lack(folded: str, quantity: Quantity) -> bool:
    """Return whether a bare number is printed as an amount, behind a character that may lead up to one."""
    start, end, _, written, _ = quantity
    if not start or not (folded[start - 1].isspace() or folded[start - 1] in _leads()):
        return False
    if not _DIGITS.fullmatch(written.replace(",", "")):
        return False
    return folded[end : end + 1] in _LISTED or not _word_follows(folded, end)


@cache
def _leads() -> frozenset[str]:
    """Return the characters that end an indicator, or the glue behind one."""
    return frozenset([term[-1] for term in metrics.indicators()] + list(_GLUES))


def _bare(report: ReportFacts, bare: Sequence[Quantity]) -> Iterator[Judgement]:
    """Look for those of the bare numbers right behind an indicator that is measured in money."""
    found = metrics.find(report.passage)
    hits, starts = found.by_end, found.by_start
    known = metrics.indicators()
    folded = report.folded
    for quantity in bare:
        shared = folded[quantity.end : quantity.end + 1] in _LISTED
        if not shared and not _may_end(folded, quantity.end, starts):
            continue
        end = _indicator_end(folded, quantity.start, hits)
        if end is None or not _plain(report, quantity, end):
            continue
        entry = known[hits[end][1]] if end else None
        if entry is None or entry.unit_family != _MONEY or entry.role == "verb" or entry.metric_id == _QUOTED:
            continue
        if not entry.metric_id and not (_beside(report, quantity) or _spent(report, quantity, entry.metric)):
            continue
        start = hits[end][0] if end else 0
        yield _shares(report, quantity) if shared else _unit(report, quantity, start)


def _beside(report: ReportFacts, quantity: Quantity) -> bool:
    """Return whether an amount with its unit follows in the next clause: 贷款3583,贴息资金354万元."""
    end = report.clause_end(report.clause_end(quantity.end) + 1)
    following = report.numbers(quantity.end, end)
    return bool(following) and following[0].family == _MONEY


def _spent(report: ReportFacts, quantity: Quantity, metric: str) -> bool:
    """Return whether a sum of three digits or more is told of funds, and what it was for: 补助资金286,改造143户."""
    if not metric.endswith(_FUNDS) or len(quantity.written.replace(",", "")) < _SUM:
        return False
    following = report.numbers(quantity.end, report.clause_end(quantity.end + 1))
    return report.folded[quantity.end : quantity.end + 1] == "," and bool(following) and following[0].family == "count"


def _may_end(folded: str, end: int, starts: Container[int]) -> bool:
    """Return whether a clause, or the next indicator, follows a number."""
    # A text cut off at a number lost more than a unit.
    return (end < len(folded) and folded[end] in _ENDS) or end in starts


def _plain(report: ReportFacts, quantity: Quantity, end: int) -> bool:
    """Return whether a number is part of no code (GDP100) and no year behind some glue."""
    if end == quantity.start and report.folded[end - 1].isascii():
        return False
    written = quantity.written.replace(",", "")
    year = written.isdigit() and _YEARS[0] <= Decimal(written) <= _YEARS[1]
    return not (year and end != quantity.start)


def _word_follows(folded: str, end: int) -> bool:
    """Return whether what follows a number gives it a unit, or shares one with a later number."""
    if _SHARED.match(folded, end) or not _AFTER.match(folded, end):
        return True
    return bool(_WORD.match(folded, end)) or folded[end : end + 1] in ("万", "亿", "千", "百")


def _indicator_end(folded: str, start: int, hits: dict[int, tuple[int, str]]) -> int | None:
    """Return where the indicator ends that leads up to a number with nothing but glue between."""
    for place in range(start, max(start - 6, 0), -1):
        if place in hits:
            return place if _GLUE.fullmatch(folded, place, start) else None
    return None


def _shares(report: ReportFacts, quantity: Quantity) -> Judgement:
    """Judge a bare amount in a list whose last number bears the unit of all: 利润分别为1.2、1.5和1.8亿元."""
    facts = report.facts_at(quantity.start)
    following = report.numbers(quantity.end, report.clause_end(quantity.end))
    unit = any(number.family == _MONEY for number in following)
    return consistent(facts) if unit else undecidable(facts, "list_without_unit")


def _unit(report: ReportFacts, quantity: Quantity, start: int) -> Judgement:
    """Judge one bare amount."""
    facts = report.facts_at(quantity.start)
    after = report.folded[quantity.end : quantity.end + 4]
    ends = not after or after[0] in ",;。!?)\n" or quantity.end in metrics.find(report.passage).by_start
    if not ends:
        return undecidable(facts, "words_follow")
    printed = report.text[quantity.start : quantity.end]
    inferred = facts[0] if facts and facts[0].low is not None else None
    size = intervals.show_number(inferred.low) + "元" if inferred and inferred.low else ""
    zh = f"{printed}缺少单位" + (f",推断为{size}" if size else "")
    en = f"{printed} has no unit" + (f"; read as {size}" if size else "")
    message = Message("high", 85, zh, en, f"{printed} → {size or '?'}", klass="data_quality")
    who, what = (inferred.subject, inferred.metric) if inferred else (None, None)
    about = About(who, what, cause=f"unit_missing:{report.doc_id}")
    finding = quoted(message, [(start, quantity.end)], about=about)
    return Judgement("inconsistent", facts, reason="unit_missing", finding=finding)


CHECK = Check(
    "S6",
    "unit_missing",
    "Does a number lack the unit its indicator needs?",
    judge,
    ("lists share a unit", "万 before 资金", "a page that names its unit", "years and codes"),
    (
        Case("2013年全镇实现利润6350,上缴税金1.1亿元。", "inconsistent"),
        Case("全区生产总值120.5亿元,比上年增11.3,财政收入8.1亿元,增9.4。", "inconsistent"),
        Case("一季度第三产业用电量25.3亿千瓦,同比增长18.4%。", "inconsistent"),
        Case("每年安排300万科技资金。", None),
        Case("利润分别为1.2、1.5和1.8亿元。", "consistent"),
        Case("全区人口36.5万,其中流动人口8万多。", None),
    ),
    least_facts=0,
    least_numbers=1,
)
