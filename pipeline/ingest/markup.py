"""HTML pages to text: the main part of the page, tables as rows; and the title a page gives itself.

Imported by `ingest` when the first HTML page is met.  Before the extractor sees a page it is made plain: tables of data
become rows, tables that lay out a page become blocks, and blocks that are little but links go (docs/html.md says what
each is worth).
"""

from __future__ import annotations

import html
import re
from typing import Any

import lxml.etree  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]
from resiliparse.extract.html2text import extract_plain_text

from pipeline.ingest.allowed import RefusedError

CELL = "\ue000"  # stands for a tab where one would be taken for a blank
LONGEST_CELL = 120
ENOUGH = 200
MAX_TAGS = 300_000
MAX_ATTRIBUTES = 2_000  # of a tag: parsers compare each name with all others; of a tag with more, none are kept
LONG_TAG = 2 * MAX_ATTRIBUTES
DEEPEST = 2_048  # of libxml2 with `huge_tree`; else it is 255, which pages with tags that nobody closes reach
LINKS, LINKED = 3, 0.7
_PARSER = lxml.html.HTMLParser(huge_tree=True)
_TITLE = re.compile(r"<title[^>]{0,100}>([^<]{1,300})</title>", re.IGNORECASE)
_PROLOGUE = re.compile(r"\s{0,200}<\?xml[^>]{0,200}>")
_SERVER = re.compile(r"<%.{0,20000}?%>", re.DOTALL)
# 标题_某某网, 标题 - 某某政府门户网站: what the site adds behind the title.
_SITE = re.compile(r"\s*(?:[_|｜]|\s[-–—]\s|--)\s*[^_|｜]{0,40}$")
_TAG = re.compile(r"<[A-Za-z](?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+")  # possessive: linear in whatever there is
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_BETWEEN = re.compile(r"[\s/]+")
_BLOCKS = {"p", "div", "br", "tr", "table", "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "dd", "dt"}
_HIDDEN = ("script", "style", "head", "noscript", "template", "select", "iframe", "object")
_FRAME = ("nav", "footer", "aside")
_LISTS = ("ul", "ol", "div", "td", "tr", "p", "dl", "section")


def page_title(markup: str) -> str | None:
    """Return the page's title without the name of the site."""
    found = _TITLE.search(markup[:20000])
    title = " ".join(html.unescape(found.group(1)).split()) if found else ""
    return _SITE.sub("", title) or title or None


def main_text(markup: str) -> str:
    """Return the main text of a page as resiliparse finds it, or all its words where it leaves out most of them.

    Cells of tables are parted by tabs.  Raises `RefusedError` for a page of more tags than any report has.
    """
    if markup.count("<") > MAX_TAGS:
        raise RefusedError("broken_markup", f"more than {MAX_TAGS} tags", "parse")
    markup = _PROLOGUE.sub("", markup, count=1)
    markup = _SERVER.sub("", markup) if "<%" in markup else markup
    if len(markup) > LONG_TAG and max(map(len, _TAG.findall(markup)), default=0) > LONG_TAG:
        markup = _TAG.sub(_lightened, markup)
    tree = _tree(markup or "<p></p>")
    _make_plain(tree)
    made = lxml.html.tostring(tree, encoding="unicode")
    text = extract_plain_text(made, main_content=True, alt_texts=False, links=False, list_bullets=False)
    plain = _plain(tree)
    enough = _letters(text) * 3 >= _letters(plain) or _letters(text) >= ENOUGH
    lines = (line.strip(" ") for line in (text if enough else plain).split("\n"))
    return "\n".join(filter(None, lines)).replace(CELL, "\t")


def _lightened(tag: re.Match[str]) -> str:
    """Return a tag, but for its end, as it stands; its name alone where it has more attributes than any page needs."""
    text = tag.group()
    many = len(text) > LONG_TAG and len(_BETWEEN.findall(_VALUE.sub(" ", text))) > MAX_ATTRIBUTES
    return _BETWEEN.split(text, maxsplit=1)[0] if many else text


def _tree(markup: str) -> Any:
    """Return a page as a tree; raise `RefusedError` where tags stand in one another deeper than the parser goes.

    It would leave out what is deeper, and all behind it, without a word.
    """
    tree = lxml.html.document_fromstring(markup, parser=_PARSER)
    if markup.count("<") > DEEPEST and any("Excessive depth" in fault.message for fault in _PARSER.error_log):
        raise RefusedError("broken_markup", f"more than {DEEPEST} tags in one another", "parse")
    return tree


def _make_plain(tree: Any) -> None:
    """Take off what is not seen and what is links; tables of data become rows, other tables blocks."""
    lxml.etree.strip_elements(tree, *_HIDDEN, lxml.etree.Comment, with_tail=False)
    for item in list(tree.iter(*_FRAME)):
        _drop(item)
    tables = list(tree.iter("table"))
    outer = {table for table in tables if table.find(".//table") is not None}
    for table in reversed(tables):
        if table in outer or not _flattened(table):
            for item in (table, *table.iter("tbody", "thead", "tr", "td", "th")):
                item.tag = "div"
    _drop_links(tree)


def _drop_links(tree: Any) -> None:
    """Drop the blocks that are lists of links: several of them, and little else.  One pass, inner blocks first."""
    sums: dict[Any, tuple[int, int, int]] = {}  # of each element: letters, letters in links, links
    for _, item in lxml.etree.iterwalk(tree, events=("end",)):
        letters, linked, links = _letters(item.text or ""), 0, 0
        for child in item:
            more = sums.pop(child, (0, 0, 0))
            letters += more[0] + _letters(child.tail or "")
            linked, links = linked + more[1], links + more[2]
        if item.tag == "a":
            linked, links = letters, 1
        sums[item] = (letters, linked, links)
        if item.tag in _LISTS and links >= LINKS and linked >= LINKED * letters:
            sums[item] = (0, 0, 0)
            item.clear(keep_tail=True)


def _drop(item: Any) -> None:
    """Take an element off; what stands behind it stays."""
    if item.getparent() is not None:
        item.drop_tree()


def _flattened(table: Any) -> bool:
    """Put each row of a table of data on a line of its own; return False for a table that lays out a page."""
    rows = _rows(table)
    short = all(len(cell) <= LONGEST_CELL for row in rows for cell in row)
    if not short or max(map(len, rows), default=0) < 2 or table.find(".//a") is not None:
        return False
    tail, caption = table.tail, [" ".join(item.text_content().split()) for item in table.iter("caption")]
    table.clear()
    table.tag, table.tail = "div", tail
    for line in (*caption, *_lines(rows)):
        lxml.etree.SubElement(table, "p").text = line
    return True


def _lines(rows: list[list[str]]) -> list[str]:
    """Return the rows of a table as lines; one cell alone above or below the others is a caption or a note."""
    full = [place for place, row in enumerate(rows) if any(row[1:])]
    return [
        CELL.join(row) if full and full[0] <= place <= full[-1] else CELL.join(row).rstrip(CELL)
        for place, row in enumerate(rows)
        if any(row)
    ]


def _rows(table: Any) -> list[list[str]]:
    """Return the words of a table's cells by row; a cell over several columns or rows is followed by empty ones."""
    below: dict[int, int] = {}  # of each column: how many rows more a cell above reaches down
    return [_cells(row, below) for row in table.iter("tr")]


def _cells(row: Any, below: dict[int, int]) -> list[str]:
    """Return the words of a row's cells, with empty ones where a cell of a row above reaches down."""
    cells: list[str] = []
    for cell in row.iter("td", "th"):
        _reached(cells, below)
        wide, high = max(_span(cell, "colspan"), 1), _span(cell, "rowspan")
        below.update((len(cells) + place, high - 1) for place in range(wide if high > 1 else 0))
        cells += [" ".join(cell.text_content().split()), *[""] * (wide - 1)]
    _reached(cells, below)
    return cells


def _reached(cells: list[str], below: dict[int, int]) -> None:
    """Add an empty cell for each column that a cell above reaches down to."""
    while below.get(len(cells), 0) > 0:
        below[len(cells)] -= 1
        cells.append("")


def _span(cell: Any, name: str) -> int:
    """Return over how many columns or rows a cell says that it goes."""
    span = cell.get(name, "1").strip()
    return int(span) if span.isascii() and span.isdigit() and len(span) < 3 else 1


def _letters(text: str) -> int:
    """Return how many characters of a text are not blanks."""
    return len("".join(text.split()))


def _plain(tree: Any) -> str:
    """Return all words of a page, block by block; `tree` is spoilt."""
    for item in tree.iter():
        if item.tag in _BLOCKS:
            item.text = "\n" + (item.text or "")
            item.tail = "\n" + (item.tail or "")
    lines = (" ".join(line.split()) for line in str(tree.text_content()).split("\n"))
    return "\n".join(filter(None, lines))
