"""Reports as files: some pages hold several, some are HTML, and encodings are mixed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from random import Random

from tests.plant.plants import CHECKS, written
from tests.plant.world import rows

from .family import Draft, family
from .firms import Others, Places
from .truth import Report, Truth

_ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "gb18030")
_NUMERALS = "一二三四五六七八九"
_PER_FOLDER = 1000
_PLANTS = 12  # reports with an error of some check, one family in so many
_OF_PLANS = frozenset(row["topic"] for row in rows("fillers") if row["kinds"] == "plan")
_BETWEEN = tuple(check for check in CHECKS if check[0] == "X")


def write_archive(folder: Path, size: int, seed: int = 1) -> Truth:
    """Write about `size` reports below `folder / "in"` and return what they were made of."""
    rng = Random(f"archive:{seed}")
    truth = Truth()
    for number, drafts in enumerate(_families(rng, size)):
        first = len(truth.reports)
        for page in _pages(rng, drafts):
            name = f"{number // _PER_FOLDER:04}/{number:06}_{page[0]}.{rng.choice(('txt', 'txt', 'txt', 'html'))}"
            _write(rng, folder / "in" / name, [drafts[at] for at in page])
            truth.reports += [_report(name, part, number, first, drafts[at]) for part, at in enumerate(page, 1)]
    truth.write(folder / "truth.json")
    return truth


def _families(rng: Random, size: int) -> Iterator[list[Draft]]:
    """Yield families of reports until there are enough."""
    places, made, number = Places(rng), 0, 0
    while made < size:
        number += 1
        drafts = family(rng, places) if number % _PLANTS else _planted(rng, number // _PLANTS, places)
        yield drafts
        made += len(drafts)


def _planted(rng: Random, number: int, places: Places) -> list[Draft]:
    """Return the reports of one plant; every other one is of a check between reports.

    A plan says its target and no more: of the few paragraphs there are for plans, two places would share one by chance.
    """
    among = _BETWEEN if number % 2 else CHECKS
    check = among[number // 2 % len(among)]
    plant = written(check, rng.randint(0, 99), number, Others(Random(f"plant:{number}"), places), set(_OF_PLANS))
    return [Draft(twins[True].text, error=check) for twins in plant.twins]


def _pages(rng: Random, drafts: Sequence[Draft]) -> Iterator[list[int]]:
    """Yield the reports of each page by their places; a copy is on a page of its own, in the order they were made."""
    at = 0
    while at < len(drafts):
        many = rng.randint(2, 3) if rng.random() < 0.1 else 1
        page = [place for place in range(at, min(at + many, len(drafts))) if drafts[place].copy_of is None]
        yield page or [at]
        at += max(len(page), 1)


def _write(rng: Random, path: Path, drafts: Sequence[Draft]) -> None:
    """Write one page."""
    text = drafts[0].text
    if len(drafts) > 1:
        text = "".join(f"第{_NUMERALS[at]}篇:\n{draft.text}\n" for at, draft in enumerate(drafts))
    if path.suffix == ".html":
        body = "".join(f"<p>{escape(line)}</p>\n" for line in text.splitlines())
        text = f"<html><head><title>工作总结</title></head><body><div>{body}</div></body></html>"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(rng.choice(_ENCODINGS) if path.suffix == ".txt" else "utf-8"))


def _report(name: str, part: int, number: int, first: int, draft: Draft) -> Report:
    """Return the truth of one report; pages keep the order in which the family was made."""
    original = None if draft.copy_of is None else first + draft.copy_of
    return Report(name, part, str(number), original, draft.rate, draft.error, draft.names)
