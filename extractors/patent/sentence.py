"""One sentence that counts patents: which kind a count in it has."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import get_args

from extractors.base import Passage, PatentKind, Patents
from extractors.number.quantities import Quantity
from extractors.patent.dealt import KIND_ROLES, LINKS, filled_in, members_of
from extractors.patent.onward import MOVES, grown_by, led_from
from extractors.patent.words import Word, covered

TOPIC = re.compile(r"专利|软著|软件[^,。\n]{0,4}著作权")
_BEHIND = 60
_OTHER_NOUNS = KIND_ROLES | {"blocker", "neutral"}
_OWNER = re.compile(r"[,;][^,;。:0-9()]{2,24}?(?:占了?|拥有|各有)[ ]?")
NEXT_KIND = re.compile("(?:和|与|及|以及)(?:发明|实用新型|新型|外观)")  # behind a count with its noun before it
_SAID_OF = ("为", "是", "均为", "都是")
_SORTS = re.compile("[两三]类")  # how many kinds there were
_EDGE = frozenset({"", *",;。、和及)\n "})
_KINDS: dict[str, PatentKind] = {kind: kind for kind in get_args(PatentKind)}


@dataclass(slots=True)
class Sentence:
    """One sentence with its words and what a list hands on from count to count."""

    passage: Passage
    start: int
    end: int
    words: list[Word]
    found: list[Patents] = field(default_factory=list)
    parents: list[PatentKind] = field(default_factory=list)
    previous_end: int = 0
    kinds: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    headed: int = -1  # where it begins behind a heading that speaks of patents, -1 where none does


def kind_ahead(sentence: Sentence, end: int, ahead: int) -> PatentKind | None:
    """Return the kind of patent named behind a count (47项微液滴技术相关专利), None where something else is."""
    for word in sentence.words:
        if word.end <= end:
            continue
        if word.start >= ahead or word.role == "blocker":
            return None
        if word.role in KIND_ROLES:
            return _with_joined(sentence, word)
    return None


def _with_joined(sentence: Sentence, first: Word) -> PatentKind:
    """Return the kind, or any where a second kind shares the count (十多个软件著作权和发明专利)."""
    place = sentence.words.index(first)
    following = sentence.words[place + 1 : place + 3]
    kinds = {first.value}
    if len(following) == 2 and following[0].start == first.end and following[1].start == following[0].end:
        text = sentence.passage.folded[following[0].start : following[0].end]
        if text in LINKS and following[1].role in KIND_ROLES:
            kinds.add(following[1].value)
    return _KINDS[first.value] if len(kinds) == 1 else "any"


def plain_edge(sentence: Sentence, end: int, ahead: int) -> bool:
    """Tell whether no noun of its own follows the count: the clause ends, or only words such as 已授权 follow."""
    folded = sentence.passage.folded
    if not "一" <= folded[end : end + 1] <= "鿿" or MOVES.match(folded, end):
        return True
    if NEXT_KIND.match(folded, end) or _SORTS.match(folded, end):
        return True
    words = [word for word in sentence.words if end <= word.start < ahead]
    return bool(words) and words[0].start == end and all(word.role != "blocker" for word in words)


def kind_before(sentence: Sentence, quantity: Quantity) -> PatentKind | None:
    """Return the kind named right before a count, with only fillers between (专利申请量是5000多件)."""
    folded, floor = sentence.passage.folded, max(sentence.previous_end, quantity.start - _BEHIND)
    start = led_from(folded, floor, quantity.start)
    before = [w for w in sentence.words if floor <= w.start and w.end <= start]
    kinds = [w for w in before if w.role in KIND_ROLES]
    if not kinds or not covered(folded, before, kinds[-1].end, start):
        return None
    if _taken(sentence, kinds[-1].start):
        return _after_kinds(sentence, floor, quantity.start)
    if folded.find(")", kinds[-1].end, quantity.start) >= 0 > folded.find("(", kinds[-1].end, quantity.start):
        return None
    if (
        kinds[-1].role == "weak_kind"
        and not sentence.found
        and not TOPIC.search(folded, sentence.start, quantity.start)
    ):
        return None
    clause = _clause_start(folded, floor, kinds[-1].start)
    near = [w for w in kinds if w.start >= clause]
    _queue(sentence, [w for w in before if w.start >= clause])
    if sentence.kinds:
        return _KINDS[sentence.kinds.pop(0)]
    linked = {w.value for w, nxt in pairwise(near) if covered(folded, before, w.end, nxt.start)}
    linked.add(kinds[-1].value)
    linked.discard("any" if len(linked) > 1 and near[0].value == "any" else "")
    return _KINDS[linked.pop()] if len(linked) == 1 else "any"


def _taken(sentence: Sentence, kind: int) -> bool:
    """Return whether a kind is said of the count before it: 其余15件|为外观设计."""
    last = sentence.found[-1].end if sentence.found else -1
    return last >= 0 and sentence.passage.folded[last:kind] in _SAID_OF


def _after_kinds(sentence: Sentence, floor: int, end: int) -> PatentKind | None:
    """Return any kind behind a total and its kinds, if another clause begins: 其余15件为外观设计;获得授权|48件."""
    return "any" if _kinds_end(sentence) and sentence.passage.folded.find(";", floor, end) >= 0 else None


def _clause_start(folded: str, floor: int, end: int) -> int:
    """Return where the clause before `end` begins."""
    return max(floor, *(folded.rfind(mark, floor, end) + 1 for mark in ",;。"))


def _queue(sentence: Sentence, words: list[Word]) -> None:
    """Remember the kinds and actions that 分别 deals out to the counts that follow."""
    folded = sentence.passage.folded
    sentence.kinds, sentence.actions = [], []
    dealt = [word.start for word in words if folded.startswith("分别", word.start)]
    if not dealt:
        return
    members = members_of(folded, [word for word in words if word.start < dealt[-1]])
    kinds, actions = filled_in([item[0] for item in members]), filled_in([item[1] for item in members])
    if len(members) > 1 and all(kind or action for kind, action in members) and all(kinds):
        sentence.kinds = kinds
        sentence.actions = actions if all(actions) else []
        return
    kinds = [w.value for w in words if w.role in KIND_ROLES and w.value != "any"]
    actions = [w.value for w in words if w.role == "action"]
    sentence.kinds = kinds if len(kinds) > 1 else []
    sentence.actions = actions if len(actions) > 1 and len(kinds) < 2 else []


def kind_of_heading(sentence: Sentence, quantity: Quantity) -> PatentKind | None:
    """Return any kind where a heading speaks of patents and the clause names what was done, nothing else.

    4.专利。|申请量612件,授权量387件; (三)知识产权工作。 says less, for trademarks are applied for too.
    """
    folded, floor = sentence.passage.folded, max(sentence.headed, sentence.previous_end)
    if sentence.headed < 0 or not (sentence.found or sentence.previous_end <= sentence.headed):
        return None
    words = [word for word in sentence.words if floor <= word.start < quantity.start]
    if not any(word.role == "action" for word in words) or not covered(folded, words, floor, quantity.start):
        return None
    _queue(sentence, words)
    return "any"


def kind_inherited(sentence: Sentence, quantity: Quantity) -> PatentKind | None:
    """Return the kind a list hands on (申请专利32项,授权22项); a bracket hands back what stood before it."""
    if not sentence.found or sentence.found[-1].end != sentence.previous_end:
        return None
    folded, floor = sentence.passage.folded, sentence.previous_end
    grown = grown_by(folded, floor, quantity.start)
    words = [w for w in sentence.words if grown <= w.start < quantity.start]
    if not covered(folded, words, grown, quantity.start) or (
        grown > floor and not any(word.role == "action" for word in words)
    ):
        return None
    if sentence.kinds:
        return _KINDS[sentence.kinds.pop(0)]
    if folded.find(")", floor, quantity.start) >= 0:
        return _outside(sentence, folded.rfind("(", sentence.start, floor))
    parts = folded.find(";", floor, quantity.start) >= 0 or _acts_anew(sentence, floor, quantity.start)
    within = folded.rfind("其中", sentence.start, floor) if parts else -1
    # 。其中:发明专利申请58件,授权31件: all of the sentence is a part.
    outside = within > sentence.start and folded[within - 1] != "。"
    if not outside and parts and _kinds_end(sentence):
        return "any"
    return _outside(sentence, within) if outside else sentence.found[-1].kind


def _kinds_end(sentence: Sentence) -> bool:
    """Tell whether the counts before are a total and its kinds: 申请46件,发明9件、新型31件、外观6件;|授权29件."""
    total = next((at for at in range(len(sentence.found) - 1, -1, -1) if sentence.found[at].kind == "any"), -1)
    kinds = sentence.found[total + 1 :]
    alike = {mention.action for mention in kinds} == {sentence.found[total].action}
    return total >= 0 and alike and len({mention.kind for mention in kinds}) > 1


def _acts_anew(sentence: Sentence, floor: int, end: int) -> bool:
    """Tell whether another act is told behind a comma, no part any more: 申请70件,其中发明14件,授权32件."""
    if sentence.passage.folded[floor : floor + 1] != ",":
        return False
    told = {word.value for word in sentence.words if word.role == "action" and floor <= word.start < end}
    return bool(told) and told != {sentence.found[-1].action}


def _outside(sentence: Sentence, opened: int) -> PatentKind | None:
    """Return the kind of the last count before a bracket or a 其中, which a list goes back to behind it."""
    outside = [mention for mention in sentence.found if mention.end <= opened]
    return outside[-1].kind if outside else None


def kind_of_owner(sentence: Sentence, quantity: Quantity) -> PatentKind | None:
    """Return the kind where the next clause only names another owner: …专利4860件，甲厂与乙厂分别拥有214件和173件."""
    if not sentence.found or sentence.found[-1].end != sentence.previous_end:
        return None
    folded, floor, last = sentence.passage.folded, sentence.previous_end, sentence.found[-1]
    if folded[quantity.unit_end - 1] != folded[last.end - 1]:
        return None
    if folded[quantity.unit_end : quantity.unit_end + 1] not in _EDGE:
        return None
    if not _OWNER.fullmatch(folded, floor, quantity.start):
        return None
    return last.kind if owners_only(sentence, quantity) else None


def owners_only(sentence: Sentence, quantity: Quantity) -> bool:
    """Tell whether nothing but an owner is named between the count before and this one: no kind, no other thing."""
    floor = sentence.previous_end
    between = [word for word in sentence.words if floor <= word.start < quantity.start]
    return not any(word.role in _OTHER_NOUNS for word in between)


def linked(sentence: Sentence, start: int) -> bool:
    """Tell whether a count goes on a list of counts (四个专利和一个软件著作权)."""
    if not sentence.found or sentence.found[-1].end != sentence.previous_end:
        return False
    return covered(sentence.passage.folded, sentence.words, sentence.previous_end, start)
