"""What finished work is named by: all code that decides about rows is among it, and no input is trusted by its name."""

from __future__ import annotations

import ast
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import extractors
import pipeline
from pipeline import manifest
from pipeline.engines import identity

# What makes no row of a chunk: commands and pages, the last stage (done anew each time), transport; the user's spaCy
# pipeline has a fingerprint of its own.
_DECIDE_NOTHING = {
    "click", "duckdb", "fsspec", "jinja2", "markupsafe", "pandas", "pyspark-client", "rapidfuzz", "rich", "spacy",
    "xlsxwriter",
}  # fmt: skip


def imported() -> set[str]:
    """Return the distributions of other people that heshu imports anywhere, functions included."""
    modules: set[str] = set()
    for package in (extractors, pipeline):
        for path in Path(package.__path__[0]).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    modules |= {alias.name for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    modules.add(node.module)
    tops = {name.partition(".")[0] for name in modules} - {"extractors", "pipeline", *sys.stdlib_module_names}
    known = packages_distributions()
    found = {(known.get(top) or [top])[0].lower().replace("_", "-") for top in tops - {"backports"}}
    return found | {"backports.zstd"}


def test_every_library_decides_or_is_known_not_to() -> None:
    recorded = set(identity.deciders()["libraries"]) - {"Python"}
    assert imported() - _DECIDE_NOTHING == recorded


def test_what_decides_is_one_thing_for_resume_and_for_retry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A chunk gets another name, and a retry is refused, for each library that is another one."""
    before, said = identity.program(), {**identity.deciders()}
    assert manifest.changed(said) == []
    identity.program.cache_clear()
    version = identity._version
    try:
        monkeypatch.setattr(identity, "_version", lambda name: "0.0.1" if name == "rensa" else version(name))
        assert identity.program() != before
        assert manifest.changed(said) == [f"rensa ({version('rensa')}, now 0.0.1)"]
    finally:
        identity.program.cache_clear()


def test_what_is_installed_since_is_no_reason_to_refuse() -> None:
    """`missing_extra` says: install it, then `heshu retry`.  To have lost one is: its files would be lost, too."""
    now = identity.deciders()
    libraries = now["libraries"]
    assert manifest.changed({**now, "libraries": {**libraries, "py7zr": None}}) == []
    gone = {**now, "libraries": {**libraries, "py6zr": "1.0"}}
    assert manifest.changed(gone) == ["py6zr (1.0, now not installed)"]
