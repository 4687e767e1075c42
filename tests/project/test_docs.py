"""The documentation says what the code says: generated pages are current, links lead somewhere, examples run."""

import importlib
import importlib.util
import pkgutil
import re
import xml.etree.ElementTree as ET

import pytest
from click.testing import CliRunner

import extractors
import pipeline
from extractors.words import overlay
from pipeline import context, metric
from pipeline.cli import COMMANDS, heshu
from pipeline.nlp import component
from pipeline.version import VERSION
from tests.conftest import ROOT

PAGES = [ROOT / "README.md", ROOT / "README.zh.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
# Packages of packages: each says what stands right inside it.
MAPPED_WITHIN = [
    importlib.import_module(name)
    for package in (metric, context)
    for name in (
        package.__name__,
        *(each.name for each in pkgutil.iter_modules(package.__path__, f"{package.__name__}.") if each.ispkg),
    )
]

FOLDERS = "assembly benchmark checks database engines job similarity startup storage terminal workers"
KINDS = "count enterprise name number words"
MAPPED = [
    *MAPPED_WITHIN,
    *(importlib.import_module(f"extractors.{name}") for name in KINDS.split()),
    *(importlib.import_module(f"pipeline.{name}") for name in FOLDERS.split()),
]


def builder():
    """Return the module that writes the generated pages."""
    spec = importlib.util.spec_from_file_location("build_docs", ROOT / "tools" / "build_docs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["tables.md", "checks.md", "commands.md"])
def test_generated_pages_are_current(name, monkeypatch):
    monkeypatch.setenv("HESHU_LANG", "en")
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == builder().PAGES[name](), "run `make docs`"


@pytest.mark.parametrize("package", MAPPED, ids=lambda package: package.__name__)
def test_every_module_stands_on_the_map_of_its_package(package):
    """The docstring of a package of many modules says what each is for: add yours to a line of it."""
    inside = pkgutil.iter_modules if package in MAPPED_WITHIN else pkgutil.walk_packages
    there = {module.name.rpartition(".")[2] for module in inside(package.__path__, f"{package.__name__}.")}
    there = {name for name in there if not re.match(r"[sdx]\d+_", name)}  # a check: a tuple lists it
    named = re.findall(r"`([a-z_]{2,})`", package.__doc__)
    assert (there - set(named), set(named) - there) == (set(), set())
    assert len(named) == len(set(named))


@pytest.mark.parametrize("package", [extractors, pipeline], ids=lambda package: package.__name__)
def test_every_module_beside_the_folders_stands_on_the_map(package):
    """docs/architecture.md says what each is for: add yours to a line of it."""
    there = {module.name for module in pkgutil.iter_modules(package.__path__) if not module.ispkg} - {"__main__"}
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`(\w+)`", re.search(rf"\nIn `{package.__name__}`:\n(.*?)(?=\nIn `|\n## )", page, re.S)[1])
    assert (there - set(named), set(named) - there) == (set(), set())
    assert len(named) == len(set(named))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S)
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
        assert target.startswith("http") or (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_named_are_there(page):
    text = page.read_text(encoding="utf-8")
    for name in re.findall(r"`((?:extractors|pipeline|tests|tools|corpus|docs)/[\w/.-]+)`", text):
        assert (ROOT / name).exists() or name.endswith("__pycache__"), name  # where bytecode is kept, if it is


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_tools_named_can_be_started_so(page):
    """A script started by its path does not see `tests`: it wants `python -m tools.NAME`."""
    text = page.read_text(encoding="utf-8")
    for name in re.findall(r"python tools/(\w+)\.py", text):
        assert not re.search(r"^from tests", (ROOT / "tools" / f"{name}.py").read_text(encoding="utf-8"), re.M), name
    for name in re.findall(r"python -m tools\.(\w+)", text):
        assert (ROOT / "tools" / f"{name}.py").exists(), name


@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "tables.md"], ids=lambda page: page.name)
def test_commands_named_are_there(page):
    for name in re.findall(r"(?:`|bin/)heshu (\w+)[ `]", page.read_text(encoding="utf-8")):
        assert name in COMMANDS, name


def test_the_picture_is_sound_and_names_what_is_there():
    root = ET.parse(ROOT / "docs" / "architecture.svg").getroot()
    modules = [item.text for item in root.iter("{http://www.w3.org/2000/svg}text") if item.get("class") == "m"]
    assert len(modules) == 9
    for name in re.findall(r"(?:pipeline|extractors)[\w/.]*", " ".join(modules)):
        assert (ROOT / name).exists(), name


def test_words_of_own_words_md_can_be_used(tmp_path):
    text = (ROOT / "docs" / "own-words.md").read_text(encoding="utf-8")
    files = re.findall(r"```tsv\n# (\S+)\n(.*?)```", text, re.S)
    assert [name for name, _ in files] == ["known_names.tsv", "metrics.tsv"]
    for name, body in files:
        (tmp_path / name).write_text(body, encoding="utf-8")
    assert overlay.read(str(tmp_path)).rows["metrics"]["氢能产值"]["metric_id"] == "output_hydrogen"
    (tmp_path / "known_names.tsv").write_text(
        "name\tkind\n" + "".join(f"甲{n}\tother\n" for n in range(5)) + "乙\tfirm\n"
    )
    done = CliRunner().invoke(heshu, ["explain", "甲", "--lexicon", str(tmp_path)])
    printed = re.search(r"Error: my-words/(.*)", text)[1]
    assert f"Error: {tmp_path}/{printed}" in done.output


def test_the_spacy_example_runs(capsys):
    assert component.KEY == "heshu"
    text = (ROOT / "docs" / "own-words.md").read_text(encoding="utf-8")
    exec(compile(re.search(r"```python\n(.*?)```", text, re.S)[1], "own-words.md", "exec"), {})
    assert "60亿元 money 6000000000 元 恒盛集团有限公司 销售收入\n" in capsys.readouterr().out


def test_the_citation_has_the_version():
    assert f"\nversion: {VERSION}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_lines_of_the_changelog_are_short():
    lines = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, 1) if len(line) > 120] == []
