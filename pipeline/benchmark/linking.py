"""How the cost of linking grows: generated names at 10^3, 10^4 and 10^5 enterprises, with the fitted exponent.

python -m pipeline.benchmark.linking [SIZES...]
"""

from __future__ import annotations

import math
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence

import pyarrow as pa

from extractors.lexicon import load, terms
from pipeline.linking.archive import link_archive
from pipeline.linking.keys import key_of

_TRADE = (
    "安邦博诚达德鼎东方飞丰富广海恒宏华汇佳建金锦晶聚凯康朗立联龙美明铭宁"
    "鹏奇启全荣瑞盛世顺泰天通万伟祥新信兴旭亚益永友裕源远越泽振正志中卓"
)


def archive(enterprises: int, seed: int = 7) -> Iterator[tuple[str, str, str, str]]:
    """Yield (doc_id, region, text, local name): each enterprise under its legal name and short forms in two reports."""
    draw = random.Random(seed)
    places = sorted(row["region"] for row in load("regions") if row["level"] == "county" and len(row["region"]) > 2)
    industries = sorted(word for word in terms("industry_words") if len(word) == 2)
    for number in range(enterprises):
        trade = "".join(draw.choices(_TRADE, k=draw.choice((2, 2, 3))))
        place, industry = draw.choice(places), draw.choice(industries)
        legal = f"{place}{trade}{industry}有限公司"
        for report, text, local in (
            (0, legal, legal),
            (0, trade + industry, legal),
            (1, trade + industry, trade + industry),
        ):
            yield f"d{number % (enterprises // 5 + 1)}-{report}", place, text, local


def link(rows: Sequence[tuple[str, str, str, str]]) -> pa.Table:
    """Link generated rows as the pipeline does."""
    doc_ids, regions, texts, locals_ = zip(*rows, strict=True)
    keys = [key_of(local, region) for local, region in zip(locals_, regions, strict=True)]
    names = pa.table({"doc_id": doc_ids, "text": texts, "enterprise_id": keys})
    reports = dict(zip(doc_ids, regions, strict=True))
    return link_archive([names], [pa.table({"doc_id": list(reports), "region": list(reports.values())})]).registry


def main(sizes: Sequence[int] = (1_000, 10_000, 100_000)) -> None:
    """Print seconds and peak memory a size, then the exponent of the fitted power law."""
    points = []
    for size in sizes:
        rows = list(archive(size))
        began = time.process_time()
        registry = link(rows)
        seconds = time.process_time() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        points.append((math.log(size), math.log(seconds)))
        print(
            f"{size:>8,} enterprises, {len(rows):>9,} mentions: {seconds:8.2f} s CPU, "
            f"{len(registry):,} rows, peak {peak:,.0f} MiB"
        )
    (x0, y0), (x1, y1) = points[0], points[-1]
    if x1 > x0:
        print(f"exponent {(y1 - y0) / (x1 - x0):.2f}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or (1_000, 10_000, 100_000))
