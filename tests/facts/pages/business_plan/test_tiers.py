from datetime import date, timedelta
from typing import Any

import pytest

from plangen.facts.pages.business_plan.development import development
from plangen.facts.pages.business_plan.tiers import tier_table
from tests.facts.pages.account_plan.planned import ANA, AS_OF, BO, DEALS, cells, deal, planned_book
from tests.facts.pages.business_plan.planned import plan_scope
from tests.metrics.invented import period

OWNERS = [("account", "salesperson", "tier"), *((name, ANA, "B") for name in ("Acme", "Bolt", "Crane"))]


def contacts(seller: str, account: str) -> list[Any]:
    return [(seller, AS_OF - timedelta(days=at), "call", account, 3) for at in (10, 20)]


def activities(*rows: Any) -> list[Any]:
    return [("salesperson", "date", "type", "account", "count"), *rows]


def test_an_account_is_contacted_by_anyone() -> None:
    logged = activities(*contacts(ANA, "Acme"), *contacts(BO, "Bolt"))
    scope = plan_scope(planned_book(Accounts=OWNERS, Activities=logged), code="2027")
    found = tier_table(scope, period("2026"))
    assert found is not None
    assert cells(found.rows, "tier", "accounts", "contacted") == [("Tier B", "3", "2 of 3")]
    assert found.note == "Contacted: in the 12 months to Oct 5, 2026."


@pytest.mark.parametrize(("stage", "counted"), [("Closed Lost", 3), ("Closed Won", 4)])
def test_the_accounts_are_those_of_the_tiers_so_one_that_was_only_lost_is_none(stage: str, counted: int) -> None:
    closed = deal("Dell", 5_000, date(2026, 4, 1), stage=stage)
    scope = plan_scope(planned_book((*DEALS, closed), Accounts=OWNERS), code="2027")
    assert development(scope).all_accounts.startswith(f"{counted} accounts bought in 2026 or are mine;")
    found = tier_table(scope, period("2026"))
    assert found is not None
    assert sum(int(count) for (count,) in cells(found.rows, "accounts")) == counted
