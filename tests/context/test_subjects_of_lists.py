"""Figures of several firms: dealt out where all are found, of nobody alone where not, nor what the list counts."""

from __future__ import annotations

import pytest

from pipeline.context.attribute import ReportContext
from tests.readings import metrics, subjects

_TOWN = ReportContext(2013, "summary", "柳河镇")
_FIRST = "恒远轴承有限公司、瑞明陶瓷有限公司、天启化工有限公司"
_NAMES = ["恒远轴承有限公司", "瑞明陶瓷有限公司", "天启化工有限公司"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{_FIRST}三家企业产值分别达到6.4亿元、4.3亿元、3.9亿元。", _NAMES),
        (f"{_FIRST}三家企业分别实现产值6.4亿元、4.3亿元、3.9亿元。", _NAMES),
        # What they did together is nobody's alone, nor is what follows.
        (f"{_FIRST}三家企业共投入资金3400万元。", [None]),
        (f"{_FIRST}三家企业发展较快。全年投入3400万元。", [None]),
        # One of them no rule finds, first, in the middle or last.
        ("恒远轴承有限公司、阿旺、天启化工有限公司三家企业共投入资金3400万元。", [None]),
        ("恒远轴承有限公司、天启化工有限公司、阿旺三家企业共投入资金3400万元。", [None]),
        ("恒远轴承有限公司、天启化工有限公司两家企业共投入资金3400万元。", [None]),
        # Others are behind 等: projects of the town, firms nobody names.
        ("总投资2亿元的恒远轴承有限公司等6个项目开工,完成投资3400万元。", ["恒远轴承有限公司", "柳河镇"]),
        # A firm may only head what is listed last, or be the one of the list that is known.
        (
            "实施瑞明陶瓷有限公司改造、恒远轴承有限公司二期等18个项目,完成投资3400万元。",
            ["柳河镇"],
        ),
        ("推进恒远轴承有限公司二期、阿旺食品等26个项目,完成投资3400万元。", ["柳河镇"]),
        (
            "投资2亿元的恒远轴承有限公司、投资1亿元的瑞明陶瓷有限公司等5家企业建成,共投入3400万元。",
            ["恒远轴承有限公司", "瑞明陶瓷有限公司", "柳河镇"],
        ),
        ("恒远轴承有限公司拿出投资1亿元的技改方案。", ["恒远轴承有限公司"]),
        # What is named after the country is no figure of the country's.
        ("有效商标210件,其中中国驰名商标3件。全年授权专利26件。", ["柳河镇"]),
        ("中国境内市场收入2亿元。", ["中国"]),
        ("恒远轴承有限公司实施技改、扩能等2个项目,完成投资3400万元。", ["恒远轴承有限公司"]),
        ("恒远轴承有限公司等6家企业投入资金3400万元。", ["柳河镇"]),
        # A count of others is none of the list.
        ("恒远轴承有限公司一家企业投入资金3400万元。", ["恒远轴承有限公司"]),
        ("恒远轴承有限公司为三家企业担保3400万元。", ["恒远轴承有限公司"]),
    ],
)
def test_whose_a_figure_behind_a_counted_list_is(text: str, expected: list[str | None]) -> None:
    assert subjects(text, _TOWN) == expected


def test_a_stranger_behind_a_semicolon_is_nobody_known() -> None:
    known = "恒远轴承有限公司的“减速机”获奖30万元;"
    assert subjects(f"{known}阿旺水泵的“潜水泵”获奖20万元。", _TOWN) == ["恒远轴承有限公司", None]
    assert subjects(f"{known}获奖的“潜水泵”带来收入20万元。", _TOWN) == ["恒远轴承有限公司"] * 2
    assert subjects(f"{known}公司的“潜水泵”获奖20万元。", _TOWN) == ["恒远轴承有限公司"] * 2


def test_a_division_has_figures_of_its_own() -> None:
    report = ReportContext(2013, "summary", title="恒远轴承有限公司2013年度报告")
    head = "恒远轴承有限公司2013年度报告\n公司收入9亿元。\n"
    own, firm = None, "恒远轴承有限公司"
    assert subjects(head + "铸件事业部收入3亿元,利润2000万元;公司纳税4000万元。", report) == [firm, own, own, firm]
    assert subjects(head + "成立铸件事业部,投资3000万元。", report) == [firm, firm]


def test_firms_of_a_list_are_no_part_of_the_name_of_what_they_did() -> None:
    assert metrics(f"{_FIRST}三家企业产值分别达到6.4亿元、4.3亿元、3.9亿元。", _TOWN) == ["产值"] * 3
    assert metrics("恒远轴承有限公司和瑞明陶瓷有限公司产值分别达到6.4亿元、4.3亿元。", _TOWN) == ["产值"] * 2
    assert metrics("轴承和陶瓷产值分别达到6.4亿元、4.3亿元。", _TOWN) == ["轴承产值", "陶瓷产值"]


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("发放补助400万元。", "柳河镇"),
        ("全年发放补助400万元。", "柳河镇"),
        ("新增上规企业4家,发放补助400万元。", "柳河镇"),
        ("该公司发放补助400万元。", "恒远轴承有限公司"),
        ("项目建成后利税400万元。", "恒远轴承有限公司"),
        ("瑞明陶瓷有限公司捐款400万元。", "瑞明陶瓷有限公司"),
    ],
)
def test_a_firm_told_as_one_of_a_town_s_holds_for_its_own_sentence(then: str, expected: str) -> None:
    assert subjects(f"全镇捐款900万元,其中恒远轴承有限公司捐款300万元。{then}", _TOWN)[-1] == expected


def test_a_firm_told_by_itself_holds_on() -> None:
    assert subjects("恒远轴承有限公司捐款300万元。发放补助400万元。", _TOWN) == ["恒远轴承有限公司"] * 2


def test_the_next_item_of_a_list_by_number_is_of_the_town_again() -> None:
    first = "(1)恒远轴承有限公司投资900万元;"
    assert subjects(f"全镇投资3亿元。其中:{first}(2)本地一家木器厂增资400万元。", _TOWN)[-1] == "柳河镇"
    assert subjects(f"{first}利税400万元。", _TOWN)[-1] == "恒远轴承有限公司"


def test_a_share_of_the_market_is_of_whoever_sells_there() -> None:
    assert subjects("全镇轴承销售收入57亿元,国内市场占有率达18%。", _TOWN) == ["柳河镇", "柳河镇"]
    assert subjects("全镇轴承销售收入57亿元,国内市场容量400亿元。", _TOWN)[0] == "柳河镇"


def test_what_a_town_pays_out_is_its_own_behind_a_firm() -> None:
    assert subjects("恒远轴承有限公司研发投入900万元。兑现科技奖补资金400万元。", _TOWN)[-1] == "柳河镇"
    assert subjects("恒远轴承有限公司研发投入900万元。获得奖补资金400万元。", _TOWN)[-1] == "恒远轴承有限公司"


def test_a_firm_that_is_only_what_was_counted_leads_nothing() -> None:
    assert subjects("新增省级研究院1家(恒远轴承有限公司),兑现补助400万元。", _TOWN)[-1] == "柳河镇"
    assert subjects("产值过亿元的企业1家(恒远轴承有限公司)。投资400万元。", _TOWN)[-1] == "柳河镇"
    assert subjects("恒远轴承有限公司(原轴承厂)投资400万元。", _TOWN)[-1] == "恒远轴承有限公司"


_NEWS = ReportContext(2013, "news")


def test_a_firm_told_behind_the_figures_is_not_what_they_are_of() -> None:
    text = "原油走低\n原油期货收盘价99美元。\n某国国有石油公司Borea Oil Co.已提出增加供应。"
    assert subjects(text, _NEWS) == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "安达集团宣布吸收合并海天股份(600987,前收盘价8.2元)和岚溪机械股份有限公司(600986,收盘价7元)。",
            ["海天股份", "岚溪机械股份有限公司"],
        ),
        ("安达集团吸收合并海天股份后,收入9亿元。", ["安达集团"]),
    ],
)
def test_the_price_of_a_share_in_brackets_is_of_the_firm_before_them(text: str, expected: list[str]) -> None:
    assert subjects(text, _NEWS) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("龙口、沅泽的采购规模分别为3亿元和2亿元。", ["龙口", "沅泽"]),
        ("龙口、莱阳的采购规模分别为3亿元和2亿元。", ["龙口", "莱阳"]),
        # What a place is to those who trade with it says nothing of its own.
        ("柳河海关出口9亿元。其中,欧盟仍为最大的出口市场,出口额3亿元,占33%。", [None, None, None]),
        ("欧盟经济低迷,出口额3亿元。", ["欧盟"]),
    ],
)
def test_places_of_a_list_and_places_traded_with(text: str, expected: list[str | None]) -> None:
    assert subjects(text, _NEWS) == expected


_CITY = ReportContext(2013, "summary", "青屏市", None, "青屏市2013年工作总结")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各镇税收:柳河镇4200万元、清江镇3100万元,石桥镇980万元。", ["柳河镇", "清江镇", "石桥镇"]),
        ("各县税收:洄水县4.2亿元、平泽县3.1亿元、城西区9亿元。", ["洄水县", "平泽县", "城西区"]),
        ("税收:城东区4.2亿元、沅新区3亿元(占全市26.8%)、城西区9亿元。", ["城东区", "沅新区", "沅新区", "城西区"]),
        ("全市税收9亿元,建成示范区3个、产业园区5个,投资8亿元。", ["青屏市"] * 2),
        ("洄水县税收4.2亿元,利润增长8%。", ["洄水县"] * 2),
    ],
)
def test_places_told_one_after_the_other(text: str, expected: list[str | None]) -> None:
    assert subjects(text, _CITY) == expected
