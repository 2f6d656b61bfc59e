import pytest

from plangen.sources.grid import Cell
from tests.records.deals.test_opportunities import deal, deals


def test_deals_with_two_ids_but_one_account_name_amount_and_close_date_are_reported_with_the_total() -> None:
    found = deals(deal(), deal(id="D2"), deal(id="D3"), deal(id="D4", name="Bins"))
    assert len(found.opportunities) == 4
    (problem,) = found.problems
    assert (problem.severity, problem.place.cell, problem.value) == ("warning", "A3", "D2")
    assert problem.message == (
        "Same account, name, amount, and close date as A2, but not the same id. 2 deals are such probable duplicates. "
        "All are counted; if they are duplicates, 1,000 is counted twice."
    )


@pytest.mark.parametrize("stages", [("Won", "Lost"), ("Lost", "Won"), ("Won", "Proposal")])
def test_a_deal_with_two_outcomes_is_said_to_have_both(stages: tuple[str, str]) -> None:
    found = deals(deal(stage=stages[0]), deal(id="D2", stage=stages[1]))
    assert len(found.opportunities) == 2
    (problem,) = (each for each in found.problems if each.sort == "probable duplicates")
    one, other = ("open" if stage == "Proposal" else stage.lower() for stage in stages)
    assert problem.message.endswith(f"if they are duplicates, one deal counts as {one} and as {other}.")


def test_duplicates_of_one_outcome_and_of_two_are_both_named() -> None:
    found = deals(deal(), deal(id="D2"), deal(id="D3", stage="Lost"), deal(id="D4", stage="Lost"))
    (problem,) = found.problems
    assert problem.message.endswith("500 is counted twice, and 2 deals count as won and as lost.")


@pytest.mark.parametrize("other", [{"account": "Beta"}, {"name": "Bins"}, {"amount": 501}, {"close": "2026-08-30"}])
def test_deals_that_differ_in_one_of_them_are_not(other: dict[str, Cell]) -> None:
    assert not deals(deal(), deal(id="D2", **other)).problems


@pytest.mark.parametrize("blank", [{"account": ""}, {"amount": None}, {"amount": 0}])
def test_deals_without_one_of_them_are_not(blank: dict[str, Cell]) -> None:
    sorts = {problem.sort for problem in deals(deal(**blank), deal(id="D2", **blank)).problems}
    assert "probable duplicates" not in sorts


def test_accounts_and_names_that_differ_in_case_and_spaces_only_are_the_same() -> None:
    found = deals(deal(account="Acme Co", name="Racks"), deal(id="D2", account="ACME  CO", name="racks"))
    assert [problem.sort for problem in found.problems] == ["probable duplicates"]
