"""The names of counts by the noun behind them, with the word of the unit; what one is part of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.count.words import STOPS
from extractors.counts import Count
from extractors.lexicon import load, seldom
from pipeline.metric.draft import MetricOf
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.edges import begins_with_word, ends_in_word

_OWN_WORDS = {"人": "人数", "人次": "人次", "户": "户数", "家次": "次数"}
WORD_OF = {row["unit"]: row["word"] for row in load("measure_units")} | _OWN_WORDS
_ENDS = re.compile(f"(?:{either('counted_end')}|数|(?<!质)量)$")
_LEVELS = "(?:国家|全国|[部省市县区镇乡村校])级"
_LEVEL = re.compile(f"{_LEVELS}$")
_ALL_LEVEL = re.compile(_LEVELS)  # of what is not told
_OF_LEVEL = re.compile(f"^{_LEVELS}(?:及?以上)?|{_LEVELS}(?=数$)")
_COME_LEVEL = re.compile(f"(?P<come>{either('came_about', 'newly')}|培育){_LEVELS}")
_LEADS, _TAILS, _WHOLE, _NOTHING = map(STOPS.words, ("lead", "tail", "whole", "nothing"))
_ABOVE = re.compile("(?:规模|限额|资质|(?:国家|[部省市县区镇])级)(?:及其?)?以上的?(?=[\u4e00-\u9fff]{2})")
_BOUNDS = ("以上", "以下", "以内", "之间")
_HANDLED = re.compile(
    f"(?P<what>(?:{either('people_served')}|[\u4e00-\u9fff]{{0,8}}(?:企业|合作社)|[\u4e00-\u9fff]{{0,8}}商户|[\u4e00-\u9fff]{{0,4}}群众)){either('done_for')}"
)
_ONES = re.compile("(?P<what>[\u4e00-\u9fff]{1,8}?(?<!或)者)(?![之队群协代组联家权服中大团])")  # 5名投资者|定向增资
# Edge words that tell more of the things counted where they stand between number and noun: 1500家|国内外|企业.
_OWN = re.compile("(?:国内外?|国际|境内外|主要(?![从是生为经用集分包来在由以合]))(?!领先)(?=[\u4e00-\u9fff]{2})")
# What a quantity is said to be by the words behind it: 72万吨的|产量稳居第一.
# 31家|产值正增长: what they have in common is no name.
_GROWING = re.compile(f"{either('earned')}[\u4e00-\u9fff]{{0,3}}?(?:增长|下降|下滑|上升)|(?:实现|保持)正?增长")
# 5家|规模企业没有研发活动: how many do not is no number of them.
_LACK = re.compile(
    "[\u4e00-\u9fff]{0,10}?(?:企业|公司|机构|单位|政府|[乡镇村户])(?:[尚仍还]?(?:没有?|未(?!来)|无))|没有|尚未|未(?![来成婚])"
)
_EACH = re.compile("(?<=农户)户均.*$")  # 430户农户|户均增收2000元
_RANKS = re.compile("(?P<what>[产销]量|产能|规模)(?:稳居|位居|位列|高居|[居排跃])")
# Which of them are meant is said by an amount that stands between number and noun: 6个|过亿元|项目.
_AMOUNT = re.compile("[十百千万亿]+元")  # 年销售收入过亿元的|86户
_BEYOND = re.compile(
    "(?:总?投资|产值|年?销售收入|纳税)?(?:超过?|突破|[过逾])[0-9.]{0,6}[十百千万亿]{1,2}元(?:以上)?的?(?P<what>[\u4e00-\u9fff]{0,6}?(?:项目|企业|工程))"
)
# 38家|规模企业|资金缺口达2.6亿元: the sum is another figure's.
# 76名|工人|工资139万元: the sum is another figure's.
_PAID = re.compile(f"(?P<what>[\u4e00-\u9fff]{{0,6}}?{either('worker')})(?:工资|薪|报酬|养老金|补贴)")
_BEARERS = re.compile(
    f"(?P<who>[\u4e00-\u9fff]{{0,8}}?(?:{either('bodies')}|商户|合作社|项目))(?:[\u4e00-\u9fff]{{0,6}})(?:(?:资金|投资|贷款)(?:缺口|需求|总额)?|进度(?:不足|未达|低于|滞后))$"
)
# 28家|券商|营收环比增长: those whose sales grew.
_GREW = re.compile(
    f"(?P<who>[\u4e00-\u9fff]{{0,6}}?(?:{either('bodies')}|行业|券商|银行|品牌)){either('earned')}(?:同比|环比)?(?:均|都|双双)?(?:增长|下降|下滑|上升|翻番)"
)
_FIRMS = re.compile("(?:上市|子|分)?公司")
_SHORT = 6
_REGIONS = seldom("regions")
_PLACES, _SETS = frozenset("省市县区旗乡镇村社"), re.compile("(?<=[\u4e00-\u9fff]{2})[开附增]?设$")  # 12个城市|设有
_POWER, _DOES_POWER = "千瓦时", re.compile(either("of_power") + "$")
_REACH = 60  # characters between 其中 and its part, and before it to the whole


def beyond(folded: str, count: Count) -> str:
    """Return the things of which an amount says which are meant: 6个|过亿元项目; empty where none does."""
    match = _BEYOND.match(folded, count.end)
    return match["what"] if match else ""


def by_noun(count: Count, leading: str, before: MetricOf | None) -> str | None:
    """Return the name of a count by the noun behind it, by the count before it, or by the words that lead up to it."""
    if count.noun and (_GROWING.match(count.noun) or _LACK.match(count.noun)):
        return None
    if count.noun and (ranks := _RANKS.match(count.noun)):
        return ranks["what"]
    times = count.noun == "次" and count.unit == "亩"  # 3.2万亩|次
    noun, behind = _behind(count.noun) if count.noun and not times else ("", "")
    if behind in _PLACES and (leading.endswith(behind) or count.before.endswith("等")):
        return completed(behind, count.unit)  # 澄海、郫县等11个县, 广东等9个省
    if behind == "事":  # 抓好三件|事
        return None
    if len(behind) == 1 and (behind == noun or not leading):
        behind = leading + behind  # 下辖4镇: the unit is its own noun
    if len(behind) > 1 and behind not in _NOTHING:
        return completed(behind, count.unit)
    if before and before.metric and _LEVEL.search(leading):
        come = _COME_LEVEL.match(before.metric)  # 新增市级|示范企业8家、区级15家
        head = before.metric[come.end() :] if come else _LEVEL.sub("", _head(before.metric))
        return (come["come"] if come else "") + leading + head
    named = (
        len(leading) > 1
        and not _ALL_LEVEL.fullmatch(leading)
        and not _AMOUNT.fullmatch(leading)
        and leading not in _NOTHING
        and leading not in _REGIONS
    )  # 江苏省5家获得配额的企业
    return completed(leading, count.unit) if named else None


@lru_cache(maxsize=1 << 12)  # the same things are counted again and again
def _behind(printed: str) -> tuple[str, str]:
    """Return what stands behind a number, nothing where the sentence goes on, and the noun at its beginning."""
    noun = "" if _led_on(printed) else printed
    if above := _ABOVE.match(noun):  # 64家|规模以上|工业企业
        behind = _behind(noun[above.end() :])[1]
        return noun, above[0].removesuffix("的") + behind if len(behind) > 1 else ""
    own = _OWN.match(noun)
    rest = words.first(noun[own.end() :]) if own else ""
    noun = _EACH.sub("", noun)
    behind = words.first(noun) or (noun[: noun.find(rest) + len(rest)] if len(rest) > 1 else "")
    behind = _SETS.sub("", behind) if noun[len(behind) : len(behind) + 1] in ("有", "了") else behind
    handled = _HANDLED.match(behind) or _ONES.match(behind) or _PAID.match(behind)
    behind = handled["what"] if handled else behind
    bearers = _BEARERS.fullmatch(behind) or _BEARERS.fullmatch(noun) or _GREW.match(noun)
    behind = bearers["who"] if bearers else behind
    firms = _FIRMS.match(noun, len(behind))
    behind = trimmed(noun[: firms.end()] if firms else behind)
    if len(behind) < 2 and len(noun) <= _SHORT:
        behind = trimmed(noun)  # 研发中心, 接受培训: a word that ends others begins this one
    return noun, behind


def _led_on(noun: str) -> bool:
    """Return whether what stands behind a count goes on with the sentence: 3家|可按新办法, but 3家可再生能源企业."""
    return noun.startswith(_LEADS) and not (noun.startswith(_WHOLE) or begins_with_word(noun))


@lru_cache(maxsize=1 << 12)
def trimmed(name: str) -> str:
    """Return a name without the words that lead to what is said of it: 上市银行 of 上市银行中.

    Nothing is left of 以上企业: which firms are meant is said by the number before (产值5亿元以上企业17家).
    """
    if name.startswith(_BOUNDS):
        return ""
    while name.endswith(_TAILS) and not name.endswith(_WHOLE):
        size = max(len(tail) for tail in _TAILS if name.endswith(tail))
        if size == 1 and ends_in_word(name):
            break
        name = name[:-size]
    while name.startswith(_LEADS) and not name.startswith(_WHOLE):
        size = max(len(lead) for lead in _LEADS if name.startswith(lead))
        if size == 1 and begins_with_word(name):
            break
        name = name[size:]
    return name


def _head(name: str) -> str:
    """Return a name without the level it begins or ends with: 高新技术企业数 of 高新技术企业国家级数."""
    return _OF_LEVEL.sub("", name)


def completed(name: str, unit: str) -> str:
    """Return a name with the word that its unit adds; a household is no person: 脱贫人口|户数."""
    if unit == "户" and name.endswith("人口"):
        return name + WORD_OF[unit]
    if unit == _POWER and _DOES_POWER.search(name):
        return name + "量"  # 工业用电
    return name if _ENDS.search(name) else name + WORD_OF.get(unit, "数")


def stem_of(name: str, unit: str) -> str:
    """Return a name without the word that its unit added: 监测对象 of 监测对象户数."""
    return name.removesuffix(WORD_OF.get(unit, "数")) or name


def whole_of(folded: str, counts: Sequence[Count], place: int) -> int | None:
    """Return the position of the count that the one at `place` is part of: the last before the 其中 before it."""
    count, before = counts[place], counts[place - 1]
    among = folded.rfind("其中", max(before.end, count.start - _REACH), count.start)
    if among < 0 or before.end < among - _REACH or count.low is None or before.low is None:
        return None
    people = {"人", "人次"}
    alike = count.unit == before.unit or not ({count.unit, before.unit} & (people | set(WORD_OF)))
    return place - 1 if alike and count.low <= before.low else None
