"""The rules of the enterprise extractor, each with sentences it reads and near misses; all written for this project.

Longer than 200 lines because it is nothing but examples.
"""

from __future__ import annotations

from extractors.base import Example, Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "legal_form",
        "[place] trade name [(place)] line of business + 有限公司, 有限责任公司, 股份有限公司",
        (
            Example("我县引进浙江恒润达塑胶有限公司,计划总投资2.6亿元。", (("浙江恒润达塑胶有限公司", "legal_name"),)),
            Example(
                "镇党委书记一行到泰禾精密机械(昆山)有限公司调研。", (("泰禾精密机械(昆山)有限公司", "legal_name"),)
            ),
            Example(
                "被告为江阴华瑞隆纺织股份有限公司和无锡金格里电缆有限责任公司。",
                (
                    ("江阴华瑞隆纺织股份有限公司", "legal_name"),
                    ("无锡金格里电缆有限责任公司", "legal_name"),
                ),
            ),
            Example(
                "2010年3月,控股股东河南豫泰铝业集团有限公司增持3%。", (("河南豫泰铝业集团有限公司", "legal_name"),)
            ),
            Example(
                "由上海康慕迪生物科技有限公司牵头实施的项目通过验收。", (("上海康慕迪生物科技有限公司", "legal_name"),)
            ),
            Example("全镇规模以上企业中,鲁阳钛白粉有限公司纳税最多。", (("鲁阳钛白粉有限公司", "legal_name"),)),
            Example("由三一电气有限责任公司承建。", (("三一电气有限责任公司", "legal_name"),)),
            Example("双方设立了合资公司瑞腾海外实业投资有限公司。", (("瑞腾海外实业投资有限公司", "legal_name"),)),
            Example("其中恒泰稀土 (江苏)有限公司已经停产。", (("恒泰稀土 (江苏)有限公司", "legal_name"),)),
            Example("安徽基石置业有限公司49%的股权已经转让。", (("安徽基石置业有限公司", "legal_name"),)),
            Example("东江设备及发动机部件有限公司也来参展。", (("东江设备及发动机部件有限公司", "legal_name"),)),
            Example("县科技局向平陵县恒远机械有限公司拨付资金。", (("平陵县恒远机械有限公司", "legal_name"),)),
            Example("平安县农业局扶持瑞禾种业有限公司12万元。", (("瑞禾种业有限公司", "legal_name"),)),
            Example("曾任杭州辉禾传媒有限公司经理。", (("杭州辉禾传媒有限公司", "legal_name"),)),
            Example("宁安集团有限公司实现收入9.6亿元。", (("宁安集团有限公司", "legal_name"),)),
            Example("地块归南昌市湖滨区泓瑞置业有限公司所有。", (("南昌市湖滨区泓瑞置业有限公司", "legal_name"),)),
            Example("省里还有泓瑞滇东建材有限公司。", (("泓瑞滇东建材有限公司", "legal_name"),)),
            Example("贵州还有泓瑞滇东建材有限公司。", (("泓瑞滇东建材有限公司", "legal_name"),)),
            Example(
                "泓瑞铂(昆山)自动包装设备有限公司和同一(昆山)科技有限公司开工。",
                (("泓瑞铂(昆山)自动包装设备有限公司", "legal_name"), ("同一(昆山)科技有限公司", "legal_name")),
            ),
            Example("股东同为南昌国有资产经营有限公司。", (("南昌国有资产经营有限公司", "legal_name"),)),
            Example("用于投资中国健康科技发展有限公司。", (("中国健康科技发展有限公司", "legal_name"),)),
            Example("交易所对泓瑞新材料股份有限公司发函。", (("泓瑞新材料股份有限公司", "legal_name"),)),
            Example("函件出具给了对中泓太阳能股份有限公司。", (("中泓太阳能股份有限公司", "legal_name"),)),
            Example("昆明邹先生餐饮管理有限公司开业。", (("昆明邹先生餐饮管理有限公司", "legal_name"),)),
            Example("昆明市某家具有限公司被罚。"),
            Example("浙江有限公司发布公告。"),
            Example("上海大型科技有限公司不在其列。"),
            Example("某材料有限公司拖欠工资被投诉。"),
            Example("该有限公司尚未办理登记手续。"),
            Example("鼓励农户依法注册有限公司。"),
        ),
        "the place that opens a legal name stays inside",
    ),
    Rule(
        "group_form",
        "trade name + 集团, 公司, 厂, 合作社 …",
        (
            Example("会计师和君铂瑞律所均被警示。", (("君铂瑞律所", "other"),)),
            Example("这是价值规律所决定的。"),
            Example(
                "今年以来,对我镇宏昌集团、丰泰公司等企业进行了走访。",
                (
                    ("宏昌集团", "group"),
                    ("丰泰公司", "short"),
                ),
            ),
            Example("与雨虹集团签订了战略合作协议。", (("雨虹集团", "group"),)),
            Example("镇上的兴旺达塑料厂投产后吸纳了200人就业。", (("兴旺达塑料厂", "factory"),)),
            Example("依托绿野源蔬菜专业合作社,发展大棚300亩。", (("绿野源蔬菜专业合作社", "cooperative"),)),
            Example("永红机械配件厂完成技改投资800万元。", (("永红机械配件厂", "factory"),)),
            Example("镇上一家机械配件厂停产。"),
            Example("瑞祥公司完成技改投资1200万元。", (("瑞祥公司", "short"),)),
            Example("宏昌集团公司技术中心被评为省级中心。", (("宏昌集团公司", "group"),)),
            Example("记者从山东电力集团公司获悉,工程已竣工。", (("山东电力集团公司", "group"),)),
            Example("构成对方正公司著作权的侵犯。", (("方正公司", "short"),)),
            Example("由浙江平湖制药厂改制而来。", (("浙江平湖制药厂", "factory"),)),
            Example("继天津工厂被曝光后,厂区停工。"),
            Example("该公司去年盈利,集团公司给予奖励。"),
            Example("从港口到钢厂还要几天,在全公司引起震动。"),
            Example("国内几大汽车集团和一流生物医药集团都在场。"),
            Example("全镇现有上市公司2家、小微企业300家。"),
            Example("大型企业集团要带动中小企业发展。"),
            Example("污水处理厂和自来水厂相继建成。"),
        ),
        "generic and anaphoric words make no name",
    ),
    Rule(
        "known_name",
        "a name of the lexicon; an ambiguous one needs a cue somewhere in the text",
        (
            Example("万科上半年销售面积同比增长。", (("万科", "short"),)),
            Example("海尔的冰箱在农村卖得好。", (("海尔", "short"),)),
            Example("小米2018年营业收入增长52%。", (("小米", "short"),)),
            Example("去年种了小米,2018年收入增长。"),
            Example(
                "比亚迪和光明都在扩产,其中比亚迪更快。",
                (
                    ("比亚迪", "short"),
                    ("比亚迪", "short"),
                ),
            ),
            Example(
                "苹果公司昨日召开发布会,苹果没有公布价格。",
                (
                    ("苹果公司", "foreign"),
                    ("苹果", "foreign"),
                ),
            ),
            Example("贵州茅台股价创出新高。", (("贵州茅台", "short"),)),
            Example("2009年起不再兼任上海万科总经理。", (("上海万科", "short"),)),
            Example("巴克莱资本分析师下调了预测。", (("巴克莱资本", "foreign"),)),
            Example("味千(中国)控股公布了年报。", (("味千(中国)控股", "short"),)),
            Example("格力电器回应了市场传闻。", (("格力电器", "short"),)),
            Example("记者致电诺基亚英国公司。", (("诺基亚英国公司", "foreign"),)),
            Example("他在苹果中国公司上班。", (("苹果中国公司", "foreign"),)),
            Example("其中山西证券扭亏。", (("山西证券", "short"),)),
            Example("绿地或成最大赢家。绿地控股涨停。", (("绿地", "short"), ("绿地控股", "short"))),
            Example("其中国家电网投资3亿元。", (("国家电网", "short"),)),
            Example("他向中国家电网的读者解释了新标准。"),
            Example("今年我县苹果产量达到3万吨。"),
            Example("推进城乡统一规划、统一建设。"),
            Example("这是一座三星级酒店。"),
        ),
    ),
    Rule(
        "name_suffix",
        "trade name of two to four characters + 科技, 药业, 股份 … between edges that agree",
        (
            Example("对此,恒瑞达药业并未回应。", (("恒瑞达药业", "short"),)),
            Example("嘉禾润科技拥有四条生产线。", (("嘉禾润科技", "short"),)),
            Example("昨日,浙江凯瑞特纸业发布停产消息。", (("浙江凯瑞特纸业", "short"),)),
            Example("公司拟收购鼎晟矿业并增资。", (("鼎晟矿业", "short"),)),
            Example("瑞迈科技表示,订单已经排到年底。", (("瑞迈科技", "short"),)),
            Example("推进农业科技进步,落实科技创新政策。"),
            Example("大力发展光伏、啤酒、食品等产业。"),
            Example("科技股份不断上涨。"),
        ),
        "the core must hold characters no lexicon knows",
    ),
    Rule(
        "special_treatment",
        "[*]ST + two characters",
        (
            Example("*ST嘉润连续两年亏损。", (("*ST嘉润", "short"),)),
            Example("昨日ST泰合跌停。", (("ST泰合", "short"),)),
            Example("深交所对*ST荣达作出暂停上市的决定。", (("*ST荣达", "short"),)),
            Example(
                "*ST北科、*ST宏远披露了风险提示。",
                (
                    ("*ST北科", "short"),
                    ("*ST宏远", "short"),
                ),
            ),
            Example("收购完成后,*ST中瑞有望摘帽。", (("*ST中瑞", "short"),)),
            Example("ST板块昨日集体下跌。"),
            Example("SST指标偏高。"),
        ),
        "the mark belongs to the name",
    ),
    Rule(
        "stock_code",
        "short name + (600000)",
        (
            Example("恒宇思瑞(300901)昨日涨停。", (("恒宇思瑞", "short"),)),
            Example("受此影响,中瑞思铂(300078)低开。", (("中瑞思铂", "short"),)),
            Example("明德思瑞(002999,收盘价12.3元)发布公告。", (("明德思瑞", "short"),)),
            Example("重庆渝开(600999.SH)去年亏损。", (("重庆渝开", "short"),)),
            Example("“永新智联”(603901)旗下有两家公司。", (("永新智联", "short"),)),
            Example("电话(0531)88881234"),
            Example("邮政编码(250000)。"),
        ),
        "the code stays outside",
    ),
    Rule(
        "headline",
        "【name:…】 that the text repeats",
        (
            Example(
                "【荣泰达:净利增三成】荣泰达8月3日晚公告称业绩增长。",
                (
                    ("荣泰达", "short"),
                    ("荣泰达", "short"),
                ),
            ),
            Example(
                "【金圆瑞:拟定增5亿】金圆瑞今日公告定增方案。",
                (
                    ("金圆瑞", "short"),
                    ("金圆瑞", "short"),
                ),
            ),
            Example(
                "【华耐特:签订大单】华耐特与客户签订合同。",
                (
                    ("华耐特", "short"),
                    ("华耐特", "short"),
                ),
            ),
            Example(
                "【中汇丰:终止重组】中汇丰停牌一个月后终止重组。",
                (
                    ("中汇丰", "short"),
                    ("中汇丰", "short"),
                ),
            ),
            Example(
                "【凯迪隆:股东减持】凯迪隆股东拟减持2%。",
                (
                    ("凯迪隆", "short"),
                    ("凯迪隆", "short"),
                ),
            ),
            Example("【发改委:油价下调】昨日油价下调。"),
            Example("【快讯:指数上涨】三大指数收涨。"),
        ),
    ),
    Rule(
        "subject",
        "short name at the head of a clause + 公告, 控股股东, 股价 …",
        (
            Example("8月2日晚间,荣泰达发布公告称重组终止。", (("荣泰达", "short"),)),
            Example("华耐特控股股东质押了全部股票。", (("华耐特", "short"),)),
            Example("凯迪隆2018年年报显示,公司亏损。", (("凯迪隆", "short"),)),
            Example("昨日中汇隆股价跌停。", (("中汇隆", "short"),)),
            Example("金圆瑞董秘对记者表示,订单饱满。", (("金圆瑞", "short"),)),
            Example("据岱宇冲片的公开转让说明书,客户集中。", (("岱宇冲片", "short"),)),
            Example("在更正前的公开转让说明书中没有此事。"),
            Example("深交所公告称将加强监管。"),
            Example("广告屏由新华社全资子公司租用。"),
            Example("公司控股股东未变。"),
            Example("本年度净利润有所下降。"),
            Example("住建部公布了抽查结果。"),
            Example("公司随后发布业绩修正公告。"),
            Example("分析师代鹏举预计,需求将回升。"),
            Example("目前已有8只次新银行股公布了业绩快报。"),
        ),
    ),
    Rule(
        "brief",
        "short name that opens a sentence + : 控股股东拟减持, 子公司中标 …",
        (
            Example("荣泰达:控股股东拟减持不超过2%股份。", (("荣泰达", "short"),)),
            Example("大盘收涨。华耐特:拟投资3亿元建厂。", (("华耐特", "short"),)),
            Example("凯迪隆:2018年净利润同比降12%。", (("凯迪隆", "short"),)),
            Example("中汇隆:子公司中标2.6亿元工程。", (("中汇隆", "short"),)),
            Example("金圆瑞:终止筹划重组。", (("金圆瑞", "short"),)),
            Example("重点提示:公司拟申请复牌。"),
            Example("主要业绩:2018年净利润增长一成。"),
        ),
    ),
    Rule(
        "stake",
        "short name + [剩余] 25% 股权",
        (
            Example("拟作价3亿元受让荣泰达51%股权。", (("荣泰达", "short"),)),
            Example("公司持有华耐特100%的股权。", (("华耐特", "short"),)),
            Example("宣布出售岱植之源100%股权。", (("岱植之源", "short"),)),
            Example("公开挂牌转让扬州三条60%股权。", (("扬州三条", "short"),)),
            Example("受让旗下项目公司60%股权。"),
            Example("挂牌转让凯迪隆19.26%股权。", (("凯迪隆", "short"),)),
            Example("收购了江苏三和泰剩余25%股权。", (("江苏三和泰", "short"),)),
            Example("置入资产为金圆瑞80%股份。", (("金圆瑞", "short"),)),
            Example("合计持有公司35%股权。"),
            Example("转让其持有的全部30%股权。"),
        ),
    ),
    Rule(
        "is_a",
        "name at the head of a sentence + 是一家, 成立于, 致力于 …",
        (
            Example("佰维聚是一家高性能材料生产商。", (("佰维聚", "short"),)),
            Example("锐思通成立于2012年,总部位于杭州。", (("锐思通", "short"),)),
            Example("云洛麦致力于传感器的研发。", (("云洛麦", "short"),)),
            Example("拓荒牛网联创立于2015年。", (("拓荒牛网联", "short"),)),
            Example("iCoolmed专注于医疗影像。", (("iCoolmed", "short"),)),
            Example("橘子成立于2014年6月,是一家专注于出行的互联网企业。", (("橘子", "short"),)),
            Example("云洛麦位于苏州昆山市。主营精密模具。", (("云洛麦", "short"),)),
            Example("锐思通科技主要从事传感器研发。", (("锐思通科技", "short"),)),
            Example("青石岭位于县城以西。"),
            Example("平台成立于2014年6月,是一家互联网企业打造的社区。"),
            Example("公司成立于2003年。"),
            Example("我们致力于提高服务质量。"),
            Example("本项目隶属于市水利局。"),
        ),
    ),
    Rule(
        "defined_alias",
        "full name (以下简称“alias”)",
        (
            Example(
                "牡江石化集团股份有限公司(牡石化)停产,牡石化的员工已经放假。",
                (("牡江石化集团股份有限公司", "legal_name"), ("牡石化", "short"), ("牡石化", "short")),
            ),
            Example(
                "上海康慕迪生物科技有限公司(以下简称“康慕迪”)成立于2015年。",
                (
                    ("上海康慕迪生物科技有限公司", "legal_name"),
                    ("康慕迪", "short"),
                ),
            ),
            Example(
                "控股股东河南豫泰铝业集团有限公司（下称豫泰铝）增持。",
                (
                    ("河南豫泰铝业集团有限公司", "legal_name"),
                    ("豫泰铝", "short"),
                ),
            ),
            Example(
                "江阴华瑞隆纺织股份有限公司（简称“华瑞隆”）昨日挂牌。",
                (
                    ("江阴华瑞隆纺织股份有限公司", "legal_name"),
                    ("华瑞隆", "short"),
                ),
            ),
            Example(
                "无锡金格里电缆有限责任公司(下称“金格里”或“标的方”)。",
                (
                    ("无锡金格里电缆有限责任公司", "legal_name"),
                    ("金格里", "short"),
                ),
            ),
            Example(
                "达沃斯家居股份有限公司(以下简称达沃斯)就此道歉。",
                (
                    ("达沃斯家居股份有限公司", "legal_name"),
                    ("达沃斯", "short"),
                ),
            ),
            Example("本办法(以下简称《办法》)自发布之日起施行。"),
            Example("农业示范园区(下称园区)已经建成。"),
        ),
        "`full` says what it abbreviates",
    ),
    Rule(
        "same_document",
        "trade name of a full name met anywhere in the text, with the ending it takes here",
        (
            Example("泓铂集团扩产,泓铂德国公司停工。", (("泓铂集团", "group"), ("泓铂德国公司", "short"))),
            Example("山东海龙决定恢复生产,其中新疆海龙产量最大。", (("山东海龙", "short"), ("新疆海龙", "short"))),
            Example(
                "山东开元泰工业有限公司扩产。去年开元泰实现利税800万元。",
                (
                    ("山东开元泰工业有限公司", "legal_name"),
                    ("开元泰", "short"),
                ),
            ),
            Example(
                "江苏苏泽信用管理有限公司入股,苏泽信管随后退出。",
                (
                    ("江苏苏泽信用管理有限公司", "legal_name"),
                    ("苏泽信管", "short"),
                ),
            ),
            Example(
                "宏昌集团投资2亿元,目前宏昌已开工。",
                (
                    ("宏昌集团", "group"),
                    ("宏昌", "short"),
                ),
            ),
            Example(
                "上海康慕迪生物科技有限公司投产,康慕迪科技扩大规模。",
                (
                    ("上海康慕迪生物科技有限公司", "legal_name"),
                    ("康慕迪科技", "short"),
                ),
            ),
            Example(
                "福瑞斯特集团召开股东会,福瑞斯特拆分业务。",
                (
                    ("福瑞斯特集团", "group"),
                    ("福瑞斯特", "short"),
                ),
            ),
            Example("宏昌一词寓意兴旺。"),
            Example("开元泰山旅游节。"),
        ),
    ),
    Rule(
        "list_member",
        "A、B、C等企业 / 等公司; as many as a count says: A、B三家企业, 企业3家,分别是A、B和C",
        (
            Example(
                "重点扶持宏昌集团、开元泰、金格里等企业。",
                (
                    ("宏昌集团", "group"),
                    ("开元泰", "short"),
                    ("金格里", "short"),
                ),
            ),
            Example(
                "芯海达、格兰迪、盛泰微等公司相继投产。",
                (
                    ("芯海达", "short"),
                    ("格兰迪", "short"),
                    ("盛泰微", "short"),
                ),
            ),
            Example(
                "海尔、嘉诺仕、海信均已降价。",
                (
                    ("海尔", "short"),
                    ("嘉诺仕", "short"),
                    ("海信", "short"),
                ),
            ),
            Example(
                "走访了瑞达丰、恒通达和兴隆源等5家企业。",
                (
                    ("瑞达丰", "short"),
                    ("恒通达", "short"),
                    ("兴隆源", "short"),
                ),
            ),
            Example(
                "荣泰达、华耐特等多家上市公司披露了预告。",
                (
                    ("荣泰达", "short"),
                    ("华耐特", "short"),
                ),
            ),
            Example(
                "申报高新技术企业3家,分别是天成生物、力源机电和海科化工。",
                (
                    ("天成生物", "short"),
                    ("力源机电", "short"),
                    ("海科化工", "short"),
                ),
            ),
            Example("在北京、上海、广州三家企业中开展试点。"),
            Example("钢铁、水泥、化工等企业要限期整改。"),
            Example("先后到济南、青岛、烟台等地考察。"),
            Example("粮食、棉花、油料等厂家库存不足。"),
            Example("副总经理江昌政、张金奎等十几位公司高管受到通报。"),
        ),
        "one closing cue or sure neighbours on both sides",
    ),
    Rule(
        "deed",
        "bare name at the head of its clause + 实现销售收入, 荣获, 方面透露 …",
        (
            Example("去年，鑫茂实现销售收入3200万元。", (("鑫茂", "short"),)),
            Example("全镇工业提速，浙泓荣获县长质量奖。", (("浙泓", "short"),)),
            Example("据悉，睿铂签约两个项目。", (("睿铂", "short"),)),
            Example("粤泓方面透露，新厂年底封顶。", (("粤泓", "short"),)),
            Example("当年，嘉翎入选省级名单。", (("嘉翎", "short"),)),
            Example("法院冻结广东泓铂持有的股份。", (("广东泓铂", "short"),)),
            Example("截至年末,重庆泓恒共持有300万股。", (("重庆泓恒", "short"),)),
            Example("常州铂睿天龙研制的样机已经试车。", (("常州铂睿天龙", "short"),)),
            Example("地块最后由佛山铭睿以2.3亿元拍得。", (("佛山铭睿", "short"),)),
            Example("经过多年发展,江苏泓瑞已成为骨干企业。", (("江苏泓瑞", "short"),)),
            Example("公司与武汉翀维尔合作办展。", (("武汉翀维尔", "short"),)),
            Example("当晚,南通翀甬从新三板摘牌。", (("南通翀甬", "short"),)),
            Example("展馆设在佛山铭睿,客商不断;“佛山铭睿”是一句口号,佛山铭睿2025系列是一种轮胎。"),
            Example("商家都知道佛山翀甬的货好,今年江苏甬鲈不仅多而且肥。"),
            Example("足见上海铭瑞和泰号的名气。"),
            Example("门禁卡持有量继续增加。"),
            Example("他仍持有150万股,它更拥有未来。"),
            Example("分析师周思远表示，王建荣获奖金。"),
            Example("全镇实现销售收入12亿元，工业企业荣获奖励。"),
        ),
    ),
    Rule(
        "led",
        "参股公司, 母公司, 控股股东, 收购 … + bare name with its place or line of business",
        (
            Example("参股公司铭瑞泓睿的订单增加。", (("铭瑞泓睿", "short"),)),
            Example("控股股东江西铂睿承诺不减持。", (("江西铂睿", "short"),)),
            Example("公司放弃收购彤谊影视。", (("彤谊影视", "short"),)),
            Example("母公司浙江铭汇已停产。", (("浙江铭汇", "short"),)),
            Example("关联方江苏鑫铂受让股份。", (("江苏鑫铂", "short"),)),
            Example("大股东广东泓铂与泓同投资签署的股权转让协议无效。", (("广东泓铂", "short"), ("泓同投资", "short"))),
            Example("供应商铂建科技中毒事件告一段落。", (("铂建科技", "short"),)),
            Example("全资子公司新铂睿的报表并入,去年未含新铂睿。", (("新铂睿", "short"), ("新铂睿", "short"))),
            Example("控股股东张志远承诺不减持。"),
            Example("供应商议价能力较强。"),
            Example("母公司财务状况良好。"),
        ),
    ),
    Rule(
        "titled",
        "bare name, with or without a place and a line of business + 董事长, 总裁 …",
        (
            Example("会上,泓睿创始人介绍了新品。", (("泓睿", "short"),)),
            Example("据铂锐装饰营销总监介绍,订单增加。", (("铂锐装饰", "short"),)),
            Example("昆山铭泓总经理到场。", (("昆山铭泓", "short"),)),
            Example("彤谊永磁执行董事表示乐观。", (("彤谊永磁", "short"),)),
            Example("海宁铂睿副总裁出席。", (("海宁铂睿", "short"),)),
            Example("他曾任董事长。"),
            Example("胡志泓任董事长。"),
            Example("公司总经理出席会议。"),
        ),
    ),
    Rule(
        "latin_form",
        "Latin words + plc, Inc., Group, Foods …",
        (
            Example("合资方为Harlow Brewing plc。", (("Harlow Brewing plc", "foreign"),)),
            Example("与Morrow Foods洽谈并购。", (("Morrow Foods", "foreign"),)),
            Example("客户包括Tarsus Holdings和一家韩国企业。", (("Tarsus Holdings", "foreign"),)),
            Example("Kelvin Motors宣布召回。", (("Kelvin Motors", "foreign"),)),
            Example("由Ostrava Group控股经营。", (("Ostrava Group", "foreign"),)),
            Example("GROUP BY语句用于汇总。"),
            Example("LED照明增长较快。"),
        ),
    ),
    Rule(
        "latin_named",
        "Latin name behind 公司, 收购 … or before 认为, 宣布, 总裁 …",
        (
            Example("市场研究公司Witsview发布报告。", (("Witsview", "foreign"),)),
            Example("拟收购Novantix的全部资产。", (("Novantix", "foreign"),)),
            Example("Gigoptic日前宣布获得订单。", (("Gigoptic", "foreign"),)),
            Example("DisplayScan认为面板价格将回落。", (("DisplayScan", "foreign"),)),
            Example("意大利企业Gelsia参展。", (("Gelsia", "foreign"),)),
            Example("HXS发言人表示乐观,HXS称需求回升。", (("HXS", "foreign"), ("HXS", "foreign"))),
            Example("USDA公布了面积,CAD的产品线很长。"),
            Example("CEO表示满意。"),
            Example("P2P公司数量减少。"),
            Example("投资者关系主管RobertYi表示竞争加剧,Mitchinson认为不会。"),
            Example("IPO公司被要求补充材料。"),
        ),
    ),
    Rule(
        "latin_bracket",
        "Chinese name (Latin name)",
        (
            Example(
                "美菱(Meiling)推出新品。",
                (
                    ("美菱", "short"),
                    ("Meiling", "foreign"),
                ),
            ),
            Example(
                "万科(Vanke)发布年报。",
                (
                    ("万科", "short"),
                    ("Vanke", "foreign"),
                ),
            ),
            Example(
                "格力(Gree)和海信降价。",
                (
                    ("格力", "short"),
                    ("Gree", "foreign"),
                    ("海信", "short"),
                ),
            ),
            Example(
                "宏昌集团(Honchange)扩产。",
                (
                    ("宏昌集团", "group"),
                    ("Honchange", "foreign"),
                ),
            ),
            Example(
                "比亚迪(Byd Auto)出口增长。",
                (
                    ("比亚迪", "short"),
                    ("Byd Auto", "foreign"),
                ),
            ),
            Example(
                "采购商有芬兰零售业巨头斯多瑞曼(Storreman)等。", (("斯多瑞曼", "foreign"), ("Storreman", "foreign"))
            ),
            Example("发光二极管(light-emitting diode)技术成熟。"),
            Example("国内生产总值(GDP)增长。"),
        ),
        "each is a mention of its own",
    ),
)
