"""The first sheet of a copy: what the copy is, and a row for each problem with a link to its cell."""

from collections.abc import Sequence

from xlsxwriter.utility import quote_sheetname
from xlsxwriter.worksheet import Worksheet

from plangen.problems import Severity
from plangen.workbooks.copied_cells import COLOURS
from plangen.workbooks.faults import LAST_ROW, Fault
from plangen.workbooks.plain_text import Look, Opened, write_text

HEADS = ("Done", "Sheet", "Cell", "It says", "What is wrong", "What to do", "So far")
WIDTHS = (6, 18, 14, 26, 52, 56, 16)
CELL = 2
SO_FAR = {Severity.ERROR: "left out", Severity.WARNING: "used as it is"}
COPY = (
    "This is a copy to look at: the values of your file, without its formulas, charts, pictures and formats.",
    "Mend the cells in your own file; plangen never changes it, and does not read this copy.",
)
NOTHING = "Nothing to mend: every cell could be read."
LINE_HEIGHT = 15
AIR = 0.92
"""Lines break at words, so that a text needs more room than it has letters."""
MOST_LINKS = 65_000
"""Spreadsheet programs refuse a sheet with more than 65,530."""


def write_overview(made: Opened, sheet: Worksheet, title: str, notes: Sequence[str], faults: Sequence[Fault]) -> None:
    """Writes the sheet; `notes` are what else has to be said of this copy."""
    links = [f"The first {MOST_LINKS:,} lines have a link to their cell."] if len(faults) > MOST_LINKS else []
    lines = [*([] if faults else [NOTHING]), *COPY, *notes, *links]
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    write_text(sheet, (0, 0), title, made.look(bold=True, font_size=14))
    plain = made.look()
    for row, line in enumerate(lines, 1):
        write_text(sheet, (row, 0), line, plain)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    if faults:
        _write_faults(made, sheet, len(lines) + 2, faults[: LAST_ROW - len(lines) - 2])


def _write_faults(made: Opened, sheet: Worksheet, heads: int, faults: Sequence[Fault]) -> None:
    """Writes the heads into their row, and the faults below it."""
    head = made.look(bold=True, bottom=1, valign="top")
    for column, name in enumerate(HEADS):
        write_text(sheet, (heads, column), name, head)
    text, link = made.look(text_wrap=True, valign="top"), made.look(font_color="#0563C1", underline=1, valign="top")
    coloured = {severity: made.look(bg_color=colour, valign="top") for severity, colour in COLOURS.items()}
    for row, fault in enumerate(faults, heads + 1):
        sheet.set_row(row, _height(fault))
        _write_fault(sheet, row, fault, text)
        if fault.at and row - heads <= MOST_LINKS:
            target = f"internal:{quote_sheetname(fault.sheet)}!{fault.cell}"
            sheet.write_url(row, CELL, target, link.plain, _where(fault))
        severity = fault.problem.severity
        write_text(sheet, (row, len(HEADS) - 1), SO_FAR[severity], coloured[severity])
    sheet.freeze_panes(heads + 1, 0)
    sheet.autofilter(heads, 0, heads + len(faults), len(HEADS) - 1)
    sheet.repeat_rows(heads)


def _write_fault(sheet: Worksheet, row: int, fault: Fault, look: Look) -> None:
    problem = fault.problem
    name = problem.place.sheet or fault.sheet
    texts = ("☐", name, _where(fault), problem.value, problem.message, problem.cure)
    for column, said in enumerate(texts):
        write_text(sheet, (row, column), said, look)


def _height(fault: Fault) -> int:
    """The height that the longest of the texts takes; programs that work it out leave too little when they print."""
    problem = fault.problem
    texts = zip((fault.sheet, _where(fault), problem.value, problem.message, problem.cure), WIDTHS[1:], strict=False)
    return LINE_HEIGHT * max(1 + int(len(text) * AIR // width) for text, width in texts)


def _where(fault: Fault) -> str:
    """The cell as the problem names it, and that the user's file hides it."""
    return f"{fault.problem.place.cell}{' (hidden)' if fault.hidden else ''}".strip()
