"""Documents: passwords, nesting, entities, attributes and pages without end, encodings that nobody uses."""

from __future__ import annotations

import base64
import io
import random
import zipfile

from tests import formats_made as made
from tests.hostile.case import PAGE, TEXT, Case, case, file

CELL = "<w:tc><w:p><w:r><w:t>产值3亿元</w:t></w:r></w:p>{}</w:tc>"


def table_in_table(large: bool) -> bytes:
    depth = 5_000 if large else 30
    body = ""
    for _ in range(depth):
        body = f"<w:tbl><w:tr>{CELL.format(body)}</w:tr></w:tbl>"
    return made.docx_of(body)


def huge_table(large: bool) -> bytes:
    row = "<w:tr>" + CELL.format("") * 60 + "</w:tr>"
    return made.docx_of(f"<w:tbl>{row * (500 if large else 100)}</w:tbl>")


def with_media(data: bytes, bomb: int) -> bytes:
    """The document with a picture that unpacks to `bomb` bytes, which nobody looks at."""
    out = io.BytesIO(data)
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/media/image1.png", "w", force_zip64=True) as file_,
    ):
        for _ in range(bomb // 1_000_000):
            file_.write(bytes(1_000_000))
    return out.getvalue()


def zip_with_password(_: bool) -> bytes:
    data = bytearray(made.zipped({"a.txt": TEXT, "b.txt": TEXT}))
    data[6] |= 1  # the flag, in the header of the first member and in the directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def seven_with_password(_: bool) -> bytes:
    import py7zr

    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", password="x", header_encryption=True) as archive:
        archive.writestr(TEXT, "a.txt")
    return out.getvalue()


def office_with_password(_: bool) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(1000)


def pdf_with_password(_: bool) -> bytes:
    key = "<" + "00" * 32 + ">"
    data = made.pdf(made.REPORT.splitlines())
    entry = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >> /ID [<00> <00>]".encode()
    return data.replace(b"/Root 1 0 R >>", b"/Root 1 0 R " + entry + b" >>")


def pdf_cyclic(_: bool) -> bytes:
    """A tree of pages that holds itself."""
    return made.pdf(made.REPORT.splitlines()).replace(b"/Kids [6 0 R]", b"/Kids [2 0 R]")


def pdf_lying(_: bool) -> bytes:
    return made.pdf(made.REPORT.splitlines()).replace(b"/Count 1 ", b"/Count 2000000000 ")


def pdf_active(_: bool) -> bytes:
    """JavaScript that runs when the file is opened, an attachment, and a form that is sent off."""
    actions = (
        b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.launchURL\\('http://127.0.0.1:9/'\\)) >> "
        b"/AA << /WC << /S /SubmitForm /F (http://127.0.0.1:9/) >> >> /Names << /EmbeddedFiles << /Names [(a) << "
        b"/Type /Filespec /F (evil.exe) /EF << /F 3 0 R >> >>] >> >>"
    )
    return made.pdf(made.REPORT.splitlines()).replace(b"/Type /Catalog", actions)


def html(body: str) -> bytes:
    return f"<html><head><meta charset=utf-8><title>t</title></head><body>{body}</body></html>".encode()


def tags(large: bool) -> bytes:
    """As pages with tags that nobody closes."""
    return html("<font>" * (2_000 if large else 300) + f"<p>{made.REPORT}</p>")


def too_many_tags(large: bool) -> bytes:
    depth = 100_000 if large else 5_000
    return html("<div>" * depth + f"<p>{made.REPORT}</p>" + "</div>" * depth)


def mixed_tags(large: bool) -> bytes:
    chance = random.Random(1)
    names = ("table", "tr", "td", "div", "b", "p", "ul", "form")
    count = 100_000 if large else 3_000
    return html("".join(f"<{chance.choice(('', '/'))}{chance.choice(names)}>" for _ in range(count)) + made.REPORT)


def attributes(large: bool) -> bytes:
    size = 20_000_000 if large else 100_000
    return html(f'<p class="{"a" * size}" {"b " * (size // 40)}>{made.REPORT}</p>')


def comments(large: bool) -> bytes:
    return html("<!--" * (1_000_000 if large else 20_000) + f"--><p>{made.REPORT}</p>")


def entities(large: bool) -> bytes:
    count = 300_000 if large else 20_000
    bomb = '<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return bomb.encode() + html(f"<p>{'&#23454;&b;' * count}</p><p>{made.REPORT}</p>")


def mhtml_nested(large: bool) -> bytes:
    head = "MIME-Version: 1.0\r\n"
    depth = 3_000 if large else 40
    parts = "".join(f'Content-Type: multipart/related; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth))
    page = base64.encodebytes(made.html().encode()).decode()
    last = f"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{page}\r\n"
    return (head + parts + last + "".join(f"--b{n}--\r\n" for n in reversed(range(depth)))).encode()


def mhtml_parts(large: bool) -> bytes:
    count = 100_000 if large else 500
    part = "--b\r\nContent-Type: image/gif\r\n\r\nx\r\n"
    page = f"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{made.html()}\r\n--b--\r\n"
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
    return (head + part * count + page).encode()


CASES: dict[str, Case] = {
    "docx, tables in tables": case(file("a.docx", table_in_table), PAGE, "broken_markup"),
    "docx, a table of many cells": case(file("a.docx", huge_table), PAGE),
    "docx, a bomb among the pictures": case(
        file("a.docx", lambda large: with_media(made.docx([made.REPORT]), 4_000_000_000 if large else 20_000_000)), PAGE
    ),
    "docx with a password": case(file("a.docx", office_with_password), "encrypted"),
    "zip with a password": case(file("a.zip", zip_with_password), {PAGE: 1, "encrypted": 1}),
    "7z with a password": case(file("a.7z", seven_with_password), "encrypted"),
    "pdf with a password": case(file("a.pdf", pdf_with_password), "encrypted"),
    "pdf of many pages": case(
        file("a.pdf", lambda large: made.pdf(["第一页" if large else "产值3亿元"], 100_000 if large else 300)), PAGE
    ),
    "pdf, a tree of pages that holds itself": case(file("a.pdf", pdf_cyclic), "unreadable"),
    "pdf, a number of pages that lies": case(file("a.pdf", pdf_lying), PAGE),
    "pdf with JavaScript and an attachment": case(file("a.pdf", pdf_active), PAGE),
    "html, tags in tags": case(file("a.html", tags), PAGE),
    "html, tags in tags without end": case(file("a.html", too_many_tags), "broken_markup"),
    "html, tags at random": case(file("a.html", mixed_tags), PAGE),
    "html, attributes without end": case(file("a.html", attributes), PAGE),
    "html, comments in comments": case(file("a.html", comments), PAGE, "broken_markup"),
    "html, entities": case(file("a.html", entities), PAGE),
    "mhtml, parts in parts": case(file("a.mht", mhtml_nested), PAGE, "broken_markup"),
    "mhtml, many parts": case(file("a.mht", mhtml_parts), PAGE),
    "text in UTF-7": case(file("a.txt", lambda _: made.REPORT.encode("utf-7")), PAGE),
    "text in UTF-32 with a mark": case(file("a.txt", lambda _: made.REPORT.encode("utf-32")), PAGE),
    "text in UTF-32 without one": case(file("a.txt", lambda _: made.REPORT.encode("utf-32-le")), "binary"),
    "text in EBCDIC": case(file("a.txt", lambda _: "Output grew by 12.6 percent in 2012.\n".encode("cp037") * 9), PAGE),
}
