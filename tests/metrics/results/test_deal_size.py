from decimal import Decimal

from plangen.elements.reasons import Reason
from plangen.metrics.results.bookings import bookings
from plangen.metrics.results.deal_size import credits_given, median_deal_size, needs_median
from tests.metrics.invented import Q3, lost, period, won


def test_the_median_is_needed_when_the_mean_alone_would_mislead() -> None:
    assert median_deal_size([won(10), won(20), won(90)], Q3).value == 20
    assert not needs_median([won(10), won(20), won(60)], Q3)
    assert needs_median([won(10), won(20), won(61)], Q3)
    assert not needs_median([won(10)] * 4, Q3)
    assert needs_median([won(10)] * 5, Q3)


def test_median_deal_size_is_na_without_won_amounts() -> None:
    assert median_deal_size([won(None)], Q3).reason == Reason.NO_WON_AMOUNTS
    assert median_deal_size([lost()], Q3).reason == Reason.NO_WINS
    assert not needs_median([lost()], Q3)


def test_credits_are_the_negative_amounts_included_in_bookings() -> None:
    deals = [won(500), won(-120), won(-30), won(None), lost(amount=-9)]
    found = credits_given(deals, Q3)
    assert (found.value, found.n) == (Decimal(-150), 2)
    assert bookings(deals, Q3).value == 350
    assert credits_given(deals, period("2025")).value == 0
    assert credits_given([], Q3).reason == Reason.NO_DEALS
