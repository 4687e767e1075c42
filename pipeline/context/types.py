"""What the readers of who, what and when hand to each other.

The small records are named tuples, not dataclasses: several are made for every figure, and a frozen dataclass costs
five times as much to make.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from extractors.kept import kept
from extractors.periods import Dates
from pipeline.document.kinds import OF_RECORD

Modality = Literal["actual", "planned", "target", "cumulative"]
Basis = Literal["explicit", "document", "none"]
Mode = Literal["now", "ahead"] | None
_TO_ASSEMBLY = re.compile("政府工作报告(?!的)")
# Titled as a report on its term, whatever else it looks like: 甲股份2011年上半年经营情况.
_OF_TERM = re.compile(
    "20[0-9]{2}年度?(?:上半年|中期|半年度?|前?第?[一二三四1-4]个?季度?|[0-9]{1,2}[-~—至][0-9]{1,2}月份?)?"
    "(?:业绩快报|业绩报告|(?:经营|业绩|财务|生产经营|经济运行)(?:情况|状况|简况|数据)|年?报(?:告|摘要)?)(?![^,。:;]{0,4}[会说披发])"
    "|20[0-9]{2}年度?[\u4e00-\u9fff]{0,10}(?:情况|概况)$"
)
_SPRING, _AUTUMN = 4, 10


@dataclass(frozen=True)
class ReportContext:
    """What is known of the report as a whole; what follows of it is asked for each figure, and so kept."""

    report_year: int | None = None
    doc_type: str = "other"
    region: str | None = None
    issuer: str | None = None
    title: str | None = None
    issued: str | None = None
    sets_out_next: bool = False  # its text sets out the year after its own, so that its own is the one it looks back on
    spoken: bool = False  # its text says that it is given to an assembly: 我代表市政府,向大会报告工作

    @kept
    def dated(self) -> bool:
        """True where what carries no date may be taken to be of the report's year."""
        return self.report_year is not None and (
            self.issued is not None
            or self.spoken
            or self.doc_type in OF_RECORD
            or _OF_TERM.search(self.title or "") is not None
        )

    @kept
    def issued_month(self) -> int | None:
        """Month of issue, if printed and of the report's year."""
        parts = (self.issued or "").split("-")
        return int(parts[1]) if len(parts) > 1 and parts[0] == str(self.report_year) else None

    @kept
    def to_assembly(self) -> bool:
        """True for a 政府工作报告: given early in the year of its title, on the year before."""
        titled = self.doc_type == "summary" and self.title is not None
        return self.spoken or (titled and _TO_ASSEMBLY.search(self.title or "") is not None)

    @kept
    def looks_back(self) -> int:
        """Return the offset to the report's year of the year that it looks back on."""
        if self.to_assembly:
            later = self.issued is not None and int(self.issued[:4]) > (self.report_year or 9999)
            named_by_it = later or self.sets_out_next  # 2012年工作报告 on 2012
            return -1 if (self.issued_month or 1) < _AUTUMN and not named_by_it else 0
        return -1 if (self.issued_month or 12) <= _SPRING else 0


class ContextOf(NamedTuple):
    """Who, when and how sure, of one figure; `reasons` names each attribute left null and why.

    `subject` is a name as the text has it, or a place; `subject_mention` its index among the enterprises.
    `subjects` lists the firms of which the figure holds severally (甲、乙和丙均…), `subject` is then None.
    `against` is what the figure is measured against if it is a change: a time that the text names (比1952年增长).
    """

    subject: str | None = None
    subject_mention: int | None = None
    period_start: datetime.date | None = None
    period_end: datetime.date | None = None
    period_basis: Basis = "none"
    modality: Modality | None = None
    reasons: tuple[str, ...] = ()
    subjects: tuple[int, ...] = ()
    against: str | None = None


class When(NamedTuple):
    """The period of one figure, or the reason why it has none."""

    dates: Dates | None
    basis: Basis = "none"
    reason: str | None = None
    future: bool = False
    base: bool = False  # the period is that of what another figure is compared with
    past: bool = False  # lies before the year of the report
    flow: bool = False  # a stretch named with its end, not up to some date


class Section(NamedTuple):
    """What follows `start`, up to the next section: what is (now), what is to come (ahead), or neither.

    `aims` is True where its heading says that it tells what is aimed at.
    """

    start: int
    mode: Mode
    aims: bool = False


class Place(NamedTuple):
    """Where a figure stands: its own span, where the one before ends, the starts of clause, sentence and paragraph."""

    start: int
    end: int
    before: int
    clause: int
    sentence: int
    paragraph: int
