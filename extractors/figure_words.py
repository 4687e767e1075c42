"""Words around figures that rules of several packages ask for, by the part they play (`lexicons/figure_words.tsv`)."""

from __future__ import annotations

from extractors.roles import Roles

figure_word = Roles("figure_words").either
