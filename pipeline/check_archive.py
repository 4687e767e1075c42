"""Run the checks across documents over the tables of a finished run.

Two passes are made over each table: the first keeps fingerprints and keys only, the second loads the reports that
some check has to look at.  News, announcements and profiles are no reports of record: they repost each other, quote
forecasts and revise; no check across documents judges them.  The result does not depend on the order of the input.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from extractors.base import Passage
from pipeline import reuse
from pipeline.check import Audit, flag_id_of
from pipeline.checks.archive import Archive, CrossCheck, CrossFinding, Pair, cued, partial_cue, place_name
from pipeline.checks.base import OF_RECORD, Finding, Judgement, ReportFacts
from pipeline.checks.cross import CROSS_CHECKS
from pipeline.tables import FIGURES, Comparison, Evidence, Fact, Flag

DOCUMENT_COLUMNS = (
    "doc_id", "title", "heading", "issuer", "region", "report_year", "doc_type", "issued", "text", "duplicate_of"
)  # fmt: skip
_LEAST = 800  # characters; shorter texts that nobody signs are snippets
_LARGEST = Decimal(10) ** 21
_SENTENCE = re.compile(r"[^。!?\n]+[。!?]?")
_FACT = tuple(item.name for item in fields(Fact))


@dataclass(frozen=True, slots=True)
class Again:
    """Tables that can be gone through more than once: `Again(lambda: batches(folder, "documents"))`."""

    read: Callable[[], Iterable[pa.Table]]

    def __iter__(self) -> Iterator[pa.Table]:
        """Begin anew."""
        return iter(self.read())


def check_archive(
    documents: Iterable[pa.Table], facts: Iterable[pa.Table], checks: Sequence[CrossCheck] = CROSS_CHECKS
) -> Audit:
    """Return comparisons, flags and evidence across all documents, with the reasons for abstaining.

    `documents` and `facts` are the finished tables; each is gone through twice, so hand in a list or an `Again`.
    """
    archive = _archive(documents, facts)
    out, seen = Audit(), set[str]()
    for check in checks:
        for judgement in check.judge(archive):
            _take(out, seen, archive, check, judgement)
    out.comparisons.sort(key=lambda row: (row.check, row.doc_id, row.facts, row.flag_id or "", row.reason or ""))
    return out


def _archive(documents: Iterable[pa.Table], facts: Iterable[pa.Table]) -> Archive:
    """Return the reports that matter, with their facts, and the pairs that share text."""
    sketches = reuse.Sketches()
    record: set[str] = set()
    wanted: set[str] = set()
    for rows in documents:
        taken = _of_record(rows)
        ids, texts = taken["doc_id"].to_pylist(), taken["text"].to_pylist()
        record.update(ids)
        sketches.add(ids, texts)
        wanted.update(doc_id for doc_id, text in zip(ids, texts, strict=True) if _holds_part(text))
    known, sharing = sketches.shared()
    kept = _facts_of(facts, record)
    reports = _load(documents, kept, record & (wanted | sharing | _in_series(kept)))
    texts = {doc_id: reports[doc_id].text for doc_id in sharing if doc_id in reports}
    found = (_pair(reports[a], reports[b], known) for a, b in reuse.pairs(texts, known))
    return Archive(reports, tuple(pair for pair in found if pair is not None))


def _of_record(rows: pa.Table) -> pa.Table:
    """Return the reports of record: summaries, plans, communiqués; of unknown kind those with place and year."""
    kinds = rows["doc_type"].cast(pa.string())
    known = pc.is_in(kinds, pa.array(sorted(OF_RECORD)))
    local = pc.and_(pc.equal(kinds, "other"), pc.and_(pc.is_valid(rows["region"]), pc.is_valid(rows["report_year"])))
    signed = pc.or_(pc.is_valid(rows["region"]), pc.is_valid(rows["issuer"]))
    owned = pc.or_(signed, pc.greater_equal(pc.utf8_length(rows["text"]), _LEAST))
    return rows.filter(pc.and_(pc.and_(pc.or_(known, local), pc.is_null(rows["duplicate_of"])), owned))


def _holds_part(text: str) -> bool:
    """Return whether a text may speak of a part of a year."""
    return bool(cued("partial", text)) or partial_cue(ReportFacts("", Passage(text)), 0, len(text)) is not None


def _facts_of(facts: Iterable[pa.Table], record: set[str]) -> pa.Table | None:
    """Return the facts of the reports of record, without counts: checks read those themselves where they look."""
    ids, kinds = pa.array(sorted(record), pa.string()), pa.array(FIGURES, pa.string())
    kept = [
        rows.filter(pc.and_(pc.is_in(rows["doc_id"], ids), pc.is_in(rows["kind"].cast(pa.string()), kinds)))
        for rows in facts
    ]
    return pa.concat_tables(kept).unify_dictionaries() if kept else None


def _in_series(facts: pa.Table | None) -> set[str]:
    """Return the reports whose subjects other reports speak of as well."""
    if facts is None:
        return set()
    owners: dict[str, set[str]] = {}
    columns = (facts[name].to_pylist() for name in ("doc_id", "subject", "enterprise_id"))
    for doc_id, subject, enterprise in zip(*columns, strict=True):
        who = enterprise or place_name(subject)
        if who:
            owners.setdefault(who, set()).add(doc_id)
    mixed = {doc_id for ids in owners.values() if len(ids) > 1 for doc_id in ids}
    return mixed | {doc_id for who, ids in owners.items() if who.startswith("E") for doc_id in ids}


def _load(documents: Iterable[pa.Table], facts: pa.Table | None, wanted: set[str]) -> dict[str, ReportFacts]:
    """Return the reports that are looked at, each with its facts."""
    by_doc: dict[str, list[Fact]] = {}
    ids = pa.array(sorted(wanted), pa.string())
    if facts is not None:
        for row in facts.filter(pc.is_in(facts["doc_id"], ids)).to_pylist():
            by_doc.setdefault(row["doc_id"], []).append(Fact(**{name: row[name] for name in _FACT}))
    reports: dict[str, ReportFacts] = {}
    for rows in documents:
        for row in rows.filter(pc.is_in(rows["doc_id"], ids)).select(list(DOCUMENT_COLUMNS)).to_pylist():
            if row["duplicate_of"] is None:
                reports[row["doc_id"]] = _report(row, by_doc.get(row["doc_id"], []))
    return reports


def _report(row: dict[str, Any], facts: list[Fact]) -> ReportFacts:
    """Return the view of one report."""
    passage = Passage(row["text"])
    return ReportFacts(
        doc_id=row["doc_id"],
        passage=passage,
        title=row["title"],
        heading=row["heading"],
        issuer=row["issuer"],
        region=row["region"],
        report_year=row["report_year"],
        doc_type=row["doc_type"],
        issued=row["issued"],
        sentences=[match.span() for match in _SENTENCE.finditer(passage.folded)],
        facts=sorted({fact.start: fact for fact in facts}.values(), key=lambda fact: fact.start),
    )


def _pair(one: ReportFacts, two: ReportFacts, known: reuse.Hashes) -> Pair | None:
    """Return two reports with what they share, formulas left out, the earlier one first."""
    a, b = sorted((one, two), key=lambda report: (report.report_year or 9999, report.issued or "", report.doc_id))
    shared = reuse.overlap(a.folded, b.folded)
    blocks = [item for item in shared.blocks if reuse.rare(b.text[item.b : item.b + item.length], known)]
    return Pair(a, b, reuse.measured(blocks, a.text, b.text)) if blocks else None


def _take(out: Audit, seen: set[str], archive: Archive, check: CrossCheck, judgement: Judgement) -> None:
    """Add the rows of one judgement."""
    finding, flag_id = judgement.finding, None
    places = _places(finding) if finding else []
    if finding is not None:
        quotes = [archive.reports[doc_id].text[start:end] for side, doc_id, start, end in places if side != "context"]
        flag_id = flag_id_of(check.name, finding, quotes)
        if flag_id not in seen:
            seen.add(flag_id)
            out.flags.append(_flag(flag_id, check, finding))
            for side, doc_id, start, end in places:
                quote = archive.reports[doc_id].text[start:end]
                out.evidence.append(Evidence(flag_id, side, doc_id, start, end, quote))
            for fact in judgement.facts:
                out.on_facts.setdefault(fact.fact_id, []).append(finding.severity)
    if judgement.verdict == "undecidable":
        out.reasons[f"check:{check.name}:{judgement.reason}"] += 1
    if judgement.facts or places:
        doc_id = places[0][1] if places else judgement.facts[0].doc_id
        out.comparisons.append(_comparison(check, judgement, doc_id, flag_id))


def _places(finding: Finding) -> list[tuple[str, str, int, int]]:
    """Return side, report and span of each piece of evidence, each once."""
    assert isinstance(finding, CrossFinding)
    both = zip(finding.evidence, finding.docs, strict=True)
    return list(dict.fromkeys((side, doc_id, start, end) for (side, start, end), doc_id in both))


def _comparison(check: CrossCheck, judgement: Judgement, doc_id: str, flag_id: str | None) -> Comparison:
    """Return the comparisons row."""
    stated, implied = judgement.stated, judgement.implied
    return Comparison(
        check=check.name,
        verdict=judgement.verdict,
        doc_id=doc_id,
        facts=[fact.fact_id for fact in judgement.facts],
        stated_low=_stored(stated.low if stated else None),
        stated_high=_stored(stated.high if stated else None),
        implied_low=_stored(implied.low if implied else None),
        implied_high=_stored(implied.high if implied else None),
        reason=judgement.reason,
        flag_id=flag_id,
    )


def _stored(value: Decimal | None) -> Decimal | None:
    """Return a number as the column holds it; what is wider than the column is left open."""
    return None if value is None or abs(value) >= _LARGEST else value.quantize(Decimal("0.000001"))


def _flag(flag_id: str, check: CrossCheck, finding: Finding) -> Flag:
    """Return the flags row; findings with one cause are a group."""
    cause = hashlib.blake2b(f"{check.name}:{finding.cause}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return Flag(
        flag_id=flag_id,
        check=check.name,
        klass=finding.klass,
        severity=finding.severity,
        confidence=finding.confidence,
        group_id=cause if finding.cause else flag_id,
        subject=finding.subject,
        metric=finding.metric,
        message_zh=finding.message_zh,
        message_en=finding.message_en,
        computation=finding.computation,
        hint=finding.hint,
        status="open",
        verdict=None,
    )
