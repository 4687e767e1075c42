"""X4: actual figures, achievements and new buildings carried over unchanged in a copied passage.

A deed that is not told twice has no row: there is no figure it could be a judgement of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.checks.archive import CrossCase, CrossCheck, across_reports
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.clause_firms import firm_before
from pipeline.checks.cross_words import cued, cues, place_name, sentence
from pipeline.checks.findings import About, Message
from pipeline.checks.pairs import Pair
from pipeline.checks.series import Place
from pipeline.checks.x4_stale_value.repeated_deeds import PASSAGE, cause_of, deeds
from pipeline.similarity.reuse import Block
from pipeline.tables import Fact

_SMALL = 10  # a count below this comes back by chance, and
_FEW = 2  # so do two of them beside a figure that changed, and any count beside two figures that did
_ASSEMBLY = "政府工作报告"
_NAMED = 6  # characters before a figure that say what it is of
_MANY = 40  # figures of a report, one of which comes back by chance
_COUNTED = frozenset({"元", "%", "‰", "百分点"})
_NOTHING = frozenset({"stable", "standard", "standing"})
Carried = tuple[Fact, Fact]


def judge(pair: Pair) -> Iterator[Judgement]:
    """Look into what a later report of the same place shares with an earlier one."""
    if pair.later and pair.same_place:
        yield from _figures(pair)
        yield from deeds(pair)


def _figures(pair: Pair) -> Iterator[Judgement]:
    """Judge the figures that stand behind the same words in both reports, one judgement a sentence."""
    groups: dict[int, list[Carried]] = {}
    brought_up = Counter[int]()
    for old, new in _mates(pair):
        number = pair.b.sentence_of(new.start)
        brought_up[number] += (old.low, old.high) != (new.low, new.high)
        if _may_change(pair, old, new):
            groups.setdefault(number, []).append((old, new))
    for number in sorted(groups):
        same = [(old, new) for old, new in groups[number] if (old.low, old.high) == (new.low, new.high)]
        if 0 < len(same) <= _FEW and all(_small(new) for _, new in same) and (len(same) == 1 or same != groups[number]):
            yield undecidable((same[0][1], same[0][0]), "small_counts")
        elif len(same) == 1 and same[0][1].unit != "元" and (len(pair.b.figures) > _MANY or brought_up[number] >= _FEW):
            yield undecidable((same[0][1], same[0][0]), "one_of_many_figures")
        elif same:
            yield _stale(pair, sorted(same, key=lambda item: item[1].start))
        else:
            old, new = groups[number][0]
            yield consistent((new, old), pair.b.interval(new), pair.a.interval(old))


def _small(fact: Fact) -> bool:
    """Return whether a figure is a count of a few things."""
    return fact.unit not in _COUNTED and fact.high is not None and fact.high < _SMALL


def _mates(pair: Pair) -> list[Carried]:
    """Return the figures of both reports that belong together: at one place of a common block, or behind one tail."""
    at = {fact.start: fact for fact in pair.a.figures}
    found: dict[int, Carried] = {}
    for block in pair.overlap.blocks:
        for fact in pair.b.between(block.b, block.b + block.length):
            mate = at.get(fact.start - block.b + block.a)
            if mate and mate.unit == fact.unit and _of_one_thing(pair, fact, block):
                found[fact.start] = (mate, fact)
    taken = {old.start for old, _ in found.values()}
    for old, new in pair.aligned:
        free = new.start not in found and old.start not in taken and new.unit not in _COUNTED - {"元"}
        if free and firm_before(pair.a, old) == firm_before(pair.b, new):
            found[new.start] = (old, new)
    return [found[start] for start in sorted(found)]


def _of_one_thing(pair: Pair, fact: Fact, block: Block) -> bool:
    """Return whether a block holds a figure with what it is of: 投资120万元|新建便民桥 goes on with something else."""
    end = block.b + block.length
    return fact.end <= end and (pair.b.clause_end(fact.end) <= end or len(pair.b.words(fact)) >= _NAMED)


def _may_change(pair: Pair, old: Fact, new: Fact) -> bool:
    """Return whether a figure tells of one year: no target, no quota, no fact of place, no share, no level before."""
    if _looks_back(pair, old, new):
        return False
    if pair.b.words(new).endswith(("从", "由")):  # 从40个减少到29个: the second figure tells of the year
        return False
    if any(fact.modality in ("planned", "target") or fact.measure == "share" for fact in (old, new)):
        return False
    if new.unit not in _COUNTED and cued("slogan", pair.b.folded[slice(*sentence(pair.b, new.start))]):
        return False  # 两个市场、两种资源: everybody's words
    end = pair.b.clause_end(new.end)
    clause = pair.b.words(new) + "#" + pair.b.folded[new.end : end]
    # A grant that was paid out is no rate of grants: 兑现补贴700万元.
    if new.unit not in _COUNTED and cued("cumulative", clause):  # 现有员工320人: what there is may stay as it was
        return False
    words = {word for role in _NOTHING for _, _, word in cued(role, clause)}
    return not (words - cues("grant") if cued("paid", clause) else words)


def _looks_back(pair: Pair, old: Fact, new: Fact) -> bool:
    """Return whether a later report says of the year of the earlier one what that one said: 回顾2017年,….

    What a 政府工作报告 tells without a year is of the year before its own.
    """
    year, given = new.year, _ASSEMBLY in (pair.b.title or "") and _ASSEMBLY not in (pair.a.title or "")
    if year is None and (pair.b.report_year or 0) - 1 == pair.a.report_year:
        return given
    if year is None or year != old.year or pair.b.report_year is None or year >= pair.b.report_year:
        return False
    return given or f"{year}年" in pair.b.folded[pair.b.sentence_span(new.start)[0] : new.start]


def _stale(pair: Pair, carried: Sequence[Carried]) -> Judgement:
    """Say which figures came back unchanged."""
    places, block = _spans(pair, carried), _block_of(pair, carried[0][1])
    printed = "、".join(pair.b.printed(new) for _, new in carried)
    sure_of = bool(block) and (len(carried) > 1 or any(new.unit == "元" for _, new in carried))
    message = Message(
        "medium" if sure_of else "low",
        85 if sure_of else 65,
        f"{pair.a.report_year}年的数字在{pair.b.report_year}年的报告中原样出现:{printed}",
        f"figures of {pair.a.report_year} come back unchanged in the report of {pair.b.report_year}: {printed}",
        f"{len(carried)} × ({pair.b.report_year} = {pair.a.report_year}): {printed}",
        klass="noteworthy",
    )
    old, new = carried[0]
    about = About(new.subject or place_name(pair.b.region), new.metric, pair.years, cause_of(pair, block))
    facts = tuple(fact for both in carried for fact in reversed(both))
    finding = across_reports(places, message, about)
    return Judgement("inconsistent", facts, pair.b.shown(new), pair.a.shown(old), "carried_over", finding)


def _spans(pair: Pair, carried: Sequence[Carried]) -> list[Place]:
    """Return the two spans from the first figure's clause to the last figure's end."""
    (a, b), (last_a, last_b) = carried[0], carried[-1]
    start_a, start_b = pair.a.clause(a.start), pair.b.clause(b.start)
    end_a, end_b = max(a.end, last_a.end), max(b.end, last_b.end)
    return [
        ("stated", pair.b.doc_id, start_b, max(end_b, pair.b.clause_end(end_b))),
        ("against", pair.a.doc_id, min(start_a, a.start), max(end_a, pair.a.clause_end(end_a))),
    ]


def _block_of(pair: Pair, fact: Fact) -> Block | None:
    """Return the common block that holds a figure, if it is long enough to be a copied passage."""
    for block in pair.overlap.blocks:
        if block.b <= fact.start and fact.end <= block.b + block.length and block.length >= PASSAGE:
            return block
    return None


_OLD = "宏盛机械有限公司投资800万元对铸造车间进行了环保改造,与省工业大学联合研发新产品12项。"
_NEW = "宏盛机械有限公司投资950万元对铸造车间进行了环保改造,与省工业大学联合研发新产品19项。"
_BEFORE = f"临河镇2012年工作总结\n{_OLD}\n临河镇人民政府 2012年12月"

CHECK = CrossCheck(
    "X4",
    "stale_value",
    "Is an actual figure or a deed carried over unchanged inside a copied passage?",
    (
        "targets, quotas and facts of place are stable",
        "shares",
        "what is said of every year",
        "other places",
        "one count below ten, or two beside a figure that changed",
        "one count beside two figures that changed",
    ),
    (
        CrossCase((_BEFORE, f"临河镇2013年工作总结\n{_OLD}\n临河镇人民政府 2013年12月"), "inconsistent"),
        CrossCase((_BEFORE, f"临河镇2013年工作总结\n{_NEW}\n临河镇人民政府 2013年12月"), "consistent"),
    ),
    pair=judge,
)
