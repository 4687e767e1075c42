"""Names are read one by one: each may become whom the text speaks of, and is what 该公司 may point back to."""

from __future__ import annotations

import re

from pipeline.context.who.deeds import is_told_of
from pipeline.context.who.lists import counted, is_orphan
from pipeline.context.who.national import COUNTRY, OFFICE
from pipeline.context.who.nominals import Nominal
from pipeline.context.who.parts import Part, gives_name_again, is_alias, is_holder, part_of
from pipeline.context.who.places import is_event
from pipeline.context.who.referents import is_own_level, referent
from pipeline.context.who.subject_of_figure import NOBODY, Who
from pipeline.context.who.topic import Topic, turn_sentence
from pipeline.context.words import either, words

_JUDGES = re.compile(f"(?:近日|日前|今日|昨日|最新)?{either('opines')}")
_NUMERALS = frozenset("一二三四五六七八九")
_PARTNER = re.compile("[与和同跟向]|进入")
_MARKET = ("市场占有", "市场份额")
_SCOPES = words("own_scope")
_OWN_MARKET = (*_MARKET, "市场实现", "市场完成")  # 国内市场实现销售收入4亿元, in the yearly report of a firm
_COUNTED_AS = re.compile("[0-9一二三四五六七八九十][家个项所座处](?:企业|公司)?\\($")  # 省级研究院1家(甲公司)
_AMONG_ALL = re.compile("[^,;。0-9]{0,4}(?:最|唯一|首[家个位次]|前[列茅十]|第[一二三0-9]|同行|同类|领先)")
_OF_TWO = ("前者", "后者")
_BOUGHT = re.compile(r"的?(?:[0-9][0-9.]{0,5}%|全部)的?(?:股权|股份)")  # 收购丙公司|60%股权
_TURNS = (",", ",至此", ",使", ",使得")  # 甲厂入选,至此|全县优势企业达6家
_LANDS = ("country", "area", "国")  # levels
_LEADS, _ASIDE = ("subject", "report"), ("source", "none")  # parts


def take(topic: Topic, nominal: Nominal) -> None:
    """Read one nominal: it may become the subject, and is remembered for 该公司."""
    if nominal.text in _OF_TWO and _of_figures(topic, nominal):
        return
    last = topic.last
    if last and last.firm >= 0 and last.end == nominal.start and nominal.level in _LANDS:
        topic.last = last._replace(end=nominal.end)  # 甲集团|全球营收: of the firm
        return
    _take(topic, nominal)


def _of_figures(topic: Topic, nominal: Nominal) -> bool:
    """Return whether 后者 is no firm but a thing: 工业投资3亿元,房地产投资2亿元,后者下降3%."""
    sentence = topic.ground.sentence(nominal.start)
    opens = sentence == nominal.start  # it points to the sentence before
    return topic.near.firm is None or (topic.near.turn < sentence and not opens)


def _take(topic: Topic, nominal: Nominal) -> None:
    """Read a nominal that may be spoken of."""
    text, start, last = topic.text, nominal.start, topic.last
    topic.alone = topic.alone and nominal.text in COUNTRY
    sentence = topic.ground.sentence(start)
    if sentence != topic.sentence:
        turn_sentence(topic, max(topic.paragraph, sentence))
        last = topic.last
    clause = topic.ground.clause(start, topic.sentence)
    clause += 2 * (text.startswith("是", clause + 1) and text[clause] in _NUMERALS)  # 一是|甲厂产值…: no 是 before it
    if last and (_counts_list(topic, nominal, last) or (start <= last.end + 1 and is_alias(text, last, nominal))):
        topic.last = nominal
        return
    part = "subject" if is_counted(topic, nominal, clause) else _part_of(topic, nominal, clause, last)
    orphans = part == "listed" and topic.who.reason == "several_subjects" and topic.who.turn >= clause
    if part == "listed":
        part = _go_on(topic, nominal, clause)
    elif part in _LEADS:
        topic.listed = []
    orphan = part == "subject" and nominal.firm >= 0 and (orphans or is_orphan(text, nominal, clause, topic.firms))
    if (part == "subject" or nominal.kind == "region") and _is_besides(topic, nominal, part):
        part = "none"
    if part in _ASIDE:
        _left_aside(topic, nominal, part, clause)
    elif part in _LEADS or nominal.firm >= 0:
        _speak_of(topic, nominal, part, clause, orphan)
    topic.last, topic.last_part = nominal, part


def _part_of(topic: Topic, nominal: Nominal, clause: int, last: Nominal | None) -> Part:
    """Return the part of a name; a place that says more closely which one is meant has that of it.

    收到河东省|平湖市拨付的补助: no subject, no more than 河东省 is.
    """
    part = part_of(topic.text, nominal, clause, last)
    if part != "subject" or nominal.kind != "place" or last is None or last.end != nominal.start:
        return part
    inner = last.kind == "place" and nominal.level != "group" and topic.last_part in ("none", "object")
    return topic.last_part if inner and not topic.text.startswith("在", last.start - 1) else part


def _counts_list(topic: Topic, nominal: Nominal, last: Nominal) -> bool:
    """Return whether a nominal counts the firms right before it, of which not all may be found: 甲、乙、丙|三家企业."""
    told = counted(nominal, last) if topic.last_part in _LEADS else 0
    if told:
        topic.who = Who(None, None, "several_subjects", nominal.start)
        topic.listed = topic.listed if told == len(topic.listed) else []
    return told > 0


def is_counted(topic: Topic, nominal: Nominal, clause: int) -> bool:
    """Return whether a clause behind one on a firm tells of others, which are only counted."""
    if nominal.kind != "several" or topic.region is not None or topic.who.firm is None:
        return False
    return is_told_of(topic.text, nominal, topic.last, clause)


def _go_on(topic: Topic, nominal: Nominal, clause: int) -> Part:
    """Return the part of a name that goes on with a list: that of the one before it; subjects are kept as listed."""
    part = topic.last_part
    if part == "subject" and (nominal.firm >= 0) == (topic.who.firm is not None) and topic.who.turn >= clause:
        topic.listed = [*(topic.listed or [topic.who]), referent(topic, nominal)]
    return part


def _speak_of(topic: Topic, nominal: Nominal, part: Part, clause: int, orphan: bool) -> None:
    """Take a name up as the subject if it leads; keep an enterprise as what 该公司 and 集团 may point to."""
    leads = part in _LEADS and _may_lead(topic, nominal, topic.sentence)
    if not leads and nominal.firm < 0:
        return
    who = Who(None, None, "several_subjects", nominal.start) if orphan else referent(topic, nominal)
    if leads:
        last = topic.last
        if last is not None and is_holder(topic.text, nominal, last):
            whole = topic.text.endswith("母公司", last.end, nominal.start)
            topic.held, who = (topic.held, who) if whole else (referent(topic, last), who._replace(passing=True))
        topic.who, topic.speaks = who, part == "report"
        topic.nation = topic.nation or (topic.main is NOBODY and nominal.text in COUNTRY)
    if nominal.firm >= 0:
        _remember(topic, nominal, who, part, clause)


def _left_aside(topic: Topic, nominal: Nominal, part: Part, clause: int) -> None:
    """Read a name that is not spoken of, but for what it ends.

    The only enterprise of a text is not what 公司 stands for where it judges another (甲证券表示,公司预计); the name of
    a fair speaks of nobody (中国国际照明展吸引客商).
    """
    text = topic.text
    if part == "source" and nominal.text in (topic.only.name or "") and _JUDGES.match(text, nominal.end):
        topic.only = NOBODY
    if part == "none" and nominal.firm < 0 and nominal.start == clause and is_event(text, nominal):
        topic.who = Who(None, None, "event", nominal.start, passing=True)


def _is_besides(topic: Topic, nominal: Nominal, part: Part) -> bool:
    """Return whether a nominal is no subject: 省级财政 in the report of a county, a name again in brackets."""
    if nominal.kind == "region" and nominal.text.endswith("财政"):
        return not is_own_level(topic, nominal)
    if (
        part == "subject"
        and nominal.firm >= 0
        and _COUNTED_AS.search(topic.text, max(0, nominal.start - 10), nominal.start)
    ):
        return True
    last = topic.last
    if part != "subject" or nominal.firm < 0 or last is None or last.firm < 0:
        return False
    return gives_name_again(topic.text, last, nominal)


def _may_lead(topic: Topic, nominal: Nominal, sentence: int) -> bool:
    """Return whether a nominal takes over; a place within an enterprise's sentence does so only after a semicolon."""
    if nominal.kind == "several":
        return topic.region is None or nominal.level == "firm"  # a works that nobody knows is not the town's
    if nominal.kind in ("enterprise", "near", "topic", "group"):
        return True
    if nominal.level == OFFICE:
        return topic.main.name is None or topic.main.firm is not None
    if topic.held.firm is not None and topic.text.startswith("其中", sentence):
        return False  # 其中,美国市场收入: of the firm spoken of
    if nominal.kind == "country" and topic.text.startswith(_OWN_MARKET if topic.of_group else _MARKET, nominal.end):
        return False  # 国内市场占有率达18%: of whoever sells there
    if topic.held.firm is not None and nominal.kind == "country" and topic.text.startswith(_SCOPES, nominal.end):
        return False  # 公司产销两旺。…国内销量达5万辆: of the firm spoken of
    if topic.who.firm is None or topic.who.turn < sentence or topic.speaks or topic.last_part in ("report", "source"):
        return True
    past = ";" in topic.text[topic.who.turn : nominal.start] or topic.text.startswith("政府", nominal.end)
    return past or _is_own_again(topic, nominal)


def _is_own_again(topic: Topic, nominal: Nominal) -> bool:
    """Return whether a clause turns from a firm to all of the report's place: 甲厂获评龙头企业,|全县龙头企业达14家."""
    own = topic.main.firm is None and topic.main.name is not None
    if (
        not own
        or nominal.kind != "region"
        or nominal.text[0] != "全"
        or not topic.text.endswith(_TURNS, 0, nominal.start)
    ):
        return False
    return referent(topic, nominal).name == topic.main.name and not _AMONG_ALL.match(topic.text, nominal.end)


def _remember(topic: Topic, nominal: Nominal, who: Who, part: Part, clause: int) -> None:
    """Keep an enterprise as what 该公司, 标的公司 and 集团 may point to."""
    if part in _LEADS:
        topic.latest = who
    if part == "report" and who.firm is not None:
        topic.reporter = who
    if _BOUGHT.match(topic.text, nominal.end):
        same = topic.target.firm is None or topic.target.name == who.name
        topic.target = who if same else Who(None, None, "unnamed_company", nominal.start)
    if part != "object" or not _PARTNER.search(topic.text, clause, nominal.start):
        topic.near = who
    if "集团" in nominal.text:
        topic.group = who
