"""Numbers on blank rows: a person's code, the period and a line, so that what is written there can come back."""

from collections.abc import Iterable

from plangen.periods import Length, Period

NUMBERED_KINDS = {"quarterly-review": 6}
"""How many numbers each kind of document takes for one person and period, in the order in which they are given."""


def blank_numbers(code: str, period: Period, kind: str, taken: Iterable[str]) -> list[str]:
    """The reserved numbers of a kind's blank rows; a number that stands in Actions already is passed over."""
    used = set(taken)
    free: list[str] = []
    line = 1
    wanted = sum(count for name, count in NUMBERED_KINDS.items() if _not_after(name, kind))
    while len(free) < wanted:
        number = f"{code}-{short_code(period)}-{line}"
        if number not in used:
            free.append(number)
        line += 1
    return free[-NUMBERED_KINDS[kind] :]


def short_code(period: Period) -> str:
    """The period in a number: 26Q3, 26M09, 27."""
    year = period.code.removeprefix("FY")[2:4]
    if period.length is Length.MONTH:
        return f"{year}M{period.start.month:02d}"
    return f"{year}{period.short}" if period.length is not Length.YEAR else year


def _not_after(name: str, kind: str) -> bool:
    order = list(NUMBERED_KINDS)
    return order.index(name) <= order.index(kind)
