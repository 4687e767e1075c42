"""Old Word, WPS, RTF and OpenDocument files, through LibreOffice where it is installed.

It runs without a window, with a profile of its own that is thrown away, macros forbidden and links not followed, and
only so long.  What it writes is read as a Word document.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import IO

from pipeline.ingest.allowed import RefusedError
from pipeline.ingest.blob import Blob
from pipeline.ingest.pages import Later, Page
from pipeline.ingest.readers import docx
from pipeline.tables import Reject

PROGRAMS = ("soffice", "libreoffice")
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = (
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_SCRIPTING, "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
)
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>
"""
_SETTING = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'


def read(blob: Blob) -> Iterator[Later]:
    """Yield the page of an old Office document or of RTF; spreadsheets and presentations are not read."""
    yield Later(partial(_read, blob))


def _read(blob: Blob) -> Page | Reject:
    """Return the page."""
    data = blob.whole()
    if data.startswith(b"{\\rtf"):
        suffix = ".rtf"
    elif "WordDocument".encode("utf-16-le") in data:
        suffix = ".doc"
    elif "EncryptedPackage".encode("utf-16-le") in data:
        raise RefusedError("encrypted", "an Office document with a password")
    else:
        raise RefusedError("unsupported_format", "an old Office file that is not a Word document")
    return _converted(blob, data, suffix)


def convert(blob: Blob, file: IO[bytes], suffix: str) -> Page | Reject:
    """Return the page of an open document that LibreOffice knows by `suffix`.

    Raises `RefusedError` where it is too long, LibreOffice is not installed, takes too long or makes nothing of it.
    """
    file.seek(0)
    limit = blob.work.reading.max_bytes
    data = file.read(limit + 1)
    if len(data) > limit:
        raise RefusedError("too_long", f"more than {limit} bytes")
    return _converted(blob, data, suffix)


def _converted(blob: Blob, data: bytes, suffix: str) -> Page | Reject:
    """Return the page of what LibreOffice makes of some bytes."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise RefusedError("needs_libreoffice", f"a {suffix} file, and no {PROGRAMS[0]} on the PATH")
    with tempfile.TemporaryDirectory(dir=blob.work.reading.scratch) as name:
        folder = Path(name)
        given = folder / f"given{suffix}"
        given.write_bytes(data)
        _run(program, folder, given, blob.work.reading.convert_seconds)
        made = folder / "made" / "given.docx"
        if not made.is_file():
            raise RefusedError("unreadable", f"LibreOffice made nothing of this {suffix} file")
        with made.open("rb") as file:
            return docx.page(blob, file)


def _run(program: str, folder: Path, given: Path, seconds: int) -> None:
    """Run LibreOffice on one file; its whole group of processes is ended when it takes too long."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        _PROFILE.format("".join(_SETTING.format(*each) for each in _SETTINGS)), encoding="utf-8"
    )
    process = subprocess.Popen(
        [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
         "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "made"), str(given)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        env={"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8",
             "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"},
    )  # fmt: skip
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise RefusedError("unreadable", f"LibreOffice took more than {seconds} s") from error
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
