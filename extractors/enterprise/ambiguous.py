"""Known names that are ordinary words too (苹果, 光明, 小米): taken where the text proves them to be firms."""

from __future__ import annotations

import re
from collections import Counter
from string import ascii_uppercase

from extractors.enterprise.proofs import deed_follows, figures_follow, opens_clause, with_products
from extractors.enterprise.right import RIGHT_CUE, branch_end
from extractors.enterprise.spans import Span
from extractors.enterprise.words import PROOFS, crosses_word, either, role, vocabulary
from extractors.lexicon import terms
from extractors.words import prepared

# One 统一发布 among many 统一 proves nothing; what is no noun needs more proof.
_NO_NOUNS = prepared.words("no nouns", lambda: frozenset().union(*(terms("common_words", pos=pos) for pos in "vad")))
_USES_A_PROOF = 8
_RARE = role("rare_name")


def find_ambiguous(folded: str, seen: list[Span], sure: list[Span], evidenced: set[str]) -> list[Span]:
    """Return the ambiguous known names that a cue beside one of their occurrences proves to be firms here.

    A longer sure name that opens with them proves them too (光明食品集团, then 光明).
    """
    if not seen:
        return []
    seen = [span for span in seen if len(span.core) > 2 or not crosses_word(folded, span.start, span.start + 2)]
    seen = [span for span in seen if not (span.core.isascii() and _glued(folded, span))]
    words = {span.core for span in seen}
    proven = evidenced | _opened(folded, words, sure) | with_products(folded, words)
    starts, ends = {span.start for span in sure}, {span.end for span in sure}
    proofs: Counter[str] = Counter()
    for span in seen:
        if span.core not in proven and (_beside(folded, span, starts, ends) or _proof(folded, span, ends)):
            proofs[span.core] += 1
    if proofs:
        uses = Counter(span.core for span in seen)
        proven.update(
            word for word, count in proofs.items() if word not in _NO_NOUNS or uses[word] <= _USES_A_PROOF * count
        )
    if proven and len(proven) < len(words):
        proven.update(_neighbours(folded, seen, proven))
    told = _shortened(folded, words - proven, sure)
    return [span for span in seen if span.core in proven or (span.core in told and _heads_clause(folded, span))]


def _opened(folded: str, words: set[str], sure: list[Span]) -> set[str]:
    """Return the names that sure names open with, or end in behind their place."""
    regions = vocabulary().regions
    firsts, lasts = {word[0] for word in words}, {word[-1] for word in words}
    opening = [span for span in sure if folded[span.start] in firsts]
    ending = [span for span in sure if folded[span.end - 1] in lasts]
    return {
        word
        for word in words
        if any(
            folded.startswith(word, span.start) and (_own_form(span) or _only_a_name(word, span)) for span in opening
        )
        or any(
            folded.endswith(word, span.start, span.end) and folded[span.start : span.end - len(word)] in regions
            for span in ending
        )
    }


def _shortened(folded: str, words: set[str], sure: list[Span]) -> set[str]:
    """Return the everyday words that longer known names open with: 绿地, where 绿地控股 stands in the text."""
    known = [span for span in sure if span.rule == "known_name"] if words else []
    return {
        word
        for word in words - _RARE
        if any(folded.startswith(word, span.start) and span.end - span.start > len(word) for span in known)
    }


def _heads_clause(folded: str, span: Span) -> bool:
    """Tell whether a word opens its clause as its subject does: 绿地|在, 通用|也; not 大众|的, 现代|与."""
    cue = RIGHT_CUE.match(folded, span.end) if opens_clause(folded, span.start) else None
    return cue is not None and cue[0][0] not in _NO_VERB


_NO_VERB = frozenset("、和与及等的(")


def _neighbours(folded: str, seen: list[Span], proven: set[str]) -> set[str]:
    """Return the names that stand before or behind a proven one in a list: 现代、起亚, once 起亚 is proven."""
    starts = {span.start for span in seen if span.core in proven}
    ends = {span.end for span in seen if span.core in proven}
    return {span.core for span in seen if span.core not in proven and _beside(folded, span, starts, ends)}


def _proof(folded: str, span: Span, ends: set[int]) -> bool:
    """Tell whether what stands right before or behind is said of firms only; what ends a name is not said of the next.

    入股|和岱 proves 和岱 a firm; in 青峤控股|和岱明远 the word 控股 is part of the name before.
    """
    before = "" if span.start in ends else folded[max(0, span.start - 5) : span.start]
    if before[-1:] in _POINTED:
        return False  # 该|微博称
    if span.kind == "foreign" and _COUNTRY.search(before):
        return True
    if span.kind == "foreign" and len(span.core) < 4 and _ORIGINAL.match(folded, span.end):
        return True
    if span.kind == "foreign" and _ITS_MODEL.match(folded, span.end):
        return True
    at = span.start + len(span.core)
    right = folded[at : at + 1] in _RIGHT_FIRST and _RIGHT.match(folded, at)
    branch = span.core not in _NO_NOUNS and branch_end(folded, at) > at  # 岱果|中国公司
    if right or branch or _LEFT.search(before) or figures_follow(folded, span.start, span.end):
        return True
    if span.core in vocabulary().common or span.core in _RARE:
        return False
    if _RIGHT_MORE.match(folded, span.end) or _heads_deed(folded, span):
        return True
    return folded[span.end : span.end + 1] in _MAY_FOLLOW and _LEFT_MORE.search(before) is not None


def _heads_deed(folded: str, span: Span) -> bool:
    """Tell whether a name of three characters or more opens its clause before a deed of firms: 四岱达|技改扩能."""
    return len(span.core) > 2 and opens_clause(folded, span.start) and deed_follows(folded, span.end)


def _beside(folded: str, span: Span, starts: set[int], ends: set[int]) -> bool:
    """Tell whether a sure name is its neighbour in a list: 苹果、三星电子."""
    if folded[span.end : span.end + 1] == "、" and span.end + 1 in starts:
        return True
    linked = _LINK.match(folded, span.end)
    if linked is not None and linked.end() in starts and span.core not in _NO_NOUNS:
        return True
    if span.core not in _NO_NOUNS and span.core not in _RARE and _rivals(folded, span.end, starts):
        return True
    if span.start in ends and span.core not in _NO_NOUNS and folded[span.end : span.end + 1] == "等":
        return True  # 苹果微软|中兴|等
    listed = folded[span.start - 1 : span.start] == "、" and span.start - 1 in ends
    if span.end - span.start > 3:
        return listed and folded[span.end : span.end + 2] not in vocabulary().industry
    return listed and (not _GOES_ON.match(folded, span.end) or deed_follows(folded, span.end))


def _rivals(folded: str, end: int, starts: set[int]) -> bool:
    """Tell whether a sure name follows at once or behind what one firm does to another: 苹果|三星, 苹果取代诺基亚."""
    if end in starts:
        return True
    deed = _TO_ANOTHER.match(folded, end)
    return deed is not None and deed.end() in starts


def _glued(folded: str, span: Span) -> bool:
    """Tell whether a Latin letter or digit touches a Latin name: GM|P."""
    end = span.start + len(span.core)
    around = folded[span.start - 1 : span.start] + folded[end : end + 1]
    return any(char.isascii() and char.isalnum() for char in around)


def _only_a_name(word: str, span: Span) -> bool:
    """Tell whether a longer known name proves the short one: 三一重工, then 三一, which is no everyday word."""
    vocab = vocabulary()
    return span.end - span.start > len(word) and not (word in vocab.common or word in vocab.regions or word in _RARE)


def _own_form(span: Span) -> bool:
    """Tell whether a name is found by its form here, or is the name of a group."""
    return span.rule != "known_name" or span.kind == "group" or span.core.endswith("公司")


_TO_ANOTHER = re.compile(PROOFS.either("rival"))
_POINTED = frozenset("该此这条篇款")
_LINK = re.compile("[与和]|以?及")
_GOES_ON = re.compile(r"(?![等和与及、的]|以及)[\u4e00-\u9fffA-Za-z]")
# 等巨头, 等三家国内企业, 等5大券商
_AND_OTHERS = (
    r"等(?:公司|企业|巨头|厂商|品牌企业|[大几数多两三四五六七八九十\d]{0,3}[家大]?[国知龙骨][^,。;、\n]{1,4}(?:企业|公司)|"
    rf"[大几数多两三四五六七八九十\d]{{0,3}}[家大](?:{either('kind_of_firm')}|型))"
)
_CODE = r"\((?:\d{6}|0\d{4}|HK|NYSE|NASDAQ|纳斯达克|纽交所|股票代码|证券代码)"
_MODEL = r"的?i(?:Phone|Pad|Pod|OS|T)|(?![BCO]2)[A-Z][A-Za-z]{0,9}[ -]?\d{1,4}(?!\d|[年月%.])"  # 中兴|V9
_YEAR = rf"20\d\d年度?(?:全年)?(?:{PROOFS.either('of_year')})"  # 小米|2018年营业收入
# Proofs enough even where the word mostly means something else (统一, 日产, 通力).
_RIGHT = re.compile(
    rf"{PROOFS.either('right')}|诉(?![讼求说苦状])|在[^,。;、\n]{{0,14}}(?:报告|公告|声明)中[称指表]|[称拟](?!为|之|得)|{_CODE}|{_AND_OTHERS}|{_MODEL}|{_YEAR}"
)
_RIGHT_FIRST = frozenset("诉在称拟(等的i2" + ascii_uppercase) | {proof[0] for proof in PROOFS.words("right")}
_LEFT = re.compile(f"{PROOFS.either('left')}$")
_ORIGINAL = re.compile(r"\([A-Z][A-Za-z]")  # 美林(Merrill Lynch)
_ITS_MODEL = re.compile(r"的[A-Z][a-z]{2}")  # 日产的Sunny
_COUNTRY = re.compile(r"[美英法德韩泰]国$|日本$|瑞[典士]$|意大利$|荷兰$|芬兰$|丹麦$|加拿大$|西班牙$|澳大利亚$")
# Proofs for the others: who works there, what only firms publish, own or plan, with a word of time or of doubt between.
_OFFICER = rf"{either('market')}[^,。;、]{{0,14}}(?:总裁|总监|经理|负责人|CEO|董事)"
_RIGHT_MORE = re.compile(
    rf"(?:{PROOFS.either('between')}|在?\d{{4}}年度?|(?:\d{{1,2}}月)?\d{{1,2}}日(?:[早午晚]间|盘后|晚)?)?(?:{PROOFS.either('right_more')}|{_OFFICER}|"
    r"与[^,。;]{2,12}(?:合作|签|成立|联合|携手)|(?:还|也|或|欲|拟)?将?(?:退出|收购|增资|出资|斥资|[于在向以投建])|"
    r"竞争(?!力|激|对)|投资(?:\d|约|了|建)|\(-?\d{1,4}(?:\.\d{1,2})?%\)[、和,。])"
)
_LEFT_MORE = re.compile(f"{PROOFS.either('left_more')}$")
_MAY_FOLLOW = frozenset('的与和及等在也将已被是于对因之则、,。;:()"”》')
