"""What a pattern can begin with is read out of it, and a pattern that skips ahead to it finds the same."""

from __future__ import annotations

import importlib
import random
import re
import sys
from pathlib import Path

import pytest

from pipeline.startup.first_chars import first_chars, noted

COMPILER = importlib.import_module("re._compiler")
REPORTS = sorted((Path(__file__).parents[2] / "corpus/raw").rglob("*.txt"))

TOLD = [
    ("(?:涨|跌|[升降])幅", "涨跌升降"),
    ("(?<!其)中,", "中"),
    ("(?P<whole>\\d+)元", "0123456789"),
    ("约?(?:近|超)?[一二]成", "约近超一二"),
    ("(?:(?:上升|上涨)|(?:下降|跌))[到至为]", "上下跌"),
    ("(?:甲|乙?)丙", "甲乙丙"),
    ("(?=[甲乙])(?:甲|丙)", "甲丙"),
    ("(?P<a>甲)\\1|乙", "甲乙"),
    ("(?:甲乙){2,3}?丙", "甲"),
    ("^[甲乙]|丙", "甲乙丙"),
]
SILENT = [
    "[^,]甲",
    ".?甲",
    "[一-鿿]{0,4}公司",
    "甲?",
    "(?:甲|)",
    "(?:[^,]|甲)乙",
    "(?P<a>甲?)\\1乙",
    "(?i:a)b|c",
    "\\B",
]


def read(pattern: str) -> list | None:
    """Return what is read out of a pattern."""
    return first_chars(COMPILER._parser.parse(pattern))


@pytest.mark.parametrize(("pattern", "chars"), TOLD)
def test_first_characters_are_read_out_of_the_pattern(pattern, chars) -> None:
    found = re.compile(f"[{''.join(_as_class(*one) for one in read(pattern))}]")
    assert {char for char in "0123456789一二三上下升降跌涨中其约近超成到甲乙丙元," if found.match(char)} == set(chars)


def _as_class(op, value) -> str:
    """Return an item of a class as it is written."""
    name = str(op)
    if name == "RANGE":
        return f"{chr(value[0])}-{chr(value[1])}"
    return chr(value) if name == "LITERAL" else "\\d"


@pytest.mark.parametrize("pattern", SILENT)
def test_what_can_begin_with_anything_tells_nothing(pattern) -> None:
    assert read(pattern) is None


def found(pattern: re.Pattern[str], text: str) -> list[tuple]:
    """Return all that a pattern finds, from the start and from a place within, and what it leaves."""
    places = ((0, len(text)), (len(text) // 3, len(text) - len(text) // 4))
    told = [(m.span(), m.groups()) for place in places for m in pattern.finditer(text, *place)]
    return [*told, pattern.search(text) is None, pattern.sub("_", text)]


@pytest.mark.parametrize("pattern", [*(pattern for pattern, _ in TOLD), *SILENT, "(?i)(?:a|b)c", "(?m)^(?:甲|[乙丙])$"])
def test_patterns_find_the_same(pattern) -> None:
    plain = COMPILER.compile(pattern)
    with noted(COMPILER):
        skipping = COMPILER.compile(pattern)
    draw = random.Random(7)
    for _ in range(300):
        text = "".join(draw.choices("甲乙丙中其涨跌升幅上下降到约近一二成10元,\naAbCc", k=draw.randrange(24)))
        assert found(skipping, text) == found(plain, text)


def test_all_patterns_of_ours_find_the_same_in_reports() -> None:
    text = "\n".join(path.read_text(encoding="utf-8", errors="ignore") for path in REPORTS)[:20_000]
    changed = 0
    for pattern in _ours():
        plain = COMPILER.compile(pattern.pattern, pattern.flags)
        with noted(COMPILER):
            skipping = COMPILER.compile(pattern.pattern, pattern.flags)
        if plain != skipping:
            changed += 1
            told = [[(m.span(), m.groups()) for m in one.finditer(text)] for one in (plain, skipping)]
            assert told[0] == told[1], pattern.pattern
    assert changed


def _ours() -> list[re.Pattern[str]]:
    """Return the patterns that modules of ours hold."""
    importlib.import_module("pipeline.engines.extraction")
    modules = [module for name, module in sys.modules.items() if name.startswith(("pipeline.", "extractors."))]
    held = {value for module in modules for value in vars(module).values() if isinstance(value, re.Pattern)}
    return [one for one in held if isinstance(one.pattern, str)]
