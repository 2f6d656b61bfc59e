import pytest

from plangen.sources.grid import Cell
from tests.sheets import book, sheet, told

HEADS: list[Cell] = ["Salesperson", "Account", "Stage", "Amount", "Close date"]
TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")


def proposals(*accounts: str) -> list[str]:
    rows: list[list[Cell]] = [["Ana Ruiz", account, "Won", at, "2026-05-01"] for at, account in enumerate(accounts)]
    found = book(sheet(HEADS, *rows, name="Deals"), TEAM)
    assert len(found.opportunities) == len(accounts)
    return [line for line in told(found.problems) if "may be" in line]


def test_two_spellings_of_an_account_are_proposed_with_their_counts() -> None:
    (line,) = proposals("Acme", "Acme", "ACME, Inc.", "Zeta")
    assert line == (
        "inputs.xlsx › Deals › B4 “ACME, Inc.”: “ACME, Inc.” (one deal) may be “Acme” (2 deals); nothing is joined. "
        "If it is one account, spell it alike; if not, there is nothing to do."
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AT&T", "AT and T Inc"), ("Müller GmbH", "Muller"), ("Škoda s.r.o.", "Skoda"),
        ("Northwind Traders", "Northwind Trader"), ("Fjord AS", "The Fjord Group"),
    ],
)  # fmt: skip
def test_legal_forms_small_words_and_a_letter_make_no_difference(one: str, other: str) -> None:
    assert len(proposals(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Acme", "ACME"), ("Northwind Branch 12", "Northwind Branch 13"), ("Acme", "Zeta"), ("Beta", "Bela")],
)
def test_other_accounts_and_other_cases_are_not_proposed(one: str, other: str) -> None:
    assert not proposals(one, other)


def test_owners_who_may_be_one_person_are_proposed_where_there_is_no_team() -> None:
    rows: list[list[Cell]] = [[name, "Acme", "Won", 5, "2026-05-01"] for name in ("Jon Smithers", "John Smithers") * 2]
    found = book(sheet(HEADS, *rows, ["John Smithers", "Zeta", "Won", 5, "2026-05-01"], name="Deals"))
    assert len(found.roster.people) == 2
    (line,) = (each for each in told(found.problems) if "may be" in each)
    assert "Jon Smithers (2 deals) may be John Smithers (3 deals); nothing is joined." in line
