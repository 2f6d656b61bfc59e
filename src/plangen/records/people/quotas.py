"""One quota per person and fiscal year, even if a row in Team has several."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from plangen.periods import FiscalCalendar, Length, Period
from plangen.problems import Problem, error, warning
from plangen.records.people.team import Person, Quota


def one_a_year(people: Sequence[Person], calendar: FiscalCalendar, as_of: date) -> tuple[list[Person], list[Problem]]:
    """The people with one quota per year, and the problems; a quota with a year in its header wins."""
    problems: list[Problem] = []
    with_one_quota = []
    for person in people:
        kept: dict[Period | str, Quota] = {}
        for quota in sorted(person.quotas, key=lambda each: not each.year):
            year = quota_year(quota, calendar, as_of)
            first = kept.setdefault(year or quota.year, quota)
            if first is not quota:
                problems.append(_duplicate(person, first, quota, year.name if year else quota.year))
        with_one_quota.append(replace(person, quotas=tuple(kept.values())))
    return with_one_quota, problems


def quota_year(quota: Quota, calendar: FiscalCalendar, as_of: date) -> Period | None:
    """The year of a quota: the one in its header, or else the fiscal year of the as-of date."""
    return calendar.parse(quota.year) if quota.year else calendar.containing(as_of, Length.YEAR)


def _duplicate(person: Person, first: Quota, other: Quota, year: str) -> Problem:
    """A warning for a repeated quota, or an error if the two differ and one is skipped."""
    cells = f"{first.place.cell} and {other.place.cell}"
    value = f"{other.amount:f}"
    if first.amount == other.amount:
        message = f"{person.name}'s {year} quota appears in both {cells}."
        return warning(other.place, "duplicate quota", message, value=value, fix="Delete one of the columns.")
    message = f"{person.name} has two {year} quotas ({cells}). {first.place.cell} ({first.amount:f}) is used."
    return error(other.place, "two quotas", message, value=value, fix="Change or delete one of them.")
