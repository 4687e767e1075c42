"""Score who, what and when of the mentions that were found: right, wrong or abstained, against the annotation.

A null that is annotated as null (or as an alternative) is right; another null is an abstention.  Figures whose
annotation does not carry an attribute are left out of it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from extractors.name.parts import parts
from pipeline.extract import doc_id_of
from pipeline.linking.archive import MENTIONS, Linked, link_archive
from pipeline.linking.keys import key_of
from pipeline.score.context import listed, modality_matches, period_matches, subject_matches
from pipeline.score.match import Attribute, Placed
from pipeline.score.metrics import metric_matches, word_for_word

Pair = tuple[str, Mapping[str, Any], Placed]


def score_attributes(pairs: Sequence[Pair], places: Mapping[str, str], lines: list[str]) -> dict[str, Attribute]:
    """Return the score of each attribute over matched mentions; what is not right is added to `lines`."""
    scores: dict[str, Attribute] = {}
    linked = link_pairs(pairs, places)
    for name, gold, item in pairs:
        named = gold["type"] == "enterprise"
        judged = {"canonical": _canonical(gold, item, linked)} if named else _figure(gold, item, linked)
        for attribute, (right, shown, wanted) in judged.items():
            what = scores.setdefault(attribute, Attribute()).count(right, shown is None)
            if what != "right":
                lines.append(f"{name} {what} {attribute} of {gold['text']!r} at {gold['start']}: {shown} for {wanted}")
    return scores


Judged = tuple[bool, object, object]


@dataclass(frozen=True, slots=True)
class Links:
    """The links over all names of some texts, and the `places` (`documents.region`) of the texts by name."""

    linked: Linked
    places: Mapping[str, str]

    def name(self, local: str, doc_id: str) -> str | None:
        """Return the archive-wide name of a local name of a text."""
        return self.linked.find(local, self.places.get(doc_id))[1]


def _figure(gold: Mapping[str, Any], item: Placed, linked: Links) -> dict[str, Judged]:
    """Return the judgements on one figure; a subject is right as its report has it, or as linking leaves it."""
    metric = item.reading.metrics[item.number]
    context = item.reading.contexts[item.number]
    out: dict[str, Judged] = {}
    if "metric" in gold:
        read = (metric.metric, metric.metric_id, gold["metric"], listed(gold.get("metric_alt")))
        out["metric"] = (metric_matches(*read), metric.metric, gold["metric"])
        out["metric, word for word"] = (word_for_word(*read), metric.metric, gold["metric"])
    if "subject" in gold:
        found = [m for m in item.reading.mentions if m.start in item.reading.names]
        names = {m.text: item.reading.names.get(m.start) for m in found}
        shown = names.get(context.subject or "") or context.subject
        after = _linked(names.get(context.subject or ""), item, linked) or shown
        subjects = item.reading.subjects
        several = [names.get(subjects[number].text) or subjects[number].text for number in context.subjects]
        right = subject_matches(shown, gold, several) or subject_matches(after, gold, several)
        out["subject"] = (right, after, gold["subject"])
    if "period" in gold:
        span = (context.period_start, context.period_end) if context.period_start else None
        out["period"] = (period_matches(context.period_start, context.period_end, gold), span, gold["period"])
    if "modality" in gold:
        out["modality"] = (modality_matches(context.modality, gold), context.modality, gold["modality"])
    return out


def link_pairs(pairs: Sequence[Pair], places: Mapping[str, str]) -> Links:
    """Return the links over all names found in the folder's texts (each text a document)."""
    readings = list({id(item.reading): item.reading for _, _, item in pairs}.values())
    rows = []
    for reading in readings:
        doc_id = doc_id_of(reading.passage.text)
        names = [m for m in reading.mentions if m.start in reading.names]
        columns = {
            "doc_id": [doc_id] * len(names),
            "text": [m.text for m in names],
            "enterprise_id": pa.array([_key(reading.names[m.start], places.get(doc_id)) for m in names], pa.string()),
        }
        rows.append(pa.table(columns, schema=MENTIONS))  # a text without names has no types of its own
    ids = sorted({doc_id_of(reading.passage.text) for reading in readings})  # also those that name no place
    known = {"doc_id": pa.array(ids, pa.string()), "region": pa.array([places.get(each) for each in ids], pa.string())}
    return Links(link_archive(rows, [pa.table(known)]), places)


def _key(local: str | None, place: str | None) -> str | None:
    """Return the key of a local name, None where it is open."""
    return None if local is None else key_of(local, place or "")


def _canonical(gold: Mapping[str, Any], item: Placed, linked: Links) -> Judged:
    """Return the judgement on the canonical name of one enterprise mention."""
    shown = canonical_of(item, linked)
    wanted = [gold["canonical"], *gold.get("canonical_alternatives", ())]
    within = item.reading.names.get(item.mention.start)  # a text on its own is annotated with the fullest name in it
    agreed = {_bare(name) for name in wanted}
    right = _bare(shown) in agreed or _bare(within) in agreed or (shown is None and len(wanted) > 1)
    return right, shown, gold["canonical"]


def _bare(name: str | None) -> str | None:
    """Return a name without the word 公司 where that is all the form it has: annotators keep it or leave it."""
    return name.removesuffix("公司") if name and parts(name).form == "公司" else name


def canonical_of(item: Placed, linked: Links) -> str | None:
    """Return the archive-wide canonical name of an enterprise mention, None where ambiguous."""
    return _linked(item.reading.names.get(item.mention.start), item, linked)


def _linked(local: str | None, item: Placed, linked: Links) -> str | None:
    """Return the archive-wide name of a local name of a report."""
    if local is None:
        return None
    return linked.name(local, doc_id_of(item.reading.passage.text))


def pairwise(pairs: Iterable[Pair], linked: Links) -> tuple[int, int, int]:
    """Return (right, wrong, missed) over pairs of enterprise mentions: same enterprise in annotation and in links.

    Pairs whose annotation leaves open whether they are the same (overlapping alternatives) count neither way; pairs
    across texts count where the annotation gives both a `family`, which is annotated across texts.
    """
    judged = [
        (
            name,
            gold.get("family"),
            {gold["canonical"], *gold.get("canonical_alternatives", ())},
            canonical_of(item, linked),
        )
        for name, gold, item in pairs
        if gold["type"] == "enterprise"
    ]
    right = wrong = missed = 0
    for (text, family, a, mine), (other, its_family, b, its) in itertools.combinations(judged, 2):
        if text != other and not (family and its_family):
            continue
        together = mine is not None and mine == its
        sure_same = a == b and len(a) == 1
        right += together and sure_same
        wrong += together and not a & b
        missed += sure_same and not together
    return right, wrong, missed
