"""Which counts of a passage are facts: those that state how many there are.

A number with a classifier may state nothing: an article (两种资源), a pointer (上述三家公司), a rank (排名前移12位), a
set that others are ranked in (在全省86个县中排名第9), a figure of speech (千家万户).  The checks read such counts, too.
"""

from __future__ import annotations

import re

from extractors.base import Passage
from extractors.count.words import STOPS
from extractors.counts import Count, find
from extractors.figure_words import figure_word

_WRITTEN = re.compile("[0-9０-９一二两三四五六七八九十百千万亿.,，]+")  # the numeral a count begins with
_SMALL, _NAMED, _HELD, _FOLLOWS, _PHRASES = map(STOPS.words, ("small", "named", "held", "follows", "phrase"))
_RANK = re.compile(f"{STOPS.either('rank')}了?$")
_IN_SET = re.compile(f"[^,;。:0-9]{{1,24}}?中,?[^,;。:0-9]{{0,6}}(?:{figure_word('placed')}|[居列排]第)")
_DOUBLED = tuple(phrase for phrase in _PHRASES if phrase[2:3] in tuple("一万千"))  # 千家万户: its second half, too
_POWERS = frozenset("十百千万亿")
# What points back at things that were named: 上述三家公司, 甲、乙等五家企业.
_POINTING = re.compile(rf"(?:{figure_word('points')}|[这那该同另等])$")


def stated(passage: Passage) -> list[Count]:
    """Return the counts that stand as facts: no articles (两种资源), no numbered things (十八届), none that lead on."""
    kept = []
    for count in find(passage):
        if _leads_on(passage.folded, count):
            passage.drop(count.start, count.end, "count", "count_of_nothing_stated")
        else:
            kept.append(count)
    return kept


def _leads_on(folded: str, count: Count) -> bool:
    """Return whether a number with a classifier states no number of things."""
    written = _WRITTEN.match(count.text)
    small = written is not None and written.end() == 1 and not written[0].isdigit()
    classifier = count.text[written.end() :] if written else count.text
    if small and (classifier in _SMALL or _an_article(folded, count, classifier)):
        return True
    if classifier == "企业" and written is not None and _POWERS.issuperset(written[0]):
        return True  # 百亿企业6家
    if folded.startswith(_PHRASES, count.start) or folded.startswith(_DOUBLED, max(0, count.start - 2)):
        return True
    if classifier == "位" and _RANK.search(folded, max(0, count.start - 4), count.start):
        return True  # 排名前移12位
    if folded.find("中", count.end, count.end + 25) >= 0 and _IN_SET.match(folded, count.end):
        return True  # 在全省86个县中排名第9
    if folded.startswith(_FOLLOWS, count.end) or folded.endswith("每", 0, count.start):
        return True
    return classifier in _NAMED and not folded[max(0, count.start - 12) : count.start].rstrip("了共约").endswith(_HELD)


def _an_article(folded: str, count: Count, classifier: str) -> bool:
    """Return whether a numeral of one character points at things (上述三家公司) or at a kind (一项长期的任务)."""
    pointing = _POINTING.search(folded, max(0, count.start - 3), count.start)
    if pointing is not None and not (pointing[0][0] == "等" and classifier == "项"):
        return True  # but 《…》等十项国家标准 counts them all
    return count.text[0] == "一" and classifier in ("项", "件") and bool(count.noun)
