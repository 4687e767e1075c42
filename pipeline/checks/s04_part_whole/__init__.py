"""S4: part_whole.

Is no part more than its whole, and does a declared complete split add up?

其中 does not exhaust its whole, so its parts are only held against the whole one by one.  A split is complete
where its members say so: the three kinds of patents, the three sectors, exports and imports, 分别为 after a total,
shares that make up a structure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from extractors.metrics import indicators
from pipeline import intervals
from pipeline.checks.among import among, amounts, within
from pipeline.checks.base import Case, Check, Judgement, consistent, undecidable
from pipeline.checks.exceeding import Told, part_above_whole, part_fits
from pipeline.checks.report import ReportFacts
from pipeline.checks.s04_part_whole.added import closed_by_rest, listed, of_year
from pipeline.checks.s04_part_whole.bare_lists import bare_lists
from pipeline.checks.s04_part_whole.budget import balanced
from pipeline.checks.s04_part_whole.budget_items import items
from pipeline.checks.s04_part_whole.closed_lists import closed_lists
from pipeline.checks.s04_part_whole.counted_up import counted_up
from pipeline.checks.s04_part_whole.dealt_to_all import dealt_to_all
from pipeline.checks.s04_part_whole.declared import declared
from pipeline.checks.s04_part_whole.exclusive_parts import exceeded
from pipeline.checks.s04_part_whole.exhausted import kinds
from pipeline.checks.s04_part_whole.half_years import half_years
from pipeline.checks.s04_part_whole.higher_levels import tiers
from pipeline.checks.s04_part_whole.in_phases import in_phases
from pipeline.checks.s04_part_whole.in_turns import in_turns
from pipeline.checks.s04_part_whole.itemised import gathered, itemised
from pipeline.checks.s04_part_whole.loosely_summed import opened, summed_up
from pipeline.checks.s04_part_whole.lower_places import lower
from pipeline.checks.s04_part_whole.more_than_there_are import more_than_there_are
from pipeline.checks.s04_part_whole.moved_shares import moved_shares
from pipeline.checks.s04_part_whole.named_members import named_members
from pipeline.checks.s04_part_whole.nothing_else import nothing_else
from pipeline.checks.s04_part_whole.number_and_money import paired
from pipeline.checks.s04_part_whole.numbered_items import numbered_items
from pipeline.checks.s04_part_whole.one_cause import by_cause, once, one_a_whole
from pipeline.checks.s04_part_whole.run_on_lists import run_on
from pipeline.checks.s04_part_whole.sector_sums import sector_sums
from pipeline.checks.s04_part_whole.shares_listed import shares_listed
from pipeline.checks.s04_part_whole.size_classes import size_classes
from pipeline.checks.s04_part_whole.slipped_parts import slipped_parts
from pipeline.checks.s04_part_whole.slipped_sums import slipped
from pipeline.checks.s04_part_whole.split_again import seen
from pipeline.checks.s04_part_whole.stakes import stakes
from pipeline.checks.s04_part_whole.states import states
from pipeline.checks.s04_part_whole.structures import others, structures
from pipeline.checks.s04_part_whole.sums import behind, rates, shares, sorted_out, uses
from pipeline.checks.s04_part_whole.two_sides import two_sides
from pipeline.checks.s04_part_whole.year_stretches import year_stretches
from pipeline.checks.s04_part_whole.year_sums import year_sums
from pipeline.checks.splits import CHANGED, complete, splits
from pipeline.checks.words import SMALL_NUMBER, any_of
from pipeline.intervals import Interval
from pipeline.tables import Fact

_BALANCE = any_of("S4.net")  # gains less losses: a part may well be more than the whole
_UNTIL = any_of("S4.until")  # a stock beside what was added to it in a year
_OUTSIDE, _LABEL = any_of("S4.outside"), 8  # 参股公司, 未并表: not of the group's own
# Names that are counted, and have a figure each: 电子、新材料、装备三个产业分别实现.
_NAMED = re.compile(rf"、[^、]*(?:{SMALL_NUMBER})[个大家类][一-鿿]{{1,12}}(?:分别|依次)")
_SIZED = re.compile(r"[一-鿿]{2,6}(?:超过?|过|达到?)[\d.]*[百千万亿]+元?的")  # 年产值超亿元的|企业68家
_IN_BRACKET = re.compile(r"\([^()]*其中[^()]*\)")  # 众创空间17家(其中国家级6家),在孵企业840家: no part
# Balances of gains and losses: a part may well be more than the whole.
_NET = frozenset({"profit", "profit_net", "profit_operating", "profit_net_adjusted", "trade_surplus"})


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Judge parts after 其中, complete splits, and structures."""
    told = list(among(report))
    fitting = list(one_a_whole(_fits(report, whole, part) for whole, parts in told for part in parts))
    over = chain.from_iterable(exceeded(report, whole, parts) for whole, parts in (*told, *within(report)))
    added = (
        judged(report)
        for judged in (
            complete,
            declared,
            kinds,
            behind,
            uses,
            listed,
            counted_up,
            balanced,
            of_year,
            year_sums,
            paired,
            in_turns,
            itemised,
            gathered,
            half_years,
            run_on,
            nothing_else,
            size_classes,
            states,
            summed_up,
            opened,
            sector_sums,
            year_stretches,
            in_phases,
            named_members,
            numbered_items,
        )
    )
    more = chain(
        *added, bare_lists(report), slipped(report), tiers(report, told), items(report), closed_lists(report), over
    )
    sums = list(once(by_cause([*slipped_parts(report), *fitting, *more])))
    yield from sums
    held = {fact.fact_id for _, parts in told for fact in parts}
    yield from (found for found in lower(report) if found.facts[0].fact_id not in held)
    for judged in (
        rates,
        sorted_out,
        shares,
        closed_by_rest,
        stakes,
        moved_shares,
        two_sides,
        shares_listed,
        dealt_to_all,
        more_than_there_are,
    ):
        yield from judged(report)
    yield from seen(report)
    if ":" in report.folded or "∶" in report.folded:
        yield from others(structures(report), sums)


def _fits(report: ReportFacts, whole: Fact, part: Fact) -> Judgement:
    """Hold one part against its whole."""
    top, value = report.interval(whole), report.interval(part)
    if part_fits(value, top):
        return consistent((part, whole), value, top)
    if not _same_kind(report, whole, part) or _one_of_list(report, whole, value):
        return undecidable((part, whole), "kinds_differ")
    told = Told(
        intervals.severity(intervals.gap(value, top)),
        92,
        "部分{part}大于总数{whole}",
        "the part {part} is more than its whole {whole}",
    )
    return part_above_whole(report, part, whole, told)


def _one_of_list(report: ReportFacts, whole: Fact, part: Interval) -> bool:
    """Return whether a figure is the last of a list, of which all 其中 may speak: 市级2家、县级5家,其中…共7家."""
    before = amounts(report, report.clause(whole.start), whole.start)
    last = before[-1] if before else None
    if last is None or last.unit != whole.unit or "、" not in report.folded[last.end : whole.start]:
        return False
    both = report.interval(last) + report.interval(whole)
    return last.metric_id == whole.metric_id and (both.high is None or part.low is None or part.low <= both.high)


def _same_kind(report: ReportFacts, whole: Fact, part: Fact) -> bool:
    """Return whether part and whole are levels of one kind."""
    clause = report.words(whole) + _SIZED.sub("", _NAMED.sub("", report.words(part)))
    if _OUTSIDE.search(clause + report.folded[part.end : part.end + _LABEL]):
        return False
    if (
        _UNTIL.search(report.words(part))
        or CHANGED.search(clause)
        or _BALANCE.search(clause + report.folded[whole.end : whole.end + 10])
    ):
        return False
    if (part.metric or "").endswith("余额") and "款" in (whole.metric or "") and "余额" not in (whole.metric or ""):
        return False  # 累计发放贷款14亿元,其中涉农贷款余额19亿元: no part of what was lent
    between = report.folded[whole.end : part.start]
    if whole.metric_id in _NET or ")" in between.partition("(")[0] or _IN_BRACKET.search(between):
        return False
    if whole.metric_id and part.metric and whole.metric_id != part.metric_id:
        heads = [report.words(fact).rstrip("为达到约共")[-2:] for fact in (whole, part)]
        alike = (whole.metric or "")[-2:] == part.metric[-2:] or heads[0] == heads[1]
        return alike or whole.metric_id in _above(part.metric_id)
    return part.start - whole.end <= 60


@cache
def _above(metric_id: str | None) -> frozenset[str]:
    """Return the indicators that an indicator is a part of, after the lexicons."""
    direct = {entry.part_of for entry in indicators().values() if entry.metric_id == metric_id and entry.part_of}
    split = {whole for whole, sets in splits().items() for members in sets if metric_id in members}
    return frozenset(direct | split) if metric_id else frozenset()


CHECK = Check(
    "S4",
    "part_whole",
    "Is no part more than its whole, and does a complete split add up?",
    judge,
    ("其中 is not exhaustive", "the total is no change and no average", "kinds that differ are undecidable"),
    (
        Case("全年共申请专利64件,其中发明20件,实用新型40件,外观设计4件。", "consistent"),
        Case("全年共申请专利64件,其中发明20件,实用新型46件,外观设计4件。", "inconsistent"),
        Case("全年申请专利96件,授权专利64件,其中发明专利20件,实用新型40件,外观设计4件。", "consistent"),
        Case("专利申请5830件,其中发明专利2480件,增长9%;专利授权3355件,增长12%。", "consistent"),
        Case("全区财政总收入12.5亿元,其中地方财政收入14.2亿元。", "inconsistent"),
        Case("全区财政总收入12.5亿元,其中地方财政收入6.2亿元。", "consistent"),
        Case("全年引进项目20个,分别为工业项目12个、农业项目5个、服务业项目4个。", "inconsistent"),
        Case("三次产业结构为12.1:47.6:42.3。", "inconsistent"),
        Case("三次产业结构为12.1:47.6:40.3。", "consistent"),
        Case("国家级企业7家,省级16家,市级32家。", None),
        Case("项目总投资4.8亿元,其中企业自筹2.3亿元、银行贷款2.5亿元,投产后年可实现收入9.5亿元。", "consistent"),
        Case("全年申报科技项目40项,其中国家级6项、省级15项、市级29项。", "inconsistent"),
        Case("规模以上企业298家,其中大型企业6家、中型企业45家、小微企业252家。", "inconsistent"),
        Case("固定资产投资9.8亿元,其中工业投资6.2亿元、农业投资1.5亿元、服务业投资3.1亿元。", "inconsistent"),
        Case("固定资产投资9.8亿元,其中工业投资6.2亿元、技改投资4.5亿元。", "consistent"),
        Case("全年申报科技项目40项,其中国家级6项、省级以上15项、市级29项。", "consistent"),
        Case("争取科技资金2600万元,其中:中央资金900万元、省级资金1100万元、市级资金800万元。", "inconsistent"),
        Case("东区和西区分别完成产值12.5亿元和8.4亿元,合计22.9亿元。", "inconsistent"),
        Case("东区和西区分别完成产值12.5亿元和8.4亿元,合计20.9亿元。", "consistent"),
        Case("三个园区依次完成产值12.5亿元、8.4亿元和6.3亿元,合计29.2亿元。", "inconsistent"),
        Case("三个园区依次完成产值12.5亿元、8.4亿元和6.3亿元,合计27.2亿元。", "consistent"),
        Case("第一产业占12.5%,第二产业占51.3%,第三产业占40.2%。", "inconsistent"),
        Case("第一产业占12.5%,第二产业占51.3%,第三产业占36.3%。", "consistent"),
        Case("资金来源为:财政拨款占40%,企业自筹占45%,银行贷款占20%。", "inconsistent"),
        Case("资金来源为:财政拨款占40%,企业自筹占45%,银行贷款占10%。", "consistent"),
        Case("财政收入完成21.4亿元,其中国税9.8亿元、地税8.3亿元。", "consistent"),
        Case("投资2013年6.2亿元、2014年6.8亿元、2015年7.4亿元,三年累计21.4亿元。", "inconsistent"),
        Case("出炉42.6万吨。按三大类分,瓶罐24.7万吨、器皿11.3万吨、瓶胆5.2万吨,别无他类。", "inconsistent"),
        Case("众创空间17家(其中国家级6家),在孵企业840家。", "consistent"),
        Case("众创空间17家(其中国家级26家),在孵企业840家。", "inconsistent"),
    ),
    least_facts=0,
    least_numbers=2,
)
