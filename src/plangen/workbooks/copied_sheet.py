"""A sheet of an annotated copy: values in their own cells, cells to fix highlighted, each with a note."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from plangen.problems import Problem, Severity
from plangen.sources.grid import Cell, Grid
from plangen.workbooks.copied_cells import CellWriter
from plangen.workbooks.faults import LAST_COLUMN, LAST_ROW, CellProblem, CopiedSheet
from plangen.workbooks.printing import USUAL_WIDTH, columns_on, print_readably

SAMPLE_ROWS = 100
NARROWEST, WIDEST = 9, 44
MAX_FROZEN_ROWS = 6
"""A header row further down would leave too few rows to scroll."""
PRINTED_ROWS = 40
"""A page: the overview lists every cell to fix, and a whole copy would be a hundred pages."""
MOST_PAGES = 4
"""The most pages next to each other on which a sheet with cells to fix is printed."""


@dataclass(frozen=True, slots=True)
class MarkedSheet:
    """A sheet of the copy with its problems by row and column; `rows` are the ones that are copied."""

    grid: Grid
    header: int
    problems: Mapping[int, Mapping[int, Sequence[CellProblem]]]
    rows: Sequence[int]


def marked_sheet(sheet: CopiedSheet, problems: Sequence[CellProblem], *, all_rows: bool) -> MarkedSheet:
    """The sheet with its problems; without `all_rows`, only the header and the rows to fix are copied."""
    cells: dict[int, dict[int, list[CellProblem]]] = defaultdict(lambda: defaultdict(list))
    for problem in problems:
        if problem.at:
            cells[problem.at[0]][problem.at[1]].append(problem)
    last = min(len(sheet.grid.rows), LAST_ROW + 1)
    rows = {*range(last if all_rows else min(sheet.header, last)), *cells}
    return MarkedSheet(sheet.grid, sheet.header, cells, sorted(rows))


def write_sheet(worksheet: Worksheet, sheet: MarkedSheet, writer: CellWriter) -> None:
    """Writes the cells row by row; what the user's file hides stays hidden unless it needs a fix."""
    grid, marks = sheet.grid, sheet.grid.marks
    widths = _widths(sheet)
    _set_columns(worksheet, widths)
    worksheet.ignore_errors({"number_stored_as_text": f"A1:XFD{LAST_ROW + 1}"})
    _set_print_area(worksheet, sheet, widths)
    if grid.hidden and not sheet.problems:
        worksheet.hide()
    if sheet.problems:
        worksheet.set_tab_color("#C55A11")
    if 0 < sheet.header <= MAX_FROZEN_ROWS:
        worksheet.freeze_panes(sheet.header, 0)
    write = writer.write if grid.sheet else writer.write_from_text
    for row in sheet.rows:
        by_column = sheet.problems.get(row, {})
        if row in marks.hidden_rows and not by_column:
            worksheet.set_row(row, None, None, {"hidden": True})
        for at, cell, severity in _highlighted(_cells(grid, row), by_column):
            if (row, at) in marks.percents:
                writer.write_percent(worksheet, (row, at), cell, severity)
            else:
                write(worksheet, (row, at), cell, severity)
        for at, problems in sorted(by_column.items()):
            writer.note(worksheet, (row, at), "\n\n".join(_note(each.problem) for each in problems))


def _set_print_area(worksheet: Worksheet, sheet: MarkedSheet, widths: Mapping[int, float]) -> None:
    """Sets the cells to print, and the header to repeat on each page."""
    if 0 < sheet.header <= MAX_FROZEN_ROWS:
        worksheet.repeat_rows(0, sheet.header - 1)
    columns = _printed_columns(sheet, widths)
    shown = columns[: _columns_shown(sheet, columns)]
    print_readably(worksheet, shown, pages_high=1)
    if shown:
        worksheet.print_area(0, 0, min(len(sheet.grid.rows), PRINTED_ROWS) - 1, len(shown) - 1)


def prints_first_columns(sheet: MarkedSheet) -> bool:
    """Whether some of the sheet's columns aren't printed."""
    columns = _printed_columns(sheet, _widths(sheet))
    return _columns_shown(sheet, columns) < len(columns)


def _printed_columns(sheet: MarkedSheet, widths: Mapping[int, float]) -> list[float]:
    """The widths of the columns of the rows that are printed."""
    count = max((len(row) for row in sheet.grid.rows[:PRINTED_ROWS]), default=0)
    return [widths.get(at, USUAL_WIDTH) for at in range(min(count, LAST_COLUMN + 1))]


def _columns_shown(sheet: MarkedSheet, columns: Sequence[float]) -> int:
    """How many columns are printed: those that fit on a page if there is nothing to fix."""
    return columns_on(MOST_PAGES if sheet.problems else 1, columns)


def _cells(grid: Grid, row: int) -> Sequence[Cell]:
    """The cells of a row, with the error values that its file shows."""
    cells = grid.rows[row] if row < len(grid.rows) else ()
    if not grid.marks.errors:
        return cells
    return [grid.marks.errors.get((row, at), cell) for at, cell in enumerate(cells)]


def _highlighted(
    cells: Sequence[Cell], by_column: Mapping[int, Sequence[CellProblem]]
) -> Iterator[tuple[int, Cell, Severity | None]]:
    """The column, value, and severity of each cell in a row that has a value or a problem."""
    if not by_column:
        for at, cell in enumerate(cells[: LAST_COLUMN + 1]):
            if cell is not None and cell != "":
                yield at, cell, None
        return
    of_row = min(
        (each.problem.severity for found in by_column.values() for each in found if each.whole_row), default=None
    )
    for at in range(max(len(cells[: LAST_COLUMN + 1]), max(by_column) + 1)):
        cell = cells[at] if at < len(cells) else None
        of_cell = [each.problem.severity for each in by_column.get(at, ())]
        if of_cell or cell not in (None, ""):
            # “error” sorts before “warning”.
            yield at, cell, min([*of_cell, *([of_row] if of_row else [])], default=None)


def _widths(sheet: MarkedSheet) -> dict[int, float]:
    """The widths of columns from the first cells; 0 for those that the file hides unless they need a fix."""
    widths: dict[int, int] = {}
    for row in sheet.rows[: sheet.header + SAMPLE_ROWS]:
        for at, cell in enumerate(sheet.grid.rows[row] if row < len(sheet.grid.rows) else ()):
            if cell is not None and row >= sheet.header - 1:
                widths[at] = max(widths.get(at, 0), len(str(cell)))
    to_fix = {at for cells in sheet.problems.values() for at in cells}
    hidden = dict.fromkeys(sheet.grid.marks.hidden_columns - to_fix, 0)
    return {**{at: min(max(width + 2, NARROWEST), WIDEST) for at, width in sorted(widths.items())}, **hidden}


def _set_columns(worksheet: Worksheet, widths: Mapping[int, float]) -> None:
    for at, width in sorted(widths.items()):
        worksheet.set_column(at, at, width or NARROWEST, None, {"hidden": not width})


def _note(problem: Problem) -> str:
    return f"{problem.message}\nFix: {problem.fix}" if problem.fix else problem.message
