"""No pattern backtracks: four times the text, up to 100k characters, costs less than eight times the time.

Processor time, the better of two runs, with a generous factor: what is quadratic costs sixteen times as much.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache, partial

import pytest

from extractors import money, patents, percentages
from extractors.base import Passage
from pipeline.check import audit_all
from pipeline.document.split import split
from pipeline.extract import Origin, drafts
from pipeline.ingest import Page, sniff

LINES = [
    "1", "一", "1,", ".", "1.", "1 ", " 1",
    ",111", "百", "亿", "一多", "几", "1万", "1-",
    "1~", "%", "1%", "%1", "百分之", "百分之百", "元",
    "1元", "1元-", "有限公司", "专利", "1项", "专利1项", "专利1项,",
    "专利1项。", "专利1项\n", "1项专利和", "单位:万元\n", "单位:万元\n1 ", "增1", "增1.1、",
    "占", "占1的", "每", "每股", "近", "约", "分别",
    "1兆", "一兆亿", "1€", "¥-1", "1万零", "百分之-", "在1%和", "五成至", "三块五一", "1美元1美分", "约五百块",
    "港币约", "HK$1元", "七、", "百分之七、", "两、三个百分点", "两、三百元",
    "投资5万。收入3美元，", "利润1", "利润1234利税1.8亿元", "(", "不超过", "三成", "￥", "A$",
]  # fmt: skip
EXTRACTORS = [money, percentages, patents]
SIZE = 10_000
NOISE = 0.03


def cost(reading: Callable[[int], Callable[[], object]], size: int) -> float:
    """Return the processor time of one reading; what it reads is made before."""
    read = reading(size)
    start = time.process_time()
    read()
    return time.process_time() - start


def is_linear(reading: Callable[[int], Callable[[], object]], few: int, many: int) -> bool:
    """Return whether `many` times as much takes at most eight times as long, noise taken off.

    The better of two runs counts; the second, and those of the few, are made only where the first does not tell yet.
    """
    much = cost(reading, few * many)
    if much <= NOISE:
        return True
    allowed = NOISE + 8 * max(min(cost(reading, few), cost(reading, few)), 0.001)
    return much <= allowed or cost(reading, few * many) <= allowed


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda module: module.__name__.rpartition(".")[2])
def test_four_times_the_text_costs_less_than_eight_times_the_time(extractor, line: str) -> None:
    def reading(size: int) -> Callable[[], object]:
        return partial(extractor.find, Passage((line * (size // len(line) + 1))[:size]))

    assert is_linear(reading, SIZE, 4)


@pytest.mark.parametrize("blank", [b" ", b"\r", b"\n ", b"<!---->", b"<%%> "])
def test_what_stands_before_a_page_is_cut_into_pieces_in_one_way(blank: bytes) -> None:
    assert is_linear(lambda size: partial(sniff.is_html, blank * size + b"x", ""), 12, 2)


@pytest.mark.parametrize("blank", [" ", "\t", "| "])
def test_the_blanks_of_a_table_cost_linear_time(blank: str) -> None:
    table = "单位:万元\n利润{}x{}\n"
    assert is_linear(lambda size: partial(money.find, Passage(table.format(blank * size, blank * size))), 100, 4)


REPORTS = {
    "amounts of one firm and year": "山东恒盛集团有限公司2013年实现销售收入{0}.5亿元,利润{0}万元,科技投入{0}万元。\n",
    "no mark": "山东恒盛集团有限公司实现利润{0}万元税金{0}万元",
    "shares": "安平镇工业产值{0}.5亿元。服务业产值{0}万元,占工业产值的1{0}%,占全镇总产值的2{0}%。\n",
    "bare numbers": "企业甲{0}实现利润{0},增长{0}.2。税金分别为{0}、{0}和{0}万。\n",
    "parts of a breakdown": "分产品看,减速机实现收入{0}万元,增长{0}%,其中,汽车制造业增长{0}%,",
    "lists that open lists": "分别为第二篇:",
    "one asset of many firms": "山东第{0}集团有限公司投资3亿元建设研发中心。\n",
}


@pytest.mark.parametrize("word", ["分别", "人均", "其中", "今年", "上半年", "各级各类"])
def test_a_word_written_a_thousand_times_before_a_figure(word: str) -> None:
    """What recurs once for each word in a row ends before Python does."""
    text = f"安平镇2013年工作总结\n全镇税金{word * 3_000}600万元。"
    (report,) = split(Page("a.txt", None, None, "utf-8", text))
    assert drafts([(report, Origin("a.txt", None, "utf-8"))])


@pytest.mark.parametrize("line", REPORTS.values(), ids=REPORTS)
def test_the_checks_of_one_large_report_cost_linear_time(line: str) -> None:
    @cache
    def reading(size: int) -> Callable[[], object]:
        text = "安平镇2013年工作总结\n" + "".join(line.format(number) for number in range(size))
        (report,) = split(Page("a.txt", None, None, "utf-8", text))
        (draft,) = drafts([(report, Origin("a.txt", None, "utf-8"))])
        return partial(audit_all, [draft.facts()])

    assert is_linear(reading, 300, 4)
