"""Measure what is found against annotated folders (`NAME.txt` beside `NAME.json`).

Each text goes through the real pipeline (decode, clean, split, extract); spans are traced back through the fixes to
the annotated text.  Enterprises are right if the span is exactly that of the annotation (or of one of its
`alt_spans`); the other kinds if the spans overlap and the value is exactly the annotated one.  Mentions marked
`optional` count neither way.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractors import Enterprise, Mention, Money, Patents, Percentage
from extractors.names import is_legal
from pipeline import ingest, tables
from pipeline.context.attribute import ReportContext
from pipeline.document.clean import to_source
from pipeline.document.split import Report, split
from pipeline.extract import doc_id_of
from pipeline.reading import Reading, read
from pipeline.score import facts
from pipeline.score.attributes import Attribute, link_pairs, pairwise, score_attributes
from pipeline.segment import words

GoldMention = Mapping[str, Any]


@dataclass(slots=True)
class Tally:
    """Counts of one kind."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        return self.right / (self.right + self.spurious) if self.right + self.spurious else 1.0

    @property
    def recall(self) -> float:
        """Share of what is annotated that was found; 1 where nothing is annotated."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.right else 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention with its span in the annotated text."""

    start: int
    end: int
    mention: Mention
    number: int  # index among the figures, or among the enterprises, of its report
    reading: Reading
    report: Report


@dataclass(slots=True)
class Result:
    """What an evaluation found; `lines` names every miss and false alarm."""

    kinds: dict[str, Tally] = field(default_factory=dict)
    attributes: dict[str, Attribute] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    fingerprint: str = ""


def readings(path: Path) -> list[tuple[Report, Reading]]:
    """Return the reports of a file with what was read from each."""
    out = []
    for source in ingest.sources([str(path)]):
        if isinstance(source, tables.Reject):
            continue
        for page in ingest.read(source):
            if not isinstance(page, tables.Reject):
                out += [(report, _read(report)) for report in split(page)]
    return out


def _read(report: Report) -> Reading:
    """Return what was read from one report."""
    about = ReportContext(
        report.report_year, report.doc_type, report.region, report.issuer, report.title, report.issued
    )
    return read(report.text, about, words)


def read_text(path: Path) -> list[Placed]:
    """Return every mention the pipeline finds in a file, placed in the file's text as decoded."""
    return [item for report, reading in readings(path) for item in _placed(report, reading)]


def _placed(report: Report, reading: Reading) -> list[Placed]:
    """Return the mentions of one report, placed."""
    counts = {True: 0, False: 0}
    out = []
    for mention in reading.mentions:
        is_name = isinstance(mention, Enterprise)
        start = report.source_start + to_source(report.fixes, mention.start)
        end = report.source_start + to_source(report.fixes, mention.end - 1) + 1
        out.append(Placed(start, end, mention, counts[is_name], reading, report))
        counts[is_name] += 1
    return out


class GoldError(ValueError):
    """What was given to measure against is no annotation, or has no floors; the message names it."""


def evaluate(folder: str | Path) -> Result:
    """Return the score of every annotated text of a folder; raises `GoldError` where there is none."""
    result = Result()
    pairs: list[tuple[str, GoldMention, Placed]] = []
    counted: list[tuple[str, bool, bool]] = []
    digest, texts = hashlib.sha256(), 0
    for path in sorted(Path(folder).glob("*.json")):
        text = path.with_suffix(".txt")
        gold = json.loads(path.read_text(encoding="utf-8"))
        if "mentions" not in gold or not text.exists():
            continue
        _join_facts(gold)
        texts += 1
        digest.update(path.read_bytes())
        digest.update(text.read_bytes())
        both = readings(text)
        found = [item for report, reading in both for item in _placed(report, reading)]
        for kind in ("enterprise", "money", "percentage", "patents"):
            pairs += _match(path.stem, kind, gold, found, result)
        counted += _facts(path.stem, gold, both, result)
    if not texts:
        raise GoldError(f"{folder} holds no annotated text: NAME.txt with NAME.json, which has `mentions`")
    places = {doc_id_of(item.report.text): item.report.region for _, _, item in pairs if item.report.region}
    result.attributes = score_attributes(pairs, places, result.lines)
    for attribute, good, null in counted:
        result.attributes.setdefault(attribute, Attribute()).count(good, null)
    right, wrong, missed = pairwise(pairs, link_pairs(pairs, places))
    result.kinds["same enterprise (pairs)"] = Tally(right, wrong, missed)
    result.fingerprint = digest.hexdigest()[:16]
    return result


def _facts(
    name: str, gold: Mapping[str, Any], both: list[tuple[Report, Reading]], result: Result
) -> Iterator[tuple[str, bool, bool]]:
    """Count what only facts hold (counts, 分别 lists, totals); yield the judgements on the attributes of counts."""
    read_as = facts.found_in(both)
    if "facts" in gold:
        pairs, spurious = facts.counts_of(name, gold, read_as, result.lines)
        _add(result, "counts", len(pairs), spurious, facts.missing(gold, len(pairs)))
        yield from facts.judged(name, pairs, result.lines)
    if gold.get("respective_lists"):
        right, wrong = facts.lists_of(name, gold, read_as, result.lines)
        _add(result, "respective lists", right, 0, wrong)
    if gold.get("part_whole"):
        _add(result, "totals", *facts.totals_of(name, gold, read_as, result.lines))


def _add(result: Result, kind: str, right: int, spurious: int, missed: int) -> None:
    """Add to a tally."""
    tally = result.kinds.setdefault(kind, Tally())
    tally.right, tally.spurious, tally.missed = (
        tally.right + right,
        tally.spurious + spurious,
        tally.missed + missed,
    )


def _join_facts(gold: Any) -> None:
    """Give mentions the attributes that the annotation keeps in its `facts` (the folder of the first page does)."""
    facts = {fact["mention"]: fact for fact in gold.get("facts", ()) if fact.get("mention")}
    kept = ("subject", "subjects", "metric", "metric_alt", "period", "modality")
    for mention in gold["mentions"]:
        for key, value in facts.get(mention.get("id"), {}).items():
            if key in kept or key.endswith("_alternatives"):
                mention.setdefault(key, value)


def _match(
    name: str, kind: str, gold: Mapping[str, Any], found: list[Placed], result: Result
) -> list[tuple[str, GoldMention, Placed]]:
    """Count one kind of one text; return the pairs that match."""
    wanted = [m for m in gold["mentions"] if m["type"] == kind]
    mine = [item for item in found if item.mention.kind_of == kind]
    pairs, used = [], set()
    for m in wanted:
        hit = next((i for i, item in enumerate(mine) if i not in used and same(m, item)), None)
        optional = bool(m.get("optional"))
        if hit is not None:
            used.add(hit)
            if not optional:
                pairs.append((name, m, mine[hit]))
        elif not optional:
            _count(result, kind, m["text"], "missed")
            result.lines.append(f"{name} missed {kind} {m['text']!r} at {m['start']} {_gold_value(m)}")
    for _, m, _item in pairs:
        _count(result, kind, m["text"], "right")
    spare = [m for m in wanted if m.get("optional")]
    for i, item in enumerate(mine):
        if i not in used and not any(_overlap(m, item) for m in spare):
            _count(result, kind, item.mention.text, "spurious")
            result.lines.append(f"{name} spurious {kind} {item.mention} at {item.start}")
    return pairs


def _count(result: Result, kind: str, text: str, what: str) -> None:
    """Add one to a tally; names with a legal form are tallied on their own as well."""
    kinds = [kind, "enterprise_legal"] if kind == "enterprise" and is_legal(text) else [kind]
    for each in kinds:
        tally = result.kinds.setdefault(each, Tally())
        setattr(tally, what, getattr(tally, what) + 1)


def _overlap(m: GoldMention, item: Placed) -> bool:
    """Return whether two spans share a character."""
    return bool(m["start"] < item.end and item.start < m["end"])


def same(m: GoldMention, item: Placed) -> bool:
    """Return whether a found mention is the annotated one."""
    mention = item.mention
    if isinstance(mention, Enterprise):
        return (item.start, item.end) in [(m["start"], m["end"]), *map(_span, m.get("alt_spans", ()))]
    return _overlap(m, item) and _same_value(m, mention)


def _span(alternative: Any) -> tuple[int, int]:
    """Return an alternative span, annotated as [start, end] or as a mapping."""
    if isinstance(alternative, Mapping):
        return alternative["start"], alternative["end"]
    return alternative[0], alternative[1]


def _same_value(m: GoldMention, mention: Mention) -> bool:
    """Return whether the value found is exactly the annotated one."""
    if isinstance(mention, Money):
        return _bounds(m) == (mention.low, mention.high) and m["currency"] == mention.currency
    if isinstance(mention, Percentage):
        return _bounds(m) == (mention.low_pct, mention.high_pct) and m["unit"] == mention.unit
    assert isinstance(mention, Patents)
    kinds = [m["kind"], *m.get("kind_alternatives", ())]
    actions = [m["action"], *m.get("action_alternatives", ())]
    return m["count"] == mention.count and mention.kind in kinds and mention.action in actions


def _bounds(m: GoldMention) -> tuple[Decimal | None, Decimal | None]:
    """Return the annotated interval."""
    low, high = m.get("low"), m.get("high")
    return (None if low is None else Decimal(str(low))), (None if high is None else Decimal(str(high)))


def _gold_value(m: GoldMention) -> str:
    """Return the annotated value for a listing."""
    keys = ("kind", "low", "high", "currency", "count", "action")
    return " ".join(f"{key}={m[key]}" for key in keys if m.get(key) is not None)


def figures_of(result: Result) -> dict[str, float]:
    """Return the figures that floors are set on."""
    out = {f"{kind}_f1": round(tally.f1, 4) for kind, tally in result.kinds.items()}
    return out | {name: round(a.share, 4) for name, a in result.attributes.items()}


def floors_of(path: str | Path, folder: str | Path) -> Mapping[str, Any]:
    """Return the floors for a folder, by its last two path parts (`corpus/gold`, `gold/seed`).

    Raises `GoldError` where there are none: a folder that was renamed is not to pass unmeasured.
    """
    known: Mapping[str, Mapping[str, Any]] = json.loads(Path(path).read_text(encoding="utf-8"))
    name = "/".join(Path(folder).resolve().parts[-2:])
    if name not in known:
        raise GoldError(f"{path} has no floors for {name}; it has some for {', '.join(sorted(known))}")
    return known[name]


def below(result: Result, floors: Mapping[str, Any]) -> list[str]:
    """Return a line for each figure below its floor; floors of other annotations than those read are none."""
    wanted = floors.get("fingerprint", result.fingerprint)
    if wanted != result.fingerprint:
        return [
            f"the annotated texts have changed ({result.fingerprint}, floors are for {wanted}): set the floors anew"
        ]
    reached = figures_of(result)
    return [
        f"{name} {reached.get(name, 0.0):.4f} < {floor:.4f}"
        for name, floor in floors.items()
        if name != "fingerprint" and reached.get(name, 0.0) < floor
    ]
