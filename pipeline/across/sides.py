"""What the steps across reports need to know of each report's text, computed while the text is at hand.

Extraction makes these tables beside its own; none of them is written out.  So the last stage reads only texts of
reports that have something in common with others.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, repeat
from typing import Any

import pyarrow as pa

from extractors.base import Passage
from pipeline.checks.part_year import partial_cue
from pipeline.checks.report import ReportFacts
from pipeline.checks.x7_partial_period import annual
from pipeline.document.kinds import OF_RECORD
from pipeline.similarity import by_hand, sketch
from pipeline.similarity.shingles import samples
from pipeline.startup.late_numpy import np
from pipeline.startup.lean import arrow
from pipeline.tables import FIELDS

_NUMBERS = (("shingle", pa.int64()), *((name, pa.int32()) for name in ("sentence", "length", "taken")))
# buckets: of every report, one a band of its sketch.  traits: of every report how many facts it tells, its length in
# characters, and whether it is of record; of one that is, whether it is of a whole year and may speak of a part of it.
# samples: the sample of the shingles of each report of record, each once.
SCHEMAS = {
    "buckets": sketch.BUCKETS,
    "traits": pa.schema(
        [
            ("doc_id", pa.string()),
            ("facts", pa.int64()),
            ("chars", pa.int64()),
            ("recorded", pa.bool_()),
            ("partial", pa.bool_()),
        ]
    ),
    "samples": pa.schema([("doc_id", pa.string()), *_NUMBERS]),
}
_TOLD = {
    name: FIELDS["documents"].index(name)
    for name in ("doc_id", "title", "heading", "issuer", "region", "report_year", "doc_type", "issued")
}
_ID, _ISSUER, _REGION, _YEAR, _TYPE = (
    _TOLD[name] for name in ("doc_id", "issuer", "region", "report_year", "doc_type")
)
_TEXT = FIELDS["documents"].index("text")
_SNIPPET = 800  # characters below which a text that nobody signs is a snippet
Document = tuple[Any, ...]


def sides(documents: Sequence[Document], facts: Sequence[int]) -> dict[str, pa.Table]:
    """Return the tables of `SCHEMAS` for documents rows, no text twice, and how many facts each of them tells."""
    ids, texts = [row[_ID] for row in documents], [row[_TEXT] for row in documents]
    recorded = list(map(of_record, documents))
    parts = [of and partial(row) for of, row in zip(recorded, documents, strict=True)]
    columns = (ids, facts, list(map(len, texts)), recorded, parts)
    traits = [pa.array(column, kind) for column, kind in zip(columns, SCHEMAS["traits"].types, strict=True)]
    return {
        "buckets": sketch.buckets(ids, texts),
        "traits": pa.table(traits, schema=SCHEMAS["traits"]),
        "samples": _samples(list(compress(ids, recorded)), list(compress(texts, recorded))),
    }


def of_record(row: Document) -> bool:
    """Return whether a report is of record: a summary, a plan, a communiqué; of unknown kind with place and year.

    News, announcements and profiles repost each other, quote forecasts and revise.
    """
    placed = row[_REGION] is not None
    if row[_TYPE] not in OF_RECORD and not (row[_TYPE] == "other" and placed and row[_YEAR] is not None):
        return False
    return placed or row[_ISSUER] is not None or len(row[_TEXT]) >= _SNIPPET


def partial(row: Document) -> bool:
    """Return whether a report is on a whole year and holds a cue of a part of it."""
    report = ReportFacts(passage=Passage(row[_TEXT]), **{name: row[place] for name, place in _TOLD.items()})
    return annual(report) and partial_cue(report, 0, len(report.folded)) is not None


def _samples(ids: Sequence[str], texts: Sequence[str]) -> pa.Table:
    """Return the sample of the shingles of each report."""
    schema = SCHEMAS["samples"]
    if not ids:
        return schema.empty_table()
    if by_hand.pays(texts):
        rows = [(ids[owner], by_hand.signed(number), *told) for owner, number, *told in by_hand.samples(texts)]
        told = zip(*rows, strict=True) if rows else repeat((), len(schema))
        return pa.table(list(map(pa.array, told, schema.types)), schema=schema)
    found = samples(texts)
    numbers = (found.shingles.view(np.int64), found.sentences, found.lengths, found.taken)
    owners = pa.array(map(ids.__getitem__, found.owners.tolist()), pa.string())
    kinds = (kind.to_pandas_dtype() for _, kind in _NUMBERS)
    columns = (arrow(column.astype(kind, copy=False)) for column, kind in zip(numbers, kinds, strict=True))
    return pa.table([owners, *columns], schema=schema)
