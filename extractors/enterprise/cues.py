"""Short names that only their context gives away: stock codes, headlines, announcements, stakes, "X是一家…"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from extractors.base import Passage
from extractors.enterprise.anchors import Cue
from extractors.enterprise.announced import is_announced
from extractors.enterprise.beside import find_led, find_likened, find_titled
from extractors.enterprise.deals import find_dealt, find_papered
from extractors.enterprise.edge import Edge, left_edge
from extractors.enterprise.intros import NO_FIRM, find_head, find_headed, find_introduced, find_strange
from extractors.enterprise.objects import find_object
from extractors.enterprise.placed import find_local, find_placed
from extractors.enterprise.proofs import blocked
from extractors.enterprise.spans import Span
from extractors.enterprise.special import special_names
from extractors.enterprise.words import ROLES, role, vocabulary
from extractors.lexicon import terms
from extractors.words.prepared import made

_CODE = re.compile(
    r"\((?:[股票证券]{2}代码:? ?)?(?:(?:SH|SZ|HK|NASDAQ|NYSE|SHE|SHA)[:.]? ?)?(?:[03468]\d{5}|0\d{4})(?=[.,;:) A-Z])"
)
_HEADLINE = re.compile(r"【([\u4e00-\u9fffA-Za-z*]{2,8}):")
# What a firm has made public, told in one line of a list: 汇鸿医药:控股股东拟减持.  The name is read backwards.
_BRIEF_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z*]{3,6}(?:$|[。;\n】 ])")
_LONGEST_BRIEF = 7
_BRIEF = re.compile(rf":(?:公司|控股|全资|参股)?(?:{ROLES.either('brief')}|\d{{4}}年(?:度|前|净|营|半)|第[一二三四]季)")
# 青岛宏宇|投资6000万元, 台湾鸿泰|与我区签订
_INVESTS = re.compile(r"(?=投资[约近超逾了]?[\d.]{1,9}[多余]?[万亿]|与我[省市县区镇乡][^,。;\n]{0,14}(?:签|达成|合作))")
_PERCENT = re.compile(r"%的?(?:股权|股份)")
# Read backwards from the percent sign: 剩余的 55.5, 近31.
_SHARE = re.compile(r"[\d.]{1,10}(?:[近约逾超]|过超)?(?:的?余剩的?|的)?(?:数少)?")
# Read backwards: what stands between a name and its announcement (于4月8日晚间, 今日, (002140) …).
_BETWEEN = re.compile(
    r"(?:间?晚|间[午早]|日[今昨近当同]|前日|天[今昨]|晚[今昨当]|前此|后随|新最|[将拟想于在也还已曾]|[度次]?再|"
    r"日\d{1,2}|月\d{1,2}|年\d{2,4}|度年|\)[^()\n]{4,20}\(){0,6}"
)
_BETWEEN_LAST = frozenset("将拟想晚间午早日前天于在也还已曾再度次后新月年)")
_LEADS = role("lead")
_NO_HEADLINE = tuple(sorted(role("firm_cue")))
_NO_MEMBERS = role("no_member")
_SURNAMES = role("surname")
_TRAILING = role("no_last") | {"共", "则", "亦"}
_OF_QUOTED, _QUOTES = frozenset("牌号版杯奖型款系"), frozenset("”’\"'》")
_CLASSES, _COMMON = vocabulary().classes, vocabulary().common
_NO_PAIR, _STOPS = frozenset({"stop", "verb", "generic"}), frozenset({"weak", "stop"})
_NO_LAST = NO_FIRM | made(
    "stops of one character",
    lambda: frozenset(word for word in terms("stop_contexts") if len(word) == 1 and _CLASSES[word] in _STOPS),
)
_AGENCIES = tuple(sorted(role("news_agency")))


def find_cued(passage: Passage, cues: Iterable[Cue], known: set[int]) -> list[Span]:
    """Return the short names that their context gives away; a test for the sign spares most texts the pattern.

    `known` holds the ends of the names found before: a cue behind one of them has nothing to add.
    """
    folded = passage.folded
    head = find_head(folded) or find_strange(folded) or find_headed(folded)
    found = _signed(folded, known)
    if head is not None and head.end not in known:
        found.append(head)
    for start, end, part in cues:
        if part == "lead" or folded[start:end] in _LEADS:
            found.append(find_led(folded, end))
        if part == "subject":
            found.append(_subject(folded, start, folded[start:end], known))
        elif start not in known and part in _READERS:
            found.append(_READERS[part](folded, start, end))
    return [_whole(folded, span) for span in found if span is not None]


_LATIN_BACK = re.compile("(?: [A-Za-z0-9&.'-]{1,20}){1,4}(?![A-Za-z0-9])")


def _whole(folded: str, span: Span) -> Span:
    """Return a name with the words in Latin letters before its last one: SHIS |LTD(01647,HK)."""
    start = span.start
    if folded[start - 1 : start] != " " or not start or not folded[start : span.end].isascii():
        return span
    before = _LATIN_BACK.match(folded[max(0, start - 60) : start][::-1])
    if before is None:
        return span
    start -= before.end()
    return span._replace(start=start, kind="foreign", core=folded[start : span.end])


def _signed(folded: str, known: set[int]) -> list[Span | None]:
    """Return the names that a sign gives away: stock codes, stakes, headlines, ST."""
    found: list[Span | None] = []
    if "(" in folded:
        found += [_short(folded, match.start(), "stock_code", known) for match in _CODE.finditer(folded)]
    if "%" in folded and "股" in folded:
        found += [_stake(folded, match.start(), known) for match in _PERCENT.finditer(folded)]
    if "【" in folded:
        found += [_headline(folded, match) for match in _HEADLINE.finditer(folded)]
    if "ST" in folded:
        found += special_names(folded)
    if "投资" in folded or "与我" in folded:
        found += [_deed(folded, match.start(), match.end()) for match in _INVESTS.finditer(folded)]
    if "这" in folded:
        found += find_likened(folded)
    if ":" in folded:
        ends = (match.start() for match in _BRIEF.finditer(folded))
        found += [_short(folded, end, "brief", known) for end in ends if _heads_brief(folded, end)]
    return found


def _heads_brief(folded: str, end: int) -> bool:
    """Tell whether a short run that opens a line or a sentence ends here."""
    return _BRIEF_NAME.match(folded[max(0, end - _LONGEST_BRIEF) : end][::-1]) is not None


def _headline(folded: str, match: re.Match[str]) -> Span | None:
    """Return the name that opens a headline and comes back in the text: 【汇鸿集团:…】."""
    if match[1].endswith(_NO_HEADLINE):
        return None  # 【午间公告:…】
    if folded.count(match[1], match.end(), match.end() + 400) and match[1][-1] not in NO_FIRM:
        return Span(match.start(1), match.end(1), "short", "headline", match[1])
    return None


def _stake(folded: str, end: int, known: set[int]) -> Span | None:
    """Return the firm of which a share is bought or held: 科元精化100%股权."""
    back = _SHARE.match(folded[max(0, end - 16) : end][::-1])
    if back is None or end - back.end() in known:
        return None
    return _short(folded, end - back.end(), "stake", known) or find_dealt(folded, end - back.end())


def _subject(folded: str, end: int, cue: str, known: set[int]) -> Span | None:
    """Return the name before an announcement where it opens its clause."""
    last = folded[end - 1 : end]
    if end - (last == "的") not in known and (named := find_papered(folded, end - (last == "的"), cue)) is not None:
        return named
    if end in known or (last in _NO_LAST and last not in _BETWEEN_LAST):
        return None
    if last in _BETWEEN_LAST:
        between = _BETWEEN.match(folded[max(0, end - 40) : end][::-1])
        end -= between.end() if between else 0
    return _short(folded, end, "subject", known, cue)


def _short(folded: str, end: int, rule: str, known: set[int], cue: str = "") -> Span | None:
    """Return the short name that ends at `end`, if what stands there looks like one."""
    coded = rule == "stock_code"
    if coded and folded[end - 1 : end] in {"”", "’", '"'}:
        end -= 1
    if end in known or (not coded and _cannot_end(folded, end)):
        return None
    edge = left_edge(folded, end)
    if edge is None or not edge.hard or folded[edge.start] in "()" or _foreigner(folded, edge.start):
        return None
    if _coded_name(edge, end) if coded else is_announced(folded, edge, end, rule, cue):
        return Span(edge.start, end, "short", rule, edge.core or edge.tail, edge.tail, edge.region)
    return None


def _foreigner(folded: str, start: int) -> bool:
    """Tell whether a transliterated person's name goes on here: 乔姆·雅各布, then 雅各布 alone."""
    return folded[start - 1 : start] == "·" or "·" + folded[start : start + 2] in folded


def _coded_name(edge: Edge, end: int) -> bool:
    """Tell whether what stands before a stock code is a name: almost anything of its length is."""
    size = end - edge.start
    named = bool(edge.core or edge.region) and edge.core not in vocabulary().generic  # 深交所中小板(股票代码:002...)
    return 2 <= size <= 5 and named and (size <= 4 or edge.gap >= 1)


def _cannot_end(folded: str, end: int) -> bool:
    """Tell by the last two characters that no short name ends here; the cheap test that spares a window."""
    last = folded[end - 1 : end]
    if last in _NO_LAST or not last.isalpha():
        return True
    if _CLASSES.get(folded[end - 2 : end]) in _NO_PAIR or folded[end - 1 : end + 1] in _COMMON:
        return True
    return folded.endswith("ST股", 0, end) or (last == "社" and folded.endswith(_AGENCIES, 0, end))


def _titled(folded: str, end: int, _: int) -> Span | None:
    """Return the bare name before 董事长 or 总裁."""
    edge = None if _cannot_end(folded, end) else left_edge(folded, end)
    return find_titled(folded, edge, end) if edge else None


def _deed(folded: str, end: int, after: int) -> Span | None:
    """Return the bare name that opens a clause before a deed of firms, where no lexicon knows a character of it."""
    if _cannot_end(folded, end):
        return None
    edge = left_edge(folded, end)
    if edge is None or not edge.hard or edge.tail or edge.known or len(edge.region) > 3 or blocked(folded, edge.start):
        return None
    core, before = edge.core, folded[edge.start - 1 : edge.start]
    strange = edge.gap >= len(core) - folded.startswith("方面", end, after)
    if not strange or not 2 <= len(core) <= 4:
        return None
    if (before == "、" or before.isalnum()) and edge.region in {"", "中国"}:
        return None  # only a place of its own tells a name from what leads to it
    if core[0] in _OF_QUOTED and before in _QUOTES:
        return None  # “锯力煌”|牌带锯床
    if core.isascii() or "·" in core or core in _NO_MEMBERS or (len(core) <= 3 and core[0] in _SURNAMES):
        return None
    if vocabulary().classes.get(core[0]) == "weak" or core[-1] in _TRAILING:
        return None  # 它更|拥有, 重庆国恒共|持有
    return Span(edge.start, end, "short", "deed", core, "", edge.region)


_READERS: dict[str, Callable[[str, int, int], Span | None]] = {
    "deed": _deed,
    "title": _titled,
    "is_a": find_introduced,
    "object": find_object,
    "placed": find_placed,
    "place": find_local,
}
