"""S8: orphan_value.

Does an amount stand without an indicator, or one value for two?  销售收入1.5亿元,160万元 345万元

Values of one list (分别, 、) share an indicator, and tables print rows of bare values: neither is an orphan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.lexicon import alternatives
from pipeline.checks.base import Case, Check, Judgement, consistent, undecidable
from pipeline.checks.findings import About, Message, quoted
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.tables import Fact

_ALONE = re.compile(r"[,;\s]{1,3}")
_BEHIND = re.compile(r"\s*(?:[,;。\s]|$)")
_ACTS = alternatives("paired_acts")
_SECOND = re.compile(rf"[和及与](?:{_ACTS})(?P<y>[一-鿿]{{2,8}}?)(?:共|达到?|约|为|近)?(?=[0-9])")
_TWO = re.compile(rf"(?P<a>{_ACTS})(?P<x>[一-鿿]{{2,8}}?)[和及与](?P<b>{_ACTS})(?P<y>[一-鿿]{{2,8}})$")
_MOST = 4
_PRINTED = re.compile("[元万亿]")


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Look for bare amounts behind a named one, and for counts that two acts share."""
    facts = report.facts
    place = 1
    while place < len(facts):
        run = _orphans(report, facts, place)
        if run:
            yield _judged(report, facts[place - 1], run)
        place += len(run) or 1
    yield from _shared(report)


def _orphans(report: ReportFacts, facts: Sequence[Fact], place: int) -> list[Fact]:
    """Return the amounts from `place` on that have nothing but a comma or a blank before them."""
    run: list[Fact] = []
    for number in range(place, len(facts)):  # no slice: of a text with 10^5 figures each is a copy of all behind
        before, fact = facts[number - 1], facts[number]
        if fact.unit != "元" or before.unit != "元" or fact.list_group is not None or before.measure != "level":
            break
        if not _PRINTED.search(report.printed(fact)):  # a cell of a table, whose head names the unit
            break
        if not _ALONE.fullmatch(report.folded, before.end, fact.start) or not _BEHIND.match(report.folded, fact.end):
            break
        run.append(fact)
    return run


def _judged(report: ReportFacts, head: Fact, run: Sequence[Fact]) -> Judgement:
    """Judge a run of bare amounts behind a named one."""
    clause = report.words(head)
    if head.metric is None or len(run) > _MOST or "分别" in clause or not re.search("[一-鿿]{2}", clause):
        return undecidable((head, *run), "looks_like_a_table")
    if "\n" in report.folded[head.end : run[-1].end] or _ALONE.fullmatch(report.folded, head.end, run[0].start) is None:
        return undecidable((head, *run), "looks_like_a_table")
    printed = "、".join(report.printed(fact) for fact in run)
    guess = "、".join(fact.metric for fact in run if fact.inferred and fact.metric)
    message = Message(
        "high",
        88,
        f"{printed}没有指标名称" + (f",可能是{guess}" if guess else ""),
        f"{printed} stand without an indicator" + (f"; perhaps {guess}" if guess else ""),
        f"{head.metric} {report.printed(head)}, ? {printed}",
        klass="data_quality",
    )
    found = quoted(message, [(run[0].start, run[-1].end)], context=[report.quote(head)])
    finding = replace(found, subject=head.subject)
    return Judgement("inconsistent", tuple(run), reason="no_indicator", finding=finding)


@gated(_SECOND)
def _shared(report: ReportFacts) -> Iterator[Judgement]:
    """Look for one count behind two acts with an object each: 培训农民工和完成劳务输出986人."""
    for second in _SECOND.finditer(report.folded):
        fact = next(iter(report.between(second.end(), second.end() + 1)), None)
        if fact is None or fact.unit in ("%", "元"):
            continue
        words = report.words(fact)
        match = _TWO.search(words.rstrip("共达约为近"))
        if match is None:
            continue
        start = report.clause(fact.start) + match.start()
        yield _one(report, fact, (start, fact.end), match)


def _one(report: ReportFacts, fact: Fact, span: Span, match: re.Match[str]) -> Judgement:
    """Judge one count with two acts."""
    if match["a"] == match["b"] or match["x"] == match["y"]:
        return consistent((fact,))
    message = Message(
        "low",
        70,
        f"{report.printed(fact)}同时对应“{match['a']}{match['x']}”和“{match['b']}{match['y']}”",
        f"one value, {report.printed(fact)}, for two indicators",
        report.text[span[0] : span[1]],
        klass="data_quality",
    )
    finding = quoted(message, [span], about=About(metric=fact.metric))
    return Judgement("inconsistent", (fact,), reason="two_indicators", finding=finding)


CHECK = Check(
    "S8",
    "orphan_value",
    "Does an amount stand without an indicator, or one value for two?",
    judge,
    ("lists share an indicator", "rows of tables", "two verbs with one object are good Chinese"),
    (
        Case("永兴公司2012年实现销售收入2.1亿元,230万元 410万元。", "inconsistent"),
        Case("永兴公司2012年实现销售收入2.1亿元,利润230万元,利税410万元。", None),
        Case("全年培训种植户和完成技能鉴定650人。", "inconsistent"),
        Case("全年新建和改建学校12所。", None),
    ),
    least_facts=0,
    least_numbers=1,
    cues=("和", "及", "与", "元"),
)
