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
