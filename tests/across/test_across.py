"""The checks across reports: their examples, through the whole run; the order of the input does not matter."""

import json

import pandas as pd
import pyarrow.parquet as pq
import pytest

import pipeline
from pipeline.checks.cross import CROSS_CHECKS
from pipeline.similarity import reuse
from pipeline.similarity.shingles import samples

CASES = [(check, case) for check in CROSS_CHECKS for case in check.examples]


def run(texts, folder, names=None):
    source = folder / "in"
    source.mkdir(parents=True)
    for number, text in enumerate(texts):
        name = names[number] if names else number
        (source / f"{name}.txt").write_text(text, encoding="utf-8")
    pipeline.run([str(source)], folder / "out", pipeline.Options(guard=False, report=False))
    return folder / "out"


@pytest.mark.parametrize(("check", "case"), CASES, ids=lambda item: getattr(item, "id", ""))
def test_each_check_across_reports_judges_its_example_archives_as_they_say(check, case, tmp_path):
    out = run(case.texts, tmp_path)
    comparisons = pd.read_parquet(out / "comparisons")
    verdicts = set(comparisons[comparisons["check"] == check.name]["verdict"])
    assert case.verdict in verdicts if case.verdict else not verdicts
    flags = pd.read_parquet(out / "flags")
    assert (check.name in set(flags["check"])) == (case.verdict == "inconsistent")
    texts = pd.read_parquet(out / "documents").set_index("doc_id")["text"]
    for row in pd.read_parquet(out / "flag_evidence").itertuples():
        assert texts[row.doc_id][row.start : row.end] == row.quote


def test_the_order_of_the_input_does_not_matter(tmp_path):
    texts = [text for check in CROSS_CHECKS for case in check.examples[:1] for text in case.texts]
    one = run(texts, tmp_path / "one")
    two = run(texts, tmp_path / "two", names=range(len(texts), 0, -1))
    for table in ("comparisons", "flags", "flag_evidence", "facts", "registry"):
        rows = [sorted(map(str, pq.read_table(out / table).to_pylist())) for out in (one, two)]
        assert rows[0] == rows[1], table
    assert len(pq.read_table(one / "flags"))


_SIGNED = "{}\n临河镇人民政府 {}年12月"
_FIRM = "山东宏盛饲料有限责任公司实现销售收入6910万元。"
_ROAD = "投入资金{}万元硬化通村道路,安装路灯。"
_LESSONS = "全镇先后举办养殖技术培训班{}期,到场听课的群众达{}人次,印发各类技术资料{}份,群众的致富本领明显增强。"
_SENT = "全镇选派农技指导员{}名,服务范围覆盖{}个村,解决生产中的技术难题{}个,办事群众的反映普遍良好。"
_BATCH = "全镇先后举办养殖技术培训班{}期,到场听课的群众达{}人次,群众的致富本领明显增强。"
_HEAT = "永泰木业有限公司投资{}万元对烘干车间进行节能改造,采纳职工建议{}条,全年节约标准煤{}吨。"
_TOUR, _AWARD = "组织干部外出考察学习8批,人数{}人。", "永泰木业有限公司申请专利{}件,其中发明专利3件。"


@pytest.mark.parametrize(
    ("bodies", "check", "flagged"),
    [
        ([f"{_FIRM}\n全镇实现销售收入6438万元。"], "cross_doc_value", True),
        ([f"{_FIRM}\n永泰立电子被评为重点企业,全年实现销售收入6438万元。"], "cross_doc_value", False),
        ([_TOUR.format(26), _TOUR.format(95)], "jump", False),
        ([_ROAD.format(58), _ROAD.format(880)], "jump", False),
        ([_AWARD.format(24), _AWARD.format(25)], "stale_value", False),
        ([_LESSONS.format(25, 1026, 5480), _LESSONS.format(25, 4460, 1902)], "stale_value", False),
        ([_SENT.format(44, 25, 43), _SENT.format(44, 21, 54)], "stale_value", False),
        ([_SENT.format(44, 25, 43), _SENT.format(44, 25, 54)], "stale_value", True),
        ([_LESSONS.format(25, 1026, 5480), _LESSONS.format(25, 1026, 1902)], "stale_value", True),
        ([_BATCH.format(25, 1026), _BATCH.format(25, 4460)], "stale_value", True),
        ([_HEAT.format(850, 47, 1026), _HEAT.format(850, 63, 4460)], "stale_value", True),
    ],
    ids=[
        "of all",
        "of a firm unknown",
        "of a tour",
        "for a road",
        "a few",
        "one of three",
        "one beside villages",
        "one beside one",
        "two of three",
        "one of two",
        "money of three",
    ],
)
def test_what_no_two_reports_contradict(bodies, check, flagged, tmp_path):
    years = range(2012, 2012 + len(bodies))
    texts = [_SIGNED.format(f"临河镇{year}年工作总结\n{body}", year) for year, body in zip(years, bodies, strict=True)]
    assert (check in set(pd.read_parquet(run(texts, tmp_path) / "flags")["check"])) == flagged


def test_a_line_met_twice_in_one_file_is_one_report(tmp_path):
    """Ids of records need not be unique: neither the report nor its figures count twice."""
    growth = next(check for check in CROSS_CHECKS if check.name == "growth_chain")
    lines = [json.dumps({"id": at, "text": text}) for at, text in enumerate(growth.examples[0].texts)]
    found = []
    for times in (1, 3):
        source, out = tmp_path / f"{times}.jsonl", tmp_path / f"out{times}"
        source.write_text("\n".join([*lines, *lines[:1] * (times - 1)]), encoding="utf-8")
        pipeline.run([str(source)], out, pipeline.Options(guard=False, report=False))
        documents = pd.read_parquet(out / "documents")
        assert (len(documents), documents["duplicate_of"].notna().sum()) == (len(lines) + times - 1, times - 1)
        found.append([pq.read_table(out / name).to_pylist() for name in ("comparisons", "flags", "facts")])
    assert found[0] == found[1]
    assert found[0][1]


def test_a_figure_knows_its_flags(tmp_path):
    growth = next(check for check in CROSS_CHECKS if check.name == "growth_chain")
    out = run(growth.examples[0].texts, tmp_path)
    comparisons = pd.read_parquet(out / "comparisons")
    flagged = comparisons[(comparisons["check"] == growth.name) & (comparisons["verdict"] == "inconsistent")]
    facts = pd.read_parquet(out / "facts").set_index("fact_id")
    for fact_id in flagged["facts"].iloc[0]:
        assert facts["flags"][fact_id] >= 1
        assert facts["worst_severity"][fact_id] in ("low", "medium", "high")


def test_overlap_finds_common_blocks():
    a = "前面不同的文字甲乙丙。" + "我们坚持把招商引资作为头等大事来抓,组织人员赴沿海开展招商。" + "结尾一"
    b = "完全另外的开头。" + "我们坚持把招商引资作为头等大事来抓,组织人员赴沿海开展招商。" + "尾二"
    found = reuse.overlap(a, b)
    assert [a[block.a : block.a + block.length] for block in found.blocks] == [
        "我们坚持把招商引资作为头等大事来抓,组织人员赴沿海开展招商。"
    ]
    assert found.blocks[0].length == found.longest
    assert 0.6 < found.containment < 1
    assert not reuse.overlap("毫无共同之处的一段文字。", b).blocks


def test_a_block_of_everybody_is_no_find():
    text = "我们坚持把招商引资作为头等大事来抓,组织人员赴沿海开展招商。" * 2
    sample = samples([text])
    block = reuse.Block(0, 0, len(text))
    known = sample.shingles[reuse.np.argsort(sample.shingles)]
    assert reuse.rare([block], text, known) == [block]
    assert reuse.rare([block], text, known[:0]) == []
