"""heshu as a spaCy component: `nlp.add_pipe("heshu")`, in any pipeline and behind any tokenizer.

    nlp = spacy.blank("zh")
    nlp.add_pipe("heshu")
    doc = nlp("恒盛集团实现销售收入60亿元。")
    [(span.text, span.label_, span._.heshu.low) for span in doc.spans["heshu"]]

`doc.spans["heshu"]` holds the mentions, labelled enterprise, money, percentage or patents.  A span covers whole
tokens, so where a tokenizer cut across a mention it is the wider; `span._.heshu` has the exact offsets, the exact
values, and who, what and when.  `doc._.heshu` is the list of all, in text order.  The values are kept in
`doc.user_data` as plain strings, so that a Doc can be sent to other processes and stored.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from extractors import Enterprise, Mention
from pipeline.context.attribute import ReportContext
from pipeline.reading import Reading, read
from pipeline.rows import measured
from pipeline.segment import words

KEY = "heshu"
_NO_REPORT = ReportContext(None, "other", None, None, None, None)


@dataclass(frozen=True, slots=True)
class Found:
    """One mention with its exact offsets and values, and who, what and when; null where the text does not say.

    `low`..`high` is what the words say, in units of `unit` (元, %, 件 …), a fall negative; `slack` is half a unit of
    the last printed digit.
    """

    start: int
    end: int
    text: str
    kind_of: str
    rule: str
    kind: str | None = None
    canonical: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    slack: Decimal | None = None
    unit: str | None = None
    qualifier: str | None = None
    inferred: bool = False
    subject: str | None = None
    metric: str | None = None
    metric_id: str | None = None
    measure: str | None = None
    base: str | None = None
    period_start: datetime.date | None = None
    period_end: datetime.date | None = None
    modality: str | None = None


_DECIMALS, _DATES = ("low", "high", "slack"), ("period_start", "period_end")


@Language.factory(KEY, assigns=["doc.spans", "doc._.heshu", "span._.heshu"])
def make_heshu(nlp: Language, name: str) -> Heshu:
    """Return the component; spaCy calls this."""
    return Heshu(nlp.vocab)


class Heshu:
    """The component: a Doc in, the same Doc with `doc.spans["heshu"]` out."""

    def __init__(self, vocab: Vocab) -> None:
        """Register the attributes, once a process."""
        if not Doc.has_extension(KEY):
            Doc.set_extension(KEY, getter=_of_doc)
            Span.set_extension(KEY, getter=_of_span)

    def __call__(self, doc: Doc) -> Doc:
        """Read the text of a Doc."""
        found = list(findings(read(doc.text, _NO_REPORT, words)))
        doc.user_data[KEY] = [_plain(item) for item in found]
        doc.spans[KEY] = [_span(doc, number, item) for number, item in enumerate(found)]
        return doc


def findings(reading: Reading) -> Iterator[Found]:
    """Yield the mentions of a reading in text order."""
    figures = {figure.start: place for place, figure in enumerate(reading.figures)}
    for mention in reading.mentions:
        where = (mention.start, mention.end, mention.text, mention.kind_of, mention.rule)
        if isinstance(mention, Enterprise):
            yield Found(*where, kind=mention.kind, canonical=reading.names[mention.start])
        else:
            yield _figure(where, reading, figures[mention.start])


def _figure(where: tuple[int, int, str, str, str], reading: Reading, place: int) -> Found:
    """Return a figure with its values and attributes."""
    figure, metric, context = reading.figures[place], reading.metrics[place], reading.contexts[place]
    low, high, slack, unit, inferred = measured(figure)
    return Found(
        *where,
        kind=getattr(figure, "kind", None),
        low=low,
        high=high,
        slack=slack,
        unit=unit,
        qualifier=figure.qualifier,
        inferred=inferred or metric.inferred,
        subject=context.subject,
        metric=metric.metric,
        metric_id=metric.metric_id,
        measure=metric.measure,
        base=metric.base,
        period_start=context.period_start,
        period_end=context.period_end,
        modality=context.modality,
    )


def _span(doc: Doc, number: int, item: Found) -> Span:
    """Return the tokens that hold a mention; its number leads back to its values."""
    span = doc.char_span(item.start, item.end, label=item.kind_of, alignment_mode="expand", span_id=str(number))
    assert span is not None  # `expand` finds tokens for any span within the text
    return span


def _plain(item: Found) -> dict[str, Any]:
    """Return a finding as msgpack can hold it."""
    values = dataclasses.asdict(item)
    return {name: str(v) if isinstance(v, Decimal | datetime.date) else v for name, v in values.items()}


def _found(plain: dict[str, Any]) -> Found:
    """Return a finding from what `_plain` made of it."""
    values = dict(plain)
    values.update((name, Decimal(values[name])) for name in _DECIMALS if values[name] is not None)
    values.update((name, datetime.date.fromisoformat(values[name])) for name in _DATES if values[name])
    return Found(**values)


def _of_doc(doc: Doc) -> list[Found]:
    """Return `doc._.heshu`."""
    return [_found(plain) for plain in doc.user_data.get(KEY, ())]


def _of_span(span: Span) -> Found | None:
    """Return `span._.heshu`; None for spans that are not heshu's, though others number theirs as well."""
    kept = span.doc.user_data.get(KEY, ())
    number = int(span.id_) if span.id_.isdecimal() else len(kept)
    if number >= len(kept) or span.label_ != kept[number]["kind_of"]:
        return None
    found = _found(kept[number])
    return found if span.start_char <= found.start and found.end <= span.end_char else None


def spacy_doc(text: str, mentions: Iterable[Mention]) -> Doc:
    """Return a Doc of a text with the mentions as `doc.spans["heshu"]`, labelled by kind; no pipeline is needed.

    Words are cut by jieba, and at the edges of mentions, so that every mention is a run of whole tokens.
    """
    found = list(mentions)
    edges = sorted({0, len(text), *(m.start for m in found), *(m.end for m in found)})
    tokens = [word for start, end in pairwise(edges) for word in words(text[start:end])]
    doc = Doc(Vocab(), words=tokens, spaces=[False] * len(tokens))
    spans = (doc.char_span(m.start, m.end, label=m.kind_of) for m in found)
    doc.spans[KEY] = [span for span in spans if span is not None]
    return doc
