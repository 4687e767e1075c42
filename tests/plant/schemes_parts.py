"""Wholes and their parts: a sum that fails, a part that exceeds its whole."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

from .figures import Fig, off, plain, rounded, split
from .schemes_sums import Args, Slots, shown, value_of


def splits(rng: Random, args: Args) -> Slots:
    """Return a whole that is the sum of its parts; one part goes wrong."""
    return _split(rng, args, None)


def splits_up(rng: Random, args: Args) -> Slots:
    """Return a whole and its parts; one part grows, so that they come to more than the whole."""
    return _split(rng, args, up=True)


def _split(rng: Random, args: Args, up: bool | None) -> Slots:
    """Return a whole and its parts, all exact."""
    count = int(args[1])
    if args[0] == "count":
        total = rng.randint(30, 400)
        parts = split(total, count, rng)
        sizes = [str(part) for part in parts]
        wrong = int(off(Decimal(max(parts)), rng, up)) + 1
        return _parts(str(total), sizes, parts.index(max(parts)), str(wrong))
    total = rng.randint(1200, 9900)
    step = 1 if args[0] == "fund" else 100
    parts = split(total, count, rng)
    large = parts.index(max(parts))
    wrong = int(off(Decimal(parts[large]), rng, up))
    return _parts(_exact(total, step), [_exact(part, step) for part in parts], large, _exact(wrong, step))


def _exact(value: int, step: int) -> str:
    """Return an amount in 万元 or in 百万元, nothing rounded: 亿元 with two places where it is that large."""
    if step == 1:
        return f"{value}万元"
    return f"{Decimal(value) / 100:.2f}亿元" if value >= 100 else f"{value * 100}万元"


def _parts(whole: str, sizes: list[str], bad: int, wrong: str) -> Slots:
    """Return the slots of a whole and its parts, of which one goes wrong."""
    out = {"w": plain(whole)}
    for place, size in enumerate(sizes):
        out[f"p{place + 1}"] = Fig(size, wrong) if place == bad else plain(size)
    return out


def exceed(rng: Random, args: Args) -> Slots:
    """Return a whole and a part of it; the part becomes larger than the whole."""
    whole = value_of(args[0], rng)
    part = whole * rng.randint(25, 80) / 100
    more = whole * rng.randint(125, 300) / 100
    return {
        "w": plain(shown(whole, args[0], rng, True)),
        "p": Fig(shown(part, args[0], rng, True), shown(more, args[0], rng, True)),
    }


def sum_of_two(rng: Random, args: Args) -> Slots:
    """Return a sum and its two terms; one term goes wrong, or the sum."""
    slots = _split(rng, (args[0], "2"), None)
    if rng.random() < 0.5:
        return slots
    total = slots["w"].clean
    number, unit = total[:-2], total[-2:]
    wrong = rounded(off(Decimal(number), rng), 2 if unit == "亿元" else 0)
    return {"w": Fig(total, f"{wrong}{unit}")} | {name: plain(slots[name].clean) for name in ("p1", "p2")}


SCHEMES: dict[str, Callable[[Random, Args], Slots]] = {
    "split": splits,
    "splitup": splits_up,
    "exceed": exceed,
    "sum2": sum_of_two,
}
