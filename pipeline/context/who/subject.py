"""Who: the enterprise, place or body a figure speaks of.

The subject is the last name before the figure in its sentence that can be the subject of a clause; without one, that
of the sentences before it in the paragraph; without one, the report's: its place, or the company it is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from extractors.tabular.cells import Cell
from pipeline.context.ground import NO_CELLS, Ground
from pipeline.context.items import next_item
from pipeline.context.types import Place, ReportContext
from pipeline.context.who import about, trades
from pipeline.context.who.bracketed import in_row
from pipeline.context.who.deeds import is_its
from pipeline.context.who.holders_of_cells import holder
from pipeline.context.who.lists import dealt, misses_one
from pipeline.context.who.naming import is_counted, take
from pipeline.context.who.national import COUNTRY, is_statistic, is_titled
from pipeline.context.who.nominals import Nominal
from pipeline.context.who.parts_of_reporter import PartsOfReporter
from pipeline.context.who.places import Named, pattern
from pipeline.context.who.referents import referent
from pipeline.context.who.strangers import is_other_part, is_past_help
from pipeline.context.who.subject_of_figure import NOBODY, Who
from pipeline.context.who.topic import Topic, open_paragraph, turn_sentence
from pipeline.context.who.unspoken import Unspoken
from pipeline.context.words import either, words
from pipeline.document.nation import NATION

_HEAD = re.compile(r"(?:左右|以上)?(?:的?(?:股份|股权|权益))?的")
_PERSON = re.compile(f"{either('person')}(?!所)[^,。;]{{0,4}}(?:直接|间接|合计|共|目前)?持有")
_SHE = re.compile("[,;。](?:他|她)(?![们国])(?!.{0,3}[表透认指称说介预估强坦告补])")
_LANDS = ("place", "country", "region")
_FOUNDS = words("establishes")
_NEXT_PUT = re.compile("、总?投资[约近]?")  # 投资2亿元的甲厂、投资1亿元的|乙厂
_STATISTICS = re.compile("统计(?:简报|报告|分析)|运行(?:情况|分析|简析)")
_AMONG = re.compile("其中,?[^,;。0-9]{0,10}$")
_REWARDS = ("每新增", "每引进", "每培育", "每认定", "对新认定")  # 每新增1家省级平台奖励20万元
_AT_PLACE = re.compile("(?:(?:本|等)?地区?|市场)?(?:现?报价?|价格)?[为在约]?")
_BACK = 24  # characters before the figure's clause
_BEHIND = 12  # characters from a figure to the name that it describes


def subjects(
    ground: Ground,
    found: Sequence[Nominal],
    names: Sequence[str],
    report: ReportContext,
    cells: Mapping[int, Cell] = NO_CELLS,
) -> list[Who]:
    """Return the subject of each figure, in text order; `names` are those of the enterprises."""
    starts = [n.start for n in found]
    firms = [n for n in found if n.firm >= 0]
    told = about.told_of(ground.text, firms)
    only = about.only(ground.text, firms) if told is firms else NOBODY
    main = about.main(ground, told, report, only)
    region = report.region if main.firm is None else None
    parts, unspoken = PartsOfReporter(ground.text), Unspoken(ground.text, firms, names, report)
    topic = Topic(ground, ground.text, region, main, names, Named(ground.text), only=only)
    topic.nation = titled = main is NOBODY and is_titled(ground.text)
    told_of_all = report.to_assembly or report.doc_type == "communique" or _STATISTICS.search(report.title or "")
    topic.of_place = bool(told_of_all) and main.firm is None and main.name is not None
    topic.of_group = main.firm is not None and report.doc_type in ("summary", "plan")
    out = []
    at = 0
    for number, (place, run) in enumerate(zip(ground.where, ground.runs, strict=True)):
        if place.paragraph != topic.paragraph:
            open_paragraph(topic, place.paragraph)
            at = bisect_left(starts, place.paragraph)
        while at < len(found) and starts[at] < place.start:
            take(topic, found[at])
            at += 1
        if place.sentence != topic.sentence:
            turn_sentence(topic, place.sentence)
        cell = cells.get(place.start) if cells else None
        following = found[at : at + 2] if at < len(found) and starts[at] <= place.end + _BEHIND else ()
        who = holder(topic, cell, firms) if cell else _answer(topic, place, run, following)
        if run[1] > 1 and who.name is not None:
            before = found[bisect_left(starts, place.sentence) : at]
            who = _dealt(topic, who, before, ground.where[number - run[0]], run)
        out.append(parts.told(unspoken.told(who, place), main, place))
        topic.used, topic.own_told = True, topic.own_told or (who.name is not None and who.name == main.name)
        if who.name in COUNTRY:
            topic.country, topic.nation = Who(who.name), main is NOBODY
        elif who.name is not None and who.firm is None:
            topic.nation = titled
    return out


def _dealt(topic: Topic, who: Who, before: Sequence[Nominal], first: Place, run: tuple[int, int]) -> Who:
    """Return the subject of a figure, one of a run from `first` on, as 分别 deals it out to the names `before`."""
    each = dealt(topic.text, before, first) if who.firm is not None and not topic.listed else ()
    if len(each) == run[1]:
        return referent(topic, each[run[0]])
    return Who(None, reason="several_subjects") if misses_one(topic.text, before, first, run[1]) else who


def _answer(topic: Topic, place: Place, run: tuple[int, int], following: Sequence[Nominal]) -> Who:
    """Return the subject of one figure; `following` are the names close behind it."""
    if (
        topic.region
        and topic.who.firm is not None
        and topic.main.firm is None
        and (next_item(topic.text, topic.who.turn, place) or is_past_help(topic, place))
    ):
        topic.who = topic.held = topic.main
    if topic.who.firm is not None and topic.held.firm is not None and _is_behind_one(topic, place):
        topic.who = topic.held
    if topic.region and topic.who.firm is not None and _of_place(topic, place):
        if topic.who.turn < place.sentence or topic.text.startswith(_REWARDS, place.clause):
            topic.who = topic.held = (
                topic.main
            )  # …公司产值12亿元。全年接待游客426万人次,新建学校4所: of the county again
        return topic.main
    counted = following and following[0].start == place.start and is_counted(topic, following[0], place.clause)
    if counted or trades.bounds_group(topic.text, place):
        return Who(None, reason="several_subjects")
    beside = in_row(topic, place, following) if topic.ground.signs.brackets else None
    if beside is not None:
        return beside
    several = trades.several(topic, place, run) if topic.listed or topic.who.firm is not None else None
    if several is not None:
        return several
    head = _head(topic, place, following) if following else None
    return referent(topic, head) if head is not None else _spoken_of(topic, place)


def _spoken_of(topic: Topic, place: Place) -> Who:
    """Return whom the words before a figure speak of: the name it is tied to, a trade or people, else the subject."""
    last, signs = topic.last, topic.ground.signs
    counts = trades.counts_others if topic.who.firm is not None else trades.counts_places
    if topic.who.turn >= place.sentence and counts(topic, place):
        topic.who = topic.main if topic.main.firm is None and topic.main.name else Who(None, reason="several_subjects")
    if last is not None and (last.firm >= 0 or last.kind in _LANDS) and is_its(topic.text, last, place):
        return referent(topic, last)
    if last is not None and (_quotes(topic, last, place) or _is_founded(topic.text, last, place)):
        return referent(topic, last)
    if topic.who.firm is not None and is_other_part(topic, place):
        topic.who = Who(None, reason="unknown_sister", turn=place.clause, passing=True)
        return topic.who
    trade = (signs.means or topic.last_part == "report") and trades.of_trade(topic, place)
    if trade or (topic.who.firm is not None and _of_economy(topic, place)):
        return Who(None, reason="whole_trade")
    if (signs.people or signs.holdings) and topic.who.firm is not None and _of_person(topic, place):
        return Who(None, reason="person")
    if topic.nation and topic.alone and topic.who is NOBODY and is_statistic(topic.text, place):
        return Who(NATION)
    return topic.who


def _quotes(topic: Topic, last: Nominal, place: Place) -> bool:
    """Return whether a price is that of the place before it, in a row of such: 诸城340元/吨,普梳邹平地区|425元/吨."""
    if last.kind != "place" or last.start < place.clause or topic.who.firm is not None:
        return False
    if not topic.text.startswith("/", place.end):
        return False
    return topic.who.name != last.text and _AT_PLACE.fullmatch(topic.text, last.end, place.start) is not None


def _is_behind_one(topic: Topic, place: Place) -> bool:
    """Return whether a firm was told only as one of those of the firm before, up to a semicolon that is past.

    前五名客户销售额4亿元,其中最大客户甲集团1.5亿元;前五名供应商采购额3亿元: of the firm that reports.
    """
    turn = topic.who.turn
    if turn < place.sentence or topic.who.name == topic.held.name or not topic.text.startswith(";", place.clause - 1):
        return False
    if topic.text.find(";", turn, place.clause - 1) >= 0:
        return False
    return _AMONG.search(topic.text, max(place.sentence, turn - 14), turn) is not None


def _is_founded(text: str, last: Nominal, place: Place) -> bool:
    """Return whether the capital told is that of a firm just founded: 甲与乙合资成立丙公司,注册资本2亿元."""
    if last.firm < 0 or last.end != place.clause - 1 or not text.startswith(("注册资本", "注册资金"), place.clause):
        return False
    return text.endswith(_FOUNDS, 0, last.start)


def _of_economy(topic: Topic, place: Place) -> bool:
    """Return whether a figure is of what no firm has, whoever tells it: 甲银行预计5月居民消费价格指数涨幅达|5.5%."""
    told = pattern("economy").search(topic.text, max(place.clause, topic.who.turn), place.start)
    return told is not None and not topic.text.endswith(("占", "占全国"), 0, told.start())


def _of_person(topic: Topic, place: Place) -> bool:
    """Return whether a later clause speaks of people: 她套现…, 其家族持有…."""
    begin, signs = max(place.sentence, topic.who.turn), topic.ground.signs
    if signs.holdings and _PERSON.search(topic.text, max(begin, place.clause), place.start):
        return True
    return signs.people and _SHE.search(topic.text, max(begin, place.clause - _BACK), place.start) is not None


def _of_place(topic: Topic, place: Place) -> bool:
    """Return whether a clause after that of an enterprise speaks of what only a place has (全社会投入)."""
    begin = max(place.sentence, topic.who.turn)
    text = topic.text
    if text.startswith("其中", place.clause) and topic.who.turn < place.before <= place.clause:
        return False  # 合作社吸纳社员312户,其中贫困户87户
    if text.startswith(_REWARDS, place.clause) and topic.main.firm is None:
        return True
    if begin == topic.who.turn:
        stops = [at for mark in ";。" if (at := text.find(mark, begin, place.start)) >= 0]
        begin = min(stops, default=place.clause if place.clause > begin else place.start)
    return pattern("macro").search(text, begin, place.start) is not None


def _head(topic: Topic, place: Place, following: Sequence[Nominal]) -> Nominal | None:
    """Return the name close behind a figure if it is what the figure describes (年采购额达45亿元的美国甲公司)."""
    if len(following) == 2 and following[0].kind == "place" and following[0].end == following[1].start:
        firm, start = following[1], following[0].start
    else:
        firm, start = following[0], following[0].start
    if firm.firm < 0:
        return None
    if place.sentence == place.start:
        return firm if start <= place.end + 2 else None
    own = topic.last is not None and topic.last.start >= place.clause and topic.last_part in ("subject", "report")
    own = own and not _NEXT_PUT.fullmatch(topic.text, topic.last.end if topic.last else 0, place.start)
    return firm if not own and _HEAD.fullmatch(topic.text, place.end, start) else None
