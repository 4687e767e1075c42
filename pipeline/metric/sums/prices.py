"""Prices of goods by weight and piece: 螺纹钢HRB400 20mm 4850元/吨,涨20元/吨."""

from __future__ import annotations

import re

from extractors.base import Money
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.things.goods import stem
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts

_PRICE = re.compile("(?:价|价格|均价|报价|售价|成本)$")
_NO_GOODS = re.compile(f"{either('no_goods_end')}$|{either('no_goods')}")
_QUOTE = re.compile(f"{either('quotation')}价?$")
_EXTREME = re.compile(r"(?:日内|盘中|当[日天])?(?:(?P<high>最高|高点)|最低|低点)(?:价|点)?(?:位?为|报|在|至)?")
_NEAR = 20  # characters
_DEGREE = re.compile("(?<=[,;、(])(?P<grade>[弱强高低]?[一二三四五六\\d]级)$")  # 3级大包棉28500元/吨,4级27800元/吨
_NO_PRICE = acts("no_price_per")
_GRADED = re.compile("^[弱强高低]?[一二三四五六\\d]级")
_GRADE = re.compile(r"(?<=[\u4e00-\u9fff])\s?(?:[A-Za-zΦφ]*[\d#.*×/\-]+[A-Za-z#]*\s?){1,3}$")  # 螺纹钢|HRB400 20mm


def priced(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name an amount a ton by its goods, or by the price before it: 螺纹钢5040元/吨,涨20元/吨."""
    figure = draft.figure
    if not isinstance(figure, Money) or figure.per is None or figure.per in _NO_PRICE:
        return False
    other = _price_before(draft, scope)
    if draft.grows:
        return _take(draft, other)
    grade = _GRADE.search(scope.folded, draft.low, draft.figure.start)
    if grade is not None:
        draft.begin = grade.start()
    if other is not None and (degree := _DEGREE.search(scope.folded, draft.low, draft.begin)):
        draft.name((degree["grade"] + _GRADED.sub("", other.metric or ""), None))
        return True
    run = stem(scope.folded, draft.begin, draft.low)
    if not run or draft.begin - len(run) < draft.low:
        return _take(draft, other)
    opens = scope.at_break(draft.begin - len(run), draft.low) or scope.folded[draft.begin - len(run) - 1] in "日、:的级"
    if (
        not opens
        or not 2 <= len(run) <= 12
        or _NO_GOODS.search(run)
        or scope.ending(draft.low, draft.begin, draft.begin)
        or draft.begin + 1 in scope.hits.by_end  # 外观设|计|每件500元
    ):
        return False
    draft.name((run if _PRICE.search(run) else run + "价格", None))
    return True


def extreme(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the highest or lowest price of a day by the quote before it: 开盘价2408元,最高2411元,最低2404元."""
    if before is None or draft.grows or not isinstance(draft.figure, Money):
        return False
    if not scope.at_break(draft.begin, draft.low):
        return False
    quote = _QUOTE.search(before.metric or "") if draft.figure.start - before.figure.end < _NEAR else None
    end = _EXTREME.fullmatch(draft.glue.text)
    if quote is None or end is None:
        return False
    draft.name(((before.metric or "")[: quote.start()] + ("最高价" if end["high"] else "最低价"), None))
    return True


def _price_before(draft: Draft, scope: Scope) -> Draft | None:
    """Return the last price of the same unit in the sentence, or the one before where the clause names nothing."""
    assert isinstance(draft.figure, Money)
    other = draft.previous
    first = draft.sentence - scope.at_break(draft.begin, draft.low)
    while other is not None and other.sentence >= first:
        if isinstance(other.figure, Money) and other.figure.per == draft.figure.per and other.metric:
            return other if _PRICE.search(other.metric) else None
        other = other.previous
    return None


def _take(draft: Draft, other: Draft | None) -> bool:
    """Take over the indicator of a price, but not its measure."""
    if other is None:
        return False
    draft.name((other.metric or "", other.metric_id))
    return True
