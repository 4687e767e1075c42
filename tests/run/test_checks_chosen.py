"""`--checks`: only what is asked for is checked, and all else is as ever."""

from __future__ import annotations

import json

import pytest

import pipeline as heshu
from pipeline.checks.chosen import chosen
from pipeline.job import retry
from tests.conftest import CORPUS

EXTRACTED = ("documents", "sentences", "enterprises", "money", "percentages", "patents", "registry")
OF_CHECKS = ["flags", "worst_severity"]


@pytest.fixture(scope="module")
def all_of_them(tmp_path_factory):
    return run(tmp_path_factory.mktemp("all"))


def run(folder, checks=None):
    heshu.run([str(CORPUS / "raw")], folder / "out", heshu.Options(guard=False, report=False, checks=checks))
    return folder / "out"


def loaded(place):
    return heshu.load(place, exact=False)


def as_text(frame):
    return frame.astype(str).to_numpy().tolist()


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (None, None),
        ("all", None),
        ("none", ()),
        ("S1", ("S1",)),
        ("x5, part_whole,S1", ("S1", "S4", "X5")),
        ("S1,planned_vs_actual", ("S1",)),
    ],
)
def test_checks_are_named_by_id_or_name(asked, ids):
    assert chosen(asked) == ids


@pytest.mark.parametrize("asked", ["S99", "", "S1,", "none,S1", "all,none"])
def test_what_is_no_check_is_refused(asked):
    with pytest.raises(ValueError, match=r"no check is called '.*'; there are S1, "):
        heshu.Options(checks=asked)


@pytest.mark.parametrize("asked", ["S3,D4", "S1,X2,X3", "X9"])
def test_those_that_are_asked_for_say_what_they_always_say(asked, all_of_them, tmp_path):
    some, every = loaded(run(tmp_path, asked)), loaded(all_of_them)
    names = set(some.comparisons["check"])
    assert names
    expected = every.comparisons[every.comparisons["check"].isin(names)]
    assert as_text(some.comparisons) == as_text(expected)
    assert set(some.flags["flag_id"]) == set(every.flags.loc[every.flags["check"].isin(names), "flag_id"])
    assert {heshu.Options(checks=name).checks for name in names} <= set(asked.split(","))


def test_none_leaves_what_is_extracted_as_it_is(all_of_them, tmp_path):
    none, every = loaded(run(tmp_path, "none")), loaded(all_of_them)
    assert [len(none.comparisons), len(none.flags), len(none.flag_evidence)] == [0, 0, 0]
    for table in EXTRACTED:
        assert as_text(getattr(none, table)) == as_text(getattr(every, table)), table
    assert as_text(none.facts.drop(columns=OF_CHECKS)) == as_text(every.facts.drop(columns=OF_CHECKS))
    assert not none.facts["flags"].any()


def test_the_choice_is_told_in_the_manifest_and_kept_by_retry(tmp_path):
    folder = run(tmp_path, "x5,s1")
    assert json.loads((folder / "manifest.json").read_text("utf-8"))["options"]["checks"] == "S1,X5"
    assert retry.options(retry.plan(folder)).checks == "S1,X5"
