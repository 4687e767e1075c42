"""The rules of `patents` with their evidence: sentences as reports write them, near misses last.

Longer than other files because each rule carries at least five examples and two near misses.
"""

from __future__ import annotations

from extractors.base import Example, Rule

PATENT_RULES: tuple[Rule, ...] = (
    Rule(
        "noun_behind",
        "count + modifiers + kind: 12项实用新型专利, 47件相关专利, 4项软件著作权",
        (
            Example(
                "公司拥有12项实用新型专利、3项发明专利和4项软件著作权。",
                (
                    ("12项", 12, 12, "exact", "utility_model", "held"),
                    ("3项", 3, 3, "exact", "invention", "held"),
                    ("4项", 4, 4, "exact", "software_copyright", "held"),
                ),
            ),
            Example("研究院已申请47项微流控技术相关专利。", (("47项", 47, 47, "exact", "any", "applied"),)),
            Example(
                "中心取得十多个软件著作权和发明专利，成果显著。", (("十多个", 10, None, "more_than", "any", "granted"),)
            ),
            Example("另有两项发明专利正在申请中。", (("两项", 2, 2, "exact", "invention", "applied"),)),
            Example("法院认定该公司在三项专利上涉嫌侵权。", (("三项", 3, 3, "exact", "any", "unknown"),)),
            Example("企业拥有50余项专利技术，产品远销海外。", (("50余项", 50, None, "more_than", "any", "held"),)),
            Example("企业参与制定三项国家标准，7项成果通过鉴定。"),
            Example("全区新增专利示范企业1家，评出2项专利金奖。"),
            Example("给一项专利定价并不容易。"),
        ),
    ),
    Rule(
        "noun_before",
        "kind + fillers + count: 申请专利70件, 专利申请量达到5000多件, 发明专利三项",
        (
            Example(
                "今年全镇共申请专利68件；发明12件；新型53件；外观3件。",
                (
                    ("68件", 68, 68, "exact", "any", "applied"),
                    ("12件", 12, 12, "exact", "invention", "applied"),
                    ("53件", 53, 53, "exact", "utility_model", "applied"),
                    ("3件", 3, 3, "exact", "design", "applied"),
                ),
            ),
            Example(
                "该厂获得国家专利三项，其中发明专利1项。",
                (
                    ("三项", 3, 3, "exact", "any", "granted"),
                    ("1项", 1, 1, "exact", "invention", "granted"),
                ),
            ),
            Example(
                "全市专利申请量、授权量分别达到1466件和812件。",
                (
                    ("1466件", 1466, 1466, "exact", "any", "applied"),
                    ("812件", 812, 812, "exact", "any", "granted"),
                ),
            ),
            Example(
                "累计授权发明专利超过1,500项，居行业首位。",
                (("1,500项", 1500, None, "more_than", "invention", "granted"),),
            ),
            Example(
                "公司拥有有效专利62项，其中发明专利19项、实用新型专利43项。",
                (
                    ("62项", 62, 62, "exact", "any", "held"),
                    ("19项", 19, 19, "exact", "invention", "held"),
                    ("43项", 43, 43, "exact", "utility_model", "held"),
                ),
            ),
            Example(
                "专利授权389件，由发明42件、实用新型284件和外观设计63件三类组成。",
                (
                    ("389件", 389, 389, "exact", "any", "granted"),
                    ("42件", 42, 42, "exact", "invention", "granted"),
                    ("284件", 284, 284, "exact", "utility_model", "granted"),
                    ("63件", 63, 63, "exact", "design", "granted"),
                ),
            ),
            Example(
                "专利申请236件，增长8%。其中发明84件、实用新型117件、外观设计35件。",
                (
                    ("236件", 236, 236, "exact", "any", "applied"),
                    ("84件", 84, 84, "exact", "invention", "applied"),
                    ("117件", 117, 117, "exact", "utility_model", "applied"),
                    ("35件", 35, 35, "exact", "design", "applied"),
                ),
            ),
            Example(
                "所内软件著作权登记20余件，专利转让5件。",
                (
                    ("20余件", 20, None, "more_than", "software_copyright", "unknown"),
                    ("5件", 5, 5, "exact", "any", "transferred"),
                ),
            ),
            Example("申报科技成果9项，发表论文20余篇，注册商标6件。"),
            Example("公司掌握专有技术20项，承担专利产业化项目3个。"),
        ),
    ),
    Rule(
        "inherited",
        "count that continues a list without naming its noun: 申请专利32项,授权22项",
        (
            Example(
                "该公司申请专利32项，授权 22项，发展后劲十足。",
                (
                    ("32项", 32, 32, "exact", "any", "applied"),
                    ("22项", 22, 22, "exact", "any", "granted"),
                ),
            ),
            Example(
                "该所提交了八项专利申请（其中四项为发明专利），三项已授权。",
                (
                    ("八项", 8, 8, "exact", "any", "applied"),
                    ("四项", 4, 4, "exact", "invention", "applied"),
                    ("三项", 3, 3, "exact", "any", "granted"),
                ),
            ),
            Example(
                "去年专利申请量是500多件，今年就达到1200件。",
                (
                    ("500多件", 500, None, "more_than", "any", "applied"),
                    ("1200件", 1200, 1200, "exact", "any", "applied"),
                ),
            ),
            Example(
                "全县申报发明专利45件，获得授权18件。",
                (
                    ("45件", 45, 45, "exact", "invention", "applied"),
                    ("18件", 18, 18, "exact", "invention", "granted"),
                ),
            ),
            Example(
                "集团拥有专利210项，其中当年新增36项。",
                (
                    ("210项", 210, 210, "exact", "any", "held"),
                    ("36项", 36, 36, "exact", "any", "held"),
                ),
            ),
            Example(
                "全镇申请专利70件，其中发明专利14件，授权32件。",
                (
                    ("70件", 70, 70, "exact", "any", "applied"),
                    ("14件", 14, 14, "exact", "invention", "applied"),
                    ("32件", 32, 32, "exact", "any", "granted"),
                ),
            ),
            Example(
                "力争全年申请发明专利12—18件，授权6至8件。",
                (
                    ("12—18件", 12, 18, "range", "invention", "applied"),
                    ("6至8件", 6, 8, "range", "invention", "granted"),
                ),
            ),
            Example("全省专利申请量达到2—3万件。", (("2—3万件", 20000, 30000, "range", "any", "applied"),)),
            Example("公司申请专利过程中完成课题32项，结题22项。"),
            Example("围绕专利工作开展培训6次，受理咨询40件商标事务。"),
        ),
    ),
    Rule(
        "table_cell",
        "figure of a table whose label, head or caption speaks of patents, in 件 or 项",
        (
            Example(
                "专利统计（单位：件）\n类型\t申请量\t授权量\n发明\t41\t10\n",
                (("41", 41, 41, "exact", "invention", "applied"), ("10", 10, 10, "exact", "invention", "granted")),
            ),
            Example(
                "各区专利\n地区\t专利申请量（件）\n河东区\t421\n",
                (("421", 421, 421, "exact", "any", "applied"),),
            ),
            Example(
                "指标\t单位\t2020年\n专利授权量\t件\t1,236\n",
                (("1,236", 1236, 1236, "exact", "any", "granted"),),
            ),
            Example(
                "指标 | 单位 | 2020年\n有效发明专利拥有量 | 件 | 312\n",
                (("312", 312, 312, "exact", "invention", "held"),),
            ),
            Example(
                "单位：项\n年份\t实用新型专利授权量\n2019年\t55\n",
                (("55", 55, 55, "exact", "utility_model", "granted"),),
            ),
            Example(
                "指标\t单位\t2020年\n专利申请量\t件\t186\n其中：发明专利\t件\t42\n",
                (("186", 186, 186, "exact", "any", "applied"), ("42", 42, 42, "exact", "invention", "applied")),
            ),
            Example("专利统计\n地区\t万人拥有量（件）\n河东区\t18\n"),
            Example("专利统计\n地区\t商标注册量（件）\t位次\n河东区\t18\t2\n"),
        ),
        "read with head, label and caption of its table",
    ),
)
