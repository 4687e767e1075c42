"""What follows the name of a firm, and what shows that something else goes on there."""

from __future__ import annotations

import re

from extractors.enterprise.proofs import DEED_FIRST, deed_follows
from extractors.enterprise.words import PROOFS, cut, either, role, vocabulary

# What may follow a suffix so that it is not the end of a name: 集团军, 厂商, 公司法.
NO_END = {
    "集": re.compile(r"[军化性]"),
    "厂": re.compile(r"[商家房矿休区址长方牌]|内|外|子|\d{1,3}[座个家所]"),
    "控": re.compile(r"[制]"),
    "公": re.compile(r"[法债]"),
    "股": re.compile(r"股东|子公司|[权地份了]"),
    "建": re.compile(r"[设筑材成议立造工投国]"),
    "矿": re.compile(rf"{either('mining')}|[区业工石山井难主机]"),
    "业": re.compile(r"[务态界绩主者余已园]|内(?!部)"),
}
# What follows a firm and hardly anything else.
RIGHT_CUE = re.compile(
    rf"{PROOFS.either('cue')}|\((?:\d{{4,6}}|以下|下称|简称|SH|SZ|HK)|的?\d{{1,3}}(?:\.\d{{1,6}})?%的?股|等\d|及(?![时格早第])|\d{{4}}年|"
    rf"为(?!{either('main')}|[主例准本])"
)
CUE_FIRST = frozenset(cue[0] for cue in PROOFS.words("cue")) | frozenset("(等及为0123456789")
# Behind a suffix that is a mere word stands one of these, or it ends no name.
MAY_FOLLOW = CUE_FIRST | DEED_FIRST
# Where firms have branches, besides the countries.
_BRANCHES, _REGIONS = role("branch_place"), vocabulary().regions


def branch_end(folded: str, end: int) -> int:
    """Return where a branch ends that is called by the firm's name and its country: 岱赛德|韩国公司; else `end`."""
    for size in (2, 3):
        at = end + size
        if folded.startswith("公司", at) and (
            (place := folded[end:at]) in _BRANCHES or _REGIONS.get(place) == "country"
        ):
            return end if NO_END["公"].match(folded, at + 2) else at + 2
    return end


_STRONGER = frozenset({"sure", "fair"})


def fits_right(folded: str, end: int, after: str, word: str, strength: str) -> bool:
    """Tell whether a name may end here: by what follows the suffix, `after` its first character."""
    bad = NO_END.get(word[-1])
    if bad and bad.match(folded, end):
        return False
    if strength == "own" or (strength in _STRONGER and not after.isalnum()):
        return True
    if after in CUE_FIRST and (strength == "weak" or RIGHT_CUE.match(folded, end) is not None):
        return True
    return deed_follows(folded, end)


_PLAN = re.compile(r"[一二三四](?:期|线|号线)|扩能|扩建|技改|新厂区?|(?:\d{1,2}|[两三])个?项目")
# What a firm of coined name builds: 鑫岱化工|双氧水项目; its own line is no such thing (鑫岱|纺织园区项目).
_PROJECT = re.compile(rf"[\u4e00-\u9fff]{{2,8}}(?<!{either('cluster')})(?:项目(?![组部所])|生产线)")
_MODEL = re.compile(r"[\d.]{1,8}(?:型|号|系列|款|版)")
_SCHOOL = re.compile(rf"[\u4e00-\u9fff]{{0,4}}(?:{either('school')}|研究[院所])")


def may_end(folded: str, end: int) -> bool:
    """Tell whether a name may end here: before a mark, a cue or a verb, not before what goes on to a noun (教育|网)."""
    after = folded[end : end + 1]
    if after.isdigit():
        return _MODEL.match(folded, end) is None  # 海瑞泰电机|3600型
    if not after.isalpha() or after == "等" or _PLAN.match(folded, end):
        return True
    if RIGHT_CUE.match(folded, end) or deed_follows(folded, end):
        return True
    if _PROJECT.match(folded, end):
        return True
    follows = () if _SCHOOL.match(folded, end) else cut(folded[end : end + 4])
    return bool(follows) and follows[0][0] == 0 and follows[0][3] in {"verb", "stop"}
