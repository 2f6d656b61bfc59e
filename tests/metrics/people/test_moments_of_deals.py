from datetime import date, timedelta
from decimal import Decimal

import pytest

from plangen.elements.measure import Unit
from plangen.metrics.people.recognition import RecognitionType
from plangen.records.deals.opportunities import Opportunity
from tests.metrics.invented import CALENDAR, Q3, lost, opened, period, person, won
from tests.metrics.praised import REACH, found, of


def test_the_first_win_at_an_account_is_the_first_by_anyone() -> None:
    first = won(500, account="Acme", name="Belts")
    later = won(900, date(2026, 9, 2), account="ACME")
    [moment] = of(RecognitionType.FIRST_AT_ACCOUNT, found([first, later]))
    assert (moment.account, moment.deal, moment.day, moment.figure.value) == (
        "Acme",
        "Belts",
        date(2026, 8, 14),
        Decimal(500),
    )
    earlier = won(5, date(2023, 6, 1), account="Acme", salesperson="Bo Ruiz")
    assert not of(RecognitionType.FIRST_AT_ACCOUNT, found([first], others=[REACH, earlier]))


def test_with_a_short_history_a_first_win_must_be_of_type_new() -> None:
    short = won(1, date(2025, 1, 2), account="Early & Co")
    assert not of(RecognitionType.FIRST_AT_ACCOUNT, found([won(5, account="Acme")], others=[short]))
    assert of(RecognitionType.FIRST_AT_ACCOUNT, found([won(5, account="Acme", kind="new")], others=[short]))


def test_a_credit_at_an_account_is_no_earlier_win() -> None:
    credit = won(-1, date(2025, 5, 1), account="Acme", salesperson="Bo")
    assert of(RecognitionType.FIRST_AT_ACCOUNT, found([won(5, account="Acme")], others=[REACH, credit]))


def earlier(*amounts: int) -> list[Opportunity]:
    return [won(amount, date(2025, 1, 6) + timedelta(weeks=at)) for at, amount in enumerate(amounts)]


def test_the_largest_deal_needs_ten_others_to_compare() -> None:
    large = won(1_000, account="Acme")
    [moment] = of(RecognitionType.LARGEST, found([*earlier(*range(90, 100)), large]))
    assert (moment.figure.value, moment.since, moment.rows) == (Decimal(1_000), date(2025, 1, 6), (large.row,))
    assert not of(RecognitionType.LARGEST, found([*earlier(*range(90, 99)), large]))


@pytest.mark.parametrize("second", [1_000, 970])
def test_a_deal_that_is_barely_larger_is_not_the_largest(second: int) -> None:
    assert not of(
        RecognitionType.LARGEST, found([*earlier(*range(90, 100)), won(second, date(2026, 3, 3)), won(1_000)])
    )


def test_the_largest_deal_considers_earlier_deals_but_not_later_ones() -> None:
    assert not of(RecognitionType.LARGEST, found([*earlier(*range(90, 99), 5_000), won(1_000)]))
    assert of(RecognitionType.LARGEST, found([*earlier(*range(90, 100)), won(1_000), won(5_000, date(2026, 10, 2))]))


def monthly(*amounts: int, last: date = date(2026, 9, 10)) -> list[Opportunity]:
    months = [CALENDAR.before(period(f"{last:%Y-%m}"), back).start for back in range(len(amounts) - 1, -1, -1)]
    return [won(amount, start.replace(day=10)) for start, amount in zip(months, amounts, strict=True)]


def test_the_best_month_of_twelve_is_dated_on_its_last_day() -> None:
    [moment] = of(RecognitionType.BEST_MONTH, found(monthly(*[50] * 11, 60)))
    assert (moment.day, moment.figure.value, moment.period) == (date(2026, 9, 30), Decimal(60), period("2026-09"))
    assert len(moment.rows) == 1


def test_the_best_month_needs_eleven_smaller_months_on_file_since_the_hire() -> None:
    assert not of(RecognitionType.BEST_MONTH, found(monthly(60, *[50] * 10, 60)))
    assert not of(RecognitionType.BEST_MONTH, found(monthly(*[50] * 11, 60), who=person(hired=date(2025, 12, 1))))
    assert not of(RecognitionType.BEST_MONTH, found(monthly(*[50] * 11, 60), others=()))


def test_a_month_in_progress_is_not_a_best_month() -> None:
    october = period("2026-10")
    assert not of(RecognitionType.BEST_MONTH, found(monthly(*[1] * 11, 60, last=date(2026, 10, 2)), october))


QUICK = [won(1, date(2026, 2, day), created=date(2026, 1, day)) for day in (3, 4, 5)]


def waiting(*days: int) -> list[Opportunity]:
    return [opened(1, created=date(2026, 6, day)) for day in days]


def test_the_oldest_open_deal_needs_five_open_deals() -> None:
    old = won(5, created=date(2026, 5, 1), account="Acme")
    [moment] = of(RecognitionType.OPEN_LONGEST, found([*QUICK, *waiting(2, 3, 4, 5), old]))
    assert (moment.figure.value, moment.figure.n, moment.since) == (Decimal(105), 5, date(2026, 5, 1))
    assert not of(RecognitionType.OPEN_LONGEST, found([*QUICK, *waiting(2, 3, 4), old]))
    older = opened(1, created=date(2026, 4, 1))
    assert not of(RecognitionType.OPEN_LONGEST, found([*QUICK, *waiting(2, 3, 4, 5), older, old]))


def test_a_deal_won_within_the_typical_cycle_was_not_open_long() -> None:
    young = won(5, created=date(2026, 8, 1))
    later = [opened(1, created=date(2026, 8, day)) for day in (2, 3, 4, 5)]
    assert not of(RecognitionType.OPEN_LONGEST, found([*QUICK, *later, young]))


def test_the_first_win_after_joining_needs_data_from_before_the_hire() -> None:
    new = person(hired=date(2026, 7, 1))
    [moment] = of(RecognitionType.FIRST_AFTER_JOINING, found([won(9), won(10, date(2026, 9, 1))], who=new))
    assert (moment.day, moment.figure.value, moment.figure.unit) == (date(2026, 8, 14), Decimal(44), Unit.DAYS)
    assert not of(RecognitionType.FIRST_AFTER_JOINING, found([won(9)], who=new, others=()))
    assert not of(RecognitionType.FIRST_AFTER_JOINING, found([won(9)]))


GONE = [
    won(5, date(2025, 8, 14), account="Acme", salesperson="Bo Ruiz"),
    lost(date(2026, 1, 9), account="acme", salesperson="Bo Ruiz"),
]


def test_a_customer_is_won_back_after_a_loss_and_a_year_without_a_win() -> None:
    [moment] = of(RecognitionType.WON_BACK, found([won(9, account="Acme")], others=[REACH, *GONE]))
    assert (moment.account, moment.since, moment.rows) == ("Acme", date(2025, 8, 14), moment.rows[:1])
    assert not of(RecognitionType.WON_BACK, found([won(9, account="Acme")], others=[REACH, GONE[0]]))
    assert not of(RecognitionType.WON_BACK, found([won(9, account="Acme")], others=[REACH, GONE[1]]))
    before = lost(date(2025, 3, 3), account="Acme")
    assert not of(RecognitionType.WON_BACK, found([won(9, account="Acme")], others=[REACH, GONE[0], before]))
    assert not of(RecognitionType.WON_BACK, found([won(9, date(2026, 8, 13), account="Acme")], others=[REACH, *GONE]))


def test_a_win_in_every_month_is_dated_at_the_first_win_of_the_last_month() -> None:
    days = [date(2026, 7, 3), date(2026, 8, 14), date(2026, 9, 4), date(2026, 9, 9)]
    [moment] = of(RecognitionType.EVERY_MONTH, found([won(1, day) for day in days]))
    assert (moment.day, moment.figure.value, moment.period) == (date(2026, 9, 4), Decimal(4), Q3)
    assert not of(RecognitionType.EVERY_MONTH, found([won(1, day) for day in days[:2]]))


def test_a_win_in_every_month_is_skipped_if_the_prior_quarter_had_one_too() -> None:
    assert not of(RecognitionType.EVERY_MONTH, found(monthly(*[5] * 6)))
    assert of(RecognitionType.EVERY_MONTH, found(monthly(*[5] * 5)))


def test_a_deal_with_rows_of_two_people_is_a_shared_win() -> None:
    other = won(60, id="D-7", salesperson="Bo Ruiz")
    [moment] = of(RecognitionType.SHARED_WIN, found([won(40, id="D-7")], others=[REACH, other]))
    assert (moment.others, moment.figure.value) == (("Bo Ruiz",), Decimal(40))
    assert not of(RecognitionType.SHARED_WIN, found([won(40)], others=[REACH, won(60, salesperson="Bo Ruiz")]))
