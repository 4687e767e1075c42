"""The generated archive: the same seed gives the same bytes, the truth is true, and heshu finds most of it."""

import math
import random
import re
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import pipeline
from tests.archive.family import edited
from tests.archive.firms import Places
from tests.archive.measure import measure
from tests.archive.pages import write_archive
from tests.archive.scale import exponent
from tests.archive.truth import Truth


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    truth = write_archive(folder, 260, seed=3)
    pipeline.run([str(folder / "in")], folder / "tables", pipeline.Options(guard=False, report=False))
    return folder, truth


def test_a_seed_gives_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        write_archive(tmp_path / name, 60, seed=5)
    write_archive(tmp_path / "other", 60, seed=6)
    one, two, other = (
        {str(p.relative_to(tmp_path / name)): p.read_bytes() for p in sorted((tmp_path / name).rglob("*.*"))}
        for name in ("one", "two", "other")
    )
    assert one == two
    assert one != other


def _lines(path):
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return raw.decode("gb18030").splitlines()


def test_plans_of_two_places_share_no_paragraph(tmp_path):
    truth = write_archive(tmp_path, 4000)
    pages = [_lines(tmp_path / "in" / name) for name in {one.file for one in truth.reports if one.error == "X6"}]
    plans = [page for page in pages if any("工作计划" in line for line in page)]
    told = Counter(line for page in plans for line in {re.sub(r"[\d.,]+", "", line) for line in page if len(line) > 30})
    assert len(plans) > 3
    assert max(told.values()) == 1


def test_names_of_places_are_as_short_as_they_are_elsewhere():
    places = Places(random.Random(1))
    names = [places.place("town1", "town2") for _ in range(30_000)]
    assert len(set(names)) == len(names)
    assert {len(name) for name in names} == {2, 3}


def test_every_report_is_read_as_one(archive):
    folder, truth = archive
    documents = pq.read_table(folder / "tables" / "documents").to_pylist()
    read = {("/".join(Path(row["source"]).parts[-2:]), row["part"]) for row in documents}
    assert read == {(report.file, report.part) for report in truth.reports}
    assert {row["encoding"] for row in documents} >= {"utf-8", "gb18030"}
    assert Truth.read(folder / "truth.json") == truth


def test_what_heshu_finds_of_the_truth(archive):
    folder, truth = archive
    found = measure(truth, folder / "tables")
    assert found.marked_rightly == found.marked > 40
    small = [counts for rate, counts in found.copies.items() if rate <= 0.01]
    assert sum(hit for hit, _ in small) >= 0.97 * sum(made for _, made in small) > 20
    assert found.together_rightly == found.together > 300  # no two enterprises are merged
    assert found.together_rightly >= 0.95 * found.same
    growths = found.checks["X1"]
    assert growths.found >= 0.6 * growths.planted > 3
    assert sum(one.planted for one in found.checks.values()) > growths.planted + 3
    assert sum(one.false for check, one in found.checks.items() if check[0] == "X") <= 6


def test_edits_are_of_the_size_asked_for():
    text = "白塔镇科技工作稳步推进。" * 500
    assert edited(random.Random(1), text, 0) == text
    changed = edited(random.Random(1), text, 0.05)
    assert sum(a != b for a, b in zip(text, changed, strict=False)) / len(text) > 0.02
    assert abs(len(changed) - len(text)) < 0.02 * len(text)


def test_the_exponent_is_fitted():
    assert exponent([10, 100, 1000], [1.0, 10.0, 100.0]) == pytest.approx(1)
    assert exponent([10, 100], [1.0, 100.0]) == pytest.approx(2)
    assert math.isnan(exponent([10], [1.0]))
