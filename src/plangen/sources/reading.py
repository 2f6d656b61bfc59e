"""Files of any kind in, all their grids out; what is not text is read in a child process, which may die of it."""

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from errno import ELOOP
from pathlib import Path
from stat import S_ISDIR
from threading import Event, Timer
from types import TracebackType
from typing import Self

from plangen.problems import Problem
from plangen.sources.delimited import MOST_TEXT_BYTES, read_text
from plangen.sources.grid import Grid, printable
from plangen.sources.refusals import given_up, not_opened, too_large, too_slow, unreadable

Read = tuple[list[Grid], list[Problem]]

SECONDS_A_FILE = 10.0
WORKBOOK_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
TEXT_SUFFIXES = frozenset({".csv", ".tsv"})
WORKBOOK_BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How a zip file, an empty zip file and a compound file (xls, or anything encrypted) begin."""


def spreadsheet_files(folder: Path) -> list[Path]:
    """The spreadsheets in a folder and the folders in it, sorted; lock files and hidden ones are left out.

    What only looks like a file, such as a link that leads to nothing, is among them, so that reading tells of it.
    """
    found = []
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        left_out = any(part.startswith(".") for part in parts) or path.name.startswith("~$")
        if not left_out and path.suffix.lower() in WORKBOOK_SUFFIXES | TEXT_SUFFIXES and _is_to_be_read(path):
            found.append(path)
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _is_to_be_read(path: Path) -> bool:
    """Whether a path is no folder and no link that leads in a circle, of which Path.resolve makes a RuntimeError."""
    try:
        return not S_ISDIR(path.stat().st_mode)
    except OSError as reason:
        return reason.errno != ELOOP


def read_files(paths: Sequence[Path], root: Path | None) -> Read:
    """The grids of all these files in their order, named relative to root, and what is wrong with any of them."""
    grids: list[Grid] = []
    problems: list[Problem] = []
    with ReaderProcess() as reader:
        for path in paths:
            read, wrong = read_file(path, told_name(path, root), reader)
            grids.extend(read)
            problems.extend(wrong)
    return grids, problems


def told_name(path: Path, root: Path | None) -> str:
    """A file's name as the user sees it: from the inputs folder on where it lies in there, and printable."""
    return printable(path.relative_to(root).as_posix() if root and path.is_relative_to(root) else path.name)


def read_file(path: Path, file: str, reader: "ReaderProcess") -> Read:
    """The grids of one file; what it is is told by how it begins, since exports often bear the wrong ending."""
    try:
        if not path.is_file():
            path.stat()
            return [], [unreadable(file, "This is not a file.")]
        with path.open("rb") as opened:
            beginning = opened.read(8)
            if beginning.startswith(WORKBOOK_BEGINNINGS):
                return reader.read(path, file)
            raw = beginning + opened.read(MOST_TEXT_BYTES)
    except OSError as reason:
        return [], [not_opened(file, reason)]
    if len(raw) > MOST_TEXT_BYTES:
        return [], [too_large(file)]
    with uncollected():
        return read_text(raw, file, named_as_workbook=path.suffix.lower() in WORKBOOK_SUFFIXES)


@contextmanager
def uncollected() -> Iterator[None]:
    """Looks for no garbage: there are no circles in rows of cells, and looking takes longer than building them."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class ReaderProcess:
    """The child process that reads workbooks: started when the first one comes, and again after it died."""

    def __init__(self, seconds: float = SECONDS_A_FILE) -> None:
        self.seconds = seconds
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def read(self, path: Path, file: str) -> Read:
        """The grids of one workbook, or one problem if the child died or took too long over it."""
        process = self.process = self.process or started()
        overdue = Event()

        def end_it() -> None:
            overdue.set()
            process.kill()

        clock = Timer(self.seconds, end_it)
        clock.start()
        try:
            return answered(process, path, file)
        except (EOFError, OSError, pickle.UnpicklingError):
            self.stop()
            return [], [too_slow(file, self.seconds) if overdue.is_set() else given_up(file)]
        finally:
            clock.cancel()
            clock.join()
            # The bell may ring between the last answer and the line above.
            if overdue.is_set():
                self.stop()

    def stop(self) -> None:
        """Ends the child, whatever it is doing."""
        if self.process:
            self.process.kill()
            # Closes the pipes, too.
            self.process.communicate()
            self.process = None


def started() -> subprocess.Popen[bytes]:
    """A child process that waits for paths; a plain one, since multiprocessing would import our whole command."""
    return subprocess.Popen(
        # -P: a file of the user's own called like a module must not be imported.
        [sys.executable, "-P", "-m", "plangen.sources.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def answered(process: subprocess.Popen[bytes], path: Path, file: str) -> Read:
    """What the child says of one workbook."""
    if process.stdin is None or process.stdout is None:
        raise EOFError
    pickle.dump((str(path.absolute()), file), process.stdin)
    process.stdin.flush()
    grids: list[Grid] = []
    problems: list[Problem] = []
    with uncollected():
        while (one := pickle.load(process.stdout)) is not None:  # noqa: S301 - our own child writes them
            (grids if isinstance(one, Grid) else problems).append(one)
    return grids, problems
