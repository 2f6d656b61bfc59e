"""Files and sheets that Settings says to ignore: they aren't read, and nothing about them is reported."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from plangen.problems import Place, Problem, warning
from plangen.sources.grid import Grid

IGNORED = "in Settings, under “ignore”"
_SEPARATORS = ("›", ">", "|")
"""What may separate a file from its sheet."""


def is_ignored(name: str, file: str, sheet: str = "") -> bool:
    """Whether an entry names this file or sheet: in any letter case, with * for any letters, “file › sheet” for one."""
    # Brackets have no meaning, since files are often named with them.
    entry = _folded(name).replace("[", "[[]")
    for separator in _SEPARATORS:
        entry_file, found, entry_sheet = entry.partition(separator)
        if found and entry_file.strip() and entry_sheet.strip():
            return (
                bool(sheet) and _is_file(entry_file.strip(), file) and fnmatchcase(_folded(sheet), entry_sheet.strip())
            )
    return _is_file(entry, file) or (bool(sheet) and fnmatchcase(_folded(sheet), entry))


def is_any_ignored(names: Iterable[str], file: str, sheet: str = "") -> bool:
    """Whether any of the entries names this file or sheet."""
    return any(is_ignored(name, file, sheet) for name in names)


def unmatched_names(names: Sequence[str], grids: Sequence[Grid], problems: Sequence[Problem]) -> list[Problem]:
    """A warning for each entry that names no file and no sheet."""
    places = {(grid.file, grid.sheet) for grid in grids} | {(each.place.file, each.place.sheet) for each in problems}
    message, fix = "No file or sheet has this name. Nothing ignored.", "Enter the name as it is in “plangen check”."
    return [
        warning(Place("Settings", cell="ignore"), "nothing to ignore", message, value=name, fix=fix)
        for name in names
        if not any(is_ignored(name, file, sheet) for file, sheet in places)
    ]


def _is_file(entry: str, file: str) -> bool:
    path = PurePosixPath(_folded(file))
    return any(fnmatchcase(each, entry) for each in (str(path), path.name, path.stem))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
