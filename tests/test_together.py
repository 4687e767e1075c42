"""Reports read together give the rows that each of them gives alone, in whatever company."""

import itertools
import random

import pytest
from conftest import CORPUS, SHARED

from pipeline import ingest, tables
from pipeline.document.split import split
from pipeline.extract import Origin, extract, extract_all
from pipeline.segment import words


def reports(folder, limit):
    """Up to `limit` reports of each file of a folder."""
    for source in ingest.sources([str(folder)]):
        pages = (page for page in ingest.read(source) if not isinstance(page, tables.Reject))
        for page in itertools.islice(pages, limit):
            for report in split(page):
                yield report, Origin(page.source, page.record, page.encoding)


def seen(extracted):
    """All that a report gives, comparable."""
    rows = {table: list(map(repr, rows)) for table, rows in extracted.rows.items()}
    return extracted.doc_id, rows, dict(extracted.dropped), sorted(extracted.abstained)


@pytest.mark.parametrize("folder", [CORPUS / "raw", CORPUS / "gold", SHARED / "text"], ids=lambda path: path.name)
def test_reports_read_together_are_read_as_each_alone(folder):
    if not folder.is_dir():
        pytest.skip("../shared is absent")
    found = list(reports(folder, 200))
    random.Random(7).shuffle(found)  # the company must not matter
    together = extract_all(found, words)
    assert len(together) == len(found) > 5
    for one, (report, origin) in zip(together, found, strict=True):
        assert seen(one) == seen(extract(report, origin, words))
