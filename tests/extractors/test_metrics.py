from __future__ import annotations

import pytest

from extractors import metrics
from extractors.base import Passage


def found(text: str) -> list[tuple[int, int, str]]:
    hits = metrics.find(Passage(text))
    return [(start, end, term) for end, (start, term) in sorted(hits.by_end.items())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公司实现营业收入５亿元", [(4, 8, "营业收入")]),
        ("净利润与毛利率双升", [(0, 3, "净利润"), (4, 7, "毛利率")]),
        ("归属于上市公司股东的净利润为3万元", [(0, 13, "归属于上市公司股东的净利润")]),
        ("规模以上工业增加值增长8%", [(0, 9, "规模以上工业增加值")]),
        ("注册资本1000万元", [(0, 4, "注册资本")]),
        ("今天天气晴朗", []),
    ],
)
def test_the_longest_indicator_wins(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert found(text) == expected


def test_both_indexes_hold_the_same_words() -> None:
    hits = metrics.find(Passage("利润、税收、营收"))
    assert hits.by_start == {0: (2, "利润"), 3: (5, "税收"), 6: (8, "营收")}
    assert hits.by_end == {2: (0, "利润"), 5: (3, "税收"), 8: (6, "营收")}


def test_the_pass_is_made_once() -> None:
    passage = Passage("利润3万元")
    assert metrics.find(passage) is metrics.find(passage)


def test_synonyms_share_name_and_id() -> None:
    table = metrics.indicators()
    assert {table[term].metric_id for term in ("营收", "营业收入", "主营业务收入", "销售收入")} == {"revenue"}
    assert {table[term].metric for term in ("净利", "净利润", "归母净利润")} == {"净利润"}


def test_net_and_total_profit_are_two_indicators() -> None:
    table = metrics.indicators()
    assert (table["净利润"].metric_id, table["利润总额"].metric_id) == ("profit_net", "profit")
    assert table["净利润"].part_of == "profit"


@pytest.mark.parametrize(
    ("term", "metric_id", "family", "kind", "basis"),
    [
        ("GDP", "gdp", "currency", "flow", "real"),
        ("总资产", "assets", "currency", "stock", "na"),
        ("城镇化率", "urbanization", "percent", "rate", "na"),
        ("专利申请量", "patents_applied", "count", "flow", "na"),
        ("固投", "fai", "currency", "flow", "nominal"),
    ],
)
def test_attributes_of_terms(term: str, metric_id: str, family: str, kind: str, basis: str) -> None:
    entry = metrics.indicators()[term]
    assert (entry.metric_id, entry.unit_family, entry.kind, entry.growth_basis) == (metric_id, family, kind, basis)


def test_phrases_are_names_but_are_not_matched() -> None:
    assert metrics.indicators()["科技三项费占财政支出比例"].role == "phrase"
    assert found("科技三项费占财政支出比例") == [(0, 5, "科技三项费"), (6, 10, "财政支出"), (10, 12, "比例")]


def test_no_part_of_points_nowhere() -> None:
    table = metrics.indicators().values()
    assert {entry.part_of for entry in table} - {None} <= {entry.metric_id for entry in table}
