"""Names taken from things: the price of goods that rises, a number of things that grows, a contract, a group."""

from __future__ import annotations

import re

from extractors.base import Money, Percentage
from pipeline.metric import words
from pipeline.metric.acts import either
from pipeline.metric.acts import words as acts
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.scopes import readable

_PRICED = re.compile(r"\s?/\s?[\u4e00-\u9fff]{1,3}?(?:以上|以下|左右)?的(?P<goods>[\u4e00-\u9fff]{2,8})")
_TO_PRICE = re.compile(
    r"(?:\s?/\s?[\u4e00-\u9fff]{1,3})?(?:左右|以上)?,?(?:一路|直接|最高)?(?:上?涨|下?跌|下?[降调]|上调|飙升)(?:价|价格)?(?:了)?(?:到|至|为)"
)
_PLACE = re.compile(f"(?:{either('place')})$")
_ACT = re.compile("共?(?P<act>生产|销售|进口|出口|采购(?!商)|产销)了?(?P<after>[A-Za-z\u4e00-\u9fff]*)$")
_LIMIT = re.compile("[点额限线]$|标准$|水平$")
_PRICE = re.compile("[单售均报]价$")
_TRADE = ("出口", "进口", "采购")
_LAST_OF = re.compile("[和与及、](?=[^和与及、]{2,}$)")
_LEVEL = re.compile("(?:水平|水平线|位|区间|关口|大关|成本)$")
_ADVERB = re.compile(f"(?:{either('adverb')})+$")
_COUNTED = re.compile(
    r"(?:达到了?|达|为|有|约|一?共有?|突破|增至|增加到|扩大到|超过?|逾|近)?\s?[\d一二三四五六七八九十百千〇○零][\d,.一二三四五六七八九十百千万亿〇○零点多余]*\s?(?P<unit>[\u4e00-\u9fff]{1,3})"
    r"(?:\([^()]{1,8}\))?(?:左右|以上)?\s?[,(]?\s?$"
)
_NUMBER = re.compile(r"(?:量|数|数量|面积|里程|长度|人次|总长|产能|库存)$")
_COUNTERS = tuple(acts("counter"))
_RECKONS = re.compile(f"(?:{either('reckons')})$")
_NO_GOODS = frozenset([*acts("hollow"), *acts("after"), *acts("no_part")])  # 跌去一半以上,从10亿元跌到5亿元
_AMONG = ("其中", "其中,")  # 库存370万吨,其中柴油211万吨: of whatever the whole is
_MASS = frozenset("吨斤担升")
_BODY = re.compile(f"(?:{either('group')})$")
_GROUP = re.compile(
    rf"(?:以上|以下|左右)?的?(?P<group>(?![是为来用])[A-Za-z\u4e00-\u9fff]{{0,8}}?(?P<noun>(?:{either('group')}){{1,2}}))(?![额量率价数]|补贴|资金|投资|总)"
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


def counted(end: int, low: int, scope: Scope) -> tuple[str, str | None] | None:
    """Return the name of the number that ends at `end`: 在校学生130万人, 棉花360万吨, 商用车生产40万辆."""
    folded = scope.folded
    low = max(low, end - 40)
    match = _COUNTED.search(folded, max(low, end - 22), end)
    if match is None:
        return _made(end, low, scope)
    if scope.ending(low, match.start(), match.start()) or not match["unit"].startswith(_COUNTERS):
        return None
    end = match.start()
    if folded[end - 1 : end] == ")":  # 吹塑机(海关编号:847730)629台
        end = max(folded.rfind("(", low, end), low)
    run = stem(folded, end, low)
    begin = end - len(run)
    if _RECKONS.search(run) or folded[begin - 1 : begin].isdigit():
        return None
    if len(run) > 2 and _NUMBER.search(run):
        return run, None
    run = _acted(run)
    if len(run) < 2:
        return None
    mass = match["unit"][-1] in _MASS
    if _NUMBER.search(run) or (mass and folded.endswith(_AMONG, 0, begin)):
        return run, None
    return run + ("产量" if mass else "数"), None


_MADE = re.compile(
    r"(?P<act>生产|销售|进口|出口|采购|产出|开采|冶炼|加工|售出|卖出|出售|交付|出货|新增)了?(?:约|近|超过|共|达到?)?\d[\d.,]*[多余]?[万亿千百]{0,3}[多余]?"
    r"(?P<unit>吨|辆|台|套|件|部|只|艘|立方米|平方米|桶|千瓦时|度|片|块|升|千升|万千升|本|瓶|双|架|支|名|位|人|家|户)(?:的|新)?(?P<thing>[\u4e00-\u9fffA-Za-z]{2,8}),$"
)


_MADE_NOUNS = dict.fromkeys(("生产", "产出", "开采", "冶炼"), "产量")
_MADE_NOUNS |= dict.fromkeys(("销售", "售出", "卖出", "出售"), "销量")


def _made(end: int, low: int, scope: Scope) -> tuple[str, str | None] | None:
    """Return the name of the number whose thing ends the clause at `end`: 生产了1120万吨氧化铝,."""
    match = _MADE.search(scope.folded, max(low, end - 36), end)
    if match is None or words.has_edge(match["thing"]):
        return None
    if match["act"] == "新增":
        return f"新增{match['thing']}数", None
    return match["thing"] + (_MADE_NOUNS.get(match["act"]) or match["act"] + "量"), None


def _acted(run: str) -> str:
    """Return the name of a number that an act leads to: 进口铁矿石 is 铁矿石进口量, 商用车生产 商用车产量."""
    match = _ACT.search(run)
    if match is None:
        return run
    noun = {"生产": "产量", "销售": "销量"}.get(match["act"], match["act"] + "量")
    return (match["after"] or run[: match.start()]) + noun


def counted_thing(end: int, low: int, scope: Scope) -> str:
    """Return the thing that is counted before `end`, as the part of a whole."""
    match = _COUNTED.search(scope.folded, max(low, end - 22), end)
    thing = _acted(stem(scope.folded, match.start(), max(low, end - 40))) if match else ""
    body = _BODY.search(scope.folded, max(low, end - 40), match.start()) if match and not thing else None
    return body.group() if body else thing


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
