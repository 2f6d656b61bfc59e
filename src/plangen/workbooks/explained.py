"""A metric as a workbook: the rows behind it, and a live formula that calculates it from them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from plangen.elements.measure import Measure, Unit
from plangen.facts.figures.named import Recipe, Tally
from plangen.facts.formatting.reasons import reason_text
from plangen.workbooks.plain_text import CellStyle, new_file, write_text

HEADERS = ("File", "Sheet", "Cell", "Item", "Note")
WIDTHS = (24, 18, 10, 48, 44)
VALUE_WIDTH = 16
FIRST = len(HEADERS)
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
class Explanation:
    """The content of a workbook: a title, the measure with its recipe, and labeled lines above the rows."""

    title: str
    measure: Measure
    recipe: Recipe
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Styles:
    title: CellStyle
    header: CellStyle
    text: CellStyle
    value: CellStyle
    result: CellStyle


def explained_workbook(explanation: Explanation) -> bytes:
    """The bytes of a one-sheet workbook whose formula recalculates the metric."""
    file = new_file(explanation.title)
    sheet = file.workbook.add_worksheet("Explained")
    styles = _Styles(
        file.style(bold=True, font_size=14),
        file.style(bold=True, bottom=1, valign="top"),
        file.style(valign="top"),
        file.style(num_format="#,##0.####"),
        file.style(bold=True, num_format=NUMBER_FORMATS.get(explanation.measure.unit, "0.0###")),
    )
    write_text(sheet, (0, 0), explanation.title, styles.title)
    for at, (label, text) in enumerate(explanation.lines, 2):
        write_text(sheet, (at, 0), label, styles.header)
        write_text(sheet, (at, 1), text, styles.text)
    _write_result(sheet, explanation, _write_tallies(sheet, explanation, styles), styles)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_column(FIRST, FIRST + 2, VALUE_WIDTH)
    return file.finish()


def _write_result(sheet: Worksheet, explanation: Explanation, ranges: Mapping[str, str], styles: _Styles) -> None:
    """Writes the value in the second row: a formula over the rows, or the reason there is none."""
    write_text(sheet, (1, 0), "Value", styles.header)
    if explanation.measure.value is None:
        write_text(sheet, (1, 1), f"n/a, {reason_text(explanation.measure)}", styles.text)
        return
    formula = _COLUMN.sub(lambda found: ranges[found[1]], explanation.recipe.formula)
    sheet.write_formula(1, 1, f"={formula}", styles.result.plain, float(explanation.measure.value))


def _write_tallies(sheet: Worksheet, explanation: Explanation, styles: _Styles) -> Mapping[str, str]:
    """Writes the tallies below one another; returns the cell range of each column of values."""
    row = len(explanation.lines) + 3
    ranges: dict[str, str] = {}
    for tally in explanation.recipe.tallies:
        write_text(sheet, (row, 0), tally.title, styles.title)
        for column, name in enumerate((*HEADERS, *tally.columns)):
            write_text(sheet, (row + 1, column), name, styles.header)
        first, last = row + 2, row + 1 + max(1, len(tally.rows))
        _write_rows(sheet, tally, first, styles)
        ranges |= {name: xl_range(first, FIRST + at, last, FIRST + at) for at, name in enumerate(tally.columns)}
        row = last + 2
    return ranges


def _write_rows(sheet: Worksheet, tally: Tally, first: int, styles: _Styles) -> None:
    for at, row in enumerate(tally.rows, first):
        texts: Sequence[str] = (row.place.file, row.place.sheet, row.place.cell, row.what, row.note)
        for column, text in enumerate(texts):
            write_text(sheet, (at, column), text, styles.text)
        for column, value in enumerate(row.values, FIRST):
            if value is not None:
                sheet.write_number(at, column, float(value), styles.value.plain)
