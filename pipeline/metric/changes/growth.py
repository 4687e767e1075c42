"""What a growth without an indicator of its own is the growth of."""

from __future__ import annotations

import re
from bisect import bisect_left

from extractors.base import Money, Percentage
from extractors.metrics import indicators
from extractors.number.printed import SCALED
from pipeline.metric.changes.compared import SEPARATOR, after_comparison, against, compared
from pipeline.metric.changes.no_growers import grows_not
from pipeline.metric.changes.other_places import LANDS, elsewhere
from pipeline.metric.changes.pointed import pointed
from pipeline.metric.changes.price_moves import moved, of_metal
from pipeline.metric.changes.shared_nouns import shared_noun
from pipeline.metric.draft import HOLLOW, Draft, Scope
from pipeline.metric.leading import further_back, levels
from pipeline.metric.leading.nouns import noun
from pipeline.metric.sums.prices import extreme
from pipeline.metric.things.numbered import counted, is_of_number
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.predicates import says_only

_PLACE = re.compile(f"(?:{either('place')}|国家|它)$")
_FIRMS = re.compile("新(?:登记|注册|设立?|增|办)[\u4e00-\u9fff]{0,6}(?:企业|市场主体|公司)$")
_STOCK, _RATIO = re.compile("(?:股|股票|个股|股票复牌|竞价时段|^复牌|^早盘)$"), re.compile(f"比{either('ratio_move')}")
_PULLS = ("拉动", "带动", "下拉")  # 占比68%,拉动全区增长7个百分点: of the region
_CAUSES = ("因", "由于", "因为", "因受", "受")  # 产粮4650吨,因|伏旱|减产6%
_SUM, _DEARER = re.compile("[共合总累]计"), re.compile("[提涨加降调]价|调涨")
# Between an indicator and its growth: 建材价格|月|涨20%, 净利|增四成 同比增长60%.
_WHEN = re.compile(
    "[每单当一半]?[年月日周季]|[增降涨跌升减][长了]?近?[一二三四五六七八九两]成|[增涨降]?[一二两三四五六七八九]?倍"
)
_CURRENCY = re.compile("(?:人民币|[美日欧港澳英]元|卢布|卢比|英镑|外币)$")
_NO_PRICE, _APART = re.compile(f"{either('no_price')}$"), re.compile("(,)(?:考虑|扣除|剔除|不计)[^,;。]{2,16}$")
_OTHER = re.compile(
    f"[,;、](?![较比与增降提]|[同环]比|其中)[^,;。的0-9]{{2,12}}{SCALED}(?!个?[月年周天日])[一-鿿]{{1,4}}[,(]?$"
)


def growth(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a growth by the thing named before it, where no indicator of the lexicon is: 面料上涨20%."""
    if not draft.grows or _opens(draft, scope):
        return False
    run = words.run_before(scope.folded, draft.begin, draft.low)
    place = draft.begin - len(run)
    other = against(scope, max(draft.low, place - 9), place)
    if other and other.group() == "比" and not run and _ratio(draft, place, scope):
        return True
    if other:
        draft.reason = "compared_with"
        return compared(draft, other.start(), scope)
    if len(run) == 1 or (not run and draft.glue.price):
        behind = levels.of_noun_after(draft, scope)
        return behind or of_metal(draft, run, scope) or (not run and _from(draft, before, scope))
    if _named_firm(draft, scope) or _STOCK.search(run) or (run.endswith("股份") and draft.glue.price):
        if not draft.glue.price:
            return _from(draft, before, scope)
        own = _DEARER.search(draft.glue.text)  # 海天|提价5%: of what it sells
        draft.name(("产品价格", None) if own else ("股价", "share_price"))
        return True
    gives = run.endswith("财政") and isinstance(draft.figure, Money)  # 中央财政新增|47亿元补助资金
    if gives or _names_nothing(run) or (run not in indicators() and scope.folded.endswith(_CAUSES, draft.low, place)):
        return pointed(draft, run) or elsewhere(draft, scope) or _from(draft, before, scope)
    return _led(draft, before, run, scope) or _thing(draft, before, run, scope)


def _names_nothing(run: str) -> bool:
    """Return whether the words before a growth name nothing that could grow: a place, 情况."""
    if len(run) < 2 or run in HOLLOW or run in LANDS or grows_not(run):
        return True
    return _PLACE.search(run) is not None and _FIRMS.search(run) is None


def _thing(draft: Draft, before: Draft | None, run: str, scope: Scope) -> bool:
    """Name a growth by the words before it: of a price where they or the change say so."""
    if _FIRMS.search(run):
        draft.name((run + "数", None))
        return True
    if not _RATIO.match(draft.glue.text) and (head := shared_noun(draft, before, run, scope)):
        draft.name((run + head, None))
        return True
    kind = run.endswith("类") and before is not None and (before.metric or "").endswith("价格")
    priced = kind or _is_priced(draft, run)
    if _CURRENCY.search(run):
        run, priced = run + "汇率", False
    run += "比" if _RATIO.match(draft.glue.text) else ""  # 料肉比降低5%: nothing is compared
    draft.name((run + "价格" if priced and not levels.PRICED.search(run) else run, None))
    return True


def _opens(draft: Draft, scope: Scope) -> bool:
    """Tell whether a growth opens its clause, or has nothing before it but what was left out of account."""
    if scope.folded.endswith("因素", draft.low, draft.begin):
        apart = _APART.search(scope.folded, max(draft.low, draft.begin - 24), draft.begin)
        draft.begin = apart.end(1) if apart else draft.begin  # 人均收入,考虑价格因素实际增长9%
    return draft.begin <= draft.low or scope.at_break(draft.begin, draft.low)


def _led(draft: Draft, before: Draft | None, run: str, scope: Scope) -> bool:
    """Name a growth by the indicator that its words begin with, the rest only verbs: 稀土产量|超标 同比增长30%."""
    begin = draft.begin - len(run)
    hit = scope.ending(begin, begin, draft.begin - 1)
    if hit is None or hit[2].role == "verb":
        return False
    rest = scope.folded[hit[1] : draft.begin].strip()
    said = _WHEN.fullmatch(rest) or (says_only(rest) and not rest.endswith(("上限", "下限")))
    return bool(said) and noun(draft, hit, before, scope)


def _is_priced(draft: Draft, run: str) -> bool:
    """Tell whether what changed is a price: said by the words, or an amount a ton of goods (冷轧板下调100元/吨)."""
    a_unit = isinstance(draft.figure, Money) and draft.figure.per not in (None, "股")
    return draft.glue.price or (a_unit and not _NO_PRICE.search(run))


def _ratio(draft: Draft, place: int, scope: Scope) -> bool:
    """Name a ratio whose last character looks like a comparison: 料肉比降低5%."""
    name = words.run_before(scope.folded, place - 1, draft.low)
    if name:
        draft.name((name + "比", None))
    return bool(name)


def _named_firm(draft: Draft, scope: Scope) -> bool:
    """Tell whether a firm's name ends where the glue begins."""
    place = bisect_left(scope.firm_ends, draft.begin)
    return place < len(scope.firm_ends) and scope.firm_ends[place] == draft.begin


def inherit(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Let a figure whose clause names nothing go on from what stands before it: …,同比增长5%; …,年终达到1.8%."""
    if not scope.at_break(draft.begin, draft.low) and draft.begin > draft.low:
        return False
    if draft.grows or extreme(draft, before, scope):
        return not draft.grows or _from(draft, before, scope)
    if before is None or before.metric is None or draft.begin - before.figure.end > 12:
        return further_back.total(draft, scope) or further_back.reached(draft, scope)
    priced = isinstance(draft.figure, Money) and draft.figure.per and before.metric.endswith(("价", "价格"))
    if before.measure == "growth" and (draft.glue.series or priced or "区间" in draft.glue.text):
        draft.name((before.metric, before.metric_id))
        return True
    if type(before.figure) is not type(draft.figure) or not _goes_on(draft, before):
        return False
    of_others = before.measure == "share" or draft.glue.text.strip(",") == "即"
    if of_others and scope.folded.startswith(("的", "以上的"), draft.last):  # ,95%的技术为…
        return False
    measure = draft.measure
    draft.follow(before)
    if (draft.metric or "").endswith("股权比例"):  # 收购甲公司25%股权,从50%增至75%: what was and is held
        draft.metric = "持有股权比例"
    draft.measure = measure if before.measure == "delta" or measure in ("rate", "delta") else before.measure
    return True


def _goes_on(draft: Draft, before: Draft) -> bool:
    """Tell whether a level without words of its own is of the indicator of the figure before."""
    if draft.glue.to or (before.measure == "level" and _SUM.search(draft.glue.text)):
        return True
    if isinstance(draft.figure, Percentage):
        return bool(draft.glue.text.strip()) and before.measure != "growth"
    if draft.figure.start - before.figure.end < 6 and draft.glue.text.strip() and draft.begin <= draft.low:
        return True
    priced = (before.metric or "").endswith(("价", "价格"))
    return priced and isinstance(draft.figure, Money) and draft.figure.per is not None


def _level_before(draft: Draft, before: Draft | None, start: int, scope: Scope) -> tuple[str, str | None] | None:
    """Return the indicator of the last level with a number, or that which the words of a change turn to."""
    return levels.last_numbered(draft, start, scope) or levels.on_turn(draft, before, scope)


def _from(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Take the indicator of the level before a growth: one with a number of its own, else the figure before."""
    if levels.of_noun_after(draft, scope) or levels.of_goods_told(draft, scope):
        return True
    start = before.figure.end if before else draft.first
    place = draft.begin - (scope.folded[draft.begin - 1 : draft.begin] in ",(")
    level = counted(draft.begin, start, scope) if place < draft.begin else None
    nameless = level is None and is_of_number(draft.begin, start, scope)  # 网点331家(增幅35%),其中4S店264家(|增速66%)
    level = level or (None if nameless else _level_before(draft, before, start, scope))
    if level is not None:
        cheaper = level[0].endswith("数") and _DEARER.search(scope.folded, draft.begin - 1, draft.figure.start)
        draft.name((level[0].removesuffix("数") + "价格", None) if cheaper else level)  # 药品720种,降价幅度达52%
        return True
    of_things = draft.measure == "growth" and before is not None and (before.metric or "").endswith("占比")
    if before is not None and before.metric and not (of_things or nameless):  # 84%的药材涨价,平均涨幅为109%
        if before.measure == "share" and "价格" in scope.folded[start : draft.begin]:
            draft.name(("价格", None))
            return True
        gap = SEPARATOR.sub("", scope.folded[start : draft.begin])
        far = 20 if before.measure == "growth" else 12 if draft.glue.against else 8
        if len(gap) <= far and gap[:2] not in _PULLS and not _OTHER.search(scope.folded, start, draft.begin):
            return after_comparison(draft, before)
        return moved(draft, "growth_too_far_from_level", scope)
    only = levels.the_only(draft, start, scope)
    only = only or (levels.spoken_price(draft, start, scope) if draft.glue.price else None)
    if only is not None:
        draft.name(only)
        return True
    if _DEARER.search(scope.folded, max(draft.first, draft.begin - 24), draft.figure.start):
        draft.name(("价格", None))
        return True
    return moved(draft, "growth_without_level", scope)
