"""Small reports beside the checks' own examples: real errors in many wordings, and clean ones that look suspicious.

Each is read as it stands and as scrapers deliver it: full-width digits, Chinese marks, blanks before units.
"""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest

from pipeline.check import audit
from pipeline.checks import CHECKS
from pipeline.checks.cross import CROSS_CHECKS
from tests.across.test_across import run
from tests.checks.test_check import read
from tests.conftest import ROOT

NAMES = {check.id: check.name for check in (*CHECKS, *CROSS_CHECKS)}
ROWS = [json.loads(line) for line in (ROOT / "tests" / "cases" / "checks.jsonl").open(encoding="utf-8")]
SINGLE = [row for row in ROWS if row["check"][0] != "X"]
SEVERAL = [row for row in ROWS if row["check"][0] == "X"]
WIDE = str.maketrans("0123456789%", "０１２３４５６７８９％")
MARKS = str.maketrans(",;:()", "，；：（）")
DRESS = {
    "plain": lambda text: text,
    "wide": lambda text: text.translate(WIDE),
    "marks": lambda text: re.sub(r"(?<!\d),|[;:()]", lambda mark: mark[0].translate(MARKS), text),
    "blanks": lambda text: re.sub(r"(?<=\d)(?=(?:亿|万)?元)", " ", text),
}
# The damage that S7 looks for is written in half-width digits and with blanks of its own.
PAIRS = [(row, dress) for row in SINGLE for dress in DRESS if row["check"] != "S7" or dress in ("plain", "marks")]


def _id(row):
    return f"{row['check']}-{row['verdict'][:5]}-{row['texts'][0].partition(chr(10))[2][:16]}"


@pytest.mark.parametrize(("row", "dress"), PAIRS, ids=lambda item: item if isinstance(item, str) else _id(item))
def test_one_report(row, dress):
    judged = audit(read(DRESS[dress](row["texts"][0])))
    if row["verdict"] == "inconsistent":  # what two checks find of the same figures is one flag
        raised = {flag.flag_id for flag in judged.flags}
        assert NAMES[row["check"]] in {c.check for c in judged.comparisons if c.flag_id in raised}
        return
    assert not judged.flags
    if row["verdict"] == "undecidable":
        assert row["verdict"] in {c.verdict for c in judged.comparisons if c.check == NAMES[row["check"]]}


@pytest.mark.parametrize("row", SEVERAL, ids=_id)
def test_several_reports(row, tmp_path):
    flags = pd.read_parquet(run(row["texts"], tmp_path) / "flags")
    found = set(flags["check"]) & {check.name for check in CROSS_CHECKS}
    if row["verdict"] == "clean":
        assert not found
    else:
        assert NAMES[row["check"]] in found


@pytest.mark.parametrize("check", [*CHECKS, *CROSS_CHECKS], ids=lambda check: check.id)
def test_every_check_is_shown_twice_both_ways(check):
    verdicts = [case.verdict for case in check.examples] + [r["verdict"] for r in ROWS if r["check"] == check.id]
    assert verdicts.count("inconsistent") >= 2
    assert len(verdicts) - verdicts.count("inconsistent") >= 2
