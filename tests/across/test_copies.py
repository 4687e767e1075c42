"""Copies: identical and near-identical reports, whatever the order and the cut of the input."""

import random

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline
from pipeline.across import copy_queries as queries
from pipeline.across import neighbours
from pipeline.across.alike import alike, same_report
from pipeline.across.copies import find_copies
from pipeline.database.base import rows_of
from pipeline.database.duck import Duck
from pipeline.similarity import sketch

_NAMES = ("doc_id", "source", "record", "part", "region", "issuer", "report_year", "issued", "text")
TEXT = (
    "白塔镇2012年科技工作总结\n一年来,全镇坚持科技兴镇,工业总产值达到12.6亿元,比上年增长14.3%。新引进项目17个,"
    "到位资金3.8亿元。组织农业专家下村讲课42场,培训农民2130人次,发放资料5600册。镇财政安排科技专项资金86万元,"
    "支持企业申报专利31件,其中发明专利9件。下一步,我们将继续完善科技服务网络,把技术送到田间地头。\n"
    "白塔镇人民政府\n2012年12月20日\n"
)
NEW_FIGURES = (
    TEXT.replace("2012", "2013")
    .replace("12.6", "14.9")
    .replace("14.3", "18.2")
    .replace("17个", "21个")
    .replace("3.8", "4.4")
    .replace("2130", "2477")
)


def edited(text, rate, seed=1):
    draw = random.Random(seed)
    pool = "的是在有和不人这中大为上个国我以要他"
    return "".join(draw.choice(pool) if draw.random() < rate and char > "一" else char for char in text)


def row(number, text, **known):
    base = {"doc_id": f"{number:020x}", "source": f"{number}.txt", "record": None, "part": 1, "text": text}
    return {name: known.get(name, base.get(name)) for name in _NAMES}


SCHEMA = pa.schema([(n, pa.int64() if n in ("part", "report_year") else pa.string()) for n in _NAMES])


def copies(folder, rows, piece=100, told=None):
    with Duck(folder) as engine:
        pieces = [pa.Table.from_pylist(rows[at : at + piece], SCHEMA) for at in range(0, len(rows), piece)]
        engine.stream("documents", SCHEMA, lambda: pieces)
        texts = {one["doc_id"]: one["text"] for one in rows}
        engine.table("buckets", sketch.buckets(list(texts), list(texts.values())))
        lengths = list(map(len, texts.values()))
        told = [told.get(one, 0) for one in texts] if told else [0] * len(texts)
        engine.table("traits", pa.table({"doc_id": list(texts), "facts": told, "chars": lengths}))
        find_copies(engine)
        again = sorted(rows_of(engine, "again", ()), key=str)
        return dict(rows_of(engine, "copies", ())), again


def test_small_edits_make_a_copy_new_figures_do_not():
    assert alike(TEXT, edited(TEXT, 0.02))
    assert alike(TEXT, "首页 > 工作总结 > 正文\n" + TEXT + "上一篇:返回列表 下一篇:没有了\n")
    assert not alike(TEXT, NEW_FIGURES)
    assert not alike(TEXT, edited(TEXT, 0.4))


def test_the_signed_year_and_the_place_decide(tmp_path):
    one = row(1, TEXT, report_year=2012, region="白塔镇")
    moved = row(2, TEXT.replace("白塔镇", "临河镇"), report_year=2012, region="临河镇")
    later = row(3, TEXT.replace("2012", "2013"), report_year=2013, region="白塔镇")
    same = row(4, edited(TEXT, 0.01), report_year=2012, region="白塔镇")
    assert copies(tmp_path / "c", [one, moved, later, same])[0] == {same["doc_id"]: one["doc_id"]}


def test_a_damaged_place_or_a_date_of_the_page_is_no_other_report(tmp_path):
    one = row(1, TEXT, report_year=2012, issuer="白塔镇人民政府")
    damaged = row(2, TEXT.replace("白塔镇人民", "白的镇人民"), report_year=2012, issuer="白的镇人民政府")
    framed = row(3, "发布时间:2016-03-08\n" + TEXT, report_year=2016)
    found, _ = copies(tmp_path / "c", [one, damaged, framed])
    assert len(found) == 2


def test_the_first_is_the_one_signed_first(tmp_path):
    rows = [row(9, TEXT, issued="2012-12-20"), row(1, edited(TEXT, 0.01, 2)), row(2, edited(TEXT, 0.01, 3))]
    found, _ = copies(tmp_path / "c", rows)
    assert found == {rows[1]["doc_id"]: rows[0]["doc_id"], rows[2]["doc_id"]: rows[0]["doc_id"]}


def test_of_those_signed_alike_the_first_is_the_one_that_tells_most_facts(tmp_path):
    """A page around a damaged copy makes it longer, not better."""
    whole, damaged = row(9, TEXT), row(1, "首页 > 工作总结 > 正文\n" + edited(TEXT, 0.02))
    longer, shorter = damaged["doc_id"], whole["doc_id"]
    assert copies(tmp_path / "a", [whole, damaged])[0] == {shorter: longer}
    assert copies(tmp_path / "b", [whole, damaged], told={shorter: 9, longer: 4})[0] == {longer: shorter}
    signed = [whole, row(1, damaged["text"], issued="2012-12-20")]
    assert copies(tmp_path / "c", signed, told={shorter: 9, longer: 4})[0] == {shorter: longer}


def test_of_identical_texts_the_first_path_counts(tmp_path):
    rows = [row(1, TEXT, source="b.txt"), row(1, TEXT, source="a.txt"), row(2, NEW_FIGURES)]
    found, again = copies(tmp_path / "c", rows)
    assert not found
    assert [item[1] for item in again] == ["b.txt"]


@pytest.fixture(scope="module")
def families(tmp_path_factory):
    """Reports of three families, and what are copies among them."""
    texts = [TEXT, NEW_FIGURES, TEXT.replace("白塔", "青石").replace("12.6", "31.7").replace("42场", "77场")]
    rows = [row(10 * f + n, edited(text, 0.01 * n, n)) for f, text in enumerate(texts) for n in range(4)]
    rows += [row(0, TEXT, source="copy.txt"), row(99, "一段没有数字的短文。")]
    return rows, copies(tmp_path_factory.mktemp("c") / "a", rows)


@settings(max_examples=12, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 40))
def test_order_and_cut_do_not_matter(families, tmp_path_factory, draw, piece):
    rows, expected = families
    shuffled = rows[:]
    draw.shuffle(shuffled)
    assert copies(tmp_path_factory.mktemp("c") / "b", shuffled, piece) == expected
    assert len(expected[0]) >= 6
    assert not set(expected[0]) & set(expected[0].values())  # a report is only a copy of one that is none


@pytest.mark.parametrize("reverse", [False, True])
def test_facts_of_copies_are_kept_marked_and_not_counted(tmp_path, reverse):
    firm = "山东恒盛集团有限公司实现销售收入60亿元,申请专利70件。"
    text = TEXT.replace("下一步", firm + "下一步")
    texts = [text, edited(text, 0.006, 5), NEW_FIGURES]
    (tmp_path / "in").mkdir()
    for number, name in enumerate("cba" if reverse else "abc"):
        (tmp_path / "in" / f"{name}.txt").write_text(texts[number], encoding="utf-8")
    pipeline.run([str(tmp_path / "in")], tmp_path / "out", pipeline.Options(guard=False, report=False))
    documents = pd.read_parquet(tmp_path / "out/documents")
    copy = documents[documents["duplicate_of"].notna()]
    assert len(copy) == 1
    facts = pd.read_parquet(tmp_path / "out/facts")
    assert set(facts[facts["duplicate"]]["doc_id"]) == set(copy["doc_id"])
    assert len(facts[facts["duplicate"]]) > 3
    registry = pd.read_parquet(tmp_path / "out/registry").set_index("canonical")
    assert registry["mentions"]["山东恒盛集团有限公司"] == 1
    assert registry["documents"]["山东恒盛集团有限公司"] == 1


@pytest.mark.parametrize("many", [4096, 16])
def test_texts_that_are_many_and_alike_are_held_against_one_each(tmp_path, monkeypatch, many):
    monkeypatch.setattr(queries, "LOTS", queries.LOTS.replace("4096", str(many)))
    rows = [row(number, f"{edited(TEXT, 0.01, number)}第{number}号\n", region="白塔镇") for number in range(300)]
    pairs = []
    monkeypatch.setattr("pipeline.across.alike.same_report", lambda pair: pairs.append(pair) or same_report(pair))
    found, _ = copies(tmp_path, rows)
    first = max(rows, key=lambda one: (len(one["text"]), -int(one["doc_id"], 16)))["doc_id"]
    assert found == {one["doc_id"]: first for one in rows if one["doc_id"] != first}
    assert len(pairs) < 1.5 * len(rows)


def test_who_is_held_against_whom():
    heads = {"a": "a", "b": "a", "c": "c", "d": "a", "e": "c", "f": "c"}
    rows = [(bucket, doc_id, head) for bucket in "xy" for doc_id, head in heads.items()]
    told = pa.table(dict(zip(("bucket", "doc_id", "head"), zip(*rows, strict=True), strict=True)))
    beside = {("a", "c"), ("b", "c"), ("c", "d"), ("b", "e"), ("d", "e"), ("d", "f")}
    found = [tuple(one.values()) for one in neighbours.offer(told, ("bucket",)).to_pylist()]
    assert sorted(found) == sorted((*pair, 1) for pair in beside for _ in "xy")
    firsts = {("a", doc_id, 0) for doc_id in "cef"}
    with_first = neighbours.offer(told.slice(0, len(heads)), ("bucket",), first=True).to_pylist()
    assert {tuple(one.values()) for one in with_first} == firsts | {(*pair, 1) for pair in beside}
    assert neighbours.offer(told.slice(0, 0), ("bucket",)).schema == neighbours.OFFERED


# Where the table that is joined has few rows, or a thousandth of the others' in the worst case.
_SMALL = {"LEADERS"}


def test_a_question_joins_two_tables_or_groups_one():
    """Two joins, or a join and a group, each want their share of what memory there is: at a million texts too much."""
    asked = {
        name: text for name, text in vars(queries).items() if name.isupper() and name[0] != "_" and "SELECT" in text
    }
    assert len(asked) > 30
    for name, text in asked.items():
        steps = sum(text.count(word) for word in ("JOIN", "GROUP BY", "DISTINCT"))
        unions = 1 + (text.count("UNION ALL") if name == "FIRST_REPORTS" else 0)
        assert steps <= unions + (name in _SMALL), name


def test_of_rows_that_share_their_id_and_text_one_is_none(tmp_path):
    import json

    import pandas as pd

    import pipeline

    row = json.dumps(
        {"id": "a", "text": "柳河镇2012年工业工作总结\n全镇实现产值12.6亿元，同比增长18%。\n"}, ensure_ascii=False
    )
    (tmp_path / "a.jsonl").write_text(f"{row}\n" * 3, encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(f"{row}\n", encoding="utf-8")
    options = pipeline.Options(guard=False, report=False)
    pipeline.run([str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")], tmp_path / "out", options)
    found = pd.read_parquet(tmp_path / "out" / "documents")
    assert found["duplicate_of"].isna().tolist() == [True, False, False, False]
