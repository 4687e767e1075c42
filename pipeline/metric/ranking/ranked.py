"""Name figures that no rule named by the likeliest of the names around them, where it is likely enough.

A log-linear model: each candidate, and that there is none, has the sum of the weights of its signs; the probability is
the exponential of it over that of all.  Candidates of one name count together.  Below `_SURE` the figure keeps None.
The weights are made by `tools/train_ranker.py`; what such an answer rests on is likelihood, so it is marked inferred.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache

from extractors.base import Money, Percentage
from extractors.lexicon import load
from extractors.number.printed import SCALED
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.ranking.candidates import Candidate, candidates
from pipeline.metric.ranking.signs import Asked, signs
from pipeline.metric.rules import without_names
from pipeline.metric.wording.acts import either, words

_SURE = 0.8
_OPEN = frozenset({"no_indicator", "growth_without_level", "name_too_short"})
_ONE_OF_THEM = words("one_of_them")
_MEANS = ("户均", "人均", "平均每")
_OWN = re.compile("、?(?:[一-鿿]{1,3}[息利税费款润奖]|(?:实际|已经?|仅|只|共)+使?用)了?(?:仅|只|达到?|约|近|共)?")
_VIEW = re.compile("分[^,;。0-9]{1,8}看,[^,;。0-9]{0,8}$")  # 分主体看,企业|9亿元: of what was told before
_COUNTS = re.compile(rf"{SCALED}(?:千瓦|度|{either('made_unit')})")
_ITS_OWN = re.compile(r"[了约近达超逾过共计额\s]{0,3}\d")
_SMALL = 1000  # yuan: no sum that is invested, but a price
_NEAR = 6  # figures before and behind whose names count as taken


@cache
def weights() -> dict[str, float]:
    """Return the weight of each sign; a sign that is not among them weighs nothing."""
    return {row["sign"]: float(row["weight"]) for row in load("metric_weights")}


def fill(drafts: Sequence[Draft], scope: Scope) -> None:
    """Name the figures that the rules left without any indicator, each by itself and all marked as inferred."""
    asked = [draft for draft in drafts if open_to(draft) and not _is_told(draft, scope)]
    named = [(draft, likeliest(*lined_up(draft, drafts, scope), weights())) for draft in asked]
    for draft, (candidate, likely) in named:
        if candidate is not None and likely >= _SURE and not _is_other(draft, candidate, drafts, scope):
            draft.name((candidate.name, candidate.metric_id))
            without_names(draft, scope)
            draft.inferred = draft.metric is not None


def _is_other(draft: Draft, candidate: Candidate, drafts: Sequence[Draft], scope: Scope) -> bool:
    """Tell whether a name, however likely, is that of something else."""
    if scope.folded[candidate.start - 1 : candidate.start] == "/" or _is_done(draft, candidate, scope):
        return True  # 降0.4元/|重量箱
    return _is_of_one(draft, candidate, drafts, scope) or _is_of_item(draft, candidate, scope)


def _is_done(draft: Draft, candidate: Candidate, scope: Scope) -> bool:
    """Tell whether an act has a sum of its own, and the figure is a small one: 投资|300万元买了股票,涨到|8元."""
    if candidate.entry is None or candidate.entry.role != "verb" or not isinstance(draft.figure, Money):
        return False
    small = (draft.figure.low or _SMALL) < _SMALL
    own = _ITS_OWN.match(scope.folded, candidate.end) if small else None
    return own is not None and own.end() <= draft.figure.start


def _is_of_one(draft: Draft, candidate: Candidate, drafts: Sequence[Draft], scope: Scope) -> bool:
    """Tell whether a name is of an earlier sentence and the figure of one of those of whom one before has no name.

    亏损面达22%。企业融资成本约9%,有的高达15%: the second is of what the first is of, whatever that is.  So is a mean of
    those before: 发放“科技贷”2亿元,户均325万元.
    """
    clause = scope.clause(draft.first, draft.begin)
    mean = scope.folded.startswith(_MEANS, clause)
    one = mean or (candidate.end <= draft.first and scope.folded.startswith(_ONE_OF_THEM, clause))
    if not draft.index or not one:
        return False
    before = drafts[draft.index - 1]
    return before.first == draft.first and type(before.figure) is type(draft.figure) and before.metric is None


def _is_of_item(draft: Draft, candidate: Candidate, scope: Scope) -> bool:
    """Tell whether a growth is of a thing that its own item counts: 发电量36亿度,增长2%;钢3万吨,增长|5%."""
    item = scope.folded.rfind(";", candidate.end, draft.figure.start) if draft.grows else -1
    return item >= 0 and _COUNTS.search(scope.folded, item, draft.begin) is not None


def _is_told(draft: Draft, scope: Scope) -> bool:
    """Tell whether a clause says what its figure is, in words of no lexicon: 销售收入9亿元,返利|96万元; 仅用|8万元."""
    clause = scope.clause(draft.low, draft.begin)
    if _OWN.fullmatch(scope.folded, clause, draft.figure.start):
        return True
    return _VIEW.search(scope.folded, max(draft.first, clause - 12), draft.figure.start) is not None


def open_to(draft: Draft) -> bool:
    """Tell whether no rule named an amount or a percentage, and none said why it must stay without a name."""
    plain = draft.metric is None and draft.reason in _OPEN and not draft.candidates
    return plain and isinstance(draft.figure, Money | Percentage)


Line = list[tuple[Candidate, list[str]]]


def lined_up(draft: Draft, drafts: Sequence[Draft], scope: Scope) -> tuple[Line, list[str]]:
    """Return the candidates of a figure with their signs, and the signs of there being none."""
    found = candidates(draft, scope)
    if not found:
        return [], []
    asked = Asked(draft, scope, drafts[max(draft.index - _NEAR, 0) : draft.index + _NEAR + 1])
    ahead = sum(each.end <= draft.figure.start for each in found)
    ranks = [*range(ahead - 1, -1, -1), *range(len(found) - ahead)]
    line = [(each, signs(asked, each, rank)) for each, rank in zip(found, ranks, strict=True)]
    return line, asked.none(len(found))


def likeliest(line: Line, none: list[str], weight: dict[str, float]) -> tuple[Candidate | None, float]:
    """Return the likeliest candidate and its probability, that of all candidates of its name together."""
    if not line:
        return None, 0.0
    scores = [math.exp(sum([weight.get(sign, 0.0) for sign in each])) for _, each in line]
    rest = math.exp(sum([weight.get(sign, 0.0) for sign in none]))
    best = line[max(range(len(line)), key=scores.__getitem__)][0]
    alike = sum(score for score, (each, _) in zip(scores, line, strict=True) if each.name == best.name)
    return best, alike / (sum(scores) + rest)
