"""The workbook as the managers keep it: what they type, what meetings fill in, and what was done each week."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from .aims import GOALS
from .catalog import PRODUCTS
from .customers import STRATEGIC, industries
from .deals import WON, Deal
from .growth import COACHING, TRAINING, reviews, skills
from .people import DANA, PEOPLE
from .promise import Promise
from .promises_east import EAST
from .promises_west import WEST
from .relations import contacts, coverage
from .sayings import forecasts
from .weeks import activities
from .words import NOTES, SETTINGS, TARGETS, Row, events

SAVED = datetime(2026, 10, 5, 7, 42)  # noqa: DTZ001 - a workbook's properties know no time zone
ACCENT, PALE, RULE = "1F4E79", "EAF0F6", "9AA5B1"
DAY, MONEY, PERCENT = "mmm d, yyyy", '"$"#,##0', "0%"
DOLLARS = 500
"""Whole numbers from here on are money; below, they are counts and days."""
FIRST_CLASS, SECOND_CLASS = 180_000, 60_000


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet looks: column widths, and what stands above the heads."""

    widths: tuple[int, ...]
    title: str = ""


def workbook(deals: list[Deal], owners: dict[str, str]) -> bytes:
    """The workbook's bytes, the same on every day; `owners` says who calls on each account."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = book.properties.lastModifiedBy = DANA
    book.properties.title = "Team, Harbour & Pine Supply"
    book.properties.created = SAVED
    _sheet(book, "Settings", ("setting", "value"), SETTINGS, Layout((24, 40)))
    _sheet(book, "Team", TEAM_HEAD, _team(), Layout((20, 38, 28, 18, 9, 10, 13, 13, 14, 14, 24, 14)))
    targets = Layout((20, 16, 12, 14), "Targets, agreed with Dana on January 12, 2026")
    _sheet(book, "Targets", ("salesperson", "measure", "period", "amount"), TARGETS, targets)
    accounts = _accounts(deals, owners)
    _sheet(
        book,
        "Accounts",
        ("account", "salesperson", "class", "strategic", "industry"),
        accounts,
        Layout((32, 20, 8, 11, 24)),
    )
    products = [(product.name, product.family, product.list_price) for product in PRODUCTS]
    _sheet(book, "Products", ("product", "family", "list price"), products, Layout((28, 22, 12)))
    actions = Layout((13, 18, 16, 46, 34, 14, 26, 12, 14, 14, 10, 14, 40, 14, 13, 42))
    _sheet(book, "Actions", ACTIONS_HEAD, map(_action, WEST + EAST), actions)
    _sheet(book, "Notes", NOTES_HEAD, NOTES, Layout((20, 14, 72, 10, 26, 18)))
    _sheet(book, "Events", EVENTS_HEAD, events(), Layout((14, 14, 18, 36, 20, 18, 9)))
    _filled_in(book, deals, owners)
    return _dated(book)


def _filled_in(book: Workbook, deals: list[Deal], owners: dict[str, str]) -> None:
    """The sheets that meetings and the CRM fill; each drawn on its own, so that one can change without the others."""
    _sheet(book, "Activities", ACTIVITIES_HEAD, activities(owners, Random(1)), Layout((14, 20, 12, 8, 32, 20)))
    _sheet(book, "Forecasts", FORECASTS_HEAD, forecasts(deals, Random(2)), Layout((20, 10, 14, 14, 14)))
    goals = Layout((10, 20, 10, 24, 46, 18, 12, 10, 14, 10, 10, 9))
    _sheet(book, "Goals", GOALS_HEAD, GOALS, goals)
    _sheet(book, "Skills", SKILLS_HEAD, skills(Random(3)), Layout((20, 20, 10, 8, 10, 46, 14, 14)))
    training = Layout((11, 20, 40, 15, 14, 16, 8, 30, 24, 10, 14, 14, 26))
    _sheet(book, "Training", TRAINING_HEAD, TRAINING, training)
    _sheet(book, "Coaching", COACHING_HEAD, COACHING, Layout((20, 14, 28, 40, 20, 8, 44, 44)))
    _sheet(book, "Reviews", REVIEWS_HEAD, reviews(Random(4)), Layout((20, 10, 22, 8, 10, 46, 30, 14)))
    known = Layout((30, 20, 22, 16, 10, 9, 14, 20, 18, 14, 38))
    _sheet(book, "Contacts", CONTACTS_HEAD, contacts(owners, Random(5)), known)
    _sheet(book, "Coverage", COVERAGE_HEAD, coverage(deals, Random(6)), Layout((30, 26, 13, 13)))


TEAM_HEAD = (
    "salesperson",
    "e-mail",
    "title",
    "manager",
    "team",
    "role",
    "quota 2025",
    "quota 2026",
    "hired",
    "left",
    "ramp",
    "top accounts",
)
ACTIONS_HEAD = (
    "id",
    "salesperson",
    "owner",
    "action",
    "so that",
    "kind",
    "account",
    "origin",
    "opened",
    "due",
    "status",
    "moved to",
    "now",
    "done on",
    "times carried",
    "reason",
)
NOTES_HEAD = ("salesperson", "topic", "text", "period", "account", "from")
EVENTS_HEAD = ("date", "end", "kind", "title", "salesperson", "owner", "time")
ACTIVITIES_HEAD = ("date", "salesperson", "type", "count", "account", "outcome")
FORECASTS_HEAD = ("salesperson", "period", "as of", "commit", "best case")
GOALS_HEAD = (
    "id", "salesperson", "period", "area", "goal", "measure", "target", "actual", "due", "status", "parent", "private",
)  # fmt: skip
SKILLS_HEAD = ("salesperson", "competency", "required", "self", "manager", "evidence", "date", "shared")
TRAINING_HEAD = (
    "id", "salesperson", "topic", "type", "date", "trainer", "hours", "prework", "competency", "status", "done on",
    "signed by", "result",
)  # fmt: skip
COACHING_HEAD = ("salesperson", "date", "account", "objective", "competency", "score", "keep", "change")
REVIEWS_HEAD = ("salesperson", "period", "area", "self", "manager", "evidence", "comment", "shared")
CONTACTS_HEAD = (
    "account", "name", "title", "role", "influence", "support", "relationship", "relationship wanted", "owner",
    "last contact", "e-mail",
)  # fmt: skip
COVERAGE_HEAD = ("account", "product", "status", "potential")


def _team() -> list[Row]:
    return [
        (
            person.name,
            person.email,
            person.title,
            person.manager or None,
            person.team or None,
            person.role,
            person.quota_2025,
            person.quota_2026,
            person.hired,
            person.left,
            person.ramp or None,
            person.top_accounts,
        )
        for person in PEOPLE
    ]


def _accounts(deals: list[Deal], owners: dict[str, str]) -> list[Row]:
    won = dict.fromkeys(owners, 0)
    for deal in deals:
        if deal.stage == WON:
            won[deal.account] += deal.amount or 0
    trades = industries()
    rows: list[Row] = [
        (account, owner, _class(won[account]), "yes" if account in STRATEGIC else None, trades[account])
        for account, owner in owners.items()
    ]
    return sorted(rows, key=lambda row: str(row[0]))


def _class(won: int) -> str:
    return "A" if won >= FIRST_CLASS else "B" if won >= SECOND_CLASS else "C"


def _action(promise: Promise) -> Row:
    return (
        promise.number,
        promise.person,
        promise.owner or promise.person,
        promise.action,
        promise.so_that or None,
        promise.kind,
        promise.account or None,
        promise.origin,
        promise.opened,
        promise.due,
        promise.status,
        promise.moved_to,
        promise.now or None,
        promise.done,
        promise.carried,
        promise.reason or None,
    )


def _sheet(book: Workbook, name: str, head: Sequence[str], rows: Iterable[Row], layout: Layout) -> None:
    sheet: Worksheet = book.create_sheet(name)
    if layout.title:
        sheet.append([layout.title])
        sheet["A1"].font = Font(bold=True, size=14, color=ACCENT)
        sheet.append([])
    sheet.append(list(head))
    head_row = sheet.max_row
    for row in rows:
        sheet.append(row)
    sheet.freeze_panes = f"B{head_row + 1}"
    for column, width in enumerate(layout.widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        cell = sheet.cell(head_row, column)
        cell.font = Font(bold=True, color=ACCENT)
        cell.fill = PatternFill("solid", fgColor=PALE)
        cell.border = Border(bottom=Side(style="medium", color=RULE))
    for cells in sheet.iter_rows(min_row=head_row + 1):
        for cell in cells:
            cell.alignment = Alignment(vertical="top", wrap_text=isinstance(cell.value, str))
            cell.number_format = _number_format(cell.value)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _number_format(value: object) -> str:
    if isinstance(value, date):
        return DAY
    if isinstance(value, float):
        return PERCENT
    return MONEY if isinstance(value, int) and value >= DOLLARS else "General"


def _dated(book: Workbook) -> bytes:
    # openpyxl writes the clock into the properties and into the zip's entries.
    drawn, page = io.BytesIO(), io.BytesIO()
    book.save(drawn)
    with zipfile.ZipFile(drawn) as old, zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + SAVED.isoformat().encode() + b"Z", content
                )
            entry = zipfile.ZipInfo(name, SAVED.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return page.getvalue()
