"""User dictionaries in jieba's format: a word a line, `word [frequency] [tag]`, parted by blanks.

Every word feeds the segmenter (`pipeline.segment`).  A word tagged `nt` (jieba: institution) or `ORG` is besides an
enterprise known by name, under this rule:

- the kind follows the end of the name: …有限公司 and the like as `lexicons/legal_forms.tsv` says, else `other`;
- words without such an end that end as bodies, schools, hospitals or places do (局, 大学, 镇 …:
  `lexicons/body_ends.tsv`) are no enterprises;
- a name of two or three characters without such an end is ambiguous: it counts only where its context shows a firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractors.folding import fold
from extractors.words.tsv import LexiconError, parse, rows_of

_LINE = re.compile(r"(?P<word>.+?)(?: (?P<count>[0-9]+))?(?: (?P<tag>[A-Za-z]+))?")
_FIRMS = frozenset({"nt", "ORG"})
_SHORT = 3
_FOLDER = Path(__file__).parent.parent / "lexicons"


@dataclass(frozen=True, slots=True)
class Word:
    """One entry; `count` and `tag` are None where the line has none; `place` is `file:line`."""

    word: str
    count: int | None
    tag: str | None
    place: str

    def known_name(self) -> dict[str, str] | None:
        """Return the row of `known_names` this word makes, or None where it names no enterprise."""
        name = fold(self.word)
        if self.tag not in _FIRMS or len(name) < 2 or is_body(name):
            return None
        kind = form_kind(name)
        ambiguous = "yes" if kind is None and len(name) <= _SHORT else "no"
        return {"name": name, "kind": kind or "other", "ambiguous": ambiguous, "canonical": name, "source": "user"}


def read_words(path: Path, lines: Sequence[str]) -> Iterator[Word]:
    """Yield the words of one dictionary; raise `LexiconError` at a line that is none."""
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text:
            continue
        found = _LINE.fullmatch(text)
        if found is None or "\t" in text:
            raise LexiconError(f"{path}:{number}: not `word frequency tag` parted by single blanks: {text!r}")
        count = int(found["count"]) if found["count"] else None
        yield Word(found["word"], count, found["tag"], f"{path}:{number}")


@cache
def _ends() -> tuple[str, ...]:
    """Return the ends of names that are no firms."""
    return tuple(row["end"] for row in _read("body_ends"))


@cache
def _forms() -> tuple[tuple[str, str], ...]:
    """Return the ends of names of firms with the kind they give, longest first."""
    rows = [(row["form"], row["kind"]) for row in _read("legal_forms")]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _read(name: str) -> list[dict[str, str]]:
    """Return the rows of a lexicon without the user's words, which this module is about to make."""
    return rows_of(parse((_FOLDER / f"{name}.tsv").read_text(encoding="utf-8"), f"{name}.tsv"))


def form_kind(name: str) -> str | None:
    """Return the kind that the legal form at the end of a folded name gives it, None without one."""
    return next((kind for end, kind in _forms() if name.endswith(end) and len(name) > len(end)), None)


def is_body(name: str) -> bool:
    """Return whether a folded name ends as those of bodies, schools, hospitals and places do, and in no legal form."""
    return name.endswith(_ends()) and form_kind(name) is None
