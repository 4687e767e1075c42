"""Plants in reports that others wrote: the project's corpus and, where it is present, ../shared/text.

Only what can be broken without understanding the sentence: a sign is dropped, a value leaves a 分别 list, a share
passes one hundred, a growth no longer follows from its levels, the signature moves to another year.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from random import Random

from .markup import either, mark, read
from .plants import Plant

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = ROOT.parent / "shared" / "text" / "work_reports.jsonl.gz"
LONGEST = 6000
_NUMBER = r"(?<![\d.．,，])\d{1,3}(?:\.\d{1,2})?"
_GROWTH = re.compile(rf"(?:增长|增|提高|上升)(?P<rate>{_NUMBER}[%％])(?=[,，。;；])")
_OF = re.compile(r"占[^,，。;；\d]{2,14}的(?:比重为|比重达)?(?P<share>[1-9]\d?\.\d[%％])(?=[,，。;；])")
_LIST = re.compile(
    rf"(?<=[,，。])(?P<things>[^,，。;；、\d和与及等]{{2,9}}、[^,，。;；、\d和与及等]{{2,9}})(?:同比|比上年)?分别(?:增长|提高|达到?)"
    rf"(?P<values>{_NUMBER}[%％][、和]{_NUMBER}[%％])(?=[,，。;；])"
)
_FROM_TO = re.compile(
    r"由(?:上年的|\d{4}年的)?(?P<a>\d{2,6}(?:\.\d+)?)(?P<u>[万亿]?[元家件人])?(?:增至|增加到|提高到|增长到)"
    r"(?P<b>\d{2,6}(?:\.\d+)?)[万亿]?[元家件人][,，](?:年均)?增长(?P<g>\d{1,2}(?:\.\d)?[%％])"
)
_SIGNED = re.compile(r"\n(?P<year>20\d\d)年1[12]月(?:\d{1,2}日)?\s*$")
Edit = Callable[[re.Match[str], Random], list[tuple[str, int, int, str]]]


def _drop_sign(found: re.Match[str], rng: Random) -> list[tuple[str, int, int, str]]:
    """Drop the sign of a rate."""
    return [("S", *found.span("rate"), found["rate"][:-1])]


def _pass_hundred(found: re.Match[str], rng: Random) -> list[tuple[str, int, int, str]]:
    """Let a share pass one hundred."""
    return [("S", *found.span("share"), f"1{found['share'].zfill(5)}")]


def _one_more(found: re.Match[str], rng: Random) -> list[tuple[str, int, int, str]]:
    """Insert a value into a list."""
    return [("A", *found.span("things"), found["things"]), ("S", *found.span("values"), f"{found['values']}、6.3%")]


def _no_longer(found: re.Match[str], rng: Random) -> list[tuple[str, int, int, str]]:
    """Let a growth no longer follow from its levels."""
    wrong = Decimal(found["g"][:-1]) + rng.randint(7, 20)
    return [
        ("A", *found.span("a"), found["a"]),
        ("A", *found.span("b"), found["b"]),
        ("S", *found.span("g"), f"{wrong}%"),
    ]


def _other_year(found: re.Match[str], rng: Random) -> list[tuple[str, int, int, str]]:
    """Move a signature to another year."""
    return [("S", *found.span("year"), str(int(found["year"]) + rng.choice((-2, 2, 3))))]


EDITS: tuple[tuple[str, str, re.Pattern[str], Edit], ...] = (
    ("S6", "sign", _GROWTH, _drop_sign),
    ("S9", "share", _OF, _pass_hundred),
    ("S3", "list", _LIST, _one_more),
    ("S10", "growth", _FROM_TO, _no_longer),
    ("D1", "signed", _SIGNED, _other_year),
)


def texts(shared: Path = SHARED) -> Iterator[tuple[str, str]]:
    """Yield (origin, text) of the corpus and of the shared reports."""
    for path in sorted((ROOT / "corpus" / "gold").glob("*.txt")):
        yield "corpus", path.read_text("utf-8")
    if shared.is_file():
        with gzip.open(shared, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield "shared", f"{row['title']}\n{row['text'][:LONGEST]}".replace("⟦", "").replace("‹", "")


def plants(per_check: int, seed: int, shared: Path = SHARED) -> list[Plant]:
    """Return plants in real reports: each report once at most for a check."""
    out: list[Plant] = []
    counts = dict.fromkeys((check for check, *_ in EDITS), 0)
    for number, (origin, text) in enumerate(texts(shared)):
        for check, scheme, pattern, edit in EDITS:
            rng = Random(f"{seed}:{check}:real:{number}")
            found = list(pattern.finditer(text))
            if not found or counts[check] >= per_check:
                continue
            counts[check] += 1
            marked = _edited(text, edit(rng.choice(found), rng))
            twins = ((read(marked, planted=False), read(marked, planted=True)),)
            out.append(Plant(f"{check}-real-{number}", check, f"real:{scheme}", origin, twins))
    return out


def _edited(text: str, edits: list[tuple[str, int, int, str]]) -> str:
    """Return a text with places marked, and changed in the planted twin."""
    for side, start, end, other in sorted(edits, key=lambda edit: edit[1], reverse=True):
        text = text[:start] + mark(side, either(text[start:end], other)) + text[end:]
    return text
