"""Short names beside a word for their part in a deal (参股公司|金力永磁) or for who leads them (鼎鑫|董事长)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.enterprise.edge import Edge
from extractors.enterprise.edge_places import is_abroad
from extractors.enterprise.intros import NO_FIRM
from extractors.enterprise.spans import Span
from extractors.enterprise.words import cut, known_names, role, vocabulary

_CLASSES_OF = vocabulary().classes
_RUN = re.compile(r"[\u4e00-\u9fff]{2,14}")
_LONGEST = 14
_TAKEN, _MUST, _CLASSES = frozenset("获拟欲已"), frozenset("须需应"), frozenset("户业")
_SURNAMES, _VERBAL = role("surname"), role("verbal")
_NO_LINES = _VERBAL | role("thing")  # 收购徐福记|材料


def find_led(folded: str, start: int) -> Span | None:
    """Return the bare name that a word such as 参股公司 introduces, known to no lexicon but for place and line."""
    start += folded[start : start + 1] == "有" and folded[start - 1] in _CLASSES  # 纳税大户|有|宏岱食品
    start += 2 * folded.startswith("--", start)
    match = _RUN.match(folded, start)
    if match is None:
        return None
    run = match[0]
    place, line, gap, size = _measure(run)
    if size == _LONGEST:
        return None
    if not place and size == 0 and (size := _known_line(run)):
        return Span(start, start + size, "short", "led", run[:size])
    if is_abroad(run[:place]):
        start, run, size, place = start + place, run[place:], size - place, 0
    name = run[:size]
    if not _introduced(folded, name, place, line, gap):
        return None
    return Span(start, start + size, "short", "led", run[place:size], "", run[:place])


def _known_line(run: str) -> int:
    """Return the length of a daughter's name that opens a run: a known name and its line (暴风|智能)."""
    tokens = cut(run)
    if len(tokens) < 2 or tokens[0][:2] != (0, tokens[1][0]) or tokens[1][3] != "industry" or tokens[1][2] in _NO_LINES:
        return 0
    known = tokens[0][2] in known_names() and not _MEASURED.match(run, tokens[1][1])
    return tokens[1][1] if known else 0


_MEASURED = re.compile(r"收入|销[售量]|产[量品]|业务|价格|市场|板块")


def _measure(run: str) -> tuple[int, int, int, int]:
    """Return how long the place, the line of business and the gap of a name are, and the name that opens a run."""
    place = line = gap = last = 0
    for begin, end, word, kind in cut(run):
        if line and begin > last:
            return place, line, gap, last  # 联建科技|中毒
        gap += begin - last
        if kind == "region" and begin == place == last:
            place = end
        elif kind == "industry" and begin > place and word not in _VERBAL:
            line += end - begin
        elif (kind in {"common", "known"} and begin == place == last > 0) or (kind == "generic" and end - begin == 1):
            gap += end - begin
        else:
            return place, line, gap, begin
        last = end
    if line:
        return place, line, gap, last
    return place, line, gap + len(run) - last, len(run)


def _introduced(folded: str, name: str, place: int, line: int, gap: int) -> bool:
    """Tell whether what follows a lead is a name and no person: by its length, its place, and whether it comes back."""
    core = name[place:]
    if core[-1:] in _TAKEN or core.endswith(("工程", "行动", "计划", "建厂")) or core[:1] in _MUST:
        return False  # 供应商|中盛光电|获5000万美元
    if not 2 <= len(core) <= 6 or gap < 2 or gap < line or name[-1] in NO_FIRM or name in vocabulary().classes:
        return False
    if not place and core[0] in _SURNAMES and len(name) <= 4:
        return False
    if len(name) >= 4:
        return bool(place or line) or gap == len(name)
    if len(name) == 3:
        return folded.count(name) > 1
    return gap == 2 and folded.count(name) > 2 and f"子公司{name}" in folded


_LIKE = re.compile(
    r"[像如](?P<names>[\u4e00-\u9fff]{2,5}?(?:[、和与][\u4e00-\u9fff]{2,5}?){0,4}?)(?:就是)?(?:这样|这类|这种)"
    r"[^。;\n]{0,30}?(?:企业(?!家)|公司|厂商|厂家)"
)
_EACH = re.compile(r"(?<![^、和与像如])[^、和与]{2,5}(?![^、和与这就])")


def find_likened(folded: str) -> Iterator[Span]:
    """Yield the names that a text gives as examples of firms: 像|美驰|这样的门窗企业, 像迈拓特和益达欣就是这样的…."""
    for match in _LIKE.finditer(folded):
        for each in _EACH.finditer(folded, *match.span("names")):
            name = each[0]
            person = len(name) <= 3 and name[0] in _SURNAMES
            if not (person or cut(name)) and name[-1] not in NO_FIRM:
                yield Span(each.start(), each.end(), "short", "led", name)


def find_titled(folded: str, edge: Edge, end: int) -> Span | None:
    """Return the bare name before 董事长, 总裁 …, where no lexicon knows a character of its trade name."""
    core = edge.core
    if edge.known or not edge.hard or edge.gap < len(core) or not 2 <= len(core) <= 4 or core.isascii():
        return None
    if core[-1] in "任兼原即有" or _CLASSES_OF.get(core[0]) == "weak":
        return None  # 将设|董事长
    if core[0] in _SURNAMES and len(core) <= 3 and not (edge.tail or edge.region):
        return None
    if folded[edge.start - 1 : edge.start].isalnum() and folded[edge.start - 1].isascii():
        return None
    return Span(edge.start, end, "short", "titled", core, edge.tail, edge.region)
