"""What is derived from the lexicons at every start, cached beside the bytecode of `extractors`.

Taking 80,000 lines apart, sifting and sorting them costs a tenth of a second; reading the result a hundredth.  As with
bytecode, the cache holds for the program it was made by: where the name, size or time of any of its files changed, or
the user has words of their own, all is derived anew.  Everybody reads it; only heshu's own commands write it (`keep`),
`make setup` among them.  A file that is damaged, or that others may write, is not read.
"""

from __future__ import annotations

import marshal
import mmap
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from itertools import accumulate, pairwise
from typing import Any, TypeVar

from extractors.words.overlay import VARIABLE
from extractors.words.packed import Pool
from extractors.words.seldom import Words, ready

_HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_PACKAGES = (_HERE, os.path.join(os.path.dirname(_HERE), "pipeline"))
_SUM, _SIZE = 4, 4  # bytes of the checksum that the file begins with, and of the size of its list, which comes next
_WORDS, _STARTS = " words", " starts"  # under these are what all other values need
Plain = TypeVar("Plain")  # str, int, bytes, and tuple, list, dict or frozenset of such: what `marshal` takes


def made(name: str, make: Callable[[], Plain]) -> Plain:
    """Return the cached value of this name, else what `make` returns; read-only."""
    found: Plain = _store().get(name, make)
    return found


def words(name: str, make: Callable[[], frozenset[str] | dict[str, Any]]) -> Words[Any]:
    """As `made`, for a long set or dictionary of words that short texts ask little: read when it is needed."""
    found: Words[Any] = _store().late(name, make)
    return found if isinstance(found, Words) else Words(found) if isinstance(found, dict) else ready(found)


def listed(name: str, make: Callable[[], list[str]]) -> Sequence[str]:
    """As `made`, for a long list of words of which few are asked for: read one by one."""
    found: Sequence[str] = _store().late(name, make)
    return found


def keep() -> None:
    """Write what this process had to derive, in one step; where that fails, later starts are only slower."""
    store = _store()
    if not store.grown or os.environ.get(VARIABLE):
        return
    draft = f"{place()}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(os.path.dirname(draft), exist_ok=True)
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644), "wb") as out:
            values = store.values()
            ends = list(accumulate(map(len, values.values()), initial=0))
            listed = marshal.dumps((sys.version, _stamp(), dict(zip(values, pairwise(ends), strict=True))))
            data = b"".join((len(listed).to_bytes(_SIZE), listed, *values.values()))
            out.write(zlib.crc32(data).to_bytes(_SUM))
            out.write(data)
        os.replace(draft, place())
        store.grown = False


def place() -> str:
    """Return the path of the cache."""
    return cache_from_source(os.path.join(_HERE, "lexicons.py")).removesuffix("pyc") + "marshal"


class _Store:
    """The cached values by name, read or not yet; `grown` where something had to be derived."""

    def __init__(self, places: dict[str, tuple[int, int]], data: memoryview) -> None:
        """Stand for values at these places of the data."""
        self._places, self._data = places, data
        self._ready: dict[str, Any] = {}
        self._pool = Pool(marshal.loads(self._kept(_WORDS)), self._kept(_STARTS)) if places else Pool()
        self.grown = False

    def get(self, name: str, make: Callable[[], Any]) -> Any:
        """Return a value."""
        if name not in self._ready:
            self.grown = self.grown or name not in self._places
            is_kept = name in self._places
            self._ready[name] = self._pool.unpack(marshal.loads(self._kept(name))) if is_kept else make()
        return self._ready[name]

    def late(self, name: str, make: Callable[[], Any]) -> Any:
        """Return a value that is read later, where that is possible."""
        waits = name in self._places and name not in self._ready
        found = self._pool.kept(marshal.loads(self._kept(name))) if waits else None
        return self.get(name, make) if found is None else found

    def values(self) -> dict[str, bytes | memoryview]:
        """Return all values as they are written, with the pool of their words."""
        old = {name: self._kept(name) for name in self._places}
        new = {name: marshal.dumps(self._pool.pack(self._ready[name])) for name in self._ready if name not in old}
        return {**old, **new, _WORDS: marshal.dumps(self._pool.joined()), _STARTS: self._pool.starts()}

    def _kept(self, name: str) -> memoryview:
        """Return what is kept under a name."""
        start, end = self._places[name]
        return self._data[start:end]


@cache
def _store() -> _Store:
    """Return the cache of this program; an empty one where the user has words of their own."""
    if not os.environ.get(VARIABLE):
        match _read():
            case ((sys.version, stamp, dict() as places), memoryview() as data) if stamp == _stamp():
                return _Store(places, data)
    return _Store({}, memoryview(b""))


def _read() -> Any:
    """Return the index of the file and the data behind it, None where it is not to be trusted."""
    try:
        with open(place(), "rb") as file:
            about, ours = os.fstat(file.fileno()), os.stat(__file__)
            if about.st_mode & 0o022 or about.st_uid not in (ours.st_uid, os.getuid()):
                return None
            data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        if zlib.crc32(data[_SUM:]) != int.from_bytes(data[:_SUM]):
            return None
        begin = _SUM + _SIZE + int.from_bytes(data[_SUM : _SUM + _SIZE])
        return marshal.loads(data[_SUM + _SIZE : begin]), data[begin:]
    except (OSError, AttributeError, ValueError, EOFError, TypeError):
        return None


@cache
def _stamp() -> str:
    """Return the fingerprint of the program's files."""
    return "\n".join(sorted(line for folder in _PACKAGES for line in _files(folder)))


def _files(folder: str) -> Iterator[str]:
    """Yield name, size and time of every file of code and of words."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".py", ".tsv")):
                about = entry.stat()
                yield f"{entry.path}:{about.st_size}:{about.st_mtime_ns}"
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _files(entry.path)
