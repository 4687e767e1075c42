"""Records: frozen at run time, whatever the type checker is told, and cheap."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from decimal import Decimal

import pytest

from extractors import Money, Percentage
from extractors.name.parts import parts
from extractors.number import numerals
from extractors.records import record

PAID = Money(3, 7, "60亿元", "money", Decimal(60), None, Decimal(1), currency="USD")


@pytest.mark.parametrize(
    ("made", "name"),
    [(numerals.read("60亿"), "low"), (parts("柳河恒盛机械有限公司"), "trade"), (PAID, "high"), (PAID, "start")],
)
def test_nobody_changes_a_record(made, name):
    before = getattr(made, name)
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(made, name, 5)
    with pytest.raises(dataclasses.FrozenInstanceError):
        delattr(made, name)
    assert getattr(made, name) == before


def test_what_is_cached_stays_what_it_was():
    first = numerals.read("73亿")
    with pytest.raises(AttributeError):
        first.low = 5
    assert numerals.read("73亿").low == Decimal(7_300_000_000)


def test_records_are_made_as_dataclasses_are():
    assert Money(3, 7, "60亿元", "money", Decimal(60), high=None, slack=Decimal(1), currency="USD") == PAID
    assert (PAID.qualifier, PAID.currency, PAID.per, PAID.kind_of) == ("exact", "USD", None, "money")
    assert dataclasses.replace(PAID, currency="CNY").currency == "CNY"
    assert type(PAID) is Money
    assert "_Open" not in repr(PAID)
    assert list(inspect.signature(Money).parameters) == [field.name for field in dataclasses.fields(Money)]
    with pytest.raises(TypeError, match="missing 3 required positional arguments"):
        Money(3, 7, "60亿元", "money")


def test_records_of_two_classes_are_never_equal():
    assert Percentage(3, 7, "60%", "r", Decimal(60), None, Decimal(1)) != Money(
        3, 7, "60%", "r", Decimal(60), None, Decimal(1)
    )


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda made: pickle.loads(pickle.dumps(made))])
def test_copies_are_equal_hash_alike_and_are_frozen(again):
    other = again(PAID)
    assert (other, hash(other), type(other)) == (PAID, hash(PAID), Money)
    with pytest.raises(dataclasses.FrozenInstanceError):
        other.low = None


def test_a_default_is_a_value():
    with pytest.raises(AssertionError, match="a default is a value"):

        @record(frozen=True, slots=True)
        class Bad:
            words: list[str] = dataclasses.field(default_factory=list)
