"""Modules that a command loads when it is called: its options and their help need none of them."""

from __future__ import annotations

import importlib
from typing import Any

import click

from pipeline.startup.loading import quickly


def late(name: str) -> Any:
    """Load a module of the pipeline; words of the user's own (HESHU_LEXICON) that break a rule are a usage error."""
    try:
        with quickly(name):
            return importlib.import_module(f"pipeline.{name}")
    except ValueError as error:
        raise click.UsageError(str(error)) from error
