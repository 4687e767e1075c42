"""The words that say how sure a figure is (计划, 目标, 累计), and those that only look like one (完成采购预算)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.lexicon import Matcher, load
from extractors.number.printed import SCALED
from pipeline.context.words import either
from pipeline.document.ahead import either as ahead

_NOUNS = ("计划", "预算", "意向")
# 围绕年初确定的|目标任务,实现收入5亿元; 按照经费占支出1.5%的|目标,支出达133万元: what was aimed at is told.
_AROUND = re.compile(f"{either('rallies')}[^,;。]{{0,22}}$|(?:按照?|根据|对照)[^,;。]{{0,30}}[0-9]%?(?:以上)?的?$")
_EXPECTED = ("预期", "市场预期", "分析师预期")
_OWN_FIGURE = re.compile("(?:值|均值)?[为是]?[约]?[0-9]")
_OUTCOME = re.compile(f"[0-9][^,;。()0-9]{{0,8}}[,(](?:{either('who_expects')}){{0,3}}$")
_VOWS = ("承诺", "预期")
_OUTLOOK = re.compile("[^,;。]*的(?:[乐悲]观|一致|普遍)?$")
_RESET = re.compile("[调降]|根据|按照?|维持|给出")
# 每年将销售收入的5%以上投入研发: 将 only says of what.
_TAKES = re.compile(
    f"(?!投|拿|提取|安排|把|从|使)[^,;。0-9]{{2,14}}的[约近超]?[0-9.]{{1,6}}%(?:以上|左右)?(?:的?资金)?{either('put_to')}"
)
# 交易所将保证金由12%提高至16%: so does it before what was changed.
_CHANGES = re.compile(
    f"(?!{either('begins_act')}|[把使让从会再带])[^,;。]{{2,20}}由[^,;。]{{1,16}}?"
    "(?:提[高升]|[升降增减调]至|[升降增减调]到|增加|减少|扩大|缩[小短]|压[缩减]|[上下]调|调整|降低)"
)
# 首家将甲和乙结合起来的平台: what kind of one it is.
_RELATIVE = re.compile("(?![在于会要有被成])[^,;。]{4,24}的[^,;。]")
_CLASSIFIERS = ("首家", "首个", "一家", "一个", "一种")
_WISHED = re.compile(f"{either('wished')}|拟|若")
_STRIVEN = re.compile("(?:力争|确保|争取)[^,;。的]{0,10}$")  # 力争上半年|累计产值突破3亿元: no sum yet
_OF_CAPITAL = ("实际使用", "实际利用", "实际到位")
_CAPITAL = re.compile("(?:[国境省市县区]?[外内]|台)(?:商直接投)?资")
_AGREED = re.compile("[外内引]资|资金|利用|协议|合同|引进")  # 计划引进外资5000万美元,|实际利用外资3000万美元
_DIGITS, _YEAR = "0123456789", re.compile("[0-9]{4}年")
_STOPS = tuple(",。;、后")
_MEASURED = re.compile("(?:比|较|占|超|超过|高于|低于)[^,;。比]{0,7}$")  # 比原计划减少: what an outcome is measured by
_BESIDE = re.compile(
    "(?:(?<![占同环对])比|较|[高低好]于|[高低]出|超过|超出)[^,;。比重例率]{0,6}$"
)  # 比年初目标高1.4个百分点
# 全面实现年初确定的主要目标, 超过预期目标: what follows has come about, unless it is still wanted.
_REACHED = re.compile(f"(?:{either('how_done')}(?:实现|完成)了?|[超高好低]于|超过|超出)[^,;。]{{0,8}}$")
_WANTED = re.compile(f"{ahead('strives')}|努力|[要为将]")
# 完成年度目标任务5.8亿元的115%: how much of an aim was done.
_OF_RATE = re.compile(
    r"(?:任务|指标)?[数额值]?\(?"
    rf"(?:{SCALED}(?![\d.,])[\u4e00-\u9fff]{{1,3}}?)?\)?的\d{{1,3}}(?:\.\d{{1,2}})?%"
)
_DONE = re.compile("(?:完成|占|达到?|相当于|实现|[是为])了?[^,;。:]{0,12}$")
_MET = re.compile("(?:完成|执行)了?[^,;。0-9]{0,6}$")
# 占规划总投资的65%, 达到计划投资的73%: what a share is of says nothing of the figures behind it.
_SHARE = re.compile("[^,;。0-9]{0,8}的[约近超]?[0-9.]{1,8}%")
# 下达我镇的指标为1.5%, but 下达任务45件的126%, 下达资金3000万元.
_SETS = re.compile(
    f"[^,;。0-9]{{0,16}}(?:指标|任务|目标)(?:任务|指标|[数额值])?(?:分别)?[为是]?[约近]?{SCALED}"
    "(?!百分点|个百分点|[%\\w]{0,2}?的[0-9])"
)
_COMES_TO = ("占", "达到", "达", "完成", "相当于")
_SO = re.compile("[^,;。的]{0,16}?[0-9,;。]")  # 已折旧完毕的面板厂: says what a thing is like
_TO_COME = re.compile("(?:[拟将]|预计|计划|力争|确保|争取)[^,;。]*$")
Cue = tuple[int, str]  # offset and kind


@cache
def _lexicon() -> tuple[Matcher, list[str]]:
    """Return the automaton of the cues, and the kind of each of its words."""
    kinds = {row["word"]: row["kind"] for row in load("modality_cues")}
    matcher = Matcher(kinds, dense=True)
    return matcher, [kinds[word] for word in matcher.words]


def cues(text: str, windows: Sequence[tuple[int, int]]) -> list[Cue]:
    """Return offset and kind of each cue; a plan that is only named (发布计划,), or told by its figure, is none."""
    out: list[Cue] = []
    matcher, kinds = _lexicon()
    words = matcher.words
    for first, last in windows:
        for index, start, end in matcher.indexes(text[first:last]):
            word, kind, start, end = words[index], kinds[index], first + start, first + end
            if kind == "guard" or (kind == "set" and not _SETS.match(text, end)):
                continue
            kind = _kind(text, word, kind, first, start, end)
            named = word in _NOUNS and (
                text.startswith(_STOPS, end)
                or _MEASURED.search(text, max(0, start - 10), start)
                or _is_met(text, start)
                or (_OF_RATE.match(text, end) is not None and _is_reached(text, start, end))
            )
            named = named or (word == "目标" and _BESIDE.search(text, max(0, start - 9), start) is not None)
            named = named or (word in _VOWS and (_is_met(text, start) or _is_noun(text, start, end)))
            named = named or (
                word.endswith("投资") and text.startswith("同比", end)
            )  # 计划投资|同比增长16%: of plans made
            if kind == "target" and text.startswith(",", end) and _AROUND.search(text, max(first, start - 38), start):
                continue
            named = named or (word == "将" and _is_mark(text, first, start, end))
            named = named or (text.endswith(_COMES_TO, 0, start) and _SHARE.match(text, end) is not None)
            if named or (word[-1] in _DIGITS and not _YEAR.match(text, end - 1)):
                continue  # 争取到2亿元 is no 争取到2020年
            if _says_nothing(text, word, kind, first, start, end):
                continue
            if kind == "target" and word[0] != "(" and start and text[start - 1] in "%元件项":
                continue
            start += word[0] == "("  # it holds within its bracket
            out.append((start, "done" if kind == "target" and _is_reached(text, start, end) else kind))
    return out


def _kind(text: str, word: str, kind: str, first: int, start: int, end: int) -> str:
    """Return the kind of a cue; expected beside an outcome is one figure alone (营收5亿元,|市场预期6亿元;利润…)."""
    if word in _EXPECTED and _OWN_FIGURE.match(text, end) and _OUTCOME.search(text, max(first, start - 26), start):
        return "beside"
    return "target" if kind == "set" else kind


def _is_mark(text: str, first: int, start: int, end: int) -> bool:
    """Return whether 将 only stands before an object: 每年将销售收入的5%投入研发, 将保证金由12%提高至16%."""
    if _TAKES.match(text, end) or (text.endswith(_CLASSIFIERS, 0, start) and _RELATIVE.match(text, end)):
        return True
    if not _CHANGES.match(text, end):
        return False
    sentence = max(first, text.rfind("。", first, start))
    return _WISHED.search(text, sentence, start) is None


def _says_nothing(text: str, word: str, kind: str, first: int, start: int, end: int) -> bool:
    """Return whether a cue belongs to what is wanted: 力争上半年|累计产值突破3亿元; 力争…;|实际利用外资8亿元."""
    if kind == "sum":
        return _STRIVEN.search(text, max(first, start - 14), start) is not None
    if kind == "so":
        clause = max(text.rfind(mark, max(first, start - 30), start) for mark in ",;。\n") + 1
        return _SO.match(text, end) is None or _TO_COME.search(text, max(clause, first), start) is not None
    return kind == "done" and word in _OF_CAPITAL and _is_name(text, first, start, end)


def _is_name(text: str, first: int, start: int, end: int) -> bool:
    """Return whether 实际 only belongs to an indicator that is wanted, not held against a plan of the same."""
    if not _CAPITAL.match(text, end):
        return False
    sentence = max(first, *(text.rfind(mark, first, start) for mark in "。\n"))
    if _WANTED.search(text, sentence, start) is None:
        return False
    return _AGREED.search(text, max(sentence, text.rfind(";", sentence, start)), start) is None


def _is_noun(text: str, start: int, end: int) -> bool:
    """Return whether what was expected is only spoken of: 未达到人们的|预期,产量下降3%; what is put down is told."""
    if not text.startswith(",", end) or (noun := _OUTLOOK.search(text, max(0, start - 30), start)) is None:
        return False
    return _RESET.search(noun[0]) is None


def _is_met(text: str, start: int) -> bool:
    """Return whether a plan or budget is one that was met (完成采购预算11.17亿元), not one still to be met."""
    done = _MET.search(text, max(0, start - 10), start)
    return done is not None and _WANTED.search(text, max(0, done.start() - 8), done.start()) is None


def _is_reached(text: str, start: int, end: int) -> bool:
    """Return whether the words before an aim say that it was reached, or how much of it was done."""
    clause = max(text.rfind(mark, max(0, start - 30), start) for mark in ",;。\n") + 1
    reached = _REACHED.search(text, clause, start) or (_OF_RATE.match(text, end) and _DONE.search(text, clause, start))
    if reached is None:
        return False
    end = reached.start() if reached[0].startswith(("是", "为")) else start  # 为年度目标4亿元的110%: no wish
    return _WANTED.search(text, clause, end) is None
