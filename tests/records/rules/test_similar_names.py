import pytest

from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet

HEADERS: list[Cell] = ["Salesperson", "Account", "Stage", "Amount", "Close date"]
TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")


def suggestions(*accounts: str) -> list[str]:
    rows: list[list[Cell]] = [["Ana Ruiz", account, "Won", at, "2026-05-01"] for at, account in enumerate(accounts)]
    found = book(sheet(HEADERS, *rows, name="Deals"), TEAM)
    assert len(found.opportunities) == len(accounts)
    return [line for line in messages(found.problems) if "may be" in line]


def test_two_spellings_of_an_account_are_reported_with_their_counts() -> None:
    (line,) = suggestions("Acme", "Acme", "ACME, Inc.", "Zeta")
    assert line == (
        "inputs.xlsx › Deals › B4 “ACME, Inc.”: “ACME, Inc.” (1 deal) may be the same as “Acme” (2 deals). Not "
        "merged.\nFix: If it's one account, use one spelling. If not, ignore this."
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AT&T", "AT and T Inc"), ("Müller GmbH", "Muller"), ("Škoda s.r.o.", "Skoda"),
        ("Northwind Traders", "Northwind Trader"), ("Fjord AS", "The Fjord Group"),
    ],
)  # fmt: skip
def test_names_that_differ_in_legal_form_connectives_or_one_character_are_similar(one: str, other: str) -> None:
    assert len(suggestions(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Acme", "ACME"), ("Northwind Branch 12", "Northwind Branch 13"), ("Acme", "Zeta"), ("Beta", "Bela")],
)
def test_different_accounts_and_different_case_are_not_reported(one: str, other: str) -> None:
    assert not suggestions(one, other)


def test_similar_owner_names_are_reported_without_a_team() -> None:
    rows: list[list[Cell]] = [[name, "Acme", "Won", 5, "2026-05-01"] for name in ("Jon Smithers", "John Smithers") * 2]
    found = book(sheet(HEADERS, *rows, ["John Smithers", "Zeta", "Won", 5, "2026-05-01"], name="Deals"))
    assert len(found.roster.people) == 2
    (line,) = (each for each in messages(found.problems) if "may be" in each)
    assert "Jon Smithers (2 deals) may be the same as John Smithers (3 deals). Not merged." in line
