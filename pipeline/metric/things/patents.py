"""The indicator of a number of patents follows from their kind and from what was done with them."""

from __future__ import annotations

import re

from extractors.base import Patents
from extractors.figure_words import figure_word
from extractors.metrics import filed
from extractors.patent.owners import WHOM
from pipeline.metric.draft import Draft

_KIND = {"any": "专利", "invention": "发明专利", "utility_model": "实用新型专利", "design": "外观设计专利"}
_ACTION = {"applied": "申请量", "granted": "授权量", "held": "拥有量", "transferred": "转让量", "unknown": "数"}
_ID = {
    ("any", "applied"): "patents_applied",
    ("any", "granted"): "patents_granted",
    ("invention", "held"): "patents_stock",
}
_ID_OF_KIND = {"invention": "patents_invention", "utility_model": "patents_utility", "design": "patents_design"}
# Of which of all patents a number is: not to be filed beside them.
_SOME = "PCT|高价值|境外|海外|国外(?!内)"
_BEFORE = re.compile(f"(?P<some>{_SOME})[^,;。:、0-9]{{0,12}}$")
# 维持年限超过十年的有效发明专利|233件
_LONG_HELD = re.compile(
    "(?P<some>[^,;。:、的]{2,16}年(?:以上|以下|及以上)?的)(?:有效)?(?:发明|实用新型)?专利[^,;。:、0-9]{0,4}$"
)
_BEHIND = re.compile(f"(?P<some>{_SOME})[^,;。:、0-9]{{0,6}}专利")
# 其中企业申请612件,|高校148件: by whom they were applied for, in a clause of its own.
_BY_WHOM = re.compile(f"(?:其中[,:]?|[,:;、。])(?P<some>{WHOM})(?:专利)?(?:申请|授权)?(?:专利)?[量数]?(?:为|达)?$")
_DEALT = re.compile("(?P<members>[^,;。:0-9]{4,60}?)分别[^,;。:0-9]{0,4}(?P<counts>[0-9][^,;。:]{0,40})?$")
_BARE, _OF_PATENTS = ("授权量", "申请量", "拥有量"), re.compile("专利(?:申请|授权|拥有)量")
_AND = re.compile("[、和与及]")
_YEAR_BEFORE = re.compile(f"[,;(]{figure_word('year_before')}(?:同期)?(?:[为是]|仅为?)?")


def patents(figure: Patents, some: str = "") -> tuple[str, str | None]:
    """Return the name and id of the indicator, such as 发明专利申请量, or of `some` of all patents (海外)."""
    kind = some + _KIND.get(figure.kind, "软件著作权")
    if figure.kind == "software_copyright" and figure.action != "held":  # what is granted for it is a registration
        return "软件著作权登记量", "software_copyrights"
    action = _ACTION[figure.action]
    known = _ID.get((figure.kind, figure.action)) or _ID_OF_KIND.get(figure.kind)
    return kind + action, None if some else known


def some_of(figure: Patents, folded: str, low: int) -> str:
    """Return which of all patents a number is of: PCT国际, 高价值, 海外, "" for all; in a list by its own member.

    `low` is where the words before it begin.
    """
    start = figure.start
    deals = folded.rfind("分别", max(0, start - 50), start) >= 0
    dealt = _DEALT.search(folded, max(0, start - 110), start) if deals else None
    if dealt is not None:
        members = _AND.split(dealt["members"])
        place = len(_AND.split(dealt["counts"] or "")) - 1
        told = _BEFORE.search(members[place]) if place < len(members) else None
    else:
        told = _BEFORE.search(folded, low, start) or _LONG_HELD.search(folded, low, start)
        told = told or _BEHIND.match(folded, figure.end)
        told = told or (figure.rule != "noun_before" and _BY_WHOM.search(folded, max(0, start - 24), start)) or None
    if told is None:
        return ""
    return "PCT国际" if told["some"] == "PCT" else told["some"]


def name_of(draft: Draft, figure: Patents, before: Draft | None, folded: str) -> tuple[str, str | None]:
    """Return the name and id of a number of patents, that of the one before for the year before: 45件,上年为|38件."""
    some = some_of(figure, folded, draft.low)
    told = before if not some and before is not None and isinstance(before.figure, Patents) else None
    if told is not None and told.metric and _YEAR_BEFORE.fullmatch(folded, told.figure.end, figure.start):
        return told.metric, told.metric_id
    return patents(figure, some)


def of_patents(draft: Draft, before: Draft | None) -> None:
    """Name a bare 授权量 behind another number of patents by them: 专利申请量增长23%,|授权量增长18%."""
    if draft.metric in _BARE and before is not None and _OF_PATENTS.match(before.metric or ""):
        draft.name(filed("专利" + (draft.metric or "")))
