"""What the workers of a test run create once and share."""

import fcntl
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


def once(folder: Path, create: Callable[[Path], None], *, wait: bool = True) -> Path:
    """The folder, which the first process that asks for it fills; others wait, unless told not to."""
    with _locked(folder.with_name(f"{folder.name}.lock"), wait=wait) as locked:
        if locked and not folder.exists():
            unfinished = folder.with_name(f"{folder.name}.unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            create(unfinished)
            unfinished.rename(folder)
    return folder


@contextmanager
def _locked(path: Path, *, wait: bool) -> Iterator[bool]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
