"""`python -m tests.plant`: plant errors, run heshu over them, print what it finds."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from .plants import CHECKS, Plant, archives
from .real import plants as real_plants
from .score import Count, Result, score

SERIES = ("S", "D", "X")
LINE = 80


def main() -> int:
    """Run the benchmark; 1 where recall is below a floor."""
    parser = argparse.ArgumentParser(prog="python -m tests.plant", description=__doc__)
    parser.add_argument("--per-check", type=int, default=40, help="plants of each check in reports written for it")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--checks", default="", help="only these, such as S4,D5")
    parser.add_argument("--floors", type=Path, help='JSON: {"S": 0.85, "S4": 0.9, "located": 0.95, ...}')
    parser.add_argument("--misses", action="store_true", help="print every miss and every false alarm")
    parser.add_argument("--real", type=int, default=20, help="plants of each check in the corpus and in ../shared/text")
    args = parser.parse_args()
    wanted = set(args.checks.split(",")) if args.checks else set(CHECKS)
    ones, several = archives(args.per_check, args.seed)
    result = score([plant for plant in archive if plant.check in wanted] for archive in ones)
    result = score(([plant for plant in archive if plant.check in wanted] for archive in several), result, among=True)
    real = [plant for plant in real_plants(args.real, args.seed) if plant.check in wanted]
    result = score(([plant] for plant in real), result)
    print(table(result))
    print(by_scheme(result))
    if args.misses:
        print(details(result))
    return below(result, json.loads(args.floors.read_text("utf-8"))) if args.floors else 0


def table(result: Result) -> str:
    """Return a row for each check and one for each series."""
    rows = ["check  plants  hits  recall  both sides  on clean twin  false alarms"]
    for check, count in result.counts.items():
        if count.plants:
            rows.append(_row(check, count))
    for series in SERIES:
        total = _sum(result, series)
        if total.plants:
            rows.append(_row(f"all {series}", total))
    return "\n".join([*rows, f"clean documents: {result.clean_documents}"])


def _row(name: str, count: Count) -> str:
    """Return one row."""
    recall = f"{count.hits / count.plants:.2f}"
    located = f"{count.located / count.hits:.2f}" if count.hits else "-"
    return (
        f"{name:<6} {count.plants:>6} {count.hits:>5} {recall:>7} {located:>11} {count.on_clean:>14} {count.false:>13}"
    )


def _sum(result: Result, series: str) -> Count:
    """Return the sum over the checks of a series."""
    mine = [count for check, count in result.counts.items() if check.startswith(series)]
    return Count(*(sum(getattr(count, name) for count in mine) for name in Count.__slots__))


def by_scheme(result: Result) -> str:
    """Return hits and plants of each scheme that has misses."""
    keys = sorted({key[:2] for key in result.schemes}, key=lambda key: (CHECKS.index(key[0]), key[1]))
    rows = ["", "schemes with misses: hits of plants"]
    for key in keys:
        hits, misses = result.schemes[*key, True], result.schemes[*key, False]
        if misses:
            rows.append(f"{key[0]:<4} {key[1]:<18} {hits} of {hits + misses}")
    return "\n".join(rows)


def details(result: Result) -> str:
    """Return every miss with what was planted, and every false alarm."""
    rows = [""]
    for label, plants in (("missed", result.missed), ("one side", result.half)):
        rows += [f"{label} {plant.key} {plant.scheme} {plant.origin}: {_quoted(plant)}" for plant in plants]
    rows += [f"false alarm {check} {file}: {said}" for check, file, said in result.alarms]
    return "\n".join(rows)


def _quoted(plant: Plant) -> str:
    """Return the lines that hold the sides of a plant."""
    lines = []
    for spans in plant.sides().values():
        for place, (start, end) in spans:
            text = plant.twins[place][True].text
            low, high = text.rfind("\n", 0, start) + 1, (text + "\n").find("\n", end)
            lines.append(text[max(low, start - LINE) : min(high, end + LINE)])
    return " ‖ ".join(dict.fromkeys(lines))


def below(result: Result, floors: dict[str, float]) -> int:
    """Return 1 and say so where a share is below its floor."""
    failed = 0
    for name, floor in floors.items():
        count = result.counts[name] if name in result.counts else _sum(result, name if name in SERIES else "")
        top, bottom = (count.located, count.hits) if name == "located" else (count.hits, count.plants)
        if bottom and top / bottom < floor:
            print(f"{name}: {top / bottom:.3f} is below its floor {floor}", file=sys.stderr)
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main())
