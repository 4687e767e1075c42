"""Names of firms as news call them: behind what was done to them, in lists, by what is left of a name; by us."""

from __future__ import annotations

import pytest

from tests.readings import firms, subjects


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甬岱机械拖欠岱山三局集团有限公司工程款3000万元。", ["甬岱机械", "岱山三局集团有限公司"]),
        ("昌盛机械欠金恒建设工程有限公司货款80万元。", ["昌盛机械", "金恒建设工程有限公司"]),
        ("去年鑫岱集团承租禾岱仓储有限公司厂房两处。", ["鑫岱集团", "禾岱仓储有限公司"]),
        ("鑫岱集团侵犯泓岱科技股份有限公司的专利。", ["鑫岱集团", "泓岱科技股份有限公司"]),
        ("拟公开挂牌出让陕西岱天房地产开发有限责任公司。", ["陕西岱天房地产开发有限责任公司"]),
        ("这是市属企业徐州岱轴轴承有限公司的新厂。", ["徐州岱轴轴承有限公司"]),
        ("鑫岱运输(集团)总公司和航岱控股有限公司出资。", ["鑫岱运输(集团)总公司", "航岱控股有限公司"]),
        ("鑫岱企业管理有限公司签约。", ["鑫岱企业管理有限公司"]),
        ("沪岱企业发展集团药业有限公司签约。", ["沪岱企业发展集团药业有限公司"]),
        ("泰岱劳务分包有限公司签约。", ["泰岱劳务分包有限公司"]),
    ],
)
def test_a_verb_before_a_legal_name(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("正岱车灯集团在港上市。此前,正岱车灯已收购两家厂。", ["正岱车灯集团", "正岱车灯"]),
        ("岱南大学集团成立。岱南大学有学生2万人。", ["岱南大学集团"]),
        ("四川现代汽车有限公司改组。县里有意出售四川现代30%股权。", ["四川现代汽车有限公司", "四川现代"]),
        ("四川现代汽车有限公司改组。四川现代化建设加快。", ["四川现代汽车有限公司"]),
        ("沐岱网是漳州沐岱文化传媒有限公司的平台。", ["沐岱网", "漳州沐岱文化传媒有限公司"]),
        ("沐岱文化传媒有限公司说,沐岱网点有5处。", ["沐岱文化传媒有限公司", "沐岱"]),
        ("衡岱投资管理有限公司开业。衡岱财富在县里有三家门店。", ["衡岱投资管理有限公司", "衡岱财富"]),
        ("甬岱股份有限公司原名浙江凤凰,1990年上市。", ["甬岱股份有限公司", "浙江凤凰"]),
        ("甬岱股份有限公司法定代表人曾用名王小凤。", ["甬岱股份有限公司"]),
    ],
)
def test_what_is_left_of_a_name(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("天岱集团有意出售甬岱控股近31%的股权。", ["天岱集团", "甬岱控股"]),
        ("县里留有鲁岱集团约12%的股权。", ["鲁岱集团"]),
        ("向富岱达出让阿拉尔富岱达10%股权。", ["阿拉尔富岱达"]),
        ("昌河汽车正式挂牌转让子公司的股权。", ["昌河汽车"]),
        ("园区内的上海临港3月9日晚间发布公告。", ["上海临港"]),
        ("上海临港3月9日最高气温30度。", []),
        ("LioTronix获得30万欧元照明订单\n明日有雨", ["LioTronix"]),
        ("用LioTronix获得的数据有误。", []),
        ("今日资本、LioTronix和红杉资本跟投。", ["今日资本", "LioTronix", "红杉资本"]),
        ("客户有家乐福(Carrefour)和Dorn、及美国的沃尔玛。", ["家乐福", "Carrefour", "Dorn", "沃尔玛"]),
        ("微软的系统、LioTronix和手机。", ["微软"]),
    ],
)
def test_deals_and_lists(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中国黄金发布公告。中国黄金的首饰需求多年增长。", ["中国黄金"]),
        ("中国黄金发布公告。中国黄金投资需求增长,中国黄金协会说。", ["中国黄金"]),
        ("中国电子发布公告。中国电子商务协会的专家说。", ["中国电子"]),
        ("中国建筑发布公告。中国建筑业产值增长,中国建筑业务增长。", ["中国建筑", "中国建筑"]),
        ("中国移动通信用户将达9亿,中国移动通信集团公司说。", ["中国移动通信集团公司"]),
        ("他是新华都商学院副院长,新华都的业绩不错。", ["新华都"]),
    ],
)
def test_what_is_only_called_so(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("柚岱网是一家动画公司,总部在县城。", ["柚岱网"]),
        ("禾岱家是一家保洁服务商。", ["禾岱家"]),
        ("柚岱网是一家有趣的网站。", []),
        ("禾岱车轮上市后,车轮企业有5家,铝车轮增产。", ["禾岱车轮"]),
        ("口号是“惠岱财富、乐岱生活”。", []),
    ],
)
def test_sites_and_new_lines_of_business(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甬岱机械拖欠岱山三局集团有限公司工程款3000万元。", ["甬岱机械"]),
        ("甬岱机械有限公司确认共应付凤岱车业有限公司90万元。", ["甬岱机械有限公司"]),
        ("甬岱机械仍欠凤岱车业有限公司货款90万元。", ["甬岱机械"]),
        ("甬岱机械将90万元支付给凤岱车业有限公司,凤岱车业有限公司收入2亿元。", ["甬岱机械", "凤岱车业有限公司"]),
        ("凤岱车业有限公司被拖欠货款90万元。", ["凤岱车业有限公司"]),
    ],
)
def test_who_is_owed_is_no_subject(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected
