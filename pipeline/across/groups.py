"""The judges of the checks across reports, as functions over the rows of whole groups.

Rows become Python values column by column, for many groups at once: Arrow's own calls cost more than a small group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import numpy as np
import pyarrow as pa

from pipeline.across.judged import Judgements
from pipeline.across.met import Own, Reports
from pipeline.across.queries import FIGURE, SHINGLE
from pipeline.checks.archive import Spelling
from pipeline.checks.chosen import Chosen, in_archive
from pipeline.checks.cross_words import place_name
from pipeline.checks.pairs import Pair
from pipeline.checks.report import ReportFacts
from pipeline.checks.series import Place, series_of
from pipeline.similarity import reuse

SUBJECT_PLACES = pa.schema([("subject", pa.string()), ("place", pa.string())])
_SAME = reuse.Overlap((), 1.0, 1.0)  # of two copies nobody asks which passages they share


def subject_places(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Return the place each subject is, without the words for its offices; null where it is masked."""
    for batch in batches:
        subjects = batch.column("subject")
        places = [place_name(subject) for subject in subjects.to_pylist()]
        yield pa.record_batch([subjects, pa.array(places, pa.string())], schema=SUBJECT_PLACES)


@dataclass(slots=True)
class _Group:
    """One group: its reports with their figures, sorted by id, and what else its rows hold."""

    key: tuple[str, ...]
    reports: dict[str, ReportFacts] = field(default_factory=dict)
    shingles: list[int] = field(default_factory=list)
    places: list[dict[str, Any]] = field(default_factory=list)


def judge_series(checks: Chosen, rows: pa.Table) -> pa.Table:
    """Judge the series of each subject; sorted by who, doc_id, row_kind, start."""
    out = Judgements(0)
    asked = in_archive(checks)
    for group in _groups(rows, ["who"]):
        out.begin(group.key[0], group.reports)
        for series in series_of(group.reports.values()):
            for check in asked:
                with out.asked(check):
                    for judgement in check.series(series) if check.series else ():
                        out.add(check, judgement)
                    for doc_id, place in check.witness(series) if check.witness else ():
                        out.witness(check, doc_id, place)
    return out.table()


def judge_pair(checks: Chosen, rows: pa.Table) -> pa.Table:
    """Judge two reports that share text, formulas left out, the earlier one first."""
    out = Judgements(1)
    asked = in_archive(checks)
    for group in _groups(rows, ["one", "two"]):
        a, b = sorted(group.reports.values(), key=_by_time)
        out.begin(f"{a.doc_id}:{b.doc_id}", group.reports)
        known = np.sort(np.array(group.shingles, dtype=np.int64).view(np.uint64))
        shared = reuse.overlap(a.folded, b.folded)
        blocks = reuse.rare(shared.blocks, b.text, known)
        pair = Pair(a, b, reuse.measured(blocks, a.text, b.text))
        for check in asked if blocks else ():
            with out.asked(check):
                for judgement in check.pair(pair) if check.pair else ():
                    out.add(check, judgement)
    return out.table()


def judge_copy(checks: Chosen, rows: pa.Table) -> pa.Table:
    """Judge two copies of one report of which a few figures were changed."""
    out = Judgements(3)
    asked = in_archive(checks)
    for group in _groups(rows, ["one", "two"]):
        a, b = sorted(group.reports.values(), key=_by_time)
        out.begin(f"{a.doc_id}:{b.doc_id}", group.reports)
        for check in asked:
            with out.asked(check):
                for judgement in check.copy(Pair(a, b, _SAME)) if check.copy else ():
                    out.add(check, judgement)
    return out.table()


def _by_time(report: ReportFacts) -> tuple[int, str, str]:
    """Order reports by what they are of, then by when they were signed."""
    return report.report_year or 9999, report.issued or "", report.doc_id


def judge_names(checks: Chosen, rows: pa.Table) -> pa.Table:
    """Judge a name that two reports of one place spell differently."""
    out = Judgements(4)
    asked = in_archive(checks)
    for group in _groups(rows, ["one", "two", "wrong", "good"]):
        one, two, wrong, good = group.key
        if group.reports.keys() != {one, two}:  # one of them is not of record
            continue
        out.begin(":".join(group.key), group.reports)
        spelling = Spelling(group.reports[one], group.reports[two], wrong, good)
        for check in asked:
            with out.asked(check):
                for judgement in check.spelling(spelling) if check.spelling else ():
                    out.add(check, judgement)
    return out.table()


def judge_report(checks: Chosen, rows: pa.Table) -> pa.Table:
    """Judge each report beside what other reports say of whole years."""
    out = Judgements(2)
    asked = in_archive(checks)
    for group in _groups(rows, ["doc_id"]):
        report = next(iter(group.reports.values()))
        places: list[Place] = [(item["side"], item["doc_id"], item["start"], item["end"]) for item in group.places]
        quotes = {place: item["quote"] for place, item in zip(places, group.places, strict=True)}
        out.begin(report.doc_id, group.reports, quotes)
        for check in asked:
            with out.asked(check):
                for judgement in check.report(report, places) if check.report else ():
                    out.add(check, judgement)
    return out.table()


def _groups(rows: pa.Table, keys: Sequence[str]) -> Iterator[_Group]:
    """Yield the groups of rows that are sorted by keys, doc_id and row_kind: a report, its figures, what else."""
    keyed = list(zip(*(rows[name].to_pylist() for name in keys), strict=True))
    ids, kinds = rows["doc_id"].to_pylist(), rows["row_kind"].to_pylist()
    shingles, places = rows["shingles"].to_pylist(), rows["places"].to_pylist()
    found: list[tuple[_Group, list[Own]]] = []
    for key, numbers in groupby(range(len(ids)), keyed.__getitem__):
        found.append((group := _Group(key), []))
        for _, own in groupby(numbers, ids.__getitem__):
            first, *others = own
            figures = [number for number in others if kinds[number] == FIGURE]
            found[-1][1].append((first, figures))
            for number in others[len(figures) :]:
                if kinds[number] == SHINGLE:
                    group.shingles += shingles[number]
                else:
                    group.places += places[number]
    reports = Reports(rows, ids, [own for _, several in found for own in several])
    for group, several in found:
        group.reports |= {ids[own[0]]: reports.of(own) for own in several}
        yield group
