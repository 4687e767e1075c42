"""Word documents (.docx): paragraphs as lines, tables as rows with cells parted by tabs, merged ones followed by empty.

Read with lxml as a stream, element by element.  Kept: text of links, fields, content controls, text boxes and
insertions.  Left out: deletions, comments, headers and footers.  Source: ECMA-376-1, 17.3, 17.4 and 17.13.
"""

from __future__ import annotations

import zipfile
import zlib
from typing import IO, Any

import lxml.etree  # type: ignore[import-untyped]

from pipeline.ingest.allowed import RefusedError
from pipeline.ingest.blob import Blob
from pipeline.ingest.pages import Page, page_of_text
from pipeline.tables import Reject

BODY = "word/document.xml"
_SKIPPED = {"del", "moveFrom", "delText", "instrText", "Fallback", "rPr", "pPr", "tblPr", "sectPr", "rt"}


def page(blob: Blob, file: IO[bytes]) -> Page | Reject:
    """Return the page of a document that is open as a zip archive; raise `RefusedError` where it is none of Word's."""
    try:
        with zipfile.ZipFile(file) as archive, archive.open(BODY) as body:
            text = _text(blob.inner("", body))
    except KeyError as error:
        raise RefusedError("unsupported_format", "an Office document that is not Word's") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        reason = "encrypted" if "password" in str(error) else "unreadable"
        raise RefusedError(reason, f"broken document: {error}"[:300]) from error
    except lxml.etree.LxmlError as error:
        raise RefusedError("broken_markup", str(error)[:300], "parse") from error
    return page_of_text(blob, text, "utf-8")


def _text(body: Blob) -> str:
    """Return the text of a document's body."""
    writer = _Writer(body.work.reading.max_chars)
    events = lxml.etree.iterparse(
        body.stream, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    for event, element in events:
        if event == "start" and element.getparent() is None and element.getroottree().docinfo.internalDTD is not None:
            raise RefusedError("broken_markup", "a document with a DTD: Word writes none", "parse")
        if isinstance(element.tag, str):
            name = element.tag.rpartition("}")[2]
            (writer.start if event == "start" else writer.end)(name, element)
            if event == "end":
                element.clear()
                while element.getprevious() is not None:  # what stands before is done with
                    del element.getparent()[0]
    return writer.text()


def _columns(element: Any) -> int:
    """Return over how many columns a cell goes."""
    value = next(iter(element.attrib.values()), "")
    return int(value) if value.isascii() and value.isdigit() and 0 < len(value) < 3 else 1


class _Writer:
    """Lines of text, from the beginnings and ends of elements."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._skipping = 0
        self._open: list[list[str]] = [[]]  # pieces of the body, and of each cell that is open
        self._rows: list[list[str]] = []  # cells of each row that is open
        self._wide: list[int] = []  # columns of each cell that is open

    def start(self, name: str, element: Any) -> None:
        """Take the beginning of an element."""
        if name in _SKIPPED:
            self._skipping += 1
        elif name == "tr":
            self._rows.append([])
        elif name == "tc" and self._rows:
            self._open.append([])
            self._wide.append(1)
        elif name == "gridSpan" and self._wide:
            self._wide[-1] = _columns(element)

    def end(self, name: str, element: Any) -> None:
        """Take the end of an element."""
        if name in _SKIPPED:
            self._skipping -= 1
        elif self._skipping:
            return
        elif name == "t":
            self._add(element.text or "")
        elif name in ("tab", "ptab"):
            self._add("\t" if len(self._open) == 1 else " ")
        elif name in ("br", "cr", "p"):
            self._add("\n")
        elif name == "tc" and len(self._open) > 1:
            self._rows[-1].append(" ".join("".join(self._open.pop()).split()))
            self._rows[-1] += [""] * (self._wide.pop() - 1)
        elif name == "tr" and self._rows:
            cells = self._rows.pop()
            line = "\t".join(cells) if any(cells[1:]) else "".join(cells[:1])
            self._add(line + "\n" if line else "")

    def text(self) -> str:
        """Return all lines."""
        return "".join("".join(pieces) for pieces in self._open)

    def _add(self, piece: str) -> None:
        """Add to the cell that is open, else to the body."""
        self._size += len(piece)
        if self._size > self._limit:
            raise RefusedError("too_long", f"more than {self._limit} characters")
        self._open[-1].append(piece)
