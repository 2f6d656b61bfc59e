from decimal import Decimal

from plangen.elements.reasons import Reason
from plangen.metrics.results.by_type import bookings_of_type
from tests.metrics.invented import Q3, lost, won


def test_bookings_are_summed_by_type() -> None:
    deals = [won(10, kind="new"), won(20, kind="new"), won(5, kind="renewal"), won(7), lost(amount=9, kind="new")]
    assert [bookings_of_type(deals, Q3, kind).value for kind in ("new", "existing", "renewal")] == [
        Decimal(30),
        Decimal(0),
        Decimal(5),
    ]


def test_without_types_amounts_or_deals_they_are_na() -> None:
    assert bookings_of_type([won(10)], Q3, "new").reason is Reason.NO_TYPES
    assert bookings_of_type([won(None, kind="new")], Q3, "new").reason is Reason.NO_AMOUNTS
    assert bookings_of_type([], Q3, "new").reason is Reason.NO_DEALS
