from decimal import Decimal

from plangen.records.accounts.rows import Account
from tests.sheets import book, sheet


def account(**cells: object) -> Account:
    header = ["account", *(name.replace("_", " ") for name in cells)]
    found = book(sheet(header, ["Acme", *cells.values()], name="Accounts"))  # type: ignore[list-item] # any cell
    assert not found.problems
    return found.accounts[0]


def test_priorities_and_challenges_are_lists_at_semicolons_and_line_breaks() -> None:
    texts = account(priorities="No stops; One invoice", challenges="Two planners short\nOld drawings").texts
    assert texts.priorities == ("No stops", "One invoice")
    assert texts.challenges == ("Two planners short", "Old drawings")


def test_the_strategy_has_four_lines_in_columns_or_in_one_cell() -> None:
    assert account(where_we_play="Stores", what_we_get="All of it").texts.strategy == ("Stores", "", "", "All of it")
    one_cell = account(strategy="a\nb\nc\nd\ne", what_we_bring="own").texts.strategy
    assert one_cell == ("a", "own", "c", "d; e")


def test_the_other_columns_of_an_account_page_are_read() -> None:
    found = account(
        employees=240, site="two sites", relationship="trusted", relationship_wanted=5, rank=2, shared="yes",
        confidential="yes", strengths="s", biggest_vulnerability="v", competitors="c", stop_doing="d",
    )  # fmt: skip
    assert (found.employees, found.site, found.relationship, found.relationship_wanted) == (
        "240",
        "two sites",
        "trusted",
        "5",
    )
    assert (found.rank, found.is_shared, found.is_confidential) == (Decimal(2), True, True)
    texts = found.texts
    assert (texts.strengths, texts.vulnerability, texts.competitors, texts.stop_doing) == ("s", "v", "c", "d")


def test_revenue_is_read_by_the_year_in_its_header() -> None:
    header = ["Account", "Salesperson", "Revenue 2024", "Revenue 2025"]
    found = book(sheet(header, ["Acme", "Ana Ruiz", 12_000, ""], name="Accounts"))
    assert found.accounts[0].revenue == {2024: Decimal(12_000)}
