from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import intervals, printed
from pipeline.intervals import Interval


def D(text: str) -> Decimal:  # noqa: N802
    return Decimal(text)


def figure(low: str | None, high: str | None, slack: str = "0", qualifier: str = "exact") -> SimpleNamespace:
    return SimpleNamespace(
        low=None if low is None else D(low),
        high=None if high is None else D(high),
        slack=D(slack),
        qualifier=qualifier,
    )


def test_a_printed_literal_is_an_interval() -> None:
    assert printed.of(figure("3.4", "3.4", "0.05")) == Interval(D("3.35"), D("3.45"))


def test_a_figure_may_be_rounded_or_cut_off() -> None:
    assert printed.loosely(figure("3.4", "3.4", "0.05")) == Interval(D("3.35"), D("3.50"))


def test_a_negative_figure_is_cut_off_towards_zero() -> None:
    assert printed.loosely(figure("-3.4", "-3.4", "0.05")) == Interval(D("-3.50"), D("-3.35"))


@pytest.mark.parametrize(
    ("given_figure", "near", "expected"),
    [
        (figure("20", None, "0.5", "more_than"), False, Interval(D("19.5"), None)),
        (figure(None, "20", "0.5", "at_most"), False, Interval(None, D("20.5"))),
        (figure("100", "100", "0.5", "about"), False, Interval(D("95"), D("105"))),
        (figure("100", "100", "0.5", "about"), True, Interval(D("90"), D("100"))),
    ],
)
def test_words_open_and_blur(given_figure: SimpleNamespace, near: bool, expected: Interval) -> None:
    found = printed.of(given_figure, near)
    assert (found.low, found.high) == (expected.low, expected.high)


def test_bounds_of_sums_products_and_quotients() -> None:
    a, b = Interval(D("1"), D("2")), Interval(D("3"), D("4"))
    assert a + b == Interval(D("4"), D("6"))
    assert b - a == Interval(D("1"), D("3"))
    assert a * b == Interval(D("3"), D("8"))
    assert Interval(D("6"), D("8")) / Interval(D("2"), D("4")) == Interval(D("1.5"), D("4"))
    assert a / Interval(D("0"), D("1")) == Interval(None, None)
    assert Interval(D("-2"), D("1")) * b == Interval(D("-8"), D("4"))


def test_a_size_turns_only_what_is_not_above_zero() -> None:
    assert Interval(Decimal(-3), Decimal(-2)).size == Interval(Decimal(2), Decimal(3))
    assert Interval(Decimal(-1), Decimal(0)).size == Interval(Decimal(0), Decimal(1))
    assert Interval(Decimal(-1), Decimal(2)).size == Interval(Decimal(-1), Decimal(2))
    assert Interval(None, Decimal(-2)).size == Interval(Decimal(2), None)
    assert Interval(Decimal(-2), None).size == Interval(Decimal(-2), None)


def test_distance_and_severity() -> None:
    stated, implied = Interval(D("5.25"), D("5.35")), Interval(D("10.4"), D("10.8"))
    assert stated.disjoint(implied)
    assert stated.distance(implied) == D("5.05")
    assert intervals.severity(intervals.gap(stated, implied)) == "high"
    assert intervals.severity(D("0.03")) == "medium"
    assert intervals.severity(D("0.009")) == "low"


@pytest.mark.parametrize(
    ("stated", "implied", "printed", "expected"),
    [
        (("3.35", "3.45"), ("33500", "34500"), "3.4", "factor_10^4"),
        (("5.25", "5.35"), ("10.43", "10.75"), "5.3", "factor_2"),
        (("530", "540"), ("353", "353"), "535", "digit_swap"),
        (("5", "6"), ("8", "9"), "5.5", None),
    ],
)
def test_what_makes_a_figure_fit_is_told(
    stated: tuple[str, str], implied: tuple[str, str], printed: str, expected: str | None
) -> None:
    one, two = (Interval(D(low), D(high)) for low, high in (stated, implied))
    assert intervals.hint(one, two, printed) == expected


def test_numbers_are_shown_as_a_person_writes_them() -> None:
    assert intervals.show_number(D("679245283.02")) == "6.7925亿"
    assert intervals.show(Interval(D("335000000"), None)) == "[3.35亿, ∞]"


VALUES = st.decimals(min_value=1, max_value=10**9, places=2)


@given(VALUES, VALUES, VALUES, VALUES)
def test_results_hold_every_value(a: Decimal, b: Decimal, c: Decimal, d: Decimal) -> None:
    one, two = Interval(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))
    assert not (one + two).disjoint(intervals.exactly(a + c))
    assert not (one - two).disjoint(intervals.exactly(a - c))
    assert not (one * two).disjoint(intervals.exactly(a * c))
    quotient = one / two
    assert quotient.low is not None
    assert quotient.high is not None
    assert quotient.low <= a / c * D("1.0000001")
    assert quotient.high >= a / c * D("0.9999999")


def test_an_open_end_has_no_hint() -> None:
    assert intervals.hint(Interval(D("5"), None), Interval(D("1"), D("2"))) is None
    assert intervals.hint(Interval(D("1"), D("2")), Interval(D("5"), None)) is None
