"""A copy of a file to look at: the values of its cells at their addresses, what is to mend coloured, and a list.

The copy is built from the grids that were read, so that nothing of a file is opened a second time. It holds values, and
none of the formulas, charts, pictures, macros and formats of the file; its first sheet says so.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from xlsxwriter.exceptions import XlsxFileError

from plangen.problems import PlangenError, Problem
from plangen.workbooks.copied_cells import MOST_NOTES, CellWriter
from plangen.workbooks.copied_sheet import MarkedSheet, marked_sheet, write_sheet
from plangen.workbooks.faults import LAST_ROW, CopiedSheet, Fault, placed
from plangen.workbooks.overview import write_overview
from plangen.workbooks.plain_text import cell_text, opened_workbook

OVERVIEW = "To mend"
MOST_CELLS = 2_000_000
"""Cells beyond which a copy has only the rows with something to mend; more take longer than people wait."""
MANY_SHEETS = 200
"""Beyond as many, rows do not wait on the disk: each sheet would hold a file open."""
LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def annotated_workbook(file: str, sheets: Sequence[CopiedSheet], problems: Iterable[Problem]) -> bytes:
    """The bytes of a copy of a file, with an overview in front; raises PlangenError where the disk has no room."""
    named = dict(zip(_names(file, [sheet.grid.sheet for sheet in sheets]), sheets, strict=True))
    faults = placed(problems, named)
    by_sheet: dict[str, list[Fault]] = defaultdict(list)
    for fault in faults:
        by_sheet[fault.sheet].append(fault)
    large = sum(len(row) for sheet in sheets for row in sheet.grid.rows) > MOST_CELLS
    marked = {name: marked_sheet(sheet, by_sheet[name], whole=not large) for name, sheet in named.items()}
    try:
        return _written(f"To mend: {file}", marked, faults, _notes(marked, whole=not large))
    except (OSError, XlsxFileError):
        # Rows wait on the disk until the workbook is closed.
        raise PlangenError(f"There is no room for temporary files, so that {file} cannot be copied.") from None


def _written(title: str, marked: Mapping[str, MarkedSheet], faults: Sequence[Fault], notes: Sequence[str]) -> bytes:
    opened = opened_workbook(title, row_by_row=len(marked) < MANY_SHEETS)
    taken = {name.casefold() for name in marked}
    overview = next(name for name in _numbered(OVERVIEW) if name.casefold() not in taken)
    write_overview(opened, opened.workbook.add_worksheet(overview), title, notes, faults)
    writer = CellWriter(opened)
    for name, sheet in marked.items():
        write_sheet(opened.workbook.add_worksheet(name), sheet, writer)
    return opened.closed()


def _names(file: str, sheets: Sequence[str]) -> list[str]:
    """The names of the sheets, changed only where a workbook could not hold them or two would be alike."""
    found: list[str] = []
    stem = file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    # Excel keeps one name for itself.
    taken = {"history"}
    for sheet in sheets:
        clean = _NOT_IN_NAMES.sub("-", cell_text(sheet or stem)).strip("'") or "Sheet"
        found.append(next(name for name in _numbered(clean) if name.casefold() not in taken))
        taken.add(found[-1].casefold())
    return found


def _numbered(name: str) -> Iterator[str]:
    """A name, then the name with 2, 3, 4 … behind it, each short enough for a sheet."""
    for number in count(1):
        behind = f" ({number})" if number > 1 else ""
        front = name
        while len((front + behind).encode("utf-16-le")) // 2 > LONGEST_NAME:
            front = front[:-1]
        yield front.strip("'") + behind


def _notes(marked: Mapping[str, MarkedSheet], *, whole: bool) -> list[str]:
    """What the copy cannot have."""
    notes = sum(len(cells) for sheet in marked.values() for cells in sheet.faults.values())
    said = {
        "The file is large: its heads and the rows with something to mend are here, at their addresses.": not whole,
        f"Every cell to mend is coloured and listed; the first {MOST_NOTES:,} have a note.": notes > MOST_NOTES,
        f"A workbook ends at row {LAST_ROW + 1:,}; what stands below it is in your file only.": any(
            len(sheet.grid.rows) > LAST_ROW + 1 for sheet in marked.values()
        ),
        "What your file hides is hidden here too, unless there is something to mend in it.": any(
            sheet.grid.hidden or sheet.grid.marks.hidden_rows or sheet.grid.marks.hidden_columns
            for sheet in marked.values()
        ),
    }
    return [line for line, holds in said.items() if holds]
