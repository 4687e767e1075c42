"""HTTP servers that say nothing, or a byte now and then: a reject, in time."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

pytest.importorskip("aiohttp", reason="heshu[remote] is not installed")
pytest.importorskip("fsspec", reason="heshu[remote] is not installed")

from pipeline.ingest import Page, read, remote, sources
from pipeline.tables import Reject

OVER = threading.Event()


class _Slow(BaseHTTPRequestHandler):
    """`/silent` sends a head and nothing else, `/trickle` a byte now and then, `/deaf` not even a head."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        if self.path == "/deaf":
            OVER.wait(30)
        self.send_response(200)
        self.send_header("Content-Length", "3000000")
        self.end_headers()

    def do_GET(self) -> None:
        self.do_HEAD()
        while self.path == "/trickle" and not OVER.wait(0.1):
            try:
                self.wfile.write(b"1")
            except OSError:
                return
        OVER.wait(30)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(remote, "SILENT", 0.5)
    monkeypatch.setattr(remote, "REQUEST", 2.0)
    OVER.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), _Slow) as served:
        served.daemon_threads = True
        thread = threading.Thread(target=served.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{served.server_address[1]}"
        OVER.set()
        served.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["silent", "trickle", "deaf"])
def test_a_server_that_never_ends_is_a_reject(server: str, path: str) -> None:
    began, found = time.monotonic(), list[Page | Reject]()
    for source in sources([f"{server}/{path}"]):
        found += [source] if isinstance(source, Reject) else read(source)
    assert time.monotonic() - began < 25
    (reject,) = found
    assert isinstance(reject, Reject)
    assert reject.reason in ("unreadable", "not_found")
