"""JSON that stands in a page: safe inside a script element, and written piece by piece where it is long."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

# `<` could end the element; `&` and `>` are for careless readers of the page; the rest are no text in every parser.
_UNSAFE = re.compile("[<>&\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def island(content: Any) -> str:
    """Return JSON that is safe inside a script element and reads back as it was."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def listed(items: Iterable[str]) -> Iterator[str]:
    """Yield a list of what is JSON already."""
    before = "["
    for item in items:
        yield f"{before}{item}"
        before = ","
    yield "[]" if before == "[" else "]"


def extended(content: dict[str, Any], name: str, items: Iterable[str]) -> str:
    """Return an object that has at least one member, with another one at its end: a list of what is JSON already."""
    return f"{island(content)[:-1]},{island(name)}:[{','.join(items)}]}}"
