"""Fix lists: a workbook for each manager with the problems in their team's rows."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath

from plangen.batch.write import require_writable, write
from plangen.formats.names import file_name, name_key
from plangen.problems import Place, Problem
from plangen.records.book import Book
from plangen.records.people.team import Person
from plangen.workbooks.fixes import Fix, fixes_workbook
from plangen.workflow.check import Checked

FOLDER = "check"
UNASSIGNED = "unassigned"
_ROW = re.compile(r"(?:[A-Z]{1,3}|[a-z]+ )(?P<row>[0-9]+)")


@dataclass(frozen=True, slots=True)
class FixList:
    """A fix list that was written: its manager, its path, and the number of fixes."""

    manager: str
    path: Path
    fixes: int


def write_fix_lists(checked: Checked, output: Path) -> list[FixList]:
    """Writes a fix list for every manager, and one for problems without a manager; returns them."""
    require_writable(output)
    lists = fixes_by_manager(checked.book, checked.problems)
    paths = dict(zip(lists, unique_paths(list(lists)), strict=True))
    note = f"As of {checked.book.as_of}. Fix the cells in your own files; editing this list changes nothing."
    return [
        FixList(manager, write(output, paths[manager], fixes_workbook(f"To fix: {manager}", note, fixes)), len(fixes))
        for manager, fixes in lists.items()
    ]


def fixes_by_manager(book: Book, problems: Iterable[Problem]) -> Mapping[str, Sequence[Fix]]:
    """The fixes for each manager, managers by name; problems outside a person's row come last, as unassigned."""
    found: dict[str, list[Fix]] = {
        name: [] for name in sorted({person.manager for person in book.roster.people if person.manager})
    }
    unassigned: list[Fix] = []
    for problem in dict.fromkeys(problems):
        person = _person_in_row(book, problem.place)
        name = person.manager or person.name if person else ""
        fixes = found.get(name) if name else None
        (unassigned if fixes is None else fixes).append(Fix(person.name if person else "", problem))
    return {**found, UNASSIGNED: unassigned} if unassigned else found


def _person_in_row(book: Book, place: Place) -> Person | None:
    """The salesperson in the row of a place."""
    at = _ROW.fullmatch(place.cell)
    for number, grid in enumerate(book.grids):
        column = book.columns.get(number, {}).get("salesperson")
        if at and column is not None and (grid.file, grid.sheet) == (place.file, place.sheet):
            row = grid.rows[int(at["row"]) - 1] if int(at["row"]) <= len(grid.rows) else ()
            # The cell is blank if another table on the sheet has this row.
            if column < len(row) and row[column]:
                return book.roster.find(str(row[column]))
    return None


def unique_paths(names: Sequence[str], suffix: str = ".xlsx") -> list[PurePosixPath]:
    """A path for each name; names that are the same to a file system get a number."""
    paths: list[PurePosixPath] = []
    taken: set[str] = set()
    for name in names:
        numbers = ("" if number == 1 else str(number) for number in count(1))
        files = (file_name("{name}", {"name": name, "given": "-"}, suffix, apart=number) for number in numbers)
        file = next(file for file in files if name_key(file) not in taken)
        taken.add(name_key(file))
        paths.append(PurePosixPath(FOLDER, file))
    return paths
