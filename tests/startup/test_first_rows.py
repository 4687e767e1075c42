"""Until the first rows of a small file are on disk, a run loads nothing they can do without; later all is there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.startup.late_parquet import write_table

LATER = ["duckdb", "jinja2", "multiprocessing", "numpy", "pandas", "pyarrow.compute", "pyarrow.fs", "rich", "ssl"]
PROGRAM = f"""
import json, os, sys
put = os.replace

def told(making, target):
    put(making, target)
    if os.path.basename(os.path.dirname(target)) == "shards":
        print(json.dumps([name for name in {LATER} if name in sys.modules]))
        os.replace = put

os.replace = told
from pipeline.__main__ import program
program()
"""
TEXT = "柳河镇2015年工作总结\n山东恒盛集团有限公司实现销售收入12.5亿元,同比增长8.2%,申请专利36件。\n"


def test_a_small_run_loads_the_rest_behind_the_first_rows(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-c", PROGRAM, "run", str(page), "--out", str(tmp_path / "out"), "--quiet"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert json.loads(done.stdout.splitlines()[0]) == ([] if sys.platform == "linux" else ["numpy"])
    assert pq.read_table(tmp_path / "out" / "money").num_rows == 1


def test_a_table_is_written_as_arrow_writes_it(tmp_path: Path) -> None:
    table = pa.table({"number": [1, 2, None] * 40, "words": ["增长", "下降", "增长"] * 40})
    write_table(table, tmp_path / "a.parquet", "lz4")
    pq.write_table(table, tmp_path / "b.parquet", compression="lz4")
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()
    assert pq.read_table(tmp_path / "a.parquet").equals(table)
