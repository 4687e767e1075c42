"""Reports of a page that no number parts: behind the signature and date of one stands the title of the next.

柳河镇人民政府⏎2016年12月28日⏎|石桥乡2016年工作总结⏎…, and 第二篇:… where no line says 第一篇.  Without a signature
a title parts that names another body and its year, with a text behind it.

Both must be reports: a letterhead with its date (…⏎2016年1月15日⏎柳河镇2015年工作总结) parts nothing, nor does what a
notice passes on (关于印发《…》的通知) or appends.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.document.lines import fold_line
from pipeline.document.signature import signature
from pipeline.document.titles import passes_on, titles_report, without_dashes

_LEAST = 200  # characters of a report
_SIGNED = 3  # lines up to a title among which the one before is signed
_LONGEST = 60  # characters of the line of a title
_TITLE = re.compile(r"\n[^\n。，；]{2,40}(?:19|20|１９|２０)[\d０-９]{2}年[^\n。，；]{0,30}\n")
_DATED = re.compile(
    r"月[ 　]{0,3}[\d一二三四五六七八九十〇○]{0,3}[ 　]{0,3}日?[ )】。]{0,4}\n"
)  # as nearly all signatures end
_WHOSE = re.compile(
    r"(?P<body>[\u4e00-\u9fffX*]{2,14}?(?:[省市县区乡镇村旗]|街道|社区|局|厂|公司|集团))[^\d]{0,8}(?:19|20)\d\d年(?!.*(?:通知|意见))"
)
_APPENDED = re.compile(r"附(?:[:：件录表]|[一二三123])")


class Cut(NamedTuple):
    """Where a report begins, and the heading that numbers it, empty where none does."""

    start: int
    heading: str


def signed_parts(text: str) -> list[Cut]:
    """Return where the second and later reports of a page begin whose first one has no number."""
    if len(text) < 2 * _LEAST or not (_DATED.search(text, _LEAST) or _TITLE.search(text, _LEAST)):
        return []
    cuts: list[Cut] = []
    told: list[str] = []  # the lines so far that are not blank
    begun = at = 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        bare = line.strip()
        if not bare:
            continue
        if start - begun >= _LEAST <= len(text) - at and len(bare) <= _LONGEST and not _APPENDED.match(bare):
            heading = titles_report(bare)
            if heading is not None and _is_report(told, bare, text[at : at + _LEAST]) and not passes_on(told[0]):
                begun, told = start + len(line) - len(line.lstrip()), []
                cuts.append(Cut(begun, heading))
        told.append(bare)
    return cuts


def _is_report(told: list[str], title: str, behind: str) -> bool:
    """Return whether lines are those of a report, with its signature, or with another body's report behind them."""
    own = next((line for line in told[:_SIGNED] if titles_report(without_dashes(line)) is not None), None)
    if own is None:
        return False
    last = told[: -_SIGNED - 1 : -1]
    if any(signature(last[:size])[1] is not None for size in (1, 2)):
        return True
    new, old = _WHOSE.match(fold_line(title)), _WHOSE.match(fold_line(without_dashes(own)))
    whole = told[-1].endswith(("。", ";", "；")) and "。" in behind
    return whole and new is not None and old is not None and new["body"] != old["body"]
