"""Names that a clause leaves out, gives a part to or only holds shares of; places that say where more closely."""

from __future__ import annotations

import pytest

from tests.readings import subjects

FIRM = "海天股份有限公司"
LEFT_OUT = [
    ("除江阴银行外,其余4家银行净利润增长5%。", [None]),
    ("除去年停牌的江阴银行之外,其余4家银行净利润增长5%。", [None]),
    ("除江阴银行和平湖银行外,海天股份有限公司净利润增长5%。", [FIRM]),
    # near misses
    ("除江阴银行净利润增长8%外,行业平稳。", ["江阴银行"]),
    ("江阴银行解除担保3亿元,在海外存款2亿元。", ["江阴银行"] * 2),
]
IN_A_PART = [
    (f"{FIRM}股价上涨。作为华北集团的铝业平台,公司净利润3亿元。", [FIRM]),
    (f"{FIRM}公告,作为华北集团的铝业平台,净利润3亿元。", [FIRM]),
    ("作为行业龙头的华北集团净利润3亿元。", ["华北集团"]),
]
HELD = [
    (f"{FIRM}公告,公司红星机械公司81%股权及绿源农业公司60%股权已过户,收益约3亿元。", [FIRM] * 3),
    (f"{FIRM}持有红星机械公司55%股权,以及绿源农业公司2%股权。", [FIRM] * 2),
]
OF_A_FIRM = [
    ("为红星机械公司全球贡献了4亿美元的收入。", ["红星机械公司"]),
    ("中国经济增长5%。红星机械公司中国营收4亿元。", ["中国", "红星机械公司"]),
    ("红星机械公司、中国市场各有增长,中国经济增长5%。", ["中国"]),
]
PLACES = [
    ("截至6月末,内蒙古开鲁县完成采购3亿元,节约资金1亿元。", ["开鲁县", "开鲁县"]),
    (f"{FIRM}公告,公司收到河南省卫辉市政府拨付的奖励资金2500万元。", [FIRM]),
    ("中国去年投资3亿美元,印度今年预计投资2亿美元。", ["中国", "印度"]),
    ("中国去年投资3亿美元,美国预计中国今年投资2亿美元。", ["中国", "中国"]),
    ("诸城报34000元/吨;普梳菏泽地区35000元/吨,精梳东营报51500元/吨。", ["诸城", "菏泽", "东营"]),
    ("中国将是未来全球最大市场,需求达2亿元,占全球的43%。", ["中国", "中国"]),
    ("中国去年出口3亿美元,出口印度2亿美元。", ["中国", "中国"]),
]


@pytest.mark.parametrize(("text", "expected"), [*LEFT_OUT, *IN_A_PART, *HELD, *OF_A_FIRM, *PLACES])
def test_whose_figures_they_are_not(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected
