"""Copies of one report of which a figure was changed, and pairs of reports that only look like it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from pipeline.across.near import slipped
from tests.across.test_across import run

REPORT = """上河镇2014年农业农村工作总结
2014年,上河镇坚持以农民增收为核心,扎实推进各项工作。
一、粮食生产稳定。全镇粮食播种面积4.6万亩,总产量2.1万吨,比上年增长3.2%。
二、特色产业壮大。新栽苹果2300亩,建成蔬菜大棚186座,生猪出栏3.2万头,畜牧业产值达到1.85亿元。
三、基础设施改善。投入资金860万元,硬化村组道路42公里,维修渠道18公里,解决了6200人的饮水问题。
四、农民收入提高。农民人均纯收入8640元,增长12.5%。劳务输出5100人次,实现劳务收入9800万元。
上河镇人民政府
2014年12月22日"""
FRAME = "范文网 上传时间:2015-03-01 浏览次数:1523\n{}\n责任编辑:李明 字数1260"


def edited(*changes: tuple[str, str]) -> str:
    """Return the report with some words changed."""
    text = REPORT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


SLIPS = {
    "two digits swapped": (("1.85亿元", "1.58亿元"), ()),
    "money": (("860万元", "680万元"), (("一、", "(一)"), ("二、", "(二)"))),
    "a count": (("186座", "168座"), (("扎实推进各项工作", "扎实做好各项工作"),)),
    "an average": (("8640元", "6840元"), (("上河镇坚持", "我镇坚持"),)),
    "a growth, the same words before it": (("12.5%", "21.5%"), ()),
    "a nought more": (("5100人次", "51000人次"), ()),
    "亿 for 万": (("9800万元", "9800亿元"), ()),
    "people": (("6200人", "2600人"), (("四、", "(四)"),)),
}
OTHERS = {
    "only the page differs": FRAME.format(REPORT),
    "rounded and in another unit": edited(("1.85亿元", "18500万元"), ("9800万元", "0.98亿元")),
    "about": edited(("6200人", "6000多人"), ("42公里", "40余公里")),
    "the next year": edited(("2014", "2015"), ("1.85亿元", "2.05亿元"), ("8640", "9320")),
    "another place": edited(("上河镇", "下河镇"), ("1.85亿元", "1.58亿元")),
    "half the year": edited(("2014年农业", "2014年上半年农业"), ("2014年12月22日", "2014年7月2日"), ("1.85", "0.85")),
    "the plan": edited(("总结", "计划"), ("2014年12月22日", "2014年1月10日"), ("1.85亿元", "1.9亿元")),
    "signed anew": edited(("12月22日", "12月30日"), ("1.85亿元", "1.88亿元")),
    "all figures anew": edited(
        ("1.85亿元", "1.97亿元"), ("186座", "210座"), ("8640元", "8890元"), ("860万元", "910万元"), ("42公里", "51公里")
    ),
}


def flagged(texts: list[str], folder: Path) -> pd.DataFrame:
    """Return the flags on copies that differ."""
    flags = pd.read_parquet(run(texts, folder) / "flags")
    return flags[flags["check"] == "near_copy"]


@pytest.mark.parametrize(("slip", "more"), SLIPS.values(), ids=SLIPS)
def test_a_figure_changed(slip, more, tmp_path):
    flags = flagged([REPORT, FRAME.format(edited(slip, *more))], tmp_path)
    assert len(flags) == 1
    message = flags["message_zh"].iloc[0]
    assert message.startswith("上河镇2014年")
    assert all(figure in message for figure in slip)
    evidence = pd.read_parquet(tmp_path / "out" / "flag_evidence")
    sides = evidence[evidence["flag_id"] == flags["flag_id"].iloc[0]]
    assert sorted(sides["side"]) == ["against", "stated"]
    assert sides["doc_id"].nunique() == 2


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_no_copy_or_the_same_figures(other, tmp_path):
    assert flagged([REPORT, other], tmp_path).empty


def test_what_a_page_adds_is_no_slip():
    assert not slipped(REPORT, FRAME.format(REPORT))
    assert slipped(REPORT, edited(("9800万元", "9800亿元")))
    assert not slipped(REPORT, "".join(f"第{number}项{number * 7}元" for number in range(30)))


def test_two_firms_whose_words_are_damaged_in_one_copy_each(tmp_path):
    firms = "\n".join(
        f"{name}实现销售收入{sales}万元,比上年增长{rise}%。{more}"
        for name, sales, rise, more in (
            ("恒润达食品科技有限公司", 4574, 6, "维修桥梁13座。"),
            ("安吉泰食品科技有限公司", 2389, 9, ""),
        )
    )
    whole = REPORT.replace("三、基础", f"{firms}\n三、基础")
    one = whole.replace("恒润达食品科技有限公司实现", "恒润达食品科技有限公司以现")
    two = whole.replace("安吉泰食品科技有限公司实现", "安吉泰食品科技有限公司以现")
    flags = flagged([one, two.replace("186座", "168座")], tmp_path)
    assert [("186" in message, "4574" in message) for message in flags["message_zh"]] == [(True, False)]
