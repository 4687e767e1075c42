"""Names in Latin letters: SAB Miller plc, Manassen Foods, 欧司朗(Osram)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.enterprise.edge import left_edge
from extractors.enterprise.edge_places import is_abroad
from extractors.enterprise.proofs import deed_follows
from extractors.enterprise.spans import Span
from extractors.enterprise.words import either, role

_WORD = r"[A-Z][A-Za-z&'\-]{1,20}"
_WORDS = re.compile(rf"{_WORD}(?: {_WORD}){{0,4}}(?![\u00c0-\u024f])")
_FORMAL = re.compile(
    rf"{_WORD}(?: {_WORD}){{0,4}}(?:[ ,]{{1,2}}|\([A-Z][A-Za-z ]{{1,20}}\) ?)"
    r"(?:plc|PLC|Inc\.?|Corp\.?|Corporation|Ltd\.?|LLC|Limited|GmbH|AG|SA|Group|Holdings?|Foods|Company|Industries|"
    r"Co\. ?, ?Ltd\.?|Co\.,? ?Ltd\.?|Motors|Pharma|Bank|Capital|Partners|Technologies|Systems|Energy|Sugar)(?![A-Za-z])"
)
_BRACKET = re.compile(r"\(([A-Z][A-Za-z&.' \-]{1,30})(?:\)|,(?:以下|下文|下)?[简称])")
_ALONE = re.compile(r"\(([A-Z][A-Za-z&.' \-]{1,30})\)")
# Before a name: words for firms, and deeds that only firms suffer.  Behind it: one word that speaks (two would be a
# person), or any number and what only firms have.
_BEFORE, _SPEECH, _OWN = role("before_latin"), role("latin_speech"), role("latin_own")
_TITLES, _GIVEN_NAMES = role("person_title"), role("given_name")
_ANNOUNCES = role("latin_announces")
_ACT_FIRST = frozenset(word[0] for word in _OWN | _SPEECH)
_GIVEN = re.compile(r"[A-Z][a-z]+(?=[A-Z])")
# Tickers, exchanges and acronyms that stand in brackets or before a verb but name no firm.
_TICKER = re.compile(r".*\.(?:SH|SZ|HK|US|JP|SS|N|O|L|NASDAQ|NYSE)$|[A-Z]{3,6}:|[A-Z]{1,2}$")
_ACRONYMS = role("acronym")


def find_latin(folded: str, spans: Sequence[Span]) -> list[Span]:
    """Return the Latin names that a form, a word for a firm, or a bracket behind a Chinese name proves."""
    found: list[Span] = []
    people: set[str] = set()
    run = ""
    for match in _WORDS.finditer(folded):
        run = match[0]
        if " " in run:
            people.add(run.rpartition(" ")[2])
        elif run in people and folded[match.end() : match.end() + 2] != "公司":
            continue  # Muthanna Jabbar, then Jabbar称: a person
        found += _named(folded, run, match.start())
    found += _listed(folded, [*spans, *found]) if run else ()  # without Latin words there are none in a list
    if not found and ")" not in folded:
        return found
    brackets = list(_ALONE.finditer(folded))
    if brackets:
        found += _translated(folded, brackets, {span.end for span in spans})
    for span in spans:
        bracket = _BRACKET.match(folded, span.end) if folded.startswith("(", span.end) else None
        if bracket and _may_name(bracket[1]):
            owner = folded[span.start : span.end]
            found.append(Span(bracket.start(1), bracket.end(1), "foreign", "latin_bracket", bracket[1], full=owner))
    return found


def with_company(folded: str, span: Span) -> Span:
    """Return a Latin name with the 公司 before a bracket, which may define another name: Huta Dolina公司(下称HD)."""
    return span._replace(end=span.end + 2) if folded.startswith("公司(", span.end) else span


# Behind a firm in Latin letters the next of its list: Netflix 和| Hulu.
_NEXT = re.compile(r" ?(?:、|和|与|及|以及) ?(?P<name>[A-Z][A-Za-z\-]{3,16})(?= ?(?:[、,。;)]|和|与|及|等))")
_JOINS = frozenset("( 、和与及以")  # what either begins with
_THINGS = re.compile(rf"(?:[、和与及][^,。;、\n]{{1,14}}){{1,8}}?等[^,。;、\n]{{0,4}}{either('technology')}")


def _listed(folded: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the members of lists that stand behind a firm in Latin letters."""
    starts = {span.start for span in spans}
    for span in spans:
        if folded[span.end : span.end + 1] not in _JOINS:
            continue
        yield from _between(folded, span.end, starts)
        if not folded[span.end - 1].isascii() or not folded[span.start : span.end].isascii():
            continue
        following = None if _THINGS.match(folded, span.end) else _NEXT.match(folded, span.end)
        while following is not None and _may_name(following["name"]):
            start, end = following.span("name")
            yield Span(start, end, "foreign", "latin_named", following["name"])
            following = _NEXT.match(folded, end)


_AMONG = re.compile(
    r"(?:\([A-Z][A-Za-z&.' \-]{1,30})?\)? ?(?:、|[和与及]|以及) ?"
    r"(?P<name>[A-Z][A-Za-z&\-]{2,16}) ?(?:、|[和与及]|以及){1,2} ?"
)


def _between(folded: str, end: int, starts: set[int]) -> Iterator[Span]:
    """Yield the Latin name between a sure one and the next, which its country may lead: 沃尔玛、|LioTronix|和家乐福."""
    match = None if _THINGS.match(folded, end) else _AMONG.match(folded, end)
    if match is None or not _may_name(match["name"]):
        return
    after = match.end()
    place = next((word for size in (2, 3, 4) if is_abroad(word := folded[after : after + size])), "")
    after += len(place) + (bool(place) and folded.startswith("的", after + len(place)))
    if after in starts:
        yield Span(*match.span("name"), "foreign", "latin_named", match["name"])


def _translated(folded: str, brackets: Iterable[re.Match[str]], ends: set[int]) -> Iterator[Span]:
    """Yield an unknown name and its Latin form behind a word for a firm: 零售业巨头|斯多克曼(Stockmann)."""
    for bracket in brackets:
        at = bracket.start()
        edge = left_edge(folded, at) if at not in ends and _may_name(bracket[1]) else None
        if edge is None or not edge.hard or edge.region or edge.tail:
            continue
        if not 2 <= len(edge.core) <= 6 or edge.gap < max(2, len(edge.core) - 1):
            continue
        lead = folded[max(0, edge.start - 6) : edge.start].rstrip('—-:“"')
        if lead[-2:] in _BEFORE or lead[-3:] in _BEFORE:
            yield Span(edge.start, at, "foreign", "latin_bracket", edge.core)
            name = bracket.start(1), bracket.end(1)
            yield Span(*name, "foreign", "latin_bracket", bracket[1], full=edge.core)


def _named(folded: str, run: str, start: int) -> list[Span]:
    """Return the names that a run of Latin words is, by its form or by the words around it."""
    found: list[Span] = []
    end = start + len(run)
    words = run.count(" ") + 1
    after = folded[end : end + 1]
    if (
        (words > 1 or after in {",", " ", "("})
        and (formal := _FORMAL.match(folded, start))
        and not _glued(folded, start)
    ):
        found.append(Span(start, formal.end(), "foreign", "latin_form", formal[0]))
    if folded[start - 2 : start] in _BEFORE or folded[start - 3 : start] in _BEFORE:
        name = " ".join(run.split(" ")[:4])
        if _may_name(name):
            found.append(Span(start, start + len(name), "foreign", "latin_named", name))
    elif len(run) > 2 and (_acts(folded, start, end + (after == " "), words) or _does(folded, start, end)):
        found.append(Span(start, end, "foreign", "latin_named", run))
    return found


def _acts(folded: str, start: int, end: int, words: int) -> bool:
    """Tell whether what follows Latin words is said of firms: one word may speak, if no title makes it a person."""
    if folded[end : end + 1] not in _ACT_FIRST or _glued(folded, start) or words > 4:
        return False
    pieces = {folded[end : end + size] for size in (1, 2, 3, 4)}
    if not pieces.isdisjoint(_OWN):
        return _may_name(folded[start:end].rstrip())
    if folded[start:end].strip().isupper():
        return False  # an acronym speaks for more than firms: 'USDA表示'
    speaks = words == 1 and not pieces.isdisjoint(_SPEECH) and not _titled(folded, start)
    announces = not pieces.isdisjoint(_ANNOUNCES)
    return speaks and not _is_person(folded[start:end].rstrip(), announces)


_CAMEL = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+")


def _does(folded: str, start: int, end: int) -> bool:
    """Tell whether one word with capitals inside opens a line and does what firms do: LioTronix|获得…订单."""
    if folded[start - 1 : start] not in {"", "\n"} or _CAMEL.fullmatch(folded, start, end) is None:
        return False
    return deed_follows(folded, end) and _may_name(folded[start:end]) and not _is_person(folded[start:end], True)


def _is_person(word: str, announces: bool) -> bool:
    """Tell whether one Latin word that speaks is rather a person: Mitchinson, RobertFlynn, but not DisplaySearch."""
    given = _GIVEN.match(word)
    return (word[1:].islower() and not announces) or (given is not None and given[0] in _GIVEN_NAMES)


def _titled(folded: str, start: int) -> bool:
    """Tell whether a title stands before a word: then it is somebody's name."""
    before = folded[max(0, start - 4) : start].rstrip()
    return any(before[-size:] in _TITLES for size in (2, 3, 4))


def _may_name(name: str) -> bool:
    """Tell whether Latin letters can name a firm: no ticker, no acronym for a thing or an office (R&D, CEO …)."""
    return name.split(" ")[0] not in _ACRONYMS and not _TICKER.match(name)


def _glued(folded: str, start: int) -> bool:
    """Tell whether what stands right before belongs to the same word or person's name."""
    before = folded[start - 1 : start]
    return (
        before in {"’", "'", "·"}
        or (before.isascii() and before.isalnum())
        or (folded[start - 2 : start - 1].isascii() and before == " ")
    )
