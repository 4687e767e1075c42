"""Figures of a known value, written in every usual way, read back as what they are: amounts, ranges, percentages."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from extractors import find

_CURRENCIES = {
    **{"元": "CNY", "元人民币": "CNY", "块钱": "CNY", "圆": "CNY", "元整": "CNY", "美元": "USD", "美金": "USD"},
    **{"港元": "HKD", "日元": "JPY", "欧元": "EUR", "英镑": "GBP", "韩元": "KRW", "加元": "CAD", "澳元": "AUD"},
    **{"卢布": "RUB", "泰铢": "THB", "新台币": "TWD", "瑞士法郎": "CHF", "新加坡元": "SGD", "斐济元": "FJD"},
}
_SIGNS = {"¥": "CNY", "$": "USD", "US$": "USD", "HK$": "HKD", "€": "EUR", "RMB": "CNY", "USD": "USD", "港币": "HKD"}
_SCALES = {"": 1, "万": 10**4, "亿": 10**8}
_DIGITS = "零一二三四五六七八九"
_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_PLACES = (" {}", "共{}。", "价格为{}，", "总投资{}。", "约{}", "{}以上", "不到{}", "利润为{}；")


def characters(number: int) -> str:
    """Write a whole number below 10^12 in characters: 100801 is 十万零八百零一."""
    high, low = divmod(number, 10**8)
    said = f"{_below(high)}亿" if high else ""
    for part, name in ((low // 10**4, "万"), (low % 10**4, "")):
        if part:
            said += ("零" if said and part < 1000 else "") + _below(part) + name
    return said.removeprefix("一") if said.startswith("一十") else said


def _below(number: int) -> str:
    """Write a number below 10,000: 108 is 一百零八."""
    places = zip(f"{number:04d}", ("千", "百", "十", ""), strict=True)
    said = "".join("零" if digit == "0" else _DIGITS[int(digit)] + unit for digit, unit in places)
    return "零".join(filter(None, said.split("零")))


@st.composite
def _numbers(draw: st.DrawFn) -> tuple[str, Decimal]:
    """A number as written, and its value."""
    whole, scale = draw(st.integers(2, 9999)), draw(st.sampled_from(sorted(_SCALES)))
    large, tenths = draw(st.integers(10_000, 10**10)), draw(st.integers(1, 99))
    return draw(
        st.sampled_from(
            [
                (f"{whole}{scale}", Decimal(whole) * _SCALES[scale]),
                (f"{whole}.{tenths:02d}{scale}", Decimal(f"{whole}.{tenths:02d}") * _SCALES[scale]),
                (f"{large:,}", Decimal(large)),
                (f"{large:,}".replace(",", "，"), Decimal(large)),
                (characters(large), Decimal(large)),
                (characters(large).translate(_FORMAL), Decimal(large)),
                (f"{tenths}亿{whole + 1000}万", tenths * Decimal(10**8) + (whole + 1000) * Decimal(10**4)),
                (f"{tenths}万零{whole % 900 + 10}", tenths * Decimal(10**4) + whole % 900 + 10),
                (str(whole).translate(_WIDE), Decimal(whole)),
            ]
        )
    )


@given(_numbers(), st.sampled_from(sorted(_CURRENCIES)), st.sampled_from(_PLACES))
def test_an_amount_is_its_value_in_its_currency(number: tuple[str, Decimal], unit: str, place: str) -> None:
    written, value = number
    (amount,) = find(place.format(written + unit))
    assert amount.kind_of == "money"
    assert value in (amount.low, amount.high)
    assert amount.currency == _CURRENCIES[unit]


@given(st.integers(1000, 10**9), st.sampled_from(sorted(_SIGNS)), st.sampled_from(_PLACES))
def test_so_is_one_behind_its_sign(value: int, sign: str, place: str) -> None:
    (amount,) = find(place.format(f"{sign}{value:,}"))
    assert amount.kind_of == "money"
    assert value in (amount.low, amount.high)
    assert amount.currency == _SIGNS[sign]


@given(
    st.integers(1, 5000),
    st.integers(1, 5000),
    st.sampled_from(["元", "万元", "亿美元", "元/吨"]),
    st.sampled_from("-—~～至到"),
    st.booleans(),
    st.booleans(),
)
def test_a_range_has_both_ends(low: int, more: int, unit: str, link: str, twice: bool, worded: bool) -> None:
    ends = [characters(end) if worded and link in "至到" else str(end) for end in (low, low + more)]
    (amount,) = find(f"各户从{ends[0]}{unit if twice else ''}{link}{ends[1]}{unit}不等。")
    scale = {"万": 10**4, "亿": 10**8}.get(unit[0], 1)
    assert (amount.low, amount.high) == (low * scale, (low + more) * scale)


@given(st.integers(1, 199), st.integers(0, 9), st.sampled_from(["占{}。", "增长{}，", "约{}", "达{}", "其中{}的企业"]))
def test_a_percentage_is_its_value_however_written(whole: int, tenth: int, place: str) -> None:
    value = Decimal(f"{whole}.{tenth}")
    worded = f"百分之{characters(whole)}" + (f"点{_DIGITS[tenth]}" if tenth else "")
    for written in (f"{value}%", f"{value}％", f"百分之{value}", f"{value}个百分点", worded):
        (share,) = find(place.format(written))
        assert share.kind_of == "percentage"
        assert value in (share.low_pct, share.high_pct)
