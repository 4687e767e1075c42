"""Figures of which nothing says that they are of the firm at hand: it is named behind them, or long before.

A text that names one firm is mostly of it, also before it does; but 23家公司亏损 and 沪指下跌 are none of its figures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.context.types import Place, ReportContext
from pipeline.context.who.nominals import Nominal
from pipeline.context.who.subject_of_figure import Who
from pipeline.context.who.titled_firms import titled
from pipeline.context.words import either
from pipeline.document.kinds import OF_RECORD

_ITS_OWN = re.compile(
    "(?:^|[^\u4e00-\u9fff]|[该本我据])公司(?!法)|(?<![\u4e00-\u9fff])集团|其(?![中他它余实次间])|本行|我司|标的公司|"
    "[该这家][企厂行股款](?!业中|款中)|旗下|子公司|董事会|上市公司(?:预计|公告|拟)"
)
_HAS = re.compile(f"{either('earned', 'earner')}|每股(?:收益|盈利)|净亏|营业额|销售费用|市值|持股")
_FIRMS = f"[0-9一二两三四五六七八九十百千多数][家只](?:[^,;。:、0-9的家]{{0,8}})?{either('firms_of')}"
_MANY, _COUNTED = (
    re.compile(f"{_FIRMS}|(?:两市|A股|沪深)"),
    re.compile(f"(?![^,;。]{{0,4}}[分子]公司)[^,;。:、0-9的家]{{0,8}}?{either('firms_of')}"),
)
_MARKET = re.compile(f"{either('of_markets')}")
_TIED = re.compile("[^,;。]{0,6}|[^,;。]{0,16}的|[^,;。]{0,4}的(?:公司|企业),")  # 净利润超过10亿元|的公司,|甲股份


class Unspoken:
    """Where each firm of a text is first named."""

    def __init__(self, text: str, firms: Sequence[Nominal], names: Sequence[str], report: ReportContext) -> None:
        """Note whether the text is a firm's own; the rest is looked up when it is asked for."""
        self._text, self._firms, self._names = text, firms, names
        own = report.issuer is not None or report.doc_type in OF_RECORD
        self._of_page = bool(firms) and (own or titled(report.title) is not None)
        self._first: Mapping[str, int] | None = None

    def told(self, who: Who, place: Place) -> Who:
        """Return the subject of a figure, or nobody where nothing ties it to the firm."""
        if who.firm is None or who.firm < 0 or self._of_page or place.clause <= who.turn < place.start:
            return who
        if self._is_behind(who, place) or (who.turn < place.sentence and self._is_of_others(place)):
            return Who(None, reason="no_subject")
        return who

    def _is_behind(self, who: Who, place: Place) -> bool:
        """Tell whether a firm is only named behind its figure, by words that need not be about it."""
        if self._first is None:
            self._first = {self._names[n.firm]: n.start for n in reversed(self._firms)}
        first = self._first.get(self._names[who.firm or 0], -1)
        if first <= place.end or _TIED.fullmatch(self._text, place.end, first):
            return False
        text, before = self._text, self._text[place.sentence : place.start]
        if _HAS.search(before) and not _MANY.search(before):
            return False
        return _ITS_OWN.search(text, 0, place.start) is None

    def _is_of_others(self, place: Place) -> bool:
        """Tell whether a clause speaks of many firms, or of a market, and its sentence not of the firm."""
        text = self._text
        counted = text[place.end - 1] in "家只" and _COUNTED.match(text, place.end) is not None
        if not counted and not _MARKET.search(text, place.clause, place.start):
            return False
        return _ITS_OWN.search(text, place.sentence, place.start) is None
