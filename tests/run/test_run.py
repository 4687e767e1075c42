"""The main job, end to end, on small inputs made here."""

import gzip
import hashlib
import json
import os
import subprocess
import sys

import pandas as pd
import pyarrow.parquet as pq
import pytest

import pipeline
from pipeline import extract, tables
from pipeline.reasons import REJECT_REASONS
from pipeline.storage import write
from tests.conftest import REPORT, ROOT

HERE = pipeline.Options(guard=False, report=False)  # where neither is what a test is about


def load(out, table):
    return pd.read_parquet(out / table, dtype_backend="pyarrow")


def test_a_run_writes_every_table(report_file, tmp_path):
    summary = pipeline.run([str(report_file)], tmp_path / "out")
    assert summary.counts["documents"] == 1
    for table, schema in tables.SCHEMAS.items():
        assert pq.read_table(tmp_path / "out" / table).schema.names == schema.names
    money = load(tmp_path / "out", "money")
    assert list(money["text"]) == ["12.5亿元", "3600万元"]
    assert [str(v) for v in money["low"]] == ["1250000000.000000", "36000000.000000"]
    assert set(load(tmp_path / "out", "registry")["canonical"]) == {"山东恒盛集团有限公司"}
    assert list(load(tmp_path / "out", "patents")["count"]) == [36, 7]
    assert list(load(tmp_path / "out", "percentages")["low_pct"].astype(str)) == ["8.200000"]


def test_every_cell_slices_back(report_file, tmp_path):
    pipeline.run([str(report_file)], tmp_path / "out", HERE)
    texts = dict(load(tmp_path / "out", "documents")[["doc_id", "text"]].itertuples(index=False))
    for table in ("enterprises", "money", "percentages", "patents"):
        rows = load(tmp_path / "out", table)
        assert len(rows)
        for row in rows.itertuples():
            assert texts[row.doc_id][row.start : row.end] == row.text


def test_the_manifest_tells_program_counts_lexicons_and_inputs(report_file, tmp_path):
    pipeline.run([str(report_file)], tmp_path / "out")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["program"] == "heshu"
    assert manifest["counts"]["money"] == 2
    assert "legal_forms" in manifest["lexicons"]
    assert len(manifest["input_fingerprint"]) == 32


def test_refuses_a_folder_that_is_not_ours(report_file, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.doc").write_text("mine", encoding="utf-8")
    for overwrite in (False, True):
        with pytest.raises(write.OutputError, match="not written by heshu"):
            pipeline.run([str(report_file)], out, overwrite=overwrite)
    assert (out / "thesis.doc").read_text(encoding="utf-8") == "mine"


def test_replaces_its_own_only_when_told(report_file, tmp_path):
    out = tmp_path / "out"
    pipeline.run([str(report_file)], out, HERE)
    with pytest.raises(write.OutputError, match="--overwrite"):
        pipeline.run([str(report_file)], out, HERE)
    assert pipeline.run([str(report_file)], out, HERE, overwrite=True).counts["documents"] == 1


def test_a_run_that_is_interrupted_leaves_only_what_the_next_one_uses(report_file, tmp_path, interrupted):
    interrupted([report_file], HERE)
    assert sorted(p.name for p in tmp_path.iterdir()) == [".out.partial", "in"]
    assert pipeline.run([str(report_file)], tmp_path / "out").reused == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in", "out"]


def test_a_fault_on_one_report_is_a_reject(report_file, tmp_path, monkeypatch):
    (report_file.parent / "zz.txt").write_text("另一份报告。实现利润300万元。\n", encoding="utf-8")
    real = extract.doc_id_of

    def fussy(text):
        if "柳河镇" in text:
            raise ZeroDivisionError("planted")
        return real(text)

    monkeypatch.setattr(extract, "doc_id_of", fussy)
    pipeline.run([str(report_file.parent)], tmp_path / "out", HERE)
    rejects = load(tmp_path / "out", "rejects")
    assert list(rejects["reason"]) == ["extraction_failed"]
    assert "planted" in rejects["detail"][0]
    assert rejects["trace"][0].splitlines()[-1].endswith(" fussy")
    assert "pipeline.extract:" in rejects["trace"][0]
    assert str(tmp_path) not in rejects["trace"][0]
    assert rejects["content"][0] == hashlib.blake2b(report_file.read_bytes(), digest_size=16).hexdigest()
    assert len(load(tmp_path / "out", "documents")) == 1


def test_the_same_text_twice_is_counted_once(report_file, tmp_path):
    (report_file.parent / "copy.txt").write_text(REPORT, encoding="utf-8")
    pipeline.run([str(report_file.parent)], tmp_path / "out", HERE)
    documents = load(tmp_path / "out", "documents")
    assert len(documents) == 2
    assert documents["duplicate_of"].isna().sum() == 1
    assert len(load(tmp_path / "out", "money")) == 2


def test_workers_do_not_change_the_tables(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(150):
        text = REPORT.replace("12.5", f"{number + 1}.5").replace("2015", str(1990 + number % 30))
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    for workers in (1, 2):
        pipeline.run([str(folder)], tmp_path / f"out{workers}", pipeline.Options(workers=workers, report=False))
    for table in tables.TABLES:
        one, two = (pq.read_table(tmp_path / f"out{n}" / table) for n in (1, 2))
        assert one.equals(two)


def test_every_input_is_in_documents_or_rejects(report_file, tmp_path):
    folder = report_file.parent
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 50)
    (folder / "rows.jsonl").write_text('{"text": "实现利润300万元。"}\n{bad\n[1]\n{"id": 7}\n', encoding="utf-8")
    with gzip.open(folder / "more.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write('{"id": "a", "text": "上缴税金20万元。"}\n')
    locked = folder / "locked.txt"
    locked.write_text("x", encoding="utf-8")
    locked.chmod(0)
    pipeline.run([str(folder), str(folder / "gone.txt")], tmp_path / "out", pipeline.Options(report=False))
    locked.chmod(0o600)
    documents, rejects = load(tmp_path / "out", "documents"), load(tmp_path / "out", "rejects")
    names = {os.path.basename(s) for s in [*documents["source"], *rejects["source"]]}
    assert {"report.txt", "empty.txt", "picture.txt", "rows.jsonl", "more.jsonl.gz", "locked.txt", "gone.txt"} <= names
    assert set(rejects["reason"]) <= set(REJECT_REASONS)
    assert len(rejects[rejects["source"].str.endswith("rows.jsonl")]) == 3


@pytest.mark.parametrize("options", ["", ', lexicon="words"'])
def test_a_plain_script_is_run_once(tmp_path, options):
    """Workers do not import the script that calls us: it needs no `if __name__ == "__main__"`."""
    (tmp_path / "in").mkdir()
    for number in range(9):
        (tmp_path / "in" / f"{number}.txt").write_text(f"柳林镇{number}号工作总结\n实现利润300万元。", encoding="utf-8")
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "known_names.tsv").write_text("name\tkind\n量子猫\tshort\n", encoding="utf-8")
    script = f"""
import pipeline as heshu
print(heshu.run(["in"], "out", heshu.Options(workers=2, report=False{options})).counts["documents"])
"""
    (tmp_path / "script.py").write_text(script, encoding="utf-8")
    setting = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "script.py"]
    done = subprocess.run(command, cwd=tmp_path, env=setting, capture_output=True, text=True, check=False)
    assert done.stdout == "9\n", done.stderr


def test_a_fall_is_negative_and_its_bound_turns_round(tmp_path):
    (tmp_path / "a.txt").write_text("柳林镇2011年工作总结\n2011年全镇单位能耗下降5%以上。", encoding="utf-8")
    pipeline.run([str(tmp_path / "a.txt")], tmp_path / "out", pipeline.Options(workers=1, report=False))
    fact = load(tmp_path / "out", "facts").iloc[0]
    assert (pd.isna(fact["low"]), fact["high"], fact["qualifier"]) == (True, -5, "at_most")
    printed = load(tmp_path / "out", "percentages").iloc[0]
    assert (printed["low_pct"], printed["qualifier"], printed["falling"]) == (5, "at_least", True)
