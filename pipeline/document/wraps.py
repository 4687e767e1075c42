"""Find the line breaks that cut a sentence in two, and only those.

A break is joined where the words prove it: an open bracket, a number cut in two, a character that never ends (or
begins) a clause, a fragment such as `…、经济⏎腾飞的决定性因素。`, or a long line of text without a full stop in a
report whose other long lines have theirs.  Headings, items, titles, dates, labels and table rows are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.lexicon import load
from extractors.number.magnitudes import NUMERALS
from pipeline.document.layout import TEXT_LINE, WINDOW, Style, is_table
from pipeline.document.lines import (
    HAN,
    depth,
    ends_sentence,
    fold_line,
    is_dated,
    is_part,
    starts_anew,
)
from pipeline.document.signature import ending

LONG = 40
# The class behind the line break looks back over it: most lines end a sentence, and are settled here.
_BREAK = re.compile("\n(?<![。！？；：!?;:…]\n)[ \t　\n]*")
_ANY_BREAK = re.compile("\n[ \t　\n]*")
_FRAGMENT = re.compile(rf"[{HAN}]{{1,6}}的[{HAN}]{{1,10}}[。;]")
_NUMBER_TAIL = re.compile(rf"[{HAN}][^\n]*\d[.,]?$")
_NUMBER_REST = re.compile(r"\d{0,9}(?:[.,]\d{1,9})? ?(?:[万亿千百元吨家项件个人亩户名辆台套所%‰](?!份)|公里|平方)")
# A numeral in characters, cut in two: 五百四⏎十万元.  Of money and of goods: 十⏎五项工作 may be a heading.
_NUMERAL_TAIL = re.compile(rf"(?!第)[{HAN}][{NUMERALS}]{{1,12}}$")
_NUMERAL_REST = re.compile(rf"[{NUMERALS}]{{1,12}}(?:多|余)?(?:元|吨|公斤|亩|公里|平方)")
_FULL_STOP = re.compile("[。;!?]")
_RUN_ON = re.compile(r"[,。;!?]")
_OPEN = "《“(（【,，、"
_CLOSE = ",，。;；、)）》】%％‰”"


def broken_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield `(start, end)` of every run of blanks and line breaks that stands inside a sentence.

    Where paragraphs are indented and the lines they go on in are not, a paragraph is one line, whatever ends its lines;
    where a text is set in a column, so are lines that reach its margin unfinished.
    """
    style = Style(text)
    is_set = style.indents or style.has_margin
    joined = begin = 0  # where the last joined break ended, and where the line it is in began
    for found in (_ANY_BREAK if style.indents else _BREAK).finditer(text):
        cut, after = found.span()
        start = text.rfind("\n", 0, cut) + 1
        if start > joined:
            begin = start
        while cut > begin and text[cut - 1] in " \t　":
            cut -= 1
        if is_set and style.runs_on(text[max(begin, joined) : cut], joined <= begin, text[cut:after], text, after):
            yield cut, after
            joined = after
        elif after < len(text) and _may_be_broken(text, begin, cut, after):
            stop = text.find("\n", after)
            tail = text[after : min(stop, after + WINDOW) if stop >= 0 else after + WINDOW]
            head = text[max(begin, cut - WINDOW) : cut]
            if _is_broken(fold_line(head).strip(), fold_line(tail).strip(), style, text[found.start() : after]):
                yield cut, after
                joined = after


def _may_be_broken(text: str, begin: int, cut: int, after: int) -> bool:
    """Return whether the break can be inside a sentence, by what costs nothing to look at; this settles most."""
    if cut - begin < 4 or text[cut - 1] in "。！？；：!?;:…":
        return False
    last, first = text[cut - 1], text[after]
    if cut - begin >= TEXT_LINE or last in _OPEN or first in _CLOSE:
        return True
    if last in _edges("end") or first in _edges("start"):
        return True
    if last.isdigit() or (last in NUMERALS and first in NUMERALS):
        return True
    return text.find("、", max(begin, cut - WINDOW), cut) >= 0


@cache
def _edges(side: str) -> frozenset[str]:
    """Return the characters that hardly ever end, or begin, a clause."""
    return frozenset(row["char"] for row in load("line_edges") if side in row["side"])


def _is_broken(head: str, tail: str, style: Style, gap: str) -> bool:
    """Return whether `head⏎tail` is one sentence.  What speaks for it is asked first: it is seldom there."""
    if len(head) < 2 or not tail or gap.count("\n") > 3:
        return False
    if tail[0] in _CLOSE or head[-1] in "《“(【":
        return len(head) >= 4 and not is_dated(head) and not is_table(head, tail)
    if _number_cut(head, tail):
        return not is_table(head, tail) and not is_part(head)
    # An indented line begins a paragraph: then the length of the line before proves nothing.
    runs_on = not gap.endswith(("  ", "　")) and _is_text(head) and _goes_on(tail)
    if not (_words_prove(head, tail) or (runs_on and style.stops)):
        return False
    stands_alone = is_dated(head) or is_part(head) or ends_sentence(head) or starts_anew(tail)
    return not stands_alone and not is_table(head, tail)


def _number_cut(head: str, tail: str) -> bool:
    """Return whether a number was cut: `收入12⏎00万元`, `收入1200⏎万元` or `收入五百四⏎十万元`."""
    if len(head) >= 8 and head[-1] in NUMERALS and _NUMERAL_REST.match(tail):
        return _NUMERAL_TAIL.search(head[-30:]) is not None
    if len(head) < 8 or not (head[-1].isdigit() or head[-1] in ".,"):
        return False
    return bool(_NUMBER_TAIL.search(head[-30:]) and _NUMBER_REST.match(tail)) and not is_dated(head)


def _words_prove(head: str, tail: str) -> bool:
    """Return whether the characters at the break show that the sentence goes on."""
    if len(head) < 6:
        return False
    if head[-1] in ",、":
        return len(head) >= 12
    edge = head[-1] in _edges("end") or tail[0] in _edges("start")
    if edge and (len(head) >= 12 or _RUN_ON.search(tail)):
        return True
    fragment = "、" in head[2:] and _FRAGMENT.match(tail) is not None and len(tail) > 15
    return fragment and depth(head) not in (0, 1)


def _is_text(head: str) -> bool:
    """Return whether an unfinished line is running text, not a heading or a title."""
    if not (head[-1].isalnum() or head[-1] in "》%"):
        return False
    if depth(head) in (0, 1, 2) and len(head) < 2 * LONG and not _FULL_STOP.search(head):
        return False
    if ending(head, "doc_types") and _RUN_ON.search(head) is None:
        return False  # 甲县2016年国民经济和社会发展计划执行情况与2017年国民经济和社会发展计划草案的报告
    return len(head) >= LONG or (len(head) >= TEXT_LINE and _FULL_STOP.search(head) is not None)


def _goes_on(tail: str) -> bool:
    """Return whether a line can be the rest of a sentence: it is finished, or long."""
    return (tail[0].isalnum() or tail[0] in "“《(") and (len(tail) >= TEXT_LINE or ends_sentence(tail))
