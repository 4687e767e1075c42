"""`python -m tests.archive N --out FOLDER`."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from .pages import write_archive


def main() -> None:
    """Write an archive and say what is in it."""
    parser = argparse.ArgumentParser(prog="python -m tests.archive", description=__doc__)
    parser.add_argument("size", type=int, help="number of reports, about")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if (args.out / "truth.json").exists():
        shutil.rmtree(args.out)
    reports = write_archive(args.out, args.size, args.seed).reports
    copies = sum(report.copy_of is not None for report in reports)
    errors = sum(report.error is not None for report in reports)
    print(f"{len(reports):,} reports ({copies:,} copies, {errors:,} in planted errors) in {args.out / 'in'}")


if __name__ == "__main__":
    main()
