"""Write pipeline/lexicons/metric_weights.tsv: what each sign weighs for or against a name of a figure.

Usage: python tools/train_ranker.py FOLDER... (annotated as `heshu eval` takes them: NAME.txt beside NAME.json)
       python tools/train_ranker.py --out FILE FOLDER... (to another file than that of the program)
       python tools/train_ranker.py --measure FOLDER... (each folder against weights from all others; writes nothing)
Needs numpy, which comes with pyarrow and pandas.  The result depends only on the folders and on the rules: a figure
that the rules left open counts whole, one they named a fifth.  Of the texts nothing is written but single characters.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from pipeline.metric.assign import by_rule
from pipeline.metric.ranking.ranked import Line, likeliest, lined_up, open_to
from pipeline.score.gold import read_text
from pipeline.score.match import same
from pipeline.score.metrics import metric_matches

TARGET = Path(__file__).parent.parent / "pipeline" / "lexicons" / "metric_weights.tsv"
KINDS = ("money", "percentage")
LEAST, MOST, STEPS, RATE, RIDGE, NAMED = 4, 350, 120, 0.08, 0.001, 0.2


class Case(NamedTuple):
    """One annotated figure: its candidates, which of them are right, whether the rules left it open."""

    folder: str
    line: Line
    none: list[str]
    right: list[bool]
    left_open: bool


def cases(folder: str) -> Iterator[Case]:
    """Yield the annotated amounts and percentages of a folder."""
    for path in sorted(Path(folder).glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if "mentions" not in gold:
            continue
        read = [item for item in read_text(path.with_suffix(".txt")) if item.mention.kind_of in KINDS]
        readings = {id(item.reading): item.reading for item in read}
        drafts = {at: by_rule(each.passage, each.mentions, each.bounds) for at, each in readings.items()}
        for mention in gold["mentions"]:
            item = next((i for i in read if mention["type"] == i.mention.kind_of and same(mention, i)), None)
            if item is None or "metric" not in mention or mention.get("optional"):
                continue
            all_drafts, scope = drafts[id(item.reading)]
            draft = all_drafts[item.number]
            line, none = lined_up(draft, all_drafts, scope)
            others = mention.get("metric_alt") or []
            others = others if isinstance(others, list) else [others]
            right = [metric_matches(each.name, each.metric_id, mention["metric"], others) for each, _ in line]
            yield Case(folder, line, none, right, open_to(draft))


def train(learnt: Sequence[Case]) -> dict[str, float]:
    """Return the weights of the MOST signs that matter most: fitted twice, the second time to these alone."""
    seen = Counter(sign for case in learnt for signs in (*(s for _, s in case.line), case.none) for sign in set(signs))
    weight = _fit(learnt, [sign for sign in seen if seen[sign] >= LEAST])
    matters = sorted(weight, key=lambda sign: (-abs(weight[sign]) * seen[sign] ** 0.5, sign))
    return _fit(learnt, matters[:MOST])


def _fit(learnt: Sequence[Case], signs: Sequence[str]) -> dict[str, float]:
    """Return the weights of `signs` under which the right candidates are likeliest (Adam, ridge penalty)."""
    known = {sign: place for place, sign in enumerate(sorted(signs))}
    rows, columns, starts, good, worth = [], [], [], [], []
    for case in learnt:
        starts.append(len(good))
        worth.append(1.0 if case.left_open else NAMED)
        right = (*case.right, not any(case.right))
        for seen, rightly in zip((*(s for _, s in case.line), case.none), right, strict=True):
            places = [known[sign] for sign in seen if sign in known]
            rows += [len(good)] * len(places)
            columns += places
            good.append(rightly)
    return dict(zip(known, _descend(rows, columns, starts, good, worth, len(known)), strict=True))


def _descend(rows, columns, starts, good, worth, size):  # type: ignore[no-untyped-def]
    """Return the weights as an array, found in STEPS steps from 0."""
    rows, columns, right = np.array(rows), np.array(columns), np.array(good, float)
    case = np.repeat(np.arange(len(starts)), np.diff([*starts, len(good)]))
    share = np.array(worth)[case] / sum(worth)
    weight, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        score = np.bincount(rows, weight[columns], len(good))
        likely = np.exp(score - np.maximum.reduceat(score, starts)[case])
        likely /= np.add.reduceat(likely, starts)[case]
        wanted = likely * right
        wanted /= np.maximum(np.add.reduceat(wanted, starts), 1e-12)[case]
        slope = np.bincount(columns, ((likely - wanted) * share)[rows], size) + RIDGE * weight
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weight -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weight.tolist()


def measure(known: Sequence[Case]) -> None:
    """Print, for each folder against weights from all others, how many open figures are named and how many rightly."""
    total: Counter[tuple[float, str]] = Counter()
    for folder in dict.fromkeys(case.folder for case in known):
        weight = train([case for case in known if case.folder != folder])
        asked = [case for case in known if case.folder == folder and case.left_open]
        for sure in (0.7, 0.75, 0.8, 0.85):
            found = [(case, *likeliest(case.line, case.none, weight)) for case in asked]
            told = [(case, best) for case, best, likely in found if best and likely >= sure]
            rightly = sum(case.right[[each.start for each, _ in case.line].index(best.start)] for case, best in told)
            print(f"{folder} {sure}: of {len(asked)} {len(told)} named, {rightly} rightly")
            total.update({(sure, "asked"): len(asked), (sure, "told"): len(told), (sure, "right"): rightly})
    for sure in sorted({sure for sure, _ in total}):
        print("all", sure, *(total[sure, each] for each in ("asked", "told", "right")))


def write(weight: dict[str, float], folders: int, learnt: int, target: Path) -> None:
    """Write the weights that say anything."""
    lines = [
        "# What a sign (pipeline/metric/ranking/signs.py) weighs in the choice among names that a figure may have.",
        f"# Made by tools/train_ranker.py from {folders} annotated folders, {learnt} figures.",
        "sign\tweight",
    ]
    lines += [f"{sign}\t{value:.2f}" for sign, value in sorted(weight.items()) if abs(value) >= 0.03]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Measure or write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", help="annotated as `heshu eval` takes them")
    parser.add_argument("--measure", action="store_true", help="each folder against weights of all others; no writing")
    parser.add_argument("--out", type=Path, default=TARGET, help=f"where to write them; default {TARGET.name}")
    asked = parser.parse_args(arguments)
    known = [case for folder in asked.folders for case in cases(folder)]
    if not known:
        parser.error("no annotated amount or percentage in these folders")
    if asked.measure:
        measure(known)
    else:
        write(train(known), len(asked.folders), len(known), asked.out)
        print(asked.out)


if __name__ == "__main__":
    main(sys.argv[1:])
