"""S2: share_times_base.

Is the part the stated share of its base?  3600万元, 占销售收入的5.3%, and 销售收入3.4亿元 sentences away.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.number.printed import SUM
from pipeline import intervals
from pipeline.checks.among import or_head
from pipeline.checks.base import Case, Check, Finding, Judgement, consistent, undecidable
from pipeline.checks.figures import level, period_of
from pipeline.checks.findings import About, Message, quoted
from pipeline.checks.report import ReportFacts
from pipeline.checks.s02_share_times_base.bases import RETURNS, bases_of
from pipeline.checks.s02_share_times_base.common_whole import named_for, near
from pipeline.checks.s02_share_times_base.dealt_shares import dealt
from pipeline.checks.s02_share_times_base.implied_wholes import implied_wholes
from pipeline.checks.s02_share_times_base.joint_shares import together
from pipeline.checks.s02_share_times_base.part_shares import of_common_whole, of_whole, share_fits
from pipeline.checks.s02_share_times_base.several_shares import several
from pipeline.checks.s02_share_times_base.shares import shares_told
from pipeline.checks.words import either
from pipeline.intervals import HUNDRED
from pipeline.tables import Fact

# What stands between a part and its share: 3600万元,占公司销售收入的5.3%.
_OF = re.compile(
    r"(?:以上|左右|多)?[一-鿿]{0,10}[,(]?(?:其中)?(?:分别|合计|同比增长[,、]?|[约仅只均共])?(?:所)?占"
    r"(?P<base>[^,。;:占()]{0,26}?)(?:的)?(?:比重|比例|份额)?(?:达到?|约为|高达|超过|[为约近])?$"
)
# The same the other way about: 3600万元,在公司销售收入中占5.3%.
_WITHIN = re.compile(
    r"[一-鿿]{0,10}[,(]?(?:约)?在(?P<base>[^,。;:占()]{2,26}?)[中里内],?(?:所?占比?(?:重|例)?|的(?:占比|比[重例]|份额))(?:提高|上升)?(?:达?到?|约为|高达|超过|[为约近至])?$"
)
_SHARE = re.compile("占|中的(?:比[重例]|份额)")
_LEAD = re.compile(rf"^(?:{either('S2.whole_of')}|我[省市县区镇乡]|[省市县区镇乡](?=财政)|报告期内?|[到了其本该])+")
_GREW = re.compile(
    r"^[,、(]?(?:同比|比上年|较上年)?"
    rf"(?:(?:增长|下降|提高)[\d.]{{1,8}}%|(?:净?增加?|减少)了?{SUM})[,)、]?"
)
_ASIDE = re.compile("^,[^,。;:占()\\d]{4,30}(?=,(?:约|仅)?占全)")  # 信息服务业增势较好,占全部税收的
# A clause that names nobody and nothing else before its verb: 2011年集团公司实现销售收入.
_PLAIN = re.compile(
    r"^(?:\d{4}年|[全今当本]年|[本该]?集团?公司|集团|企业|年末)*(?:实现|完成|达到|取得|[\u4e00-\u9fff]{2,20}公司实现)"
)
_NEXT, _MOST = 4, 12  # shares on either side that bear a base out, and figures among which they choose
_SCOPED = Decimal("0.1")
_SLIP = "factor_10^4"  # 亿 for 万: a part above its base is the wrong base otherwise


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Take each share that follows its part, and look for the base."""
    judged: set[int] = set()
    taken = list(_with_bases(report))
    alike: dict[str, list[tuple[Fact, Fact]]] = {}
    for part, share, base, _ in taken:
        alike.setdefault(base, []).append((part, share))
    for part, share, base, bases in taken:
        judgement = _judged(report, part, share, _borne_out(report, bases, _fellows(alike[base], part)))
        others = near(report, part, share) if judgement.finding and base else ()
        if any(share_fits(report, part, share, other) and named_for(report, other, base[-2:]) for other in others):
            judgement = undecidable(judgement.facts, "fits_another")
        if judgement.finding and bases[0].metric_id == RETURNS and "销售" in base and _nearly(judgement):
            judgement = undecidable(judgement.facts, "sales_or_returns")  # of sales alone, without what else is earned
        if judgement.verdict != "undecidable":
            judged.add(share.start)
        yield together(report, judgement)
    yield from dealt(report)
    of_several = list(several(report))
    judged.update(judgement.facts[0].start for judgement in of_several)
    yield from of_several
    for part, share, whole in shares_told(report):
        if share.start not in judged:
            judged.add(share.start)
            yield together(report, _told(report, part, share, whole))
    yield from (judgement for judgement in implied_wholes(report) if judgement.facts[0].start not in judged)


def _nearly(judgement: Judgement) -> bool:
    """Return whether what is stated is so near to what is implied that another scope of the base explains it."""
    stated, implied = judgement.stated, judgement.implied
    return stated is not None and implied is not None and intervals.gap(stated, implied) < _SCOPED


def _with_bases(report: ReportFacts) -> Iterator[tuple[Fact, Fact, str, list[Fact]]]:
    """Yield each share with its part, the words it is said to be of, and the figures these words may mean."""
    for share in report.rates if _SHARE.search(report.folded) else ():
        if share.measure == "growth" or share.list_group is not None:
            continue
        part, base = _part(report, share)
        if part is None or base is None:
            continue
        bases = bases_of(report, part, base)
        if bases:
            yield part, share, base, bases


def _fellows(alike: Sequence[tuple[Fact, Fact]], part: Fact) -> list[tuple[Fact, Fact]]:
    """Return the parts and shares of the same words that are told next to one."""
    at = bisect_left(alike, part.start, key=lambda pair: pair[0].start)
    return [pair for pair in alike[max(0, at - _NEXT) : at + _NEXT + 1] if pair[0].start != part.start]


def _borne_out(report: ReportFacts, bases: list[Fact], fellows: Sequence[tuple[Fact, Fact]]) -> list[Fact]:
    """Return of several figures the one that other shares of the same words bear out: the year's, not the quarters'."""
    if not 1 < len(bases) <= _MOST:
        return bases
    borne = [base for base in bases if any(share_fits(report, part, share, base) for part, share in fellows)]
    return borne if len({(base.low, base.high) for base in borne}) == 1 else bases


def _told(report: ReportFacts, part: Fact, share: Fact, whole: Fact) -> Judgement:
    """Judge a share told with its base; behind the parts of a total it may be of the total."""
    if whole.start < part.start:
        return _judged(report, part, share, [whole])
    above = whole.modality != "planned"  # what was done of a plan is the matter of planned_vs_actual
    return or_head(report, part, lambda fact: _judged(report, fact, share, [whole], above))


def _part(report: ReportFacts, share: Fact) -> tuple[Fact | None, str | None]:
    """Return the figure directly before a share, and the words of the base between them."""
    if _SHARE.search(report.folded, max(0, share.start - 34), share.start) is None:
        return None, None
    for part in reversed(report.between(max(0, share.start - 75), share.start)[-2:]):
        if share.start - part.end > 60 or part.sentence_id != share.sentence_id:
            break
        if part.unit in ("%", "百分点") or part.measure == "delta":  # 64万元,增加9万元,占财政支出的2%
            continue
        if not level(part) or part.list_group is not None:  # 产值分别为2亿元、1亿元,占全区的60%: both together
            break
        between = _without_growth(report.folded[part.end : share.start])
        found = _WITHIN.match(between) or _OF.match(between)
        return (part, _LEAD.sub("", found["base"])) if found else (None, None)
    return None, None


def _without_growth(between: str) -> str:
    """Return the words between part and share without a growth, or by how much it grew, that stands among them."""
    return _ASIDE.sub("", _GREW.sub(",", between))


def _judged(report: ReportFacts, part: Fact, share: Fact, bases: list[Fact], above: bool = False) -> Judgement:
    """Compare the stated share with part / base; a task may be done more than fully, so its part be `above` it."""
    stated = report.interval(share)
    for base in bases:
        implied = of_whole(report, part, base)
        if share_fits(report, part, share, base):
            return consistent((share, part, base), stated, implied)
    plain = [base for base in bases if _PLAIN.match(report.words(base))]
    if len({(base.low, base.high) for base in bases}) > 1 and not plain:
        return undecidable((share, part, *bases), "several_bases")
    base = min(plain or bases, key=lambda fact: abs(fact.start - part.start))
    if of_common_whole(report, part, share, base):
        return undecidable((share, part, base), "of_common_whole")
    implied = of_whole(report, part, base)
    above = above or (stated.low is not None and stated.low > HUNDRED)  # the text says itself that the part is more
    if not above and implied.low is not None and implied.low > HUNDRED and intervals.hint(stated, implied) != _SLIP:
        return undecidable((share, part, base), "part_above_base")
    if base.start == part.start or implied.low is None:
        return undecidable((share, part, base), "open_interval")
    return Judgement(
        "inconsistent", (share, part, base), stated, implied, "disjoint", _finding(report, part, share, base)
    )


def _finding(report: ReportFacts, part: Fact, share: Fact, base: Fact) -> Finding:
    """Say what is wrong."""
    stated = report.shown(share)
    implied = (report.shown(part) / report.shown(base)).scaled(HUNDRED)
    top, rate = report.shown(part).middle, stated.middle
    p, s, b = (report.printed(fact) for fact in (part, share, base))
    size = intervals.show_number(top / rate * HUNDRED, base.unit) if top and rate else "?"
    ratio = "?" if implied.middle is None else intervals.show_number(implied.middle, "%") + "%"
    message = Message(
        intervals.severity(intervals.gap(stated, implied)),
        92,
        f"{p}是{b}的{ratio},文中为{s}",
        f"{p} is {ratio} of {b}, the text says {s}",
        f"{p} / {s} = {size} ≠ {b} {intervals.show(report.shown(base), base.unit)}; "
        f"{p} / {b} = {intervals.show(implied, '%')}% ≠ {s} {intervals.show(stated, '%')}",
        intervals.hint(stated, implied, s),
    )
    about = About(part.subject, share.metric, period_of(part))
    return quoted(message, [report.quote(share), report.quote(part)], [report.quote(base)], about=about)


CHECK = Check(
    "S2",
    "share_times_base",
    "Is the part the stated share of its base?",
    judge,
    ("base of the same subject, period, unit and scope", "several bases that differ are undecidable"),
    (
        Case("全年专利申请186件,完成任务300件的62%,其中发明专利52件,占28%。", "consistent"),
        Case(
            "白石科技股份有限公司2013年研发投入4200万元,占公司销售收入的6%。2013年公司实现销售收入3.5亿元。",
            "inconsistent",
        ),
        Case(
            "白石科技股份有限公司2013年研发投入4200万元,占公司销售收入的6%。2013年公司实现销售收入7亿元。", "consistent"
        ),
        Case("镇财政安排科技经费64万元,比上年增加9万元,占镇财政支出的2.1%(当年全镇财政支出4150万元)。", "inconsistent"),
        Case("全年培训农民800人,其中妇女200人,占总数的25%。", "consistent"),
        Case("全年培训农民800人,其中妇女200人,占总数的35%。", "inconsistent"),
        Case("全区1786家规模企业中,504家通过了质量管理体系认证,占58%。", "inconsistent"),
        Case("全区1786家规模企业中,504家通过了质量管理体系认证,占28.2%;出口企业中占58%。", "consistent"),
        Case("总投资8600万元的果蔬饮料生产线进展顺利,累计完成投资5160万元,完成总投资的72%。", "inconsistent"),
        Case("总投资8600万元的果蔬饮料生产线,一期完成投资3600万元,完成总投资的72%。", None),
        Case("全镇完成税收1.26亿元,占年度任务1.4亿元的95%。", "inconsistent"),
        Case("上半年排查隐患812处,已整改743处,整改率96.5%。", "inconsistent"),
        Case("上半年排查隐患812处,已整改743处,整改率91.5%。", "consistent"),
        Case("排查隐患120处,当场改正80处,限期整改40处,整改率100%。", None),
        Case("全年抽检产品640批,其中出口产品合格208批,合格率99.5%。", None),
        Case("公共预算收入9.6亿元,其中税收收入7.1亿元,税收占比84%。", "inconsistent"),
        Case("公司2013年研发投入4200万元,同比增长6%。2013年公司实现销售收入3.5亿元。", None),
    ),
    least_facts=0,
    least_numbers=2,
)
