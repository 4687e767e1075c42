"""Rules that are asked only of reports that hold what one of their forms, patterns or words needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import wraps
from itertools import chain
from typing import Concatenate, ParamSpec, TypeVar

from extractors.gates import Asked, Gate
from pipeline.checks.forms import SIGNS, Form
from pipeline.checks.report import ReportFacts

_T = TypeVar("_T")
_P = ParamSpec("_P")
_Rule = Callable[Concatenate[ReportFacts, _P], Iterable[_T]]


_Way = Form | Asked | str


def gated(*ways: _Way | tuple[_Way, ...]) -> Callable[[_Rule[_P, _T]], _Rule[_P, _T]]:
    """Say of a rule that it finds nothing in a report in which none of some forms, patterns or words matches.

    Of several together, all must match.
    """
    gate = Gate(*([*chain(*map(_patterns, _several(way)))] for way in ways), signs=SIGNS)

    def decorated(rule: _Rule[_P, _T]) -> _Rule[_P, _T]:
        @wraps(rule)
        def asked(report: ReportFacts, /, *given: _P.args, **named: _P.kwargs) -> Iterable[_T]:
            return () if report.passage.missing & gate.mask else rule(report, *given, **named)

        return asked

    return decorated


def _several(way: _Way | tuple[_Way, ...]) -> tuple[_Way, ...]:
    """Return what stands together as one."""
    return way if isinstance(way, tuple) else (way,)


def _patterns(way: _Way) -> tuple[Asked, ...]:
    """Return the patterns that must match where a rule speaks in one way."""
    if isinstance(way, Form):
        return way.pattern, way.cue
    return (re.compile(re.escape(way)) if isinstance(way, str) else way,)
