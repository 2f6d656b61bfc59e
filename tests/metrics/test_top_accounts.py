from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plangen.elements.measure import RowKey
from plangen.metrics.top_accounts import Candidate, Chosen, came_and_went, candidates, top_accounts
from plangen.records.accounts import Account
from tests.metrics.invented import AS_OF, lost, opened, won

ROW = RowKey(7, 1)


def one(name: str, worth: int = 0, still_open: int = 0, **known: Any) -> Candidate:
    return Candidate(name, Decimal(worth), Decimal(still_open), **known)


def names(found: list[Chosen]) -> list[str]:
    return [each.account.name for each in found]


def top(*found: Candidate, most: int = 15, **known: Any) -> list[Chosen]:
    return top_accounts(found, most, AS_OF, **known)


def test_strategic_accounts_come_first_then_what_was_won_and_is_open() -> None:
    found = top(one("A", 50), one("B", 20, 40), one("C", 1, strategic=True), one("D", 50, 10))
    assert names(found) == ["C", "D", "B", "A"]


def test_equal_ones_come_by_what_was_won_and_then_by_name() -> None:
    assert names(top(one("B", 5, 5), one("A", 5, 5), one("C", 7, 3))) == ["C", "A", "B"]


def test_a_list_by_hand_wins_and_says_so() -> None:
    found = top(one("A", 9), one("B", 2), one("C", 5), listed=["b", "Nobody", "C"])
    assert [(each.place, each.account.name, each.listed) for each in found] == [
        (1, "B", True),
        (2, "C", True),
        (3, "A", False),
    ]


def test_fewer_than_asked_for_are_all_there_are() -> None:
    assert names(top(one("A", 2), one("B", 1), one("C", 3), most=2)) == ["C", "A"]
    assert top() == []


def test_weights_rank_only_when_they_are_given() -> None:
    weights = {"revenue": Decimal(1), "growth": Decimal(3), "white space": Decimal(1)}
    found = [one("A", 100, strategic=True), one("B", 50, figures={"growth": Decimal("0.4")})]
    assert names(top(*found)) == ["A", "B"]
    assert names(top(*found, weights=weights)) == ["B", "A"]


def test_why_it_was_chosen_is_its_place_by_revenue_and_a_contract_that_ends() -> None:
    ends = date(2027, 3, 31)
    found = top(one("A", 9), one("B", 9, contract_ends=ends), one("C", 3, 30), one("D", 0, 1, contract_ends=AS_OF))
    why = {each.account.name: (each.by_revenue, each.renewal) for each in found}
    assert why == {"A": (1, None), "B": (1, ends), "C": (3, None), "D": (None, AS_OF)}


def test_a_contract_that_has_ended_or_ends_in_years_is_no_reason() -> None:
    found = top(one("A", 9, contract_ends=date(2026, 10, 4)), one("B", 8, contract_ends=date(2029, 1, 1)))
    assert [each.renewal for each in found] == [None, None]


def test_candidates_are_the_accounts_of_24_months_and_of_open_deals() -> None:
    deals = [
        won(10, date(2024, 10, 1), account="Acme"),
        won(30, date(2024, 9, 30), account="Acme"),
        opened(7, account="ACME"),
        opened(None, account="Acme"),
        lost(account="Bolt", amount=99),
        opened(3),
    ]
    [found] = candidates(deals, [], AS_OF)
    assert (found.name, found.won, found.open, len(found.rows)) == ("Acme", Decimal(10), Decimal(7), 3)


def test_an_account_without_deals_stays_out_unless_it_is_strategic_or_of_class_a() -> None:
    accounts = [Account(ROW, "S", strategic=True), Account(ROW, "K", klass="A"), Account(ROW, "L", klass="B")]
    assert [each.name for each in candidates([], accounts, AS_OF)] == ["K", "S"]


def test_what_came_in_and_what_dropped_out_since_the_last_plan_is_named() -> None:
    assert came_and_went(["Acme", "Bolt"], ["BOLT", "Cog"]) == (["Acme"], ["Cog"])


CANDIDATES = st.lists(
    st.builds(
        one, st.text("abc", min_size=1, max_size=2), st.integers(0, 3), st.integers(0, 3), strategic=st.booleans()
    ),
    max_size=8,
    unique_by=lambda each: each.name,
)


@given(st.data(), CANDIDATES)
def test_the_order_of_the_rows_changes_no_place(data: st.DataObject, found: list[Candidate]) -> None:
    assert top(*data.draw(st.permutations(found)), most=5) == top(*found, most=5)
