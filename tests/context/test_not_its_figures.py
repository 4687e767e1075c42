"""Figures that are not of the firm at hand: it is named only behind them, or they are of many firms, or of a market."""

from __future__ import annotations

import pytest

from pipeline.reading import read
from tests.readings import NOTHING_KNOWN, firms, metrics, modalities, subjects


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("据统计,大中型客车销量比2016年下降19.5%,而格力电器主要生产空调。", [None]),
        ("数据显示,有64只股票收盘价低于2元,其中之一是格力电器。", [None]),
        ("沪指跌0.15%。板块方面,格力电器领涨。", [None]),
        ("上半年营收达3亿元,净利润增长5%,格力电器表示满意。", ["格力电器", "格力电器"]),
        ("公司去年分红3亿元。格力电器表示将继续分红。", ["格力电器"]),
        ("作为去年净利润超10亿元的公司,格力电器也公布了快报。", ["格力电器"]),
        ("股价一度跌破2元、停牌半个月的格力电器复牌。", ["格力电器"]),
        ("格力电器发布年报。铜价上涨5%。", [None]),
        ("格力电器发布年报。公司称,铜价上涨5%使成本上升。", ["格力电器"]),
    ],
)
def test_a_firm_that_nothing_ties_to_a_figure(text: str, names: list[str | None]) -> None:
    assert subjects(text) == names


def test_counted_firms_are_of_none() -> None:
    def told(text: str) -> list[str | None]:
        return [context.subject for context in read(text, NOTHING_KNOWN).count_contexts]

    assert told("格力电器发布年报。另有23家公司预计亏损。") == [None]
    assert told("格力电器发布年报。公司拥有三家分公司。") == ["格力电器"]


def test_a_people_is_no_place_and_a_phrase_no_plant() -> None:
    assert subjects("该地朝鲜族同胞喜食辣菜,辣椒价格涨到80元。") == [None]
    assert firms("当月都有药厂来市采购,今年的煤不少电厂用不起。") == []
    assert firms("永红药厂完成技改投资。") == ["永红药厂"]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("今年要完成铁路投资73亿元、公路投资18亿元。", ["planned", "planned"]),
        ("想要实现增长,就要创新,目前业务收入为1亿元。", ["actual"]),
        ("收入占比到2020年要达到45%,而目前这一比例为33%。", ["planned", "actual"]),
        ("规划提出了煤耗降低18%左右、化学需氧量减少8%等目标。", ["planned", "planned"]),
        ("预计今年增长率将从7.1%下调至4.2%。", ["planned", "planned"]),
        ("采购支出由原计划投入的3.3亿元调减到3.2亿元。", ["planned", "actual"]),
        ("退税率将从现行的13%下调至9%。", ["actual", "planned"]),
    ],
)
def test_what_is_wanted_and_what_is_so(text: str, how: list[str]) -> None:
    assert modalities(text) == how


def test_what_has_to_be_done_is_no_name() -> None:
    assert metrics("今年要完成投资3亿元。") == ["项目投资额"]
