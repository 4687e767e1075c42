"""A spaCy pipeline inside heshu: the `model` of the user's own that finds names besides ours.

The other way round is `pipeline.nlp`.  spaCy loads only where it is asked for; of ours this imports extractors alone.
"""

from __future__ import annotations

import hashlib
import importlib
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from extractors import Mention, Passage

VARIABLE = "HESHU_SPACY_MODEL"


class ModelError(ValueError):
    """The spaCy pipeline cannot be used; the message says why and what to do."""


AddNames = Callable[[list[Mention], Passage], list[Mention]]


def names_of_model() -> AddNames | None:
    """Return what adds the names that the user's spaCy pipeline finds; None where this process has no such pipeline."""
    name = os.environ.get(VARIABLE)
    if not name:
        return None

    @cache
    def names() -> Any:
        return importlib.import_module(f"{__name__}.model").Names(name)

    # At the first text, not now: spaCy loads heshu's own component, which needs the module that asks here.
    return lambda mentions, passage: names().add(mentions, passage)


def fingerprint() -> str | None:
    """Return what tells the pipeline of this process from any other: its package's version, or a hash of its folder."""
    name = os.environ.get(VARIABLE)
    if not name:
        return None
    folder = Path(name)
    if not folder.is_dir():
        return f"{name} {_version(name)}, {_spacy()}"
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{digest.hexdigest()[:12]}, {_spacy()}"


def _spacy() -> str:
    """Return which spaCy it is."""
    return f"spaCy {_version('spacy')}"


def _version(package: str) -> str:
    """Return the version of an installed package."""
    found: str = importlib.import_module("importlib.metadata").version(package)
    return found


def check_model(name: str) -> None:
    """Raise `ModelError` unless `name` is a spaCy pipeline that finds organisations."""
    importlib.import_module(f"{__name__}.model").load(name)
