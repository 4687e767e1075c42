"""Which short name can stand for which full one, told from the parts of both."""

from __future__ import annotations

from extractors.base import fold, in_order
from extractors.lexicon import seldom
from extractors.name.parts import BRACKETED, Parts, is_legal, parts


def abbreviates(short: str, full: str) -> bool:
    """Return whether `short` can be an abbreviation of `full`.

    Of a legal name: the characters of the short name's trade name and industry occur in the legal name's in order,
    beginning where its trade name begins (开泰科技 of 开泰工业科技, 苏汇资管 of 苏汇资产管理); a place named by the
    short name is named by the legal one; a group abbreviates only a group, and 茅台股份 no group.
    A numbered daughter (中石化第五建设) is not what the bare name stands for, nor is the branch of a widely known
    firm (飞利浦 is not 飞利浦(中国)投资有限公司); X公司 stands for X.
    Of another short name: the longer one adds only a place, an industry or a form (西湖啤酒 of 杭州西湖啤酒,
    达芬奇 of 达芬奇家居, 金锣 of 金锣集团), nothing that could make it a subsidiary (三星 of 三星LED is not).
    """
    a, b = parts(short), parts(full)
    if _with_company(a, b):
        return True
    if len(short) >= len(full) or b.form == "公司" or b.trade.startswith("第", len(a.trade)):
        return False
    if any(form in a.form and form not in b.form for form in ("集团", "股份")):
        return False
    if short in seldom("known_names") and _branch(full):
        return False
    if a.region and a.region not in b.region:
        return False
    if is_legal(full):
        return a.core[:2] == b.core[:2] and in_order(a.core, b.core)
    same_trade = a.trade == b.trade and (not a.industry or a.industry == b.industry)
    return same_trade and (a.form in ("", "公司") or a.form == b.form or _is_group_of(a, b))


def _is_group_of(a: Parts, b: Parts) -> bool:
    """Return whether one is a plain group and the other a group that says more of itself (…控股集团, …企业集团)."""
    return a.form == "集团" and b.form.endswith("集团")


def inner_trade(short: str, full: str) -> bool:
    """Return whether a legal name is an unlisted place, the short name's trade name and an industry (东港宏泰重工).

    So may the name of a group be, for one that is not widely known.
    """
    a, b = parts(short), parts(full)
    place, core = b.trade[:2], b.trade[2:]
    if len(place) < 2 or ("集团" in a.form) != ("集团" in b.form) or a.form == "股份":
        return False
    group = "集团" in a.form and short not in seldom("known_names") and place not in seldom("common_words")
    if not (is_legal(full) or group):
        return False
    if place[-1] == "氏" or (a.region and a.region not in b.region):  # 香港荣华 is not 顺德区|苏氏|荣华食品
        return False
    return core == a.trade and (not a.industry or a.industry == b.industry)


def _branch(name: str) -> bool:
    """Return whether a name holds a place in brackets, as branches of wider firms do."""
    return any(bracket[1:-1] in seldom("regions") for bracket in BRACKETED.findall(fold(name)))


def _with_company(a: Parts, b: Parts) -> bool:
    """Return whether one name is the other with 公司 behind it."""
    return (a.form, b.form) in (("公司", ""), ("集团公司", "集团")) and (a.core, a.region) == (b.core, b.region)


def initials(short: str, full: str) -> bool:
    """Return whether a name takes the first characters of trade name and industry (青啤, 江轴股份, 青旅集团)."""
    a, b = parts(short), parts(full)
    fits = a.form in ("", "股份") or _is_group_of(a, b)
    return fits and bool(b.industry) and a.core == b.trade[0] + b.industry[0]


def clipped(short: str, full: str) -> bool:
    """Return whether a bare two-character name is the end of a longer trade name (安凯 of 新安凯)."""
    trade = parts(full).trade
    return len(short) == 2 and len(trade) == 3 and trade.endswith(short)


def opens_line(short: str, full: str) -> bool:
    """Return whether a name without form opens with the line of a plant, or ends in that of a short name or a group.

    宏岱彩印 of 宏岱彩印包装厂, 宏岱重机 of 宏岱重型机械厂, 宏岱装备 of 宏岱海洋装备; of a bank's line single characters
    do (农商行 of 农村商业银行).
    """
    a, b = parts(short), parts(full)
    if a.form or not a.industry or a.trade != b.trade or a.industry == b.industry or a.region not in b.region:
        return False
    if b.form.endswith("厂"):
        return b.industry.startswith(a.industry[0]) and in_order(a.industry, b.industry)
    bank = b.industry.endswith("银行") and a.industry[-1] == "行" and in_order(a.industry, b.industry)
    return b.form in ("", "集团") and (bank or b.industry.endswith(a.industry))
