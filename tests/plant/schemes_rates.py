"""Rates beside what they are rates of: a yearly average, the completion of a plan, a part by its name, a mean."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

from .figures import Fig, amount, money, percent, plain, rounded
from .schemes_sums import HUNDRED, Args, Slots
from .world import World


def _other(true: Decimal, rng: Random, most: int = 0) -> Decimal:
    """Return a rate that is wrong by five points at least, below `most` if there is one."""
    step = Decimal(rng.randint(50, 160)) / 10
    down = (most and true + step >= most) or rng.random() < 0.5
    return true - step if down and true > step + 1 else true + step


def yearly(rng: Random, args: Args, world: World) -> Slots:
    """Return two levels some years apart and the yearly growth between them, which goes wrong."""
    years = rng.randint(3, 6)
    before = amount(rng, 4_000, 90_000)
    after = rounded(before * (1 + Decimal(rng.randint(60, 240)) / 1000) ** years, 0)
    true = ((after / before) ** (Decimal(1) / years) - 1) * HUNDRED
    whole = (after / before - 1) * HUNDRED / years  # the mean of the whole growth is no wrong answer
    wrong = whole + Decimal(rng.randint(60, 140)) / 10 if rng.random() < 0.5 else true / 3
    return {
        "from": plain(str(world.year - years)),
        "a": plain(money(before, rng, True)),
        "b": plain(money(after, rng, True)),
        "g": Fig(percent(true), percent(wrong)),
    }


def completion(rng: Random, args: Args, world: World) -> Slots:
    """Return a plan, its outcome, and how much of it that is, which goes wrong."""
    plan = amount(rng, 3_000, 300_000)
    done = rounded(plan * rng.randint(86, 132) / 100, 0)
    true = done / plan * HUNDRED
    return {
        "a": plain(money(plan, rng, True)),
        "b": plain(money(done, rng, True)),
        "g": Fig(percent(true), percent(_other(true, rng))),
    }


def rate(rng: Random, args: Args, world: World) -> Slots:
    """Return a number of things, how many were dealt with, and the rate, which goes wrong."""
    whole = rng.randint(130, 2600)
    part = whole * rng.randint(78, 99) // 100
    true = Decimal(part) / whole * HUNDRED
    return {"w": plain(str(whole)), "p": plain(str(part)), "r": Fig(percent(true), percent(_other(true, rng, 100)))}


def mean(rng: Random, args: Args, world: World) -> Slots:
    """Return a number of people or households, how much each gets, and the sum, which goes wrong."""
    count, each = rng.randint(12, 480), rng.randint(3, 40) * 100
    total = Decimal(count * each) / 10_000
    wrong = total * rng.randint(125, 190) / 100
    text, bad = (f"{value.quantize(Decimal('0.01'))}万元" for value in (total, wrong))
    return {"n": plain(str(count)), "m": plain(f"{each}元"), "t": Fig(text, bad)}


def crop(rng: Random, args: Args, world: World) -> Slots:
    """Return an area, a yield and the crop, which goes wrong."""
    area, each = Decimal(rng.randint(11, 96)) / 10, rng.randint(310, 620)
    total = rounded(area * each / 1000, 2)
    bad = rounded(total * rng.randint(115, 150) / 100, 2)
    return {"n": plain(f"{area}万亩"), "m": plain(f"{each}公斤"), "t": Fig(f"{total}万吨", f"{bad}万吨")}


def planned(rng: Random, args: Args, world: World) -> Slots:
    """Return a plan in 亩 or 公里 and what was done, which goes wrong."""
    plan = rng.randint(12, 90) * (100 if args[0] == "mu" else 1)
    bad = plan * rng.randint(60, 85) // 100
    unit = {"mu": "亩", "km": "公里"}[args[0]]
    return {"a": plain(f"{plan}{unit}"), "b": Fig(f"{plan}{unit}", f"{bad}{unit}")}


SCHEMES: dict[str, Callable[[Random, Args, World], Slots]] = {
    "yearly": yearly,
    "completion": completion,
    "rate": rate,
    "mean": mean,
    "crop": crop,
    "planned": planned,
}
