"""What a report says of itself: title, who signed it and when, which place and year it is about, and its kind.

The year is decided by the best witness: the date of the signature, the title, the body, the heading.  One exception:
a summary signed in the first months of a year whose title names the year before is about the year of its title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractors import lexicon
from extractors.base import fold
from pipeline.lines import CN_DATE, DATE, HAN, LABEL, PART, depth, ends_sentence, words_of
from pipeline.parts import number_of

HEAD_LINES = 7
TAIL_LINES = 6
LONGEST_TITLE = 50
NEXT_SPRING = 4
_YEAR = re.compile(r"(?<![\d.])(?:19[5-9]|20[0-4])\d(?=年|[-~]\d{4}|至(?:19|20)\d\d年|/\d{4}年)")
_CN_YEAR = re.compile("(?<!第)[二一][〇○零九]{1,2}[〇○零一二三四五六七八九]{1,2}(?=年)")
_AHEAD = re.compile(r"(?:(?<![\d年])[到至]|力争|预计|计划|规划|确保)[^。;\n]{0,4}$")
_HEAD_DATE = re.compile(r"(?:(?:发布|发稿|成文|印发|发文|公布|更新|报告)?(?:时间|日期)[:\s]{1,3}|-{1,2} ?|\()?")
_MEETING = re.compile(r"-{1,2} ?[^。]{0,12}?(?=(?:19|20)\d\d年)")
_MASK = "*×XＸx某○"
_UNIT = "省|自治区|市|自治州|州|自治县|县|区|镇|乡|街道|旗|村"
_PLACE = re.compile(
    rf"(?:(?:[{_MASK}]{{1,6}}|[{HAN}]{{2,8}}?)(?:{_UNIT}))(?:(?:[{_MASK}]{{1,6}}|[{HAN}]{{2,8}}?)(?:{_UNIT})){{0,3}}"
)
_MASKED = re.compile(rf"[{_MASK}]{{1,4}}(?:{_UNIT})")
_NAMED = re.compile(rf"(?:^|[\n。,;“ ])([{HAN}]{{2,4}}(?:镇|乡|县|区|市|街道))")
_BEFORE_PLACE = re.compile(r"(?:关于|中共|(?:19|20)\d\d年(?:度|上半年|下半年)?|[《“\"\s])*")
_NEWS = re.compile(r"记者|本报讯|日讯|据悉|公告称|发布公告|据[^,。\n]{0,12}(?:报道|消息)|讯 |日电|[昨今]日")
_TELLS = re.compile("发布|公布|出台|披露")
_BRACKET = re.compile(r"[(《【\[][^()《》【】\[\]]{0,30}[)》】\]]$")


@dataclass(frozen=True, slots=True)
class Fields:
    """What was read; None where the report does not say."""

    title: str | None
    issuer: str | None
    region: str | None
    year: int | None
    year_basis: str | None
    issued: str | None
    doc_type: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as far as printed."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """Return 2011, 2011-12 or 2011-02-26."""
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)


def read_fields(text: str, heading: str | None, page_title: str | None) -> Fields:
    """Return the fields of one report, whose first line is `heading` if it has one."""
    head = _first_lines(text)
    if heading and head:
        head = head[1:]
    title = _title(head, heading, page_title)
    issuer, issued = _signature(_last_lines(text))
    if issuer is None or issued is None:
        head_issuer, head_issued = _letterhead(head)
        issuer, issued = issuer or head_issuer, issued or head_issued
    doc_type = _doc_type(title, heading, head, text)
    year, basis = _year(text, title, heading, issued, doc_type)
    region = _region(text, title, issuer, doc_type)
    return Fields(title, issuer, region, year, basis, str(issued) if issued else None, doc_type)


def _first_lines(text: str) -> list[str]:
    """Return the first lines that are not blank."""
    return [line.strip() for line in text[:3000].split("\n") if line.strip()][: HEAD_LINES + 1]


def _last_lines(text: str) -> list[str]:
    """Return the last lines that are not blank, the last one first."""
    return [line.strip() for line in reversed(text[-2000:].split("\n")) if line.strip()][:TAIL_LINES]


@cache
def _words(name: str) -> dict[str, str]:
    """Return a lexicon of two columns."""
    return {row["word"]: [*row.values()][1] for row in words_of(name)}


def _ending(line: str, name: str) -> str | None:
    """Return what the lexicon says of the longest of its words that ends the line."""
    words = _words(name)
    return next((words[line[-size:]] for size in range(6, 0, -1) if line[-size:] in words), None)


def _bare(title: str) -> str:
    """Return a title without brackets behind it: (草案), (2011年度)."""
    return _BRACKET.sub("", fold(title).strip()).strip(' 》】"”:')


def _title(head: Sequence[str], heading: str | None, page_title: str | None) -> str | None:
    """Return the report's own title line, else the page's title, else a short first line, else the heading's words."""
    short = [line for line in head[:HEAD_LINES] if _may_be_title(line)]
    for line in short:
        if _ending(_bare(line), "doc_types"):
            return _without_label(line)
    if page_title and page_title.strip():
        return page_title.strip()
    if len(head) > 1 and short and short[0] == head[0]:
        return head[0]
    part = PART.match(fold(heading)) if heading else None
    return (part.group("rest").strip(" :】)]") or part.group("lead").strip() or None) if part else None


def _may_be_title(line: str) -> bool:
    """Return whether a line is short, unnumbered and no sentence."""
    bare = _without_label(line)
    folded = fold(bare)
    if not 3 < len(bare) <= LONGEST_TITLE or ends_sentence(bare) or folded[-1] in ",、" or folded[0] in "-(":
        return False
    return depth(folded) is None and not (LABEL.match(folded) and folded.find(":") < 5) and _date(folded, 0) is None


def _without_label(line: str) -> str:
    """Return a title without 标题: before it."""
    return re.sub(r"^(?:文章)?(?:标题|题目)[:：]\s*", "", line)


def _date(line: str, at: int) -> tuple[Dated, int] | None:
    """Return the date that begins at `at` of a folded line, and where it ends."""
    found = DATE.match(line, at) or CN_DATE.match(line, at)
    if not found:
        return None
    if found.re is DATE:
        parts = [int(part) if part else None for part in found.group("y", "m", "d")]
    else:
        numeral = re.sub("[oO]", "〇", found.group("y"))
        parts = [number_of(numeral)] + [number_of(part) if part else None for part in found.group("m", "d")]
        if not 1900 < (parts[0] or 0) < 2100:
            return None
    year, month, day = parts
    return Dated(year or 0, month, day), found.end()


def _last_date(line: str) -> tuple[Dated, str] | None:
    """Return the date at the end of a short folded line and what stands before it."""
    if len(line) > 60:
        return None
    for found in re.finditer("[12二一]", line):
        dated = _date(line, found.start())
        if dated and not line[dated[1] :].strip(" )】。"):
            return dated[0], line[: found.start()].strip(" (【:")
    return None


def _is_body(line: str) -> bool:
    """Return whether a folded line is the name of a body that signs."""
    squeezed = line.replace(" ", "")
    if not 3 <= len(squeezed) <= 30 or re.search(r"[\d,。;:!?%]", squeezed):
        return False
    return _ending(squeezed, "issuer_ends") is not None


def _signature(tail: Sequence[str]) -> tuple[str | None, Dated | None]:
    """Return who signed at the end, and when; `tail` has the last line first."""
    for at, line in enumerate(tail[:4]):
        dated = _last_date(fold(line))
        if dated is None:
            continue
        date, before = dated
        if _is_body(before):
            return line[: len(before)], date
        if before and not LABEL.match(before + ": "):
            continue
        above = tail[at + 1] if at + 1 < len(tail) else ""
        below = tail[at - 1] if at else ""
        signer = next((name for name in (above, below) if _is_body(fold(name))), None)
        if signer or date.month:
            return signer, date
    last = tail[0] if tail and len(tail) > 1 else ""
    return (last if len(last) <= 20 and _is_body(fold(last)) and depth(fold(last)) is None else None), None


def _letterhead(head: Sequence[str]) -> tuple[str | None, Dated | None]:
    """Return who issued the report and when, as lines under its title say."""
    issuer: str | None = None
    date: Dated | None = None
    for line in head[: HEAD_LINES - 1]:
        folded = fold(line)
        if len(line) > 60:
            break
        start = _HEAD_DATE.match(folded)
        dated = _date(folded, start.end() if start else 0)
        meeting = _MEETING.match(folded)
        if dated is None and meeting:
            dated = _date(folded, meeting.end())
            date = date or (dated[0] if dated else None)
        elif dated and not folded[dated[1] :].strip(" )】")[12:]:
            date = date or (dated[0] if dated[0].month else None)
        closing = _last_date(folded)
        name = closing[1] if closing else folded
        if line is not head[0] and issuer is None and _is_body(name) and not _ending(name, "doc_types"):
            issuer = line[: len(name)]
            date = date or (closing[0] if closing else None)
    return issuer, date


def _doc_type(title: str | None, heading: str | None, head: Sequence[str], text: str) -> str:
    """Return the kind of report: by the words of its title, then by how its text begins."""
    for line in (title, heading):
        kind = _kind_of_title(_bare(line)) if line else None
        if kind:
            return kind
    labels = any(re.match("(?:发布|发稿)(?:时间|人|日期)", line) for line in head)
    return "news" if labels or _NEWS.search(fold(text[:400])) else "other"


def _kind_of_title(title: str) -> str | None:
    """Return the kind that a title names: of 总结及计划 the first."""
    kinds = [_ending(piece, "doc_types") for piece in re.split("[及和暨与、]|篇", title)]
    kind = next(filter(None, reversed(kinds[-1:])), None) and next(filter(None, kinds), None)
    if kind and _TELLS.search(title) and not title.startswith("关于") and kind != "announcement":
        return "news"
    return kind


def _first_year(line: str | None) -> int | None:
    """Return the first year named in a line."""
    if not line:
        return None
    found = _YEAR.search(fold(line))
    if found:
        return int(found.group())
    numeral = _CN_YEAR.search(line)
    year = number_of(numeral.group()) if numeral else 0
    return year if 1949 < year < 2050 else None


def _year(
    text: str, title: str | None, heading: str | None, issued: Dated | None, doc_type: str
) -> tuple[int | None, str | None]:
    """Return the year a report is about, and the witness that decided."""
    titled = _first_year(title)
    if issued:
        about_last_year = titled == issued.year - 1 and (issued.month or 12) <= NEXT_SPRING
        if about_last_year and doc_type in ("summary", "communique"):
            return titled, "title"
        return issued.year, "signature"
    if titled:
        return titled, "title"
    folded = fold(text)
    years = [
        int(y.group()) for y in _YEAR.finditer(folded) if not _AHEAD.search(folded, max(0, y.start() - 10), y.start())
    ]
    if heading:
        years = years[len(_YEAR.findall(fold(heading))) :]
    if years:
        return max(years), "body"
    headed = _first_year(heading)
    return (headed, "heading") if headed else (None, None)


def _region(text: str, title: str | None, issuer: str | None, doc_type: str) -> str | None:
    """Return the place a report speaks of, as its title, its signature or its first lines name it."""
    for line in (title, issuer):
        if line:
            place = _leading_place(line)
            if place:
                return place
    if doc_type == "news":
        return None
    opening = fold(text[:600])
    masked = _MASKED.search(opening)
    if masked:
        return text[masked.start() : masked.end()]
    for found in _NAMED.finditer(opening):
        place = found.group(1)
        if not _is_stopped(place) and (place in lexicon.terms("regions") or text.count(place) >= 3):
            return place
    return None


def _leading_place(line: str) -> str | None:
    """Return the place a title or a name begins with: 青阳镇, **镇, 浙江省台州市椒江区."""
    start = _BEFORE_PLACE.match(line)
    found = _PLACE.match(line, start.end() if start else 0)
    if found is None or _is_stopped(found.group()):
        return None
    place = found.group()
    # 青阳镇镇人民政府: a doubled unit is no second place.
    return place[:-1] if len(place) > 3 and place[-1] == place[-2] else place


def _is_stopped(place: str) -> bool:
    """Return whether a word only looks like a place."""
    stops = _words("region_stops")
    return place in stops or any(stops.get(place[-size:]) == "suffix" for size in (2, 3))
