"""Who may read the tables: those whom the umask of the run lets."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
@pytest.mark.parametrize(("umask", "mode"), [(0o077, 0o700), (0o022, 0o755)])
def test_the_umask_is_heeded(tmp_path: Path, umask: int, mode: int) -> None:
    (tmp_path / "a.txt").write_text("全年实现利润3万元。", encoding="utf-8")
    command = [sys.executable, "-m", "pipeline", "run", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out")]
    subprocess.run([*command, "--quiet"], cwd=ROOT, check=True, umask=umask)
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == mode
