"""The judgements of the checks across reports as rows: each with its finding, where it has one, and the evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import pyarrow as pa

from pipeline import tables
from pipeline.check import FAILED, failed
from pipeline.checks.archive import CrossCheck
from pipeline.checks.base import Finding, Judgement, undecidable
from pipeline.checks.report import ReportFacts
from pipeline.checks.rows import flag_id_of, stored
from pipeline.checks.series import Place
from pipeline.severity import RANKS

_TEXT, _WHOLE = pa.string(), pa.int64()
_EVIDENCE = [("side", _TEXT), ("doc_id", _TEXT), ("start", _WHOLE), ("end", _WHOLE), ("quote", _TEXT)]
_FLAG = ("severity", "group_id", "subject", "metric", "message_zh", "message_en", "computation", "hint")
JUDGED = pa.schema(
    [
        ("check_name", _TEXT),
        ("stage", _WHOLE),
        ("found_in", _TEXT),  # the group: whose series, which pair, which report
        ("nth", _WHOLE),  # within check and group
        ("verdict", _TEXT),
        ("doc_id", _TEXT),
        ("facts", pa.list_(_TEXT)),
        *((f"{side}_{end}", tables.MONEY) for side in ("stated", "implied") for end in ("low", "high")),
        ("reason", _TEXT),
        ("flag_id", _TEXT),
        ("klass", _TEXT),
        ("confidence", tables.PERCENT),
        *((name, _TEXT) for name in _FLAG),
        ("evidence", pa.list_(pa.struct(_EVIDENCE))),
    ]
)
MARKS = pa.schema([("fact_id", _TEXT), ("worst", _WHOLE)])
_BARE: dict[str, Any] = dict.fromkeys(JUDGED.names)
_NOTHING: Mapping[Place, str] = MappingProxyType({})


@dataclass(slots=True)
class Judgements:
    """The rows of judgements, group after group."""

    stage: int
    rows: list[dict[str, Any]] = field(default_factory=list)
    found_in: str = ""
    reports: Mapping[str, ReportFacts] = field(default_factory=dict)
    quotes: Mapping[Place, str] = field(default_factory=dict)  # of reports that are not in the group
    _before: int = 0  # rows of the groups before

    def begin(self, found_in: str, reports: Mapping[str, ReportFacts], quotes: Mapping[Place, str] = _NOTHING) -> None:
        """Begin a group: its name, its reports, and the quotes from others."""
        self.found_in, self.reports, self.quotes, self._before = found_in, reports, quotes, len(self.rows)

    @contextmanager
    def asked(self, check: CrossCheck) -> Iterator[None]:
        """Return a context for one check: if it raises, its judgements so far and those of other checks are kept."""
        try:
            yield
        except MemoryError:  # not the check's: the whole worker is short of it
            raise
        except Exception as error:
            failed(check.name, self.found_in, error)
            self.add(check, undecidable((), FAILED))

    def add(self, check: CrossCheck, judgement: Judgement) -> None:
        """Add one judgement; one without facts and finding is only counted."""
        row = self._row(check, judgement.verdict, judgement.reason)
        places = _places(judgement.finding) if judgement.finding else []
        row["facts"] = [fact.fact_id for fact in judgement.facts]
        if judgement.facts or places:
            row["doc_id"] = places[0][1] if places else judgement.facts[0].doc_id
        for side, interval in (("stated", judgement.stated), ("implied", judgement.implied)):
            if interval:
                row[f"{side}_low"], row[f"{side}_high"] = stored(interval.low), stored(interval.high)
        if judgement.finding is not None:
            row |= self._flag(check, judgement.finding, places)

    def witness(self, check: CrossCheck, doc_id: str, place: Place) -> None:
        """Note a place in another report that the judge of a report is to be shown."""
        self._row(check, "witness", None)["doc_id"] = doc_id
        self.rows[-1]["evidence"] = [self._quote(place)]

    def table(self) -> pa.Table:
        """Return the rows of all groups."""
        columns = [
            pa.array([row[name] for row in self.rows], kind)
            for name, kind in zip(JUDGED.names, JUDGED.types, strict=True)
        ]
        return pa.table(columns, schema=JUDGED)

    def _row(self, check: CrossCheck, verdict: str, reason: str | None) -> dict[str, Any]:
        """Add a row and return it, to be filled in."""
        own = {
            "check_name": check.name,
            "stage": self.stage,
            "found_in": self.found_in,
            "nth": len(self.rows) - self._before,
        }
        self.rows.append({**_BARE, **own, "verdict": verdict, "reason": reason})
        return self.rows[-1]

    def _flag(self, check: CrossCheck, finding: Finding, places: list[Place]) -> dict[str, Any]:
        """Return the columns of a finding; findings with one cause share a group id."""
        evidence = [self._quote(place) for place in places]
        flag_id = flag_id_of(check.name, finding, [item["quote"] for item in evidence if item["side"] != "context"])
        cause = f"{check.name}:{finding.cause}".encode("utf-8", "surrogatepass")
        group_id = hashlib.blake2b(cause, digest_size=8).hexdigest() if finding.cause else flag_id
        own = {"flag_id": flag_id, "group_id": group_id, "evidence": evidence}
        return own | {name: getattr(finding, name) for name in ("klass", "confidence", *_FLAG) if name != "group_id"}

    def _quote(self, place: Place) -> dict[str, Any]:
        """Return one piece of evidence: its quote is the text at its span."""
        side, doc_id, start, end = place
        quote = self.quotes.get(place) or self.reports[doc_id].text[start:end]
        return {"side": side, "doc_id": doc_id, "start": start, "end": end, "quote": quote}


def _places(finding: Finding) -> list[Place]:
    """Return side, report and span of each piece of evidence, each once."""
    both = zip(finding.evidence, finding.docs, strict=True)
    return list(dict.fromkeys((side, doc_id, start, end) for (side, start, end), doc_id in both))


def marks(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Return for each finding the facts it is about, with its severity as a number."""
    for batch in batches:
        severities = batch.column("severity").to_pylist()
        both = zip(batch.column("facts").to_pylist(), severities, strict=True)
        rows = [(fact, RANKS[severity]) for facts, severity in both for fact in facts]
        facts, ranks = zip(*rows, strict=True) if rows else ((), ())
        yield pa.record_batch([pa.array(facts, _TEXT), pa.array(ranks, _WHOLE)], schema=MARKS)


def comparisons(judged: pa.Table) -> pa.Table:
    """Return rows of `JUDGED` as rows of `comparisons`."""
    return _as("comparisons", judged.rename_columns({"check_name": "check"}))


def flags(judged: pa.Table) -> list[tables.Flag]:
    """Return the findings of rows of `JUDGED`, all of them open."""
    names = [name for name in tables.FIELDS["flags"] if name not in ("check", "status", "verdict")]
    rows = judged.select(["check_name", *names]).to_pylist()
    return [tables.Flag(check=row.pop("check_name"), status="open", verdict=None, **row) for row in rows]


def evidence(judged: pa.Table) -> list[tables.Evidence]:
    """Return the evidence of rows of `JUDGED`."""
    both = zip(judged["flag_id"].to_pylist(), judged["evidence"].to_pylist(), strict=True)
    return [tables.Evidence(flag_id=flag_id, **item) for flag_id, items in both for item in items]


def _as(table: str, rows: pa.Table) -> pa.Table:
    """Return rows with the schema of a table."""
    schema = tables.SCHEMAS[table]
    columns = [rows[name] for name in schema.names]
    coded = [
        column.combine_chunks().dictionary_encode() if pa.types.is_dictionary(kind) else column.cast(kind)
        for column, kind in zip(columns, schema.types, strict=True)
    ]
    return pa.table(coded, schema=schema)
