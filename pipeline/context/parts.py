"""The part a name plays in its clause: subject, object (收购乙公司55%股权) or source (丙研究所的数据显示)."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from extractors.lexicon import load
from pipeline.context.nominals import Nominal

Part = Literal["subject", "object", "source", "report", "listed", "none"]
_SHORTEST_DEED = 4  # characters
_DATE_ENDS = "年月份日周度末底期间后前今来)-"
_END = re.compile("[,。;\n]")
_FOUNDS = re.compile("兴建|组建|创办|创建|创立|设立|成立|发起|合资")
_OWN_WORD = ("发布的", "公布的", "披露的")  # 丙公司发布的数据显示: of itself, if it is no institute
_FOUNDED = re.compile("[^,;。由]{0,4},?(?:是|系|为|乃|属)(?:一家)?由")  # 甲公司是由乙、丙共同组建的企业
_LINKS = ("、", "和", "及", "以及", "或")


@cache
def _markers() -> tuple[re.Pattern[str], tuple[str, ...], frozenset[str]]:
    """Return what makes an object of a later name in the clause, what of the name right after it, and what does not."""
    words: dict[str, list[str]] = {"object": [], "prefix": [], "guard": []}
    for row in load("object_markers"):
        words[row["kind"]].append(row["word"])
    both = sorted([*words["object"], *words["guard"]], key=len, reverse=True)
    return re.compile("|".join(both)), tuple(words["prefix"]), frozenset(words["guard"])


@cache
def _verbs() -> tuple[str, ...]:
    """Return the verbs among the markers: a name right before one does it."""
    return tuple(row["word"] for row in load("object_markers") if row["kind"] == "object" and len(row["word"]) > 1)


def _marked(text: str, start: int, end: int) -> int:
    """Return where the first marker is that is none of the longer words that only look like one, -1 if nowhere."""
    anywhere, _, guards = _markers()
    for match in anywhere.finditer(text, start, end):
        if match[0] not in guards:
            return match.start()
    return -1


@cache
def _cues(*kinds: str) -> tuple[str, ...]:
    """Return the words of some kinds that follow a name."""
    return tuple(row["word"] for row in load("subject_cues") if row["kind"] in kinds)


@cache
def pattern(*kinds: str) -> re.Pattern[str]:
    """Return the words of some kinds as a pattern."""
    return re.compile("|".join(map(re.escape, _cues(*kinds))))


@cache
def _source_endings() -> tuple[str, ...]:
    """Return how the names of firms end that report on others."""
    return tuple(row["ending"] for row in load("source_names"))


def is_listed(text: str, nominal: Nominal, last: Nominal) -> bool:
    """Return whether a name goes on with the list of the one before it."""
    return _links(_between(text, nominal, last), nominal, last)


def _links(between: str, nominal: Nominal, last: Nominal) -> bool:
    """Return whether what stands between two names makes a list of them."""
    return between in _LINKS or (not between and last.kind == nominal.kind == "enterprise")


def _between(text: str, nominal: Nominal, last: Nominal) -> str:
    """Return what stands between two names, without quotes and brackets."""
    return text[last.end : nominal.start].strip('“”"() ')


def part_of(text: str, nominal: Nominal, floor: int, last: Nominal | None) -> Part:
    """Return the part a nominal plays in the clause that begins at `floor`; `last` is the one before it."""
    between, last_end = "", 0
    if last:
        between, last_end = _between(text, nominal, last), last.end
        if _links(between, nominal, last):
            return "listed"
    if last is not None and nominal.firm >= 0 and _is_founder(text, nominal, last, between, floor):
        return "object"
    after = text[nominal.end : nominal.end + 14].lstrip("”\")'》 ")
    prefix = text[last_end if last_end > floor else floor : nominal.start].rstrip('“"( ')
    if prefix.endswith(("由", "的是")) or after.startswith(_cues("holder")):
        return "subject"
    if nominal.firm < 0:
        return _part_of_place(text, nominal, last, between, prefix, floor)
    if _is_object(text, floor, nominal.start, prefix, between, last_end > floor, after):
        return "subject" if prefix.endswith(_cues("pivot")) and _acts(text, nominal) else "object"
    return _speaker(text, nominal, after)


def _is_founder(text: str, nominal: Nominal, last: Nominal, between: str, floor: int) -> bool:
    """Return whether a name is that of a founder of the firm spoken of: 甲公司系由国内龙头企业乙集团投资兴建."""
    if last.firm >= 0 and _FOUNDED.match(between):
        return True
    founds = _FOUNDS.search(text, nominal.end, nominal.end + 8)
    return founds is not None and _FOUNDED.search(text, floor, nominal.start) is not None


def _acts(text: str, nominal: Nominal) -> bool:
    """Return whether a verb and its object follow a name in its clause, not 、 or 等, nor a noun it belongs to."""
    end = _clause_end(text, nominal.end)
    rest = text[nominal.end : end]
    return len(rest) >= _SHORTEST_DEED and not rest.startswith(("、", "和", "及", "与", "等", "的", "以及"))


def _speaker(text: str, nominal: Nominal, after: str) -> Part:
    """Return whether an enterprise that is no object acts, reports, or is only the source of the figures."""
    end = _clause_end(text, nominal.end)
    speaks = after.startswith(_OWN_WORD) and not nominal.text.endswith(_source_endings())
    if end > nominal.end and pattern("report", "back").search(text, nominal.end, end):
        if pattern("back").search(text, nominal.end, end):
            return "object"  # 甲集团成为其客户: of whom the sentence spoke before
        speaks = True
    if (not speaks and pattern("source").search(after, 0, 8)) or (speaks and nominal.text.endswith(_source_endings())):
        return "source"
    return "report" if speaks else "subject"


def _part_of_place(text: str, nominal: Nominal, last: Nominal | None, between: str, prefix: str, floor: int) -> Part:
    """Return the part of a place or a pronoun."""
    after = text[nominal.end : nominal.end + 14]
    last_end = last.end if last else 0
    if nominal.level == "group":
        return "subject"
    if nominal.kind in ("place", "region", "country"):
        if after.startswith(_cues("rank")) or pattern("source").search(after[:10]):
            return "none"
        if last and not between and last.kind == nominal.kind and last.text not in parent(nominal.text):
            return "none"
        if nominal.kind != "region" and not _opens(text, max(floor, last_end), nominal.start):
            return "none"
        if pattern("report", "back").search(text, nominal.end, _clause_end(text, nominal.end)):
            return "none"
    heads = last_end > floor or not prefix.endswith("的")
    if _is_object(text, floor, nominal.start, prefix if heads else prefix + " ", between, last_end > floor, after):
        return "object"
    return "subject"


def _opens(text: str, floor: int, start: int) -> bool:
    """Return whether a place stands at the head of its clause, but for a period or a conjunction before it."""
    before = text[max(floor, start - 6) : start].rstrip('“"( ')
    return not before or before[-1] in _DATE_ENDS or before.endswith(_cues("opener", "report"))


@cache
def _parents() -> dict[str, str]:
    """Return the next higher unit of each place."""
    return {row["region"]: row["parent"] for row in load("regions")}


def parent(place: str) -> str:
    """Return the unit a place lies in, or an empty string."""
    return _parents().get(place, "")


def _clause_end(text: str, start: int) -> int:
    """Return where the clause ends, at most 40 characters on."""
    match = _END.search(text, start, start + 40)
    return match.start() if match else start


def _is_object(text: str, floor: int, start: int, prefix: str, between: str, follows: bool, after: str) -> bool:
    """Return whether the words before a name in its clause make an object of it.

    In 乙公司支持的甲公司 and 拥有众多品牌的甲公司 the name is the head of what goes before, not the object of its verb.
    """
    _, before, guards = _markers()
    if prefix.endswith(before) and not prefix.endswith(tuple(guards)):
        return not after.startswith(_verbs())
    marked = _marked(text, floor, start)
    if marked < 0:
        return False
    if not prefix.endswith("的"):
        return True
    if after.startswith(("股份", "股权")):
        return True
    if follows:
        verb = between.removesuffix("的").removesuffix("了")
        return verb not in _verbs() or verb in _cues("holder")
    return marked > floor + 1
