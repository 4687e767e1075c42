"""A record that is the end of a process, or takes too long, while it is read: it costs itself, whatever it lies in."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import pipeline
from pipeline import ingest
from pipeline.engines import extraction, group
from pipeline.engines.shards import Shard, Store
from pipeline.engines.sharing import Taken
from pipeline.engines.stepwise import FEW, _Care, pages
from pipeline.ingest import markup
from pipeline.workers import apart as processes
from pipeline.workers import process
from pipeline.workers import watch as watching
from pipeline.workers.apart import DiedError, apart
from pipeline.workers.deaths import WorkerError
from pipeline.workers.pool import Pool, Task
from pipeline.workers.watch import Watch, clear_note, read_note
from pipeline.workers.worker import Limits
from tests import formats_made as made
from tests.faults import tasks
from tests.faults.kill import contents
from tests.inputs import seven_zipped

GOOD = made.html()
BAD = made.html(f"{tasks.POISON}县2012年工业工作总结\n产值12.6亿元。\n")


def read(tmp_path, how, *names, seconds=0.0):
    """Return what a pool of one worker reads, and how many workers were needed."""
    sources = [ingest.Source(str(tmp_path / name), (tmp_path / name).stat().st_size) for name in names]
    log = tmp_path / "log"
    log.unlink(missing_ok=True)
    with Pool(1, tmp_path, Limits(seconds=seconds)) as pool:
        ((_, found),) = pool.run([Task(tasks.said, (how, sources, ingest.Reading(), log))])
    return found, len(set(log.read_text().split()))


FIVE = [GOOD, BAD, GOOD, BAD, GOOD]
MEMBERS = {f"{number}.html": page.encode() for number, page in enumerate(FIVE)}
KINDS = {
    "a.zip": lambda: made.zipped(MEMBERS),
    "a.tar": lambda: made.tarred(MEMBERS),
    "a.tar.gz": lambda: made.tarred(MEMBERS, "w:gz"),
    "a.7z": lambda: seven_zipped(MEMBERS),
    "a.warc": lambda: b"".join(
        made.warc_record("response", f"http://x/{n}", made.http(page.encode()), n) for n, page in enumerate(FIVE)
    ),
    "a.warc.gz": lambda: b"".join(
        gzip.compress(made.warc_record("response", f"http://x/{n}", made.http(page.encode()), n))
        for n, page in enumerate(FIVE)
    ),
    "a.jsonl": lambda: "".join(json.dumps({"id": str(n), "text": page}) + "\n" for n, page in enumerate(FIVE)).encode(),
    "a.json": lambda: json.dumps([{"id": str(n), "text": page} for n, page in enumerate(FIVE)]).encode(),
    "a.csv": lambda: ("id,text\n" + "".join(f"{n},{_quoted(page)}\n" for n, page in enumerate(FIVE))).encode(),
    "a.parquet": lambda: _parquet([{"id": str(n), "text": page} for n, page in enumerate(FIVE)]),
    "in.zip": lambda: made.zipped({"a.zip": made.zipped(MEMBERS), "b.html": GOOD.encode()}),
}


def _quoted(text):
    return '"' + text.replace('"', '""') + '"'


def _parquet(rows):
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(rows), sink)
    return sink.getvalue().to_pybytes()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_that_kills_costs_itself(tmp_path, kind):
    """Two of five: the first is the end of a worker, the second of no other."""
    (tmp_path / kind).write_bytes(KINDS[kind]())
    (tmp_path / "next.txt").write_text(made.REPORT, encoding="utf-8")
    sound, _ = read(tmp_path, int, kind, "next.txt")
    assert len([name for name in sound if ": " not in name]) == len(sound) >= 6
    found, workers = read(tmp_path, tasks.abort, kind, "next.txt")
    assert found == [f"{name}: crashed" if n in (1, 3) else name for n, name in enumerate(sound)]
    assert workers == 2


@pytest.mark.parametrize(
    ("how", "reason", "workers"),
    [
        (tasks.abort, "crashed", 2),
        (tasks.kill, "crashed", 2),
        (tasks.sleep, "timed_out", 1),
        (tasks.stuck, "timed_out", 2),
    ],
)
def test_ways_to_end(tmp_path, monkeypatch, how, reason, workers):
    monkeypatch.setattr(process, "GRACE", 0.5)
    (tmp_path / "a.zip").write_bytes(KINDS["a.zip"]())
    found, needed = read(tmp_path, how, "a.zip", seconds=2.0)
    assert found == ["0.html", f"1.html: {reason}", "2.html", f"3.html: {reason}", "4.html"]
    assert needed == workers


def test_a_fault_of_ours_in_one_row_costs_the_row(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(KINDS["a.jsonl"]())
    found, workers = read(tmp_path, tasks.fail, "a.jsonl")
    assert found == ["0", "1: broken_markup", "2", "3: broken_markup", "4"]
    assert workers == 1


def test_files_of_one_page(tmp_path):
    for name, data in MEMBERS.items():
        (tmp_path / name).write_bytes(data)
    found, workers = read(tmp_path, tasks.kill, *MEMBERS)
    assert found == ["0.html", "1.html: crashed", "2.html", "3.html: crashed", "4.html"]
    assert workers == 2


def test_a_process_that_is_killed_once_while_it_reads_costs_nothing(tmp_path):
    (tmp_path / "a.zip").write_bytes(KINDS["a.zip"]())
    once = tmp_path / "once"
    log = tmp_path / "log"
    source = ingest.Source(str(tmp_path / "a.zip"), 1000)
    with Pool(1, tmp_path, Limits()) as pool:
        ((_, found),) = pool.run([Task(tasks.killed_once, (once, [source], ingest.Reading(), log))])
    assert found == ["0.html", "1.html", "2.html", "3.html", "4.html"]
    assert len(set(log.read_text().split())) == 2


def test_a_bomb_is_counted_across_processes(tmp_path):
    """What pages made elsewhere unpack to counts too; what the one that crashed would have, does not."""
    texts = {f"{n}.html": (BAD if n == 1 else GOOD).encode() + b" " * 100_000 for n in range(12)}
    (tmp_path / "a.zip").write_bytes(made.zipped(texts))
    source = ingest.Source(str(tmp_path / "a.zip"), 1)
    reading = ingest.Reading(unpacked=1_000_000, growth=1)
    with Pool(1, tmp_path, Limits()) as pool:
        ((_, whole),) = pool.run([Task(tasks.said, (int, [source], reading, tmp_path / "log"))])
        ((_, found),) = pool.run([Task(tasks.said, (tasks.abort, [source], reading, tmp_path / "log"))])
    assert whole == [*(f"{n}.html" for n in range(9)), "a.zip: archive_bomb"]
    assert found == ["0.html", "1.html: crashed", *(f"{n}.html" for n in range(2, 10)), "a.zip: archive_bomb"]


def test_what_breaks_while_an_archive_is_unpacked_costs_that_archive(tmp_path, monkeypatch):
    (tmp_path / "in.zip").write_bytes(made.zipped({"a.7z": seven_zipped(MEMBERS), "b.html": GOOD.encode()}))
    with Pool(1, tmp_path, Limits()) as pool:
        task = Task(tasks.broken_7z, ([ingest.Source(str(tmp_path / "in.zip"), 1000)],))
        ((_, found),) = pool.run([task])
    assert found == ["a.7z: crashed", "b.html"]


def test_unpacking_that_goes_on_is_not_too_slow(tmp_path, monkeypatch):
    """An archive may take longer than a record, as long as bytes come out of it."""
    monkeypatch.setattr("pipeline.ingest.allowed.BEAT", 1_000_000)
    watch = Watch(seconds=0.6)
    from pipeline.ingest.readers import sevenz

    real = sevenz._Member.write

    def slow(self, data):
        time.sleep(0.3)
        return real(self, data)

    monkeypatch.setattr(sevenz._Member, "write", slow)
    (tmp_path / "a.7z").write_bytes(seven_zipped({f"{n}.txt": bytes(1_200_000) for n in range(4)}))
    found = [
        tasks.name_of(item)
        for item in pages([ingest.Source(str(tmp_path / "a.7z"), 5_000_000)], ingest.Reading(), watch)
    ]
    assert found == [f"{n}.txt: binary" for n in range(4)]


def test_a_pdf_that_kills_its_reader_costs_itself_alone(tmp_path, monkeypatch):
    members = {f"{n}.pdf": made.pdf([f"Output value {n}"]) for n in range(3)}
    (tmp_path / "a.zip").write_bytes(made.zipped(members))
    with Pool(1, tmp_path, Limits()) as pool:
        ((_, found),) = pool.run([Task(tasks.broken_pdf, ([ingest.Source(str(tmp_path / "a.zip"), 1000)],))])
    assert found == ["0.pdf", "1.pdf: crashed", "2.pdf"]


RUN = """
import os, sys
from pipeline.cli import main
from pipeline.ingest import markup
real = markup.main_text
markup.main_text = lambda text: os.abort() if "毒" in text else real(text)
main(sys.argv[1:])
"""


def test_a_whole_run_and_its_retry(tmp_path):
    """From the command line: a crash costs one row, and `heshu retry` brings it in when it is mended."""
    (tmp_path / "a.jsonl").write_bytes(KINDS["a.jsonl"]())
    out = str(tmp_path / "out")
    done = subprocess.run(
        [sys.executable, "-c", RUN, "run", str(tmp_path / "a.jsonl"), "--out", out, "--quiet"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    documents, rejects = (pd.read_parquet(f"{out}/{table}") for table in ("documents", "rejects"))
    assert sorted(documents["record"]) == ["0", "2", "4"]
    assert rejects[["record", "stage", "reason"]].to_numpy().tolist() == [
        ["1", "read", "crashed"],
        ["3", "read", "crashed"],
    ]
    assert "SIGABRT" in rejects["detail"][0]
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "retry", out, "--quiet"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert sorted(pd.read_parquet(f"{out}/documents")["record"]) == ["0", "1", "2", "3", "4"]
    assert not len(pd.read_parquet(f"{out}/rejects"))


# A call in a process of its own.


def test_apart_gives_what_the_call_gives_or_raises():
    assert apart(lambda: os.getpid(), 0) != os.getpid()
    with pytest.raises(ingest.RefusedError) as refused:
        apart(refuse, 0)
    assert (refused.value.reason, refused.value.detail) == ("empty", "nothing")
    with pytest.raises(DiedError) as died:
        apart(tasks.kill, 0)
    assert died.value.exitcode == -signal.SIGKILL


def refuse():
    raise ingest.RefusedError("empty", "nothing")


def test_what_a_worker_raises_tells_the_way_there(tmp_path):
    with Pool(1, tmp_path, Limits()) as pool, pytest.raises(ValueError, match="a fault of ours") as raised:
        list(pool.run([Task(tasks.fail_in_a_worker, ())]))
    assert raised.value.__notes__[-1].splitlines()[-1].endswith(" fail")


def test_apart_leaves_open_files_where_they_stood(tmp_path):
    (tmp_path / "a").write_bytes(bytes(range(256)) * 100)
    with (tmp_path / "a").open("rb", buffering=0) as file:
        file.seek(7)
        assert apart(lambda: len(file.read()), 0) == 25_600 - 7
        assert file.tell() == 7


def burn():
    while True:
        pass


@pytest.mark.parametrize(("do", "end"), [(tasks.sleep, signal.SIGALRM), (burn, signal.SIGPROF)])
def test_apart_ends_by_itself_where_nobody_is_left_to_end_it(monkeypatch, do, end):
    monkeypatch.setattr(processes, "IDLE", 2 if do is tasks.sleep else 100)
    began = time.monotonic()
    with pytest.raises(DiedError) as died:
        apart(do, 0.3)
    assert died.value.exitcode == -end
    assert time.monotonic() - began < 30


def test_what_a_process_apart_waits_for_a_processor_is_no_time_of_the_record(tmp_path, monkeypatch):
    """It is as if it waited for nearly all of its time; whoever watches from outside sees the same."""
    clear_note(tmp_path / "note")
    watch = Watch(tmp_path / "note", 0.4)
    told = []
    began = time.monotonic()
    share = 0.99  # so that a machine that does much else may take forty seconds

    def waited(process="self"):
        told.append(process)
        return 0.0 if process == "self" else (time.monotonic() - began) * share

    monkeypatch.setattr(watching, "queued", waited)

    def tell(process):
        watch.beside(process)
        told.append(process)

    with watch.at(watching.READ, 7):
        apart(lambda: time.sleep(1.0), 5, tell)
        assert read_note(tmp_path / "note").spent(0.0) < 0.4
    child = told[0]
    assert child in told[1:-1]
    assert told[-1] == 0
    share = 0.9
    with pytest.raises(watching.TimedOut), watch.at(watching.READ, 8):
        apart(tasks.sleep, 5, watch.beside)


# What is read in two ways, since an item took too long once and not again, is cut in two ways.


ROWS = [
    {"id": str(n), "text": made.html((f"第{n}县2012年工业工作总结\n产值{n}万元。\n") * (40 if n == 2 else 4))}
    for n in range(40)
]


def slow_in_process(monkeypatch, word):
    """Have pages that say a word take longer than they may, in this process."""
    real = markup.main_text

    def main_text(text):
        if word in text:
            time.sleep(60)
        return real(text)

    monkeypatch.setattr(markup, "main_text", main_text)


def test_chunks_of_a_killed_run_that_are_cut_elsewhere_are_made_again(tmp_path, monkeypatch):
    """A page was too slow before the run was killed, and is not now: no row may be lost or doubled."""
    monkeypatch.setattr("pipeline.engines.work.CHUNK", 3000)
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    options = pipeline.Options(guard=False, report=False, timeout=2.0)
    real, written = Store.write, []

    def write(self, key, number, *rest):
        if number == 3:
            raise KeyboardInterrupt
        written.append(number)
        real(self, key, number, *rest)

    with monkeypatch.context() as patch:
        slow_in_process(patch, "第2县")
        patch.setattr(Store, "write", write)
        with pytest.raises(KeyboardInterrupt):
            pipeline.run([str(path)], tmp_path / "out", options)
    assert written == [0, 1, 2]
    pipeline.run([str(path)], tmp_path / "out", options)
    pipeline.run([str(path)], tmp_path / "anew", options)
    assert contents(tmp_path / "out") == contents(tmp_path / "anew")
    assert sorted(pd.read_parquet(tmp_path / "out" / "documents")["record"], key=int) == [row["id"] for row in ROWS]


def test_workers_that_share_a_file_and_do_not_agree(tmp_path, monkeypatch):
    """One finds a page too slow and the other does not: the file is one worker's then."""
    monkeypatch.setattr("pipeline.engines.work.CHUNK", 3000)
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    asked = group.Asked(Store(tmp_path / "shards"), ingest.Reading(), "options", Taken(tmp_path))
    asked.store.folder.mkdir()
    run = extraction._Run(asked, None)
    source = ingest.Source(str(path), path.stat().st_size)
    first, second = [run._task(0, [source], (share, 2)) for share in range(2)]
    with monkeypatch.context() as patch:
        slow_in_process(patch, "第2县")
        slow = first.function(*first.arguments, Watch(seconds=2.0))
    run.take(*slow)
    run.take(*second.function(*second.arguments, Watch()))
    (again,) = run.disputed()
    run.take(*again.function(*again.arguments, Watch()))
    found = run.result()
    rows = [row["record"] for piece in found.chunks.rows("documents", ["record"]) for row in piece.to_pylist()]
    assert rows == [row["id"] for row in ROWS]
    assert asked.store.finished(run._done[0].key) == run._done[0]
    assert not list(run.disputed())


def test_a_note_that_is_being_written_does_not_look_late(tmp_path):
    """Whoever reads it between two writes must not see a record begun with the time of none, and end the worker."""
    clear_note(tmp_path / "note")
    watch = Watch(tmp_path / "note")
    seen = []

    class Seen:
        """A struct that looks at the note after each write, as the parent may."""

        def __init__(self, struct):
            self.struct, self.size = struct, struct.size

        def pack_into(self, *arguments):
            self.struct.pack_into(*arguments)
            seen.append(read_note(tmp_path / "note"))

    parts = {name: Seen(getattr(watching, name)) for name in ("_STAGE", "_RECORD")}
    with pytest.MonkeyPatch.context() as patch:
        for name, part in parts.items():
            patch.setattr(watching, name, part)
        for number in (5, 6):
            with watch.at(watching.READ, number):
                watch.moving()
    begun = [note for note in seen if note.stage == watching.READ]
    assert [note.number for note in begun] == [5, 5, 6, 6]
    assert all(time.monotonic() - note.since < 60 for note in begun)


def test_care_is_for_the_pages_at_the_crash_and_some_behind(tmp_path):
    watch = Watch()
    watch.deaths = {(watching.READ, 7): 1, (watching.EXTRACT, 3): 4}
    care = _Care(watch)
    careful = [place for place in range(1000) if care.asked(place)]
    assert careful == list(range(7, 7 + 4 * FEW - 1))


def test_a_file_that_is_read_in_another_way_each_time_is_not_lost_in_silence(tmp_path):
    asked = group.Asked(Store(tmp_path), ingest.Reading(), "options", Taken(tmp_path))
    run = extraction._Run(asked, None)
    tasks = [run._task(0, [ingest.Source("a.zip", 1)], (share, 2)) for share in range(2)]
    for cuts, _ in zip("ab", tasks, strict=True):
        run.take(0, Shard("key", 1, "key", 1, cuts), False)
    assert len(list(run.disputed())) == 1
    with pytest.raises(WorkerError, match=r"a\.zip: its records time out or crash in one try"):
        run.result()


def test_apart_moves_no_file_that_others_write_to(tmp_path):
    """Standard output may be a file that other processes write to meanwhile."""
    with (tmp_path / "a").open("wb", buffering=0) as file:
        apart(lambda: file.write(b"said by the other"), 0)
        file.write(b"; and here")
    assert (tmp_path / "a").read_bytes() == b"said by the other; and here"
