"""Names taken from things: the price of goods that rises, a number of things that grows, a contract, a group."""

from __future__ import annotations

import re

from extractors.base import Money, Percentage
from extractors.metrics import filed
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.things.scopes import readable
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts

_PRICED = re.compile(r"\s?/\s?[\u4e00-\u9fff]{1,3}?(?:以上|以下|左右)?的(?P<goods>[\u4e00-\u9fff]{2,8})")
_TO_PRICE = re.compile(
    r"(?:\s?/\s?[\u4e00-\u9fff]{1,3})?(?:左右|以上)?,?(?:一路|直接|最高)?(?:上?涨|下?跌|下?[降调]|上调|飙升)(?:价|价格)?(?:了)?(?:到|至|为)"
)
_PLACE = re.compile(f"(?:{either('place')})$")
_LIMIT = re.compile("[点额限线]$|标准$|水平$")
_PRICE = re.compile("[单售均报]价$")
_TRADE = ("出口", "进口", "采购")
_TRADED = re.compile(
    r"(?P<act>[出进]口)了?(?P<thing>[\u4e00-\u9fff]{0,8}?)(?:[共总累]计|[共达为约])*\d[\d.]*[多余]?[万亿千]{0,2}[多余]?"
    rf"(?:{either('made_unit')}|批)(?:左右|以上)?[、,](?:价值|金额)?$"
)
_LAST_OF = re.compile("[和与及、](?=[^和与及、]{2,}$)")
_LEVEL = re.compile(f"{either('price_level')}$")
_ADVERB = re.compile(f"(?:{either('adverb')})+$")
_NO_GOODS = frozenset([*acts("hollow"), *acts("after"), *acts("no_part")])  # 跌去一半以上,从10亿元跌到5亿元
_GROUP = re.compile(
    rf"(?:以上|以下|左右)?的?(?P<group>(?![是为来用])[A-Za-z\u4e00-\u9fff]{{0,8}}?(?P<noun>(?:{either('group')}){{1,2}}))(?![额量率价数]|补贴|资金|投资|总|所得)"
)


def stem(folded: str, end: int, low: int) -> str:
    """Return the words that end at `end` without the adverbs between them and their figure."""
    window = _ADVERB.search(folded, max(low, end - 12), end)
    end = window.start() if window else end
    run = words.run_before(folded, end, low)
    last = _LAST_OF.search(folded, max(low, end - 13), end) if not run else None
    return words.run_before(folded, end, last.end()) if last else run


def goods(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the price of goods by what happens to it: 93号汽油从9900元/吨跌至9500元/吨."""
    if draft.grows or not isinstance(draft.figure, Money):
        return False
    moved = (draft.glue.to and draft.glue.price) or (
        draft.glue.series and _TO_PRICE.match(scope.folded, draft.figure.end, draft.high)
    )
    if not moved:
        return False
    end = draft.begin - (scope.folded[draft.begin - 1 : draft.begin] == "," and draft.begin > draft.low)
    run = stem(scope.folded, end, draft.low)
    clause = scope.clause(draft.low, draft.begin - 1)
    spoken = scope.ending(clause, clause, end - len(run))
    if spoken is not None and spoken[2].term.endswith(("价", "价格")):  # 股价涨幅较大,从3元涨到5元
        draft.name(words.named(scope.folded, spoken[0], clause, spoken[2], scope.hits))
        return True
    if len(run) < 2 or run in _NO_GOODS or _PLACE.search(run) or _LIMIT.search(run) or end in scope.firm_ends:
        return False
    known = _PRICE.search(before.metric or "") if before and before.sentence == draft.sentence else None
    draft.name((run if run.endswith(("价", "价格", "指数")) else run + (known.group() if known else "价格"), None))
    return True


def traded_sum(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the sum of a trade whose goods stand between the act and the figure: 出口玩具6000万美元."""
    if draft.grows or (isinstance(draft.figure, Money) and draft.figure.per):
        return False
    for place in range(draft.begin - 2, max(draft.low, draft.begin - 10), -1):
        hit = scope.hits.by_end.get(place)
        if hit is None:
            continue
        thing = scope.folded[place : draft.begin]
        if hit[1] not in _TRADE or not thing.isalpha() or words.has_edge(thing):
            return False
        draft.name((thing + hit[1] + "额", None))
        return True
    return False


def traded_too(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the sum told right behind how much was traded: 出口灯具5000批、|1亿美元, 橡胶累计出口28万吨,|12亿美元."""
    if draft.grows or not isinstance(draft.figure, Money) or draft.figure.per or draft.begin != draft.figure.start:
        return False
    told = _TRADED.search(scope.folded, max(draft.low, draft.begin - 40), draft.begin)
    if told is None:
        return False
    thing = told["thing"] or stem(scope.folded, told.start(), draft.low)
    if words.has_edge(thing):
        return False
    draft.name(filed(thing + told["act"] + "额"))
    return True


def goods_after(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a price by the goods it is the price of: 100多元/平方米的地板."""
    if draft.grows or not isinstance(draft.figure, Money) or draft.figure.per in (None, "股"):
        return False
    match = _PRICED.match(scope.folded, draft.figure.end, draft.high)
    good = words.first(match["goods"]) if match else ""
    if match is None or not 2 <= len(good) <= 6 or _LEVEL.search(good):
        return False
    if any(place in scope.hits.by_start for place in range(*match.span("goods"))):
        return False
    draft.name((good + "价格", None))
    return True


def group(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the share of a group that does something: 99%的股东支持, 约50%产品上调了价格."""
    if draft.grows or draft.measure != "level" or not isinstance(draft.figure, Percentage):
        return False
    match = _GROUP.match(scope.folded, draft.last, min(draft.high, draft.last + 16))
    if match is None or _crossed(match, scope):
        return False
    draft.measure, draft.base = "share", match["group"]
    kind = match["group"] if readable(match["group"]) else match["noun"]  # 25%的半导体企业, not just 企业
    draft.name((kind + "占比", None))
    return True


def _crossed(match: re.Match[str], scope: Scope) -> bool:
    """Tell whether other words than those of its name stand before the noun of a group: 80%的财政收入来自城市."""
    if words.has_edge(match["group"][: -len(match["noun"])]):
        return True
    by_start = scope.hits.by_start
    return any(place in by_start for place in range(match.start("group"), match.start("noun")))
