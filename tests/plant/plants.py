"""Plants: documents in two twins, the check that is to find the difference, and where both sides stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from . import schemes_docs, schemes_names, schemes_parts, schemes_rates, schemes_sums, schemes_words
from .compose import Layout, openings, report
from .figures import Fig
from .markup import Span, Twin, read
from .schemes_docs import Makings
from .world import Names, new_world, rows

# Names of the checks as CHECKS.md has them; any of them on the planted place is a hit.
NAMES = {
    "S1": ("planned_vs_actual",),
    "S2": ("share_times_base",),
    "S3": ("respectively_arity",),
    "S4": ("part_whole", "impossible"),
    "S5": ("count_list",),
    "S6": ("unit_missing", "percent_sign_lost"),
    "S7": ("notation_damage",),
    "S8": ("orphan_value",),
    "S9": ("impossible", "part_whole"),
    "S10": ("from_to_growth", "table_arithmetic"),
    "D1": ("document_period",),
    "D2": ("temporal_stale",),
    "D3": ("two_values",),
    "D4": ("identity", "part_whole"),
    "D5": ("entity_variant",),
    "D6": ("masked_subject",),
    "D7": ("category_conflict",),
    "D8": ("ratio_outlier",),
    "X1": ("growth_chain",),
    "X2": ("jump",),
    "X3": ("cross_doc_value", "near_copy"),
    "X4": ("stale_value",),
    "X5": ("text_reuse",),
    "X6": ("target_outcome",),
    "X7": ("partial_period",),
}
CHECKS = tuple(NAMES)
FIGURES = schemes_sums.SCHEMES | schemes_parts.SCHEMES
WORDS = schemes_words.SCHEMES | schemes_names.SCHEMES | schemes_rates.SCHEMES


@dataclass(frozen=True, slots=True)
class Plant:
    """One planted error: its documents as (clean, planted) twins, in order."""

    key: str
    check: str
    scheme: str
    origin: str
    twins: tuple[tuple[Twin, Twin], ...]

    def sides(self, planted: bool = True) -> dict[str, list[tuple[int, Span]]]:
        """Return the spans of each side as (document, span)."""
        out: dict[str, list[tuple[int, Span]]] = {}
        for place, twins in enumerate(self.twins):
            for side, spans in twins[planted].sides.items():
                out.setdefault(side, []).extend((place, span) for span in spans)
        return out


def written(check: str, index: int, seed: int, names: Names, taken: set[str] | None = None) -> Plant:
    """Return one plant in reports written for it; `taken` are topics no other paragraph may be about."""
    fit = [row for row in rows("sentences") if row["check"] == check]
    row = fit[index % len(fit)]
    rng = Random(f"{seed}:{check}:{index}")
    kinds = ["town", "bureau", "firm"] if row["kinds"] == "any" else row["kinds"].split("|")
    name, *args = row["scheme"].split(":")
    topics = set(row["topics"].split("|"))
    used = topics if taken is None else taken
    used |= topics
    layout = Layout(numbered=rng.random() < 0.3, taken=used, fillers=3 if taken is None else 2)
    texts = row["text"].split("@@")
    made = Makings(rng, names, [new_world(rng, names, rng.choice(kinds))], [layout], {}, texts, texts)
    made.slots = schemes_words.common(rng)
    _fill(made, name, tuple(args), several=len(texts) > 1)
    if check == "D2":
        schemes_docs.signed(made)
    twins = tuple(_documents(made))
    if check == "D5":
        right = made.worlds[0].town if name == "double" else made.worlds[0].trades[1 if args[0] == "other" else 0]
        twins = tuple((_named(clean, right), _named(planted, right)) for clean, planted in twins)
    return Plant(f"{check}-{index}", check, row["scheme"], "written", twins)


def _named(twin: Twin, name: str) -> Twin:
    """Return a twin with every other mention of a name, whole or short, as the side that speaks against its variant."""
    taken = twin.sides["S"]
    found = [match.span() for match in re.finditer(re.escape(name), twin.text)]
    return Twin(twin.text, {"S": taken, "A": [a for a in found if not any(s[0] < a[1] and a[0] < s[1] for s in taken)]})


def _fill(made: Makings, name: str, args: tuple[str, ...], several: bool) -> None:
    """Give the sentences their figures."""
    if name == "same" and several:
        schemes_docs.SCHEMES["recall"](made, args)
    elif name in FIGURES:
        made.slots |= FIGURES[name](made.rng, args)
    elif name in WORDS:
        made.slots |= WORDS[name](made.rng, args, made.worlds[0])
    else:
        schemes_docs.SCHEMES[name](made, args)


def _documents(made: Makings) -> Iterable[tuple[Twin, Twin]]:
    """Yield the twins of each document, alike but for the plant; no two documents of a plant open alike."""
    first = made.rng.randint(0, 99)
    for place, (world, layout) in enumerate(zip(made.worlds, made.layouts, strict=True)):
        if len(made.worlds) > 1:
            layout.opening = (words := openings(layout.genre))[(first + place) % len(words)]
        slots: dict[str, str | Fig] = {**world.slots(), **made.slots}
        state, topics = made.rng.getstate(), set(layout.taken)
        marked = []
        for text in (made.clean[place], made.planted[place]):
            made.rng.setstate(state)
            layout.taken.intersection_update(topics)
            marked.append(report(made.rng, world, [piece.format(**slots) for piece in text.split("||")], layout))
        yield read(marked[0], planted=False), read(marked[1], planted=True)


def archives(per_check: int, seed: int) -> tuple[list[list[Plant]], list[list[Plant]]]:
    """Return written plants in archives: one error a report, and errors between reports, each sort by itself.

    An archive gives each name once.  Where reports are compared, no two reports of an archive share a paragraph.
    """
    single = [check for check in CHECKS if check[0] != "X"]
    ones, several = [], []
    for first in range(0, per_check, 5):
        names = Names(Random(f"{seed}:one:{first}"))
        last = min(first + 5, per_check)
        ones.append([written(check, index, seed, names) for index in range(first, last) for check in single])
    for index in range(per_check):
        for part, among in enumerate((("X1", "X2", "X3", "X6"), ("X4", "X5", "X7"))):
            names, taken = Names(Random(f"{seed}:x{part}:{index}")), {"gap", "thanks", "plan_next"}
            several.append([written(check, index, seed, names, taken) for check in among])
    return ones, several
