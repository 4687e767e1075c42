"""Files whose path looks as if it named a member of an archive: a folder 加油!, an address with #!/ in it."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from pipeline.cli import heshu
from pipeline.ingest.names import file_of, named, shown
from tests import formats_made as made

TEXT = "江州市明远轴承有限公司实现利润300万元。"


def call(*arguments: object) -> Result:
    return CliRunner().invoke(heshu, [*map(str, arguments)])


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("/data/加油!/报告.txt", r"/data/加油\x21/报告.txt"),
        ("!/!/a!.txt", r"\x21/\x21/a!.txt"),
        ("https://a.example/#!/news/1", r"https://a.example/#\x21/news/1"),
        ("a!b/c!", "a!b/c!"),
        ("a\udcb1!/b", r"a\udcb1\x21/b"),
    ],
)
def test_a_path_is_one_file_and_comes_back(path: str, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(path) == source
    assert file_of(source) == source
    assert file_of(f"{source}!/{shown('b!/c.txt')}") == source
    monkeypatch.setattr("os.path.lexists", lambda found: found == path)
    assert named(source) == path


def test_a_file_that_is_called_like_an_escape_is_itself(tmp_path: Path) -> None:
    (tmp_path / r"a\x21").mkdir()
    (tmp_path / r"a\x21" / "b.txt").write_text(TEXT, encoding="utf-8")
    assert named(r"a\x21/b.txt", str(tmp_path)) == r"a\x21/b.txt"


def test_run_and_retry_in_a_folder_that_ends_in_a_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its files were taken for members of the folder: retry called them gone."""
    folder, out = tmp_path / "加油!", tmp_path / "out"
    (folder / "下!").mkdir(parents=True)
    (folder / "a.zip").write_bytes(made.zipped({"冲!/b.txt": TEXT.encode(), "c.txt": TEXT.encode() * 9}))
    (folder / "下!" / "d.txt").write_text(TEXT * 9 + "。", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert call("run", "加油!", "--out", out, "--max-chars", len(TEXT) + 5, "--quiet").exit_code == 0
    kept = list(pd.read_parquet(out / "documents")["source"])
    assert kept == [r"加油\x21/a.zip!/冲\x21/b.txt"]
    assert sorted(pd.read_parquet(out / "rejects")["source"]) == [r"加油\x21/a.zip!/c.txt", r"加油\x21/下\x21/d.txt"]
    listed = call("retry", out, "--list", "--reason", "too_long")
    assert "not there any more" not in listed.output
    assert call("retry", out, "--max-chars", 5000, "--quiet").exit_code == 0
    assert json.loads((out / "manifest.json").read_text(encoding="utf-8"))["counts"]["rejects"] == 0
    documents = pd.read_parquet(out / "documents")
    assert sorted(documents["source"]) == sorted([*kept, r"加油\x21/a.zip!/c.txt", r"加油\x21/下\x21/d.txt"])
