"""Numbers on blank rows: a person's code, the period and a line, so that what is written there can come back."""

from collections.abc import Iterable

from plangen.periods import Length, Period
from plangen.tables.folding import fold

NUMBERS = 6
NUMBERED_KINDS = {"monthly-review": 7, "quarterly-review": NUMBERS, "scorecard": 1}
"""How many numbers each kind of document takes for one person and period, in the order in which they are given."""
ONLY_FOR = {"monthly-review": Length.MONTH, "quarterly-review": Length.QUARTER}
"""Kinds that are made for periods of one length: in others they take no numbers."""


def blank_numbers(code: str, period: Period, kind: str, taken: Iterable[str]) -> list[str]:
    """The reserved numbers of a kind's blank rows; a number that stands in Actions already is passed over.

    A kind that is not in the list, as people draw their own, takes its numbers after all of these.
    """
    used = {fold(number) for number in taken}
    own = NUMBERED_KINDS.get(kind, NUMBERS)
    wanted = _before(kind, period) + own
    free: list[str] = []
    line = 1
    while len(free) < wanted:
        number = f"{code}-{short_code(period)}-{line}"
        if fold(number) not in used:
            free.append(number)
        line += 1
    return free[-own:]


def short_code(period: Period) -> str:
    """The period in a number: 26Q3, 26M09, 27."""
    year = period.code.removeprefix("FY")[2:4]
    if period.length is Length.MONTH:
        return f"{year}M{period.start.month:02d}"
    return f"{year}{period.short}" if period.length is not Length.YEAR else year


def _before(kind: str, period: Period) -> int:
    """How many numbers the kinds before this one take in a period."""
    order = [name for name in NUMBERED_KINDS if name == kind or ONLY_FOR.get(name, period.length) is period.length]
    earlier = order[: order.index(kind)] if kind in order else order
    return sum(NUMBERED_KINDS[name] for name in earlier)
