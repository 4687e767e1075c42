"""The rules for counts of things and people, each with sentences that it reads and near misses."""

from __future__ import annotations

from extractors.base import Example, Rule

COUNT_RULES: tuple[Rule, ...] = (
    Rule(
        "count",
        "number + classifier + noun, or noun + number + classifier",
        (
            Example("全年共有6项成果通过市级鉴定。", (("6项", "6", "6", "exact", "项", "成果通过市级鉴定"),)),
            Example("产品在全国45家专业刊物上推广。", (("45家", "45", "45", "exact", "家", "专业刊物上推广"),)),
            Example(
                "向村民赠送科普图书1200余册。", (("1200余册", "1200", None, "more_than", "册", "向村民赠送科普图书"),)
            ),
            Example("全年培训种植户860人。", (("860人", "860", "860", "exact", "人", "全年培训种植户"),)),
            Example("新认定高新技术企业12家。", (("12家", "12", "12", "exact", "家", "新认定高新技术企业"),)),
            Example(
                "培育高新技术企业2-3家,引进博士5～8人。",
                (
                    ("2-3家", "2", "3", "range", "家", "培育高新技术企业"),
                    ("5～8人", "5", "8", "range", "人", "引进博士"),
                ),
            ),
            Example("共引进三套检测设备。", (("三套", "3", "3", "exact", "套", "检测设备"),)),
            Example("第三届科技节如期举行。"),
            Example("它是全省唯一一家试点企业。"),
            Example("每季度一次例会,从不间断。"),
            Example("项目《年产三千台农机建设方案》已经批复。"),
        ),
        "a count without an indicator is dropped",
    ),
    Rule(
        "people",
        "word for people + number in 万, the 人 left out",
        (
            Example(
                "全县总人口36.5万,其中外来人口8万余。",
                (
                    ("36.5万", "365000", "365000", "exact", "人", "全县总人口"),
                    ("8万余", "80000", None, "more_than", "人", "其中外来人口"),
                ),
            ),
            Example("常住人口52万。", (("52万", "520000", "520000", "exact", "人", "常住人口"),)),
            Example("流动人口10多万。", (("10多万", "100000", None, "more_than", "人", "流动人口"),)),
            Example("户籍人口约28万。", (("28万", "280000", "280000", "about", "人", "户籍人口"),)),
            Example("年末常住人口达110余万。", (("110余万", "1100000", None, "more_than", "人", "年末常住人口"),)),
            Example("人口普查经费42万元。"),
            Example("总投资42.1万。"),
        ),
        "only directly behind the word",
    ),
)
