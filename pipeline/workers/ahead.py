"""Start the server that workers are forked from before anything else of a run, so that both load at once.

Each takes more than a second, most of it for the same modules, and neither can share them with the other; on two cores
they load in the time of one.  This module is light, for it comes before all other imports.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.limits import FEW, SMALL
from pipeline.startup.absent import Late

if TYPE_CHECKING:
    import multiprocessing
    import signal
    from multiprocessing import forkserver, resource_tracker
else:  # a hundredth of a second, and a few small texts need no server
    multiprocessing, forkserver = Late("multiprocessing"), Late("multiprocessing.forkserver")
    resource_tracker, signal = Late("multiprocessing.resource_tracker"), Late("signal")

WARM = "pipeline.engines.warm"  # what the server loads
_OWN = ("HESHU_LEXICON", "HESHU_SPACY_MODEL")  # words that may be bad: whoever reads them first has to say so


def start(inputs: Iterable[str]) -> bool:
    """Start the server if the inputs look like a large job, and return whether; a wrong guess costs only time."""
    if os.name != "posix" or any(map(os.environ.get, _OWN)) or not is_large(inputs):
        return False
    multiprocessing.get_context("forkserver").set_forkserver_preload([WARM])
    resource_tracker.ensure_running()  # it lets signals through again, which the server must not hear as it starts
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)
    return True


def is_large(inputs: Iterable[str]) -> bool:
    """Return whether inputs are too many or too large for one worker; True of what is not on this machine."""
    sizes = list(islice((size for given in inputs for size in _sizes(given)), FEW))
    return len(sizes) >= FEW or sum(sizes) >= SMALL


def _sizes(given: str) -> Iterator[int]:
    """Yield the sizes of the files that an input stands for."""
    if "://" in given:
        yield SMALL
    for path in glob.iglob(given) if glob.has_magic(given) else [given]:
        if os.path.isdir(path):
            yield from map(_size, (os.path.join(top, name) for top, _, names in os.walk(path) for name in names))
        elif os.path.exists(path):
            yield _size(path)


def _size(path: str) -> int:
    """Return the size of a file, 0 where there is none."""
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
