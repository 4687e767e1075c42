"""What a report says of its names beside them: Latin ones in brackets, daughters, a title that is a legal name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.base import Enterprise
from extractors.name.parts import is_legal, parts
from pipeline.linking.known import is_known

_DAUGHTER = re.compile(r"(?:[子分孙]公司|合资公司|设立|成立|组建)[“\"（(]?$")
_BEFORE_DAUGHTER = frozenset('司立建“"（(')  # its last character, which settles most mentions


def is_new(title: str, names: set[str]) -> bool:
    """Return whether a legal name may have short ones among some names, and is none of them, spelt so or otherwise."""
    short = any(name[:2] in title and not name.endswith("有限公司") for name in names)
    if not short or title in names or not is_legal(title):
        return False
    core = parts(title).core
    return not any(name.endswith("公司") and is_legal(name) and parts(name).core == core for name in names)


def latin_names(text: str, enterprises: Sequence[Enterprise]) -> dict[str, str]:
    """Return the Chinese name before each Latin one in brackets, and the longer Latin name of which another is short.

    欧司朗(Osram)公司; Atlas is AtlasIron, but of a firm widely known (Samsung) the longer name may be a daughter's.
    """
    found: dict[str, str] = {}
    foreign = sorted({m.text for m in enterprises if m.text.isascii()})
    for before, mention in pairwise(enterprises) if foreign else ():
        inside = text[before.end : mention.start] in ("(", "（") and text[mention.end : mention.end + 1] in (")", "）")
        if inside and mention.text.isascii() and not before.text.isascii():
            found.setdefault(mention.text, before.text)
    for name in foreign:
        longer = [other for other in foreign if other.startswith(name) and _goes_on(other[len(name) :])]
        if len(longer) == 1 and name not in found and not is_known(name):
            found[name] = longer[0]
    return found


def _goes_on(rest: str) -> bool:
    """Return whether what follows a Latin word is another word of a name: Atlas|Iron."""
    return rest[:1].isupper() or (rest[:1] == " " and rest[1:2].isupper())


def daughters(text: str, enterprises: Sequence[Enterprise]) -> frozenset[str]:
    """Return names introduced as a subsidiary or as newly set up: their bare trade name is not theirs."""
    return frozenset(
        m.text
        for m in enterprises
        if text[m.start - 1 : m.start] in _BEFORE_DAUGHTER and _DAUGHTER.search(text, max(0, m.start - 6), m.start)
    )
