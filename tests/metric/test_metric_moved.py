"""Rises and falls whose price or number is told elsewhere in the sentence."""

from __future__ import annotations

import pytest

from pipeline.reading import read
from tests.readings import NOTHING_KNOWN, metrics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("该公司5月7日复牌,恢复上市首日的涨幅达到144%。", ["股价"]),
        ("受利空影响,玉米期货继前日跌停之后再度重挫,9月合约下跌4.4美分,跌幅1.2%。", ["合约价格"] * 2),
        ("丁二烯的价格已猛涨到3800美元左右,从5月中旬以来已上涨了300多美元。", ["丁二烯价格"] * 2),
        ("景气指数收于1250.5点,较4月份下跌2.1%。", ["景气指数"]),
        (
            "空调市场零售额同比下跌8.1%,冰箱同比下跌2.4%,厨电同比下跌最为严重,达到了18.6%。",
            ["空调市场零售额", "冰箱零售额", "厨电零售额"],
        ),
        ("陶瓷砖产量增长23%,卫生洁具比去年同期增长10%。", ["陶瓷砖产量", "卫生洁具产量"]),
        ("人工成本下降四成,料肉比降低5%。", ["人工成本", "料肉比"]),
        ("工业投资增长10%,居民消费增长5%。", ["工业投资", "居民消费"]),
        ("本季度共售出203万台平板电脑,同比增长14%。", ["平板电脑销量"]),
        ("公司前4月销量下降3%,前5个月累计同比下滑8%。", ["销量"] * 2),
        ("网上办件率由去年底的82.7%提升至91.3%,提升了8.6个百分点。", ["网上办件率"] * 3),
        ("贷款余额9亿元,和上年年末相比增长5%。", ["贷款余额"] * 2),
        ("利润站上9亿元高点,环比上季增长4%。", ["利润"] * 2),
        # 前者 and 后者 are the last two levels of the sentence
        ("工业投资3亿元,房地产投资2亿元,前者增长5%。", ["工业投资", "房地产开发投资", "工业投资"]),
        ("分领域看,工业投资3亿元,房地产开发投资2亿元,后者同比下滑3%。", ["工业投资"] + ["房地产开发投资"] * 2),
        # what it moved by is not what moved
        ("产粮4650吨,因伏旱减产6%。", [None]),
        ("受旱灾影响粮食减产5%。", ["粮食"]),
        ("出口关税上调(当前110%税率仍无法出口)。", ["税率"]),
    ],
)
def test_what_moved(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江海股份  600123  -1.25%  公司拟非公开发行股票。", [("股价", "growth")]),
        ("白泥科技  002345  3.1%公司中标一项工程。", [("股价", "growth")]),
        ("另有高管增持。陵水银行  000987  0.75%  董事会同意续贷。", [("股价", "growth")]),
        # a number of six digits that is no code
        ("指数成分股 912345  2%公司入选。", [("公司占比", "share")]),
    ],
)
def test_the_move_of_the_day_stands_behind_the_code(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(metric.metric, metric.measure) for metric in read(text, NOTHING_KNOWN).metrics][-1:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江陵电器股份有限公司上周涨幅达33%。", ["股价"]),
        ("江陵电器股份有限公司2月以来表现抢眼,累计跌幅18%。", ["股价"]),
        ("江陵电器股份有限公司A股昨日急挫4.02%。", ["股价"]),
        ("比亚迪A股昨日重挫5%。", ["股价"]),  # 比 in a name compares nothing
        ("因季报强于预期,公司盘后一度飙涨8%。", ["股价"]),
        ("恢复交易后该股涨幅扩大至27%。", ["股价"]),
        ("主力合约1201下跌4.47%,报每吨21460元。", ["合约价格"] * 2),
        # what a firm makes, how many firms, and what else of firms grew before
        ("江陵电器股份有限公司的产品涨幅为5%。", ["产品"]),
        ("有20家公司涨幅超过10%。", [None]),
        ("江陵证券股份有限公司净利润增幅超过5%,陵水证券股份有限公司涨幅则超过3%。", ["净利润"] * 2),
        ("江陵电器股份有限公司股价急跌11%。", ["股价"]),
        ("醋酸月度跌幅31%。", ["醋酸"]),
    ],
)
def test_the_share_of_a_firm_moves(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected
