"""Of what a bare 余额 is, and a part of it that only its age names: words of accounts in the same sentence.

一是应收账款居高不下,6月末余额9亿元,其中账龄一年以上的3亿元,占比33%   → 应收账款余额, 账龄一年以上应收账款余额, …占比
核定政府债务限额88亿元,年末余额85亿元                              → 政府债务限额, 政府债务余额
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.metrics import filed, indicators
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording import words

_BALANCE, _LIMIT, _SHARE, _AGED = "余额", "限额", "占比", "账龄"
_ACCOUNTS = ("账款", "贷款", "存款", "借款", "债务")
_OTHERS = ("券", "款", "金", "货", "产")  # end what it may be of as well: 债券, 基金, 存货, 资产
_AGE = re.compile("账龄(?:在|为)?(?P<age>[^,;。:、()]{1,8}?)的?$")
_OLD = re.compile("其中,?(?P<age>[一二三1-3]年(?:期)?以上)的?$")
_DIGITS = str.maketrans("123456789", "一二三四五六七八九")


def balances(drafts: Sequence[Draft], scope: Scope) -> None:
    """Name bare balances by the one account that their sentence speaks of."""
    if _BALANCE not in scope.folded:
        return
    whole = aged = ""
    for draft in drafts:
        metric = draft.metric or ""
        if metric == _BALANCE:
            name = _of_limit(draft) or _of_account(draft, scope)
            if name:
                draft.name(filed(name))
                draft.inferred, whole = False, draft.metric or ""
        elif of_age := _of_age(draft, whole, aged, scope):
            aged = of_age
            draft.name((aged + _SHARE * metric.endswith(_SHARE), None))
        elif draft.metric_id == "receivables" or metric.endswith(_BALANCE):
            whole = metric


def _of_age(draft: Draft, whole: str, aged: str, scope: Scope) -> str:
    """Return the name of the part of accounts of an age, that told last where a share goes on with it, or nothing."""
    metric = draft.metric or ""
    named = metric.startswith(_AGED)
    if not whole or not (named or metric in ("", whole)):
        return aged if named else ""
    age = (_AGE if named else _OLD).search(scope.folded, draft.low, draft.figure.start)
    return f"{_AGED}{age['age'].translate(_DIGITS)}{whole}" if age else aged if named else ""


def _of_limit(draft: Draft) -> str:
    """Return the name of a balance by the limit that its sentence sets it against, or nothing."""
    before, limit = draft.previous, ""
    while before is not None and before.sentence == draft.sentence:
        limit = before.metric if before.metric and before.metric.endswith(_LIMIT) else limit
        before = before.previous
    return limit.removesuffix(_LIMIT) + _BALANCE if limit else ""


def _of_account(draft: Draft, scope: Scope) -> str:
    """Return the name of a balance by the one account that stands before it in its sentence, or nothing."""
    by_end, folded = scope.hits.by_end, scope.folded
    found: list[str] = []
    for place in range(draft.first + 2, draft.figure.start):
        hit = by_end.get(place)
        entry = indicators()[hit[1]] if hit is not None and hit[0] >= draft.first else None
        if (
            hit is None
            or entry is None
            or entry.unit_family != "currency"
            or not entry.term.endswith((*_ACCOUNTS, *_OTHERS))
        ):
            continue
        if not entry.term.endswith(_ACCOUNTS):
            return ""
        found.append(words.modifier(folded, hit[0], draft.first) + entry.term)
    return found[0] + _BALANCE if len(set(found)) == 1 else ""
