"""What goes wrong between parts of a report, or between two reports: years, masks, series, copied paragraphs.

A scheme takes the makings of a plant and changes them in place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from .compose import Layout
from .figures import Fig, money, off, percent, plain, rounded
from .markup import mark
from .schemes_sums import HUNDRED, Args, Slots, same, shown, value_of
from .world import Names, World, a_year_later, new_world


@dataclass(slots=True)
class Makings:
    """What a plant is made of; `clean` and `planted` are the sentences of each document."""

    rng: Random
    names: Names
    worlds: list[World]
    layouts: list[Layout]
    slots: Slots
    clean: list[str]
    planted: list[str]


def year(made: Makings, args: Args) -> None:
    """Shift the year of the heading, the title or the signature."""
    world, layout, rng = made.worlds[0], made.layouts[0], made.rng
    true = str(world.year)
    wrong = str(world.year + rng.choice((-1, -1, -2, -3, 2)))
    bad, good = Fig(true, wrong), plain(true)
    made.slots["y0"] = plain(mark("A", true))
    title, signed, heading = (
        format(bad, "S") if args[0] == name else format(good, "A") for name in ("title", "signed", "heading")
    )
    layout.title = f"{{place}}{title}年科技工作总结"
    layout.signed = f"{signed}年12月{rng.randint(11, 30)}日"
    if args[0] == "heading":
        number = rng.choice(("第一篇:", "第二篇:", "篇一:", "第三篇:"))
        layout.heading = f"{number}{{place}}{heading}年科技工作总结"


def kind(made: Makings, args: Args) -> None:
    """Let the heading speak of a plan where the title speaks of a summary."""
    layout = made.layouts[0]
    made.slots["y0"] = plain(str(made.worlds[0].year))
    layout.heading = f"{made.rng.choice(('第一篇:', '第二篇:'))}{{place}}{{year}}年科技工作{Fig('总结', '计划'):S}"
    layout.title = f"{{place}}{{year}}年科技工作{mark('A', '总结')}"


def masked(made: Makings, args: Args) -> None:
    """Mask the place everywhere; in the planted twin the body names it."""
    world, layout = made.worlds[0], made.layouts[0]
    name = world.town if args[0] == "town" else world.county
    form = "街道" if name.endswith("街道") else name[-1]
    mask = mark("S", made.rng.choice(("**", "XX", "某某")) + form)
    office = "人民政府" if args[0] == "town" else "科学技术局"
    layout.title = f"{mask}{{year}}年科技工作总结"
    layout.issuer = f"{mask}{office}"
    layout.opening = "{year}年,{we}认真贯彻上级部署,各项工作取得了新的进展。"
    made.slots["leak"] = Fig(f"我{form}", name)


def signed(made: Makings) -> None:
    """Mark the date of the signature as the side that speaks against an expectation."""
    made.layouts[0].signed = mark("A", f"{made.worlds[0].year}年12月{made.rng.randint(11, 30)}日")


def _series(made: Makings) -> None:
    """Let the second report be of the year after."""
    made.worlds.append(a_year_later(made.worlds[0]))
    made.layouts.append(Layout(taken=made.layouts[0].taken, fillers=made.layouts[0].fillers))
    first = made.worlds[0].year
    made.slots |= {"year0": plain(str(first)), "year1": plain(str(first + 1))}


def chain(made: Makings, args: Args) -> None:
    """Give level, level and growth over two years; the second level goes wrong."""
    _series(made)
    rng, unit = made.rng, args[0]
    before = value_of(unit, rng) * (3 if unit == "count" else 1)
    after = rounded(before * rng.randint(106, 128) / 100, 0)
    true = (after / before - 1) * HUNDRED
    wrong = off(after, rng)
    made.slots |= {
        "a": plain(shown(before, unit, rng, True)),
        "b": Fig(shown(after, unit, rng, True), shown(wrong, unit, rng, True)),
        "g": plain(percent(true)),
    }


def jump(made: Makings, args: Args) -> None:
    """Give a level in two years; the second one leaps, or a stock shrinks."""
    _series(made)
    rng, unit = made.rng, args[1]
    before = value_of(unit, rng)
    after = before * rng.randint(103, 115) / 100
    wrong = before * (rng.randint(170, 380) if args[0] == "up" else rng.randint(25, 55)) / 100
    made.slots |= {
        "a": plain(shown(before, unit, rng)),
        "b": Fig(shown(after, unit, rng), shown(wrong, unit, rng)),
    }


def same_later(made: Makings, args: Args) -> None:
    """Tell one value in two reports; the second telling goes wrong."""
    _series(made)
    made.slots |= same(made.rng, args)


def target(made: Makings, args: Args) -> None:
    """Give a plan with a target and the summary of its year, which misses it."""
    world, rng = made.worlds[0], made.rng
    plan = made.layouts[0]
    made.worlds.append(world)
    made.layouts.append(Layout(taken=plan.taken, fillers=plan.fillers))
    plan.genre, plan.title = "plan", "{place}{year}年科技工作计划"
    plan.fillers = 1  # there are so few paragraphs for plans that two of them would make two plans alike
    plan.signed = f"{world.year}年{rng.choice('123')}月{rng.randint(3, 28)}日"
    aim = value_of(args[0], rng)
    good, bad = aim * rng.randint(101, 118) / 100, aim * rng.randint(40, 80) / 100
    made.slots |= {
        "a": plain(shown(aim, args[0], rng, True)),
        "b": Fig(shown(good, args[0], rng, True), shown(bad, args[0], rng, True)),
    }


def partial(made: Makings, args: Args) -> None:
    """Give full years, of which the second becomes a part of a year."""
    _series(made)
    rng, unit = made.rng, args[0]
    before = value_of(unit, rng)
    after = before * rng.randint(102, 115) / 100
    word = rng.choice(("1—10月", "今年前三季度", "截至目前", "截至10月底", "1-11月"))
    made.slots |= {
        "a": plain(shown(before, unit, rng)),
        "b": plain(shown(after, unit, rng)),
        "part": Fig(rng.choice(("全年", f"{made.worlds[1].year}年")), word),
    }


def _own_names(made: Makings) -> dict[str, Fig]:
    """Return names that no other paragraph of an archive has: what many reports share is a formula, copied or not."""
    return {f"v{place}": plain(made.names.draw("town1", "town2")) for place in range(10)}


def stale(made: Makings, args: Args) -> None:
    """Keep last year's sentence with its values."""
    _series(made)
    rng = made.rng
    made.slots |= _own_names(made)
    for name, low, high, step in (("k", 12, 48, 100), ("c", 20, 60, 1), ("e", 5, 19, 1)):
        first = rng.randint(low, high)
        made.slots[name] = plain(str(first * step))
        made.slots[f"{name}2"] = plain(str((first + rng.randint(3, 9)) * step))
    value = Decimal(rng.randint(21, 90) * 10)
    made.slots |= {"m": plain(money(value, rng)), "m2": plain(money(value + rng.randint(3, 9) * 10, rng))}
    last = made.clean[0]
    made.planted = [last.replace(":VAL", ":A"), last.replace(":VAL", ":S")]
    made.clean = [last.replace(":VAL", ":A"), made.clean[1].replace(":VAL", ":S")]


def reuse(made: Makings, args: Args) -> None:
    """Copy another place's paragraph, name and all."""
    first = made.worlds[0]
    made.worlds.append(new_world(made.rng, made.names, first.kind))
    made.layouts.append(Layout(taken=made.layouts[0].taken, fillers=made.layouts[0].fillers))
    own = first.slots()
    name = {"town": first.town, "firm": own["short0"], "bureau": first.county}[first.kind]
    made.slots |= _own_names(made) | {"own": plain(name), "k": plain(str(made.rng.randint(21, 90) * 10))}
    copied = made.clean[0]
    made.planted = [mark("A", copied), mark("S", copied)]
    made.clean = [mark("A", copied), mark("S", made.clean[1])]


SCHEMES: dict[str, Callable[[Makings, Args], None]] = {
    "year": year,
    "kind": kind,
    "masked": masked,
    "chain": chain,
    "jump": jump,
    "recall": same_later,
    "target": target,
    "partial": partial,
    "stale": stale,
    "reuse": reuse,
}
