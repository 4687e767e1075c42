"""heshu and spaCy: `component` is heshu inside a spaCy pipeline, `model` a spaCy pipeline inside heshu.

The one home of spaCy; it loads only where it is asked for.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable

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
    add: AddNames = importlib.import_module(f"{__name__}.model").Names(name).add
    return add


def check_model(name: str) -> None:
    """Raise `ModelError` unless `name` is a spaCy pipeline that finds organisations."""
    importlib.import_module(f"{__name__}.model").load(name)
