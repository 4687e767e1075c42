"""Names of firms in lists that a town's report counts or closes, and names that open a clause."""

from __future__ import annotations

import pytest

from tests.readings import firms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "重点抓了瑞祥热电、齐鲁水泥、永兴化工、福泰面粉四家骨干企业,永兴化工产值1.5亿元。",
            ["瑞祥热电", "齐鲁水泥", "永兴化工", "福泰面粉", "永兴化工"],
        ),
        (
            "申报高新技术企业3家,分别是天成生物、力源机电和海科化工,天成生物申请专利12项。",
            ["天成生物", "力源机电", "海科化工", "天成生物"],
        ),
        ("支持金麦郎、康源、绿野三家农业龙头企业增资。", ["金麦郎", "康源", "绿野"]),
        ("规模以上企业36家,其中亿元以上企业有天泽、永昌、隆达三家。", ["天泽", "永昌", "隆达"]),
        ("新增规模以上企业3家(宏远纺织、德源建材、三和彩印)。", ["宏远纺织", "德源建材", "三和彩印"]),
        ("关停小化工企业2家,即永发化工和宏达染料。", ["永发化工", "宏达染料"]),
        (
            "培育上市后备企业5家:鲁泽科技、金石机械、海川化工、中昊物流、恒信药业。",
            ["鲁泽科技", "金石机械", "海川化工", "中昊物流", "恒信药业"],
        ),
        ("帮助裕丰、汇金和三羊3家企业贷款500万元。", ["裕丰", "汇金", "三羊"]),
        ("目前有瑞达丰、恒通达等2家企业获得牌照。", ["瑞达丰", "恒通达"]),
    ],
)
def test_as_many_members_as_the_count_says(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "在北京、上海、广州三家企业中开展试点。",
        "教育、医疗、住房三家企业座谈。",
        "全市有纺织、化工、机械3家企业停产。",
        "走访了王建国、李明、张华三家企业负责人。",
        "有食品加工企业、机械制造企业和化工企业3家。",
        "先后到县医院、敬老院、中心小学等3家单位走访。",
        "新增企业3家,主要是项目拉动、政策扶持。",
        "全镇企业12家,其中天泽、永盛两镇各有5家。",
    ],
)
def test_what_is_counted_and_named_by_no_firm(text: str) -> None:
    assert firms(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("帮助振华纸业、银河铝材、鑫盛木业等企业解决用地难题。", ["振华纸业", "银河铝材", "鑫盛木业"]),
        (
            "鼎盛钢构、德源建材、三和彩印、嘉美包装等一批企业开工。",
            ["鼎盛钢构", "德源建材", "三和彩印", "嘉美包装"],
        ),
        ("走访了鑫盛木业、休闲食品、精密机械等企业。", ["鑫盛木业"]),
        ("走访了鑫盛木业、节能环保等企业。", ["鑫盛木业"]),
    ],
)
def test_a_member_of_two_characters_and_its_line_between_marks(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("除本部外,恒谨教育在湖北、江西均已开班。", ["恒谨教育"]),
        ("2014年,安洽化工均是公司的供应商。", ["安洽化工"]),
        ("对此恒晖投资董事长马某表示反对。", ["恒晖投资"]),
        ("据悉,氟碳涂料在桥梁领域前景看好,顺丁橡胶涨到了每吨1万元。", []),
        ("据悉,职业教育在农村,素质教育也在推进。", []),
        ("或许中国机械工业集团没有想到。", ["中国机械工业集团"]),
        ("来自江淮汽车关联企业安徽中岳汽车传动轴股份有限公司的通报。", ["江淮汽车", "安徽中岳汽车传动轴股份有限公司"]),
        ("欧洁丝卫浴科技有限公司(下面简称“欧洁斯”)扩产,欧洁斯增资。", ["欧洁丝卫浴科技有限公司", "欧洁斯", "欧洁斯"]),
    ],
)
def test_names_at_the_head_of_a_clause(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三利机械与市职业学院合作研发的产品获专利2项。", ["三利机械"]),
        ("永发化工今年投资2000万元。", ["永发化工"]),
        ("引进了青岛宏宇投资6000万元的食品项目。", ["青岛宏宇"]),
        ("今年,青岛宏宇投资6000万元新上生产线。", ["青岛宏宇"]),
        ("瑞康投资2000万元新上生产线。", ["瑞康"]),
        ("三利机械、华兴轴承、正昊木业正在建设。", ["三利机械", "华兴轴承", "正昊木业"]),
        ("主要生产精品家具、农用机械、正昊木业等产品。", ["正昊木业"]),
        ("总投资1.2亿元的宏昌碳素已投产,宏昌碳素上缴税金900万元。", ["宏昌碳素", "宏昌碳素"]),
        ("正昊养殖场存栏生猪5000头,鑫源种猪场扩建。", ["正昊养殖场", "鑫源种猪场"]),
        ("金阳毛纺有限公司“金阳”商标获评著名商标,金阳去年扩产。", ["金阳毛纺有限公司", "金阳"]),
        ("温州陈建国投资500万元办厂,香港客商投资800万元。", []),
        ("技改投资1.2亿元,其中台商投资3000万元,房地产投资105亿元。", []),
        ("规模养殖场达到30家,标准化养猪场8个,多地养猪场停产。", []),
        ("芯片装上自行车,每辆单车拥有操作系统。", []),
        ("正浩投资105号信托计划到期。", []),
    ],
)
def test_local_firms_and_what_sounds_like_them(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("像迈佳特和益康达就是这样的例子,不少民营企业名气不大。", ["迈佳特", "益康达"]),
        ("像美驰这样的门窗企业不多。", ["美驰"]),
        ("培育了以宏兴达电缆、华建铝材、正昊木业为代表的一批骨干企业。", ["宏兴达电缆", "华建铝材", "正昊木业"]),
        ("与海信、德赛尔、佳沃三家公司签订框架协议。", ["海信", "德赛尔", "佳沃"]),
        ("台湾鸿泰与我区签订意向协议。", ["台湾鸿泰"]),
        ("全年外贸进出口3.2亿美元,三力化工出口1200万美元。", ["三力化工"]),
        ("他已不再实际控制德诚利实业。", ["德诚利实业"]),
        ("凯德电机公司扩产,其中凯德电机16件。", ["凯德电机公司", "凯德电机"]),
        ("海瑞泰公司扩产,海瑞泰投资30亿元,海瑞泰电机3600型。", ["海瑞泰公司", "海瑞泰", "海瑞泰"]),
        ("宏伟机械与市职业学院签订合同。", ["宏伟机械"]),
        ("像家具、服装这样的企业,如张和平这样的老板,公司里不少。", []),
        ("如柳兴元这样的企业家。", []),
        ("以董事会秘书、财务总监为代表的公司高管签字,以食品、纺织为龙头的加工企业增长。", []),
        ("浙江商会与我市达成共识。", []),
        ("温州灯具出口1.2亿美元,精细化工产值30亿元,机电产品出口2亿美元。", []),
    ],
)
def test_firms_named_as_examples_or_with_the_place(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("竞争对手包括Netflix 和 Hulu,增速放缓。", ["Netflix", "Hulu"]),
        ("入驻了Amazon、Wish、Lazada、Linio等平台。", ["Amazon", "Wish", "Lazada", "Linio"]),
        ("已与ROHM、Traco和Everlight等多家原厂签约。", ["ROHM", "Traco", "Everlight"]),
        ("从事基于ARM、POWERPC、FPGA等技术的研发。", ["ARM"]),
        ("微软与Windows用户和解。", ["微软"]),
    ],
)
def test_lists_of_firms_in_latin_letters(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "石桥酒业有限公司投产,石桥饭店、石桥粮库扭亏,石桥镇增长,石桥酒业投资2000万元。",
            ["石桥酒业有限公司", "石桥酒业"],
        ),
        ("欧德意动力有限公司投产,欧德意市场部扩大,欧德意获奖。", ["欧德意动力有限公司", "欧德意", "欧德意"]),
        ("其中移动公司投资120万元,国内华达地产回暖。", []),
        ("与信用社、县联社等金融机构对接。", []),
        ("东昌焊管公司投产,东昌焊管纳税520万元。", ["东昌焊管公司", "东昌焊管"]),
    ],
)
def test_a_trade_name_that_is_a_place_or_runs_across_words(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


def test_what_leaves_a_list_out_is_no_part_of_its_last_name() -> None:
    text = "临川恒峦机械有限公司增资。恒峦机械扩产,恒峦公司纳税3万元。桂坪集团纳税5万元。桂坪、恒峦之外,小企业也增资。"
    assert firms(text)[-2:] == ["桂坪", "恒峦"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("华为精密模具、宁波双岱电池、海信食品开工。", ["华为精密模具", "宁波双岱电池", "海信食品"]),
        ("宏岱科技、比亚迪机械等企业参展。", ["宏岱科技", "比亚迪机械"]),
        ("海尔电脑、比亚迪机械参展。", ["海尔", "比亚迪"]),
    ],
)
def test_a_row_of_firms_gives_a_known_name_its_line(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "出口超千万美元的有永昌竹制品、三环锁业、海联食品3家企业,海连食品增长35%。",
            ["永昌竹制品", "三环锁业", "海联食品", "海连食品"],
        ),
        ("纳税大户有海联食品、三环锁业、永昌竹制品3家企业,绿色食品增长35%。", ["海联食品", "三环锁业", "永昌竹制品"]),
    ],
)
def test_a_member_of_a_counted_list_misspelt(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


def test_a_member_that_got_lost_is_no_name() -> None:
    """A doubled mark leaves an empty member, which must not cost the page."""
    assert firms("新增后备企业4家:东里新材、东桥电缆、、裕昌纺织。") == ["东里新材", "裕昌纺织"]
