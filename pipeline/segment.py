"""Sections, sentences and words of a report; the one home of jieba.

`sentences` runs one compiled pattern over the whole text.  `words` cuts a short window with a private jieba
tokenizer, loaded on first use; only the user's own dictionary is added to it, at that moment, so results do not depend
on order.
"""

from __future__ import annotations

import logging
import re
import threading
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from extractors import lexicon
from pipeline.document.lines import MARKER, fold_line
from pipeline.startup.absent import absent
from pipeline.startup.dictionary import Counts

LONGEST_HEADING = 45
PATH_MARK = " / "
Bound = tuple[int, int]
# A mark with the quotes behind it (group 1), a line break, or a bracketed aside that is stepped over; blanks behind go
# with it.  The commonest comes first; a bracket that is not closed is passed by the empty alternative.
_STOP = re.compile(
    r"[。！？；!?;\n(（](?:(?<=[。！？；!?;])([。！？；!?;]{0,8}[”’」』)）》】\"]{0,3})\s*|(?<=\n)\s*"
    r"|[^()（）\n]{0,160}[)）]|)"
)
_HEAD = re.compile(r"\n[ \t　]*(?=[第一二三四五六七八九十(（\d①-⑳])")
_LABEL_END = re.compile(r"[。:;!?]")
_GIVING = threading.Lock()


class Span(NamedTuple):
    """One sentence: `text[start:end]` without blanks around it.  A tuple, for there are thousands in a report."""

    section: str | None
    start: int
    end: int


def sentences(text: str) -> list[Span]:
    """Return the sentences of a text in order, each with the path of headings it stands under."""
    found = bounds(text)
    return [Span(section, *bound) for section, bound in zip(sections(text, found), found, strict=True)]


def sections(text: str, found: Sequence[Bound]) -> list[str | None]:
    """Return the path of headings that each sentence stands under; `found` is what `bounds` returns."""
    out: list[str | None] = []
    section: str | None = None
    for at, path in headings(text):
        out += [section] * (bisect_left(found, (at, 0), len(out)) - len(out))
        section = path
    return out + [section] * (len(found) - len(out))


def bounds(text: str) -> list[Bound]:
    """Return where each sentence begins and ends, without blanks around it."""
    out: list[Bound] = []
    start = len(text) - len(text.lstrip())
    for found in _STOP.finditer(text, start):
        at, after = found.span()
        if found.lastindex:
            cut = found.end(1)
            if after == at + 1 and text[at] in "?!;" and _inside_latin(text, at, after):
                continue
        elif text[at] == "\n":
            cut = _before_blanks(text, start, at)
        else:
            continue
        if cut > start:
            out.append((start, cut))
        start = after
    cut = len(text.rstrip())
    if cut > start:
        out.append((start, cut))
    return out


def _before_blanks(text: str, start: int, cut: int) -> int:
    """Return where the blanks that end at `cut` begin, not before `start`."""
    while cut > start and text[cut - 1].isspace():
        cut -= 1
    return cut


def _inside_latin(text: str, at: int, after: int) -> bool:
    """Return whether a half-width mark stands inside an address such as `a.jsp?id=1`."""
    return after < len(text) and text[at - 1 : at].isascii() and text[after].isascii()


def headings(text: str) -> list[tuple[int, str]]:
    """Return `(offset, heading path)` of every numbered heading, in order."""
    out = []
    open_heads: list[tuple[int, str]] = []
    # Of a text of one line only the beginning can be a heading.
    for found in _HEAD.finditer("\n" + (text if "\n" in text else text[:LONGEST_HEADING])):
        at = found.end() - 1
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)][:400]
        level = MARKER.match(fold_line(line[:12]))
        label = _label(line, level.lastindex - 1) if level and level.lastindex else None
        if label is None or level is None or level.lastindex is None:
            continue
        while open_heads and open_heads[-1][0] >= level.lastindex:
            open_heads.pop()
        open_heads.append((level.lastindex, label))
        out.append((at, PATH_MARK.join(label for _, label in open_heads)))
    return out


def _label(line: str, depth: int) -> str | None:
    """Return the words of a heading: the whole short line, or what stands before the first full stop or colon."""
    whole = line.strip()
    stop = _LABEL_END.search(fold_line(whole))
    if stop is None:
        return whole if 3 <= len(whole) <= LONGEST_HEADING else None
    run_in = stop.end() < len(whole)
    if stop.start() > LONGEST_HEADING or (depth > 2 and run_in) or (run_in and stop.start() > 30):
        return None
    return whole[: stop.start()] if stop.start() >= 3 else None


def locate(spans: Sequence[Span], offset: int) -> int:
    """Return the number of the sentence that holds `offset`; blanks belong to the sentence before them."""
    return max(bisect_right(spans, offset, key=lambda span: span.start) - 1, 0)


@cache
def _tokenizer() -> tuple[Any, Counts]:
    """Return the private tokenizer, and the words that it has not been given yet."""
    with absent("pkg_resources"):  # slower than all the rest, and jieba knows how to do without
        import jieba  # noqa: PLC0415  (on first use only: most sentences need no words)

    jieba.setLogLevel(logging.CRITICAL)
    tokenizer = jieba.Tokenizer()
    waiting = Counts(tokenizer.gen_pfdict, Path(jieba.__file__).with_name("dict.txt"))
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = {}, waiting.total, True
    for word in lexicon.USER.words:
        _give(tokenizer, waiting, word.word)
        tokenizer.add_word(word.word, word.count, word.tag)
    return tokenizer, waiting


def _give(tokenizer: Any, waiting: Counts, text: Iterable[str]) -> None:
    """Give the tokenizer all words that begin with a character of `text`: it looks for no others in it.

    A character waits until its words are there, so that whoever finds none waiting may cut without the lock.
    """
    if waiting.chars and not waiting.chars.isdisjoint(text):
        with _GIVING:
            for char in waiting.chars.intersection(text):
                tokenizer.FREQ.update(waiting.of(char))
                waiting.chars.discard(char)


def whole_dictionary() -> None:
    """Read all words: for those who read many texts, or share the memory with others who do."""
    tokenizer, waiting = _tokenizer()
    _give(tokenizer, waiting, list(waiting.chars))


def words(window: str) -> list[str]:
    """Return the words of a short string; joined they give it back."""
    tokenizer, waiting = _tokenizer()
    _give(tokenizer, waiting, window)
    cut: list[str] = tokenizer.lcut(window)
    return cut


def cut_all(text: str) -> int:
    """Return how many words jieba finds in a whole text: the yardstick of the benchmark."""
    whole_dictionary()
    return sum(1 for _ in _tokenizer()[0].cut(text))
