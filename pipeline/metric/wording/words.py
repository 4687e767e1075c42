"""The words of the text that name a figure: those before an indicator, up to an edge."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.lexicon import alternation, seldom, terms
from extractors.metrics import Hits, Indicator, indicators
from extractors.number.units import UNITS
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts
from pipeline.metric.wording.cut_off import cut_off
from pipeline.metric.wording.edges import SPANS, aged, stretch_before, word_start
from pipeline.metric.wording.pointing import undetermined
from pipeline.metric.wording.starts import Starts

_CUTS = terms("metric_edges") | terms("metrics", role="verb")
EDGES = alternation(_CUTS)
_LAST_EDGES = Starts(_CUTS, acts("kept"))
_HEAD = re.compile("[额量率价费款金税值债薪产]$|价格$|[房地]租$")
_MEAN, _WHOSE = "平均", acts("averaged")
NOUNS, _COMMON = seldom("common_words", pos="n"), seldom("common_words")
_ENDS = frozenset("期着种约需项令称达")  # edge words that end others: 长期|贷款, 衣着|类商品, 品种, 直达|资金
_KEPT = frozenset(word for word in acts("kept") if word[0] != "到")  # 到达|20%
_GROWN = "增长"  # its rate is a growth
_ORDINALS = frozenset("一二三四五六七八")
_SINCE, _TIMES = frozenset("起来"), frozenset("年月日周天")
_AT, _ENDS_OF_TIME = frozenset("时后"), ("底", "末", "月", "日")
COME = re.compile(f"^(?P<come>{either('came_about')})")
_RATIO = re.compile(f"{either('ratio')}$")
_PER_UNIT = re.compile(
    rf"(?:{either('per_unit')}|[吨股桶斤台人户亩克米升里辆套箱瓶司头只件度袋月年天位名家村社校店])的?"
)
_IN_MARKET = ("市场", "市场上", "市场中")
_EACH = re.compile("每(?:公斤|[吨斤桶克头只])$")
_NOUNS_IN_OF = ("标的", "目的")  # 标的到位率: no owner
TOTALS = ("总额", "金额", "数额", "净额", "额度")
_BEFORE = re.compile(
    r"\n?([A-Za-z&\u4e00-\u9fff]{1,16})"
)  # read backwards: one anchored match finds where the words begin
_MARKS = frozenset(',。;:、()!?“”"-%0123456789 ')  # no word ends in these
FIRST_EDGES = Starts(_CUTS | {*acts("purpose"), *acts("takes_part")}, acts("kept"))

# What a number takes of the words behind it: 46英寸|面板, 3D|彩电, 11月份|啤酒, nothing of 42.5|水泥; what goes on to
# another number (6.2万吨或36%) names nothing.
_UNITS = alternation(UNITS)
_AMONG = re.compile("^.{0,7}(?:企业|公司|单位|项目|客户)中(?!的)")  # 412家企业中|产值
_OF_NUMBER = re.compile(
    rf"^[万亿千百]*[多余几]?(?!方坯)(?:个(?:月|(?:城市|省市|省份|县市|地市)的?)|年[末底初]|月[末底初份]|月以?[后前起]|[年月日天周]内|日(?!均)|年度|年份|{_UNITS}|[A-Za-z]+|[段款派对筛类种代])?(?:[和与及或、].*)?"
)
A_HEAD = frozenset(acts("a_head"))
# An act says only with its noun what is counted of it: 大豆出口 is 大豆出口额 or 大豆出口量, but 成品油库存 is a name.
_ACTS = re.compile(f"{either('act_end')}$")
_MONTHS = re.compile("个月(?:以?来|下来|[内里间])?")
_ALL_KINDS = ("级各类", "级各项")  # 上级|各类|资金
_FAR = 64  # characters before an indicator, however often 分别 or 人均 is written there


def is_ratio(name: str) -> bool:
    """Tell whether a name is that of a percentage."""
    return _RATIO.search(name) is not None


def modifier(folded: str, start: int, low: int) -> str:
    """Return the words before `start`, not before `low`, that say what an indicator is of: 啤酒 in 去年啤酒销量."""
    if folded[start - 1 : start] in _MARKS:
        return ""
    low = max(low, start - _FAR)
    start -= 2 * folded.endswith(_ALL_KINDS, low, start)
    if people := aged(folded, low, start):
        return people
    window = folded[max(low, start - 17) : start][::-1]
    run = _BEFORE.match(window)
    if run is None:
        return ""
    behind = window[run.end() : run.end() + 1]  # of a number, or of what a unit is for: 38微克/立方米
    words = _own(run[1], behind.isdigit() or (behind == "/" and not run[1][-1].isascii()))
    if not words and run[1].startswith("别分"):  # 广告收入|分别|占比
        words = modifier(folded, start - 2, low)
        return words if has_head(words) or words.endswith("收入") else ""
    if words[:2] in A_HEAD:  # 城镇居民|人均生活费
        words = modifier(folded, start - len(words), low) + words
    if words in SPANS and (when := stretch_before(folded, low, start)) is not None:
        return modifier(folded, when, low)
    if len(words) > 12:  # 参加|城镇职工基本养老保险; 街道科技创业园|新增孵化面积
        words = words[2:] if words.startswith("参加") else words[max(words.rfind("新增"), 0) :]
        words = COME.sub("", words) if len(words) > 12 else words
    return "" if len(words) > 12 else cut_off(folded, start - len(words), low, words) + words


@lru_cache(maxsize=1 << 12)  # reports say the same before their indicators, and several rules ask for the same words
def _own(backwards: str, numbered: bool) -> str:
    """Return the words of a run, given back to front, behind what belongs to a number or is cut off by an edge."""
    words = backwards[::-1]
    if numbered:
        words = _AMONG.sub("", words, count=1)
        words = _OF_NUMBER.sub("", words, count=1)
    edge = _LAST_EDGES.last_end(words)
    while (
        edge > 1 and words[edge - 1] in _ENDS and _is_word(words[edge - 2 : edge]) and words[edge - 2] not in "时人"
    ):  # 债权人|称
        edge = _LAST_EDGES.last_end(words[: edge - 2])
    edge = _behind_months(words, edge)
    if edge:
        per = _PER_UNIT.match(words, edge) if words[edge - 1] == "每" else None
        act = words[edge - 2 : edge] if words.startswith("率", edge) else ""
        if act and act != _GROWN and act in _COMMON:  # 公众|参与|率
            return _own(backwards[len(words) - edge + 2 :], numbered) + words[edge - 2 :]
        words = words[per.end() if per else word_start(words, edge) :]
    if (edge or numbered) and words[:1] in _AT and words[:2] not in _COMMON:  # 设立|时规模, 上市18个月|后销量
        words = words[1:]
    behind = backwards[len(words) : len(words) + 1]
    if (
        (words[:1] == "前" and behind in _ENDS_OF_TIME)
        or (  # 10月底|前完成投资
            words[:1] in _SINCE and behind in _TIMES and words[:2] not in _COMMON  # 9月10日|起出厂价, 半年|来黄金价格
        )
    ):
        words = words[1:]
    if words[1:2] == "要" and words[0] in _ORDINALS:  # 二要|新修机耕道
        words = words[2:]
    return undetermined(words)


def _behind_months(words: str, edge: int) -> int:
    """Return where the name begins behind a number of months that an edge cuts: 前四个|月|消费量, but 每个|月利润."""
    months = _MONTHS.match(words, edge - 1) if edge and words.startswith("个月", edge - 1) else None
    return months.end() if months and words[edge - 2 : edge - 1] != "每" else edge


def _is_word(words: str) -> bool:
    """Return whether an edge word ends a word that names things, or says which."""
    return words in NOUNS or words in _KEPT


run_before = modifier  # the words may name a figure by themselves as well


def is_act(words: str) -> bool:
    """Return whether words are a common one that is no noun: 限制, not 铁路."""
    return words in _COMMON and words not in NOUNS


def has_head(words: str) -> bool:
    """Tell whether words end as the names of figures do: …额, …率, …费."""
    return len(words) > 1 and (_HEAD.search(words) is not None or is_ratio(words))


def named(folded: str, start: int, low: int, entry: Indicator, hits: Hits) -> tuple[str, str | None]:
    """Return the name and id of a figure whose indicator `entry` begins at `start`, its own words before it kept."""
    if entry.role == "verb":
        return entry.metric, entry.metric_id
    if entry.term in TOTALS and (owner := hits.by_end.get(start)) and owner[0] >= low:
        return named(folded, owner[0], low, indicators()[owner[1]], hits)
    of = entry.role == "generic" and folded[start - 1 : start] == "的" and start - 1 > low
    of = of and not folded.startswith(_NOUNS_IN_OF, start - 2)
    end = start - of
    before = modifier(folded, end - 2 * folded.startswith("所占", end - 2), low)
    per = None if before else _EACH.search(folded, max(low, end - 5), end)
    if per is not None and entry.term.endswith(("价", "价格")):
        before = modifier(folded, per.start(), low)  # 电解铜|每吨|报价
    before = before or _averaged(folded, end, low)
    before = before or (known_before(folded, end, low, hits) if entry.role == "generic" else "")
    if entry.term.startswith("所占"):
        return _occupied(entry.term, before, folded[low:end])
    if before and (entry.role == "generic" or before.endswith(_MEAN)):
        return before + (entry.metric if _ACTS.search(entry.term) else entry.term), None
    if before.endswith(("业务", "板块", "产品")):
        return before + entry.term, None
    each = start - 2 - (folded[start - 1 : start] == "年")
    if folded[each : each + 2] in A_HEAD and each >= low:  # 亩均税收 is another quantity than 税收
        return folded[each:start] + entry.term, None
    return entry.metric, entry.metric_id


def _occupied(term: str, before: str, told: str) -> tuple[str, str | None]:
    """Return the name of a share that something has: 纸张在欧盟市场上|所占份额 is one of the market."""
    if term.endswith("份额") and told.endswith(_IN_MARKET):
        return "市场份额", "market_share"
    return (before + "占比" if before else "占比"), None


def _averaged(folded: str, end: int, low: int) -> str:
    """Return those of whom a mean is told that ends at `end`, and its word: 居民平均 in 居民平均|消费水平."""
    if not folded.startswith(_MEAN, max(low, end - 2)):
        return ""
    whose = modifier(folded, end - 2, low)
    return whose + _MEAN if whose.endswith(_WHOSE) else ""


def known_before(folded: str, end: int, low: int, hits: Hits) -> str:
    """Return the words before `end` from the indicator on that they begin with, where they are too long as a whole."""
    for place in range(max(low, end - 12), end - 3):
        if place in hits.by_start and folded[place:end].isalpha() and not has_edge(folded[place:end]):
            return folded[place:end]
    return ""


def has_edge(words: str) -> bool:
    """Tell whether words hold one that cannot be part of a name."""
    return _LAST_EDGES.first(words) >= 0


def first(words: str) -> str:
    """Return words up to the first edge word; one of a character may end a word (事项, 专项) and is none then."""
    edge, at = FIRST_EDGES.first(words), 0
    while (
        edge > 0
        and words[edge] != "的"
        and len(FIRST_EDGES.at(words, edge)) == 1
        and (words[edge - 1 : edge + 1] in NOUNS or words[edge - 1 : edge + 1] == "国有")
    ):
        at = edge + 1
        rest = FIRST_EDGES.first(words[at:])
        edge = at + rest if rest >= 0 else -1
    return words[:edge] if edge >= 0 else words
