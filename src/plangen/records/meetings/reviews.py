"""Reviews: self and manager ratings by area and period, and when they were discussed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.periods import FiscalCalendar, Length, Period
from plangen.problems import error
from plangen.records.people.roster import Roster
from plangen.records.people.unknown_people import UnknownPeople
from plangen.records.reading.duplicate_keys import DuplicateKeys
from plangen.records.reading.period_text import parse_period_of_form
from plangen.records.reading.ratings import ratings
from plangen.records.reading.vocabulary import canonical_words
from plangen.tables.columns import Columns
from plangen.tables.shape import Shape
from plangen.tables.values.folding import fold

SHAPE = Shape(
    "Reviews",
    ("salesperson", "period", "area", "self", "manager", "evidence", "comment", "shared", "signed", "signed on"),
    (("salesperson",), ("period",), ("area",)),
    names=("Review", "Ratings", "Review ratings"),
    keys=(("salesperson", "period", "area"),),
)

AREAS = {
    "pipeline and forecast": ("pipeline", "forecast", "forecasting"),
    "prospecting": ("new business",),
    "selling skills": ("selling", "skills", "sales skills"),
    "accounts": ("account", "customers", "account management"),
    "product": ("products", "product knowledge"),
    "teamwork": ("team", "cooperation"),
}
"""The six behaviors that are rated; results are printed, never rated."""
SIGNERS = ("salesperson", "manager")
"""The areas of the rows that say who signed a review, and when."""


@dataclass(frozen=True, slots=True)
class Review:
    """One area of a period, rated from 1 to 5; the manager's part is confidential until the date `shared`.

    `shared` is None until it has been discussed. A row for a signer has no rating: `signed` is what they wrote.
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
    signed: str = ""
    signed_on: date | None = None


def read_reviews(tables: list[Columns], roster: Roster, calendar: FiscalCalendar, as_of: date) -> list[Review]:
    """The ratings in all tables, without those for periods that start after the as-of date; duplicates are errors."""
    unknown_people, keys = UnknownPeople(roster, "rating", "ratings"), DuplicateKeys("rating", "area")
    reviews = [
        review
        for columns in tables
        for review in _reviews(columns, unknown_people, calendar, as_of)
        if keys.is_new(columns, review.row.row, (review.salesperson, review.period, fold(review.area)), review.area)
    ]
    unknown_people.report()
    return reviews


def _reviews(
    columns: Columns, unknown_people: UnknownPeople, calendar: FiscalCalendar, as_of: date
) -> Iterable[Review]:
    rows = zip(
        columns.table.rows,
        *(columns.texts(name) for name in ("salesperson", "period")),
        canonical_words(columns, "area", AREAS, SIGNERS),
        zip(*(ratings(columns, name) for name in ("self", "manager")), strict=True),
        zip(*(columns.texts(name) for name in ("evidence", "comment", "signed")), strict=True),
        zip(*(columns.dates(name) for name in ("shared", "signed on")), strict=True),
        strict=True,
    )
    for row, name, code, area, (self_rating, manager), (evidence, comment, signed), days in rows:
        period = parse_period_of_form(code, calendar)
        if not area:
            columns.skip(row, "no area")
        elif period is None:
            message, fix = "Unreadable period. Rating skipped.", "Use 2026-Q3 or 2026-09."
            place = columns.table.place(row, "period")
            columns.problems.append(error(place, "unknown period", message, value=code, fix=fix))
            columns.skip(row, "unknown period")
        elif period.start > as_of and period.length is not Length.WEEKS:
            columns.skip(row, "period after the as-of date")
        elif person := unknown_people.find(columns, row, name):
            key = RowKey(columns.table.number, row)
            shared, signed_on = (day if day and day <= as_of else None for day in days)
            yield Review(
                key, person.name, period, area, self_rating, manager, evidence, comment, shared, signed, signed_on
            )
