"""Subjects, periods and indicators of news as it is written: unknown firms, analysts, lists of places, 该市, 上年."""

from __future__ import annotations

import pytest

from pipeline.context.types import ReportContext
from pipeline.reading import read

ABOUT = ReportContext()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("临江证券分析师李某在报告中称,茶叶行业三季度盈利增长8%。", [None]),
        ("浙江某食品集团去年营业收入3亿元。", [None]),
        ("2014年,北京文化营业收入4亿元。北京财政收入3亿元。", [None, "北京"]),
        ("浙江上市公司去年营业收入合计3000亿元。", ["浙江"]),
        ("河北、山东GDP分别为4.5万亿元、9.2万亿元。", ["河北", "山东"]),
        ("河北、山东两省财政收入合计5000亿元。", [None]),
        ("广东省统计局数据显示,1至6月全省出口额3000亿元。", ["广东省"]),
        ("荣成市采购工作平稳。一季度该市采购金额1.2亿元。", ["荣成市"]),
        ("全市采购金额1.2亿元。", ["全市"]),
        ("华东地区水泥价格上涨5%。今年煤炭价格上涨3%。", ["华东地区", None]),
        ("江陵机械股份有限公司净利润增长5%,机械行业平均净利润增长3%。", ["江陵机械股份有限公司", None]),
        ("海通证券近日表示,预计公司2016年净利润3亿元。", [None]),
        (
            "临江能源股份有限公司公告,公司将铜陵发电有限公司19%转让给淮南矿业有限公司,转让金额2亿元。",
            ["临江能源股份有限公司", "临江能源股份有限公司"],
        ),
        ("“中国茶都”安溪的茶农说,茶叶价格已降到30元/斤。", [None]),
        ("国内最大的设备商之一宣布,其营业收入为5亿元。", [None]),
        ("海通证券对广电运通的业绩快报分析称,收入4亿元。", ["广电运通"]),
        ("中国制造总产值占全球19%,略高于美国的17%。", ["中国", "美国"]),
        ("卫生事业发展。健全县、乡两级体系,国家将投入20亿元。", [None]),
        ("江陵机械股份有限公司未分配利润为3亿元,实收资本为1亿元。", ["江陵机械股份有限公司"] * 2),
    ],
)
def test_subjects(text: str, expected: list[str | None]) -> None:
    assert [context.subject for context in read(text, ABOUT).contexts] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018年营业收入增长35%,上年为58%。", [2018, 2017]),
        ("截至2008年12月31日止年度营业收入5亿元。", [2008]),
        ("1955年各地农业获得了丰收。粮食总产量增长9%。", [1955]),
        ("比重分别从2005年的43%、34%调整为2010年的38%、29%。", [2005, 2005, 2010, 2010]),
        ("2011~2015年该业总产值6000亿元,每年平均增速16%。", [2011, 2011]),
        ("该公司2014、2015年净利润分别为3亿元、1亿元。", [2014, 2015]),
        ("2010年营业收入36亿元,较上年同期增幅为12%。", [2010, 2010]),
        ("2011年人均收入5160元。储蓄存款余额由4.6万亿元增加到8.7万亿元。", [2011, None, 2011]),
        ("12月交割的原油期货收于每桶93美元。", [None]),
        ("2017年任务完成。居民收入增长7%;失业率为多年来最低;财政收入增长6%。", [2017, 2017]),
        ("截至2018年3月31日止年度营业收入5亿元。", [None]),
        ("进口额由2007年的3亿元增加到2012年的6亿元;出口额由1亿元增加到2亿元。", [2007, 2012, 2007, 2012]),
        ("进入2010年以来,形势好转,1-4月完成产值3亿元。", [2010]),
    ],
)
def test_years(text: str, expected: list[int | None]) -> None:
    found = [context.period_start for context in read(text, ABOUT).contexts]
    assert [first and first.year for first in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("陶瓷市场份额约占15%。", ["陶瓷市场份额"]),
        ("该省开支比其获得的税收收入超出20亿元。", ["开支"]),
        ("已完成全年60亿元采购任务的53%。", ["采购任务", "采购任务完成率"]),
        ("云服务业务正以每年100%的速度增长。", ["云服务业务"]),
        ("该系统可节省90%客服成本。", ["客服成本"]),
        ("粮食总产量达到3000亿斤,完成年度计划的102%,比上年增长9%。", ["粮食产量计划完成率", "粮食产量"]),
        ("营业收入20亿元,完成年计划的103%,同比增长3%。", ["销售收入", "销售收入计划完成率", "销售收入"]),
        ("成品油产量875万吨,增长9%;其中汽油264万吨,增长7%。", ["成品油产量", "汽油"]),
        ("该公司发行10亿元债券后扩产。", ["债券"]),
        ("项目将降低生产成本40%。", ["生产成本"]),
        ("该厂占据国内市场份额的15%,落后于甲厂的19%和乙厂的18%。", ["国内市场份额"] * 3),
        ("市场份额从两年前的33%下滑到今天的19%。", ["市场份额", "市场份额"]),
        ("该业多掏13亿美元(合人民币86亿元)的成本。", ["成本", "成本"]),
        ("直采的交易价平均比批发市场低4.8%。", ["直采交易价"]),
        ("粗钢产量5.2亿吨,铜产量增长5%。", ["铜产量"]),
        ("本年支出合计293元。", ["支出"]),
        ("再次计提7亿元商誉减值准备。", ["商誉减值准备"]),
        ("用于社会事业的支出,共占本年支出的10%。", ["社会事业支出占支出比例"]),
        ("该股股价涨幅较大,从3.2元/股涨到5.3元/股。", ["股价", "股价"]),
        ("5月进口同比上涨28.4%,远高于上月的21.8%。", ["进口额", "进口额"]),
        ("100亿元经济运行平稳。", [None]),
        ("累计减持金额2亿元,套现1.5亿元。", ["减持金额", "套现金额"]),
    ],
)
def test_indicators(text: str, expected: list[str | None]) -> None:
    assert [metric.metric for metric in read(text, ABOUT).metrics] == expected


def test_ids_only_where_the_quantity_is_the_same() -> None:
    found = [metric.metric_id for metric in read("净负债率为60%,拨贷比为3%,资产负债率为50%。", ABOUT).metrics]
    assert found == [None, None, "debt_ratio"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上级下达了全年60亿元采购任务。", ["planned"]),
        ("公司将所持临江铸造5%股权转让,价款2亿元。", ["actual", "actual"]),
        ("一级预算单位采购额占采购总额的71%。", ["actual"]),
        ("下半年矿价很可能在160美元左右。", ["planned"]),
    ],
)
def test_how_sure(text: str, expected: list[str]) -> None:
    assert [context.modality for context in read(text, ABOUT).contexts] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("科技支出9.8亿元,占财政支出的3%;其中市本级3.8亿元,区县合计6亿元。", [None, None, 0, 0]),
        ("生产总值180亿元,增长8%。其中,第一产业增加值30亿元,增长4%;第二产业增加值150亿元。", [None, None, 0, None, 0]),
        ("研发经费46亿元,增长12%。\n分活动主体看,企业支出41亿元,增长13%;院校支出5亿元。", [None, None, 0, None, 0]),
        ("申请专利120件,增长24%;其中发明专利申请40件。", [None, None, 0]),
        ("生产总值180亿元。其中,财政收入30亿元,税收20亿元。", [None, None, None]),
    ],
)
def test_parts_point_to_their_total(text: str, expected: list[int | None]) -> None:
    assert [metric.part_of for metric in read(text, ABOUT).metrics] == expected
