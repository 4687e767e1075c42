"""Members of enumerations: 广富集团、开泰科技、新安凯等企业."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.enterprise.edge import Edge, left_edge
from extractors.enterprise.edge_places import is_abroad
from extractors.enterprise.framed import framed_start
from extractors.enterprise.members import BEHIND_LIST, is_name, is_shaped, is_strange, piece_start, taken_apart
from extractors.enterprise.spans import Span
from extractors.enterprise.words import ROLES, cut, either, known_names, role, vocabulary
from extractors.lexicon import load, seldom

_MANY = r"(?:\d{1,4}(?![\d名人位])|[一二三四五六七八九十几数多两]{1,3}(?!位))?[余多]?(?:家|大|个)?"
_CLOSE = re.compile(
    rf"等(?!人)(?:在内的|全国|国内|全球|多达|共)?{_MANY}"
    rf"(?:[\u4e00-\u9fff]{{0,8}}?)(?:企业(?!家)|公司(?!高[层管]|董事)|[五5][百0]0?强|{ROLES.either('list_close')}|(?<!的)机构)|"
    rf"等{_MANY}{ROLES.either('closed_by')}?(?:客户(?!端|群)|商超|超市|卖场|[钢酒药电]厂)"
)
_LED_BY = re.compile(r"为(?<!等为)(?:代表|龙头|骨干|首)的[\u4e00-\u9fff]{0,12}?(?:企业|公司(?!高|董)|厂商)")
_COUNT_CLOSE = re.compile(
    r"(?:这|共|上述)?(?:[\d两三四五六七八九十]{1,3}家|两大?)(?:上市|龙头|国有|知名)?(?:公司|企业|银行|券商|厂商)"
)
_ITEM = re.compile(r"[\u4e00-\u9fffA-Za-z*·&]{2,12}$")
_NEXT = re.compile(rf"、([\u4e00-\u9fffA-Za-z*·&]{{2,8}})(?={either('after_list')}|[、,。;]|[等和及签])")
# 甲车、乙车、丙车等车型
_MODELS_CLOSE = re.compile(rf"(?:、[^,。;、\n]{{1,10}}){{0,8}}等[^,。;、\n]{{0,4}}{either('vehicles')}")
_MAX_MEMBERS, _MEASURED = 40, seldom("metrics")
_NO_FIRM_END = re.compile(r"(?:[一二三四]期|业务|项目)$")
_ANDS = frozenset("、和")
_NO_MEMBERS, _ACRONYMS, _SURNAMES = role("no_member"), role("acronym"), role("surname")
_NO_FIRM, _TRAILING = frozenset("院校局委部会所关园"), role("no_member_last")
_BEFORE_LATIN = "各家及和与其"  # 各家|MBA
_OWN = frozenset(row["suffix"] for row in load("name_suffixes") if row["strength"] == "own")
_LED = frozenset("有如像且")  # 国内|有|速腾聚创、禾赛科技等企业


def find_members(folded: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the list members that stand beside sure names or before a closing cue."""
    if "、" not in folded and "等" not in folded:
        return
    closed = [match.start() for match in _CLOSE.finditer(folded)]
    if "为" in folded:
        ends_led = (match.start() for match in _LED_BY.finditer(folded))
        closed += [end for end in ends_led if "、" in folded[max(0, end - 9) : end]]
    closed += [
        span.end
        for span in spans
        if folded[span.start - 1 : span.start] in _ANDS and _COUNT_CLOSE.match(folded, span.end)
    ]
    listed = [span for span in spans if folded[span.end : span.end + 1] == "、"]
    if not closed and not listed:
        return
    ends = {span.end: span for span in spans}
    for end in closed:
        yield from _closed(folded, end, ends)
    starts = {_with_country(folded, span.start): span for span in spans} if listed else {}
    for span in listed:
        yield from _between(folded, span, starts, ends)


def _closed(folded: str, end: int, ends: dict[int, Span]) -> Iterator[Span]:
    """Yield the members of a list that 等企业, 等公司 … closes, walking to the left."""
    found: list[Span] = []
    sure = strong = 0
    for _ in range(_MAX_MEMBERS):
        span = ends.get(end)
        start = _whole(folded, span) if span is not None else _start(folded, end, sure + strong)
        if start < 0:
            break
        sure += span is not None
        if span is None or start < span.start:
            found.append(Span(start, end, "short", "list_member", *taken_apart(folded[start:end])))
        strong += span is None and folded[start:end] not in vocabulary().trade
        if folded[start - 1 : start] not in ("、", "和", "及", "与"):
            break
        end = start - 1 - folded.startswith("以及", start - 2)
    if sure or strong >= 2 or (strong and len(found) >= 2):
        yield from found
    elif strong:
        yield from (span for span in found if is_strange(span.core))


def _start(folded: str, end: int, proofs: int) -> int:
    """Return the start of a member that no other rule has found, or -1; with proofs behind it less is asked of it."""
    start = item_start(folded, end)
    if start < 0 and (proofs or folded[end - 2 : end] in _OWN):
        start = framed_start(folded, end)
    if start < 0 and folded.endswith("、", 0, end - 4) and folded.endswith("实业", 0, end):
        return end - 4
    return piece_start(folded, end) if start < 0 and proofs > 1 else start


def _whole(folded: str, span: Span) -> int:
    """Return where the member begins that ends in a known name of two characters: 、大|光明、."""
    short = span.rule == "known_name" and span.end - span.start == 2 and folded[span.start - 2 : span.start - 1] == "、"
    return span.start - 1 if short and is_name(folded[span.start - 1 : span.end]) else span.start


def item_start(folded: str, end: int) -> int:
    """Return the start of the list member that ends at `end`, or -1 where it is no name."""
    match = _ITEM.search(folded[max(0, end - 12) : end])
    if not match:
        return -1
    item = match[0]
    entry = known_names().get(item)
    if entry is not None:
        return end - len(item)
    for cutoff in range(len(item) - 1):
        if item[cutoff:] in known_names() and (cutoff == 0 or cut(item[:cutoff])):
            whole = cutoff == len(item) - 2 == 1 and folded[end - 4 : end - 3] == "、" and is_name(item)
            return end - len(item) + cutoff - whole  # 、大|光明、
    if item[-1] in _NO_FIRM or item.lstrip(_BEFORE_LATIN) in _ACRONYMS or item[-1] in _TRAILING:
        return -1
    edge = left_edge(folded, end)
    size = end - edge.start if edge else 0
    longest = 6 + len(edge.region) if edge and edge.tail and len(edge.core) <= 4 else 6
    if edge is None or not 2 <= size <= longest or not edge.hard:
        return -1
    led = edge.core[:1] in _LED and size > 2 and not edge.region
    named = _mostly_gap(edge) or _local(edge) or (led and edge.core[1:] in vocabulary().trade)
    return edge.start + led if named and not _is_none(folded, edge, end) else -1


def _is_none(folded: str, edge: Edge, end: int) -> bool:
    """Tell whether a member is a part of the country, or what a bracket leaves of a name: 南(京)|钢联."""
    return folded[edge.start - 1 : edge.start] == ")" or folded[edge.start : end] in _NO_MEMBERS


def _mostly_gap(edge: Edge) -> bool:
    """Tell whether what no lexicon knows prevails in the trade name."""
    placed = bool(edge.region) and edge.gap == 1 and len(edge.core) == 2  # 杭州|三赢
    return placed or (edge.gap >= 2 and edge.gap * 2 >= len(edge.core))


def _local(edge: Edge) -> bool:
    """Tell whether an everyday word stands as a trade name (伟业), or a county's before a line of business."""
    trade = vocabulary().trade
    return (edge.core in trade) if edge.core else bool(edge.tail) and edge.region in trade


def _between(folded: str, span: Span, starts: dict[int, Span], ends: dict[int, Span]) -> Iterator[Span]:
    """Yield the neighbours of a sure name that stands before 、, where they are trade names throughout.

    The next one needs a sure name on its other side, or a 、 before the sure one; the one before needs that 、.
    """
    if _MODELS_CLOSE.match(folded, span.end):
        return
    start = _with_country(folded, span.start)
    inside = folded[start - 1 : start] == "、"
    match = _NEXT.match(folded, span.end)
    name = _unmeasured(match[1]) if match else ""
    near = inside or (match and (match.end() + 1 in starts or is_shaped(name)))
    if match and near and match.start(1) not in starts and _plain_name(name):
        yield Span(match.start(1), match.start(1) + len(name), "short", "list_member", name)
    end = start - 1
    if inside and end not in ends:
        start = item_start(folded, end)
        start = framed_start(folded, end) if start < 0 else start if _plain_name(folded[start:end]) else -1
        if start >= 0:
            yield Span(start, end, "short", "list_member", folded[start:end])


def _unmeasured(name: str) -> str:
    """Return a name without what is told of its firm, which the list ends in: 甲集团、众远食品|产值分别为."""
    cut_at = next((at for at in range(3, len(name) - 1) if name[at:] in _MEASURED), 0)
    return name[:cut_at] or name


def _with_country(folded: str, start: int) -> int:
    """Return the start of a list member with the country before its name: 、奥地利|FACC公司."""
    if folded.rfind("、", max(0, start - 6), start) < 0:
        return start
    for size in (2, 3, 4, 5):
        if folded[start - size - 1 : start - size] == "、" and is_abroad(folded[start - size : start]):
            return start - size
    return start


def _plain_name(name: str) -> bool:
    """Tell whether a name is known or made of gaps, lines of business and regions only, gaps prevailing."""
    if name in known_names():
        return True
    if name[-1] in _NO_FIRM or name in _ACRONYMS or (len(name) <= 3 and name[0] in _SURNAMES):
        return False  # 贾跃亭 between two firms
    if is_shaped(name):
        return True
    tokens = cut(name)
    if any(token[3] in {"stop", "weak", "generic"} for token in tokens) or name in vocabulary().regions:
        return False
    if name.endswith(BEHIND_LIST) or _NO_FIRM_END.search(name):
        return False
    return len(name) - sum(token[1] - token[0] for token in tokens) >= 2
