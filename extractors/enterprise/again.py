"""The names of a document met again: alone, or with the endings that they take there (开泰|科技)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from extractors.base import in_order
from extractors.enterprise.aliases import kind_by_form
from extractors.enterprise.known import PLACED
from extractors.enterprise.proofs import deed_follows, is_person, opens_clause
from extractors.enterprise.suffixes import RIGHT_CUE, Span
from extractors.enterprise.words import crosses_word, cut, role, vocabulary
from extractors.lexicon import Matcher, load, seldom

# Endings that are verbs or everyday nouns as well: 中铝|发展铜产业.
_VERBAL = role("verbal_ending")
_WEAK = frozenset(row["suffix"] for row in load("name_suffixes") if row["strength"] == "weak")


_MEASURED = seldom("metrics")


def _endings() -> frozenset[str]:
    """Return what may lengthen a trade name: suffixes of names and forms."""
    suffixes = frozenset(row["suffix"] for row in load("name_suffixes")) - {"股份"}
    return suffixes | frozenset(row["form"] for row in load("legal_forms"))


_ENDINGS = _endings()
_ENDING_FIRST = frozenset(ending[0] for ending in _ENDINGS)


_PLACE_UNIT = re.compile(r"[省县镇乡村街州]|市(?![场值])|区(?![域块间])|旗(?![下舰])|路(?![演由线])")
_OTHERS = ("大学", "学院", "医院", "小学", "中学", "牌")
_QUOTES, _BRANDED = ("“", '"'), tuple(quote + word for quote in '”"' for word in ("商标", "牌", "品牌", "系列"))
_QUOTED = re.compile(r"[“\"][\u4e00-\u9fff]{1,4}$")
_CLOSED = frozenset("团司厂社")


def _goes_on(folded: str, end: int, piece: str) -> bool:
    """Tell whether an ending that is an everyday word too goes on as one: 中铝|发展铜产业, 包钢|风电用钢."""
    after = folded[end : end + 4]
    if not ("\u4e00" <= after[:1] <= "\u9fff"):
        return False
    cue = RIGHT_CUE.match(folded, end)
    if cue is not None and (piece not in _VERBAL or piece == "国际" or cue[0] != "的"):
        return False
    if piece in _VERBAL:
        return True
    tokens = cut(after) if piece in _WEAK else ()
    return piece in _WEAK and (after[0] == "用" or not tokens or tokens[0][0] > 0 or tokens[0][3] == "industry")


@lru_cache(maxsize=4096)
def _line_ends(tail: str) -> tuple[int, ...]:
    """Return where the words of a line of business end, the longest run first: 新材料|科技, not 新材|料."""
    industry = vocabulary().industry
    ends = {end for _, end, _, _ in cut(tail)} | {end for end in range(2, len(tail)) if tail[:end] in industry}
    whole = (end for end in ends if end > 1 and tail.count("(", 0, end) == tail.count(")", 0, end))
    return tuple(sorted(whole, reverse=True))


def _extension(folded: str, end: int, tail: str) -> int:
    """Return how many characters after a trade name still belong to the name (开泰|科技, 苏汇|资管)."""
    if folded[end : end + 1] == "(" and (placed := PLACED.match(folded, end)):
        return placed.end() - end
    for size in _line_ends(tail):
        if folded.startswith(tail[:size], end):
            return 0 if _NOT_ENDED.match(folded, end + size) else size
    for size in (6, 5, 4, 3, 2):
        piece = folded[end : end + size]
        short = size == 2 and piece.isalpha() and len(piece) == 2 and bool(tail) and in_order(piece, tail)
        if piece in _ENDINGS or (short and not _inside_word(folded, end + 2)):  # 资管 in 资产管理
            own = piece in tail
            return (
                0 if (not own and _goes_on(folded, end + size, piece)) or _NOT_ENDED.match(folded, end + size) else size
            )
    return 0


def _inside_word(folded: str, position: int) -> bool:
    """Tell whether a word goes on here: 农产|品."""
    return any(start < 2 < end for start, end, _, _ in cut(folded[position - 2 : position + 2]))


_SPEAKS = re.compile(r"强调|表示|认为|透露|宣布|称|方面")
# What follows an ending that is part of something else: 控股|了, 投资|人, 电子|书, 智能|手机, 服务|于.
_NOT_ENDED = re.compile(
    r"股?东|系列|(?<=控股)[\d了]|中心|(?<=投资)\d|(?<=出口)\d|(?<=销售)\d|\d(?![\d.]{0,6}(?:%|[多余]?[件项万亿年月家人名]))|[化性们学军部书者园]|大学|学院|开发区|产业园|事务|"
    r"(?<=投资)人(?!民)|(?<=智能)(?:手机|电视|机|系统)|(?<=服务)[于了]"
)


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
    if how == "ended" and (not folded[end : end + 1].isalnum() or RIGHT_CUE.match(folded, end)):
        return True
    return how == "alone" or (how in {"opening", "ended"} and _stands_alone(folded, start, end))


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Tell whether a trade name without its line of business opens a clause and speaks or does what firms do."""
    return opens_clause(folded, start) and (deed_follows(folded, end) or _SPEAKS.match(folded, end) is not None)


def _is_place_here(folded: str, word: str, end: int) -> bool:
    """Tell whether a trade name is a place's here: 天河机械, then 天河|县."""
    return len(word) <= 3 and _PLACE_UNIT.match(folded, end) is not None


def _is_other(folded: str, start: int, end: int) -> bool:
    """Tell whether a school or a brand is called so here: 华瑞大学, 娲石|牌, “中|海乐”."""
    if folded.startswith(_OTHERS, end) and not folded.startswith("牌照", end):
        return True
    if folded[start - 1 : start] in _QUOTES and folded.startswith(_BRANDED, end):
        return True
    return folded[end : end + 1] in ("”", '"') and _QUOTED.search(folded, max(0, start - 5), start) is not None


def _is_none(folded: str, word: str, start: int, end: int, longer: int) -> bool:
    """Tell whether a name met again is a place, a school, a person (谷|辽海|介绍) or part of a word here."""
    if longer == end and (_is_place_here(folded, word, end) or _is_other(folded, start, end)):
        return True
    if folded[start - 1 : start] == "·" or (longer - start == 2 and is_person(folded, start, longer)):
        return True
    return len(word) <= 3 and crosses_word(folded, start, longer)


def _is_thing(folded: str, word: str, end: int) -> bool:
    """Tell whether an everyday word and a line of business go on to another noun: 药用玻璃|瓶."""
    if word not in vocabulary().common or not folded[end : end + 1].isalpha() or RIGHT_CUE.match(folded, end):
        return False
    return not any(folded[end : end + size] in _MEASURED for size in range(2, 7))  # 东方机械|产值2亿元


def find_again(folded: str, names: dict[str, tuple[str, str, str]], seen: Sequence[Span]) -> list[Span]:
    """Return every other occurrence of the names of a document, with the endings they take there."""
    found: list[Span] = []
    if not names:
        return found
    ends = {span.start: span.end for span in seen if span.rule != "known_name"}
    for start, end, word in _occurrences(folded, names):
        if ends.get(start, 0) >= end:
            continue
        how, tail, full = names[word]
        longer = end
        after = folded[end : end + 1]
        if (
            (after in _ENDING_FIRST or after == "(" or (tail and after in tail))
            and word[-1] not in _CLOSED
            and not word.isascii()
        ):
            longer = end + _extension(folded, end, tail)
        if longer == end and not _may_stand(folded, how, start, end):
            continue
        if _is_none(folded, word, start, end, longer):
            continue
        if (
            how == "extended"
            and longer > end
            and tail
            and folded[end:longer] == tail
            and _is_thing(folded, word, longer)
        ):
            continue
        surface = folded[start:longer]
        found.append(
            Span(
                start,
                longer,
                kind_by_form(surface, "foreign" if word.isascii() else "short"),
                "same_document",
                word,
                full=full or None,
            )
        )
    return found
