"""Pages titled with the name of a firm: their 公司 and what names nobody is that firm, not the one they sell for."""

from __future__ import annotations

import pytest

from pipeline.context.types import ReportContext
from pipeline.context.who.titled_firms import titled
from pipeline.reading import read
from tests.readings import subjects

TITLE = "云州澜海（江陵）机械股份有限公司"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公司成立于2001年,注册资本5000万元。现有员工300人,年产值2亿元。", [TITLE] * 3),
        ("本公司主要代理海尔、伊利等知名品牌,年销售收入3亿元。", [TITLE]),
        ("占地面积60亩,公司拥有专利12项。", [TITLE] * 2),
        ("澜海机械成立于2001年,公司注册资本5000万元。", ["澜海机械"]),  # the firm as the text calls it
        ("海天集团有限公司成立于1998年,年销售收入3亿元。", ["海天集团有限公司"]),  # another: the text begins with it
        ("2014年与海天投资有限公司合作以来,公司现有员工80人。", [TITLE]),
        ("澜海机械的全资子公司海天泵业有限公司,注册资本500万元。", ["海天泵业有限公司"]),
    ],
)
def test_a_page_titled_with_a_firm_speaks_of_it(text: str, expected: list[str | None]) -> None:
    reading = read(text, ReportContext(title=TITLE))
    found = sorted(
        [
            *zip(reading.figures, reading.contexts, strict=True),
            *zip(reading.counts, reading.count_contexts, strict=True),
        ],
        key=lambda pair: pair[0].start,
    )
    assert [context.subject for _, context in found] == expected


def test_the_place_in_the_name_of_a_firm_is_not_whom_its_page_speaks_of() -> None:
    report = ReportContext(title="柳河县澜海机械有限公司", region="柳河县")
    assert [c.subject for c in read("现有厂房3万平方米,年产值2亿元。", report).contexts] == ["柳河县澜海机械有限公司"]


def test_a_firm_that_only_the_title_names_is_no_mention() -> None:
    context = read("公司注册资本5000万元。", ReportContext(title=TITLE)).contexts[0]
    assert (context.subject, context.subject_mention) == (TITLE, None)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("澜海机械股份有限公司", "澜海机械股份有限公司"),
        ("云州澜海投资中心（有限合伙）", "云州澜海投资中心（有限合伙）"),
        ("海天收购澜海机械股份有限公司", None),  # news of it
        ("关于成立澜海机械有限公司", None),
        ("澜海机械股份有限公司年度报告", None),
        ("澜海机械", None),  # a short name heads news as well
        (None, None),
    ],
)
def test_a_title_that_is_the_name_of_a_firm(title: str | None, expected: str | None) -> None:
    assert titled(title) == expected


def test_a_park_speaks_of_itself_as_the_park() -> None:
    park = ReportContext(2016, "summary", "白塔镇工业园区", None, "白塔镇工业园区2016年工作总结")
    text = "瑞明电子、恒源铸造2家企业新建技术中心,园区研发平台达到6家。研发投入2.05亿元。"
    assert subjects(text, park)[-1] == "白塔镇工业园区"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("科技引领 勇攀高峰\n——恒昌电缆集团有限公司汇报材料\n", "恒昌电缆集团有限公司"),
        ("实干兴企\n——恒昌电缆集团有限公司发展纪实\n", "恒昌电缆集团有限公司"),
        ("实干兴企\n——恒昌电缆集团有限公司等三家企业调研报告\n", None),
    ],
)
def test_the_line_under_a_title_says_whose_account_it_is(head: str, expected: str | None) -> None:
    text = f"{head}银鹿食品厂投资3亿元。\n存在困难:融资难,授信额度2亿元。"
    assert subjects(text, ReportContext())[-1] == expected
