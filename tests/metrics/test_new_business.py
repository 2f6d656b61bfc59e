from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plangen.metrics.new_business import LookBack, net_new_share
from plangen.records.opportunities import Opportunity
from tests.metrics.invented import Q3, value, won

LONG_AGO = date(2024, 7, 1)
WON = st.builds(won, st.integers(0, 900), account=st.sampled_from(["Fjord", "Cedar", ""]))


def back(*everyone: Opportunity, since: date | None = LONG_AGO) -> LookBack:
    return LookBack(everyone, 24, since)


def test_the_net_new_share_is_what_accounts_brought_at_which_nobody_won_before() -> None:
    old = won(5, date(2025, 1, 1), account="Fjord", salesperson="Bo Ruiz")
    deals = [won(75, account="FJORD"), won(25, account="Cedar"), won(900)]
    found = net_new_share(deals, Q3, back(*deals, old))
    assert (value(found), found.n, found.variant) == (Decimal("0.2500"), 2, "none won in the 24 months before")


def test_an_account_won_before_the_look_back_is_new_again() -> None:
    assert net_new_share([won(5, account="Fjord")], Q3, back(won(1, date(2024, 6, 30), account="Fjord"))).value == 1


def test_with_a_short_history_the_type_of_deals_says_what_is_new() -> None:
    deals = [won(30, kind="new"), won(70, kind="existing"), won(900)]
    found = net_new_share(deals, Q3, back(since=date(2025, 1, 1)))
    assert (value(found), found.variant) == (Decimal("0.3000"), "deals of type new")


def test_a_net_new_share_that_cannot_be_said_gives_its_reason() -> None:
    short = net_new_share([won(1, account="Cedar")], Q3, back(since=None))
    assert (short.reason, short.cure) == ("history too short", "add deals closed since 2024-07-01, or a column type")
    assert net_new_share([], Q3, back()).reason == "0 won deals"
    assert net_new_share([won(1)], Q3, back()).reason == "no accounts named"
    assert net_new_share([won(None, account="Cedar")], Q3, back()).reason == "no amounts"
    assert net_new_share([won(0, account="Cedar")], Q3, back()).reason == "0 revenue"


@given(st.lists(WON, max_size=10))
def test_new_and_known_customers_are_the_whole(deals: list[Opportunity]) -> None:
    known = won(1, date(2025, 1, 1), account="Fjord")
    found = net_new_share(deals, Q3, back(known)).value
    old = sum(deal.amount or 0 for deal in deals if deal.account == "Fjord")
    whole = sum(deal.amount or 0 for deal in deals if deal.account)
    assert found is None if not whole else round(1 - (found or 0), 9) == round(Decimal(old) / whole, 9)
