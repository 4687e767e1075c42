"""Write pipeline/lexicons/line_edges.tsv: characters that hardly ever end, or begin, a clause.

A line that ends with one of the first, or starts with one of the second, was broken inside a sentence.
Usage: python tools/build_line_edges.py TEXTS.jsonl.gz... (each row with a field `text`)
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

TARGET = Path(__file__).parent.parent / "pipeline" / "lexicons" / "line_edges.tsv"
HAN = "[\u4e00-\u9fff]"
EDGE = r"[\s，。；：！？、,;:!?“”（）()《》]"
ENDS = re.compile(f"({HAN})(?={EDGE}|$)")
STARTS = re.compile(f"(?:^|(?<={EDGE}))({HAN})")
LEAST = 400
SHARE = 0.004


def main(paths: list[str]) -> None:
    """Count every character and how often it stands at a clause's edge."""
    total: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    starts: Counter[str] = Counter()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            for row in rows:
                text = json.loads(row)["text"]
                total.update(text)
                ends.update(ENDS.findall(text))
                starts.update(STARTS.findall(text))
    common = sorted(char for char, count in total.items() if count >= LEAST and re.match(HAN, char))
    lines = [
        "# Characters at the edge of a broken line: `end` hardly ever ends a clause, `start` hardly ever begins one.",
        f"# Made by tools/build_line_edges.py from public texts: seen {LEAST} times or more, share < {SHARE}.",
        "char\tside",
    ]
    for char in common:
        sides = [s for s, n in (("end", ends[char]), ("start", starts[char])) if n / total[char] < SHARE]
        if sides:
            lines.append(f"{char}\t{'+'.join(sides)}")
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
