"""What the words before a count add to its name: a level, a word in quotes, 新增, 其他, 每千人."""

from __future__ import annotations

import re

from extractors.count.words import PER_HEADS
from extractors.counts import Count
from pipeline.metric.counts.counted_cut import before_act
from pipeline.metric.things.counted_names import completed, stem_of, trimmed
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either, programmes

_ALL_OF = re.compile("^全[国省市县区镇乡]")
_RANK = re.compile("(?:国家|省部|地市|[部省市县区镇乡村校])$")
_RANKED = re.compile("(?:国家|省部|地市|[部省市县区镇乡村校])级$")
_ABOVE = re.compile("(?:国家|省部|地市|[部省市县区镇乡村校])级以上")
_LIMITS = ("以上", "以下")
_BOUND = re.compile(r"(?:[0-9][0-9.]{0,6}万?(?:蒸?吨|千瓦|公里|[张岁米年])|国[一二三四五六](?:标准)?)(?:及其?)?$")
_HAVING = re.compile(f"(?P<who>{either('bodies')})中,?(?P<has>(?:设有|建有|拥有|没有|有)[\u4e00-\u9fff]{{2,8}})$")
_ONE_LEVEL = "(?:国家|[部省市县区镇乡村校])级?"
_TIERS = re.compile(
    rf"(?P<all>{_ONE_LEVEL}(?:[、和与及]{_ONE_LEVEL})*[、和与及](?:国家|[部省市县区镇乡村校])级)(?P<of>[一-鿿]{{2,16}})"
)
_RATE = re.compile("每[^,;。]{0,3}[年月天日季周]|每(?:10)?[吨股桶斤台人户亩个]|年均(?!浓度)")
_QUOTED = 10  # characters: of a word in quotes that is part of a name
_KINDS = ("企业", "产品", "团队", "工程", "项目")
_OTHERS = ("其他", "其它")
_ADDED = re.compile(f"{either('came_about')}$")
# 新增甲类企业12家、|乙类企业5家; 新增国家某某计划|重点企业2家: the run of the name begins too late.
_COME_FIRST = re.compile(
    f"(?:全年|今年|年内|当年)?(?:全[省市县区镇乡])?共?(?P<come>{either('came_about')})有?[^的中有和与、了共]{{0,10}}"
)
_COUNTABLE = frozenset("家个项件处座条户所")
# 市科技进步奖一等奖1项、二等奖4项: the class alone goes on with the prize before it.
_PRIZE = re.compile("(?P<of>[一-鿿]{2,14}?奖?)?(?P<rank>(?:[特一二三四]、)*[特一二三四]等奖)$")
_WINS = re.compile(f"^.*(?:{either('wins')}|其中)")
_WHICH = re.compile(
    "(?:全[省市县区镇乡村]|我[省市县区镇乡村]|其中|目前)?(?P<which>(?:没?有(?!关)|[建设]有|开展|通过)[^,;。:、0-9的]{2,10}的)"
)
_REACHES = re.compile(f"(?:{either('reaches')}|[为对给向])[^,;。0-9]{{0,24}}$")
_NEWLY = re.compile(f"{either('came_about', 'newly')}$")
_EACH_HAS = re.compile("每?万人口?(?:的)?拥有量?(?:达到?|为)?")  # 有效发明专利拥有量63件,|每万人拥有|15件
_INVENTIONS = re.compile("发明专利(?:的)?(?:拥有量|保有量)?[0-9.]{1,8}万?件,$")
_THEMSELVES = ("上市公司", "子公司", "股东", "专家")  # elsewhere they say of whom a figure is
_BEHIND = 24  # characters that tell what those are of which each has so many


def with_level(folded: str, low: int, at: int, leading: str) -> str:
    """Return the words that begin at `at` and lead up to a count, with the level before them: 新增市级以上|企业."""
    rank = leading.startswith("级") and not leading.startswith("级别")
    if leading.startswith(_LIMITS) and (bound := _BOUND.search(folded, max(low, at - 12), at)):
        return bound[0] + leading  # 35蒸吨|以下锅炉
    if not rank and not leading.startswith("以上"):
        return added(folded, at, low) + leading if _ABOVE.match(leading) else leading
    level = (_RANK if rank else _RANKED).search(folded, max(0, at - 4), at)
    if level is None:
        return leading.removeprefix("级" * rank)
    return added(folded, level.start(), low) + level[0] + leading


def quoted_before(folded: str, low: int, at: int, run: str) -> str:
    """Return a word in quotes that ends at `at`, with the words before it, of what follows: 专精特新“小巨人”|企业."""
    if not run.startswith(_KINDS):
        return ""
    begin = folded.rfind("“", max(low, at - _QUOTED), at - 1) if folded[at - 1 : at] == "”" and at > low else -1
    return words.run_before(folded, begin, low) + folded[begin:at] if begin >= 0 else ""


def per_heads(folded: str, low: int, begin: int, count: Count) -> str:
    """Return the name of a number for so many heads, or of years with whose they are, whole: 每千人口床位数."""
    if count.rule == "lifespan":
        return _ALL_OF.sub("", trimmed(count.before))  # 农村居民平均受教育年限
    clause = clause_before(folded, low, begin)
    heads = PER_HEADS.search(folded, clause, begin)
    if heads is None and count.unit == "件" and _EACH_HAS.fullmatch(folded, clause, count.start):
        return "每万人口发明专利拥有量" if _INVENTIONS.search(folded, max(0, clause - _BEHIND), clause) else ""
    return heads[0].replace(" ", "") if heads else ""


def prize(folded: str, low: int, begin: int, before: str) -> str:
    """Return the name of a prize with its class that ends at `begin`; `before` is the name of the count before it."""
    found = _PRIZE.search(folded, max(low, begin - 18), begin) if folded.endswith("等奖", low, begin) else None
    if found is None:
        return ""
    of = _WINS.sub("", found["of"] or "")
    last = None if of else _PRIZE.search(before.removesuffix("数"))
    return (last["of"] or "" if last else of) + found["rank"]


def having(folded: str, low: int, begin: int, start: int) -> str:
    """Return the name of those among many that have something: 企业中有研发机构|的仅9家, no number of 研发机构."""
    if folded[begin : begin + 1] != "的" or begin >= start:
        return ""
    found = _HAVING.search(folded, max(low, begin - 18), begin)
    return found["has"] + found["who"] if found else ""


def done_for(folded: str, low: int, start: int) -> bool:
    """Return whether firms are counted by what is done for them, not by how many there are: 惠及企业12家."""
    return _REACHES.search(folded, clause_before(folded, low, start), start) is not None


def which_ones(folded: str, low: int, at: int) -> str:
    """Return the words at the head of a clause that say which of the things are meant: 有专利申请的|规模企业49家."""
    if folded[at - 1 : at] != "的" or at <= low:
        return ""
    which = _WHICH.fullmatch(folded, clause_before(folded, low, at), at)
    return which["which"] if which else ""


def others(folded: str, low: int, at: int) -> str:
    """Return the word at the head of a clause that sets things apart from those named before: 其他|项目5个."""
    head = folded[at - 2 : at] if at - 2 >= low else ""
    return head if head in _OTHERS and not folded[at - 3 : at - 2].isalpha() else ""


def tiers(folded: str, low: int, end: int, size: int, unit: str) -> list[str]:
    """Return the names of the counts of a list by level: 国家级、省级|龙头企业, 省、市级|示范社; empty where unsure."""
    match = _TIERS.search(folded, low, end)
    if match is None or match.end() != end:
        return []
    levels = re.split("[、和与及]", match["all"])
    return (
        [completed(f"{level.removesuffix('级')}级{match['of']}", unit) for level in levels]
        if len(levels) == size
        else []
    )


def added(folded: str, start: int, low: int) -> str:
    """Return the word before a noun that tells how many came to be, not how many there are: 新增|规模以上企业3家."""
    found = _ADDED.search(folded, max(low, start - 3), start)
    return found[0] if found else ""


def come_about(folded: str, low: int, begin: int, name: str, unit: str, before: str) -> str:
    """Return the name of a count with the word that they came to be, where the list or the clause begins with it.

    `before` is the name of the count that ends at `low`, empty without one.
    """
    if unit not in _COUNTABLE or words.COME.match(name) or _ADDED.search(folded, max(low, begin - 4), begin):
        return name
    if folded[low : low + 1] == "、":
        come = words.COME.match(before)
    else:
        stem = stem_of(name, unit)
        at = folded.rfind(stem, low, begin)
        clause = clause_before(folded, low, begin)
        come = _COME_FIRST.fullmatch(folded, clause, at) if at > clause else None
    return come["come"] + name if come else name


def rated(folded: str, low: int, start: int) -> bool:
    """Tell whether the clause up to a count says that it is a number a year or a head."""
    if folded.rfind("每", low, start) < 0 and folded.rfind("年均", low, start) < 0:
        return False
    return _RATE.search(folded, clause_before(folded, low, start), start) is not None


def clause_before(folded: str, low: int, start: int) -> int:
    """Return where the clause before `start` begins, not before `low`."""
    for mark in ",;。:\n":  # a plain loop, for it runs for every count
        low = folded.rfind(mark, low, start) + 1 or low
    return low


def run_before(folded: str, end: int, low: int) -> str:
    """Return the words that end at `end` and may name a count, with the level they are of."""
    if folded.endswith("计划", low, end) and folded.endswith(programmes(), low, end):
        at = end - max(len(name) for name in programmes() if folded.endswith(name, low, end))
        return words.run_before(folded, at, low) + folded[at:end]
    if folded[end - 1 : end] == "”":
        return _titled(folded, end, low)
    run = words.run_before(folded, end, low)
    if not run and (noun := next((noun for noun in _THEMSELVES if folded.endswith(noun, low, end)), "")):
        run = words.run_before(folded, end - len(noun), low).rpartition("共")[2] + noun
    if not run and (come := _NEWLY.search(folded, max(low, end - 4), end)):  # 沼气池|新建|45座
        thing = words.run_before(folded, come.start(), low)
        return come[0] + thing if len(thing) > 1 and not words.is_act(thing) else ""
    if told := before_act(folded, end, low):
        return told
    at = end - len(run)
    if not run:
        return with_level(folded, low, at, run)
    before = others(folded, low, at) or quoted_before(folded, low, at, run) or which_ones(folded, low, at)
    return before + run if before else with_level(folded, low, at, run)


def _titled(folded: str, end: int, low: int) -> str:
    """Return the thing before a title in quotes that ends at `end`, else the title: 良种|“丰麦9”, 新建“便民书屋”."""
    opened = folded.rfind("“", low, end)
    if opened < 0:
        return ""
    thing = words.run_before(folded, opened, low)
    title = folded[opened + 1 : end - 1]
    if len(thing) > 1 and not words.is_act(thing):
        return thing
    return title if title.isalpha() and len(title) > 2 else ""
