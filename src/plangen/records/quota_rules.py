"""Rules between the amounts that one person is to win: targets of several lengths, and the quota in Team."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from plangen.periods import MONTHS_A_YEAR, Length, Period, months
from plangen.problems import Problem, warning
from plangen.records.book import Book
from plangen.records.targets import BOOKINGS, Target

_ROUNDED = Decimal("0.001")
"""The part of a target by which its rounded parts may miss it."""


def quota_differences(book: Book) -> Iterable[Problem]:
    """The warnings that targets of bookings do not come to a longer one, or to the quota in Team."""
    bookings: dict[tuple[str, str], list[Target]] = defaultdict(list)
    for target in book.targets:
        if target.measure == BOOKINGS:
            bookings[target.scope, target.who].append(target)
    for own in bookings.values():
        yield from _against_each_other(book, own)
    yield from _against_team(book, bookings)


def _against_each_other(book: Book, targets: Sequence[Target]) -> Iterable[Problem]:
    """The longer targets that the shorter ones within them do not come to; those are the ones that count."""
    for whole in (each for each in targets if each.period.length is not Length.MONTH):
        parts = _finest(each for each in targets if _holds(whole.period, each.period))
        come_to = sum((each.amount for each in parts), Decimal(0))
        if not parts or abs(come_to - whole.amount) <= abs(whole.amount) * _ROUNDED:
            continue
        name = whole.period.name
        message = f"The targets of {whole.who} for parts of {name} come to {come_to:f}, this one says otherwise."
        rest = " and the rest of the time takes its share of this one" if not _cover(parts, whole.period) else ""
        cure = f"The parts count{rest}; make the two agree, or delete one."
        place = book.grids[whole.row.grid].place(whole.row.row, whole.column)
        yield warning(place, "target against its parts", message, value=f"{whole.amount:f}", cure=cure)


def _against_team(book: Book, bookings: Mapping[tuple[str, str], Sequence[Target]]) -> Iterable[Problem]:
    """The quotas in Team from which the targets of a whole year differ; the targets win."""
    this_year = book.calendar.containing(book.as_of, Length.YEAR).code
    for person in book.roster.people:
        own = bookings.get(("person", person.name), [])
        for quota in person.quotas if own else ():
            year = book.calendar.parse(quota.year or this_year)
            total = _total(own, year) if year else None
            if year and total is not None and total != quota.amount:
                message = f"{person.name}'s targets for {year.name} come to {total:f}, the quota here says otherwise."
                cure = "The targets count; make the two equal, or delete one."
                yield warning(quota.place, "quota against target", message, value=f"{quota.amount:f}", cure=cure)


def _total(targets: Iterable[Target], year: Period) -> Decimal | None:
    """What targets come to that cover the year as a whole: its finest ones together, else its own."""
    within = [each for each in targets if each.period == year or _holds(year, each.period)]
    finest = _finest(within)
    whole = finest if _cover(finest, year) else [each for each in within if each.period.length.months == MONTHS_A_YEAR]
    return sum((each.amount for each in whole), Decimal(0)) if whole else None


def _finest(targets: Iterable[Target]) -> list[Target]:
    """The shortest targets, none of which has a month in common with a shorter one."""
    found: list[Target] = []
    for target in sorted(targets, key=lambda each: each.period.length.months):
        if not any(_meet(target.period, each.period) for each in found):
            found.append(target)
    return found


def _cover(targets: Sequence[Target], whole: Period) -> bool:
    return {month for each in targets for month in months(each.period)} >= set(months(whole))


def _meet(one: Period, other: Period) -> bool:
    return one.start < other.end and other.start < one.end


def _holds(whole: Period, part: Period) -> bool:
    return part.length.months < whole.length.months and whole.start <= part.start and part.end <= whole.end
