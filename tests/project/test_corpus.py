"""The project's own corpus: every gold span is in its text, every text is in the raw file it was taken from."""

from __future__ import annotations

import html
import itertools
import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import CORPUS

GOLD = sorted((CORPUS / "gold").glob("*.json"))
ENCODINGS = {
    "communique-gbk.html": "gbk",
    "county-bom.txt": "utf-8-sig",
    "essays-gb18030.txt": "gb18030",
    "five-reports.txt": "utf-8",
    "news-big5.txt": "big5",
    "news.jsonl": "utf-8",
    "plans-utf16.txt": "utf-16",
}
QUALIFIERS = {"exact", "about", "at_least", "at_most", "more_than", "less_than", "range"}


def _load(path: Path) -> tuple[dict[str, Any], str]:
    return json.loads(path.read_text("utf-8")), path.with_suffix(".txt").read_bytes().decode("utf-8")


def _decode(name: str) -> str:
    return (CORPUS / "raw" / name).read_bytes().decode(ENCODINGS[name]).replace("\r\n", "\n")


def _mentions() -> list[dict[str, Any]]:
    return [mention for path in GOLD for mention in _load(path)[0]["mentions"]]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_spans_equal_their_text(path: Path) -> None:
    doc, text = _load(path)
    spans = [*doc["mentions"], *doc["respective_lists"], *doc["part_whole"]]
    spans += [alt for mention in doc["mentions"] for alt in mention.get("alt_spans", ())]
    for span in spans:
        assert text[span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_mentions_stand_in_order_and_apart(path: Path) -> None:
    mentions = _load(path)[0]["mentions"]
    assert mentions
    for before, after in itertools.pairwise(mentions):
        assert before["end"] <= after["start"]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_wholes_and_parts_are_mentions(path: Path) -> None:
    doc, _ = _load(path)
    ids = {mention["id"] for mention in doc["mentions"]}
    for entry in doc["part_whole"]:
        assert {entry["whole"], *entry["parts"]} <= ids


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_document_fields_are_quoted_from_the_text(path: Path) -> None:
    doc, text = _load(path)
    for name in ("title", "issuer", "region", "heading"):
        assert doc[name] is None or doc[name] in text
    assert doc["doc_type"] in {"summary", "plan", "communique", "news"}


def test_every_raw_file_is_known_and_decodes() -> None:
    names = {path.name for path in (CORPUS / "raw").iterdir()}
    assert names == set(ENCODINGS)
    assert all("\ufffd" not in _decode(name) for name in names)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_text_is_what_the_raw_file_holds(path: Path) -> None:
    doc, text = _load(path)
    page = _decode(doc["source"])
    if doc["source"].endswith(".jsonl"):
        records = {row["id"]: row for row in map(json.loads, page.splitlines())}
        assert records[doc["record"]]["text"] == text
    elif doc["source"].endswith(".html"):
        plain = html.unescape(re.sub(r"<[^<>]*>", "\n", page)).split("\n")
        assert set(re.split(r"[\n\t]", text)) <= set(plain)
    else:
        assert text in page


def test_there_are_enough_long_reports() -> None:
    lengths = [len(_load(path)[1]) for path in GOLD]
    assert len(lengths) == 17
    assert sum(length >= 600 for length in lengths) >= 12


def test_a_page_holds_five_reports() -> None:
    sources = Counter(_load(path)[0]["source"] for path in GOLD)
    assert sources["five-reports.txt"] == 5


def test_all_kinds_are_annotated() -> None:
    mentions = _mentions()
    types = Counter(mention["type"] for mention in mentions)
    assert set(types) == {"enterprise", "money", "percentage", "patents"}
    assert min(types.values()) >= 60
    kinds = {mention["kind"] for mention in mentions if mention["type"] == "enterprise"}
    assert kinds >= {"legal_name", "group", "short", "foreign", "factory", "cooperative"}
    patents = [mention for mention in mentions if mention["type"] == "patents"]
    assert {m["kind"] for m in patents} == {"any", "invention", "utility_model", "design", "software_copyright"}
    assert {m["action"] for m in patents} == {"applied", "granted", "held", "transferred", "unknown"}
    assert {m["unit"] for m in mentions if "unit" in m} == {"percent", "percentage_point", "permille"}


def test_inferred_units_and_signs_are_marked() -> None:
    mentions = _mentions()
    assert {m["inferred"] for m in mentions if m.get("inferred_unit")} == {"currency", "magnitude_and_currency"}
    assert all("元" not in m["text"] for m in mentions if m.get("inferred_unit") and not m.get("optional"))
    assert all(not re.search("[%％‰﹪分]", m["text"]) for m in mentions if m.get("inferred_percent"))


def test_bounds_fit_their_qualifiers() -> None:
    for mention in _mentions():
        if "qualifier" not in mention:
            continue
        assert mention["qualifier"] in QUALIFIERS
        if mention["type"] == "patents":
            continue
        low, high = (mention[side] and Decimal(mention[side]) for side in ("low", "high"))
        if mention["qualifier"] in {"more_than", "at_least"}:
            assert low is not None
            assert high is None
        elif mention["qualifier"] in {"at_most", "less_than"}:
            assert low is None
            assert high is not None
        else:
            assert (low < high) == (mention["qualifier"] == "range")
