"""Read files of any type into grids; workbooks are read in a child process, which may crash."""

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from errno import ELOOP
from pathlib import Path
from stat import S_ISDIR
from threading import Event, Timer
from types import TracebackType
from typing import Self

from plangen.problems import Problem
from plangen.sources.delimited import MAX_TEXT_BYTES, read_text
from plangen.sources.file_errors import open_failed, other_format, reader_crashed, too_large, too_slow, unreadable
from plangen.sources.grid import Grid, printable

Read = tuple[list[Grid], list[Problem]]

SECONDS_A_FILE = 10.0
WORKBOOK_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
TEXT_SUFFIXES = frozenset({".csv", ".tsv"})
SEND_LIST, MANIFEST = "_send", "manifest.json"
"""How the name of a packet's send list begins, and the file next to it; the output folder may be in the inputs."""
WORKBOOK_BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""The first bytes of a zip file, an empty zip file, and a compound file (xls, or anything encrypted)."""


def spreadsheet_files(folder: Path) -> list[Path]:
    """The spreadsheets in a folder and its subfolders, sorted; lock files, hidden files, and send lists are skipped.

    Broken links are included, so reading reports them.
    """
    found = [path for path in folder.rglob("*") if _is_spreadsheet(path, folder)]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _is_spreadsheet(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    is_hidden = any(part.startswith(".") for part in parts) or path.name.startswith("~$")
    if is_hidden or path.suffix.lower() not in WORKBOOK_SUFFIXES | TEXT_SUFFIXES:
        return False
    return _is_readable(path) and not _is_send_list(path)


def _is_send_list(path: Path) -> bool:
    """Whether plangen wrote a list of names next to a packet's manifest: read as a Team, it would add people."""
    return path.name.startswith(SEND_LIST) and (path.parent / MANIFEST).is_file()


def files_in(folder: Path) -> list[Path]:
    """The spreadsheets in a folder itself, sorted."""
    return [path for path in sorted(folder.glob("*")) if _is_spreadsheet(path, folder)]


def _is_readable(path: Path) -> bool:
    """Whether a path is neither a folder nor a circular link, for which Path.resolve raises a RuntimeError."""
    try:
        return not S_ISDIR(path.stat().st_mode)
    except OSError as reason:
        return reason.errno != ELOOP


def read_files(paths: Sequence[Path], root: Path | None) -> Read:
    """The grids of these files in order, named relative to root, and their problems."""
    grids: list[Grid] = []
    problems: list[Problem] = []
    with ReaderProcess() as reader:
        for path in paths:
            read, file_problems = read_file(path, display_name(path, root), reader)
            grids.extend(replace(grid, saved=_saved(path)) for grid in read)
            problems.extend(file_problems)
    return grids, problems


def _saved(path: Path) -> float:
    """When a file was last saved; 0 if it's gone."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def display_name(path: Path, root: Path | None) -> str:
    """A file's name for the user: printable, and relative to the inputs folder if it is inside."""
    return printable(path.relative_to(root).as_posix() if root and path.is_relative_to(root) else path.name)


def read_file(path: Path, file: str, reader: "ReaderProcess") -> Read:
    """The grids of one file; its first bytes tell the type, since exports often have the wrong extension."""
    try:
        if not path.is_file():
            path.stat()
            return [], [unreadable(file, "This is not a file.")]
        with path.open("rb") as opened:
            beginning = opened.read(8)
            if (problem := other_format(file, beginning)) is not None:
                return [], [problem]
            if beginning.startswith(WORKBOOK_BEGINNINGS):
                return reader.read(path, file)
            raw = beginning + opened.read(MAX_TEXT_BYTES)
    except OSError as reason:
        return [], [open_failed(file, reason)]
    if len(raw) > MAX_TEXT_BYTES:
        return [], [too_large(file)]
    with without_garbage_collection():
        return read_text(raw, file, named_as_workbook=path.suffix.lower() in WORKBOOK_SUFFIXES)


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Turn off garbage collection: rows of cells have no cycles, and collecting takes longer than building them."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class ReaderProcess:
    """The child process that reads workbooks: started for the first one, and again after a crash."""

    def __init__(self, seconds: float = SECONDS_A_FILE) -> None:
        self.seconds = seconds
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, exception_type: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def read(self, path: Path, file: str) -> Read:
        """The grids of one workbook, or one problem if the child crashed or took too long."""
        process = self.process = self.process or start_child()
        timed_out = Event()

        def stop_reading() -> None:
            timed_out.set()
            process.kill()

        timer = Timer(self.seconds, stop_reading)
        timer.start()
        try:
            return ask_child(process, path, file)
        except (EOFError, OSError, pickle.UnpicklingError):
            self.stop()
            return [], [too_slow(file, self.seconds) if timed_out.is_set() else reader_crashed(file)]
        finally:
            timer.cancel()
            timer.join()
            # The timer may fire between the last answer and the line above.
            if timed_out.is_set():
                self.stop()

    def stop(self) -> None:
        """Stop the child, whatever it is doing."""
        if self.process:
            self.process.kill()
            # Also closes the pipes.
            self.process.communicate()
            self.process = None


def start_child() -> subprocess.Popen[bytes]:
    """A child process that waits for paths; not multiprocessing, which would import the entire command."""
    return subprocess.Popen(
        # -P: a user's file named like a module must not be imported.
        [sys.executable, "-P", "-m", "plangen.sources.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def ask_child(process: subprocess.Popen[bytes], path: Path, file: str) -> Read:
    """The child's answer for one workbook."""
    if process.stdin is None or process.stdout is None:
        raise EOFError
    pickle.dump((str(path.absolute()), file), process.stdin)
    process.stdin.flush()
    grids: list[Grid] = []
    problems: list[Problem] = []
    with without_garbage_collection():
        while (item := pickle.load(process.stdout)) is not None:  # noqa: S301 - written by our own child
            (grids if isinstance(item, Grid) else problems).append(item)
    return grids, problems
