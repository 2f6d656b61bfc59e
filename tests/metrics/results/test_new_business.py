from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.reasons import Reason, Variant
from plangen.facts.formatting.reasons import fix_text, variant_text
from plangen.metrics.results.new_business import LookBack, new_customer_share
from plangen.records.deals.opportunities import Opportunity
from tests.metrics.invented import Q3, value, won

LONG_AGO = date(2024, 7, 1)
WON = st.builds(won, st.integers(0, 900), account=st.sampled_from(["Fjord", "Cedar", ""]))


def back(*everyone: Opportunity, since: date | None = LONG_AGO) -> LookBack:
    return LookBack(everyone, 24, since)


def test_new_customer_share_counts_accounts_with_no_prior_win() -> None:
    old = won(5, date(2025, 1, 1), account="Fjord", salesperson="Bo Ruiz")
    deals = [won(75, account="FJORD"), won(25, account="Cedar"), won(900)]
    found = new_customer_share(deals, Q3, back(*deals, old))
    assert (value(found), found.n, variant_text(found)) == (Decimal("0.2500"), 2, "no win in the prior 24 months")


def test_a_customer_with_only_a_credit_in_the_look_back_is_new() -> None:
    back_then = won(-5, date(2025, 1, 1), account="Fjord")
    assert new_customer_share([won(75, account="Fjord")], Q3, back(back_then)).value == 1


def test_an_account_won_before_the_look_back_is_new_again() -> None:
    assert (
        new_customer_share([won(5, account="Fjord")], Q3, back(won(1, date(2024, 6, 30), account="Fjord"))).value == 1
    )


def test_with_a_short_history_new_customers_come_from_deal_type() -> None:
    deals = [won(30, kind="new"), won(70, kind="existing"), won(900)]
    found = new_customer_share(deals, Q3, back(since=date(2025, 1, 1)))
    assert (value(found), found.variant) == (Decimal("0.3000"), Variant.TYPE_NEW)


def test_new_customer_share_gives_a_reason_when_na() -> None:
    short = new_customer_share([won(1, account="Cedar")], Q3, back(since=None))
    assert (short.reason, fix_text(short)) == (
        Reason.SHORT_HISTORY,
        "add deals closed since 2024-07-01, or a type column",
    )
    assert new_customer_share([], Q3, back()).reason == Reason.NO_WINS
    assert new_customer_share([won(1)], Q3, back()).reason == Reason.NO_ACCOUNTS
    assert new_customer_share([won(None, account="Cedar")], Q3, back()).reason == Reason.NO_AMOUNTS
    assert new_customer_share([won(0, account="Cedar")], Q3, back()).reason == Reason.REVENUE_IS_0


@given(st.lists(WON, max_size=10))
def test_new_and_existing_customers_add_up(deals: list[Opportunity]) -> None:
    existing = won(1, date(2025, 1, 1), account="Fjord")
    found = new_customer_share(deals, Q3, back(existing)).value
    old = sum(deal.amount or 0 for deal in deals if deal.account == "Fjord")
    total = sum(deal.amount or 0 for deal in deals if deal.account)
    assert found is None if not total else round(1 - (found or 0), 9) == round(Decimal(old) / total, 9)
