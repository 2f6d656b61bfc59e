"""The first Team workbook: the names that were found, and an empty column for the quotas."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

NO_CLOCK = datetime(2000, 1, 1)  # noqa: DTZ001 - XlsxWriter takes no zone; the same bytes on every day
WIDTHS = (26, 32, 24, 16)
_LOOKS_LIKE_A_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Seller:
    """A row of the workbook."""

    name: str
    email: str = ""
    manager: str = ""


def team_workbook(sellers: Sequence[Seller], year: str) -> bytes:
    """The bytes of team.xlsx: a row a person, the quota of the fiscal year (2026, FY2027) left blank."""
    made = io.BytesIO()
    # In memory the parts of the file carry no clock.
    workbook = Workbook(made, {"in_memory": True})
    workbook.set_properties({"title": "Team", "created": NO_CLOCK})
    sheet = workbook.add_worksheet("Team")
    head = workbook.add_format({"bold": True, "bottom": 1, "valign": "vcenter"})
    money = workbook.add_format({"num_format": "#,##0", "bg_color": "#FFF9E5"})
    quoted, plain = workbook.add_format({"quote_prefix": True}), workbook.add_format()
    for column, (name, width) in enumerate(zip(_heads(year), WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, head)
    for row, seller in enumerate(sellers, 1):
        for column, text in enumerate((seller.name, seller.email, seller.manager)):
            if text:  # As a string: a name such as =1+1 is no formula, and a web address no link.
                sheet.write_string(row, column, text, _prefixed(text, quoted, plain))
        sheet.write_blank(row, len(WIDTHS) - 1, None, money)
    sheet.freeze_panes(1, 0)
    workbook.close()
    return made.getvalue()


def _heads(year: str) -> tuple[str, ...]:
    return "salesperson", "e-mail", "manager", f"quota {year}"


def _prefixed(text: str, quoted: Format, plain: Format) -> Format:
    """The look of a text: one that a spreadsheet could take for a formula is marked as a text."""
    return quoted if text.startswith(_LOOKS_LIKE_A_FORMULA) else plain
