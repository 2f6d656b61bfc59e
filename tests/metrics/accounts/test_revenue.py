from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.elements.reasons import Reason, Variant
from plangen.facts.formatting.reasons import variant_text
from plangen.metrics.accounts.revenue import (
    account_revenue,
    active_contacts,
    contact_frequency,
    growth,
    is_single_threaded,
    owned_products,
    penetration,
    share_of_wallet,
    top_account_concentration,
    touches,
    white_space,
)
from plangen.records.accounts.contacts import Contact
from plangen.records.accounts.white_space import WhiteSpace
from plangen.records.meetings.activities import Activity
from tests.metrics.invented import AS_OF, Q3, opened, value, won

ROW = RowKey(7, 1)
PRODUCTS = ("Belts", "Hoses", "Pumps", "Seals")


def money(amount: int) -> Measure:
    return Measure(Decimal(amount), Unit.MONEY, 3, (ROW,))


def product_row(product: str, status: str, potential: int | None = None, account: str = "Acme") -> WhiteSpace:
    return WhiteSpace(ROW, account, product, status, None if potential is None else Decimal(potential))


def touch(account: str, day: date, number: int = 1) -> Activity:
    return Activity(ROW, day, "Ana Ruiz", "call", Decimal(number), account)


def contact(name: str, **known: Any) -> Contact:
    return Contact(ROW, known.pop("account", "Acme"), name, **known)


def test_account_revenue_ignores_case_in_account_names() -> None:
    deals = [won(5, account="Acme"), won(7, account="ACME"), won(9, account="Bolt"), opened(3, account="Acme")]
    assert account_revenue(deals, "acme", Q3).value == 12
    assert account_revenue(deals, "Cog", Q3).reason == Reason.NO_DEALS


def test_share_of_wallet_is_revenue_divided_by_annual_spend() -> None:
    assert value(share_of_wallet(money(25), Decimal(200))) == Decimal("0.125")


def test_revenue_above_annual_spend_flags_the_estimate() -> None:
    found = share_of_wallet(money(300), Decimal(200))
    assert (value(found), found.variant) == (Decimal("1.5"), Variant.ABOVE_SPEND)
    assert white_space(money(300), Decimal(200), [], "Acme").reason == Reason.REVENUE_ABOVE_SPEND


@pytest.mark.parametrize("spend", [None, Decimal(0), Decimal(-5)])
def test_share_of_wallet_and_white_space_are_na_without_annual_spend(spend: Decimal | None) -> None:
    assert share_of_wallet(money(25), spend).reason == Reason.NO_ANNUAL_SPEND
    assert white_space(money(25), spend, [], "Acme").reason == Reason.NO_POTENTIAL


def test_white_space_prefers_product_potential_over_annual_spend() -> None:
    rows = [
        product_row("Belts", "owned", 9),
        product_row("Hoses", "gap", 5),
        product_row("Pumps", "pipeline", 2),
        product_row("Seals", "not eligible", 4),
    ]
    assert white_space(money(25), Decimal(200), rows, "ACME").value == 5
    assert white_space(money(25), Decimal(200), rows, "Bolt").value == 175


def test_unknown_revenue_makes_account_metrics_na() -> None:
    missing = unknown(Unit.MONEY, Reason.NO_AMOUNTS)
    assert share_of_wallet(missing, Decimal(9)).reason == Reason.NO_AMOUNTS
    assert white_space(missing, Decimal(9), [], "Acme").reason == Reason.NO_AMOUNTS
    assert growth(missing, money(1)).reason == Reason.NO_AMOUNTS


def test_penetration_is_owned_of_eligible_products() -> None:
    rows = [
        product_row("Belts", "owned"),
        product_row("Hoses", "gap"),
        product_row("Pumps", "pipeline"),
        product_row("Seals", "not eligible"),
    ]
    found = penetration(owned_products("Acme", rows, [won(1, account="Acme", product="Seals")], PRODUCTS, AS_OF))
    assert (value(found), found.part, found.n) == (Decimal("0.3333"), 1, 3)


def test_penetration_falls_back_to_won_deals_and_is_labeled() -> None:
    deals = [
        won(1, account="Acme", product="Belts"),
        won(1, account="acme", product="belts"),
        opened(1, account="Acme", product="Hoses"),
        won(1, account="Bolt", product="Pumps"),
    ]
    found = penetration(owned_products("Acme", [], deals, PRODUCTS, AS_OF))
    assert (found.part, found.n, found.variant) == (1, 4, Variant.FROM_WON_DEALS)
    unlisted = owned_products("Acme", [], [*deals, won(1, account="Acme", product="Valves")], PRODUCTS, AS_OF)
    assert (penetration(unlisted).part, penetration(unlisted).n) == (2, 5)
    assert penetration(owned_products("Acme", [], [], (), AS_OF)).reason == Reason.NO_PRODUCTS


STATUS = st.sampled_from(["owned", "gap", "pipeline", "not eligible", ""])
NAMES = st.sampled_from([*PRODUCTS, "Valves", "belts"])


@given(st.lists(st.builds(product_row, NAMES, STATUS)), st.lists(NAMES), st.lists(NAMES))
def test_penetration_is_never_above_one(rows: list[WhiteSpace], bought: list[str], listed: list[str]) -> None:
    deals = [won(1, account="Acme", product=name) for name in bought]
    found = penetration(owned_products("Acme", rows, deals, listed, AS_OF)).value
    assert found is None or 0 <= found <= 1


def test_growth_is_relative_to_the_prior_year() -> None:
    assert value(growth(money(120), money(100))) == Decimal("0.2")
    assert value(growth(money(0), money(100))) == -1


@pytest.mark.parametrize(
    ("current", "prior", "reason"), [(5, 0, Reason.NEW), (0, 0, Reason.NO_REVENUE), (5, -1, Reason.PRIOR_YEAR_BELOW_0)]
)
def test_growth_from_zero_or_negative_revenue_is_na(current: int, prior: int, reason: Reason) -> None:
    assert growth(money(current), money(prior)).reason == reason


def test_an_account_with_no_earlier_deals_is_new() -> None:
    assert growth(money(5), unknown(Unit.MONEY, Reason.NO_DEALS)).reason == Reason.NEW


def test_a_customer_who_bought_nothing_on_the_same_days_is_not_new() -> None:
    assert growth(money(5), money(0), is_customer=True).reason is Reason.NOTHING_BOOKED_THEN
    assert growth(money(0), money(0), is_customer=True).reason is Reason.NO_REVENUE


def test_top_account_concentration_is_a_share_of_total_bookings() -> None:
    found = top_account_concentration([money(50), money(21), unknown(Unit.MONEY, Reason.NO_AMOUNTS)], money(100))
    assert (value(found), variant_text(found)) == (Decimal("0.71"), "3 accounts")
    assert top_account_concentration([], money(100)).reason == Reason.NO_TOP_ACCOUNTS
    assert top_account_concentration([money(1)], money(0)).reason == Reason.NO_REVENUE


def test_touches_in_twelve_months_are_compared_with_the_target() -> None:
    done = [
        touch("Acme", AS_OF, 3),
        touch("acme", date(2025, 10, 6)),
        touch("Acme", date(2025, 10, 5)),
        touch("B", AS_OF),
    ]
    found = touches(done, "Acme", AS_OF)
    assert (found.value, found.n) == (Decimal(4), 2)
    share = contact_frequency(found, 6)
    assert (value(share), share.part, share.n) == (Decimal("0.6667"), 4, 6)


def test_zero_touches_are_known_only_if_activities_have_accounts() -> None:
    assert touches([touch("B", AS_OF)], "Acme", AS_OF).value == 0
    assert touches([touch("", AS_OF)], "Acme", AS_OF).reason == Reason.NO_ACCOUNTS_ON_ACTIVITIES
    assert contact_frequency(touches([], "Acme", AS_OF), 6).reason == Reason.NO_ACTIVITIES
    assert contact_frequency(touches([touch("B", AS_OF)], "B", AS_OF), 0).reason == Reason.TARGET_IS_0


def test_an_account_with_one_active_contact_is_single_threaded() -> None:
    active, old = contact("Jo", last_contact=date(2026, 9, 1)), contact("Al", last_contact=date(2025, 10, 5))
    found = active_contacts([active, old, contact("Mo", account="Bolt")], "acme", AS_OF)
    assert (found.value, is_single_threaded(found)) == (Decimal(1), True)
    assert not is_single_threaded(active_contacts([active, contact("Di")], "Acme", AS_OF))


def test_an_account_with_no_contacts_is_not_flagged_single_threaded() -> None:
    found = active_contacts([], "Acme", AS_OF)
    assert (found.reason, is_single_threaded(found)) == (Reason.NO_CONTACTS, False)


def test_one_year_before_february_29_is_february_28() -> None:
    assert (
        touches([touch("Acme", date(2027, 2, 28)), touch("Acme", date(2027, 3, 1))], "Acme", date(2028, 2, 29)).n == 1
    )
