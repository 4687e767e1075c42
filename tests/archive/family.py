"""One subject's reports over some years, consistent but for a planted error, and copies with edits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from random import Random

from tests.plant.compose import Layout, report
from tests.plant.figures import amount, money, off, percent, rounded
from tests.plant.markup import read
from tests.plant.world import World, rows

from .firms import FIRMS, Places, misspelt, variants

RATES = (0.0, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05)
_NOISE = "的是在有和不人这中大为上个国我以要他"


@dataclass(slots=True)
class Draft:
    """A report before it is put on a page."""

    text: str
    names: dict[str, int] = field(default_factory=dict)
    copy_of: int | None = None  # place in the family
    rate: float = 0.0
    error: str | None = None


@cache
def sentences(role: str) -> tuple[str, ...]:
    """Return our sentences of one role."""
    return tuple(row["text"] for row in _table() if row["role"] == role)


@cache
def _table() -> tuple[dict[str, str], ...]:
    return rows("../archive/sentences")


def family(rng: Random, places: Places) -> list[Draft]:
    """Return the reports of one town over two to five years; one family in three holds a growth that cannot be."""
    world = places.world("town")
    numbers = [places.number() for _ in range(FIRMS)]
    years = rng.randint(2, 5)
    wrong = rng.randint(1, years - 1) if rng.random() < 1 / 3 else None
    level = amount(rng, 100_000, 900_000)
    drafts = []
    for at in range(years):
        growth = rounded(Decimal(rng.randint(30, 190)) / 10, 1)
        level = rounded(level * (1 + growth / 100), 0) if at else level
        shown = rounded(off(growth + 40, rng, up=True), 1) if at == wrong else growth
        drafts.append(_year(rng, world, numbers, level, shown))
        drafts[-1].error = "X1" if at == wrong else None
        world = World(
            world.kind, world.town, world.county, world.province, world.year + 1, world.trades, world.firm_tails
        )
    return [*drafts, *copies(rng, drafts)]


def _year(rng: Random, world: World, numbers: list[int], level: Decimal, growth: Decimal) -> Draft:
    """Return one year's report, each firm under one of its names."""
    slots = world.slots()
    pieces = [rng.choice(sentences("series")).format(**slots, level=_exact(level), growth=percent(growth))]
    names = {name: number for which, number in enumerate(numbers) for name in variants(world, which)}
    for which in range(FIRMS):
        called = variants(world, which)
        name = rng.choice(called)
        if rng.random() < 0.03 and (slip := misspelt(name, world.trades[which], rng)):
            name, names[slip] = slip, numbers[which]
        pieces.append(_figures(rng, rng.choice(sentences("firm"))).replace("NAME", name))
    text = report(rng, world, pieces, Layout(numbered=rng.random() < 0.3, fillers=rng.randint(2, 4)))
    return Draft(read(text, planted=False).text, names)


def _exact(level: Decimal) -> str:
    """Return an amount in 万元 printed closely enough to judge a growth by."""
    return f"{rounded(level / 10_000, 2)}亿元"


def _figures(rng: Random, text: str) -> str:
    """Return a firm's sentence with its figures filled in."""
    figures = {
        "money": money(Decimal(rng.randint(1100, 9800)), rng),
        "small": f"{rng.randint(21, 95)}万元",
        "count": str(rng.randint(12, 60)),
        "few": str(rng.randint(2, 9)),
    }
    return text.format(**figures)


def copies(rng: Random, drafts: list[Draft]) -> Iterator[Draft]:
    """Yield copies of one report in seven, up to four of each, as sites repost them."""
    for at, draft in enumerate(drafts):
        if rng.random() < 1 / 7:
            for _ in range(rng.randint(1, 4)):
                rate = rng.choice(RATES)
                yield Draft(_framed(rng, edited(rng, draft.text, rate), rate), draft.names, at, rate, None)


def edited(rng: Random, text: str, rate: float) -> str:
    """Return a text with a share of its characters changed, left out or doubled; lines stay."""
    out = []
    for char in text:
        chance = rng.random() if char != "\n" else 1.0
        if chance < rate / 2:
            out.append(rng.choice("0123456789") if char.isdigit() else rng.choice(_NOISE))
        elif chance < rate * 3 / 4:
            out.append(char + char)
        elif chance >= rate:
            out.append(char)
    return "".join(out)


def _framed(rng: Random, text: str, rate: float) -> str:
    """Return a copy with what a site puts around it; one that was not touched stays as it is now and then."""
    if not rate and rng.random() < 0.5:
        return text
    return f"{rng.choice(sentences('head'))}\n{text}{rng.choice(sentences('foot'))}\n"
