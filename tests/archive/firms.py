"""Places and firms of a whole archive: as many names as it needs, no two enterprises under one name."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.plant.world import Names, World, sound_alikes, words

FIRMS = 4
_TRIES = 20  # names that may be given out already, before one character more is tried


@dataclass(slots=True)
class Places:
    """Names given out in an archive."""

    rng: Random
    given: set[str] = field(default_factory=set)
    firms: int = 0

    def town(self) -> str:
        """Return the name of a town not given out yet: two characters, more where those run out."""
        return self.place("town1", "town2") + self.rng.choice(("镇", "乡"))

    def place(self, *kinds: str) -> str:
        """Return what a place not given out yet is called, without its level; it is longer where short ones run out.

        Four characters are the last resort: hardly a place has so many, and nothing tells them from other words.
        """
        more = [word for kind in ("town1", "town2", "county1", "county2") for word in words(kind)]
        for attempt in range(1000):
            if attempt == 5 * _TRIES:  # there are fewer pairs for counties than archives have of them
                kinds = (*kinds[:-1], "town3")
            name = "".join(self.rng.choice(words(kind)) for kind in kinds)
            ends = more if attempt < 2 * _TRIES else words("town3")
            name += "".join(self.rng.choice(ends) for _ in range(min(attempt // _TRIES, 1) + attempt // (10 * _TRIES)))
            if name not in self.given:
                self.given.add(name)
                return name
        raise RuntimeError("out of names of places")

    def world(self, kind: str) -> World:
        """Return a place with its firms; a trade name may be met elsewhere, with its industry it is not."""
        tails, trades = [], []
        while len(trades) < FIRMS:
            trade = "".join(self.rng.choice(words(part)) for part in ("trade1", "trade2", "trade1"))
            tail = (self.rng.choice(words("industry")), self.rng.choice(words("firm_form")))
            if trade + tail[0] not in self.given and trade not in trades:
                self.given.add(trade + tail[0])
                trades.append(trade)
                tails.append(tail)
        if self.rng.random() < 0.3:  # a sister firm: the same trade name, another industry
            trades[1], tails[1] = trades[0], (self._other(trades[0], tails[0][0]), tails[1][1])
        county = self.place("county1", "county2") + self.rng.choice(("县", "区"))
        province, year = self.rng.choice(words("province")), self.rng.randint(2006, 2012)
        return World(kind, self.town(), county, province, year, trades, tails)

    def _other(self, trade: str, industry: str) -> str:
        """Return another industry with which a trade name was not given out."""
        free = [word for word in words("industry") if word != industry and trade + word not in self.given]
        chosen = self.rng.choice(free)
        self.given.add(trade + chosen)
        return chosen

    def number(self) -> int:
        """Return the number of the next enterprise."""
        self.firms += 1
        return self.firms


class Others(Names):
    """Names for the reports of one plant: no place is another family's, no firm another one's of the plant."""

    def __init__(self, rng: Random, places: Places) -> None:
        """Draw places from those of the archive."""
        super().__init__(rng)
        self._places = places

    def draw(self, *kinds: str) -> str:
        """See `Names.draw`."""
        return self._places.place(*kinds) if kinds[0] in ("town1", "county1") else super().draw(*kinds)


def variants(world: World, which: int) -> list[str]:
    """Return the names a firm is met under: in full, without its province, and short where no sister shares that."""
    industry, form = world.firm_tails[which]
    trade = world.trades[which]
    return [world.firm(which), f"{trade}{industry}{form}", trade + industry]


def misspelt(name: str, trade: str, rng: Random) -> str | None:
    """Return a name with one character of its trade name mistaken for one of the same sound, None where none is."""
    alike = sound_alikes()
    places = [name.find(trade) + at for at, char in enumerate(trade) if char in alike]
    if not places:
        return None
    at = rng.choice(places)
    return name[:at] + alike[name[at]] + name[at + 1 :]
