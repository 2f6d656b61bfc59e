"""The child process: reads workbook paths from its input and writes grids and problems, until its input ends.

It starts in every run, so it stays small: it imports calamine, this package, and nothing else.
"""

import gc
import pickle
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from plangen.problems import Problem
from plangen.sources.grid import Grid
from plangen.sources.workbook import read_workbook

MAX_MEMORY = 950_000_000
"""Bytes: less than a gigabyte with the system's own overhead."""


def limit_memory() -> None:
    """Limit this process's memory, where the platform supports it."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        # macOS rejects the first of these.
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def serve() -> None:
    """Answer every path on standard input with its grids and problems on standard output, followed by None."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory()
    # Rows of cells have no cycles, and looking for them doubles the time.
    gc.disable()
    with suppress(EOFError, BrokenPipeError):
        while True:
            path, file = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own parent
            answer(read_workbook(Path(path), file))
            gc.collect()


def answer(found: Iterator[Grid | Problem]) -> None:
    """Send grids and problems as soon as each is found."""
    for item in found:
        send(item)
    send(None)
    sys.stdout.buffer.flush()


def send(item: Grid | Problem | None) -> None:
    """Send one grid or problem."""
    pickler = pickle.Pickler(sys.stdout.buffer, protocol=5)
    # Cells aren't shared, and tracking those already sent takes half the time.
    pickler.fast = True
    pickler.dump(item)


if __name__ == "__main__":
    serve()
