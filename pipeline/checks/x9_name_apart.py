"""X9: one firm whose name two reports of a place spell differently.

    2013: 青石恒峰机械有限公司投资1.2亿元…    2014: 青石横峰机械有限公司新上生产线…

Linking joins the two where one is a slip of the other: an odd character that sounds alike, the same form, the same
place, and met more often (`linking.typos`).  What is said here is that one of them is wrong; two spellings within one
report are for entity_variant.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.name.glyphs import look_alike
from extractors.name.pinyin import homophones
from pipeline.checks.archive import CrossCase, CrossCheck, Spelling, across_reports
from pipeline.checks.base import Judgement, Side, consistent
from pipeline.checks.d05_entity_variant.two_firms import both_words, differ_otherwise
from pipeline.checks.findings import About, Message
from pipeline.checks.report import ReportFacts
from pipeline.checks.series import Place

_SHOWN = 3  # places of a name in a report


def judge(spelling: Spelling) -> Iterator[Judgement]:
    """Judge two names that linking takes for one firm's, each in a report of its own."""
    wrong, good = spelling.wrong, spelling.good
    if not _alike(wrong, good) or differ_otherwise(wrong, good):
        yield consistent(())
        return
    places = [*_places("stated", spelling.a, wrong), *_places("against", spelling.b, good)]
    one, two = _label(spelling.a), _label(spelling.b)
    message = Message(
        "medium",
        80,
        f"{one}中“{wrong}”与{two}中“{good}”疑为同一名称,其一有误",
        f"{wrong} in {one} and {good} in {two} are probably one name, misspelt in one of them",
        f"{wrong} ~ {good}",
        klass="data_quality",
    )
    years = tuple(str(report.report_year or "") for report in (spelling.a, spelling.b))
    about = About(good, periods=years, cause=f"name:{wrong}:{good}")
    yield Judgement("inconsistent", reason="one_character", finding=across_reports(places, message, about))


def _alike(one: str, two: str) -> bool:
    """Return whether the odd character sounds or looks alike, and not both names say a word with it (同心, 童心)."""
    odd = next(place for place, (a, b) in enumerate(zip(one, two, strict=True)) if a != b)
    words = any(both_words(one[low : low + 2], two[low : low + 2]) for low in (odd - 1, odd) if low >= 0)
    return not words and (homophones(one[odd], two[odd], loosely=True) or look_alike(one[odd], two[odd]))


def _places(side: Side, report: ReportFacts, name: str) -> Iterator[Place]:
    """Yield the first places where a report tells a name."""
    at = -1
    for _ in range(_SHOWN):
        at = report.text.find(name, at + 1)
        if at < 0:
            return
        yield side, report.doc_id, at, at + len(name)


def _label(report: ReportFacts) -> str:
    """Return how a message names a report."""
    title = report.title or report.heading
    return f"《{title}》" if title else f"{report.region or ''}{report.report_year or ''}" or report.doc_id[:8]


_OLD = (
    "青石镇2013年工作总结\n青石{0}机械有限公司投资1.2亿元扩建厂房,{0}机械全年实现销售收入3.6亿元。"
    "青石{0}机械有限公司申报专利12件。\n青石镇人民政府 2013年12月"
)
_NEW = "青石镇2014年工作总结\n{}新上一条生产线,投资4500万元。\n青石镇人民政府 2014年12月"

CHECK = CrossCheck(
    "X9",
    "name_apart",
    "Do two reports of a place spell the name of one firm differently?",
    ("names that differ in their trade, too", "known names", "words, each as good a name as the other"),
    (
        CrossCase((_OLD.format("恒峰"), _NEW.format("青石横峰机械有限公司")), "inconsistent"),
        CrossCase((_OLD.format("同心"), _NEW.format("青石童心机械有限公司")), None),
        CrossCase((_OLD.format("恒峰"), _NEW.format("青石宏达机械有限公司")), None),
    ),
    spelling=judge,
)
