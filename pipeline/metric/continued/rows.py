"""Values in a row, behind the names they are of: 从净利润增幅来看,甲(3.6%)、乙(2.8%); 硕士补贴1500元,博士2500元.

The words that lead up to the first name say what is measured; the next of the row follow the first.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from extractors.base import Money, Percentage
from extractors.lexicon import terms
from extractors.metrics import Indicator
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.leading.nouns import noun
from pipeline.metric.sums.spent import can_measure
from pipeline.metric.things.contrasts import contrasted, is_part
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.glue import tail

_REACH = 40  # characters from the indicator to the bracket
_CHANGES = re.compile("[增降涨跌升减]|下滑|提高")
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z*]{2,12}$")
_SUFFIX = rf"(?:\s?/\s?\d{{0,3}}[\u4e00-\u9fff]{{1,3}})?{either('suffix')}?"
_SHORT = re.compile(rf"{_SUFFIX}[,、;](?P<run>(?![每其共总合约另含折])[\u4e00-\u9fff]{{1,3}}[^点差位价额数])")
_AMONG = re.compile(
    r"(?:的有\d+家[^,;。\d]{0,3},(?:其中)?|,(?:其中)?有?\d+家(?:公司)?)(?:增[速幅])?(?:超过?|高于|达到?)"
)
_OPENED = re.compile(r":[\u4e00-\u9fffA-Za-z]{1,8}$")
_NEXT = re.compile(r"(?:左右|以上)?[、,;][\u4e00-\u9fffA-Za-z]{1,8}")
_NEAR = 60  # characters between an amount and the one whose indicator it shares
_MEMBER = re.compile(f"[\u4e00-\u9fff]{{1,11}}(?:{either('row_member')}|[业类品省市县区镇乡村])")
_IS = re.compile("(?:分别|超过?|达到?|[则也仅约近为是])*")
_DATE = re.compile("[0-9年月度季上下半全去今前至、-]{0,12}")  # 2018年上半年|甲公司
_CHARGES = re.compile(f"{either('charge_done')}(?=..)")
_CHARGE = tuple("费租税金款息")
_SUMS = tuple("息利税费金款润奖资贷")  # a sum of its own
_VERBS = terms("common_words", pos="v")
_LEAD = re.compile(r"[^\d。;!?()]{2,}")


def bracketed(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the first value of a row in brackets by the last indicator that leads up to the name before it."""
    folded, opening = scope.folded, draft.begin - 1
    if folded[opening : draft.begin] != "(" or draft.begin <= draft.low:
        return False
    low = max(draft.low, opening - _REACH)
    if not _NAME.search(folded, low, opening) or scope.ending(low, opening, opening):
        return False
    hit = _lead(draft, low, opening, scope)
    if hit is None:
        return False
    start, end, entry = hit
    lead = folded[end:opening]
    if entry.unit_family != "percent" and not draft.grows:
        if not _CHANGES.search(lead):
            return False
        draft.grows, draft.measure = True, "growth"
    draft.name(words.named(folded, start, low, entry, scope.hits))
    return True


def led(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the values of a row that a colon opens: 铝化率约为:轮毂75%、缸体60%."""
    folded, start = scope.folded, draft.begin
    if before is not None and before.row and type(before.figure) is type(draft.figure):
        if not _NEXT.fullmatch(folded, before.figure.end, start):
            return False
        draft.follow(before)
        draft.row = True
        return True
    match = _OPENED.search(folded, max(draft.low, start - 12), start)
    if match is None:
        return False
    end = tail(folded, draft.low, match.start())[0]
    hit = scope.ending(draft.low, end, match.start())
    name = words.run_before(folded, end, draft.low) if hit is None else ""
    if hit is None and words.has_head(name) and words.is_ratio(name) == isinstance(draft.figure, Percentage):
        draft.row = True
        draft.name((name, None))
        return True
    if hit is None or hit[2].role == "verb" or not can_measure(draft, hit[2]):
        return False
    draft.row = True
    return noun(draft, hit, before, scope)


def among(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Follow the figure before for those among them that did more: 15家公司增速超过10%,其中12家超过20%."""
    if before is None or before.metric is None or type(before.figure) is not type(draft.figure):
        return False
    if not _AMONG.fullmatch(scope.folded, before.figure.end, draft.figure.start):
        return False
    draft.follow(before)
    return True


def member(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Let the next of several branches or places share the indicator: 甲制造业产值9亿元,增长5%;乙制造业7亿元."""
    whole = draft.previous
    while whole is not None and whole.measure != "level" and draft.figure.start - whole.figure.end < _NEAR:
        whole = whole.previous
    if whole is None or whole.metric is None or not _alike(draft, whole):
        return False
    clause = scope.clause(max(draft.first, whole.figure.end), draft.begin)
    run = scope.folded[clause : draft.begin]
    if _are_firms(draft, whole, clause, scope):
        draft.name((whole.metric, whole.metric_id))
        return True
    if not _MEMBER.fullmatch(run) or words.has_edge(run):
        return False
    low = max(whole.low, whole.figure.start - 30)
    last = re.search(rf"(?P<run>[\u4e00-\u9fff]{{1,11}}{run[-1]})[^,;。\d]{{0,8}}$", scope.folded[low : whole.begin])
    if last is None:
        return False
    own = whole.metric_id is None and whole.metric.startswith(last["run"])
    draft.name((run + whole.metric.removeprefix(last["run"]), None) if own else (whole.metric, whole.metric_id))
    return True


def _are_firms(draft: Draft, whole: Draft, clause: int, scope: Scope) -> bool:
    """Tell whether each of two amounts is told of a firm that opens its clause: 甲公司研发投入8亿元;乙公司为5亿元."""
    at = bisect_left(scope.firm_ends, draft.begin)
    if (
        not _IS.fullmatch(draft.glue.text)
        or scope.firm_ends[at : at + 1] != [draft.begin]
        or scope.firms[at].start != clause
    ):
        return False
    own = scope.clause(whole.first, whole.begin)
    before = bisect_right(scope.firm_ends, whole.begin) - 1
    return before >= 0 and _DATE.fullmatch(scope.folded, own, max(own, scope.firms[before].start)) is not None


def _alike(draft: Draft, whole: Draft) -> bool:
    """Tell whether two figures are amounts near each other that may be of one indicator."""
    if not isinstance(draft.figure, Money) or not isinstance(whole.figure, Money) or draft.grows:
        return False
    near = draft.sentence - whole.sentence < 2 and draft.figure.start - whole.figure.end < _NEAR
    return near and whole.measure == draft.measure == "level" and draft.figure.per is None


def _lead(draft: Draft, low: int, opening: int, scope: Scope) -> tuple[int, int, Indicator] | None:
    """Return the last indicator before the name at the bracket, no figure between them."""
    hit = scope.ending(low, low, opening - 2)
    if hit is None or hit[2].role == "verb" or not _LEAD.fullmatch(scope.folded, hit[1], opening):
        return None
    return hit if hit[2].unit_family in ("percent", "currency") or can_measure(draft, hit[2]) else None


def _charged(whole: str, run: str) -> tuple[str, None] | None:
    """Return the name of a charge with what was done with the one before it: 减免社保费2140万元、|房租|386万元."""
    done = _CHARGES.match(whole)
    return (done[0] + run, None) if done and whole.endswith(_CHARGE) and run.endswith(_CHARGE) else None


def parallel(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Let a short name share the indicator of the amount before it: 硕士每月补贴1500元,博士2500元."""
    assert before is not None
    if draft.grows or before.measure not in ("level", "rate") or not isinstance(before.figure, Money):
        return False
    if before.figure.per and (before.metric or "").endswith(("价", "价格")):
        return False  # PTA 8900元/吨,乙二醇8600元/吨: other goods
    match = _SHORT.fullmatch(scope.folded, before.figure.end, draft.begin)
    if match is None or draft.glue.text.strip() or scope.ending(draft.low, draft.begin, draft.figure.start):
        return False
    if words.run_before(scope.folded, draft.begin, draft.low) != match["run"]:
        return False
    charged = _charged(before.metric or "", match["run"])
    if match["run"][-2:] in _VERBS or (not charged and match["run"].endswith(_SUMS)):
        return False  # 上缴税费2亿元,对外捐赠30万元; 销售收入2亿元,税利30万元
    whole = before.metric or ""
    part = contrasted(whole, match["run"]) or charged
    if part is None and is_part(whole):
        return False  # 工业投资30亿元,城建2亿元: not of industry
    draft.name(part or (whole, before.metric_id))
    draft.measure = before.measure
    return True
