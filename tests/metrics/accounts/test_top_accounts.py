from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.measure import RowKey
from plangen.metrics.accounts.top_accounts import (
    CandidateAccount,
    SelectedAccount,
    added_and_dropped,
    candidates,
    top_accounts,
)
from plangen.records.accounts.rows import Account
from tests.metrics.invented import AS_OF, lost, opened, won

ROW = RowKey(7, 1)


def candidate(name: str, won_amount: int = 0, open_amount: int = 0, **known: Any) -> CandidateAccount:
    return CandidateAccount(name, Decimal(won_amount), Decimal(open_amount), **known)


def names(found: list[SelectedAccount]) -> list[str]:
    return [each.account.name for each in found]


def top(*found: CandidateAccount, most: int = 15, **known: Any) -> list[SelectedAccount]:
    return top_accounts(found, most, AS_OF, **known)


def test_strategic_accounts_come_first_then_won_plus_open() -> None:
    found = top(candidate("A", 50), candidate("B", 20, 40), candidate("C", 1, strategic=True), candidate("D", 50, 10))
    assert names(found) == ["C", "D", "B", "A"]


def test_ties_are_sorted_by_amount_won_then_by_name() -> None:
    assert names(top(candidate("B", 5, 5), candidate("A", 5, 5), candidate("C", 7, 3))) == ["C", "A", "B"]


def test_accounts_listed_by_hand_come_first_and_are_marked() -> None:
    found = top(candidate("A", 9), candidate("B", 2), candidate("C", 5), listed=["b", "Nobody", "C"])
    assert [(each.place, each.account.name, each.listed) for each in found] == [
        (1, "B", True),
        (2, "C", True),
        (3, "A", False),
    ]


def test_no_more_accounts_are_selected_than_asked_for() -> None:
    assert names(top(candidate("A", 2), candidate("B", 1), candidate("C", 3), most=2)) == ["C", "A"]
    assert top() == []


def test_weights_are_used_only_if_given() -> None:
    weights = {"revenue": Decimal(1), "growth": Decimal(3), "white space": Decimal(1)}
    found = [candidate("A", 100, strategic=True), candidate("B", 50, metrics={"growth": Decimal("0.4")})]
    assert names(top(*found)) == ["A", "B"]
    assert names(top(*found, weights=weights)) == ["B", "A"]


def test_reasons_are_the_rank_by_revenue_and_an_upcoming_renewal() -> None:
    ends = date(2027, 3, 31)
    found = top(
        candidate("A", 9),
        candidate("B", 9, contract_ends=ends),
        candidate("C", 3, 30),
        candidate("D", 0, 1, contract_ends=AS_OF),
    )
    why = {each.account.name: (each.by_revenue, each.renewal) for each in found}
    assert why == {"A": (1, None), "B": (1, ends), "C": (3, None), "D": (None, AS_OF)}


def test_an_ended_or_distant_contract_is_not_a_reason() -> None:
    found = top(candidate("A", 9, contract_ends=date(2026, 10, 4)), candidate("B", 8, contract_ends=date(2029, 1, 1)))
    assert [each.renewal for each in found] == [None, None]


def test_candidates_are_accounts_with_wins_in_24_months_or_open_deals() -> None:
    deals = [
        won(10, date(2024, 10, 6), account="Acme"),
        won(30, date(2024, 10, 5), account="Acme"),
        opened(7, account="ACME"),
        opened(None, account="Acme"),
        lost(account="Bolt", amount=99),
        opened(3),
    ]
    [found] = candidates(deals, [], AS_OF)
    assert (found.name, found.won, found.open, len(found.rows)) == ("Acme", Decimal(10), Decimal(7), 3)


def test_24_months_start_the_day_after_the_as_of_date_two_years_before() -> None:
    deals = [won(5, date(2024, 10, 5), account="Late"), won(7, date(2024, 10, 6), account="First")]
    assert [(each.name, each.won) for each in candidates(deals, [], AS_OF)] == [("First", Decimal(7))]
    assert [each.name for each in candidates(deals, [], date(2026, 10, 4))] == ["First", "Late"]


def test_an_account_without_deals_is_excluded_unless_strategic_or_tier_a() -> None:
    accounts = [Account(ROW, "S", strategic=True), Account(ROW, "K", tier="A"), Account(ROW, "L", tier="B")]
    assert [each.name for each in candidates([], accounts, AS_OF)] == ["K", "S"]


def test_accounts_added_and_dropped_since_the_last_plan_are_listed() -> None:
    assert added_and_dropped(["Acme", "Bolt"], ["BOLT", "Cog"]) == (["Acme"], ["Cog"])


CANDIDATES = st.lists(
    st.builds(
        candidate, st.text("abc", min_size=1, max_size=2), st.integers(0, 3), st.integers(0, 3), strategic=st.booleans()
    ),
    max_size=8,
    unique_by=lambda each: each.name,
)


@given(st.data(), CANDIDATES)
def test_row_order_does_not_affect_places(data: st.DataObject, found: list[CandidateAccount]) -> None:
    assert top(*data.draw(st.permutations(found)), most=5) == top(*found, most=5)
