"""`python -m tests.campaign [--parts zip,tar] [--members N] …`: the campaign; exit code 1 where a promise is broken."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.campaign.parts import PARTS

SIZES = {"kills": 100, "files": 10_000, "members": 1_000_000, "reports": 1_000, "workers": 20, "seconds": 600}


def main(arguments: Sequence[str]) -> int:
    """Do the parts asked for, and print a line for each."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaign", description=__doc__)
    parser.add_argument("--parts", default=",".join(PARTS), help=f"of {','.join(PARTS)}")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--small", dest="large", action="store_false", help="hostile inputs at the size of the tests")
    parser.add_argument("--case", default="", help="only the hostile inputs whose name holds this")
    for name, size in SIZES.items():
        parser.add_argument(f"--{name}", type=int, default=size)
    asked = parser.parse_args(arguments)
    broken = 0
    for part in asked.parts.split(","):
        began = time.monotonic()
        try:
            with tempfile.TemporaryDirectory() as name:
                said = PARTS[part](Path(name), asked)
        except AssertionError as error:
            broken, said = broken + 1, f"VIOLATION: {str(error)[:3000]}"
        print(f"{part}: {said} [{time.monotonic() - began:.0f} s]", flush=True)
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
