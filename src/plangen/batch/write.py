"""The only module that writes files: complete or not at all, and only inside the output folder."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path, PurePosixPath

from plangen.problems import PlangenError, UsageError, shown

PART = ".plangen-part"


def write(folder: Path, path: PurePosixPath, content: bytes) -> Path:
    """Writes the content to a path inside the folder, creating parent folders, and returns the file.

    The content goes to a temporary name first, so there is never a partial file; a file that has it is left alone.
    """
    target = _inside(folder, path)
    part = target.with_name(f".{os.getpid()}{PART}")
    try:
        if target.is_file() and target.read_bytes() == content:
            return target
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(target)
    except OSError as problem:
        raise PlangenError(_message(target, problem)) from None
    finally:
        # After a successful replace, or if the parent folder couldn't be created, there is no temporary file.
        with suppress(OSError):
            part.unlink()
    return target


def move(folder: Path, path: PurePosixPath, to: PurePosixPath) -> None:
    """Moves a file inside the folder to another path inside it; raises PlangenError if that fails."""
    source, target = _inside(folder, path), _inside(folder, to)
    try:
        source.rename(target)
    except OSError as problem:
        raise PlangenError(_message(source, problem)) from None


def _inside(folder: Path, path: PurePosixPath) -> Path:
    """The file at a path inside the folder; raises PlangenError for one that a link leads out of it."""
    target = folder / path
    if not target.resolve().is_relative_to(folder.resolve()):
        raise PlangenError(f"“{path}” is outside {folder} and wasn't written.")
    return target


def require_writable(folder: Path, fix: str = "choose another folder with --output") -> None:
    """Raises UsageError if nothing can be written to a folder, whether it exists or has to be created."""
    try:
        os.lstat(folder)
    except (OSError, ValueError) as problem:
        if not isinstance(problem, FileNotFoundError | NotADirectoryError | PermissionError):
            raise UsageError(f"“{shown(folder)}” can't be a folder's name. {fix[0].upper()}{fix[1:]}.") from None
    existing = next((each for each in (folder, *folder.parents) if os.path.lexists(each)), Path())
    try:
        if not existing.is_dir():
            raise UsageError(f"{existing} is a file, but a folder is needed. Move it, or {fix}.")
        # Tested by writing: on some systems a folder's permission bits don't say who may write to it.
        with tempfile.TemporaryFile(dir=existing):
            pass
    except OSError:
        raise UsageError(f"plangen can't write to {existing}. {fix[0].upper()}{fix[1:]}.") from None


def sweep(folder: Path) -> None:
    """Deletes the temporary files of runs that were killed."""
    for part in folder.rglob(f".*{PART}"):
        with suppress(OSError):
            part.unlink()


def _message(target: Path, problem: OSError) -> str:
    if isinstance(problem, PermissionError) and target.is_file():
        return f"Can't replace “{target.name}”. If it's open in Word or another app, close it and run again."
    if isinstance(problem, PermissionError):
        return f"plangen can't write to {target.parent}. Choose another folder with --output."
    if isinstance(problem, IsADirectoryError | FileExistsError | NotADirectoryError):
        return f"Can't write {target}: that name is taken. Move it and run again."
    return f"Can't write {target}: {problem.strerror or problem}. Fix that and run again."
