"""A count whose things are told one by one, each between semicolons, for the check count_list.

现场签约项目7个,分别为:白石机械有限公司铸件项目,投资2亿元;永兴纺织有限公司织布项目,投资3亿元;…

Each part must name one thing of the kind that is counted, once: 项目 of 签约项目.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.report import ReportFacts
from pipeline.checks.s05_count_list.items import FAR, differs
from pipeline.checks.words import any_of, number_of

_COUNT = r"(?P<{}>[两二三四五六七八九十]|(?<!\d)\d{{1,2}})[个家项座处]"
_SEGMENTS = re.compile(
    rf"(?:{_COUNT.format('number')}[一-鿿]{{0,6}}(?P<noun>[一-鿿]{{2}})|(?<=(?P<name>[一-鿿]{{2}})){_COUNT.format('behind')}),?"
    r"(?:(?:具体|分别)?[为是]|即|具体如下)?:?\n?(?=[^。:\n]{0,40}[^。:]{8,900};)(?P<items>[^。:]{8,1200})。"
)
_CUE = re.compile("[个家项座处][一-鿿]{0,8}(?:,(?:具体|分别|依次|即)|:)")
_LEAST, _BACK = 3, 14
_OPEN = any_of("S5.open")
_SEVERAL = re.compile(r"[两二三四五六七八九十\d][个家项座处]|各|及其|等(?:$|[^级次])")
_NO_COUNT = "第前近每各约余多"


def segments(report: ReportFacts) -> Iterator[Judgement]:
    """Count the parts of a list between semicolons behind a count."""
    if ";" not in report.folded:
        return
    for cue in _CUE.finditer(report.folded):
        match = _SEGMENTS.search(report.folded, max(0, cue.start() - 3), cue.end() + 1300)
        if match is None or match.start() > cue.start() or match.end("items") < cue.end():
            continue
        if report.folded[match.start() - 1 : match.start()] in _NO_COUNT:
            continue
        yield _judged(report, match)


def _judged(report: ReportFacts, match: re.Match[str]) -> Judgement:
    """Hold a count against the parts behind it, each of which names one thing of its kind."""
    stated, noun = number_of(match["number"] or match["behind"]), match["noun"] or match["name"]
    items = [item.strip() for item in match["items"].split(";")]
    if len(items) == stated:
        return consistent(())
    plain = len(items) >= _LEAST and all(item.replace("\n", "").count(noun) == 1 for item in items)
    opened = _OPEN.search(items[-1]) or any(_SEVERAL.search(item) for item in items)
    if not plain or opened or abs(len(items) - stated) > FAR:
        return undecidable((), "items_unclear")
    start = max(report.clause(match.start()), match.start() - _BACK)
    return differs(report, stated, len(items), match.span("items"), (start, match.start("items")))
