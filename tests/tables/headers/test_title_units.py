from decimal import Decimal

import pytest

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, sheet

TEAM = sheet(["Salesperson", "Manager"], ["Ana", "Bo"], name="Team")
HEADERS: list[Cell] = ["Rep", "Deal", "Stage", "Amount"]


def read(*title: list[Cell], headers: list[Cell] = HEADERS) -> Book:
    return book(TEAM, sheet(*title, headers, ["Ana", "A", "Proposal", 12.5]))


def amount(found: Book) -> Decimal | None:
    return found.opportunities[0].amount


@pytest.mark.parametrize(
    "title",
    [
        "Sales pipeline - all amounts in thousands USD", "$K", "€ 000", "(in TEUR)", "All numbers in thousands", "kUSD",
        "Pipeline report, all values in k€", "Beträge in Tsd. EUR", "in $ thousands", "Figures are in USD thousands.",
    ],
)  # fmt: skip
def test_a_scale_above_the_headers_is_read_and_noted(title: str) -> None:
    found = read([title], [])
    assert amount(found) == 12_500
    notes = next(report.notes for report in found.reports if report.table == "Opportunities")
    assert any(note.startswith(f"“{title}” above the headers; amounts read in thousands") for note in notes)


def test_a_scale_may_be_next_to_a_label_or_right_of_the_title() -> None:
    assert amount(read(["Unit", "TEUR"])) == 12_500
    assert amount(read(["Pipeline", None, None, "in millions"], ["As of 2026-10-01"])) == 12_500_000


@pytest.mark.parametrize(
    "title",
    ["Sales in Q3", "Deals in Germany", "USD pipeline", "Pipeline K", "Stage: ALL", "We won thousands in 2025", "M"],
)
def test_other_words_above_the_headers_are_no_scale(title: str) -> None:
    assert amount(read([title])) == Decimal("12.5")


def test_a_unit_in_the_header_wins() -> None:
    found = read(["Amounts in thousands"], headers=["Rep", "Deal", "Stage", "Amount (M)"])
    assert amount(found) == 12_500_000


def test_a_currency_above_the_headers_is_read() -> None:
    settings = sheet(["setting", "value"], ["currency", "USD"], name="Settings")
    found = book(TEAM, settings, sheet(["Currency: EUR"], HEADERS, ["Ana", "A", "Proposal", 12.5]))
    assert any("EUR" in problem.message for problem in found.problems)
    assert not found.opportunities


def test_a_scale_above_a_lower_table_is_for_that_table_alone() -> None:
    rows: list[list[Cell]] = [
        HEADERS,
        ["Ana", "A", "Proposal", 5],
        [],
        ["Quotas in $K"],
        ["Name", "Q1 2026"],
        ["Ana", 7],
    ]
    found = book(TEAM, sheet(*rows))
    assert amount(found) == 5
    assert [target.amount for target in found.targets] == [7000]


@pytest.mark.parametrize(
    ("title", "full"), [("₹ in lakhs", 1_250_000), ("All amounts in INR crores", 125_000_000), ("(₹ lacs)", 1_250_000)]
)
def test_indian_scales_are_read(title: str, full: int) -> None:
    assert amount(read([title])) == full
