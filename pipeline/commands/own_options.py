"""The options `--lexicon` and `--spacy-model`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click


def own_words(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the two options to a command."""
    lexicon = click.option(
        "--lexicon", type=click.Path(), help="Words of your own, laid over heshu's: a folder or a file."
    )
    model = click.option("--spacy-model", help="A spaCy pipeline whose organisations are added: a package or a folder.")
    return lexicon(model(function))
