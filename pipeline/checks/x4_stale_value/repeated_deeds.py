"""Achievements and new buildings told in the same words in two years, for the check stale_value.

A deed that is not told twice has no row: there is no figure it could be a judgement of.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.archive import across_reports
from pipeline.checks.base import Judgement
from pipeline.checks.cross_words import cued, cues, place_name
from pipeline.checks.findings import About, Message
from pipeline.checks.pairs import Pair
from pipeline.checks.report_text import Span
from pipeline.checks.series import Place
from pipeline.similarity.reuse import Block

PASSAGE = 30  # characters that must stand unchanged around a claim
_SOME = ("一批", "若干", "一些", "多个")  # new ones every year


def deeds(pair: Pair) -> Iterator[Judgement]:
    """Judge achievements and new buildings told in the same words: each can have happened once."""
    seen: set[int] = set()
    for block in sorted(pair.overlap.blocks, key=lambda item: item.b):
        text = pair.b.folded[block.b : block.b + block.length]
        for start, end, word in cued("build", text):
            span = _within(pair, block, block.b + start)
            some = pair.b.folded.startswith(_SOME, block.b + end)
            if not some and span[0] not in seen and _asset(pair, block.b + end, block.b + block.length):
                seen.add(span[0])
                yield _told_twice(pair, block, span, word, True)
        for start, _, word in cued("claim", text) if block.length >= PASSAGE else ():
            span = _within(pair, block, block.b + start)
            number = -1 - pair.b.sentence_of(block.b + start)
            renewed = word in cues("honour") and _brought_up_to_date(pair, block, block.b + start)
            if span[0] not in seen and number not in seen and not renewed and not _planned(pair, span):
                seen.update((span[0], number))
                yield _told_twice(pair, block, span, word, False)


def _within(pair: Pair, block: Block, place: int) -> Span:
    """Return the clause of a place as far as the block goes, in the later report."""
    start, end = pair.b.clause(place), pair.b.clause_end(place)
    return max(start, block.b), min(end, block.b + block.length)


def _brought_up_to_date(pair: Pair, block: Block, place: int) -> bool:
    """Return whether a figure of the sentence changed at an edge of the block: 被评为重点企业,销售2585万元.

    Who writes the year's own figure beside an honour that is given each year tells of it anew.
    """
    edges, (start, end) = (block.b, block.b + block.length), pair.b.sentence_span(place)
    own = (fact for fact in pair.b.figures if start <= fact.start < end)
    return any(fact.start < edges[0] < fact.end or fact.start <= edges[1] < fact.end for fact in own)


def _planned(pair: Pair, span: Span) -> bool:
    """Return whether a clause speaks of what is to come, of a rule, or in everybody's words."""
    clause = pair.b.folded[slice(*span)]
    return bool(cued("standard", clause) or cued("slogan", clause))


def _asset(pair: Pair, start: int, limit: int) -> bool:
    """Return whether a thing that is built once is named behind the act of building it."""
    end = min(pair.b.clause_end(start), limit)
    clause = pair.b.folded[start:end]
    return bool(cued("asset", clause)) and not cued("standing", clause) and not cued("standard", clause)


def _told_twice(pair: Pair, block: Block, span: Span, word: str, built: bool) -> Judgement:
    """Say what was told in both reports."""
    quote = pair.b.text[slice(*span)]
    shift = block.a - block.b
    start = pair.b.clause(span[0])
    a_start = pair.a.clause(span[0] + shift)
    places: list[Place] = [
        ("stated", pair.b.doc_id, start, span[1]),
        ("against", pair.a.doc_id, a_start, span[1] + shift),
        *(_again(pair, span) if built else ()),
    ]
    years = f"{pair.a.report_year}、{pair.b.report_year}"
    zh = f"同一建设内容在{years}年两次写作新建:{quote}" if built else f"同一成果在{years}年原文重复出现:{quote}"
    en = "reported as newly built twice" if built else "one achievement told in the same words twice"
    message = Message(
        "medium" if built else "low",
        70 if built else 60,
        zh,
        f"{en} ({pair.a.report_year}, {pair.b.report_year}): {quote}",
        f"{word}: {pair.a.report_year} = {pair.b.report_year}",
        klass="noteworthy",
    )
    cause = cause_of(pair, block) if block.length >= PASSAGE else ""
    about = About(place_name(pair.b.region), periods=pair.years, cause=cause)
    return Judgement("inconsistent", reason="told_twice", finding=across_reports(places, message, about))


def _again(pair: Pair, span: Span) -> list[Place]:
    """Return another clause of the later report that builds the same thing."""
    end = pair.b.clause_end(span[1] - 1)
    name = pair.b.folded[max(span[0], end - 4) : end]
    place = pair.b.folded.find(name, end)
    while place >= 0 and len(name) == 4:
        start = pair.b.clause(place)
        if cued("build", pair.b.folded[start:place]):
            return [("context", pair.b.doc_id, start, place + len(name))]
        place = pair.b.folded.find(name, place + 1)
    return []


def cause_of(pair: Pair, block: Block | None) -> str:
    """Return what findings of one copied passage have in common."""
    return f"{pair.a.doc_id}:{pair.b.doc_id}:{block.b}" if block else ""
