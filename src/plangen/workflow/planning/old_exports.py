"""A Book out of an export that may be old in, the date it goes up to and what to say about that out."""

from collections.abc import Callable
from datetime import date, timedelta

from plangen.periods import Length, Period
from plangen.problems import Place, Problem, error
from plangen.records.book import Book
from plangen.workflow.planning.as_of import Days
from plangen.workflow.planning.period_choice import named

OLD_EXPORT = timedelta(days=60)
"""If the newest date in the deals is longer ago than this, the export is probably old."""

UseExportDate = Callable[[date, date], bool]
"""Answers whether to use the newest date in an old export as the as-of date; the second date is today."""


def old_export_date(book: Book, days: Days) -> date | None:
    """The export date, if it is long before today and no one chose an as-of date."""
    last = None if days.as_of or book.settings.as_of else book.newest_date(days.today)
    return last if last is not None and days.today - last > OLD_EXPORT else None


def days_of_export(days: Days, last: date) -> Days:
    """The days, with the newest date in the export as the as-of date."""
    return Days(days.today, last, "newest date in the export")


def old_export_problem(book: Book, last: date, today: date) -> Problem:
    """The error that an export is too old to look back from today, with the options that decide what to do."""
    message = f"The newest date in the deals is {last}, {(today - last).days} days ago. No documents created."
    quarter = book.calendar.containing(last, Length.QUARTER).code
    fix = f"Export again, or add --as-of {last} to use that date, or --period {quarter} to look back from today."
    return error(Place(), "old export", message, fix=fix)


def old_export_notes(period: Period, book: Book) -> list[str]:
    """The note that nothing closed in a period because the data end before it or long ago, with the options to use."""
    last = book.newest_date(book.as_of)
    if period.length is Length.WEEK:
        return []
    if last is None or period.start > book.as_of or any(deal.closed in period for deal in book.opportunities):
        return []
    if last >= period.start and book.as_of - last <= OLD_EXPORT:
        return []
    code = book.calendar.containing(last, period.length).code
    note = f"No deals closed in {named(period)}; the newest date on file is {last}."
    return [f"{note} If this is an old export, add --as-of {last} --period {code}."]
