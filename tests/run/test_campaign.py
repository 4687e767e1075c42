"""`make campaign` at a size a test has time for: its lines, its sizes, and that a broken promise is heard of."""

from __future__ import annotations

import os
import re

import pytest

from tests.campaign import disturbed, parts
from tests.campaign.__main__ import SIZES, main
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="memory is read from /proc")


def test_a_part_prints_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--parts", "tar", "--members", "40"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert re.match(
        r"tar: 40 members = 40 documents \+ 0 rejects; \d+ s of CPU, \d+ s, main process \d+ MB, others \(", line
    )


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("signals", "2 runs ended by SIGTERM, SIGINT and SIGHUP"),
        ("pauses", "its tables are those of any other"),
        ("changes", "each record once, or a reject"),
    ],
)
def test_a_run_is_disturbed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, part: str, said: str
) -> None:
    monkeypatch.setattr(disturbed, "MANY", 40)
    assert main(["--parts", part, "--kills", "2"]) == 0, capsys.readouterr().out
    assert said in capsys.readouterr().out


def test_a_broken_promise_is_said_and_the_others_are_tried(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object) -> str:
        raise AssertionError("one file is missing")

    monkeypatch.setitem(parts.PARTS, "ledger", lost)
    monkeypatch.setitem(parts.PARTS, "zip", lambda *_: "all there")
    assert main(["--parts", "ledger,zip"]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("ledger: VIOLATION: one file is missing")
    assert second.startswith("zip: all there")


def test_memory_that_grows_is_a_violation() -> None:
    small, large = parts.Done(0, 1.0, 1.0, 300, (300, 200), ""), parts.Done(0, 10.0, 9.0, 400, (310,), "")
    parts._flat(small, large)
    for grown in (large._replace(each=(500, 310)), large._replace(main=900)):
        with pytest.raises(AssertionError):
            parts._flat(small, grown)


def test_the_makefile_names_all_parts_and_sizes() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^PARTS \?= (.*)$", makefile, re.M)[1].split(",") == list(parts.PARTS)  # type: ignore[index]
    assert set(re.search(r"^SIZES_OF = \$\(foreach name,([^,]*),", makefile, re.M)[1].split()) == set(SIZES)  # type: ignore[index]
