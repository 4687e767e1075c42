"""Figures of a headline take from the text below what they leave out."""

from __future__ import annotations

import pytest

from pipeline.context.types import ReportContext
from pipeline.reading import Reading, read

NEWS = ReportContext(2015, "news", None, None, None, "2015-07-26")
BODY = "今年上半年,山东省光伏产品完成出口4.23亿美元,增长96%。"


def first(text: str) -> Reading:
    return read(text, NEWS)


def test_a_headline_is_of_the_period_and_place_of_the_text() -> None:
    reading = first(f"光伏产品出口4.23亿美元 同比增长96%\n{BODY}")
    for context in reading.contexts[:2]:
        assert (str(context.period_start), str(context.period_end)) == ("2015-01-01", "2015-06-30")
    assert reading.contexts[0].subject == reading.contexts[2].subject == "山东省"


@pytest.mark.parametrize(
    "headline",
    [
        "光伏产品出口5.61亿美元",  # another figure
        "光伏产品进口4.23亿美元",  # another indicator
        "2013年光伏产品出口4.23亿美元",  # the headline says of what year
    ],
)
def test_a_headline_keeps_what_is_its_own(headline: str) -> None:
    context = first(f"{headline}\n{BODY}").contexts[0]
    assert (str(context.period_start), str(context.period_end)) != ("2015-01-01", "2015-06-30")


def test_a_line_that_is_no_headline_is_left() -> None:
    text = f"某市光伏产业发展情况,{'甲' * 60}出口4.23亿美元\n{BODY}"
    assert str(first(text).contexts[0].period_end) == "2015-12-31"
