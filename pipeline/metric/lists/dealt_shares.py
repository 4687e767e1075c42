"""Shares dealt out: 工业投资9亿元,技改投资6亿元,分别占全部投资的60%和40%; 占财政收入和支出的比重分别为20%和25%.

Each figure of the list belongs to one part, or to one whole.  The parts are named in the clause of 占, or are the
levels right before it; the wholes stand between 占 and the list.  Where 分别 promises as many as there are figures and
they are not found, nothing is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.metric.draft import Draft, Scope
from pipeline.metric.lists.joined_indicators import joined
from pipeline.metric.lists.respectively import number
from pipeline.metric.shares import part_of
from pipeline.metric.shares.share_rules import thing
from pipeline.metric.things.coordinated import AND, coordinated, is_place, pieces
from pipeline.metric.wording.glue import tail

_LISTED = re.compile(r"(?:左右|以上)?\s?(?:[、,]|[和与及]|以及)\s?")
_FIGURES = 12  # before a list that tells what they are shares of
_SPAN = 40  # characters between 占 and the first figure
_REACH = 60  # characters between the last level and 占
_NO_PART = ("", "其中", "三者", "两者", "二者", "对应")
_BARE = re.compile(
    ",(?:(?:分别|依次)占比?(?:为|是|达到?)?[约近]?|(?:所占)?(?:占比|比重|比例)(?:分别|依次)(?:为|是|达到?)[约近]?)"
)
_SUMMED = re.compile("合计|共计|总计")


def deal(run: Sequence[Draft], drafts: Sequence[Draft], scope: Scope) -> bool:
    """Name the shares of a list one by one; False where they are no such list, or where nothing says that they are."""
    head, folded = run[0], scope.folded
    place = folded.rfind("占", max(head.low, head.begin - _SPAN), head.figure.start)
    if place < 0 or head.measure == "delta" or head.grows or not _are_listed(run, folded):
        return False
    hit = scope.ending(head.low, head.begin, head.figure.start)
    found = part_of.share_before(folded, head.low, hit[1] if hit else head.begin)
    if found is None:
        return _deal_bare(run, drafts, place, scope)
    pairs = None if found.whole.endswith("市场份额") else _pairs(run, drafts, found, scope)
    if pairs is None:
        return False
    _give(run, [(part_of.name(*pair), pair[1]) for pair in pairs], found.whole)
    return True


def _pairs(
    run: Sequence[Draft], drafts: Sequence[Draft], found: part_of.Share, scope: Scope
) -> list[tuple[str, str]] | None:
    """Return part and whole of each share of a list, none where their number differs; None where it is no such list."""
    head, folded = run[0], scope.folded
    clause = scope.clause(head.low, found.part_end)
    apart = "分别" in folded[clause : head.figure.start]
    wholes = _wholes(found.whole, len(run)) if apart else []
    end = tail(folded, head.low, found.part_end)[0]
    bare = folded[clause:end].strip(" ,") in _NO_PART
    parts = _levels(run, drafts, end, scope) if bare else _parts(clause, end, len(run), scope)
    one = next(iter(_levels(run[:1], drafts, end, scope)), "") if bare else _one(clause, end, scope)
    if wholes and one:
        return [(one, whole) for whole in wholes]
    if len(parts) == len(run):
        return [(part, found.whole) for part in parts]
    of_one = not apart or not (_of_last_level(head) if bare else AND.search(folded, clause, end))
    return None if of_one else []  # of one part in several years or places


def _deal_bare(run: Sequence[Draft], drafts: Sequence[Draft], place: int, scope: Scope) -> bool:
    """Name the shares of the levels before, of which no whole is told: 发明专利申请90件、授权20件,分别占|30%和12%."""
    start = run[0].figure.start
    begin = scope.folded.rfind(",", place - 3, start)
    if begin < 0 or not _BARE.fullmatch(scope.folded, begin, start):
        return False
    parts = _levels(run, drafts, begin + 1, scope)
    alike = len(set(parts)) < len(run)
    _give(run, [] if alike else [((f"{part}占比", None), "") for part in parts], "")
    return True


def _give(run: Sequence[Draft], named: Sequence[tuple[tuple[str, str | None], str]], base: str) -> None:
    """Give the shares of a list their names and bases; where none is named nobody knows which is which."""
    number(run)
    for at, draft in enumerate(run):
        draft.measure, draft.base = "share", named[at][1] if named else base
        if named:
            draft.name(named[at][0])
        else:
            draft.reason = "list_counts_differ"


def _of_last_level(head: Draft) -> bool:
    """Return whether a level with a name stands before a list, which alone would be taken for the part of all."""
    before = head.previous
    return before is not None and before.sentence == head.sentence and before.metric is not None


def _are_listed(run: Sequence[Draft], folded: str) -> bool:
    """Return whether the figures of a run stand side by side, none of them the value that another has become."""
    return all(_LISTED.fullmatch(folded, one.figure.end, two.figure.start) for one, two in pairwise(run))


def _wholes(words: str, count: int) -> list[str]:
    """Return the wholes that one 占 names: 占|财政收入和财政支出|的比重分别为."""
    named = [part_of.whole_words(word) for word in AND.split(words)]
    return named if len(named) == count and all(len(name) > 1 for name in named) else []


def _parts(low: int, end: int, count: int, scope: Scope) -> list[str]:
    """Return the parts that the clause of 占 names, as many as there are figures; firms among them are subjects."""
    folded = scope.folded
    if end - low < count * 2 or _SUMMED.search(folded, low, end) or any(low < firm <= end for firm in scope.firm_ends):
        return []
    spans = pieces(folded, low, end)
    known = len(spans) == count and all(scope.ending(start, stop, stop) for start, stop in spans)
    shared = [] if known else [name for name, _ in coordinated(folded, low, end, count, scope.hits)]
    if shared or len(spans) != count:
        return shared
    named = [thing(start, stop, scope) for start, stop in spans]
    return named if all(len(name) > 1 and not is_place(name) for name in named) else []


def _one(low: int, end: int, scope: Scope) -> str:
    """Return the one part that the clause of 占 names."""
    named = joined(low, end, scope)
    return named[0][0] if len(named) == 1 else ""


def _levels(run: Sequence[Draft], drafts: Sequence[Draft], end: int, scope: Scope) -> list[str]:
    """Return the metrics of the levels right before 占, where nothing but growths stands between and there are as many.

    A total that they are parts of is none of them: 投资15亿元,其中工业投资9亿元,技改投资6亿元,分别占….
    """
    head, folded = run[0], scope.folded
    levels: list[Draft] = []
    for draft in reversed(drafts[max(0, head.index - _FIGURES) : head.index]):
        if draft.sentence != head.sentence or ";" in folded[draft.figure.end : head.figure.start]:
            break
        if draft.measure == "level" and draft.metric:
            levels.insert(0, draft)
            if len(levels) == len(run) and "其中" in folded[draft.low : draft.figure.start]:
                break
        elif draft.measure != "growth":
            break
    near = levels and end - levels[-1].figure.end < _REACH
    return [draft.metric or "" for draft in levels] if near and len(levels) == len(run) else []
