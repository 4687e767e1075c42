"""What finished work is named by: all code that decides about rows is among it, and no input is trusted by its name."""

from __future__ import annotations

import ast
import http.server
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import extractors
import pipeline
from pipeline import folder
from pipeline.engines import identity
from pipeline.job import manifest
from tests.run.http_served import served

# What makes no row of a chunk: commands and pages, the last stage (done anew each time), transport; the user's spaCy
# pipeline has a fingerprint of its own.
_DECIDE_NOTHING = {
    "aiohttp", "click", "duckdb", "fsspec", "jinja2", "markupsafe", "pandas", "pyspark-client", "rapidfuzz", "rich",
    "spacy", "xlsxwriter",
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
    _forget()
    version = identity._version
    try:
        monkeypatch.setattr(identity, "_version", lambda name: "0.0.1" if name == "rensa" else version(name))
        assert identity.program() != before
        assert manifest.changed(said) == [f"rensa ({version('rensa')}, now 0.0.1)"]
    finally:
        _forget()


def _forget() -> None:
    identity.program.cache_clear()
    identity.deciders.cache_clear()


def test_what_is_installed_since_is_no_reason_to_refuse() -> None:
    """`missing_extra` says: install it, then `heshu retry`.  To have lost one is: its files would be lost, too."""
    now = identity.deciders()
    libraries = now["libraries"]
    assert manifest.changed({**now, "libraries": {**libraries, "py7zr": None}}) == []
    gone = {**now, "libraries": {**libraries, "py6zr": "1.0"}}
    assert manifest.changed(gone) == ["py6zr (1.0, now not installed)"]


class Server(http.server.BaseHTTPRequestHandler):
    """A server that tells of its one file, beside the size, what `told` says."""

    data, told = b"", dict[str, str]()

    def do_HEAD(self) -> None:
        self._answer(b"")

    def do_GET(self) -> None:
        self._answer(self.data)

    def _answer(self, data: bytes) -> None:
        self.send_response(200)
        for name, value in {"Content-Length": str(len(self.data)), "Accept-Ranges": "none", **self.told}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def uri() -> Iterator[str]:
    pytest.importorskip("aiohttp")
    with served(Server) as address:
        yield f"{address}/a.txt"


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ({"ETag": '"1"'}, {"ETag": '"2"'}),
        ({"Last-Modified": "Sat, 28 Nov 2026 08:00:00 GMT"}, {"Last-Modified": "Sat, 28 Nov 2026 08:00:01 GMT"}),
        ({}, {}),
    ],
)
def test_a_remote_file_is_known_by_more_than_its_name(
    uri: str, monkeypatch: pytest.MonkeyPatch, then: dict[str, str], now: dict[str, str]
) -> None:
    """Of the same length under the same name; without a tag and a date the bytes are fetched."""
    monkeypatch.setattr(Server, "data", "产值3亿元。".encode())
    monkeypatch.setattr(Server, "told", then)
    before = identity.content(uri)
    assert identity.content(uri) == before
    monkeypatch.setattr(Server, "data", "产值5亿元。".encode())
    monkeypatch.setattr(Server, "told", now)
    after = identity.content(uri)
    assert after not in (before, "0")
    assert identity.content(uri) == after
    assert identity.state(uri) == ((int(after, 16),) if now else (0,))


def test_what_a_server_does_not_end_or_give_is_known_once(uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that was read of it is taken for what it gives another time."""
    monkeypatch.setattr(Server, "data", "产值3亿元。".encode())
    gone = "http://127.0.0.1:9/a.txt"
    assert identity.content(gone) != identity.content(gone)
    monkeypatch.setattr(identity, "_BLOCKS", 1)
    assert identity.content(uri) != identity.content(uri)


def test_two_runs_of_other_bytes_have_other_inputs(uri: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fingerprints = []
    for number, value in enumerate("335"):
        monkeypatch.setattr(Server, "data", f"产值{value}亿元。".encode())
        pipeline.run([uri], tmp_path / str(number), pipeline.Options(guard=False, report=False))
        fingerprints.append(folder.manifest(tmp_path / str(number))["input_fingerprint"])
    assert fingerprints[0] == fingerprints[1] != fingerprints[2]
