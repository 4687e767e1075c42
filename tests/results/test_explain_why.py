"""Which words decided who, what and when: those without which a figure would be read otherwise."""

from __future__ import annotations

import re

import pytest

from extractors import Passage
from pipeline.context.types import ReportContext
from pipeline.explain.why import attributes_of, because
from pipeline.reading import Reading, read
from pipeline.segment import words

NOBODY = ReportContext()


def reading(text: str, about: ReportContext = NOBODY) -> Reading:
    """Return a text as it is read."""
    return read(text, about, words, Passage(text, words, trace=True))


def told(text: str, span: str, about: ReportContext = NOBODY) -> list[str]:
    """Return what is said of one figure."""
    got = reading(text, about)
    (figure,) = (m for m in (*got.figures, *got.counts) if m.text == span)
    return because(figure, got)


def test_words_of_the_sentence_decide() -> None:
    text = "2015年，恒盛集团实现销售收入60亿元，计划到2016年申请专利70件。"
    assert told(text, "60亿元") == [
        "subject because of '恒盛集团' [6:10]",
        "metric because of '销售收入' [12:16]",
        "period because of '2015年' [0:5]",
    ]
    assert "period because of '2016年' [24:29]" in told(text, "70件")
    assert "modality because of '计划' [21:23]" in told(text, "70件")


def test_a_sentence_before_decides_where_its_own_does_not() -> None:
    text = "恒盛集团总部设在本县。全年上缴税金3亿元。"
    assert "subject because of '恒盛集团' [0:4]" in told(text, "3亿元")


def test_the_report_as_a_whole_decides_where_no_sentence_does() -> None:
    about = ReportContext(report_year=2014, doc_type="summary", region="云岭县", issued="2014-12-30")
    got = told("全县财政收入12亿元。", "12亿元", about)
    assert "period because of report_year of the document, 2014" in got


QUOTED = re.compile(r"'([^']+)' \[(\d+):(\d+)\]")


@pytest.mark.parametrize(
    "text", ["去年恒盛集团完成投资3亿元，增长5%。", "全县共有企业120家，其中外资企业30家，占25%。"]
)
def test_without_the_words_named_the_figure_is_read_otherwise(text: str) -> None:
    got = reading(text)
    named = 0
    for figure in (*got.figures, *got.counts):
        for line in because(figure, got):
            attribute = line.split()[0]
            for quote, start, end in QUOTED.findall(line):
                named += 1
                assert text[int(start) : int(end)] == quote
                other = reading(text[: int(start)] + "囗" * len(quote) + text[int(end) :])
                (same,) = (m for m in (*other.figures, *other.counts) if m.start == figure.start)
                assert attributes_of(same, other)[attribute] != attributes_of(figure, got)[attribute]
    assert named > 3
