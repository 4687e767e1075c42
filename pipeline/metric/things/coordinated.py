"""Things that share the noun behind the last of them: 基础设施、制造业投资分别增长9.4%、9.1%.

Each figure of the list belongs to one of them; the name of the last one is the name of none but the last.  Firms and
places that stand so are subjects (甲公司、乙公司销售收入分别为…) and no part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.lexicon import load, seldom
from extractors.metrics import Hits, Indicator, filed, indicators
from pipeline.metric.things.contrasts import set_against
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts

AND = re.compile("以及|、|(?<!饱)和(?![平谐])|与|(?<![普涉波危])及")  # 普及率 is one word
Named = tuple[str, str | None]

_SECTOR = "产(?:业|(?![业值量品能出]))"  # 一、二、三产投资, but not 产值
_ORDINALS = re.compile(
    f"(?:第|(?<![第一二三四五六七八九十百千0-9])(?=[一二三、和]{{2,5}}次?{_SECTOR}))"
    f"([一二三])(?:{_SECTOR})?(?:[、和与及]|以及)?第?([一二三])(?:{_SECTOR})?"
    f"(?:(?:[、和与及]|以及)?第?([一二三])(?:{_SECTOR})?)?([^、和与及]*)$"
)
_THREE = re.compile("三次产业([^、和与及]*)$")
_BOTH = re.compile("城乡([^、和与及]{2,12})$")
_TRADES = ("进口", "出口")
_PLACES = seldom("regions")
_PLACE_ENDS = tuple("省市州县区镇乡村国")
METALS = frozenset(acts("metal"))
DWELLERS = ("城镇", "城市", "农村", "乡村")
_PAIRS = {row["pair"]: (row["first"], row["second"]) for row in load("paired_names")}
_PAIR = re.compile(f"(?P<pair>{'|'.join(_PAIRS)})(?P<of>额|余额|总额|总值|总量|贸易额|总?产值|)$")
_SUMMED = re.compile(
    f"[两三四五六七八九十](?:大{either('branch_kind')}?(?:行业|产业|领域|板块)|[大类](?=产品|业务|商品))"
)
_NEW = "新增"
_NO_HEAD = ("分别", "等", "各", "均", "都")


def coordinated(folded: str, low: int, stop: int, count: int, hits: Hits) -> list[Named]:
    """Return the names of `count` things whose words end at `stop` and begin at `low` or later; empty where unsure."""
    clause = folded[low:stop]
    told = by_ordinal(clause) or (_by_pair(clause, stop in hits.by_end) if count == len("一二") else [])
    if told:
        return told if len(told) == count else []
    cuts = [(match.start() + low, match.end() + low) for match in AND.finditer(clause)][-(count - 1) :]
    if len(cuts) != count - 1:
        return []
    bounds, ends = [low, *(end for _, end in cuts)], [*(start for start, _ in cuts), stop]
    if AND.search(folded, low, ends[0]):
        return []  # more things than figures
    runs = [_run(folded, start, end) for start, end in zip(bounds[:-1], ends[:-1], strict=True)]
    last = folded[bounds[-1] : stop]
    runs = [f"{run}工业" if run.endswith("轻") and last.startswith("重工业") else run for run in runs]
    if any(len(run) < 2 and run not in METALS for run in runs) or any(map(is_place, runs)) or last.endswith(_NO_HEAD):
        return []
    head = _head(last, runs, stop, hits)
    if not head or any(end in hits.by_end and run not in _TRADES for run, end in zip(runs, ends[:-1], strict=True)):
        return []
    runs = [run.removesuffix(head[:2]) for run in runs]  # 城镇居民和农村|居民人均可支配收入
    return [*(filed(run + head) for run in runs), filed(alone(last.replace("的", "").replace(" ", "")))]


def _run(folded: str, low: int, end: int) -> str:
    """Return the words that end at `end`, or before the bracket that does: 化肥(折纯)."""
    opening = folded.rfind("(", low, end) if folded[end - 1] == ")" else -1
    return words.run_before(folded, opening if opening > low else end, low)


def alone(name: str) -> str:
    """Return the name of the last of several things without the word that sums them up: 电子三大行业增加值."""
    return _SUMMED.sub("", name)


def by_ordinal(clause: str) -> list[Named]:
    """Return the indicators that a clause ends in, told by number: 第一、二、三产业增加值."""
    three = _THREE.search(clause)
    if three is not None:
        return [filed(f"第{number}产业{three[1]}") for number in "一二三"]
    found = _ORDINALS.search(clause)
    if found is None:
        return []
    return [filed(f"第{number}产业{found[4].removeprefix('产业')}") for number in found.groups()[:3] if number]


def _head(last: str, runs: list[str], stop: int, hits: Hits) -> str:
    """Return what the last of the things shares with those before it."""
    for trade in _TRADES:
        if last.startswith(trade) and set(runs) <= set(_TRADES):
            return last.removeprefix(trade)
    if stop not in hits.by_end:
        return ""
    known = indicators()
    at = next((at for at in range(1 if last[:1] in METALS else 2, len(last) - 1) if last[at:] in known), 0)
    if at > len(_NEW) and last.endswith(_NEW, 0, at):
        at -= len(_NEW)  # 电子、医药|新增规上企业
    return last[shared_from(last[:at], runs) or at :] if at else ""


def shared_from(own: str, runs: Sequence[str]) -> int:
    """Return where in the last thing's own words begins what the others share: 高中|专任教师学历|合格率; else 0."""
    size = set_against(runs, own)
    return size if size < len(own) else 0


def _by_pair(clause: str, known: bool) -> list[Named]:
    """Return the two names that a clause ends in as one: 存贷款余额, and 城乡居民收入 where that is known."""
    both = _BOTH.search(clause) if known else None
    return _paired(clause) or ([filed("城镇" + both[1]), filed("农村" + both[1])] if both else [])


def _paired(clause: str) -> list[Named]:
    """Return the two names that one word holds, where nothing is joined before it: 存贷款余额, 进出口, 财政收支."""
    pair = _PAIR.search(clause)
    if pair is None or AND.search(clause):
        return []
    first, second = _PAIRS[pair["pair"]]
    of = words.run_before(clause, pair.start(), 0)
    return [filed(of + first + pair["of"]), filed(of + second + pair["of"])]


def one_of(name: str, run: str) -> str:
    """Return the name of the one of two that `run` says, of a name that holds both: 工业 of 工农业总产值."""
    pair = next((pair for pair, two in _PAIRS.items() if run in two and name.startswith(pair)), "")
    return run + name.removeprefix(pair) if pair else ""


def of_topic(named: list[Named], hits: list[tuple[int, int, Indicator] | None], low: int, folded: str) -> list[Named]:
    """Return two names whose second has the topic of the first: 旅游接待人数和|收入 is 旅游收入."""
    first, last = (hits[0], hits[-1]) if len(hits) == len(named) == len("一二") else (None, None)
    if first is None or last is None or named[1][0] not in (last[2].term, last[2].metric):
        return named
    known = indicators()
    for begin in range(low, first[0] - 1):
        topic = next((end for end in range(begin + 2, first[0] + 1) if folded[begin:end] + last[2].term in known), 0)
        if topic and folded[begin : first[1]].isalpha():
            second = folded[begin:topic] + last[2].term
            return [filed(folded[begin : first[1]]), filed(second)] if known[second].metric_id else named
    return named


def is_place(run: str) -> bool:
    """Return whether words name a place, not the people of towns or of the country."""
    return run not in DWELLERS and (run in _PLACES or run.endswith(_PLACE_ENDS))


def pieces(folded: str, low: int, stop: int) -> list[tuple[int, int]]:
    """Return where the things begin and end that stand between `low` and `stop`, joined by 、 and 和."""
    cuts = [(match.start(), match.end()) for match in AND.finditer(folded, low, stop)]
    return list(zip([low, *(end for _, end in cuts)], [*(start for start, _ in cuts), stop], strict=True))


def each_named(folded: str, low: int, stop: int, count: int, hits: Hits) -> list[Named]:
    """Return the names of `count` indicators joined by 、 that end at `stop`; empty where there are not as many."""
    spans = pieces(folded, low, stop)
    if len(spans) != count or any(end not in hits.by_end for _, end in spans):
        return coordinated(folded, low, stop, count, hits)
    names = [words.run_before(folded, end, start) or hits.by_end[end][1] for start, end in spans]
    known = indicators()
    return [(name, known[name].metric_id if name in known and known[name].metric == name else None) for name in names]
