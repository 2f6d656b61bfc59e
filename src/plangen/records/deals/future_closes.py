"""Deals closed after the as-of date: whether the files are today's, and the problems if they are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from plangen.problems import Problem, error, warning
from plangen.records.deals.stages import Outcome
from plangen.tables.columns import Columns


@dataclass(frozen=True, slots=True)
class FutureClose:
    """A row that is won or lost on a date after the as-of date; `column` is where the date is."""

    columns: Columns
    row: int
    outcome: Outcome
    column: str


def is_current(dates: Iterable[date | None], as_of: date, today: date | None) -> bool:
    """Whether the as-of date is today, or not before the export date: the newest of the dates up to today."""
    if today is None or as_of >= today:
        return True
    return max((day for day in dates if day is not None and day <= today), default=as_of) <= as_of


def report_future_closes(found: Iterable[FutureClose], as_of: date) -> None:
    """Reports the deals closed on a future date, once a table, outcome, and column."""
    groups: dict[tuple[int, Outcome, str], list[FutureClose]] = defaultdict(list)
    for each in found:
        groups[each.columns.table.number, each.outcome, each.column].append(each)
    for rows in groups.values():
        rows[0].columns.problems.append(_problem(rows, as_of))


def _problem(rows: Sequence[FutureClose], as_of: date) -> Problem:
    first, deals = rows[0], f"{len(rows):,} deals" if len(rows) > 1 else "1 deal"
    table = first.columns.table
    place = table.place(first.row, first.column if first.column in table.columns else "")
    what = f"{first.outcome.capitalize()}, but the close date is after the as-of date ({as_of})."
    if first.outcome is Outcome.WON:
        fix = "Enter the date it was won, or change the stage if it's still open."
        return error(place, "won in the future", f"{what} {deals} skipped.", fix=fix)
    fix = "Enter the date it was lost."
    return warning(place, "lost in the future", f"{what} {deals} counted as lost on {as_of}.", fix=fix)
