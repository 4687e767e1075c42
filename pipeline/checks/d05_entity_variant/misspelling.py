"""Names that are one character away from another name of the report, for the check entity_variant.

A homophone beside a name met more often is a typing error, so is, met once, a character that looks alike; names that
differ in their industries, too, or stand side by side in a list are two firms.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from extractors.lexicon import seldom
from extractors.name.glyphs import look_alike
from extractors.name.parts import parts
from extractors.name.pinyin import homophones
from pipeline.checks.base import Judgement, Verdict, consistent, undecidable
from pipeline.checks.d05_entity_variant.slips_of_names import one_name, slip_of
from pipeline.checks.d05_entity_variant.two_firms import (
    both_words,
    differ_otherwise,
    listed,
    made_by,
    of_sisters,
    one_trade,
    sound_alike,
    told_together,
)
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span

_TRADE, _HAN = 2, re.compile("[一-鿿]")
_OFTEN, _AGAIN = 3, 2  # mentions
_FEW, _LONGEST = 8, 12  # names of a report, characters of a trade name


def misspelt(report: ReportFacts, names: Counter[str]) -> Iterator[Judgement]:
    """Find names that are one homophone, or one dropped or doubled character, away from a better attested one."""
    cores = {name: parts(name).trade or name for name in names}
    legal = {cores[name] for name in names if parts(name).form}
    seen: set[tuple[str, str, str]] = set()
    for a, b in _neighbours(cores):
        one, two = cores[a], cores[b]
        if (one[0] == two[0] or one[-1] == two[-1]) and _near(one, two):  # one slip leaves the first or the last
            wrong, right = _ordered(a, b, names, cores, legal)
            even = (cores[wrong] in legal) == (cores[right] in legal)
            verdict = _slip_or_two(names, cores, wrong, right, even)
            if verdict == "inconsistent" and _are_two(report, names, cores, wrong, right):
                verdict = "consistent"
            if (verdict, cores[wrong], cores[right]) not in seen:
                seen.add((verdict, cores[wrong], cores[right]))
                yield _of_names(report, verdict, wrong, right)


def _ordered(a: str, b: str, names: Counter[str], cores: dict[str, str], legal: set[str]) -> tuple[str, str]:
    """Return two names, the less attested first; of two met equally often, the one that no legal name has."""
    times = _support(names, cores, a), _support(names, cores, b)
    if times[0] == times[1] > 1 and (cores[a] in legal) != (cores[b] in legal):
        return (b, a) if cores[a] in legal else (a, b)
    first, second = sorted(zip(times, (-len(a), -len(b)), (a, b), strict=True))
    return first[2], second[2]


def _slip_or_two(names: Counter[str], cores: dict[str, str], wrong: str, right: str, even: bool) -> Verdict:
    """Return whether two names that are one slip apart are those of two firms (consistent), or one is misspelt.

    `even` says that a legal name has the trade name of both, or of neither: then it does not tell which is right.
    """
    known = seldom("known_names")
    if (
        both_words(cores[wrong], cores[right])
        or wrong in known
        or cores[wrong] in known
        or differ_otherwise(wrong, right)
    ):
        return "consistent"
    times = [_support(names, cores, name) for name in (wrong, right)]
    if not sound_alike(cores[wrong], cores[right]):
        return "inconsistent" if times[0] == 1 < times[1] and one_trade(wrong, right) else "consistent"
    return "undecidable" if even and times[0] == times[1] > 1 and right not in known else "inconsistent"


def _are_two(report: ReportFacts, names: Counter[str], cores: dict[str, str], wrong: str, right: str) -> bool:
    """Return whether what is told of two names says that both are meant."""
    if listed(report, wrong, right) or told_together(report, wrong, right):
        return True
    if made_by(report, wrong, right) or made_by(report, right, wrong):
        return True
    so_spelt = [name for name in names if cores[name] == cores[wrong]]
    return of_sisters(report, cores[wrong], so_spelt, _support(names, cores, wrong))


def _of_names(report: ReportFacts, verdict: Verdict, wrong: str, right: str) -> Judgement:
    """Return the judgement of two names that are one slip apart."""
    if verdict == "consistent":
        return consistent(())
    return undecidable((), "met_equally_often") if verdict == "undecidable" else _typo(report, wrong, right)


def unsimplified(report: ReportFacts, names: Counter[str]) -> Iterator[Judgement]:
    """Find names with a traditional character that is simplified where the name is told again: 康諾 and 康诺."""
    folded = report.folded
    odd = {m.text: plain for m in report.mentions if m.text != (plain := folded[m.start : m.end])}
    for name, plain in sorted(odd.items()):
        if plain in names and any(a != b and _HAN.match(a) for a, b in zip(name, plain, strict=False)):
            spans = [(m.start, m.end) for m in report.mentions if m.text == name]
            yield _written(name, plain, spans, [(m.start, m.end) for m in report.mentions if m.text == plain])


def hidden(report: ReportFacts, names: Sequence[str]) -> Iterator[Judgement]:
    """Find names that no extractor knows: a homophone in place of one character of a trade name (晚盛化工).

    A short name without a legal form must be told more than once.
    """
    seen: set[str] = set()
    for name in sorted(set(names)):
        own = parts(name)
        if own.core in seen or len(own.trade) != _TRADE or not own.industry:
            continue
        if not own.form and names.count(name) < _AGAIN:
            continue
        seen.add(own.core)
        for _, start in sorted(_slips(report.folded, own.core)):
            yield from _slip(report, name, own.core, (start, start + len(own.core)))


def _slips(folded: str, core: str) -> Iterator[tuple[int, int]]:
    """Yield where a name stands with another character of one sound in its trade name: which one, and the start."""
    industry = core[_TRADE:]
    at = folded.find(industry, _TRADE)
    while at >= 0:
        alike = folded[at - 2] == core[0], folded[at - 1] == core[1]
        odd = alike.index(False) if alike[0] != alike[1] else _TRADE
        if odd < _TRADE and homophones(folded[at - _TRADE + odd], core[odd]):
            yield odd, at - _TRADE
        at = folded.find(industry, at + 1)


def _slip(report: ReportFacts, name: str, core: str, span: Span) -> Iterator[Judgement]:
    """Report one misspelling outside of all names, rarer than the name itself."""
    start, end = span
    wrong = report.folded[start:end]
    if any(m.start < end and start < m.end for m in report.mentions) or wrong in seldom("known_names"):
        return
    if report.folded.count(wrong) > report.folded.count(core) or _named(report, wrong):
        return
    others = [(m.start, m.end) for m in report.mentions if m.text == name]
    yield _written(report.text[start:end], name, [span], others)


def _named(report: ReportFacts, core: str) -> bool:
    """Return whether a firm of the report has a name of its own with this core: 东风机械 beside 东风机械有限公司."""
    return any(mention.text.startswith(core) for mention in report.mentions)


def _neighbours(cores: dict[str, str]) -> list[tuple[str, str]]:
    """Return the pairs of names whose trade names may agree but for one character: of a few names, all pairs."""
    if len(cores) <= _FEW and max(map(len, cores.values())) <= _LONGEST:
        return list(combinations(sorted(cores), 2))
    blocks: dict[str, list[str]] = {}
    for name in sorted(cores):
        core = cores[name]
        for place in range(len(core) if 2 <= len(core) <= _LONGEST else 0):
            blocks.setdefault(core[:place] + core[place + 1 :], []).append(name)
        blocks.setdefault(core, []).append(name)
    return sorted({pair for block in blocks.values() if len(block) > 1 for pair in combinations(block, 2)})


def _near(a: str, b: str) -> bool:
    """Return whether two trade names are one slip apart."""
    apart = len(a) - len(b)
    if not -2 < apart < 2 or a == b or len(a) < 2 or len(b) < 2:
        return False
    if not apart:
        odd = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
        return len(odd) == 1 and (homophones(*odd[0]) or look_alike(*odd[0]))
    longer, shorter = (a, b) if apart > 0 else (b, a)
    return any(longer[i] == longer[i + 1] and longer[:i] + longer[i + 1 :] == shorter for i in range(len(shorter)))


def _support(names: Counter[str], cores: dict[str, str], name: str) -> int:
    """Return how often a trade name is met, under any of its names."""
    return sum(times for other, times in names.items() if cores[other] == cores[name])


def _typo(report: ReportFacts, wrong: str, right: str) -> Judgement:
    """Report a name that is probably misspelt."""
    spans = [(m.start, m.end) for m in report.mentions if m.text == wrong]
    others = [(m.start, m.end) for m in report.mentions if m.text == right]
    return _written(wrong, right, spans, others)


def _written(wrong: str, right: str, spans: Sequence[Span], others: Sequence[Span]) -> Judgement:
    """Say which name is misspelt; of two met about equally often, that one of them is."""
    told, formula = (spans, others), f"{wrong} ×{len(spans)} ~ {right}"
    if len(others) >= min(_OFTEN, 2 * len(spans)):
        return slip_of(wrong, right, told, formula, "medium", 88)
    return one_name(wrong, right, told, "medium", 88, formula)
