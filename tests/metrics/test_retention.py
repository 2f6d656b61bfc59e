from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plangen.metrics.retention import (
    Revenue,
    customers,
    gross_retention,
    net_retention,
    revenue_per_customer,
)
from tests.metrics.invented import Q3, opened, value, won


def brought(**amounts: int) -> dict[str, Revenue]:
    return {name: Revenue(Decimal(amount)) for name, amount in amounts.items()}


START = brought(cedar=10_000, fjord=17_000)
AMOUNTS = st.dictionaries(st.sampled_from("abcdef"), st.integers(-100, 900).map(lambda each: Revenue(Decimal(each))))


def test_27_k_that_grow_by_8_k_and_shrink_by_5_k_are_111_percent_net_and_81_gross() -> None:
    now = brought(cedar=18_000, fjord=12_000, harbor=50_000)
    assert value(net_retention(START, now)) == Decimal("1.1111")
    assert value(gross_retention(START, now)) == Decimal("0.8148")


def test_a_customer_who_is_gone_counts_as_nothing_and_a_new_one_not_at_all() -> None:
    now = brought(fjord=17_000, harbor=99_000)
    assert value(net_retention(START, now)) == value(gross_retention(START, now)) == Decimal("0.6296")


def test_a_customer_whose_credits_exceed_what_was_bought_counts_as_nothing() -> None:
    now = brought(cedar=-5_000, fjord=17_000)
    assert value(net_retention(START, now)) == value(gross_retention(START, now)) == Decimal("0.6296")


def test_without_customers_at_the_start_nothing_is_retained_or_lost() -> None:
    for start in ({}, brought(cedar=0), brought(cedar=-5)):
        assert net_retention(start, START).reason == "no customers at the start"
        assert gross_retention(start, START).reason == "no customers at the start"


@given(AMOUNTS, AMOUNTS)
def test_gross_is_never_above_a_hundred_percent_nor_above_net(
    start: dict[str, Revenue], now: dict[str, Revenue]
) -> None:
    gross, net = gross_retention(start, now).value, net_retention(start, now).value
    assert (gross is None) == (net is None)
    if gross is not None and net is not None:
        assert 0 <= gross <= min(Decimal(1), net)


def test_what_customers_brought_is_added_up_by_account_in_any_spelling() -> None:
    deals = [won(10, account="Fjord AS"), won(5, account="fjord  as"), won(7, account="Cedar"), won(9), opened(3)]
    found = customers(deals, Q3)
    assert {name: each.amount for name, each in found.items()} == {"fjord as": 15, "cedar": 7}
    assert found["fjord as"].rows == (deals[0].row, deals[1].row)


def test_revenue_per_customer_is_the_mean_over_accounts() -> None:
    deals = [won(10, account="Fjord"), won(20, account="Fjord"), won(6, account="Cedar"), won(900)]
    found = revenue_per_customer(deals, Q3)
    assert (found.value, found.n) == (Decimal(18), 2)


def test_revenue_per_customer_says_what_is_missing() -> None:
    assert revenue_per_customer([], Q3).reason == "0 won deals"
    assert revenue_per_customer([won(1)], Q3).reason == "no accounts named"
    assert revenue_per_customer([won(None, account="Cedar")], Q3).reason == "no amounts"
