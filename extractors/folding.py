"""One length-preserving fold before everything: full-width forms to ASCII, traditional characters to simplified ones.

Length is preserved, so offsets into the folded text are offsets into the text.
"""

from __future__ import annotations

import re
from pathlib import Path

# Full-width forms that scraped pages mix with their half-width twins.
# The ideographic comma 、 and full stop 。 are kept: they separate list members and sentences.
_FULL_WIDTH = "０１２３４５６７８９％．，：；（）－～＋／　￥＄–—−﹪﹣￡￦\xa0"
_HALF_WIDTH = "0123456789%.,:;()-~+/ ¥$---%-£₩ "
# In most texts at least one of these occurs, often many: a chain of `str.replace` is the fastest for them.
_FREQUENT = "％．，：；（）　"


def _table() -> dict[str, str]:
    """Return every character that is folded, with its twin."""
    table = dict(zip(_FULL_WIDTH, _HALF_WIDTH, strict=True))
    path = Path(__file__).parent / "lexicons" / "traditional.tsv"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    table.update((line[0], line[2]) for line in lines[1:])
    return table


_TWINS = _table()
_THOUSANDS = re.compile("[0-9]{3}(?![0-9])")
_REPLACED = tuple((char, _TWINS[char]) for char in _FREQUENT)
_REST = "".join(char for char in _TWINS if char not in _FREQUENT)
_RARE = re.compile("[" + _REST + "]")
# The decimal point of older reports (19·5％); 3·15 and 7·23 are days.
_POINTS = "·•・‧"
_ANY = re.compile("[" + "".join(_TWINS) + _POINTS + "]")
# The rest is rare: one character class finds whether there is any, 3 ms a million characters.
_SELDOM = re.compile("[" + _REST + _POINTS + "]")
_POINT = re.compile("[" + _POINTS + "](?<=[0-9].)(?=[0-9]{1,4} ?(?:[%‰亿]|万?元|个?百分点))")


# 参 is a three in amounts written out (参拾万元, 壹仟参佰元), where 叁 is meant, and 參 in its traditional form.
_THREE = re.compile("[参參](?=[拾佰仟])|(?<=[拾佰仟零])[参參](?=[万萬亿億元圆圓角分])")


def _twin(match: re.Match[str]) -> str:
    """Return the twin of one matched character."""
    return _TWINS[match[0]]


def fold(text: str) -> str:
    """Return `text` with full-width digits, signs and brackets as ASCII, 億 as 亿, 19·5% as 19.5% …; same length."""
    if "拾" in text or "佰" in text or "仟" in text:
        text = _THREE.sub("叁", text)
    if _ANY.search(text) is None:
        return text
    for char, twin in _REPLACED:
        text = text.replace(char, twin)
    return _POINT.sub(".", _RARE.sub(_twin, text)) if _SELDOM.search(text) else text


def comma_before(folded: str, floor: int, offset: int) -> int:
    """Return where the last comma between `floor` and `offset` stands that parts no thousands (9,850), -1 if none."""
    at = folded.rfind(",", floor, offset)
    while at > 0 and folded[at - 1].isdigit() and _THOUSANDS.match(folded, at + 1):
        at = folded.rfind(",", floor, at)
    return at
