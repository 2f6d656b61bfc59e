"""Dates decades away from the others in their column, such as 1968 next to 2026."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from plangen.problems import Problem, warning
from plangen.tables.values.raw_column import RawColumn

_LONG_AGO = frozenset({"hired", "left"})
"""Columns whose dates may be decades apart."""
YEARS = 20
"""How far from the middle of a column a year is possible."""
_MIN_DATES = 3
"""The fewest dates whose middle says something."""


def far_dates(raw: RawColumn, values: Sequence[date | None]) -> list[Problem]:
    """A warning about each date more than decades before or after the middle of its column."""
    if raw.name in _LONG_AGO:
        return []
    days = [day for day in values if day]
    if len(days) < _MIN_DATES or max(days).year - min(days).year <= YEARS:
        return []
    years = Counter(day.year for day in days)
    ordered = sorted(years)
    totals = accumulate(years[year] for year in ordered)
    middle = next(year for year, total in zip(ordered, totals, strict=True) if total * 2 >= years.total())
    fix = "Check the year; two digits may have been read as the wrong century."
    return [
        warning(raw.place(index), "year far from the others", f"{day.year} is {abs(day.year - middle)} years "
                f"{'after' if day.year > middle else 'before'} most of “{raw.name}”. Used as is.",
                value=raw.shown(index), fix=fix)
        for index, day in enumerate(values)
        if day and abs(day.year - middle) > YEARS
    ]  # fmt: skip
