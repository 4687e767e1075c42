"""Lists and totals of the first page, against their annotation; skipped where ../shared is absent."""

import json

import pytest

from pipeline.score import gold as score
from tests.conftest import SHARED

SEED = SHARED / "gold" / "seed"


@pytest.mark.skipif(not SEED.is_dir(), reason="../shared is absent")
def test_lists_after_respectively():
    """A list whose counts agree is dealt out in order; five indicators and four rates are not."""
    for path in sorted(SEED.glob("part-*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        placed = score.read_text(path.with_suffix(".txt"))
        figures = [item for item in placed if item.mention.kind_of != "enterprise"]
        for listed in gold["respective_lists"]:
            rates = [
                item.reading.metrics[item.number]
                for item in figures
                if listed["start"] <= item.start < listed["end"] and item.mention.kind_of == "percentage"
            ]
            assert len(rates) == len(listed["values"])
            names = [rate.metric for rate in rates]
            assert names == (listed["metrics"] if listed["aligned"] else [None] * len(names))


@pytest.mark.skipif(not SEED.is_dir(), reason="../shared is absent")
def test_parts_point_at_their_wholes():
    """Every part of an annotated total that is an amount or a patent count names that total."""
    found = 0
    for path in sorted(SEED.glob("part-*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        facts = {fact["id"]: fact for fact in gold["facts"]}
        placed = [item for item in score.read_text(path.with_suffix(".txt")) if item.mention.kind_of != "enterprise"]
        at = {item.start: item for item in placed}
        for total in gold["part_whole"]:
            whole = facts[total["whole"]]
            if whole["class"] not in ("money", "patents"):
                continue
            for part in total["parts"]:
                item = at[facts[part]["value_start"]]
                assert item.reading.metrics[item.number].part_of == at[whole["value_start"]].number
                found += 1
    assert found >= 5
