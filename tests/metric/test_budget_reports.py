"""What the sums of a report on a budget are of, where a heading, a fund or the sum before says it: texts by us."""

from __future__ import annotations

import pytest

from tests.readings import metrics, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "(一)一般公共预算\n1.收入。年初预算安排22亿元,调整为21亿元,实际完成21.3亿元,为调整预算的101.4%,同比增长3%。其中:税收收入15亿元。",
            [*["一般公共预算收入"] * 3, "一般公共预算收入预算完成率", "一般公共预算收入", "税收收入"],
        ),
        (
            "(二)政府性基金预算执行情况\n1.收入。年初预算9亿元,实际完成8亿元。\n2.支出。年初预算7亿元,执行6亿元。",
            [*["政府性基金预算收入"] * 2, *["政府性基金预算支出"] * 2],
        ),
        (
            "2、一般公共预算支出情况\n年初预算31亿元,调整预算32亿元,实际支出30亿元。",
            ["一般公共预算支出"] * 3,
        ),
        (
            "2.一般公共预算支出。调整预算59亿元,实际支出57亿元,执行率96.6%。",
            [*["一般公共预算支出"] * 2, "一般公共预算支出执行率"],
        ),
        (
            "(二)社会保险基金预算执行情况。收入9亿元,支出8亿元,结转下年1亿元。",
            ["社会保险基金预算收入", "社会保险基金预算支出", "结转下年资金"],
        ),
        # Not behind words of their own, nor where the heading names no budget, nor in another sentence.
        ("(一)一般公共预算\n1.收入。其中教育费附加2亿元。", ["教育费附加"]),
        ("(二)重点工作\n1.收入。年初预算22亿元。", ["收入"]),
        ("(一)一般公共预算\n1.收入。年初预算22亿元。减税300万元。", ["一般公共预算收入", "减税降费"]),
        ("(三)政府性基金预算。收入8亿元,完成预算的96%。", ["政府性基金预算收入", "政府性基金预算收入预算完成率"]),
    ],
)
def test_an_item_of_a_budget_names_its_first_sums(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上级核定我县政府债务限额62亿元,年末余额58亿元。", ["政府债务限额", "政府债务余额"]),
        ("二是应收账款偏高,6月末余额9亿元,比年初增加1亿元。", ["应收账款", "应收账款"]),
        (
            "应收账款余额9亿元,其中账龄1年以上的3亿元,占比33.3%。",
            ["应收账款", "账龄一年以上应收账款", "账龄一年以上应收账款占比"],
        ),
        ("应收账款余额9亿元,其中一年以上3亿元。", ["应收账款", "账龄一年以上应收账款"]),
        ("涉农贷款投放加快,年末余额21亿元。", ["涉农贷款余额"]),
        ("存款、贷款同步增长,年末余额21亿元。", ["余额"]),
        ("压减债务和欠款,年末余额21亿元。", ["余额"]),
        ("收到直达资金2亿元,已支出1.9亿元,支出进度95%。", ["直达资金", "直达资金支出", "直达资金支出进度"]),
        ("安排产业资金2亿元,其他方面支出1.9亿元。", ["产业资金", "支出"]),
        ("支出安排60亿元,其中教育支出12亿元,预备费6000万元。", ["支出", "教育支出", "预备费"]),
        ("还本支出2亿元。", ["还本支出"]),
        ("预备费安排7000万元,再融资债券8亿元,偿还本息9亿元。", ["预备费", "再融资债券", "还本付息额"]),
        ("完成评审项目80个,审减2亿元。", ["审减金额"]),
        ("发达国家轿车销量增长3%。", ["发达国家轿车销量"]),
        ("项目进度30%,超时序进度5个百分点。", ["项目进度", None]),
    ],
)
def test_what_a_balance_or_a_part_is_of(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("契税3亿元,增收2000万元。", [("契税", "level", None), ("契税", "delta", None)]),
        (
            "征收契税3亿元,完成任务的103%,同比多收2000万元。",
            [("契税", "level", None), ("契税任务完成率", "share", "任务"), ("契税", "delta", "yoy")],
        ),
        ("财务费用1.3亿元,超预算800万元。", [("财务费用", "level", None), ("财务费用", "delta", "预算")]),
        ("教育支出5亿元,比上年少支600万元。", [("教育支出", "level", None), ("教育支出", "delta", "yoy")]),
        ("利润6000万元,同比减利480万元。", [("利润", "level", None), ("利润", "delta", "yoy")]),
        ("县本级收入为预算的103%。", [("县本级收入预算完成率", "share", "预算")]),
        # A sum of its own, or of others.
        ("发展社员60户,户均增收5000元。", [("户均增收", "delta", None)]),
        ("收入12亿元,超预算;支出11亿元。", [("收入", "level", None), ("支出", "level", None)]),
        ("年初预算3亿元,超1亿元。", [("预算", "level", None), (None, "level", None)]),
        ("产值9亿元,同比+8.2%。", [("产值", "level", None), ("产值", "growth", "yoy")]),
    ],
)
def test_a_difference_is_of_the_sum_before(text: str, expected: list[tuple[str | None, str, str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "公共财政预算收入年初预算安排9.2亿元,实际完成9.8亿元,为预算的107%,比上年增收1亿元,增长14%。",
            "一般公共预算收入",
        ),
        ("科技三项费用实际支出168万元。", "科技三项经费"),
    ],
)
def test_what_is_budgeted_and_spent_keeps_its_name(text: str, expected: str) -> None:
    assert all((name or "").startswith(expected) for name in metrics(text))
