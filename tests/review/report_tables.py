"""Synthetic tables for the tests of the review page: reports and findings written by us, in the genre."""

import dataclasses
import datetime
import json
import re
from decimal import Decimal

import pyarrow.parquet as pq

from pipeline import tables

AUDIT = {"comparisons": tables.Comparison, "flags": tables.Flag, "flag_evidence": tables.Evidence}
MARKS = {
    "money": re.compile(r"\d[\d.]*[万亿]?元"),
    "percentages": re.compile(r"\d[\d.]*%"),
    "patents": re.compile(r"(?<=专利)\d+件"),
    "enterprises": re.compile(r"(?:山东)?(?:恒盛|泰禾|金麦)集团(?:有限公司)?"),
    "facts": re.compile(r"\d+(?:人次|家)"),
}

LEVELS = (
    (2012, "4980000000", "4980000000", "actual", 0),
    (2013, "5370000000", "5370000000", "actual", 0),
    (2014, "5860000000", "5860000000", "actual", 1),
    (2015, "6620000000", "6620000000", "actual", 1),
    (2016, "7200000000", None, "target", 0),
)

SUMMARY_2014 = """柳河镇2014年科技创新工作总结
今年以来,我镇科技工作紧紧围绕年初目标稳步推进,现将有关情况总结如下。
一、主要指标
全镇实现销售收入58.6亿元,同比增长9.1%,实现利润5.4亿元。其中,山东恒盛集团有限公司实现销售收入3.4亿元。
全镇新认定科技型企业12家,组织技术培训460人次。
二、存在的问题
企业研发力量还比较薄弱,高层次人才引进仍有不小的难度。
柳河镇人民政府
2014年12月22日
"""
SUMMARY_2015 = """柳河镇2015年科技创新工作总结
今年以来,在区委、区政府的领导下,我镇科技投入持续增加,创新氛围更加浓厚。
一、加大投入
山东恒盛集团有限公司全年研发投入3600万元,相当于销售收入的5.3%,比上年提高0.4个百分点。
科技三项经费年初计划占财政支出的1.5%,年底实际占到1.8%。
二、主要指标
全镇实现销售收入66.2亿元,同比增长31%,实现利润6.1亿元,新认定科技型企业12家,组织技术培训460人次。
恒盛集团实现销售收入3.4亿元,泰禾集团实现销售收入2.9亿元,金麦集团实现销售收入1.7亿元。
全镇申请专利36件,授权专利41件,其中发明专利7件。
三、来年打算
到2016年,力争高新技术产业产值占规模以上工业总产值的比重达到45。
柳河镇人民政府
2015年12月20日
"""
PLAN_2016 = """石桥街道2016年科技工作要点
围绕建设创新型街道的目标,重点做好以下几项工作。
一、完善投入机制,财政科技支出增长12以上,企业研发投入占销售收入的比重达到3.2。
二、培育骨干企业,支持泰禾集团有限公司、金麦集团有限公司建设工程技术研究中心2个。
三、加强培训,全年组织技术培训460人次,新认定科技型企业15家。
石桥街道办事处
2016年2月26日
"""


class Archive:
    """Rows of a run in the making."""

    def __init__(self):
        self.rows = {name: [] for name in [*tables.TABLES, *AUDIT]}
        self.manifest = {
            "program": "heshu",
            "version": "0.1.0",
            "inputs": ["corpus/raw"],
            "input_fingerprint": "5a1f0c77d2b94e6f8a3b1c2d4e5f6071",
            "abstained": {"money:bare_number": 212, "percentages:code_or_date": 96, "enterprises:no_left_edge": 41},
            "rejects": {"undecodable": 2, "binary": 1},
        }

    def document(self, text, **about):
        doc_id = about.pop("doc_id", f"doc{len(self.rows['documents']):04}")
        blank = dict.fromkeys((item.name for item in dataclasses.fields(tables.Document)), None)
        blank |= {"doc_id": doc_id, "source": f"archive/{doc_id}.txt", "part": 1, "title": text.split("\n")[0]}
        blank |= {"doc_type": "summary", "encoding": "utf-8", "text": text, "fixes": [], "source_start": 0}
        self.rows["documents"].append(tables.Document(**(blank | about)))
        for number, line in enumerate(re.finditer(r"[^。\n]+。?", text)):
            self.rows["sentences"].append(tables.Sentence(doc_id, number, None, line.start(), line.end()))
        for kind, pattern in MARKS.items():
            self.rows[kind] += [mention(kind, doc_id, match) for match in pattern.finditer(text)]
        return doc_id

    def text(self, doc_id):
        return next(row.text for row in self.rows["documents"] if row.doc_id == doc_id)

    def flag(self, check, severity, confidence, zh, en, quotes, **about):
        """Add a finding; `quotes` are (side, doc_id, quote)."""
        flag_id = about.pop("flag_id", f"{len(self.rows['flags']):012x}")
        blank = {"flag_id": flag_id, "check": check, "klass": "inconsistency", "severity": severity}
        blank |= {"confidence": Decimal(str(confidence)), "group_id": flag_id, "subject": None, "metric": None}
        blank |= {
            "message_zh": zh,
            "message_en": en,
            "computation": "",
            "hint": None,
            "status": "open",
            "verdict": None,
        }
        ends = about.pop("ends", None)
        self.rows["flags"].append(tables.Flag(**(blank | about)))
        for side, doc_id, quote in quotes:
            start = self.text(doc_id).index(quote)
            self.rows["flag_evidence"].append(tables.Evidence(flag_id, side, doc_id, start, start + len(quote), quote))
        self.judgement(check, "inconsistent", quotes[0][1] if quotes else "", ends, flag_id)
        return flag_id

    def fact(self, subject, metric, year, low, high, modality="actual", flags=0):
        """Add a yearly level that no quoted document has."""
        blank = dict.fromkeys((item.name for item in dataclasses.fields(tables.Fact)), None)
        blank |= {
            "fact_id": f"x{len(self.rows['facts'])}",
            "doc_id": "elsewhere",
            "sentence_id": 0,
            "start": 0,
            "end": 1,
        }
        blank |= {"subject": subject, "metric": metric, "measure": "level", "unit": "元", "qualifier": "exact"}
        blank["kind"] = "money"
        blank |= {"low": low and Decimal(low), "high": high and Decimal(high), "slack": Decimal(0), "year": year}
        blank |= {"modality": modality, "inferred": False, "candidates": [], "duplicate": False, "flags": flags}
        self.rows["facts"].append(tables.Fact(**blank))

    def judgement(self, check, verdict, doc_id="", ends=None, flag_id=None, reason=None):
        ends = [None if end is None else Decimal(end) for end in ends or (None,) * 4]
        self.rows["comparisons"].append(tables.Comparison(check, verdict, doc_id, [], *ends, reason, flag_id))

    def write(self, folder, leave_out=()):
        """Write Parquet as a run does; return the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in self.rows.items():
            if name not in leave_out:
                (folder / name).mkdir(exist_ok=True)
                pq.write_table(arrow(name, rows), folder / name / "part-00000.parquet")
        self.manifest["counts"] = {name: len(rows) for name, rows in self.rows.items()}
        (folder / "manifest.json").write_text(json.dumps(self.manifest, ensure_ascii=False), encoding="utf-8")
        return folder


def arrow(name, rows):
    """Return rows as Arrow with the table's schema, also while tables.py does not list the table yet."""
    listed = name in tables.TABLES
    if listed:
        return tables.to_arrow(name, rows)
    tables.TABLES[name] = AUDIT[name]
    tables.SCHEMAS[name] = tables.schema(name)
    try:
        return tables.to_arrow(name, rows)
    finally:
        del tables.TABLES[name], tables.SCHEMAS[name]


def mention(kind, doc_id, match):
    """Return a mention row with as much as the page shows."""
    row_class = tables.TABLES[kind]
    blank = dict.fromkeys((item.name for item in dataclasses.fields(row_class)), None)
    blank |= {"doc_id": doc_id, "sentence_id": 0, "start": match.start(), "end": match.end()}
    extra = {
        "money": {
            "slack": Decimal(0),
            "currency": "CNY",
            "unit_inferred": False,
            "falling": False,
            "metric": "销售收入",
        },
        "percentages": {"slack_pct": Decimal(0), "unit": "percent", "sign_inferred": False, "falling": False},
        "patents": {"kind": "any", "action": "applied"},
        "enterprises": {"kind": "group", "canonical": "山东恒盛集团有限公司"},
        "facts": {
            "fact_id": f"{doc_id}{match.start()}",
            "slack": Decimal(0),
            "unit": "人次",
            "metric": "技术培训",
            "kind": "count",
        },
    }[kind]
    if kind == "facts":
        extra |= {"qualifier": "exact", "inferred": False, "candidates": [], "duplicate": False, "flags": 0}
        extra |= {"measure": "level", "modality": "actual", "subject": "柳河镇"}
        extra |= {"period_start": datetime.date(2015, 1, 1), "period_end": datetime.date(2015, 12, 31)}
    else:
        extra |= {"text": match.group()}
    if kind in ("money", "percentages", "patents"):
        extra |= {"qualifier": "exact", "subject": "山东恒盛集团有限公司"}
    return row_class(**{name: extra.get(name, value) for name, value in blank.items()})


def realistic():
    """A small archive with findings of several kinds, in an order that is not the page's."""
    archive = Archive()
    old = archive.document(SUMMARY_2014, doc_id="d2014", report_year=2014, issuer="柳河镇人民政府", region="柳河镇")
    new = archive.document(SUMMARY_2015, doc_id="d2015", report_year=2015, issuer="柳河镇人民政府", region="柳河镇")
    plan = archive.document(PLAN_2016, doc_id="d2016", report_year=2016, issuer="石桥街道办事处", doc_type="plan")
    for year, low, high, modality, flags in LEVELS:
        archive.fact("柳河镇", "销售收入", year, low, high, modality, flags)
    archive.flag(
        "stale_value",
        "medium",
        0.74,
        "两年的总结写着同一个数:技术培训460人次。",
        "The summaries of two years give the same figure: 460 trained.",
        [
            ("stated", new, "组织技术培训460人次"),
            ("against", old, "组织技术培训460人次"),
            ("context", plan, "全年组织技术培训460人次"),
        ],
        klass="noteworthy",
        subject="柳河镇",
        metric="技术培训",
        flag_id="f-stale",
        computation="2014: 460 = 2015: 460",
    )
    for number, quote in enumerate(("比重达到3.2", "支出增长12以上", "比重达到45")):
        archive.flag(
            "percent_sign_lost",
            "medium",
            0.9 - number / 100,
            f"“{quote}”缺百分号。",
            f"“{quote}” has lost its % sign.",
            [("stated", new if "45" in quote else plan, quote)],
            klass="data_quality",
            metric="比重",
            group_id="lost-percent",
            flag_id=f"f-percent-{number}",
        )
    archive.flag(
        "share_times_base",
        "high",
        0.97,
        "研发投入3600万元按占比5.3%推算,销售收入应为6.79亿元,文中为3.4亿元。",
        "Investment of 3600万元 at 5.3 % implies sales of 6.79亿元; the report says 3.4亿元.",
        [("stated", new, "研发投入3600万元,相当于销售收入的5.3%"), ("against", new, "恒盛集团实现销售收入3.4亿元")],
        subject="山东恒盛集团有限公司",
        metric="销售收入",
        flag_id="f-share",
        computation="3600万 / 5.3% = 6.79亿 [6.72, 6.87] ≠ 3.4亿 [3.35, 3.45]",
        hint="factor_2",
        ends=("335000000", "345000000", "672000000", "687000000"),
    )
    archive.flag(
        "growth_chain",
        "high",
        0.88,
        "销售收入由58.6亿元增至66.2亿元,增幅为13%,文中写31%。",
        "Sales rose from 58.6亿元 to 66.2亿元, which is 13 %; the report says 31 %.",
        [("stated", new, "销售收入66.2亿元,同比增长31%"), ("against", old, "全镇实现销售收入58.6亿元")],
        subject="柳河镇",
        metric="销售收入",
        flag_id="f-growth",
        computation="66.2亿 / 58.6亿 − 1 = 12.97% [12.79, 13.15] ≠ 31% [30.5, 31.5]",
        hint="digit_swap",
        ends=("30.5", "31.5", "12.79", "13.15"),
    )
    archive.flag(
        "impossible",
        "high",
        0.91,
        "授权专利41件多于申请专利36件。",
        "41 patents granted, more than the 36 applied for.",
        [("stated", new, "授权专利41件"), ("against", new, "申请专利36件")],
        subject="柳河镇",
        metric="专利",
        flag_id="f-patents",
        computation="41 > 36",
    )
    archive.flag(
        "planned_vs_actual",
        "low",
        0.66,
        "计划1.5%,实际1.8%:超额完成。",
        "Planned 1.5 %, actual 1.8 %: over-fulfilled.",
        [("stated", new, "年初计划占财政支出的1.5%"), ("against", new, "年底实际占到1.8%")],
        klass="noteworthy",
        flag_id="f-plan",
        status="suppressed",
        verdict="not_an_error",
    )
    for check, verdict, number in (("share_times_base", "consistent", 41), ("growth_chain", "consistent", 17)):
        for _ in range(number):
            archive.judgement(check, verdict, new)
    for number in range(26):
        reason = ("no_base", "other_scope")[number % 2]
        archive.judgement("growth_chain", "undecidable", new, reason=reason)
    return archive


HOSTILE_TEXT = """</script><script>window.hacked=1</script><img src=x onerror="window.hacked=2">的总结
<!--<script> 全镇实现利润300万元。\u202e元万003\u202c 与 \u2028 \u2029 以及 &lt;b&gt; 和 ]]> 均按原样。
𠮷祥公司实现利润500万元,\u200b增长8%。
"""


def hostile():
    """An archive whose every string tries to be something else than text."""
    archive = Archive()
    bad = '<img src=x onerror="window.hacked=3">'
    doc_id = archive.document(HOSTILE_TEXT, doc_id="</script>", source=f"{bad}.txt", issuer=bad, region="\u202e区")
    archive.flag(
        f"{bad}check",
        "high",
        0.9,
        f"</script><script>window.hacked=4</script>{bad}\u202e反",
        f"{bad} javascript:alert(1)",
        [("stated", doc_id, "利润300万元"), ("against", doc_id, "实现利润500万元")],
        flag_id="=cmd|' /C calc'!A0",
        group_id="__proto__",
        subject=bad,
        metric="constructor",
        computation="<b>1</b> \u202e2",
        hint=bad,
    )
    archive.manifest |= {"inputs": [bad], "abstained": {bad: 1}, "version": bad, "input_fingerprint": "__proto__"}
    return archive


def many(number):
    """An archive with many findings; every tenth shares its cause with the one before."""
    archive = Archive()
    for place in range(0, number, 25):
        lines = "".join(
            f"第{at}项实现销售收入{at + 1}.5亿元,同比增长{at % 40}.3%。\n" for at in range(place, place + 25)
        )
        doc_id = archive.document(f"柳河镇{1990 + place % 30}年工作总结\n{lines}", doc_id=f"m{place}")
        for at in range(place, min(place + 25, number)):
            archive.flag(
                ("share_times_base", "two_values", "jump")[at % 3],
                ("high", "medium", "low")[at % 3],
                (at % 97) / 100,
                f"第{at}项的销售收入与增速不符。",
                f"Item {at}: sales and growth disagree.",
                [("stated", doc_id, f"第{at}项实现销售收入{at + 1}.5亿元")],
                group_id=f"g{at - 1 if at % 10 == 9 else at}",
                subject=f"第{at % 60}村",
                metric="销售收入",
            )
    return archive
