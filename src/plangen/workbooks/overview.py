"""The first sheet of an annotated copy: what the copy is, and a row for each problem with a link to its cell."""

from collections.abc import Sequence

from xlsxwriter.utility import quote_sheetname
from xlsxwriter.worksheet import Worksheet

from plangen.problems import Severity
from plangen.workbooks.copied_cells import COLORS
from plangen.workbooks.faults import LAST_ROW, CellProblem
from plangen.workbooks.plain_text import CellStyle, WorkbookFile, write_text
from plangen.workbooks.printing import print_readably

HEADERS = ("Done", "Sheet", "Cell", "Value", "Problem", "Fix", "Status")
WIDTHS = (6, 18, 13, 24, 46, 48, 13)
CELL = 2
STATUSES = {Severity.ERROR: "skipped", Severity.WARNING: "used as is"}
COPY = (
    "This copy is for reference: your file's values, without formulas, charts, images, or formatting.",
    "Fix the cells in your own file. plangen never changes it and doesn't read this copy.",
)
NOTHING = "Nothing to fix. Every cell was read."
LINE_HEIGHT, HEADER_HEIGHT, TITLE_HEIGHT = 15, 20, 22
PADDING = 0.92
"""Lines break between words, so a text takes more space than its number of characters."""
MAX_LINKS = 65_000
"""Excel can't open a sheet with more than 65,530 links."""


def write_overview(
    file: WorkbookFile, sheet: Worksheet, title: str, notes: Sequence[str], problems: Sequence[CellProblem]
) -> None:
    """Writes the sheet; `notes` are further sentences about this copy."""
    links = [f"Only the first {MAX_LINKS:,} lines link to their cells."] if len(problems) > MAX_LINKS else []
    lines = [*([] if problems else [NOTHING]), *COPY, *notes, *links]
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    # Heights that an app sets itself when it prints would move the list under its header.
    sheet.set_default_row(LINE_HEIGHT)
    sheet.set_row(0, TITLE_HEIGHT)
    write_text(sheet, (0, 0), title, file.style(bold=True, font_size=14))
    plain = file.style()
    for row, line in enumerate((*lines, ""), 1):
        sheet.set_row(row, LINE_HEIGHT)
        write_text(sheet, (row, 0), line, plain)
    sheet.hide_gridlines(2)
    print_readably(sheet, WIDTHS)
    if problems:
        _write_list(file, sheet, len(lines) + 2, problems[: LAST_ROW - len(lines) - 2])


def _write_list(file: WorkbookFile, sheet: Worksheet, header_row: int, problems: Sequence[CellProblem]) -> None:
    """Writes the header row, and the problems below it."""
    header = file.style(bold=True, bottom=1, valign="top")
    sheet.set_row(header_row, HEADER_HEIGHT)
    for column, name in enumerate(HEADERS):
        write_text(sheet, (header_row, column), name, header)
    text, link = file.style(text_wrap=True, valign="top"), file.style(font_color="#0563C1", underline=1, valign="top")
    highlighted = {severity: file.style(bg_color=color, valign="top") for severity, color in COLORS.items()}
    for row, problem in enumerate(problems, header_row + 1):
        sheet.set_row(row, _height(problem))
        _write_problem(sheet, row, problem, text)
        if problem.at and row - header_row <= MAX_LINKS:
            target = f"internal:{quote_sheetname(problem.sheet)}!{problem.cell}"
            sheet.write_url(row, CELL, target, link.plain, _cell(problem))
        severity = problem.problem.severity
        write_text(sheet, (row, len(HEADERS) - 1), _status(problem), highlighted[severity])
    sheet.freeze_panes(header_row + 1, 0)
    sheet.autofilter(header_row, 0, header_row + len(problems), len(HEADERS) - 1)
    sheet.repeat_rows(header_row)


def _write_problem(sheet: Worksheet, row: int, found: CellProblem, style: CellStyle) -> None:
    problem = found.problem
    name = problem.place.sheet or found.sheet
    texts = ("☐", name, _cell(found), problem.value, problem.message, problem.fix)
    for column, text in enumerate(texts):
        write_text(sheet, (row, column), text, style)


def _status(found: CellProblem) -> str:
    """What plangen did: a whole row was skipped, or only a cell left blank."""
    is_blank = found.problem.severity is Severity.ERROR and "left blank" in found.problem.message.casefold()
    return "left blank" if is_blank else STATUSES[found.problem.severity]


def _height(found: CellProblem) -> int:
    """The row height for the longest text; apps that set it automatically cut off text in print."""
    problem = found.problem
    texts = zip((found.sheet, _cell(found), problem.value, problem.message, problem.fix), WIDTHS[1:], strict=False)
    return LINE_HEIGHT * max(1 + int(len(text) * PADDING // width) for text, width in texts)


def _cell(found: CellProblem) -> str:
    """The cell as the problem names it, marked if the user's file hides it."""
    return f"{found.problem.place.cell}{' (hidden)' if found.hidden else ''}".strip()
