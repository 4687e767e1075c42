"""What the first bytes of a file say of its format.  Each test takes `(head, suffix)`; bytes decide where they can."""

from __future__ import annotations

import json
import re
import tarfile

from pipeline.ingest.columns import Columns

JSONL = (".jsonl", ".ndjson")
TABLES = (".csv", ".tsv")
HTML = (".html", ".htm", ".xhtml", ".shtml", ".jsp", ".asp", ".aspx", ".php")
# What may stand before the root of a page: declaration, comments, and the directives of a JSP or ASP page.  Possessive:
# a hundred blanks can be cut into pieces in more ways than anybody can wait for.
_BEFORE = rb"(?:\s{1,200}+|<\?xml[^>]{0,200}>|<!--.{0,2000}?-->|<%.{0,2000}?%>){0,50}+"
_ROOT = re.compile(_BEFORE + rb"<(?:!doctype\s+html|html|head|body|frameset)\b", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(
    rb"</?(?:p|div|br|table|tbody|tr|td|span|font|a|ul|li|h[1-6]|center|strong|img|meta|title)\b[^<>]{0,300}>",
    re.IGNORECASE,
)
_XML = re.compile(rb"\s{0,100}<\?xml[^>]{0,200}>")
_HEADER = re.compile(rb"(?:[A-Za-z-]{1,40}:[^\n]{0,1000}\n(?:[ \t][^\n]{0,1000}\n){0,10}){0,40}\r?\n")
_RELATED = re.compile(rb"^Content-Type:\s{0,5}(?:multipart/(?:related|alternative|mixed)|text/html)", re.I | re.M)
_VERSION = re.compile(rb"^MIME-Version:", re.I | re.M)
_MARK = b"\xef\xbb\xbf"


def is_tar(head: bytes, suffix: str) -> bool:
    """Return whether bytes begin with a tar header whose checksum is right; by its name one may be empty, too."""
    if suffix == ".tar" and head and not head.strip(b"\0"):
        return True
    if len(head) < 512 or not head[0] or not head[148:156].strip(b" \0").isdigit():
        return False
    try:
        tarfile.TarInfo.frombuf(head[:512], "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def is_mhtml(head: bytes, suffix: str) -> bool:
    """Return whether bytes begin with the header of a page saved with its parts."""
    found = _HEADER.match(head)
    lines = found.group() if found else b""
    return _VERSION.search(lines) is not None and _RELATED.search(lines) is not None


def is_jsonl(head: bytes, suffix: str) -> bool:
    """Return whether the first line is a JSON object and the file goes on behind it; a name may say so too."""
    if suffix in JSONL:
        return True
    line, end, _ = head.removeprefix(_MARK).lstrip(b" \t\r\n").partition(b"\n")
    return bool(end) and line.startswith(b"{") and line.rstrip().endswith(b"}") and _is_object(line)


def _is_object(line: bytes) -> bool:
    """Return whether a line is a JSON object; its text may be in any encoding that leaves ASCII as it is."""
    try:
        return isinstance(json.loads(line.decode("latin-1"), strict=False), dict)
    except (ValueError, RecursionError):
        return False


def is_json(head: bytes, suffix: str) -> bool:
    """Return whether bytes begin an object or an array of objects with names in it."""
    start = head.removeprefix(_MARK).lstrip(b" \t\r\n")
    return re.match(rb'(?:\[\s*)?\{\s*(?:"[^"\n]{0,200}"\s*:|\})', start) is not None or (
        suffix == ".json" and start[:1] in (b"[", b"{")
    )


def is_csv(head: bytes, suffix: str, asked: str | None = None) -> bool:
    """Return whether the first line names columns, one of them a column of text, and the file goes on behind it.

    `asked` is the column of text that the user named.
    """
    if suffix in TABLES:
        few = head[:200].count(b"\0") * 20 <= len(
            head[:200]
        )  # of UTF-16 without a mark nearly every second byte is one
        return few or head[:2] in (b"\xff\xfe", b"\xfe\xff")
    first, end, _ = head.removeprefix(_MARK).partition(b"\n")
    if not end or len(first) > 2000:
        return False
    for mark in (b",", b"\t"):
        for encoding in ("utf-8", "gb18030"):
            names = first.decode(encoding, "replace").strip().replace('"', "").split(mark.decode())
            known = asked in names or Columns().named(names)
            if len(names) > 1 and known and all(0 < len(name) < 30 for name in names):
                return True
    return False


def is_html(data: bytes, suffix: str) -> bool:
    """Return whether bytes are a web page: its root, or a fragment that begins with a tag and has several."""
    start = data[:HEAD_CHARS].removeprefix(_MARK)
    if _ROOT.match(start):
        return True
    tags = len(_TAG.findall(start[:20_000]))
    return tags >= (1 if suffix in HTML else 3) and (suffix in HTML or start.lstrip()[:1] == b"<")


def is_xml(data: bytes) -> bool:
    """Return whether bytes are XML that is no web page."""
    return _XML.match(data[:500].removeprefix(_MARK)) is not None and not is_html(data, "")


HEAD_CHARS = 40_000
