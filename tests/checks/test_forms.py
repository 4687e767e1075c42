from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages

import pytest

from pipeline import checks, ingest
from pipeline.checks.forms import Form, found, matches
from pipeline.document.split import split
from pipeline.extract import Origin, drafts
from pipeline.segment import words

MODULES = [import_module(found.name) for found in walk_packages(checks.__path__, f"{checks.__name__}.")]
NAMED = [value for module in MODULES for value in vars(module).values()]
PARTS = [one for value in NAMED for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, Form)]
FORMS = list({id(one): one for one in PARTS}.values())  # each once, however many modules name it
BEFORE = "全年新增就业860人;培训1200人。\n"


def read(text: str) -> tuple[list[str], list[str]]:
    """Return what each form finds in a text, and what its pattern finds in the whole skeleton."""
    page = ingest.Page(source="t", record=None, title=None, encoding="utf-8", text=text)
    report = drafts([(split(page)[0], Origin("t", None, "utf-8"))], words)[0].facts()
    by_cue = [f"{n}:{match.start()}" for n, one in enumerate(FORMS) for match, _ in found(report, one)]
    bones = [
        list(dict.fromkeys([report.skeleton.text, *([] if one.whole else [report.plainer.text])])) for one in FORMS
    ]
    told = [f"{n}:{m.start()}" for n, one in enumerate(FORMS) for text in bones[n] for m in matches(text, one)]
    assert set(by_cue) <= set(told)
    return told, [
        f"{n}:{m.start()}" for n, one in enumerate(FORMS) for text in bones[n] for m in one.pattern.finditer(text)
    ]


@pytest.mark.parametrize("number", range(len(FORMS)), ids=lambda number: FORMS[number].example[:12])
def test_each_form_reads_its_example(number: int) -> None:
    assert str(number) in {place.partition(":")[0] for place in read(FORMS[number].example)[0]}


def test_a_cue_takes_nothing_from_a_form() -> None:
    text = BEFORE.join(one.example for one in FORMS) + "".join(one.example for one in FORMS)
    by_cue, whole = read(text)
    assert len(whole) >= 2 * len(FORMS)
    assert by_cue == whole


@pytest.mark.parametrize(
    ("text", "plainer"),
    [
        ("税收3亿元,同比增长5%,占收入的40%。", "税收Ⓝ,占收入的Ⓟ。"),
        ("税收3亿元(增长5%),占收入的40%。", "税收Ⓝ,占收入的Ⓟ。"),
        ("税收3亿元、利润2亿元,分别增长5%、6%。", "税收Ⓝ、利润Ⓝ,分别增长Ⓟ、Ⓟ。"),
        ("税收3亿元,增长5%、6%。", "税收Ⓝ,增长Ⓟ、Ⓟ。"),
        ("税收增长5%,占收入的40%。", "税收增长Ⓟ,占收入的Ⓟ。"),
    ],
)
def test_growths_in_passing_are_passed_over(text: str, plainer: str) -> None:
    page = ingest.Page(source="t", record=None, title=None, encoding="utf-8", text=text)
    report = drafts([(split(page)[0], Origin("t", None, "utf-8"))], words)[0].facts()
    assert report.plainer.text == plainer
    assert [report.plainer.at(place) is not None for place, sign in enumerate(plainer) if sign in "ⓃⓅ"] == [True] * sum(
        map(plainer.count, "ⓃⓅ")
    )
