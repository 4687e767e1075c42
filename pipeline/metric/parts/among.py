"""Parts of a total that the sentence names: 科技经费231万元,其中市级40万元、县级155万元."""

from __future__ import annotations

import re

from extractors.base import Money, Percentage
from extractors.metrics import Indicator, filed, indicators
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.things.coordinated import one_of
from pipeline.metric.wording.acts import either

_AMONG = re.compile(
    rf"(?:\s?/\s?\d{{0,3}}[\u4e00-\u9fff]{{1,3}})?{either('suffix')}?"
    r"[\s,;:、和与及]*+(?:其中)?+[\s,:]*+(?P<run>[()\u4e00-\u9fff]{2,10})"
)
_BARE = re.compile("^(?:用于|争取|申请)|(?:合计|争取|占到?|部分)$")
_NOT_A_PART = re.compile("[在拖对由向从为是有]")
_ENDS = re.compile("[。;!?\\n]")
_TRADES, _FIXED = ("零售", "批发"), "固定资产投资"
_FAR, _REACH = 80, 24  # characters back to 其中, and from a total back to the act that it is told by
Named = tuple[str, str | None]
_SUM = re.compile("(?:专项|资金|经费|[额费款税债])$")  # ends what is a sum itself: 预备费


def part(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a part by its own words and the indicator of its total: 科技经费231万元,其中市级40万元、县级155万元."""
    folded = scope.folded
    if draft.grows or draft.previous is None or draft.measure == "delta":
        return False
    place = folded.rfind("其中", max(0, draft.figure.start - 120), draft.figure.start)
    whole = _whole(place, draft, scope) if place >= 0 else None
    if whole is None or scope.ending(draft.low, draft.begin, draft.figure.start):
        return False
    match = _AMONG.fullmatch(folded, max(place, draft.previous.figure.end), draft.begin)
    if match is None:
        return False
    run = _BARE.sub("", match["run"])
    if len(run) < 2 or _NOT_A_PART.match(run):
        return False
    first = draft.previous.figure.end <= place
    if not first and len(run) > 4 and "、" not in folded[draft.previous.figure.end : draft.begin]:
        return False
    draft.name(_own(run, draft, scope) or _of_whole(run, whole))
    return True


def _of_whole(run: str, whole: Draft) -> Named:
    """Return the name of a part by its own words and what its total is of."""
    head = _SUM.search(run) is not None
    name = _plain(whole.metric or "", run)
    if whole.holder and run[-1] == whole.holder[-1]:  # 医药产业产值9亿元,其中化学制药业|产值
        name = name.removeprefix(whole.holder)
    if run.endswith(_TRADES) and name.endswith("额"):
        head, run = True, run + "额"  # 电商交易额9亿元,其中网络零售|3亿元
    whole_name = run if head or run.endswith(name[-2:]) else run.removesuffix(name[:2]) + name  # 海外合同|合同金额
    return filed(one_of(name, run) or whole_name)


def told_part(draft: Draft, start: int, entry: Indicator, scope: Scope) -> Named | None:
    """Return what a sum told by an act alone is of, as that before 其中: 企业投入研发资金9亿元,其中甲厂|投入4亿元."""
    place = scope.folded.rfind("其中", max(draft.first, start - _FAR), start)
    whole = _whole(place, draft, scope) if place >= 0 else None
    if whole is None:
        return None
    start = whole.figure.start
    told = scope.folded.find(entry.term, max(whole.first, start - _REACH), start) >= 0
    return (whole.metric or "", whole.metric_id) if told else None


def _plain(name: str, run: str) -> str:
    """Return the name of a total as its parts have it: 经费 for a 预算, 资金 for 上级资金 of a level told in `run`."""
    if run.endswith("级"):
        name = name.removeprefix("上级")
    if name == "项目投资额":
        return "投资额"
    if name.endswith(_FIXED) and name != _FIXED:  # 公路水路|固定资产投资9亿元,其中高速公路3亿元
        return "投资"
    return "经费" if name.endswith("预算") else name


def _whole(place: int, draft: Draft, scope: Scope) -> Draft | None:
    """Return the last amount before 其中 at `place`, where no sentence ends between 其中 and the figure."""
    end = draft.figure.start
    before = draft.previous
    share = before is not None and isinstance(before.figure, Percentage)
    if share and scope.folded.rfind(";", place, end) == draft.low - 1:
        end = draft.low - 1  # 其中工业5.1亿元,占75%;|农业1.7亿元
    if _ENDS.search(scope.folded, place, end):
        return None
    while before is not None and before.figure.end > place:
        before = before.previous
    while before is not None and before.measure != "level" and place - before.figure.end < 60:
        before = before.previous
    if before is None or not isinstance(before.figure, Money) or before.metric is None:
        return None
    near = place - before.figure.end < 60 and draft.sentence - before.sentence <= 1
    return before if near and before.measure in ("level", "rate") else None


def _own(run: str, draft: Draft, scope: Scope) -> Named | None:
    """Return the name of a part by the noun tied to it, whatever its total is of: 其中,化纤业实现9.6亿元的|营业收入."""
    hit = scope.hits.by_start.get(draft.last + 1) if scope.folded.startswith("的", draft.last) else None
    entry = indicators()[hit[1]] if hit is not None and isinstance(draft.figure, Money) else None
    if entry is None or entry.role == "verb" or entry.unit_family != "currency":
        return None
    return run + entry.term, None
