"""D7: category_conflict.

Does a part's level contradict its whole?  国家火炬计划项目14项,其中…省级火炬项目2项

A whole of several levels (国家级、省级), 以上 and words of scope (全国, 全省) say no single level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Case, Check, Judgement, consistent, undecidable
from pipeline.checks.findings import Message, quoted
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either

_LEVEL = re.compile(rf"(?P<level>国家|省|市|县|区)(?:{either('D7.kind')})")
_RANK = {"国家": 0, "省": 1, "市": 2, "县": 3, "区": 3}
_MIXED = re.compile(r"以上|及|[、和与](?:国家|省|市|县)|各级")
_NAMED = ("奖", "基金", "项目")  # 国家级 needs a noun, 国家科学技术奖 has one
_REACH = 70


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Compare the level before each 其中 with the levels after it."""
    folded = report.folded
    at = folded.find("其中")
    while at >= 0:
        first, last = report.sentence_span(at)
        low = max(first, report.folded.rfind(";", first, at) + 1, at - _REACH)
        levels = list(_LEVEL.finditer(folded, low, at))
        whole = levels[-1] if levels else None
        if whole is not None and report.between(whole.end(), at):
            yield from _parts(report, whole, at, min(last, at + 120), low)
        at = folded.find("其中", at + 2)


def _parts(report: ReportFacts, whole: re.Match[str], at: int, end: int, low: int) -> Iterator[Judgement]:
    """Judge the levels of the parts behind 其中, up to the next semicolon."""
    folded = report.folded
    stop = folded.find(";", at, end)
    for part in _LEVEL.finditer(folded, at, stop if stop > 0 else end):
        counted = report.between(part.end(), min(part.end() + 24, end))
        if not counted or counted[0].unit in ("%", "元"):
            continue
        if _MIXED.search(folded, max(low, whole.start() - 8), whole.end() + 4):
            yield undecidable(counted[:1], "several_levels")
        elif _RANK[part["level"]] <= _RANK[whole["level"]]:
            yield consistent(counted[:1])
        else:
            yield _conflict(report, whole, part, counted[0].end)


def _conflict(report: ReportFacts, whole: re.Match[str], part: re.Match[str], end: int) -> Judgement:
    """Report a part below the level of its whole."""
    total = report.between(whole.end(), part.start())[0]
    a, b = (one[0] if one[0].endswith(_NAMED) else f"{one[0]}项目" for one in (part, whole))
    zh, en = f"{a}不应列入{b}之中", f"{part[0]} listed inside {whole[0]}"
    message = Message("medium", 85, zh, en, f"{part[0]} ⊄ {whole[0]}")
    finding = quoted(message, [(part.start(), end)], [(whole.start(), total.end)])
    return Judgement("inconsistent", (total,), reason="level_below_whole", finding=finding)


CHECK = Check(
    "D7",
    "category_conflict",
    "Does a part's level contradict its whole?",
    judge,
    ("国家级 and 国家重点 are one level", "wholes of several levels", "a semicolon ends 其中"),
    (
        Case("全年争取国家级项目12项,其中省级重点项目3项。", "inconsistent"),
        Case("捧回国家科学技术奖5项,其中国家科技进步奖二等奖2项、省级一等奖3项。", "inconsistent"),
        Case("捧回国家科学技术奖2项、省科学技术奖6项,其中省科技进步奖一等奖3项。", "undecidable"),
        Case("全年争取省级项目12项,其中国家重点项目3项。", "consistent"),
        Case("全年争取省级以上项目12项,其中市级项目3项。", "undecidable"),
    ),
    cues=("其中",),
    least_facts=0,
)
