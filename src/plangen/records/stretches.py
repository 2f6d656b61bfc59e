"""The days that each column of amounts is for: by what its head says, a total also by where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from plangen.periods import FiscalCalendar, Length, Period, months
from plangen.records.spans import TOTALS, span
from plangen.tables.table import FamilyColumn


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from `start` up to, but not with, `end`; `period` is None where no period has just these days.

    `bare` is a total that names no time: it stands for the columns beside it.
    """

    start: date
    end: date
    period: Period | None = None
    bare: bool = False

    @property
    def is_month(self) -> bool:
        """Whether it is a month that is named, which has no parts."""
        return not self.bare and self.period is not None and self.period.length is Length.MONTH

    def holds(self, other: "Stretch") -> bool:
        """Whether all days of another stretch are days of this one."""
        return self.start <= other.start and other.end <= self.end


def of_period(period: Period) -> Stretch:
    """The stretch of a period."""
    return Stretch(period.start, period.end, period)


def stretches(heads: Sequence[FamilyColumn], year: str, calendar: FiscalCalendar) -> list[Stretch | None]:
    """The stretch of each head, in the order of columns; None where nobody names the year."""
    named = [None if _is_bare(head) else span(head.says, year, calendar) for head in heads]
    found = [of_period(period) if period else None for period in named]
    bare = [at for at, head in enumerate(heads) if _is_bare(head)]
    runs = [_run(found, bare, turn) for turn in range(len(bare))]
    parts = [stretch for stretch in found if stretch]
    whole = span({}, year, calendar)
    for at, run in zip(bare, runs, strict=True):
        inside = run or parts
        if inside:
            found[at] = _around(inside, calendar)
        elif whole and not any(not _is_bare(head) for head in heads):
            found[at] = replace(of_period(whole), bare=True)
    return found


def _is_bare(head: FamilyColumn) -> bool:
    return not {*head.says} - {"total"} and head.says.get("total", TOTALS[0]) in TOTALS


def _run(found: Sequence[Stretch | None], bare: Sequence[int], turn: int) -> list[Stretch]:
    """The columns that a total is of: those since the last total; where totals lead, those up to the next one."""
    leads = len(bare) > 1 and not any(found[: bare[0]]) and any(found[bare[-1] :])
    if leads:
        until = bare[turn + 1] if turn + 1 < len(bare) else len(found)
        return [stretch for stretch in found[bare[turn] + 1 : until] if stretch]
    since = bare[turn - 1] + 1 if turn else 0
    return [stretch for stretch in found[since : bare[turn]] if stretch]


def _around(inside: Sequence[Stretch], calendar: FiscalCalendar) -> Stretch:
    """The stretch that some others come to; a period only where no month of it is missing."""
    start, end = min(each.start for each in inside), max(each.end for each in inside)
    covered = {month.start for each in inside if each.period for month in months(each.period)}
    for days in (calendar, FiscalCalendar()):
        for length in Length:
            period = days.containing(start, length)
            if (period.start, period.end) == (start, end) and len(covered) == length.months:
                return Stretch(start, end, calendar.parse(period.code), bare=True)
    return Stretch(start, end, bare=True)
