"""The first Team workbook: the names that were found, and an empty column for the quotas."""

from collections.abc import Sequence
from dataclasses import dataclass

from plangen.workbooks.plain_text import opened_workbook, write_text

WIDTHS = (26, 32, 24, 16)


@dataclass(frozen=True, slots=True)
class Seller:
    """A row of the workbook."""

    name: str
    email: str = ""
    manager: str = ""


def team_workbook(sellers: Sequence[Seller], year: str) -> bytes:
    """The bytes of team.xlsx: a row a person, the quota of the fiscal year (2026, FY2027) left blank."""
    made = opened_workbook("Team")
    sheet = made.workbook.add_worksheet("Team")
    head = made.look(bold=True, bottom=1, valign="vcenter")
    money, text_look = made.look(num_format="#,##0", bg_color="#FFF9E5"), made.look()
    for column, (name, width) in enumerate(zip(_heads(year), WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        write_text(sheet, (0, column), name, head)
    for row, seller in enumerate(sellers, 1):
        for column, text in enumerate((seller.name, seller.email, seller.manager)):
            if text:
                write_text(sheet, (row, column), text, text_look)
        sheet.write_blank(row, len(WIDTHS) - 1, None, money.plain)
    sheet.freeze_panes(1, 0)
    return made.closed()


def _heads(year: str) -> tuple[str, ...]:
    return "salesperson", "e-mail", "manager", f"quota {year}"
