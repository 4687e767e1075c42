"""Modules loaded with code that was kept are the same; code of another source, or not to be trusted, is not used."""

from __future__ import annotations

import atexit
import importlib
import inspect
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.startup import bundle

SOURCES = {
    "toys/__init__.py": "from toys.inside import deep\nNAMES = ['all']\n",
    "toys/one.py": "import toys\n\ndef ask():\n    return 'one'\n",
    "toys/inside/__init__.py": "",
    "toys/inside/deep.py": "WHERE = __file__, __name__, __package__, __spec__.origin, __spec__.cached\n",
}


@pytest.fixture
def toys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package that is ours, with nothing kept of it; what is to be done when the program ends is done at once."""
    for name, text in SOURCES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(bundle, "_ROOT", str(tmp_path))
    monkeypatch.setattr(bundle, "_OURS", ("toys.",))
    monkeypatch.setattr(bundle, "_MANY", 0)
    monkeypatch.setattr(atexit, "register", lambda call, *args: call(*args))
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    forget()


def forget() -> None:
    """Be another process."""
    for name in [name for name in sys.modules if f"{name}.".startswith("toys.")]:
        del sys.modules[name]
    importlib.invalidate_caches()


def loaded(name: str = "toys") -> dict[str, ModuleType]:
    """Load all in a new process."""
    forget()
    with bundle.bundled(name):
        importlib.import_module("toys.one")
    return {name: module for name, module in sys.modules.items() if f"{name}.".startswith("toys.")}


def from_bundle(name: str = "toys") -> set[str]:
    """Tell which modules are loaded with code that was kept."""
    return {each for each, module in loaded(name).items() if isinstance(module.__loader__, bundle._Loader)}


ALL = {"toys", "toys.one", "toys.inside", "toys.inside.deep"}


def test_the_second_time_all_is_loaded_from_one_file(toys: Path) -> None:
    assert from_bundle() == set()
    before = Path(bundle.place("toys")).stat()
    assert from_bundle() == ALL
    assert Path(bundle.place("toys")).stat().st_ino == before.st_ino
    assert from_bundle("others") == set()


def test_modules_are_what_they_were(toys: Path) -> None:
    first, second = loaded(), loaded()
    for name, module in first.items():
        again = second[name]
        assert again is not module
        for attribute in ("__file__", "__cached__", "__package__", "__path__"):
            assert getattr(again, attribute, None) == getattr(module, attribute, None)
    assert second["toys.inside.deep"].WHERE == first["toys.inside.deep"].WHERE
    assert second["toys.one"].ask() == "one"
    assert inspect.getsource(second["toys.one"].ask) == "def ask():\n    return 'one'\n"
    assert importlib.reload(second["toys.one"]).ask() == "one"
    assert sys.meta_path == [each for each in sys.meta_path if not isinstance(each, bundle._Finder)]


def test_a_changed_source_is_read_and_its_code_is_kept(toys: Path) -> None:
    loaded()
    path = toys / "toys" / "one.py"
    about = path.stat()
    path.write_text(SOURCES["toys/one.py"].replace("'one'", "'two'"), encoding="utf-8")  # as long as before
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns + 2_000_000_000))
    assert from_bundle() == ALL - {"toys.one"}
    assert sys.modules["toys.one"].ask() == "two"
    assert from_bundle() == ALL
    assert sys.modules["toys.one"].ask() == "two"


def test_a_module_that_went_is_not_loaded(toys: Path) -> None:
    loaded()
    (toys / "toys" / "one.py").unlink()
    with pytest.raises(ModuleNotFoundError):
        loaded()


@pytest.mark.parametrize("how", ["cut off", "a bit", "empty", "another file", "writable", "of another python"])
def test_a_file_that_is_not_to_be_trusted_is_not_read(toys: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    loaded()
    target = Path(bundle.place("toys"))
    data = target.read_bytes()
    half = len(data) // 2
    if how == "writable":
        target.chmod(0o666)
    elif how == "of another python":
        monkeypatch.setattr(sys, "version", "another build")
    else:
        damaged = {"cut off": data[:half], "empty": b"", "another file": b"\0" * 40}
        target.write_bytes(damaged.get(how, data[:half] + bytes([data[half] ^ 4]) + data[half + 1 :]))
    assert from_bundle() == set()
    assert not target.stat().st_mode & 0o022
    assert from_bundle() == ALL


def test_it_holds_in_its_own_folder_only(toys: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded()
    monkeypatch.setattr(bundle, "place", lambda _: str(toys / "pipeline" / "__pycache__" / Path(kept).name))
    kept = next((toys / "pipeline" / "__pycache__").iterdir())
    assert from_bundle() == ALL
    monkeypatch.setattr(bundle, "_ROOT", str(toys / "elsewhere"))
    assert from_bundle() == set()


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(toys: Path) -> None:
    (toys / "pipeline").touch()
    assert from_bundle() == set()
    assert sys.modules["toys.one"].ask() == "one"


def test_few_modules_are_not_kept(toys: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "_MANY", 4)
    loaded()
    assert not Path(bundle.place("toys")).exists()


def test_a_command_says_the_same_from_one_file(tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "pipeline", "explain", "柳河机械集团2015年实现产值35亿元"]
    said = [subprocess.run(command, env=env, check=True, capture_output=True).stdout for _ in range(2)]
    assert said[0] == said[1] != b""
    assert [path.name.split(".")[1] for path in tmp_path.rglob("*.marshal") if path.name.startswith("commands")] != []
