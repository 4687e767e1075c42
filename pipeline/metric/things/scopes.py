"""The part of a thing that an indicator is of: 规模以上工业企业利润, 手机销售额, 出口收入.

An indicator that is of a part is another one than that of the whole, so these words belong to its name.  They are
taken only where all of them can be read: between the indicator and an edge (the beginning of the clause, a verb, the
name of a firm or a place) stand nothing but everyday nouns and words of the lexicon `scope_words`.  Otherwise the
indicator keeps its short name: what could not be read is most often a name that says whose the figure is.

A part that holds things (…企业, …行业) may have a verb between (规模以上工业企业实现利润) and goes on over a list:
收入9亿元、利润2亿元、税金1亿元.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from extractors.lexicon import pairs, terms
from extractors.metrics import Indicator, filed, indicators
from extractors.words import prepared
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.things.contrasts import people_before
from pipeline.metric.things.held import BOOKS, OF_FIRMS, counted_before, part_of_list
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts
from pipeline.metric.wording.starts import Starts

Named = tuple[str, str | None]
_NONE = terms("scope_words", role="none")
_BARE = terms("scope_words", role="bare")


def _words() -> frozenset[str]:
    """Return the words that can be read."""
    nouns, scopes = terms("common_words", pos="n"), terms("scope_words", role="scope")
    return (nouns | scopes | terms("industry_words") | _BARE) - _NONE


_WORDS = prepared.words("words of parts", _words)
_LONGEST = prepared.made("length of words of parts", lambda: max(map(len, _words())))
_PLACE = re.compile("[\u4e00-\u9fffX*]*[省市县区镇乡村州](?![场域级委政民镇庄均产外内])|中国|我国")
_PLACES = Starts.prepared(
    "places", lambda: [place for place, level in pairs("regions", "level").items() if level != "country"]
)
_REGIONS = Starts.prepared("regions", lambda: terms("regions"))
_WHERE = acts("behind_place")  # 广东市场, 山东产: no subject
_OWN_BUDGET = re.compile("[省市县区乡镇](?=财政)")  # 镇财政科技支出: of the place that the report is of
_DATE_ENDS = "年月份日末底期度后"
_BRANCH = re.compile(rf"(?:[工农商渔林牧造务筑通产地矿流运]业|{either('branch_end')})$")
_BRANCH_ENDS = frozenset("业施产共通利源保网路运航")
_NOUN = re.compile(rf"(?:[收支]出?入?|(?:研发|R&D)投入|{either('of_books')}|[A-Z])$")
_JOINS = "和及与、"
_LINKS = ("、", "和", "与", "及", "的")
_OWNERS = ("企业", "产业")
# Of a share of a firm, or a sign of another indicator (净利润|亏损): never of a part.
_NEVER = frozenset({"eps", "share_price", "loss", "loss_net", "registered_capital", "tax_cut"})
_ABOVE_SCALE, _AMONG_FIRMS = ("规模以上", "规模企业"), ("其中企业", "其中,企业")  # 规模 is an indicator elsewhere
_SAID = re.compile("^(?:实现|完成|预计|计划)(?=..)")  # 化工行业|实现利润
_DOES = re.compile("(?:累计|共|已|合计|全年)*(?:实现|完成|创造?|达到?|取得)了?$")
_HOLDS = re.compile(f"(?:{either('sector')}|[制造建筑服务旅游物流]业)$")
# 汽车类商品|零售额, 石油及制品类商品: a kind of goods is all that its clause begins with.
_OF_GOODS = re.compile("(?:^|[,;:。\n])(?:其中,?)?(?:[全我][省市县区])?(?P<kind>[\u4e00-\u9fff、]{2,10}类商品)$")
_MAKERS = ("企业", "业", "经济", "类商品")


def scoped(draft: Draft, start: int, entry: Indicator, name: Named, scope: Scope) -> Named:
    """Return the name of the noun that begins at `start` with the words that say of what part it is, else `name`."""
    owner = scope.hits.by_end.get(start) if entry.term in words.TOTALS else None
    if owner and owner[0] >= draft.low:  # 利润|总额
        start, entry = owner[0], indicators()[owner[1]]
    if entry.metric_id in _NEVER or entry.term.startswith("持") or name[0] not in (entry.metric, entry.term):
        return name
    if not scope.folded[start - 1 : start].isalpha() or start <= draft.low or _among(draft, start, entry, scope):
        part = draft.holder = part_of_list(draft, start, scope) if entry.metric_id in BOOKS else ""
        part = people_before(draft, start, entry, scope) if entry.kind == "per_capita" else part
    elif entry.role == "generic" and _DOES.search(scope.folded, max(draft.low, start - 8), start):
        part = draft.holder = _doer(start, draft.low, scope)  # 高新技术企业实现|产值
    elif entry.role != "noun" or not _is_noun(entry):
        return name
    else:
        part = part_before(start, draft.low, scope) or "企业" * scope.folded.endswith(_AMONG_FIRMS, draft.low, start)
        part = "" if part == "企业" and "产业" in entry.term else part  # 辖区企业完成|高新技术产业产值
        draft.holder = part if _HOLDS.search(part) else ""
    return joined(part, entry) if part else name


def _among(draft: Draft, start: int, entry: Indicator, scope: Scope) -> bool:
    """Tell whether a part is told of what firms have, by 其中 alone: 规模以上企业利税6亿元,其中|利润4亿元."""
    return entry.metric_id in BOOKS and scope.folded.endswith("其中", draft.low, start)


def _doer(start: int, low: int, scope: Scope) -> str:
    """Return the branch, or the firms of a kind, that bring about what begins at `start`: 装备制造业实现|产值."""
    part = part_before(start, low, scope)
    return part if len(part) > 2 and part.endswith(_MAKERS) else ""


def joined(part: str, entry: Indicator) -> Named:
    """Return the name of an indicator that is of a part: that of the lexicon where it has one, else the words."""
    term = unsaid(entry.term)
    return filed(part + (term.removesuffix("总额") if term.startswith(OF_FIRMS) else term))


def unsaid(term: str) -> str:
    """Return a term without the verb that only says it came about: 实现|利润."""
    return _SAID.sub("", term)


def _is_noun(entry: Indicator) -> bool:
    """Tell whether a term is a noun and not a verb: 收盘, 卖到."""
    return entry.term == entry.metric or words.has_head(entry.term) or _NOUN.search(entry.term) is not None


def shared(named: list[Named], hits: list[tuple[int, int, Indicator] | None], low: int, scope: Scope) -> list[Named]:
    """Return the names of a list with the part that its first indicator is of: 国有企业收入、利润分别…."""
    first = hits[0]
    part = part_before(first[0], low, scope) if first and scope.folded[first[0] - 1 : first[0]].isalpha() else ""
    if not _HOLDS.search(part) or len(named) != len(hits):
        return named
    pairs = zip(named, hits, strict=True)
    return [joined(part, hit[2]) if hit and name[0] == hit[2].metric else name for name, hit in pairs]


def placeless(draft: Draft, scope: Scope) -> None:
    """Take the place that heads its clause off the words that name a figure: it is the subject (广东省酒类销售额)."""
    name = draft.metric or ""
    place = name[:1] if _OWN_BUDGET.match(name) else _PLACES.at(name, 0)
    if not place or len(name) - len(place) < 2 or name.startswith(_WHERE, len(place)):
        return
    at = scope.folded.rfind(name[: len(place) + 1], draft.first, draft.begin)
    heads = at >= 0 and (scope.at_break(at, draft.first) or scope.folded[at - 1] in _DATE_ENDS)
    heads = heads or (at > draft.first and draft.glue.respective and scope.folded[at - 1] in "、和与及")
    firm = bisect_right(scope.firm_ends, at) - 1
    if heads and (firm < 0 or scope.firms[firm].start < draft.first):
        draft.name(filed(name[len(place) :]))


def part_before(end: int, low: int, scope: Scope) -> str:
    """Return the words of a part that end at `end`, not before `low`; an empty string where not all can be read."""
    does = _DOES.search(scope.folded, max(low, end - 8), end)
    if does is None:
        return _part(end - (scope.folded[end - 1] == "的"), low, scope)
    part = _part(does.start(), low, scope) or counted_before(does.start(), low, scope.folded)
    return part if _HOLDS.search(part) else ""


def own_part(end: int, low: int, scope: Scope) -> str:
    """Return the words of a part that end at `end` and belong to its share: 国外|销售收入占, no list and no owners."""
    part = part_before(end, low, scope)
    joined_to = any(scope.folded.endswith(_LINKS, 0, at) for at in (end, end - len(part)))
    return "" if joined_to or part.endswith(_OWNERS) or any(link in part for link in _LINKS) else part


def branch_before(end: int, low: int, scope: Scope) -> str:
    """Return the branch that an investment at `end` is in, not who makes it: 工业投资, but 企业|投资."""
    part = _part(end, low, scope) if scope.folded[end - 1 : end] in _BRANCH_ENDS else ""
    return part if _BRANCH.search(part) else ""


def _part(end: int, low: int, scope: Scope) -> str:
    """Return the words of a part that end at `end`, with nothing between."""
    run = words.modifier(scope.folded, end, low) if end > low else ""
    begin = end - len(run)
    place = bisect_right(scope.firm_ends, end) - 1
    if place >= 0 and scope.firm_ends[place] > begin:
        run, begin = run[scope.firm_ends[place] - begin :], scope.firm_ends[place]
    inside = scope.ending(begin, begin, end)
    known = inside is not None and inside[2].unit_family != "count" and inside[2].term != "经济"
    if len(run) < 2 or (known and not run.startswith(_ABOVE_SCALE)):
        return ""
    goods = _OF_GOODS.search(scope.folded, max(low, end - 16), end) if run.endswith("类商品") else None
    if goods is not None:
        return goods["kind"]
    if readable(run.replace("及其", "及")):
        return run
    where = _PLACE.match(run)
    return run[where.end() :] if where and readable(run[where.end() :]) else ""


def readable(run: str) -> bool:
    """Tell whether words are nothing but words that can be parts of a name."""
    if not run or run[0] in _JOINS or run in _BARE:
        return False
    where = len(_REGIONS.at(run, 0))
    reached = {0, where} if run.startswith(("市场", "业务", "地区", "本土"), where) else {0}
    for at in range(len(run)):
        if at in reached:
            reached |= {at + size for size in range(1, _LONGEST + 1) if run[at : at + size] in _WORDS}
            if run[at] in _JOINS:
                reached.add(at + 1)
    return len(run) in reached
