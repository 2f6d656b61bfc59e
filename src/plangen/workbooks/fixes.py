"""A sheet for one manager: the cells of the own people that want mending, each with what to do."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from plangen.problems import Problem
from plangen.workbooks.starter import NO_CLOCK

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
    made = io.BytesIO()
    workbook = Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"title": title, "created": NO_CLOCK})
    sheet = workbook.add_worksheet("To mend")
    sheet.write_string(0, 0, title, workbook.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, day if fixes else NOTHING)
    if fixes:
        head = workbook.add_format({"bold": True, "bottom": 1, "valign": "top"})
        # Marked as a text: a cell that says =1+1 is shown, never worked out.
        _write(sheet, fixes, head, workbook.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True}))
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    workbook.close()
    return made.getvalue()


def _write(sheet: Worksheet, fixes: Sequence[Fix], head: Format, text: Format) -> None:
    for column, name in enumerate(HEADS):
        sheet.write_string(3, column, name, head)
    for row, fix in enumerate(fixes, 4):
        problem, place = fix.problem, fix.problem.place
        cells = ("☐", fix.person, place.file, place.sheet, place.cell, problem.value, problem.message, problem.cure)
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell, text)
    sheet.freeze_panes(4, 0)
    sheet.repeat_rows(3)
