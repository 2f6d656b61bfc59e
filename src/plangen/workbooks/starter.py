"""The workbooks that a manager begins with: sheets to fill in, with what is known already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from plangen.workbooks.blank_sheet import GREY, TO_FILL, Book, Rows, head_look, offered, set_up, write_blank
from plangen.workbooks.blanks import Blanks, SettingLine, shipped_blanks
from plangen.workbooks.plain_text import Opened, opened_workbook, write_text
from plangen.workbooks.start_here import write_start

FILE = "team.xlsx"
OTHER_FILE = "team-plangen.xlsx"
"""The name where another file has the usual one already."""
START, TEAM, SETTINGS, STAGES = "Start here", "Team", "Settings", "Stages"
SETTING_WIDTHS = (24, 28, 100)
_QUOTA = "quota {year}"


@dataclass(frozen=True, slots=True)
class Seller:
    """A row of Team as far as it is known."""

    name: str
    email: str = ""
    manager: str = ""


def team_rows(sellers: Sequence[Seller]) -> Rows:
    """The rows of Team, with the quotas left to be filled in."""
    return [
        {"salesperson": seller.name, "e-mail": seller.email, "manager": seller.manager, _QUOTA: ""}
        for seller in sellers
    ]  # fmt: skip


def stage_rows(stages: Sequence[str]) -> Rows:
    """The rows of Stages, with what they mean left to be filled in."""
    return [{"stage": stage, "outcome": ""} for stage in stages]


def team_workbook(sellers: Sequence[Seller], year: str) -> bytes:
    """The bytes of a workbook of the sheet Team alone: a row a person, the quota of the fiscal year left blank."""
    return workbook({TEAM: team_rows(sellers)}, year)


def workbook(sheets: Mapping[str, Rows | None], year: str, *, start: bool = False) -> bytes:
    """The bytes of a workbook of a fiscal year (2026, FY2027): its sheets by their names, and the rows of each.

    A sheet without rows shows one example. With `start` a first sheet says what to do.
    """
    blanks = shipped_blanks()
    made = opened_workbook(next(iter(sheets), START))
    if start:
        write_start(made, made.workbook.add_worksheet(START), blanks, list(sheets))
    book = Book(made, year, has_team=TEAM in sheets)
    for name, rows in sheets.items():
        sheet = made.workbook.add_worksheet(name)
        if name == SETTINGS:
            _write_settings(made, sheet, blanks)
        else:
            write_blank(book, sheet, blanks.tables[name], rows)
    return made.closed()


def _write_settings(made: Opened, sheet: Worksheet, blanks: Blanks) -> None:
    for at, (head, width) in enumerate(zip(("setting", "value", "note"), SETTING_WIDTHS, strict=True)):
        sheet.set_column(at, at, width)
        write_text(sheet, (0, at), head, head_look(made, "text", needed=head != "note"))
    set_up(sheet)
    for row, line in enumerate(blanks.settings, 1):
        _write_setting(made, sheet, row, line)


def _write_setting(made: Opened, sheet: Worksheet, row: int, line: SettingLine) -> None:
    name, value = made.look(valign="vcenter"), made.look(valign="vcenter", bg_color=TO_FILL, align="left")
    note = made.look(valign="vcenter", font_color=GREY)
    write_text(sheet, (row, 0), line.name, name)
    if line.value:
        write_text(sheet, (row, 1), line.value, value)
    else:
        sheet.write_blank(row, 1, None, value.plain)
    write_text(sheet, (row, 2), line.note, note)
    if line.choices:
        sheet.data_validation(row, 1, row, 1, offered(line.choices, others=line.open))
