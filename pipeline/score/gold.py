"""Measure what is found against annotated folders (`NAME.txt` beside `NAME.json`).

Each text goes through the real pipeline (decode, clean, split, extract); spans are traced back through the fixes to
the annotated text.  What counts as right is in `match`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from extractors import Enterprise
from pipeline import ingest, tables
from pipeline.context.known import context_of
from pipeline.document.clean import to_source
from pipeline.document.split import Report, split
from pipeline.extract import doc_id_of
from pipeline.reading import Reading, read
from pipeline.score import facts
from pipeline.score.attributes import link_pairs, pairwise, score_attributes
from pipeline.score.context import days_of, wanted
from pipeline.score.floors import GoldError
from pipeline.score.match import Attribute, GoldMention, Placed, Result, Tally, add, matched
from pipeline.segment import words

_PLACES = ("type", "start", "end")


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
    return read(report.text, context_of(report), words)


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


def evaluate(folder: str | Path) -> Result:
    """Return the score of every annotated text of a folder; raises `GoldError` where there is none, or a wrong one."""
    result = Result()
    pairs: list[tuple[str, GoldMention, Placed]] = []
    counted: list[tuple[str, bool, bool]] = []
    digest, texts = hashlib.sha256(), 0
    for path in sorted(Path(folder).glob("*.json")):
        text = path.with_suffix(".txt")
        gold = _annotation(path)
        if "mentions" not in gold or not text.exists():
            continue
        _ask_keys(path, gold)
        _join_facts(gold)
        _ask_periods(path, gold)
        texts += 1
        digest.update(path.read_bytes())
        digest.update(text.read_bytes())
        both = readings(text)
        found = [item for report, reading in both for item in _placed(report, reading)]
        for kind in ("enterprise", "money", "percentage", "patents"):
            pairs += matched(path.stem, kind, gold, found, result)
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
        add(result, "counts", len(pairs), spurious, facts.missing(gold, len(pairs)))
        yield from facts.judged(name, pairs, result.lines)
    if gold.get("respective_lists"):
        right, wrong = facts.lists_of(name, gold, read_as, result.lines)
        add(result, "respective lists", right, 0, wrong)
    if gold.get("part_whole"):
        add(result, "totals", *facts.totals_of(name, gold, read_as, result.lines))


def _join_facts(gold: Any) -> None:
    """Give mentions the attributes that the annotation keeps in its `facts` (the folder of the first page does)."""
    facts = {fact["mention"]: fact for fact in gold.get("facts", ()) if fact.get("mention")}
    kept = ("subject", "subjects", "metric", "metric_alt", "period", "modality")
    for mention in gold["mentions"]:
        for key, value in facts.get(mention.get("id"), {}).items():
            if key in kept or key.endswith("_alternatives"):
                mention.setdefault(key, value)


def _annotation(path: Path) -> Any:
    """Return what a file of annotations holds; raises `GoldError`, which names the file, where that is no JSON."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise GoldError(f"{path} is no JSON: {error}") from error


def _ask_keys(path: Path, gold: Mapping[str, Any]) -> None:
    """Raise `GoldError` where a mention lacks what places it, or an enterprise its full name, and say which."""
    for number, item in enumerate(gold["mentions"], 1):
        wanted_keys = (*_PLACES, "canonical") if item.get("type") == "enterprise" else _PLACES
        lacking = ", ".join(repr(key) for key in wanted_keys if key not in item)
        if lacking:
            raise GoldError(f"{path}: mention {number} {_whose(item)} lacks {lacking}")


def _ask_periods(path: Path, gold: Mapping[str, Any]) -> None:
    """Raise `GoldError` where a period is written so that nothing can be held against it, and say whose."""
    for item in (*gold["mentions"], *gold.get("facts", ())):
        for period in wanted(item, "period"):
            try:
                days_of(period)
            except ValueError as error:
                raise GoldError(f"{path}: {_whose(item)}: {error}") from error


def _whose(item: Mapping[str, Any]) -> str:
    """Return by what an annotation is found again in its file."""
    return " ".join(repr(item[key]) for key in ("id", "mention", "text") if item.get(key))
