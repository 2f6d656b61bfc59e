from datetime import date, timedelta

from plangen.elements.measure import RowKey
from plangen.metrics.results.leave import long_leave
from plangen.records.meetings.events import Event

MONDAY = date(2026, 8, 3)


def away(first: date, working_days: int, name: str = "Ana Ruiz") -> Event:
    weeks, rest = divmod(working_days - 1, 5)
    return Event(RowKey(5, 1), first, first + timedelta(days=7 * weeks + rest), "away", salesperson=name)


def test_four_weeks_away_is_long_leave_and_less_is_not() -> None:
    assert len(long_leave([away(MONDAY, 20)])["Ana Ruiz"]) == 20
    assert long_leave([away(MONDAY, 19)]) == {}


def test_adjoining_rows_are_one_leave_in_any_order() -> None:
    parts = [away(MONDAY + timedelta(days=14), 10), away(MONDAY, 10)]
    assert len(long_leave(parts)["Ana Ruiz"]) == 20
    separate = [away(MONDAY, 10), away(MONDAY + timedelta(days=15), 10)]
    assert long_leave(separate) == {}


def test_a_holiday_during_leave_is_not_counted_and_does_not_interrupt_it() -> None:
    holiday = MONDAY + timedelta(days=9)
    found = long_leave([away(MONDAY, 21)], {holiday})["Ana Ruiz"]
    assert len(found) == 20
    assert holiday not in found


def test_only_days_away_of_a_named_person_count() -> None:
    training = Event(RowKey(5, 2), MONDAY, MONDAY + timedelta(days=60), "training", salesperson="Ana Ruiz")
    assert long_leave([training, away(MONDAY, 30, name="")]) == {}
