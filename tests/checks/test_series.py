"""Checks over one figure in several reports: every two values that contradict each other are told, each once."""

from __future__ import annotations

import pytest

from extractors.base import Passage
from pipeline.across import met
from pipeline.across.judged import Judgements
from pipeline.checks import x1_growth_chain, x3_cross_doc_value
from pipeline.checks.base import consistent
from pipeline.checks.cross_words import place_name, same_place
from pipeline.checks.report import ReportFacts
from pipeline.checks.series import series_of
from tests.checks.test_check import read


def told(*amounts: str) -> list[str]:
    """Return reports of several years, each with a sentence on the 财政收入 of 2012."""
    return [
        f"临河镇{2012 + number}年工作总结\n2012年全镇实现财政收入{amount}。\n临河镇人民政府 {2012 + number}年12月"
        for number, amount in enumerate(amounts)
    ]


def verdicts(judge, texts: list[str]) -> list[tuple[str, list[str]]]:
    """Return verdicts, each with the figures it is about."""
    reports = sorted((read(text) for text in texts), key=lambda report: report.doc_id)
    by_id = {report.doc_id: report for report in reports}
    found = [judgement for series in series_of(reports) for judgement in judge(series)]
    return sorted((j.verdict, sorted(by_id[f.doc_id].printed(f) for f in j.facts)) for j in found)


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        (
            ("2.5亿元", "2.5亿元", "2.9亿元"),
            [("consistent", ["2.5亿元", "2.5亿元"]), ("inconsistent", ["2.5亿元", "2.9亿元"])],
        ),
        (("2.5亿元", "2.5亿元", "2.5亿元"), [("consistent", ["2.5亿元", "2.5亿元", "2.5亿元"])]),
        (
            ("2.5亿元", "2.9亿元", "3.4亿元"),
            [
                ("inconsistent", pair)
                for pair in (["2.5亿元", "2.9亿元"], ["2.5亿元", "3.4亿元"], ["2.9亿元", "3.4亿元"])
            ],
        ),
        # 2.5亿余 meets both, yet 2.5 and 2.9 contradict each other.
        (
            ("2.5亿元", "2.5亿余元", "2.9亿元"),
            [("consistent", ["2.5亿余元", "2.5亿元"]), ("inconsistent", ["2.5亿元", "2.9亿元"])],
        ),
        # What a report says beside the value it shares with another one is a matter of that report.
        (("2.5亿元,2012年全镇实现财政收入1.1亿元", "2.5亿元"), [("consistent", ["2.5亿元", "2.5亿元"])]),
        # Of two values of one report only one is held against another report.
        (("2.5亿元,2012年全镇实现财政收入1.9亿元", "2.9亿元"), [("inconsistent", ["2.5亿元", "2.9亿元"])]),
        (tuple(f"{number}.5亿元" for number in range(1, 10)), [("undecidable", [f"{n}.5亿元" for n in range(1, 10)])]),
    ],
)
def test_every_two_values_of_one_period_are_judged(amounts, expected) -> None:
    assert verdicts(x3_cross_doc_value.values, told(*amounts)) == expected


def test_the_growth_of_a_report_is_held_against_its_own_level() -> None:
    before, _ = told("2.5亿元", "")
    texts = [
        before,
        "临河镇2013年工作总结\n全镇实现财政收入3.9亿元,比上年增长12%。\n临河镇人民政府 2013年12月",
        "临河镇2014年工作总结\n2013年全镇实现财政收入2.8亿元。\n临河镇人民政府 2014年12月",
    ]
    assert verdicts(x1_growth_chain.judge, texts) == [("inconsistent", ["12%", "2.5亿元", "3.9亿元"])]
    assert verdicts(x1_growth_chain.judge, [before, texts[1].replace("3.9", "2.8"), texts[2]]) == [
        ("consistent", ["12%", "2.5亿元", "2.8亿元"])
    ]


def test_a_check_that_breaks_off_costs_only_itself() -> None:
    out = Judgements(0)
    out.begin("临河镇", {})
    with out.asked(x3_cross_doc_value.CHECK):
        out.add(x3_cross_doc_value.CHECK, consistent([]))
        raise ZeroDivisionError
    found = [(row["check_name"], row["verdict"], row["reason"]) for row in out.table().to_pylist()]
    assert found == [("cross_doc_value", "consistent", None), ("cross_doc_value", "undecidable", "failed")]


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("沛县", "沛县", True),
        ("江苏省徐州市沛县", "沛县", True),
        ("临河县柳河镇", "柳河镇", True),
        ("苍南县", "南县", False),
        ("吉安县", "安县", None),
        ("柳河镇", "青阳镇", False),
        ("X光村", "X光村", True),
        ("XX区", "沛县", False),
        ("XX区", "沛区", None),
    ],
)
def test_same_place(one, two, same) -> None:
    a, b = (ReportFacts("d", Passage(""), region=f"{name}") for name in (one, two))
    assert same_place(a, b) is same
    assert same_place(b, a) is same


def test_reports_of_two_counties_are_not_held_against_each_other() -> None:
    a, b = (ReportFacts("d", Passage(""), issuer=f"{name}人民政府") for name in ("吉安县", "安县"))
    assert not same_place(a, b)


def test_a_cue_of_months_holds_over_semicolons() -> None:
    text = "1—10月,财政收入2.4亿元;工业产值(不变价)3.5亿元;税收1.1亿元。全年投资5亿元。"
    _, found = met._read(text)
    assert [text[start:end][-6:] for start, end in found] == ["1.1亿元。", "投资5亿元。"]


@pytest.mark.parametrize(("name", "place"), [("全乡", None), ("我县", None), ("全椒县", "全椒县")])
def test_all_of_a_place_is_no_name(name, place):
    assert place_name(name) == place
