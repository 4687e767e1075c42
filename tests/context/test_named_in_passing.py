"""Names beside a figure that are not its subject: those who led, whole trades, counted towns, the exchange."""

from __future__ import annotations

import pytest

from pipeline.context.types import ReportContext
from pipeline.reading import read
from tests.readings import contexts_of, subjects

TOWN = ReportContext(2014, "summary", "柳河镇", None, "柳河镇2014年工作总结", None)
FIRM = "青江重工股份有限公司"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我镇工业在青河县委、县政府的正确领导下,完成产值9亿元。", ["柳河镇"]),
        ("在市政府的大力支持和指导下,我镇引进资金3亿元。", ["柳河镇"]),
        ("在省财政的关心下,全镇发放补贴3万元。", ["柳河镇"]),
        ("60名城市干部下乡,发放慰问金3万元。", ["柳河镇", "柳河镇"]),
    ],
)
def test_places_named_in_passing_are_no_subjects(text: str, expected: list[str]) -> None:
    reading = read(text, TOWN)
    found = sorted(
        [
            *zip(reading.figures, reading.contexts, strict=True),
            *zip(reading.counts, reading.count_contexts, strict=True),
        ],
        key=lambda pair: pair[0].start,
    )
    assert [context.subject for _, context in found] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (f"⟦{FIRM}⟧发言。2014年,会员造船企业累计实现收入【900亿元】,利润【40亿元】。税金【9亿元】。", [None] * 3),
        (f"⟦{FIRM}⟧收入【9亿元】。上半年,82家船厂企业合计亏损【7亿元】。", [FIRM, None]),
        (f"⟦{FIRM}⟧收入【9亿元】。据协会统计,全行业实现利润【70亿元】。", [FIRM, None]),
        (f"⟦{FIRM}⟧名列百强企业之首,收入【9亿元】。", [FIRM]),
        (f"⟦{FIRM}⟧公告,旗下3家公司合计收入【9亿元】。", [FIRM]),
        (f"本届百强企业合计收入【900亿元】,⟦{FIRM}⟧收入【9亿元】。", [None, FIRM]),
        (f"⟦联合交易所有限公司⟧对本公告内容概不负责。\n⟦{FIRM}⟧公告\n收入【9亿元】。", [FIRM]),
        ("88个城市共有医院,投入【9亿元】。", [None]),
    ],
)
def test_many_together(marked: str, expected: list[str | None]) -> None:
    about = ReportContext(2014, "announcement", None, FIRM, None, None)
    assert [context.subject for context in contexts_of(marked, about)] == expected


def test_the_exchange_of_a_city_is_not_the_city() -> None:
    assert subjects("大连商品交易所将保证金由12%提高至16%。") == [None] * 2
