"""What a sentence of patents says beyond kind and count: how the number moved, what it was to be, how many each has."""

from __future__ import annotations

import re

from extractors.figure_words import figure_word

_WHEN = f"(?:同比|环比|[较比]{figure_word('year_before')}(?:同期)?)"
_MOVED = figure_word("changes", "moves")
MOVES = re.compile(
    f"{_MOVED}|净[增减]|中|的[0-9]"
)  # behind a number that has its noun before it: 比上年的306件|减少12件, 562件|中发明71件, 占计划60件|的106%
# 授权量|同比下降6.2%,为517件: between the name and its count stands how it moved.
_LED = re.compile(f"{_WHEN}?{figure_word('steadily')}?{_MOVED}了?(?:[0-9.]{{1,6}}%)?,(?:总数)?(?:达到?|为)$")
# 专利申请451件|,同比增长20.3%|,授权243件: how a number moved stands between it and the next.
_GREW = re.compile(
    rf"[,(]{_WHEN}?(?:{_MOVED}|增|降|翻了?近?[一两]番|翻番)了?(?:[0-9.]{{1,6}}(?:%|个百分点|倍))?\)?(?=[,;])"
)
# 专利申请136件|,比上年增加27件: by how many of them there are more; that there are fewer a row of patents cannot say.
_BY = re.compile(rf"[,;(]?(?:{_WHEN}|净)净?(?:增加|增长|多出?|增)了?[ ]?")
# 申请专利418件,比上年的306件|增加112件: by how many more than the number before, which was of an earlier year.
_EARLIER = re.compile("[较比](?:上年|去年|前年|上年同期|去年同期|[12][0-9]{3}年)的$")
_MORE = re.compile("净?(?:增加|增长|多出?|增)了?[ ]?")
# 专利申请586件|(目标500件), 专利申请318件|,占年计划300件的106%: what was to be reached, and how much of it was.
_PLAN = f"[^,;。0-9()]{{0,6}}{figure_word('aim_name')}(?:任务|[数值])?"
_AIM = re.compile(
    rf"\((?:责任|年度|全年|年初)?{figure_word('aim_name')}(?:任务|[数值])?(?:为|是)?|,(?:占|完成|达到?)了?{_PLAN}\(?"
)
_MET = re.compile(rf"(?:[,(](?:占|完成|达到?)了?{_PLAN}|\)?)的[0-9.]{{1,6}}%\)?(?=[,;])")
# 每百户企业拥有专利32件: a rate, which need not be whole.
_EACH = re.compile("(?:每[百千万亿]{0,2}(?:平方公里|[户家元名位个])|户均|人均)[^,;。:、0-9]{0,16}$")
_REACH = 36


def led_from(folded: str, floor: int, start: int) -> int:
    """Return where the words begin that tell how a number moved before it is told, else where it stands."""
    if not folded.endswith(("达", "达到", "为"), floor, start):
        return start
    match = _LED.search(folded, max(floor, start - _REACH), start)
    return match.start() if match else start


def grown_by(folded: str, end: int, start: int) -> int:
    """Return where the words end that tell how the number that ends at `end` moved, `end` itself without such."""
    match = _GREW.match(folded, end, start) or _MET.match(folded, end, start)
    return match.end() if match else end


def is_change(folded: str, before: tuple[int, int], start: int) -> bool:
    """Tell whether a number says by how many the one before, given by its span, grew, or how many were aimed at."""
    first, end = before
    if not 1 <= start - end <= _REACH:
        return False
    if _EARLIER.search(folded, max(0, first - 8), first):
        return _MORE.fullmatch(folded, end, start) is not None
    compares = folded[end] == "(" and folded[end + 1] in "比较同环净"
    return (not compares and _AIM.fullmatch(folded, end, start) is not None) or (
        _BY.fullmatch(folded, end, start) is not None
    )


def is_each(folded: str, start: int) -> bool:
    """Tell whether a number is one for each of many: 每百户企业拥有专利32件."""
    return _EACH.search(folded, max(0, start - _REACH), start) is not None
