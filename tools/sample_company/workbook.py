"""The workbook the managers keep: their own entries, meeting results, and the weekly activity log."""

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

from .account_plans import COLUMNS, TEXT_COLUMNS, profile_cells
from .aims import GOALS
from .catalog import PRODUCTS
from .contests import CONTESTS, CONTESTS_HEADER, ENTRIES, ENTRIES_HEADER, SCORING, SCORING_HEADER
from .customers import STRATEGIC, industries
from .deals import WON, Deal
from .growth import COACHING, TRAINING, onboarding, reviews, skills
from .kickoff import PLACE, QUOTAS_2027, TEAM_NOTES, events_2027
from .people import DANA, PEOPLE
from .plan_actions import ACTIONS_2027
from .plan_goals import PLAN_GOALS
from .plan_notes import PLAN_NOTES
from .plan_targets import CONTRACT_ENDS, PLAN_TARGETS, TARGET_ACCOUNTS
from .promise import Commitment
from .promises_east import EAST
from .promises_west import WEST
from .relations import contacts, white_space
from .sayings import forecasts
from .weeks import activities
from .words import NOTES, SETTINGS, TARGETS, Row, events

SAVED = datetime(2026, 10, 5, 7, 42)  # noqa: DTZ001 - workbook properties have no time zone
ACCENT, PALE, RULE = "1F4E79", "EAF0F6", "9AA5B1"
DAY, MONEY, PERCENT = "mmm d, yyyy", '"$"#,##0', "0%"
MONEY_FROM = 500
"""Integers from here up are formatted as money; smaller ones are counts and days."""
TIER_A, TIER_B = 180_000, 60_000


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet's column widths and the title above its headers."""

    widths: tuple[int, ...]
    title: str = ""


def workbook(deals: list[Deal], owners: dict[str, str]) -> bytes:
    """The workbook's bytes, the same on every run; `owners` maps each account to its salesperson."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = book.properties.lastModifiedBy = DANA
    book.properties.title = "Team, Harbor & Pine Supply"
    book.properties.created = SAVED
    _sheet(book, "Settings", ("setting", "value"), (*SETTINGS, ("place", PLACE)), Layout((24, 40)))
    _sheet(book, "Team", TEAM_HEADER, _team(), Layout((20, 38, 28, 18, 9, 10, 13, 13, 14, 14, 24, 14, 36)))
    targets = Layout((20, 18, 12, 14, 20), "Targets, agreed with Dana on January 12, 2026")
    _sheet(book, "Targets", TARGETS_HEADER, (*TARGETS, *PLAN_TARGETS, *QUOTAS_2027), targets)
    accounts = _accounts(deals, owners)
    _sheet(
        book,
        "Accounts",
        ACCOUNTS_HEADER,
        accounts,
        Layout((32, 20, 8, 11, 24, 14, *[12] * len(COLUMNS), *[34] * len(TEXT_COLUMNS))),
    )
    products = [(product.name, product.family, product.list_price) for product in PRODUCTS]
    _sheet(book, "Products", ("product", "family", "list price"), products, Layout((28, 22, 12)))
    actions = Layout((13, 18, 16, 46, 34, 14, 26, 12, 14, 14, 10, 14, 40, 14, 13, 42, 10, 24))
    _sheet(book, "Actions", ACTIONS_HEADER, map(_action, (*WEST, *EAST, *ACTIONS_2027)), actions)
    _sheet(
        book, "Notes", NOTES_HEADER, (*NOTES, *PLAN_NOTES, *TEAM_NOTES), Layout((20, 14, 72, 10, 26, 18, 46, 18, 14))
    )
    _sheet(book, "Events", EVENTS_HEADER, _events(), Layout((14, 14, 18, 42, 20, 18, 13, 34)))
    _add_logged_sheets(book, deals, owners)
    _sheet(book, "Contests", CONTESTS_HEADER, CONTESTS, Layout((22, 16, 46, 16, 12, 14, 10, *[14] * 15)))
    _sheet(book, "Scoring", SCORING_HEADER, SCORING, Layout((22, 20, 8, 8, 10, 14, 22, 20)))
    _sheet(book, "Entries", ENTRIES_HEADER, ENTRIES, Layout((22, 14, 20, 20, 28, 20, 14)))
    return _with_fixed_dates(book)


def _add_logged_sheets(book: Workbook, deals: list[Deal], owners: dict[str, str]) -> None:
    """Adds the sheets that meetings and the CRM fill; each has its own seed so it can change without the others."""
    _sheet(book, "Activities", ACTIVITIES_HEADER, activities(owners, Random(1)), Layout((14, 20, 12, 8, 32, 20)))
    _sheet(book, "Forecasts", FORECASTS_HEADER, forecasts(deals, Random(2)), Layout((20, 10, 14, 14, 14)))
    goals = Layout((10, 20, 10, 24, 46, 18, 12, 10, 14, 10, 10, 9, 34))
    _sheet(book, "Goals", GOALS_HEADER, (*GOALS, *PLAN_GOALS), goals)
    _sheet(book, "Skills", SKILLS_HEADER, skills(Random(3)), Layout((20, 20, 10, 8, 10, 46, 14, 14)))
    training = Layout((11, 20, 40, 15, 14, 16, 8, 30, 24, 10, 14, 14, 26, 8))
    _sheet(book, "Training", TRAINING_HEADER, TRAINING, training)
    _sheet(book, "Coaching", COACHING_HEADER, COACHING, Layout((20, 14, 28, 40, 20, 8, 44, 44)))
    _sheet(book, "Onboarding", ONBOARDING_HEADER, onboarding(), Layout((20, 8, 44, 20, 14, 20)))
    _sheet(book, "Reviews", REVIEWS_HEADER, reviews(Random(4)), Layout((20, 10, 22, 8, 10, 46, 30, 14)))
    contact_layout = Layout((30, 20, 22, 16, 10, 9, 14, 20, 18, 14, 38))
    _sheet(book, "Contacts", CONTACTS_HEADER, contacts(owners, Random(5)), contact_layout)
    _sheet(book, "White space", WHITE_SPACE_HEADER, white_space(deals, Random(6)), Layout((30, 26, 13, 13)))
    target_accounts = Layout((20, 30, 20, 24, 32, 12, 10, 28))
    _sheet(book, "Target accounts", TARGET_ACCOUNTS_HEADER, TARGET_ACCOUNTS, target_accounts)


TEAM_HEADER = (
    "salesperson",
    "email",
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
    "theme",
)
TARGETS_HEADER = ("salesperson", "measure", "period", "amount", "product")
ACTIONS_HEADER = (
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
    "goal",
    "measure",
)
ACCOUNTS_HEADER = (
    "account", "salesperson", "tier", "strategic", "industry", "contract ends", *COLUMNS, *TEXT_COLUMNS,
)  # fmt: skip
NOTES_HEADER = ("salesperson", "topic", "text", "period", "account", "from", "response", "who", "by")
EVENTS_HEADER = ("date", "end", "kind", "title", "salesperson", "owner", "time", "place")
ACTIVITIES_HEADER = ("date", "salesperson", "type", "count", "account", "outcome")
FORECASTS_HEADER = ("salesperson", "period", "as of", "commit", "best case")
GOALS_HEADER = (
    "id", "salesperson", "period", "area", "goal", "measure", "target", "actual", "due", "status", "parent", "private",
    "next step",
)  # fmt: skip
SKILLS_HEADER = ("salesperson", "competency", "required", "self", "manager", "evidence", "date", "shared")
TRAINING_HEADER = (
    "id", "salesperson", "topic", "type", "date", "trainer", "hours", "prework", "competency", "status", "done on",
    "signed by", "result", "times carried",
)  # fmt: skip
COACHING_HEADER = ("salesperson", "date", "account", "objective", "competency", "score", "keep", "change")
ONBOARDING_HEADER = ("salesperson", "week", "item", "with", "signed on", "signed by")
REVIEWS_HEADER = ("salesperson", "period", "area", "self", "manager", "evidence", "comment", "shared")
CONTACTS_HEADER = (
    "account", "name", "title", "role", "influence", "support", "relationship", "relationship wanted", "owner",
    "last contact", "email",
)  # fmt: skip
WHITE_SPACE_HEADER = ("account", "product", "status", "potential")
TARGET_ACCOUNTS_HEADER = ("salesperson", "account", "decision maker", "what", "how", "value", "quarter", "why")


def _events() -> list[Row]:
    return sorted(
        [*((*row, None) for row in events()), *events_2027()], key=lambda row: (str(row[0]), str(row[6]), str(row[4]))
    )


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
            person.theme or None,
        )
        for person in PEOPLE
    ]


def _accounts(deals: list[Deal], owners: dict[str, str]) -> list[Row]:
    won = dict.fromkeys(owners, 0)
    for deal in deals:
        if deal.stage == WON:
            won[deal.account] += deal.amount or 0
    industry_of = industries()
    rows: list[Row] = [
        (
            account,
            owner,
            _tier(won[account]),
            "yes" if account in STRATEGIC else None,
            industry_of[account],
            CONTRACT_ENDS.get(account),
            *profile_cells(account),
        )
        for account, owner in owners.items()
    ]
    return sorted(rows, key=lambda row: str(row[0]))


def _tier(won: int) -> str:
    return "A" if won >= TIER_A else "B" if won >= TIER_B else "C"


def _action(commitment: Commitment) -> Row:
    return (
        commitment.id,
        commitment.person,
        commitment.owner or commitment.person,
        commitment.action,
        commitment.so_that or None,
        commitment.kind,
        commitment.account or None,
        commitment.origin,
        commitment.opened,
        commitment.due,
        commitment.status,
        commitment.moved_to,
        commitment.now or None,
        commitment.done,
        commitment.carried,
        commitment.reason or None,
        commitment.goal or None,
        commitment.measure or None,
    )


def _sheet(book: Workbook, name: str, header: Sequence[str], rows: Iterable[Row], layout: Layout) -> None:
    sheet: Worksheet = book.create_sheet(name)
    if layout.title:
        sheet.append([layout.title])
        sheet["A1"].font = Font(bold=True, size=14, color=ACCENT)
        sheet.append([])
    sheet.append(list(header))
    header_row = sheet.max_row
    for row in rows:
        sheet.append(row)
    sheet.freeze_panes = f"B{header_row + 1}"
    for column, width in enumerate(layout.widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        cell = sheet.cell(header_row, column)
        cell.font = Font(bold=True, color=ACCENT)
        cell.fill = PatternFill("solid", fgColor=PALE)
        cell.border = Border(bottom=Side(style="medium", color=RULE))
    for cells in sheet.iter_rows(min_row=header_row + 1):
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
    return MONEY if isinstance(value, int) and value >= MONEY_FROM else "General"


def _with_fixed_dates(book: Workbook) -> bytes:
    # openpyxl writes the current time into the properties and the zip entries.
    saved, result = io.BytesIO(), io.BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + SAVED.isoformat().encode() + b"Z", content
                )
            entry = zipfile.ZipInfo(name, SAVED.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return result.getvalue()
