"""What is made of the lexicons at every start, kept beside this package's bytecode and as Python keeps that.

To take 80,000 lines apart, to sift and to sort them costs a tenth of a second; to read what came of it a hundredth.
It holds for the program it was made by: where the name, size or time of any of its files changed, or the user has
words of their own, all is made anew.  Reading is for everybody; only programs of heshu's own write (`keep`), `make
setup` among them.  A file that is damaged, or that others may write, is not read.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from typing import Any, TypeVar

from extractors.overlay import VARIABLE
from extractors.packed import Packed, Pool

_HERE = os.path.dirname(os.path.abspath(__file__))
_PACKAGES = (_HERE, os.path.join(os.path.dirname(_HERE), "pipeline"))
_SUM = 4  # bytes of the checksum that the file begins with
Plain = TypeVar("Plain")  # str, int, bytes, and tuple, list, dict or frozenset of such: what `marshal` takes


def made(name: str, make: Callable[[], Plain]) -> Plain:
    """Return what an earlier start made under this name, else what `make` makes; not to be changed."""
    found: Plain = _store().get(name, make)
    return found


def keep() -> None:
    """Keep what this process had to make for later ones, in one step; where that fails they only start slower."""
    store = _store()
    if not store.grown or os.environ.get(VARIABLE):
        return
    data = marshal.dumps((sys.version, _stamp(), *store.packed()))
    draft = f"{place()}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(os.path.dirname(draft), exist_ok=True)
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644), "wb") as out:
            out.write(zlib.crc32(data).to_bytes(_SUM))
            out.write(data)
        os.replace(draft, place())
        store.grown = False


def place() -> str:
    """Return where it is kept."""
    return cache_from_source(os.path.join(_HERE, "lexicons.py")).removesuffix("pyc") + "marshal"


class _Store:
    """What is known: by name, ready or still packed; `grown` where something had to be made."""

    def __init__(self, joined: str = "", packed: dict[str, Packed] | None = None) -> None:
        self._pool, self._packed = Pool(joined), packed or {}
        self._ready: dict[str, Any] = {}
        self.grown = False

    def get(self, name: str, make: Callable[[], Any]) -> Any:
        """Return a value."""
        if name not in self._ready:
            packed = self._packed.get(name)
            self.grown = self.grown or packed is None
            self._ready[name] = make() if packed is None else self._pool.unpack(packed)
        return self._ready[name]

    def packed(self) -> tuple[str, dict[str, Packed]]:
        """Return all words and all values, as they are kept."""
        anew = {name: self._pool.pack(value) for name, value in self._ready.items() if name not in self._packed}
        self._packed.update(anew)
        return self._pool.joined(), self._packed


@cache
def _store() -> _Store:
    """Return what is kept for this program; nothing where the user has words of their own."""
    if not os.environ.get(VARIABLE):
        match _read():
            case (sys.version, stamp, str() as joined, dict() as packed) if stamp == _stamp():
                return _Store(joined, packed)
    return _Store()


def _read() -> Any:
    """Return what the file holds, None where it is not to be trusted."""
    try:
        with open(place(), "rb") as file:
            about, ours = os.fstat(file.fileno()), os.stat(__file__)
            if about.st_mode & 0o022 or about.st_uid not in (ours.st_uid, os.getuid()):
                return None
            data = memoryview(file.read())
        return marshal.loads(data[_SUM:]) if zlib.crc32(data[_SUM:]) == int.from_bytes(data[:_SUM]) else None
    except (OSError, AttributeError, ValueError, EOFError, TypeError):
        return None


@cache
def _stamp() -> str:
    """Return what tells the files of the program from those of any other state of it."""
    return "\n".join(sorted(line for folder in _PACKAGES for line in _files(folder)))


def _files(folder: str) -> Iterator[str]:
    """Yield name, size and time of every file of code and words."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".py", ".tsv")):
                about = entry.stat()
                yield f"{entry.path}:{about.st_size}:{about.st_mtime_ns}"
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _files(entry.path)
