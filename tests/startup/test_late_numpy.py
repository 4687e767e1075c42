"""Arrow without numpy until somebody loads that is Arrow as ever; without Arrow's way to be told, it loads numpy."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ALONE = """
import json, sys
from pipeline.startup import late_numpy
{before}
late_numpy.arrow_alone()
import pyarrow as pa, pyarrow.parquet as pq
from pipeline.startup.lean import without_pandas
without_pandas()
pq.write_table(pa.table({{"n": [1, 2]}}), sys.argv[1])
loaded = [late_numpy.is_loaded()]
from pipeline.startup.late_numpy import np
{first}
loaded.append(late_numpy.is_loaded())
pa.array([0])
loaded.append("pandas" in sys.modules)
import numpy
assert np.uint64 is numpy.uint64 and np.zeros is numpy.zeros
said = [
    pa.array(numpy.array([1, 2], numpy.uint64)).to_pylist(),
    pa.array([numpy.int32(3), numpy.float64(2)]).to_pylist(),
    pa.array(numpy.array(["a", None], object)).to_pylist(),
    pa.array([1, 2]).to_numpy().tolist(),
    str(pa.from_numpy_dtype(numpy.dtype("int16"))),
    pa.int32().to_pandas_dtype() is numpy.int32,
    pq.read_table(sys.argv[1]).to_pandas()["n"].tolist(),
    len(pa.Table.from_pandas(pq.read_table(sys.argv[1]).to_pandas())),
]
print(json.dumps([loaded, said]))
"""
SAID = [[1, 2], [3.0, 2.0], ["a", None], [1, 2], "int16", True, [1, 2], 2]


def said(folder: Path, before: str = "", first: str = "") -> list[object]:
    """Return what a new process says."""
    command = [sys.executable, "-c", ALONE.format(before=before, first=first), str(folder / "t.parquet")]
    found: list[object] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="done on Linux only")
@pytest.mark.parametrize("first", ["np.zeros(1)", "import numpy.linalg", "import pyarrow.compute", "import pandas"])
def test_arrow_knows_numpy_whoever_loads_it(tmp_path: Path, first: str) -> None:
    assert said(tmp_path, first=first) == [[False, True, first == "import pandas"], SAID]


@pytest.mark.parametrize(
    "before",
    [
        "import numpy",
        "import pyarrow",
        "late_numpy._TELL = 'none'",
        "late_numpy._LIBRARY = 'none*'",
        "sys.platform = 'x'",
    ],
)
def test_where_arrow_cannot_be_told_of_it_numpy_is_loaded_with_arrow(tmp_path: Path, before: str) -> None:
    assert said(tmp_path, before) == [[True, True, False], SAID]
