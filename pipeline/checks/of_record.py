"""Whether a report's figures are somebody's own, for how sure its findings are.

A firm's 公告 or 业绩快报 and a government's 公告 state what is theirs, as a summary does; news about them does not.
"""

from __future__ import annotations

import re

from pipeline.checks.report import ReportFacts

_FIRM = re.compile("有限(?:责任)?公司|股份公司|集团公司")
_SHELF = 5  # 澄清公告, 招标公告 name a shelf of a site
_EXPRESS = re.compile("业绩(?:快报|预告)(?:的?公告)?$")


def own_figures(report: ReportFacts) -> bool:
    """Return whether a report states its own figures: one of record, or an announcement that says whose it is."""
    if report.of_record:
        return True
    title = report.heading or report.title or ""
    named = _FIRM.search(title) is not None
    if report.doc_type == "announcement":
        return named or (len(title) > _SHELF and (report.issuer or report.region) is not None)
    return named and _EXPRESS.search(title) is not None
