"""Warnings about the numbers of actions that were written on a notes page and typed in with a slip."""

import re
from collections.abc import Iterable

from plangen.problems import Problem, warning
from plangen.records.book import Book

_WITHOUT_DASH = re.compile(r"(?P<code>[^\W\d_]+)(?P<week>\d\dW\d\d)-(?P<line>\d+)", re.IGNORECASE)
_OF_A_WEEK = re.compile(r"(?P<start>[^-]+-\d\dW)(?P<week>\d\d)-\d+", re.IGNORECASE)
_WEEKS = 53


def mistyped_numbers(book: Book) -> Iterable[Problem]:
    """A warning for each action whose id is almost a printed number of a week, by which no page would find it."""
    for action in book.actions:
        if fault := _fault_of(action.id):
            message, fix = fault
            yield warning(book.place(action.row, "id"), "mistyped number", message, value=action.id, fix=fix)


def _fault_of(number: str) -> tuple[str, str] | None:
    """What is wrong with an id, and how to fix it; None if it is a printed number or someone's own."""
    if found := _WITHOUT_DASH.fullmatch(number):
        printed = f"{found['code']}-{found['week']}-{found['line']}"
        return "A dash is missing in the number.", f"Enter {printed} if that's the printed number."
    found = _OF_A_WEEK.fullmatch(number)
    if found and not 1 <= int(found["week"]) <= _WEEKS:
        return f"There is no week {found['week']}.", "Enter the number as it's printed on the notes page."
    return None
