"""D5: entity_variant.

Are names that differ by one character one firm?  And which firm does a short name mean?

A homophone beside a name met more often is a typing error; sister companies that differ in a telling word are
two firms, and a short name that fits both is ambiguous, not wrong.  A doubled place word (青阳镇镇) is a slip.
Names that are not alike have no row: every two of a report would be one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.name.parts import is_legal, parts
from pipeline.checks.base import Case, Check, Judgement
from pipeline.checks.d05_entity_variant.assets import owners, projects
from pipeline.checks.d05_entity_variant.defined_names import defined_names
from pipeline.checks.d05_entity_variant.doubled import form_doubled, place_doubled
from pipeline.checks.d05_entity_variant.facilities import facilities
from pipeline.checks.d05_entity_variant.latin_names import latin_names
from pipeline.checks.d05_entity_variant.misspelling import hidden, misspelt, unsimplified
from pipeline.checks.d05_entity_variant.offices import offices
from pipeline.checks.d05_entity_variant.own_name import own_name
from pipeline.checks.d05_entity_variant.persons import persons
from pipeline.checks.d05_entity_variant.short_names import short_names
from pipeline.checks.d05_entity_variant.speakers import speakers
from pipeline.checks.d05_entity_variant.stations import stations
from pipeline.checks.findings import Message, quoted
from pipeline.checks.report import ReportFacts

_SHORTEST = 6
_SHARES, _GROUP = "股份", "集团"
_TOWNS = frozenset("省市州县区镇")


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Compare the names of a report with each other; what two rules find of the same names is one finding."""
    told: set[str] = set()
    for judgement in _compared(report):
        cause = judgement.finding.cause if judgement.finding else ""
        if cause not in told:
            yield judgement
        told |= {cause} - {""}


def _compared(report: ReportFacts) -> Iterator[Judgement]:
    """Take each kind of names."""
    if report.region:
        yield from place_doubled(report, report.region.strip("*"))
    yield from facilities(report)
    yield from stations(report)
    yield from persons(report)
    yield from speakers(report)
    yield from defined_names(report)
    yield from offices(report)
    yield from latin_names(report)
    if not report.mentions:
        return
    yield from form_doubled(report)
    texts = [mention.text for mention in report.mentions]
    yield from hidden(report, texts)
    yield from short_names(report, texts)
    if texts.count(texts[0]) < len(texts):
        names = Counter(texts)
        yield from unsimplified(report, names)
        yield from misspelt(report, names)
        yield from own_name(report, names)
        if report.of_record:
            yield from _ambiguous(report, names)
            yield from owners(report)
            yield from projects(report)


def _ambiguous(report: ReportFacts, names: Counter[str]) -> Iterator[Judgement]:
    """Find short names that fit several full names of the report; one finding for all names of one family."""
    full = {m.text: parts(m.text) for m in report.mentions if m.kind in ("legal_name", "group") and _whole(m.text)}
    families: dict[tuple[str, ...], list[str]] = {}
    for name in sorted(name for name in names if not is_legal(name)):  # a legal name is short for none
        core = parts(name).trade or name
        longer = sorted(other for other, its in full.items() if _called(core, its.core) and other != name)
        if name.endswith(_SHARES):  # 甲股份 is the one that is 甲股份有限公司
            longer = [other for other in longer if _SHARES in other]
        distinct = {full[other].core for other in longer}
        short = name not in full or len(name) < min(map(len, longer), default=0)
        plain = short and not (_other_line(name, longer) or _one_group(name, core, names))
        if len(core) >= 2 and len(distinct) > 1 and plain:
            families.setdefault(tuple(longer), []).append(name)
    largest: list[tuple[str, ...]] = []
    for family in sorted(families, key=lambda family: (-len(family), family)):
        if not any(set(family) <= set(other) for other in largest):
            largest.append(family)
            shorts = [name for other in families if set(other) <= set(family) for name in families[other]]
            yield _unclear(report, shorts, family)


def _one_group(name: str, core: str, names: Iterable[str]) -> bool:
    """Return whether 甲集团 is the one group of the name that a report tells of: 甲泵业集团 beside 甲铸造有限公司."""
    groups = {parts(other).core for other in names if _GROUP in other and other != name}
    return name.endswith(_GROUP) and sum(_called(core, other) for other in groups) == 1


def _called(core: str, longer: str) -> bool:
    """Return whether a trade name stands in that of a longer name, and not as the town before it: 江畔市栖云."""
    at = longer.find(core)
    return at >= 0 and not (at == 0 and longer[len(core) : len(core) + 1] in _TOWNS)


def _other_line(name: str, longer: Sequence[str]) -> bool:
    """Return whether a name says a business that none of the longer ones has, or just one of several that it is.

    东岳物流 beside 东岳港机集团; 东岳铸锻 beside 东岳铸锻有限公司 and 东岳港机集团.
    """
    line = parts(name).industry
    return bool(line) and sum(line in other for other in longer) <= 1


def _whole(name: str) -> bool:
    """Return whether a name is one full name: long enough, and no two names run together."""
    return len(name) > _SHORTEST and "公司" not in name[:-2]


def _unclear(report: ReportFacts, shorts: Sequence[str], owners: Sequence[str]) -> Judgement:
    """Report short names that fit several firms."""
    first = {m.text: (m.start, m.end) for m in reversed(report.mentions)}
    listed, called = "、".join(owners), "、".join(shorts)
    message = Message(
        "medium",
        75,
        f"“{called}”可指{listed},无法确定",
        f"{called} may mean {listed}: ambiguous",
        f"{called} → {len(owners)}",
        klass="data_quality",
    )
    found = quoted(message, [first[name] for name in shorts], [first[name] for name in owners])
    return Judgement("inconsistent", reason="ambiguous", finding=replace(found, subject=shorts[0]))


CHECK = Check(
    "D5",
    "entity_variant",
    "Are names that differ by one character one firm, and which firm does a short name mean?",
    judge,
    ("known names are no misspellings", "sister companies are ambiguous, not misspelt", "telling characters"),
    (
        Case(
            "永兴机械有限公司加大投入。2013年永兴机械有限公司实现利税3000万元。永星机械有限公司新上一条生产线。",
            "inconsistent",
        ),
        Case(
            "永兴机械有限公司加大投入。2013年永兴机械有限公司实现利税3000万元。宏达机械有限公司新上一条生产线。",
            None,
        ),
        Case(
            "东岳港机集团有限公司2021年工作总结\n东岳港机集团有限公司下属东岳物流、东岳置业发展较快,"
            "东岳物流参股设立的海曲东岳供应链有限公司投入运营。",
            None,
        ),
        Case(
            "临河镇2013年工作总结\n江北银河新材料股份有限公司增收,苏州银河复合材料有限公司亏损。银河股份获奖,银河股份扩产。",
            None,
        ),
        Case(
            "白石鼎川阀门制造有限公司简介\n鼎川创建于1998年,鼎川牌阀门畅销全国。\n白石鼎洲阀门制造有限公司欢迎您。",
            "inconsistent",
        ),
        Case(
            "永萤科技有限公司产值3亿元,永萤科技投资2亿元。永荧科技新上一条生产线,永荧科技利税900万元。",
            "inconsistent",
        ),
        Case("永萤科技产值3亿元,永萤科技投资2亿元。永荧科技新上一条生产线,永荧科技利税900万元。", "undecidable"),
        Case("恒驰公司先后设立成都恒弛,南充恒驰,宜宾恒弛,德阳恒弛等公司,恒驰公司年收入3亿元。", "consistent"),
        Case("宏图电气有限公司加大投入,2013年宏图电气有限公司实现利税3000万元。鸿图化工有限公司投产。", "consistent"),
        Case(
            "临河镇2013年科技工作总结\n今年以来,临河镇科技工作开展顺利。\n临河镇镇人民政府\n2013年12月", "inconsistent"
        ),
    ),
    least_facts=0,
)
