"""Reports read together give the rows that each of them gives alone, in whatever company."""

import itertools
import random
import time

import pytest

from pipeline import ingest, tables
from pipeline.document.split import split
from pipeline.engines import pile, work
from pipeline.extract import Origin, extract, extract_all
from pipeline.segment import words
from pipeline.workers.deaths import Task, blame
from pipeline.workers.watch import TOGETHER, Note, Watch
from tests.conftest import CORPUS, SHARED


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


def pages(texts):
    return [ingest.Page(f"{number}.txt", None, None, "utf-8", text) for number, text in enumerate(texts)]


def built(found, watch):
    """The one batch that some pages make."""
    batch = next(batch for _, batch in work.chunks(found, lambda _: True, watch))
    return batch.tables["documents"]["source"].to_pylist(), batch.tables["rejects"].to_pylist()


TEXTS = ["甲公司实现收入3亿元。", "乙公司实现收入5亿元。", "丙公司实现收入7亿元。"]


def test_a_record_that_takes_too_long_is_rejected_alone(monkeypatch):
    assert len(built(pages(TEXTS), Watch())[0]) == 3  # lexicons are loaded now
    real = pile.split

    def slow(page, repairs=()):
        if "乙" in page.text:
            time.sleep(9)
        return real(page, repairs)

    monkeypatch.setattr(pile, "split", slow)
    sources, rejects = built(pages(TEXTS), Watch(seconds=1.0))
    assert sources == ["0.txt", "2.txt"]
    assert [(reject["source"], reject["reason"]) for reject in rejects] == [("1.txt", "timed_out")]


def test_a_group_that_ended_its_worker_is_read_one_by_one(monkeypatch):
    task = Task(print, ())
    blame(task, Note(TOGETHER, 0, 0.0), -9, overdue=False, seconds=1.0)
    watch = Watch()
    watch.lost = task.lost
    monkeypatch.setattr(pile, "extract_all", lambda *_: pytest.fail("read together again"))
    assert built(pages(TEXTS), watch) == (["0.txt", "1.txt", "2.txt"], [])


@pytest.mark.parametrize("texts", [["\x05"], ["甲公司实现收入3亿元。", "\x05", "\x0b\x01\n"]])
def test_a_page_of_which_cleaning_leaves_nothing_is_a_reject(texts):
    """Alone or among others: in neither table it would be lost in silence."""
    sources, rejects = built(pages(texts), Watch())
    assert len(sources) + len(rejects) == len(texts)
    assert {(row["stage"], row["reason"]) for row in rejects} == {("segment", "empty")}
