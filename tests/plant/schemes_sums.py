"""How figures hang together by arithmetic: the same value twice, shares, splits, growth; one of them goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

from .figures import Fig, amount, money, off, percent, plain, rounded, split

Slots = dict[str, Fig]
Args = tuple[str, ...]
HUNDRED = Decimal(100)
# Per cent of the first of a list: the turnover itself, investment or sales, tax, profit.
FALLING = ((100, 100), (30, 90), (4, 12), (8, 20))
# Amounts in 万元 by what they are: a fund of a town or a firm, a turnover, the output of a whole place.
SIZES = {"fund": (60, 4_900), "money": (2_000, 400_000), "gdp": (120_000, 4_000_000)}


def value_of(unit: str, rng: Random) -> Decimal:
    """Return a value of a unit: money in 万元, a count, a share or a growth in per cent."""
    if unit in SIZES:
        return amount(rng, *SIZES[unit])
    if unit == "count":
        return Decimal(rng.randint(24, 190))
    if unit == "people":
        return Decimal(rng.randint(12, 98) * 100)
    return Decimal(rng.randint(11, 48)) / 10 if unit == "share" else Decimal(rng.randint(61, 298)) / 10


def shown(value: Decimal, unit: str, rng: Random, exact: bool = False) -> str:
    """Return a value as printed."""
    if unit in SIZES:
        return money(value, rng, exact)
    if unit in ("count", "people"):
        return str(int(rounded(value, 0)))
    return percent(value)


def same(rng: Random, args: Args) -> Slots:
    """Return one value told twice; the second telling goes wrong."""
    value = value_of(args[0], rng)
    exact = rng.random() < 0.5
    first = shown(value, args[0], rng, exact)
    again = first if rng.random() < 0.7 else shown(value, args[0], rng, exact)
    return {"a": plain(first), "b": Fig(again, shown(off(value, rng), args[0], rng, exact))}


def share(rng: Random, args: Args) -> Slots:
    """Return base, part and share; the share or the part goes wrong."""
    percentage = Decimal(rng.randint(31, 480 if args[0] == "count" else 92)) / 10
    base = Decimal(rng.randint(110, 950)) if args[0] == "count" else amount(rng, 20_000, SIZES[args[0]][1])
    part = rounded(base * percentage / HUNDRED, 0)
    true = part / base * HUNDRED
    wrong_share = rng.random() < 0.6
    bad_part = min(off(part, rng), base * Decimal("0.95"))
    if abs(bad_part - part) < part / 5:
        bad_part = part * Decimal("0.6")
    return {
        "b": plain(shown(base, args[0], rng, True)),
        "p": Fig(text := shown(part, args[0], rng, True), text if wrong_share else shown(bad_part, args[0], rng, True)),
        "s": Fig(percent(true), percent(_below(off(true, rng), true)) if wrong_share else percent(true)),
    }


def _below(wrong: Decimal, true: Decimal) -> Decimal:
    """Return a wrong share that is no impossible one."""
    return wrong if wrong < 96 else true / 2


def listed(rng: Random, args: Args) -> Slots:
    """Return a list of values for as many things; a value too many or one too few goes in."""
    count = int(args[0])
    short = rng.random() < 0.5 and count > 2
    values = [_item(args[1], rng) for _ in range(count + 1)]
    turnover = amount(rng, 30_000, 400_000)
    falling = [money(turnover * rng.randint(low, high) / 100, rng) for low, high in FALLING]
    if args[1] == "money" and count == 3:
        values = [falling[0], falling[3], falling[2], values[-1]]
    if args[1] == "share":
        values = [percent(Decimal(part) / 10) for part in split(1000, count, rng)] + [values[-1]]
    wrong = values[: count - 1] if short else values
    out = {"r": Fig(_joined(values[:count], rng), _joined(wrong, rng))}
    return out | {f"v{place}": plain(text) for place, text in enumerate(falling, 1)}


def _item(unit: str, rng: Random) -> str:
    """Return one value of a list."""
    if unit == "piece":
        return f"{rng.randint(3, 60)}件"
    return shown(amount(rng, 60, 4_900) if unit == "money" else value_of("rate", rng), unit, rng)


def _joined(values: list[str], rng: Random) -> str:
    """Return values as a list."""
    *most, last = values
    return "、".join(most) + rng.choice(("、", "和")) + last


def from_to(rng: Random, args: Args) -> Slots:
    """Return a value, the value it grew to, and a growth that goes wrong."""
    before = value_of(args[0], rng) * (2 if args[0] == "count" else 1)
    after = rounded(before * rng.randint(106, 145) / 100, 0)
    true = (after / before - 1) * HUNDRED
    printed = percent(_other(true, rng))
    return _chain(before, after, percent(true), printed, args[0], rng)


def from_down(rng: Random, args: Args) -> Slots:
    """Return a value, the value it fell to, and a fall that goes wrong."""
    before = value_of(args[0], rng) * 3
    after = rounded(before * rng.randint(70, 95) / 100, 0)
    true = (1 - after / before) * HUNDRED
    return _chain(before, after, percent(true), percent(_other(true, rng)), args[0], rng)


def _other(true: Decimal, rng: Random) -> Decimal:
    """Return a rate that is wrong by four points at least."""
    step = Decimal(rng.randint(40, 180)) / 10
    return true + step if true < 2 * step or rng.random() < 0.5 else true - step


def _chain(before: Decimal, after: Decimal, true: str, wrong: str, unit: str, rng: Random) -> Slots:
    """Return the slots of two levels and a rate."""
    return {
        "a": plain(shown(before, unit, rng, True)),
        "b": plain(shown(after, unit, rng, True)),
        "g": Fig(true, wrong),
    }


def per_head(rng: Random, args: Args) -> Slots:
    """Return total, population and the value per head, which goes wrong."""
    people = Decimal(rng.randint(210, 980)) / (10 if args[0] == "county" else 100)
    total = rounded(people * rng.randint(120, 620) / 100, 1)
    per = rounded(total / people * 10_000, 0)
    return {
        "pop": plain(f"{people}万人"),
        "tot": plain(f"{total}亿元"),
        "per": Fig(f"{per}元", f"{rounded(off(per, rng), 0)}元"),
    }


def between(rng: Random, args: Args) -> Slots:
    """Return the growth of a sum and of its terms; the sum's goes outside."""
    low, step, part = rng.randint(31, 120), rng.randint(30, 90), rng.randint(35, 65)
    first, second = Decimal(low) / 10, Decimal(low + step) / 10
    true = first + (second - first) * part / 100
    wrong = second + Decimal(rng.randint(25, 90)) / 10
    one, two = (first, second) if rng.random() < 0.5 else (second, first)
    return {"g": Fig(percent(true), percent(wrong)), "g1": plain(percent(one)), "g2": plain(percent(two))}


_RATIOS = {"rnd": (2, 6, 45, 80), "profit": (4, 12, 110, 240), "tax": (3, 8, 70, 120), "rndgdp": (1, 3, 22, 45)}


def ratio(rng: Random, args: Args) -> Slots:
    """Return a base and a part of it in a usual ratio, which becomes an absurd one."""
    low, high, least, most = _RATIOS[args[0]]
    base = amount(rng, 20_000, 400_000) * (20 if args[0] == "rndgdp" else 1)
    usual, absurd = (base * rng.randint(a * 10, b * 10) / 1000 for a, b in ((low, high), (least, most)))
    return {"b": plain(money(base, rng, True)), "p": Fig(money(usual, rng, True), money(absurd, rng, True))}


SCHEMES: dict[str, Callable[[Random, Args], Slots]] = {
    "same": same,
    "share": share,
    "list": listed,
    "fromto": from_to,
    "fromdown": from_down,
    "percap": per_head,
    "between": between,
    "ratio": ratio,
}
