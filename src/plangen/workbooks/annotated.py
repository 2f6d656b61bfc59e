"""A copy of a user's file for reference: its values in their cells, cells to fix highlighted, and a list in front.

The copy is built from the grids that were read, so no file is opened a second time. It has values only: none of the
file's formulas, charts, images, macros, or formatting; its first sheet says so.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from xlsxwriter.exceptions import XlsxFileError

from plangen.problems import PlangenError, Problem
from plangen.workbooks.copied_cells import MAX_NOTES, CellWriter
from plangen.workbooks.copied_sheet import PRINTED_ROWS, MarkedSheet, marked_sheet, prints_first_columns, write_sheet
from plangen.workbooks.faults import LAST_ROW, CellProblem, CopiedSheet, located
from plangen.workbooks.overview import write_overview
from plangen.workbooks.plain_text import cell_text, new_file

OVERVIEW = "To fix"
MAX_CELLS = 2_000_000
"""With more cells, a copy has only the rows to fix; a full copy would take longer than people wait."""
MANY_SHEETS = 200
"""With this many sheets, rows aren't buffered on disk: each sheet would keep a file open."""
LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def annotated_workbook(file: str, sheets: Sequence[CopiedSheet], problems: Iterable[Problem]) -> bytes:
    """The bytes of a copy of a file, with an overview in front; raises PlangenError if the disk is full."""
    named = dict(zip(_names(file, [sheet.grid.sheet for sheet in sheets]), sheets, strict=True))
    found = located(problems, named)
    by_sheet: dict[str, list[CellProblem]] = defaultdict(list)
    for problem in found:
        by_sheet[problem.sheet].append(problem)
    large = sum(len(row) for sheet in sheets for row in sheet.grid.rows) > MAX_CELLS
    marked = {name: marked_sheet(sheet, by_sheet[name], all_rows=not large) for name, sheet in named.items()}
    try:
        return _written(f"To fix: {file}", marked, found, _notes(marked, all_rows=not large))
    except (OSError, XlsxFileError):
        # Rows are buffered on disk until the workbook is closed.
        raise PlangenError(f"No disk space to copy {file}. Free up some space and run again.") from None


def _written(
    title: str, marked: Mapping[str, MarkedSheet], problems: Sequence[CellProblem], notes: Sequence[str]
) -> bytes:
    file = new_file(title, row_by_row=len(marked) < MANY_SHEETS)
    taken = {name.casefold() for name in marked}
    overview = next(name for name in _numbered(OVERVIEW) if name.casefold() not in taken)
    write_overview(file, file.workbook.add_worksheet(overview), title, notes, problems)
    writer = CellWriter(file)
    for name, sheet in marked.items():
        write_sheet(file.workbook.add_worksheet(name), sheet, writer)
    return file.finish()


def _names(file: str, sheets: Sequence[str]) -> list[str]:
    """The names of the sheets, changed only if Excel doesn't allow them or two would be the same."""
    found: list[str] = []
    stem = file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    # Excel reserves one name.
    taken = {"history"}
    for sheet in sheets:
        clean = _NOT_IN_NAMES.sub("-", cell_text(sheet or stem)).strip("'") or "Sheet"
        found.append(next(name for name in _numbered(clean) if name.casefold() not in taken))
        taken.add(found[-1].casefold())
    return found


def _numbered(name: str) -> Iterator[str]:
    """A name, then the name followed by (2), (3), (4) …, each short enough for a sheet."""
    for number in count(1):
        suffix = f" ({number})" if number > 1 else ""
        stem = name
        while len((stem + suffix).encode("utf-16-le")) // 2 > LONGEST_NAME:
            stem = stem[:-1]
        yield stem.strip("'") + suffix


def _notes(marked: Mapping[str, MarkedSheet], *, all_rows: bool) -> list[str]:
    """What the copy leaves out."""
    notes = sum(len(cells) for sheet in marked.values() for cells in sheet.problems.values())
    lines = {
        "Large file: only headers and rows to fix are shown, in their original cells.": not all_rows,
        f"Every cell to fix is highlighted and listed; the first {MAX_NOTES:,} have notes.": notes > MAX_NOTES,
        f"Excel stops at row {LAST_ROW + 1:,}; later rows are only in your file.": any(
            len(sheet.grid.rows) > LAST_ROW + 1 for sheet in marked.values()
        ),
        f"Prints this list and the first {PRINTED_ROWS} rows of each sheet.": any(
            len(sheet.grid.rows) > PRINTED_ROWS for sheet in marked.values()
        ),
        "Wide sheets with nothing to fix print their first columns.": any(
            not sheet.problems and prints_first_columns(sheet) for sheet in marked.values()
        ),
        "Hidden rows and columns stay hidden unless they need a fix.": any(
            sheet.grid.hidden or sheet.grid.marks.hidden_rows or sheet.grid.marks.hidden_columns
            for sheet in marked.values()
        ),
    }
    return [line for line, applies in lines.items() if applies]
