"""HTML pages to text: the main part of the page, tables as rows; and the title a page gives itself.

Imported by `ingest` when the first HTML page is met: trafilatura and lxml cost half of the start-up time.
"""

from __future__ import annotations

import html
import logging
import re
from copy import deepcopy
from typing import Any

import lxml.etree  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]
import trafilatura

CELL_MARK = " | "
LONGEST_CELL = 120
ENOUGH = 200
_TITLE = re.compile(r"<title[^>]{0,100}>([^<]{1,300})</title>", re.IGNORECASE)
_XML = re.compile(r"^\s{0,200}<\?xml[^>]{0,200}>")
# 标题_某某网, 标题 - 某某政府门户网站: what the site adds behind the title.
_SITE = re.compile(r"\s*(?:[_|｜]|\s[-–—]\s|--)\s*[^_|｜]{0,40}$")
_BLOCKS = {"p", "div", "br", "tr", "table", "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "dd", "dt"}
_HIDDEN = ("script", "style", "head", "noscript")


def page_title(markup: str) -> str | None:
    """Return the page's title without the name of the site."""
    found = _TITLE.search(markup[:20000])
    title = " ".join(html.unescape(found.group(1)).split()) if found else ""
    return _SITE.sub("", title) or title or None


def main_text(markup: str) -> str:
    """Return the main text of a page as trafilatura finds it, or all its words where it leaves out most of them."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tree = lxml.html.document_fromstring(_XML.sub("", markup) or "<p></p>")
    for table in tree.findall(".//table"):
        _flatten(table)
    # Extracted first: the words of the whole page are taken from a tree that this spoils.
    found = trafilatura.extract(deepcopy(tree), include_tables=True, include_comments=False, favor_recall=True)
    text = str(found) if found else ""
    plain = _plain(tree)
    return text if _letters(text) * 3 >= _letters(plain) or _letters(text) >= ENOUGH else plain


def _flatten(table: Any) -> None:
    """Put each row of a table of data on a line of its own, cells side by side; leave tables that lay out a page."""
    rows = [[" ".join(cell.text_content().split()) for cell in row.iter("td", "th")] for row in table.iter("tr")]
    short = all(len(cell) <= LONGEST_CELL for row in rows for cell in row)
    if table.find(".//table") is not None or not short or max(map(len, rows), default=0) < 2:
        return
    tail = table.tail
    table.clear()
    table.tag, table.tail = "div", tail
    for row in rows:
        lxml.etree.SubElement(table, "p").text = CELL_MARK.join(row)


def _letters(text: str) -> int:
    """Return how many characters of a text are not blanks."""
    return len("".join(text.split()))


def _plain(tree: Any) -> str:
    """Return all words of a page, block by block; `tree` is spoilt."""
    lxml.etree.strip_elements(tree, *_HIDDEN, lxml.etree.Comment, with_tail=False)
    for item in tree.iter():
        if item.tag in _BLOCKS:
            item.text = "\n" + (item.text or "")
            item.tail = "\n" + (item.tail or "")
    lines = (" ".join(line.split()) for line in str(tree.text_content()).split("\n"))
    return "\n".join(filter(None, lines))
