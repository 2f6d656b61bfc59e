"""The inside of the child process: workbook paths come in, grids and problems go out, until nobody asks any more.

It is kept small, since a start is paid for in every run: it imports calamine, this room and nothing else.
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

MOST_MEMORY = 950_000_000
"""Bytes: less than a gigabyte with what the system counts besides."""


def limit_memory() -> None:
    """Sets the memory beyond which this process is told no, where the platform can."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        # macOS refuses the first of these.
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def serve() -> None:
    """Answers every path on standard input with its grids and problems on standard output, and None after the last."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory()
    # There are no circles in rows of cells, and looking for them doubles the time.
    gc.disable()
    with suppress(EOFError, BrokenPipeError):
        while True:
            path, file = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own parent writes them
            answer(read_workbook(Path(path), file))
            gc.collect()


def answer(found: Iterator[Grid | Problem]) -> None:
    """Sends what was found, each as soon as it is there."""
    for one in found:
        send(one)
    send(None)
    sys.stdout.buffer.flush()


def send(one: Grid | Problem | None) -> None:
    """Sends one grid or problem."""
    pickler = pickle.Pickler(sys.stdout.buffer, protocol=5)
    # Cells are not shared with each other, and keeping a list of those already sent takes half the time.
    pickler.fast = True
    pickler.dump(one)


if __name__ == "__main__":
    serve()
