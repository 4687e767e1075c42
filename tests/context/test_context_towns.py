"""Towns in the report of a county, and what only a place has behind a sentence on a firm."""

from __future__ import annotations

import pytest

from pipeline.context.types import ReportContext
from pipeline.reading import read
from tests.readings import metrics, subjects

COUNTY = ReportContext(2012, "summary", "临河县", None, "临河县2012年工作总结")
TOWN = ReportContext(2012, "summary", "青溪镇", None, "青溪镇2012年工作总结")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2012年,青溪镇实现工业总产值6亿元;白泥乡实现工业总产值2亿元,增长8%。", ["青溪镇", "白泥乡", "白泥乡"]),
        ("全县财政收入20亿元。其中青溪镇财政收入1.6亿元,柳河镇财政收入1.2亿元。", ["临河县", "青溪镇", "柳河镇"]),
        ("全县建成小城镇3个,投资2亿元。", ["临河县"]),
        ("各乡镇投入资金300万元。", ["临河县"]),
        ("农村乡镇企业实现产值5亿元。", ["临河县"]),
    ],
)
def test_towns_of_a_county(text: str, expected: list[str | None]) -> None:
    assert subjects(text, COUNTY) == expected


CITY = ReportContext(2012, "summary", "柳林市", None, "柳林市2012年工作总结")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市财政收入20亿元。清江县财政收入3亿元,白水县财政收入2亿元。", ["柳林市", "清江县", "白水县"]),
        ("其中清江县实现工业总产值6亿元。", ["清江县"]),
        ("2012年清江县税收2亿元,增长8%。", ["清江县", "清江县"]),
        ("贫困县投入资金300万元。", ["柳林市"]),
        ("各县财政收入增长8%。", ["柳林市"]),
        ("县城绿化投资300万元。", ["柳林市"]),
    ],
)
def test_counties_of_a_city(text: str, expected: list[str | None]) -> None:
    assert subjects(text, CITY) == expected


def test_what_only_a_place_has_is_not_the_firms_before() -> None:
    text = "山东明达机械有限公司实现产值2亿元。合同利用外资1500万美元,到账外资800万美元。"
    assert subjects(text, TOWN) == ["山东明达机械有限公司", "青溪镇", "青溪镇"]


def test_a_daughter_at_the_head_of_its_clause_is_its_subject() -> None:
    text = "深圳天河精密技术有限公司实现净利润2150万元;控股子公司东莞明图模具有限公司亏损860万元。"
    assert subjects(text, ReportContext(2012, "summary")) == ["深圳天河精密技术有限公司", "东莞明图模具有限公司"]


@pytest.mark.parametrize(
    ("text", "report", "expected"),
    [
        ("东风村、红旗村分别实现集体收入30万元、25万元。", TOWN, ["东风村", "红旗村"]),
        ("柳河镇、白水镇和青石乡财政收入分别为1亿元、2亿元和3亿元。", COUNTY, ["柳河镇", "白水镇", "青石乡"]),
        ("其中清江县、青石县分别完成税收3亿元、2亿元。", COUNTY, ["清江县", "青石县"]),
        ("柳河、清江、青石三镇分别完成投资1亿元、2亿元和3亿元。", COUNTY, ["柳河镇", "清江镇", "青石镇"]),
        ("和平村、太和村分别投入资金20万元和15万元,增长5%和6%。", TOWN, ["和平村", "太和村"] * 2),
        ("全镇税收5000万元。2012年东风村、红旗村分别投入资金20万元和15万元。", TOWN, ["青溪镇", "东风村", "红旗村"]),
        ("东风村、红旗村、前进村分别实现集体收入30万元、25万元。", TOWN, [None, None]),
        ("城镇、农村居民收入分别为2万元、1万元。", COUNTY, ["临河县"] * 2),
        ("示范村、贫困村分别投入资金200万元、150万元。", TOWN, ["青溪镇"] * 2),
        ("柳河、清江两镇分别投入资金20万元、15万元和8万元。", COUNTY, [None] * 3),
        ("扶持东风村、红旗村分别发展大棚,投入资金20万元。", TOWN, ["青溪镇"]),
    ],
)
def test_places_dealt_a_figure_each(text: str, report: ReportContext, expected: list[str | None]) -> None:
    assert subjects(text, report) == expected


def test_a_firm_that_is_an_example_of_what_the_firms_did_leads_nothing() -> None:
    text = "双龙橡塑有限公司一家就申请专利23件。建立示范企业2家,投入资金300万元。"
    assert subjects(text, TOWN)[-1] == "青溪镇"


@pytest.mark.parametrize(
    "told",
    [
        "比全市低1.6个百分点",
        "较全市平均水平低1.6个百分点",
        "低于全市1.6个百分点",
        "高出全市1.6个百分点",
        "列全市乡镇第2位,提高1.6个百分点",
    ],
)
def test_with_whom_a_place_is_compared_is_no_subject(told: str) -> None:
    assert subjects(f"亏损面5%,{told}。营业收入3亿元。", TOWN) == ["青溪镇"] * 3


def test_a_report_on_all_of_a_place_that_its_title_does_not_name_is_on_it() -> None:
    text = "关于全区科技工作的情况报告\n区财政投入3亿元。申请专利20件。双龙橡塑有限公司收入2亿元。"
    assert subjects(text, ReportContext(2012, "summary")) == ["全区", "全区", "双龙橡塑有限公司"]
    assert subjects(text, ReportContext(2012, "news"))[:2] == [None, None]


def test_what_a_share_is_of_is_no_subject() -> None:
    text = "双龙橡塑有限公司产品占国内市场的40%、全球的15%。"
    assert subjects(text, TOWN) == ["双龙橡塑有限公司"] * 2
    assert metrics(text) == ["产品占国内市场比例", "产品占全球比例"]


def test_a_project_named_by_a_firm_is_no_firm() -> None:
    text = "引进投资3亿元的银海国际大酒店有限公司项目等18个,总投资41亿元。"
    assert subjects(text, TOWN)[1] == "青溪镇"


def test_a_bank_behind_a_firm_has_its_own_figures() -> None:
    firm = "双龙橡塑有限公司产值2亿元。"
    assert subjects(firm + "科技支行新增授信3亿元,放贷2亿元。全镇产值9亿元。", TOWN)[1:] == [None, None, "青溪镇"]
    assert subjects(firm + "获得农商行城东支行贷款3亿元。", TOWN)[1:] == ["双龙橡塑有限公司"]


def test_what_a_town_pays_out_is_not_the_firms_before() -> None:
    text = "双龙橡塑有限公司产值2亿元。发放专利资助资金38万元。双龙橡塑有限公司产值2亿元。获得专利补助5万元。"
    assert subjects(text, TOWN) == ["双龙橡塑有限公司", "青溪镇", "双龙橡塑有限公司", "双龙橡塑有限公司"]


def test_a_paragraph_headed_by_plans_is_one() -> None:
    text = "产值3亿元。\n下一步打算:2012年,产值达到7亿元。重点抓好干法线,总投资2.1亿元,完成各项手续。\n税收2亿元。"
    said = [context.modality for context in read(text, TOWN).contexts]
    assert said == ["actual", "planned", "planned", "actual"]
