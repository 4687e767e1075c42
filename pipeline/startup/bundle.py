"""The code of all modules that a command loads, in one file beside their bytecode: 350 files take twice as long.

A module's code holds for a source of this very size and time, as bytecode does, and for one build of Python; any other
module is loaded as ever.  Programs of heshu's own write the file when they end.  One that is damaged, or that others
may write, is not read: `marshal` trusts what it reads.
"""

from __future__ import annotations

import atexit
import marshal
import mmap
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import cache_from_source, spec_from_file_location
from types import CodeType

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_OURS = ("pipeline.", "extractors.")
_MANY = 50  # modules; fewer are loaded as soon one by one
_SUM = 4  # bytes of the checksum that the file begins with
Entry = tuple[str, int, int, CodeType]  # the source of a module below `_ROOT`, its size and its time, and the code


@contextmanager
def bundled(name: str) -> Iterator[None]:
    """Load modules of ours with the code kept under this name; what it lacks is added when the program ends."""
    kept, before = _read(name), set(sys.modules)
    finder, names = _Finder(kept), set(kept)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        loaded = {each for each in sys.modules.keys() - before if _source(each)}
        if len(loaded) > _MANY and not loaded <= finder.given:
            atexit.register(_keep, name, loaded | names)


class _Finder:
    """Finds the modules that are kept, each once; `given` are those it found."""

    def __init__(self, kept: dict[str, Entry]) -> None:
        self._kept, self.given = kept, set[str]()

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Return how a module is loaded if its source is the one that was kept, else None."""
        if fullname not in self._kept:
            return None
        source, size, time, code = self._kept.pop(fullname)
        place = os.path.join(_ROOT, source)
        if _state(place) != (size, time):
            return None
        self.given.add(fullname)
        inside = [os.path.dirname(place)] if source.endswith("__init__.py") else None
        loader = _Loader(fullname, place, code)
        return spec_from_file_location(fullname, place, loader=loader, submodule_search_locations=inside)


class _Loader(SourceFileLoader):
    """Loads a module as ever, but with code that was kept."""

    def __init__(self, fullname: str, path: str, code: CodeType) -> None:
        super().__init__(fullname, path)
        self._code: CodeType | None = code

    def get_code(self, fullname: str) -> CodeType | None:
        """Return the code; asked again, that of the source."""
        code, self._code = self._code, None
        return code or super().get_code(fullname)


def place(name: str) -> str:
    """Return where the code is kept that is loaded under a name."""
    return cache_from_source(os.path.join(_ROOT, "pipeline", f"{name}.py")).removesuffix("pyc") + "marshal"


def _read(name: str) -> dict[str, Entry]:
    """Return what is kept, nothing where that is not to be trusted."""
    with suppress(OSError, AttributeError, ValueError, EOFError, TypeError), open(place(name), "rb") as file:
        about, ours = os.fstat(file.fileno()), os.stat(__file__)
        if about.st_mode & 0o022 or about.st_uid not in (ours.st_uid, os.getuid()):
            return {}
        data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        if zlib.crc32(data[_SUM:]) == int.from_bytes(data[:_SUM]):
            match marshal.loads(data[_SUM:]):
                case (sys.version, root, dict() as kept) if root == _ROOT:
                    return kept
    return {}


def _keep(name: str, modules: set[str]) -> None:
    """Keep the code of modules, in one step; where that fails the next start is no faster."""
    target = place(name)
    draft = f"{target}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(os.path.dirname(draft), exist_ok=True)
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644), "wb") as out:
            kept = {module: entry for module in sorted(modules) if (entry := _entry(module))}
            data = marshal.dumps((sys.version, _ROOT, kept))
            out.write(zlib.crc32(data).to_bytes(_SUM))
            out.write(data)
        os.replace(draft, target)


def _entry(module: str) -> Entry | None:
    """Return what is kept of a module, None of one that was not loaded from a source of ours."""
    source = _source(module)
    state = _state(os.path.join(_ROOT, source))  # first: a source that is written to meanwhile has another one then
    code = SourceFileLoader(module, os.path.join(_ROOT, source)).get_code(module) if source and state else None
    return (source, *state, code) if state and code else None


def _source(module: str) -> str:
    """Return the source of a module of ours that is loaded, below `_ROOT`; of any other nothing."""
    spec = getattr(sys.modules.get(module), "__spec__", None)
    if not f"{module}.".startswith(_OURS) or spec is None or not isinstance(spec.loader, SourceFileLoader):
        return ""
    inside = f"{_ROOT}{os.sep}"
    return spec.origin.removeprefix(inside) if spec.origin and spec.origin.startswith(inside) else ""


def _state(path: str) -> tuple[int, int] | None:
    """Return size and time of a file, None where there is none."""
    try:
        about = os.stat(path)
    except OSError:
        return None
    return about.st_size, about.st_mtime_ns
