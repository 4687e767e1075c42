"""What is installed: one version, all that the modules read beside them, and the types of what others import."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import pipeline
from pipeline.version import VERSION
from tests.conftest import ROOT

PACKAGES = ("extractors", "pipeline")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """What setuptools takes into a wheel, and the metadata beside it; of a copy, for it writes where it builds."""
    pytest.importorskip(
        "setuptools", minversion="77", reason="no setuptools that knows PEP 639; it is in the dev extra"
    )
    source = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for name in PACKAGES:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    line = ["-c", "import setuptools; setuptools.setup()", "egg_info", "build_py", "-d", "built"]
    subprocess.run([sys.executable, *line], cwd=source, check=True, capture_output=True)
    return source / "built"


def test_all_that_modules_read_is_in_the_wheel(built):
    def below(folder: Path) -> set[Path]:
        return {
            path.relative_to(folder)
            for name in PACKAGES
            for path in (folder / name).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }

    assert below(built) == below(ROOT)
    assert {Path("extractors/py.typed"), Path("pipeline/py.typed"), Path("pipeline/labels.tsv")} <= below(built)


def test_there_is_one_version(built):
    assert (
        f"Version: {VERSION}" in (built.parent / "heshu.egg-info" / "PKG-INFO").read_text(encoding="utf-8").splitlines()
    )
    assert f"version: {VERSION}" in (ROOT / "CITATION.cff").read_text(encoding="utf-8").splitlines()


USES = """
import pipeline
import extractors

reveal_type(pipeline.run)
reveal_type(pipeline.load("tables"))
reveal_type(pipeline.Options)
reveal_type(pipeline.SCHEMAS)
reveal_type(pipeline.plots)
reveal_type(extractors.find("一"))
"""


def test_type_checkers_see_what_others_import(tmp_path):
    api = pytest.importorskip("mypy.api")
    (tmp_path / "uses.py").write_text(USES, encoding="utf-8")
    line = ["--config-file=", "--follow-imports=silent", "--ignore-missing-imports", f"--cache-dir={tmp_path}"]
    out, _, _ = api.run([*line, str(tmp_path / "uses.py")])
    revealed = [text.partition('Revealed type is "')[2] for text in out.splitlines() if "Revealed" in text]
    assert len(revealed) == 6, out
    assert not [said for said in revealed if said == 'Any"']


def test_exports_are_there():
    assert all(getattr(pipeline, name) is not None for name in pipeline.__all__)
