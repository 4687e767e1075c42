"""A report: title, opening, paragraphs of its own genre, the sentence that may go wrong, signature."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from .figures import money, percent, split
from .world import World, rows

ISSUERS = {"town": "{town}人民政府", "bureau": "{county}科学技术局", "firm": "{place}"}
NUMERALS = "一二三四五六七八九"


@dataclass(slots=True)
class Layout:
    """The parts of a report that a plant may want otherwise; `None` is the ordinary thing, "" is none."""

    heading: str = ""
    title: str = "{place}{year}年科技工作总结"
    opening: str | None = None
    signed: str | None = None
    issuer: str | None = None
    genre: str = "summary"
    numbered: bool = False
    fillers: int = 3
    taken: set[str] = field(default_factory=set)


def ordinary(rng: Random) -> dict[str, str]:
    """Return figures that contradict nothing, for the paragraphs around a plant."""
    out: dict[str, str] = {}
    for place in (1, 2, 3):
        out[f"few{place}"] = str(rng.randint(3, 9))
        out[f"c{place}"] = str(rng.randint(12, 95))
        out[f"k{place}"] = str(rng.randint(210, 980) * rng.choice((1, 2, 10)))
        out[f"wan{place}"] = money(Decimal(rng.randint(11, 98) * rng.choice((1, 10))), rng)
        out[f"yi{place}"] = money(Decimal(rng.randint(110, 980) * 1000), rng)
        out[f"pct{place}"] = percent(Decimal(rng.randint(31, 249)) / 10)
        out[f"hi{place}"] = percent(Decimal(rng.randint(951, 996)) / 10)
        out[f"small{place}"] = f"{rng.randint(21, 95) / 10}万元"
    total = rng.randint(30, 90)
    out["whole"], (out["p1"], out["p2"], out["p3"]) = str(total), map(str, split(total, 3, rng))
    before = rng.randint(20, 60)
    out["f0"], out["f1"] = str(before), str(before + rng.randint(2, 12))
    return out


def fillers(rng: Random, world: World, count: int, taken: set[str], plan: bool = False) -> list[str]:
    """Return clean paragraphs on topics not taken, and take their topics."""
    kinds = {"plan"} if plan else {world.kind, "any"}
    fit = [row for row in rows("fillers") if row["topic"] not in taken and kinds & set(row["kinds"].split("|"))]
    chosen = rng.sample(fit, min(count, len(fit)))
    taken.update(row["topic"] for row in chosen)
    slots = world.slots()
    return [row["text"].format(**slots, **ordinary(rng)) for row in chosen]


def openings(genre: str) -> list[str]:
    """Return the first sentences of reports of a genre."""
    return [row["text"] for row in rows("openings") if row["genre"] == genre]


def report(rng: Random, world: World, pieces: list[str], layout: Layout) -> str:
    """Return a whole report as marked text; `pieces` stand in their order, with other paragraphs between them."""
    slots = world.slots()
    body = fillers(rng, world, layout.fillers, layout.taken, layout.genre == "plan")
    places = sorted(rng.sample(range(len(body) + len(pieces)), len(pieces)))
    for place, piece in zip(places, pieces, strict=True):
        body.insert(place, piece)
    if layout.numbered:
        body = [f"{NUMERALS[at]}、{text}" for at, text in enumerate(body)]
    opening = rng.choice(openings(layout.genre)) if layout.opening is None else layout.opening
    issuer = ISSUERS[world.kind] if layout.issuer is None else layout.issuer
    signed = f"{world.year}年12月{rng.randint(11, 30)}日" if layout.signed is None else layout.signed
    lines = [layout.heading, layout.title, opening, *body, issuer, signed]
    return "\n".join(line for line in (_filled(line, slots) for line in lines) if line) + "\n"


def _filled(line: str, slots: dict[str, str]) -> str:
    """Return a line with its words filled in; paragraphs come filled in already."""
    for slot, word in slots.items():
        line = line.replace(f"{{{slot}}}", word)
    return line
