"""What workers do in tests; apart from these, for each new worker loads this file and all that it imports."""

from __future__ import annotations

import errno
import os
import signal
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from pipeline import ingest
from pipeline.engines.stepwise import pages
from pipeline.ingest import markup
from pipeline.tables import Reject
from pipeline.workers.watch import EXTRACT, Watch

POISON = "毒"

# Ways to end, or not to.


def abort() -> None:
    os.abort()


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)  # as the system does where memory runs out


def leave() -> None:
    os._exit(3)


def sleep() -> None:
    time.sleep(60)


def hang() -> None:
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    time.sleep(60)


def stuck() -> None:
    """Hang as a library does that never comes back to Python."""
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
    time.sleep(60)


def fail() -> None:
    raise ValueError("a fault of ours")


# Tasks.


def poisoned(numbers: Iterable[int], how: Callable[[], object], watch: Watch) -> list[int | str]:
    """Return numbers; at the third something is done that may be the end of the process."""
    out: list[int | str] = []
    for number in numbers:
        if (EXTRACT, number) in watch.lost:
            out.append(watch.lost[EXTRACT, number][0])
            continue
        with watch.at(EXTRACT, number):
            if number == 3:
                how()
            out.append(number)
    return out


def fail_once(path: Path, watch: Watch) -> str:
    with watch.at(EXTRACT, 0):
        if not path.exists():
            path.touch()
            kill()
    return "done"


def between_records(_watch: Watch) -> None:
    kill()


def raises(_watch: Watch) -> None:
    raise OSError(errno.ENOSPC, "No space left on device", "somewhere")


def hungry(megabytes: int, _watch: Watch) -> int:
    return len(bytearray(megabytes * 1_000_000))


def fail_in_a_worker(_watch: Watch) -> None:
    fail()


# Tasks that read files.


def poison(how: Callable[[], object]) -> None:
    """Have a page that says the word be the end of who makes it."""
    real = getattr(markup.main_text, "real", markup.main_text)

    def main_text(text: str) -> Any:
        if POISON in text:
            how()
        return real(text)

    main_text.real = real  # type: ignore[attr-defined]
    markup.main_text = main_text


def name_of(item: ingest.Page | Reject) -> str:
    """Return what tells a record from the others of its file, and why it is rejected."""
    name = item.record or item.source.rpartition("/")[2]
    return name if isinstance(item, ingest.Page) else f"{name}: {item.reason}"


def said(
    how: Callable[[], object], sources: Sequence[ingest.Source], reading: ingest.Reading, log: Path, watch: Watch
) -> list[str]:
    """Return what each record of some files gives, in a worker; `log` gets a line for each time this is begun."""
    with log.open("a") as file:
        file.write(f"{os.getpid()}\n")
    poison(how)
    return [name_of(item) for item in pages(sources, reading, watch)]


def killed_once(
    once: Path, sources: Sequence[ingest.Source], reading: ingest.Reading, log: Path, watch: Watch
) -> list[str]:
    def how() -> None:
        if not once.exists():
            once.touch()
            kill()

    return said(how, sources, reading, log, watch)


def broken_7z(sources: Sequence[ingest.Source], watch: Watch) -> list[str]:
    from pipeline.ingest.readers import sevenz

    sevenz._unpack = lambda *_: abort()
    return [name_of(item) for item in pages(sources, ingest.Reading(), watch)]


def broken_pdf(sources: Sequence[ingest.Source], watch: Watch) -> list[str]:
    from pipeline.ingest.readers import pdf

    real = pdf._text
    pdf._text = lambda blob, document: abort() if "1.pdf" in blob.path else real(blob, document)
    return [name_of(item) for item in pages(sources, ingest.Reading(), watch)]
