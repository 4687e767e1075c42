"""`python -m pipeline` is `heshu`."""

from __future__ import annotations

import atexit
import os
import sys
import threading

from pipeline.cli import main

__all__ = ["main", "program"]


def program() -> None:
    """Be the program `heshu`, in a process of its own that ends here.

    What ends a process is done; then it is left.  To take a million objects apart one by one, as Python does otherwise,
    takes a quarter of a second.
    """
    try:
        main()
    except SystemExit as end:
        others = [
            thread for thread in threading.enumerate() if not (thread.daemon or thread is threading.main_thread())
        ]
        if others or not isinstance(end.code, int):
            raise
        atexit._run_exitfuncs()
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:  # what Python says of it is said where it ends by itself
            raise end from None
        os._exit(end.code)


if __name__ == "__main__":
    program()
