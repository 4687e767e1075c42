"""Those counted by what is done for them or to them, and no others: 惠及企业12家, 对12家企业进行了检查.

So many are no number of firms: 惠及企业数, 检查企业数, 延期还本付息客户户数 (对12户客户办理延期还本付息).
"""

from __future__ import annotations

import re

from pipeline.metric.counts.counted_at import CountAt
from pipeline.metric.things.counted_names import completed, stem_of
from pipeline.metric.wording.acts import either

_SERVED = frozenset("家户个所名人项件")  # but 支持64条隧道: what a thing can do
_REACH = 40  # characters from a number back to 对, and on to what is done
_VERB = f"(?<![、及和与])(?!来自|涉及)(?P<verb>(?:辐射)?{either('reaches')})"
_LEADS = re.compile(f"{_VERB}了?(?:全?[省市县区镇乡村])?(?:各类)?$")
_BEHIND = re.compile(f"{_VERB}(?:[了近约共达]|超过?|全?[省市县区镇乡])*$")
_TOWARDS = re.compile("(?:对|为|给|向)[^,;。:\n]{0,30}$")
_DONE = re.compile(
    "(?:进行|予以|给予|实施|开展)了?(?:全面|集中|重点|专项)?(?P<act>(?:通报)?[\u4e00-\u9fff]{2})(?![、\u4e00-\u9fff])"
)
_GOT = re.compile("办理了?(?P<what>[\u4e00-\u9fff]{3,8}?)(?=[0-9,;。]|$)")


def served(at: CountAt, name: str) -> str:
    """Return the name of a count with what is done for those counted, `name` where nothing is."""
    folded, low, count = at.folded, at.low, at.count
    stem = stem_of(name, count.unit)
    if count.unit not in _SERVED:
        return name
    if count.noun.startswith(stem):
        return completed(_by_noun(at, stem), count.unit)
    begin = at.led[0] - len(stem)
    if count.noun or not folded.startswith(stem, begin):
        return name
    verb = _LEADS.search(folded, max(low, begin - 12), begin)
    return completed(verb["verb"] + stem, count.unit) if verb else name


def _by_noun(at: CountAt, stem: str) -> str:
    """Return the noun behind a number with what is done for those it is of: 惠及|12家企业, 对12家企业|进行了检查."""
    folded, low, start = at.folded, at.low, at.count.start
    if verb := _BEHIND.search(folded, max(low, start - 12), start):
        return verb["verb"] + stem
    told = at.count.text.endswith(stem)  # 126家企业: the noun is of the unit
    end = at.count.end if told else folded.find(stem, at.count.end) + len(stem)
    if not _TOWARDS.search(folded, max(low, start - _REACH), start):
        return stem
    if done := _DONE.match(folded, end):
        return done["act"] + stem
    got = _GOT.match(folded, end)
    return got["what"] + stem if got else stem
