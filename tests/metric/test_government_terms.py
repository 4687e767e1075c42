"""What local reports say of taxes, rankings, groups bounded by an amount, and of the nation in passing."""

from __future__ import annotations

import pytest

from tests.readings import facts

NAMES = [
    ("居民人均可支配收入2.2万元,同比名义增长9%,扣除价格因素实际增长6%。", ["居民人均可支配收入"] * 3),
    ("其中小麦面积28万亩,单产310公斤。", ["小麦面积", "小麦单产"]),
    ("幼儿园63所,在园幼儿1.5万人。", ["幼儿园数", "在园幼儿人数"]),
    ("合同外资8亿美元,实际到账外资3亿美元。", ["合同利用外资", "实际利用外资"]),
    ("契税1亿元;耕地占用税2400万元,城镇土地使用税3100万元。", ["契税", "耕地占用税", "城镇土地使用税"]),
    ("农产品加工业产值48亿元,工业产值90亿元。", ["农产品加工业产值", "工业总产值"]),
    ("“三保”支出27亿元,教育支出4亿元。", ["三保支出", "教育支出"]),
    ("政府隐性债务化解3亿元,政府债务余额9亿元。", ["政府隐性债务化解", "政府债务余额"]),
    ("挽回税收损失1.2亿元,直接经济损失300万元。", ["挽回税收损失", "直接经济损失"]),
    ("汽车保有量31万辆。", ["汽车保有量"]),
    ("产值下降6.8%,降幅比上半年收窄2.5个百分点。", ["产值", "产值降幅"]),
    ("产值增长6.8%,增速比上半年回落2.5个百分点。", ["产值", "产值增速"]),
    ("百亿企业达到6家,产值20亿元。", ["企业数", "产值"]),
]
PEOPLE = [
    (
        "城镇居民人均可支配收入3万元;人均消费支出2万元,增长7%。\n农村居民人均可支配收入2万元;人均生活消费支出1万元。",
        [
            "城镇居民人均可支配收入",
            "城镇居民人均消费支出",
            "城镇居民人均消费支出",
            "农村居民人均可支配收入",
            "农村居民人均消费支出",
        ],
    ),
    ("城镇居民人均可支配收入3万元;全县人均消费支出2万元。", ["城镇居民人均可支配收入", "人均消费支出"]),
    ("城镇居民人均可支配收入3万元。\n人均消费支出2万元。", ["城镇居民人均可支配收入", "人均消费支出"]),
]
GROUPS = [
    ("主营业务收入超百亿元企业2家,超十亿元企业5家。", ["主营业务收入超百亿元企业数", "超十亿元企业数"]),
    ("引进亿元以上项目26个,总投资86亿元。", ["亿元以上项目数", "项目投资额"]),
    ("纳税过亿元企业38户。", ["纳税过亿元企业户数"]),
    ("其中产值过亿元的87家,税收过千万元的22家。", [None, None]),
    ("财政收入突破10亿元,固定资产投资5亿元以上。", ["财政收入", "固定资产投资"]),
    ("亏损额超过1亿元的公司73家。", ["亏损额", "亏损额超过1亿元的公司数"]),
]
RANKS = [
    ("在全省86个县中排名第9位,前移3位。", []),
    ("综合评价在全国42家产业园中位列第七,较上年前移3个位次。", []),
    ("新增专家3位,病房24间。", ["新增专家人数", "病房数"]),
    ("在全省86个县中率先建成学校6所。", [None, "学校数"]),
    ("万人公交车保有量9标台。", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMES + PEOPLE + GROUPS + RANKS)
def test_names_of_figures_in_reports_of_governments(text: str, expected: list[str | None]) -> None:
    assert [fact.metric for fact in facts(text)] == expected


BESIDE = [
    ("合格率98%,高于去年同期1.5个百分点。", [("level", 2023), ("delta", 2023)]),
    ("合格率98%,去年同期为96%。", [("level", 2023), ("level", 2022)]),
    ("动用预算稳定调节基金6000万元,结转下年支出2亿元。", [("level", 2023), ("level", 2023)]),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_measure_and_year(text: str, expected: list[tuple[str, int]]) -> None:
    found = facts(text)
    assert [(fact.measure, fact.year) for fact in found] == expected
    assert {fact.modality for fact in found} == {"actual"}


def test_what_falls_short_of_a_plan_is_not_told_since_january() -> None:
    assert [fact.base for fact in facts("产值增长5%,比计划低1.3个百分点;贷款9亿元,比年初增加1亿元。")] == [
        None,
        "计划",
        None,
        "年初",
    ]


WHOSE = [
    ("接待国内游客31万人次,国内增值税5亿元。", ["柳河县"] * 2),
    ("全国科技活动周期间,培训5600人。全国文明村镇3个。", ["柳河县"] * 2),
    ("国内钢材价格上涨5%。全国发电量增长5%。", ["中国"] * 2),
]


@pytest.mark.parametrize(("text", "expected"), WHOSE)
def test_the_nation_is_named_in_passing(text: str, expected: list[str]) -> None:
    assert [fact.subject for fact in facts(text)] == expected


BUDGET = [
    (
        "全县财政收入年初预算15亿元,调整预算14亿元,实际完成14.9亿元,为调整预算的106%,同比增长6%。税收收入9亿元。",
        ["财政收入"] * 3 + ["财政收入预算完成率", "财政收入", "税收收入"],
        ["planned"] * 2 + ["actual"] * 4,
    ),
    ("教育支出调整预算数为5亿元,实际支出4.9亿元。", ["教育支出"] * 2, ["planned", "actual"]),
    ("教育支出年初预算5亿元,科技支出1亿元。", ["教育支出", "科技支出"], ["planned"] * 2),
    ("县本级年初预算3亿元。实际支出2亿元。", ["预算", "实际支出"], ["planned", "actual"]),
]


@pytest.mark.parametrize(("text", "names", "sure"), BUDGET)
def test_what_is_budgeted_and_what_came_of_it(text: str, names: list[str], sure: list[str]) -> None:
    found = facts(text)
    assert [fact.metric for fact in found] == names
    assert [fact.modality for fact in found] == sure
