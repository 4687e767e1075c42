"""S10: from_to_growth.

Does 由X增至Y agree with the growth stated?  So too 达到Y,比上年增加D,增长Z%: then Z must be D / (Y − D).
These stand in `behind_pairs`, other forms in `growth_forms`, judged by `growth_told`, other words in `loosely_told`;
what a change says of itself in `growth_signs`, levels of two years told sentences apart in `own_levels`, a level in
whole numbers beside one with decimals in `whole_levels`.

Real growth beside nominal levels, 年均 without its years and figures of different units are undecidable.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.base import Case, Check, Judgement
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s10_from_to_growth.behind_pairs import behind_pairs, grown_by, grown_from
from pipeline.checks.s10_from_to_growth.book_values import book_values
from pipeline.checks.s10_from_to_growth.dealt_back import dealt_back
from pipeline.checks.s10_from_to_growth.dealt_pairs import dealt_pairs
from pipeline.checks.s10_from_to_growth.doublings import doublings
from pipeline.checks.s10_from_to_growth.foretold_ranges import foretold
from pipeline.checks.s10_from_to_growth.growth_forms import CUES
from pipeline.checks.s10_from_to_growth.growth_signs import signs
from pipeline.checks.s10_from_to_growth.growth_told import growths_told
from pipeline.checks.s10_from_to_growth.loosely_told import loosely
from pipeline.checks.s10_from_to_growth.own_levels import chained
from pipeline.checks.s10_from_to_growth.price_moves import price_moves
from pipeline.checks.s10_from_to_growth.rank_moves import rank_moves
from pipeline.checks.s10_from_to_growth.rates_apart import rates_apart
from pipeline.checks.s10_from_to_growth.sector_moves import sector_moves
from pipeline.checks.s10_from_to_growth.times_grown import times_grown
from pipeline.checks.s10_from_to_growth.told_in_words import told_in_words
from pipeline.checks.s10_from_to_growth.turned import turned
from pipeline.checks.s10_from_to_growth.two_bases import two_bases
from pipeline.checks.s10_from_to_growth.yearly import averaged


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Take what is told in a form of its own, then growths with two levels in any other words."""
    done: set[int] = set()
    for judgement in _formed(report):
        done.add(judgement.facts[0].start)
        yield judgement
    yield from loosely(report, done)
    yield from turned(report)
    yield from two_bases(report)
    yield from rank_moves(report)
    yield from sector_moves(report)


def _formed(report: ReportFacts) -> Iterator[Judgement]:
    """Take from–to pairs with a growth, levels with both change and growth, and levels of two years told apart."""
    yield from _told(report)
    yield from chained(report)
    yield from averaged(report)
    yield from signs(report)
    yield from times_grown(report)
    yield from doublings(report)
    yield from behind_pairs(report)
    yield from dealt_pairs(report)
    yield from price_moves(report)
    yield from rates_apart(report)
    yield from book_values(report)
    yield from dealt_back(report)
    yield from told_in_words(report)
    yield from foretold(report)


@gated(CUES)
def _told(report: ReportFacts) -> Iterator[Judgement]:
    """Take what forms of sentences tell; each of them holds one of the cues."""
    if CUES.search(report.folded):
        yield from growths_told(report)
        yield from grown_by(report)
        yield from grown_from(report)


CHECK = Check(
    "S10",
    "from_to_growth",
    "Does 由X增至Y agree with the growth stated?",
    judge,
    ("年均 and real growth", "open intervals", "goals and shares"),
    (
        Case("企业销售收入由2010年的2.52亿元增加到2012年的4.05亿元,增长60.7%。", "consistent"),
        Case("企业销售收入由2010年的2.52亿元增加到2012年的4.05亿元,增长35%。", "inconsistent"),
        Case("全年完成税收8800万元,比上年增加800万元,增长10%。", "consistent"),
        Case("全年完成税收8800万元,比上年增加800万元,增长15%。", "inconsistent"),
        Case("6月末贷款余额2854亿元,比年初增加136亿元,同比增长12.4%。", None),
        Case("财政收入比上年的620万元增长40%,达到930万元。", "inconsistent"),
        Case("财政收入比上年的620万元增长50%,达到930万元,其中税收增长40%。", "consistent"),
        Case("全年完成产值48.6亿元(上年为40.2亿元),增长12.5%。", "inconsistent"),
        Case("在去年1.2亿元的基础上,今年公司销售额增长25%,达到1.5亿元。", "consistent"),
        Case("全县高新技术企业较2011年的85户增加32户,达到127户。", "inconsistent"),
        Case("工业总产值由2012年的20亿元增长到2017年的45亿元,年均增长12.3%。", "inconsistent"),
        Case("工业总产值由2012年的20亿元增长到2017年的45亿元,年均增长17.6%。", "consistent"),
        Case("工业总产值由2012年的20亿元增长到2017年的45亿元,年均增长25%。", "inconsistent"),
        Case("规模以上企业由上年的45家增加到62家,新增21家,退出4家。", "consistent"),
        Case("阀门年产能从9万台扩到14.4万台,增幅50%。", "inconsistent"),
        Case("阀门年产能从9万台扩到14.4万台,增幅60%。", "consistent"),
        Case("城镇化率由41.2%提高到45.1%,提高6.2个百分点。", "inconsistent"),
        Case("城镇化率由41.2%提高到45.1%,提高3.9%。", "inconsistent"),
        Case("服务业比重由48.7%回落至46.1%,回落3.6个百分点。", "inconsistent"),
        Case("服务业比重由48.7%回落至46.1%,回落2.6个百分点。", "consistent"),
        Case("机插率由20%提高到30%,提高50%。", "consistent"),
        Case("藏书36万册,人均藏书2.14册,比上年提高0.3个百分点。", "inconsistent"),
        Case("全年发电量23.1亿千瓦时,比上年的21.6亿千瓦时增长9.6%。", "inconsistent"),
    ),
    least_facts=0,
    least_numbers=2,
)
