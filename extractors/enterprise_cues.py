"""Short names that only their context gives away: stock codes, headlines, announcements, stakes, "X是一家…"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.base import Passage
from extractors.enterprise_anchors import Span
from extractors.enterprise_edge import Edge, left_edge
from extractors.enterprise_words import known_names, vocabulary

_CODE = re.compile(r"\((?:(?:SH|SZ|HK|NASDAQ|NYSE|SHE|SHA)[:.]? ?)?(?:[03468]\d{5}|0\d{4})(?=[.,;:) A-Z])")
_ST = re.compile(r"ST[\u4e00-\u9fff]{2}")
_HEADLINE = re.compile(r"【([\u4e00-\u9fffA-Za-z*]{2,8}):")
_QUOTE = re.compile(r"[\u4e00-\u9fffA-Za-z*]{2,10}")
# What a firm does and hardly anybody else: the name stands right before it, at the head of a clause.
_SUBJECT = re.compile(
    r"公告(?!栏|日|期)|发布(?:公告|业绩|\d{4}年|半年|年度|季度|第[一三]季度|中报|年报|重组)|披露(?:重组|业绩|年报|半年|的|,|\d{4}|了)|"
    r"控股股东|第[一二]大股东|股价|董秘|董事会|实际控制人|实控人|业绩快报|年报|半年报|中报|净利润?|营收|营业收入|涨停|跌停|停牌|复牌|高管层|"
    r"股东大会|招股|主营|公开转让|新三板|旗下|控股子公司|全资子公司|预计\d{4}年|收购|拟"
)
_PERCENT = re.compile(r"%的?(?:股权|股份)")
# Read backwards from the percent sign: 剩余的 55.5.
_SHARE = re.compile(r"[\d.]{1,10}(?:的?余剩的?|的)?(?:数少)?")
_IS_A = re.compile(r"是(?:一家|一所|国内|全球|中国|我国)|成立于|创[立建办]于|始建于|组建于|诞生于|注册于|致力于|专注于|隶属于")
# Read backwards: what stands between a name and its announcement (于4月8日晚间, 今日, (002140) …).
_BETWEEN = re.compile(
    r"(?:将|拟|间?晚|间午|间早|日(?:今|昨|近|当|同)|前日|天(?:今|昨)|晚(?:今|昨|当)|于|在|也|还|已|曾|再|度再|次再|前此|后随|新最|"
    r"日\d{1,2}|月\d{1,2}|年\d{2,4}|度年|\)[^()\n]{4,20}\(){0,6}"
)
_NO_FIRM = frozenset("部局委院会所校网报省市县区厅署司处室庭者们家员长人年月日度期额量率价值")
_OPENERS = "\n\r。！？!?;:,”】》 \t"


def find_cued(passage: Passage) -> Iterator[Span]:
    """Yield the short names that their context gives away."""
    folded = passage.folded
    for match in _ST.finditer(folded):
        start = match.start() - len(folded[max(0, match.start() - 2) : match.start()]) + len(folded[max(0, match.start() - 2) : match.start()].rstrip("*S"))
        yield Span(start, match.end(), "short", "special_treatment", folded[start : match.end()])
    for match in _CODE.finditer(folded):
        yield from _short(folded, match.start(), "stock_code")
    for match in _HEADLINE.finditer(folded):
        if folded.count(match[1], match.end(), match.end() + 400) and match[1][-1] not in _NO_FIRM:
            yield Span(match.start(1), match.end(1), "short", "headline", match[1])
    for match in _SUBJECT.finditer(folded):
        yield from _subject(folded, match.start())
    for match in _PERCENT.finditer(folded):
        back = _SHARE.match(folded[max(0, match.start() - 16) : match.start()][::-1])
        if back:
            yield from _short(folded, match.start() - back.end(), "stake")
    for match in _IS_A.finditer(folded):
        yield from _is_a(folded, match.start(), match.end())


def _subject(folded: str, end: int) -> Iterator[Span]:
    """Yield the name before an announcement where it opens its clause."""
    between = _BETWEEN.match(folded[max(0, end - 40) : end][::-1])
    end -= between.end() if between else 0
    yield from _short(folded, end, "subject")


def _short(folded: str, end: int, rule: str) -> Iterator[Span]:
    """Yield the short name that ends at `end`, if what stands there looks like one."""
    edge = left_edge(folded, end)
    if edge is None or not edge.hard or folded[end - 1] in _NO_FIRM or folded[end - 1 : end + 1] in vocabulary().common:
        return
    if vocabulary().classes.get(folded[end - 1]) == "weak" and rule != "stock_code":
        return
    size = end - edge.start
    if folded[edge.start] == "(":
        return
    if rule == "stake" and edge.region and edge.tail and len(edge.core) <= 2 and size <= 8:
        yield Span(edge.start, end, "short", rule, edge.core, edge.tail, edge.region)
        return
    sure = rule == "stock_code"
    least = 1 if sure or edge.known else 2
    if edge.known and end - edge.start - len(edge.region) > 4:
        return
    if not 2 <= size <= 7 or edge.gap < least and not (sure and size <= 4):
        return
    if sure and size > 5:
        return
    if not sure and (size < 3 or edge.gap * 2 < size - len(edge.region) or _blocked(folded, edge.start, rule)):
        return
    yield Span(edge.start, end, "short", rule, edge.core or edge.tail, edge.tail, edge.region)


def _blocked(folded: str, start: int, rule: str) -> bool:
    """Tell whether what precedes forbids a name here: a digit, or for a clause's subject anything but its head."""
    before = folded[start - 1 : start]
    return bool(before) and (before.isdigit() or before == "某")


def _is_a(folded: str, end: int, after: int) -> Iterator[Span]:
    """Yield the subject of "X是一家…", "X成立于…" at the head of a sentence."""
    start = max(folded.rfind(mark, max(0, end - 40), end) for mark in _OPENERS) + 1
    start = max(start, 0)
    name = folded[start:end]
    if name.startswith(("而", "目前")):
        return
    if not 2 <= len(name) <= 10 or not _QUOTE.fullmatch(name) or name[-1] in _NO_FIRM:
        return
    if start and folded[start - 1] not in "\n\r。！？!?;” \t":
        return
    edge = left_edge(folded, end)
    if edge is None or edge.start != start or not _says_name(edge, name):
        return
    yield Span(start, end, "short", "is_a", edge.core, edge.tail, edge.region)


def _says_name(edge: Edge, name: str) -> bool:
    """Tell whether the subject of such a sentence is a name and not a product or a class of things."""
    if edge.gap >= 2 or edge.known or name.isascii():
        return True
    return bool(edge.tail) and 2 <= len(edge.core) <= 4 and not edge.generic


def find_ambiguous(folded: str, seen: list[Span], evidenced: set[str]) -> list[Span]:
    """Return the ambiguous known names that a cue beside one of their occurrences proves to be firms here."""
    proven: set[str] = set(evidenced)
    for span in seen:
        if span.core not in proven and (_RIGHT.match(folded, span.end) or _LEFT.search(folded[max(0, span.start - 5) : span.start])):
            proven.add(span.core)
    return [span for span in seen if span.core in proven]


_RIGHT = re.compile(
    r"公司|集团|股份|控股|宣布|发布|公告|[称拟](?!为|之|得)|表示|股价|股票|旗下|官方|官网|总裁|CEO|董事|发言人|营收|净利|起诉|收购|事件|方面|中国区|"
    r"\((?:\d{6}|0\d{4}|HK|NYSE|NASDAQ)|首席|创始人|的?专利|等(?:公司|企业|巨头|厂商|品牌企业)|手机|电脑"
)
_LEFT = re.compile(r"(?:收购|起诉|并购|入股|控股|加盟|供应商|代工|合作伙伴|巨头|厂商|竞争对手)$")


def is_known(name: str) -> bool:
    """Tell whether a name is known beforehand."""
    return name in known_names() or name in vocabulary().regions
