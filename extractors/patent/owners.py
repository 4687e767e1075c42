"""Whose part of the patents told before a number is; it names no kind of its own, and takes theirs.

- `goes_on`, `led_by`: by whom they were applied for begins a sentence or a clause of its own.
  `专利申请860件。|从申请主体看,企业612件`, `申请专利316件。|恒昌机电公司一家就申请了63件`.
- `next_of`: the next of such groups (企业612件、|高校|148件); `next_firm`: the next firm, by how its name ends
  (恒川重工申请72件,|宏远泵业|31件); `is_part_of`: any other owner behind 其中, and the next of these
  (专利1264项,|其中甲县|318项,|乙县|207项).
"""

from __future__ import annotations

import re

from extractors.enterprise.endings import ENDINGS
from extractors.figure_words import figure_word
from extractors.roles import Roles

_WORDS = Roles("patent_words", "role")
_WHO = _WORDS.either("applicant")
WHOM = f"{_WHO}(?:(?:[、和与及]|以及){_WHO})*"
_CHAR, _AMONG = "[^,;。:、0-9()]", "其中[,:]?"
_VIEW = r"[从按分][^,;。\n0-9]{0,4}(?:申请|授权)[^,;。\n0-9]{0,4}(?:主体|人|者)[^,;。\n0-9]{0,6}[,:]"
_KIND = f"(?:(?:{_AMONG}|{_VIEW}){WHOM}|{WHOM}(?:申请|授权))"
_FIRM = r"[^,;。:、\n0-9]{2,24}?(?:公司|集团|厂|企业)(?:一家)?(?:今年|全年|当年|年内)?就?(?:申请|获?授权)了?"
_OF_KIND = f"{_AMONG}(?:发明|实用新型|外观(?:设计)?)(?:申请|授权)"  # 申请专利431件。|其中:发明申请58件
_MARKED = re.compile(rf"(?:{_KIND}|{_FIRM}|{_OF_KIND})(?=[0-9][0-9,]*件)")
_AT_END = re.compile(rf"[。;,](?:{_KIND}|{_FIRM})$")
_VIEWED = re.compile(f"[。;,]{_VIEW}{WHOM}$")
# 其中企业申请612件|,占71%;高校及科研院所148件
_NEXT = re.compile(rf"(?:,占[^,;。0-9]{{0,10}}[0-9.]{{1,6}}%)?[,;、]{WHOM}")
_BEFORE = re.compile(f"{WHOM}(?:专利)?(?:申请|授权)?$")
# 恒川重工|申请72件,宏远泵业31件: short names, by how they end.
_BY_FIRM = "(?:[分按从][^,;。0-9专\n]{1,6}[看分说],)?"  # 分企业看,
_SHORT = re.compile(rf"{_BY_FIRM}[^,;。:、0-9()专\n]{{2,20}}?(?=申请[0-9])")
_NEXT_FIRM = re.compile(f"[,;。:、](?:{_AMONG})?{_BY_FIRM}(?P<name>{_CHAR}{{2,20}}?)(?P<act>申请|获?授权)?[ ]?")
_FIRM_ENDS = (*ENDINGS, "股份")
_OWNER = f"{_CHAR}{{0,20}}(?:{figure_word('patent_owner')}|[区县市镇乡]|园区?|[厂院所])[ ]?"
_PART, _NEXT_PART = re.compile(f"[,;、:(]{_AMONG}{_OWNER}"), re.compile(f"[,;、]{_OWNER}")
_PARTS = re.compile("其中[,:]?(?:授权|申请)?(?:发明|实用新型|外观设计)[^,。;]{0,4}[0-9]")  # 专利236件。|其中发明84件
_REACH, _NEAR = 48, 36


def goes_on(folded: str, start: int) -> bool:
    """Tell whether a sentence that begins at `start` goes on with the patents of the one before."""
    if folded.startswith("授权量", start) or _PARTS.match(folded, start):  # 专利申请212件。|授权量为134件
        return True
    short = _SHORT.match(folded, start)
    return _MARKED.match(folded, start) is not None or (short is not None and short[0].endswith(_FIRM_ENDS))


def led_by(folded: str, floor: int, start: int) -> bool:
    """Tell whether nothing but whose they are stands between a mark and the number at `start`."""
    return _AT_END.search(folded, max(floor, start - _REACH), start) is not None


def viewed(folded: str, floor: int, start: int) -> bool:
    """Tell whether whose they are is told of all of them, whatever stands before: 从申请主体看,企业|612件."""
    return _VIEWED.search(folded, max(floor, start - _REACH), start) is not None


def next_of(folded: str, before: tuple[int, int], start: int) -> bool:
    """Tell whether the number at `start` is that of the next of those whose the one before, given by its span, is."""
    first, end = before
    return (
        start - end <= _REACH
        and _NEXT.fullmatch(folded, end, start) is not None
        and _BEFORE.search(folded, max(0, first - _REACH // 2), first) is not None
    )


def next_firm(folded: str, end: int, start: int, follows_firm: bool) -> bool:
    """Tell whether between two numbers only a firm is named that applied or was granted: 甲公司申请72件,|乙厂|31件."""
    told = _NEXT_FIRM.fullmatch(folded, end, start) if start - end <= _REACH else None
    return told is not None and (told["act"] is not None or follows_firm) and told["name"].endswith(_FIRM_ENDS)


def is_part_of(folded: str, end: int, start: int, follows_part: bool) -> bool:
    """Tell whether between two numbers only the owner is named whose part the second is."""
    if start - end > _NEAR:
        return False
    match = _PART.fullmatch(folded, end, start) or (follows_part and _NEXT_PART.fullmatch(folded, end, start))
    return bool(match)
