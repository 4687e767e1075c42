"""Crops told once: 小麦面积20万亩,单产420公斤,总产8.4万吨 says the yield and the output of wheat, too.

A bare 单产, 总产 or 产量 is of the crop whose area or output the sentence told right before it, with nothing but such
figures and their changes between; so is the 产值 told behind them.
"""

from __future__ import annotations

import re

from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts

HEADS = acts("of_output")
_HEAD = "(?:总产量?|年?产量|单产|亩产)"
_AREA = "(?:种植|播种|栽培|栽植)?面积"
_NUMBER = r"(?:达到?|突破|超过?|稳定在|[到了]|[为约近共])*\d[\d.]{0,9}[多余]?[万亿千]{0,2}"
_ROSE = rf"由{_NUMBER}(?:亩|公顷)?(?:扩大|增加|发展|扩种)[到至]"
_CHANGE = "(?:同比|[比较][上去]年(?:同期)?)?(?:增[长加产]|提高|下降|减[少产])了?"
_MASS, _LAND = "(?:吨|公斤|千克|斤)", "(?:亩|公顷)"
_OUT = rf"{_HEAD}{_NUMBER}{_MASS}"
_MORE = rf"(?:[,、(]?(?:(?:平均)?{_OUT}|{_CHANGE}{_NUMBER}(?:{_MASS}|{_LAND}|%|个百分点))\)?){{0,6}}"
_SOWN = rf"(?:种植|播种|栽植)(?P<crop>[一-鿿]{{2,4}}){_NUMBER}{_LAND}"
_TOLD = re.compile(rf"(?:{_AREA}(?:{_ROSE})?{_NUMBER}{_LAND}|{_OUT}|{_SOWN}){_MORE}[,、(;]$")
_STOCK = rf"年?(?:出栏|存栏|饲养|养殖)量?{_NUMBER}[头只羽尾箱]"
_VALUED = re.compile(
    rf"(?:{_AREA}(?:{_ROSE})?{_NUMBER}{_LAND}|{_OUT}|{_SOWN}|{_STOCK}){_MORE}"
    "[,、(](?:全年|预计|[年可已共])?(?:实现|创|达)?$"
)
VALUES = ("产值", "总产值", "年产值")
_REACH = 90
_LONGEST_CROP = 12  # characters
_ACTS, _LONG = {"销售": "销量", "生产": "产量"}, 4  # characters: of 销售数 with one more
_NO_GOODS = frozenset("项家个名人户处种条次起批届期所间")
_GOODS_UNITS = frozenset(acts("goods_unit"))
_MADE = re.compile(
    f"(?:共|累计|年)?(?P<act>生产|销售)(?P<goods>(?!{either('no_crop')}|[基能企线量总制者商过后])[A-Za-z\u4e00-\u9fff]{{2,10}}?)数?(?<![量产能销存耗积度])"
)
_MADE_TOO = re.compile(rf"生产(?:[\u4e00-\u9fff]{{2,8}}{_NUMBER}{_MASS}[、和及])+$")  # 生产水泥60万吨、|熟料45万吨
_BEFORE_GOODS = frozenset("为到达:、和")
_LED = re.compile(
    r"(?P<head>年?(?:生产能力|产能|产量))(?:为|达到?|:)(?:[一-鿿]{1,8}\d[\d.]{0,9}[多余]?[万亿千]{0,2}[一-鿿]{1,3}[、和])*$"
)
_ITEM_ENDS, _LIST_REACH = frozenset(":;、,和"), 200
_OUTPUT_BEFORE = re.compile(rf"产量{_NUMBER}{_MASS}(?:,[^。;\n]{{0,20}})?[,。;]$")
_FLOWS, _NEAR = ("吞吐量", "客运量", "货运量"), 14
_STOCKED = ("出栏数", "存栏数")
_ANIMALS = re.compile("(?P<kind>(?![末底初年月日的,;。、0-9]).?[猪牛羊禽鸡鸭鹅兔])(?:出栏|存栏)")
_WEIGHTS = ("吨", "公斤", "斤")
_PIECES = frozenset("条只件台辆套双")
_QUANTITIES = acts("quantity_end")
_NUMBERS = (*_QUANTITIES, "数")


def crop_before(folded: str, end: int) -> str:
    """Return the crop that a bare head beginning at `end` is of, an empty string where the sentence tells of none."""
    if folded.endswith("平均", 0, end):  # 小麦|平均|单产412公斤
        end -= 2
        crop = words.run_before(folded, end, max(0, end - _LONGEST_CROP))
        if len(crop) > 1 and not crop.endswith(HEADS):
            return crop
    if folded[end - 1 : end] not in (",", "、", "(", ";"):
        return ""
    return _told(_TOLD, folded, end)


def valued_before(folded: str, end: int) -> str:
    """Return the crop or the animals whose worth is told behind their area or number: 蔬菜面积2万亩,|产值3亿元."""
    return _told(_VALUED, folded, end)


def _told(pattern: re.Pattern[str], folded: str, end: int) -> str:
    """Return what the figures right before `end` are of, an empty string where they do not match."""
    low = max(end - _REACH, *(folded.rfind(mark, 0, end - 1) + 1 for mark in "。;\n"))
    told = pattern.search(folded, low, end)
    if told is None:
        return ""
    crop = told["crop"] or words.run_before(folded, told.start() - 2 * folded.endswith("平均", 0, told.start()), low)
    return crop if 2 <= len(crop) <= 10 and not crop.endswith(HEADS) else ""


def output(name: str | None, unit: str, whole: str | None, folded: str, start: int) -> str | None:
    """Return the output of a part of an output: 粮食产量35.6万吨,其中|夏粮13.2万吨、秋粮21.4万吨."""
    told = unit in _WEIGHTS or (unit in _PIECES and folded.rfind("其中", max(0, start - 24), start) >= 0)
    told = told and ((whole is not None and whole.endswith("产量")) or is_of_output(folded, start - len(name or "")))
    if name is None or not told or name.endswith(_NUMBERS if unit in _WEIGHTS else _QUANTITIES):
        return name
    name = name if unit in _WEIGHTS else name.removesuffix("数")  # 轮胎产量3000万条,其中|子午胎2800万条
    if _MADE_TOO.search(folded, max(0, start - len(name) - _REACH), start - len(name)):
        return name + "产量"
    low = max(start - _REACH, folded.rfind("。", 0, start))
    return name + "产量" if folded.rfind("其中", max(0, low), start) >= 0 else name


def is_of_output(folded: str, start: int) -> bool:
    """Tell whether what begins at `start` is among an output that was told before: 肉类产量3万吨。其中|猪肉2万吨."""
    among = folded.rfind("其中", max(0, start - _REACH), start)
    if among < 0 or any(folded.find(mark, among, start) >= 0 for mark in "。\n元"):
        return False
    return _OUTPUT_BEFORE.search(folded, max(0, among - 40), among) is not None


def _of_animals(name: str | None, folded: str, start: int) -> str | None:
    """Return a bare 出栏 or 存栏 with the animals that the sentence told of: 6月末生猪存栏9万头,上半年|出栏6万头."""
    if name not in _STOCKED:
        return name
    low = max(0, start - _REACH, folded.rfind("。", 0, start), folded.rfind("\n", 0, start))
    told = [*_ANIMALS.finditer(folded, low, start)]
    kinds = {animal["kind"] for animal in told}
    return f"{kinds.pop()}{name}" if len(kinds) == 1 and name else name


def of_flow(name: str | None, unit: str, told: str | None, folded: str, start: int) -> str | None:
    """Return a part of what was carried with that word, or animals: 港口吞吐量900万吨,其中|集装箱5万标箱."""
    name = _of_animals(name, folded, start)
    flow = next((word for word in _FLOWS if told is not None and told.endswith(word)), "")
    if name is None or not flow or name.endswith(_NUMBERS[:-1]) or unit in _NO_GOODS:
        return name
    among = folded.rfind("其中", max(0, start - _NEAR), start)
    plain = among >= 0 and not any(char.isdigit() for char in folded[among:start])
    return name.removesuffix("数") + flow if plain else name


def of_capacity(name: str | None, folded: str, end: int, unit: str) -> str | None:
    """Return the capacity for goods that a list of capacities tells: 年生产能力为味精4万吨、|饲料9万吨."""
    if name is not None and (unit in _WEIGHTS or unit in _PIECES or unit in _GOODS_UNITS):
        name = headed(name, folded, end) or name
    if name is None or not folded.endswith(name, 0, end) or name.endswith(_NUMBERS):
        return name
    begin = end - len(name)
    led = _LED.search(folded, max(0, begin - _REACH), begin) if folded[begin - 1 : begin] in _BEFORE_GOODS else None
    return name + led["head"] if led else name


def headed(name: str, folded: str, end: int) -> str | None:
    """Return the output of goods in a list that begins with its name: 主要产品产量:水泥60万吨,增长5%;|锁具9万套."""
    goods = name.removesuffix("数")
    begin = end - len(goods)
    if name.endswith(_QUANTITIES) or not folded.endswith(goods, 0, end) or folded[begin - 1] not in _ITEM_ENDS:
        return None
    at = folded.rfind("量:", max(0, begin - _LIST_REACH), begin)
    if at < 0 or folded[at - 1] not in "产销" or any(folded.find(mark, at + 2, begin) >= 0 for mark in "。:元\n"):
        return None
    return goods + folded[at - 1 : at + 1]


def traded(name: str | None, unit: str) -> str | None:
    """Return how many goods were sold or made as it is called: 累计销售1.5万台 is 销量, 客车生产3万辆 is 客车产量."""
    if name is not None and unit in _GOODS_UNITS and (made := _MADE.fullmatch(name)):
        return made["goods"] + _ACTS[made["act"]]  # 生产|水泥600万吨
    for act, told in _ACTS.items():
        if name is not None and unit not in _NO_GOODS and name in (act, act + "数"):
            return told
        if name is not None and unit not in _NO_GOODS and name.endswith(act + "数") and len(name) > _LONG:
            return name.removesuffix(act + "数").removesuffix("共") + told
    return name
