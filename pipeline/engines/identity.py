"""What makes finished work worth keeping: the bytes that were read, what was asked for, and the program that did it.

All bytes of every input are read: a size and a time can stay the same while the content does not, and reading costs
a hundredth of extracting.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
import sys
import uuid
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from typing import Any

import extractors
import pipeline
from extractors import lexicon
from extractors.words import shipped
from extractors.words.prepared import made
from pipeline import ner
from pipeline.ingest import remote

# Other people's code that decides what a page says or what is found in it; `tests/run/test_identity.py` finds a new
# one.  What only the last stage uses is not among it: that is done anew each time.  Nor is LibreOffice: it is called.
_LIBRARIES = (
    "ahocorasick-rs", "backports.zstd", "brotli", "charset-normalizer", "jieba", "lxml", "numpy", "py7zr", "pyarrow",
    "pypdfium2", "rensa", "resiliparse", "warcio",
)  # fmt: skip
_DESCRIBED = re.compile(r"(?P<name>[^-]+)-(?P<version>[^-]+)(?:-.*)?\.(?:dist|egg)-info")
_BLOCKS = 1024  # of a remote file without a tag or date, which are fetched to tell it from another: 1 GiB


@cache
def deciders() -> dict[str, Any]:
    """Return all that decides what is extracted of a page, by its name in the manifest.

    `program_fingerprint`: of heshu's code; `libraries`: versions by name, Python's among them, None for one that is
    not installed; `lexicons` and `user_lexicon`: fingerprints by name; `spacy_model`: the user's.
    """
    return {
        "program_fingerprint": made("fingerprint of the code", _code),
        "libraries": {"Python": platform.python_version(), **{name: _version(name) for name in _LIBRARIES}},
        "lexicons": lexicon.fingerprints(),
        "user_lexicon": lexicon.USER.fingerprints,
        "spacy_model": ner.fingerprint(),
    }


@cache
def program() -> str:
    """Return one fingerprint of all deciders."""
    return combined(**deciders())


def _code() -> str:
    """Return the fingerprint of heshu's modules and tables; lexicons have their own."""
    digest = hashlib.blake2b(digest_size=6)
    homes = set(map(str, shipped.HOMES))
    for package in (extractors, pipeline):
        folder = package.__path__[0]
        found = ((top, name) for top, _, names in os.walk(folder) if top not in homes for name in names)
        for path in sorted(os.path.join(*each) for each in found if each[1].endswith((".py", ".tsv"))):
            inside = path.removeprefix(folder).replace(os.sep, "/")
            digest.update(f"{package.__name__}{inside}\0".encode())
            with open(path, "rb", buffering=0) as file:
                digest.update(hashlib.blake2b(file.read(), digest_size=16).digest())
    return digest.hexdigest()


def _version(name: str) -> str | None:
    """Return the version of an installed distribution."""
    return _versions().get(_plain(name))


@cache
def _versions() -> dict[str, str]:
    """Return the versions of all installed distributions: the folders that describe them are named by both.

    `importlib.metadata` takes four hundredths of a second to load and to look for ours.
    """
    found: dict[str, str] = {}
    for place in sys.path:
        with suppress(OSError):
            for said in filter(None, map(_DESCRIBED.fullmatch, os.listdir(place or "."))):
                found.setdefault(_plain(said["name"]), said["version"])
    return found


def _plain(name: str) -> str:
    """Return the name of a distribution as it is compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def content(path: str) -> str:
    """Return the digest of a file's bytes; of one that cannot be read, the reason, which is no digest (`known`).

    Of a remote file it is that of its size and of its tag or date, as the server tells them, so that it is not fetched
    twice; where the server tells neither, that of its bytes, too.
    """
    if remote.is_remote(path):
        return remote.state(path) or _fetched(path)
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
    except OSError as error:
        return f"unreadable:{error.errno}"


def known(content: str) -> str | None:
    """Return what `content` gave if it is a digest, None where there was nothing to make one of."""
    return None if ":" in content else content


def _fetched(path: str) -> str:
    """Return the digest of a remote file's bytes; of what does not end, or cannot be read, a name given only once."""
    digest = hashlib.blake2b(digest_size=16)
    try:
        with remote.open_file(path) as file:
            for _ in range(_BLOCKS):
                data = file.read(remote.BLOCK)
                if not data:
                    return digest.hexdigest()
                digest.update(data)
    except (OSError, ImportError):
        pass  # it may be there the next time
    return f"unknown:{uuid.uuid4().hex}"


def state(path: str) -> tuple[int, ...]:
    """Return what changes when somebody writes to a file while we read it."""
    if remote.is_remote(path):
        return (int(remote.state(path) or "0", 16),)
    try:
        info = os.stat(path)
    except OSError as error:
        return (error.errno or 0,)
    return info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns


def combined(**parts: Any) -> str:
    """Return one fingerprint of several values that JSON can hold."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=True)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def of_options(options: Mapping[str, Any]) -> str:
    """Return the fingerprint of the options that change what is extracted."""
    return combined(options=dict(options), program=program())
