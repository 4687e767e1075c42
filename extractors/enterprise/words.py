"""The words that surround and build the names of enterprises, and their classes.

A short window left of a name's end is cut into these words; what no lexicon knows is a gap, and a gap is
what trade names are made of.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.lexicon import Matcher, columns, load, matcher, pairs, seldom, terms
from extractors.roles import Roles
from extractors.words import prepared
from extractors.words.matcher import in_order
from extractors.words.prepared import made
from extractors.words.seldom import Words

# Words by the roles they play in the rules, and phrases that prove a name.
ROLES, PROOFS = Roles("name_roles"), Roles("name_proofs", word="phrase")
role, either = cache(ROLES.set_of), ROLES.either

# What a firm's name ends in, for rules that read one end of it; 店 and its like end a name more weakly.
SUFFIXES = frozenset(row["suffix"] for row in load("name_suffixes") if row["strength"] != "ending")

# The classes; the matcher's words carry their number in one byte each, which stays in the processor's cache.
KINDS = ("stop", "weak", "region", "industry", "generic", "common", "verb", "known")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word classes for the window, and the matcher that cuts it; `codes` are the classes in the matcher's order."""

    classes: dict[str, str]
    generic: frozenset[str]
    common: Words[None]
    industry: frozenset[str]
    regions: dict[str, str]
    trade: frozenset[str]
    matcher: Matcher
    codes: bytes


# Of a name known beforehand its kind, and whether it is ambiguous: also an ordinary word, which needs a cue.
Known = tuple[str, bool]


@cache
def known_names() -> dict[str, Known]:
    """Return the names known beforehand."""
    return prepared.words("known names", _known)


def _known() -> dict[str, Known]:
    """Return what `known_names` returns; names alike share what is said of them."""
    known = columns("known_names")
    looks = [(kind, ambiguous == "yes") for kind, ambiguous in zip(known["kind"], known["ambiguous"], strict=True)]
    shared = {look: look for look in looks}
    return dict(zip(known["name"], map(shared.__getitem__, looks), strict=True))


def guards() -> tuple[dict[str, str], ...]:
    """Return the words that swallow a known name."""
    return load("name_guards")


@cache
def vocabulary() -> Vocabulary:
    """Return the classes of all words, and the places that may begin the name of a firm."""
    common, generic, industry = seldom("common_words"), terms("generic_words"), terms("industry_words")
    regions, trade = pairs("regions", "level"), made("trade words", _trade)
    codes = made("codes of words", lambda: bytes(map(KINDS.index, _classes().values())))
    every = matcher("words", _classes)
    return Vocabulary(prepared.words("classes", _classes), generic, common, industry, regions, trade, every, codes)


def _trade() -> frozenset[str]:
    """Return the places that may begin the name of a firm, with other words of trade."""
    # Counties and cities without 县 or 市 name firms as easily as everyday words do (横峰机械).
    places = pairs("regions", "level").items()
    return terms("trade_words") | {
        word for word, level in places if len(word) == 2 and level in {"county", "prefecture"}
    }


@cache
def _classes() -> dict[str, str]:
    """Return the classes of all words in the matcher's order.  Where lexicons disagree the later of this list wins."""
    generic, industry, regions = terms("generic_words"), terms("industry_words"), pairs("regions", "level")
    classes = dict.fromkeys(columns("common_words")["word"], "common")
    classes.update(dict.fromkeys(terms("common_words", pos="v"), "verb"))
    classes.update(dict.fromkeys(generic, "generic"))
    classes.update({row["word"]: row["class"] for row in load("stop_contexts")})
    classes.update(dict.fromkeys(industry, "industry"))
    classes.update(dict.fromkeys((word for word in regions if len(word) > 1), "region"))
    classes.update({name: "known" for name, (_, doubtful) in known_names().items() if not doubtful and len(name) > 1})
    classes.update(dict.fromkeys(("集团", "控股"), "industry"))
    classes.update(dict.fromkeys(("公司", "总公司", "合作社"), "stop"))
    return {word: classes[word] for word in in_order(classes)}


# A word of the window: start, end, word, class.  A plain tuple, for it is made by the hundred thousand.
Token = tuple[int, int, str, str]


@lru_cache(maxsize=1 << 12)  # half of the trade names are asked again
def cut(window: str) -> tuple[Token, ...]:
    """Cut a short folded string into the words the lexicons know; gaps are left out."""
    vocab = vocabulary()
    codes, kinds = vocab.codes, KINDS
    hits = vocab.matcher.indexes(window)
    return tuple([(start, end, window[start:end], kinds[codes[index]]) for index, start, end in hits])


_WHOLE, _LEADS, _SURNAMES = role("name_char"), role("name_lead"), role("surname")
_HALVES, _NO_FIRST = _WHOLE | role("name_half"), role("no_first")


def is_coined(core: str) -> bool:
    """Tell whether two or three characters that are no word are of those that trade names are made of: 鑫岱, 华德."""
    if core in vocabulary().classes or any(kind != "generic" or end - start > 1 for start, end, _, kind in cut(core)):
        return False
    if len(core) == 3:
        return core[0] not in _SURNAMES and not cut(core) and sum(char in _HALVES for char in core) > 1
    return len(core) == 2 and (not _WHOLE.isdisjoint(core) or core[0] in _LEADS or _HALVES.issuperset(core))


def is_strange_pair(core: str) -> bool:
    """Tell whether two characters that are no word, neither of which leads to one, make a trade name: 三利."""
    classes = vocabulary().classes
    kinds = {classes.get(char) for char in core}
    return len(core) == 2 and core not in classes and core[0] not in _NO_FIRST and kinds <= {"generic", None}


_RENEWED = frozenset("新金")


def is_charmed(core: str) -> bool:
    """Tell whether a word or a place and a character that trade names are made of make one: 万事|兴, 清江|源."""
    kinds = vocabulary().classes
    if core[:1] in _RENEWED and len(core) == 3 and core[1:] in vocabulary().trade:
        return True  # 新|大地
    charmed = len(core) == 3 and core[2] in _HALVES and core[1:] not in kinds
    return charmed and kinds.get(core[:2]) in {"common", "region", "known"}


_DATES = frozenset("年月日")
_NUMERALS, _BEFORE_NUMERALS = frozenset("亿万千百"), frozenset("十百千万几数")
_CROSSED = frozenset({"其中", "国内"})  # 其中|移动, 美国|内华达


def crosses_word(folded: str, start: int, end: int) -> bool:
    """Tell whether an everyday word straddles an edge of the span (完|美的, 万科|技): then it is no name."""
    words = vocabulary()
    if folded[start] in _NUMERALS and folded[start - 1 : start] in _BEFORE_NUMERALS:
        return True  # 千|亿光|伏市场
    if folded[start - 1 : start] in _DATES and folded[start - 2 : start - 1].isdigit():
        return False  # 2010年|华为: no 年华
    before = folded[start - 1 : start + 1]
    if before in words.common or before in _CROSSED:
        if end - start == 3 and folded[start + 1 : end] not in words.classes:
            return False  # 很快|乐视网: no 快乐, for 视网 is no word
        return folded[max(0, start - 2) : start] not in words.regions
    if end - start == 2 and folded[max(0, start - 1) : start + 1] in words.regions:
        return True  # 湖南|钢
    return end - start == 2 and folded[end - 1 : end + 1] in words.common and not _word_follows(folded, start, end)


def _word_follows(folded: str, start: int, end: int) -> bool:
    """Tell whether a name opens its clause and a word follows it, though another straddles its end: 岱行|当天."""
    kinds = vocabulary().classes
    before = folded[start - 1 : start]
    if kinds.get(folded[end - 1 : end + 1]) == "industry":
        return False  # 万|科技|改
    if "\u4e00" <= before <= "\u9fff" or before.isdigit() or before == "·" or kinds.get(folded[start]) in _FUNCTIONS:
        return False
    return kinds.get(folded[end : end + 2]) in _WORDS_BEHIND


_FUNCTIONS, _WORDS_BEHIND = frozenset({"weak", "stop"}), frozenset({"stop", "verb", "common", "generic"})
