"""Counts as government reports write them: aims behind what is, households and people, numbers for so many heads."""

from __future__ import annotations

import pytest

from tests.readings import counted, facts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("生猪出栏稳定在21万头，力争突破23万头。", [("生猪出栏数", "actual"), ("生猪出栏数", "planned")]),
        ("粮食产量达到18万吨，确保达到19万吨。", [("粮食产量", "actual"), ("粮食产量", "planned")]),
        ("规上企业达到86家，争取突破90家。", [("规上企业数", "actual"), ("规上企业数", "planned")]),
        ("高新技术企业28家，规划目标为40家。", [("高新技术企业数", "actual"), ("高新技术企业数", "target")]),
        ("计划改造危房120户，已完成96户。", [("改造危房户数", "planned"), ("改造危房户数", "actual")]),
        ("计划新建公厕30座，目前已完成22座。", [("公厕数", "planned"), ("公厕数", "actual")]),
        ("公共预算收入增长6%，力争突破9.5亿元。", [("公共预算收入", "actual"), ("公共预算收入", "planned")]),
        ("计划造林3万亩，完成抚育2万亩。", [("造林面积", "planned"), ("抚育面积", "planned")]),
        ("规上企业86家，力争引进项目90个。", [("规上企业数", "actual"), ("引进项目数", "planned")]),
    ],
)
def test_what_is_aimed_at_or_done_of_the_same(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(fact.metric, fact.modality) for fact in facts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增民营科技企业12家、高新技术企业5家。", ["新增民营科技企业数", "新增高新技术企业数"]),
        (
            "新增国家星火计划重点高新技术企业2家、国家高新技术企业9家。",
            ["新增重点高新技术企业数", "新增国家高新技术企业数"],
        ),
        ("新增民营科技企业12家,高新技术企业5家。", ["新增民营科技企业数", "高新技术企业数"]),
        ("新增贷款的企业中有规上企业5家。", ["规上企业数"]),
        ("26家规上企业中尚有8家没有研发活动。", ["规上企业数", None]),
        ("重点抓好三件事。", [None]),
        ("带动26户农户户均增收2000元。", ["带动农户户数", "户均增收"]),
        ("为26名农民工追讨工资。", ["农民工人数"]),
        ("惠及企业26家,为12家企业减免所得税。", ["惠及企业数", None]),
        ("全县共有企业26家,企业总数达30家,服务规上企业12家。", ["企业数", "企业数", "服务规上企业数"]),
        ("组织申报省级以上项目26项,国家级项目2项。", ["申报省级以上项目数", "国家级项目数"]),
        ("新认定省级企业技术中心4家、市级11家。", ["新认定省级企业技术中心数", "新认定市级企业技术中心数"]),
        ("测土配方施肥3.2万亩次。", ["测土配方施肥面积"]),
        ("有专利申请的规模企业达26家。", ["有专利申请的规模企业数"]),
        ("全镇建有研发机构的规上企业26家,其中高新技术企业9家。", ["建有研发机构的规上企业数", "高新技术企业数"]),
        ("拥有世界一流的生产线9条。", ["生产线数"]),
        ("促成甲厂、乙厂分别以12台和7台设备抵押。", [None, None]),
        ("26家规上企业中仍有8家未建立研发机构。", ["规上企业数", None]),
        ("小麦平均单产412公斤,水稻平均单产605公斤。", ["小麦单产", "水稻单产"]),
        ("沼气池新建45座,累计130座。", ["新建沼气池数", "沼气池数"]),
        ("限制新建9座。", [None]),
        (
            "新认定市级知识产权优势企业22家,累计达95家。",
            ["新认定市级知识产权优势企业数", "市级知识产权优势企业数"],
        ),
        ("高企总数由31家增加到46家。", ["高新技术企业数"] * 2),
        (
            "获市科技进步奖一等奖1项、二等奖4项。荣获全国三等奖2个。",
            ["市科技进步奖一等奖数", "市科技进步奖二等奖数", "全国三等奖数"],
        ),
        (
            "每万人发明专利拥有量由上年的3.1件增至4.05件,比上年增加0.95件。",
            ["每万人口发明专利拥有量"] * 3,
        ),
    ],
)
def test_what_came_about_and_what_is_lacking(text: str, expected: list[str | None]) -> None:
    assert [fact.metric for fact in facts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("脱贫人口3126户10842人。", ["脱贫人口户数", "脱贫人口"]),
        ("监测对象406户1380人。", ["监测对象户数", "监测对象人数"]),
        ("农村低保8600户、1.9万人。", ["农村低保户数", "农村低保人数"]),
        (
            "低保对象2310户3920人，其中重病患者210户405人。",
            ["低保对象户数", "低保对象人数", "重病患者户数", "重病患者人数"],
        ),
        ("修建产业路8条26公里。", ["修建产业路数", "修建产业路里程"]),
        ("举办培训18期、900人次。", ["举办培训数", "举办培训人次"]),
        ("开展义诊96批次、4300余人次。", ["义诊数", "义诊人次"]),
        ("脱贫人口3126户，10842名群众受益。", ["脱贫人口户数", "群众人数"]),
        ("全镇人口2.6万人。", ["人口"]),
    ],
)
def test_households_and_their_people_are_told_apart(text: str, expected: list[str | None]) -> None:
    assert [fact.metric for fact in facts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每千人口床位数达到7.2张。", ["每千人口床位数"]),
        ("每千人口执业（助理）医师数3.1人。", ["每千人口执业(助理)医师数"]),
        ("每千人口托位数达到4.5个。", ["每千人口托位数"]),
        ("每万人口全科医生数3.6人。", ["每万人口全科医生数"]),
        ("每万人口发明专利拥有量4.5件。", ["每万人口发明专利拥有量"]),
        ("价格指数提高3.5个。", []),
    ],
)
def test_numbers_for_so_many_heads(text: str, expected: list[str | None]) -> None:
    assert [fact.metric for fact in facts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("查处违法案件23起。", ["查处违法案件数"]),
        ("发生火灾3起，同比下降40%。", ["发生火灾数", "发生火灾数"]),
        ("整治山塘21口。", ["整治山塘数"]),
        ("打井16口。", ["打井数"]),
        ("平均降雨量468毫米。", ["降雨量"]),
        ("自2016起执行。", []),
        ("板厚12毫米。", []),
        ("设有3口岸。", []),
    ],
)
def test_cases_ponds_and_rain(text: str, expected: list[str | None]) -> None:
    assert [fact.metric for fact in facts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("恒远轴承、科文光电等6个过亿元项目开工。", "项目数"),
        ("重点抓好12个投资超千万元的项目。", "项目数"),
        ("38家规模企业资金缺口达2.6亿元。", "规模企业数"),
        ("上述9个项目合同投资24.6亿元。", "项目数"),
        ("过渡期安置项目6个。", "安置项目数"),
    ],
)
def test_things_counted_without_what_bounds_or_bears_them(text: str, expected: str) -> None:
    assert [fact.metric for fact in facts(text) if fact.unit in ("个", "家")] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("86家规模以上工业企业实现增长。", ["规模以上工业企业数"]),
        ("对18户规模以上企业开展帮扶。", ["帮扶规模以上企业户数"]),
        ("建有9个限额以上的批发企业。", ["限额以上批发企业数"]),
        ("资质以上建筑企业42家。", ["资质以上建筑企业数"]),
        (
            "县级以上农业产业化龙头企业51家，其中省级6家、市级17家。",
            ["县级以上农业产业化龙头企业数", "省级农业产业化龙头企业数", "市级农业产业化龙头企业数"],
        ),
        ("重点扶持12户国有企业。", ["扶持国有企业户数"]),
        ("存栏500头以上奶牛场3个。", ["存栏500头以上奶牛场数"]),
        (
            "城镇居民平均受教育年限9.1年，农村居民平均受教育年限12年。",
            ["城镇居民平均受教育年限", "农村居民平均受教育年限"],
        ),
        ("全县人均预期寿命由75.2岁提高到76.8岁。", ["人均预期寿命"] * 2),
        ("设备预期寿命20年以上，合同年限5年。", []),
    ],
)
def test_things_are_told_by_their_whole_name(text: str, expected: list[str | None]) -> None:
    assert [fact.metric for fact in facts(text) if fact.metric] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "新开工项目52个，竣工37个，分别比上年增加8个和5个。",
            [("新开工项目数", "level"), ("建成项目数", "level"), ("新开工项目数", "delta"), ("建成项目数", "delta")],
        ),
        (
            "实施技改项目31项、环保项目12项，分别减少4项和2项。",
            [("技改项目数", "level"), ("环保项目数", "level"), ("技改项目数", "delta"), ("环保项目数", "delta")],
        ),
        # Which two of three these are is not told; nor are so many people as many projects.
        (
            "实施项目31个，其中水利12个、交通9个，分别增加4个和2个。",
            [("项目数", "level"), ("水利项目数", "level"), ("交通项目数", "level"), (None, "delta"), (None, "delta")],
        ),
        (
            "受理案件31件，培训干部120人，分别增加4件和2件。",
            [("受理案件数", "level"), ("培训干部人数", "level"), (None, "delta"), (None, "delta")],
        ),
        (
            "新增市级以上龙头企业8家，累计达33家。",
            [("新增市级以上龙头企业数", "level"), ("市级以上龙头企业数", "level")],
        ),
        ("培育市级以上龙头企业8家。", [("市级以上龙头企业数", "level")]),
        ("全区新登记各类市场主体3106户。", [("新登记市场主体户数", "level")]),
        ("全区实有各类市场主体3.1万户。", [("市场主体户数", "level")]),
        ("规上企业中有专利申请的达63家。", [("有专利申请企业数", "level")]),
        ("规上企业中设有研发中心的仅12家。", [("设有研发中心企业数", "level")]),
        ("企业的研发中心12家。", [("研发中心数", "level")]),
        ("31个大类行业中有18个实现增长。", [("大类行业数", "level"), (None, "level")]),
        ("举办招聘会18场，预计会达到20场。", [("举办招聘会数", "level"), (None, "level")]),
        ("与外省高校签约6份。", [(None, "level")]),
        ("全年签约项目6个，到会约40人。", [("签约项目数", "level"), (None, "level")]),
        ("肉类产量3.1万吨，下降4%。其中羊肉1.2万吨，下降2%。", [("肉类产量", "level"), ("羊肉产量", "level")]),
        ("消费煤炭3.1万吨，其中无烟煤1.2万吨，下降2%。", [("消费煤炭", "level"), ("无烟煤", "level")]),
        ("小麦播种面积9.2万亩，增长0.4%；产量4.1万吨。", [("小麦播种面积", "level"), ("小麦产量", "level")]),
        ("小麦播种面积9.2万亩。产量4.1万吨。", [("小麦播种面积", "level"), ("产量", "level")]),
    ],
)
def test_counts_go_on_with_those_before(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(fact.metric, fact.measure) for fact in facts(text) if fact.unit != "%"] == expected


def test_floors_made_grow_as_an_output() -> None:
    told = facts("主要产品产量：瓷砖260万平方米，增长8%。写字楼31万平方米，增长5%。")
    assert [fact.metric for fact in told if fact.unit == "%"] == ["瓷砖产量", "写字楼面积"]


def test_rates_of_plans_are_of_the_goods_before_them() -> None:
    told = facts("处理污泥1260吨、废油146吨，分别完成年度任务的108%和112%。")
    assert [fact.metric for fact in told if fact.unit == "%"] == ["处理污泥任务完成率", "废油任务完成率"]


def test_firms_are_not_named_by_what_their_output_did() -> None:
    assert {fact.metric for fact in facts("62家规上企业中，31家产值正增长，9家产值下降。")} == {"规上企业数", None}
    assert [fact.metric for fact in facts("在孵企业46家，在保企业9家。")] == ["在孵企业数", "在保企业数"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("恒昌机电、银鹿食品厂两家企业分获一、二等奖。", [None]),
        ("组织恒昌机电有限公司、江州纺织集团有限公司等15家企业参展。", [None]),
        ("引进恒昌机电有限公司、江州纺织集团有限公司等15家企业。", ["企业数"]),
        ("全镇现有15家企业。", ["企业数"]),
        ("与江州大学等5所高校签订协议9份。", [None, "协议数"]),
        ("全市有5所高校。", ["高校数"]),
        ("规上企业36家，其中有研发机构的19家。", ["规上企业数", "有研发机构的规上企业数"]),
        ("规上企业36家，其中停产9家。", ["规上企业数", "停产企业数"]),
        ("走访企业80家次，慰问农户36户。", ["走访企业次数", "慰问农户户数"]),
        ("设立基金，已投项目9个。", ["已投项目数"]),
        ("现有县级学会16个、工会12个，召开座谈会30场。", ["县级学会数", "工会数", "召开座谈会数"]),
        ("参加新农合1.6万人。", ["参加新农合人数"]),
        ("新农合参合1690人，优质良种茶园300亩。", ["新农合参合人数", "优质良种茶园面积"]),
    ],
)
def test_what_is_told_of_those_counted(text: str, expected: list[str | None]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("恒昌食品厂开发新产品4个。", ["开发新产品数"]),
        ("今年,恒昌电缆有限公司新招员工60人。", ["新招员工人数"]),
        ("恒昌电缆有限公司共培训学徒60人。", ["培训学徒人数"]),
        ("引进恒昌电缆有限公司技术员60人。", ["技术员人数"]),
        ("首批试点有甲峰证券、恒昌证券和银河证券8家。", [None]),
        # Sizes of what is counted, and what it makes.
        ("引进设备36台套、配套车床8台。", ["引进设备数", "配套车床数"]),
        ("添置2500吨油压机3台。", ["油压机数"]),
        ("新上年产2500吨生产线3条。", ["生产线", "生产线数"]),
        ("加工面粉2500吨,添置设备3台。", ["加工面粉", "添置设备数"]),
        ("注册商标31件(含国际商标7件)。", ["注册商标数", "国际商标数"]),
        ("亩产560公斤,比非项目区亩增42公斤。", ["亩产", None]),
    ],
)
def test_counts_are_no_firms_and_no_sizes(text: str, expected: list[str | None]) -> None:
    assert counted(text) == expected


def test_items_of_what_must_be_done_are_no_part_of_its_name() -> None:
    assert counted("二要新修机耕道25公里。") == ["新修机耕道里程"]


def test_needs_are_named_with_whose_they_are() -> None:
    assert counted("对接企业技术需求86项。") == ["对接企业技术需求"]
    assert counted("形成年产5万台的能力。") == ["生产能力"]
