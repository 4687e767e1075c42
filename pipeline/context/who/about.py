"""Whom a report is about: its place, else the company of its first line, else the only one it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.context.ground import Ground
from pipeline.context.types import ReportContext
from pipeline.context.who.nominals import Nominal, find
from pipeline.context.who.parts import is_excepted, is_listed, part_of
from pipeline.context.who.places import parent
from pipeline.context.who.subject_of_figure import NOBODY, Who
from pipeline.context.who.titled_firms import of_title, titled
from pipeline.context.words import either
from pipeline.document.kinds import OF_RECORD

_LED = ("其中", "例如", "比如", "包括")  # one among others, of whom the text speaks
_TITLE = 60  # characters: a longer first line is no title
_WITHIN = ("province", "prefecture", "county")  # China's; of a country its trades and exchanges are told
_ALL_OF = re.compile("全[省市县区镇乡村](?=[^区国球部])")
# A body's own budget: 平湖县农业农村局2023年部门预算 says nothing of the county's.
_OFFICE = re.compile("(?:企业|省级)?[\u4e00-\u9fff]{0,8}(?:中心|研究院|研究所|[部处室科会委])")
_BUDGET = re.compile(
    "(?P<body>[\u4e00-\u9fff*X]{2,24}(?:委员会|办公室|中心|[局委厅院站]))(?:[12][0-9]{3}年(?:度)?)(?:部门|单位)?[预决]算"
)
# A body that is no office has its own figures: 平湖县人民医院2023年工作总结, signed by it or titled.
_BODY = re.compile(f"(?:关于)?(?P<body>[\u4e00-\u9fff*X]{{2,20}}?{either('own_body')})")
_ITS_YEAR = re.compile("[(“]?(?:[12][0-9]{3}|二[〇○零]|年度|工作|科研|[上下]半年|十[一二三四五])")
_BODY_TITLED = re.compile(f"{_BODY.pattern}(?={_ITS_YEAR.pattern})")
_BEFORE = re.compile(
    r"[\d年月份上下半前个季度一二三四十五全今去昨明日期间内未来后末初底、至~—,“”\"'《 -]*(?:[^:,。]{2,8}:|关于)?"
    "(?:“[^”]{2,8}”|[\u4e00-\u9fff]{2,4}(?:大[县省市]|强[县省]|之[乡省都城]))?"
)
_PROFILE = re.compile("(?:企业|公司|集团|单位)(?:基本)?(?:简介|概况|介绍|情况)\n\\s*")
_UNDER = re.compile(r"[^\n]{2,40}\n[ 　]*[—-]{1,4}[ ]?")  # a title, and the dash of the line under it
_ACCOUNT = re.compile(f"(?![等、和与及])[^\n,。]{{0,14}}{either('own_account')}\n")
_FORMS = ("公司", "集团", "厂")
_OWN = (*_FORMS, "银行", "信用社", "联社")
_OF_COMPANY = re.compile("[是为系](?:本|我)?公司")
_PRONOUN = re.compile("(?:^|[^\u4e00-\u9fff]|[该本我])公司")  # none: 沙特国有石油公司
_ITS_DATA = re.compile(
    "(?:推出|提供|发布|公布)?的?(?:最新)?(?:调查|监测|统计|市场)?(?:数据|统计|测算|监测)(?!中心|研究)"
)
_SHORT = 400  # characters: so near the beginning the one enterprise of a text is what it speaks of


def told_of(text: str, firms: Sequence[Nominal]) -> Sequence[Nominal]:
    """Return the firms of a text without those that it leaves out where it first names them: 除|甲公司|外,其余15家."""
    if "除" not in text:
        return firms
    first = {n.text: n for n in reversed(firms)}.values()
    out = {n.text for n in first if text.find("除", _clause(text, n.start), n.start) >= 0 and is_excepted(text, n)}
    return [n for n in firms if n.text not in out] if out else firms


def only(text: str, firms: Sequence[Nominal]) -> Who:
    """Return the enterprise of a text that names one alone, and not as somebody with whom a company deals."""
    if not firms or _deals_with(text, firms):
        return NOBODY
    names = {n.text for n in firms}
    if len(names) == 1:
        return Who(firms[0].text, firms[0].firm, turn=firms[0].start)
    shortest = min(names, key=len)
    if any(shortest not in name for name in names):  # AMC and AMC娱乐 are one
        return NOBODY
    full = max(firms, key=lambda n: len(n.text))
    return Who(full.text, full.firm, turn=firms[0].start)


def _deals_with(text: str, firms: Sequence[Nominal]) -> bool:
    """Return whether a text tells of 公司 first, and names a firm only beside it: 公司与甲集团签订合同."""
    if "公司" not in text[: firms[0].start]:
        return False
    return all(
        _OF_COMPANY.match(text, n.end) or part_of(text, n, _clause(text, n.start), None) not in ("subject", "report")
        for n in firms
    )


def main(ground: Ground, firms: Sequence[Nominal], report: ReportContext, alone: Who) -> Who:
    """Return whom the report is about: its place, else the company of its first line, else the only one it names."""
    company = titled(report.title)
    if company:
        return of_title(ground.text, firms, company)
    if firm := _firm_of_title(ground.text, firms, report):
        return firm
    body = _own_body(report)
    if body or report.region:
        return Who(body or report.region)
    end = ground.text.find("\n")
    if report.doc_type in OF_RECORD and (whole := _whole(ground.text, end)):
        return whole
    if not firms:
        return _titled(ground.text, end) or _whole(ground.text, end) or NOBODY
    heads = _of_subtitle(ground.text, firms) or _of_first_line(ground, firms)
    if heads is not None:
        return heads
    signed = next((n for n in firms if _signs(n.text, report.issuer)), None) if report.issuer else None
    one = Who(signed.text, signed.firm) if signed is not None else _of_one(ground, firms, alone)
    return one if one.name else _introduced(ground.text, firms) or _titled(ground.text, end) or NOBODY


def _firm_of_title(text: str, firms: Sequence[Nominal], report: ReportContext) -> Who | None:
    """Return the firm whose report the title says it is, of whatever place: 平湖县供电公司2023年工作总结."""
    title = report.title or ""
    at = text.find(title) if title and report.doc_type in OF_RECORD else -1
    start = at + len("关于") * title.startswith("关于")
    starts = (start, start + len(report.region or ""))  # 平湖县|国投集团2023年工作总结
    firm = next((n for n in firms if n.start in starts), None) if at >= 0 else None
    if (
        firm is None
        or text[start : firm.start] not in ("", report.region)
        or not firm.text.endswith(_OWN)
        or not _ITS_YEAR.match(text, firm.end)
    ):
        return None
    return Who(firm.text, firm.firm)


def _own_body(report: ReportContext) -> str | None:
    """Return the body whose own figures a report tells: the one of a budget's title, or a hospital, school or court."""
    title = report.title or ""
    if budget := _BUDGET.match(title) if report.region else None:
        return budget["body"]
    if report.doc_type not in OF_RECORD:
        return None
    if body := _BODY_TITLED.match(title):
        return body["body"]
    signed = report.issuer if report.region and not title.startswith(report.region) else None
    return signed if signed and _BODY.fullmatch(signed) else None


def _introduced(text: str, firms: Sequence[Nominal]) -> Who | None:
    """Return the firm that opens the text behind a bare title: 企业简介⏎甲机械有限公司创立于2003年."""
    title = _PROFILE.match(text)
    first = firms[0]
    if title is None or first.start != title.end() or not first.text.endswith(_FORMS):
        return None
    return Who(first.text, first.firm)


def _signs(firm: str, issuer: str) -> bool:
    """Return whether a report is signed by a firm, or by an office of it: 甲公司技术中心."""
    return issuer.startswith(firm) and (firm == issuer or _OFFICE.fullmatch(issuer, len(firm)) is not None)


def _of_subtitle(text: str, firms: Sequence[Nominal]) -> Who | None:
    """Return the firm whose account the line under a title says that it is: ——甲集团有限公司汇报材料."""
    under = _UNDER.match(text)
    if under is None:
        return None
    told = next((n for n in firms if n.start == under.end()), None)
    return Who(told.text, told.firm) if told is not None and _ACCOUNT.match(text, told.end) else None


def _of_first_line(ground: Ground, firms: Sequence[Nominal]) -> Who | None:
    """Return the company that the first line speaks of, None where it speaks of none."""
    text = ground.text
    end = text.find("\n")
    heads = firms if end < 0 else [n for n in firms if n.start < end]
    for number, nominal in enumerate(heads):
        if text.endswith(_LED, 0, nominal.start) or _OF_COMPANY.match(text, nominal.end):
            return None
        if part_of(text, nominal, ground.clause(nominal.start, 0), None) in ("subject", "report"):
            listed = number + 1 < len(heads) and is_listed(text, heads[number + 1], nominal)
            return Who(None, reason="several_subjects") if listed else Who(nominal.text, nominal.firm)
    return None


def _of_one(ground: Ground, firms: Sequence[Nominal], alone: Who) -> Who:
    """Return the one enterprise that a text names, if it is named early and not only as a source."""
    text = ground.text
    if alone.firm is None or _is_source(text, firms[0]):
        return NOBODY
    later = ground.where[0].end < ground.sentence(firms[0].start) and not _PRONOUN.search(text, 0, firms[0].start)
    if later or text.endswith(_LED, 0, firms[0].start):  # told before anybody is named, or of many
        return NOBODY
    return alone if len(text) < _SHORT or (len(firms) > 1 and firms[0].start < _SHORT) else NOBODY


def _is_source(text: str, firm: Nominal) -> bool:
    """Return whether a firm only supplies the figures: 据|甲研究公司|推出的最新数据显示,家电市场…."""
    if text.endswith("据", 0, firm.start) and _ITS_DATA.match(text, firm.end):
        return True
    return part_of(text, firm, _clause(text, firm.start), None) == "source"


def _titled(text: str, end: int) -> Who | None:
    """Return the place that the title of a text begins with, the lower of two: 河北石家庄棉价下跌; None without one."""
    if not 0 < end <= _TITLE:
        return None
    heads = [n for n in find(text, [(0, end)], (), None) if n.kind == "place" and n.level in _WITHIN]
    if not heads or not _BEFORE.fullmatch(text, 0, heads[0].start) or part_of(text, heads[0], 0, None) != "subject":
        return None
    above = parent(heads[1].text) if len(heads) > 1 else ""
    below = heads[0].end == heads[1].start and heads[0].text in f"{above} {parent(above)}" if above else False
    return Who(heads[1 if below else 0].text)


def _whole(text: str, end: int) -> Who | None:
    """Return the place whose whole the title speaks of without its name: 一季度全市经济运行情况."""
    told = _ALL_OF.search(text, 0, end) if 0 < end <= _TITLE else None
    return Who(told[0]) if told else None


def _clause(text: str, start: int) -> int:
    """Return where the clause that holds `start` begins, outside of the paragraphs with figures too."""
    return max(text.rfind(mark, 0, start) for mark in ",;:。!?\n") + 1
