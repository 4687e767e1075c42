"""Compare extractors of main text on our own pages, and on a zip archive of pages of one site: docs/html.md.

    python -m tools.compare_html [SITE.zip]

Rivals that are not installed are left out.  On our own pages what is text is known.  Of the pages of one site, a line
that stands on one page in eight or fewer is taken for text, one that stands on half of them or more for the site's.
"""

from __future__ import annotations

import re
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from importlib import import_module

import lxml.html

from pipeline.ingest import markup
from pipeline.ingest.decode import decode
from tests.ingest.html_pages import Made, pages


def _tags_off(html: str) -> str:
    """Return the words of a fragment of HTML, block by block."""
    return "\n".join(lxml.html.fromstring(html or "<p></p>").itertext()) if html else ""


def _justext(html: str) -> str:
    justext = import_module("justext")
    found = justext.justext(
        html.encode(), frozenset(), length_low=20, length_high=60, stopwords_low=0, stopwords_high=0, encoding="utf-8"
    )
    return "\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate)


def _newspaper(html: str) -> str:
    article = import_module("newspaper").Article("http://localhost/", language="zh", fetch_images=False)
    article.download(input_html=html)
    article.parse()
    return str(article.text)


def _selectolax(html: str) -> str:
    tree = import_module("selectolax.lexbor").LexborHTMLParser(html)
    tree.strip_tags(["script", "style", "nav", "header", "footer", "aside"])
    return str(tree.body.text(separator="\n")) if tree.body else ""


RIVALS: dict[str, Callable[[str], str]] = {
    "ours (page made plain, then resiliparse)": markup.main_text,
    "trafilatura": lambda html: import_module("trafilatura").extract(html, include_comments=False) or "",
    "trafilatura, recall": lambda html: import_module("trafilatura").extract(html, favor_recall=True) or "",
    "readability-lxml": lambda html: _tags_off(import_module("readability").Document(html).summary()),
    "resiliparse": lambda html: import_module("resiliparse.extract.html2text").extract_plain_text(
        html, main_content=True
    ),
    "jusText": _justext,
    "boilerpy3": lambda html: (
        import_module("boilerpy3.extractors").ArticleExtractor(raise_on_failure=False).get_content(html)
    ),
    "newspaper4k": _newspaper,
    "selectolax, tags by name": _selectolax,
}


def _squeezed(text: str) -> str:
    """Return a text without blanks and marks of tables."""
    return re.sub(r"[\s|]+", "", text)


def own(extract: Callable[[str], str]) -> str:
    """Return the line of the table for our own pages."""
    kept = lines = rows = whole = leaked = leaks = 0
    began = time.process_time()
    for page in pages():
        text = extract(page.html)
        found = _squeezed(text)
        kept += sum(_squeezed(line) in found for line in page.lines)
        lines += len(page.lines)
        leaked += sum(_squeezed(word) in found for word in page.site)
        leaks += len(page.site)
        whole += _rows_kept(page, text)
        rows += len(page.rows)
    took = (time.process_time() - began) / 25 * 1000
    return f"{kept / lines:.3f} | {whole / rows:.3f} | {leaked / leaks:.3f} | {took:.1f}"


def _rows_kept(page: Made, text: str) -> int:
    """Return how many rows of a page's tables stand on one line, cells in order."""
    lines = [_squeezed(line) for line in text.splitlines()]
    return sum(_squeezed(row) in lines for row in page.rows)


def site(extract: Callable[[str], str], path: str) -> str:
    """Return the line of the table for the pages of a site."""
    with zipfile.ZipFile(path) as archive:
        texts = [decode(archive.read(name)).text for name in archive.namelist()]
    split = [{line for part in _selectolax_free(text) if len(line := _squeezed(part)) > 3} for text in texts]
    count = Counter(line for lines in split for line in lines)
    kept = wanted = leaked = leaks = 0
    for text, lines in zip(texts, split, strict=True):
        found = _squeezed(extract(text))
        main = [line for line in lines if count[line] * 8 <= len(texts)]
        frame = [line for line in lines if count[line] * 2 >= len(texts)]
        kept, wanted = kept + sum(len(x) for x in main if x in found), wanted + sum(map(len, main))
        leaked, leaks = leaked + sum(x in found for x in frame), leaks + len(frame)
    return f"{kept / wanted:.3f} | {leaked / leaks:.3f}"


def _selectolax_free(html: str) -> list[str]:
    """Return the strings of a page that a person sees."""
    tree = lxml.html.fromstring(html)
    lxml.etree.strip_elements(tree, "script", "style", "head", lxml.etree.Comment, with_tail=False)
    return [str(text) for text in tree.itertext()]


def main(zips: list[str]) -> None:
    """Print the table."""
    for name, extract in RIVALS.items():
        try:
            extract("<html><body><p>今年以来，全县完成产值3亿元。</p></body></html>")
        except ImportError:
            print(f"| {name} | not installed |")
            continue
        print(f"| {name} | {own(extract)} | {' | '.join(site(extract, path) for path in zips)} |")


if __name__ == "__main__":
    main(sys.argv[1:])
