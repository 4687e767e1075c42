"""What goes wrong in words and signs: a list and its count, lost units and indicators, damaged notation."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

from .figures import Fig, han, money, percent, plain
from .schemes_sums import Args, Slots
from .world import World, words


def items(rng: Random, args: Args, world: World) -> Slots:
    """Return a list of things and their number, which goes wrong; `down`: 等 may hide more, so it only gets less."""
    count = rng.randint(3, 4 if args[0] in ("short",) else 5)
    pool = [world.slots()[f"short{place}"] for place in range(4)] if args[0] == "short" else words(args[0])
    chosen = rng.sample(list(pool), min(count, len(pool)))
    *most, last = chosen
    wrong = len(chosen) + (-1 if args[-1] == "down" or rng.random() < 0.5 else rng.choice((1, 2)))
    return {"items": plain("、".join(most) + rng.choice("、和") + last), "n": Fig(han(len(chosen)), han(wrong))}


def enumerated(rng: Random, args: Args, world: World) -> Slots:
    """Return 一是…;二是… and the number announced, which goes wrong."""
    chosen = rng.sample(words(args[0]), rng.randint(3, 5))
    text = ";".join(f"{han(place) if place != 2 else '二'}是{item}" for place, item in enumerate(chosen, 1))
    return {"items": plain(text), "n": Fig(han(len(chosen)), han(len(chosen) + rng.choice((-1, 1))))}


def lost_unit(rng: Random, args: Args, world: World) -> Slots:
    """Return an amount that loses its unit."""
    whole = rng.randint(210, 4900)
    return {"m": Fig(f"{whole}万元", str(whole))}


def lost_percent(rng: Random, args: Args, world: World) -> Slots:
    """Return a rate that loses its sign."""
    value = Decimal(rng.randint(112, 689)) / 10
    return {"r": Fig(f"{value}%", f"{value}")}


def lost_percents(rng: Random, args: Args, world: World) -> Slots:
    """Return two rates of a list that lose their signs."""
    one, two = (Decimal(rng.randint(62, 289)) / 10 for _ in range(2))
    return {"r1": Fig(f"{one}%", f"{one}"), "r2": Fig(f"{two}%", f"{two}")}


def power(rng: Random, args: Args, world: World) -> Slots:
    """Return a quantity with a power of ten whose exponent came down to the line."""
    value, exponent = rng.randint(120, 4800), rng.choice(("³", "⁴"))
    flat = {"³": "3", "⁴": "4"}[exponent]
    unit = "立方米" if args[0] == "m3" else args[0]
    return {"e": Fig(f"{value}×10{exponent}{unit}", f"{value}×10{flat}{unit}")}


def area(rng: Random, args: Args, world: World) -> Slots:
    """Return an area whose unit came down to the line."""
    value = rng.randint(12, 480) * 100
    return {"e": Fig(f"{value}平方米", f"{value}m2")}


def points(rng: Random, args: Args, world: World) -> Slots:
    """Return an amount with a point too many."""
    whole, part = rng.randint(3, 86), rng.randint(11, 98)
    return {
        "e": Fig(f"{whole}.{part}亿元", rng.choice((f"{whole}..{part}亿元", f"{whole}.{part // 10}.{part % 10}亿元")))
    }


def spread(rng: Random, args: Args, world: World) -> Slots:
    """Return an amount whose digits fell apart, or whose comma stands where none can."""
    value = rng.randint(12_300, 98_700)
    text = str(value)
    return {
        "e": Fig(f"{text}万元", rng.choice((f"{text[0]} {text[1:3]} {text[3:]}万元", f"{text[:3]},{text[3:]}万元")))
    }


_LABELS = {"profit": "利润", "rnd": "研发投入", "grant": "奖励资金"}


def orphan(rng: Random, args: Args, world: World) -> Slots:
    """Return an indicator with its amount, which loses the indicator."""
    value = money(Decimal(rng.randint(210, 4900)), rng)
    return {"lab1": Fig(_LABELS[args[0]] + value, value)}


def orphans(rng: Random, args: Args, world: World) -> Slots:
    """Return two indicators with their amounts, which lose the indicators."""
    value, more = (Decimal(rng.randint(210, 1900)) for _ in range(2))
    out = {
        "lab1": Fig("利润" + money(value, rng), f"{value}万元"),
        "lab2": Fig(f"利税{value + more}万元", f"{value + more}万元"),
    }
    profit, tax = (rng.randint(400, 4000) for _ in range(2))
    return out | {
        "m0": plain(f"{profit}万元"),
        "x0": plain(f"{profit + tax}万元"),
        "y0": plain(f"{rng.randint(31, 88) / 10}亿元"),
    }


def two(rng: Random, args: Args, world: World) -> Slots:
    """Return two counts of which only one remains, for both things."""
    one, other = rng.randint(210, 990), rng.randint(210, 990)
    first, second = rng.choice((("培训农民工", "输出劳务"), ("接待群众", "发放资料"), ("举办讲座", "组织义诊")))
    return {"two": Fig(f"{first}{one}人次、{second}{other}", f"{first}和{second}{other}")}


def over(rng: Random, args: Args, world: World) -> Slots:
    """Return a share that comes to more than the whole."""
    value = Decimal(rng.randint(900, 985) if args[0] == "high" else rng.randint(212, 680)) / 10
    more = Decimal(rng.randint(1040, 1290)) / 10 if args[0] == "high" else value + 100
    return {"s": Fig(percent(value), percent(more))}


def granted(rng: Random, args: Args, world: World) -> Slots:
    """Return fewer granted than applied, which turns round."""
    whole = rng.randint(20, 190)
    return {"w": plain(str(whole)), "p": Fig(str(int(whole * 0.6)), str(whole + rng.randint(5, 60)))}


def common(rng: Random) -> Slots:
    """Return figures that any sentence may ask for."""
    out = {
        "x": plain(money(Decimal(rng.randint(110, 990)), rng)),
        "y": plain(f"{rng.randint(31, 98) / 10}亿元"),
        "c": plain(str(rng.randint(12, 95))),
        "c2": plain(str(rng.randint(96, 180))),
        "t": plain(str(rng.randint(210, 2900))),
        "few": plain(str(rng.randint(5, 12))),
    }
    return out | {"inc": plain(f"{rng.randint(8000, 19000)}元")}


SCHEMES: dict[str, Callable[[Random, Args, World], Slots]] = {
    "items": items,
    "enum": enumerated,
    "lostunit": lost_unit,
    "lostpct": lost_percent,
    "lostpct2": lost_percents,
    "power": power,
    "area": area,
    "points": points,
    "spread": spread,
    "orphan": orphan,
    "orphan2": orphans,
    "two": two,
    "over": over,
    "granted": granted,
}
