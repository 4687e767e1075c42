"""Sentences written in the genre, with the periods expected of them: text, period, role.

Y is the year of the report, ? a year that the words leave open.
"""

from __future__ import annotations

from extractors.base import Example

_NUMERIC = (
    Example("2014年全年,园区完成工业投资8.6亿元。", (("2014年全年", "2014", "main"),)),
    Example("2008-2011年累计新建厂房12万平方米。", (("2008-2011年", "2008..2011", "main"),)),
    Example("二○一三年全镇财政收入突破3000万元。", (("二○一三年", "2013", "main"),)),
    Example(
        "研发投入从2015年的300万元增加到2017年的780万元。",
        (("2015年", "2015", "main"), ("2017年", "2017", "main")),
    ),
    Example("截至2016年末,贷款余额4.2亿元。", (("2016年末", "2016", "main"),)),
    Example("2011/12年度实现出口额900万美元。", (("2011/12年度", "2011..2012", "main"),)),
    Example("一九五三年到一九五七年投资9亿元。", (("一九五三年到一九五七年", "1953..1957", "main"),)),
    Example("产品执行GB2015标准。"),
    Example("型号为SX2010的机床售价12000元。"),
)
_MONTHS = (
    Example("今年1—8月份,全区新签合同46份。", (("今年1—8月份", "Y-01..Y-08", "main"),)),
    Example("2017年1-6月,公司实现营收3亿元。", (("2017年1-6月", "2017-01..2017-06", "main"),)),
    Example("前5月外贸出口额达7亿美元。", (("5月", "?-01..?-05", "main"),)),
    Example("前10个月完成产值2亿元。", (("10个月", "?-01..?-10", "main"),)),
    Example("截至9月末,存款余额18亿元。", (("9月末", "?-09", "main"),)),
    Example("3月26日,公司发布业绩快报。", (("3月26日", "?-03", "event"),)),
    Example("一至五月份完成产值2亿元。", (("一至五月份", "?-01..?-05", "main"),)),
    Example("二○一二年十一月税收3000万元。", (("二○一二年十一月", "2012-11", "main"),)),
    Example("2010年9月至2012年3月间,累计借款380万元。", (("2010年9月至2012年3月", "2010-09..2012-03", "main"),)),
    Example(
        "2013年5月6日至2013年8月2日期间,分四次付款90万元。",
        (("2013年5月6日至2013年8月2日", "2013-05..2013-08", "main"),),
    ),
    Example(
        "质保期为2013年5月6日至2015年5月6日。",
        (("2013年5月6日", "2013-05", "event"), ("2015年5月6日", "2015-05", "event")),
    ),
    Example("三月三歌会投入3万元。"),
    Example("9月玉米开盘742元。", (("9月", "?-09", "event"),)),
    Example("培训期为10个月。"),
    Example("每吨价格为13-25元。"),
)
_PART = (
    Example("上半年,全市接待游客80万人次。", (("上半年", "?-01..?-06", "main"),)),
    Example("2019年第三季度净利润为1.6亿元。", (("2019年第三季度", "2019-07..2019-09", "main"),)),
    Example("今年前三季度实现利税560万元。", (("今年前三季度", "Y-01..Y-09", "main"),)),
    Example("前七个月新增项目9个。", (("前七个月", "?-01..?-07", "main"),)),
    Example("一季报显示净利润下降12%。", (("一季报", "?-01..?-03", "main"),)),
    Example("本季度召开座谈会一次。"),
    Example("半个月内完成整改。"),
)
_YEAR = (
    Example("今年投资260万元改造生产线。", (("今年", "Y", "main"),)),
    Example("去年全镇工业产值9亿元。", (("去年", "Y-1", "main"),)),
    Example("本年度安排专项资金50万元。", (("本年度", "Y", "main"),)),
    Example("前年销售额仅为800万元。", (("前年", "Y-2", "main"),)),
    Example("明年拟投入200万元。", (("明年", "Y+1", "main"),)),
    Example("少年宫占地20亩。"),
    Example("厂里的青年职工占45%。"),
)
_BASE = (
    Example("销售收入比上年增长15%。", (("上年", "Y-1", "base"),)),
    Example("利润较2012年同期下降8%。", (("2012年同期", "2012", "base"),)),
    Example("占比由去年同期的2.1%提高到3%。", (("去年同期", "Y-1", "base"),)),
    Example("存款比年初增加6亿元。", (("年初", "?", "base"),)),
    Example("与2010年相比,能耗下降了11%。", (("2010年", "2010", "base"),)),
    Example("对比试验证明产品合格。"),
    Example("同比增长21%。"),
)
_EVENT = (
    Example("公司成立于2009年4月。", (("2009年4月", "2009-04", "event"),)),
    Example("工厂2013年投产。", (("2013年", "2013", "event"),)),
    Example("镇里于4月份和6月份组织了两次科普活动。", (("4月份", "?-04", "event"), ("6月份", "?-06", "event"))),
    Example("2016年8月注册成立子公司。", (("2016年8月", "2016-08", "event"),)),
    Example("自2007年以来,共获奖项15个。", (("2007年", "2007", "since"),)),
    Example("成立了科技工作领导小组。"),
    Example("上市公司披露了公告。"),
)
_UNDATED = (
    Example("每年投入60万元用于培训。", (("每年", "each", "each"),)),
    Example("近三年投入技改资金5000万元。", (("近三年", "vague", "vague"),)),
    Example("几年来共引进人才120名。", (("几年来", "vague", "vague"),)),
    Example("过去5年累计减税3亿元。", (("5年", "vague", "vague"),)),
    Example("五年全区建成道路90公里。", (("五年", "vague", "vague"),)),
    Example("合同期为5年。"),
    Example("设备质保三年以上。"),
)
_NOW = (
    Example("截至目前,全镇拥有科技企业22家。", (("截至目前", "Y", "now"),)),
    Example("目前公司有员工300人。", (("目前", "Y", "now"),)),
    Example("至今已举办展会6届。", (("至今", "Y", "now"),)),
    Example("年初至今股价下跌9%。", (("年初至今", "Y", "now"),)),
    Example("铜价上涨至今年5月的60元。", (("今年5月", "Y-05", "main"),)),
    Example("这主要表现在三个方面。"),
    Example("学前三年毛入园率达到86%。"),
    Example("审批环评文件42个,其中报告书5个。"),
    Example("当前形势复杂。"),
)
_PLAN = (
    Example("“十二五”期间投资20亿元。", (("十二五", "2011..2015", "main"),)),
    Example("十三五末,森林覆盖率达到42%。", (("十三五末", "2020", "main"),)),
    Example("“十一五“末投资20亿元。", (("十一五", "2010", "main"),)),
    Example("“十一五”规划项目投资5亿元。", (("十一五", "2006..2010", "main"),)),
    Example("十四五时期,研发经费年均增长9%。", (("十四五", "2021..2025", "main"),)),
    Example("“十五”期间,年均增长11%。", (("十五", "2001..2005", "main"),)),
    Example("第十五期培训班招收学员40人。"),
    Example("十五家企业参加了展会。"),
)

# name of the rule → pattern, note, examples
EXAMPLES: dict[str, tuple[str, str, tuple[Example, ...]]] = {
    "numeric": ("20\\d\\d年, 2008-2011年, 二○一三年", "A year needs its 年; 年末 is the year as a whole.", _NUMERIC),
    "months": ("5月, 1-8月份, 前10个月, 5月8日", "With a day it is the date of an event.", _MONTHS),
    "part": ("上半年, 第三季度, 前七个月", "Joined to the year before it.", _PART),
    "year": ("今年, 去年, 本年度", "Counts from the year of the report.", _YEAR),
    "base": ("比 + period, period + 同期", "What a change is measured against.", _BASE),
    "event": ("成立于 + period, period + 投产", "The date of something else.", _EVENT),
    "undated": ("每年, 近三年, 几年来", "Named, so that no other period is taken in their place.", _UNDATED),
    "now": ("截至目前, 目前, 至今", "Up to the report.", _NOW),
    "plan": ("十二五 + 期间", "Only in quotation marks or before 期间, 规划, 末 …", _PLAN),
}
