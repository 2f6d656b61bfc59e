from datetime import date, timedelta
from decimal import Decimal

from plangen.elements.reasons import Reason
from plangen.metrics.pipeline.next_meetings import contacts_per_deal, next_meeting_dated
from tests.metrics.invented import AS_OF, opened, won


def test_a_next_meeting_counts_from_the_as_of_date_on() -> None:
    days = (AS_OF, date(2027, 1, 5), AS_OF - timedelta(days=1), None)
    found = next_meeting_dated([*(opened(5, next_meeting=day) for day in days), won(5, next_meeting=AS_OF)], AS_OF)
    assert (found.value, found.part, found.n) == (Decimal("0.5"), 2, 4)


def test_a_blank_is_no_contacts() -> None:
    assert contacts_per_deal([opened(5, contacts=count) for count in (3, None, 4)]).value == 3
    assert contacts_per_deal([opened(5, contacts=count) for count in (3, None, 4, 1)]).value == 1


def test_without_open_deals_both_are_na() -> None:
    assert {next_meeting_dated([won(5)], AS_OF).reason, contacts_per_deal([]).reason} == {Reason.NO_OPEN_DEALS}
