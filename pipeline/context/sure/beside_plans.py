"""What is told beside a plan: how much of it was done, what it is worth itself, the least that was promised."""

from __future__ import annotations

import re

from extractors.figure_words import figure_word
from extractors.number.printed import SCALED, SUM
from pipeline.context.types import Modality, Place
from pipeline.context.words import either

# 180亿元|、利润5亿元的目标: all of a list are aimed at.
_LISTED = (
    rf"(?:(?:左右|以上|以内)?[、和][^,;。、(0-9]{{1,16}}{SCALED}[\u4e00-\u9fff%]{{1,3}}){{0,3}}(?:左右|以上|以内)?"
)
AIMED = re.compile(
    rf"{_LISTED}的?[^,;。、(0-9]{{0,4}}(?:目标|任务)(?![的完])|的?(?:目标|任务)(?:任务|值|数|量)?的[约近]?[0-9]"
)
MAY_BE = re.compile("(?:/[^,;。0-9]{1,3})?(?:以上|左右)?的(?:几率|概率|可能性)")  # 金价达到1600美元|的几率很高
# 占全年任务1.08亿元的106.5%: the plan in money is told beside how much of it was done.
_PLAN = f"{figure_word('to_plan')}了?[^,;。0-9]{{0,8}}{figure_word('plan_name')}(?:数|额|指标)?"
_OF_PLAN = re.compile(rf"{_PLAN}\(?$")
_DONE_OF = re.compile(rf"{_PLAN}\(?{SCALED}[\u4e00-\u9fff]{{1,2}}\)?的$")
_RATE = re.compile(r"\)?的\d{1,3}(?:\.\d{1,2})?%")
_MET = re.compile("(?:完成|达成|执行|兑现)率为?$")
OF_AIM = re.compile(
    f"(?:年度|全年)?{figure_word('plan_name')}(?:任务|指标|[数额值])?的"
)  # ... how much was done of one
_SO_MUCH = re.compile(
    "[0-9][十百千万亿多余]{0,3}[一-鿿]{1,3},(?:[0-9]{1,2}[-~—至]{1,2}[0-9]{1,2}月份?|上半年|前[一二三]季度|目前|年内)?"
    "(?:全年|当年)?(?:已|实际|累计)?(?:完成|执行)了?[约近]?$"
)  # 计划造林5万亩,完成|4.2万亩; 年初预算3亿元,执行|2.9亿元
# 计划投资3亿元的|商业广场完成投资2亿元: what a thing is to cost says nothing of what was done of it.
_OWN_COST = re.compile(rf"(?:计划|预计|拟|规划)(?:总?投资|投入|总造价)[约近超]?{SUM}(?:以上|左右)?的")
# 计划总投资3亿元,|完成投资2亿元: what it is to cost in all, and what was done of it.
_OF_TOTAL = re.compile(rf"计划总投资额?[约近]?{SUM},(?:其中)?(?:实际|累计|现)?(?:完成|到位)(?:投资额?|资金)[约近]?$")
_PLANS = ("计划", "目标", "任务", "预算")
_AUDITED = re.compile("经审计后?的?[^,;。0-9]{0,14}$")
_WHY, _SET_OUT = re.compile("(?:左右|以内|以上)?,(?:主要|既)(?:是|考虑)"), re.compile("提出[^,;。0-9]{3,24}$")
_SAID = re.compile("提出了?,?[要将把][^,;。0-9]{0,8},?[^,;。0-9]{2,24}(?:控制|保持|稳定|压缩)[在到]$")
_FLOOR = re.compile("(?:价格?|价款|对价|[,拟将司权]以)[为均]?不得?低于(?:人民币)?$")
_AT_LEAST = re.compile("不[低少]于[0-9.,万亿元%、和及与约]{0,60}$")
_PROMISED = "承诺"
# 总投资3.8亿元,至10月底已完成投资1.4亿元: what a project under way is to cost in all.
_TOTAL = re.compile("总投资额?(?:约|达到?|为|近|超过?)*$")
_SO_FAR = re.compile(
    "(?:(?!竣工|建成|投产)[^。;\n]){0,40}?[,(](?:(?:截?至|截止)[^,;。0-9]{0,4}[0-9]{0,4}[^,;。0-9]{0,4},?)?"
    "(?:目前|已经?|现|累计)+(?:完成|到位|投入)(?:投资|资金)?[约近]?[0-9]"
)
_FORETOLD, _WORD = re.compile(f"(?:{either('foretold')})的$"), 4
_SO_MUCH_OF = re.compile("(?:完成|实现|达到?|占)了?[^,;。0-9]{0,8}$")  # 完成全年预期的46.3%


def beside_plan(text: str, place: Place) -> Modality | None:
    """Return what a plan in money is, and how much of it was done, where one is told of the other."""
    if text.startswith(("的", ")的"), place.end) and _RATE.match(text, place.end):
        return "planned" if _OF_PLAN.search(text, place.clause, place.start) else None
    told = text.endswith("的", 0, place.start) and _DONE_OF.search(text, place.clause, place.start)
    return "actual" if told else None


def is_foretold(text: str, place: Place) -> bool:
    """Return whether a figure is what was forecast, whatever came of it: 高于市场预期的|2.18美元."""
    if not text.endswith("的", 0, place.start):
        return False
    told = _FORETOLD.search(text, max(place.clause, place.start - _WORD), place.start)
    return told is not None and _SO_MUCH_OF.search(text, place.clause, told.start()) is None


def is_met(text: str, cue: int, place: Place) -> bool:
    """Return whether a figure tells how much was done of the plan before it: 计划实施30个项目,完成率94%."""
    if cue >= place.clause or not text.startswith(_PLANS, cue):
        return False
    if _SO_MUCH.search(text, max(cue, place.start - 24), place.start) or _OF_TOTAL.match(text, cue, place.start):
        return True
    return text.startswith("计划", cue) and _MET.search(text, place.clause, place.start) is not None


def is_own_cost(text: str, cue: int, place: Place) -> bool:
    """Return whether a cue before a figure only tells what the thing it is of was to cost."""
    return _OWN_COST.match(text, cue, place.start) is not None


def is_promised(text: str, cue: int, place: Place) -> bool:
    """Return whether a figure is the least that a cue promises, of whichever years: 承诺2023年净利润不低于1亿元."""
    return text.startswith(_PROMISED, cue) and _AT_LEAST.search(text, cue, place.start) is not None


def closed_off(text: str, cue: int, start: int) -> bool:
    """Return whether a cue stands in brackets that are closed before a figure: 3.79美元(预期3.55美元),…."""
    end = text.find(")", cue, start)
    return end >= 0 and text.find("(", cue, end) < 0


def is_audited(text: str, place: Place) -> bool:
    """Return whether a sum was found by an audit, whatever is planned beside it: 拟售资产占经审计净资产|9亿元的6%."""
    return _AUDITED.search(text, place.clause, place.start) is not None


def set_out(text: str, place: Place) -> Modality | None:
    """Return what a figure is that was set out: said to be aimed at, or an aim of which it is told why.

    去年曾提出,要把物价涨幅控制在|10%以内; 提出生产总值增长|8%左右,主要是考虑到….
    """
    if _SAID.search(text, max(place.sentence, place.start - 44), place.start):
        return "planned"
    why = _WHY.match(text, place.end) and _SET_OUT.search(text, place.clause, place.start)
    return "target" if why else None


def is_floor(text: str, place: Place) -> bool:
    """Return whether a sum is the least to be had for something: 挂牌价格不低于|1.4亿元, 拟以不低于|3亿元转让."""
    return _FLOOR.search(text, max(place.sentence, place.start - 14), place.start) is not None


def of_project(text: str, place: Place) -> bool:
    """Return whether a figure is what a project is to cost in all, of which part is done: 总投资9亿元,已完成2亿元."""
    total = _TOTAL.search(text, max(place.clause, place.start - 10), place.start)
    return total is not None and _SO_FAR.match(text, place.end) is not None
