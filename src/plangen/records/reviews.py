"""The reviews: how a person and the manager saw the areas of a period, and when they talked about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.periods import FiscalCalendar, Period
from plangen.problems import error
from plangen.records.keys import Keys
from plangen.records.ratings import ratings
from plangen.records.roster import Roster
from plangen.records.spans import read_span
from plangen.records.strangers import Strangers
from plangen.records.wording import as_known
from plangen.tables.columns import Columns
from plangen.tables.folding import fold
from plangen.tables.shape import Shape

SHAPE = Shape(
    "Reviews",
    ("salesperson", "period", "area", "self", "manager", "evidence", "comment", "shared"),
    (("salesperson",), ("period",), ("area",)),
    names=("Review", "Ratings", "Review ratings"),
)

AREAS = {
    "pipeline and forecast": ("pipeline", "forecast", "forecasting"),
    "prospecting": ("new business",),
    "selling skills": ("selling", "skills", "sales skills"),
    "accounts": ("account", "customers", "account management"),
    "product": ("products", "product knowledge"),
    "teamwork": ("team", "cooperation"),
}
"""The six behaviours that are rated; results are printed and never rated."""


@dataclass(frozen=True, slots=True)
class Review:
    """One area of a period, rated from 1 to 5; what the manager says is for the pair alone until the day `shared`.

    `shared` is None as long as nobody has talked about it.
    """

    row: RowKey
    salesperson: str
    period: Period
    area: str
    self_rating: Decimal | None = None
    manager: Decimal | None = None
    evidence: str = ""
    comment: str = ""
    shared: date | None = None


def read_reviews(tables: list[Columns], roster: Roster, calendar: FiscalCalendar, as_of: date) -> list[Review]:
    """The ratings of all tables, but for periods that begin after the day; two of one key are an error."""
    strangers, keys = Strangers(roster, "rating", "ratings"), Keys("rating", "area")
    reviews = [
        review
        for columns in tables
        for review in _reviews(columns, strangers, calendar, as_of)
        if keys.is_new(columns, review.row.row, (review.salesperson, review.period, fold(review.area)), review.area)
    ]
    strangers.tell()
    return reviews


def _reviews(columns: Columns, strangers: Strangers, calendar: FiscalCalendar, as_of: date) -> Iterable[Review]:
    rows = zip(
        columns.table.rows,
        *(columns.texts(name) for name in ("salesperson", "period")),
        as_known(columns, "area", AREAS),
        zip(*(ratings(columns, name) for name in ("self", "manager")), strict=True),
        zip(*(columns.texts(name) for name in ("evidence", "comment")), strict=True),
        columns.dates("shared"),
        strict=True,
    )
    for row, name, code, area, (own, manager), (evidence, comment), shared in rows:
        period = read_span(code, calendar)
        if not area:
            columns.set_aside(row, "no area")
        elif period is None:
            message, cure = "plangen cannot read this period; the rating is left out.", "Write 2026-Q3 or 2026-09."
            place = columns.table.place(row, "period")
            columns.problems.append(error(place, "unknown period", message, value=code, cure=cure))
            columns.set_aside(row, "unknown period")
        elif period.start > as_of:
            columns.set_aside(row, "of a period after the as-of date")
        elif person := strangers.find(columns, row, name):
            key = RowKey(columns.table.number, row)
            talked_about = shared if shared and shared <= as_of else None
            yield Review(key, person.name, period, area, own, manager, evidence, comment, talked_about)
