"""Shares dealt out after 分别: each to its own part or whole, and none where their number differs."""

from __future__ import annotations

import pytest

from pipeline.reading import read
from tests.readings import NOTHING_KNOWN, metrics

_LEVELS = "工业投资9.8亿元,技改投资6.2亿元,"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The parts are the levels before, without the whole that they are parts of.
        (_LEVELS + "分别占全部投资的64%和40.5%。", ["工业投资占全部投资比例", "技改投资占全部投资比例"]),
        (
            f"固定资产投资15.3亿元,其中{_LEVELS}分别占全部投资的64%和40.5%。",
            ["工业投资占全部投资比例", "技改投资占全部投资比例"],
        ),
        ("利润2亿元,税收3亿元,增长7%和9%,占全县比重分别为21%、18%。", ["利润占全县比例", "税收收入占全县比例"]),
        # Nothing says of what.
        ("工业投资9.8亿元、技改投资6.2亿元,分别占61%和39%。", ["工业投资占比", "技改投资占比"]),
        ("工业投资9.8亿元,分别占61%和39%。", [None, None]),
        (_LEVELS + "所占比重分别为64%和36%。", ["工业投资占比", "技改投资占比"]),
        ("工业、农业和服务业三大板块,占比分别为67%、21%和12%。", [None, None, None]),
        # They stand in the clause itself.
        ("工业投资、技改投资分别占全部投资的64%和40.5%。", ["工业投资占全部投资比例", "技改投资占全部投资比例"]),
        ("研发人员和技术人员分别占职工总数的15%和30%。", ["研发人员占职工总数比例", "技术人员占职工总数比例"]),
        (
            "第一、二、三产业增加值占生产总值的比重分别为9%、50%、41%。",
            [f"第{at}产业增加值占生产总值比例" for at in "一二三"],
        ),
        # One part, two wholes.
        ("教育支出占财政收入和财政支出的比重分别为20%和25%。", ["教育支出占财政收入比例", "教育支出占财政支出比例"]),
        ("利润3亿元,占收入和资产的比重分别为5%和3%。", ["利润占收入比例", "利润占资产比例"]),
        # One part in several years is the part of all.
        ("近三年管理费用占营业收入的比例分别为5%、6%、7%。", ["管理费用占营业收入比例"] * 3),
        ("管理费用占营业收入比重由2%提高到5%。", ["管理费用占营业收入比例"] * 2),
        # Fewer levels than shares, more parts than shares, firms: nothing is named.
        ("税收3亿元,占全省、全市、全县的比重分别为1%、2%。", [None, None]),
        ("轻、重工业分别占工业总产值的45.2%和54.8%。", [None, None]),
    ],
)
def test_shares_of_a_list_have_their_own_part_or_whole(text: str, expected: list[str | None]) -> None:
    assert metrics(text)[-len(expected) :] == expected


def test_each_share_has_the_whole_it_is_of() -> None:
    metrics_of = read("教育支出占财政收入和财政支出的比重分别为20%和25%。", NOTHING_KNOWN).metrics
    assert [(metric.measure, metric.base) for metric in metrics_of] == [("share", "财政收入"), ("share", "财政支出")]
