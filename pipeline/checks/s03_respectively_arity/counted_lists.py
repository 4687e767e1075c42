"""Lists that say themselves how many they name, before a 分别: 建材、物流、地产三个板块利润分别为…."""

from __future__ import annotations

import re

from extractors.numbering import HAN_NUMBERS

_LIST = re.compile(
    r"(?:^|[,:])(?P<items>[^、,:]{2,16}(?:、[^、,:]{2,16}?){1,8})"
    r"(?P<count>[两二三四五六七八九十])[家个大类种名位市县区镇][^、和与及,:]{0,10}$"
)


def counted(words: str) -> int:
    """Return how many things the words before 分别 list, if the count behind the list says as many, else 0."""
    found = _LIST.search(words)
    stated = HAN_NUMBERS[found["count"]] if found else 0
    return stated if found and found["items"].count("、") + 1 == stated else 0
