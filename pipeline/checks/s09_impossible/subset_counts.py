"""More found good than was looked at, more built than was planned for, for the check impossible.

抽检农产品1860批次,合格1892批次 · 规划面积28.6平方公里,建成区面积32.4平方公里
申请34件,这批申请中已获授权41件 · 应参保2.86万人,实际参保2.94万人 · 386家企业里,建有研发机构的达402家
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement, consistent
from pipeline.checks.exceeding import Told, part_above_whole, part_fits
from pipeline.checks.figures import level
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either
from pipeline.tables import Fact

_FORMS = (
    form(
        rf"{either('S9.sampled')}〜{{0,12}}(?P<all>Ⓝ)〜{{0,4}},(?:其中)?〜{{0,4}}(?<!不)合格〜{{0,6}}(?P<some>Ⓝ)",
        "抽检食品620批次,合格642批次。",
        "合格〜{0,6}Ⓝ",
    ),
    form(
        r"规划(?:总|用地|占地|控制)?面积(?:为|约|达到?)?(?P<all>Ⓝ),(?:其中|现|已|目前)*建成区?(?:面积)?(?:为|约|达到?)?(?P<some>Ⓝ)",
        "园区规划面积12.4平方公里,建成区面积14.2平方公里。",
        "建成区?(?:面积)?(?:为|约|达到?)?Ⓝ",
    ),
    form(
        r"(?:调解|化解|处理)〜{0,10}(?P<all>Ⓝ),(?:其中)?(?:调解|化解)?成功(?P<some>Ⓝ)",
        "调解邻里纠纷286起,成功298起。",
        "成功Ⓝ",
    ),
    form(
        r"(?:报名|参考|参训|参加考试)〜{0,6}(?P<all>Ⓝ)〜{0,4},(?:其中)?(?:考试|考核)?(?:合格|录取|及格)(?P<some>Ⓝ)",
        "报名参考人员860人,考核合格882人。",
        "[格取]Ⓝ",
    ),
    form(
        rf"{either('S9.joined')}〜{{0,8}}(?P<all>Ⓝ)〜{{0,6}},(?:〜{{2,16}},)?(?:其中)?(?P<some>Ⓝ)〜{{0,2}}{either('S9.earned')}",
        "参加学习的186人,经考核,194人取得证书。",
        either("S9.earned"),
    ),
    form(
        r"申请〜{0,8}(?P<all>Ⓝ),(?:[这该此]批|上述|所)〜{0,10}授权〜{0,2}(?P<some>Ⓝ)",
        "申请专利34件,这批申请中已获授权41件。",
        "授权〜{0,2}Ⓝ",
    ),
    form(
        r"申请〜{0,8}(?P<all>Ⓝ),(?:[这该此]批|上述|所)〜{0,6}[中里]有?(?P<some>Ⓝ)〜{0,4}授权",
        "申请专利34件,上述申请中有41件已获授权。",
        "授权",
    ),
    form(
        rf"(?<![供适反响效])应(?P<did>{either('S9.due')})〜{{0,4}}(?P<all>Ⓝ),(?:〜{{0,10}}Ⓝ,)?〜{{0,4}}实际?(?P=did)〜{{0,4}}(?P<some>Ⓝ)",
        "全县应参保2.86万人,实际参保2.94万人。",
        "实际?[一-鿿]{1,8}Ⓝ",
    ),
)
# Who has or did something, of so many: those who are so follow at once, or stand behind 的.
_OF_THEM = form(
    r"(?<![前第])(?P<all>Ⓝ)〜{0,14}(?<!其)[中里](?:,?(?:已?有|共有)?|,〜{2,16}的(?:已?[有达为]到?|共有?|多达)?)(?P<some>Ⓝ)",
    "全区386家规上工业企业里,建有研发机构的达402家。",
    "[中里](?=[,已有共Ⓝ])",
)
_CUE = re.compile(f"[合及]格|建成|录取|成功|授权|实|{either('S9.earned')}")
_OTHER = re.compile("每|平均|累计|标准|(?<!规模)以上|合计")
_ONE_BY_ONE = frozenset("人名位家户")  # 个 and 项 count whatever stands behind them
_ONGOING, _NOUN = any_of("S9.ongoing"), 2
_TOLD = Told("medium", 80, "部分{part}大于总数{whole}", "{part} of only {whole}")


@gated(*_FORMS, _OF_THEM)
def picked(report: ReportFacts) -> Iterator[Judgement]:
    """Hold what was picked against what it was picked from."""
    for one in (*(_FORMS if _CUE.search(report.folded) else ()), _OF_THEM):
        for match, figures in found(report, one):
            whole, part = figures["all"], figures["some"]
            if one is _OF_THEM and not _of_them(report, whole, part, match[0]):
                continue
            plain = _alike(report, whole, part) and level(whole) and level(part) and whole.qualifier == "exact"
            if not plain or _OTHER.search(match[0]):
                continue
            top, value = report.interval(whole), report.interval(part)
            if part_fits(value, top):
                yield consistent((part, whole), value, top)
            else:
                yield part_above_whole(report, part, whole, _TOLD)


def _of_them(report: ReportFacts, whole: Fact, part: Fact, words: str) -> bool:
    """Return whether a count is of those counted before 中, no member of a list: 4家企业上市中,15家企业排队待审."""
    nouns = [report.folded[fact.end : fact.end + _NOUN] for fact in (whole, part)]
    return part.unit in _ONE_BY_ONE and nouns[0] != nouns[1] and not _ONGOING.search(words)


def _alike(report: ReportFacts, whole: Fact, part: Fact) -> bool:
    """Return whether two counts are told in one unit: patents are filed in 件, whichever word is printed."""
    return whole.unit == part.unit or report.printed(whole)[-1] == report.printed(part)[-1]
