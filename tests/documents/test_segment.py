"""Sentences and sections by literal cases; coverage of the text as a property."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import segment
from pipeline.segment import locate, sentences, words
from pipeline.startup import user_cache

SENTENCES = [
    ("产值3.5亿元。利税1,200万元！", ["产值3.5亿元。", "利税1,200万元！"]),
    ("申请专利20件；授权8件", ["申请专利20件；", "授权8件"]),
    ("全镇申请专利20件（发明3件；新型17件），授权8件。", ["全镇申请专利20件（发明3件；新型17件），授权8件。"]),
    ("会上指出：“要抓投入。”随后部署了工作。", ["会上指出：“要抓投入。”", "随后部署了工作。"]),
    ("一、加强领导\n镇里高度重视。", ["一、加强领导", "镇里高度重视。"]),
    ("  首行缩进。\n\n\n　　第二段", ["首行缩进。", "第二段"]),
    ("成绩很大……困难不少。", ["成绩很大……困难不少。"]),
    ("详见 http://a.cn/x.jsp?id=3;p=1 网页。", ["详见 http://a.cn/x.jsp?id=3;p=1 网页。"]),
    ("括号没有收（全年3家。下一句", ["括号没有收（全年3家。", "下一句"]),
    ("", []),
    (" \n\n ", []),
    ("真的吗？！是的。", ["真的吗？！", "是的。"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_where_sentences_begin_and_end(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in sentences(text)] == expected


def test_sections_are_heading_paths() -> None:
    text = (
        "镇2012年总结\n概述。\n一、主要成绩\n（一）工业平稳增长\n产值增长。\n1、重点企业\n甲厂投产。\n（二）农业增产\n粮食丰收。\n"
        "二、存在问题：投入不足。\n（3）这一条写成了一句话,不是标题,后面还有内容。共12个。\n2.5万元不是标题"
    )
    found = {text[span.start : span.end]: span.section for span in sentences(text)}
    assert found["概述。"] is None
    assert found["产值增长。"] == "一、主要成绩 / （一）工业平稳增长"
    assert found["甲厂投产。"] == "一、主要成绩 / （一）工业平稳增长 / 1、重点企业"
    assert found["粮食丰收。"] == "一、主要成绩 / （二）农业增产"
    assert found["共12个。"] == "二、存在问题"
    assert found["2.5万元不是标题"] == "二、存在问题"


def test_each_character_has_a_sentence() -> None:
    spans = sentences("甲。\n乙。丙。")
    assert [locate(spans, at) for at in range(7)] == [0, 0, 0, 1, 1, 2, 2]


@given(st.text(st.sampled_from("一、（(1)2.。！；;?\n\n 　”产值abc"), max_size=60))
@settings(max_examples=300, deadline=None)
def test_sentences_cover_all_but_blanks(text: str) -> None:
    at = 0
    for span in sentences(text):
        assert not text[at : span.start].strip()
        assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
        at = span.end
    assert not text[at:].strip()


@pytest.mark.parametrize("unit", ["1,", "（", "(。", "\n", "一、\n", "。", "；”"])
def test_sentences_of_hostile_lines(unit: str) -> None:
    text = unit * 20_000
    assert sum(span.end - span.start for span in sentences(text)) <= len(text)


def test_words_join_to_the_window() -> None:
    assert words("柳河镇机械制造有限公司") == ["柳河", "镇", "机械制造", "有限公司"]
    assert "".join(words("a 1，b\n")) == "a 1，b\n"


def test_dictionary_is_kept_and_a_broken_copy_is_replaced(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    path = user_cache.place("jieba-words")
    path.parent.mkdir(parents=True)
    path.write_bytes(b"cut off")
    segment._tokenizer.cache_clear()
    first = words("科技创新工作")
    assert path.stat().st_size > 1_000_000
    segment._tokenizer.cache_clear()
    assert words("科技创新工作") == first
    assert [item.name for item in path.parent.iterdir()] == [path.name]
    segment._tokenizer.cache_clear()


def flipped(data: bytes, place: int) -> bytes:
    """Return bytes with one bit that is another."""
    return data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :]


def damaged_part(data: bytes) -> bytes:
    """Return the file with a bit changed among the words that begin with 科."""
    parts = user_cache.read_parts("jieba-words")
    assert parts is not None
    start, end, _ = parts.places["科"]
    return flipped(data, len(data) - len(parts.data) + (start + end) // 2)


@pytest.mark.parametrize("how", ["its list", "a part", "cut off", "of others"])
def test_a_dictionary_that_is_not_to_be_trusted_is_not_read(tmp_path, monkeypatch, how) -> None:
    """`marshal` ends the interpreter on some damaged data, and whoever may write the file chooses the words."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    segment._tokenizer.cache_clear()
    first = words("科技创新工作")
    path = user_cache.place("jieba-words")
    sound = path.read_bytes()
    if how == "of others":
        path.chmod(0o666)
    else:
        path.write_bytes({"its list": flipped(sound, 100), "cut off": sound[:-1_000]}.get(how, damaged_part(sound)))
    assert (user_cache.read_parts("jieba-words") is None) == (how in ("its list", "of others"))
    segment._tokenizer.cache_clear()
    if how == "cut off":
        segment.whole_dictionary()
    assert words("科技创新工作") == first
    assert path.read_bytes() == sound
    assert not path.stat().st_mode & 0o022
    segment._tokenizer.cache_clear()


def test_without_a_home_nothing_is_kept(tmp_path, monkeypatch) -> None:
    """Where a container gives the user no home, `~` stands for nothing, and is no folder to be made here."""
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    monkeypatch.chdir(tmp_path)
    user_cache.keep("compiled", "made")
    user_cache.keep_parts("jieba-words", "made", {})
    assert (user_cache.read("compiled"), user_cache.read_parts("jieba-words")) == (None, None)
    assert list(tmp_path.iterdir()) == []


def test_a_dictionary_read_piece_by_piece_cuts_as_the_whole_does() -> None:
    """Texts with words and gaps, each cut before its characters are known, and again with all of jieba's words."""
    texts = ["柳河镇机械制造有限公司", "同比增长百分之三十", "研究生命的起源", "abc公司2015年,利税", "量子猫咪", "𠀀字"]
    segment._tokenizer.cache_clear()
    piece_by_piece = [words(text) for text in texts]
    few = len(segment._tokenizer()[0].FREQ)
    segment.whole_dictionary()
    assert [words(text) for text in texts] == piece_by_piece
    tokenizer, waiting = segment._tokenizer()
    assert (waiting.chars, few < len(tokenizer.FREQ) // 10) == (set(), True)
    with (Path(sys.modules["jieba"].__file__).with_name("dict.txt")).open("rb") as lines:
        assert tokenizer.gen_pfdict(lines) == (tokenizer.FREQ, tokenizer.total)


def test_jiebas_own_tokenizer_stays_untouched() -> None:
    words("全镇")
    assert not sys.modules["jieba"].dt.initialized or segment._tokenizer()[0] is not sys.modules["jieba"].dt
