"""The day that everything is looked at from: whose wish it is, and whether it fits the deals."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plangen.problems import Place, Problem, warning
from plangen.records.book import Book
from plangen.records.stages import Outcome

CREATED_LATER = "created after the as-of date"


@dataclass(frozen=True, slots=True)
class Days:
    """The day it is, and the day to look from where one was named, with what named it."""

    today: date
    as_of: date | None = None
    named_by: str = "--as-of"


def told_day(book: Book, days: Days) -> str:
    """The sentence that says which day is looked from, and where it comes from."""
    unnamed = "“as of” in Settings" if book.settings.as_of else "today"
    source = days.named_by if days.as_of else unnamed
    return f"Looked from {book.as_of} ({source})."


def doubts(book: Book, days: Days) -> list[Problem]:
    """What makes one doubt the day in Settings, or the meaning of the stages."""
    wished = None if days.as_of else book.settings.as_of
    return [*(_about_the_day(book, days.today) if wished else ()), *_about_lost(book)]


def _about_the_day(book: Book, today: date) -> Iterator[Problem]:
    place = Place("Settings", cell="as of")
    if book.as_of > today:
        message = f"The day to look from lies in the future; today is {today}."
        yield warning(place, "as of in the future", message, value=book.as_of, cure="Correct or delete that row.")
    later = sum(report.skips.get(CREATED_LATER, 0) for report in book.reports)
    later += sum(deal.closed_later for deal in book.opportunities)
    if later:
        deals = f"{later} deals were" if later > 1 else "one deal was"
        message = f"The day to look from lies before the last deals in the files: {deals} created or closed after it."
        cure = "Correct or delete that row to see them."
        yield warning(place, "as of before the last deals", message, value=book.as_of, cure=cure)


def _about_lost(book: Book) -> Iterator[Problem]:
    outcomes = {deal.outcome for deal in book.opportunities}
    undated = any("lost without a date" in report.skips for report in book.reports)
    # A deal that is closed later than the day counts as open, whatever its stage says.
    later = any(deal.closed_later for deal in book.opportunities)
    if Outcome.WON in outcomes and Outcome.LOST not in outcomes and not undated and not later:
        message = "No stage counts as lost, though deals are won: a win rate would be 100 %."
        cure = "If a stage means lost, add a row to Settings, such as: lost stages | Verloren."
        yield warning(Place(), "no lost deals", message, cure=cure)
