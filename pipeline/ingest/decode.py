"""Bytes to text: byte order mark, strict UTF-8, then the encodings Chinese pages come in, judged by what they give.

GB18030 accepts almost any bytes, so a guess counts only where the characters are ordinary ones: those of the first
level of GB2312 and Big5, which hold nearly all of modern writing.  Better no text than a page of wrong characters.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from functools import cache
from typing import NamedTuple

SAMPLE = 6000
PLAUSIBLE = 0.8
GUESSES = ("gb18030", "big5", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARK_BYTES = frozenset(mark[:1] for mark, _ in _MARKS)
# What pages call themselves, and the superset that reads it.
_NAMES = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "big5-hkscs": "big5hkscs"}
_CUT_OFF = ("unexpected end of data", "truncated data")
_SHIFTED = re.compile(rb"\+[A-Za-z0-9+/]{5,}")  # two characters at least
SHIFTS = 2
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})


class Decoded(NamedTuple):
    """A text and its encoding."""

    text: str
    encoding: str


class DecodeError(ValueError):
    """Bytes that give no text; `reason` is one of `tables.REJECT_REASONS`."""

    def __init__(self, reason: str, detail: str) -> None:
        """Keep the reason apart from the detail."""
        super().__init__(detail)
        self.reason = reason


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Return the text of `data`; `declared` is what a page says of itself, believed where it gives sense.

    Raises `DecodeError`.
    """
    marked = _marked(data) if data[:1] in _MARK_BYTES else None
    if marked:
        return marked
    if b"\0" in data:
        return _with_nuls(data)
    try:
        text = data.decode("utf-8")
        return (_seven_bits(data) if text.isascii() else None) or Decoded(text, "utf-8")
    except UnicodeDecodeError as error:
        _refuse_cut_off(data, error)
    return _guess(data, declared)


def _seven_bits(data: bytes) -> Decoded | None:
    """Return what ASCII says in UTF-7, as old mail programs wrote it, if those are ordinary characters."""
    if len(_SHIFTED.findall(data)) < SHIFTS:
        return None
    try:
        text = data.decode("utf-7")
    except UnicodeDecodeError:
        return None
    return Decoded(_without_nuls(text), "utf-7") if plausibility(text) >= PLAUSIBLE else None


def _marked(data: bytes) -> Decoded | None:
    """Return the text of data that begins with a byte order mark."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                text = data[len(mark) :].decode("utf-8" if encoding == "utf-8-sig" else encoding)
            except UnicodeDecodeError as error:
                _refuse_cut_off(data[len(mark) :], error)
                raise DecodeError("undecodable", f"byte order mark of {encoding}, but {error.reason}") from error
            return Decoded(_without_nuls(text), encoding)
    return None


def _without_nuls(text: str) -> str:
    """Return `text`, which must not hold NUL."""
    if "\0" in text:
        raise DecodeError("binary", f"NUL character at {text.index(chr(0))}")
    return text


def _refuse_cut_off(data: bytes, error: UnicodeDecodeError) -> None:
    """Raise where sound text ends in the middle of a character: the file is not whole."""
    sound = data[: error.start]
    if error.reason in _CUT_OFF and len(data) - error.start < 4 and (len(sound) > 2 and not sound.isascii()):
        raise DecodeError("truncated", f"the last {len(data) - error.start} byte(s) are the start of a character")


def _with_nuls(data: bytes) -> Decoded:
    """Return UTF-16 without a mark, if the order of bytes that gives ordinary characters gives no NUL."""
    whole = data[: len(data) // 2 * 2]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _try(whole, encoding)
        ordinary = text.isascii() or plausibility(text) >= PLAUSIBLE
        if text and "\0" not in text and ordinary:
            if whole != data:
                raise DecodeError("truncated", f"{encoding}: the last byte is half a character")
            return Decoded(text, encoding)
    raise DecodeError("binary", f"NUL byte at {data.index(0)}")


def _guess(data: bytes, declared: str | None) -> Decoded:
    """Return the most plausible reading among the usual encodings, then what a detector finds."""
    if len(data.translate(None, _CONTROLS)) < len(data) * 0.99:
        raise DecodeError("binary", "more than one byte in a hundred is a control character")
    best, best_score = None, 0.0
    for encoding in dict.fromkeys(filter(None, (_known(declared), *GUESSES))):
        text = _try(data, encoding)
        score = plausibility(text)
        if score > best_score + 0.02:
            best, best_score = Decoded(text, "big5" if encoding == "cp950" else encoding), score
        if score > 0.97:
            break
    return best if best and best_score >= PLAUSIBLE else _detected(data)


def _try(data: bytes, encoding: str) -> str:
    """Return the text in one encoding, "" where the bytes are not in it."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "gb18030":
            _refuse_cut_off_plausible(data, error)
        return ""


def _refuse_cut_off_plausible(data: bytes, error: UnicodeDecodeError) -> None:
    """Raise where GB18030 text that makes sense ends in the middle of a character."""
    if len(data) - error.start < 4 and plausibility(data[: error.start].decode("gb18030")) > 0.95:
        _refuse_cut_off(data, UnicodeDecodeError("gb18030", data, error.start, error.end, "unexpected end of data"))


def _known(declared: str | None) -> str | None:
    """Return the codec for a declared charset, None where it is unknown or says nothing (Latin-1)."""
    if not declared:
        return None
    name = declared.strip().lower()
    try:
        codec = codecs.lookup(_NAMES.get(name, name)).name
    except (LookupError, ValueError):
        return None
    return None if codec in {"iso8859-1", "cp1252", "ascii", "utf-8"} else codec


def _detected(data: bytes) -> Decoded:
    """Return what the detector finds; it is the last resort, and must find little disorder."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  (the last resort only: it costs start-up)

    found = from_bytes(data[:65536]).best()
    if found is not None and len(data) >= 64 and found.chaos < 0.1 and found.coherence > 0.3:
        try:
            return Decoded(_without_nuls(data.decode(found.encoding)), found.encoding.replace("_", "-"))
        except (UnicodeDecodeError, LookupError):
            pass
    raise DecodeError("undecodable", f"neither UTF-8 nor GB18030, Big5 or UTF-16 give sense; {len(data)} bytes")


@cache
def _ordinary() -> frozenset[str]:
    """Return the characters of ordinary Chinese text: levels one of GB2312 and Big5, and their punctuation."""
    second = range(0xA1, 0xFF)
    cells = [(lead, trail) for lead in (*range(0xA1, 0xA4), *range(0xB0, 0xD8)) for trail in second]
    simplified = (bytes(cell).decode("gb2312", "ignore") for cell in cells)
    leads = (*range(0xA1, 0xA4), *range(0xA4, 0xC7))
    both = (*range(0x40, 0x7F), *second)
    traditional = (bytes((lead, trail)).decode("big5", "ignore") for lead in leads for trail in both)
    return frozenset("".join(simplified) + "".join(traditional))


def plausibility(text: str) -> float:
    """Return the share of ordinary characters among those beyond ASCII, from a sample spread over the text.

    Text without any such character scores 0: it cannot speak for an encoding.
    """
    sample = text if len(text) <= SAMPLE else text[:: len(text) // SAMPLE]
    counts = Counter(char for char in sample if char > "\x7f")
    total = sum(counts.values())
    ordinary = _ordinary()
    return sum(count for char, count in counts.items() if char in ordinary) / total if total else 0.0
