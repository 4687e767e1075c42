"""Written numbers: exact intervals, slack from the printed digits."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.number.numerals import read

EXACT = [
    ("2.5 million", "2500000", "50000"),
    ("12.5k", "12500", "50"),
    ("一点五亿", "150000000", "5000000"),
    ("0", "0", "0.5"),
    ("7", "7", "0.5"),
    ("1480", "1480", "0.5"),
    ("1,480", "1480", "0.5"),
    ("12,345,678", "12345678", "0.5"),
    ("1,480.50", "1480.5", "0.005"),
    ("1.8", "1.8", "0.05"),
    ("2.04", "2.04", "0.005"),
    ("1 .8", "1.8", "0.05"),
    ("1 0 . 0 6", "10.06", "0.005"),
    ("1.8亿", "180000000", "5000000"),
    ("1.8 亿", "180000000", "5000000"),
    ("3.05亿", "305000000", "500000"),
    ("3.4亿", "340000000", "5000000"),
    ("1.2万亿", "1200000000000", "50000000000"),
    ("6000万", "60000000", "5000"),
    ("5千", "5000", "500"),
    ("3千万", "30000000", "5000000"),
    ("2亿5000万", "250000000", "5000"),
    ("3亿4千万", "340000000", "5000000"),
    ("1.43个亿", "143000000", "500000"),
    ("一", "1", "0.5"),
    ("两", "2", "0.5"),
    ("十", "10", "0.5"),
    ("十二", "12", "0.5"),
    ("二十", "20", "0.5"),
    ("廿五", "25", "0.5"),
    ("卅", "30", "0.5"),
    ("一百零五", "105", "0.5"),
    ("一百一十", "110", "0.5"),
    ("二千零五十", "2050", "0.5"),
    ("两万五", "25000", "500"),
    ("三百五", "350", "5"),
    ("两万五千", "25000", "0.5"),
    ("一千二百三十万", "12300000", "5000"),
    ("壹佰贰拾万", "1200000", "5000"),
    ("叁仟伍佰", "3500", "0.5"),
    ("三點五億", "350000000", "5000000"),
    ("三点五亿", "350000000", "5000000"),
    ("零点五", "0.5", "0.05"),
    ("二十点六", "20.6", "0.05"),
    ("五百九十点九万", "5909000", "500"),
    ("七百六十六亿四千万", "76640000000", "5000"),
    ("一万八千八百七十二万", "188720000", "5000"),
    ("一九八七", "1987", "0.5"),
    ("二〇一一", "2011", "0.5"),
    ("百", "100", "50"),
    ("千万", "10000000", "5000000"),
    ("百亿", "10000000000", "5000000000"),
    ("12345678901234567890", "12345678901234567890", "0.5"),
]
VAGUE = [
    ("20余", "20", None, "more_than"),
    ("100多", "100", None, "more_than"),
    ("2400余万", "24000000", None, "more_than"),
    ("3万多", "30000", None, "more_than"),
    ("30多万", "300000", None, "more_than"),
    ("十余", "10", None, "more_than"),
    ("一千多", "1000", None, "more_than"),
    ("三百多万", "3000000", None, "more_than"),
    ("4万多亿", "4000000000000", None, "more_than"),
    ("2千余万", "20000000", None, "more_than"),
    ("十几", "11", "19", "about"),
    ("二十几", "21", "29", "about"),
    ("10几万", "110000", "190000", "about"),
    ("几十", "20", "90", "about"),
    ("几千万", "20000000", "90000000", "about"),
    ("数百万", "2000000", "9000000", "about"),
    ("十来", "10", "10", "about"),
    ("两三百万", "2000000", "3000000", "range"),
    ("七八十", "70", "80", "range"),
    ("十五六", "15", "16", "range"),
    ("三五百", "300", "500", "range"),
]
REFUSED = [
    "亿万",
    "万千",
    "2.5xillion",
    "",
    "一多",
    "亿亿",
    "5万多万",
    "百千",
    "三千五百二千",
    "几",
    "数",
    "5.3.2",
    "一点",
    "点五",
    "多",
    "123456789012345678901",
]


@pytest.mark.parametrize(("written", "value", "slack"), EXACT)
def test_a_numeral_is_an_exact_value_with_slack(written: str, value: str, slack: str) -> None:
    number = read(written)
    assert number is not None
    assert (number.low, number.high, number.slack) == (Decimal(value), Decimal(value), Decimal(slack))
    assert number.qualifier == "exact"


@pytest.mark.parametrize(("written", "low", "high", "qualifier"), VAGUE)
def test_a_vague_numeral_is_an_interval(written: str, low: str, high: str | None, qualifier: str) -> None:
    number = read(written)
    assert number is not None
    assert number.low == Decimal(low)
    assert number.high == (None if high is None else Decimal(high))
    assert number.qualifier == qualifier


@pytest.mark.parametrize("written", REFUSED)
def test_what_is_no_numeral_is_refused(written: str) -> None:
    assert read(written) is None


def test_a_negative_factor_turns_the_interval_round() -> None:
    number = read("20余")
    assert number is not None
    turned = number.times(Decimal(-10000))
    assert (turned.low, turned.high, turned.slack) == (None, Decimal(-200000), Decimal(5000))


HAN = "零一二三四五六七八九"


def spell(value: int) -> str:
    """Write a number below ten thousand in characters, as a clerk would."""
    text, zero = "", False
    for exponent, unit in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = value // 10**exponent % 10
        if digit:
            text += ("零" if zero and text else "") + HAN[digit] + unit
        zero = not digit
    return text or "零"


@given(st.integers(1, 9999), st.integers(0, 9999))
def test_a_spelled_number_reads_back(high: int, low: int) -> None:
    written = spell(high) + "万" + ("零" if 0 < low < 1000 else "") + (spell(low) if low else "")
    number = read(written)
    assert number is not None
    assert number.low == high * 10_000 + low


@given(st.integers(0, 10**18), st.integers(0, 6))
def test_printed_digits_read_back(digits: int, places: int) -> None:
    value = Decimal(digits).scaleb(-places)
    for written in (f"{value:f}", f"{value:,f}"):
        number = read(written)
        assert number is not None
        assert number.low == value
        assert number.slack == Decimal(5).scaleb(-places - 1)


@given(st.text("0123456789,. 一二三四五六七八九十百千万亿两零几数多余点来个", max_size=24))
def test_reading_never_raises_and_keeps_ends_in_order(written: str) -> None:
    number = read(written)
    if number is not None and number.low is not None and number.high is not None:
        assert number.low <= number.high
