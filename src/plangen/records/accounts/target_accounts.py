"""Target accounts: the accounts a person plans to win or grow, with what to sell, how, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath

from plangen.elements.measure import RowKey
from plangen.periods import FiscalCalendar, Length, Period
from plangen.problems import error
from plangen.records.people.roster import Roster
from plangen.records.people.unknown_people import UnknownPeople
from plangen.records.reading.duplicate_keys import DuplicateKeys
from plangen.records.reading.period_text import parse_period, stated_year
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape
from plangen.tables.values.folding import fold

SHAPE = Shape(
    "Target accounts",
    ("salesperson", "account", "decision maker", "what", "how", "value", "quarter", "why"),
    (("salesperson",), ("account",), ("decision maker", "how", "why"), ("value",), ("quarter",)),
    names=("Targets accounts", "Targeted accounts", "Target account list", "Accounts to win"),
    shared_names=("Named accounts", "Prospect list", "Prospects", "Target list", "Key targets"),
    lookalikes=("stage", "deal stage"),
    needs_if_named=(("salesperson",), ("account",)),
    keys=(("salesperson", "account"),),
)

_TEXTS = ("salesperson", "account", "decision maker", "what", "how", "why")


@dataclass(frozen=True, slots=True)
class TargetAccount:
    """An account that a person plans to win or grow. `what` is the product, `how` the approach, `value` what it adds.

    `quarter` is when it's planned to buy.
    """

    row: RowKey
    salesperson: str
    account: str
    decision_maker: str = ""
    what: str = ""
    how: str = ""
    value: Decimal | None = None
    quarter: Period | None = None
    why: str = ""


def read_target_accounts(tables: list[Columns], roster: Roster, calendar: FiscalCalendar) -> list[TargetAccount]:
    """The target accounts in all tables, for any quarter; a duplicate person, account, and product is an error."""
    people = UnknownPeople(roster, "target account", "target accounts")
    keys = DuplicateKeys("target account", "account")
    found = [
        each
        for columns in tables
        for each in _target_accounts(columns, people, calendar)
        if keys.is_new(columns, each.row.row, (each.salesperson, fold(each.account), fold(each.what)), each.account)
    ]
    people.report()
    return found


def _target_accounts(columns: Columns, people: UnknownPeople, calendar: FiscalCalendar) -> Iterable[TargetAccount]:
    rows = zip(
        columns.table.rows,
        zip(*(columns.texts(name) for name in _TEXTS), strict=True),
        _values(columns),
        _quarters(columns, calendar),
        strict=True,
    )
    for row, (name, account, decision_maker, what, how, why), value, quarter in rows:
        if not account:
            is_filled = any((decision_maker, what, how, why, value))
            _skip_without_account(columns, row, is_filled=is_filled)
        elif person := people.find(columns, row, name):
            key = RowKey(columns.table.number, row)
            yield TargetAccount(key, person.name, account, decision_maker, what, how, value, quarter, why)


def _skip_without_account(columns: Columns, row: int, *, is_filled: bool) -> None:
    """Skips a row without an account; reported only if it has anything besides a name."""
    columns.skip(row, "no account")
    if is_filled:
        place, fix = columns.table.place(row, "account"), "Enter the account, or delete the row."
        columns.problems.append(error(place, "no account", "No account. Row skipped.", fix=fix))


def _values(columns: Columns) -> list[Decimal | None]:
    """The values, with negative ones reported and left blank."""
    values = columns.amounts("value")
    for index, value in enumerate(values):
        if value is not None and value < 0:
            values[index] = None
            place = columns.table.place(columns.table.rows[index], "value")
            message, fix = "Value can't be negative. Left blank.", "Enter 0 or more, or leave the cell empty."
            columns.problems.append(error(place, "negative value", message, value=f"{value:f}", fix=fix))
    return values


def _quarters(columns: Columns, calendar: FiscalCalendar) -> list[Period | None]:
    """The quarters; one without a year takes it from the name of the sheet or file, and is reported without that."""
    if "quarter" not in columns.table.columns:
        return [None] * len(columns.table.rows)
    grid, header = columns.table.grid, columns.table.header_text(columns.table.columns["quarter"])
    year = stated_year(grid.sheet) or stated_year(PurePosixPath(grid.file).stem)
    quarters: list[Period | None] = []
    for row, text in zip(columns.table.rows, columns.texts("quarter"), strict=True):
        period = parse_period(text, calendar, year=year, header=header) if text else None
        quarter = _quarter(period, calendar)
        if text and quarter is None:
            has_no_year = period is None and parse_period(text, calendar, year="2027", header=header) is not None
            message = f"{'No year' if has_no_year else 'Not a quarter'}. Left blank."
            fix = f"Use {'2027-Q2' if calendar.is_calendar_year else 'FY2027-Q2'}."
            place = columns.table.place(row, "quarter")
            columns.problems.append(error(place, "unknown quarter", message, value=text, fix=fix))
        quarters.append(quarter)
    return quarters


def _quarter(period: Period | None, calendar: FiscalCalendar) -> Period | None:
    """A quarter as it is, or the one with this month; None for a half or a year, which has several."""
    if period is None or period.length is Length.QUARTER:
        return period
    return calendar.containing(period.start, Length.QUARTER) if period.length is Length.MONTH else None
