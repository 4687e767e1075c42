"""Capacities that a project is told by: 年产80万吨优特钢项目, 日处理5万吨污水工程, 年产饲料10万吨的生产线.

And those that are scrapped, whose list says of what: 淘汰落后产能:水泥60万吨、印染3000万米.
"""

from __future__ import annotations

import re

from extractors.number.printed import SCALED
from pipeline.metric.wording.acts import either

_MAKES = "(?P<head>[年日月]可?(?:生产|加工|处理|屠宰|产))"
_BEFORE = re.compile(f"{_MAKES}(?P<thing>(?![能值量出])[\u4e00-\u9fffA-Za-z-]{{2,10}})?[约近达]?$")
_WORKS = f"(?:{either('plant')}|的?(?:生产)?能力)"
_BEHIND = re.compile(
    f"(?:\\([^()]{{1,4}}\\))?的?(?P<thing>[\u4e00-\u9fffA-Za-z0-9-]{{0,14}}?){either('build')}*{_WORKS}"
)
_WHAT = re.compile("^(?:及?以[上下]的?)|(?:的综合|的|等|生产|加工|综合利用|产业化)+$")
_UNITS = {"日": "日", "月": "月", "年": ""}
_ACTS = {"加工": "加工能力", "处理": "处理能力", "屠宰": "屠宰能力"}
# 淘汰落后产能:水泥60万吨、|印染3000万米 is what is no more.
_SCRAPPED = re.compile(
    f"(?P<act>{either('scraps')})[^,;。:0-9]{{0,6}}?产能(?:任务)?(?::|,?(?:其中|分别为?)[,:]?)"
    f"(?:[一-鿿]{{2,8}}{SCALED}[一-鿿]{{1,3}}[、,和]){{0,8}}(?P<what>[一-鿿]{{2,8}})$"
)
_LIST = 90  # characters of such a list
_LONGEST = 16  # characters before a number


def capacity(folded: str, low: int, start: int, end: int) -> str | None:
    """Return the name of the capacity that the number at `start`..`end` is; None where it is none of a project's.

    The words before it begin at `low` or later.
    """
    at = folded.rfind("产能", start - _LIST if start > _LIST else 0, start)
    scrapped = _SCRAPPED.search(folded, max(0, at - 10), start) if at >= 0 else None
    if scrapped is not None:
        return f"{scrapped['act']}{scrapped['what']}产能"
    before = _BEFORE.search(folded, max(low, start - _LONGEST), start)
    behind = _BEHIND.match(folded, end) if before is not None else None
    if before is None or behind is None:
        return None
    if before["thing"] and behind["thing"]:
        return None
    thing = _WHAT.sub("", before["thing"] or behind["thing"])
    if not thing and not behind[0].endswith("能力"):  # 形成年产5万台的能力
        return None
    head = before["head"]
    return thing + _UNITS[head[0]] + _ACTS.get(head[1:].removeprefix("可"), "生产能力")
