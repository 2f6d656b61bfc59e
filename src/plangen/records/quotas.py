"""One quota of a person for one fiscal year, where a row of Team names several."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from plangen.periods import FiscalCalendar, Length, Period
from plangen.problems import Problem, error, warning
from plangen.records.team import Person, Quota


def one_a_year(people: Sequence[Person], calendar: FiscalCalendar, as_of: date) -> tuple[list[Person], list[Problem]]:
    """The people with one quota for each year, and what is wrong where there were two: a named year counts."""
    problems: list[Problem] = []
    settled = []
    for person in people:
        kept: dict[Period | str, Quota] = {}
        for quota in sorted(person.quotas, key=lambda each: not each.year):
            year = quota_year(quota, calendar, as_of)
            first = kept.setdefault(year or quota.year, quota)
            if first is not quota:
                problems.append(_told(person, first, quota, year.name if year else quota.year))
        settled.append(replace(person, quotas=tuple(kept.values())))
    return settled, problems


def quota_year(quota: Quota, calendar: FiscalCalendar, as_of: date) -> Period | None:
    """The year that a quota is for: the one in its head, else the fiscal year of the day."""
    return calendar.parse(quota.year) if quota.year else calendar.containing(as_of, Length.YEAR)


def _told(person: Person, first: Quota, other: Quota, year: str) -> Problem:
    """Two quotas for one year: an error where they differ, since one of them is left out."""
    cells = f"{first.place.cell} and {other.place.cell}"
    value = f"{other.amount:f}"
    if first.amount == other.amount:
        message = f"{person.name}'s quota for {year} stands in {cells}, and is the same in both."
        return warning(other.place, "quota twice", message, value=value, cure="Delete one of the two columns.")
    message = f"{person.name} has two quotas for {year}, in {cells}; {first.place.cell} ({first.amount:f}) counts."
    return error(other.place, "two quotas", message, value=value, cure="Correct or delete one of the two.")
