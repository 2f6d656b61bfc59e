from datetime import date, timedelta
from decimal import Decimal

from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.facts.formatting.reasons import reason_text, variant_text
from plangen.metrics.results.history import History, average
from plangen.periods import Period
from tests.metrics.invented import CALENDAR, Q3, opened, period, won

FIRST = date(2025, 3, 1)


def test_the_first_quarter_on_file_is_not_a_full_period() -> None:
    history = History([won(1, FIRST)], CALENDAR)
    assert not history.is_full(period("2025-Q1"))
    assert history.is_full(period("2025-Q2"))


def test_a_quarter_is_not_full_if_the_data_starts_on_its_first_day() -> None:
    history = History([won(1, date(2025, 4, 1))], CALENDAR)
    assert not history.is_full(period("2025-Q2"))


def test_a_quarter_is_full_one_median_cycle_after_the_first_created_date() -> None:
    created = date(2025, 1, 15)
    early = [won(1, FIRST, created=created), won(1, date(2026, 1, 1), created=date(2026, 1, 1) - timedelta(days=200))]
    # The median of 45 and 200 days is 122.5: added to January 15, that is in May.
    history = History(early, CALENDAR)
    assert not history.is_full(period("2025-Q2"))
    assert history.is_full(period("2025-Q3"))


def test_there_is_no_history_without_closed_deals() -> None:
    assert not History([opened(1, created=date(2020, 1, 1))], CALENDAR).is_full(Q3)
    assert not History([], CALENDAR).before(Q3)


def test_prior_periods_are_the_full_ones_of_the_last_four_latest_first() -> None:
    history = History([won(1, date(2025, 11, 3))], CALENDAR)
    assert [each.code for each in history.before(Q3)] == ["2026-Q2", "2026-Q1"]
    long = History([won(1, date(2020, 1, 1))], CALENDAR)
    assert [each.code for each in long.before(Q3)] == ["2026-Q2", "2026-Q1", "2025-Q4", "2025-Q3"]


def money(amount: int) -> Measure:
    return Measure(Decimal(amount), Unit.MONEY, 3)


def averaged(known: dict[str, Measure]) -> Measure:
    def of(each: Period) -> Measure:
        return known[each.code.removeprefix("20")]

    return average(of, [period(f"20{code}") for code in known])


def test_the_average_covers_periods_with_a_known_value() -> None:
    found = averaged({"26-Q2": money(10), "26-Q1": unknown(Unit.MONEY, Reason.NO_AMOUNTS), "25-Q4": money(30)})
    assert (found.value, found.n, variant_text(found)) == (Decimal(20), 2, "mean of 2 periods")


def test_a_zero_is_included_in_an_average() -> None:
    assert averaged({"26-Q2": money(0), "26-Q1": money(30)}).value == 15


def test_an_average_needs_two_periods() -> None:
    found = averaged({"26-Q2": money(10), "26-Q1": unknown(Unit.MONEY, Reason.NO_AMOUNTS)})
    assert (found.value, reason_text(found), found.unit) == (None, "under 2 full periods", Unit.MONEY)
    assert averaged({}).value is None
