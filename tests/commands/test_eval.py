"""`heshu eval`: a gate that passes on nothing is none."""

from __future__ import annotations

import json
import shutil

import pytest
from click.testing import CliRunner

from pipeline.cli import heshu
from tests.conftest import ROOT

GOLD = ROOT / "corpus" / "gold"


@pytest.fixture
def one(tmp_path):
    """Return a folder of one annotated report."""
    folder = tmp_path / "mine" / "gold"
    folder.mkdir(parents=True)
    for path in GOLD.glob(f"{min(GOLD.glob('*.json')).stem}.*"):
        shutil.copy(path, folder)
    return folder


def evaluated(folder, floors=None):
    given = ["--floors", str(floors)] if floors else []
    return CliRunner().invoke(heshu, ["eval", str(folder), *given])


def test_a_folder_without_annotations_is_an_error(tmp_path):
    done = evaluated(tmp_path)
    assert (done.exit_code, "holds no annotated text" in done.output) == (2, True)


def test_a_folder_without_floors_is_an_error(one):
    done = evaluated(one, ROOT / "corpus" / "floors.json")
    assert (done.exit_code, "has no floors for mine/gold" in done.output) == (2, True)


@pytest.mark.parametrize(("least", "code"), [(0.5, 0), (1.01, 1)])
def test_a_figure_below_its_floor_fails(one, tmp_path, least, code):
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"mine/gold": {"money_f1": least}}), encoding="utf-8")
    assert evaluated(one, floors).exit_code == code


@pytest.mark.parametrize("period", ["十二五", "2011-13", "2011-02-30", "2011..now"])
def test_a_period_that_is_none_is_told_with_its_file_and_mention(one, period):
    (path,) = one.glob("*.json")
    gold = json.loads(path.read_text(encoding="utf-8"))
    mention = gold["mentions"][3]
    mention["period"] = period
    path.write_text(json.dumps(gold), encoding="utf-8")
    done = evaluated(one)
    said = f"{path}: '{mention['id']}' '{mention['text']}': not a period: '{period}'; write 2011"
    assert (done.exit_code, said in done.output) == (2, True), done.output


def test_an_annotation_that_is_no_json_is_named(one):
    (path,) = one.glob("*.json")
    path.write_text("{'mentions': []}", encoding="utf-8")
    done = evaluated(one)
    assert (done.exit_code, f"{path} is no JSON" in done.output) == (2, True)


@pytest.mark.parametrize("key", ["type", "start", "end"])
def test_a_mention_that_lacks_its_place_is_named(one, key):
    (path,) = one.glob("*.json")
    gold = json.loads(path.read_text(encoding="utf-8"))
    del gold["mentions"][1][key]
    path.write_text(json.dumps(gold), encoding="utf-8")
    done = evaluated(one)
    assert (done.exit_code, f"{path}: mention 2 " in done.output, f"lacks '{key}'" in done.output) == (2, True, True)
