"""Warnings about bookings targets and Team quotas of one person that don't add up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from plangen.periods import MONTHS_A_YEAR, Length, Period, months
from plangen.problems import Problem, warning
from plangen.records.book import Book
from plangen.records.targets.rows import BOOKINGS, Target

_ROUNDING = Decimal("0.001")
"""The share of a target by which its rounded parts may differ from it."""


def quota_differences(book: Book) -> Iterable[Problem]:
    """Warnings for bookings targets that don't add up to a longer one or to the quota in Team."""
    bookings: dict[tuple[str, str], list[Target]] = defaultdict(list)
    for target in book.targets:
        if target.measure == BOOKINGS:
            bookings[target.scope, target.who].append(target)
    for targets in bookings.values():
        yield from _longer_targets(book, targets)
    yield from _team_quotas(book, bookings)


def _longer_targets(book: Book, targets: Sequence[Target]) -> Iterable[Problem]:
    """Warnings for targets that the shorter ones within them don't add up to; the shorter ones are used."""
    for longer in (each for each in targets if each.period.length is not Length.MONTH):
        parts = _shortest(each for each in targets if _contains(longer.period, each.period))
        total = sum((each.amount for each in parts), Decimal(0))
        if not parts or abs(total - longer.amount) <= abs(longer.amount) * _ROUNDING:
            continue
        name, amount = longer.period.name, f"{longer.amount:,f}"
        rest = "" if _cover(parts, longer.period) else f"; other months get their share of {amount}"
        many = len(parts) > 1
        found = f"{longer.who}'s shorter {'targets' if many else 'target'} in {name} {'total' if many else 'is'}"
        used = f"{'They are' if many else 'It is'} used{rest}."
        message, fix = f"{found} {total:,f}, not {amount}. {used}", "Make them match, or delete one."
        place = book.grids[longer.row.grid].place(longer.row.row, longer.column)
        yield warning(place, "target and parts differ", message, value=f"{longer.amount:f}", fix=fix)


def _team_quotas(book: Book, bookings: Mapping[tuple[str, str], Sequence[Target]]) -> Iterable[Problem]:
    """Warnings for Team quotas that differ from a full year of targets; the targets are used."""
    this_year = book.calendar.containing(book.as_of, Length.YEAR).code
    for person in book.roster.people:
        targets = bookings.get(("person", person.name), [])
        for quota in person.quotas if targets else ():
            year = book.calendar.parse(quota.year or this_year)
            total = _total(targets, year) if year else None
            if year and total is not None and total != quota.amount:
                found = f"{person.name}'s {year.name} targets add up to {total:,f}, which doesn't match this quota."
                message, fix = f"{found} The targets are used.", "Make them match, or delete one."
                yield warning(quota.place, "quota and targets differ", message, value=f"{quota.amount:f}", fix=fix)


def _total(targets: Iterable[Target], year: Period) -> Decimal | None:
    """The sum of the shortest targets that cover the year, or else of the annual ones; None without either."""
    within = [each for each in targets if each.period == year or _contains(year, each.period)]
    shortest = _shortest(within)
    annual = [each for each in within if each.period.length.months == MONTHS_A_YEAR]
    used = shortest if _cover(shortest, year) else annual
    return sum((each.amount for each in used), Decimal(0)) if used else None


def _shortest(targets: Iterable[Target]) -> list[Target]:
    """The shortest targets, none of which overlaps a shorter one."""
    found: list[Target] = []
    for target in sorted(targets, key=lambda each: each.period.length.months):
        if not any(_overlap(target.period, each.period) for each in found):
            found.append(target)
    return found


def _cover(targets: Sequence[Target], period: Period) -> bool:
    return {month for each in targets for month in months(each.period)} >= set(months(period))


def _overlap(one: Period, other: Period) -> bool:
    return one.start < other.end and other.start < one.end


def _contains(longer: Period, part: Period) -> bool:
    return part.length.months < longer.length.months and longer.start <= part.start and part.end <= longer.end
