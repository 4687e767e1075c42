"""Gates before rules that most texts have nothing for: a rule is asked only of texts that hold what it needs.

The needs are read out of a rule's own patterns (`needs`), so that nobody has to keep a list of words beside it.  The
words of all gates are looked for in one pass over a text, single characters (占, 从, the marks of a list) one by one,
after which a gate is one operation on two numbers:

    if passage.missing & gate.mask:  # the text lacks something that each match of the patterns holds

Few texts are read sooner without: until many are expected, and for a text that nobody `surveyed`, all gates are open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import reduce
from itertools import product
from operator import or_

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from extractors.base import Passage
from extractors.needs import Need, needs_of, shortened

_PAYS = 1_000_000  # characters after which what the gates spare is worth their automaton
_BEST = 3  # needs of a gate that are asked for
_ENOUGH = 2  # words of which make single characters needless
_COMMON = frozenset("。,、的为是有年于上在产中和及日成人月")  # characters that stand in a third of all texts
Asked = re.Pattern[str] | Callable[[], re.Pattern[str]]  # what makes a pattern is called when it is read
_gates: list[Gate] = []
_bits: dict[Need, int] = {}
_open = [_PAYS]  # characters of texts for which all gates are to stay open
_surveys: list[_Survey] = []  # one, once it pays, until there are more gates


class Gate:
    """What a rule needs: one of its `ways`, of each of which all patterns must match.

    Signs stand for figures in the patterns; which of them a text has, `surveyed` is told.
    """

    __slots__ = ("_signs", "_ways", "mask")

    def __init__(self, *ways: Sequence[Asked], signs: str = "") -> None:
        """Note the patterns, or what makes them; they are read once it pays."""
        self._ways, self._signs = ways, frozenset(signs)
        self.mask = 0
        _gates.append(self)
        _surveys.clear()

    def prepare(self) -> None:
        """Read what the patterns need."""
        for need in self._needs() if not self.mask else ():
            self.mask |= _bits.setdefault(need, 1 << len(_bits))

    def _needs(self) -> Iterable[Need]:
        """Return what every way needs, where there are several each time one of them."""
        ways = [self._of_way(way) for way in self._ways]
        if len(ways) == 1:
            return ways[0][:_BEST]
        best = 2 if len(ways) <= _BEST else 1
        return {frozenset[str]().union(*one) for one in product(*(way[:best] for way in ways))}

    def _of_way(self, patterns: Sequence[Asked]) -> list[Need]:
        """Return the needs of one way, best first: words, single characters, signs; numerals tell nothing."""
        read = (pattern if isinstance(pattern, re.Pattern) else pattern() for pattern in patterns)
        found = {shortened(need) for pattern in read for need in needs_of(pattern, self._signs)}
        signs = [need for need in found if need <= self._signs]
        telling = [need for need in found if not need & self._signs and not any(map(_is_common, need))]
        words = [need for need in telling if min(map(len, need)) > 1]
        chars = [need for need in telling if min(map(len, need)) == 1] if len(words) < _ENOUGH else []
        return [one for needs in (words, chars, signs) for one in sorted(needs, key=_order)]


def _is_common(one: str) -> bool:
    """Tell whether a string stands in most texts: numerals, marks, and characters of which no text is without some."""
    return one.isnumeric() or one in _COMMON if len(one) == 1 else not any(map(str.isalpha, one))


def _order(need: Need) -> tuple[int, int, list[str]]:
    """Put rarer needs first: few words, and long ones."""
    return len(need), -min(map(len, need)), sorted(need)


class _Survey:
    """One pass over a text for all words of all gates."""

    def __init__(self) -> None:
        """Prepare the gates there are."""
        for gate in _gates:
            gate.prepare()
        self._all = (1 << len(_bits)) - 1
        masks: dict[str, int] = {}
        for need, bit in _bits.items():
            for word in need:
                masks[word] = masks.get(word, 0) | bit
        words = [word.encode("utf-8", "surrogatepass") for word in masks if len(word) > 1]
        self._masks = [mask for word, mask in masks.items() if len(word) > 1]
        self._chars = [(word, mask) for word, mask in masks.items() if len(word) == 1]
        self._of, self._all_chars = masks, reduce(or_, [mask for _, mask in self._chars], 0)
        automaton = BytesAhoCorasick(words, matchkind=MatchKind.Standard, implementation=Implementation.DFA)
        self._hits = automaton.find_matches_as_indexes

    def missing(self, folded: str, signs: Collection[str]) -> int:
        """Return the needs that nothing in a text meets."""
        masks = self._masks
        held = reduce(or_, [self._of.get(sign, 0) for sign in signs], 0)
        if signs:
            held = reduce(or_, [mask for char, mask in self._chars if char in folded], held)
        else:  # few rules ask of a text without figures
            held |= self._all_chars
        for number, _, _ in self._hits(folded.encode("utf-8", "surrogatepass"), overlapping=True):
            held |= masks[number]
        return self._all & ~held


def surveyed(passage: Passage, signs: Collection[str] = ()) -> None:
    """Note on a passage what it lacks of all that gates need; `signs` are those of the figures it holds."""
    if not _surveys:
        _open[0] -= len(passage.folded)
        if _open[0] > 0:
            return
        _surveys.append(_Survey())
    passage.missing = _surveys[0].missing(passage.folded, signs)


def expect_all() -> None:
    """Prepare for many texts."""
    _open[0] = 0
    if not _surveys:
        _surveys.append(_Survey())
