"""Names that everyday words and places make up, where the text itself tells that they are firms; sentences by us."""

from __future__ import annotations

import pytest

from tests.readings import firms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("控股股东水务集团去年增资。水务集团承诺不减持。", ["水务集团", "水务集团"]),
        ("请控股股东说明在集团层面的考虑。", []),
        ("公司的前身是原平岱市豆腐公司。", ["平岱市豆腐公司"]),
        ("这是苏州市优秀公司的名单。", []),
        ("朋友部落APP由朋友部落网络科技公司推出。在朋友部落,你可以约饭。", ["朋友部落网络科技公司"]),
        ("儿童和青少年科技教育服务公司的青少年课程,青少年都喜欢。", []),
        ("项目包括本溪工岱水泥厂。", ["本溪工岱水泥厂"]),
        ("山西电厂亏损,四川和浙江氮肥厂开工。", []),
        ("这是一家培训行业的顶尖集团公司。", []),
        ("由新华海岱国际货运(上海)有限公司承运。", ["新华海岱国际货运(上海)有限公司"]),
        ("大柴旦岱海化工有限公司的股权被冻结。", ["大柴旦岱海化工有限公司"]),
        ("得到早期基金险岱长青资本等投资机构的投资。", ["险岱长青资本"]),
        ("“恒岱油品”专业生产燃油添加剂。", ["恒岱油品"]),
        ("西部创业独立董事反对,西部创业发布公告。", ["西部创业", "西部创业"]),
        ("到西部创业的人越来越多。", []),
        ("灯具大厂奇异(GE)、飞利浦(Philips)降价,情节离奇异常。", ["奇异", "飞利浦", "Philips"]),
    ],
)
def test_what_the_text_tells(text: str, expected: list[str]) -> None:
    assert firms(text) == expected
