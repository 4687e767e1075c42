"""What goes wrong in names and dates: a misspelt firm, a level that contradicts its whole, a day of no calendar."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from .figures import Fig, plain
from .schemes_sums import Args, Slots
from .world import World, sound_alikes

_LEVELS = {
    "national": (("国家重点项目", "国家重大专项"), ("省级项目", "市级项目", "县级项目")),
    "province": (("省级一等奖", "省级重点成果"), ("国家级成果", "市级成果", "县级成果")),
}


def typo(rng: Random, args: Args, world: World) -> Slots:
    """Return a firm's name that gets one character wrong, by sound."""
    slots = world.slots()
    which = 1 if args[0] == "other" else 0
    name, trade = slots["short0" if args[0] == "short" else f"firm{which}"], world.trades[which]
    at = rng.randint(0, 1)
    other = sound_alikes()[trade[at]]
    bad = trade[:at] + other + trade[at + 1 :]
    return {"typo": Fig(name, name.replace(trade, bad, 1)), "few": plain(str(rng.randint(3, 9)))}


def double(rng: Random, args: Args, world: World) -> Slots:
    """Return a place whose last character is written twice."""
    return {"typo": Fig(world.town, world.town + world.town[-1])}


def level(rng: Random, args: Args, world: World) -> Slots:
    """Return a part of the level of its whole, which becomes one of another level."""
    good, bad = _LEVELS[args[0]]
    return {
        "w": plain(str(rng.randint(9, 16))),
        "part": Fig(rng.choice(good), rng.choice(bad)),
        "few": plain(str(rng.randint(2, 4))),
    }


def past(rng: Random, args: Args, world: World) -> Slots:
    """Return an expectation whose time comes, in the planted twin, before the report was signed."""
    word = rng.choice(("预计", "有望在", "计划于", "力争"))
    half = rng.choice(("上半年", "6月底前", "一季度"))
    year, late = world.year, rng.choice((f"{world.year}年", f"{world.year - 1}年"))
    return {"when": Fig(f"{word}{year + 1}年{half}", f"{word}{late}{half}")}


def date(rng: Random, args: Args, world: World) -> Slots:
    """Return a date that no calendar has."""
    good, bad = rng.choice(
        (
            ("9月28日", "9月31日"),
            ("2月26日", "2月30日"),
            ("11月12日", "13月12日"),
            ("4月30日", "4月31日"),
            ("6月18日", "6月38日"),
        )
    )
    return {"d": Fig(good, bad)}


SCHEMES: dict[str, Callable[[Random, Args, World], Slots]] = {
    "typo": typo,
    "double": double,
    "level": level,
    "past": past,
    "date": date,
}
