"""Lists whose members share the noun of the last: each figure has its own."""

from __future__ import annotations

import pytest

from pipeline.context.types import ReportContext
from pipeline.reading import read

ABOUT = ReportContext(2016, "summary", "柳河县", "柳河县人民政府", "柳河县2016年政府工作报告", "2017-01")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "县财政用于科技、教育、卫生和文化事业的支出分别增长20%、15%、8%和3%。",
            ["科技支出", "教育支出", "卫生支出", "文化事业支出"],
        ),
        ("基础设施、制造业投资分别增长9.4%、9.1%。", ["基础设施投资", "制造业投资"]),
        (
            "第一、二、三产业增加值分别为10亿元、20亿元、30亿元。",
            ["第一产业增加值", "第二产业增加值", "第三产业增加值"],
        ),
        ("进口、出口通关时间分别压减67%和52%。", ["进口通关时间", "出口通关时间"]),
        ("城乡居民收入分别增长8%和9%。", ["城镇居民收入", "农村居民收入"]),
        (
            "城镇居民和农村居民人均可支配收入分别为2.8万元、1.2万元。",
            ["城镇居民人均可支配收入", "农村居民人均可支配收入"],
        ),
        ("实现利税、上缴税金分别为1.8亿元和1.2亿元。", ["利税", "上缴税金"]),
        ("化学需氧量、二氧化硫排放量分别下降1.2%和1.8%。", ["化学需氧量排放量", "二氧化硫排放量"]),
        ("单位生产总值能耗、水耗分别下降2.9%和5.1%。", ["单位生产总值能耗", "单位生产总值水耗"]),
        ("单位GDP用水量、能耗分别下降5.2%和2.4%。", ["单位GDP用水量", "单位生产总值能耗"]),
        ("单位GDP能耗、氨氮排放量分别下降5.2%和2.4%。", ["单位生产总值能耗", "氨氮排放量"]),
        (
            "单位地区生产总值能耗与二氧化碳排放分别下降2%、3%。",
            ["单位生产总值能耗", "单位地区生产总值二氧化碳排放"],
        ),
        ("小学毕业率、普及率分别为98.1%和97.3%。", ["小学毕业率", "普及率"]),
        (
            "小学、初中、高中专任教师学历合格率分别为98.8%、97.5%和91.1%。",
            ["小学专任教师学历合格率", "初中专任教师学历合格率", "高中专任教师学历合格率"],
        ),
        ("失业、工伤保险基金收入分别为3亿元、2亿元。", ["失业保险基金收入", "工伤保险基金收入"]),
        ("大米、面粉和食用油价格分别上涨3%、4%和5%。", ["大米价格", "面粉价格", "食用油价格"]),
        ("铜、铝价格分别上涨3%和4%。", ["铜价格", "铝价格"]),
        ("城市、农村低保标准分别提高到430元和260元。", ["城市低保标准", "农村低保标准"]),
    ],
)
def test_each_figure_has_its_own_name(text: str, names: list[str]) -> None:
    assert [metric.metric for metric in read(text, ABOUT).metrics] == names


def test_firms_that_share_an_indicator_are_subjects() -> None:
    found = read("恒盛集团、大华股份有限公司销售收入分别为3亿元和2亿元。", ABOUT)
    assert [metric.metric for metric in found.metrics] == ["销售收入"] * 2
    assert [context.subject for context in found.contexts] == ["恒盛集团", "大华股份有限公司"]


def test_more_things_than_figures_are_not_dealt_out() -> None:
    found = read("信息传输、租赁和商务服务业增加值分别增长11%、9%。", ABOUT)
    assert "信息传输增加值" not in {metric.metric for metric in found.metrics}


def test_industries_told_by_number_are_not_dealt_out_either() -> None:
    found = read("第一、二、三产业增加值分别为10亿元、20亿元。", ABOUT).metrics
    assert [metric.metric for metric in found] == [None, None]
    assert [metric.candidates for metric in found] == [
        ("第一产业增加值", "第二产业增加值"),
        ("第二产业增加值", "第三产业增加值"),
    ]
