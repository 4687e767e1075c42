"""Names of one figure for several things together, whose list stands before the noun: 涤纶、氨纶销售额3亿元.

Read from the right a name ends at 、 and would be that of the last thing alone: 氨纶销售额.  A list of figures is dealt
out elsewhere (分别), and what is whole in itself (利润、氨纶销售额) is no part of the name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.base import Patents
from extractors.metrics import indicators
from extractors.numbering import HAN_NUMBERS
from pipeline.metric.draft import HOLLOW, Draft, Scope
from pipeline.metric.things.coordinated import is_place
from pipeline.metric.wording import words

_SECTORS = re.compile(
    "^(?P<own>[\u4e00-\u9fff]{2,8}?)(?P<number>[两三四五六七八九十])大(?:支柱|主导|重点|传统|优势)?(?:行业|产业|板块|领域)"
)
_PIECE = re.compile("[\u4e00-\u9fffA-Za-z]{2,8}$")
_JOINS, _AND, _FIRM = "、和与及", re.compile("[和与及的]"), re.compile("银行|公司|集团")
_LONGEST = 24  # characters of a name


def joint(drafts: Sequence[Draft], scope: Scope) -> None:
    """Name figures by all the things of the list that stands before the noun of their name."""
    if "、" not in scope.folded:
        return
    sentence, last, whole = -1, "", ""
    for draft in drafts:
        name = draft.metric
        if not name or draft.metric_id is not None or isinstance(draft.figure, Patents):
            continue
        if draft.sentence == sentence and last and name.startswith(last):
            draft.name((whole + name[len(last) :], None))
        elif draft.list_group is None and (found := _of_list(name, draft, scope)):
            sentence, (last, whole) = draft.sentence, found
            draft.name((whole + name[len(last) :], None))


def _of_list(name: str, draft: Draft, scope: Scope) -> tuple[str, str] | None:
    """Return the beginning of a name that a list goes on before, and with the list; None where there is none."""
    sectors = _SECTORS.match(name) if "大" in name else None
    core = sectors[0] if sectors else name
    at = scope.folded.rfind(core, draft.low, draft.figure.start)
    if at <= draft.low or scope.folded[at - 1] not in _JOINS:
        return None
    if sectors:
        count = HAN_NUMBERS[sectors["number"]]
        begin = _sectors_begin(at, count - 1, draft.low, scope)
    else:
        begin = _begin(at, core, draft.low, scope)
    return (core, scope.folded[begin : at + len(core)]) if begin >= 0 and at + len(core) - begin <= _LONGEST else None


def _sectors_begin(at: int, count: int, low: int, scope: Scope) -> int:
    """Return where the list of so many sectors begins that ends at `at`, -1 where it has another number."""
    for _ in range(count):
        piece = _PIECE.search(scope.folded, max(low, at - 9), at - 1) if scope.folded[at - 1] in _JOINS else None
        if piece is None:
            return -1
        at = piece.start()
    return at if scope.folded[at - 1] not in _JOINS else -1


def _begin(at: int, core: str, low: int, scope: Scope) -> int:
    """Return where the list of things begins that share the noun of `core`, -1 where what stands there is none."""
    own = next((size for size in range(2, len(core) - 1) if core[size:] in indicators()), 0)
    if not own or _AND.search(core, 0, own):
        return -1
    begin = at
    while begin > low and scope.folded[begin - 1] == "、":
        end = begin - 1
        run = words.run_before(scope.folded, end, low)
        if not _is_thing(run, end, scope) or (words.is_act(run) and len(run) != own):
            break
        begin = end - len(run)
    return begin if begin < at and scope.folded[begin - 1 : begin] not in tuple(_JOINS) else -1


def _is_thing(run: str, end: int, scope: Scope) -> bool:
    """Tell whether words are those of a thing that has no figure of its own, no firm and no place."""
    if not 2 <= len(run) <= 8 or end in scope.firm_ends or end in scope.hits.by_end or run in HOLLOW:
        return False
    return not (words.has_head(run) or is_place(run) or _FIRM.search(run))
