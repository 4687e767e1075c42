"""Load modules of ours in two thirds of the time: a command has its first row a third of a second sooner.

`re` takes half a millisecond of Python to turn a pattern into the code of its matcher, and we have six hundred of them.
`dataclasses` writes the methods of a class as Python and compiles each: half a thousand of them.  Both codes are kept
in the user's cache, by pattern and flags or by source, and used again at the next start.  They are kept for one build
of Python and trusted only where nobody else can have written them; where they are missing, damaged or of no use, all
is compiled as ever.  Since it is done once, more is read out of a pattern than `re` would (`first_chars`).  Only
processes of our own do this, while they load and while they run: it reaches into `re` and `dataclasses`, which a
library must not do to those who import it.
"""

from __future__ import annotations

import atexit
import dataclasses
import gc
import importlib
import sys
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from pipeline.startup import user_cache
from pipeline.startup.bundle import bundled
from pipeline.startup.first_chars import noted

_KNOWN = {(3, 11), (3, 12), (3, 13)}  # versions of Python whose `re` is built as is written here
BUILD = f"{sys.version}, 2"  # and how their codes are made here
_MOST = 8_000  # patterns and methods; more are of programs long replaced

Code = tuple[Any, ...]  # what `_sre.compile` takes beside the pattern; the code itself as bytes, which load at once
Known = dict[Any, Any]  # (pattern, flags) → `Code`, of bytes behind "bytes"; the source of a method → its code


@contextmanager
def quickly(name: str) -> Iterator[None]:
    """Load with what is kept under a name and without the collector: a million objects are made, and no garbage."""
    gc.disable()
    try:
        with kept_code(), bundled(name):
            yield
    finally:
        gc.freeze()
        atexit.register(gc.unfreeze)
        if words := sys.modules.get("extractors.words.prepared"):  # not loaded here, for its package comes with it
            atexit.register(words.keep)
        gc.enable()


@contextmanager
def kept_code() -> Iterator[None]:
    """Let `re` and `dataclasses` take code from the cache, and add to it what is not there yet.

    Also where nothing is loaded: three score patterns are compiled when they are first asked for.
    """
    if sys.implementation.name != "cpython" or sys.version_info[:2] not in _KNOWN:
        yield
        return
    known = _read(BUILD, user_cache.stamp("compiled"))
    compiler: Any = importlib.import_module("re._compiler")
    plainly, before = compiler.compile, len(known)
    compiler.compile = _with(known, compiler)
    vars(dataclasses)["exec"] = _executing(known)  # found before the one that is built in
    try:
        with noted(compiler):
            yield
    finally:
        compiler.compile = plainly
        del vars(dataclasses)["exec"]
        if len(known) > before:
            user_cache.keep("compiled", (BUILD, known if before < _MOST else {}))


@lru_cache(maxsize=1)  # a command loads in two steps: its options, then all the rest
def _read(build: str, _stamp: tuple[int, ...]) -> Known:
    """Return what is kept for a build of Python; it stands in a file with this stamp."""
    match user_cache.read("compiled"):
        case (kept, dict() as known) if kept == build:
            return known
    return {}


def _with(known: Known, compiler: Any) -> Callable[..., Any]:
    """Return `re._compiler.compile` with a memory; it takes the same steps, in two halves."""
    plainly, matcher = compiler.compile, importlib.import_module("_sre").compile

    def compile_(pattern: Any, flags: int = 0) -> Any:
        if not isinstance(pattern, (str, bytes)) or flags & compiler.SRE_FLAG_DEBUG:
            return plainly(pattern, flags)
        key = (pattern, int(flags)) if isinstance(pattern, str) else ("bytes", pattern, int(flags))
        if key not in known:
            known[key] = _code(pattern, int(flags), compiler)
        told, code, *groups = known[key]
        return matcher(pattern, told, memoryview(code).cast("I").tolist(), *groups)

    return compile_


def _executing(known: Known) -> Callable[..., None]:
    """Return `exec` with a memory of sources."""

    def exec_(source: Any, names: dict[str, Any], local: Any = None) -> None:
        code = known.get(source) if isinstance(source, str) else source
        if code is None:
            code = known[source] = compile(source, "<string>", "exec", dont_inherit=True)
        exec(code, names, local)

    return exec_


def _code(pattern: str | bytes, flags: int, compiler: Any) -> Code:
    """Return the code of a pattern's matcher, its flags and its groups."""
    tree = compiler._parser.parse(pattern, flags)
    code = array("I", map(int, compiler._code(tree, flags))).tobytes()
    names: list[str | None] = [None] * tree.state.groups
    for name, number in tree.state.groupdict.items():
        names[number] = name
    return int(flags | tree.state.flags), code, tree.state.groups - 1, tree.state.groupdict, tuple(names)
