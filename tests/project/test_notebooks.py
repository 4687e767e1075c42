"""The notebooks run from top to bottom on our own corpus, show what they say, and are kept without outputs."""

import json

import pytest

from tests.conftest import ROOT

nbclient = pytest.importorskip("nbclient")
nbformat = pytest.importorskip("nbformat")
pytest.importorskip("ipykernel")
pytest.importorskip("matplotlib")

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
# notebook → plots it draws, and words that its outputs hold because its text speaks of them
SHOWN = {
    "01_tour": (5, ["1.65亿元", "1240万元", "1150万元", "28.5", "22.6", "consistent", "19件,其中发明专利3件"]),
    "02_audit": (2, ["source_error", "not_an_error", "照抄上年总结", "20.0", "26.7", "34.7"]),
    "03_own_lexicon_and_check": (0, ["output_hydrogen", "metrics.tsv:1:", "2016年计划650万元，低于2015年实际690万元"]),
}


def texts(cell):
    """Yield what a cell put out, as text."""
    for output in cell.get("outputs", ()):
        yield output.get("text", "")
        for kind, data in output.get("data", {}).items():
            if kind.startswith("text/"):
                yield data


def test_every_notebook_is_tested():
    assert {path.stem for path in NOTEBOOKS} == set(SHOWN)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_kept_without_outputs(path):
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_runs_and_shows_what_it_says(path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in code)
    outputs = [output for cell in code for output in cell.outputs]
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []
    plots, words = SHOWN[path.stem]
    assert sum("image/png" in output.get("data", {}) for output in outputs) == plots
    said = "\n".join(text for cell in code for text in texts(cell))
    assert [word for word in words if word not in said] == []
