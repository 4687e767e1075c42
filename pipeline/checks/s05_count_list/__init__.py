"""S5: count_list.

Are there as many items as the text says?  甲、乙、丙三家企业 · 做好三项工作:一是…二是…三是…

等 opens a list: then only more items than stated are wrong.  Commas inside 《》 and “” separate nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.lexicon import seldom, terms
from extractors.metrics import indicators
from extractors.number.quantities import Quantity
from pipeline.checks.base import Case, Check, Judgement, consistent, undecidable
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import NUMBERING
from pipeline.checks.s05_count_list.announced import announced
from pipeline.checks.s05_count_list.enumerated import enumerated
from pipeline.checks.s05_count_list.items import AND, FAR, INNER, alike, differs, members_of
from pipeline.checks.s05_count_list.ordinals import in_order
from pipeline.checks.s05_count_list.segments import segments
from pipeline.checks.s05_count_list.told_twice import told_twice
from pipeline.checks.words import SMALL_NUMBER, either, number_of, words

_SMALL = re.compile(SMALL_NUMBER)
# 甲、乙、丙三家企业: what is counted stands behind the classifier.
_UNITS = frozenset("家项个位名所部款种处座条篇块")
_GREAT = re.compile("(?<=[一-鿿])(?<![第前])([两二三四五六七八九十])大(?=[一-鿿]{2})")  # 城投、交投、水务三大平台公司
_NOUN = re.compile(r"(?![分月年])[一-鿿]{1,12}")
_FIRMS = re.compile("企业|公司|厂|集团|单位")  # …等四家信托机构 may leave out the first of the list
_TELLS = re.compile(r"[既又兼]")  # 既有甲,又有乙、丙: the list began before
_TITLES = re.compile(r"《[^》\n]{1,60}》|“[^”\n]{1,60}”|\([^()\n]{1,40}\)")
_PARTED = re.compile("、|(?<=[》”])(?=[《“])")
_QUOTED = re.compile(r"[^《》]{0,12}《[^》]*》|[^“”]{0,12}“[^”]*”")
_WITH = re.compile("[^、]{0,12}[与同和][^、与同和]{2,12}$")
_EVEN, _SIZES = 4, frozenset({2, 3, 5, 6})  # characters
_MANY, _SHORT, _LONG = 4, 3, 14  # items of a list of works, and their characters
_WORKS = re.compile(f"[一-鿿]{{0,4}}(?:{either('S5.works')})")
_EDGES = ",。;:!?\n"
_ENTITY = re.compile(rf"(?:{either('S5.entity')}|厂|[镇乡村县市区]|》|”)$")


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Count the items of lists that end in a count, and of enumerations that follow one."""
    folded = report.folded
    small = [q for q in report.quantities if q[4] is not None and len(q[3]) < 3 and q[4][0][0] in _UNITS]
    small += [Quantity(m.start(), m.end() - 1, m.end(), m[1], None) for m in _GREAT.finditer(folded)]
    for quantity in small:
        if not _SMALL.fullmatch(quantity.written):
            continue
        before = folded[max(0, quantity.start - 32) : quantity.start]
        if ("、" in before or "》《" in before or "”“" in before) and _NOUN.match(folded, quantity.end + 1):
            judgement = _list(report, quantity)
            if judgement:
                yield judgement
    yield from announced(report)
    yield from segments(report)
    yield from told_twice(report)
    yield from enumerated(report)
    yield from in_order(report)


def _list(report: ReportFacts, quantity: Quantity) -> Judgement | None:
    """Count the names before a count."""
    stated, end = number_of(quantity.written), quantity.start
    masked = _masked(report.folded[max(0, end - 300) : end])
    base = end - len(masked)
    opened = "等" in masked[-5:]
    start = max(masked.rfind(mark) for mark in _EDGES) + 1
    number = NUMBERING.match(masked, start)
    start = number.end() if number else start
    items = _PARTED.split(masked[start:].rpartition("等")[0] if opened else masked[start:])
    most = len(items) + (1 if AND.search(items[-1]) else 0)
    fewest = most if _both_members(items) else len(items)
    if (
        fewest < 2
        or not all(items)
        or any(INNER.search(item) for item in items[1:] if not _QUOTED.fullmatch(item))
        or _TELLS.search(items[0])
    ):
        return None
    firms = _FIRMS.match(report.folded, quantity.end + 1) is not None
    named = firms and len(report.mentioned(base + start, end)) == fewest  # a firm each
    plain = named or all(_QUOTED.fullmatch(member) for member in members_of(items)) or alike(items)
    if opened and fewest > stated and plain:
        return differs(report, stated, fewest, (base + start, end), (end, quantity.unit_end))
    if opened:
        return consistent(()) if most <= stated else undecidable((), "open_list")
    if stated == fewest < most and _two_at_the_end(items):
        noun = _NOUN.match(report.folded, quantity.end + 1)
        return differs(report, stated, most, (base + start, end), (end, noun.end() if noun else quantity.unit_end))
    if fewest <= stated <= most:
        return consistent(())
    if min(abs(stated - most), abs(stated - fewest)) > FAR or not _clear(
        report, items, base + start, end, quantity.end
    ):
        return undecidable((), "items_unclear")
    if stated > most and start and _begins_earlier(report, base + start - 1):
        return undecidable((), "list_may_begin_earlier")
    noun = _FIRMS.match(report.folded, quantity.end + 1) or _NOUN.match(report.folded, quantity.end + 1)
    return differs(report, stated, most, (base + start, end), (end, noun.end() if noun else quantity.unit_end))


def _both_members(items: list[str]) -> bool:
    """Return whether 和 in the last item surely joins two members: all end alike (…村和…村, 《…》和《…》)."""
    members = members_of(items)
    return len(members) > len(items) and all(members) and len({member[-1] for member in members}) == 1


def _two_at_the_end(items: list[str]) -> bool:
    """Return whether 和 joins two members of four characters, of which at least two others have as many.

    陶瓷、保温材料、防水卷材、铝合金型和工程设计; not 芯片制造、封装及测试, nor one member that joins two (封装和测试).
    """
    *others, last = items
    return (
        len(members := last.split("和")) > 1
        and all(len(item) == _EVEN for item in members)
        and (sum(len(item) == _EVEN for item in others[1:]) > 1)
    )


def _masked(window: str) -> str:
    """Return a text with what stands inside quotes and brackets hidden; same length."""
    return _TITLES.sub(lambda match: match[0][0] + "某" * (len(match[0]) - 2) + match[0][-1], window)


def _clear(report: ReportFacts, items: list[str], start: int, end: int, classifier: int) -> bool:
    """Return whether the items are surely separate things: firms, places, titles, short names of one form."""
    *others, last = items
    others[:1] = AND.split(others[0])[-1:] if others and _WITH.match(others[0]) else others[:1]  # 与甲、乙、丙三家企业
    both = [*others, *AND.split(last)]
    both[-1] = both[-1].removesuffix("这")
    names = report.mentioned(start, end)
    if len(names) == len(both) and all(any(m.text in item for m in names) for item in both):
        return True
    if any(AND.search(item) for item in others) or not all(both):
        return False
    regions, known = seldom("regions"), indicators()
    if _noun_of(report, classifier) in words("S5.place"):
        return all(item in regions or item[-1] in "省市县区州国" for item in both[1:])
    if all(2 <= len(item) <= 8 for item in both[1:]) and _counted(report, classifier):
        return True
    sizes, single = {len(item) for item in both[1:]}, AND.search(items[0]) is None
    if len(both) > 2 and sizes == {_EVEN}:  # 综合协调、入户动员、评估测绘三个工作组
        return True
    if len(both) >= _MANY and len(sizes) == 1 and sizes <= _SIZES and single:
        return True
    works = _WORKS.match(report.folded, classifier + 1) is not None and single
    if works and len(both) >= _MANY and all(_SHORT <= len(item) <= _LONG for item in both[1:]):
        return True  # 路灯改造、桥梁重建…六项民生工程
    good = [bool(_ENTITY.search(item)) or item in regions or item in known for item in both[1:]]
    return all(good) or (len({item[-1] for item in both}) == 1 and all(2 <= len(item) <= 12 for item in both[1:]))


def _noun_of(report: ReportFacts, classifier: int) -> str:
    """Return the first two characters of what is counted."""
    return report.folded[classifier + 1 : classifier + 6].removeprefix("的")[:2]


def _counted(report: ReportFacts, classifier: int) -> bool:
    """Return whether what is counted is a kind of thing that has names: firms, places, projects."""
    noun = report.folded[classifier + 1 : classifier + 6].removeprefix("的")
    return any(noun[:length] in terms("counted_nouns") for length in range(4, 0, -1)) or noun[2:4] == "企业"


def _begins_earlier(report: ReportFacts, comma: int) -> bool:
    """Return whether the clause before a comma may hold members of the list behind it."""
    if report.folded[comma : comma + 1] != ",":
        return False
    low = report.clause(comma)
    return "、" in report.folded[low:comma] or report.named_to(comma)


CHECK = Check(
    "S5",
    "count_list",
    "Are there as many items as the text says?",
    judge,
    ("等 opens a list", "items inside 《》", "lists that may begin earlier are undecidable"),
    (
        Case("全镇拥有东升机械有限公司、海达阀门有限公司、永兴纺织有限公司三家企业。", "consistent"),
        Case("全镇拥有东升机械有限公司、海达阀门有限公司、永兴纺织有限公司四家企业。", "inconsistent"),
        Case("全镇拥有东升机械有限公司、海达阀门有限公司等五家企业。", "consistent"),
        Case("全镇引进东升机械有限公司、海达阀门有限公司和明珠纺织有限公司等两家企业。", "inconsistent"),
        Case("新增省级企业技术中心5家:恒丰机械、大桥水泥、明珠纺织。", "inconsistent"),
        Case("新增省级企业技术中心5家:恒丰机械、大桥水泥、明珠纺织等。", "undecidable"),
        Case("新增企业技术中心4家,依托单位为恒丰机械、大桥水泥和明珠纺织有限公司。", "inconsistent"),
        Case("新建示范基地4个(茶叶基地、油茶基地、蜜橘基地)。", "inconsistent"),
        Case("完成四项主要指标:销售收入2亿元,增长8%;利润800万元;税收300万元。", "inconsistent"),
        Case("完成三项主要指标:销售收入2亿元,增长8%;利润800万元;税收300万元。", "consistent"),
        Case("重点做好三项工作:一是抓培训,二是抓示范,三是抓服务,四是抓宣传。", "inconsistent"),
        Case("重点做好三项工作:一是抓培训,二是抓示范,三是抓服务。", "consistent"),
    ),
    cues=("、", "一是", "指标", ";", "》《", "”“", "其一", "首先", "以下"),
    least_facts=0,
)
