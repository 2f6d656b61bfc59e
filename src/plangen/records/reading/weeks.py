"""Weeks entered as a date or as a week number."""

import re
from datetime import date, timedelta

from plangen.problems import error
from plangen.tables.columns import Columns

_NUMBERED = re.compile(r"(?P<year>20\d{2})[-\s/]?\s?(?:W|KW|week)\s?(?P<week>\d{1,2})", re.IGNORECASE)


def mondays(columns: Columns, column: str) -> list[date | None]:
    """The Monday of each week in a column of dates or of week numbers (2026-W40)."""
    texts = columns.texts(column)
    if not any(_NUMBERED.fullmatch(text) for text in texts):
        return [day and day - timedelta(days=day.weekday()) for day in columns.dates(column)]
    found = [_monday(text) for text in texts]
    for row, text, day in zip(columns.table.rows, texts, found, strict=True):
        if text and day is None:
            message = "Not a week. Left blank."
            place, fix = columns.table.place(row, column), "Use 2026-W40, like the other rows."
            columns.problems.append(error(place, "unreadable week", message, value=text, fix=fix))
    return found


def _monday(text: str) -> date | None:
    found = _NUMBERED.fullmatch(text)
    try:
        return date.fromisocalendar(int(found["year"]), int(found["week"]), 1) if found else None
    except ValueError:
        return None
