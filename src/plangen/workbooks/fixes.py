"""A sheet for one manager: the cells of the own people that want mending, each with what to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from plangen.problems import Problem
from plangen.workbooks.plain_text import Look, opened_workbook, write_text

HEADS = ("Done", "Salesperson", "File", "Sheet", "Cell", "It says", "What is wrong", "What to do")
WIDTHS = (6, 22, 24, 16, 9, 24, 44, 52)
NOTHING = "Nothing to mend: every cell of your people could be read."


@dataclass(frozen=True, slots=True)
class Fix:
    """Something to mend, and whose row it is in; empty where the row names nobody who is known."""

    person: str
    problem: Problem


def fixes_workbook(title: str, day: str, fixes: Sequence[Fix]) -> bytes:
    """The bytes of a workbook of one sheet, in the order of the fixes, set to print on landscape pages."""
    made = opened_workbook(title)
    sheet = made.workbook.add_worksheet("To mend")
    plain = made.look()
    write_text(sheet, (0, 0), title, made.look(bold=True, font_size=14))
    write_text(sheet, (1, 0), day if fixes else NOTHING, plain)
    if fixes:
        head = made.look(bold=True, bottom=1, valign="top")
        _write(sheet, fixes, head, made.look(text_wrap=True, valign="top"))
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    return made.closed()


def _write(sheet: Worksheet, fixes: Sequence[Fix], head: Look, text: Look) -> None:
    for column, name in enumerate(HEADS):
        write_text(sheet, (3, column), name, head)
    for row, fix in enumerate(fixes, 4):
        problem, place = fix.problem, fix.problem.place
        cells = ("☐", fix.person, place.file, place.sheet, place.cell, problem.value, problem.message, problem.cure)
        for column, cell in enumerate(cells):
            write_text(sheet, (row, column), cell, text)
    sheet.freeze_panes(4, 0)
    sheet.repeat_rows(3)
