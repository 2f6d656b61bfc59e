"""A sheet to fill in: heads with notes, columns that show and ask for their kind of value, an example or first rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from xlsxwriter.worksheet import Worksheet

from plangen.tables.rows import EXAMPLE
from plangen.workbooks.blanks import Blank, BlankColumn
from plangen.workbooks.notes import write_note
from plangen.workbooks.plain_text import Look, Opened, write_text

ROW_HEIGHT, HEAD_HEIGHT = 18, 24
ON_THE_RIGHT = frozenset({"money", "number", "share", "whole"})
INDENTED = frozenset({"day", "level"})
"""Kinds of values that stand on the left, away from numbers that may stand before them."""
LAST_ASKED = 1_000
"""The last row in which a cell offers its choices."""
EARLIEST = date(1990, 1, 1)
INK, GREY = "#000000", "#6B6B6B"
TO_FILL = "#FFF9E5"
NUMBER_FORMATS = {"day": "yyyy-mm-dd", "money": "#,##0", "share": "0%", "whole": "0", "level": "0"}
CHOICES = {"yes": ("yes", "no"), "level": ("1", "2", "3", "4", "5")}
_TEAM = f"Team!$A$2:$A${LAST_ASKED}"
PEOPLE = f"=OFFSET(Team!$A$2,0,0,MAX(1,COUNTA({_TEAM})),1)"
"""The names in Team, without the blank cells below them."""

Rows = Sequence[Mapping[str, str]]
"""What a sheet begins with: the texts of each row by the names of their columns."""


@dataclass(frozen=True, slots=True)
class Book:
    """The workbook that sheets are written into: its year (2026, FY2027), and whether it has a sheet Team."""

    made: Opened
    year: str
    has_team: bool


def write_blank(book: Book, sheet: Worksheet, blank: Blank, rows: Rows | None) -> None:
    """Writes a table with the rows it begins with, or with one example where there are none yet."""
    for at, column in enumerate(blank.columns):
        _write_column(book, sheet, at, column)
        look = head_look(book.made, column.kind, needed=column.needed)
        write_text(sheet, (0, at), column.head(book.year), look)
        write_note(sheet, (0, at), f"Needed. {column.note}" if column.needed else column.note)
    if rows is None:
        _write_example(book, sheet, blank)
    else:
        _write_rows(book, sheet, blank, rows)
    set_up(sheet)


def head_look(made: Opened, kind: str, *, needed: bool) -> Look:
    """How the head of a column looks: bold where it is needed, and standing as the values below it do."""
    return made.look(
        bold=needed, bottom=1, valign="vcenter", align="right" if kind in ON_THE_RIGHT else "left",
        indent=int(kind in INDENTED), font_color=INK if needed else GREY,
    )  # fmt: skip


def set_up(sheet: Worksheet) -> None:
    """Gives rows air, keeps the heads in sight, and makes the sheet print as wide as the paper, heads on each page."""
    sheet.set_default_row(ROW_HEIGHT)
    sheet.set_row(0, HEAD_HEIGHT)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&RPage &P of &N")


def _write_column(book: Book, sheet: Worksheet, at: int, column: BlankColumn) -> None:
    sheet.set_column(at, at, column.width, _look(book, column).plain)
    asked = asked_for(column, has_team=book.has_team)
    if asked:
        sheet.data_validation(1, at, LAST_ASKED - 1, at, asked)


def _look(book: Book, column: BlankColumn, **says: object) -> Look:
    kind: dict[str, object] = {"valign": "vcenter"}
    if column.kind in INDENTED:
        kind |= {"align": "left", "indent": 1}
    if column.kind in NUMBER_FORMATS:
        kind["num_format"] = NUMBER_FORMATS[column.kind]
    if column.kind == "words":
        kind["text_wrap"] = True
    return book.made.look(**kind, **says)


def asked_for(column: BlankColumn, *, has_team: bool) -> dict[str, Any]:
    """What a cell of a column offers and asks for; a program asks before it takes anything else."""
    choices = column.choices or CHOICES.get(column.kind, ())
    if choices:
        return offered(choices, others=column.open)
    if column.kind == "person" and has_team:
        return {"validate": "list", "source": PEOPLE, **_warned("Nobody in the sheet Team is called so.")}
    if column.kind == "day":
        return {"validate": "date", "criteria": ">=", "value": EARLIEST, **_warned("Write the day as 2026-03-31.")}
    if column.kind in {"money", "share", "whole"}:
        return {"validate": "decimal", "criteria": ">", "value": -1e12, **_warned("This is no number.")}
    return {}


def offered(choices: Sequence[str], *, others: bool = False) -> dict[str, Any]:
    """A drop-down of choices; where `others` are welcome it takes them without a word."""
    said = _warned("plangen knows the words of the list.")
    return {"validate": "list", "source": list(choices), **said, "show_error": not others}


def _warned(message: str) -> dict[str, Any]:
    return {"error_type": "warning", "error_title": "Please look again", "error_message": f"{message} Keep this?"}


def _write_example(book: Book, sheet: Worksheet, blank: Blank) -> None:
    for at, column in enumerate(blank.columns):
        value = column.example_in(book.year)
        look = _look(book, column, italic=True, font_color=GREY)
        if at == 0:
            write_text(sheet, (1, at), f"{EXAMPLE}{value}", look)
        elif isinstance(value, str):
            if value:
                write_text(sheet, (1, at), value, look)
        elif isinstance(value, date):
            sheet.write_datetime(1, at, value, look.plain)
        else:
            sheet.write_number(1, at, value, look.plain)


def _write_rows(book: Book, sheet: Worksheet, blank: Blank, rows: Rows) -> None:
    for at, column in enumerate(blank.columns):
        look, waiting = _look(book, column), _look(book, column, bg_color=TO_FILL)
        for number, row in enumerate(rows, 1):
            text = row.get(column.name, "")
            if text:
                write_text(sheet, (number, at), text, look)
            elif column.name in row:
                sheet.write_blank(number, at, None, waiting.plain)
