"""The judges of the checks across reports, as functions over the rows of one group."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from extractors.base import Passage
from pipeline import reuse
from pipeline.across.judged import Judgements
from pipeline.across.queries import DOCUMENT, FIGURE, PLACES, REPORT, SHINGLE
from pipeline.checks.archive import Pair, Place, cued, partial_cue, place_name, series_of
from pipeline.checks.base import ReportFacts
from pipeline.checks.cross import CROSS_CHECKS
from pipeline.tables import FIELDS, Fact

_NUMBERS = ("shingle", "sentence", "length", "taken")
SHINGLES = pa.schema([("doc_id", pa.string()), *((name, pa.int64()) for name in _NUMBERS)])
PARTIAL = pa.schema([("doc_id", pa.string())])
SUBJECT_PLACES = pa.schema([("subject", pa.string()), ("place", pa.string())])
_SENTENCE = re.compile(r"[^。!?\n]+[。!?]?")


def subject_places(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Return the place each subject is, without the words for its offices; null where it is masked."""
    for batch in batches:
        subjects = batch.column("subject")
        places = [place_name(subject) for subject in subjects.to_pylist()]
        yield pa.record_batch([subjects, pa.array(places, pa.string())], schema=SUBJECT_PLACES)


def shingles(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Return the sample of the shingles of each report, each once."""
    for batch in batches:
        found = reuse.samples(batch.column("text").to_pylist())
        ids = batch.column("doc_id").take(pa.array(found.owners))
        numbers = (found.shingles.view(np.int64), found.sentences, found.lengths, found.taken)
        yield pa.record_batch([ids, *(pa.array(column) for column in numbers)], schema=SHINGLES)


def partial(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Return the reports that may speak of a part of a year."""
    for batch in batches:
        both = zip(batch.column("doc_id").to_pylist(), batch.column("text").to_pylist(), strict=True)
        yield pa.record_batch([pa.array([doc_id for doc_id, text in both if _partial(text)], pa.string())], PARTIAL)


def _partial(text: str) -> bool:
    """Return whether a text holds a cue of a part of a year."""
    return bool(cued("partial", text)) or partial_cue(ReportFacts("", Passage(text)), 0, len(text)) is not None


def judge_series(rows: pa.Table) -> pa.Table:
    """Judge the series of one subject; sorted by doc_id, row_kind, start."""
    reports = _reports(rows)
    out = Judgements(0, rows["who"][0].as_py(), reports)
    for series in series_of(reports.values()):
        for check in CROSS_CHECKS:
            for judgement in check.series(series) if check.series else ():
                out.add(check, judgement)
            for doc_id, place in check.witness(series) if check.witness else ():
                out.witness(check, doc_id, place)
    return out.table()


def judge_pair(rows: pa.Table) -> pa.Table:
    """Judge two reports that share text, formulas left out, the earlier one first."""
    reports = _reports(rows)
    a, b = sorted(reports.values(), key=lambda report: (report.report_year or 9999, report.issued or "", report.doc_id))
    out = Judgements(1, f"{a.doc_id}:{b.doc_id}", reports)
    known = np.sort(_of(rows, SHINGLE)["shingle"].to_numpy().view(np.uint64))
    shared = reuse.overlap(a.folded, b.folded)
    blocks = reuse.rare(shared.blocks, b.text, known)
    pair = Pair(a, b, reuse.measured(blocks, a.text, b.text))
    for check in CROSS_CHECKS if blocks else ():
        for judgement in check.pair(pair) if check.pair else ():
            out.add(check, judgement)
    return out.table()


def judge_report(rows: pa.Table) -> pa.Table:
    """Judge one report beside what other reports say of whole years."""
    reports = _reports(rows)
    report = next(iter(reports.values()))
    out = Judgements(2, report.doc_id, reports)
    items = [item for found in _of(rows, PLACES)["places"].to_pylist() for item in found]
    places: list[Place] = [(item["side"], item["doc_id"], item["start"], item["end"]) for item in items]
    out.quotes.update({place: item["quote"] for place, item in zip(places, items, strict=True)})
    for check in CROSS_CHECKS:
        for judgement in check.report(report, places) if check.report else ():
            out.add(check, judgement)
    return out.table()


def _of(rows: pa.Table, kind: int) -> pa.Table:
    """Return the rows of one kind."""
    return rows.filter(pc.equal(rows["row_kind"], kind))


def _reports(rows: pa.Table) -> dict[str, ReportFacts]:
    """Return the reports of a group with their figures, sorted by id."""
    rows = rows.filter(pc.less_equal(rows["row_kind"], FIGURE))
    columns = [rows[name].to_pylist() for name in FIELDS["facts"]]  # once a group: Arrow's small slices are dear
    documents = iter(rows.filter(pc.equal(rows["row_kind"], REPORT)).select(["doc_id", *DOCUMENT]).to_pylist())
    found: dict[str, ReportFacts] = {}
    start = 0
    for doc_id, own in groupby(rows["doc_id"].to_pylist()):
        end = start + sum(1 for _ in own)
        document = next(documents)
        facts = list(zip(*(column[start + 1 : end] for column in columns), strict=True))
        key = (*(document[name] for name in _TOLD), *((fact[0], fact[_SUBJECT], fact[_WHO]) for fact in facts))
        if key not in _MET:
            _forget()
            _MET[key] = _report(document, [Fact(*fact) for fact in facts])
        found[doc_id] = _MET[key]
        start = end
    return found


# Reports are met in several groups, most often one after the other.
_MET: dict[tuple[Any, ...], ReportFacts] = {}
_TOLD = ("doc_id", "title", "heading", "region", "issuer", "report_year", "issued", "doc_type")
_SUBJECT, _WHO = FIELDS["facts"].index("subject"), FIELDS["facts"].index("enterprise_id")
_KEPT = 64


def _forget() -> None:
    """Make room for one more report."""
    while len(_MET) >= _KEPT:
        del _MET[next(iter(_MET))]


def _report(row: dict[str, Any], facts: list[Fact]) -> ReportFacts:
    """Return the view of one report; of the firms that one figure holds of, one is enough."""
    passage = Passage(row.pop("text"))
    return ReportFacts(
        passage=passage,
        sentences=[match.span() for match in _SENTENCE.finditer(passage.folded)],
        facts=list({fact.start: fact for fact in facts}.values()),
        **row,
    )
