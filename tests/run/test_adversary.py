"""What happens around a run: servers that lie, files that shrink, folders that go, names that are no text."""

from __future__ import annotations

import http.server
import os
import shutil
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

import pipeline
from pipeline.ingest import Page
from pipeline.job import local
from pipeline.storage import write
from tests import formats_made as made
from tests.inputs import items
from tests.run.http_served import served
from tests.run.test_retry import places

TEXT = made.REPORT.encode()
HERE = pipeline.Options(guard=False, report=False)


class Liar(http.server.BaseHTTPRequestHandler):
    """A server that answers in every wrong way, named by the path."""

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, body: bool) -> None:
        kind = self.path.strip("/")
        self.send_response(302 if kind == "loop.txt" else 500 if kind == "error.txt" else 200)
        if kind == "loop.txt":
            self.send_header("Location", "/loop.txt")
        length = {"short.txt": len(TEXT) + 500, "long.txt": 20, "sound.txt": len(TEXT)}.get(kind)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()
        if body and kind not in ("loop.txt", "error.txt"):
            try:
                for _ in range(3000 if kind == "endless.txt" else 1):
                    self.wfile.write(TEXT * 100 if kind == "endless.txt" else TEXT)
            except OSError:
                pass  # the other side had enough

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def liar() -> Iterator[str]:
    pytest.importorskip("aiohttp")
    with served(Liar) as address:
        yield address


@pytest.mark.parametrize(
    ("name", "reasons"),
    [
        ("sound.txt", {None}),
        ("loop.txt", {"unreadable", "not_found"}),
        ("error.txt", {"unreadable", "not_found"}),
        ("short.txt", {"unreadable", "truncated"}),
        ("long.txt", {"unreadable", "truncated"}),
        ("endless.txt", {"too_long"}),
    ],
)
def test_a_server_that_lies(liar: str, name: str, reasons: set[str | None]) -> None:
    (item,) = items(f"{liar}/{name}", max_chars=1_000_000)
    assert (None if isinstance(item, Page) else item.reason) in reasons, item


def test_a_server_that_lies_costs_its_own_file(liar: str, tmp_path: Path) -> None:
    """Errors of the library that fetches ended the run."""
    given = [f"{liar}/{name}.txt" for name in ("short", "long", "loop", "sound")]
    summary = pipeline.run(given, tmp_path / "out", HERE)
    assert (summary.counts["documents"], summary.counts["rejects"]) == (1, 3)


def test_what_lies_in_a_folder_is_a_document_or_a_reject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    monkeypatch.chdir(folder)
    names = ("a.txt", "A.TXT", "b\n.txt", os.fsdecode(b"\xff\xfe.txt"), "长" * 80 + ".txt", " .txt", "-rf", "%s{0}.txt")
    for name in names:
        Path(name).write_bytes(TEXT + os.fsencode(name).hex().encode())
    os.link("a.txt", "hard.txt")
    os.mkfifo("pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")
        if not os.geteuid():
            os.mknod("null.txt", stat.S_IFCHR | 0o666, os.makedev(1, 3))
        summary = pipeline.run([str(folder)], tmp_path / "out", HERE)
    special = 2 + (not os.geteuid())
    assert summary.counts["documents"] == len(names) + 1
    assert summary.rejects == {"not_a_file": special}
    assert len(places(tmp_path / "out")) == len(names) + 1


@pytest.mark.parametrize("change", ["shrinks", "grows", "goes", "becomes a folder"])
def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    """The tables are those of what it is in the end, or a reject says what became of it."""
    folder = tmp_path / "in"
    folder.mkdir()
    path = folder / "rows.jsonl"
    path.write_text("".join(f'{{"text": "实现利润{n}万元。"}}\n' for n in range(2000)), encoding="utf-8")
    (folder / "sound.txt").write_bytes(TEXT)
    from pipeline.engines import group

    real, done = group.pages, []

    def changing(*arguments: object) -> Iterator[object]:
        for number, page in enumerate(real(*arguments)):
            if number == 50 and not done:
                done.append(True)
                path.unlink()
                if change == "becomes a folder":
                    path.mkdir()
                elif change != "goes":
                    path.write_text(
                        '{"text": "实现利润7万元。"}\n' * (3 if change == "shrinks" else 3000), encoding="utf-8"
                    )
            yield page

    monkeypatch.setattr(group, "pages", changing)
    pipeline.run([str(folder)], tmp_path / "out", HERE)
    rows = [record for name, record in places(tmp_path / "out") if name == "rows.jsonl"]
    rejects = places(tmp_path / "out", "rejects")
    assert len(rows) == {"shrinks": 3, "grows": 3000}.get(change, 0)
    assert bool(rejects) == (change not in ("shrinks", "grows"))
    assert ("sound.txt", "") in places(tmp_path / "out")


@pytest.mark.parametrize("what", ["tables", "work"])
def test_a_folder_that_is_removed_in_mid_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    """The old tables may go: the new ones take their place.  Where the working folder goes the run ends and says so."""
    (tmp_path / "a.txt").write_bytes(TEXT)
    out = tmp_path / "out"
    pipeline.run([str(tmp_path / "a.txt")], out, HERE)
    real = local.finish

    def removing(*arguments: object) -> object:
        shutil.rmtree(out if what == "tables" else tmp_path / ".out.partial")
        return real(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(local, "finish", removing)
        if what == "tables":
            pipeline.run([str(tmp_path / "a.txt")], out, HERE, overwrite=True)
        else:
            with pytest.raises(write.OutputError, match="then run the same command again"):
                pipeline.run([str(tmp_path / "a.txt")], out, HERE, overwrite=True)
    assert places(out) == [("a.txt", "")]
    pipeline.run([str(tmp_path / "a.txt")], out, HERE, overwrite=True)
    assert places(out) == [("a.txt", "")]
