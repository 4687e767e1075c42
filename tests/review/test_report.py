"""The review page without a browser: what is in the file, in which order, and how safely."""

import ast
import base64
import dataclasses
import hashlib
import html.parser
import json
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.number.powers import UNSUPPORTED
from pipeline import suppressions, tables
from pipeline.check import FAILED
from pipeline.review import documents as report_documents
from pipeline.review import islands, queries
from pipeline.review import page as report
from pipeline.review.data import Asked
from pipeline.storage.write import OutputError
from tests.review import report_tables


class Page(html.parser.HTMLParser):
    """Elements with their attributes, and what stands in scripts and styles."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.raw, self._open = [], [], None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self._open = [tag, dict(attrs), ""]

    def handle_endtag(self, tag):
        if self._open and tag == self._open[0]:
            self.raw.append(tuple(self._open))
            self._open = None

    def handle_data(self, data):
        if self._open:
            self._open[2] += data

    def island(self, name):
        return json.loads(next(text for _, about, text in self.raw if about.get("id") == f"{name}-data"))

    def policy(self):
        return next(about["content"] for tag, about in self.elements if tag == "meta" and "http-equiv" in about)


def page_of(archive, folder, **options):
    return Page(report.write_report(archive.write(folder), **options).read_text(encoding="utf-8"))


def sha(text):
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_the_page_is_one_file_that_asks_for_nothing(tmp_path):
    path = report.write_report(report_tables.realistic().write(tmp_path / "tables"))
    assert path == tmp_path / "tables" / "report.html"
    page = Page(path.read_text(encoding="utf-8"))
    for _, about in page.elements:
        assert "style" not in about
        assert not [name for name in about if name.startswith("on")]
        assert all(value.startswith("#") for name, value in about.items() if name in ("src", "href", "action"))
    assert [p.name for p in path.parent.iterdir() if p.name.startswith(".")] == []


def test_another_path_can_be_named(tmp_path):
    folder = report_tables.realistic().write(tmp_path / "tables")
    assert report.write_report(folder, tmp_path / "pages" / "r.html") == tmp_path / "pages" / "r.html"
    assert (tmp_path / "pages" / "r.html").stat().st_size > 10_000


def test_the_policy_names_our_script_and_style_and_nothing_else(tmp_path):
    page = page_of(report_tables.hostile(), tmp_path / "t")
    (script,) = [text for tag, about, text in page.raw if tag == "script" and "type" not in about]
    (style,) = [text for tag, _, text in page.raw if tag == "style"]
    assert page.policy().split("; ") == [
        "default-src 'none'",
        f"script-src '{sha(script)}'",
        f"style-src '{sha(style)}'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    assert {about.get("type", "own") for tag, about, _ in page.raw if tag == "script"} == {"own", "application/json"}


def test_our_script_builds_the_page_from_text_only():
    script = (report.ASSETS / "report.js").read_text(encoding="utf-8")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|fetch\(", script
    )
    assert "</script" not in script
    assert "</style" not in (report.ASSETS / "report.css").read_text(encoding="utf-8")


def test_hostile_text_is_data_and_comes_back_as_it_was(tmp_path):
    page = page_of(report_tables.hostile(), tmp_path / "t")
    assert [tag for tag, _ in page.elements if tag == "img"] == []
    assert page.island("document-0")["text"] == report_tables.HOSTILE_TEXT
    (finding,) = page.island("findings")
    assert finding["en"] == '<img src=x onerror="window.hacked=3"> javascript:alert(1)'
    assert finding["id"] == "=cmd|' /C calc'!A0"
    assert page.island("run")["inputs"] == ['<img src=x onerror="window.hacked=3">']


@pytest.mark.parametrize("text", ["</script>", "<!--", "]]>", "\u2028\u2029", "&amp;", "\x7f\x85", "\ud800", "\ufeff"])
def test_islands_hold_no_character_that_ends_or_changes_them(text):
    written = islands.island({"text": text})
    assert not re.search("[<>&\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff]", written)
    assert json.loads(written) == {"text": text}


@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_survives_an_island(text):
    written = f'<script type="application/json" id="x-data">{islands.island([text])}</script>'
    assert Page(written).island("x") == [text]


def test_template_values_are_escaped():
    template = report._environment().from_string("<p>{{ value }}</p>")
    assert template.render(value="<b>'\"&") == "<p>&lt;b&gt;&#39;&#34;&amp;</p>"


def test_groups_come_by_severity_then_confidence_and_stay_together(tmp_path):
    page = page_of(report_tables.realistic(), tmp_path / "t")
    assert [finding["id"] for finding in page.island("findings")] == [
        "f-share",
        "f-patents",
        "f-growth",
        "f-percent-0",
        "f-percent-1",
        "f-percent-2",
        "f-stale",
        "f-plan",
    ]


def test_a_group_stands_where_its_worst_finding_belongs(tmp_path):
    archive = report_tables.Archive()
    doc_id = archive.document("柳河镇2015年工作总结\n实现利润300万元。\n")
    for flag_id, severity, confidence, group in (
        ("a", "high", 0.6, "one"),
        ("b", "low", 0.9, "two"),
        ("c", "high", 0.7, "two"),
        ("d", "medium", 0.99, "three"),
    ):
        quotes = [("stated", doc_id, "利润300万元")]
        archive.flag("jump", severity, confidence, "变化大。", "Jump.", quotes, flag_id=flag_id, group_id=group)
    found = page_of(archive, tmp_path / "t").island("findings")
    assert [finding["id"] for finding in found] == ["c", "b", "a", "d"]


def test_the_order_of_the_tables_does_not_matter(tmp_path):
    archive = report_tables.many(60)
    first = page_of(archive, tmp_path / "a").island("findings")
    random.Random(4).shuffle(archive.rows["flags"])
    second = page_of(archive, tmp_path / "b").island("findings")
    assert first == second


def test_evidence_stands_in_its_sentence(tmp_path):
    page = page_of(report_tables.realistic(), tmp_path / "t")
    finding = page.island("findings")[0]
    stated, against = finding["evidence"]
    assert (stated["side"], against["side"]) == ("stated", "against")
    text = page.island(f"document-{stated['doc']}")["text"]
    assert text[slice(*stated["span"])] == "研发投入3600万元,相当于销售收入的5.3%"
    sentence = text[slice(*stated["around"])]
    assert sentence == "山东恒盛集团有限公司全年研发投入3600万元,相当于销售收入的5.3%,比上年提高0.4个百分点。"
    assert finding["ends"] == ["335000000", "345000000", "672000000", "687000000"]
    assert finding["hint"] == "factor_2"


def test_offsets_count_utf16_units(tmp_path):
    page = page_of(report_tables.hostile(), tmp_path / "t")
    quote = page.island("findings")[0]["evidence"][1]
    units = page.island("document-0")["text"].encode("utf-16-le")
    start, end = quote["span"]
    assert units[2 * start : 2 * end].decode("utf-16-le") == "实现利润500万元"
    assert report_documents.utf16("a𠮷b")(3) == 4
    assert report_documents.utf16("a吉b")(3) == 3


def test_a_quote_that_does_not_slice_back_is_shown_without_a_place(tmp_path):
    archive = report_tables.realistic()
    row = archive.rows["flag_evidence"][0]
    archive.rows["flag_evidence"][0] = dataclasses.replace(row, start=row.start + 1, end=row.end + 1)
    findings = page_of(archive, tmp_path / "t").island("findings")
    stale = next(finding for finding in findings if finding["id"] == "f-stale")
    assert stale["evidence"][0] == {"side": "stated", "doc": 0, "quote": "组织技术培训460人次"}
    assert "span" in stale["evidence"][1]


def test_mentions_are_marked_by_kind_and_facts_only_where_no_other_table_has_them(tmp_path):
    page = page_of(report_tables.realistic(), tmp_path / "t")
    document = page.island("document-0")
    marks = [(document["text"][start:end], kind) for start, end, kind, _ in document["marks"]]
    assert ("3600万元", "money") in marks
    assert ("5.3%", "percentages") in marks
    assert ("41件", "patents") in marks
    assert ("山东恒盛集团有限公司", "enterprises") in marks
    assert ("460人次", "facts") in marks
    label = next(mark[3] for mark in document["marks"] if mark[2] == "facts")
    assert label == ["柳河镇", "技术培训", "2015-01-01–2015-12-31", "level", "actual"]


def test_a_page_that_would_be_too_large_keeps_the_words_around_quotes(tmp_path, monkeypatch):
    monkeypatch.setattr(report_documents, "MAX_TEXT_CHARS", 10)
    page = page_of(report_tables.realistic(), tmp_path / "t")
    assert page.island("document-0") == {}
    assert not page.island("documents")[0]["whole"]
    stated = page.island("findings")[0]["evidence"][0]
    assert stated["excerpt"]["text"][slice(*stated["span"])] == "研发投入3600万元,相当于销售收入的5.3%"
    assert [
        stated["excerpt"]["text"][start:end] for start, end, kind, _ in stated["excerpt"]["marks"] if kind == "money"
    ] == ["3600万元"]


def test_long_sentences_are_cut_around_the_quote():
    row = report_tables.Archive()
    row.document("前" * 5000 + "利润300万元" + "后" * 5000)
    paper = report_documents.Paper(row.rows["documents"][0])
    assert paper.around(5000, 5007) == (4840, 5167)
    assert paper.around(0, 10_007) == (0, 860)


def test_the_overview_counts_what_the_tables_say(tmp_path):
    run = page_of(report_tables.realistic(), tmp_path / "t").island("run")
    chain = next(row for row in run["coverage"] if row["check"] == "growth_chain")
    assert chain == {
        "check": "growth_chain",
        "consistent": 17,
        "inconsistent": 1,
        "undecidable": 26,
        "reasons": [["no_base", 13], ["other_scope", 13]],
    }
    assert run["indicators"][0] == {"metric": "比重", "figures": 0, "high": 0, "medium": 3, "low": 0}
    assert {"metric": "技术培训", "figures": 6, "high": 0, "medium": 1, "low": 0} in run["indicators"]
    assert run["abstained"][0] == ["money:bare_number", 212]
    assert run["fingerprint"] == "5a1f0c77d2b94e6f8a3b1c2d4e5f6071"


def test_levels_by_year_are_drawn_for_subjects_with_findings_first(tmp_path):
    archive = report_tables.realistic()
    archive.fact("石桥街道", "销售收入", 2015, "1", "1")
    lines = page_of(archive, tmp_path / "t").island("series")
    assert [(line["metric"], line["subject"], line["unit"]) for line in lines] == [("销售收入", "柳河镇", "元")]
    assert lines[0]["points"][0] == [2012, 4980000000.0, 4980000000.0, "actual", False]
    assert lines[0]["points"][-1] == [2016, 7200000000.0, None, "target", False]


@pytest.mark.parametrize("missing", [*report_tables.AUDIT, "facts", "sentences", "documents", "money"])
def test_any_table_may_be_absent(tmp_path, missing):
    folder = report_tables.realistic().write(tmp_path / "t", leave_out=(missing,))
    page = Page(report.write_report(folder).read_text(encoding="utf-8"))
    assert len(page.island("findings")) == (0 if missing == "flags" else 8)


def test_empty_tables_and_an_empty_folder_give_a_page(tmp_path):
    assert page_of(report_tables.Archive(), tmp_path / "t").island("findings") == []
    (tmp_path / "bare").mkdir()
    page = Page(report.write_report(tmp_path / "bare").read_text(encoding="utf-8"))
    assert page.island("run")["fingerprint"] == "unknown"


def test_only_quoted_documents_are_in_the_page(tmp_path):
    archive = report_tables.realistic()
    archive.document("别处的报告\n没有发现。\n", doc_id="clean")
    page = page_of(archive, tmp_path / "t")
    assert sorted(about["id"] for about in page.island("documents")) == ["d2014", "d2015", "d2016"]


def test_earlier_decisions_travel_with_the_page(tmp_path):
    rows = [suppressions.Suppression("f-plan", "planned_vs_actual", "", "not_an_error", "超额完成", "李", "2026-01-05")]
    folder = report_tables.realistic().write(tmp_path / "t")
    suppressions.write(folder / "suppressions.csv", rows)
    page = Page(report.write_report(folder).read_text(encoding="utf-8"))
    assert page.island("reviewed") == [dataclasses.asdict(rows[0])]


def ids(path):
    return [finding["id"] for finding in Page(path.read_text(encoding="utf-8")).island("findings")]


def test_findings_beyond_one_page_are_on_linked_pages_and_counted_on_each(tmp_path, monkeypatch):
    folder = report_tables.many(60).write(tmp_path / "t")
    whole = ids(report.write_report(folder))
    assert len(whole) == len(set(whole)) == 60
    monkeypatch.setattr(queries, "ON_PAGE", 25)
    first = report.write_report(folder)
    assert [path.name for path in (first, *report.others(first))] == ["report.html", "report-2.html", "report-3.html"]
    pages = [Page(path.read_text(encoding="utf-8")) for path in (first, *report.others(first))]
    assert [finding["id"] for page in pages for finding in page.island("findings")] == whole
    runs = [page.island("run") for page in pages]
    assert [run.pop("page") for run in runs] == [0, 1, 2]
    assert runs[0] == runs[1] == runs[2]
    assert sum(row["number"] for row in runs[0]["totals"]) == 60
    assert [sum(part[level] for level in queries.SEVERITIES) for part in runs[0]["pages"]] == [25, 25, 10]
    for page in pages:
        quoted = {item["doc"] for finding in page.island("findings") for item in finding["evidence"]}
        assert quoted == set(range(len(page.island("documents"))))
        for finding in page.island("findings"):
            for item in finding["evidence"]:
                text = page.island(f"document-{item['doc']}")["text"]
                assert text[slice(*item["span"])] == item["quote"]


def test_what_is_left_out_of_the_pages_is_counted_and_pages_of_before_go(tmp_path, monkeypatch):
    monkeypatch.setattr(queries, "ON_PAGE", 25)
    folder = report_tables.many(60).write(tmp_path / "t")
    (folder / "report-notes.html").write_text("mine")
    report.write_report(folder)
    first = report.write_report(folder, asked=Asked(pages=1))
    assert report.others(first) == []
    assert (folder / "report-notes.html").exists()
    run = Page(first.read_text(encoding="utf-8")).island("run")
    assert len(ids(first)) == 25
    assert sum(row["number"] for row in run["totals"]) == 60
    assert len(run["pages"]) == 1
    every = report.write_report(folder, asked=Asked(pages=0))
    assert len(report.others(every)) == 2


def test_findings_can_be_asked_for_by_severity_check_and_source(tmp_path):
    folder = report_tables.realistic().write(tmp_path / "t")

    def asked(**of):
        return ids(report.write_report(folder, tmp_path / "r.html", asked=Asked(**of)))

    assert asked(severities=("high",)) == ["f-share", "f-patents", "f-growth"]
    assert asked(severities=("high",), checks=("growth_chain", "jump")) == ["f-growth"]
    assert asked(source="d2014") == ["f-growth", "f-stale"]
    assert asked(source="it's % nowhere") == []


def test_every_word_of_the_page_is_there_in_both_languages():
    words = report.strings()
    script = (report.ASSETS / "report.js").read_text(encoding="utf-8")
    template = (report.ASSETS / "report.html").read_text(encoding="utf-8")
    used = set(re.findall(r"\bt\('([\w.]+)'", script)) | set(
        re.findall(r'(?:words\("|text\["|data-t-\w+=")([\w.]+\w)"', template)
    )
    assert used <= words.keys()
    own = [key for key in words if not key.startswith("reject.")]  # the others are of lexicons/reject_reasons.tsv
    assert own == sorted(own)
    assert all(zh and en for zh, en in words.values())
    for reason in suppressions.REASONS:
        assert f"verdict.{reason}" in words
    for table in tables.TABLES:
        assert f"table.{table}" in words or table in report_tables.AUDIT


def constants(node):
    """Yield the strings that an expression may have as its value."""
    for part in (node.body, node.orelse) if isinstance(node, ast.IfExp) else [node]:
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def reasons(folder):
    """Yield what the code below a folder gives as its reason to abstain: in a call, an assignment, or for a table."""
    for path in (report.ASSETS.parents[2] / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                of_drop = node.args[3:4] if isinstance(node.func, ast.Attribute) and node.func.attr == "drop" else []
                for given in (*of_drop, *(word.value for word in node.keywords if word.arg == "reason")):
                    yield from constants(given)
            elif isinstance(node, ast.Assign) and any(getattr(to, "attr", "") == "reason" for to in node.targets):
                yield from constants(node.value)
            elif isinstance(node, ast.Return) and node.value is not None:
                yield from (said for said in constants(node.value) if said.startswith("table_"))


@pytest.mark.parametrize(
    ("folder", "prefixes", "one"),
    [
        ("extractors", ("",), "table_unit_unknown"),
        ("pipeline/metric", ("metric:",), "bounds_a_group"),
        ("pipeline/context", ("context:subject:", "context:period:"), "unknown_sister"),
    ],
)
def test_every_reason_to_abstain_has_words(folder, prefixes, one):
    words, given = report.strings(), set(reasons(folder))
    assert one in given
    assert {said for said in given if not any(f"why.{prefix}{said}" in words for prefix in prefixes)} == set()


def undecided():
    """Return what the checks give as their reason not to decide: said in the call, by a function, or by a name."""
    said, names = set(), {}
    calls = []
    for folder in ("checks", "across"):
        for path in (report.ASSETS.parents[1] / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "undecidable":
                    calls.append(node.args[1])
                elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                    names |= {name.id: node.value.value for name in node.targets if isinstance(name, ast.Name)}
                elif isinstance(node, ast.Return) and node.value is not None:
                    said |= {
                        word
                        for word in constants(node.value)
                        if re.fullmatch("[a-z]+(?:_[a-z]+)+|undated|revision", word)
                    }
    names |= {"FAILED": FAILED, "UNSUPPORTED": UNSUPPORTED}
    given = (names.get(node.id) if isinstance(node, ast.Name) else constants(node) for node in calls)
    for reason in given:
        said |= {reason} if isinstance(reason, str) else set(reason or ())
    return said


def test_every_reason_not_to_decide_has_words_on_the_page():
    words, given = report.strings(), undecided()
    assert {"open_interval", "scope_or_revision", "no_subject", "dates_differ", "failed", "power_unsupported"} <= given
    assert {said for said in given if f"undecided.{said}" not in words} == set()
    assert {key for key in words if key.startswith("undecided.")} <= {f"undecided.{said}" for said in given}


def test_what_merely_has_the_name_of_a_page_stays(tmp_path):
    folder = report_tables.many(3).write(tmp_path / "t")
    notes = tmp_path / "notes-2024.html"
    notes.write_text("<title>mine</title>", encoding="utf-8")
    report.write_report(folder, tmp_path / "notes.html")
    report.write_report(folder, tmp_path / "notes.html")  # over its own page it may
    assert notes.read_text(encoding="utf-8") == "<title>mine</title>"
    with pytest.raises(OutputError, match="no review page"):
        report.write_report(folder, notes)
