"""The workbooks that a manager starts with: sheets to fill in, with the data that is already known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from plangen.records.meetings.onboarding import shipped_sign_offs
from plangen.workbooks.blank_sheet import (
    GRAY,
    TO_FILL,
    NewWorkbook,
    PrefilledRows,
    drop_down,
    header_style,
    set_up,
    write_blank,
)
from plangen.workbooks.blanks import Blanks, SettingLine, shipped_blanks
from plangen.workbooks.plain_text import WorkbookFile, new_file, write_text
from plangen.workbooks.start_here import write_start

FILE = "team.xlsx"
OTHER_FILE = "team-plangen.xlsx"
"""The name if another file already has the usual one."""
START, TEAM, SETTINGS, STAGES, ONBOARDING = "Start here", "Team", "Settings", "Stages", "Onboarding"
SETTING_WIDTHS = (24, 28, 100)
_QUOTA = "quota {year}"


@dataclass(frozen=True, slots=True)
class Seller:
    """The known part of a Team row."""

    name: str
    email: str = ""
    manager: str = ""


def team_rows(sellers: Sequence[Seller]) -> PrefilledRows:
    """The rows of Team, with blank quotas to fill in."""
    return [
        {"salesperson": seller.name, "email": seller.email, "manager": seller.manager, _QUOTA: ""}
        for seller in sellers
    ]  # fmt: skip


def stage_rows(stages: Sequence[str]) -> PrefilledRows:
    """The rows of Stages, with blank outcomes to fill in."""
    return [{"stage": stage, "outcome": ""} for stage in stages]


def sign_off_rows() -> PrefilledRows:
    """The rows of Onboarding: the built-in checklist, to edit."""
    return [
        {"salesperson": "all", "week": str(each.week), "item": each.item, "with": each.responsible}
        for each in shipped_sign_offs()
    ]


def team_workbook(sellers: Sequence[Seller], year: str) -> bytes:
    """The bytes of a workbook with only a Team sheet: one row per person, with a blank quota for the fiscal year."""
    return workbook({TEAM: team_rows(sellers)}, year)


def workbook(sheets: Mapping[str, PrefilledRows | None], year: str, *, start: bool = False) -> bytes:
    """The bytes of a workbook for a fiscal year (2026, FY2027): its sheets by name, each with its first rows.

    A sheet without rows gets one example. With `start`, the first sheet says what to do.
    """
    blanks = shipped_blanks()
    file = new_file(next(iter(sheets), START))
    if start:
        write_start(file, file.workbook.add_worksheet(START), blanks, list(sheets))
    book = NewWorkbook(file, year, has_team=TEAM in sheets)
    for name, rows in sheets.items():
        sheet = file.workbook.add_worksheet(name)
        if name == SETTINGS:
            _write_settings(file, sheet, blanks)
        else:
            write_blank(book, sheet, blanks.tables[name], rows)
    return file.finish()


def _write_settings(file: WorkbookFile, sheet: Worksheet, blanks: Blanks) -> None:
    for at, (header, width) in enumerate(zip(("setting", "value", "note"), SETTING_WIDTHS, strict=True)):
        sheet.set_column(at, at, width)
        write_text(sheet, (0, at), header, header_style(file, "text", required=header != "note"))
    set_up(sheet, SETTING_WIDTHS)
    for row, line in enumerate(blanks.settings, 1):
        _write_setting(file, sheet, row, line)


def _write_setting(file: WorkbookFile, sheet: Worksheet, row: int, line: SettingLine) -> None:
    name, value = file.style(valign="vcenter"), file.style(valign="vcenter", bg_color=TO_FILL, align="left")
    note = file.style(valign="vcenter", font_color=GRAY)
    write_text(sheet, (row, 0), line.name, name)
    if line.value:
        write_text(sheet, (row, 1), line.value, value)
    else:
        sheet.write_blank(row, 1, None, value.plain)
    write_text(sheet, (row, 2), line.note, note)
    if line.choices:
        sheet.data_validation(row, 1, row, 1, drop_down(line.choices, others=line.open))
