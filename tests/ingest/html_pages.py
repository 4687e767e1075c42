"""Pages as Chinese sites really build them: frames of sites around articles, so that what is the text is known.

A frame puts around an article what sites put there: navigation, the way to the page, 来源 and 打印, hot lists, 上一篇,
links, 版权所有.  `pages()` gives every frame with every article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple


class Made(NamedTuple):
    """A page, the lines of its text, the rows of its tables (cells parted by tabs), and words that are none of it."""

    name: str
    html: str
    lines: list[str]
    rows: list[str]
    site: list[str]


class Article(NamedTuple):
    """A title and its blocks: a string is a paragraph, a list of rows a table."""

    title: str
    blocks: list[str | list[list[str]]]


REPORT = Article(
    "青河县2013年工业经济运行情况",
    [
        "今年以来，全县上下紧紧围绕年初确定的目标任务，扎实推进各项工作，工业经济保持了平稳较快增长的良好态势。",
        "一、主要指标完成情况",
        "全县规模以上工业企业完成产值186.4亿元，同比增长14.2%；实现利税21.7亿元，增长9.8%；完成工业投资63亿元。",
        "二、存在的主要问题",
        "一是企业融资难、融资贵的问题仍然突出，二是技术工人短缺，三是部分行业产能过剩，四是节能降耗的压力依然很大。",
        "三、下一步工作打算",
        "继续抓好30个重点项目建设，力争全年完成技术改造投资40亿元以上，新增规模以上企业12家，申请专利200件以上。",
        "青河县经济和信息化局",
        "2013年12月20日",
    ],
)
SHORT = Article(
    "青河机械获评省级企业技术中心", ["近日，青河机械有限公司技术中心获评省级企业技术中心，获补助资金100万元。"]
)
TABLED = Article(
    "2014年上半年主要企业纳税情况",
    [
        "上半年，全县十强企业共缴纳税金3.26亿元，占全县税收的41.5%，前三位企业情况见下表。",
        "单位：万元",
        [
            ["企业名称", "2014年上半年", "2013年上半年", "增长（%）"],
            ["青河酒业集团", "8,214.5", "7,906.0", "3.9"],
            ["青河机械有限公司", "5,120", "4,388", "16.7"],
            ["第一化工厂", "2,077.3", "2,415.8", "-14.0"],
        ],
        "注：本表数据由县国税局、县地税局提供。",
    ],
)
HEADED = Article(
    "青河县2015年财政预算执行情况表",
    [
        [
            ["单位：亿元"],
            ["项目", "预算数", "执行数", "完成（%）"],
            ["一般公共预算收入", "24.8", "25.31", "102.1"],
            ["其中：税收收入", "19.6", "19.02", "97.0"],
            ["一般公共预算支出", "41.0", "40.77", "99.4"],
        ],
    ],
)
LISTED = Article(
    "2012年科技工作总结",
    [
        "科技项目取得新突破，全年争取国家级项目3项、省级项目11项，到位资金2,860万元。",
        "专利工作成效明显，全年申请专利412件，其中发明专利96件，授权专利275件，同比增长31%。",
        "高新技术企业达到28家，实现产值77.5亿元，占规模以上工业产值的比重为38.6%。",
    ],
)
ARTICLES = {"report": REPORT, "short": SHORT, "tabled": TABLED, "headed": HEADED, "listed": LISTED}
NAVIGATION = ["网站首页", "政务公开", "通知公告", "办事大厅", "互动交流", "走进青河"]
HOT = [
    "县委召开常委（扩大）会议传达学习全省经济工作会议精神",
    "我县第三届桃花旅游节隆重开幕，接待游客12万人次",
    "全县安全生产工作电视电话会议召开",
    "青河县获评全省县域经济发展先进县",
]
FOOT = ["版权所有：青河县人民政府", "备案号：鲁ICP备05XX号", "技术支持：某某网络科技有限公司", "您是第 1200368 位访客"]
AROUND = [
    "当前位置：首页 > 政务公开 > 正文",
    "上一篇：关于开展企业调查的通知",
    "下一篇：全县招商引资推进会召开",
    "【打印】【关闭】",
]


def _table(rows: list[list[str]]) -> str:
    """A table of data; a row of one cell goes over all columns."""
    width = max(map(len, rows))
    lines = "".join(
        "<tr>" + "".join(f"<td{'' if len(row) > 1 else f' colspan={width}'}>{cell}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    return f'<table border="1" cellspacing="0">{lines}</table>'


def _blocks(article: Article, paragraph: str) -> str:
    """The blocks of an article, each paragraph put into `paragraph`."""
    return "".join(paragraph.format(block) if isinstance(block, str) else _table(block) for block in article.blocks)


def _links(texts: list[str]) -> str:
    """A list of links."""
    return "<ul>" + "".join(f'<li><a href="/a/{n}.html">{text}</a></li>' for n, text in enumerate(texts)) + "</ul>"


def portal(article: Article) -> str:
    """A government portal of divs."""
    return (
        f'<div class="nav">{_links(NAVIGATION)}</div><div class="crumb">{AROUND[0]}</div><div class="wrap">'
        f'<div class="left"><h3>热点新闻</h3>{_links(HOT)}</div><div class="con"><h1>{article.title}</h1>'
        f'<div class="info">来源：县经信局　发布时间：2013-12-25　{AROUND[3]}</div>'
        f'<div class="TRS_Editor">{_blocks(article, "<p>　　{}</p>")}</div>'
        f'<div class="pn">{AROUND[1]}<br>{AROUND[2]}</div></div></div><div class="foot">{"<br>".join(FOOT)}</div>'
    )


def nested(article: Article) -> str:
    """A site of the first years: tables in tables, fonts, line breaks for paragraphs."""
    top = "".join(f"<td><a href=#>{name}</a></td>" for name in NAVIGATION)
    left = "".join(f'<tr><td height=20><a href="x.asp?id={n}">·{text}</a></td></tr>' for n, text in enumerate(HOT))
    return (
        f"<table width=778 align=center><tr>{top}</tr></table>"
        f"<table width=778><tr><td width=180 valign=top><table>{left}</table></td>"
        '<td valign=top><table width="100%">'
        f"<tr><td>{AROUND[0]}</td></tr><tr><td align=center><font size=4><b>{article.title}</b></font></td></tr>"
        f"<tr><td><font size=2>{_blocks(article, '&nbsp;&nbsp;&nbsp;&nbsp;{}<br>')}</font></td></tr>"
        f"<tr><td>{AROUND[1]}<br>{AROUND[2]}</td></tr></table></td></tr></table>"
        f"<table width=778><tr><td align=center>{'<br>'.join(FOOT)}</td></tr></table>"
    )


def company(article: Article) -> str:
    """A company's page without classes that say anything, navigation below the text."""
    return (
        f'<div id="a1"><div id="b2">{article.title}</div><div id="b3">{_blocks(article, "<div>{}</div>")}</div></div>'
        f'<div id="a2">{AROUND[1]} {AROUND[2]}</div><div id="a3">{_links(NAVIGATION + HOT)}</div>'
        f'<div id="a4">{" ".join(FOOT)}</div>'
    )


def words(article: Article) -> str:
    """Text pasted from Word: spans in spans, and a style sheet in the body."""
    inside = (
        '<p class=MsoNormal style="text-indent:2em"><span lang=EN-US><o:p></o:p></span><span><font>{}</font></span></p>'
    )
    return (
        f"<div class=header>{_links(NAVIGATION)}</div><style>p.MsoNormal {{margin:0cm}}</style><h2>{article.title}</h2>"
        f"<div>{_blocks(article, inside)}</div><div class=share>分享到：微信 微博</div><p>{AROUND[3]}</p>"
        f"<div class=related><h3>相关文章</h3>{_links(HOT)}</div><div class=copyright>{' | '.join(FOOT)}</div>"
    )


def modern(article: Article) -> str:
    """A page of today: nav, main, aside, footer; comments below."""
    return (
        f"<header><nav>{_links(NAVIGATION)}</nav></header><main><article><h1>{article.title}</h1>"
        f"{_blocks(article, '<section><p>{}</p></section>')}</article><p>{AROUND[1]}</p></main>"
        f"<aside>{_links(HOT)}</aside>"
        f"<footer><p>{'</p><p>'.join(FOOT)}</p></footer><script>var total = '产值99亿元';</script>"
    )


FRAMES: dict[str, Callable[[Article], str]] = {
    "portal": portal, "nested": nested, "company": company, "words": words, "modern": modern,
}  # fmt: skip


def pages() -> Iterator[Made]:
    """Every frame with every article."""
    for frame, build in FRAMES.items():
        for name, article in ARTICLES.items():
            head = f'<meta charset="utf-8"><title>{article.title}-青河县人民政府</title>'
            html = f"<!DOCTYPE html><html><head>{head}</head><body>{build(article)}</body></html>"
            lines = [block for block in article.blocks if isinstance(block, str)]
            rows = ["\t".join(row) for block in article.blocks if isinstance(block, list) for row in block]
            yield Made(f"{frame}-{name}", html, lines, rows, [*NAVIGATION, *HOT, *FOOT, *AROUND])
