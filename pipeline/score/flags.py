"""Measure the findings of the checks against a list of cases on one page (`flags.json` beside `page.txt`).

A finding hits a case if it is of the case's check and its evidence overlaps the case's spans on every document that
the case concerns.  `must` and `should` are to be found; a `must_not` is a false alarm if a finding of its check
quotes all of its spans; what a finding of a check hits beside the cases counts as further.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline import runner, tables
from pipeline.checks import CHECKS
from pipeline.checks.cross import CROSS_CHECKS
from pipeline.document.clean import to_source
from pipeline.storage.write import batches

_IDS = {check.name: check.id for check in CHECKS} | {check.name: check.id for check in CROSS_CHECKS}
Span = tuple[int, int]
Case = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """One finding: the name of its check, its message, and its evidence: `spans` of the page and what they `quote`."""

    check: str
    message: str
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]


@dataclass(slots=True)
class FlagScore:
    """How findings stand to cases: ids `found` and `missed` by how they score (must, should), and of false `alarms`.

    `misquoted` counts quotes that do not stand where they should; `further` are findings that no case speaks of.
    """

    found: dict[str, list[str]] = field(default_factory=dict)
    missed: dict[str, list[str]] = field(default_factory=dict)
    alarms: list[str] = field(default_factory=list)
    misquoted: int = 0
    further: list[Found] = field(default_factory=list)

    def figures(self) -> dict[str, int]:
        """Return the counts floors are set on."""
        return {
            **{f"flags_{scoring}": len(ids) for scoring, ids in self.found.items()},
            "flags_false_alarms": len(self.alarms),
            "flags_misquoted": self.misquoted,
        }


def findings(page: str | Path) -> list[Found]:
    """Return what a whole run over a page finds, each finding's evidence placed on the page as decoded."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "tables"
        runner.run([str(page)], out, runner.Options(guard=False, report=False))
        documents = {row["doc_id"]: row for table in batches(out, "documents") for row in table.to_pylist()}
        flags = [row for table in batches(out, "flags") for row in table.to_pylist()]
        evidence = [row for table in batches(out, "flag_evidence") for row in table.to_pylist()]
    spans: dict[str, list[tuple[Span, str]]] = {}
    for row in evidence:
        spans.setdefault(row["flag_id"], []).append((_placed(documents[row["doc_id"]], row), row["quote"]))
    found = []
    for flag in flags:
        placed, quotes = zip(*spans[flag["flag_id"]], strict=True)
        found.append(Found(_IDS[flag["check"]], flag["message_en"], placed, quotes))
    return found


def _placed(document: Mapping[str, Any], row: Mapping[str, Any]) -> Span:
    """Return where a quote stands on the page."""
    fixes = [tables.Fix(**fix) for fix in document["fixes"]]
    start: int = document["source_start"] + to_source(fixes, row["start"])
    return start, document["source_start"] + to_source(fixes, max(row["end"] - 1, row["start"])) + 1


def score(page: str | Path, cases: Iterable[Case], found: Sequence[Found] | None = None) -> FlagScore:
    """Return how the findings on a page stand to the cases."""
    found = findings(page) if found is None else found
    result = FlagScore(found={"must": [], "should": []}, missed={"must": [], "should": []})
    used: set[int] = set()
    for case in cases:
        hits = [n for n, item in enumerate(found) if item.check == case["check"] and _hits(item, case)]
        used.update(hits)
        if case["scoring"] == "must_not":
            result.alarms += [case["id"]] if any(_covers(found[n], case) for n in hits) else []
        elif case["scoring"] in result.found:
            (result.found if hits else result.missed)[case["scoring"]].append(case["id"])
    result.further = [item for n, item in enumerate(found) if n not in used]
    text = Path(page).read_text(encoding="utf-8")
    result.misquoted = sum(
        text[start:end] != quote
        for item in found
        for (start, end), quote in zip(item.spans, item.quotes, strict=True)
        if end - start == len(quote)
    )
    return result


def _overlap(span: Span, start: int, end: int) -> bool:
    """Return whether two spans share a character."""
    return span[0] < end and start < span[1]


def _hits(item: Found, case: Case) -> bool:
    """Return whether a finding quotes a span of the case on each document it concerns."""
    documents = {span["doc"] for span in case["spans"]}
    touched = {
        span["doc"] for span in case["spans"] if any(_overlap(its, span["start"], span["end"]) for its in item.spans)
    }
    return documents == touched


def _covers(item: Found, case: Case) -> bool:
    """Return whether a finding quotes every span of a case."""
    return all(any(_overlap(its, span["start"], span["end"]) for its in item.spans) for span in case["spans"])


def read_cases(path: str | Path) -> list[Case]:
    """Return the cases of a file."""
    cases: list[Case] = json.loads(Path(path).read_text(encoding="utf-8"))
    return cases
