"""Names of enterprises: the rules' own examples, aliases, ambiguity, and growth on hostile input."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import enterprises, find
from extractors.base import Enterprise, Example, Passage


def found(text: str) -> list[tuple[str, str]]:
    return [enterprises.literals(m) for m in enterprises.find(Passage(text)) if isinstance(m, Enterprise)]


def names(text: str) -> list[str]:
    return [name for name, _ in found(text)]


EXAMPLES = [(rule.name, example) for rule in enterprises.RULES for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda value: value if isinstance(value, str) else None)
def test_names_are_found_by_their_rule_as_its_examples_say(rule: str, example: Example) -> None:
    mentions = enterprises.find(Passage(example.sentence))
    assert [enterprises.literals(m) for m in mentions if isinstance(m, Enterprise)] == list(example.expected)
    assert not mentions or rule in {m.rule for m in mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2012年华鼎集团投入资金2亿元。", ["华鼎集团"]),  # though 年华 is a word
        ("2012年度华鼎集团公司投入资金2亿元。", ["华鼎集团公司"]),
        ("5月份华鼎集团投入资金2亿元。", ["华鼎集团"]),
        ("全年集团公司实现销售收入4亿元。", []),
        ("目前集团公司投入9亿元。", []),
        ("宏图集团投入2亿元。", ["宏图集团"]),
    ],
)
def test_names_begin_behind_a_date(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_every_rule_has_examples_and_near_misses() -> None:
    for rule in enterprises.RULES:
        assert sum(bool(example.expected) for example in rule.examples) >= 5, rule.name
        assert sum(not example.expected for example in rule.examples) >= 2, rule.name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对我镇宏昌集团进行了考核。", ["宏昌集团"]),
        ("董事长王建国到江苏恒润达塑胶有限公司调研。", ["江苏恒润达塑胶有限公司"]),
        ("来自荷兰的喜力公司与日本朝日啤酒合作。", ["喜力公司", "朝日啤酒"]),
        ("嘉和化工(中山)有限公司扩产。", ["嘉和化工(中山)有限公司"]),
        ("上海光华食品(集团)有限公司重组。", ["上海光华食品(集团)有限公司"]),
        ("宏昌集团公司技术中心通过验收。", ["宏昌集团公司"]),
        ("与山东大学、市科技局、中国家具协会共建中心。", []),
        ("二十国集团会议召开，利益集团受到批评。", []),
        ("不过很快乐视网就还清了欠款。", ["乐视网"]),
        ("万科技改项目完工。", []),
        ("梅赛德斯·奔驰公司扩产,当地奔驰工厂停产。", ["梅赛德斯·奔驰公司", "奔驰"]),
        ("上半年工行贵金属业务增长,施工行业回暖。", ["工行"]),
        ("今年美的中央空调增长,室内空间更完美的样板。", ["美的"]),
        ("中兴V9平板上市。", ["中兴"]),
        ("恒源阀门有限公司投产。恒源阀门科技人员占9%。", ["恒源阀门有限公司", "恒源阀门"]),
        ("项目由中铁四局二公司承建。", ["中铁四局二公司"]),
        ("第一大股东拟减持不超1%股份。", []),
        ("新都退公告,欣泰退市已成定局。", ["新都退"]),
        ("公司间接持有,西藏泓铂持有的股份被冻结,向中国茶人推出新品。", ["西藏泓铂"]),
        ("锐铂赫为国家级高新技术企业。", ["锐铂赫"]),
        ("苹果微软英特尔中兴等与对手谈判。", ["苹果", "微软", "英特尔", "中兴"]),
        ("其产品包括日产的Sunny。", ["日产"]),
        ("主流车型如雅阁、奥迪、凯美瑞等车型出局。", ["奥迪"]),
        ("股东一汽-大众汽车有限公司出资。", ["一汽-大众汽车有限公司"]),
        ("控股股东中国泓江航运(集团)总公司退出。", ["中国泓江航运(集团)总公司"]),
        ("以北大荒米业为代表的企业。", ["北大荒米业"]),
        ("【午间公告:爱尔眼科停牌】12月8日午间公告,爱尔眼科拟发行股票。", ["爱尔眼科", "爱尔眼科"]),
        ("上述行政处罚是对开发商的处罚。", []),
        ("此次挂牌交易只是企业整合的一步,涉及一家服务商。", []),
        ("质监局已经连续7天对上海莱士血液制品有限公司检查。", ["上海莱士血液制品有限公司"]),
        ("苏州一期货公司的分析师表示乐观。", []),
        ("高端品牌如茅台、五粮液和水井坊等早已涨价。", []),
        ("一线品牌如娃哈哈、蒙牛等企业已经涨价。", ["娃哈哈", "蒙牛"]),
        ("江南省药用玻璃股份有限公司扩产,药用玻璃瓶销量增加。", ["江南省药用玻璃股份有限公司"]),
        ("江苏铂睿软件园有限公司成立后,是铂睿软件园建设的主体。", ["江苏铂睿软件园有限公司", "铂睿软件园"]),
        ("中国铝业生产的氧化铝供不应求,中国铝业生产形势好转。", ["中国铝业"]),
    ],
)
def test_a_name_begins_and_ends_where_its_words_do(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A place, known or not, makes a name of what follows it.
        ("松岭乡富兴食用菌专业合作社带动农户380户。", ["松岭乡富兴食用菌专业合作社"]),
        ("临江市第三水泵厂改制。", ["临江市第三水泵厂"]),
        ("全县农民专业合作社发展到120家。", []),
        ("一台普通缝纫机出厂价900元，新建厂房两栋。", []),
        # An everyday word or a county's name is a trade name at the head of a clause, before a deed.
        ("大成纺织签订订单3000万元。", ["大成纺织"]),
        ("宏远公司享受加计扣除，天工公司入选名单。", ["宏远公司", "天工公司"]),
        ("推动机械投资增长5%，房地产投资下降。", []),
        # Members of lists, parts of the country are none.
        ("德润化工、大成纸业、志恒木器厂等一批中小企业上马技改项目。", ["德润化工", "大成纸业", "志恒木器厂"]),
        ("华南、华北等部分炼厂停工。", []),
        # Beside a sure name in a list an ambiguous one is a firm.
        ("产品供应苹果、三星电子。", ["苹果", "三星电子"]),
        ("苹果、葡萄产量增长。", []),
        # Traditional characters.
        ("向台懋精密工業股份有限公司採購設備。", ["台懋精密工業股份有限公司"]),
        # Classes of firms are none: counted, compared, or reached by a preposition.
        ("全年共有48家财险公司盈利，这是一家跨境物流公司。", []),
        ("煤耗低于世界最先进火力电厂，须经向公司实际控制人核实。", []),
        ("市发改委和市电力公司发文，价格受钢厂影响。", []),
        ("1600吨履带起重机下线，液晶面板业不景气，因白酒业调整。", []),
        # A place makes a name of a line of business that it has one firm for.
        ("哈密水泥厂停产，该省的上海电机厂有限公司中标。", ["哈密水泥厂", "上海电机厂有限公司"]),
        ("由上海科技投资公司出资，深圳软件公司云集。", ["上海科技投资公司"]),
        # Latin letters before 集团, 公司 are a name unless they are an acronym.
        ("印度Vardhaka集团与韩国GE公司签约，SPV公司注销。", ["Vardhaka集团", "GE公司"]),
        # A known name takes on 集团, 公司 and its line of business.
        ("益海嘉里集团扩产，雀巢中国公司否认，中粮酒业内部调整。", ["益海嘉里集团", "雀巢中国公司", "中粮酒业"]),
        ("海尔电脑做得很好。", ["海尔"]),
        # Given names and foreigners' family names that a lexicon knows as firms.
        ("董事吴建龙、李福成先生出席，迪帕克·米塔尔发言，米塔尔指出需求回升。", []),
        # Where a longer name stands, its short name is a firm too; beside a sure one an ambiguous one is.
        ("三一重工中标，三一自主研制了设备；苹果与三星电子和解。", ["三一重工", "三一", "苹果", "三星电子"]),
        ("美国通用会计准则，地中海沿岸。", []),
        # The line of business that comes back is cut at its words; a school called alike is none.
        ("华瑞新材料科技有限公司成立。华瑞新材料主攻碳纸，华瑞大学在建。", ["华瑞新材料科技有限公司", "华瑞新材料"]),
        ("中石化巴陵石化公司增产，巴陵石化检修。", ["中石化巴陵石化公司", "巴陵石化"]),
        ("严格控制集团消费。", []),
        # Looked up by its stock code, given as an example, called by its original name.
        (
            "国检质联(股票代码：837599)挂牌；像美鲲这样的门窗企业很少；美林(Merrill Lynch)牵头。",
            ["国检质联", "美鲲", "美林", "Merrill Lynch"],
        ),
        ("外资阿彻丹尼尔斯米德兰公司收购，盘锦石化停车。", ["阿彻丹尼尔斯米德兰公司", "盘锦石化"]),
        # A 和 that the name never stands without is its first character; a place of the text opens a name.
        ("和利安自动化有限公司声明：和利安的系统正常。和利安停牌。", ["和利安自动化有限公司", "和利安", "和利安"]),
        ("同柳县招商，同柳华经贸有限公司签约。", ["同柳华经贸有限公司"]),
        # A branch is its firm's; brands and larger words in quotes are none; a place in brackets belongs to the name.
        ("北岭绿色食品股份有限公司清河分公司投产。", ["北岭绿色食品股份有限公司"]),
        (
            "惠昇工程（中国）有限公司获奖，惠昇（中国）扩产，惠昇牌电缆畅销，拥有“中惠昇”商标。",
            ["惠昇工程（中国）有限公司", "惠昇（中国）"],
        ),
        ("国内最大祖代鸡养殖公司扭亏。", []),
        # The subject that opens a paragraph; a subsidiary whose bare name comes back.
        ("国沪投资在年报中披露风险。", ["国沪投资"]),
        ("另一子公司琅胜投产，琅胜扩建，琅胜上马二期。", ["琅胜", "琅胜", "琅胜"]),
        # A place's name, a place's line of business, half of a Latin name are no firms.
        ("鄂尔多斯市援建项目开工，引导山西焦化产业走出低谷。", []),
        ("Deepak Mittal表示，做空机构Emerson Analytics发布报告。", ["Emerson Analytics"]),
        ("客户包括波音、古德里奇、奥地利FACC公司。", ["波音", "古德里奇", "FACC公司"]),
        # A place makes a name of single characters; a doubtful name beside a proven one in a list is proven.
        (
            "杭州火小三科技有限公司与浙江省旅游集团有限责任公司签约。",
            ["杭州火小三科技有限公司", "浙江省旅游集团有限责任公司"],
        ),
        ("起亚汽车停产，现代、起亚的工厂受影响。", ["起亚汽车", "现代", "起亚"]),
        # Persons between firms in a list are none.
        ("法院冻结海信集团、李建民、乐视网存款。", ["海信集团", "乐视网"]),
        # Persons, acronyms, brands, parks are none.
        ("券商分析师周思立预计需求回升。", []),
        ("部分企业R&D经费增长12%。", []),
        ("海尔品牌价值上升，联想产业园开工。", []),
        ("锦湖轮胎长春工厂停工。", ["锦湖轮胎长春工厂"]),
        ("北海农商行与北野铸机株式会社签约。", ["北海农商行", "北野铸机株式会社"]),
    ],
)
def test_local_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_full_name_of_an_alias_is_kept() -> None:
    text = "上海康慕诺生物科技有限公司（以下简称“康慕诺”）成立。后来康慕诺扩产。"
    full = [m.full for m in enterprises.find(Passage(text)) if isinstance(m, Enterprise) and m.text == "康慕诺"]
    assert full == ["上海康慕诺生物科技有限公司"] * 2


def test_an_ambiguous_name_needs_evidence_in_the_text() -> None:
    assert names("苹果大丰收，光明的前景。") == []
    assert names("光明食品集团发布公告。此前光明未作回应。") == ["光明食品集团", "光明"]


def test_kind_goes_by_form_first() -> None:
    assert found("海宁瑞通家具有限公司、瑞通集团、瑞通家具厂。") == [
        ("海宁瑞通家具有限公司", "legal_name"),
        ("瑞通集团", "group"),
        ("瑞通家具厂", "factory"),
    ]


def test_drops_are_traced() -> None:
    passage = Passage("某有限公司被罚。", trace=True)
    assert enterprises.find(passage) == []
    assert [(drop.rule, drop.reason) for drop in passage.drops] == [("legal_form", "no_trade_name")]


@given(st.text(alphabet="华泰瑞达集团公司有限厂、,。(“)”等企业中国山东ABc*ST36%股权和与的", max_size=80))
def test_mentions_are_slices_in_order_without_overlap(text: str) -> None:
    mentions = enterprises.find(Passage(text))
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(left.end <= right.start for left, right in pairwise(mentions))


def _calls(text: str) -> int:
    """Count the function calls of a run: a measure of work that no busy machine disturbs."""
    count = 0

    def tick(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(tick)
    try:
        enterprises.find(Passage(text))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "有限公司",
        "宏昌集团、",
        "集团",
        "等企业",
        "(以下简称",
        "公告",
        "股权5%",
        "Ab ",
        "*ST",
        "一",
        "1,",
        ".",
        "瑞达丰、",
        "(600000)",
    ],
)
def test_work_grows_linearly(unit: str) -> None:
    assert _calls(unit * 4000) <= 2.5 * _calls(unit * 2000) + 1000


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("大库房是国内领先的库存服务商，服务商户众多。", "大库房"),
        ("花小友(HXY)是一家鲜花零售企业，成立不久。", "花小友"),
        ("公司主要是做商户服务平台的企业。", None),
        ("小豆圈是一款校园社交软件，由某公司推出。", None),
        ("糖果卡是甲乙科技有限公司推出的购物平台。", None),
    ],
)
def test_the_name_that_opens_a_profile(text: str, name: str | None) -> None:
    found = [m.text for m in enterprises.find(Passage(text)) if m.kind_of == "enterprise" and m.start == 0]
    assert found == ([name] if name else [])


def test_a_short_name_of_everyday_words_is_met_again_before_what_is_measured_of_it() -> None:
    found = enterprises.find(Passage("东方机械有限公司签订合同。东方机械产值2亿元。"))
    assert [m.text for m in found] == ["东方机械有限公司", "东方机械"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("攀钢、龙蟒、中核华原、伯利联等大型生产商上调报价。", ["攀钢", "龙蟒", "中核华原", "伯利联"]),
        ("攀钢、中核、华电等企业上调报价。", ["攀钢", "中核", "华电"]),
        ("浙江能达利集团发布声明。", []),  # 达利集团 is another one
        ("浙江的达利集团发布声明。", ["达利集团"]),
        ("钢材、水泥等供应商上调报价。", []),
    ],
)
def test_a_known_name_inside_a_longer_one_is_none(text: str, names: list[str]) -> None:
    assert [m.text for m in enterprises.find(Passage(text))] == names


def test_we_of_a_cooperative_is_no_name() -> None:
    assert [mention.text for mention in find("我社成立于2009年,现有注册资本280万元。")] == ["280万元"]
    assert [mention.text for mention in find("在册农民合作社412家。")] == []


def test_what_people_live_on_is_no_bank() -> None:
    assert [mention.text for mention in find("用于民生的支出占76%,民生方面的支出16亿元。")] == ["76%", "16亿元"]
