"""A random archive of small mixed files: sound ones in several encodings and formats, broken ones, copies."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

FIRMS = ("恒盛", "东方", "长青", "华泰", "金岭", "瑞丰")
PLACES = ("柳河镇", "安平镇", "清河县", "长岭乡")
GOODS = ("利润", "销售收入", "税金", "科技投入")


def report(chance: random.Random) -> str:
    """Return a small report with figures and names."""
    place, firm, year = chance.choice(PLACES), chance.choice(FIRMS), chance.randint(2005, 2020)
    lines = [f"{place}{year}年工作总结"]
    for _ in range(chance.randint(1, 6)):
        figure = f"{chance.randint(1, 9000)}.{chance.randint(0, 9)}万元"
        growth = f"{chance.randint(1, 30)}.{chance.randint(0, 9)}%"
        lines.append(
            f"山东{firm}集团有限公司实现{chance.choice(GOODS)}{figure},同比增长{growth}。"
            f"{firm}集团申请专利{chance.randint(2, 90)}件。"
        )
    return "\n".join([*lines, f"{place}人民政府", f"{year}年12月20日", ""])


def _txt(text: str, _: random.Random) -> tuple[str, bytes]:
    return ".txt", text.encode()


def _gb(text: str, _: random.Random) -> tuple[str, bytes]:
    return ".txt", text.encode("gb18030")


def _utf16(text: str, _: random.Random) -> tuple[str, bytes]:
    return ".txt", text.encode("utf-16")


def _html(text: str, _: random.Random) -> tuple[str, bytes]:
    body = "".join(f"<p>{line}</p>" for line in text.splitlines())
    return ".html", f"<html><head><title>总结</title></head><body>{body}</body></html>".encode()


def _jsonl(text: str, chance: random.Random) -> tuple[str, bytes]:
    rows = [json.dumps({"text": report(chance)}, ensure_ascii=False) for _ in range(3)]
    return ".jsonl", "\n".join([json.dumps({"text": text}), *rows, "{broken"]).encode()


def _packed(text: str, chance: random.Random) -> tuple[str, bytes]:
    return ".jsonl.gz", gzip.compress(_jsonl(text, chance)[1], mtime=0)


def _cut_off(text: str, chance: random.Random) -> tuple[str, bytes]:
    whole = _packed(text, chance)[1]
    return ".jsonl.gz", whole[: chance.randint(1, len(whole) - 1)]


def _half_a_character(text: str, _: random.Random) -> tuple[str, bytes]:
    return ".txt", text.encode()[:-30]


def _empty(_text: str, _: random.Random) -> tuple[str, bytes]:
    return ".txt", b""


def _noise(_text: str, chance: random.Random) -> tuple[str, bytes]:
    return ".txt", chance.randbytes(chance.randint(1, 3000))


def _other(text: str, _: random.Random) -> tuple[str, bytes]:
    return ".pdf", b"%PDF-1.4\n" + text.encode()


SOUND = (_txt, _gb, _html, _jsonl, _packed)
KINDS = (*SOUND, *SOUND, *SOUND, _utf16, _cut_off, _half_a_character, _empty, _noise, _other)


def make(folder: Path, files: int, seed: int) -> list[Path]:
    """Write an archive; the same seed gives the same bytes."""
    chance = random.Random(seed)
    made, texts = [], []
    for number in range(files):
        place = folder / f"{chance.randrange(8)}"
        place.mkdir(parents=True, exist_ok=True)
        text = chance.choice(texts) if texts and chance.random() < 0.05 else report(chance)
        texts.append(text)
        suffix, data = chance.choice(KINDS)(text, chance)
        path = place / f"{number:05d}{suffix}"
        path.write_bytes(data)
        made.append(path)
    return made
