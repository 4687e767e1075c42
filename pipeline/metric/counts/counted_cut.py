"""Names of counts that signs, digits or an act cut in two: PM2.5年均浓度, 世界500强企业, 保障房开工30套."""

from __future__ import annotations

import re

from extractors.counts import Count
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts

# PM2.5年均|浓度34微克/立方米, 臭氧(O3)平均|浓度: of what, digits and all.
_OF_AIR = re.compile(
    r"(?P<of>PM ?(?:2\.5|10)|[NS]O ?[2x]|CO|O3|(?<![\u4e00-\u9fff])(?!全)[\u4e00-\u9fff]{2,7}?)(?:\([^()]{1,12}\))?"
    r"(?P<mean>(?:月|日|季|年)?(?:平?均)?浓度)$"
)
_STRONG = re.compile(f"(?:{either('ranking_of')})*[0-9]{{2,3}}强(?P<who>民?营?企业|公司)?$")
_CONTENT = "浓度"
_DONE = re.compile(
    f"(?:{either('so_far')})*(?:(?P<state>{either('work_state')})|(?<=[划拟已际计])(?:新?建设?|改造|实施))$"
)
_ENDS = frozenset({*acts("work_state"), "建设", "改造", "实施"})
_WITH = frozenset("与同跟向对")
_REACH = 30  # characters


def concentration(folded: str, low: int, begin: int) -> str:
    """Return the name of a concentration that ends at `begin`, with what it is of: PM2.5年均浓度."""
    if not folded.endswith(_CONTENT, low, begin):
        return ""
    found = _OF_AIR.search(folded, max(low, begin - _REACH), begin)
    return found["of"].replace(" ", "") + found["mean"] if found else ""


def strongest(folded: str, low: int, begin: int, count: Count) -> str:
    """Return the name of firms by the list that they are on, whose number cuts it in two: 世界500强|企业."""
    bare = not count.noun and folded.rfind("强", begin - 7, begin) > low and folded.find("的", begin, count.start) < 0
    found = _STRONG.search(folded, max(low, begin - 16), begin) if bare else None
    return found[0] + "企业" * (not found["who"]) if found else ""


def before_act(folded: str, end: int, low: int) -> str:
    """Return the thing with what was done with it, where only the act stands before a count: 保障房|开工30套."""
    if folded[end - 2 : end] not in _ENDS:
        return ""
    done = _DONE.search(folded, max(low, end - 8), end)
    thing = words.run_before(folded, done.start(), low) if done else ""
    if done is None or len(thing) < 2 or words.is_act(thing):
        return ""
    if folded[done.start() - len(thing) - 1] in _WITH and done.start() - len(thing) > low:
        return ""  # 与外地高校|签约: with whom
    return thing + (done["state"] or "")
