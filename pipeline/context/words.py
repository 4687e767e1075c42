"""The words that the rules of this package know, by the part they play (`lexicons/context_words.tsv`)."""

from __future__ import annotations

from extractors.roles import Roles

_WORDS = Roles("context_words")
words, either = _WORDS.words, _WORDS.either
