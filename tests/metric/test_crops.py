"""Yield and output of a crop that the sentence told right before."""

from __future__ import annotations

import pytest

from pipeline.context.types import ReportContext
from pipeline.reading import read

ABOUT = ReportContext(2016, "summary", "柳河镇", "柳河镇人民政府", "柳河镇2016年工作总结", "2016-12")


def names(text: str) -> list[str | None]:
    """Return the names of quantities and of percentages, in text order."""
    reading = read(text, ABOUT)
    found = [*zip(reading.figures, reading.metrics, strict=True)]
    counts = [*zip(reading.counts, reading.count_metrics, strict=True)]
    return [metric.metric for _, metric in sorted([*found, *counts], key=lambda item: item[0].start)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全镇粮食总产12万吨、单产500公斤。", ["粮食总产", "粮食单产"]),
        (
            "小麦总产12万吨,单产420公斤;玉米总产8万吨,单产510公斤。",
            ["小麦总产", "小麦单产", "玉米总产", "玉米单产"],
        ),
        ("小麦播种面积20万亩,平均单产420公斤,总产8.4万吨。", ["小麦播种面积", "小麦单产", "小麦总产"]),
        ("种植水稻3万亩,亩产600公斤,总产1.8万吨。", ["种植水稻面积", "水稻亩产", "水稻总产"]),
        ("蔬菜面积2万亩,产量6万吨,增长5%。", ["蔬菜面积", "蔬菜产量", "蔬菜产量"]),
        ("粮食总产12万吨,增长3%,单产500公斤,增长2%。", ["粮食总产", "粮食产量", "粮食单产", "粮食单产"]),
        ("新建标准厂房5万平方米,总产12万吨。", ["标准厂房面积", "总产"]),
        ("蔬菜面积2万亩,全镇产量6万吨。", ["蔬菜面积", "产量"]),
        ("油菜面积5万亩。总产0.8万吨。", ["油菜面积", "总产"]),
    ],
)
def test_a_bare_output_is_of_the_crop_before(text: str, expected: list[str | None]) -> None:
    assert names(text) == expected
