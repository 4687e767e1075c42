"""Every lexicon loads, and the ones of names and regions keep their promises to the enterprise rules."""

from __future__ import annotations

import ast
import re

import pytest

from extractors import lexicon
from extractors.base import fold
from extractors.words import shipped, tsv
from tests.conftest import ROOT

NAMES = sorted(path.stem for path in lexicon.FOLDER.glob("*.tsv"))
KINDS = {"group", "short", "foreign", "other", "legal_name"}
SOURCES = {"listed", "general_knowledge", "stock_code_in_text", "company_title", "text"}
ROLES = [
    ("name_roles", "roles"),
    ("name_proofs", "roles"),
    ("metric_acts", "roles"),
    ("check_words", "uses"),
    ("cross_cues", "roles"),
    ("context_words", "roles"),
    ("percent_cues", "role"),
    ("figure_words", "roles"),
]
# Of words of the checks, where a check reads them its comment says what they are for.
EXPLAINED = [(name, column) for name, column in ROLES if name != "check_words"]
EXPLAINED += [("ahead_words", "roles"), ("zone_words", "roles"), ("money_cues", "role"), ("table_words", "role")]
EXPLAINED += [("subject_cues", "kind"), ("period_cues", "kind"), ("count_stops", "kind"), ("figure_glue", "role")]
GENERIC = {
    "公司",
    "集团",
    "企业",
    "该公司",
    "集团公司",
    "银行",
    "证券",
    "交易所",
    "上交所",
    "深交所",
    "新浪财经",
    "证券日报",
}


@pytest.mark.parametrize("name", NAMES)
def test_every_lexicon_loads_and_is_not_empty(name: str) -> None:
    assert lexicon.load(name)


@pytest.mark.parametrize("name", NAMES)
def test_every_lexicon_says_where_it_comes_from(name: str) -> None:
    with (lexicon.FOLDER / f"{name}.tsv").open(encoding="utf-8") as lines:
        assert next(lines).startswith("#")


def test_lexicons_have_the_columns_that_rules_ask_for() -> None:
    assert list(lexicon.load("known_names")[0]) == ["name", "kind", "ambiguous", "canonical", "source"]
    assert list(lexicon.load("regions")[0]) == ["region", "level", "parent"]
    assert list(lexicon.load("name_guards")[0]) == ["phrase", "reason"]


def test_columns_of_known_names_hold_only_their_values() -> None:
    rows = lexicon.load("known_names")
    assert {row["kind"] for row in rows} <= KINDS
    assert {row["source"] for row in rows} <= SOURCES
    assert {row["ambiguous"] for row in rows} == {"yes", "no"}
    assert all(row["canonical"] for row in rows)


def test_no_known_name_is_safe_and_too_short() -> None:
    safe = lexicon.terms("known_names", ambiguous="no")
    assert [name for name in safe if len(name) < 2] == []
    assert [name for name in safe if len(name) == 2 and name.isdigit()] == []


def test_known_names_are_folded_already() -> None:
    assert [name for name in lexicon.terms("known_names") if name != fold(name)] == []


def test_kind_follows_the_form_of_the_name() -> None:
    for row in lexicon.load("known_names"):
        if row["name"].endswith("有限公司"):
            assert row["kind"] == "legal_name", row
        if row["name"].endswith("集团"):
            assert row["kind"] == "group", row


def test_no_generic_word_or_exchange_is_a_known_name() -> None:
    assert lexicon.terms("known_names") & GENERIC == frozenset()


def test_regions_and_known_names_do_not_meet() -> None:
    assert lexicon.terms("known_names") & lexicon.terms("regions") == frozenset()


def test_regions_have_a_level_and_their_parents_are_regions() -> None:
    rows = lexicon.load("regions")
    assert {row["level"] for row in rows} == {"province", "prefecture", "county", "country"}
    assert {row["parent"] for row in rows} - {""} <= lexicon.terms("regions")
    assert all(len(row["region"]) >= 2 for row in rows)


@pytest.mark.parametrize(
    "region", ["青岛市", "青岛", "内蒙古自治区", "内蒙古", "郓城县", "郓城", "延边", "荷兰", "滨海新区"]
)
def test_regions_hold_the_full_and_the_bare_form(region: str) -> None:
    assert region in lexicon.terms("regions")


@pytest.mark.parametrize("word", ["平安", "大方", "兴业", "资源", "合作", "光明", "大众", "阿里"])
def test_regions_leave_out_common_words_and_firms(word: str) -> None:
    assert word not in lexicon.terms("regions")


@pytest.mark.parametrize("name", ["苹果", "光明", "小米", "联想", "通用", "大众", "方正", "茅台", "国药", "好时"])
def test_names_that_are_also_words_are_ambiguous(name: str) -> None:
    assert name in lexicon.terms("known_names", ambiguous="yes")


@pytest.mark.parametrize(
    "name", ["万科", "格力电器", "鞍钢股份", "华谊兄弟", "百威英博", "西门子", "SABMiller", "京东商城"]
)
def test_names_that_nothing_else_bears_are_safe(name: str) -> None:
    assert name in lexicon.terms("known_names", ambiguous="no")


def test_every_guard_holds_a_name_and_is_none() -> None:
    names = lexicon.terms("known_names")
    for guard in lexicon.terms("name_guards"):
        assert guard not in names
        assert re.search("|".join(map(re.escape, sorted(names, key=len, reverse=True))), guard), guard


def test_no_blank_of_any_kind_stands_at_the_edge_of_a_cell() -> None:
    blanks = {char for char in map(chr, range(0x110000)) if char.isspace()} - set("\t\n")
    for blank in blanks:
        with pytest.raises(tsv.LexiconError, match="blanks at the edge"):
            tsv.parse(f"word\tnote\n甲\t注\n乙\t{blank}注\n", "made.tsv")
    assert tsv.parse("word\tnote\n甲\t一 注\n", "made.tsv") == {"word": ["甲"], "note": ["一 注"]}


@pytest.mark.parametrize(("name", "column"), ROLES)
def test_every_role_of_a_word_is_asked_for(name: str, column: str) -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8") for part in ("extractors", "pipeline") for path in (ROOT / part).rglob("*.py")
    )
    asked = set(re.findall(r"[\"']([\w.]+)[\"']", code))
    roles = {role for row in lexicon.load(name) for role in row[column].split()}
    assert len(roles) > 7
    assert roles - asked == set()


@pytest.mark.parametrize(("name", "column"), EXPLAINED)
def test_every_role_is_explained_in_its_lexicon(name: str, column: str) -> None:
    with shipped.home(name).open(encoding="utf-8") as lines:
        told = set(re.findall(r"\w+", "".join(line for line in lines if line.startswith("#"))))
    assert {role for row in lexicon.load(name) for role in row[column].split()} - told == set()


def test_no_module_holds_a_list_of_words() -> None:
    """More than five Chinese words go to a lexicon; the digits are no words, and an example is a sentence."""
    for part in ("extractors", "pipeline"):
        for path in (ROOT / part).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Tuple | ast.List | ast.Set):
                    texts = [item.value for item in node.elts if isinstance(item, ast.Constant)]
                    words = [text for text in texts if isinstance(text, str) and re.search("[一-鿿]", text)]
                    assert len(words) < 6 or set("".join(words)) <= set("零〇一二三四五六七八九十百千万亿"), (
                        path,
                        words,
                    )


@pytest.mark.parametrize("package", ["extractors", "pipeline"])
def test_no_pattern_holds_a_list_of_words(package: str) -> None:
    """More than five alternatives of two Chinese characters or more go to a lexicon; the rest is grammar."""
    for path in (ROOT / package).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                for run in re.findall("[一-鿿]{2,}(?:\\|[一-鿿]+)+", node.value):
                    words = [word for word in run.split("|") if len(word) > 1]
                    assert len(words) < 6, (path, words)
