from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.reasons import Reason
from plangen.facts.formatting.reasons import variant_text
from plangen.metrics.results.amounts import total, total_value, with_amount
from plangen.records.deals.opportunities import Opportunity
from tests.metrics.invented import opened, won

DEALS = st.lists(st.builds(won, st.integers(-900, 900) | st.none()), max_size=8)


def test_total_value_notes_how_many_deals_have_an_amount() -> None:
    found = total_value([won(5), opened(7), won(None)])
    assert (found.value, found.n, variant_text(found)) == (Decimal(12), 3, "2 of 3 deals have an amount")
    assert total_value([won(None)]).reason == Reason.NO_AMOUNTS
    assert total_value([]).value == 0


@given(DEALS, DEALS)
def test_totals_of_two_lists_add_up(one: list[Opportunity], other: list[Opportunity]) -> None:
    assert total(one) + total(other) == total([*one, *other])
    assert len(with_amount(one)) + len(with_amount(other)) == len(with_amount([*one, *other]))
