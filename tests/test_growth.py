"""No pattern backtracks: four times the text, up to 100k characters, costs less than eight times the time.

Processor time, the better of two runs, with a generous factor: what is quadratic costs sixteen times as much.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

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
    "投资5万。收入3美元，", "利润1", "利润1234利税1.8亿元", "(", "不超过", "三成", "￥", "A$",
]  # fmt: skip
EXTRACTORS = [money, percentages, patents]
SIZE = 10_000
NOISE = 0.03


def cost(extractor, line: str, size: int) -> float:
    """Return the lesser processor time of two runs."""
    best = float("inf")
    for _ in range(2):
        passage = Passage((line * (size // len(line) + 1))[:size])
        start = time.process_time()
        extractor.find(passage)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda module: module.__name__.rpartition(".")[2])
def test_four_times_the_text_costs_less_than_eight_times_the_time(extractor, line: str) -> None:
    assert cost(extractor, line, 4 * SIZE) <= 8 * cost(extractor, line, SIZE) + NOISE


def ratio(read, few, many: int) -> float:
    """Return how many times as long `many` times as much takes, the better of two runs, noise taken off."""
    spent = []
    for size in (few, few * many):
        times = []
        for _ in range(2):
            start = time.process_time()
            read(size)
            times.append(time.process_time() - start)
        spent.append(min(times))
    return (spent[1] - NOISE) / max(spent[0], 0.001)


@pytest.mark.parametrize("blank", [b" ", b"\r", b"\n ", b"<!---->", b"<%%> "])
def test_what_stands_before_a_page_is_cut_into_pieces_in_one_way(blank: bytes) -> None:
    assert ratio(lambda size: sniff.is_html(blank * size + b"x", ""), 12, 2) <= 8


@pytest.mark.parametrize("blank", [" ", "\t", "| "])
def test_the_blanks_of_a_table_cost_linear_time(blank: str) -> None:
    table = "单位:万元\n利润{}x{}\n"
    assert ratio(lambda size: money.find(Passage(table.format(blank * size, blank * size))), 100, 4) <= 8


REPORTS = {
    "amounts of one firm and year": "山东恒盛集团有限公司2013年实现销售收入{0}.5亿元,利润{0}万元,科技投入{0}万元。\n",
    "no mark": "山东恒盛集团有限公司实现利润{0}万元税金{0}万元",
    "shares": "安平镇工业产值{0}.5亿元。服务业产值{0}万元,占工业产值的1{0}%,占全镇总产值的2{0}%。\n",
    "bare numbers": "企业甲{0}实现利润{0},增长{0}.2。税金分别为{0}、{0}和{0}万。\n",
    "parts of a breakdown": "分产品看,减速机实现收入{0}万元,增长{0}%,其中,汽车制造业增长{0}%,",
    "one asset of many firms": "山东第{0}集团有限公司投资3亿元建设研发中心。\n",
}


@pytest.mark.parametrize("line", REPORTS.values(), ids=REPORTS)
def test_the_checks_of_one_large_report_cost_linear_time(line: str) -> None:
    read: dict[int, Callable[[], object]] = {}
    for size in (300, 1_200):
        text = "安平镇2013年工作总结\n" + "".join(line.format(number) for number in range(size))
        (report,) = split(Page("a.txt", None, None, "utf-8", text))
        (draft,) = drafts([(report, Origin("a.txt", None, "utf-8"))])
        read[size] = partial(audit_all, [draft.facts()])
    assert ratio(lambda size: read[size](), 300, 4) <= 8
