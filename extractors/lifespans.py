"""Years that people live or learn on the average: 人均预期寿命77.8岁 · 平均受教育年限由10.2年提高到10.8年.

Ages, terms and dates are no quantities of anything; these are, by the words before them, and so is what one of them
came to.  They are rows of `facts`, as physical quantities are.
"""

from __future__ import annotations

import re

from extractors.base import Example, Passage, Rule
from extractors.count.words import words_before
from extractors.counts import Count
from extractors.number.numerals import read
from extractors.number.qualifiers import around, qualified

_TOLD = re.compile(
    r"(?P<what>受教育年限|预期寿命)(?:已经?|则|将)?(?:[由从]|达到?|提高到?|增加到?|延长到?|上升到?|超过|[为是至约近])*"
    r"(?P<first>[0-9]{1,2}(?:\.[0-9]{1,2})?)(?P<unit>年|岁)(?![前后内以级制])"
    r"(?:(?:提高|增加|延长|上升)[到至](?P<second>[0-9]{1,2}(?:\.[0-9]{1,2})?)(?P=unit))?"
)
_SIGNS = ("受教育年限", "预期寿命")


def years(passage: Passage) -> list[Count]:
    """Return the years that a passage says people live or learn, in text order."""
    if not any(sign in passage.folded for sign in _SIGNS):
        return []
    told = _TOLD.finditer(passage.folded)
    found = (_read(passage, match, name) for match in told for name in ("first", "second") if match[name])
    return [count for count in found if count is not None]


def _read(passage: Passage, match: re.Match[str], name: str) -> Count | None:
    """Return one number of years, with the words that lead up to the first of them."""
    start, end = match.start(name), match.end(name) + len(match["unit"])
    number = read(match[name])
    if number is None:
        return None
    number = qualified(number, around(passage.folded, start, end))
    before, text = words_before(passage.folded, match.end("what")), passage.text[start:end]
    return Count(
        start, end, text, "lifespan", number.low, number.high, number.slack, number.qualifier, match["unit"], "", before
    )


RULES: tuple[Rule, ...] = (
    Rule(
        "lifespan",
        "words for what people live or learn + number of years",
        (
            Example("人均预期寿命76.9岁。", (("76.9岁", "76.9", "76.9", "exact", "岁", "人均预期寿命"),)),
            Example("居民平均预期寿命达到78岁。", (("78岁", "78", "78", "exact", "岁", "居民平均预期寿命"),)),
            Example("平均受教育年限为9.4年。", (("9.4年", "9.4", "9.4", "exact", "年", "平均受教育年限"),)),
            Example(
                "平均受教育年限由9.1年提高到9.8年。",
                (
                    ("9.1年", "9.1", "9.1", "exact", "年", "平均受教育年限"),
                    ("9.8年", "9.8", "9.8", "exact", "年", "平均受教育年限"),
                ),
            ),
            Example("人均受教育年限增加到9.9年。", (("9.9年", "9.9", "9.9", "exact", "年", "人均受教育年限"),)),
            Example("60岁以上老人1.2万。"),
            Example("学制3年,合同年限5年。"),
            Example("设备预期寿命20年以上。"),
        ),
        "only directly behind the words",
    ),
)
