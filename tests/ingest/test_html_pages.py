"""Main text of pages as sites build them: all of the text, tables as rows, and little of the site."""

from __future__ import annotations

import re

import pytest

from pipeline.document.clean import clean
from pipeline.ingest import markup
from pipeline.ingest.allowed import RefusedError
from tests.ingest.html_pages import HOT, NAVIGATION, Made, pages

PAGES = {page.name: page for page in pages()}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("name", PAGES)
def test_all_of_the_text_and_none_of_the_links(name: str) -> None:
    page: Made = PAGES[name]
    found = clean(markup.main_text(page.html)).text
    lines = found.split("\n")
    assert [line for line in page.lines if squeezed(line) not in squeezed(found)] == []
    assert [row for row in page.rows if row not in lines] == []
    text = squeezed(found)
    assert [word for word in HOT if squeezed(word) in text] == []
    assert len([word for word in NAVIGATION if word in text]) <= 1  # 政务公开 stands in the way to the page, too
    assert "产值99亿元" not in text


def test_of_the_rest_of_the_site_only_odd_words_stay() -> None:
    kept = total = 0
    for page in PAGES.values():
        text = squeezed(clean(markup.main_text(page.html)).text)
        kept += sum(squeezed(word) in text for word in page.site)
        total += len(page.site)
    assert kept / total < 0.03


def test_a_cell_over_several_columns_keeps_the_others_in_place() -> None:
    head = "<tr><td>项目</td><td colspan=2>2014年</td><td>2013年</td></tr>"
    table = head + "<tr><td>产值</td><td>1</td><td>2</td><td>3</td></tr>"
    text = markup.main_text(f"<html><body><p>主要指标完成情况见下表。</p><table>{table}</table></body></html>")
    assert text.split("\n")[-2:] == ["项目\t2014年\t\t2013年", "产值\t1\t2\t3"]


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 2_000 + "产值3亿元",
        "<p " + "a='x' " * 100_000 + ">产值3亿元</p>",
        "<p " + " ".join(f"a{number}='>'" for number in range(200_000)) + ">产值3亿元</p>",
        "<p/" + "/".join(f"a{number}" for number in range(200_000)) + ">产值3亿元</p>",
        "<b>" * 2_000,
        "&lt;" * 200_000,
        "<table>" * 2_000,
    ],
    ids=["depth", "attributes", "names", "bare names", "bold", "entities", "tables"],
)
def test_pages_made_to_choke_a_parser(page: str) -> None:
    assert isinstance(markup.main_text(f"<html><body>{page}</body></html>"), str)


def test_a_tag_of_many_attributes_costs_no_words() -> None:
    many = " ".join(f"a{number}='>'" for number in range(3_000))
    page = f'<html><body><p {many}>产值3亿元</p><p class="{"x " * 9_000}">税收2亿元</p></body></html>'
    assert markup.main_text(page).split("\n") == ["产值3亿元", "税收2亿元"]


@pytest.mark.parametrize("tag", ["div", "b", "table"])
def test_tags_deeper_than_the_parser_goes_are_refused(tag: str) -> None:
    """It would leave out what is behind them."""
    with pytest.raises(RefusedError, match="2048 tags in one another"):
        markup.main_text(f"<html><body>{f'<{tag}>' * 50_000}产值3亿元")


def test_a_page_of_a_million_tags_is_refused() -> None:
    with pytest.raises(RefusedError):
        markup.main_text("<html>" + "<br>" * 1_000_000)


def test_nothing_is_fetched_and_no_entity_is_read() -> None:
    page = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a "aaaa">'
        '<!ENTITY b "&a;&a;&a;">]><html><body><p>产值3亿元&x;&b;</p><img src="http://127.0.0.1:9/x"/></body></html>'
    )
    text = markup.main_text(page)
    assert "root:" not in text
    assert "产值3亿元" in text
