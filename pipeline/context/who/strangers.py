"""Clauses that open with somebody whose name is not known: a sister of the firm told before, a bank, the rest of them.

The figures of such a clause are not those of the firm that was told before.
"""

from __future__ import annotations

import re

from extractors.lexicon import seldom
from extractors.patent.owners import next_firm
from pipeline.context.types import Place
from pipeline.context.who.places import cues
from pipeline.context.who.topic import Topic
from pipeline.context.words import either

_STRANGER = re.compile('(?!公司|该|其|企业|[0-9])[\u4e00-\u9fff]{3,8}的[“"《]')
_CALLED = re.compile("(?:老字号|龙头|骨干|民营|当地)企业[一-鿿]{3,6}?(?:实现|完成|投资|投入|上缴)")
_BODY = re.compile(f"[一-鿿]{{2,8}}?(?:{either('stranger')})(?!贷)")
# A cooperative that nobody knows, by what it does: 云岭茶叶专业合作社|带动茶农580户.
_COOPERATIVE = re.compile(
    f"(?!{either('no_cooperative')})[一-鿿]{{2,8}}?(?:专业)?合作社(?![、和及与等达共有]|社员|成员|[0-9])"
    "|[乡镇村]办[一-鿿]{2,8}厂"
)
_SISTER = re.compile(f"[\u4e00-\u9fff]{{2,4}}?(?:{either('sister')}|[0-9])")
_WORKS = re.compile("(?:其中,?)?(?P<what>[\u4e00-\u9fff]{2})公司(?![们法制债股])")
_WHAT_IS_MADE = seldom("industry_words")
_DIVISION = re.compile(
    f"(?:其中,?)?(?!新?(?:{either('establishes')}))[\u4e00-\u9fffA-Za-z]{{2,8}}?事业[部群](?![制门])"
)
_PARK = re.compile("(?:入[园驻区]|园内)企业|(?:工业|高新|经济|产业)?(?:园区|开发区|工业园|产业园)(?!的|[管]委)")
_REST = re.compile("其[余他它](?:各?单位|[子分]?公司|企业|客户|部门)(?!中)")
_OTHER_TRADES = re.compile("[^,;。:、0-9]{0,10}[及和与]?其他(?:业务|板块)")
_OPENS = frozenset("入园工高经产开其")  # what these begin with
_OTHERS = ("其余", "其他", "其它")
_FAR = 12  # characters before a firm in which it is told what is done for it


def is_past_help(topic: Topic, place: Place) -> bool:
    """Return whether a firm was told as one that is helped, up to a semicolon: 支持甲公司上马三期;|投入1亿元办实事."""
    turn, text = topic.who.turn, topic.text
    if turn < place.sentence or not text.endswith(cues("pivot"), max(place.sentence, turn - _FAR), turn):
        return False
    return text.find(";", turn, place.clause) >= 0


def is_other_part(topic: Topic, place: Place) -> bool:
    """Return whether a clause opens with a part of the firm spoken of that is no firm that anybody knows."""
    if topic.who.turn >= place.clause:
        return False
    if _is_sister(topic, place) or _is_division(topic, place) or _is_stranger(topic, place):
        return True
    if _is_works(topic, place) or (topic.who.turn >= place.sentence and _OTHER_TRADES.match(topic.text, place.clause)):
        return True
    if topic.text[place.end - 1] == "件" and _holds_others(topic, place):
        return True
    return topic.text[place.clause] in _OPENS and _is_rest(topic, place.clause)


def _is_stranger(topic: Topic, place: Place) -> bool:
    """Return whether a place's report turns to what an unknown firm has (;阿旺的“水泵”), or a bank (科技支行)."""
    text, clause = topic.text, place.clause
    if topic.region is None or text[clause - 1] not in ";。\n":
        return False
    if _COOPERATIVE.match(text, clause) or _CALLED.match(text, clause):  # 老字号企业徐氏酱坊实现…
        return True
    return _BODY.match(text, clause) is not None or (
        text[clause - 1] == ";" and _STRANGER.match(text, clause) is not None
    )


def _holds_others(topic: Topic, place: Place) -> bool:
    """Return whether patents are of a firm nobody knows, or of the rest: 甲公司申请22件,|银鹿食品|8件,其余|11件."""
    if topic.region is None:
        return False
    rest = topic.text[place.clause : place.start] in _OTHERS
    return rest or next_firm(topic.text, place.before, place.start, follows_firm=True)


def _is_rest(topic: Topic, clause: int) -> bool:
    """Return whether a clause opens with what is no firm: the park of a place's firms, the rest of them (其余单位)."""
    text = topic.text
    apart = topic.region is not None and text[clause - 1] in ";。\n" and _PARK.match(text, clause) is not None
    return apart or _REST.match(text, clause) is not None


def _is_sister(topic: Topic, place: Place) -> bool:
    """Return whether a clause opens with a name that nobody knows, of the family of the firm spoken of.

    鲁岳重装收入5亿元;鲁岳海工3亿元: the second is another daughter, not the first again.
    """
    text, clause, name = topic.text, place.clause, topic.who.name or ""
    family = text[clause : clause + 2]
    if len(name) < 4 or not name.startswith(family) or len(family) < 2:
        return False
    known = topic.last is not None and topic.last.start == clause
    return not known and not text.startswith(name, clause) and _SISTER.match(text, clause + 2) is not None


def _is_works(topic: Topic, place: Place) -> bool:
    """Return whether a clause opens with a firm by what it makes, which the one spoken of does not: 铸造公司净利率."""
    text, clause = topic.text, place.clause
    opened = _WORKS.match(text, clause)
    if opened is None or (topic.last is not None and clause <= topic.last.start < opened.end()):
        return False
    what, who = opened["what"], topic.who.name or ""
    return what in _WHAT_IS_MADE and what not in who and any(what in name for name in topic.firms)


def _is_division(topic: Topic, place: Place) -> bool:
    """Return whether a clause opens with a division of the firm spoken of, which has figures of its own: 泵阀事业部."""
    text, clause = topic.text, place.clause
    if text.find("事业", clause, clause + 12) < 0:
        return False
    return _DIVISION.match(text, clause) is not None
