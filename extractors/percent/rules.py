"""The rules of `percentages` with their evidence: sentences as reports write them, near misses last.

Longer than other files because each rule carries at least five examples and two near misses.
"""

from __future__ import annotations

from extractors.base import Example, Rule

PERCENT_RULES: tuple[Rule, ...] = (
    Rule(
        "percent",
        "number + %: 1.8%, １２％, -3.5%",
        (
            Example(
                "科技经费占财政支出的1.8%，比上年提高。", (("1.8%", "1.8", "1.8", "exact", "percent", False, False),)
            ),
            Example(
                "城镇登记失业率控制在4.6％以内，物价涨幅不超过3%。",
                (
                    ("4.6％", None, "4.6", "at_most", "percent", False, False),
                    ("3%", None, "3", "at_most", "percent", False, False),
                ),
            ),
            Example(
                "成果应用率达到80%以上，贡献率约55%。",
                (
                    ("80%", "80", None, "at_least", "percent", False, False),
                    ("55%", "55", "55", "about", "percent", False, False),
                ),
            ),
            Example(
                "规模以上工业同比下降4.5%，环比下降11.1%。",
                (
                    ("4.5%", "4.5", "4.5", "exact", "percent", False, True),
                    ("11.1%", "11.1", "11.1", "exact", "percent", False, True),
                ),
            ),
            Example(
                "三项税收分别增长22%、27%和31%。",
                (
                    ("22%", "22", "22", "exact", "percent", False, False),
                    ("27%", "27", "27", "exact", "percent", False, False),
                    ("31%", "31", "31", "exact", "percent", False, False),
                ),
            ),
            Example(
                "受淡季影响，增速由正转负，为-3.5%。", (("-3.5%", "-3.5", "-3.5", "exact", "percent", False, False),)
            ),
            Example(
                "本次收购价不低于每股净资产的50%，取得剩余55%的股权。",
                (
                    ("50%", "50", None, "at_least", "percent", False, False),
                    ("55%", "55", "55", "exact", "percent", False, False),
                ),
            ),
            Example("网址为http://www.abc.com/a%E5%8F%B0%20b，仅供参考。"),
            Example("增加20家企业，产量增长3倍，利润翻番。"),
        ),
    ),
    Rule(
        "percent_range",
        "two numbers joined by -, ~, 至 or 到 before one sign: 8-10%, 5%~6%, 15%至55%",
        (
            Example(
                "财政收入力争增长8-10%，税占比稳步提高。", (("8-10%", "8", "10", "range", "percent", False, False),)
            ),
            Example("行业平均利润率为5%~6%，龙头企业略高。", (("5%~6%", "5", "6", "range", "percent", False, False),)),
            Example("预计净利润变动幅度为15%至55%。", (("15%至55%", "15", "55", "range", "percent", False, False),)),
            Example(
                "木材价格普遍上涨10%～20%，成本压力加大。",
                (("10%～20%", "10", "20", "range", "percent", False, False),),
            ),
            Example(
                "出口量比上月下降30%到40%，库存积压。", (("30%到40%", "30", "40", "range", "percent", False, True),)
            ),
            Example("全年业绩变动区间为-10%至10%。", (("-10%至10%", "-10", "10", "range", "percent", False, False),)),
            Example("从2009至2011年，共建成3-5个园区。"),
            Example("第8-10页为附表，第5~6行为合计。"),
        ),
    ),
    Rule(
        "point",
        "number + 个百分点",
        (
            Example(
                "失业率比上年回落0.3个百分点，为四年来最低。",
                (("0.3个百分点", "0.3", "0.3", "exact", "percentage_point", False, True),),
            ),
            Example(
                "公司拟收购至少15%的股份，费用下降至少2个百分点。",
                (
                    ("15%", "15", None, "at_least", "percent", False, False),
                    ("2个百分点", "2", None, "at_least", "percentage_point", False, True),
                ),
            ),
            Example(
                "毛利率提高2.5个百分点，存货周转加快。",
                (("2.5个百分点", "2.5", "2.5", "exact", "percentage_point", False, False),),
            ),
            Example(
                "占比每上升一个百分点，可增收两百万元。",
                (("一个百分点", "1", "1", "exact", "percentage_point", False, False),),
            ),
            Example(
                "增速比全省平均水平高1.2个百分点。",
                (("1.2个百分点", "1.2", "1.2", "exact", "percentage_point", False, False),),
            ),
            Example(
                "合格率较年初下降23.5个百分点，问题突出。",
                (("23.5个百分点", "23.5", "23.5", "exact", "percentage_point", False, True),),
            ),
            Example("上证指数下跌35点，收于2600点。"),
            Example("这次讨论归纳出三个要点，讲了8点意见。"),
        ),
    ),
    Rule(
        "permille",
        "number + ‰",
        (
            Example(
                "全县人口自然增长率为4.8‰，符合计划。", (("4.8‰", "4.8", "4.8", "exact", "permille", False, False),)
            ),
            Example(
                "死亡率下降到6.2‰，出生率为11.5‰。",
                (
                    ("6.2‰", "6.2", "6.2", "exact", "permille", False, False),
                    ("11.5‰", "11.5", "11.5", "exact", "permille", False, False),
                ),
            ),
            Example(
                "人口自然增长率由6.2‰下降为5.1‰。",
                (
                    ("6.2‰", "6.2", "6.2", "exact", "permille", False, False),
                    ("5.1‰", "5.1", "5.1", "exact", "permille", False, False),
                ),
            ),
            Example("小麦病虫危害损失控制在5‰以下。", (("5‰", None, "5", "at_most", "permille", False, False),)),
            Example("铁路最大坡度为12‰，设计时速120公里。", (("12‰", "12", "12", "exact", "permille", False, False),)),
            Example(
                "婴儿死亡率由9.1‰下降到7.4‰。",
                (
                    ("9.1‰", "9.1", "9.1", "exact", "permille", False, False),
                    ("7.4‰", "7.4", "7.4", "exact", "permille", False, False),
                ),
            ),
            Example("孵化千只鸡苗，成活九百余只。"),
            Example("千分表的读数为0.05毫米。"),
        ),
    ),
    Rule(
        "fraction",
        "百分之… or 千分之… with one number or a range, 半个百分点",
        (
            Example(
                "利率下调半个百分点，贷款余额增速提高一个半百分点。",
                (
                    ("半个百分点", "0.5", "0.5", "exact", "percentage_point", False, True),
                    ("一个半百分点", "1.5", "1.5", "exact", "percentage_point", False, False),
                ),
            ),
            Example(
                "工业总产值比上年增长百分之十八点五，超额完成计划。",
                (("百分之十八点五", "18.5", "18.5", "exact", "percent", False, False),),
            ),
            Example(
                "计划要求成本下降百分之三十到四十一。",
                (("百分之三十到四十一", "30", "41", "range", "percent", False, True),),
            ),
            Example(
                "全县百分之九十以上的农户参加了合作社。",
                (("百分之九十", "90", None, "at_least", "percent", False, False),),
            ),
            Example(
                "人口自然增长率降到千分之五以下。", (("千分之五", None, "5", "at_most", "permille", False, False),)
            ),
            Example(
                "产品合格率为百分之百，返修率不到百分之零点五。",
                (
                    ("百分之百", "100", "100", "exact", "percent", False, False),
                    ("百分之零点五", None, "0.5", "less_than", "percent", False, False),
                ),
            ),
            Example(
                "两年平均递增百分之八至百分之九，其中轻工业增长百分之一百二十。",
                (
                    ("百分之八至百分之九", "8", "9", "range", "percent", False, False),
                    ("百分之一百二十", "120", "120", "exact", "percent", False, False),
                ),
            ),
            Example("全体干部百分之百地投入抗旱工作。"),
            Example("产量只占总数的百分之几，不值一提。"),
        ),
    ),
    Rule(
        "tenths",
        "一 to 九 + 成, with or without a second digit, as a share: 近七成, 三成五",
        (
            Example(
                "该厂产品占全省市场份额的三成五，居第一位。",
                (("三成五", "35", "35", "exact", "percent", False, False),),
            ),
            Example("七成以上的企业完成了技术改造。", (("七成", "70", None, "at_least", "percent", False, False),)),
            Example("利润同比增长两成，工资上涨近一成。", (("两成", "20", "20", "exact", "percent", False, False),)),
            Example("外来务工人员约占两成，比往年多。", (("两成", "20", "20", "about", "percent", False, False),)),
            Example(
                "正常开工的企业占比不足五成，其余停产。", (("五成", None, "50", "less_than", "percent", False, False),)
            ),
            Example("三四成的农户参加了培训。", (("三四成", "30", "40", "range", "percent", False, False),)),
            Example("今年订单中，出口占六成以上。", (("六成", "60", None, "at_least", "percent", False, False),)),
            Example("近七成企业完成了技术改造，产品仅增一成，令人意外。"),
            Example("合格率接近九成，提价幅度超过一成。"),
            Example("管理方法不能一成不变，要总结这一成果，统一成册。"),
        ),
    ),
    Rule(
        "discount",
        "what is left of a price, where a discount is given or stands alone: 打八折, 打七五折, 打对折",
        (
            Example("会员购买农资打八折。", (("八折", "80", "80", "exact", "percent", False, False),)),
            Example("展会期间一律打七五折，送货上门。", (("七五折", "75", "75", "exact", "percent", False, False),)),
            Example("尾货打了8.5折后售完。", (("8.5折", "85", "85", "exact", "percent", False, False),)),
            Example("清仓商品打七八折的不在少数。", (("七八折", "70", "80", "range", "percent", False, False),)),
            Example("旧机床打对折，仍无人问津。", (("对折", "50", "50", "exact", "percent", False, False),)),
            Example("谈判一波三折，三折页印了两千份，按5折叠放。"),
            Example("两地价差折合每吨30元，骨折病人2名。"),
        ),
    ),
    Rule(
        "shared_sign",
        "bare members of a list, another of which prints the sign: 分别提高2.1、1.5个百分点",
        (
            Example(
                "两项指标分别提高2.1、1.5个百分点。",
                (
                    ("2.1", "2.1", "2.1", "exact", "percentage_point", True, False),
                    ("1.5个百分点", "1.5", "1.5", "exact", "percentage_point", False, False),
                ),
            ),
            Example(
                "产量和销量分别增长12.4和15.7%，产销两旺。",
                (
                    ("12.4", "12.4", "12.4", "exact", "percent", True, False),
                    ("15.7%", "15.7", "15.7", "exact", "percent", False, False),
                ),
            ),
            Example(
                "收入、利税、税金分别增长12.4%、11.8%、9.6；用工平稳。",
                (
                    ("12.4%", "12.4", "12.4", "exact", "percent", False, False),
                    ("11.8%", "11.8", "11.8", "exact", "percent", False, False),
                    ("9.6", "9.6", "9.6", "exact", "percent", True, False),
                ),
            ),
            Example(
                "增速分别比上年回落2.9个和1.9个百分点。",
                (
                    ("2.9", "2.9", "2.9", "exact", "percentage_point", True, True),
                    ("1.9个百分点", "1.9", "1.9", "exact", "percentage_point", False, True),
                ),
            ),
            Example(
                "三类产品价格分别上涨3.2、4.5和6%，涨幅收窄。",
                (
                    ("3.2", "3.2", "3.2", "exact", "percent", True, False),
                    ("4.5", "4.5", "4.5", "exact", "percent", True, False),
                    ("6%", "6", "6", "exact", "percent", False, False),
                ),
            ),
            Example(
                "一季度和二季度分别下降1.8和0.4个百分点。",
                (
                    ("1.8", "1.8", "1.8", "exact", "percentage_point", True, True),
                    ("0.4个百分点", "0.4", "0.4", "exact", "percentage_point", False, True),
                ),
            ),
            Example("会议讨论了第1、2和3项议题。"),
            Example("新建厂房3、4号楼，共30间。"),
        ),
    ),
    Rule(
        "lost_growth",
        "bare decimal right behind a word of growth at the end of a clause: 比上年增14.6,",
        (
            Example(
                "2005年，全区完成生产总值170亿元，比上年增14.2，人均突破4万元。",
                (("14.2", "14.2", "14.2", "exact", "percent", True, False),),
            ),
            Example(
                "财政总收入和地方收入分别增16.9、12.0；农民收入增11.3。",
                (
                    ("16.9", "16.9", "16.9", "exact", "percent", True, False),
                    ("12.0", "12", "12", "exact", "percent", True, False),
                    ("11.3", "11.3", "11.3", "exact", "percent", True, False),
                ),
            ),
            Example(
                "科技经费总投入为3亿元，比上年增长48.5。", (("48.5", "48.5", "48.5", "exact", "percent", True, False),)
            ),
            Example(
                "全年用电量同比下降3.6，降幅居全市首位。", (("3.6", "3.6", "3.6", "exact", "percent", True, True),)
            ),
            Example("农产品出口同比增长25，创历史新高。", (("25", "25", "25", "exact", "percent", True, False),)),
            Example("今年增加20，其中女性12，均为村民。"),
            Example("企业增至500人，产量增长3倍，比上年增加35家。"),
            Example("消费者信心指数为105.8，环比下降0.9。"),
            Example("用电量分别增长12.5、9.8亿千瓦时。"),
        ),
    ),
    Rule(
        "lost_share",
        "bare number behind 占…的 or a rate at the end of a clause: 占经费的50以上",
        (
            Example(
                "三项经费均占财政科技投入的50以上，逐年递增。",
                (("50", "50", None, "at_least", "percent", True, False),),
            ),
            Example(
                "高新技术产业产值占规模以上工业的32.5，名列前茅。",
                (("32.5", "32.5", "32.5", "exact", "percent", True, False),),
            ),
            Example(
                "女职工占全厂人数的45，党员占18.2%。",
                (
                    ("45", "45", "45", "exact", "percent", True, False),
                    ("18.2%", "18.2", "18.2", "exact", "percent", False, False),
                ),
            ),
            Example(
                "全镇新农合参合率达到98.6，群众满意。", (("98.6", "98.6", "98.6", "exact", "percent", True, False),)
            ),
            Example("农作物良种覆盖率为95以上。", (("95", "95", None, "at_least", "percent", True, False),)),
            Example(
                "实际到位资金7.6亿元，完成年计划的101.3；",
                (("101.3", "101.3", "101.3", "exact", "percent", True, False),),
            ),
            Example("完成年度任务的一半，占计划的3个项目，完成计划的26项。"),
            Example("该村占全镇面积的三分之一，占地2500。"),
            Example("容积率为2.5，停车位占120个。"),
        ),
    ),
    Rule(
        "table_cell",
        "figure of a table under a head that prints the sign: 同比±%, 占比(%), 单位:%",
        (
            Example(
                "地区\t产量（吨）\t同比±%\n河东区\t186\t9.2\n",
                (("9.2", "9.2", "9.2", "exact", "percent", True, False),),
            ),
            Example(
                "单位：%\n指标\t全市\t农村\n居民消费价格\t2.5\t-0.3\n",
                (
                    ("2.5", "2.5", "2.5", "exact", "percent", True, False),
                    ("-0.3", "-0.3", "-0.3", "exact", "percent", True, False),
                ),
            ),
            Example(
                "项目\t2016年\t2015年\t增减\n毛利率（%）\t31.2\t28.6\t2.6\n",
                (
                    ("31.2", "31.2", "31.2", "exact", "percent", True, False),
                    ("28.6", "28.6", "28.6", "exact", "percent", True, False),
                    ("2.6", "2.6", "2.6", "exact", "percentage_point", True, False),
                ),
            ),
            Example(
                "类型\t授权量（件）\t同比\n发明专利\t36\t-3.5%\n",
                (("-3.5%", "-3.5", "-3.5", "exact", "percent", False, False),),
            ),
            Example(
                "地区 | 申请量（件） | 占比（%）\n河东区 | 42 | 34.1\n",
                (("34.1", "34.1", "34.1", "exact", "percent", True, False),),
            ),
            Example("地区\t产值（亿元）\t位次\n河东区\t42\t3\n"),
            Example("项目\t产值（亿元）\t增长（%）\n纺织业\t12.4\n"),
        ),
        "read with head, label and caption of its table",
    ),
    Rule(
        "percent_column",
        "bare figures of a column whose title prints the sign: 增长(%), 比重(%)",
        (
            Example(
                "指标名称\t增长（%）\n工业增加值\t8.6\n财政收入\t-4.3\n",
                (
                    ("8.6", "8.6", "8.6", "exact", "percent", True, False),
                    ("-4.3", "-4.3", "-4.3", "exact", "percent", True, False),
                ),
            ),
            Example(
                "产业 产值(亿元) 比重(%)\n纺织业 12.4 31.5\n",
                (("31.5", "31.5", "31.5", "exact", "percent", True, False),),
            ),
            Example(
                "单位：万元\n企业名称\t2012年\t2011年\t增长（%）\n柳河纸业\t1,250.4\t1,130.2\t10.6\n",
                (("10.6", "10.6", "10.6", "exact", "percent", True, False),),
            ),
            Example(
                "乡镇 | 参合率（％） | 户数\n柳河镇 | 98.2 | 4312\n",
                (("98.2", "98.2", "98.2", "exact", "percent", True, False),),
            ),
            Example(
                "项目\t绝对数\t±%\n社会消费品零售额\t35.7\t14\n",
                (("14", "14", "14", "exact", "percent", True, False),),
            ),
            Example("项目\t增长（%）\n新建厂房5.2万平方米，已完工。\n"),
            Example("项目\t产值\t增长（%）\n纺织业\t12.4\n"),
        ),
    ),
)
