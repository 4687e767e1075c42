"""Run the real pipeline over planted and clean archives and count what was found.

A hit is a flag of the expected check whose evidence lies on one planted side, unless the clean twin draws a flag of
that check on the same place.  Both sides are located where evidence, no longer than a sentence or two, lies on each.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.runner import Options, run

from .markup import Span
from .plants import CHECKS, NAMES, Plant

LONGEST_QUOTE = 120
ID_OF = {names[0]: check for check, names in NAMES.items()} | {"percent_sign_lost": "S6"}


@dataclass(frozen=True, slots=True)
class Raised:
    """One flag: its check, what it says, and its evidence as (file, span) in the text as written."""

    check: str
    said: str
    places: tuple[tuple[str, Span], ...]


@dataclass(slots=True)
class Count:
    """What was found of one check."""

    plants: int = 0
    hits: int = 0
    located: int = 0
    on_clean: int = 0
    false: int = 0


@dataclass(slots=True)
class Result:
    """What was found in all."""

    counts: dict[str, Count] = field(default_factory=lambda: {check: Count() for check in CHECKS})
    missed: list[Plant] = field(default_factory=list)
    half: list[Plant] = field(default_factory=list)
    alarms: list[tuple[str, str, str]] = field(default_factory=list)
    clean_documents: int = 0
    schemes: Counter[tuple[str, str, bool]] = field(default_factory=Counter)


def score(archives: Iterable[Sequence[Plant]], result: Result | None = None, among: bool = False) -> Result:
    """Return the counts over archives of plants; `among`: only checks between reports count as false alarms."""
    result = result or Result()
    for archive in archives:
        planted, clean = flags(archive, planted=True), flags(archive, planted=False)
        result.clean_documents += sum(len(plant.twins) for plant in archive)
        for plant in archive:
            _take(result, plant, planted, clean)
        if all(plant.origin == "written" for plant in archive):
            _alarms(result, clean, among)
    return result


def _take(result: Result, plant: Plant, planted: Sequence[Raised], clean: Sequence[Raised]) -> None:
    """Count one plant."""
    count = result.counts[plant.check]
    count.plants += 1
    found = [_on(plant, flag, planted=True) for flag in planted if flag.check in NAMES[plant.check]]
    before = [_on(plant, flag, planted=False) for flag in clean if flag.check in NAMES[plant.check]]
    on_clean = any(before)
    count.on_clean += on_clean
    hit = any(found) and not on_clean
    count.hits += hit
    result.schemes[plant.check, plant.scheme, hit] += 1
    if not hit:
        result.missed.append(plant)
    elif any(set(plant.sides()) <= sides for sides in found):
        count.located += 1
    else:
        result.half.append(plant)


def _on(plant: Plant, flag: Raised, planted: bool) -> set[str]:
    """Return the sides of a plant that a flag's evidence lies on."""
    out = set()
    for side, spans in plant.sides(planted).items():
        for place, (start, end) in spans:
            name = file_of(plant, place)
            for file, (low, high) in flag.places:
                short = high - low <= LONGEST_QUOTE + (end - start)
                if file == name and short and low < end and start < high:
                    out.add(side)
    return out


def _alarms(result: Result, clean: Sequence[Raised], among: bool) -> None:
    """Count flags on clean twins, which contradict nothing."""
    for flag in clean:
        check = ID_OF.get(flag.check, flag.check)
        if check in result.counts and (check[0] == "X") == among:
            result.counts[check].false += 1
            result.alarms.append((check, flag.places[0][0] if flag.places else "", flag.said))


def file_of(plant: Plant, place: int) -> str:
    """Return the name of the file a document of a plant is written to."""
    return f"{plant.key}_{place}.txt"


def flags(archive: Sequence[Plant], planted: bool) -> list[Raised]:
    """Run the pipeline over one reading of an archive and return its flags."""
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "in"), Path(folder, "out")
        source.mkdir()
        for plant in archive:
            for place, twins in enumerate(plant.twins):
                (source / file_of(plant, place)).write_text(twins[planted].text, "utf-8")
        run([str(source)], out, Options(guard=False))
        return _raised(
            {name: pq.read_table(out / name).to_pylist() for name in ("documents", "flags", "flag_evidence")}
        )


def _raised(tables: dict[str, list[dict[str, Any]]]) -> list[Raised]:
    """Return the flags of a run, their evidence as offsets into the files."""
    documents = {row["doc_id"]: row for row in tables["documents"]}
    places: dict[str, list[tuple[str, Span]]] = {}
    for row in tables["flag_evidence"]:
        document = documents[row["doc_id"]]
        span = (_before(document, row["start"]), _before(document, row["end"]))
        places.setdefault(row["flag_id"], []).append((Path(document["source"]).name, span))
    return [
        Raised(row["check"], f"{row['message_zh']} | {row['computation']}", tuple(places.get(row["flag_id"], ())))
        for row in tables["flags"]
    ]


def _before(document: dict[str, object], offset: int) -> int:
    """Return where an offset into a document's text stood in the file."""
    fixes = document["fixes"]
    assert isinstance(fixes, list)
    start = document["source_start"]
    assert isinstance(start, int)
    moved = sum(len(fix["was"]) - (fix["end"] - fix["start"]) for fix in fixes if fix["end"] <= offset)
    return int(start + offset + moved)
