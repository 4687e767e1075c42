from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator

import pytest

from pipeline import ingest
from pipeline.assembly.audit import suppressed
from pipeline.check import Audit, audit
from pipeline.checks import BY_NAME, CHECKS
from pipeline.checks.archive import CrossCheck
from pipeline.checks.base import Case, Check, Judgement, consistent
from pipeline.checks.cross import CROSS_CHECKS
from pipeline.checks.message_heads import punctuated
from pipeline.checks.report import ReportFacts
from pipeline.document.split import Report, split
from pipeline.extract import Origin, drafts, extract
from pipeline.segment import words
from pipeline.suppressions import Suppression, Suppressions
from pipeline.tables import Fact
from tests.conftest import ROOT, SHARED

ORIGIN = Origin("t", None, "utf-8")
# No row could stand for what is well here: a number that is intact (S7), an amount that has its indicator
# (S8), two reports that share little (X5).  Where a mask hides its place, D6 abstains.
NEVER_WELL = ("S7", "S8", "D6", "X5", "X9")
SIZE, NOISE = 5_000, 0.03
CASES = [(check, case) for check in CHECKS for case in check.examples]


def read(text: str) -> ReportFacts:
    return drafts([(page(text), ORIGIN)], words)[0].facts()


def page(text: str) -> Report:
    return split(ingest.Page(source="t", record=None, title=None, encoding="utf-8", text=text))[0]


def run(text: str) -> Audit:
    return audit(read(text))


@pytest.mark.parametrize(("check", "case"), CASES, ids=[f"{check.id}-{case.text[:12]}" for check, case in CASES])
def test_each_check_judges_its_example_reports_as_they_say(check: Check, case: Case) -> None:
    verdicts = [row.verdict for row in audit(read(case.text), [check]).comparisons]
    found = "inconsistent" if "inconsistent" in verdicts else verdicts[0] if verdicts else None
    assert found == case.verdict


def test_every_file_is_registered() -> None:
    folder = ROOT / "pipeline" / "checks"
    files = {path.stem[4:] for path in folder.glob("[sd][0-9][0-9]_*")}
    assert files == {check.name for check in CHECKS}
    assert len(BY_NAME) == len(CHECKS) == len({check.id for check in CHECKS})


@pytest.mark.parametrize("check", CHECKS, ids=[check.id for check in CHECKS])
def test_each_check_says_what_it_asks(check: Check) -> None:
    assert check.question.endswith("?")
    assert check.guards
    assert {case.verdict for case in check.examples} >= {"inconsistent"}
    assert len({case.verdict for case in check.examples}) > 1


@pytest.mark.parametrize("check", [*CHECKS, *CROSS_CHECKS], ids=lambda check: check.id)
def test_each_check_can_say_that_all_is_well(check: Check | CrossCheck) -> None:
    assert "consistent" in {case.verdict for case in check.examples} or check.id in NEVER_WELL


SAID = "白石科技股份有限公司2013年研发投入4200万元,占公司销售收入的6%。2013年公司实现销售收入3.5亿元。"
SHARE = f"白石科技股份有限公司2013年工作总结\n{SAID}"


def test_a_flag_has_quotes_on_both_sides() -> None:
    report = read(SHARE)
    found = audit(report)
    flag = next(flag for flag in found.flags if flag.check == "share_times_base")
    rows = [row for row in found.evidence if row.flag_id == flag.flag_id]
    assert {row.side for row in rows} == {"stated", "against"}
    assert all(report.text[row.start : row.end] == row.quote for row in rows)
    assert flag.hint == "factor_2"
    assert flag.severity == "high"
    assert "7亿" in flag.computation


def test_a_flag_keeps_its_id_when_the_report_changes_elsewhere() -> None:
    ids = [
        next(flag.flag_id for flag in run(text).flags if flag.check == "share_times_base")
        for text in (SAID, "全镇工作稳步推进。" + SAID, SAID + "全镇工作稳步推进。")
    ]
    assert len(set(ids)) == 1


def test_what_a_firm_announces_of_itself_is_of_record() -> None:
    title = "白石科技股份有限公司2013年度{}\n"
    told = "2013年技改投入4200万元,占销售收入的6%,当年实现销售收入3.5亿元。"
    texts = (title.format("业绩快报") + told, title.format("业绩快报的公告") + told, "澄清公告\n" + told)
    found = [next(f for f in run(text).flags if f.check == "share_times_base") for text in texts]
    assert [flag.severity for flag in found] == ["high", "high", "medium"]


def test_lost_signs_form_one_group() -> None:
    found = run("全区生产总值120.5亿元,比上年增11.3;财政收入8.1亿元,增9.4;农民人均纯收入9033元,增12.2。")
    flags = [flag for flag in found.flags if flag.check == "unit_missing"]
    assert len(flags) == 3
    assert len({flag.group_id for flag in flags}) == 1


def test_a_share_without_its_sign_lacks_no_other_unit() -> None:
    found = run("青石区2017年工作总结\n高新技术产业产值完成126.4亿元,同比增长11.8%,占规上工业产值41.2,增幅居全市首位。")
    assert [flag.metric for flag in found.flags if flag.check == "unit_missing"] == [
        "高新技术产业产值占规上工业产值比例"
    ]


def test_a_finding_in_news_is_less_sure() -> None:
    sure, unsure = (next(f for f in run(text).flags if f.check == "share_times_base") for text in (SHARE, SAID))
    assert (sure.severity, unsure.severity) == ("high", "low")
    assert unsure.confidence < sure.confidence


def test_suppressed_flags_stay() -> None:
    flags = run(SHARE).flags
    rules = Suppressions([Suppression(check="share_*", source="t*", reason="source_error")])
    after = suppressed(flags, {flag.flag_id: ["t.txt"] for flag in flags}, rules)
    assert len(after) == len(flags)
    chosen = next(flag for flag in after if flag.check == "share_times_base")
    assert (chosen.status, chosen.verdict) == ("suppressed", "source_error")


def test_where_the_sign_is_wrong_the_signs_are_said() -> None:
    flags = run("石塘镇2009年工作总结\n2009年，全镇财政收入870万元，比上年780万元下降11.5%。").flags
    (flag,) = (flag for flag in flags if flag.check == "from_to_growth")
    assert flag.message_zh.endswith("推算为+11.54%，文中为-11.5%")
    assert flag.message_en.endswith("+11.54%, the text says -11.5%")


def test_a_flag_to_be_looked_at_later_stays_open() -> None:
    flags = run(SHARE).flags
    after = suppressed(flags, {}, Suppressions([Suppression(check="*", reason="later")]))
    assert after
    assert {(flag.status, flag.verdict) for flag in after} == {("open", "later")}


def test_facts_count_their_flags() -> None:
    facts = [Fact(*row) for row in extract(page(SHARE), ORIGIN, words).rows["facts"]]
    assert [(fact.flags, fact.worst_severity) for fact in facts] == [(1, "high")] * 3


def test_a_sentence_that_stands_twice_is_one_flag_with_all_its_places() -> None:
    text = (
        "临河镇2013年工作总结\n高新技术产业产值占工业总产值的132%。"
        "全镇工作稳步推进。\n高新技术产业产值占工业总产值的132%。"
    )
    rows = extract(page(text), ORIGIN, words).rows
    assert [flag.check for flag in rows["flags"]] == ["impossible"]
    assert [Fact(*row).flags for row in rows["facts"]] == [1, 1]
    places = [row.end for row in rows["flag_evidence"]]
    assert places == [text.index("132%") + 4, text.rindex("132%") + 4]


def test_a_split_is_judged_once() -> None:
    found = run("全年共申请专利64件,其中发明20件,实用新型46件,外观设计4件。")
    totals = [row for row in found.comparisons if row.check == "part_whole" and len(row.facts) == 4]
    assert [row.verdict for row in totals] == ["inconsistent"]


def test_one_cause_is_one_flag_whichever_checks_find_it() -> None:
    found = run("青石县2013年工作总结\n全年进出口总额3.18亿美元,其中出口2.46亿美元、进口0.92亿美元。")
    (flag,) = found.flags
    told = [row for row in found.comparisons if row.verdict == "inconsistent"]
    assert {row.check for row in told} == {"part_whole", "identity"}
    assert {row.flag_id for row in told} == {flag.flag_id}
    assert "3.38亿美元" in flag.message_zh


def test_a_growth_that_its_parts_rule_out_is_one_flag() -> None:
    text = "全市完成进出口总额72.4亿元,增长5.8%,其中出口51.5亿元,增长9.2%;进口20.9亿元,增长10.1%。"
    (flag,) = run(f"青石市2020年商务工作总结\n{text}").flags
    assert "合计增长9.46%" in flag.message_zh


def test_what_is_above_any_bound_looks_like_no_slip() -> None:
    flag = next(flag for flag in run("高新技术产业产值占工业总产值的132%。").flags if flag.check == "impossible")
    assert flag.hint is None


def test_a_check_that_breaks_off_costs_only_itself() -> None:
    def judge(report: ReportFacts) -> Iterator[Judgement]:
        yield consistent(report.facts[:1])
        raise ZeroDivisionError(report.doc_id)

    broken = dataclasses.replace(BY_NAME["impossible"], name="broken", judge=judge)
    found = extract(page(SHARE), ORIGIN, words, (broken, *CHECKS))
    assert [flag.check for flag in found.rows["flags"]] == ["share_times_base"]
    own = [(row.verdict, row.reason) for row in found.rows["comparisons"] if row.check == "broken"]
    assert own == [("consistent", None), ("undecidable", "failed")]
    assert "check:broken:failed" in found.abstained


@pytest.mark.parametrize(
    "piece", ["9", "一", "1,", ".", ",111", "有限公司", "其中", "分别1、", "占5%", "、三家", "2011年"]
)
def test_hostile_lines_take_linear_work(piece: str) -> None:
    """Four times the text costs less than eight times the time; what is quadratic costs sixteen times as much."""
    assert cost(piece, 4 * SIZE) <= 8 * cost(piece, SIZE) + NOISE


def test_names_that_part_in_many_ways_take_linear_work() -> None:
    """What tries every way to part some words takes a thousand times as long for each ten of them."""
    behind = "投入684.5万元,其中甲项8.4万元,乙项71.5万元,丙项588.6万元。"
    assert cost("和", 72, behind) <= 8 * cost("和", 18, behind) + NOISE


def cost(piece: str, size: int, behind: str = "") -> float:
    """Return the lesser processor time of two audits of a text that repeats one piece."""
    best = float("inf")
    for _ in range(2):
        report = read("全镇工作。\n" + piece * (size // len(piece)) + behind)
        start = time.process_time()
        audit(report)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared seed page")
def test_seed_page() -> None:
    from pipeline.score.flags import read_cases, score

    result = score(SHARED / "seed/page.txt", read_cases(SHARED / "gold/seed/flags.json"))
    assert result.missed["must"] == []
    assert len(result.found["must"]) == 19
    assert len(result.found["should"]) >= 16
    assert result.alarms == []
    assert result.misquoted == 0


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("年份不一致:标题2019; 篇首2018", "年份不一致：标题2019；篇首2018"),
        ("数字被空格拆开(共2处):2 .8", "数字被空格拆开（共2处）：2 .8"),
        ("三次产业结构为16.1:48.3:35.6,合计100,1480元", "三次产业结构为16.1:48.3:35.6，合计100,1480元"),
        (
            "则2010年仅[8745.25万, 1.046亿],而“甲,乙(集团)”增长9%",
            "则2010年仅[8745.25万, 1.046亿]，而“甲,乙(集团)”增长9%",
        ),
        (
            "17.34元 / (173.62元 − 17.34元)推算为11.1%,文中为10.1%",
            "17.34元 / (173.62元 − 17.34元)推算为11.1%，文中为10.1%",
        ),
    ],
)
def test_chinese_messages_have_chinese_punctuation_around_figures_and_quotes(message, expected):
    assert punctuated(message) == expected
