"""Rows of firms that vouch for each other by their shape, firms told by what is put into them, and names met again."""

from __future__ import annotations

import pytest

from extractors.base import Enterprise
from pipeline.linking.document import local_names
from tests.readings import firms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("昌垣铸造、东岭电器、鑫岱灯具完成了整改。", ["昌垣铸造", "东岭电器", "鑫岱灯具"]),
        ("对宏岱建材、东岭皮革和润垣木业进行了督查。", ["宏岱建材", "东岭皮革", "润垣木业"]),
        (
            "鑫岱水产、东岭渔业、润垣水产品有限公司产品出口日本。",
            ["鑫岱水产", "东岭渔业", "润垣水产品有限公司"],
        ),
        ("对岱垣化工厂、润岱烟花爆竹厂、平垣宾馆实行挂牌督办。", ["岱垣化工厂", "润岱烟花爆竹厂", "平垣宾馆"]),
        ("重点抓好众鑫、大垣、三和、润岱四个企业的扩产。", ["众鑫", "大垣", "三和", "润岱"]),
        ("形成宏岱、金垣、科岱、昌岱、润垣五大企业集团。", ["宏岱", "金垣", "科岱", "昌岱", "润垣"]),
        ("大垣、润岱、宏垣三户企业增收。", ["大垣", "润岱", "宏垣"]),
    ],
)
def test_rows_of_firms(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "浮法玻璃、镀膜玻璃、夹胶玻璃产量增长。",
        "绿色食品、有机食品、休闲食品销路好。",
        "铝基合金、镁基合金、铜基合金用途广。",
        "电动汽车、农业机械、家用电器下乡。",
        "形成轻工、建材、医药五大企业集团。",
        "推进城乡、区域、行业四个公司化试点。",
        "在学校教育、家庭教育、社会教育上下功夫。",
    ],
)
def test_rows_of_goods(text: str) -> None:
    assert firms(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("投资1亿元的鑫岱轧钢、投资6000万元的润垣食品已开工。", ["鑫岱轧钢", "润垣食品"]),
        ("总投资3.2亿元的康诺特二期完工。", ["康诺特"]),
        ("投资2200万元的宏远机械项目投产。", ["宏远机械"]),
        ("投资1200万美元的昌岱服饰扩建。", ["昌岱服饰"]),
        ("投资3亿元的污水处理项目、投资2亿元的生物质发电二期开工。", []),
        ("投资5000万元的汽车配件项目、投资2亿元的氟硅新材料项目开工。", []),
        ("投资8000万元的滨河花园二期、价值2万元的农业机械已到位。", []),
    ],
)
def test_what_is_put_into_a_firm(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("岱垣公司扩产,岱垣海洋科技被评为先进。", ["岱垣公司", "岱垣海洋科技"]),
        ("岱垣公司扩产。去年纳税最多的是岱垣食品", ["岱垣公司", "岱垣食品"]),  # the text ends behind it
        ("东宁钢铁有限公司投产,矿石由省内向东宁钢铁供应。", ["东宁钢铁有限公司", "东宁钢铁"]),
        ("东宁钢铁有限公司投产,东宁钢铁产量占全省一成。", ["东宁钢铁有限公司"]),
        ("服务商主要是中国联通下属的公司。", ["中国联通"]),
        ("步阳集团重组,三年后步阳扭亏。发行22步阳债。", ["步阳集团", "步阳"]),
        ("岱垣运输集团股份公司成立。", ["岱垣运输集团股份公司"]),
    ],
)
def test_names_met_again(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("鑫岱铸造正在扩产。", ["鑫岱铸造"]),
        ("会议要求昌垣印染停止排污。", ["昌垣印染"]),
        ("项目由宏岱科技承建。", ["宏岱科技"]),
        ("德岱酒业、华垣建材纳税。", ["德岱酒业", "华垣建材"]),
        ("聘请了柏福德体育的教练。", ["柏福德体育"]),
        ("加强道德教育和师德教育。", []),
        ("对华投资增长,特材管件、近洋渔业、尼龙轮胎走俏。", []),
        ("楼宇照明、益智教育、新锐科技、华语传媒看好。", []),
        ("鑫岱国际飞行学院招生,鑫岱教育协会成立。", []),
    ],
)
def test_characters_that_trade_names_are_made_of(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("龙头企业禾岱粮油带动农户3500户。", ["禾岱粮油"]),
        ("正大饲料在我镇建设了养殖基地。", ["正大饲料"]),
        ("纳税大户要带头,龙头企业带动农户增收,龙头企业稳链工程启动。", []),
        ("工程由湖南六建和四川三建承建。", ["湖南六建", "四川三建"]),
        ("考取二建证书的有12人,新建的三建筑面积大。", []),
        ("江垣玻璃集团扩产,江元玻璃生产的镀膜玻璃畅销。", ["江垣玻璃集团", "江元玻璃"]),
        ("江垣玻璃集团扩产,镀膜玻璃、江心玻璃畅销。", ["江垣玻璃集团"]),
        ("元垣玻璃、大光明、吉岱源、平安实业等企业加大投入。", ["元垣玻璃", "大光明", "吉岱源", "平安实业"]),
        ("休闲食品、精密机械、平安出行等企业加大投入。", []),
    ],
)
def test_where_town_pages_name_firms(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "产值过10亿元的有:宏岱重工31.2亿元,东岭钢铁19.8亿元,柯尼麦电子15.3亿元,鑫垣能源10.4亿元。",
            ["宏岱重工", "东岭钢铁", "柯尼麦电子", "鑫垣能源"],
        ),
        ("其中宏岱铸造亏损2100万元,东岭化纤亏损650万元,昌垣纸业盈利80万元。", ["宏岱铸造", "东岭化纤", "昌垣纸业"]),
        (
            "增长较快的有鑫垣农装(增长42%)、柯尼麦动力(增长35%)、昌岱电子(增长28%)。",
            ["鑫垣农装", "柯尼麦动力", "昌岱电子"],
        ),
        ("工业完成12亿元,农业完成3亿元,商贸物流完成8亿元。", []),
        ("东岭区3亿元,平垣县5亿元,青石县6亿元。", []),
        ("宏岱铸造产值2亿元,汽车12万辆,其他机械3万台。", ["宏岱铸造"]),
    ],
)
def test_firms_told_with_a_figure_each(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("鑫岱陶瓷二线、昌垣纺织扩能和宏岱铁合金3台矿热炉的拆除。", ["鑫岱陶瓷", "昌垣纺织", "宏岱铁合金"]),
        ("昌岱粮油停工;三是昌岱用地手续未办。", ["昌岱粮油"]),
        ("鑫岱海藻、绿垣食品出口创汇。", ["鑫岱海藻", "绿垣食品"]),
        ("昌岱粮油、新垣泰印刷、润岱饲料开工。", ["昌岱粮油", "新垣泰印刷", "润岱饲料"]),
        ("昌岱投资1.8亿元建厂。", ["昌岱"]),
        ("宏岱电机3600型下线。", []),
        ("保健食品、膨化食品和纯棉服装畅销。", []),
        ("多在沿海一带由代工厂生产,中小创公司业绩分化,甲酸主厂停车。", []),
    ],
)
def test_edges_of_short_names(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (["宏岱", "宏岱玻璃公司", "宏岱公司"], ["宏岱玻璃公司"] * 3),
        (["宏岱", "宏岱玻璃公司", "宏岱面粉公司"], ["宏岱", "宏岱玻璃公司", "宏岱面粉公司"]),  # two would fit
        (["三星", "三星电子公司"], ["三星", "三星电子公司"]),  # a known firm has daughters
        (["甘肃锂矿", "甘肃锂矿冶炼公司"], ["甘肃锂矿", "甘肃锂矿冶炼公司"]),  # a place and its ore are no name
    ],
)
def test_a_bare_trade_name_is_that_of_the_one_company_with_a_line(printed: list[str], expected: list[str]) -> None:
    mentions = [Enterprise(20 * at, 20 * at + len(name), name, "", "short") for at, name in enumerate(printed)]
    assert local_names(mentions) == expected
