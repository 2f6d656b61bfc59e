"""The one place that writes files: whole ones or none, and only inside the folder that was named."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path, PurePosixPath

from plangen.problems import PlangenError, UsageError

PART = ".plangen-part"


def write(folder: Path, path: PurePosixPath, content: bytes) -> Path:
    """The file that now holds the content, at a path inside the folder; the folders it needs are made.

    The content is written under another name and then put in place, so that there is never half a file.
    """
    target = folder / path
    if not target.resolve().is_relative_to(folder.resolve()):
        raise PlangenError(f"“{path}” would lie outside of {folder}; it is not written.")
    part = target.with_name(f".{os.getpid()}{PART}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(target)
    except OSError as fault:
        raise PlangenError(_told(target, fault)) from None
    finally:
        # Once it is in place there is none; and where not even its folder could be made, neither.
        with suppress(OSError):
            part.unlink()
    return target


def refuse_unwritable(folder: Path, cure: str = "name another folder with --output") -> None:
    """Raises UsageError where nothing could be written into a folder, whether it is there or has to be made."""
    lies = next((each for each in (folder, *folder.parents) if os.path.lexists(each)), Path())
    try:
        if not lies.is_dir():
            raise UsageError(f"{lies} is a file where a folder is needed. Move it, or {cure}.")
        # It is tried: on some systems the marks of a folder do not say who may write into it.
        with tempfile.TemporaryFile(dir=lies):
            pass
    except OSError:
        raise UsageError(f"plangen may not write into {lies}. {cure[0].upper()}{cure[1:]}.") from None


def sweep(folder: Path) -> None:
    """Removes what runs that were killed had not put in place."""
    for part in folder.rglob(f".*{PART}"):
        with suppress(OSError):
            part.unlink()


def _told(target: Path, fault: OSError) -> str:
    if isinstance(fault, PermissionError) and target.is_file():
        return f"“{target.name}” cannot be replaced. If it is open in Word or another program, close it and run again."
    if isinstance(fault, PermissionError):
        return f"plangen may not write into {target.parent}. Name another folder with --output."
    if isinstance(fault, IsADirectoryError | FileExistsError | NotADirectoryError):
        return f"{target} cannot be written: a file or folder of that name is in the way. Move it, and run again."
    return f"{target} cannot be written: {fault.strerror or fault}."
