"""`--lexicon` and `--spacy-model` as one value, the same for all commands that read texts."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click

from extractors.lexicon import LexiconError
from pipeline.commands.own_options import own_words
from pipeline.ner import ModelError
from pipeline.own import Own


def with_own_words(function: Callable[..., None]) -> Callable[..., None]:
    """Add the two options to a command, hand them in as `mine`, and turn what is wrong with them into usage errors."""

    @own_words
    @functools.wraps(function)
    def command(*args: Any, lexicon: str | None, spacy_model: str | None, **named: Any) -> None:
        try:
            function(*args, mine=Own(lexicon, spacy_model), **named)
        except (LexiconError, ModelError) as error:
            raise click.UsageError(str(error)) from error

    return command
