"""The name of the number that stands before a growth or a share: 在校学生130万人, 棉花360万吨, 水电2742亿千瓦时."""

from __future__ import annotations

import re

from extractors.metrics import Indicator, filed
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.things.crops import HEADS, crop_before, headed, is_of_output
from pipeline.metric.things.doers import doers
from pipeline.metric.things.goods import stem
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts

_ACT = re.compile("共?(?P<act>生产|销售|[销售卖]出|进口|出口|采购(?!商)|产销)了?(?P<after>[A-Za-z\u4e00-\u9fff]*)$")
_COUNTED = re.compile(
    r"(?:拟定|规定)?(?:达到了?|一?共有?|突破|增至|增加到|扩大到|超过?|[达为有约逾近])?\s?(?:[\d一二三四五六七八九十百〇○零]|千(?!瓦))(?:[\d,.一二三四五六七八九十百万亿〇○零点多余]|千(?!瓦))*\s?(?P<unit>[\u4e00-\u9fff]{1,3})"
    r"(?:\([^()]{1,8}\))?(?:左右|以上)?\s?[,(]?\s?$"
)
_RISE = re.compile(f"(?:将|已|则)?[由从][^,;。:]{{2,24}}{either('changes_to')}?[到至]?$")
_REACHED = acts("reached")
_NUMBER = re.compile(rf"(?:{either('number_end')}|量|数)$")
_COUNTERS = tuple(acts("counter"))
_RECKONS = re.compile(f"(?:{either('reckons')})$")
_AREA_TOLD = 40  # characters
_AMONG = ("其中", "其中,")  # 库存370万吨,其中柴油211万吨: of whatever the whole is
_GOODS, _ITEMS = frozenset(acts("metal")), frozenset(";,、。:\n")
_MASS = frozenset("吨斤担升")
_MADE = re.compile(
    rf"(?P<act>{either('makes')})了?(?:约|近|超过|共|达到?)?\d[\d.,]*[多余]?[万亿千百]{{0,3}}[多余]?"
    rf"(?P<unit>{either('made_unit')})(?:的|新)?(?P<thing>[\u4e00-\u9fffA-Za-z]{{2,8}}),$"
)
_MADE_NOUNS = dict.fromkeys(("生产", "产出", "开采", "冶炼"), "产量")
_MADE_NOUNS |= dict.fromkeys(("销售", "售出", "卖出", "出售", "销出"), "销量")
_GROUP_OF = re.compile(
    rf"(?s:.*)[\d一二三四五六七八九十百千]多?[家只名户位款种个](?P<group>[\u4e00-\u9fff]{{0,6}}?(?:{either('group')}))(?!数)"
)
_STANDING = ("总数", "总量")
NEW = re.compile(f"^{either('newly')}")
_POWER = re.compile(either("of_power") + "$")
_MORE_MADE = ("增产", "减产")
_AGAINST = re.compile(",(?:同比|[比较][上去]年(?:同期)?)?[增减]产$")
_BODY = re.compile(f"(?:{either('group')})$")


def counted(end: int, low: int, scope: Scope) -> tuple[str, str | None] | None:
    """Return the name of the number that ends at `end`: 在校学生130万人, 棉花360万吨, 商用车生产40万辆."""
    folded = scope.folded
    low = max(low, end - 40)
    match = _COUNTED.search(folded, max(low, end - 22), end)
    if match is None:
        return _made(end, low, scope)
    hit = scope.ending(low, match.start(), match.start())
    if hit or not match["unit"].startswith(_COUNTERS):
        return _of_crop(hit, folded) if hit else None
    end = _risen(folded, low, match)
    hit = scope.ending(low, end, end) if end < match.start() else None
    if hit and hit[2].unit_family not in ("currency", "percent"):
        return _of_crop(hit, folded) or words.named(folded, hit[0], low, hit[2], scope.hits)
    if folded[end - 1 : end] == ")":  # 吹塑机(海关编号:847730)629台
        end = max(folded.rfind("(", low, end), low)
    run = stem(folded, end, low)
    if run in _MORE_MADE:
        return _before_change(end, low, scope)
    return _by_run(run, match["unit"], end, folded)


def is_of_number(end: int, low: int, scope: Scope) -> bool:
    """Tell whether a bracket opens right before `end` that stands behind a number of things."""
    opens = end - 1 > low and scope.folded[end - 1] == "("
    if not opens or scope.folded[end - 2] == "年":
        return False
    return _COUNTED.search(scope.folded, max(low, end - 22), end - 1) is not None


def _by_run(run: str, unit: str, end: int, folded: str) -> tuple[str, str | None] | None:
    """Return the name of the number whose own words `run` end at `end`."""
    if _RECKONS.search(run) or folded[end - len(run) - 1 : end - len(run)].isdigit():
        return None
    if run in _GOODS and unit[-1] in _MASS and folded[end - 2 : end - 1] in _ITEMS:
        return run + "产量", None  # 棉花300万吨,增长2%;|钢3000万吨,增长5%
    if run in HEADS:
        return crop_before(folded, end - len(run)) + run, None
    among = folded.endswith(_AMONG, 0, end - len(run)) and not is_of_output(folded, end - len(run))
    named = _of_unit(run, unit, among)
    made = None
    if named is not None and named[0].endswith(("数", "面积")):
        made = headed(named[0].removesuffix("面积"), folded, end)
    return (made, None) if made else named


def _before_change(end: int, low: int, scope: Scope) -> tuple[str, str | None] | None:
    """Return the name of the number whose change ends at `end`: 粮食总产1.8万吨,比上年增产|740吨."""
    told = _AGAINST.search(scope.folded, low, end)
    return counted(told.start() + 1, low, scope) if told else None


def _of_crop(hit: tuple[int, int, Indicator], folded: str) -> tuple[str, str | None] | None:
    """Return the name of a bare output whose crop the sentence told before it: 蔬菜面积2万亩,产量6万吨."""
    crop = crop_before(folded, hit[0]) if hit[2].term in HEADS else ""
    return filed(crop + hit[2].term) if crop else None


def _of_unit(run: str, unit: str, among: bool) -> tuple[str, str | None] | None:
    """Return the name of a number in a unit; `among` where it is told as a part, of whatever the whole is."""
    run = run.removeprefix("以上").removeprefix("以下")  # 6000千瓦及以上电厂装机容量
    if len(run) > 2 and _NUMBER.search(run):
        return run, None
    if unit.startswith("千瓦"):
        power = "发电量" if unit.startswith("千瓦时") else "装机容量"
        if _POWER.search(run):
            return run + "量", None  # 工业用电3.2亿千瓦时
        if run.endswith("电"):
            return (run + power, None) if len(run) > 1 else None
        return (run + "容量", None) if len(run) > 1 and unit.endswith("瓦") else None  # 生产电机5200万千瓦
    run = _acted(run)
    if len(run) < 2:
        return None
    mass = unit[-1] in _MASS
    if _NUMBER.search(run) or (mass and among):
        return run, None
    return run + ("产量" if mass else "面积" if unit.startswith("平方") else "数"), None


def _risen(folded: str, low: int, number: re.Match[str]) -> int:
    """Return where the words end that name a number: before its colon, or the value it rose from (由2万增加到4万)."""
    end = number.start()
    if number.group().startswith(_REACHED) or folded.endswith(("到", "至"), low, end):
        rise = _RISE.search(folded, low, end)
        end = rise.start() if rise else end
    return end - (folded[end - 1 : end] == ":")


def _made(end: int, low: int, scope: Scope) -> tuple[str, str | None] | None:
    """Return the name of the number whose thing ends the clause at `end`: 生产了1120万吨氧化铝,."""
    match = _MADE.search(scope.folded, max(low, end - 36), end)
    if match is None or words.has_edge(match["thing"]):
        return None
    if match["act"] == "新增":
        return f"新增{match['thing']}数", None
    return match["thing"] + (_MADE_NOUNS.get(match["act"]) or match["act"] + "量"), None


def _acted(run: str) -> str:
    """Return the name of a number that an act leads to: 进口铁矿石 is 铁矿石进口量, 商用车生产 商用车产量."""
    match = _ACT.search(run)
    if match is None or match["after"] in ("量", "额", "数"):
        return run
    noun = _MADE_NOUNS.get(match["act"], match["act"] + "量")
    return (match["after"] or run[: match.start()]) + noun


def counted_thing(end: int, low: int, scope: Scope) -> str:
    """Return the thing that is counted before `end`, as the part of a whole."""
    match = _COUNTED.search(scope.folded, max(low, end - 22), end)
    thing = _acted(stem(scope.folded, match.start(), max(low, end - 40))) if match else ""
    if match and thing in _STANDING and scope.folded[match.start() - len(thing) - 1] == ",":
        return NEW.sub("", counted_thing(match.start() - len(thing) - 1, low, scope))  # 新增高企68家,总数达到232家
    body = _BODY.search(scope.folded, max(low, end - 40), match.start()) if match and not thing else None
    return body.group() if body else thing


def counted_group(end: int, low: int, scope: Scope) -> str:
    """Return the group of which so many were counted in the clause before `end`: 42家公司净利润下滑,占比…."""
    folded = scope.folded
    end -= folded[end - 1 : end] in ("约", "仅", "只")
    if folded[end - 1 : end] not in (",", "(") or end <= low:
        return ""
    clause = scope.clause(low, end - 1)
    thing = counted_thing(end - 1, clause, scope)
    if len(thing) > 1:
        return thing.removesuffix("数")
    found = _GROUP_OF.match(folded, clause, end - 1)
    return found["group"] if found else doers(end - 1, clause, scope)


def group_before(draft: Draft, term: str, scope: Scope) -> str:
    """Return what is counted in the clause before a bare 占比: 预喜公司达到63家,占比近八成."""
    at = scope.folded.rfind(term, draft.low, draft.figure.start) if term == "占比" else -1
    return counted_group(at, draft.first, scope) if at > draft.low else ""


def sold_by_area(start: int, scope: Scope) -> tuple[str, str | None] | None:
    """Return the name of a bare 销售额 from the area sold before it: 商品房销售面积76万平方米;|销售额62亿元."""
    low = scope.folded.rfind("\n", 0, start) + 1
    area = scope.folded.rfind("销售面积", max(low, start - _AREA_TOLD), start)
    if area < 0 or "。" in scope.folded[area:start] or not scope.at_break(start, low):
        return None
    thing = words.modifier(scope.folded, area, low)
    return filed(thing + "销售额") if thing else None
