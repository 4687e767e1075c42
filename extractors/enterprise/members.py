"""What a member of a list must be like where the list itself vouches for it."""

from __future__ import annotations

from extractors.enterprise.intros import NO_FIRM
from extractors.enterprise.words import cut, is_coined, known_names, role, vocabulary
from extractors.lexicon import load

_FIT = frozenset({"industry", "region", "common", "generic", "known", "weak"})
_NO_MEMBERS = role("no_member")
BEHIND_LIST = tuple(role("behind_list"))
LONGEST = 14
# 资本, no goods such as 涂料
_SURE = frozenset(row["suffix"] for row in load("name_suffixes") if row["strength"] in {"own", "sure", "fair"})


def is_name(name: str) -> bool:
    """Tell whether a member may be a name: no phrase, no place of the country, no class of firms, no person."""
    if name in known_names():
        return True
    no_firm = name[-1:] in NO_FIRM and not name.endswith(("事务所", "检验所"))
    if not 2 <= len(name) <= LONGEST or no_firm or name in _NO_MEMBERS or name in vocabulary().generic:
        return False
    if name.endswith(BEHIND_LIST):
        return False  # 天岱、永昌|之外
    level = vocabulary().regions.get(name)
    if level in {"country", "province", "prefecture"} or any(char.isdigit() for char in name):
        return False
    tokens = cut(name)
    if any(token[3] not in _FIT for token in tokens) and not name.endswith(("公司", "合作社", "集团", "厂")):
        return False
    words = [token[3] for token in tokens]
    covered = sum(end - start for start, end, _, _ in tokens)
    joined = len(tokens) > 1 and tokens[0][1] == 1 and tokens[1][1] == 2  # 三和|彩印, 三和
    if covered == len(name) and set(words) <= {"industry", "generic", "weak"} and not joined:
        return False
    everyday = len(tokens) == 1 and covered == len(name) and words[0] == "common"
    return not everyday or name in vocabulary().trade


def last_of_line(name: str, size: int = 2) -> str:
    """Return the last word of the line of business that follows a trade name of that size, "" where more follows."""
    at, last = size, ""
    for start, end, word, kind in cut(name):
        if end <= size:
            continue
        if start != at or kind != "industry":
            return ""
        at, last = end, word
    return last if at == len(name) else ""


def is_strange(name: str) -> bool:
    """Tell whether a single member is a trade name alone, or with a line that ends names."""
    tokens = cut(name)
    lined = len(tokens) == 1 and tokens[0][0] > 1 and tokens[0][1] == len(name) and tokens[0][2] in _SURE
    return lined or (2 <= len(name) <= 5 and not tokens)


def is_shaped(name: str) -> bool:
    """Tell whether a word of trade names and a line of business make a name: 好日子|制衣."""
    return any(name[:size] in vocabulary().trade and last_of_line(name, size) for size in (2, 3))


def taken_apart(name: str) -> tuple[str, str]:
    """Return trade name and line of business of a member, the whole and nothing where it is not made of these."""
    core = name[:2]
    whole = is_coined(core) or vocabulary().classes.get(core) == "common"  # 深谷|海洋装备, then 深谷装备
    return (core, name[2:]) if whole and last_of_line(name) else (name, "")


def piece_start(folded: str, end: int) -> int:
    """Return where a member all between two 、 begins that ends here and may be a name (大岱、|小东明|、), or -1."""
    start = folded.rfind("、", max(0, end - LONGEST), end) + 1
    return start if start and end - start <= _SHORT and is_name(folded[start:end]) else -1


_SHORT = 6


def gathers(name: str) -> bool:
    """Tell whether two characters or more stand before what the members of a cooperative grow: 岭上红|蓝莓种植."""
    head = name.removesuffix("合作社").removesuffix("专业").removesuffix("农民")
    at = len(head)
    for start, end, _, kind in reversed(cut(head)):
        if end != at or kind not in _GROWN or (start < 3 and kind == "common"):
            break
        at = start
    return 2 <= at <= 4 and len(head) <= LONGEST - 4 and not any(char.isdigit() for char in head)


_GROWN = frozenset({"common", "generic", "industry"})
