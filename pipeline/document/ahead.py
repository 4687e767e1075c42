"""The words by which a report tells what is to come, by the part they play (`lexicons/ahead_words.tsv`)."""

from __future__ import annotations

from extractors.roles import Roles

either = Roles("ahead_words").either
