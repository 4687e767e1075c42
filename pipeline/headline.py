"""Figures of a headline that the text below tells again: who, when and what they are of is taken from there.

`云江光伏出口3.65亿美元 同比增长81%` over `今年上半年,全市光伏产品出口3.65亿美元,增长81%`: the headline leaves out that
it speaks of half a year.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.base import Money, Percentage
from pipeline.context.types import ContextOf
from pipeline.metric.draft import MetricOf
from pipeline.rows import Figure

_LONGEST = 60  # characters: a longer first line is no headline
_NEAR = 400  # characters of the body: the lead tells the headline again
_SURE = 3  # digits that make it unlikely that two figures are alike by chance


def restated(
    text: str, figures: Sequence[Figure], metrics: list[MetricOf], contexts: list[ContextOf]
) -> tuple[list[MetricOf], list[ContextOf]]:
    """Return indicators and contexts with what the body says of the headline's figures filled in."""
    end = text.find("\n")
    if not figures or not 0 < figures[0].start < end <= _LONGEST:
        return metrics, contexts
    metrics, contexts = [*metrics], [*contexts]
    heads = [number for number, figure in enumerate(figures) if figure.end <= end]
    for number in heads:
        again = next(
            (
                n
                for n in range(len(heads), len(figures))
                if figures[n].start < end + _NEAR and _is_same(figures, metrics, number, n)
            ),
            None,
        )
        if again is None:
            continue
        if metrics[number].metric is None:
            metrics[number] = metrics[again]._replace(part_of=None, list_group=None, list_pos=None)
        contexts[number] = _filled(contexts[number], contexts[again], _digits(figures[number]) >= _SURE)
    return metrics, contexts


def _is_same(figures: Sequence[Figure], metrics: list[MetricOf], head: int, body: int) -> bool:
    """Tell whether a figure of the body is the one of the headline: alike in value, kind, and what it measures."""
    one, other = figures[head], figures[body]
    if not isinstance(one, Money | Percentage) or not isinstance(other, type(one)):
        return False
    if _value(one) != _value(other) or metrics[head].measure != metrics[body].measure:
        return False
    mine, theirs = metrics[head].metric, metrics[body].metric
    if mine is not None and theirs is not None and (mine in theirs or theirs in mine):
        return True
    return (mine is None or theirs is None) and _digits(one) >= _SURE


def _digits(figure: Figure) -> int:
    """Return the number of digits of a figure."""
    return sum(map(str.isdigit, figure.text))


def _value(figure: Money | Percentage) -> tuple[object, ...]:
    """Return the number and unit by which two figures are compared."""
    if isinstance(figure, Money):
        return figure.low, figure.currency, figure.per
    return figure.low_pct, figure.unit


def _filled(head: ContextOf, body: ContextOf, sure: bool) -> ContextOf:
    """Return the context of a headline's figure, completed from the body where the headline says nothing.

    Its modality stays as the headline says it (拟投10亿): the body may tell of it in other words.
    """
    reasons = head.reasons
    if (
        sure
        and head.subject is None
        and head.subject_mention is None
        and not head.subjects
        and body.subject is not None
    ):
        head = head._replace(subject=body.subject, subject_mention=body.subject_mention)
        reasons = tuple(reason for reason in reasons if not reason.startswith("subject:"))
    if head.period_basis != "explicit" and body.period_basis == "explicit":
        head = head._replace(period_start=body.period_start, period_end=body.period_end, period_basis=body.period_basis)
        reasons = tuple(reason for reason in reasons if not reason.startswith("period:"))
    return head._replace(reasons=reasons)
