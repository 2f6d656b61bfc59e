"""The as-of date: where it comes from, and whether it fits the deals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from plangen.problems import Place, Problem, UsageError, shown, warning
from plangen.records.book import Book
from plangen.records.deals.stages import Outcome

OLD_DATA = timedelta(days=365)
"""If the latest deal is older, the data ended long ago."""
CREATED_LATER = "created after the as-of date"
YEARS = range(1990, 2101)


@dataclass(frozen=True, slots=True)
class Days:
    """Today's date, and the as-of date if one was requested, with the name of the option that set it."""

    today: date
    as_of: date | None = None
    named_by: str = "--as-of"


def today() -> date:
    """Today's date. Nothing else reads the clock."""
    return date.today()  # noqa: DTZ011 - the user's local date is intended


def parse_as_of(text: str) -> date:
    """The date in a text; raises UsageError if it's not a real date in a plausible year."""
    try:
        day = date(*map(int, text.split("-"))) if re.fullmatch("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", text) else None
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        between = f" between {YEARS[0]} and {YEARS[-1]}" if day else ""
        raise UsageError(f"“{shown(text)}” isn't a date{between}. Use a date like 2026-12-31.")
    return day


def days_as_of(as_of: date | str | None) -> Days:
    """Today, and the as-of date if one was given to the API; raises UsageError if it isn't a plausible date."""
    if as_of is None:
        return Days(today())
    # A datetime is a date too, but can't be compared with one.
    given = as_of.date() if isinstance(as_of, datetime) else as_of
    return Days(today(), parse_as_of(str(given)), named_by="as_of")


def as_of_note(book: Book, days: Days) -> str:
    """The sentence with the as-of date and its source."""
    default = "“as of” in Settings" if book.settings.as_of else "today"
    source = days.named_by if days.as_of else default
    return f"As of {book.as_of} ({source})."


def date_warnings(book: Book, days: Days) -> list[Problem]:
    """The warnings about the as-of date in Settings, and about stages without a lost deal."""
    from_settings = None if days.as_of else book.settings.as_of
    as_of = _as_of_warnings(book, days.today) if from_settings else ()
    return [*as_of, *_old_data_warnings(book), *_lost_warnings(book)]


def _as_of_warnings(book: Book, today: date) -> Iterator[Problem]:
    place = book.settings.places.get("as of", Place("Settings", cell="as of"))
    if book.as_of > today:
        message = f"The as-of date is in the future (today is {today})."
        fix = "Change or delete “as of” in Settings."
        yield warning(place, "as of in the future", message, value=book.as_of, fix=fix)
    later = sum(report.skips.get(CREATED_LATER, 0) for report in book.reports)
    later += sum(deal.closed_later for deal in book.opportunities)
    if later:
        deals = "1 was" if later == 1 else f"{later:,} were"
        message = f"The as-of date is before your latest deals: {deals} created or closed after it."
        fix = "Change or delete “as of” in Settings to include them."
        yield warning(place, "as of before the last deals", message, value=book.as_of, fix=fix)


def _old_data_warnings(book: Book) -> Iterator[Problem]:
    dates = (day for deal in book.opportunities for day in (deal.created, deal.closed) if day)
    last = max((day for day in dates if day <= book.as_of), default=None)
    if last and book.as_of - last > OLD_DATA:
        message = (
            f"The latest deal is from {last}, {(book.as_of - last).days / 365.25:.1f} years before the as-of date."
        )
        fix = f"Export again. To look back, add “as of | {last}” to Settings."
        yield warning(Place(), "old data", message, fix=fix)


def _lost_warnings(book: Book) -> Iterator[Problem]:
    outcomes = {deal.outcome for deal in book.opportunities}
    undated = any("lost without a date" in report.skips for report in book.reports)
    # A deal that closed after the as-of date counts as open, whatever its stage.
    later = any(deal.closed_later for deal in book.opportunities)
    if Outcome.WON in outcomes and Outcome.LOST not in outcomes and not undated and not later:
        message = "No lost deals on file, so win rates are n/a."
        fix = "Export lost deals too. If a stage means lost, add a Settings row, such as: lost stages | Disqualified."
        yield warning(Place(), "no lost deals", message, fix=fix)
