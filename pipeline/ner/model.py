"""A spaCy pipeline of the user's own as a further source of names of organisations.

The one policy by which its names and ours are merged:

- where a name of the model meets a mention of ours, ours stands (`overlaps_own_mention`);
- where we are silent the model's name is added, as an enterprise of kind `other`, by the rule `spacy_model`;
- what our own rules would not take for an enterprise is not taken from a model either: bodies, schools, hospitals
  and places by their ends (`lexicons/body_ends.tsv`), places of `regions.tsv`, words without a name in them
  (`generic_words.tsv`), guarded words, and anything that is no name by its form (a line break or a mark in it).

What is left out is counted in the manifest and shown by `heshu explain`, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

from extractors import Enterprise, Mention, Passage
from extractors.base import fold
from extractors.lexicon import terms
from extractors.words.user_dictionary import is_body
from pipeline.ner import ModelError

RULE = "spacy_model"
LABELS = frozenset({"ORG", "ORGANIZATION", "COMPANY"})
SHORTEST, LONGEST = 2, 40
_EDGES = " \u3000\n\r\t,.;:!?，。；：！？、…"
_NO_NAME = re.compile(r"[\n\t。,;:!?、%]|^[\d.]+$")


@cache
def load(name: str) -> Language:
    """Return the user's pipeline: the name of an installed package, or a folder written by `nlp.to_disk`.

    Raises `ModelError` where it cannot be loaded or has nothing that sets `doc.ents`.
    """
    if not spacy.util.is_package(name) and not Path(name).exists():
        raise ModelError(f"no spaCy pipeline {name!r}: neither an installed package nor a folder; install or train it")
    try:
        nlp = spacy.load(name)
    except Exception as error:  # spaCy raises what its parts raise
        raise ModelError(f"{name}: spaCy cannot load this pipeline: {error}") from error
    if not any("doc.ents" in nlp.get_pipe_meta(part).assigns for part in nlp.pipe_names):
        raise ModelError(f"{name}: no component of this pipeline finds entities; it has {', '.join(nlp.pipe_names)}")
    return nlp


class Names:
    """The names a pipeline finds, merged with our mentions."""

    def __init__(self, name: str) -> None:
        """Load the pipeline."""
        self._nlp = load(name)

    def add(self, mentions: list[Mention], passage: Passage) -> list[Mention]:
        """Return `mentions`, in text order and without overlaps, with the model's names among them."""
        self._nlp.max_length = max(self._nlp.max_length, len(passage.text) + 1)
        taken = {place for mention in mentions for place in range(mention.start, mention.end)}
        added: list[Mention] = []
        for start, end in self._organisations(passage.text):
            overlaps = not taken.isdisjoint(range(start, end))
            reason = "overlaps_own_mention" if overlaps else _no_enterprise(passage, start, end)
            if reason:
                passage.drop(start, end, RULE, reason)
            else:
                added.append(Enterprise(start, end, passage.text[start:end], RULE, "other"))
        return sorted((*mentions, *added), key=lambda mention: mention.start) if added else mentions

    def _organisations(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the pipeline sees an organisation, without blanks and marks at its edges."""
        for entity in self._nlp(text).ents:
            start, end = _trimmed(text, entity.start_char, entity.end_char)
            if entity.label_ in LABELS and start < end:
                yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the blanks and marks that a model leaves at its edges."""
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip(_EDGES))
    return start, start + len(inner.strip(_EDGES))


def _no_enterprise(passage: Passage, start: int, end: int) -> str | None:
    """Return why a name of the model is no enterprise, or None."""
    name = fold(passage.text[start:end])
    if not SHORTEST <= len(name) <= LONGEST or _NO_NAME.search(name):
        return "no_name_by_form"
    if is_body(name):
        return "body_or_place"
    if name in terms("regions"):
        return "place"
    if name in terms("generic_words") or name in terms("legal_forms"):
        return "no_trade_name"
    return "guarded_word" if name in terms("name_guards") else None
