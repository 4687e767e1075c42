"""Figures bracketed to a name, one after the other: 甲(3%)、乙(2%)和丙(1%), or to a place above: 占全市(9亿元)的3%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.context.types import Place
from pipeline.context.who.nominals import Nominal
from pipeline.context.who.referents import referent
from pipeline.context.who.subject_of_figure import Who
from pipeline.context.who.topic import Topic

_OPENED = re.compile(
    r"\((?:[^()\d,;。]{0,8}|[\d.]{2,8},-?[\d.]{1,8},-?|[\d.]{4,9},(?:HK,)?[^()\d,;。]{0,8}价)"
)  # 甲股份(600000,前收盘价|13.8元)
# 甲厂机床(总投资3亿元)、乙厂铜带(总投资2亿元): each project is of the firm that its item begins with.
_NEXT_ITEM, _ITEM = (
    (")、", ")和", ")及"),
    re.compile(r"(?![^(]*(?:公司|集团|厂))[\u4e00-\u9fff]{1,16}\([^()\d,;。]{0,8}"),
)
_IN_ROW = re.compile(r"[^()\d,;。]{0,4}\)[、,和及与]{1,2}(?P<name>[\u4e00-\u9fffA-Za-z*]{2,8})\([^()\d,;。]{0,8}")
_FIRST = re.compile(r"(?:^|[,:、为是有])(?!限)(?P<name>[\u4e00-\u9fffA-Za-z*]{2,6})(?<!项目)\([^()\d,;。]{0,8}$")
_NEAR = 14  # characters from a place to the figure bracketed to it
_ABOVE = re.compile("全([国省市区县])[^,;。()0-9]{0,8}\\($")
_NEXT = re.compile(r"[^()\d,;。]{0,4}\)[、,和及与]{1,2}")


def in_row(topic: Topic, place: Place, following: Sequence[Nominal]) -> Who | None:
    """Return the firm a figure is bracketed to, or the next of such a row, whatever it is: 甲(3%)、乙(2%)."""
    last, text = topic.last, topic.text
    if text.rfind("(", place.before, place.start) < 0:
        return None
    if topic.main.name is not None and topic.main.firm is None and _is_of_higher(text, topic.main.name, place):
        return Who(None, reason="place_before")
    if last is not None and last.firm >= 0 and _OPENED.fullmatch(text, last.end, place.start):
        topic.row = place.end
        return referent(topic, last)
    item = last is not None and last.firm >= 0 and text.endswith(_NEXT_ITEM, 0, last.start)
    if last is not None and item and _ITEM.fullmatch(text, last.end, place.start):
        return referent(topic, last)
    if topic.row == place.before:
        name = _IN_ROW.fullmatch(text, place.before, place.start)
    else:
        firm = following[0] if following and following[0].firm >= 0 else None
        opens = firm is not None and _NEXT.fullmatch(text, place.end, firm.start)
        name = _FIRST.search(text, max(place.before, place.clause - 1), place.start) if opens else None
    if name is None:
        return None
    topic.row = place.end
    return Who(name["name"], turn=name.start("name"))


def _is_of_higher(text: str, own: str, place: Place) -> bool:
    """Return whether a figure is that of a place above the report's own: 高于全市平均水平(5.2%), of a county."""
    above = _ABOVE.search(text, max(place.sentence, place.start - _NEAR), place.start)
    return above is not None and not own.endswith(above[1])
