"""A sheet of a copy: its values at their own addresses, faulty cells coloured, each with a note."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from plangen.problems import Problem, Severity
from plangen.sources.grid import Cell, Grid
from plangen.workbooks.copied_cells import CellWriter
from plangen.workbooks.faults import LAST_COLUMN, LAST_ROW, CopiedSheet, Fault

SAMPLE_ROWS = 100
NARROWEST, WIDEST = 9, 44
MOST_FROZEN = 6
"""A header row further down would leave no room to scroll."""


@dataclass(frozen=True, slots=True)
class MarkedSheet:
    """A sheet of the copy with its faults by row and column; `rows` are those that are copied."""

    grid: Grid
    header: int
    faults: Mapping[int, Mapping[int, Sequence[Fault]]]
    rows: Sequence[int]


def marked_sheet(sheet: CopiedSheet, faults: Sequence[Fault], *, whole: bool) -> MarkedSheet:
    """The sheet with its faults; without the rows that have none, below the header, where it is not copied `whole`."""
    cells: dict[int, dict[int, list[Fault]]] = defaultdict(lambda: defaultdict(list))
    for fault in faults:
        if fault.at:
            cells[fault.at[0]][fault.at[1]].append(fault)
    last = min(len(sheet.grid.rows), LAST_ROW + 1)
    rows = {*range(last if whole else min(sheet.header, last)), *cells}
    return MarkedSheet(sheet.grid, sheet.header, cells, sorted(rows))


def write_sheet(worksheet: Worksheet, sheet: MarkedSheet, writer: CellWriter) -> None:
    """Writes the cells row by row; what the file hides stays hidden where nothing is to mend."""
    grid, marks = sheet.grid, sheet.grid.marks
    _set_columns(worksheet, sheet)
    worksheet.ignore_errors({"number_stored_as_text": f"A1:XFD{LAST_ROW + 1}"})
    worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0)
    if grid.hidden and not sheet.faults:
        worksheet.hide()
    if sheet.faults:
        worksheet.set_tab_color("#C55A11")
    if 0 < sheet.header <= MOST_FROZEN:
        worksheet.freeze_panes(sheet.header, 0)
    write = writer.write if grid.sheet else writer.write_from_text
    for row in sheet.rows:
        faulty = sheet.faults.get(row, {})
        if row in marks.hidden_rows and not faulty:
            worksheet.set_row(row, None, None, {"hidden": True})
        for at, cell, severity in _coloured(_cells(grid, row), faulty):
            if (row, at) in marks.percents:
                writer.write_share(worksheet, (row, at), cell, severity)
            else:
                write(worksheet, (row, at), cell, severity)
        for at, faults in sorted(faulty.items()):
            writer.note(worksheet, (row, at), "\n\n".join(_told(fault.problem) for fault in faults))


def _cells(grid: Grid, row: int) -> Sequence[Cell]:
    """The cells of a row, with the errors that its file shows."""
    cells = grid.rows[row] if row < len(grid.rows) else ()
    if not grid.marks.errors:
        return cells
    return [grid.marks.errors.get((row, at), cell) for at, cell in enumerate(cells)]


def _coloured(
    cells: Sequence[Cell], faulty: Mapping[int, Sequence[Fault]]
) -> Iterator[tuple[int, Cell, Severity | None]]:
    """The cells of a row that hold something or are faulty, with their colours."""
    if not faulty:
        for at, cell in enumerate(cells[: LAST_COLUMN + 1]):
            if cell is not None and cell != "":
                yield at, cell, None
        return
    of_row = min((each.problem.severity for found in faulty.values() for each in found if each.whole_row), default=None)
    for at in range(max(len(cells[: LAST_COLUMN + 1]), max(faulty) + 1)):
        cell = cells[at] if at < len(cells) else None
        own = [each.problem.severity for each in faulty.get(at, ())]
        if own or cell not in (None, ""):
            # “error” comes before “warning”.
            yield at, cell, min([*own, *([of_row] if of_row else [])], default=None)


def _set_columns(worksheet: Worksheet, sheet: MarkedSheet) -> None:
    """Makes columns as wide as their first cells, and hides those that the file hides where nothing is to mend."""
    widths: dict[int, int] = {}
    for row in sheet.rows[: sheet.header + SAMPLE_ROWS]:
        for at, cell in enumerate(sheet.grid.rows[row] if row < len(sheet.grid.rows) else ()):
            if cell is not None and row >= sheet.header - 1:
                widths[at] = max(widths.get(at, 0), len(str(cell)))
    faulty = {at for cells in sheet.faults.values() for at in cells}
    hidden = sheet.grid.marks.hidden_columns - faulty
    for at in sorted({*widths, *hidden}):
        width = min(max(widths.get(at, 0) + 2, NARROWEST), WIDEST)
        worksheet.set_column(at, at, width, None, {"hidden": at in hidden})


def _told(problem: Problem) -> str:
    return f"{problem.message}\n→ {problem.cure}" if problem.cure else problem.message
