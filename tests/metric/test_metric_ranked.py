"""Figures that no rule names take the likeliest name near them, marked as inferred, or stay without one."""

from __future__ import annotations

import math

import pytest

from extractors.metrics import indicators
from pipeline.context.types import ReportContext
from pipeline.metric.assign import by_rule
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.ranking.candidates import Candidate, candidates
from pipeline.metric.ranking.ranked import likeliest, weights
from pipeline.reading import read as read_passage
from tests.metric.test_attribute_metrics import read


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("今年以来,小麦价格连续上涨,目前涨幅已经超过【12%】。", "小麦价格"),
        ("一季度粮食产量有所恢复,与去年同期相比增长了【8.2%】。", "粮食产量"),
        ("中选药品价格与全省最高限价相比平均下降【52.3%】。", "中选药品价格"),
        ("中选药品价格与全省零售价格相比,整体下降【52.3%】。", "中选药品价格"),
        ("水泵销售额同比增速相比去年同期下降【1.3个百分点】。", "水泵销售额增速"),
        ("〖海岳食品〗提价【10%】,经销商跟进。", "产品价格"),
        ("前两名营业收入都超过900亿元。榜单的入围门槛为18亿元,较去年提高【2亿元】。", "入围门槛"),
        ("他从公司领取了90万美元(约【600万元】)的报酬。", None),
        ("新上市的电饭煲价格不低,由几百元到【2000元】都有。", "电饭煲价格"),
    ],
)
def test_the_likeliest_name_near_a_figure(marked: str, expected: str | None) -> None:
    (found,), _ = read(marked)
    assert found.metric == expected


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        ("鸡蛋价格不高,库房里却有【3亿元】。", "no_indicator"),
        ("鸡蛋价格不低,仓库里还有【37%】。", "no_indicator"),
        ("上座率不高,票上写着【80元】。", "no_indicator"),
    ],
)
def test_a_name_that_cannot_have_the_value_is_none(marked: str, reason: str) -> None:
    (found,), _ = read(marked)
    assert (found.metric, found.reason, found.inferred) == (None, reason, False)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("玉米每吨报2100元(港口价)、小麦报【2500元】。", []),
        ("豆粕涨价后,饲料价格升到【3100元】。", ["饲料价格"]),
        ("豆油价格9000元,与菜油的价差【300元】。", ["豆油价格", "价差"]),
        ("收费不得低于评估价款的【50%】。", []),
    ],
)
def test_what_may_name_a_figure(text: str, names: list[str]) -> None:
    draft, scope = _asked(text)
    assert [each.name for each in candidates(draft, scope)] == names


def _asked(marked: str) -> tuple[Draft, Scope]:
    """Return the figure in the lenticular brackets as the rules leave it."""
    start = marked.index("【")
    reading = read_passage(marked.replace("【", "").replace("】", ""), ReportContext())
    drafts, scope = by_rule(reading.passage, reading.mentions, reading.bounds)
    return next(draft for draft in drafts if draft.figure.start == start), scope


def _line(*names: tuple[str, str]) -> list[tuple[Candidate, list[str]]]:
    return [(Candidate(place, place + 2, name, None, None), [sign]) for place, (name, sign) in enumerate(names)]


def test_candidates_of_one_name_count_together() -> None:
    best, likely = likeliest(
        _line(("油价", "a"), ("油价", "b"), ("运费", "c")), ["none"], {"a": 1.0, "b": 1.0, "c": 0.0}
    )
    assert best is not None
    assert best.name == "油价"
    assert likely == pytest.approx(2 * math.e / (2 * math.e + 2))


def test_without_candidates_nothing_is_likely() -> None:
    assert likeliest([], ["none"], {}) == (None, 0.0)


def test_what_is_taken_from_the_rules_is_not_marked() -> None:
    (found,), _ = read("全年销售收入达到【60亿元】。")
    assert (found.metric, found.inferred) == (indicators()["销售收入"].metric, False)


def test_weights_hold_no_words_of_texts() -> None:
    spoken = {"opens", "inside", "taken", "per", "none", "id", "words"}
    assert spoken & {part for sign in weights() for part in sign.split()}
    assert not [part for sign in weights() for part in sign.split() if sum(char > "\u4dff" for char in part) > 2]


def test_one_of_those_told_of_takes_no_name_from_a_sentence_before() -> None:
    (*_, mean, worst), _ = read("全镇亏损面达【21%】。企业平均成本约【9%】,有的高达【15%】。")
    assert (mean.metric, worst.metric) == (None, None)
