"""Whose 人均消费支出 it is, where the income before says so: 城镇居民人均可支配收入3万元;人均消费支出2万元."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.metric.draft import Draft, Scope

_SPENT = "人均消费支出"
_INCOME = re.compile("(?P<whose>(?:城镇|农村)(?:常住)?居民)人均(?:可支配|纯|现金)收入")
_OWN = re.compile("居民|城[镇乡市]|农[村民]|全[体市县区省镇]")


def of_population(drafts: Sequence[Draft], scope: Scope) -> None:
    """Name the spending a head after the people of whom the line told the income last."""
    if "消费支出" not in scope.folded:
        return
    whose, line = None, 0
    for draft in drafts:
        start = draft.figure.start
        if scope.folded.find("\n", line, start) >= 0:
            whose = None
        line = start
        income = _INCOME.match(draft.metric or "")
        if income is not None:
            whose = income["whose"]
        elif draft.metric == _SPENT and whose is not None:
            if _OWN.search(scope.folded, draft.low, start):
                whose = None
            else:
                draft.name((whose + _SPENT, None))
