"""Passages of a 政府工作报告 without headings: the words say whether they look back on the year before, or ahead."""

from __future__ import annotations

import pytest

from pipeline.context.sections.passages import of_five_years, paragraphs_told
from pipeline.context.types import ContextOf, ReportContext
from pipeline.reading import read

TITLE = "2014年国务院政府工作报告"


def contexts(passage: str, year: int = 2014) -> list[ContextOf]:
    title = f"{year}年国务院政府工作报告"
    report = ReportContext(year, "summary", "中国", "国务院", title)
    return read(f"{title}\n{passage}", report).contexts


@pytest.mark.parametrize(
    ("passage", "year", "modality"),
    [
        ("——财力明显增强。财政收入突破9万亿元。", 2013, "actual"),
        ("出台一批新的举措,改革取得新进展。机关经费减少31%。", 2013, "actual"),
        ("城乡居民收入稳步提高,就业超过预期。农民人均收入增长9.1%。", 2013, "actual"),
        ("改革取得新进展,养老金连续5年增加。贸易额突破4万亿元。", 2013, "actual"),
        ("继续实施良种补贴,中央财政拟安排补贴资金1300亿元。", 2014, "planned"),
        ("抓好粮食生产,切实减轻农民负担。公用经费标准提高到600元。", 2014, "planned"),
    ],
)
def test_the_words_of_a_passage_tell_its_year(passage: str, year: int, modality: str):
    (context,) = contexts(passage)
    assert context.period_start is not None
    assert (context.period_start.year, context.period_basis, context.modality) == (year, "document", modality)


def test_a_paragraph_that_does_not_say_follows_the_passage():
    found = contexts("改革取得新进展,贸易额突破4万亿元。\n企业研发经费增长15.5%。")
    assert [c.period_start.year if c.period_start else None for c in found] == [2013, 2013]


@pytest.mark.parametrize(
    ("passage", "year"),
    [
        ("重点工程投资40亿元。", 2014),  # no word either way
        ("经过五年努力,改革取得新进展。外资实际使用额突破500亿美元。", 2014),
        ("改革取得新进展,进出口总额突破3万亿美元。", 2011),  # may be on the five years of a plan
        ("改革取得新进展,进出口总额年均增长15%,比上年高。", 2011),
        ("今后五年,要抓好节能。力争非化石能源占比提高2个百分点。", 2014),
    ],
)
def test_a_passage_that_does_not_say_or_may_be_on_five_years_is_undated(passage: str, year: int):
    assert {context.period_start for context in contexts(passage, year)} == {None}


def test_a_look_back_after_five_years_that_tells_of_one_is_of_that_year():
    (context,) = contexts("改革取得新进展,进出口总额突破3万亿美元,比上年高。", 2011)
    assert context.period_start is not None
    assert context.period_start.year == 2010


def test_longer_words_are_no_signs():
    assert [tense for _, tense in paragraphs_told(f"{TITLE}\n主要是为了增进了解,重要的是需要。", 2014)] == [None]


@pytest.mark.parametrize(("text", "year"), [(f"{TITLE}\n取得进展。", None), (f"{TITLE}\n取得突破。", 1984)])
def test_reports_of_no_known_year_and_old_ones_are_left(text: str, year: int | None):
    assert not list(paragraphs_told(text, year))


def test_whole_reports_are_left():
    assert not list(paragraphs_told(f"{TITLE}\n" + "取得新的进展。" * 1000, 2014))


@pytest.mark.parametrize(("year", "several"), [(2014, False), (2013, True), (2016, True), (2017, False)])
def test_the_year_after_a_plan_or_a_term_looks_back_on_five(year: int, several: bool):
    assert of_five_years("取得进展", year) is several
