"""A chapter on a year and on the five years that it ends: “十三五”时期和2020年工作回顾.

Its heading dates nothing.  Its paragraphs do where they open with one of the two: what stands behind 2020年,… is of
that year, what stands behind 五年来,… of no single one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractors.periods import Period
from pipeline.context.sections.next_year import CHAPTER, Mark

_OPENS = re.compile(
    r"^[ 　—-]*(?:(?:各位代表|同志们)[,:!])?(?:回[顾首](?:过去的?)?)?"
    r"(?:(?P<year>(?:19|20)\d\d)年(?=[,:以]|来|是|我[们区县市省镇乡]|全[区县市省镇乡])"
    r"|(?P<last>一年来|过去(?:的?一年|一年来))"
    r'|(?P<several>[“"]?十[一二三四]?五[”"]?(?:时期|期间|规划)|(?:过去的?|这|本届政府)?[五5]年(?:来|间|,)|过去的?[五5]年))',
    re.M,
)


def paragraphs(text: str, chapters: Mapping[int, Period], year: int) -> Iterator[Mark]:
    """Yield what the paragraphs of such chapters are of, given by where they begin; `year`: looked back on."""
    for start, stretch in chapters.items():
        after = CHAPTER.search(text, text.find("\n", start) + 1 or len(text))
        for line in _OPENS.finditer(text, start, after.start() if after else len(text)):
            single = line["last"] is not None or line["year"] == str(year)
            at = line.start()
            yield at, Period(at, at, f"{year}年", "numeric", "main", year=year) if single else stretch
