"""The cells of a contest that hold several things or must agree with each other, read with what is wrong in them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from plangen.problems import error, warning
from plangen.records.contests.rules import DEFAULT_TIE_BREAKS, TeamScoring, TieBreak, team_scoring, tie_breaks
from plangen.tables.columns import Columns
from plangen.tables.values.folding import fold
from plangen.tables.values.numbers import read_numbers

AUDIT_DAYS = 14
"""The days from the end to the audit date if none is given."""


def audit_of(columns: Columns, row: int, end: date, given: date | None) -> date:
    """The audit date, two weeks after the end if there is none, or it is before the end."""
    usual = end + timedelta(days=AUDIT_DAYS)
    if given is None or given >= end:
        return given or usual
    message, fix = f"The audit date is before the end. {usual} is used.", "Enter a date after the end."
    place = columns.table.place(row, "audit date")
    columns.problems.append(warning(place, "audit before end", message, value=str(given), fix=fix))
    return usual


def choice_of(
    columns: Columns, row: int, cell: tuple[str, str], words: Mapping[str, Sequence[str]], message: str
) -> str | None:
    """The key of `words` that a cell, given as its column and text, stands for; an unknown one is reported.

    The `message` says what is used instead of an unknown one.
    """
    column, text = cell
    known = {fold(word): key for key, others in words.items() for word in (key, *others)}
    found = known.get(fold(text))
    if found is None and fold(text):
        place, fix = columns.table.place(row, column), f"Use one of: {', '.join(words)}."
        columns.problems.append(error(place, f"unknown {column}", message, value=text, fix=fix))
    return found


def amounts_of(columns: Columns, column: str) -> list[Decimal | None]:
    """A column of amounts that can't be negative; one that is negative is reported, and there is none."""
    values = columns.amounts(column)
    for at, row in enumerate(columns.table.rows):
        value = values[at]
        if value is not None and value < 0:
            place, fix = columns.table.place(row, column), "Enter 0 or more, or leave the cell empty."
            message = f"The {column} can't be negative. Left blank."
            columns.problems.append(error(place, f"negative {column}", message, value=str(value), fix=fix))
            values[at] = None
    return values


def team_scoring_of(columns: Columns, row: int, text: str) -> TeamScoring:
    """The way a team's score is made; an unknown one is reported."""
    found = team_scoring(text)
    if found is None:
        message, fix = (
            "Unknown team score. Teams of one size are added up, others averaged.",
            "Use sum, mean, or best 3.",
        )
        place = columns.table.place(row, "team score")
        columns.problems.append(warning(place, "unknown team score", message, value=text, fix=fix))
    return found or TeamScoring()


def labeled_of(columns: Columns, row: int, column: str, texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Labels with their texts: “First: a day off”; a text without a label stays whole. Without words: left out."""
    found = []
    for text in texts:
        label, colon, rest = text.partition(":")
        if fold(text):
            found.append((label.strip(), rest.strip()) if colon and rest.strip() else ("", text.strip()))
            continue
        place, fix = columns.table.place(row, column), "Enter words, such as First: A day off."
        columns.problems.append(error(place, f"no words in {column}", "No words. Left out.", value=text, fix=fix))
    return tuple(found)


def targets_of(columns: Columns, row: int, texts: Sequence[str]) -> tuple[Decimal, ...]:
    """The targets in increasing order; what isn't a number is reported."""
    values = read_numbers(list(texts), comma=columns.conventions.decimal_comma).values
    for text, value in zip(texts, values, strict=True):
        if value is None:
            place, fix = columns.table.place(row, "target"), "Enter a number, or levels such as 10; 20; 30."
            columns.problems.append(error(place, "unreadable target", "Not a number. Left blank.", value=text, fix=fix))
        elif value <= 0:
            place, fix = columns.table.place(row, "target"), "Enter a number above 0."
            problem = error(place, "target not above 0", "Not above 0. Left blank.", value=text, fix=fix)
            columns.problems.append(problem)
    return tuple(sorted(value for value in values if value is not None and value > 0))


def winners_of(columns: Columns, row: int, value: Decimal | None) -> int:
    """The number of winners, 0 without one; what isn't a whole number is reported."""
    if value is None or (value >= 0 and value == int(value)):
        return int(value or 0)
    place, fix = columns.table.place(row, "winners"), "Enter a whole number, such as 3."
    message = "Not a number of people. Left blank."
    columns.problems.append(error(place, "not a number of people", message, value=str(value), fix=fix))
    return 0


def prize_values_of(columns: Columns, row: int, texts: Sequence[str]) -> tuple[tuple[str, Decimal], ...]:
    """What each prize is worth, by its label; what isn't a number is reported."""
    found: list[tuple[str, Decimal]] = []
    for text in texts:
        label, _, amount = text.rpartition(":")
        [value] = read_numbers([amount.strip()], comma=columns.conventions.decimal_comma).values
        if value is None:
            place, fix = columns.table.place(row, "prize values"), "Enter label and amount, such as First: 250."
            problem = error(place, "unreadable prize value", "Not an amount. Left blank.", value=text, fix=fix)
            columns.problems.append(problem)
        elif value < 0:
            place, fix = columns.table.place(row, "prize values"), "Enter 0 or more, such as First: 250."
            message = "A prize's value can't be negative. Left blank."
            columns.problems.append(error(place, "negative prize value", message, value=text, fix=fix))
        else:
            found.append((label.strip(), value))
    return tuple(found)


def tie_breaks_of(columns: Columns, row: int, texts: Sequence[str]) -> tuple[tuple[TieBreak, str], ...]:
    """The tie-breakers; the usual ones without any, and what is none is reported."""
    found, unknown = tie_breaks(texts)
    if unknown:
        fix = "Use: who got there first; more events; percent of target; shared. Or name an event: more first orders."
        place = columns.table.place(row, "tie-break")
        message = "Unknown tie-breaker. Left out."
        columns.problems.append(warning(place, "unknown tie-breaker", message, value="; ".join(unknown), fix=fix))
    return found or DEFAULT_TIE_BREAKS
