"""A run of our own loads no pandas, and whoever asks for a frame later gets one."""

import subprocess
import sys

PROGRAM = """
import sys
from pipeline.engines.lean import without_pandas
without_pandas()
import pyarrow as pa
pa.array(["a"])
print("pandas" in sys.modules, pa.table({"a": [1, 2]}).to_pandas().shape, "pandas" in sys.modules)
"""


def test_pandas_is_loaded_when_a_frame_is_wanted():
    told = subprocess.run([sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True).stdout
    assert told.split() == ["False", "(2,", "1)", "True"]
