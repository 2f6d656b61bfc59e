"""A sheet to fill in: headers with notes, columns formatted and validated by value type, and an example or rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from xlsxwriter.worksheet import Worksheet

from plangen.tables.rows.data_rows import EXAMPLE_PREFIX
from plangen.workbooks.blanks import Blank, BlankColumn
from plangen.workbooks.notes import write_note
from plangen.workbooks.plain_text import CellStyle, WorkbookFile, write_text
from plangen.workbooks.printing import print_readably

ROW_HEIGHT, LINE_HEIGHT = 18, 15
RIGHT_ALIGNED = frozenset({"money", "number", "percent", "integer"})
INDENTED = frozenset({"date", "rating"})
"""Value types that are left-aligned with an indent, to keep them clear of numbers in the column before."""
LAST_VALIDATED = 1_000
"""The last row whose cells offer choices."""
EARLIEST = date(1990, 1, 1)
HEADER_HEIGHT = 20
INK, GRAY = "#000000", "#6B6B6B"
TO_FILL = "#FFF9E5"
NUMBER_FORMATS = {"date": "yyyy-mm-dd", "money": "#,##0", "percent": "0%", "integer": "0", "rating": "0"}
CHOICES = {"yes/no": ("yes", "no"), "rating": ("1", "2", "3", "4", "5")}
_TEAM = f"Team!$A$2:$A${LAST_VALIDATED}"
PEOPLE = f"=OFFSET(Team!$A$2,0,0,MAX(1,COUNTA({_TEAM})),1)"
"""The names in Team, without the blank cells below them."""

PrefilledRows = Sequence[Mapping[str, str]]
"""The first rows of a sheet: the text of each cell by column name."""


@dataclass(frozen=True, slots=True)
class NewWorkbook:
    """The workbook that sheets are written to, its year (2026, FY2027), and whether it has a Team sheet."""

    file: WorkbookFile
    year: str
    has_team: bool


def write_blank(book: NewWorkbook, sheet: Worksheet, blank: Blank, rows: PrefilledRows | None) -> None:
    """Writes a table with its first rows, or with its examples if there are none."""
    for at, column in enumerate(blank.columns):
        _write_column(book, sheet, at, column)
        style = header_style(book.file, column.type, required=column.required)
        write_text(sheet, (0, at), column.header(book.year), style)
        write_note(sheet, (0, at), f"Required. {column.note}" if column.required else column.note)
    if rows is None:
        _write_examples(book, sheet, blank)
    else:
        _write_rows(book, sheet, blank, rows)
    set_up(sheet, [column.width for column in blank.columns])


def header_style(file: WorkbookFile, value_type: str, *, required: bool) -> CellStyle:
    """The style of a column header: bold if required, and aligned like its values."""
    return file.style(
        bold=required, bottom=1, valign="vcenter", align="right" if value_type in RIGHT_ALIGNED else "left",
        indent=int(value_type in INDENTED), font_color=INK if required else GRAY,
    )  # fmt: skip


def set_up(sheet: Worksheet, widths: Sequence[float]) -> None:
    """Sets row heights, freezes the headers, and prints the columns of these widths with headers on each page."""
    sheet.set_default_row(ROW_HEIGHT)
    sheet.set_row(0, HEADER_HEIGHT)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    print_readably(sheet, widths)


def _write_column(book: NewWorkbook, sheet: Worksheet, at: int, column: BlankColumn) -> None:
    sheet.set_column(at, at, column.width, _style(book, column).plain)
    rule = validation(column, has_team=book.has_team)
    if rule:
        sheet.data_validation(1, at, LAST_VALIDATED - 1, at, rule)


def _style(book: NewWorkbook, column: BlankColumn, **options: object) -> CellStyle:
    by_type: dict[str, object] = {"valign": "vcenter"}
    if column.type in INDENTED:
        by_type |= {"align": "left", "indent": 1}
    if column.type in NUMBER_FORMATS:
        by_type["num_format"] = NUMBER_FORMATS[column.type]
    if column.type == "long text":
        by_type["text_wrap"] = True
    return book.file.style(**by_type, **options)


def validation(column: BlankColumn, *, has_team: bool) -> dict[str, Any]:
    """The validation rule of a column's cells; other values are allowed after a question."""
    choices = column.choices or CHOICES.get(column.type, ())
    if choices:
        return drop_down(choices, others=column.open)
    if column.type == "person" and has_team:
        return {"validate": "list", "source": PEOPLE, **_question("This name isn't in Team.")}
    if column.type == "date":
        return {"validate": "date", "criteria": ">=", "value": EARLIEST, **_question("Not a date (use 2026-03-31).")}
    if column.type in {"money", "percent", "integer"}:
        return {"validate": "decimal", "criteria": ">", "value": -1e12, **_question("This isn't a number.")}
    return {}


def drop_down(choices: Sequence[str], *, others: bool = False) -> dict[str, Any]:
    """A drop-down list; with `others`, it takes other values without a question."""
    question = _question("This isn't one of the listed options.")
    return {"validate": "list", "source": list(choices), **question, "show_error": not others}


def _question(message: str) -> dict[str, Any]:
    return {"error_type": "warning", "error_title": "Check this value", "error_message": f"{message} Keep it?"}


def _write_examples(book: NewWorkbook, sheet: Worksheet, blank: Blank) -> None:
    styles = [_style(book, column, italic=True, font_color=GRAY) for column in blank.columns]
    for number, values in enumerate(blank.example_rows(book.year), 1):
        write_text(sheet, (number, 0), f"{EXAMPLE_PREFIX}{values[0]}", styles[0])
        for at, value in enumerate(values[1:], 1):
            _write_value(sheet, (number, at), value, styles[at])
        sheet.set_row(number, max(ROW_HEIGHT, LINE_HEIGHT * _lines(blank, values)))


def _lines(blank: Blank, values: Sequence[object]) -> int:
    """The lines of a row: its longest text in a column whose texts wrap."""
    texts = zip(blank.columns, map(str, values), strict=True)
    return max((1 + int(len(text) / column.width) for column, text in texts if column.type == "long text"), default=1)


def _write_value(sheet: Worksheet, at: tuple[int, int], value: str | float | date, style: CellStyle) -> None:
    if isinstance(value, date):
        sheet.write_datetime(*at, value, style.plain)
    elif not isinstance(value, str):
        sheet.write_number(*at, value, style.plain)
    elif value:
        write_text(sheet, at, value, style)


def _write_rows(book: NewWorkbook, sheet: Worksheet, blank: Blank, rows: PrefilledRows) -> None:
    for at, column in enumerate(blank.columns):
        style, to_fill = _style(book, column), _style(book, column, bg_color=TO_FILL)
        for number, row in enumerate(rows, 1):
            text = row.get(column.name, "")
            if text and column.type == "integer":
                sheet.write_number(number, at, int(text), style.plain)
            elif text:
                write_text(sheet, (number, at), text, style)
            elif column.name in row:
                sheet.write_blank(number, at, None, to_fill.plain)
