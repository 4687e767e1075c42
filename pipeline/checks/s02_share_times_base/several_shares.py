"""The share that several figures have together, for the check share_times_base.

增值税11.2亿元,增长3.2%;企业所得税4.3亿元。两税合计占税收收入的66.8% · 财政拨款和学费收入两项占总收入的86.4%

They are as many as the words say: those named before the number, or all that the sentence before it lists.  The whole
is what is told by the name the share is said to be of.  A share that fits one of them alone, or another whole, is
left open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from itertools import accumulate
from operator import add

from extractors.numbering import HAN_NUMBERS
from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.forms import figure_at, levels_within
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning
from pipeline.checks.report import ReportFacts
from pipeline.checks.s02_share_times_base.common_whole import EVERY, named_for
from pipeline.checks.skeleton import AMOUNT, RATE
from pipeline.checks.words import either, number_of
from pipeline.intervals import HUNDRED, Interval
from pipeline.tables import Fact

_FORM = re.compile(
    rf"(?<=[,;。:\n])(?P<names>[一-鿿A-Z()、]{{0,36}}?)(?<![前第近这])(?P<count>[两二三四五六七八九](?:大|个|种|类)?|{AMOUNT})"
    rf"(?P<kind>[一-鿿]{{0,6}}?)(?P<sum>合计|共计|总计|相加)?共?占(?:到|据)?(?P<of>[一-鿿]{{0,14}}?)的?(?:比重|比例|份额)?"
    rf"(?:高?达到?|约为|[约为近]){{0,2}}(?P<share>{RATE})"
)
_NAMED = re.compile("(?P<names>[一-鿿、()]{2,24}[和与及、][一-鿿()]{2,8}?)(?:仍|依然|都|均|是|继续|作为)[^,]{0,16},\\Z")
_LIST = re.compile("[、和与及]")
_LEAD = re.compile(rf"^(?:{either('S2.whole_of')}|其中|所有|全部|[了其本])+")
_ALL = re.compile(r"^(?:总[体数量额计]|比|全部)?$")
_HAVING = "完成实现达到为约共有的"
_WITHIN = "其中"
_BEFORE, _NAME, _MOST = 300, 2, 9


@gated(_FORM)
def several(report: ReportFacts) -> Iterator[Judgement]:
    """Hold the share of several figures against their sum and the whole."""
    bones = report.plainer
    for match in _FORM.finditer(bones.text):
        share = figure_at(report, bones, match.start("share"))
        line = max(bones.text.rfind("\n", 0, match.start()) + 1, match.start() - _BEFORE)
        told = [f for f in levels_within(report, bones, line, match.start()) if f.qualifier == "exact"]
        parts = _named(report, match, told) or _listed(report, match, told)
        if not parts or len(parts) != _count(report, match):
            continue
        if share is None or share.measure == "growth" or share.qualifier != "exact":
            continue
        wholes = [fact for fact in told if fact not in parts and fact.unit == parts[0].unit]
        whole = _whole(report, match, parts, wholes)
        if whole is not None:
            yield _judged(report, share, parts, whole, wholes)


def _count(report: ReportFacts, match: re.Match[str]) -> int:
    """Return how many figures the words say there are."""
    if match["count"] != AMOUNT:
        return HAN_NUMBERS.get(match["count"][0], 2)
    quantity = report.plainer.at(match.start("count"))
    return number_of(quantity.written) or (2 if quantity.written == "两" else 0) if quantity else 0


def _named(report: ReportFacts, match: re.Match[str], told: Sequence[Fact]) -> list[Fact]:
    """Return the figures named before the number, or in the clause before it; none where one of them is not clear."""
    text = report.plainer.text
    before = _NAMED.search(text, max(0, match.start() - 60), match.start())
    names = match["names"] or (before["names"] if before else "")
    if not names or not _LIST.search(names):
        return []
    found = [[fact for fact in told if _bears(report, fact, name)] for name in _LIST.split(_LEAD.sub("", names))]
    same = all(len({fact.low for fact in facts}) == 1 for facts in found)
    return [facts[-1] for facts in found] if same and len({facts[-1].unit for facts in found}) == 1 else []


def _bears(report: ReportFacts, fact: Fact, name: str) -> bool:
    """Return whether a figure is told by a name, or one that goes on a little: 学费, of 学费收入4120万元."""
    words = report.words(fact).rpartition("、")[2].removeprefix(_WITHIN).rstrip(_HAVING)
    return len(name) >= _NAME and (words == name or (words.startswith(name) and len(words) - len(name) <= _NAME))


def _listed(report: ReportFacts, match: re.Match[str], told: Sequence[Fact]) -> list[Fact]:
    """Return all that the sentence lists before the number, behind 其中 if it stands there."""
    if match["names"] or not match["sum"] or not told:
        return []
    folded, unit = report.folded, told[-1].unit
    end = report.plainer.within(match.start("share"), match.end())[0].start
    low = report.stop_before(told[-1].start)
    at = folded.rfind(_WITHIN, low, told[-1].start)
    alike = [fact for fact in told if fact.unit == unit and fact.start >= max(low, at)]
    gap = folded[told[-1].end : end]
    return alike if gap.count("。") <= 1 and 1 < len(alike) <= _MOST else []


def _whole(report: ReportFacts, match: re.Match[str], parts: Sequence[Fact], wholes: Sequence[Fact]) -> Fact | None:
    """Return the figure by whose name the whole is called; else, where none is named, the total of the parts' list."""
    of = _LEAD.sub("", match["of"]).rstrip("的")
    before = [fact for fact in wholes if fact.start < parts[0].start]
    called = [fact for fact in before if named_for(report, fact, of)] if len(of) >= _NAME else []
    if called or not (_ALL.match(of) or match["of"].startswith(EVERY)):
        return called[-1] if len({fact.low for fact in called}) == 1 else None
    low = report.stop_before(parts[0].start)
    if report.folded.startswith(_WITHIN, low) and low > 1:  # …27.3亿元。其中增值税…
        low = report.stop_before(low - 2)
    heads = [fact for fact in before if fact.start >= low and _WITHIN in report.folded[fact.end : parts[0].start]]
    return heads[-1] if len(heads) == 1 else None


def _judged(report: ReportFacts, share: Fact, parts: Sequence[Fact], whole: Fact, wholes: Sequence[Fact]) -> Judgement:
    """Compare a share with what the parts and the whole come to."""
    facts = (share, *parts, whole)
    implied = _share(report.interval, parts, whole)
    stated = report.interval(share)
    if implied.disjoint(stated):
        others = [_share(report.interval, parts, other) for other in wholes if other is not whole]
        sums = accumulate(map(report.interval, reversed(parts)), add)
        alone = [(some / report.interval(whole)).scaled(HUNDRED) for some in [*map(report.interval, parts), *sums]]
        if any(not other.disjoint(stated) for other in (*others, *alone)):
            return undecidable(facts, "fits_another")
    total = " + ".join(map(report.printed, parts))
    base = report.printed(whole)
    said = (f"({total}) / {base}", f"{total}合计是{base}的", f"together {total} are of {base}")
    return against_reckoning(report, facts, Reckoning(implied, _share(report.shown, parts, whole), *said, share))


def _share(read: Callable[[Fact], Interval], parts: Sequence[Fact], whole: Fact) -> Interval:
    """Return the share that some figures have together of a whole, in per cent."""
    return (reduce(add, map(read, parts)) / read(whole)).scaled(HUNDRED)
