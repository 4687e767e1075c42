"""`make audit`: what it says and exits with, whether a database answers, hangs, breaks off or is not there."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.conftest import ROOT

CLEAN = {"name": "click", "version": "8", "vulns": []}
FAULTY = {"name": "jinja2", "version": "3", "vulns": [{"id": "CVE-1", "fix_versions": ["3.1"]}]}
UNKNOWN = {"name": "click", "skip_reason": "not found"}


@pytest.fixture
def audit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit", ROOT / "tools" / "audit.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "constraints.txt").write_text("click==8\njinja2==3\n", encoding="utf-8")
    monkeypatch.setattr(module, "_prepared", lambda _: Path(sys.executable))
    return module


def answering(monkeypatch: pytest.MonkeyPatch, audit: ModuleType, *answers: Any) -> None:
    """Let pip-audit give one answer after the other; one that is no list of packages is broken off."""
    left = iter(answers)

    def run(*_: object) -> Any:
        answer = next(left)
        return subprocess.CompletedProcess([], 0, json.dumps({"dependencies": answer}) if answer else "", "")

    monkeypatch.setattr(audit, "_run", run)


@pytest.mark.parametrize(
    ("answers", "code", "said"),
    [
        ([[CLEAN], [CLEAN]], 0, "1 of 1 packages audited, 0 known vulnerabilities"),
        ([[CLEAN], [CLEAN, FAULTY]], 1, "jinja2 3: CVE-1, mended in 3.1"),
        ([[CLEAN], [CLEAN, UNKNOWN]], 0, "click is not in the database"),
        ([[UNKNOWN], [CLEAN], [FAULTY]], 1, "asking the osv database"),
        ([[UNKNOWN], None], 3, "no database of vulnerabilities answers here"),
        ([[CLEAN], None], 3, "the pypi database broke off"),
    ],
)
def test_what_is_said(
    audit: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answers: list[Any],
    code: int,
    said: str,
) -> None:
    answering(monkeypatch, audit, *answers)
    assert audit.main() == code
    printed = capsys.readouterr().out
    assert printed.startswith("audit: 2 pinned packages")
    assert said in printed


def test_a_database_that_hangs_is_left(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    slow = tmp_path / "python"
    slow.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setattr(audit, "_prepared", lambda _: slow)
    monkeypatch.setenv("AUDIT_SECONDS", "0.5")
    began = time.monotonic()
    assert audit.main() == 3
    assert time.monotonic() - began < 10
    assert "nothing was audited" in capsys.readouterr().out
