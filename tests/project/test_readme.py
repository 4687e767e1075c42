"""The README is executed: its first example gives just the rows it prints, its code runs, its commands exist."""

import doctest
import re
import shlex
import shutil
import tomllib

import pandas as pd
import pytest
from click.testing import CliRunner

import extractors
import pipeline
from pipeline.cli import COMMANDS, heshu
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.S)


def written(value):
    """Return a value as the README writes it."""
    return f"{value.normalize():f}" if hasattr(value, "normalize") else str(value)


def example_rows(sentence, folder):
    """Return the rows of the first screen, as the README's table has them."""
    source = folder / "in.txt"
    source.write_text(sentence, encoding="utf-8")
    pipeline.run([str(source)], folder / "out", pipeline.Options(guard=False, report=False))
    rows = []
    for table, value in (
        ("enterprises", "canonical"),
        ("money", "low"),
        ("percentages", "low_pct"),
        ("patents", "count"),
    ):
        for row in pd.read_parquet(folder / "out" / table, dtype_backend="pyarrow").itertuples():
            shown = written(getattr(row, value))
            if value.startswith("low") and getattr(row, value) != getattr(row, value.replace("low", "high")):
                shown += ".." + written(getattr(row, value.replace("low", "high")))
            inferred = getattr(row, "unit_inferred", False) or getattr(row, "sign_inferred", False)
            who = [getattr(row, name, None) for name in ("subject", "metric", "measure")]
            year = getattr(row, "period_start", None)
            cells = [table, row.text, shown + (" (inferred)" if inferred else ""), *who, year.year if year else None]
            rows.append("| " + " | ".join("" if pd.isna(cell) else str(cell) for cell in cells) + " |")
    return rows


def test_first_screen(tmp_path):
    sentence = next(body for kind, body in BLOCKS if kind == "text").strip()
    rows = example_rows(sentence, tmp_path)
    assert len(rows) >= 8
    printed = [
        line for line in README.splitlines() if re.match(r"\| (enterprises|money|percentages|patents) \| \S", line)
    ]
    assert printed[: len(rows)] == rows


def test_python_blocks_run(corpus_folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(corpus_folder, tmp_path / "tables")
    python = [body for kind, body in BLOCKS if kind == "python"]
    assert len(python) == 2
    for body in python:
        exec(compile(body, "README", "exec"), {})


def test_commands_run(tmp_path, monkeypatch):
    """The commands of the README, in order, in a folder that holds the corpus as a clone does."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HESHU_LANG", "en")
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    shell = "".join(body for kind, body in BLOCKS if kind == "sh")
    outputs = {}
    for line in re.findall(r"^\.venv/bin/heshu (.*)$", shell, re.M):
        words = shlex.split(line)
        done = CliRunner().invoke(heshu, words)
        assert done.exit_code == (1 if words[0] == "diff" else 0), done.output
        outputs[line] = done.output
    assert len(outputs) == 7
    cell = next(shown for line, shown in outputs.items() if "--doc" in line)
    assert "corpus/raw/county-bom.txt, bytes" in cell
    assert "\nrule\n  amount:" in cell
    assert "documents: " in outputs["diff tables tables-2"]
    assert (tmp_path / "tables.xlsx").stat().st_size > 10_000


def test_commands_exist():
    named = set(re.findall(r"(?:`|bin/)heshu (\w+) ", README))
    assert {"run", "explain", "diff", "sql", "export"} <= named
    assert named <= set(COMMANDS)
    targets = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)", README, re.M):
        assert f"\n{target}:" in targets


def skeleton(text):
    """Return what the README and its twin share: code without comments, levels of headings, links, commands."""
    code = re.findall(r"```(\w+)\n(.*?)```", text, re.S)
    prose = re.sub(r"```.*?```", "", text, flags=re.S)
    return {
        "code": [(kind, re.sub(r"\s*# .*", "", body)) for kind, body in code],
        "headings": [len(mark) for mark in re.findall(r"^(#+) ", prose, re.M)],
        "links": sorted(set(re.findall(r"\]\(((?:docs/|[A-Z]+)[\w./-]*)", prose)) - {"README.md", "README.zh.md"}),
        "commands": sorted(set(re.findall(r"`((?:heshu|make) \w+|--[a-z-]+)", prose))),
    }


def test_the_chinese_twin_keeps_step():
    twin = (ROOT / "README.zh.md").read_text(encoding="utf-8")
    english = skeleton(README)
    for part, theirs in skeleton(twin).items():
        assert theirs == english[part], part
    first_screen = [line for line in README.splitlines() if line.count("|") == 8 and " measure " not in line]
    assert len(first_screen) > 8
    assert [line for line in twin.splitlines() if line in first_screen] == first_screen
    keys = [row.split("|")[1] for text in (README, twin) for row in re.findall(r"^\| [a-z_, ]+ \|.*$", text, re.M)]
    assert keys.count(" registry ") == 2


def named_dependencies(text):
    """Return the packages of a README's table of dependencies, each with the extra that its row names."""
    table = re.search(r"\n\| (?:dependency|依赖) \|.*?\n\n", text, re.S).group()
    cells = [line.split("|")[1] for line in table.splitlines()[3:] if line]
    rows = [(re.sub(r"[`（(\[].*", "", cell), re.search(r"\[(\w+)\]", cell)) for cell in cells]
    return {name.strip(): extra and extra[1] for names, extra in rows for name in names.split(",")}


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_the_table_of_dependencies_is_complete(page):
    """Every package that pyproject.toml asks for is there, under its extra; nothing else is, but what make installs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = {re.split(r"[=\[]", pin)[0]: None for pin in project["dependencies"]}
    asked |= {re.split(r"[=\[]", pin)[0]: extra for extra, pins in extras.items() for pin in pins}
    del asked["heshu"]
    shown = named_dependencies((ROOT / page).read_text(encoding="utf-8"))
    for name, extra in asked.items():
        assert name in shown, name
        assert shown[name] == extra or (name == "pysail" and extra == "dev"), name
    made = (ROOT / "Makefile").read_text(encoding="utf-8") + (ROOT / "tools" / "audit.py").read_text(encoding="utf-8")
    for name in shown.keys() - asked.keys():
        assert f"{name}==" in made or f"{name}[" in made, name


def test_every_command_has_help():
    for name in COMMANDS:
        assert CliRunner().invoke(heshu, [name, "--help"]).exit_code == 0


def test_docstring_example():
    assert doctest.testmod(extractors).failed == 0
