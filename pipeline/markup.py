"""HTML pages to text: the main part of the page, tables as rows; and the title a page gives itself.

Imported by `ingest` when the first HTML page is met: trafilatura and lxml cost half of the start-up time.
"""

from __future__ import annotations

import html
import logging
import re

import lxml.etree  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]
import trafilatura

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
    """Return the main text of a page: trafilatura's, or all of its words where that leaves out most of them."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    plain = _plain(markup)
    found = trafilatura.extract(
        markup, include_tables=True, include_comments=False, include_links=False, favor_recall=True
    )
    text = str(found) if found else ""
    return text if _letters(text) * 3 >= _letters(plain) or _letters(text) >= 200 else plain


def _letters(text: str) -> int:
    """Return how many characters of a text are not blanks."""
    return len("".join(text.split()))


def _plain(markup: str) -> str:
    """Return all words of a page, block by block, cells of a row side by side."""
    tree = lxml.html.document_fromstring(_XML.sub("", markup) or "<p></p>")
    lxml.etree.strip_elements(tree, *_HIDDEN, lxml.etree.Comment, with_tail=False)
    for item in tree.iter():
        if item.tag in _BLOCKS:
            item.text = "\n" + (item.text or "")
            item.tail = "\n" + (item.tail or "")
        elif item.tag in ("td", "th"):
            item.tail = " | " + (item.tail or "")
    lines = (" ".join(line.split()).strip("| ") for line in str(tree.text_content()).split("\n"))
    return "\n".join(filter(None, lines))
