"""A large file is read by several workers; each chunk of it is extracted by one of them, and none is missing."""

from __future__ import annotations

import json
import shutil

import pytest

from pipeline import ingest
from pipeline.engines import identity
from pipeline.engines.extraction import _Run
from pipeline.engines.group import Asked
from pipeline.engines.shards import Store
from pipeline.engines.sharing import Taken
from pipeline.workers.watch import Watch

ROWS = [{"id": f"{n}", "text": f"某镇第{n}号总结:全年实现产值{n}.6亿元,同比增长8.2%。" * 9} for n in range(30)]


@pytest.fixture
def shared(tmp_path, monkeypatch):
    """Return the run and the tasks of two workers that share a file of several chunks."""
    monkeypatch.setattr("pipeline.engines.work.CHUNK", 3000)
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    (tmp_path / "shards").mkdir()
    run = _Run(Asked(Store(tmp_path / "shards"), ingest.Reading(), "options", Taken(tmp_path)), None)
    source = ingest.Source(str(path), path.stat().st_size)
    return run, [run._task(0, [source], (share, 2)) for share in range(2)]


def done(task):
    """Return what a worker answers to a task, and the numbers of the chunks it has made."""
    store = task.arguments[1].store
    before = {path.name for path in store.folder.glob("*-0*")}
    answer = task.function(*task.arguments, Watch())
    made = sorted({path.name for path in store.folder.glob("*-0*")} - before)
    return answer, [int(name.rpartition("-")[2]) for name in made]


def records(run):
    """Return the records of all documents of a run."""
    found = run.result().chunks.rows("documents", ["record"])
    return [row["record"] for piece in found for row in piece.to_pylist()]


def key_of(task):
    """Return the name of the shard of a task."""
    _, asked, sources, _ = task.arguments
    return asked.key(sources, [identity.content(source.place) for source in sources])


def test_a_chunk_that_another_worker_has_taken_is_left_to_it(shared):
    run, (first, second) = shared
    other = first.arguments[1].taken
    assert other.by((1, 2), f"{key_of(first)}-00001")
    answer, made = done(first)
    assert (made[:2], 1 in made) == ([0, 2], False)
    run.take(*answer)
    answer, made = done(second)
    assert made == [1]
    run.take(*answer)
    assert not list(run.disputed())
    assert records(run) == [row["id"] for row in ROWS]


def test_who_comes_first_makes_all_and_the_other_none(shared):
    run, (first, second) = shared
    answer, made = done(first)
    assert made == list(range(len(made)))
    assert len(made) > 2
    run.take(*answer)
    answer, none = done(second)
    assert none == []
    run.take(*answer)
    assert records(run) == [row["id"] for row in ROWS]


def test_a_task_that_is_given_again_makes_what_its_worker_had_taken(shared):
    """A worker died at its second chunk: it is taken, but not there."""
    run, (first, second) = shared
    assert first.arguments[1].taken.by((0, 2), f"{key_of(first)}-00001")
    run.take(*done(second)[0])
    answer, made = done(first)
    assert made == [1]
    run.take(*answer)
    assert not list(run.disputed())
    assert records(run) == [row["id"] for row in ROWS]


def test_a_chunk_that_is_gone_when_all_are_done_is_made_again(shared):
    """Another worker saw the file change, and forgot what there was of it."""
    run, (first, _) = shared
    run.take(*done(first)[0])
    shutil.rmtree(first.arguments[1].store.chunk(key_of(first), 1))
    answer = (0, *run._answers[0], False)
    run.take(*answer)
    (again,) = run.disputed()
    answer, made = done(again)
    assert made == list(range(len(made)))
    assert len(made) > 2
    run.take(*answer)
    assert records(run) == [row["id"] for row in ROWS]


def test_a_mark_that_was_left_empty_is_nobodys_and_its_chunk_is_made_in_the_end(shared):
    """A worker died between making its mark of a chunk and writing in it."""
    run, (first, second) = shared
    (first.arguments[1].taken.folder / f"{key_of(first)}-00001.taken").touch()
    for task in (first, second):
        answer, made = done(task)
        assert 1 not in made
        run.take(*answer)
    (again,) = run.disputed()
    answer, made = done(again)
    assert 1 in made
    run.take(*answer)
    assert not list(run.disputed())
    assert records(run) == [row["id"] for row in ROWS]


def test_one_worker_takes_everything_without_a_word(tmp_path):
    assert Taken(tmp_path / "nowhere").by((0, 1), "a")
