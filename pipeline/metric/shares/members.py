"""The share of a group that does something: 25%的零部件企业在此聚集."""

from __future__ import annotations

import re

from extractors.lexicon import alternatives
from extractors.metrics import Hits, indicators
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts

_COUNTRIES = alternatives("regions", level="country")
_WHERE = re.compile(
    f"(?:{either('opens_clause')}|使得?|[但而且])*(?:{_COUNTRIES}|全[国省市县区球]|世界|国内|当地|这里)?的?"
)
_GROUP = re.compile(
    rf"(?:以上|左右|以下)?的(?P<group>(?:[规限][上下]|(?:规模|限额)以[上下])?[\u4e00-\u9fff]{{2,8}}?)(?:{words.EDGES})"
)
_SIZED = re.compile("^(?:规模|限额)以[上下]")
_YARDSTICKS = acts("yardstick")
# What says something of all of them: 70%的|花卉价格|都是抬高的, but 成都, 人均.
_DOES = re.compile(f"(?<=..)(?:{'|'.join(word for word in acts('predicate') if len(word) > 1)}|贡献)没?$")
_ALL = re.compile("(?<=..)(?:(?<![成首古帝])都|(?<![人平户亩月年日])均|皆)(?:已经?|出现了?)?$")


def _opens(draft: Draft, scope: Scope) -> bool:
    """Tell whether a percentage opens its clause, also behind a place or a time, or a phrase of the lexicon follows."""
    if scope.at_break(draft.begin, draft.first) or draft.last in scope.hits.by_start:
        return True
    return _WHERE.fullmatch(scope.folded, scope.clause(draft.first, draft.begin), draft.begin) is not None


def members(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the share of a group that does something: 25%的零部件企业在此聚集."""
    if draft.grows or draft.measure != "level" or not _opens(draft, scope):
        return False
    group = _group_after(scope.folded, draft.last, draft.high, scope.hits)
    if group is None:
        return False
    draft.measure, draft.base = "share", group[1]
    draft.name((group[0], group[2]))
    return True


def _group_after(folded: str, end: int, high: int, hits: Hits) -> tuple[str, str, str | None] | None:
    """Return (name, group, id) for a percentage of a group that does something: 45%的村建成…, 25%的企业在此聚集."""
    hit = hits.by_start.get(end)
    if hit and folded[end] == "的":
        entry = indicators()[hit[1]]
        return entry.metric, "", entry.metric_id
    match = _GROUP.match(folded, end, min(high, end + 16))
    group = _ALL.sub("", _DOES.sub("", match["group"])).removesuffix("对") if match else ""  # 22%的人士|对|此反对
    if match and folded.startswith(_YARDSTICKS, match.end("group")):
        return None  # 低于3%的认定要求: what is demanded
    if not group or words.FIRST_EDGES.first(_SIZED.sub("", group)) >= 0 or group.endswith(("速度", "增速", "率")):
        return None
    return f"{group}占比", group, None
