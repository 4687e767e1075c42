"""Sentences written in the genre, with the periods expected of them."""

from __future__ import annotations

from extractors.base import Example

EXAMPLES: dict[str, tuple[str, str, tuple[Example, ...]]] = {}
