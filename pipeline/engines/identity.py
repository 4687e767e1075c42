"""What makes finished work worth keeping: the bytes that were read, what was asked for, and the program that did it.

All bytes of every input are read: a size and a time can stay the same while the content does not, and reading costs
a hundredth of extracting.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import extractors
import pipeline
from extractors import lexicon
from pipeline import nlp
from pipeline.ingest import remote

# Other people's code that decides what a page says or how a table is written.
_DECIDERS = (
    "backports.zstd", "charset-normalizer", "jieba", "lxml", "py7zr", "pyarrow", "pypdfium2", "resiliparse", "warcio",
)  # fmt: skip


@cache
def program() -> str:
    """Return the fingerprint of the program: its code and words, the user's words, Python and what decides with it."""
    digest = hashlib.blake2b(digest_size=16)
    for package in (extractors, pipeline):
        folder = Path(package.__path__[0])
        for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.tsv")]):
            digest.update(f"{path.relative_to(folder.parent).as_posix()}\0".encode())
            digest.update(hashlib.blake2b(path.read_bytes(), digest_size=16).digest())
    digest.update(json.dumps([sys.version, [_version(name) for name in _DECIDERS], _own_words()]).encode())
    return digest.hexdigest()


def _own_words() -> list[Any]:
    """Return the fingerprints of the user's own lexicons and spaCy pipeline."""
    return [*sorted(lexicon.USER.fingerprints.items()), nlp.fingerprint()]


def _version(name: str) -> str:
    """Return the version of an installed distribution."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def content(path: str) -> str:
    """Return the fingerprint of a file's bytes; of one that cannot be read, of the reason.

    Of a remote file it is that of its size, date and tag, as the server tells them: it is not fetched twice.
    """
    if remote.is_remote(path):
        return remote.state(path)
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
    except OSError as error:
        return f"unreadable:{error.errno}"


def state(path: str) -> tuple[int, ...]:
    """Return what changes when somebody writes to a file while we read it."""
    if remote.is_remote(path):
        return (int(remote.state(path), 16),)
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
