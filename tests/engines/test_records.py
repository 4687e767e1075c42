"""Strings by id in files, found by an index that lies on disk as well."""

import os
import pickle
import subprocess
import sys

import numpy as np
import pytest

from pipeline.database import records, sorted_index
from pipeline.database.records import Shelf
from pipeline.database.sorted_index import SortedIndex


def test_an_id_without_a_text_is_an_error(tmp_path):
    with Shelf(tmp_path) as shelf, pytest.raises(KeyError):
        shelf.records("texts", lambda: [(["x"], ["一"])]).of(["y"])


@pytest.mark.parametrize("few", [1 << 15, 0])
def test_records_are_found_by_their_ids(tmp_path, monkeypatch, few):
    """Few are held in memory, many are read where they lie."""
    monkeypatch.setattr(records, "_FEW", few)
    ids = [f"{number}\n" for number in range(5_000)]
    pieces = [(ids[at : at + 900], [f"值\n{own}" for own in ids[at : at + 900]]) for at in range(0, len(ids), 900)]
    with Shelf(tmp_path) as shelf:
        made = shelf.records("made", lambda: pieces)
        assert made.find([ids[4_999], "none", None, ids[0]]) == ["值\n4999\n", None, None, "值\n0\n"]
        assert shelf.records("made", list) is made
        assert shelf.records("empty", list).find(["x"]) == [None]


def test_records_are_found_in_another_process(tmp_path):
    """Which hashes strings in another way: Python's own are of one process."""
    code = "import pickle, sys; print(pickle.load(sys.stdin.buffer).find(['b', 'c', None, '柳']))"
    with Shelf(tmp_path) as shelf:
        made = shelf.records("made", lambda: [([f"{number}" for number in range(3_000)], ["?"] * 3_000)])
        assert len(made._index._firsts) == 6
        texts = shelf.records("texts", lambda: [(["a", "b"], ["1", "2"]), (["柳"], ["3"])])
        for seed in ("1", "2"):
            environment = {**os.environ, "PYTHONHASHSEED": seed}
            command = [sys.executable, "-c", code]
            done = subprocess.run(command, input=pickle.dumps(texts), capture_output=True, check=True, env=environment)
            assert done.stdout.decode() == "['2', None, None, '3']\n"
        assert pickle.loads(pickle.dumps(made)).find(["2999", "3000"]) == ["?", None]


@pytest.mark.parametrize("at_once", [1 << 16, 300])
def test_an_index_finds_the_first_entry_of_each_hash(tmp_path, monkeypatch, at_once):
    monkeypatch.setattr(sorted_index, "_AT_ONCE", at_once)
    monkeypatch.setattr(sorted_index, "_BLOCK", 8)
    rng = np.random.default_rng(1)
    hashes = rng.integers(-(2**63), 2**63, 2_000, dtype=np.int64)
    hashes[500:560] = hashes[100]  # more than a block of them
    entries = np.column_stack([hashes, np.arange(2_000), np.arange(2_000) + 7])
    index = SortedIndex(tmp_path / "made", np.array_split(entries, 30))
    asked = np.concatenate([hashes, hashes + 1])  # the second half is unknown
    found = dict(index.find(asked))
    assert sorted(found) == list(range(2_000))
    assert {found[at][0] for at in range(2_000)} == {(at, at + 7) for at in (*range(500), *range(560, 2_000))}
    assert [start for start, _ in found[100]] == [100, *range(500, 560)]
    assert all(len(found[at]) == 1 for at in (*range(100), *range(560, 2_000)))
    assert not list(index.find(np.zeros(0, np.int64)))
    assert index._firsts.nbytes == 8 * 2_000 // 8
    index.close()
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {"made-hashes", "made-places"}


@pytest.mark.parametrize("few", [1 << 15, 0])
def test_two_ids_with_one_hash(tmp_path, monkeypatch, few):
    monkeypatch.setattr(records, "_FEW", few)
    monkeypatch.setattr(records, "_hashes", lambda ids: np.full(len(ids), 5, np.int64))
    with Shelf(tmp_path) as shelf:
        made = shelf.records("made", lambda: [(["a", "b"], ["1", "2"]), (["a"], ["1"])])
        assert made.find(["b", "a", "c"]) == ["2", "1", None]
