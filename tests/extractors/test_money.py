"""Amounts of money, grouped by what they mean."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.base import Passage
from extractors.money import find, literals

AMOUNTS = [
    ("投资1,480万元", "1,480万元", "14800000", "14800000", "exact", "CNY"),
    ("投资1，480万元", "1，480万元", "14800000", "14800000", "exact", "CNY"),
    ("投资１２３万元", "１２３万元", "1230000", "1230000", "exact", "CNY"),
    ("投资3.05亿元", "3.05亿元", "305000000", "305000000", "exact", "CNY"),
    ("投资2亿5000万元", "2亿5000万元", "250000000", "250000000", "exact", "CNY"),
    ("投资3亿4千万元", "3亿4千万元", "340000000", "340000000", "exact", "CNY"),
    ("投资1.2万亿元", "1.2万亿元", "1200000000000", "1200000000000", "exact", "CNY"),
    ("投资三点五亿元", "三点五亿元", "350000000", "350000000", "exact", "CNY"),
    ("投资两万五千元", "两万五千元", "25000", "25000", "exact", "CNY"),
    ("投资两万五元", "两万五元", "25000", "25000", "exact", "CNY"),
    ("投资5千元", "5千元", "5000", "5000", "exact", "CNY"),
    ("投资三百万元", "三百万元", "3000000", "3000000", "exact", "CNY"),
    ("投资3000\n万元", "3000\n万元", "30000000", "30000000", "exact", "CNY"),
    ("捐款十几万元", "十几万元", "110000", "190000", "about", "CNY"),
    ("捐款几千万元", "几千万元", "20000000", "90000000", "about", "CNY"),
    ("捐款数百万元", "数百万元", "2000000", "9000000", "about", "CNY"),
    ("捐款100多万元", "100多万元", "1000000", None, "more_than", "CNY"),
    ("捐款上千万元", "千万元", "10000000", None, "more_than", "CNY"),
    ("捐款近百万元", "百万元", "1000000", "1000000", "about", "CNY"),
    ("总额为500万元人民币", "500万元人民币", "5000000", "5000000", "exact", "CNY"),
    ("总资产3亿人民币", "3亿人民币", "300000000", "300000000", "exact", "CNY"),
    ("共100.5美元", "100.5美元", "100.5", "100.5", "exact", "USD"),
    ("共5亿美金", "5亿美金", "500000000", "500000000", "exact", "USD"),
    ("共35港元", "35港元", "35", "35", "exact", "HKD"),
    ("共8亿港币", "8亿港币", "800000000", "800000000", "exact", "HKD"),
    ("共600万欧元", "600万欧元", "6000000", "6000000", "exact", "EUR"),
    ("共1千万日元", "1千万日元", "10000000", "10000000", "exact", "JPY"),
    ("共3000日元", "3000日元", "3000", "3000", "exact", "JPY"),
    ("共200万英镑", "200万英镑", "2000000", "2000000", "exact", "GBP"),
    ("共43澳元", "43澳元", "43", "43", "exact", "AUD"),
    ("共43加元", "43加元", "43", "43", "exact", "CAD"),
    ("共20亿韩元", "20亿韩元", "2000000000", "2000000000", "exact", "KRW"),
    ("共107亿新台币", "107亿新台币", "10700000000", "10700000000", "exact", "TWD"),
    ("共30卢布", "30卢布", "30", "30", "exact", "RUB"),
    ("共8万瑞士法郎", "8万瑞士法郎", "80000", "80000", "exact", "CHF"),
    ("涨20美分", "20美分", "0.2", "0.2", "exact", "USD"),
    ("每股盈利28.5港分", "28.5港分", "0.285", "0.285", "exact", "HKD"),
    ("派息6.5港仙", "6.5港仙", "0.065", "0.065", "exact", "HKD"),
    ("收于6.42 1/4美元/蒲式耳", "6.42 1/4美元", "6.4225", "6.4225", "exact", "USD"),
    ("大豆报913-1/2美分", "913-1/2美分", "9.135", "9.135", "exact", "USD"),
    ("跌5 3/8美分", "5 3/8美分", "0.05375", "0.05375", "exact", "USD"),
    ("少的赔几十万,", "几十万", "200000", "900000", "about", "CNY"),
    ("资助上限50万元", "50万元", None, "500000", "at_most", "CNY"),
    ("达到上限50万元", "50万元", "500000", "500000", "exact", "CNY"),
    ("超出预测上限50万元", "50万元", "500000", "500000", "exact", "CNY"),
    ("卖一百块钱", "一百块钱", "100", "100", "exact", "CNY"),
    ("卖5毛", "5毛", "0.5", "0.5", "exact", "CNY"),
    ("每度1.67分钱", "1.67分钱", "0.0167", "0.0167", "exact", "CNY"),
    ("亏损为-350万元", "-350万元", "-3500000", "-3500000", "exact", "CNY"),
    ("收购价为500万", "500万", "5000000", "5000000", "exact", "CNY"),
]


@pytest.mark.parametrize(("text", "span", "low", "high", "qualifier", "currency"), AMOUNTS)
def test_an_amount(text: str, span: str, low: str, high: str | None, qualifier: str, currency: str) -> None:
    (mention,) = find(Passage(text))
    assert literals(mention)[:5] == (span, low, high, qualifier, currency)


RANGES = [
    ("补助12万元-15万元", "120000", "150000"),
    ("补助10～20万元", "100000", "200000"),
    ("补助两到三万元", "20000", "30000"),
    ("补助三至五百万元", "3000000", "5000000"),
    ("票房收入约人民币700万元至人民币880万元", "7000000", "8800000"),
    ("补助一百二十至一百五十万元", "1200000", "1500000"),
    ("补助5000-6000元", "5000", "6000"),
    ("补助5000—1.2万元", "5000", "12000"),
    ("亏损6.72亿-8.72亿元", "672000000", "872000000"),
    ("利润9407.02万元至1.27亿元", "94070200", "127000000"),
    ("预亏5500万-6800万", "55000000", "68000000"),
    ("从5亿元到8亿元不等", "500000000", "800000000"),
]


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_an_interval_is_one_mention(text: str, low: str, high: str) -> None:
    (mention,) = find(Passage(text))
    assert (mention.low, mention.high, mention.qualifier) == (Decimal(low), Decimal(high), "range")


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("从1021万元到1480万元", ["1021万元", "1480万元"]),
        ("由2.5亿元增加到3亿元", ["2.5亿元", "3亿元"]),
        ("1.5 亿元,160万元 345万元", ["1.5 亿元", "160万元", "345万元"]),
        ("4.16亿美元(4亿澳元)", ["4.16亿美元", "4亿澳元"]),
        ("由4100/吨涨至5200元/吨", ["4100", "5200元"]),  # 元 is told once
        ("年产4100/吨。纯碱报5200元/吨", ["5200元"]),
        ("装置能力100/吨,纯碱报5200元/吨", ["5200元"]),  # of another size
    ],
)
def test_two_levels_are_two_mentions(text: str, spans: list[str]) -> None:
    assert [mention.text for mention in find(Passage(text))] == spans


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("每吨3850元", "吨"),
        ("3850元/吨", "吨"),
        ("每股收益0.29元", "股"),
        ("44澳元每股", "股"),
        ("每平方米均价为2500元", "平方米"),
        ("每年投入40万元", None),
        ("投入40万元", None),
    ],
)
def test_the_denominator_of_a_rate(text: str, per: str | None) -> None:
    (mention,) = find(Passage(text))
    assert mention.per == per


def test_a_list_shares_its_denominator() -> None:
    assert [mention.per for mention in find(Passage("汽油、柴油每吨分别提高500元和400元"))] == ["吨", "吨"]


NOT_MONEY = [
    "电厂装机60000KW",
    "新建80万吨项目",
    "发电约800万kwh",
    "人口42.1万，流动人口20多万",
    "新建15000平方米的中心",
    "1.2万人次接受培训",
    "赠书5万余册",
    "汽车销量100万台",
    "评比得了3分，态度十分认真",
    "元旦前后，三元锂电池、5元素检测",
    "公元2000年，二元结构逐步打破",
    "破除城乡“二元”机制",
    "上海三毛的毛利率",
    "长三角、珠三角和五角大楼",
    "一块土地、三块牌子",
    "百亿元产业、千亿元俱乐部",
    "每百万元产值能耗",
    "增长3倍，增加20家",
    "5个亿的剩余劳动力",
    "注册号为320594000425143",
]


@pytest.mark.parametrize("text", NOT_MONEY)
def test_what_is_not_money(text: str) -> None:
    assert find(Passage(text)) == []


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("每年安排500万科技创新资金", "500万", "5000000"),
        ("每年投入近100万的资金", "100万", "1000000"),
        ("净利42亿，同比增长", "42亿", "4200000000"),
        ("3.6亿退税从何而来", "3.6亿", "360000000"),
        ("华丰3亿收购酒厂", "3亿", "300000000"),
        ("出资1.43个亿的股东", "1.43个亿", "143000000"),
        ("营业额过亿，投资百亿启动", "百亿", "10000000000"),
        ("该厂以1.2万亿的收入位居榜首", "1.2万亿", "1200000000000"),
        ("供电局投28亿改造农网", "28亿", "2800000000"),
        ("车企再获60亿电动客车大单", "60亿", "6000000000"),
        ("新增贷款已经到达4.5万亿", "4.5万亿", "4500000000000"),
        ("门店12亿打包收购五家同行", "12亿", "1200000000"),
    ],
)
def test_a_dropped_currency_is_marked(text: str, span: str, value: str) -> None:
    (mention,) = find(Passage(text))
    assert (mention.text, mention.low, mention.unit_inferred) == (span, Decimal(value), True)


@pytest.mark.parametrize("text", ["销售收入由500亿发展到1000亿", "三年内营收目标从500亿提升到1000亿。"])
def test_a_series_goes_on_without_a_currency(text: str) -> None:
    assert [(m.text, m.low, m.unit_inferred) for m in find(Passage(text))] == [
        ("500亿", Decimal(50_000_000_000), True),
        ("1000亿", Decimal(100_000_000_000), True),
    ]


@pytest.mark.parametrize(
    "text", ["军方订购1万发的订单", "务工规模超过3300万", "菌落总数由50万下调至200万", "计划下调至5000万部"]
)
def test_a_number_without_a_currency_may_be_of_things(text: str) -> None:
    assert find(Passage(text)) == []


def test_a_lost_magnitude_needs_a_neighbour_that_decides() -> None:
    decided = find(Passage("销售收入60亿元,利润5887利税 1.8 亿元"))
    assert [(m.text, m.low, m.unit_inferred) for m in decided][1] == ("5887", Decimal(58870000), True)
    assert [m.text for m in find(Passage("销售收入60亿元,利润5887台，利税 1.8 亿元"))] == ["60亿元", "1.8 亿元"]
    assert [m.text for m in find(Passage("利润5887利税待审"))] == []
    assert [m.text for m in find(Passage("利润2011利税 1.8 亿元"))] == ["1.8 亿元"]


def test_a_header_rules_lines_until_a_blank_one() -> None:
    text = "单位：万元\n项目 金额\n收入 1,200\n支出 -30\n\n收入 99\n"
    assert [literals(m)[:3] for m in find(Passage(text))] == [
        ("1,200", "12000000", "12000000"),
        ("-30", "-300000", "-300000"),
    ]


def test_a_number_too_long_is_dropped_with_a_reason() -> None:
    passage = Passage("资金123456789012345678901元", trace=True)
    assert find(passage) == []
    assert [drop.reason for drop in passage.drops] == ["too_many_digits"]


@given(
    st.decimals(min_value=Decimal("0.01"), max_value=Decimal("99999.99"), places=2),
    st.sampled_from([("元", 1), ("万元", 10**4), ("亿元", 10**8)]),
)
def test_a_formatted_amount_reads_back(value: Decimal, unit: tuple[str, int]) -> None:
    (mention,) = find(Passage(f"共投入{value:,f}{unit[0]}。"))
    assert mention.low == mention.high == value * unit[1]
    assert mention.slack == Decimal("0.005") * unit[1]


@given(
    st.integers(1, 9999),
    st.integers(1, 9999),
    st.integers(10, 9999),
    st.sampled_from([("元", "CNY"), ("美元", "USD"), ("日元", "JPY"), ("英镑", "GBP"), ("人民币", "CNY")]),
)
def test_a_mixed_numeral_reads_back(hundreds: int, myriads: int, rest: int, unit: tuple[str, str]) -> None:
    """Digits between 亿 and 万, with or without the 零 that fills a place: 65亿零28万237日元."""
    value = hundreds * 10**8 + myriads * 10**4 + rest
    for zero in ("", "零"):
        written = f"{hundreds}亿{zero if myriads < 1000 else ''}{myriads}万{zero if rest < 1000 else ''}{rest}"
        (mention,) = find(Passage(f"共投入{written}{unit[0]}。"))
        assert (mention.low, mention.high, mention.currency) == (value, value, unit[1])


@given(
    st.text(
        st.one_of(st.sampled_from("0123456789.,万亿元块角毛分美港每/-~至到约近上利润投资 \n单位:"), st.characters()),
        max_size=60,
    )
)
def test_spans_slice_and_nothing_raises(text: str) -> None:
    for mention in find(Passage(text)):
        assert text[mention.start : mention.end] == mention.text
        assert mention.low is None or mention.high is None or mention.low <= mention.high


@pytest.mark.parametrize(
    "table",
    [
        "单位：万元\n项目\t2016年\n基本每股收益（元/股）\t0.43\n总股本（万股）\t30,000\n",
        "单位：万元\n企业\t出口（万美元）\t用工（人）\n江南机械厂\t120\t85\n",
        "县区\t总产值（亿元）\t利润（万元）\n",
    ],
)
def test_a_unit_of_ones_own_wins_over_that_of_the_table(table: str) -> None:
    assert [m for m in find(Passage(table)) if m.currency == "CNY" and m.per is None] == []


@pytest.mark.parametrize(
    ("text", "currencies"),
    [
        ("甲、乙两家出口额分别为0.72亿和0.45亿美元。", ["USD", "USD"]),
        ("三地分别出口2.4亿、1.3亿和0.1亿欧元。", ["EUR", "EUR", "EUR"]),
        ("某手机厂第二季度净亏5.2亿\n财报显示,该厂第二季度净亏5.2亿欧元。", ["EUR", "EUR"]),
        ("营收4700万美元,每股收益0.24美元;去年同期分别为3560万和0.18美元。", ["USD"] * 4),
        ("销售收入由500亿发展到1000亿。", ["CNY", "CNY"]),
        ("引进外资300万美元,投资800万元;投入2亿。", ["USD", "CNY", "CNY"]),
        # what it is in is open: a line that prints another currency only, a sum converted into 元, two magnitudes
        ("该部门利润为1.07万亿韩元,下季营业利润2.7万亿。", ["KRW"]),
        ("净利润仅700万(约6300万元)。", ["CNY"]),
        ("债权包括甲银行的债权5.5亿和7.7万美元。", ["USD"]),
        # headlines of a list say nothing of each other
        ("首页\n某厂营收4700万美元\n某市总投资过百亿", ["USD", "CNY"]),
    ],
)
def test_a_dropped_currency_is_that_of_its_list_or_its_figure(text: str, currencies: list[str]) -> None:
    assert [m.currency for m in find(Passage(text))] == currencies
