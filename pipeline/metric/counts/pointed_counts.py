"""Counts that point at things told in quotes or elsewhere: 4个“口袋公园”, 6家“洋奶粉”企业, 两家公司."""

from __future__ import annotations

import re

from extractors.counts import Count
from pipeline.metric.things.counted_names import completed

_CALLED = re.compile("“(?P<name>[\u4e00-\u9fff]{2,8})”(?![\u4e00-\u9fff])")
_MANY, _POINTS = 10, frozenset("这等该述他它余另外即")


def told_elsewhere(folded: str, count: Count) -> str | None:
    """Return what is left to say of things told in quotes or elsewhere: 4个“口袋公园”, 6家“洋奶粉”企业, 两家公司."""
    if not count.noun and folded.startswith("“", count.end):
        called = _CALLED.match(folded, count.end)
        return completed(called["name"], count.unit) if called else ""
    if not count.noun.startswith("公司"):
        return None
    many = count.low is not None and count.low >= _MANY and folded[count.start - 1] not in _POINTS
    return "公司数" if many else ""
