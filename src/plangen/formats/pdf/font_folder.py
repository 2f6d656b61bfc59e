"""The fonts of PDFs, with copies in a temporary folder that a later process deletes if this one is killed."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir, mkdtemp
from typing import TextIO
from weakref import finalize

from weasyprint.text.fonts import FontConfiguration

if sys.platform != "win32":
    import fcntl

PREFIX = "plangen-fonts-"
IN_USE = "in-use"
"""The file in a folder that its process keeps locked, or open on Windows, which deletes no open file."""


class Fonts(FontConfiguration):  # type: ignore[misc] # WeasyPrint has no types
    """WeasyPrint's fonts, which it copies to a folder of its own; deletes the folders of processes that were killed."""

    def __init__(self) -> None:
        super().__init__()
        sweep(Path(gettempdir()))
        self._folder = Path(mkdtemp(prefix=PREFIX))
        finalize(self, _kept_open(self._folder).close)


def sweep(folder: Path) -> None:
    """Deletes the font folders in a folder whose process is gone; those of other users and programs stay."""
    for each in folder.glob(f"{PREFIX}*"):
        with suppress(OSError):
            if not _is_own(each):
                continue
            with _taken_over(each / IN_USE):
                rmtree(each, ignore_errors=True)


def _kept_open(folder: Path) -> TextIO:
    """The open file that shows that a folder is in use, locked where files can be."""
    if sys.platform == "win32":
        return (folder / IN_USE).open("w", encoding="utf-8")
    unlocked = folder / f"{IN_USE}.new"
    file = unlocked.open("w", encoding="utf-8")
    with suppress(OSError):  # A file system without locks: the folder stays if this process is killed.
        fcntl.flock(file, fcntl.LOCK_EX)
        unlocked.rename(folder / IN_USE)  # Locked before it has its name, so that no other process takes it over.
    return file


@contextmanager
def _taken_over(file: Path) -> Iterator[None]:
    """Holds the file that shows that a folder is in use; raises OSError while its process has it."""
    if sys.platform == "win32":
        file.unlink()
        yield
        return
    with file.open("r+", encoding="utf-8") as opened:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def _is_own(folder: Path) -> bool:
    """Whether this is a folder, not a link, of the user who runs this process."""
    status = folder.lstat()
    return stat.S_ISDIR(status.st_mode) and (sys.platform == "win32" or status.st_uid == os.getuid())
