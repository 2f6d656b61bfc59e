import pytest

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.records.deals.test_opportunities import DAY, HEADERS, deal
from tests.sheets import book, sheet

TEAM = sheet(
    ["Salesperson", "Manager"], *([name, "Bo Lind"] for name in ("Ana Ruiz", "Cy Day", "Jo Over")), name="Team"
)


def shared(*cells: list[Cell], headers: list[Cell]) -> Book:
    owners = ("Ana Ruiz", "Cy Day", "Jo Over")
    rows = [[*deal(salesperson=owner), *more] for owner, more in zip(owners, cells, strict=False)]
    return book(sheet([*HEADERS, *headers], *rows, name="Deals"), TEAM, as_of=DAY)


def amounts(found: Book) -> dict[str, int]:
    return {one.salesperson: int(one.amount or 0) for one in found.opportunities}


@pytest.mark.parametrize("header", ["Split Amount", "split amount", "Split Amount (USD)"])
def test_a_split_amount_without_a_percentage_is_the_persons_share(header: str) -> None:
    found = shared([300], [200], headers=[header])
    assert amounts(found) == {"Ana Ruiz": 300, "Cy Day": 200}
    assert not found.problems


def test_equal_split_amounts_are_two_peoples_shares() -> None:
    assert amounts(shared([250], [250], headers=["Split Amount"])) == {"Ana Ruiz": 250, "Cy Day": 250}


def test_a_percentage_is_used_before_an_amount_that_says_the_same() -> None:
    found = shared([300, "60%"], [200, "40%"], headers=["Split Amount", "Split %"])
    assert amounts(found) == {"Ana Ruiz": 300, "Cy Day": 200}


def test_the_split_owner_is_the_owner() -> None:
    rows = [[*deal(salesperson="Ana Ruiz"), owner, part] for owner, part in (("Cy Day", 200), ("Jo Over", 300))]
    headers: list[Cell] = [*("Opportunity Owner" if each == "Salesperson" else each for each in HEADERS)]
    found = book(sheet([*headers, "Split Owner", "Split Amount"], *rows, name="Deals"), TEAM, as_of=DAY)
    assert amounts(found) == {"Cy Day": 200, "Jo Over": 300}


def test_margins_are_shared_like_amounts() -> None:
    found = shared([300, 50], [200, 50], headers=["Split Amount", "Margin"])
    assert [one.margin for one in found.opportunities] == [30, 20]


def test_shares_above_100_percent_are_reported_and_counted() -> None:
    found = shared(["60%"], ["40%"], ["100%"], headers=["Split %"])
    assert amounts(found) == {"Ana Ruiz": 300, "Cy Day": 200, "Jo Over": 500}
    (problem,) = found.problems
    assert (problem.severity, problem.place.cell) == ("warning", "I2")
    assert problem.message == (
        "The shares of this deal (rows 2, 3, and 4) add up to 200%. Each person's share is counted."
    )


def test_split_amounts_above_the_deals_are_reported_with_both() -> None:
    found = shared([300], [250], headers=["Split Amount"])
    assert amounts(found) == {"Ana Ruiz": 300, "Cy Day": 250}
    (problem,) = found.problems
    assert (problem.severity, problem.sort, problem.place.cell) == ("warning", "shares above 100%", "I2")
    assert problem.message == (
        "The shares of this deal (rows 2 and 3) add up to 550 of 500. Each person's share is counted."
    )


@pytest.mark.parametrize(
    ("header", "shares", "total"), [("Split %", ["60%", "30%"], "90%"), ("Split Amount", [300, 100], "400 of 500")]
)
def test_shares_below_the_deal_are_reported(header: str, shares: list[Cell], total: str) -> None:
    (problem,) = shared(*([share] for share in shares), headers=[header]).problems
    assert (problem.severity, problem.sort) == ("warning", "shares below 100%")
    assert problem.message == f"The shares of this deal (rows 2 and 3) add up to {total}. The rest isn't counted."


def test_a_share_whose_row_is_skipped_is_reported_only_as_skipped() -> None:
    rows = [[*deal(salesperson=name), share] for name, share in (("Ana Ruiz", 300), ("Cy Day", 100), ("Gil Fox", 100))]
    found = book(sheet([*HEADERS, "Split Amount"], *rows, name="Deals"), TEAM, as_of=DAY)
    assert {problem.sort for problem in found.problems} == {"unknown owner"}


def test_shares_in_two_peoples_files_are_all_counted_and_added_up() -> None:
    files = [
        sheet([*HEADERS, "Split Amount"], [*deal(salesperson=name), share], file=f"{name}.xlsx", name="Deals")
        for name, share in (("Ana Ruiz", 300), ("Cy Day", 250))
    ]
    found = book(*files, TEAM, as_of=DAY)
    assert amounts(found) == {"Ana Ruiz": 300, "Cy Day": 250}
    (problem,) = found.problems
    assert "(Ana Ruiz.xlsx › Deals › row 2 and Cy Day.xlsx › Deals › row 2) add up to 550 of 500" in problem.message


@pytest.mark.parametrize("shares", [["60%", "40%"], ["33.3%", "33.3%", "33.4%"], [0.5, 0.5], [60, 40]])
def test_shares_of_100_percent_are_no_problem(shares: list[Cell]) -> None:
    assert not shared(*([share] for share in shares), headers=["Split %"]).problems
