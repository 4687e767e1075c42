"""The nation has one name in `facts` and as the region of the reports that are given on all of it."""

from __future__ import annotations

import pytest

from pipeline.document.fields import read_fields
from pipeline.document.nation import NATION, of_nation, one_nation


@pytest.mark.parametrize("printed", ["全国", "我国", "国内", "中国"])
def test_the_nation_has_one_name(printed: str):
    assert one_nation(printed) == NATION


@pytest.mark.parametrize("other", ["美国", "中国移动", "浙江省", "全镇", None])
def test_other_subjects_keep_theirs(other: str | None):
    assert one_nation(other) == other


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("2014年国务院政府工作报告", "国务院"),
        ("2014年中华人民共和国国务院政府工作报告(摘要)", "国务院"),
        ("第三届全国人民代表大会第一次会议关于年度报告的决定", "全国人民代表大会"),
        ("中华人民共和国2012年国民经济和社会发展统计公报", None),
    ],
)
def test_reports_on_the_nation(title: str, issuer: str | None):
    assert of_nation(title) == (issuer, NATION)


@pytest.mark.parametrize(
    "title", ["临河县2014年政府工作报告", "全国人民代表大会代表名单", "我国钢铁业2012年总结", None]
)
def test_other_reports(title: str | None):
    assert of_nation(title) is None


def test_a_report_of_the_state_council_has_issuer_and_region():
    text = "各位代表:\n现在,我代表国务院,向大会报告政府工作。\n一、2013年工作回顾\n城镇新增就业1310万人。\n"
    fields = read_fields(text, None, "2014年国务院政府工作报告")
    assert (fields.issuer, fields.region, fields.report_year) == ("国务院", NATION, 2014)
