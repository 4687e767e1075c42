"""Widely known names: which fuller name is their own, and which that of a daughter, a branch or a joint venture.

A name that hundreds of reports use (索尼, 中石化) is not to be filed under the one subsidiary that one of them names.
So a fuller name must prove to be its own: the same trade name and line of business with a form, a line that says
nothing (华为|技术|有限公司), or the company limited by shares of a firm that has no known daughters.  The short name of
a share is that of a company limited by shares (公司法 art. 95): no 有限公司 and no group is its issuer.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from extractors.enterprise.words import role
from extractors.lexicon import columns, seldom
from extractors.name.parts import Parts, is_legal, parts
from extractors.words.prepared import listed, made

_KNOWN = seldom("known_names")
_FORMS = ("", "集团", "公司", "股份", "控股")
_SHARES = "股份有限公司"


def is_known(name: str) -> bool:
    """Return whether a name is widely known."""
    return _bare(name) in _KNOWN


def _bare(name: str) -> str:
    """Return a group's name without the 公司 that may follow it (包钢集团公司)."""
    return name.removesuffix("公司") if name.endswith("集团公司") and name not in _KNOWN else name


def is_own(name: str, full: str) -> bool:
    """Return whether a fuller name is proved to be that of the firm itself which a known name stands for."""
    a, b = parts(name), parts(full)
    if is_anothers(name, full) or not b.form or ("集团" in a.form and a.core != b.core):
        return False
    if a.core == b.core or b.core in _mains().get(a.region + a.core, ()):
        return True
    line = b.core.removeprefix(a.core)
    if is_legal(full) and line in role("plain_line") and b.core.startswith(a.core):
        return True
    return b.form.endswith(_SHARES) and a.trade == b.trade and not _is_placed(a) and not _is_parent(name)


def is_anothers(name: str, full: str) -> bool:
    """Return whether a fuller name is disproved: that of a branch, a plant, a daughter or a joint venture.

    A foreign firm's name with a Chinese place or an unknown line in it, a local firm of a name that has daughters
    (淄博海信电子), more of a trade name behind the known one (诺基亚|首信), a group for its listed company (宝钢股份).
    """
    name = _bare(name)
    a, b = parts(name), parts(full)
    if are_one(name, full):
        return False
    if _is_part(a, b):
        return True
    if _is_placed(a) and a.core != b.core and (fullest(name) != name or not b.core.startswith(a.core)):
        return True  # 中国银行 in 中国建设银行, 中国石油 in 中国石油化工
    if name in seldom("known_names", source="listed") or name in seldom("known_names", source="stock_code_in_text"):
        return not _issues(a, b)
    elsewhere = bool(b.region) and b.region not in a.region
    foreign = name in seldom("known_names", kind="foreign")
    if a.core == b.core:
        proved = "集团" in b.form or is_legal(full) or is_known(full)
        return (elsewhere and (foreign or not proved)) or _of_family(a, b, elsewhere) or _limits(a, b, full)
    if b.core in _mains().get(a.region + a.core, ()):
        return elsewhere and (foreign or (_is_parent(a.core) and "集团" not in b.form))
    if foreign and (elsewhere or not is_known(full)):
        return True
    return _other_line(a, b, full)


def are_one(name: str, other: str) -> bool:
    """Return whether two names are one firm's by the lexicon: 工行, 中国工商银行; 三诺, 湖南三诺生物股份有限公司."""
    whole = fullest(name)
    if name != other and whole == fullest(other):
        return True
    full = parts(other) if whole != name and other.endswith(_SHARES) else None
    return full is not None and full.core == whole and bool(full.region)


def fullest(name: str) -> str:
    """Return the fullest name that the lexicon has of a known one, the name itself where it has none."""
    return _fuller().get(name, name)


def _is_placed(name: Parts) -> bool:
    """Return whether a place stands where the trade name of a known name should (中国|银行, 青岛|啤酒)."""
    return bool(name.industry) and (name.trade == "中国" or name.trade in seldom("regions"))


@cache
def _fuller() -> dict[str, str]:
    """Return the fullest name of each known one that has a fuller one; asked for every pair of names, so built once."""
    return made("fuller names", _with_fuller)


def _with_fuller() -> dict[str, str]:
    """Return what `_fuller` returns."""
    known = columns("known_names")
    return {name: full for name, full in zip(known["name"], known["canonical"], strict=True) if name != full}


def _is_part(a: Parts, b: Parts) -> bool:
    """Return whether a fuller name is that of a plant, a branch or a daughter of the group, or lacks 股份."""
    if b.form.endswith(("厂", "分公司")) or ("集团" in b.core and _SHARES not in b.form):
        return True
    return a.form == "股份" and "股份" not in b.form


def _other_line(a: Parts, b: Parts, full: str) -> bool:
    """Return whether a longer name adds a line of business or more of a trade name that tells it from the bare one."""
    plain = frozenset() if is_known(full) else role("plain_line")  # 东风|科技 is known by itself
    family = _is_parent(a.core) or (not a.form and is_known(a.core + "集团"))
    if family and b.core.startswith(a.core[:2]):  # 江铜 takes its characters from 江西|铜业
        return b.core.removeprefix(a.core) not in plain
    more = b.trade.removeprefix(a.trade)
    return b.trade.startswith(a.trade) and bool(more) and more not in plain


def _issues(a: Parts, b: Parts) -> bool:
    """Return whether a fuller name can be that of the firm whose share has a short name (碧水源, 长城电脑).

    It is a company limited by shares, or says no more than the short name does.
    """
    if b.form.endswith(_SHARES):
        return True
    return a.core == b.core and b.form in (a.form, a.form + "公司", a.form + "股份") and b.region in ("", a.region)


def _limits(a: Parts, b: Parts, full: str) -> bool:
    """Return whether a fuller name adds 股份 alone: 奇瑞 goes to its legal name, not to 奇瑞股份."""
    return b.form == "股份" and not a.form and not is_known(full)


def _of_family(a: Parts, b: Parts, elsewhere: bool) -> bool:
    """Return whether the bare trade name of a family of firms is printed with what makes it another one of them.

    A local firm (青岛|海尔), or the group where the bare name is known for one line of it (格力|集团).
    """
    if "集团" not in b.form:
        return elsewhere and _is_parent(a.core)
    return "集团" not in a.form and a.region + a.core in _one_line()


@cache
def _mains() -> dict[str, frozenset[str]]:
    """Return by place and trade name what the fullest known names have as trade name and line: 三星 → 三星电子."""
    return made("main lines of names", _lines)


def _lines() -> dict[str, frozenset[str]]:
    """Return what `_mains` returns."""
    mains: dict[str, set[str]] = {}
    for name, full in _fuller().items():
        short = parts(name)
        mains.setdefault(short.region + short.core, set()).add(parts(full).core)
    return {name: frozenset(found) for name, found in mains.items()}


@cache
def _one_line() -> frozenset[str]:
    """Return trade names that are known for one line of business and not for a group: 格力, for it is 格力电器."""
    fullest = ((name, parts(full)) for name, full in _fuller().items())
    plain = role("plain_line") | {""}
    return frozenset(
        name
        for name, full in fullest
        if "集团" not in full.form and full.core.startswith(name) and full.core.removeprefix(name) not in plain
    )


def _is_parent(name: str) -> bool:
    """Return whether other known names lengthen a known one by a line of business: 华润, for there is 华润水泥."""
    return name in _KNOWN and len(name) > 1 and _is_lengthened(name)


@cache
def _is_lengthened(name: str) -> bool:
    """Return whether a known name has others that begin with it and go on with more than a form."""
    names = _in_order()
    for place in range(bisect_left(names, name), len(names)):
        other = names[place]
        if not other.startswith(name):
            return False
        if other[len(name) :] not in _FORMS:
            return True
    return False


@cache
def _in_order() -> Sequence[str]:
    """Return the known names in order: those that begin with another stand behind it."""
    return listed("known names in order", lambda: sorted(_KNOWN))
