from decimal import Decimal

import pytest

from plangen.elements.reasons import Reason
from plangen.metrics.accounts.shared import is_handed_over, may_show_total, other_sellers, share_of_account
from plangen.records.deals.opportunities import Opportunity
from tests.metrics.invented import Q3, opened, won

OTHERS = ("Bo Lind", "Cy Park", "Di Roe")


def sold(others: int) -> list[Opportunity]:
    mine = won(25, account="Acme")
    return [mine, *(won(25, account="ACME", salesperson=name) for name in OTHERS[:others]), won(9, account="Other")]


@pytest.mark.parametrize(("others", "visible"), [(0, True), (1, False), (2, False), (3, True)])
def test_a_total_shows_for_nobody_else_or_three_others_so_that_no_one_can_be_worked_out(
    others: int, *, visible: bool
) -> None:
    assert may_show_total(others, is_shared=False) is visible
    assert may_show_total(others, is_shared=True)


def test_the_others_are_those_with_deals_at_the_account() -> None:
    assert other_sellers(sold(2), "Acme", "Ana Ruiz") == {"Bo Lind", "Cy Park"}


def test_the_own_share_is_known_only_where_the_total_may_show() -> None:
    assert share_of_account(sold(3), "Acme", "Ana Ruiz", Q3, is_shared=False).value == Decimal("0.25")
    assert share_of_account(sold(1), "Acme", "Ana Ruiz", Q3, is_shared=True).value == Decimal("0.5")
    assert share_of_account(sold(1), "Acme", "Ana Ruiz", Q3, is_shared=False).reason is Reason.FEW_PEERS


def test_a_deal_that_counts_for_no_one_is_the_accounts_and_in_no_ones_share() -> None:
    before_hire = won(200, account="Acme", salesperson="Ana Ruiz", inherited=True)
    share = share_of_account([*sold(1), before_hire], "Acme", "Ana Ruiz", Q3, is_shared=True)
    assert share.value == Decimal("0.1")


def test_an_account_is_handed_over_if_its_owner_sells_there_and_the_person_no_longer_does() -> None:
    deals = sold(1)
    assert is_handed_over(deals, "Acme", "Ana Ruiz", "bo lind")
    for owner in ("", "Ana Ruiz", "Cy Park"):
        assert not is_handed_over(deals, "Acme", "Ana Ruiz", owner)
    assert not is_handed_over([*deals, opened(5, account="Acme")], "Acme", "Ana Ruiz", "Bo Lind")
