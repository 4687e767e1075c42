"""Whether what stands before an announcement, a stake or another weak cue is the name of a firm."""

from __future__ import annotations

import re

from extractors.enterprise.edge import Edge
from extractors.enterprise.proofs import blocked
from extractors.enterprise.words import role, vocabulary

_MAKERS = role("maker")
_FIRM_CUES = role("firm_cue")  # these prove a firm even behind an everyday word: 木瓜移动科创板
_PERSON_CUES, _SURNAMES, _ACRONYMS = role("person_cue"), role("surname"), role("acronym")
# Adverbs and prepositions before an announcement are no part of a name, nor do names end so: 公司仍以家电|主营.
_NO_SUBJECT = re.compile(r"[仍曾未欲难也已将却均向是在才仅虽此被为]|一直|本应|ST..[^A-Z]{2}|^.ST")
_NO_START, _NO_END = tuple(sorted(role("no_subject_start"))), tuple(sorted(role("no_subject_end")))

_NO_LINE = tuple(word for word in _NO_END if len(word) > 1)  # 虚假财务|公告


def is_announced(folded: str, edge: Edge, end: int, rule: str, cue: str) -> bool:
    """Tell whether what stands before a weaker cue is a name: by its length and what no lexicon knows of it."""
    size = end - edge.start
    place = len(edge.region)
    if edge.tail.endswith(("企业", "招标", "品牌")) or (rule == "subject" and _no_subject(edge, cue)):
        return False
    if rule == "stake" and (place or edge.tail) and len(edge.core) <= 2 and edge.tail and size <= 8:
        return True
    if rule == "stake" and edge.gap >= 2 and folded.count(folded[edge.start : end]) > 1 and size <= 7:
        return not (size == 3 and edge.core[0] in _SURNAMES)
    if edge.known and size - place > 4:
        return False
    if cue in _FIRM_CUES and edge.tail and size == 4 and vocabulary().classes.get(edge.core) == "common":
        return True
    if edge.gap == 3 and _names_person(edge.core, cue):
        return False
    if edge.core[:1] == "商" and folded[edge.start - 2 : edge.start + 1] in _MAKERS:
        return False  # 汽车制造|商世岱
    enough = edge.gap >= (1 if edge.known else 2) and edge.gap * 2 >= size - place
    return 3 <= size <= 7 and enough and not blocked(folded, edge.start)


def _names_person(core: str, cue: str) -> bool:
    """Tell whether three characters unknown to all lexicons are somebody's name: 代鹏举|预计, 制作人|王伟忠."""
    if core[-3] not in _SURNAMES or not cue:
        return core[0] in _SURNAMES and len(core) == 3
    return len(core) > 3 or cue in _PERSON_CUES


def _no_subject(edge: Edge, cue: str) -> bool:
    """Tell whether an acronym, an adverb or an everyday word precedes the announcement: CPI预计, 第一财季, 仍以家电."""
    core = edge.core
    if core in _ACRONYMS or _NO_SUBJECT.search(core) or core[:1] == "·" or core.startswith(_NO_START):
        return True
    if (
        core.endswith(_NO_END)
        or edge.tail.endswith(_NO_END)
        or (len(core) > 1 and core[0] > "一" and core[1:].isascii())
    ):
        return True  # 四|RIM
    return not edge.tail and not edge.known and edge.gap < len(edge.core) and cue not in _FIRM_CUES
