"""The names of a document met again: alone, or with the endings that they take there (开泰|科技)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractors.enterprise.aliases import kind_by_form
from extractors.enterprise.endings import ENDING_FIRST, NOT_ENDED, extension, next_line
from extractors.enterprise.proofs import deed_follows, is_person, opens_clause
from extractors.enterprise.right import RIGHT_CUE
from extractors.enterprise.sisters import families, stands_alone, with_place
from extractors.enterprise.spans import Span
from extractors.enterprise.words import crosses_word, cut, either, role, vocabulary
from extractors.lexicon import Matcher, seldom
from extractors.number.printed import DIGITS

_MEASURED = seldom("metrics")
_PLACE_UNIT = re.compile(
    r"[省县镇乡村街州]|市(?![场值])|区(?![域块间])|旗(?![下舰])|路(?![演由线])|"
    rf"{either('zone_of')}{{0,3}}{either('zone')}"
)
_OTHERS = tuple(sorted(role("called_after")))
_QUOTES, _BRANDED = ("“", '"'), tuple(quote + word for quote in '”"' for word in ("商标", "牌", "品牌", "系列"))
_QUOTED, _OPENS_QUOTED = (
    re.compile(r"[“\"][\u4e00-\u9fff]{1,4}$"),
    re.compile(r"[\u4e00-\u9fff]{1,3}(?<![案债店])[”\"]"),
)
_CLOSED = frozenset("团司厂社")


_SPEAKS = re.compile(rf"{either('speaks')}|称")


def _occurrences(folded: str, names: Iterable[str]) -> list[tuple[int, int, str]]:
    """Return where the names stand; building an automaton does not pay for a few names in a short text."""
    names = list(names)
    if len(names) > 16 or len(folded) > 20_000:
        return list(Matcher(names).find(folded))
    found = []
    for name in names:
        start = folded.find(name)
        while start >= 0:
            found.append((start, start + len(name), name))
            start = folded.find(name, start + len(name))
    return found


def _may_stand(folded: str, how: str, start: int, end: int) -> bool:
    """Tell whether a trade name may stand without its ending here, by how much of it lexicons know."""
    if how == "placed" and folded[start - 1 : start] in _BESIDE:
        return True
    if how in {"ended", "placed"} and (not folded[end : end + 1].isalnum() or RIGHT_CUE.match(folded, end)):
        return True
    if how in {"alone", "whole"} or (how == "sister" and stands_alone(folded, start, end)):
        return True
    if how == "ended" and _heads_noun(folded, start, end):
        return True
    return how in {"opening", "ended", "placed"} and _stands_alone(folded, start, end)


def _heads_noun(folded: str, start: int, end: int) -> bool:
    """Tell whether a strange name opens its clause, or is led to, before a figure or a word: 其中|瑞岱凯|2900万元."""
    if folded[start - 1 : start] not in _CLAUSE_MARKS and not folded.endswith(_LEAD_TO, 0, start):
        return False
    if folded[end : end + 1].isdigit():
        return _FIGURE.match(folded, end) is not None
    tokens = cut(folded[end : end + 4])
    return (
        bool(tokens)
        and tokens[0][0] == 0
        and tokens[0][1] > 1
        and tokens[0][3] != "industry"
        and tokens[0][2] != "系列"
    )


_LEAD_TO = ("其中", *sorted(role("lead_to")))
_LED = tuple(sorted(role("lead_to") | role("when")))  # 去年|源岱|上缴税金
_CLAUSE_MARKS = frozenset(("", *",。;:?!\n"))
_FIGURE = re.compile(f"{DIGITS} ?[多余]?[万亿元家件项%]")


_BESIDE = frozenset("与和向由同")  # 向|东宁钢铁|供应 speaks of a party


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Tell whether a trade name without its line of business opens a clause and speaks or does what firms do."""
    if not (opens_clause(folded, start) or folded.endswith(_LED, 0, start)):
        return False
    return deed_follows(folded, end) or _SPEAKS.match(folded, end) is not None


def _is_place_here(folded: str, word: str, end: int) -> bool:
    """Tell whether a trade name is a place's here: 天河机械, then 天河|县."""
    return len(word) <= 3 and _PLACE_UNIT.match(folded, end) is not None


def _is_other(folded: str, start: int, end: int) -> bool:
    """Tell whether a school or a brand is called so here: 华瑞大学, 娲石|牌, “中|海乐”, “娲石|春”."""
    if folded.startswith(_OTHERS, end) and not folded.startswith("牌照", end):
        return True
    if folded[start - 1 : start] in _QUOTES and folded.startswith(_BRANDED, end):
        return True
    if folded[start - 1 : start] in _QUOTES and _OPENS_QUOTED.match(folded, end):
        return True
    return folded[end : end + 1] in ("”", '"') and _QUOTED.search(folded, max(0, start - 5), start) is not None


def _is_none(folded: str, word: str, start: int, end: int, longer: int) -> bool:
    """Tell whether a name met again is a place, a school, a person (谷|辽海|介绍) or part of a word here."""
    if longer == end and (_is_place_here(folded, word, end) or _is_other(folded, start, end)):
        return True
    if (
        longer == end
        and len(word) == 2
        and (folded[start : end + 1] in vocabulary().regions or _is_longer(folded, end))
    ):
        return True  # 华盛|顿
    if folded[start - 1 : start] == "·" or (longer - start == 2 and is_person(folded, start, longer)):
        return True
    return len(word) <= 3 and crosses_word(folded, start, longer)


def _is_longer(folded: str, end: int) -> bool:
    """Tell whether one character that no word begins with stands between a trade name and a mark: 尼岱|科、."""
    char, after = folded[end : end + 1], folded[end + 1 : end + 2]
    return (
        "\u4e00" <= char <= "\u9fff"
        and after in _AFTER_LONGER
        and char not in vocabulary().classes
        and char not in _FEW
    )


_AFTER_LONGER, _FEW = frozenset("、。;,的"), frozenset("牌网版")


def _is_thing(folded: str, word: str, end: int) -> bool:
    """Tell whether an everyday word and a line of business go on to another noun: 药用玻璃|瓶."""
    if word not in vocabulary().common or not folded[end : end + 1].isalpha() or RIGHT_CUE.match(folded, end):
        return False
    return not any(folded[end : end + size] in _MEASURED for size in range(2, 7))  # 东方机械|产值2亿元


# A strange trade name and its site: 沐岱|网|是….
_SITE = re.compile(rf"网(?=[,。、;:”\")(的]|是|上线|平台|隶属|于\d|$|\n|{either('founded')})")
_FULL = ("公司", "有限")  # 海滨运输集团股份|公司


def _length(folded: str, word: str, end: int, tail: str) -> int:
    """Return where a name ends that goes on behind its trade name here."""
    after = folded[end : end + 1]
    if after == "网" and len(word) < 5 and not cut(word) and _SITE.match(folded, end):
        return end + 1
    goes_on = after in ENDING_FIRST or after == "(" or (tail and after in tail) or folded.startswith("公司", end + 2)
    return end + extension(folded, end, tail) if goes_on and word[-1] not in _CLOSED and not word.isascii() else end


def find_again(folded: str, names: dict[str, tuple[str, str, str]], seen: Sequence[Span]) -> list[Span]:
    """Return every other occurrence of the names of a document, with the endings they take there."""
    found: list[Span] = []
    if not names:
        return found
    ends = {span.start: span.end for span in seen if span.rule != "known_name"}
    again = {span.start for span in seen if span.rule == "same_document"}
    groups = families(names)
    for start, end, word in _occurrences(folded, names):
        if ends.get(start, 0) > end - (start not in again and not folded.startswith(_FULL, end)):
            continue
        how, tail, full = names[word]
        longer = end if how == "whole" else _length(folded, word, end, tail)
        if longer == end and word in groups:
            longer += next_line(folded, end)  # 雁岱|物业, where 雁岱焦化 and 雁岱铁路公司 are firms
        if longer < end or ends.get(start, 0) >= longer or (longer == end and not _may_stand(folded, how, start, end)):
            continue
        if _is_none(folded, word, start, end, longer):
            continue
        whole = how == "extended" and longer > end and tail and folded[end:longer] == tail
        if whole and _is_thing(folded, word, longer):
            continue
        start, full = with_place(folded, word, start, full) if full != word else (start, full)
        surface = folded[start:longer]
        kind = kind_by_form(surface, "foreign" if word.isascii() else "short")
        found.append(Span(start, longer, kind, "same_document", word, full=full or None))
    return _whole(folded, found)


def _whole(folded: str, found: list[Span]) -> list[Span]:
    """Return the names with those that stand bare before a line which they take on elsewhere: 鑫岱|石化油品项目."""
    longer = {folded[span.start : span.end] for span in found if span.end - span.start > len(span.core)}
    if not longer:
        return found
    for place, span in enumerate(found):
        start, end = span.start, span.end
        whole = next((start + len(name) for name in longer if folded.startswith(name, start)), end)
        if whole > end and not NOT_ENDED.match(folded, whole):
            found[place] = span._replace(end=whole, kind=kind_by_form(folded[start:whole], span.kind))
    return found
