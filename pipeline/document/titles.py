"""The title of a report: which line it is, what it says of itself, and what kind of report it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from pipeline.document.ahead import either
from pipeline.document.kinds import OF_RECORD
from pipeline.document.lines import HAN, PART, depth, ends_sentence, fold_line
from pipeline.document.signature import HEAD_LINES, date_at, ending, two_columns

LONGEST_TITLE = 50
LONGEST_LINE = 90
_TITLE_LABEL = re.compile(r"^(?:文章)?(?:标题|题目)[:：]\s*")
_SALUTES = ("各位", "尊敬的", "同志们")  # a speech begins: what follows is no title
_PASSES = ("通知", "函", "报告", "请示")
_PASSED_ON = re.compile(
    f"(?:[印下转]发|批转|印送|上报|报送)[^《》]{{0,20}}《(?P<what>[^《》]{{6,48}})》的(?:{'|'.join(_PASSES)})$"
)
# 柳河县科技局关于印发2022年工作计划的通知: without the marks of a title.
_PASSED_BARE = re.compile(
    f"(?P<body>[^《》,，。]{{0,24}}?)关于(?:[印下转]发|批转|印送)(?P<what>[^《》,，。]{{4,40}}{either('paper')})的通知$"
)
_TELLS = re.compile("发布|公布|出台|披露")
_DASHES = re.compile("^[—―－-]{1,3} *")
# 政 府 工 作 报 告: letters set apart over the width of a page; never a word beside another (甲县 乙局).
_SET_APART = re.compile(rf"(?<![{HAN}])[{HAN}](?:[ 　]{{1,4}}[{HAN}]){{3,}}(?![{HAN}])")
_BRACKET = re.compile(r"[(《【\[][^()《》【】\[\]]{0,30}[)》】\]]$")


def title_of(head: Sequence[str], page_title: str | None) -> str | None:
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


def subtitle(head: Sequence[str], title: str) -> str | None:
    """Return what the line under a slogan says the report is: ——甲镇2015年工作总结; None where it says nothing."""
    line = head[1] if len(head) > 1 and head[0] == title else ""
    words = without_dashes(line)
    return words if words != line and len(words) <= LONGEST_TITLE and kind_of_title(words) else None


def without_dashes(line: str) -> str:
    """Return a line without the dashes that open a subtitle."""
    return _DASHES.sub("", line)


def titles_report(line: str) -> str | None:
    """Return the number of a part that a line gives a title to, empty without one; None where it is no report's title.

    甲镇2015年工作总结, 第二篇:甲镇2015年工作总结
    """
    words = words_of_heading(line)
    title = _without_label(words or line)
    if not _may_be_title(title) or kind_of_title(title) not in OF_RECORD:
        return None
    return line if words else ""


def passed_on(title: str | None) -> str | None:
    """Return the title of the report that a notice passes on: 关于印发《甲镇2015年工作要点》的通知."""
    if not title or not title.endswith(_PASSES):
        return title
    inner = _PASSED_ON.search(title) or _PASSED_BARE.fullmatch(title)
    if inner is None:
        return title
    return inner["what"] if inner.re is _PASSED_ON else inner["body"] + inner["what"]


def passes_on(title: str) -> bool:
    """Return whether a title is that of a notice which passes a report on."""
    return _PASSED_ON.search(title) is not None or _PASSED_BARE.fullmatch(title) is not None


def _heads(line: str) -> bool:
    """Return whether a line may stand over the text: not long, and not yet addressed to the listeners."""
    return len(line) <= LONGEST_LINE and not line.startswith(_SALUTES)


def words_of_heading(heading: str | None) -> str | None:
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


@lru_cache(maxsize=4096)  # pages of one site share their titles, and parts of one page its words
def kind_of_title(line: str) -> str | None:
    """Return the kind that a title names: of 总结及计划 the first."""
    title = _bare(line)
    kinds = [ending(piece, "doc_types") for piece in re.split("[及和暨、]|(?<!讨论)与|篇", title)]
    kind = next(filter(None, kinds)) if kinds[-1] else None
    if kind and _TELLS.search(title) and not title.startswith("关于") and kind != "announcement":
        return "news"
    return kind


def _bare(title: str) -> str:
    """Return a title without brackets behind it: (草案), (2011年度)."""
    return _BRACKET.sub("", fold_line(title).strip()).strip(' 》】"”:')
