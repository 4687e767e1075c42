"""Reports of one page that no number parts: behind the signature of one stands the title of the next."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from pipeline.document.clean import restore
from pipeline.document.split import Report, split

BODY = "全年实现工业产值9亿元,比上年增长8%,各项工作都有新的进展,干部群众的精神面貌焕然一新。" * 6
SIGNED = "青溪镇人民政府\n2016年12月28日"


class Page(NamedTuple):
    """A page as it was read."""

    text: str
    title: str | None = None


def parts(text: str) -> list[Report]:
    """Return the reports of a page, which must hold all of its text."""
    found = split(Page(text))
    assert "".join(restore(report.text, report.fixes) for report in found) == text
    return found


@pytest.mark.parametrize(
    ("second", "heading"),
    [
        ("白泥乡2014年科技工作总结", None),
        ("白泥乡关于科技工作情况的汇报", None),
        ("第二篇：白泥乡2014年科技工作总结", "第二篇：白泥乡2014年科技工作总结"),
    ],
)
@pytest.mark.parametrize("first", ["青溪镇2016年科技工作总结", "创新驱动 跨越发展\n——青溪镇2016年科技工作总结"])
def test_a_title_behind_a_signature_begins_a_report(first: str, second: str, heading: str | None) -> None:
    found = parts(f"{first}\n{BODY}\n{SIGNED}\n{second}\n{BODY}")
    assert [(report.part, report.heading) for report in found] == [(1, None), (2, heading)]
    assert [(report.region, report.issued) for report in found] == [("青溪镇", "2016-12-28"), ("白泥乡", None)]
    assert found[1].text.startswith(second)


def test_another_body_and_its_year_begin_a_report_without_a_signature() -> None:
    titles = ["青溪镇2016年科技工作总结", "春晖社区2016年科普工作汇报", "白泥乡2014年科技工作要点"]
    found = parts("\n".join(f"{title}\n{BODY}" for title in titles))
    assert [(report.title, report.region) for report in found] == list(
        zip(titles, ["青溪镇", "春晖社区", "白泥乡"], strict=True)
    )


@pytest.mark.parametrize(
    "text",
    [
        f"青溪镇人民政府文件\n2016年1月15日\n青溪镇2015年科技工作总结\n{BODY}{BODY}",  # a letterhead
        f"关于印发《青溪镇2016年科技工作要点》的通知\n{BODY}\n{SIGNED}\n青溪镇2016年科技工作要点\n{BODY}",
        f"青溪镇2016年科技工作总结\n{BODY}\n{SIGNED}\n附件:白泥乡2014年科技工作总结\n{BODY}",
        f"青溪镇2016年科技工作总结\n{BODY}\n2014年科技工作总结\n{BODY}",  # no other body
        f"青溪镇2016年科技工作总结\n{BODY}\n青溪镇2017年科技工作要点\n{BODY}",  # its own plan
        f"青溪镇2016年科技工作总结\n{BODY}\n白泥乡2014年科技工作总结\n相关文章",  # a link
        f"青溪镇办起科技夜校\n{BODY}\n{SIGNED}\n白泥乡2014年科技工作总结\n{BODY}",  # news first
    ],
)
def test_what_parts_no_page(text: str) -> None:
    assert len(parts(text)) == 1
