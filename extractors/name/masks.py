"""Masks that stand for a name somebody took out: **镇, XX区, 某市, ××有限公司.

*ST海马, XGIMI极米科技, X光设备厂 and 二○三所 are names.
"""

from __future__ import annotations

import re

# A single X is one letter of a name unless a place or a firm follows.
_MASKED = re.compile(
    r"某|[*＊](?!ST)|(?<![A-Za-z\d一二三四五六七八九])"
    r"(?:[xXＸ×○]{2,6}(?=[一-鿿]|$)|[xXＸ×○](?=[省市县区州镇乡村]|街道|公司|集团|企业|厂))"
)
_NO_NAME = re.compile(r"[全我本该各](?:[国省市州盟县区旗乡镇村]|街道|自治[区州县])")


def masked(name: str) -> bool:
    """Return whether a name is a mask, or has one in it: others may be meant by it in other reports."""
    return _MASKED.search(name) is not None


def nameless(name: str) -> bool:
    """Return whether a word only says which kind of place is meant, another one in each report: 全市, 我县, 本镇."""
    return _NO_NAME.fullmatch(name) is not None
