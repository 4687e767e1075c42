"""Every cell is traceable: each row's words stand at its span, in the corpus and in all of ../shared/text."""

import pyarrow.parquet as pq

import pipeline
from extractors.base import fold
from pipeline import tables
from pipeline.storage.write import batches

SPANNED = ("enterprises", "money", "percentages", "patents")


def check(out):
    texts = {}
    for rows in batches(out, "documents", ["doc_id", "text"]):
        texts.update(zip(rows["doc_id"].to_pylist(), rows["text"].to_pylist(), strict=True))
    seen = 0
    for table in SPANNED:
        for rows in batches(out, table, ["doc_id", "start", "end", "text"]):
            for doc_id, start, end, text in zip(*(rows[name].to_pylist() for name in rows.schema.names), strict=True):
                assert text
                assert texts[doc_id][start:end] == text
                seen += 1
    return seen


def check_sentences(out):
    """Sentences are in order, do not overlap, and hold every mention that names them."""
    spans = {}
    for rows in batches(out, "sentences"):
        for row in rows.to_pylist():
            spans[row["doc_id"], row["sentence_id"]] = (row["start"], row["end"])
    for (doc_id, number), (start, _) in spans.items():
        if number:
            assert spans[doc_id, number - 1][1] <= start
    for table in SPANNED:
        for rows in batches(out, table, ["doc_id", "sentence_id", "start"]):
            for row in rows.to_pylist():
                low, high = spans[row["doc_id"], row["sentence_id"]]
                assert low <= row["start"] < high


def test_own_corpus(corpus_folder):
    assert check(corpus_folder) > 500
    check_sentences(corpus_folder)


def test_everything_in_shared_text(shared, tmp_path):
    summary = pipeline.run([str(shared / "text")], tmp_path / "out", pipeline.Options(report=False))
    assert check(tmp_path / "out") == sum(summary.counts[table] for table in SPANNED)
    check_sentences(tmp_path / "out")
    for table in tables.TABLES:
        assert pq.read_schema(tmp_path / "out" / table / "part-00000.parquet").names == tables.SCHEMAS[table].names


def test_facts_are_the_figures_of_the_other_tables_and_counts(corpus_folder):
    """Each figure of another table is a fact unless it bounds a group; others begin with a number and have a unit."""
    figures = set()
    for table in SPANNED[1:]:
        for rows in batches(corpus_folder, table, ["doc_id", "start", "end"]):
            figures |= {tuple(row.values()) for row in rows.to_pylist()}
    texts = {}
    for rows in batches(corpus_folder, "documents", ["doc_id", "text"]):
        texts |= {row["doc_id"]: row["text"] for row in rows.to_pylist()}
    facts, counts = set(), 0
    for rows in batches(corpus_folder, "facts", ["doc_id", "start", "end", "unit"]):
        for row in rows.to_pylist():
            facts.add((row["doc_id"], row["start"], row["end"]))
            if (row["doc_id"], row["start"], row["end"]) not in figures:
                counts += 1
                assert fold(texts[row["doc_id"]])[row["start"]] in "0123456789一二两三四五六七八九十百千万亿数几"
                assert row["unit"]
    left_out = figures - facts  # what bounds a group (亿元以上项目) is the value of nothing
    assert all(texts[doc_id].startswith(("以上", "以下"), end) for doc_id, _, end in left_out)
    assert len(left_out) < len(figures) / 50
    assert counts > 100
