"""One subject's reports over some years, consistent but for a planted error, and copies with edits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


class Firm:
    """The figures of one firm, which grow by some per cent a year, so that none contradicts those of other years."""

    def __init__(self, rng: Random) -> None:
        """Draw where they begin: sales and tax in 万元, patents and those of them that are inventions."""
        self._sales, self._tax = Decimal(rng.randint(1100, 6000)), Decimal(rng.randint(21, 60))
        self._patents, self._few = rng.randint(12, 40), rng.randint(2, 5)

    def year(self, rng: Random) -> dict[str, str]:
        """Return the words for a year's figures, and go on to the next year."""
        said = {
            "money": money(self._sales, rng),
            "small": f"{self._tax:.0f}万元",
            "count": str(self._patents),
            "few": str(self._few),
            "invested": money(Decimal(rng.randint(1100, 9800)), rng),
        }
        factor = 1 + Decimal(rng.randint(20, 110)) / 1000
        self._sales, self._tax = rounded(self._sales * factor, 0), rounded(self._tax * factor, 0)
        self._patents, self._few = self._patents + rng.randint(1, 3), self._few + rng.randint(0, 1)
        return said


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
    firms = [Firm(rng) for _ in numbers]
    drafts = []
    for at in range(years):
        growth = rounded(Decimal(rng.randint(30, 190)) / 10, 1)
        level = rounded(level * (1 + growth / 100), 0) if at else level
        shown = rounded(off(growth + 40, rng, up=True), 1) if at == wrong else growth
        drafts.append(_year(rng, world, numbers, firms, (level, shown)))
        drafts[-1].error = "X1" if at == wrong else None
        world = World(
            world.kind, world.town, world.county, world.province, world.year + 1, world.trades, world.firm_tails
        )
    return [*drafts, *copies(rng, drafts)]


def _year(
    rng: Random, world: World, numbers: list[int], firms: Sequence[Firm], output: tuple[Decimal, Decimal]
) -> Draft:
    """Return one year's report, each firm under one of its names; `output`: level and growth of the town's."""
    slots, (level, growth) = world.slots(), output
    pieces = [rng.choice(sentences("series")).format(**slots, level=_exact(level), growth=percent(growth))]
    names = {name: number for which, number in enumerate(numbers) for name in variants(world, which)}
    for which in range(FIRMS):
        called = variants(world, which)
        name = rng.choice(called)
        if rng.random() < 0.03 and (slip := misspelt(name, world.trades[which], rng)):
            name, names[slip] = slip, numbers[which]
        pieces.append(rng.choice(sentences("firm")).format(**firms[which].year(rng)).replace("NAME", name))
    text = report(rng, world, pieces, Layout(numbered=rng.random() < 0.3, fillers=rng.randint(2, 4)))
    return Draft(read(text, planted=False).text, names)


def _exact(level: Decimal) -> str:
    """Return an amount in 万元 printed closely enough to judge a growth by."""
    return f"{rounded(level / 10_000, 2)}亿元"


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
