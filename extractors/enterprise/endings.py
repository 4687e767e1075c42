"""What lengthens a trade name that a document repeats: its line of business, a form, a place (开泰|科技)."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.base import in_order
from extractors.enterprise.known import PLACED
from extractors.enterprise.right import RIGHT_CUE, branch_end
from extractors.enterprise.words import SUFFIXES, cut, either, role, vocabulary
from extractors.lexicon import load

# Endings that are verbs or everyday nouns as well: 中铝|发展铜产业.
_VERBAL = role("verbal_ending")
_LINES = (role("trade") | role("plain_line")) - _VERBAL - role("verbal")
_WEAK = frozenset(row["suffix"] for row in load("name_suffixes") if row["strength"] == "weak")


def _endings() -> frozenset[str]:
    """Return what may lengthen a trade name: suffixes of names and forms."""
    suffixes = frozenset(row["suffix"] for row in load("name_suffixes")) - {"股份"}
    return suffixes | frozenset(row["form"] for row in load("legal_forms"))


ENDINGS = _endings()
ENDING_FIRST = frozenset(ending[0] for ending in ENDINGS)


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


def extension(folded: str, end: int, tail: str) -> int:
    """Return how many characters after a trade name still belong to the name (开泰|科技, 苏汇|资管)."""
    if (branch := _branch(folded, end)) > end:
        return branch - end
    for size in _line_ends(tail):
        if folded.startswith(tail[:size], end):
            return 0 if NOT_ENDED.match(folded, end + size) else size + 2 * folded.startswith("公司", end + size)
    if size := _whole_line(folded, end):
        return size
    for size in (6, 5, 4, 3, 2):
        piece = folded[end : end + size]
        if len(piece) < size:
            continue  # the text ends
        short = size == 2 and piece.isalpha() and len(piece) == 2 and bool(tail) and in_order(piece, tail)
        if piece in ENDINGS or (short and not _inside_word(folded, end + 2)):  # 资管 in 资产管理
            return size if _ends(folded, end, piece, tail) else 0
    return 0


def _branch(folded: str, end: int) -> int:
    """Return where the place of a branch ends, in brackets or before 公司; else `end`."""
    placed = PLACED.match(folded, end) if folded[end : end + 1] == "(" else None
    return placed.end() if placed else branch_end(folded, end)


def _ends(folded: str, end: int, piece: str, tail: str) -> bool:
    """Tell whether an ending stands for itself here: 恒源阀门|科技人员 goes on to another word."""
    at = end + len(piece)
    if piece not in tail and (folded[end : at + 2] in vocabulary().common or _goes_on(folded, at, piece)):
        return False
    return NOT_ENDED.match(folded, at) is None


def _whole_line(folded: str, end: int) -> int:
    """Return the length of a line of two words or more that a name takes on before a mark or a cue: 海洋|科技."""
    at, last = 0, ""
    for start, stop, word, kind in cut(folded[end : end + 8]) if not folded.startswith("集团", end) else ():
        if start != at or kind != "industry":
            break
        at, last = stop, word
    if at < 4 or last not in _LINES or at == len(last):
        return 0
    return 0 if folded[end + at : end + at + 1].isalnum() and not RIGHT_CUE.match(folded, end + at) else at


def next_line(folded: str, end: int) -> int:
    """Return the length of the word for a line of business that stands right here, -1 where it ends no name here."""
    tokens = cut(folded[end : end + 4])
    if not tokens or tokens[0][0] or tokens[0][3] != "industry" or tokens[0][2] in _VERBAL:
        return 0
    size = tokens[0][1]
    return size if tokens[0][2] in SUFFIXES and not NOT_ENDED.match(folded, end + size) else -1


def _inside_word(folded: str, position: int) -> bool:
    """Tell whether a word goes on here: 农产|品."""
    return any(start < 2 < end for start, end, _, _ in cut(folded[position - 2 : position + 2]))


# What follows an ending that is part of something else: 控股|了, 投资|人, 电子|书, 智能|手机, 服务|于.
NOT_ENDED = re.compile(
    rf"{either('goes_on')}|股?东|(?<=控股)[\d了]|(?<=投资)\d|(?<=出口)\d|(?<=销售)\d|\d(?![\d.]{{0,6}}(?:%|[多余]?[件项万亿年月家人名]))|[化性们学军部书者园]|"
    r"(?<=出口)[的到至往]|"
    rf"(?<=投资)人(?!民)|(?<=智能)(?:{either('thing_made')}|机)|(?<=服务)[于了]|(?<=包装)[为成]"
)
