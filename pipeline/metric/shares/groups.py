"""Shares of things of which the clause says something: 40%以上的新建住宅都使用…, 产品80%以上出口, 供应全球97%的市场."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.lexicon import seldom, terms
from extractors.words import prepared
from pipeline.metric.draft import HOLLOW, Draft, Scope
from pipeline.metric.shares.staff_makeup import STAFF
from pipeline.metric.things.goods import stem
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts
from pipeline.segment import words as cut

_ABOUT = "有约近仅只达超过逾共已的高达至少接了着 "
_RUN = re.compile("(?:以上|左右|以下|多)?的?(?P<run>[A-Za-z\u4e00-\u9fff]{2,16})(?P<end>[^A-Za-z\u4e00-\u9fff]|$)?")
_SAID = re.compile("(?:以上|左右|以下|多)?(?P<said>(?![以左的])[\u4e00-\u9fff]{1,6})")
_PREDICATES = frozenset(acts("predicate"))
_PREDICATE = re.compile(either("predicate"))
_TAKES = re.compile(f"(?:{either('takes')})[了着到]?[^,;。:\\d高低]{{0,8}}$")
_NO_PART = re.compile(f"(?:{either('no_part')})$")
_NO_NOUNS = prepared.words("verbs and adverbs", lambda: terms("common_words", pos="v") | terms("common_words", pos="d"))
_NOUNS = frozenset(acts("noun_verb"))  # that the list of everyday words has as verbs: 产能, 出口
_THINGS, _REGIONS = seldom("common_words", pos="n"), seldom("regions")
_APART = re.compile("之[后前]|以[后前]|[的了并而与和及]|[就也还是中里]$")
_TAXED = ("企业所得税", "个人所得税")  # 享受15%的企业所得税优惠: a rate
_TO = "向从对在把将用以按"
_CLOSES = frozenset(",;。!?\n”)、")


def groups(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a share by what it is a share of, behind the figure or before it, where a predicate follows."""
    if draft.grows or draft.measure != "level" or draft.glue.text.strip(_ABOUT):
        return False
    name = _behind(draft, scope) or _topic(draft, scope)
    if name:
        draft.measure, draft.base = "share", name
        draft.name(("市场份额", "market_share") if name.endswith("市场") else (name + "占比", None))
    return bool(name)


def _behind(draft: Draft, scope: Scope) -> str:
    """Return the things behind a percentage that do something, or that something takes so much of."""
    match = _RUN.match(scope.folded, draft.last, draft.high)
    if match is None or match["run"].startswith(_TAXED):
        return ""
    if not (_PREDICATE.search(match["run"]) or (match["end"] in _CLOSES and _taken(draft, scope))):
        return ""
    found = cut(match["run"])
    size = next((place for place, word in enumerate(found) if word in _PREDICATES), len(found))
    if size == len(found) and not (match["end"] in _CLOSES and _taken(draft, scope)):
        return ""
    after = match.start("run") + sum(map(len, found[: size + 1]))
    return "" if scope.folded[after : after + 1].isdigit() else _thing(found[:size])


def _taken(draft: Draft, scope: Scope) -> bool:
    """Tell whether the clause says that something takes or supplies so much: 满足国内70%的市场需求."""
    tied = scope.folded.startswith(("的", "以上的", "左右的"), draft.last)
    low = max(draft.low, scope.clause(draft.low, draft.begin))
    return tied and _TAKES.search(scope.folded, low, draft.figure.start) is not None


def _thing(found: Sequence[str]) -> str:
    """Return the name of a thing from its words, nothing where they are none of what a share can be."""
    last = max((place for place, word in enumerate(found) if word == "的"), default=-1)
    if last > 0 and found[last - 1] in _THINGS:  # 合同煤的流向
        return ""
    return fit("".join(found[last + 1 :]), found[last + 1 :])


def _topic(draft: Draft, scope: Scope) -> str:
    """Return the things before a percentage of which the words behind it say something: 产品80%以上出口."""
    said = _SAID.match(scope.folded, draft.last)
    if said is None or not _PREDICATE.match(said["said"]) or draft.begin in scope.firm_ends:
        return ""
    if cut(said["said"])[0] not in _PREDICATES:
        return ""
    low = max(draft.low, scope.clause(draft.low, draft.begin))
    name = stem(scope.folded, draft.begin - (scope.folded[draft.begin - 1] in "中的"), low)
    found = cut(name)
    if STAFF.search(name):  # 团队80%以上为本科学历: the kind of people is told behind
        return ""
    return "" if words.has_head(name) or any(word in _NO_NOUNS for word in found[:-1]) else fit(name, found)


def fit(name: str, found: Sequence[str]) -> str:
    """Return the name of a thing where it can be what a share is a share of."""
    if not 2 <= len(name) <= 10 or name[0] in _TO or (found[-1] in _NO_NOUNS and found[-1] not in _NOUNS):
        return ""
    bad = _NO_PART.search(name) or name in HOLLOW or words.is_ratio(name) or _APART.search(name)
    return "" if bad or name in _REGIONS else name
