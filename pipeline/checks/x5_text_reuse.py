"""X5: passages that reports of different years or places share, and foreign names that stayed in them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.archive import CrossCase, CrossCheck, across_reports
from pipeline.checks.base import Finding, Judgement, consistent, undecidable
from pipeline.checks.cross_words import cued, place_name
from pipeline.checks.findings import About, Message
from pipeline.checks.pairs import Pair
from pipeline.checks.report import ReportFacts
from pipeline.checks.series import Place
from pipeline.intervals import HUNDRED, show_number
from pipeline.similarity.reuse import Block

_CONTAINED = Decimal("0.2")
_BLOCK, _ALL, _QUOTED, _LEFT = 80, 80, 20, 30
_SHOWN = 40
_COPY = Decimal("0.9")


def judge(pair: Pair) -> Iterator[Judgement]:
    """Judge two reports that share text."""
    same = pair.same_place
    years = {pair.a.report_year, pair.b.report_year}
    share = Decimal(str(round(pair.overlap.containment, 3)))
    if share >= _COPY and len(years) == 1 and same is not False:
        return
    left = [item for item in _leftovers(pair) if same is False]
    if not left and not _enough(pair, share):
        yield consistent(())
    elif same is not False and (None in years or len(years) == 1):
        yield undecidable((), "same_report_possible")
    else:
        yield Judgement("inconsistent", (), None, None, "text_reuse", _finding(pair, share, left))


def _own(pair: Pair) -> list[Block]:
    """Return the blocks that are no slogans and no quotations of titles and rules.

    Of one place's reports short ones do not count: names of its firms, turns of phrase, the signature.
    """
    blocks = [block for block in pair.overlap.blocks if not pair.same_place or block.length >= _QUOTED]
    return [block for block in blocks if not _everybodys(pair.b.folded[block.b : block.b + block.length])]


def _everybodys(text: str) -> bool:
    """Return whether everybody writes a passage: slogans, quoted law."""
    return len(cued("slogan", text)) * 40 >= len(text) or text.count("《") * 40 >= len(text)


def _enough(pair: Pair, share: Decimal) -> bool:
    """Return whether so much is shared that it was copied."""
    own = _own(pair)
    total, longest = sum(block.length for block in own), max((block.length for block in own), default=0)
    shorter = min(len(pair.a.text), len(pair.b.text))
    return longest >= _BLOCK or (share >= _CONTAINED and total >= _ALL and total >= shorter * _CONTAINED)


def _leftovers(pair: Pair) -> list[tuple[str, Block, ReportFacts]]:
    """Return the names of one report's place that stand in a common block of the other one."""
    found = []
    for report, other in ((pair.a, pair.b), (pair.b, pair.a)):
        name, own = place_name(report.region), place_name(other.region)
        if not name or not own or name in own or own in name:
            continue
        for block in pair.overlap.blocks:
            text = pair.a.folded[block.a : block.a + block.length]
            if block.length >= _LEFT and name in text and other.folded.count(name) <= 3:
                found.append((name, block, other))
    return found


def _finding(pair: Pair, share: Decimal, left: list[tuple[str, Block, ReportFacts]]) -> Finding:
    """Say how much is shared, and show the blocks."""
    blocks = sorted(pair.overlap.blocks, key=lambda item: (-item.length, item.b))
    shown = sorted([b for b in blocks if b.length >= _QUOTED][:_SHOWN] or blocks[:1], key=lambda item: item.b)
    total, longest = sum(block.length for block in blocks), pair.overlap.longest
    foreign = pair.same_place is False
    names = "、".join(sorted({name for name, _, _ in left}))
    percent = show_number(share * HUNDRED)
    one, two = _label(pair.b), _label(pair.a)
    zh = f"{one}与{two}有{len(blocks)}处相同文字,共{total}字,占{percent}%,最长{longest}字"
    en = f"{one} shares {len(blocks)} passages, {total} characters ({percent}%) with {two}, the longest {longest}"
    if left:
        zh, en = f"{zh};残留他处名称:{names}", f"{en}; a foreign name stayed: {names}"
    message = Message(
        "medium" if left or (foreign and share >= _CONTAINED) else "low",
        85 if left else 75,
        zh,
        en,
        f"{total} / {min(len(pair.a.text), len(pair.b.text))} = {percent}%; max {longest}",
        klass="noteworthy",
    )
    cause = f"{pair.a.doc_id}:{pair.b.doc_id}"
    about = About(place_name(pair.b.region), periods=pair.years, cause=cause)
    return across_reports([place for block in shown for place in _both(pair, block, left)], message, about)


def _both(pair: Pair, block: Block, left: list[tuple[str, Block, ReportFacts]]) -> list[Place]:
    """Return a block on both sides, and the foreign name in it."""
    places: list[Place] = [
        ("stated", pair.b.doc_id, block.b, block.b + block.length),
        ("against", pair.a.doc_id, block.a, block.a + block.length),
    ]
    for name, where, report in left:
        if where == block:
            start = block.b if report is pair.b else block.a
            place = report.folded.find(name, start, start + block.length)
            places.append(("stated", report.doc_id, place, place + len(name)))
    return places


def _label(report: ReportFacts) -> str:
    """Return how a message names a report: its title, and its place and year where that does not hold them."""
    title = report.title or report.heading or ""
    place, year = report.region or "", str(report.report_year or "")
    more = ",".join(part for part in (place, year) if part and part not in title)
    return f"《{title}》({more})" if title and more else f"《{title}》" if title else more or report.doc_id[:8]


_SHARED = (
    "我们坚持把招商引资作为头等大事来抓,先后组织人员赴沿海城市开展上门招商,建立了客商信息档案和项目跟踪服务台账,"
    "落实专人全程代办手续,帮助落户企业解决用地、用电、用工等实际困难,得到了客商的普遍好评。"
)

CHECK = CrossCheck(
    "X5",
    "text_reuse",
    "Do reports of different years or places share passages, and did a foreign name stay in one of them?",
    ("slogans, quoted law", "the same report twice", "reports of one year whose place is not known"),
    (
        CrossCase(
            (
                f"临河镇2012年工作总结\n{_SHARED}\n临河镇人民政府 2012年12月",
                f"白塔镇2013年工作总结\n{_SHARED}\n白塔镇人民政府 2013年12月",
            ),
            "inconsistent",
        ),
    ),
    pair=judge,
)
