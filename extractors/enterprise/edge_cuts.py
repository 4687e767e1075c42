"""Decisions on the words of a window: which of them end, open or belong to the name that follows them.

Of its places `edge_places` decides.
"""

from __future__ import annotations

from itertools import pairwise

from extractors.enterprise.words import KINDS, Token, role, vocabulary

# Lines of business that are verbs as well.
_VERBAL = role("verbal")
# Weak stops that follow a figure; at the head of a clause they open a name (时讯遨游).
_MEASURES = frozenset("年月日号家名位个元时届期版次种类项条款章节篇后前")
# Stops that end the name of a legal person as well (赣商联合股份有限公司).
_INNER_STOPS = role("inner_stop")


def after_stop(run: str, hits: list[tuple[int, int, int]], legal: bool) -> tuple[int, list[Token]]:
    """Return where the last stop word ends in a run, and the words after it.

    A longer stop word right behind the place of a legal name belongs to its trade name (安徽|高管|家).
    """
    codes, kinds = _CODES, KINDS
    begin, index = 0, len(hits)
    while index:
        number, _, end = hits[index - 1]
        if not codes[number] and not (legal and _inner_stop(run, hits, index - 1)):
            begin = end
            break
        index -= 1
    return begin, [(start, end, run[start:end], kinds[codes[number]]) for number, start, end in hits[index:]]


def _inner_stop(run: str, hits: list[tuple[int, int, int]], index: int) -> bool:
    """Tell whether a stop word is part of a legal name: behind its place, or before its line of business alone."""
    _, start, end = hits[index]
    word = run[start:end]
    before = hits[index - 1] if index else None
    if run[end : end + 1] == "(" and word[-1] not in _NO_CALL and start - _last_end(hits[:index]) <= _SHORT:
        return True  # no name begins with its place in brackets: 同一|(北京)科技
    if len(word) > 1 and before and before[2] == start and KINDS[_CODES[before[0]]] == "region":
        return word[-1] not in _BODY_ENDS and not word.endswith(("公司", "企业"))
    if word in _JOINING:  # 东西设备|及|发动机部件
        joined = before is not None and before[2] == start and KINDS[_CODES[before[0]]] == "industry"
        return joined and end < len(run) and _runs_on(run, hits[index + 1 :], end, _PLAIN_LINES)
    if word not in _INNER_STOPS or not _runs_on(run, hits[index + 1 :], end, _LINES):
        return False
    stop = next((hit[2] for hit in reversed(hits[:index]) if not _CODES[hit[0]]), 0)
    return start - stop >= 2 and (end == len(run) or _names_something(hits[:index], stop, start))


def _last_end(hits: list[tuple[int, int, int]]) -> int:
    """Return where the last stop word or place ends, 0 for none."""
    return next((end for number, _, end in reversed(hits) if KINDS[_CODES[number]] in _BOUNDS), 0)


_JOINING, _BOUNDS = frozenset("及"), frozenset({"stop", "region"})
_BODY_ENDS = frozenset("的有局厅委府会办处")  # 平安县|科技局|恒远机械: a body, as 的 and 还有, never stands inside
_NO_CALL = frozenset("的有于了是为和在")  # 位于|(上海)岱禾科技 leads to a name
_SHORT = 2  # characters of a name that such a word ends: 微|吧
_LINES, _PLAIN_LINES = frozenset({"industry", "region"}), frozenset({"industry", "common"})


def _runs_on(run: str, hits: list[tuple[int, int, int]], position: int, classes: frozenset[str]) -> bool:
    """Tell whether words of these classes, places in brackets and stops of names cover the run to its end."""
    for number, start, end in hits:
        kind = KINDS[_CODES[number]]
        fits = kind in classes or run[start - 1] == "(" or run[start:end] in _INNER_STOPS
        if run[position:start].strip("() ") or not fits:
            return False
        position = end
    return not run[position:].strip("() ")


def _names_something(hits: list[tuple[int, int, int]], stop: int, end: int) -> bool:
    """Tell whether a place, a known name or characters that no lexicon knows stand between a stop word and here."""
    inside = [hit for hit in hits if hit[1] >= stop]
    named = any(KINDS[_CODES[number]] in {"region", "known"} for number, _, _ in inside)
    return named or sum(hit[2] - hit[1] for hit in inside) < end - stop


# A class is its number in KINDS; stop words have the number 0.
_CODES = vocabulary().codes


def tail_start(run: str, tokens: list[Token], begin: int, legal: bool) -> int:
    """Return where the words for the line of business begin that end the run."""
    pos = len(run) - 2 * (tokens[-1][1] == len(run) - 1 and run.endswith("科技"))  # 岱|特科|技, where 特科 is a word
    for start, end, _, kind in reversed(tokens):
        if run[pos - 1] == ")":
            pos = run.rfind("(", 0, pos)
        if end > pos:
            continue
        if end < pos or not (kind == "industry" or (legal and kind == "region" and start > begin)):
            break
        pos = start
    return max(pos, begin)


def skip_weak(folded: str, run: str, base: int, tokens: list[Token], begin: int, tail: int) -> int:
    """Move the edge past one-character stops (和, 为, 向 …) unless they look like part of a trade name."""
    edge = begin
    opening = True
    for start, end, word, kind in tokens:
        if kind == "region" and start == edge and not opening:
            edge = end
        led = tail - end == 1 and start == begin and run[end] == "中"  # 对|中岱太阳能
        if kind == "weak" and start >= begin and (tail - end >= 2 or (tail == end and start == begin) or led):
            after_digit = base + start > 0 and folded[base + start - 1].isdigit()
            opening_name = start == 0 and word in _MEASURES
            if after_digit or start - edge >= 2 or (start == begin and not opening_name):
                begin = edge = end
        elif kind == "region" and start == edge:
            edge = end
        opening = False
    return begin


def known_behind_stop(tokens: list[Token], begin: int) -> int:
    """Move the edge to a known name behind a one-character stop and one more: 天对|上海莱士血液制品."""
    for (first, middle, _, before), (start, end, _, kind) in pairwise(tokens):
        if begin <= first <= begin + 1 and before == "weak" and middle == start and kind == "known" and end - start > 3:
            return start
    return begin


_LEADING_ON = frozenset("对为与向由以")


def strip_common(tokens: list[Token], lead: int, tail: int, legal: bool) -> int:
    """Cut everyday words off the front: verbs before a trade name, any where the stretch is too long for one.

    A legal name may well open with everyday nouns (印象大红袍股份有限公司).
    """
    generic, opens = vocabulary().generic, lead
    for index, (start, end, word, kind) in enumerate(tokens):
        if start < lead:
            continue
        rest = tail - end
        if start != lead or rest < 2:
            break
        if lead > opens and word in _LEADING_ON:
            lead = end  # 本所|对|银岱新材料
            continue
        dull = kind in {"common", "generic", "industry", "verb"}
        if legal and tail - lead <= 8:
            dull = (kind in {"generic", "verb"} or word in generic) and end - start > 1
        if not (tail - lead > 4 and dull):
            gap = rest - sum([t[1] - t[0] for t in tokens[index + 1 :] if t[1] <= tail])
            if gap < 2 or not (kind == "verb" or word in _VERBAL or word == "企业"):  # 台资企业|东峤电子
                break
        lead = end
    return lead
