"""The planted errors: they change what they say they change, and the same seed plants the same."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from random import Random

import pytest

from tests.conftest import ROOT
from tests.plant import real, score
from tests.plant.__main__ import below, table
from tests.plant.compose import fillers
from tests.plant.figures import Fig, han, off, split
from tests.plant.markup import Twin, read
from tests.plant.plants import CHECKS, NAMES, Plant, archives
from tests.plant.score import Raised, Result
from tests.plant.world import Names, new_world, rows

FOLDER = ROOT / "tests" / "plant"


@pytest.fixture(scope="module")
def plants() -> list[Plant]:
    ones, several = archives(40, 1)
    return [plant for archive in (*ones, *several) for plant in archive]


def test_markup_reads_both_twins():
    marked = "甲⟦S:‹三|四›家⟧,⟦A:乙、丙⟧‹。|›"
    assert read(marked, planted=False) == Twin("甲三家,乙、丙。", {"S": [(1, 3)], "A": [(4, 7)]})
    assert read(marked, planted=True).text == "甲四家,乙、丙"


def test_a_figure_to_be_planted_shows_both_its_values():
    assert f"{Fig('3.4亿元', '6.8亿元'):S}" == "⟦S:‹3.4亿元|6.8亿元›⟧"
    assert f"{Fig('3.4亿元', '3.4亿元')}" == "3.4亿元"
    assert [han(number) for number in (2, 3, 10, 12)] == ["两", "三", "十", "十二"]


def test_every_check_has_forty_plants(plants):
    counts = Counter(plant.check for plant in plants)
    assert set(counts) == set(CHECKS)
    assert min(counts.values()) >= 40


def test_a_plant_changes_one_document(plants):
    for plant in plants:
        changed = [place for place, (clean, planted) in enumerate(plant.twins) if clean.text != planted.text]
        assert len(changed) == 1, plant.key


def test_both_sides_slice(plants):
    for plant in plants:
        sides = plant.sides()
        assert "S" in sides, plant.key
        for spans in sides.values():
            for place, (start, end) in spans:
                text = plant.twins[place][1].text
                assert 0 <= start < end <= len(text), plant.key
                assert text[start:end].strip(), plant.key


def test_what_is_planted_lies_on_a_side_or_takes_it_away(plants):
    for plant in plants:
        for clean, planted in plant.twins:
            if clean.text == planted.text or plant.check == "X4":  # X4 changes the whole sentence around its value
                continue
            at = next(i for i, (a, b) in enumerate(zip(clean.text, planted.text + "\n", strict=False)) if a != b)
            spans = [span for spans in planted.sides.values() for span in spans]
            assert any(start - 2 <= at <= end + 2 for start, end in spans), plant.key


def test_no_marks_or_slots_are_left(plants):
    for plant in plants:
        for clean, planted in plant.twins:
            assert not re.search(r"[⟦⟧‹›{}|]", clean.text + planted.text), plant.key


def test_the_same_seed_plants_the_same():
    assert archives(3, 7) == archives(3, 7)
    assert archives(3, 7) != archives(3, 8)


def test_reports_of_an_archive_share_no_name():
    ones, _ = archives(5, 2)
    firsts = [twin.text.split("\n")[0] for plant in ones[0] for twin in plant.twins[0][:1] if plant.check != "D6"]
    titles = [first for first in firsts if not re.search("第.篇|篇.", first)]
    assert len(titles) == len(set(titles))


def test_paragraphs_are_many_and_filled_in():
    assert len(rows("fillers")) >= 30
    names = Names(Random(3))
    world = new_world(names.rng, names, "town")
    taken: set[str] = set()
    assert all("{" not in text for text in fillers(names.rng, world, 9, taken))
    assert len(taken) == 9


def test_wrong_values_are_wrong():
    rng = Random(5)
    for value in (10, 300):
        assert all(not 0.85 * value < float(off(Decimal(value), rng)) < 1.2 * value for _ in range(50))
    assert sum(split(46, 3, rng)) == 46


def test_real_reports_are_broken_in_one_place():
    found = real.plants(4, 1)
    assert {plant.check for plant in found} >= {"S6", "S9", "D1"}
    for plant in found:
        clean, planted = plant.twins[0]
        assert clean.text != planted.text
        assert abs(len(clean.text) - len(planted.text)) <= 6


def test_nothing_is_shared_with_the_checks():
    for path in FOLDER.glob("*.py"):
        source = path.read_text("utf-8")
        assert "pipeline.checks" not in source
        assert "extractors" not in source


def _plant(clean: str, planted: str) -> Plant:
    marked = f"⟦A:总额⟧2亿元,⟦S:‹{clean}|{planted}›⟧。"
    return Plant("S4-0", "S4", "x", "written", ((read(marked, planted=False), read(marked, planted=True)),))


def _scored(monkeypatch, on_planted, on_clean) -> Result:
    monkeypatch.setattr(score, "flags", lambda archive, planted: on_planted if planted else on_clean)
    return score.score([[_plant("1亿元", "3亿元")]])


BOTH = Raised("part_whole", "", (("S4-0_0.txt", (7, 10)), ("S4-0_0.txt", (0, 2))))
ONE = Raised("part_whole", "", (("S4-0_0.txt", (7, 10)),))
OTHER = Raised("jump", "", (("S4-0_0.txt", (7, 10)),))


@pytest.mark.parametrize(
    ("on_planted", "on_clean", "expected"),
    [([BOTH], [], (1, 1, 0)), ([ONE], [], (1, 0, 0)), ([OTHER], [], (0, 0, 0)), ([BOTH], [BOTH], (0, 0, 1))],
)
def test_a_hit_is_the_right_check_on_the_planted_place_only(monkeypatch, on_planted, on_clean, expected):
    count = _scored(monkeypatch, on_planted, on_clean).counts["S4"]
    assert (count.hits, count.located, count.false) == expected


def test_recall_is_held_against_the_floor_of_each_check(monkeypatch):
    result = _scored(monkeypatch, [ONE], [])
    assert "S4" in table(result)
    assert below(result, {"S4": 1.0, "S": 0.9}) == 0
    assert below(result, {"located": 0.95}) == 1
    assert set(NAMES) == set(CHECKS)
