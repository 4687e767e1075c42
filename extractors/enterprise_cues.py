"""Short names that only their context gives away: stock codes, headlines, announcements, stakes, "X是一家…"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.base import Passage
from extractors.enterprise_anchors import Cue, Span
from extractors.enterprise_edge import Edge, left_edge
from extractors.enterprise_words import vocabulary

_CODE = re.compile(r"\((?:(?:SH|SZ|HK|NASDAQ|NYSE|SHE|SHA)[:.]? ?)?(?:[03468]\d{5}|0\d{4})(?=[.,;:) A-Z])")
_ST = re.compile(r"ST[\u4e00-\u9fff]{2}")
_HEADLINE = re.compile(r"【([\u4e00-\u9fffA-Za-z*]{2,8}):")
_PERCENT = re.compile(r"%的?(?:股权|股份)")
# Read backwards from the percent sign: 剩余的 55.5.
_SHARE = re.compile(r"[\d.]{1,10}(?:的?余剩的?|的)?(?:数少)?")
# Behind 是国内 and the like there must be a word for a firm, or it is no firm that is spoken of.
_FIRM_AHEAD = re.compile(r"[^。\n]{2,40}?(?:公司|企业|商|集团|厂)")
_SUBJECT_BACK = re.compile(r"[\u4e00-\u9fffA-Za-z*]{2,10}(?=[\n\r。!?;” \t]|$)")
# Read backwards: what stands between a name and its announcement (于4月8日晚间, 今日, (002140) …).
_BETWEEN = re.compile(
    r"(?:将|拟|间?晚|间午|间早|日(?:今|昨|近|当|同)|前日|天(?:今|昨)|晚(?:今|昨|当)|于|在|也|还|已|曾|再|度再|次再|前此|后随|新最|"
    r"日\d{1,2}|月\d{1,2}|年\d{2,4}|度年|\)[^()\n]{4,20}\(){0,6}"
)
# These prove a firm even behind an everyday word: 木瓜移动科创板.
_FIRM_CUES = frozenset(("公告", "发布公告", "公布", "控股股东", "股价", "董秘", "实控人", "停牌", "科创板", "新三板"))
_BETWEEN_LAST = frozenset("将拟晚间午早日前天于在也还已曾再度次后新月年)")
_NO_FIRM = frozenset("部局委院会所校网报省市县区厅署司处室庭者们家员长年月日度期额量率价值")


def find_cued(passage: Passage, cues: Iterable[Cue]) -> Iterator[Span]:
    """Yield the short names that their context gives away."""
    folded = passage.folded
    if "ST" in folded:
        yield from _special(folded)
    if "(" in folded:
        for match in _CODE.finditer(folded):
            yield from _short(folded, match.start(), "stock_code")
    if "【" in folded:
        for match in _HEADLINE.finditer(folded):
            if folded.count(match[1], match.end(), match.end() + 400) and match[1][-1] not in _NO_FIRM:
                yield Span(match.start(1), match.end(1), "short", "headline", match[1])
    if "%" in folded:
        for match in _PERCENT.finditer(folded):
            back = _SHARE.match(folded[max(0, match.start() - 16) : match.start()][::-1])
            if back:
                yield from _short(folded, match.start() - back.end(), "stake")
    for start, end, role in cues:
        if role == "subject":
            yield from _subject(folded, start, folded[start:end])
        elif role == "is_a":
            yield from _is_a(folded, start, end)


def _special(folded: str) -> Iterator[Span]:
    """Yield firms whose shares are under special treatment: *ST大控."""
    for match in _ST.finditer(folded):
        before = folded[max(0, match.start() - 2) : match.start()]
        start = match.start() - len(before) + len(before.rstrip("*S"))
        if not _glued(folded, start):
            yield Span(start, match.end(), "short", "special_treatment", folded[start : match.end()])


def _glued(folded: str, start: int) -> bool:
    """Tell whether a Latin letter or digit stands right before: then it is the end of another word."""
    before = folded[start - 1 : start]
    return before.isascii() and before.isalnum()


def _subject(folded: str, end: int, cue: str) -> Iterator[Span]:
    """Yield the name before an announcement where it opens its clause."""
    if not folded[end - 1 : end].isalnum() and folded[end - 1 : end] != ")":
        return
    if folded[end - 1] in _BETWEEN_LAST:
        between = _BETWEEN.match(folded[max(0, end - 40) : end][::-1])
        end -= between.end() if between else 0
    yield from _short(folded, end, "subject", cue)


def _short(folded: str, end: int, rule: str, cue: str = "") -> Iterator[Span]:
    """Yield the short name that ends at `end`, if what stands there looks like one."""
    if folded[end - 1 : end] in "”’\"" and rule == "stock_code":
        end -= 1
    if rule != "stock_code" and _cannot_end(folded, end):
        return
    edge = left_edge(folded, end)
    if edge is None or not edge.hard:
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
    if cue in _FIRM_CUES and edge.tail and size == 4 and vocabulary().classes.get(edge.core) == "common":
        yield Span(edge.start, end, "short", rule, edge.core, edge.tail, edge.region)
        return
    if not 2 <= size <= 7 or edge.gap < least and not (sure and size <= 4):
        return
    if sure and size > 5:
        return
    if not sure and (size < 3 or edge.gap * 2 < size - len(edge.region) or _blocked(folded, edge.start, rule)):
        return
    yield Span(edge.start, end, "short", rule, edge.core or edge.tail, edge.tail, edge.region)


def _cannot_end(folded: str, end: int) -> bool:
    """Tell by the last two characters that no short name ends here; the cheap test that spares a window."""
    classes = vocabulary().classes
    if not folded[end - 1 : end].isalpha() or folded[end - 1] in _NO_FIRM or classes.get(folded[end - 1]) in {"weak", "stop"}:
        return True
    return classes.get(folded[end - 2 : end]) in {"stop", "verb", "generic"} or folded[end - 1 : end + 1] in vocabulary().common


def _blocked(folded: str, start: int, rule: str) -> bool:
    """Tell whether what precedes forbids a name here: a digit, or for a clause's subject anything but its head."""
    before = folded[start - 1 : start]
    return bool(before) and (before.isdigit() or before == "某")


def _is_a(folded: str, end: int, after: int) -> Iterator[Span]:
    """Yield the subject of "X是一家…", "X成立于…" at the head of a sentence."""
    back = _SUBJECT_BACK.match(folded[max(0, end - 12) : end][::-1])
    if back is None or (back.end() == 12 and end > 12):
        return
    start = end - back.end()
    name = folded[start:end]
    if name[-1] in _NO_FIRM or (folded[after - 2 : after] != "一家" and folded[after - 1] != "于" and not _FIRM_AHEAD.match(folded, after)):
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


def find_ambiguous(folded: str, seen: list[Span], sure: list[Span], evidenced: set[str]) -> list[Span]:
    """Return the ambiguous known names that a cue beside one of their occurrences proves to be firms here.

    A longer sure name that opens with them proves them too (光明食品集团, then 光明).
    """
    if not seen:
        return []
    proven: set[str] = set(evidenced)
    words = {span.core for span in seen}
    proven.update(word for word in words for span in sure if span.kind != "foreign" and folded.startswith(word, span.start))
    for span in seen:
        if span.core not in proven and (_RIGHT.match(folded, span.end) or _LEFT.search(folded[max(0, span.start - 5) : span.start])):
            proven.add(span.core)
    return [span for span in seen if span.core in proven]


_RIGHT = re.compile(
    r"公司|集团|股份|控股|宣布|发布|公告|[称拟](?!为|之|得)|表示|股价|股票|旗下|官方|官网|总裁|CEO|董事|发言人|营收|净利|起诉|收购|事件|方面|中国区|"
    r"\((?:\d{6}|0\d{4}|HK|NYSE|NASDAQ)|首席|创始人|试水|推出|[上下]调|认为|预测|已经预测|承认|否认|进军|发力|签署|首次|的?专利|等(?:公司|企业|巨头|厂商|品牌企业)|手机|电脑"
)
_LEFT = re.compile(r"(?:收购|起诉|并购|入股|控股|加盟|供应商|代工|合作伙伴|巨头|厂商|竞争对手)$")
