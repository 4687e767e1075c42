"""What is left of something, and what it grew by on the whole, for the check identity.

贫困户642户2180人,今年脱贫214户763人,还剩428户1417人 · 净增企业68家,其中新入库97家、退库29家
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.figures import all_exact, level
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning, less, worded
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either
from pipeline.tables import Fact

_REST = f"(?:{either('D4.left')})"
_LEFT = form(
    rf"(?P<all>Ⓝ)(?P<all2>Ⓝ?),(?P<then>〜{{0,6}})(?:{either('D4.gone')}|(?:已|现)〜{{1,6}})了?(?P<gone>Ⓝ)(?P<gone2>Ⓝ?)[,、](?P<mid>(?:Ⓝ|〜{{0,12}},)?〜{{0,6}}){_REST}(?P<rest>〜{{0,6}}?)(?P<left>Ⓝ)(?P<left2>Ⓝ?)",
    "贫困户642户2180人,今年脱贫214户763人,还剩428户1317人。",
    _REST,
)
_IN, _OUT = f"(?:{either('D4.came_in')})", f"(?:{either('D4.went_out')})"
_NET = (
    form(
        rf"净增加?(?P<noun>〜{{0,8}})(?P<net>Ⓝ)[,(](?:其中)?:?〜{{0,4}}{_IN}〜{{0,6}}(?P<come>Ⓝ)[、,和]〜{{0,4}}{_OUT}〜{{0,6}}(?P<went>Ⓝ)",
        "年内净增58家,其中新入库97家、退库29家。",
        "净增加?〜{0,8}Ⓝ",
    ),
    form(
        rf"{_IN}〜{{0,6}}(?P<come>Ⓝ)(?:,其中[^;。\n]{{2,40}})?[、,和;]〜{{0,4}}{_OUT}〜{{0,6}}(?P<went>Ⓝ)[、,]〜{{0,4}}净增加?(?P<noun>〜{{0,4}})(?P<net>Ⓝ)",
        "新入库97家、退库29家,净增58家。",
        "净增加?〜{0,4}Ⓝ",
        "。\n",
    ),
)
_STOCK = form(
    rf"(?P<all>Ⓝ),〜{{0,6}}{_IN}〜{{0,6}}(?P<come>Ⓝ)[、,]〜{{0,4}}{_OUT}〜{{0,6}}(?P<went>Ⓝ),(?:[年期月][末底]|现有|目前)〜{{0,6}}(?P<left>Ⓝ)",
    "年初有低保对象412户,年内新纳入36户、退出58户,年末为434户。",
    _OUT,
)
_MORE = any_of("D4.more")  # something came to what was left, or it is left of something else
_GONE = any_of("D4.gone")


@gated(_LEFT, _STOCK, *_NET)
def remainders(report: ReportFacts) -> Iterator[Judgement]:
    """Hold what is left against all less what is gone, and a stock or a net gain against what came less what went."""
    yield from _left(report)
    for match, figures in found(report, _STOCK):
        if not _MORE.search(match[0]):
            yield from _held(report, figures["left"], (figures["all"], figures["come"]), figures["went"])
    for match, figures in chain.from_iterable(found(report, one) for one in _NET):
        own = match[0].count(match["noun"]) > 1 or match.start("noun") < match.start("come")
        if own and not _MORE.search(match[0]):  # 新增市场主体1860户,注销420户,净增企业640户: of others
            yield from _held(report, figures["net"], (figures["come"],), figures["went"])


def _left(report: ReportFacts) -> Iterator[Judgement]:
    """Hold what is left, one figure or two that run on, against all less what is gone."""
    for match, figures in found(report, _LEFT):
        if _MORE.search(match[0]) or "中" in match["rest"] or _GONE.search(report.words(figures["all"])):
            continue  # 贫困村31个,2016年出列12个,2017年出列10个,还剩9个
        for end in ("", "2"):
            names = [name + end for name in ("left", "all", "gone")]
            if figures.keys() >= set(names):
                left, first, gone = (figures[name] for name in names)
                yield from _held(report, left, (first,), gone)


def _held(report: ReportFacts, told: Fact, plus: Sequence[Fact], minus: Fact) -> Iterator[Judgement]:
    """Compare a figure with the sum of some others less one more."""
    facts = (told, *plus, minus)
    if len({fact.unit for fact in facts}) > 1 or told.unit in ("%", "元") or not all(map(level, (*plus, minus))):
        return
    if not all_exact(*facts):
        yield undecidable(facts, "open_interval")
        return
    value, shown, formula = less(report, plus, minus)
    yield against_reckoning(report, facts, Reckoning(value, shown, *worded(formula), told, 82, "identity_fails"))
