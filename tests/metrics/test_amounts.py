from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plangen.metrics.amounts import priced, total, worth
from plangen.records.opportunities import Opportunity
from tests.metrics.invented import opened, won

DEALS = st.lists(st.builds(won, st.integers(-900, 900) | st.none()), max_size=8)


def test_what_deals_are_worth_says_how_many_of_them_have_an_amount() -> None:
    found = worth([won(5), opened(7), won(None)])
    assert (found.value, found.n, found.variant) == (Decimal(12), 3, "2 of 3 deals have an amount")
    assert worth([won(None)]).reason == "no amounts"
    assert worth([]).value == 0


@given(DEALS, DEALS)
def test_two_parts_are_worth_the_whole(one: list[Opportunity], other: list[Opportunity]) -> None:
    assert total(one) + total(other) == total([*one, *other])
    assert len(priced(one)) + len(priced(other)) == len(priced([*one, *other]))
