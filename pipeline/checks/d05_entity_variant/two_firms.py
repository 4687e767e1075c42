"""What tells two names that are one slip apart as those of two firms, or a firm's and its product's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.lexicon import seldom
from extractors.name.parts import parts
from extractors.name.pinyin import homophones
from pipeline.checks.report import ReportFacts

_LIST = re.compile(r"、(?:[^、,;。:!?\n]{1,20}、){0,8}")  # between two members of a list
_REST = 12  # characters behind the clause of a name
_MADE = ("开发", "推出", "研发", "运营", "打造")


def sound_alike(a: str, b: str) -> bool:
    """Return whether two trade names that are one slip apart differ by a homophone, or in length."""
    return len(a) != len(b) or all(x == y or homophones(x, y) for x, y in zip(a, b, strict=True))


def one_sound(a: str, b: str) -> bool:
    """Return whether two names of one length differ in one character, and that sounds alike."""
    odd = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    return len(a) == len(b) and len(odd) == 1 and homophones(*odd[0])


def one_trade(a: str, b: str) -> bool:
    """Return whether two names say one industry: 恒川泵业集团有限公司 and 恒州泵业."""
    one, two = parts(a).industry, parts(b).industry
    return bool(one and two) and (one.startswith(two) or two.startswith(one))


def both_words(a: str, b: str) -> bool:
    """Return whether two trade names are words, each as good a name as the other (东方, 东风)."""
    common = seldom("common_words")
    return a in common and b in common


def listed(report: ReportFacts, a: str, b: str) -> bool:
    """Return whether two names are members of one list: 中招、中技、中仪、中机 are four firms."""
    trades = {parts(name).trade or name for name in (a, b)}
    told = [(m.start, m.end, parts(m.text).trade or m.text) for m in report.mentions]
    places = sorted(place for place in told if place[2] in trades)
    return any(
        one[2] != two[2] and _LIST.fullmatch(report.folded, one[1], two[0]) is not None for one, two in pairwise(places)
    )


def of_sisters(report: ReportFacts, core: str, names: Sequence[str], times: int) -> bool:
    """Return whether a trade name, which names have `times` in all, is told of several places: 甲城骅光,乙城骅光.

    Where one place alone is known, it stands in the text more often than in the names.
    """
    regions = {parts(name).region for name in names} - {""}
    return len(regions) > 1 or (len(regions) > 0 and report.folded.count(core) > times + 1)


def told_together(report: ReportFacts, a: str, b: str) -> bool:
    """Return whether one sentence tells each of two legal names once, with a figure of its own between them.

    华兴电子有限公司投资1.2亿元;华星电子有限公司投资0.8亿元: nobody writes a full name twice for one firm.
    """
    spans = [[(m.start, m.end) for m in report.mentions if m.text == name] for name in (a, b)]
    if not (parts(a).form and parts(b).form and all(len(told) == 1 for told in spans)):
        return False
    (first, second) = sorted(told[0] for told in spans)
    behind = report.numbers(second[1], report.clause_end(second[1]) + _REST)
    return first[0] >= report.stop_before(second[0]) and bool(report.numbers(first[1], second[0]) and behind)


def differ_otherwise(a: str, b: str) -> bool:
    """Return whether two names differ in their industries, too: 四寰生物技术 and 四环生物制药 are two firms.

    A short name that has the other's industry and more of it (四寰生物 and 四环生物技术) may still be the same.
    """
    one, two = parts(a), parts(b)
    if not (one.industry and two.industry) or one.industry == two.industry:
        return False
    full = one.form.endswith("公司") and two.form.endswith("公司")
    return full or not (one.industry.startswith(two.industry) or two.industry.startswith(one.industry))


def made_by(report: ReportFacts, product: str, firm: str) -> bool:
    """Return whether a name is that of what a firm offers: 云管家是一家服务商,由云管佳科技有限公司开发."""
    spans = [(m.start, m.end) for m in report.mentions if m.text == firm]
    return product in report.folded and any(
        report.folded[max(0, start - 1) : start] == "由" and report.folded.startswith(_MADE, end)
        for start, end in spans
    )
