"""Load modules of ours in two thirds of the time: a command has its first row a third of a second sooner.

`re` takes half a millisecond of Python to turn a pattern into the code of its matcher, and we have six hundred of them.
That code is kept in the user's cache, by pattern and flags, and handed to the matcher again at the next start, which
checks that it is sound.  It is kept for one build of Python and trusted only where nobody else can have written it;
where it is missing, damaged or of no use, patterns are compiled as ever.  Only the processes of the command line do
this, and only while they load: it reaches into `re`, which a library must not do to those who import it.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import marshal
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pipeline import user_cache

_KNOWN = {(3, 11), (3, 12), (3, 13)}  # versions of Python whose `re` is built as is written here
_MOST = 5_000  # patterns; more are of programs long replaced
_SUM = 4  # bytes of the checksum that the file begins with

Key = tuple[str, int]  # pattern and flags
Code = tuple[Any, ...]  # what `_sre.compile` takes beside the pattern


@contextmanager
def quickly() -> Iterator[None]:
    """Load with kept patterns and without the collector: a million objects are made, and no garbage."""
    gc.disable()
    try:
        with _kept_patterns():
            yield
    finally:
        gc.freeze()
        atexit.register(gc.unfreeze)
        gc.enable()


@contextmanager
def _kept_patterns() -> Iterator[None]:
    """Let `re` take the code of patterns from the cache, and add to it what is not there yet."""
    if sys.implementation.name != "cpython" or sys.version_info[:2] not in _KNOWN:
        yield
        return
    target = user_cache.place("patterns")
    build = sys.version
    known = _read(build) if user_cache.is_ours(target) else {}
    compiler: Any = importlib.import_module("re._compiler")
    plainly, before = compiler.compile, len(known)
    compiler.compile = _with(known, compiler)
    try:
        yield
    finally:
        compiler.compile = plainly
        if len(known) > before:
            data = marshal.dumps((build, known if before < _MOST else {}))
            user_cache.keep(target, zlib.crc32(data).to_bytes(_SUM) + data)


def _read(build: str) -> dict[Key, Code]:
    """Return what is kept for a build of Python; nothing where the file was damaged."""
    try:
        data = user_cache.place("patterns").read_bytes()
        if zlib.crc32(data[_SUM:]) != int.from_bytes(data[:_SUM]):
            return {}
        kept, known = marshal.loads(data[_SUM:])
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return known if kept == build and isinstance(known, dict) else {}


def _with(known: dict[Key, Code], compiler: Any) -> Callable[..., Any]:
    """Return `re._compiler.compile` with a memory; it takes the same steps, in two halves."""
    plainly, matcher = compiler.compile, importlib.import_module("_sre").compile

    def compile_(pattern: Any, flags: int = 0) -> Any:
        if not isinstance(pattern, str) or flags & compiler.SRE_FLAG_DEBUG:
            return plainly(pattern, flags)
        key = (pattern, int(flags))
        if key not in known:
            known[key] = _code(pattern, int(flags), compiler)
        return matcher(pattern, *known[key])

    return compile_


def _code(pattern: str, flags: int, compiler: Any) -> Code:
    """Return the code of a pattern's matcher, its flags and its groups."""
    tree = compiler._parser.parse(pattern, flags)
    code = list(map(int, compiler._code(tree, flags)))
    names: list[str | None] = [None] * tree.state.groups
    for name, number in tree.state.groupdict.items():
        names[number] = name
    return int(flags | tree.state.flags), code, tree.state.groups - 1, tree.state.groupdict, tuple(names)
