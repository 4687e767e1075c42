"""Widely known names: which fuller name is their own, and which that of a daughter, a branch or a joint venture.

A name that hundreds of reports use (索尼, 中石化) is not to be filed under the one subsidiary that one of them names.
So a fuller name must prove to be its own: the same trade name and line of business with a form, a line that says
nothing (华为|技术|有限公司), or the company limited by shares of a firm that has no known daughters.
"""

from __future__ import annotations

from functools import cache

from extractors.enterprise.words import role
from extractors.lexicon import pairs, terms
from extractors.names import is_legal, parts

_FORMS = ("", "集团", "公司", "股份", "控股")
_SHARES = "股份有限公司"


def is_known(name: str) -> bool:
    """Return whether a name is widely known."""
    return name in terms("known_names")


def is_own(name: str, full: str) -> bool:
    """Return whether a fuller name is proved to be that of the firm itself which a known name stands for."""
    a, b = parts(name), parts(full)
    if is_anothers(name, full) or not b.form or ("集团" in a.form and a.core != b.core):
        return False
    if a.core == b.core:
        return True
    line = b.core.removeprefix(a.core)
    if is_legal(full) and line in role("plain_line") and b.core.startswith(a.core):
        return True
    placed = a.trade == "中国" or a.trade in terms("regions")  # 中国银行, 中国建设银行股份有限公司
    return b.form.endswith(_SHARES) and a.trade == b.trade and not placed and name not in _parents()


def is_anothers(name: str, full: str) -> bool:
    """Return whether a fuller name is disproved: that of a branch, a plant, a daughter or a joint venture.

    A foreign firm's name with a Chinese place or an unknown line in it, a local firm of a name that has daughters
    (淄博海信电子), more of a trade name behind the known one (诺基亚|首信), a group for its listed company (宝钢股份).
    """
    a, b = parts(name), parts(full)
    if b.form.endswith(("厂", "分公司")) or (a.form == "股份" and "股份" not in b.form):
        return True
    elsewhere = bool(b.region) and b.region not in a.region
    foreign = _kinds().get(name) == "foreign"
    if foreign and (elsewhere or not (a.core == b.core or is_known(full))):
        return True
    if elsewhere and a.core != b.core and _SHARES not in b.form and name in _parents():
        return True
    more = b.trade.removeprefix(a.trade)
    return b.trade.startswith(a.trade) and bool(more) and more not in role("plain_line")


@cache
def _kinds() -> dict[str, str]:
    """Return the kind of each known name."""
    return pairs("known_names", "kind")


@cache
def _parents() -> frozenset[str]:
    """Return known names that other known names lengthen by a line of business: 华润, for there is 华润水泥."""
    names = terms("known_names")
    return frozenset(
        name[:size]
        for name in names
        for size in range(2, len(name))
        if name[:size] in names and name[size:] not in _FORMS
    )
