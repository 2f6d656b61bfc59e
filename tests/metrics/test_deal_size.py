from decimal import Decimal

from plangen.metrics.deal_size import asks_for_median, credits_given, median_deal
from plangen.metrics.results import bookings
from tests.metrics.invented import Q3, lost, period, won


def test_the_median_deal_stands_beside_the_mean_where_the_mean_alone_would_mislead() -> None:
    assert median_deal([won(10), won(20), won(90)], Q3).value == 20
    assert not asks_for_median([won(10), won(20), won(60)], Q3)
    assert asks_for_median([won(10), won(20), won(61)], Q3)
    assert not asks_for_median([won(10)] * 4, Q3)
    assert asks_for_median([won(10)] * 5, Q3)


def test_without_a_won_deal_there_is_no_median_and_none_is_asked_for() -> None:
    assert median_deal([won(None)], Q3).reason == "0 won deals with an amount"
    assert not asks_for_median([lost()], Q3)


def test_credits_are_told_beside_the_bookings_that_hold_them() -> None:
    deals = [won(500), won(-120), won(-30), won(None), lost(amount=-9)]
    found = credits_given(deals, Q3)
    assert (found.value, found.n) == (Decimal(-150), 2)
    assert bookings(deals, Q3).value == 350
    assert credits_given(deals, period("2025")).value == 0
    assert credits_given([], Q3).reason == "no deals in the files"
