from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.reasons import Reason
from plangen.facts.formatting.reasons import variant_text
from plangen.metrics.results.losses import deals_lost, loss_reasons
from plangen.records.deals.opportunities import Opportunity
from tests.metrics.invented import Q3, lost, won

REASONS = st.sampled_from(["Price", "price", "PRICE ", "Timing", "", " ", "–"])
LOST = st.builds(lost, st.dates(date(2026, 6, 1), date(2026, 12, 1)), st.integers(0, 90) | st.none())


def test_loss_reasons_have_count_and_value_most_common_first() -> None:
    deals = [lost(amount=50, loss_reason="Timing"), *(lost(amount=10, loss_reason="Price") for _ in range(2)), won(1)]
    found = loss_reasons(deals, Q3)
    assert [(each.reason, each.deals.value, each.value.value) for each in found] == [
        ("Price", Decimal(2), Decimal(20)),
        ("Timing", Decimal(1), Decimal(50)),
    ]


def test_spellings_of_a_reason_are_combined_under_the_most_common_one() -> None:
    deals = [lost(loss_reason=text) for text in ("price", "Price", "Price", "PRICE ")]
    [found] = loss_reasons(deals, Q3)
    assert (found.reason, found.deals.value) == ("Price", Decimal(4))


def test_blank_reasons_are_not_recorded_and_come_last() -> None:
    found = loss_reasons([lost(), lost(loss_reason="–"), lost(), lost(loss_reason="Price")], Q3)
    assert [(each.reason, each.deals.value) for each in found] == [("Price", Decimal(1)), ("not recorded", Decimal(3))]


def test_a_lost_deal_with_an_amount_of_zero_has_no_value() -> None:
    [found] = loss_reasons([lost(amount=0, loss_reason="Price"), lost(loss_reason="Price")], Q3)
    assert (found.value.value, found.value.reason, found.value.n) == (None, Reason.NO_AMOUNTS, 2)
    [partly] = loss_reasons([lost(amount=5, loss_reason="Price"), lost(loss_reason="Price")], Q3)
    assert (partly.value.value, variant_text(partly.value)) == (Decimal(5), "1 of 2 deals have an amount")


def test_deals_lost_are_counted_by_close_date() -> None:
    assert deals_lost([lost(), lost(date(2026, 1, 1)), won(1)], Q3).value == 1
    assert deals_lost([], Q3).reason == Reason.NO_DEALS
    assert loss_reasons([won(1)], Q3) == []


@given(st.data(), st.lists(st.tuples(LOST, REASONS), max_size=12))
def test_loss_reasons_add_up_to_deals_lost_in_any_order(
    data: st.DataObject, reasons_given: list[tuple[Opportunity, str]]
) -> None:
    deals = [lost(deal.closed or Q3.start, loss_reason=reason) for deal, reason in reasons_given]
    found = loss_reasons(deals, Q3)
    assert sum(each.deals.value or 0 for each in found) == (deals_lost(deals, Q3).value or 0)
    other = loss_reasons(data.draw(st.permutations(deals)), Q3)
    assert [(each.reason, each.deals.n) for each in found] == [(each.reason, each.deals.n) for each in other]
