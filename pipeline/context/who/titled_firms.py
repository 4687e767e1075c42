"""Pages titled with the name of a firm, as introductions are: 公司 and what names nobody is that firm."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from extractors import enterprises
from extractors.base import Enterprise, Passage
from extractors.folding import fold
from extractors.lexicon import terms
from pipeline.context.who.nominals import Nominal
from pipeline.context.who.subject_of_figure import UNNAMED, Who

_BEFORE = ' 　“"《(\n'  # what may stand before the first word of a text


@lru_cache(maxsize=4096)  # pages of one site share their titles
def titled(title: str | None) -> str | None:
    """Return the name of the firm that a title is, from its first character to its last, or None."""
    name = (title or "").strip()
    if not fold(name).endswith(_forms()):
        return None
    found = enterprises.find(Passage(name))
    only = found[0] if len(found) == 1 else None
    legal = isinstance(only, Enterprise) and only.kind == "legal_name"
    return name if legal and only is not None and len(only.text) == len(name) else None


@cache
def _forms() -> tuple[str, ...]:
    """Return the words that legal names end in."""
    return tuple(terms("legal_forms", kind="legal_name"))


def of_title(text: str, firms: Sequence[Nominal], name: str) -> Who:
    """Return whom a page with the name of a firm for its title speaks of: that firm, as the text first calls it.

    Another firm is spoken of only where the text begins with it: 奥川集团是…, on the page of 奥川科技有限公司.
    """
    folded = fold(name)
    for nominal in firms:
        if is_short_for(fold(nominal.text), folded):
            return Who(nominal.text, nominal.firm)
    opens = firms and not text[: firms[0].start].strip(_BEFORE)
    return Who(firms[0].text, firms[0].firm) if opens else Who(name, UNNAMED)


def is_short_for(short: str, name: str) -> bool:
    """Return whether a name has characters of a longer one in their order: 极光科技 of 极光(北京)科技有限公司."""
    rest = iter(name)
    return all(mark in rest for mark in short)
