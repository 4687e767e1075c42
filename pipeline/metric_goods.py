"""Names taken from things: the price of goods that rises, a number of things that grows, a contract, a group."""

from __future__ import annotations

import re

from extractors.base import Money, Percentage
from pipeline import metric_shares as shares
from pipeline import metric_words as words
from pipeline.metric_acts import either
from pipeline.metric_acts import words as acts
from pipeline.metric_draft import Draft, Scope

_TO_PRICE = re.compile(
    r"(?:\s?/\s?[\u4e00-\u9fff]{1,3})?(?:左右|以上)?,?(?:一路|直接|最高)?(?:上?涨|下?跌|下?[降调]|上调|飙升)(?:价|价格)?(?:了)?(?:到|至|为)"
)
_PLACE = re.compile(f"(?:{either('place')})$")
_ACT = re.compile("共?(?P<act>生产|销售|进口|出口|采购|产销)了?(?P<after>[A-Za-z\u4e00-\u9fff]*)$")
_LIMIT = re.compile("[点额限线]$|标准$|水平$")
_PRICE = re.compile("[单售均报]价$")
_ADVERB = re.compile(f"(?:{either('adverb')})+$")
_COUNTED = re.compile(
    r"(?:达到了?|达|为|有|约|共有?|突破|增至|增加到)?\s?[\d一二三四五六七八九十百千〇○零][\d,.一二三四五六七八九十百千万亿〇○零点多余]*\s?(?P<unit>[\u4e00-\u9fff]{1,3})"
    r"(?:左右|以上)?\s?[,(]?\s?$"
)
_NUMBER = re.compile(r"(?:量|数|数量|面积|里程|长度|人次|总长|产能|库存)$")
_COUNTERS = tuple(acts("counter"))
_RECKONS = re.compile(f"(?:{either('reckons')})$")
_MASS = frozenset("吨斤担升")
_CONTRACT = re.compile(
    rf"\s?(?:人民币|左右|以上)?的?[^,;。:\n]{{0,16}}?(?P<name>[\u4e00-\u9fff]{{0,6}}(?:{either('contract')}))(?=[,;。、)\s”\"]|$|用于|以)"
)
_SIGNED = re.compile(either("contract"))
_GROUP = re.compile(
    rf"(?:以上|以下|左右)?的?(?P<group>(?![是为来用])[A-Za-z\u4e00-\u9fff]{{0,8}}?(?P<noun>{either('group')}))(?![额量率价数]|补贴|资金|投资|总)"
)
_SUPPORT = re.compile(rf"(?:的)?(?:标准)?,?(?:给予|予以|进行|享受)?(?:一次性)?(?P<act>{either('support')})")
_GIVEN = re.compile(
    rf"(?:以上|以内|左右)?的?(?:[一二三四五两]个?档)?(?:的?标准)?(?:分别)?(?:给予|予以)(?:一次性)?(?P<act>{either('support')})"
)
_CAP = re.compile("最高|最多|上限|不超过|封顶")
_SUPPORTS = re.compile(either("support"))
_AT_RATE = re.compile(r"[按安]照?(?P<whole>[^,;。:按安\d]{2,14})的$")


def stem(folded: str, end: int, low: int) -> str:
    """Return the words that end at `end` without the adverbs between them and their figure."""
    window = _ADVERB.search(folded, max(low, end - 12), end)
    return words.run_before(folded, window.start() if window else end, low)


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
    if len(run) < 2 or _PLACE.search(run) or _LIMIT.search(run) or end in scope.firm_ends:
        return False
    known = _PRICE.search(before.metric or "") if before and before.sentence == draft.sentence else None
    draft.name((run if run.endswith(("价", "价格", "指数")) else run + (known.group() if known else "价格"), None))
    return True


def counted(end: int, low: int, scope: Scope) -> tuple[str, str | None] | None:
    """Return the name of the number that ends at `end`: 在校学生130万人, 棉花360万吨, 商用车生产40万辆."""
    folded = scope.folded
    low = max(low, end - 40)
    match = _COUNTED.search(folded, max(low, end - 22), end)
    if match is None or scope.ending(low, match.start(), match.start()):
        return None
    if not match["unit"].startswith(_COUNTERS):
        return None
    run = stem(folded, match.start(), low)
    begin = match.start() - len(run)
    if _RECKONS.search(run) or folded[begin - 1 : begin].isdigit():
        return None
    if len(run) > 2 and _NUMBER.search(run):
        return run, None
    run = _acted(run)
    if len(run) < 2:
        return None
    if _NUMBER.search(run):
        return run, None
    return run + ("产量" if match["unit"][-1] in _MASS else "数"), None


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
    return _acted(stem(scope.folded, match.start(), max(low, end - 40))) if match else ""


def contract(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the sum of a contract or an order: 价值75万美元的系统订单."""
    if draft.grows or draft.figure.end >= draft.high:
        return False
    high = min(draft.high, draft.last + 28)
    if not _SIGNED.search(scope.folded, draft.last, high):
        return False
    match = _CONTRACT.match(scope.folded, draft.last, high)
    if match is None or draft.last in scope.hits.by_start or words.has_edge(match.group().lstrip("的 ")):
        return False
    draft.name((match["name"] + "金额", None))
    return True


def group(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the share of a group that does something: 99%的股东支持, 约50%产品上调了价格."""
    if draft.grows or draft.measure != "level" or not isinstance(draft.figure, Percentage):
        return False
    match = _GROUP.match(scope.folded, draft.last, min(draft.high, draft.last + 16))
    if match is None or _crossed(match, scope):
        return False
    draft.measure, draft.base = "share", match["group"]
    draft.name((match["noun"] + "占比", None))
    return True


def _crossed(match: re.Match[str], scope: Scope) -> bool:
    """Tell whether other words than those of its name stand before the noun of a group: 80%的财政收入来自城市."""
    if words.has_edge(match["group"][: -len(match["noun"])]):
        return True
    by_start = scope.hits.by_start
    return any(place in by_start for place in range(match.start("group"), match.start("noun")))


def given(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a sum by the support it is given as: 按10万元、5万元两档给予奖励; …给予补助,最高不超过200万元."""
    if draft.grows:
        return False
    high = min(draft.high, draft.last + 16)
    act = _GIVEN.match(scope.folded, draft.last, high) if scope.folded.find("予", draft.last, high) > 0 else None
    if act is not None:
        draft.name((act["act"], None))
        return True
    if not _CAP.search(draft.glue.text) or not scope.at_break(draft.begin, draft.first):
        return False
    acts = _SUPPORTS.findall(scope.folded, max(draft.first, draft.begin - 16), draft.begin)
    if acts:
        draft.name((acts[-1] + "上限", None))
    return bool(acts)


def at_rate(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a rate of support: 按设备投资额的8%给予补助."""
    if draft.grows or not isinstance(draft.figure, Percentage):
        return False
    low = max(draft.low, draft.figure.start - 18)
    if scope.folded[draft.figure.start - 1] != "的":
        return False
    rate = _AT_RATE.search(scope.folded, low, draft.figure.start)
    if rate is None:
        return False
    act = _SUPPORT.match(scope.folded, draft.last)
    if act is None:
        return _set_aside(draft, rate, scope)
    draft.measure, draft.base = "share", rate["whole"]
    draft.name((f"{rate['whole']}{act['act']}比例", None))
    return True


def _set_aside(draft: Draft, rate: re.Match[str], scope: Scope) -> bool:
    """Name a share by its part before 按 and its whole: 科技经费按财政支出的1.5%编列."""
    part = scope.ending(draft.low, rate.start(), rate.start())
    whole = scope.ending(rate.start(), rate.end("whole"), rate.end("whole"))
    if part is None or whole is None or rate["whole"].endswith(("比例", "比重")) or part[2].unit_family != "currency":
        return False
    draft.measure, draft.base = "share", rate["whole"]
    draft.name(shares.name(part[2].term, rate["whole"]))
    return True
