"""What a report says of itself: title, who signed it and when, which place and year it is about, and its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from extractors import lexicon
from pipeline.document.kinds import OF_RECORD
from pipeline.document.lines import fold_line
from pipeline.document.nation import of_nation
from pipeline.document.region import region_of
from pipeline.document.signature import (
    HEAD_LINES,
    dateline,
    day_of_title,
    is_body,
    letterhead,
    origin,
    signature,
    two_columns,
)
from pipeline.document.titles import LONGEST_LINE, kind_of_title, passed_on, subtitle, title_of, words_of_heading
from pipeline.document.year import year_of, year_of_issue

_OF_YEARS = re.compile('[0-9〇○零一二三四五六七八九十]年|十.?[”"]?五|[五5]年|年度|工作')
_GIVEN = re.compile("[在向]([^在向,，。]{2,16}第[一二三四五六七八九十百0-9]{1,3}届)")


class Fields(NamedTuple):
    """What was read, in the order `documents.Report` has it; None where the report does not say."""

    title: str | None
    issuer: str | None
    region: str | None
    report_year: int | None
    report_year_basis: str | None
    issued: str | None
    doc_type: str


def read_fields(text: str, heading: str | None, page_title: str | None) -> Fields:
    """Return the fields of one report, whose first line is `heading` if it has one."""
    head = _first_lines(text) if "\n" in text else [text]
    if heading and head:
        head = head[1:]
    own = title_of(head, page_title)
    title = own or words_of_heading(heading)
    issuer, issued = signature(_last_lines(text)) if len(head) > 1 else (None, None)
    if len(head) > 1 and (issuer is None or issued is None):
        head_issuer, head_issued = letterhead(head)
        issuer, issued = issuer or head_issuer, issued or head_issued
    issuer = issuer or _above(head, own)
    told, own = passed_on(title), passed_on(own)
    below = None if title is None or kind_of_title(title) else subtitle(head, title)
    if below:
        told = own = below
    doc_type = _doc_type(told, heading, head, text)
    if doc_type == "news" and issued is None and len(head) > 1:
        issued = dateline(head[1])
    if issuer is None and doc_type in OF_RECORD:
        issuer = origin(head)
    year, basis = year_of(text, own, heading, issued, doc_type)
    issued = issued or day_of_title(own)
    if basis in (None, "body") and (numbered := year_of_issue(head)) is not None:
        year, basis = numbered, "title"
    giver, region = (of_nation(told) if doc_type in OF_RECORD else None) or (None, None)
    issuer = issuer or giver
    witnesses = (told, issuer, _assembly(head), words_of_heading(heading))
    whole = doc_type in OF_RECORD and not _is_firm(issuer)
    region = region or region_of(text, witnesses, whole)
    return Fields(title, issuer, region, year, basis, str(issued) if issued else None, doc_type)


def _above(head: Sequence[str], title: str | None) -> str | None:
    """Return the body that stands alone above the title of its report: 柳河县发展和改革局, 关于…情况的报告."""
    if title is None or len(head) < 2 or head[1] != title or len(head[0]) > LONGEST_LINE or _is_firm(head[0]):
        return None
    return head[0] if is_body(fold_line(head[0])) else None


def _assembly(head: Sequence[str]) -> str | None:
    """Return the assembly that a line under the title says the report was given to: 在柳河县第十六届人民代表大会上."""
    found = (_GIVEN.search(line) for line in head[1:4] if len(line) <= LONGEST_LINE)
    return next((match[1] for match in found if match), None)


def _is_firm(issuer: str | None) -> bool:
    """Return whether a report is signed by a firm: the place it names first is not what it speaks of."""
    return issuer is not None and issuer.endswith(("公司", "集团", "厂"))


def _first_lines(text: str) -> list[str]:
    """Return the first lines that are not blank."""
    return list(islice(filter(None, map(str.strip, text[:3000].split("\n"))), HEAD_LINES + 1))


def _last_lines(text: str) -> list[str]:
    """Return the last lines that are not blank, the last one first."""
    return list(islice(filter(None, map(str.strip, reversed(text[-2000:].split("\n")))), 6))


def _doc_type(title: str | None, heading: str | None, head: Sequence[str], text: str) -> str:
    """Return the kind of report: by the words of its title, then by how its text begins."""
    for line in (title, heading):
        kind = kind_of_title(line) if line else None
        if kind == "plan" and _is_headline(line or "", head, text):
            return "news"
        if kind:
            return kind
    return "news" if _labelled(head) or _news_cues().indexes(text[:400]) else "other"


def _labelled(head: Sequence[str]) -> bool:
    """Return whether a line under the first says when or by whom something was put up: 发布时间:2011-05-06."""
    known = two_columns("date_labels")
    return any(fold_line(line).partition(":")[0].strip() in known for line in head[1:])


def _is_headline(title: str, head: Sequence[str], text: str) -> bool:
    """Return whether what ends as the title of a plan is that of a news item: 某某签订采购计划, with 发布时间 below.

    A plan that an office has put up names its years (2024年工作计划, “十三五”规划), and does not begin as news.
    """
    if not _labelled(head):
        return False
    return _OF_YEARS.search(title) is None or bool(_news_cues().indexes(text[:400]))


@cache
def _news_cues() -> lexicon.Matcher:
    """Return the words that tell news."""
    return lexicon.Matcher(two_columns("news_cues"))
