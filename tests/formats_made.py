"""Files of every format, made here byte by byte or with the library that reads them back."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence

REPORT = (
    "柳河镇2012年工业工作总结\n"
    "今年以来，全镇规模以上企业实现产值12.6亿元，同比增长18%，申请专利32件。\n"
    "山东恒盛集团有限公司上缴税金3600万元。\n"
)
TABLE = [["企业名称", "产值", "税金"], ["恒盛集团", "51,286.5", "2,120"], ["第一机床厂", "20,118", "935"]]
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def html(text: str = REPORT, charset: str = "utf-8") -> str:
    """A page with the report among what a site puts around it."""
    body = "".join(f"<p>{line}</p>" for line in text.splitlines())
    return (
        f'<html><head><meta charset="{charset}"><title>柳河镇2012年工业工作总结_某县政府网</title></head><body>'
        f'<div class="nav"><a href="/">首页</a><a href="/b">新闻中心</a></div><div id="content">{body}</div>'
        "<div id=footer>版权所有：某县政府网</div></body></html>"
    )


def zipped(members: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, compression)
    return out.getvalue()


def zipped_gbk(name: str, data: bytes) -> bytes:
    """A zip archive as programs on Chinese Windows write it: the name in GBK, and no flag that says so."""
    raw = name.encode("gbk")
    stand_in = "N" * len(raw)
    return zipped({stand_in: data}).replace(stand_in.encode(), raw)


def tarred(members: Mapping[str, bytes], mode: str = "w") -> bytes:
    """A tar archive; mode `w:gz`, `w:bz2`, `w:xz` packs it."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def tar_links() -> bytes:
    """A tar archive of a link, a device and a pipe, with one report behind them."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (
            ("passwd", tarfile.SYMTYPE),
            ("hard", tarfile.LNKTYPE),
            ("null", tarfile.CHRTYPE),
            ("p", tarfile.FIFOTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("../../a.txt")
        info.size = len(REPORT.encode())
        archive.addfile(info, io.BytesIO(REPORT.encode()))
    return out.getvalue()


def docx(paragraphs: Sequence[str], table: Sequence[Sequence[str]] = (), before: str = "") -> bytes:
    """A Word document; `before` stands in front of its root element."""
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in paragraphs)
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row) + "</w:tr>"
        for row in table
    )
    return docx_of(f"{lines}<w:tbl>{rows}</w:tbl>" if rows else lines, before)


def docx_of(body: str, before: str = "") -> bytes:
    """A Word document with a body given as XML."""
    xml = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    rels = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="{office}" Target="word/document.xml"/></Relationships>'
    )
    members = {"[Content_Types].xml": types, "_rels/.rels": rels, "word/document.xml": xml}
    return zipped({name: text.encode() for name, text in members.items()})


def pdf(lines: Sequence[str], pages: int = 1) -> bytes:
    """A PDF with a text layer in a standard Chinese font that is not embedded; no lines give a page without text."""
    shown = "".join(
        f"BT /F1 12 Tf 50 {780 - 20 * n} Td <{line.encode('utf-16-be').hex()}> Tj ET\n" for n, line in enumerate(lines)
    )
    font = (
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>"
    )
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 820] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {pages} /Kids [{' '.join(f'{6 + n} 0 R' for n in range(pages))}] >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}endstream",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>",
        font,
        *[page] * pages,
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    head = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    tail = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return bytes(out) + (head + tail).encode()


def warc_record(kind: str, uri: str, block: bytes, number: int) -> bytes:
    """One WARC record."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number:08d}>\r\nWARC-Target-URI: {uri}\r\n"
        f"WARC-Date: 2015-01-01T00:00:00Z\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def http(body: bytes, kind: str = "text/html; charset=gbk", status: str = "200 OK", extra: str = "") -> bytes:
    """An HTTP response."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}Content-Length: {len(body)}\r\n\r\n".encode() + body


def warc(packed: bool = False) -> bytes:
    """A WARC file as crawlers write it: a note, a request, its response, an error page, a gzipped body, a PDF."""
    page = html(charset="gbk").encode("gbk")
    site = "http://www.example.cn"
    records = [
        warc_record("warcinfo", "", b"software: test\r\n", 1),
        warc_record("request", f"{site}/a.html", b"GET /a.html HTTP/1.1\r\n\r\n", 2),
        warc_record("response", f"{site}/a.html", http(page), 3),
        warc_record("response", f"{site}/b.html", http(b"<html>no</html>", status="404 Not Found"), 4),
        warc_record("response", f"{site}/c", http(gzip.compress(page), extra="Content-Encoding: gzip\r\n"), 5),
        warc_record("response", f"{site}/d.pdf", http(pdf(REPORT.splitlines()), "application/pdf"), 6),
        warc_record("response", f"{site}/e.jpg", http(b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"), 7),
    ]
    return b"".join(gzip.compress(record) for record in records) if packed else b"".join(records)


def mhtml(charset: str = "gb2312") -> bytes:
    """A page saved with its parts."""
    import quopri

    page = quopri.encodestring(html(charset=charset).encode("gb18030")).decode()
    return (
        "From: <Saved by Browser>\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b"\r\n\r\n'
        f'----b\r\nContent-Type: text/html; charset="{charset}"\r\n'
        f"Content-Transfer-Encoding: quoted-printable\r\n\r\n{page}\r\n"
        "----b\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlh\r\n----b--\r\n"
    ).encode()
