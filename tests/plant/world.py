"""Places, firms and years of one report: drawn by seed, without repeating a character between firms of an archive."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

FOLDER = Path(__file__).resolve().parent


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of one of our tables."""
    lines = [line for line in (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines() if line[:1] not in ("", "#")]
    head, *body = (line.split("\t") for line in lines)
    return tuple(dict(zip(head, [*row, *[""] * (len(head) - len(row))], strict=True)) for row in body)


@cache
def words(kind: str) -> tuple[str, ...]:
    """Return the words of one kind."""
    return tuple(row["term"] for row in rows("words") if row["kind"] == kind)


@cache
def sound_alikes() -> dict[str, str]:
    """Return the characters that are mistaken for each other."""
    return {row["term"]: row["other"] for row in rows("words") if row["other"]}


@dataclass(slots=True)
class Names:
    """Names given out, each once in an archive, so that no two subjects meet by chance."""

    rng: Random
    given: set[str] = field(default_factory=set)

    def draw(self, *kinds: str) -> str:
        """Return a name made of one word of each kind that was not given out yet."""
        for _ in range(500):
            name = "".join(self.rng.choice(words(kind)) for kind in kinds)
            if name not in self.given:
                self.given.add(name)
                return name
        raise RuntimeError("out of names: " + " ".join(kinds))


@dataclass(slots=True)
class World:
    """What a report speaks of."""

    kind: str
    town: str
    county: str
    province: str
    year: int
    trades: list[str]
    firm_tails: list[tuple[str, str]]

    def slots(self) -> dict[str, str]:
        """Return the words a sentence can ask for."""
        place = {"town": self.town, "bureau": self.county, "firm": self.firm(0)}[self.kind]
        unit = {"town": self.town[-1] if self.town[-1] != "道" else "街道", "bureau": self.county[-1], "firm": "公司"}
        own = unit[self.kind]
        out = {
            "place": place,
            "all": "公司" if self.kind == "firm" else ("全街道" if own == "街道" else f"全{own}"),
            "we": "公司" if self.kind == "firm" else f"我{own}",
            "town": self.town,
            "county": self.county,
            "province": self.province,
            "year": str(self.year),
            "prev": str(self.year - 1),
            "next": str(self.year + 1),
        }
        for place_in_list in range(len(self.trades)):
            out[f"firm{place_in_list}"] = self.firm(place_in_list)
            out[f"short{place_in_list}"] = self.trades[place_in_list] + self.firm_tails[place_in_list][0]
        return out

    def firm(self, which: int) -> str:
        """Return the full name of a firm."""
        industry, form = self.firm_tails[which]
        return f"{self.province}{self.trades[which]}{industry}{form}"


def new_world(rng: Random, names: Names, kind: str) -> World:
    """Return a place with its county and four firms, none of which shares a character with another."""
    trades: list[str] = []
    while len(trades) < 4:
        trade = names.draw("trade1", "trade2")
        if len(set(trade + "".join(trades))) == 2 * len(trades) + 2:
            trades.append(trade)
    return World(
        kind,
        names.draw("town1", "town2") + rng.choice(("镇", "镇", "镇", "乡", "街道")),
        names.draw("county1", "county2") + rng.choice(("县", "县", "区")),
        rng.choice(words("province")),
        rng.randint(2008, 2019),
        trades,
        [(rng.choice(words("industry")), rng.choice(words("firm_form"))) for _ in trades],
    )


def a_year_later(world: World) -> World:
    """Return the same places and firms one year later."""
    return World(world.kind, world.town, world.county, world.province, world.year + 1, world.trades, world.firm_tails)
