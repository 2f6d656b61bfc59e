"""A fix list for one manager: the cells to fix for their team, each with its problem and fix."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from plangen.problems import Problem
from plangen.workbooks.plain_text import CellStyle, new_file, write_text

HEADERS = ("Done", "Salesperson", "File", "Sheet", "Cell", "Value", "Problem", "Fix")
WIDTHS = (6, 22, 24, 16, 9, 24, 44, 52)
NOTHING = "Nothing to fix for your team."


@dataclass(frozen=True, slots=True)
class Fix:
    """A problem, and the person its row is about; empty if the row has no known person."""

    person: str
    problem: Problem


def fixes_workbook(title: str, note: str, fixes: Sequence[Fix]) -> bytes:
    """The bytes of a one-sheet workbook with the fixes in order, set up to print in landscape."""
    file = new_file(title)
    sheet = file.workbook.add_worksheet("To fix")
    plain = file.style()
    write_text(sheet, (0, 0), title, file.style(bold=True, font_size=14))
    write_text(sheet, (1, 0), note if fixes else NOTHING, plain)
    if fixes:
        header = file.style(bold=True, bottom=1, valign="top")
        _write(sheet, fixes, header, file.style(text_wrap=True, valign="top"))
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    return file.finish()


def _write(sheet: Worksheet, fixes: Sequence[Fix], header: CellStyle, text: CellStyle) -> None:
    for column, name in enumerate(HEADERS):
        write_text(sheet, (3, column), name, header)
    for row, fix in enumerate(fixes, 4):
        problem, place = fix.problem, fix.problem.place
        cells = ("☐", fix.person, place.file, place.sheet, place.cell, problem.value, problem.message, problem.fix)
        for column, cell in enumerate(cells):
            write_text(sheet, (row, column), cell, text)
    sheet.freeze_panes(4, 0)
    sheet.repeat_rows(3)
