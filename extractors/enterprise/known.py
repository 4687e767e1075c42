"""Names known beforehand, where they stand: with their place and line of business, or as part of something else."""

from __future__ import annotations

import re

from extractors.enterprise.called import is_no_firm
from extractors.enterprise.edge import left_edge
from extractors.enterprise.proofs import deed_follows, is_foreigner, is_person, opens_clause
from extractors.enterprise.right import NO_END, RIGHT_CUE, branch_end
from extractors.enterprise.spans import Span
from extractors.enterprise.words import ROLES, crosses_word, cut, either, known_names, role, vocabulary
from extractors.lexicon import load


def known_span(folded: str, start: int, end: int, word: str, kind: str) -> Span | None:
    """Return a known name where it stands for itself."""
    after = folded[end : end + 1]
    if (end - start <= 3 and crosses_word(folded, start, end)) or is_no_firm(folded, end, word):
        return None
    if (end - start == 2 and is_person(folded, start, end)) or (kind == "foreign" and is_foreigner(folded, start, end)):
        return None
    if word.isascii() and _goes_on(folded, start, end):
        return None
    if word[0].isascii() and not word.startswith("ST") and _is_latin(folded[start - 1 : start]):
        return None  # S|KT公司, but N|ST for a share on its first day
    if _inside_name(folded, start, end, word) or (start and _in_land(folded, start)):
        return None
    longer, ended = end, True
    if after == "(" or after.isalnum():
        longer = _numbered(folded, lengthened(folded, end, word))
        ended = word.endswith(("集团", "公司")) or _ends(folded, longer) or deed_follows(folded, longer)
    place = _own_place(folded, start, word) if ended else 0
    return Span(start - place, longer, kind, "known_name", folded[start - place : longer])


def _in_land(folded: str, start: int) -> bool:
    """Tell whether the country ends where a known name seems to begin: 中|国家电网, a site; but 其中|国家电网."""
    return folded.startswith("中国", start - 1) and folded[max(0, start - 2) : start] not in _CLASSES


def _inside_name(folded: str, start: int, end: int, word: str) -> bool:
    """Tell whether a known name is only part of one here: 浙江能|达利集团, 、|中核|华原、."""
    if word.endswith(_WHOLE):
        before = folded[start - 1 : start]
        region = _REGIONS.get(folded[max(0, start - 3) : max(0, start - 1)])
        return region in _LOCAL and "一" <= before <= "鿿" and before not in _BETWEEN
    if len(word) > 3:
        return False
    if folded[end : end + 1] in _CHARS and _goes_on_to_line(folded, end):
        return True
    if folded[start - 1 : start] != "、":
        return False
    rest = _LISTED.match(folded, end)
    return rest is not None and not cut(rest[1])


def _goes_on_to_line(folded: str, end: int) -> bool:
    """Tell whether one character of trade names and a line of business go on behind a known name: 万达|利|食品."""
    tokens = cut(folded[end : end + 5])
    return bool(tokens) and tokens[0][0] == 1 and tokens[0][3] == "industry"


_CHARS = role("name_char") | role("name_half")
_WHOLE = ("集团", "公司")
_BETWEEN = frozenset("省市县区州的与和跟同及或、,有是对将让由被把等旗在向到")
_LISTED = re.compile("([\u4e00-\u9fff]{2,3})(?=、|等)")  # the next member of a list, or its end
_NUMBERED = re.compile(
    r"第[一二三四五六七八九十]{1,3}(?!大)[\u4e00-\u9fff]{0,6}?公司|(?<=局)[一二三四五六七八九十]{1,2}公司"
)
_NUMBERS = frozenset("第一二三四五六七八九十")


def _numbered(folded: str, end: int) -> int:
    """Return the end of a known name with its numbered daughter: 葛洲坝集团|第一工程公司, 中铁四局|二公司."""
    if folded[end : end + 1] not in _NUMBERS:
        return end
    daughter = _NUMBERED.match(folded, end)
    return daughter.end() if daughter else end


def _ends(folded: str, end: int) -> bool:
    """Tell whether a name may end here: before anything but a letter, or before what firms do."""
    return not folded[end : end + 1].isalnum() or RIGHT_CUE.match(folded, end) is not None


# A place before these says where the firm sits; before the others it names the local one: 上海|万科.
_NATIONAL = tuple(role("national"))
_AT = frozenset("在到赴访于")
_REGIONS, _CLASSES = vocabulary().regions, vocabulary().classes


def _own_place(folded: str, start: int, word: str) -> int:
    """Return the length of the province or city right before a known name that names a local firm with it."""
    level = _REGIONS.get(folded[start - 2 : start])
    if level not in _LOCAL or word[0] == "中" or len(word) > 5 or word.endswith(_NATIONAL):
        return 0
    edge = left_edge(folded, start)
    if edge is None or edge.start != start - 2 or edge.core or folded[start - 3 : start - 2] in _AT:
        return 0
    return 0 if word.isascii() else 2


_LOCAL = frozenset({"province", "prefecture", "county"})


_LONGER = role("known_tail")
# The other suffixes of names are products and departments as well: they need more than 、 or 的 behind them.
_OTHERS = {row["suffix"]: row["strength"] for row in load("name_suffixes") if row["suffix"] not in role("no_tail")}
_TAILS = _OTHERS | {tail: _OTHERS.get(tail, "sure") for tail in _LONGER}
_TAIL_FIRST = frozenset(tail[0] for tail in _TAILS)
_SOFT = role("soft_cue")
_HELD = frozenset("股子孙权企公0123456789")
PLACED = re.compile(
    rf"\({either('branch_place')}\)(?:控股|公司|集团|投资)?(?!有限|股份|科技|[\u4e00-\u9fff]{{0,8}}有限)"
)
_COMPLETE = ROLES.words("complete")


def lengthened(folded: str, end: int, word: str) -> int:
    """Return the end of a known name with the line or the place it takes on: 巴克莱|资本, 味千|(中国)控股."""
    after = folded[end : end + 1]
    if after == "股" and _is_limited(folded, end, word):
        return end + 2
    if after == "(" and (placed := PLACED.match(folded, end)):
        return placed.end()
    if (branch := branch_end(folded, end)) > end:
        return branch
    if after not in _TAIL_FIRST or word.endswith(_COMPLETE):
        return end + 2 if word.endswith("集团") and folded.startswith("公司", end) else end
    if folded.startswith(("集团", "公司"), end):
        stop = end + 4 if folded.startswith("集团公司", end) else end + 2
        return end if NO_END[folded[stop - 2]].match(folded, stop) else stop
    for size in (4, 3, 2):
        if folded[end : end + size] in _TAILS:
            return end + size if _takes_on(folded, end, end + size, word) else end
    return end


_LIMITED = re.compile(
    r"股份(?=的(?![股总数转价比质持权回交]|[^,。;、\n]{0,6}(?:比例|数量|转让|股东))|因(?!此)|仍|副总|总经理|董事|IPO|下属|"
    r"一位|内部|某|相关负责|有关负责)"
)


def _is_limited(folded: str, end: int, word: str) -> bool:
    """Tell whether a bare trade name and 股份 that open a clause are a firm and no shares: 岱二|股份|的成功上市."""
    if len(word) > 4 or word[-2:] in _TAILS or _LIMITED.match(folded, end) is None:
        return False
    return opens_clause(folded, end - len(word))


def _takes_on(folded: str, end: int, stop: int, word: str) -> bool:
    """Tell whether a line of business behind a known name belongs to it here: 中粮|酒业, but 海尔|电脑 is a product."""
    tail = folded[end:stop]
    if tail == "投资":  # 岱福|投资|拟要约收购, but 获岱福|投资
        before = folded[end - len(word) - 1 : end - len(word)]
        return before not in _INVESTED and _INVESTOR.match(folded, stop) is not None
    if tail == "控股" and folded[stop : stop + 1] in _HELD:
        return False
    bad = NO_END.get(tail[-1])
    if bad is not None and bad.match(folded, stop):
        return False
    if (tail in _LONGER and (_ends(folded, stop) or deed_follows(folded, stop))) or folded[stop : stop + 1] == "(":
        return True
    cue = RIGHT_CUE.match(folded, stop)
    if word[-2:] in _TAILS:
        return False
    return (
        _TAILS[tail] == "own" or (cue is not None and cue[0] not in _SOFT) or _INVESTS.match(folded, stop) is not None
    )


_INVESTS = re.compile(r"投资\d")
_INVESTED, _INVESTOR = frozenset("获由被受得"), re.compile("[将拟因均曾]|持有|认为|表示|方面|启动")


# A first name before a Latin name, or what firms are called by behind one: Deepak |Mittal, Emerson| Analytics.
_BEFORE = re.compile(r"[A-Z][a-z]+ $")
_BEHIND = re.compile(
    r" (?:Global|Analytics|Gas|Home|Capital|Partners|Group|Holdings|Research|Energy|Chemicals?)(?![A-Za-z])"
)


def _goes_on(folded: str, start: int, end: int) -> bool:
    """Tell whether a Latin name is glued to a letter, or one of two words."""
    if _is_latin(folded[start - 1 : start]) or _is_latin(folded[end : end + 1]):
        return True
    before = _BEFORE.search(folded, max(0, start - 20), start)
    return (before is not None and before[0].rstrip() not in known_names()) or _BEHIND.match(folded, end) is not None


def _is_latin(char: str) -> bool:
    """Tell whether a neighbour glues a Latin name to a longer word."""
    return char.isascii() and char.isalnum()
