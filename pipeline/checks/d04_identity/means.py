"""Means told with what they are the mean of, in any words, for the check identity.

举办培训班24期,培训1920人,平均每期80人 · 职工260人,工资总额1560万元,人均工资6万元 · 面积12万亩,总产量4.8万吨,亩产400公斤

The mean says by its words what it is a mean over (每期, 人均): the figures of its sentence that count that, and those
of its own unit, are what it can be made of.  A mean that none of them makes up is wrong where only one could have
been meant, or where a slip of the pen explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline import intervals
from pipeline.checks.among import head_of
from pipeline.checks.base import Judgement
from pipeline.checks.d04_identity.distant_means import (
    bare_sum,
    named_counts,
    named_totals,
    one_named,
    over_staff,
    paid_so,
    the_staff,
)
from pipeline.checks.d04_identity.mean_judged import IN_UNIT, explained, judged
from pipeline.checks.forms import SENTENCE, figure_at, form, found, levels_within, sentence_start
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.skeleton import AMOUNT, POINTS, RATE
from pipeline.checks.words import any_of, either
from pipeline.intervals import ZERO
from pipeline.tables import Fact

# Two sentences: what a hectare yields, behind what was sown.
_YIELD = form(
    r"(?P<crop>[一-鿿]{2})总产量?〜{0,3}(?P<total>Ⓝ)[^\n]{0,60}?(?P=crop)(?:作物)?(?:播种|种植)面积〜{0,3}(?P<count>Ⓝ)(?:,〜{0,8}Ⓟ)?,(?:平均)?单产〜{0,3}(?P<mean>Ⓝ)/(?P<of>公顷|亩)",
    "粮食总产量84.6万吨,增长2%。粮食播种面积136.5千公顷,平均单产6698公斤/公顷。",
    "单产〜{0,3}Ⓝ",
    "\n",
)
_NO_SIGN = f"[^,。;:\n{AMOUNT}{RATE}{POINTS}]"
_MEAN = re.compile(
    rf"(?:平均每|(?<=[,。\n价准费])(?:为|按)?每|按照?每|单(?!产))(?P<one>个?)(?P<rest>{_NO_SIGN}{{0,10}}?)"
    rf"(?P<mean>{AMOUNT})"
    rf"|(?<![月日季天])(?P<of>[户人村亩家场次头件笔宗网企])(?:均|(?<=亩)产量?)(?P<what>{_NO_SIGN}{{0,8}}?)(?P<told>{AMOUNT})"
)
_STOPS = "。\n"
_EVERY = re.compile("[每月季期天日次]")  # 每人每学期1000元: a sum over several of these
_EACH = re.compile("每(?:亩|公顷|户|人|个|套|台)?[一-鿿]{0,4}$|均[一-鿿]{0,4}$")
_YEARLY = re.compile("每年|一年")
_A_YEAR, _IN_ALL = re.compile("^(?:每年|一年)"), re.compile("[全当本]年|年度")  # 每人每年60元,全年拨付750万元
_OF_YEAR = re.compile("(?:[全当本今]年|年内)|(?<=年)[^。;]{0,20},累计")
_PRICE = re.compile("[单均]?价格?")
_PLAIN = re.compile(f"(?:{either('D4.of_mean')})+")
_THING = re.compile("^(?:项目|企业|小区|单位|村|平均)+")
_KINDS = (any_of("D4.costs"), any_of("D4.given"), any_of("D4.tilled"))
_EARNED = any_of("D4.earned")
_TURNS = re.compile("[增减节省]")  # 每亩增产10公斤
_MONEY = re.compile("元|[A-Z]{3}")
_CHANGED = re.compile(f"(?:{either('D4.mean_other')})(?!值)")
_CUMULATED = any_of("D4.cumulated")
_PEOPLE = ("人", "名", "位", "人次")
_TOTAL_BEHIND = re.compile(
    "^[^,;:]{0,12},(?:(?:[^,;:]{2,12},)?(?:全年|当年|每?年)?(?:共|合计|总|发放|支付|拨付|每?年可|仅此Ⓝ|(?<=标准,全年))[^,;:]{0,10}"
    f"|(?:[^,;:]{{2,12}},)?(?:全年|当年|每?年)?可?(?:{either('D4.saved')})[^,;:]{{0,10}}"
    f"|[^,;:]{{2,8}}(?:合计|总计|共计)(?:达到?|[为约])?|[^,;:]{{0,6}}(?:{either('D4.earned')})(?:达到?|[为约])?)$"
)
# 投入560万元,节电320万度,按每度0.65元计算: what it comes to stands behind.
_RECKONED = re.compile("(?:计|测|核|估)算?,")
# 户均补贴286元,涉及农户5620户 · 户均8.1亩,种烟农户600户 · 人均办案161件(员额法官31人)
_COUNT_BEHIND = re.compile(
    "^[^,;:]{0,8}(?:,(?:共?[涉惠][及]|受益|覆盖)[一-鿿]{0,6}|,[一-鿿]{0,4}农户|\\([一-鿿]{2,6})$"
)
# 每亩补贴120元,补贴面积3.2万亩,共发放补贴384万元
_COUNTED = re.compile("^[^,;:]{0,6},[^,;:]{1,8}$")
_SUMMED = re.compile("^[^,;:]{0,6},(?:全年|当年)?(?:共计?|合计|总共)(?P<verb>[一-鿿]{2})?(?P<last>[一-鿿]{2})?$")
_SHIFTS, _FIRMS = frozenset("轮倒"), "户网企"  # 企业120家,户均产值; 网点86个,网均存款
_NOUN, _LABEL, _EVENLY = 4, 12, "平均"


def yields(report: ReportFacts) -> Iterator[Judgement]:
    """Hold what a hectare yields against what was sown and harvested, told in the sentence before."""
    for match, figures in found(report, _YIELD):
        count, total, mean = (figures[name] for name in ("count", "total", "mean"))
        if report.printed(count).endswith(match["of"]) and (total.unit, mean.unit.partition("/")[0]) in IN_UNIT:
            yield judged(report, count, total, mean)


@gated(_MEAN)
def means(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each mean against what its sentence counts and what of the mean's own unit it tells."""
    bones = report.skeleton
    for match in _MEAN.finditer(bones.text):
        place = match.end() - 1
        mean = figure_at(report, bones, place)
        if mean is None:
            continue
        marks = _STOPS if match["of"] == "亩" else SENTENCE  # 面积36.2万亩;总产量14.5万吨,亩产400公斤
        low = sentence_start(bones.text, place, marks)
        told = levels_within(report, bones, low, place)
        told = _with_those_behind(report, match, mean, told)
        summed = _OF_YEAR.sub("", bones.text[low:place])  # 全年…,累计…: of one year
        cumulated = "价" not in match[0] and bool(_CUMULATED.search(summed))
        near = list(_pairs(report, match, mean, told))
        if not near and marks == SENTENCE:  # 接待游客285万人次;旅游收入14.25亿元,人均花费500元
            wide = levels_within(report, bones, sentence_start(bones.text, place, _STOPS), place)
            yield from _across(report, mean, list(_pairs(report, match, mean, wide)), cumulated)
        if near:
            within = list(_pairs(report, match, mean, told, of_part=True))
            yield from _settled(report, mean, near, cumulated, within)
        elif mean.qualifier == "exact" and not cumulated:
            yield from _from_afar(report, mean, list(_distant(report, match, mean, told)))


def _with_those_behind(report: ReportFacts, match: re.Match[str], mean: Fact, told: list[Fact]) -> list[Fact]:
    """Return the figures that a mean may be made of with those right behind it that say so by their words."""
    bones, place = report.skeleton, match.end() - 1
    signs = bones.signs(place + 1, place + 40)
    after = [one for one in signs if not bones.text.endswith("仅此", 0, one[0])][:2]  # 仅此一项,增收…
    if not after:
        return told
    words = bones.text[place + 1 : after[0][0]]
    if _RECKONED.match(words) and match["rest"] is not None:
        told = [fact for fact in told if fact.unit != mean.unit.partition("/")[0]]
    summed = _SUMMED.match(bones.text[after[0][0] + 1 : after[1][0]]) if len(after) > 1 else None
    paid = summed is not None and (summed["last"] or summed["verb"] or "") in match[0]  # not 户均增收…,共分红
    if not (paid and _COUNTED.match(words)):
        after = after[:1] if _TOTAL_BEHIND.match(words) or _COUNT_BEHIND.match(words) else []
    return told + [fact for fact in (report.amount(one[1]) for one in after) if fact]


def _pairs(
    report: ReportFacts, match: re.Match[str], mean: Fact, told: Sequence[Fact], of_part: bool = False
) -> Iterator[tuple[Fact, Fact]]:
    """Yield each count that a mean may be over with each total that it may be made of, the nearest first.

    A count that the mean names (每个车间: 车间46个) goes before others of 个; totals behind 其中 are asked for apart.
    """
    unit = mean.unit.partition("/")[0]  # 每人补助1000元 is told in 元/人
    over: list[tuple[Fact, str]] = []
    for count in reversed(told):
        changed = count.unit == unit or _CHANGED.search(report.words(count)[-_LABEL:])
        what = None if changed else _over(report, match, count)
        over += [] if what is None else [(count, what)]
    for count, said in [one for one in over if match["one"] and one[1] != match["rest"]] or over:
        yearly = _A_YEAR.match(said)
        what = said[yearly.end() :] if yearly else said
        for total in reversed(told) if not _EVERY.search(what) else ():
            alike = total.unit == unit or (total.unit, unit) in IN_UNIT
            behind = total.start > mean.start and bare_sum(report.words(total))
            whole = (not yearly or behind or _IN_ALL.search(report.words(total))) and paid_so(
                report, match, total, mean
            )
            each = _EACH.search(report.words(total)) is not None  # 平均每公顷产6150公斤,合亩产410公斤
            if alike and whole and not each and total is not count and _made_of(report, total, what, mean, of_part):
                yield count, total


def _distant(
    report: ReportFacts, match: re.Match[str], mean: Fact, told: Sequence[Fact]
) -> Iterator[tuple[Fact, Fact]]:
    """Yield each count of a sentence with a total told before it, or the other way about."""
    unit = mean.unit.partition("/")[0]

    def alike(fact: Fact) -> bool:
        return fact.unit == unit or (fact.unit, unit) in IN_UNIT

    who = report.words(mean).partition(f"{match['of']}均")[0] if match["of"] else ""
    called = [fact for fact in told if len(who) > 1 and report.words(fact).endswith(who)]  # 法官31人,…|法官|人均结案
    alone = match["of"] == "人" and not who and not any(fact.unit in _PEOPLE for fact in told)
    staff = the_staff(report, mean.start) if alone else []
    near = staff or called or told
    for count in reversed(near):
        what = _over(report, match, count)
        if what and not alike(count) and not _EVERY.search(what) and not _CHANGED.search(report.words(count)):
            since = count if near is not staff else mean
            yield from (
                (count, total)
                for total in named_totals(report, _PLAIN.sub("", what.removeprefix(_EVENLY)), alike, since)
            )
    if match["of"]:
        yield from named_counts(report, who + match["of"], match["of"], [fact for fact in told if fact.unit == unit])


def _over(report: ReportFacts, match: re.Match[str], count: Fact) -> str | None:
    """Return what a mean over a count is said to be of; None where it is over something else."""
    of, rest = match["of"], match["rest"] or ""
    behind = report.folded[count.end : count.end + _NOUN]
    if behind[:1] in _SHIFTS:  # 三班轮换,每班4人
        return None
    if of:
        counted = (of == "村" and "村" in behind) or (of == "人" and count.unit in _PEOPLE)  # 86座村级光伏电站
        counted = counted or (of in _FIRMS and (count.unit == "家" or of in report.words(count)[-_NOUN:] + behind))
        return match["what"] if counted or count.unit.startswith(of) or report.printed(count).endswith(of) else None
    small = next((small for large, small in IN_UNIT if large == count.unit and rest.startswith(small)), count.unit)
    if rest.startswith(small) and not match["one"]:  # 出口24785吨,…平均每公斤6.70美元
        return _THING.sub("", rest[len(small) :])
    for size in range(min(3, len(rest)), 0, -1) if match["one"] or not rest.startswith(count.unit) else ():
        if rest[:size] in behind or report.words(count).endswith(rest[:size]):
            return rest[size:]
    return rest if match["one"] and count.unit == "个" else None


def _made_of(report: ReportFacts, fact: Fact, what: str, mean: Fact, of_part: bool) -> bool:
    """Return whether a mean may be made of a figure by what both are said to be of."""
    words = report.words(fact)[-_LABEL:]
    if _CHANGED.search(words) or ("其中" in words) != of_part:
        return False
    named = _PRICE.sub("", _PLAIN.sub("", what.removeprefix(_EVENLY)))  # 每个网点|平均存款
    alike = not set(named) - set(words) or (len(named) > 1 and words.endswith(named[-2:]))  # 节本增收, 就增收
    counted = (
        not _MONEY.match(fact.unit) and not _TURNS.search(what) and bool(set(named) & set(words))
    )  # 载客, of 旅客46.8万人次
    summed = fact.start > mean.start and bare_sum(words)  # 每户补助3500元,合计84万元
    return alike or counted or summed or any(one.search(what) and one.search(words) for one in _KINDS)


def _settled(
    report: ReportFacts,
    mean: Fact,
    pairs: Sequence[tuple[Fact, Fact]],
    cumulated: bool,
    within: Sequence[tuple[Fact, Fact]],
) -> Iterator[Judgement]:
    """Judge a mean by the count and the total that make it up, else by those that alone can be meant.

    It may be made of a part of a total, too: 党员742人,其中农村党员648人,平均每村50人.
    """
    judgements = [judged(report, count, total, mean, cumulated) for count, total in pairs]
    of_parts = [judged(report, count, total, mean, cumulated) for count, total in within]
    fitting = next((one for one in (*judgements, *of_parts) if one.verdict == "consistent"), None)
    alone = len(pairs) == 1 and head_of(report, pairs[0][0]) is None
    behind = any(fact.start > mean.start for pair in pairs for fact in pair)
    loose = behind and (_earned(report, pairs) or _yearly(report, mean, pairs))
    slip = next((one for one in (*of_parts, *judgements[:1]) if explained(report, one)), None)
    if fitting is not None or slip is not None:
        yield fitting or slip  # type: ignore[misc]
    elif alone and not loose:
        yield judgements[0]


def _yearly(report: ReportFacts, mean: Fact, pairs: Sequence[tuple[Fact, Fact]]) -> bool:
    """Return whether a mean is of a year, and nothing says that its total is, too."""
    return bool(_YEARLY.search(report.words(mean))) and not any(_IN_ALL.search(report.words(t)) for _, t in pairs)


def _across(
    report: ReportFacts, mean: Fact, pairs: Sequence[tuple[Fact, Fact]], cumulated: bool
) -> Iterator[Judgement]:
    """Judge a mean by what a sentence tells before ; too, of which any may be meant: a slip tells that none is."""
    judgements = [judged(report, count, total, mean, cumulated) for count, total in pairs]
    heads = [
        one
        for one, (count, _) in zip(judgements, pairs, strict=True)
        if "其中" not in report.folded[report.stop_before(count.start) : count.start]
    ]
    if heads and all(one.finding for one in judgements) and all(explained(report, one) for one in heads):
        yield heads[0]


def _earned(report: ReportFacts, pairs: Sequence[tuple[Fact, Fact]]) -> bool:
    """Return whether a total is what somebody earned, maybe of more than is told: 均价1320元,烟农收入720万元."""
    return any(not bare_sum(report.words(total)) and _EARNED.search(report.words(total)) for _, total in pairs)


def _from_afar(report: ReportFacts, mean: Fact, pairs: Sequence[tuple[Fact, Fact]]) -> Iterator[Judgement]:
    """Judge a mean by the one pair there is, if they agree, share a whole name, or a slip explains why not."""
    if len(pairs) == 1:
        judgement = judged(report, *pairs[0], mean)
        stated, implied = judgement.stated, judgement.implied
        off = intervals.gap(stated, implied) if stated is not None and implied is not None else ZERO
        sure = one_named(report, *pairs[0]) or over_staff(report, *pairs[0], off)
        if judgement.finding is None or explained(report, judgement) or sure:
            yield judgement
