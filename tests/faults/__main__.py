"""`python -m tests.faults`: the long version of tests/test_faults.py and tests/test_ledger.py."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.faults import archive, kill, ledger


def main() -> None:
    """Kill a hundred runs; then account for every file of a random archive of ten thousand."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive.make(folder / "in", 400, asked.seed)
        print("killed:", kill.campaign(folder, folder / "in", asked.kills, asked.seed, "--workers", "2"), flush=True)
    with tempfile.TemporaryDirectory() as name:
        print("ledger:", ledger.balance(Path(name), asked.files, asked.seed))


if __name__ == "__main__":
    main()
