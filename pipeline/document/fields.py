"""What a report says of itself: title, who signed it and when, which place and year it is about, and its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice, takewhile
from typing import NamedTuple

from extractors import lexicon
from pipeline.document.lines import HAN, PART, depth, ends_sentence, fold_line
from pipeline.document.region import region_of
from pipeline.document.signature import (
    HEAD_LINES,
    date_at,
    dateline,
    ending,
    letterhead,
    origin,
    signature,
    two_columns,
)
from pipeline.document.year import REPORTS, year_of
from pipeline.nation import of_nation

LONGEST_TITLE = 50
LONGEST_LINE = 90
_TITLE_LABEL = re.compile(r"^(?:文章)?(?:标题|题目)[:：]\s*")
_SALUTES = ("各位", "尊敬的", "同志们")  # a speech begins: what follows is no title
_GIVEN = re.compile("[在向]([^在向,，。]{2,16}第[一二三四五六七八九十百0-9]{1,3}届)")
_PASSED_ON = re.compile(
    "(?:印发|下发|转发|批转|印送|上报|报送)[^《》]{0,20}《(?P<what>[^《》]{6,48})》的(?:通知|函|报告|请示)$"
)
_TELLS = re.compile("发布|公布|出台|披露")
_DASHES = re.compile("^[—―－-]{1,3} *")
# 政 府 工 作 报 告: letters set apart over the width of a page; never a word beside another (甲县 乙局).
_SET_APART = re.compile(rf"(?<![{HAN}])[{HAN}](?:[ 　]{{1,4}}[{HAN}]){{3,}}(?![{HAN}])")
_BRACKET = re.compile(r"[(《【\[][^()《》【】\[\]]{0,30}[)》】\]]$")


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
    own = _title(head, page_title)
    title = own or _words_of_heading(heading)
    issuer, issued = signature(_last_lines(text)) if len(head) > 1 else (None, None)
    if len(head) > 1 and (issuer is None or issued is None):
        head_issuer, head_issued = letterhead(head)
        issuer, issued = issuer or head_issuer, issued or head_issued
    told, own = _passed_on(title), _passed_on(own)
    below = None if title is None or _kind_of_title(title) else _subtitle(head, title)
    if below:
        told = own = below
    doc_type = _doc_type(told, heading, head, text)
    if doc_type == "news" and issued is None and len(head) > 1:
        issued = dateline(head[1])
    if issuer is None and doc_type in REPORTS:
        issuer = origin(head)
    year, basis = year_of(text, own, heading, issued, doc_type)
    giver, region = (of_nation(told) if doc_type in REPORTS else None) or (None, None)
    issuer = issuer or giver
    witnesses = (told, issuer, _assembly(head), _words_of_heading(heading))
    whole = doc_type in REPORTS and not _is_firm(issuer)
    region = region or region_of(text, witnesses, whole)
    return Fields(title, issuer, region, year, basis, str(issued) if issued else None, doc_type)


def _passed_on(title: str | None) -> str | None:
    """Return the title of the report that a notice passes on: 关于印发《甲镇2015年工作要点》的通知."""
    inner = _PASSED_ON.search(title) if title else None
    return inner["what"] if inner else title


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


def _bare(title: str) -> str:
    """Return a title without brackets behind it: (草案), (2011年度)."""
    return _BRACKET.sub("", fold_line(title).strip()).strip(' 》】"”:')


def _title(head: Sequence[str], page_title: str | None) -> str | None:
    """Return the report's own title line, else the page's title, else a short first line."""
    first = None
    if len(head) > 1:
        for line in map(_without_label, takewhile(_heads, head[:HEAD_LINES])):
            if _may_be_title(line):
                if ending(_bare(line), "doc_types"):
                    return line
                first = first or line
    if page_title and page_title.strip():
        return page_title.strip()
    return first if first is not None and first == head[0] else None


def _subtitle(head: Sequence[str], title: str) -> str | None:
    """Return what the line under a slogan says the report is: ——甲镇2015年工作总结; None where it says nothing."""
    line = head[1] if len(head) > 1 and head[0] == title else ""
    words = _DASHES.sub("", line)
    return words if words != line and len(words) <= LONGEST_TITLE and _kind_of_title(words) else None


def titles_report(line: str) -> str | None:
    """Return the number of a part that a line gives a title to, empty without one; None where it is no report's title.

    甲镇2015年工作总结, 第二篇:甲镇2015年工作总结
    """
    words = _words_of_heading(line)
    title = _without_label(words or line)
    if not _may_be_title(title) or _kind_of_title(title) not in REPORTS:
        return None
    return line if words else ""


def passes_on(title: str) -> bool:
    """Return whether a title is that of a notice which passes a report on."""
    return _PASSED_ON.search(title) is not None


def _heads(line: str) -> bool:
    """Return whether a line may stand over the text: not long, and not yet addressed to the listeners."""
    return len(line) <= LONGEST_LINE and not line.startswith(_SALUTES)


def _words_of_heading(heading: str | None) -> str | None:
    """Return what the heading of a part says besides its number."""
    part = PART.match(fold_line(heading)) if heading else None
    return (part.group("rest").strip(" :】)]") or part.group("lead").strip() or None) if part else None


def _may_be_title(line: str) -> bool:
    """Return whether a line is short, unnumbered, no sentence and no label of a date."""
    if not 3 < len(line) <= LONGEST_TITLE or ends_sentence(line):
        return False
    folded = fold_line(line)
    if folded[-1] in ",、" or folded[0] in "-(" or depth(folded) is not None:
        return False
    dated = date_at(folded, 0)
    return folded.partition(":")[0] not in two_columns("date_labels") and (dated is None or dated[1] < len(folded))


def _without_label(line: str) -> str:
    """Return a title without 标题: before it and without blanks between its letters."""
    line = _TITLE_LABEL.sub("", line) if "题" in line else line
    if " " not in line and "　" not in line:
        return line
    return _SET_APART.sub(lambda letters: re.sub("[ 　]", "", letters[0]), line)


def _doc_type(title: str | None, heading: str | None, head: Sequence[str], text: str) -> str:
    """Return the kind of report: by the words of its title, then by how its text begins."""
    for line in (title, heading):
        kind = _kind_of_title(line) if line else None
        if kind:
            return kind
    known = two_columns("date_labels")
    labels = any(fold_line(line).partition(":")[0].strip() in known for line in head[1:])
    return "news" if labels or _news_cues().indexes(text[:400]) else "other"


@cache
def _news_cues() -> lexicon.Matcher:
    """Return the words that tell news."""
    return lexicon.Matcher(two_columns("news_cues"))


@lru_cache(maxsize=4096)  # pages of one site share their titles, and parts of one page its words
def _kind_of_title(line: str) -> str | None:
    """Return the kind that a title names: of 总结及计划 the first."""
    title = _bare(line)
    kinds = [ending(piece, "doc_types") for piece in re.split("[及和暨与、]|篇", title)]
    kind = next(filter(None, kinds)) if kinds[-1] else None
    if kind and _TELLS.search(title) and not title.startswith("关于") and kind != "announcement":
        return "news"
    return kind
