"""What is told right before figures without words of their own, in whatever unit: 立案213件,罚款968万元,分别增长5%和8%.

An amount has its indicator already, a count the words before it.  Each item must be read whole, else none is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.counts import UNITS as CLASSIFIERS
from extractors.measures import UNITS as MEASURES
from extractors.metrics import filed
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.things.counted_names import completed, trimmed
from pipeline.metric.things.crops import traded
from pipeline.metric.wording import words
from pipeline.metric.wording.glue import tail

Named = tuple[str, str | None]
_UNITS = "|".join(sorted(map(re.escape, {*CLASSIFIERS, *MEASURES}), key=lambda unit: (-len(unit), unit)))
_COUNTED = re.compile(
    rf"(?P<led>[^\d]+)(?P<number>\d[\d.]*[多余]?[万亿千百]{{0,2}}[多余]?)(?P<unit>{_UNITS}|批|千升)(?:以上|左右)?"
)
_BATCH = re.compile("(?P<act>[出进]口)(?P<thing>[一-鿿]{2,8}?)(?:[共累总]计)?$")
_NUMBER = re.compile(r"\d[\d.]*")
_AMONG, _OTHER = "其中", re.compile("[%‰]|百分|分别|人均|[户亩]均")
_ITEM = re.compile(r"\d[\d.,]*[多余]?[万亿千百]{0,2}[多余]?(?![\d%‰年月日个成])[\u4e00-\u9fff]")
# 销量8万台,销售额9亿元|,与上季度相比|,分别增长3%和4%
_COMPARED = re.compile(
    ",(?:[与同和][^,;。0-9]{2,8}(?:相比|比较)|[较比][去上]年(?:同期)?(?:[均都]|大幅|明显|有所)*(?:增[长加]|下[降滑]|减少))$"
)
_REACH = 160  # characters


def items_before(place: int, head: Draft, count: int, drafts: Sequence[Draft], scope: Scope) -> list[Named]:
    """Return the names of the last `count` items before a clause that begins at `place`; empty where one is unclear."""
    end = place - 1
    if end <= head.first or scope.folded[end] != ",":
        return []
    compared = _COMPARED.search(scope.folded, max(head.first, end - 20), end)
    end = compared.start() if compared else end
    return _items(end, ",:", head, count, drafts, scope) or (
        _items(end, ",:、", head, count, drafts, scope) if count > 1 else []
    )


def _items(end: int, marks: str, head: Draft, count: int, drafts: Sequence[Draft], scope: Scope) -> list[Named]:
    """Return the names of the last `count` items up to `end`, parted by `marks`."""
    low = max(head.first, end - _REACH, scope.folded.rfind(";", head.first, end) + 1)
    before = drafts[max(0, head.index - count) : head.index]
    found: list[Named] = []
    while len(found) < count and end > low:
        start = max(low, *(scope.folded.rfind(mark, low, end) + 1 for mark in marks))
        name = _item(start, end, not found, before, scope)
        if name is None:
            return []
        found.insert(0, name)
        end = start - 1
    more = count > 1 and end > low and _ITEM.search(scope.folded, max(low, scope.folded.rfind(",", low, end)), end)
    return found if len(found) == count and not more else []


def _item(start: int, end: int, last: bool, drafts: Sequence[Draft], scope: Scope) -> Named | None:
    """Return what one item names: the indicator of its amount, or the things it counts."""
    item = scope.folded[start:end]
    numbers = [match.start() + start for match in _NUMBER.finditer(item)]
    if len(numbers) != 1 or _OTHER.search(item) or (item.startswith(_AMONG) and not last):
        return None
    told = next((draft for draft in reversed(drafts) if start <= draft.figure.start < end), None)
    if told is not None:
        return (told.metric, told.metric_id) if told.metric and told.measure == "level" else None
    counted = _COUNTED.fullmatch(item)
    if counted is None:
        return None
    begin = tail(scope.folded, start, numbers[0])[0]
    name = trimmed(words.run_before(scope.folded, begin, start))
    hit = scope.hits.by_end.get(begin)
    if hit and hit[0] >= start and not name.endswith(hit[1]):  # 新增就业: as the count itself is named
        name = hit[1]
    batch = _BATCH.search(name) if counted["unit"] == "批" else None
    if batch is not None:  # 出口灯具5003批
        return batch["thing"] + batch["act"] + "批次", None
    return filed(traded(completed(name, counted["unit"]), counted["unit"]) or name) if len(name) > 1 else None


def unclear(run: list[Draft], scope: Scope) -> bool:
    """Tell whether several things are counted before growths of which none can be told: nothing names these then."""
    head = run[0]
    low = max(head.first, scope.folded.rfind(";", head.first, head.begin))
    if not head.grows or not scope.at_break(head.begin, head.low):
        return False
    if len(_ITEM.findall(scope.folded, low, head.begin)) < len("一二"):
        return False
    for draft in run:
        draft.measure, draft.base, draft.reason = head.measure, head.base, "list_counts_differ"
    return True
