"""A figure as a workbook: the rows that make it, and the formula that adds them up, live."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from plangen.elements.measure import Measure, Unit
from plangen.facts.named_measure import Recipe, Tally
from plangen.workbooks.plain_text import Look, opened_workbook, write_text

HEADS = ("File", "Sheet", "Cell", "What", "Note")
WIDTHS = (24, 18, 10, 48, 44)
VALUE_WIDTH = 16
FIRST = len(HEADS)
"""The first column of values."""
NUMBER_FORMATS = {
    Unit.MONEY: "#,##0.00",
    Unit.SHARE: "0.0%",
    Unit.TIMES: '0.0"×"',
    Unit.DAYS: '0.0" days"',
    Unit.COUNT: "#,##0.##",
}
_COLUMN = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a workbook says: a title, the measure with its recipe, and lines of a label and a text above the rows."""

    title: str
    found: Measure
    recipe: Recipe
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Looks:
    """The looks of cells."""

    title: Look
    head: Look
    text: Look
    value: Look
    result: Look


def explained_workbook(said: Sheet) -> bytes:
    """The bytes of a workbook of one sheet; its formula gives the figure again, whoever opens it."""
    made = opened_workbook(said.title)
    sheet = made.workbook.add_worksheet("Explained")
    looks = _Looks(
        made.look(bold=True, font_size=14),
        made.look(bold=True, bottom=1, valign="top"),
        made.look(valign="top"),
        made.look(num_format="#,##0.####"),
        made.look(bold=True, num_format=NUMBER_FORMATS.get(said.found.unit, "0.0###")),
    )
    write_text(sheet, (0, 0), said.title, looks.title)
    for at, (label, text) in enumerate(said.lines, 2):
        write_text(sheet, (at, 0), label, looks.head)
        write_text(sheet, (at, 1), text, looks.text)
    _write_result(sheet, said, _write_tallies(sheet, said, looks), looks)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_column(FIRST, FIRST + 2, VALUE_WIDTH)
    return made.closed()


def _write_result(sheet: Worksheet, said: Sheet, ranges: Mapping[str, str], looks: _Looks) -> None:
    """The figure in the second row: a formula over the rows, or the reason why there is none."""
    write_text(sheet, (1, 0), "Figure", looks.head)
    if said.found.value is None:
        write_text(sheet, (1, 1), f"n/a, {said.found.reason}", looks.text)
        return
    formula = _COLUMN.sub(lambda found: ranges[found[1]], said.recipe.formula)
    sheet.write_formula(1, 1, f"={formula}", looks.result.plain, float(said.found.value))


def _write_tallies(sheet: Worksheet, said: Sheet, looks: _Looks) -> Mapping[str, str]:
    """The rows of each tally below one another; gives where the values of each column stand."""
    row = len(said.lines) + 3
    ranges: dict[str, str] = {}
    for tally in said.recipe.tallies:
        write_text(sheet, (row, 0), tally.title, looks.title)
        for column, name in enumerate((*HEADS, *tally.columns)):
            write_text(sheet, (row + 1, column), name, looks.head)
        first, last = row + 2, row + 1 + max(1, len(tally.rows))
        _write_rows(sheet, tally, first, looks)
        ranges |= {name: xl_range(first, FIRST + at, last, FIRST + at) for at, name in enumerate(tally.columns)}
        row = last + 2
    return ranges


def _write_rows(sheet: Worksheet, tally: Tally, first: int, looks: _Looks) -> None:
    for at, row in enumerate(tally.rows, first):
        texts: Sequence[str] = (row.place.file, row.place.sheet, row.place.cell, row.what, row.note)
        for column, text in enumerate(texts):
            write_text(sheet, (at, column), text, looks.text)
        for column, value in enumerate(row.values, FIRST):
            if value is not None:
                sheet.write_number(at, column, float(value), looks.value.plain)
