"""No module needs another that needs it: neither when it loads nor for the types it speaks of."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT


def name_of(path: Path, root: Path) -> str:
    """Return the dotted name of a module."""
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def imported(path: Path, modules: dict[str, Path]) -> Iterator[str]:
    """Yield the modules among some that a file imports at any place."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name for name in inner if name in modules)
            if node.module in modules and not all(name in modules for name in inner):
                yield node.module


def graph(root: Path) -> dict[str, set[str]]:
    """Return what each module of our packages imports; `pipeline` itself only lists its exports, and is left out."""
    paths = [path for package in ("extractors", "pipeline") for path in sorted((root / package).rglob("*.py"))]
    modules = {name_of(path, root): path for path in paths}
    del modules["pipeline"]
    return {name: set(imported(path, modules)) - {name} for name, path in modules.items()}


def test_no_imports_go_round_in_a_circle() -> None:
    needs = graph(ROOT)
    assert sum(map(len, needs.values())) > 1000
    assert set(TopologicalSorter(needs).static_order()) == set(needs)


def test_a_circle_is_seen_even_where_it_is_of_types_only(tmp_path: Path) -> None:
    for package in ("extractors", "pipeline"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
    (tmp_path / "pipeline" / "a.py").write_text("from pipeline.b import B\n")
    (tmp_path / "pipeline" / "b.py").write_text("if TYPE_CHECKING:\n    from pipeline.a import A\n")
    with pytest.raises(CycleError, match=r"pipeline\.a.*pipeline\.b"):
        list(TopologicalSorter(graph(tmp_path)).static_order())
