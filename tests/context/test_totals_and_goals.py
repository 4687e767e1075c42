"""How sure a figure is without a word of its own: what goes on with a standing total, what stands under goals."""

from __future__ import annotations

import pytest

from pipeline.document.split import Report
from pipeline.extract import Origin, extract
from pipeline.tables import Fact


def sure(text: str) -> list[str | None]:
    """Return the modality of every fact of a town's yearly summary."""
    report = Report(1, None, "柳河镇2023年工作总结", None, "柳河镇", 2023, "title", None, "summary", text, (), 0)
    return [Fact(*row).modality for row in extract(report, Origin("t", None, "utf-8")).rows["facts"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全镇现有合作社35家、家庭农场12家,社员1600人。", "ccc"),
        ("全镇共有工业企业61家,从业人员2300人。", "cc"),
        ("园区现有科技企业52家,比上年多9家;孵化器3家(国家级1家、省级2家);工作站4个。", "cacccc"),
        ("现有研发平台26个;市级以上高新技术企业58家。", "cc"),
        ("现有研发平台26个;高新技术企业58家,其中今年新认定7家。", "cca"),
        ("累计拥有专利58件,其中实用新型专利7件。", "cc"),
        ("截至10月底,全镇有效发明专利拥有量28件。", "c"),
        ("截至2023年底,厂里拥有发明专利6件。", "c"),
        # What came about or was done is no part of what there is.
        ("全镇现有合作社35家,新建家庭农场12家。", "ca"),
        ("全镇现有合作社35家,培训农民1600人。", "ca"),
        ("全镇现有合作社35家。从业人员2300人。", "ca"),
        ("全镇现有合作社35家,发放资金600万元。", "ca"),
        ("截至10月底,全镇专利申请量28件。", "a"),
        ("公司拥有发明专利6件。", "a"),
    ],
)
def test_what_goes_on_with_a_standing_total(text: str, expected: str) -> None:
    assert sure(text) == [{"c": "cumulative", "a": "actual"}[letter] for letter in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("芯片项目总投资26亿元,至10月底已完成投资9.4亿元。", ["planned", "actual"]),
        ("总投资3200万元的扩建项目,目前已完成投资1100万元。", ["planned", "actual"]),
        ("总投资3200万元的扩建项目竣工投产,已完成销售1100万元。", ["actual", "actual"]),
        ("总投资3200万元的扩建项目竣工投产。", ["actual"]),
        ("公司总投资3200万元,占地60亩。", ["actual", "actual"]),
    ],
)
def test_what_a_project_under_way_is_to_cost(text: str, expected: list[str]) -> None:
    assert sure(text) == expected


HEAD = "柳河镇2023年工作总结\n一、主要工作\n全镇完成产值5亿元。\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("二、2024年目标\n工业总产值增长9%,力争达到6亿元。", ["target", "target"]),
        ("二、“十四五”目标。到2025年,全镇合作社达到40家。", ["target"]),
        ("二、2024年主要预期目标\n工业总产值达到6亿元。", ["target"]),
        ("二、2024年工作思路\n工业总产值达到6亿元。", ["planned"]),
        ("二、目标任务完成情况\n工业总产值达到6亿元。", ["actual"]),
        ("二、2024年目标\n工业总产值增长9%。\n三、2024年工作措施\n建设道路6公里。", ["target", "planned"]),
    ],
)
def test_what_stands_under_goals_is_a_target(text: str, expected: list[str]) -> None:
    assert sure(HEAD + text) == ["actual", *expected]


def test_what_came_of_a_plan_is_no_plan() -> None:
    assert sure("年初预算安排经费占支出的2.5%,年底实际只到1.8%。") == ["planned", "actual"]
