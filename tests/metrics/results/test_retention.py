from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.reasons import Reason
from plangen.metrics.results.retention import (
    Revenue,
    gross_retention,
    net_retention,
    revenue_by_customer,
    revenue_per_customer,
)
from tests.metrics.invented import Q3, opened, value, won


def revenue(**amounts: int) -> dict[str, Revenue]:
    return {name: Revenue(Decimal(amount)) for name, amount in amounts.items()}


START = revenue(cedar=10_000, fjord=17_000)
AMOUNTS = st.dictionaries(st.sampled_from("abcdef"), st.integers(-100, 900).map(lambda each: Revenue(Decimal(each))))


def test_27_thousand_plus_8_minus_5_is_111_percent_net_and_81_gross() -> None:
    now = revenue(cedar=18_000, fjord=12_000, harbor=50_000)
    assert value(net_retention(START, now)) == Decimal("1.1111")
    assert value(gross_retention(START, now)) == Decimal("0.8148")


def test_a_lost_customer_counts_as_zero_and_a_new_one_is_excluded() -> None:
    now = revenue(fjord=17_000, harbor=99_000)
    assert value(net_retention(START, now)) == value(gross_retention(START, now)) == Decimal("0.6296")


def test_a_customer_with_negative_revenue_counts_as_zero() -> None:
    now = revenue(cedar=-5_000, fjord=17_000)
    assert value(net_retention(START, now)) == value(gross_retention(START, now)) == Decimal("0.6296")


def test_retention_is_na_without_starting_customers() -> None:
    for start in ({}, revenue(cedar=0), revenue(cedar=-5)):
        assert net_retention(start, START).reason == Reason.NO_STARTING_CUSTOMERS
        assert gross_retention(start, START).reason == Reason.NO_STARTING_CUSTOMERS


@given(AMOUNTS, AMOUNTS)
def test_gross_retention_never_exceeds_100_percent_or_net_retention(
    start: dict[str, Revenue], now: dict[str, Revenue]
) -> None:
    gross, net = gross_retention(start, now).value, net_retention(start, now).value
    assert (gross is None) == (net is None)
    if gross is not None and net is not None:
        assert 0 <= gross <= min(Decimal(1), net)


def test_revenue_by_customer_combines_spellings() -> None:
    deals = [won(10, account="Fjord AS"), won(5, account="fjord  as"), won(7, account="Cedar"), won(9), opened(3)]
    found = revenue_by_customer(deals, Q3)
    assert {name: each.amount for name, each in found.items()} == {"fjord as": 15, "cedar": 7}
    assert found["fjord as"].rows == (deals[0].row, deals[1].row)


def test_revenue_per_customer_is_the_mean_over_accounts() -> None:
    deals = [won(10, account="Fjord"), won(20, account="Fjord"), won(6, account="Cedar"), won(900)]
    found = revenue_per_customer(deals, Q3)
    assert (found.value, found.n) == (Decimal(18), 2)


def test_revenue_per_customer_gives_a_reason_when_na() -> None:
    assert revenue_per_customer([], Q3).reason == Reason.NO_WINS
    assert revenue_per_customer([won(1)], Q3).reason == Reason.NO_ACCOUNTS
    assert revenue_per_customer([won(None, account="Cedar")], Q3).reason == Reason.NO_AMOUNTS
