"""Mojibake: text that was read in a wrong encoding once and saved so; mended where nothing or little is lost.

Three kinds are met in archives of Chinese pages: UTF-8 read as GBK (鏌虫渤 for 柳河), UTF-8 or GBK read as Latin-1
(æŸ³æ²³, ÁøºÓ), and characters that were replaced before the text was saved (锟斤拷).  A line is mended only where the
way back gives ordinary characters; characters that were lost on the way become U+FFFD, so no wrong one is made up.
Where one line of a text was garbled in a way, the others are tried in that way, too: a heading may have none of the
signs, or one character.  A text of which too much is lost is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import TypeAlias

from pipeline.ingest.allowed import RefusedError
from pipeline.ingest.decode import plausibility
from pipeline.tables import Fix

NAME = "mojibake"
LOST = "\ufffd"
MOST_LOST = 0.15
MOST_GARBLED = 0.05
ORDINARY = 0.9
ODD = 0.5  # a line of which fewer characters are ordinary is garbled, or no Chinese
# UTF-8 of ，。的 begins like the first three in GBK, that of nearly all other words like the next; letters stand for
# nearly all in Latin-1.  Ordinary text has next to none of them, and looking for all at once costs next to nothing.
_GBK_SIGNS = "锛銆鐨"
_GBK = re.compile(f"[{_GBK_SIGNS}涓鎶闈堝鏀ユ骞鍏浜闂鍙骇閲鎵樼绾鍑鏈渚澶浠鍔甯璐姹鎴鈥瀹鍚鏂缁]")
_LATIN_1 = re.compile("[¡£¨µ¹À-ÖØ-öø-ÿ]")
_SIGNS = re.compile(f"{_GBK.pattern}|{_LATIN_1.pattern}|[锟烫{LOST}]")
_REPLACED = re.compile(r"(?:锟斤拷)+(?:锟斤?)?|烫烫烫烫+")
_CP1252 = {
    char: bytes([code]) for code in range(0x80, 0xA0) if (char := bytes([code]).decode("cp1252", "replace")) != LOST
}
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_HAN = re.compile("[\u4e00-\u9fff]")
_LATIN = re.compile("[\u0080-\u00ff]")
_QUESTION = re.compile(f"{LOST}[{LOST}?]*")

Way: TypeAlias = Callable[[str], bytes]  # a garbled line to the bytes it was made of


def mend(text: str) -> tuple[str, tuple[Fix, ...]]:
    """Return the text with its garbled lines mended, and the fixes that undo it.

    Raises `RefusedError` where too much is lost.
    """
    if not _SIGNS.search(text):
        return text, ()
    lines = [(line, *_line(line)) for line in _LINE.findall(text)]  # not `splitlines`: U+0085 is a byte of garbled text
    ways = Counter(way for _, _, way in lines if way is not None).most_common(1)
    pieces: list[str] = []
    fixes: list[Fix] = []
    size = 0
    for line, mended, _ in lines:
        if ways and mended == line and not line.isascii():
            mended = _back(line, ways[0][0], alike=True) or line
        if mended != line:
            fixes.append(Fix(NAME, size, size + len(mended), line))
        pieces.append(mended)
        size += len(mended)
    whole = "".join(pieces)
    _check(whole)
    return whole, tuple(fixes)


def _line(line: str) -> tuple[str, Way | None]:
    """Return one line as it was before it was garbled, and the way back; itself and None where it was not."""
    for signs, way in ((_GBK, _as_gbk), (_LATIN_1, _as_latin)):
        if signs.search(line):
            found = _back(line, way)
            if found is not None:
                return found, way
    return _REPLACED.sub(LOST, line), None


def _back(line: str, way: Way, alike: bool = False) -> str | None:
    """Return what the bytes of a garbled line say, None where that makes no better sense.

    Half of it may be lost where what stands there now is no sense, either; of a line `alike` to one that was garbled so
    rare characters are believed, where nothing is lost.
    """
    data = way(line)
    encodings = ("utf-8", "gb18030") if way is _as_latin else ("utf-8",)
    for encoding in encodings:
        text = _QUESTION.sub(LOST, data.decode(encoding, "replace"))
        kept = text.replace(LOST, "")
        han, lost = len(_HAN.findall(kept)), text.count(LOST)
        odd = plausibility(line) < ODD
        enough = han >= max(2, 3 * lost) or (odd and han >= max(2 - alike, lost))
        if (enough and plausibility(kept) >= ORDINARY) or (alike and odd and not lost and plausibility(text) >= ODD):
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
