"""JSON inside a page: safe inside a script element, and written piece by piece where it is long."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

# `<` could end the element; `&` and `>` are for careless readers of the page; the rest are no text in every parser.
_UNSAFE = re.compile("[<>&\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def island(content: Any) -> str:
    """Return JSON that is safe inside a script element and parses to the same value."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def listed(items: Iterable[str]) -> Iterator[str]:
    """Yield a JSON list of items that are JSON already."""
    before = "["
    for item in items:
        yield f"{before}{item}"
        before = ","
    yield "[]" if before == "[" else "]"


def extended(content: dict[str, Any], name: str, items: Iterable[str]) -> str:
    """Yield a JSON object with one more member at its end: a list of items that are JSON already.

    The object must have a member.
    """
    return f"{island(content)[:-1]},{island(name)}:[{','.join(items)}]}}"
