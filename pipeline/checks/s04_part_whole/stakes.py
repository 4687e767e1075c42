"""Stakes in one firm, which are at most 100 % together, for the check part_whole.

甲、乙、丙分别持有东海生物46%、31%和23%的股权 · 双方分别持股55%和45% · 甲持有41%,乙持有22%,丙持有18%,其他股东合计持有19%
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.base import Judgement
from pipeline.checks.forms import form, found, parts_of
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s04_part_whole.to_hundred import Said, to_hundred
from pipeline.intervals import HUNDRED, Interval

_SAID = Said("持股比例", "stakes", "超过", "above", ">", "above_100")
_HELD = "(?:股权|股份|股本|出资额|权益|股)"
_STAKE = "(?:Ⓝ,?)?(?:合计|共)?(?:持有〜{0,6}|持股|占)(?:股权|股份|股本)?(?:占?比例?)?[为占达]?Ⓟ"
_FORMS = (
    # Several holders of one firm: a list before 分别, and no list behind it.
    form(
        rf"(?<![对在])(?:[^,。;:\nⓃⓅⒹ]{{2,20}}[、和与][^,。;:\nⓃⓅⒹ]{{2,30}}?|双方|[三四五各]方|[两三四五]家股东)分别(?:直接)?持有[^,。;:、和与及\nⓃⓅⒹ]{{2,20}}?的?(?P<parts>Ⓟ(?:[、,和]Ⓟ){{1,6}})的?{_HELD}",
        "朗润投资、启真资本和周某分别持有东海生物46%、31%和26%的股权。",
        "分别(?:直接)?持有",
    ),
    form(
        r"(?:双方|[三四五各]方|[两三四五]家股东)(?:分别|各自?)?(?:持股|占股|出资比例为|股比为)(?P<parts>Ⓟ(?:[、,和]Ⓟ){1,6})",
        "双方分别持股55%和55%。",
        "[股为](?<=[持占]股|[例比]为)Ⓟ",
    ),
    # 公司持有东海生物55%的股权,周某持有其48%的股权: two holders of one firm, and whatever is left.
    form(
        rf"持有(?P<firm>[^,。;:、\nⓃⓅⒹ]{{2,12}}?)的?(?P<parts>Ⓟ的?{_HELD},[^,。;:、\nⓃⓅⒹ]{{2,16}}持有(?:其|该公司|(?P=firm))的?Ⓟ)的?{_HELD}",
        "公司持有东海生物55%的股权,自然人周某持有其48%的股权。",
        "持有(?:其|该公司)的?Ⓟ",
    ),
    form(
        rf"持有〜{{2,14}}(?P<parts>Ⓟ的?{_HELD},其[余他]的?Ⓟ)",
        "公司持有东海生物55%的股权,其余49%由周某持有。",
        "其[余他]的?Ⓟ",
    ),
    # 甲出资3.4亿元,持股比例68%;乙出资1.6亿元,持股比例32%
    form(
        r"(?P<parts>〜{2,20}出资(?:额为?)?Ⓝ,(?:持股|占股|股权|出资)(?:比例)?[为占]?Ⓟ(?:[,、;]〜{2,20}出资(?:额为?)?Ⓝ,(?:持股|占股|股权|出资)(?:比例)?[为占]?Ⓟ){1,6})",
        "甲公司出资3.4亿元,持股比例68%;乙基金出资1.6亿元,持股比例42%。",
        "(?:持股|占股|股权|出资)(?:比例)?[为占]?Ⓟ",
        "。\n",
    ),
    # 法人股东62户,持股比例58.3%;自然人股东1846户,持股比例41.7%: who is one is not the other
    form(
        rf"(?P<parts>(?P<one>法人|自然人)股东{_STAKE}[,;、和]其?(?!(?P=one))(?:法人|自然人)股东{_STAKE})",
        "法人股东62户,持股比例58.3%;自然人股东1846户,持股比例45.7%。",
        "自然人股东",
        "。\n",
    ),
    # A list that says by its last member that nobody is left out.
    form(
        rf"(?P<parts>〜{{0,30}}持有〜{{0,12}}Ⓟ(?:的?{_HELD})?(?:,[^,。;:\nⓃⓅⒹ]{{0,14}}(?=[,;]))?(?:[,、;][^,。;:\nⓃⓅⒹ]{{2,24}}持有(?:公司)?Ⓟ(?:的?{_HELD})?){{1,12}}[,、;]其[他余它][^,。;:\nⓃⓅⒹ]{{0,10}}持有(?:公司)?Ⓟ)",
        "甲某持有公司41.35%的股份,乙公司持有22.10%,丙公司持有31.05%,其他股东合计持有9.50%。",
        "其[他余它][^,。;:\nⓃⓅⒹ]{0,10}持有(?:公司)?Ⓟ",
        "。\n",
    ),
)


@gated(*_FORMS)
def stakes(report: ReportFacts) -> Iterator[Judgement]:
    """Add up the stakes that are told of one firm."""
    for one in _FORMS if "持" in report.folded or "股" in report.folded else ():
        for match, _ in found(report, one):
            parts = [fact for fact in parts_of(report, match) if fact.unit == "%"]
            if len(parts) > 1:
                yield to_hundred(report, parts, Interval(None, HUNDRED), _SAID)
