"""Plots show Chinese, or say how to make them."""

import importlib
import io
import warnings

import pytest

import pipeline as heshu
from pipeline import plots

pyplot = pytest.importorskip("matplotlib.pyplot")


def drawn(text):
    """Draw a text; return the warnings of glyphs that the font lacks."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        figure, axes = pyplot.subplots()
        axes.set_title(text)
        figure.savefig(io.BytesIO(), format="png")
        pyplot.close(figure)
    return [str(item.message) for item in caught if "missing" in str(item.message)]


def test_chinese_is_drawn():
    with pyplot.rc_context():
        assert heshu.plots.style() in plots.FAMILIES
        assert drawn("石桥镇研发投入（万元）−5 “增长” 亿元 ％ 镕 龘") == []


def test_boxes_are_seen_by_this_test():
    with pyplot.rc_context({"font.family": ["DejaVu Sans"]}):
        assert drawn("石桥镇") != []


def test_without_a_font_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(plots, "FAMILIES", ())
    with pyplot.rc_context(), pytest.warns(UserWarning, match=r"fonts-noto-cjk"):
        assert plots.style() is None


def test_without_matplotlib_it_says_what_to_install(monkeypatch):
    def gone(name):
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", gone)
    with pytest.raises(ImportError, match=r"heshu\[notebooks\]"):
        plots.style()
