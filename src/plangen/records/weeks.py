"""Weeks in a column: a day of them, or their number in the year."""

import re
from datetime import date, timedelta

from plangen.problems import error
from plangen.tables.columns import Columns

_NUMBERED = re.compile(r"(?P<year>20\d{2})[-\s/]?\s?(?:W|KW|week)\s?(?P<week>\d{1,2})", re.IGNORECASE)


def mondays(columns: Columns, column: str) -> list[date | None]:
    """The Monday of each week; a week is written as one of its days, or as 2026-W40."""
    texts = columns.texts(column)
    if not any(_NUMBERED.fullmatch(text) for text in texts):
        return [day and day - timedelta(days=day.weekday()) for day in columns.dates(column)]
    found = [_monday(text) for text in texts]
    for row, text, day in zip(columns.table.rows, texts, found, strict=True):
        if text and day is None:
            message = "This is no week; the cell is left blank."
            place = columns.table.place(row, column)
            cure = "Write it as 2026-W40, as the other rows of the column do."
            columns.problems.append(error(place, "unreadable week", message, value=text, cure=cure))
    return found


def _monday(text: str) -> date | None:
    found = _NUMBERED.fullmatch(text)
    try:
        return date.fromisocalendar(int(found["year"]), int(found["week"]), 1) if found else None
    except ValueError:
        return None
