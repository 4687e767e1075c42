"""What is fuzzed, and what must hold whatever the bytes: one function a target, and the seeds it begins with."""

from __future__ import annotations

import bz2
import gzip
import importlib
import io
import json
import lzma
import pkgutil
from collections.abc import Callable
from pathlib import Path

import extractors
import pipeline.ingest.markup
import pipeline.ingest.readers
from extractors.number import numerals
from pipeline.document.clean import restore
from pipeline.document.split import split
from pipeline.ingest import Page, Reading
from pipeline.ingest.allowed import BombError, RefusedError, work_on
from pipeline.ingest.blob import opened
from pipeline.ingest.decode import DecodeError, decode
from pipeline.ingest.files import walk
from pipeline.ingest.mojibake import mend
from pipeline.ingest.pages import page_of_bytes
from pipeline.reasons import REJECT_REASONS
from pipeline.tables import Reject
from tests import formats_made as made

# Loaded on first use otherwise, and then not instrumented.
for _module in pkgutil.iter_modules(pipeline.ingest.readers.__path__):
    importlib.import_module(f"pipeline.ingest.readers.{_module.name}")
_READING = Reading(max_chars=200_000, unpacked=2_000_000, growth=5, convert_seconds=1)


def _text(data: bytes) -> str:
    """Return the text of bytes as a file would hand it on; most bytes are UTF-8, the rest GB18030."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "ignore")
    return text.replace("\0", "")


def _known(reason: str) -> None:
    """Hold a reason to the fixed list; our own faults are on it, but must not happen."""
    assert reason in REJECT_REASONS
    assert reason != "extraction_failed"


def _sound(item: Page | Reject) -> None:
    """Hold what is read to its promises."""
    if isinstance(item, Reject):
        _known(item.reason)
    else:
        item.text.encode("utf-8")
        assert "\0" not in item.text
        assert item.text.strip("\ufeff\u200b \n\t")


def fuzz_decode(data: bytes) -> None:
    """Any bytes give a text that can be written, or a reason."""
    try:
        decode(data).text.encode("utf-8")
    except DecodeError as error:
        _known(error.reason)


def fuzz_html(data: bytes) -> None:
    """Any page gives a page or a reject."""
    blob = opened("a.html", io.BytesIO(data), work_on(_READING, len(data)))
    _sound(page_of_bytes(blob, data, html=True))


def fuzz_mojibake(data: bytes) -> None:
    """What is mended can be undone."""
    text = _text(data)
    try:
        mended, fixes = mend(text)
    except RefusedError as error:
        _known(error.reason)
    else:
        assert restore(mended, fixes) == text


def fuzz_split(data: bytes) -> None:
    """The sources of the reports, joined, are the page; nothing is lost."""
    text = _text(data)
    try:
        mended, fixes = mend(text)
    except RefusedError:
        return
    reports = split(Page("a", None, None, "utf-8", mended, fixes), fixes)
    if reports:
        assert "".join(restore(report.text, report.fixes) for report in reports) == text


def fuzz_numerals(data: bytes) -> None:
    """A number that is read is an interval."""
    found = numerals.read(_text(data)[:200])
    assert found is None or found.low is None or found.high is None or found.low <= found.high


def fuzz_extractors(data: bytes) -> None:
    """Every mention is the words at its offsets."""
    text = _text(data)[:3000]
    for mention in extractors.find(text):
        assert text[mention.start : mention.end] == mention.text != ""


def fuzz_archive(data: bytes) -> None:
    """Any file gives pages and rejects with a reason, and no fault of ours."""
    try:
        for item in walk(opened("a", io.BytesIO(data), work_on(_READING, len(data)))):
            _sound(item)
    except BombError:
        pass


def _corpus() -> list[bytes]:
    """Return the reports of our corpus, cut short."""
    folder = Path(__file__).parent.parent.parent / "corpus" / "gold"
    return [path.read_text(encoding="utf-8")[:1500].encode() for path in sorted(folder.glob("*.txt"))]


def _archives() -> list[bytes]:
    """Return a small file of each format."""
    text = made.REPORT.encode()
    return [
        text,
        made.html().encode(),
        made.mhtml(),
        made.zipped({"a.txt": text, "b.html": made.html().encode()}),
        made.zipped_gbk("总结.txt", text),
        made.tarred({"a.txt": text}),
        made.tar_links(),
        made.tarred({"中/a.txt": text}, "w:gz"),
        gzip.compress(text),
        bz2.compress(text),
        lzma.compress(text),
        made.docx(["产值3亿元"], made.TABLE),
        made.pdf(["产值3亿元"]),
        made.warc(),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"PAR1",
        json.dumps({"text": made.REPORT}).encode() + b"\n",
        json.dumps([{"text": made.REPORT}]).encode(),
        b"id,text\n1," + text.replace(b"\n", b"") + b"\n",
    ]


_ENCODED = [made.REPORT.encode(name) for name in ("utf-8", "gb18030", "utf-16", "utf-8-sig", "utf-16-be")]
_GARBLED = [
    made.REPORT.encode().decode("gb18030", "replace").encode(),
    made.REPORT.encode().decode("cp1252", "replace").encode(),
    made.REPORT.encode("gbk").decode("latin-1").encode(),
    "锟斤拷锟斤拷产值3亿元".encode(),
]
_NUMBERS = [
    text.encode()
    for text in ("一千二百万", "1,480.5", "1.2亿", "20余", "近3成", "五亿9640万", "１７．８", "百分之三点五", "10～12")
]

TARGETS: dict[str, tuple[Callable[[bytes], None], Callable[[], list[bytes]]]] = {
    "decode": (fuzz_decode, lambda: _ENCODED),
    "html": (fuzz_html, lambda: [made.html().encode(), made.html(charset="gbk").encode("gbk"), *_archives()[1:3]]),
    "mojibake": (fuzz_mojibake, lambda: _GARBLED),
    "split": (fuzz_split, lambda: [*_corpus(), *_GARBLED]),
    "numerals": (fuzz_numerals, lambda: _NUMBERS),
    "extractors": (fuzz_extractors, _corpus),
    "archive": (fuzz_archive, _archives),
}
