"""Figures as the checks compare them: counts as rows of facts, and what two figures have in common."""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal

from extractors import counts
from extractors.base import Passage
from extractors.number import numerals, qualifiers
from extractors.number.quantities import Quantity
from pipeline.tables import Fact

_CURRENCY, _WRITTEN = re.compile("[A-Z]{3}"), re.compile("[^万亿千百十\\d.]{2,4}$")
_SCALES = {Decimal(1): "", Decimal(10**4): "万", Decimal(10**8): "亿"}
_KILO = frozenset({"万千", "亿千"})  # the last belongs to the unit


def figure_id(doc_id: str, start: int, end: int) -> str:
    """Return the fingerprint of one figure, as `facts.fact_id` has it."""
    return hashlib.blake2b(f"{doc_id}:{start}:{end}".encode(), digest_size=8).hexdigest()


def bare(passage: Passage, quantity: Quantity) -> counts.Count | None:
    """Return a number with its unit as a count that knows nothing else, or None where it is none."""
    if quantity.unit is None:
        return None
    written, unit = quantity.written, quantity.unit.word
    if written[-2:] in _KILO:  # 86.4亿千瓦时
        written, unit = written[:-1], written[-1] + unit
    read = numerals.read(written)
    if read is None:
        return None
    start, end = quantity.start, quantity.unit_end
    number = qualifiers.qualified(read, qualifiers.around(passage.folded, start, end))
    whole = quantity.family == "count" and quantity.written.isdigit()
    slack = Decimal(0) if whole else number.slack
    kind = (number.low, number.high, slack, number.qualifier, unit, "", "")
    return counts.Count(start, end, passage.text[start:end], "count", *kind)


def of_count(doc_id: str, sentence_id: int, count: counts.Count) -> Fact:
    """Return a count as a row of facts, without subject and period."""
    return Fact(
        fact_id=figure_id(doc_id, count.start, count.end),
        doc_id=doc_id,
        sentence_id=sentence_id,
        start=count.start,
        end=count.end,
        subject=None,
        enterprise_id=None,
        metric=count.noun or count.before,
        metric_id=None,
        measure="level",
        base=None,
        low=count.low,
        high=count.high,
        slack=count.slack,
        unit=count.unit,
        qualifier=count.qualifier,
        period_start=None,
        period_end=None,
        modality=None,
        list_group=None,
        list_pos=None,
        part_of=None,
        inferred=False,
        candidates=[],
        year=None,
        duplicate=False,
        kind="count",
        flags=0,
        worst_severity=None,
    )


def period_of(fact: Fact) -> tuple[str, ...]:
    """Return the period of a fact as words for the fingerprint."""
    return (f"{fact.period_start}..{fact.period_end}",) if fact.period_start else ()


def key_of(fact: Fact) -> str | None:
    """Return what a fact measures: the id of its indicator, else its words."""
    return fact.metric_id or fact.metric


def same_who(a: Fact, b: Fact) -> bool:
    """Return whether two facts speak of the same subject, as far as they say."""
    return a.subject == b.subject


def same_when(a: Fact, b: Fact) -> bool:
    """Return whether two facts speak of the same period."""
    return (a.period_start, a.period_end) == (b.period_start, b.period_end)


def level(fact: Fact) -> bool:
    """Return whether a figure states a level: an amount, a count, not a change or a share."""
    return fact.measure in ("level", None) and fact.unit not in ("%", "百分点", "‰")


def all_exact(*facts: Fact) -> bool:
    """Return whether each of some figures is told as it is: not 近, not 超过, not between two."""
    return all(fact.qualifier == "exact" for fact in facts)


def unit_word(fact: Fact, printed: str) -> str:
    """Return the unit of a figure for a message: that of a foreign currency as its text writes it, 美元 for USD."""
    written = _WRITTEN.search(printed) if _CURRENCY.fullmatch(fact.unit) else None
    return written[0] if written else fact.unit


def with_unit(fact: Fact, printed: str) -> str:
    """Return a figure as printed, with the unit that only the head of its table names: 18600万元."""
    read = numerals.read(printed) if printed[-1:].isdigit() else None
    if read is None or not read.low or fact.low is None:
        return printed
    scale = _SCALES.get(fact.low / read.low)
    return printed if scale is None else printed + scale + fact.unit
