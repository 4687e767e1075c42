"""What the name of a count leaves out where it is told once for several: the act, the whole, what was done so far.

`清运生活垃圾3万吨、建筑垃圾|2万吨`, `实施项目42个,其中大气|19个`, `安排项目96个,已开工|91个`, `论文32篇,核心期刊|9篇`.
"""

from __future__ import annotations

import re

from extractors.metrics import filed
from extractors.number.printed import SUM
from pipeline.metric.counts.counted_at import CountAt
from pipeline.metric.things.counted_names import completed, stem_of
from pipeline.metric.things.numbered import NEW
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either

_SHARED = re.compile(f"^(?:{either('done_to_many')})")
_HEADS, _WORKS = ("项目", "企业"), ("项目", "工程")
_NO_PART = re.compile(f"(?:{either('thing_end')})$")
_LONGEST = 5  # characters of a branch, or of whose they are
_AREA, _PLACES = re.compile("^(?:县城|城[区镇]|乡镇|农村|市区)"), re.compile("[县城镇乡村区]$")
_SO_FAR = re.compile(f"^(?:{either('so_far')})*(?P<state>{either('work_state')})$")
_ACT = re.compile(either("work_state"))  # 停产整治30家、停产|20家: none of the other
_STATES = re.compile(f"(?:{either('work_state')})$|^(?:{either('work_state')})(?=项目$|企业$)")
# Between them the sum that all of them cost may be told.
_BETWEEN = re.compile(
    rf"(?:左右|以上)?(?:,(?:计划|概算|预计)?总?投资额?[约达]?{SUM})?"
    r"[,、;(]?(?:其中|目前|截至目前|现|已|实际|累计)*[,:]?"
)
_PIECE, _PATENTED = "件", ("申请", "授权")
_PAPER, _PAPERS = "篇", re.compile(either("on_paper"))
_MADE = re.compile("^(?:全?年)?产(?P<goods>[^量值业品能出地权区房假销后成科供][\u4e00-\u9fff]{1,6})$")
_KINDS = re.compile("(?P<act>生产|销售)各[类种式型]$")
_OUTPUT = {"生产": "产量", "销售": "销量"}
_REACH = 60  # characters back to 其中
_POWER = ("瓦", "时")  # of wind turbines: their capacity
_MASS = ("吨", "公斤", "斤")


def whole_name(at: CountAt, name: str | None) -> tuple[str | None, str | None]:
    """Return name and id of a count with what the count before it, or the words before it, say of it."""
    whole = _whole_name(at, name) if name else name
    return (name, None) if whole is None or whole == name else filed(whole)


def _whole_name(at: CountAt, name: str) -> str:
    """Return the name that `whole_name` gives, `name` where nothing belongs to it."""
    unit = at.count.unit
    stem = stem_of(name, unit)
    if unit == _PIECE and stem in _PATENTED and "专利" in at.folded[max(0, at.low - _REACH) : at.count.start]:
        return f"专利{stem}量"  # 全镇申请专利64件,甲厂一家就申请|26件
    if unit in _MASS and (made := _MADE.match(stem)):
        return made["goods"] + "产量"
    begin = at.led[0] - len(stem)
    if at.folded.endswith(("类", "种", "式", "型"), at.low, begin) and at.folded.startswith(stem, begin):
        act = _KINDS.search(at.folded, max(at.low, begin - 4), begin)
        return stem + _OUTPUT[act["act"]] if act and not unit.endswith(_POWER) else name
    if stem.endswith(_WORKS) and at.folded[begin - 1 : begin] == "、" and at.folded.startswith(stem, begin):
        return _list_before(at, begin) + name
    before = at.before
    if before is None or not before.metric or at.count.noun:
        return name
    return _of_whole(at, name, stem, stem_of(before.metric, at.first.unit))


def _list_before(at: CountAt, begin: int) -> str:
    """Return the branches before that of a project, joined to it, empty where one is none: 大气、水、|土壤治理项目."""
    start = begin
    while start - 1 > at.low and at.folded[start - 1] == "、":
        run = words.run_before(at.folded, start - 1, at.low)
        if not 1 <= len(run) <= _LONGEST or _NO_PART.search(run) or words.is_act(run) or run.endswith("建"):
            return ""  # 停建、|缓建项目: two acts
        start -= len(run) + 1
    return at.folded[start:begin]


def _of_whole(at: CountAt, name: str, stem: str, whole: str) -> str:
    """Return the name of a count with what it shares with that of the things counted before it, `whole`."""
    folded, unit, first = at.folded, at.count.unit, at.first
    begin = at.led[0] - len(stem)
    if not folded.startswith(stem, begin):
        return name
    if folded[first.end + len(first.noun) : begin] == "、" and (act := _SHARED.match(whole)):
        return name if _SHARED.match(stem) else act[0] + name
    if unit != first.unit or not _BETWEEN.fullmatch(folded, first.end, begin):
        return name
    if unit == _PAPER and whole.endswith("论文") and not _PAPERS.search(stem):
        return completed(stem + "论文", unit)
    head = next((head for head in _HEADS if whole.endswith(head)), "")
    if state := _SO_FAR.match(stem):
        thing = _STATES.sub("", whole)
        told = bool(head) or (len(thing) > 1 and not _ACT.match(thing))
        of = NEW.sub("", whole) if head and NEW.match(whole) else head  # 新增规上企业12家,已入库|9家
        return completed(state["state"] + of if head else thing + state["state"], unit) if told else name
    if _AREA.fullmatch(stem) and not _PLACES.search(whole) and _among(folded, first.end, begin):
        return completed(stem + _AREA.sub("", whole), unit)  # 营业网点7个,其中县城|3个、乡镇4个
    part = bool(head) and not stem.endswith(head) and _is_part(stem)
    return completed(stem + head, unit) if part and _among(folded, first.end, begin) else name


def _among(folded: str, end: int, begin: int) -> bool:
    """Tell whether what begins at `begin` is among what was counted up to `end`, or goes on with a list of such."""
    if "其中" in folded[end:begin]:
        return True
    among = folded.rfind("其中", max(0, begin - _REACH), end) if folded[end:begin] == "、" else -1
    return among >= 0 and not any(folded.find(mark, among, end) >= 0 for mark in ";。\n")


def _is_part(stem: str) -> bool:
    """Tell whether words are of no things that are counted themselves: 大气, 工业, but 车间, 示范社."""
    return len(stem) <= _LONGEST and not _NO_PART.search(stem)
