"""The user's own words and spaCy model: constants of a process, so that one place sets them.

Words are read once, when modules load, into patterns and automata; nothing on the hot path asks again.  What needs
other words than this process has is therefore run in a process of its own, started with them in its environment, from
which its workers inherit them.  Without words of one's own nothing of this happens.
"""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from extractors.words import overlay
from pipeline import ner
from pipeline.startup.absent import Late
from pipeline.workers import children
from pipeline.workers.apart import portable

if TYPE_CHECKING:
    import multiprocessing
    from multiprocessing.connection import Connection
else:
    multiprocessing = Late("multiprocessing")

LEXICON, SPACY_MODEL = overlay.VARIABLE, ner.VARIABLE
Result = TypeVar("Result")
Report = Callable[[int, int], None]
GRACE = 5.0  # seconds in which a process that nobody waits for any more may clear up


class EndedError(Exception):
    """The process with the user's own words ended without an answer."""


@dataclass(frozen=True, slots=True)
class Own:
    """The user's folder of words (see `extractors.words.overlay`) and spaCy pipeline (see `pipeline.ner.model`)."""

    lexicon: str | None = None
    spacy_model: str | None = None

    @property
    def is_here(self) -> bool:
        """Whether this process has just these; what is not named is taken as this process has it."""
        here = (os.environ.get(LEXICON), os.environ.get(SPACY_MODEL))
        return here == (self.lexicon or here[0], self.spacy_model or here[1])


def call(own: Own, function: Callable[..., Result], *args: Any, **named: Any) -> Result:
    """Return `function(*args, **named)` under the user's own words; here, or in a process started with them.

    A `progress` among `named` is called here; where it raises, the process is ended.  Raises what the function raises;
    `LexiconError` and `ModelError` for bad words and models; `EndedError` where the process ended without an answer.
    """
    if own.spacy_model or os.environ.get(SPACY_MODEL):
        ner.check_model(own.spacy_model or os.environ[SPACY_MODEL])  # before the run begins, not at its first text
    if own.is_here:
        return function(*args, **named)
    if own.lexicon:
        overlay.read(own.lexicon)  # a bad line is an error of this process, with its file and number
    progress: Report | None = named.pop("progress", None)
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    with _environment(own):
        work = pickle.dumps((function, args, named))
        level = logging.getLogger().level
        process = context.Process(target=_answer, args=(sender, work, level, progress is not None))
        children.start(process)
    sender.close()
    try:
        answer: Result = _result(receiver, progress)
        return answer
    except EOFError as error:
        process.join()
        raise EndedError(f"the process with words of your own ended (exit code {process.exitcode})") from error
    finally:
        receiver.close()  # whatever it still has to say would wait for us for ever
        process.join(GRACE)
        process.terminate()
        process.join()


def _result(receiver: Connection, progress: Report | None) -> Any:
    """Return the answer of the process, passing on its progress until then."""
    while True:
        kind, value = receiver.recv()
        if kind == "error":
            raise value
        if kind == "result":
            return value
        if progress:
            progress(*value)


def _answer(sender: Connection, work: bytes, level: int, reports: bool) -> None:
    """Call the function in the new process and send what comes of it; to unpickle it loads the modules and words."""
    logging.basicConfig(level=level, format="%(levelname)s %(name)s: %(message)s")
    try:
        function, args, named = pickle.loads(work)
        if reports:
            named["progress"] = lambda files, documents: sender.send(("progress", (files, documents)))
        sender.send(("result", function(*args, **named)))
    except KeyboardInterrupt:
        pass  # it reaches the process that called, too
    except Exception as error:  # is raised where `call` was called
        with suppress(BrokenPipeError):  # nobody waits for us any more
            sender.send(("error", portable(error)))


@contextmanager
def _environment(own: Own) -> Iterator[None]:
    """Set the environment that a new process inherits, and set it back."""
    before = {name: os.environ.get(name) for name in (LEXICON, SPACY_MODEL)}
    os.environ.update({k: v for k, v in ((LEXICON, own.lexicon), (SPACY_MODEL, own.spacy_model)) if v})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
