"""heshu in spaCy, and spaCy in heshu: a component behind any tokenizer, and a NER model trained here."""

import datetime
import importlib.metadata
import random
import subprocess
import sys
from decimal import Decimal

import pandas as pd
import pytest
import spacy
from click.testing import CliRunner
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import minibatch

import pipeline
from extractors import Enterprise, Passage, find_in
from pipeline import explain, own
from pipeline.cli import heshu
from pipeline.ner import ModelError
from pipeline.ner.model import Names, load
from pipeline.nlp import component

TEXT = "2015年，山东恒盛集团有限公司实现销售收入60亿元，同比下降5.2%，申请专利70件。"


def words_of(nlp, text):
    """Return a Doc cut in pieces of three characters, across every mention."""
    return Doc(nlp.vocab, words=[text[i : i + 3] for i in range(0, len(text), 3)], spaces=[False] * -(-len(text) // 3))


@pytest.fixture(scope="module")
def nlp():
    out = spacy.blank("zh")
    out.add_pipe("heshu")
    return out


def test_values_are_exact_behind_the_default_tokenizer(nlp):
    doc = nlp(TEXT)
    spans = list(doc.spans["heshu"])
    assert [(span.text, span.label_) for span in spans] == [
        ("山东恒盛集团有限公司", "enterprise"),
        ("60亿元", "money"),
        ("5.2%", "percentage"),
        ("70件", "patents"),
    ]
    firm, money, share, patents = (span._.heshu for span in spans)
    assert (firm.kind, firm.canonical) == ("legal_name", "山东恒盛集团有限公司")
    assert (money.low, money.slack, money.unit) == (Decimal(6000000000), Decimal(50000000), "元")
    assert (money.subject, money.metric, money.measure) == ("山东恒盛集团有限公司", "销售收入", "level")
    assert (money.period_start, money.period_end) == (datetime.date(2015, 1, 1), datetime.date(2015, 12, 31))
    assert (share.low, share.unit, share.measure) == (Decimal("-5.2"), "%", "growth")
    assert (patents.low, patents.unit, patents.kind) == (Decimal(70), "件", "any")
    assert doc._.heshu == [firm, money, share, patents]


def test_a_tokenizer_that_cuts_across_mentions_widens_spans_not_values(nlp):
    doc = nlp(words_of(nlp, TEXT))
    assert doc.text == TEXT
    spans = list(doc.spans["heshu"])
    assert len(spans) == 4
    for span in spans:
        item = span._.heshu
        assert TEXT[item.start : item.end] == item.text
        assert span.start_char <= item.start
        assert item.end <= span.end_char
    assert [span._.heshu.text for span in spans] == [item.text for item in nlp(TEXT)._.heshu]


def test_two_mentions_in_one_token_keep_their_own_values(nlp):
    text = "投资3亿元增长5%。"
    doc = nlp(Doc(nlp.vocab, words=[text], spaces=[False]))
    assert [(span.text, span._.heshu.text) for span in doc.spans["heshu"]] == [(text, "3亿元"), (text, "5%")]


def test_docs_survive_storage_and_processes(nlp):
    doc = nlp(TEXT)
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert again._.heshu == doc._.heshu
    assert [span._.heshu for span in again.spans["heshu"]] == doc._.heshu


def test_spans_of_others_have_no_values(nlp):
    doc, empty = nlp(TEXT), nlp("没有数字。")
    assert doc[0:2]._.heshu is None
    assert doc.char_span(6, 16, label="ORG", span_id="0")._.heshu is None
    assert doc.char_span(0, 5, label="enterprise", span_id="0")._.heshu is None
    assert list(empty.spans["heshu"]) == []


def test_the_entry_point_makes_the_component_known():
    points = {point.name: point for point in importlib.metadata.entry_points(group="spacy_factories")}
    if "heshu" not in points:
        pytest.skip("installed before the entry point was there; `make setup` anew")
    assert points["heshu"].load() is component.make_heshu
    code = "import spacy; nlp = spacy.blank('zh'); nlp.add_pipe('heshu'); print(len(nlp('投资3亿元').spans['heshu']))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "1\n"


def test_doc_of_mentions_needs_no_pipeline():
    text = "山东柳河机械有限公司 实现利税500万元。"
    doc = component.spacy_doc(text, [Enterprise(0, 10, text[:10], "test", "legal_name")])
    assert doc.text == text
    assert [(span.text, span.label_) for span in doc.spans["heshu"]] == [("山东柳河机械有限公司", "enterprise")]


# Names that no form betrays, in sentences of two kinds, for a model to learn them from.
SHOPS = (
    "听雨轩",
    "松月楼",
    "杏花居",
    "望江阁",
    "翠竹斋",
    "云来坊",
    "听涛轩",
    "明月楼",
    "荷香居",
    "观海阁",
    "墨香斋",
    "锦绣坊",
)
FRAMES = ("镇里表彰了{}，奖励{}万元。", "记者在{}看到，新增就业{}人。", "项目由{}承建，投资{}万元。")
PLAIN = ("全镇实现销售收入{}万元。", "记者在会上看到，粮食总产{}吨。", "项目由县里承建，投资{}万元。")


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """A small NER model, trained on three dozen sentences with names and as many without."""
    random.seed(1)
    spacy.util.fix_random_seed(1)
    out = spacy.blank("zh")
    out.add_pipe("ner").add_label("ORG")
    examples = []
    for number, (shop, frame) in enumerate((s, f) for s in SHOPS for f in FRAMES):
        text = frame.format(shop, 100 + number)
        start = text.index(shop)
        examples.append(Example.from_dict(out.make_doc(text), {"entities": [(start, start + len(shop), "ORG")]}))
        plain = PLAIN[number % len(PLAIN)].format(200 + number)
        examples.append(Example.from_dict(out.make_doc(plain), {"entities": []}))
    optimizer = out.initialize(lambda: examples)
    for _ in range(10):
        random.shuffle(examples)
        for batch in minibatch(examples, 16):
            out.update(batch, sgd=optimizer, drop=0.1)
    folder = tmp_path_factory.mktemp("model") / "shops"
    out.to_disk(folder)
    return str(folder)


PAGE = "2015年，项目由听雨楼承建，投资600万元。镇里表彰了山东恒盛集团有限公司，奖励30万元。全镇实现销售收入900万元。"


def test_a_trained_model_adds_names_where_we_are_silent(model, tmp_path):
    assert [m.text for m in find_in(Passage(PAGE)) if isinstance(m, Enterprise)] == ["山东恒盛集团有限公司"]
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    options = pipeline.Options(workers=1, spacy_model=model, report=False)
    pipeline.run([str(tmp_path / "page.txt")], tmp_path / "out", options)
    names = pd.read_parquet(tmp_path / "out" / "enterprises")
    assert dict(zip(names["text"], names["kind"], strict=True)) == {
        "听雨楼": "other",
        "山东恒盛集团有限公司": "legal_name",
    }


def test_explain_names_the_rule(model):
    shown = own.call(own.Own(spacy_model=model), explain.explain, PAGE)
    assert "'听雨楼' [9:12] enterprise by rule spacy_model" in shown


@pytest.fixture
def ruler(tmp_path):
    """A function that returns a model which sees just the given words as organisations."""

    def make(*names, label="ORG"):
        out = spacy.blank("zh")
        out.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": name} for name in names])
        out.to_disk(tmp_path / "ruler")
        load.cache_clear()
        return Names(str(tmp_path / "ruler"))

    return make


NOT_TAKEN = [
    ("柳河市教育局投资300万元。", "柳河市教育局", "body_or_place"),
    ("云川理工大学申请专利3件。", "云川理工大学", "body_or_place"),
    ("青岛投资300万元。", "青岛", "place"),
    ("有限公司投资300万元。", "有限公司", "no_trade_name"),
    ("听雨，楼外投资300万元。", "听雨，楼", "no_name_by_form"),
    ("山东恒盛集团有限公司投资300万元。", "恒盛集团", "overlaps_own_mention"),
    ("听雨楼投资300万元。", "投资300万元", "overlaps_own_mention"),
]


@pytest.mark.parametrize(("text", "name", "reason"), NOT_TAKEN)
def test_what_is_not_taken_from_a_model(ruler, text, name, reason):
    passage = Passage(text, trace=True)
    ours = find_in(passage)
    assert ruler(name).add(ours, passage) == ours
    assert [(drop.text, drop.reason) for drop in passage.drops if drop.rule == "spacy_model"] == [(name, reason)]


def test_what_is_taken_and_in_which_order(ruler):
    passage = Passage("投资300万元的听雨楼")
    found = ruler("听雨楼").add(find_in(passage), passage)
    assert [(m.text, m.rule) for m in found] == [("300万元", "amount"), ("听雨楼", "spacy_model")]
    assert ruler("听雨楼", label="PERSON").add([], Passage("听雨楼")) == []


def test_models_that_cannot_be_used_are_usage_errors(tmp_path):
    with pytest.raises(ModelError, match="neither an installed package nor a folder"):
        load("zh_no_such_model")
    spacy.blank("zh").to_disk(tmp_path / "blank")
    for name, message in (
        (tmp_path / "blank", "no component of this pipeline finds entities"),
        (tmp_path, "cannot load"),
    ):
        done = CliRunner().invoke(heshu, ["explain", "甲", "--spacy-model", str(name)])
        assert done.exit_code == 2
        assert message in done.output
