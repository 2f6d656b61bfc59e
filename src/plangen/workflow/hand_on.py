"""What is wrong in the files, handed to those who can mend it: a workbook for each manager."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath

from plangen.batch.write import refuse_unwritable, write
from plangen.formats.names import file_name, same_name
from plangen.problems import Place, Problem
from plangen.records.book import Book
from plangen.records.team import Person
from plangen.workbooks.fixes import Fix, fixes_workbook
from plangen.workflow.check import Checked

FOLDER = "check"
NOBODYS = "for whoever keeps the files"
_ROW = re.compile(r"(?:[A-Z]{1,3}|[a-z]+ )(?P<row>[0-9]+)")


@dataclass(frozen=True, slots=True)
class Handed:
    """A workbook that was written: for whom, where, and how much there is to mend."""

    manager: str
    path: Path
    fixes: int


def write_by_manager(checked: Checked, output: Path) -> list[Handed]:
    """The workbooks that were written: one for every manager, and one for what belongs to nobody's people."""
    refuse_unwritable(output)
    listed = by_manager(checked.book, checked.problems)
    paths = dict(zip(listed, paths_apart(list(listed)), strict=True))
    day = f"Looked from {checked.book.as_of}. Mend the cells in the files named here; this list changes nothing."
    return [
        Handed(manager, write(output, paths[manager], fixes_workbook(f"To mend: {manager}", day, fixes)), len(fixes))
        for manager, fixes in listed.items()
    ]


def by_manager(book: Book, problems: Iterable[Problem]) -> Mapping[str, Sequence[Fix]]:
    """What each manager can mend, managers by name; what stands in nobody's row comes last."""
    found: dict[str, list[Fix]] = {
        name: [] for name in sorted({person.manager for person in book.roster.people if person.manager})
    }
    nobodys: list[Fix] = []
    for problem in dict.fromkeys(problems):
        person = _whose(book, problem.place)
        name = person.manager or person.name if person else ""
        listed = found.get(name) if name else None
        (nobodys if listed is None else listed).append(Fix(person.name if person else "", problem))
    return {**found, NOBODYS: nobodys} if nobodys else found


def _whose(book: Book, place: Place) -> Person | None:
    """The person whose row a place is in."""
    at = _ROW.fullmatch(place.cell)
    for number, grid in enumerate(book.grids):
        column = book.columns.get(number, {}).get("salesperson")
        if at and column is not None and (grid.file, grid.sheet) == (place.file, place.sheet):
            row = grid.rows[int(at["row"]) - 1] if int(at["row"]) <= len(grid.rows) else ()
            # The cell is blank where another table on the sheet has this row.
            if column < len(row) and row[column]:
                return book.roster.find(str(row[column]))
    return None


def paths_apart(names: Sequence[str], suffix: str = ".xlsx") -> list[PurePosixPath]:
    """A file for each name; two whose names are one to a file system are told apart by a number."""
    paths: list[PurePosixPath] = []
    taken: set[str] = set()
    for each in names:
        numbered = ("" if number == 1 else str(number) for number in count(1))
        files = (file_name("{name}", {"name": each, "given": "-"}, suffix, apart=apart) for apart in numbered)
        file = next(file for file in files if same_name(file) not in taken)
        taken.add(same_name(file))
        paths.append(PurePosixPath(FOLDER, file))
    return paths
