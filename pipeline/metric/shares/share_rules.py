"""The rules for percentages of something: a part of a whole, a group that does something."""

from __future__ import annotations

import re

from extractors.metrics import filed, indicators
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.shares import part_of
from pipeline.metric.shares.stakes import share_acts
from pipeline.metric.shares.which_of import which_of
from pipeline.metric.shares.wholes import of_whole
from pipeline.metric.things.goods import stem
from pipeline.metric.things.numbered import counted_group, counted_thing
from pipeline.metric.things.scopes import own_part
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.glue import tail

_CAPITAL = ("股本", "总股份", "注册资本")
_PORTION = re.compile("(?:左右|以上)?(?:的|市场份额|份额)")
_THOSE = re.compile(  # ,价格下跌的|占57%
    r"(?:(?<![\u4e00-\u9fff])|(?<=\d)月份?)(?:其中|现在|已经|目前|而|由)*"
    r"(?P<what>(?!月|周?岁)[\u4e00-\u9fff]{3,10})的(?:仅|只|约|大约|则)?$"
)
_SEVERAL = re.compile("[一二两三四五六七八九十0-9](?:(?:大|家)(?:企业|公司|厂商|品牌|巨头)|家)$")
_HELD = re.compile("(?:持有|持股)[0-9][0-9.]*[万亿]?股,?[(]?$")  # 合计持有400万股(占|1.54%)
_ACCOUNTS = re.compile("[决预]算(?:数|额)?$")  # 年终决算|占到2.6%: of what is told before
_WHO = either("surveyed")
_GROUP = re.compile(
    f"(?:^|[,;:。\\n])(?:其中|即|认为|预计|表示|而)*(?P<what>[\u4e00-\u9fff]{{2,20}}的(?:{_WHO}))(?:仅|只|约|大约|则)?$"
    "|(?:认为|预计|表示)(?P<so>[\u4e00-\u9fff]{4,16})的(?:仅|只|约|大约|则)?$"
)
_ELSE = re.compile("(?:左右|以上)?[,、;](?:而|其中|认为)?(?P<what>[\u4e00-\u9fff]{1,8}的)(?:仅|只|约|大约|则)?")
_OF_GROUP = re.compile(f"的(?P<who>{_WHO})占比$")
_JUDGED = re.compile(
    "(?<=[例重额])(?:仍然?|还|较|偏|过|很|比较|相对|明显){1,3}[低高小大],$"
)  # 占总量的比重偏低,|只有10.8%
_SPLIT = ("比重,", "比例,", "份额,")
_ASIDE_ENDS = (")的", ")比重", ")比例")
_OF_MARKET = re.compile("(?:左右|以上|以下)?的?(?:市场)?份额")
_FOLLOWED = re.compile(r"\s?(?:左右|以上)?的(?!水平|比例|比重|份额)([\u4e00-\u9fff]{2,6})")


def share(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the share of a part in a whole: 科技投入3600万元,占销售收入的5.3%."""
    folded = scope.folded
    if draft.grows and draft.measure != "delta":
        return False
    before = _past_aside(draft, before, folded)
    if not _may_be_share(draft, folded) or folded.endswith(("占股", "占股比例"), draft.low, draft.begin):
        return False
    hit = scope.ending(draft.low, draft.begin, draft.figure.start)
    end = hit[1] if hit else draft.begin
    end -= folded.endswith(_SPLIT, draft.low, end)  # 占投资的比重|,由上年的74%提高到84%
    judged = _JUDGED.search(folded, draft.low, draft.begin)
    found = part_of.share_before(folded, draft.low, judged.start() if judged else end)
    if found is not None and _PORTION.match(folded, draft.last) and folded.startswith("占据", found.part_end):
        return False  # 占据全球市场22%的份额
    if found is None:
        return _takes(draft, end, before, scope)
    draft.measure, draft.base = "share" if draft.measure != "delta" else "delta", found.whole
    part = None if found.whole == "市场份额" else _part(draft, found, before, scope)
    part = None if part and _SEVERAL.search(part) else part  # 甲、乙两家|占全镇的61%
    if found.whole.endswith("市场份额") and (part is None or _points(part)):  # 占国内市场份额的27%
        draft.name(filed(found.whole))
    elif part is not None and found.whole == "市场" and not words.is_ratio(part):  # 甲品牌占市场的90%
        draft.name((_in_market(part), None))
    elif part is not None:
        draft.name(part_of.name(part, found.whole))
    else:
        of_whole(draft, found.printed, before, scope)
    return True


def _points(part: str) -> bool:
    """Tell whether the words of a part only point at firms, or count those named before: 甲、乙两家企业."""
    return part[0] in "该本其我" or _SEVERAL.search(part) is not None


def _past_aside(draft: Draft, before: Draft | None, folded: str) -> Draft | None:
    """Return the figure before a share, and read from there, past the amount of its whole: 占产值(27亿元)的36%."""
    if before is None or not folded.startswith(_ASIDE_ENDS, before.figure.end):
        return before
    if folded[before.figure.start - 1] != "(":
        return before
    draft.low = before.low
    return before.previous


def _may_be_share(draft: Draft, folded: str) -> bool:
    """Tell whether 占, or a ratio, stands where the words of a share end: spares most percentages the search."""
    low, start = draft.low, draft.figure.start
    near = folded.find("比", max(low, draft.begin - 4), start) >= 0
    return near or folded.find("占", max(low, draft.begin - 40), start) >= 0


def _takes(draft: Draft, end: int, before: Draft | None, scope: Scope) -> bool:
    """Name the share that something takes of a whole not named beside it: 中小企业占80%以上."""
    place = scope.folded.rfind("占", max(draft.low, draft.begin - 1), draft.figure.start)
    if place < 0 or end > place + 2 or scope.folded[place + 1 : place + 2] == "比":
        return False
    if _HELD.search(scope.folded, max(draft.low, place - 24), place):
        draft.measure = "share"
        draft.name(filed("持股比例"))
        return True
    part = which_of(draft, place, scope) or _group(draft.low, place, scope) or _no_group(draft, place, before, scope)
    part = part or thing(draft.low, place, scope) or _told(draft, place, before)
    part = part or counted_group(place, draft.first, scope)
    if not part and (those := _THOSE.search(scope.folded, max(draft.low, place - 14), place)):
        part = those["what"]
    if part and _ACCOUNTS.search(part) is None:
        draft.measure = "share"
        part = _in_market(part) if _OF_MARKET.match(scope.folded, draft.last) else part
        known = indicators().get(part)
        if known is not None and known.kind == "share":  # 市场份额约占15%
            draft.name((known.metric, known.metric_id))
        else:
            draft.name((part if words.is_ratio(part) else part + "占比", None))
        return True
    return False


def _group(low: int, place: int, scope: Scope) -> str:
    """Return the people or firms of a survey with what they said: 订单比上月增加的企业|占34%."""
    found = _GROUP.search(scope.folded, max(low, place - 30), place)
    return found["what"] or found["so"] if found else ""


def _no_group(draft: Draft, place: int, before: Draft | None, scope: Scope) -> str:
    """Return those of the group before that said something else: 增长的企业占31%,持平的|占50%."""
    if before is None or before.measure != "share" or not before.metric:
        return ""
    told = _ELSE.fullmatch(scope.folded, before.figure.end, place)
    group = _OF_GROUP.search(before.metric) if told else None
    return told["what"] + group["who"] if told and group else ""


def _in_market(part: str) -> str:
    """Return the name of the market share of a part: 纯净水占46%的份额."""
    return part if words.is_ratio(part) else part + ("份额" if part.endswith("市场") else "市场份额")


def _told(draft: Draft, place: int, before: Draft | None) -> str:
    """Return the metric of the figure directly before 占, the part of a share that names no whole: 投资2亿元,占5%."""
    if before is None or before.metric is None or place - before.figure.end > 6:
        return ""
    return before.metric if before.measure in ("level", "rate") else ""


def thing(low: int, end: int, scope: Scope) -> str:
    """Return the words that end at `end`, begin at `low` or later, and name the part of a share."""
    hit = scope.ending(low, end, end)
    if hit:
        if hit[2].role == "generic":
            return words.named(scope.folded, hit[0], low, hit[2], scope.hits)[0]
        return own_part(hit[0], low, scope) + hit[2].term
    run = stem(scope.folded, end, low)
    return run if len(run) > 1 else ""


def _part(draft: Draft, found: part_of.Share, before: Draft | None, scope: Scope) -> str | None:
    """Return the words of the part: those before 占, else the metric of the figure before."""
    end = tail(scope.folded, draft.low, found.part_end)[0]
    hit = scope.ending(draft.low, end, found.part_end)
    named = thing(draft.low, hit[1] if hit else end, scope)
    if named:
        return named
    led = scope.ending(draft.low, end - 1, end - 1) if scope.folded[end - 1 : end] == "," else None
    if (
        led is not None and led[2].role != "verb" and led[2].unit_family == "currency" and "亏" not in led[2].term
    ):  # 社会事业的支出,共占本年支出的10%
        return thing(draft.low, end - 1, scope)
    if found.whole.endswith(_CAPITAL):
        return _shares_of_capital(draft, scope)
    whole = before is not None and before.metric and before.measure in ("level", "delta", "rate")
    grew = before is not None and before.metric and before.measure == "growth"
    if before is not None and (whole or grew) and end - before.figure.end <= 4:
        return None if _ends_list(before) else _level_of(before)
    counted = counted_thing(end - (scope.folded[end - 1 : end] in ",("), draft.low, scope)
    if len(counted) > 1:
        return counted
    if whole:
        return None
    after = _FOLLOWED.match(scope.folded, draft.figure.end, draft.high)
    return words.run_before(scope.folded, after.end(), after.start(1)) or None if after else None


def _level_of(before: Draft) -> str:
    """Return the indicator that a figure is of, without the 增速 of points: 增速高于全市2个百分点,占工业的9%."""
    name = before.metric or ""
    return name.removesuffix("增速") if before.measure == "delta" else name


def _ends_list(draft: Draft) -> bool:
    """Return whether a figure is the last of several things: the one share behind them is that of all together."""
    before = draft.previous
    return bool(draft.list_pos) and before is not None and before.metric != draft.metric


def _shares_of_capital(draft: Draft, scope: Scope) -> str:
    """Return what is told of shares that are so much of the capital: 质押3000万股,占总股本的5%."""
    acts = share_acts(draft, scope)
    return f"{acts[-1]}股份" if acts else "持股"
