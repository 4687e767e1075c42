"""Mojibake: text that was read in a wrong encoding once and saved so; mended where nothing or little is lost.

Three kinds are met in archives of Chinese pages: UTF-8 read as GBK (鏌虫渤 for 柳河), UTF-8 or GBK read as Latin-1
(æŸ³æ²³, ÁøºÓ), and characters that were replaced before the text was saved (锟斤拷).  A line is mended only where the
way back gives ordinary characters; characters that were lost on the way become U+FFFD, so no wrong one is made up.
A text of which too much is lost is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.ingest.allowed import RefusedError
from pipeline.ingest.decode import plausibility
from pipeline.tables import Fix

NAME = "mojibake"
LOST = "\ufffd"
MOST_LOST = 0.15
MOST_GARBLED = 0.05
ORDINARY = 0.9
# UTF-8 of ，。的一 begins like the first three in GBK; å stands for a quarter of all characters in Latin-1, £ ¡ µ for
# ，。的 of GBK.  Looking for single characters costs next to nothing, and ordinary text has none of them.
_GBK_SIGNS = "锛銆鐨"
_LATIN_SIGNS = "å£¡µ"
_LOST_SIGNS = "锟烫" + LOST
_REPLACED = re.compile(r"(?:锟斤拷)+(?:锟斤?)?|烫烫烫烫+")
_CP1252 = {
    char: bytes([code]) for code in range(0x80, 0xA0) if (char := bytes([code]).decode("cp1252", "replace")) != LOST
}
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_HAN = re.compile("[\u4e00-\u9fff]")
_LATIN = re.compile("[\u0080-\u00ff]")
_QUESTION = re.compile(f"{LOST}[{LOST}?]*")


def mend(text: str) -> tuple[str, tuple[Fix, ...]]:
    """Return the text with its garbled lines mended, and the fixes that undo it.

    Raises `RefusedError` where too much is lost.
    """
    signs = [sign for sign in _GBK_SIGNS + _LATIN_SIGNS + _LOST_SIGNS if sign in text]
    if not signs:
        return text, ()
    pieces: list[str] = []
    fixes: list[Fix] = []
    size = 0
    for line in _LINE.findall(text):  # not `splitlines`: U+0085 is a byte of what was garbled
        mended = _line(line)
        if mended != line:
            fixes.append(Fix(NAME, size, size + len(mended), line))
        pieces.append(mended)
        size += len(mended)
    whole = "".join(pieces)
    _check(whole)
    return whole, tuple(fixes)


def _line(line: str) -> str:
    """Return one line as it was before it was garbled; itself where it was not."""
    for signs, encode in ((_GBK_SIGNS, _as_gbk), (_LATIN_SIGNS, _as_latin)):
        if any(sign in line for sign in signs):
            found = _back(line, encode)
            if found is not None:
                return found
    return _REPLACED.sub(LOST, line)


def _back(line: str, encode: Callable[[str], bytes]) -> str | None:
    """Return what the bytes of a garbled line say, None where that makes no better sense."""
    data = encode(line)
    encodings = ("utf-8", "gb18030") if encode is _as_latin else ("utf-8",)
    for encoding in encodings:
        text = _QUESTION.sub(LOST, data.decode(encoding, "replace"))
        kept = text.replace(LOST, "")
        enough = len(_HAN.findall(kept)) >= max(2, 3 * text.count(LOST))
        if enough and plausibility(kept) >= ORDINARY:
            return text
    return None


def _as_gbk(line: str) -> bytes:
    """Return the bytes of which GBK made a line; a byte that fits no encoding for each character that was lost."""
    return b"".join(
        b"\x80" if char == "€" else b"\xff" if char == LOST else char.encode("gb18030", "replace") for char in line
    )


def _as_latin(line: str) -> bytes:
    """Return the bytes of which Latin-1 or Windows-1252 made a line; b"" where it has other characters."""
    pieces = [_CP1252.get(char) or (char.encode("latin-1") if char <= "\xff" else b"") for char in line]
    return b"".join(pieces) if all(pieces) else b""


def _check(text: str) -> None:
    """Raise `RefusedError` where too much of a text is lost or still garbled."""
    lost = text.count(LOST)
    garbled = sum(text.count(sign) for sign in _GBK_SIGNS)
    han = len(_HAN.findall(text))
    foreign = len(_LATIN.findall(text)) if not han else 0
    if lost > MOST_LOST * (han + lost) or garbled > max(3, MOST_GARBLED * han) or foreign > len(text) / 3:
        raise RefusedError(
            "mojibake", f"{lost} of {han + lost} characters are lost, {garbled or foreign} garbled", "decode"
        )
