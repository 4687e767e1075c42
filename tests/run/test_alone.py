"""A few small texts are read in the process of the run; what can be the end of a process is read in another."""

import threading

import pytest

import pipeline
from pipeline import ingest
from pipeline.job import local
from pipeline.workers.pool import Pool

TEXT = "柳河镇2015年工作总结\n山东恒盛集团有限公司实现销售收入12.5亿元,同比增长8.2%。\n"
PAGE = f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>"


@pytest.fixture
def sizes(monkeypatch) -> list[int]:
    """Note how many workers each run has."""
    found: list[int] = []

    class Noted(Pool):
        def __init__(self, size, *given, **more):
            found.append(size)
            super().__init__(size, *given, **more)

    monkeypatch.setattr(local, "Pool", Noted)
    return found


def run(tmp_path, data: bytes, **options) -> pipeline.Summary:
    """Run over one file."""
    source = tmp_path / "page.txt"
    source.write_bytes(data)
    return pipeline.run([str(source)], tmp_path / "out", pipeline.Options(report=False, **options), overwrite=True)


def test_a_small_text_needs_no_other_process(tmp_path, sizes):
    assert run(tmp_path, TEXT.encode()).counts["money"] == 1
    assert run(tmp_path, TEXT.encode("gb18030"), workers=2).counts["money"] == 1
    assert sizes == [0, 0]


@pytest.mark.parametrize("data", [PAGE.encode(), PAGE.encode("utf-16"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_a_library_reads_is_read_in_another_process(tmp_path, sizes, data):
    run(tmp_path, data)
    assert sizes == [1]


def test_so_is_what_may_not_take_all_memory(tmp_path, sizes):
    run(tmp_path, TEXT.encode(), max_memory=500_000_000)
    assert sizes == [1]


def test_so_is_all_where_no_alarm_rings(tmp_path, sizes):
    thread = threading.Thread(target=run, args=(tmp_path, TEXT.encode()))
    thread.start()
    thread.join()
    assert sizes == [1]


def test_what_cannot_be_read_is_no_reason_for_another_process(tmp_path):
    assert ingest.is_plain(ingest.Source(str(tmp_path / "none.txt")))
    assert not ingest.is_plain(ingest.Source("memory://page.txt"))
