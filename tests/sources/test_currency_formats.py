"""Currencies in number formats."""

from pathlib import Path

import pytest
import xlsxwriter

from plangen.records.book import Book
from plangen.sources.cell_metadata import currency_in
from plangen.sources.grid import Grid
from plangen.sources.workbook import read_workbook
from tests.sheets import book, messages, sheet


@pytest.mark.parametrize(
    ("code", "sign"),
    [
        ("#,##0.00 [$€-407]", "€"), ("[$USD] #,##0", "USD"), ("[$-409]#,##0", ""), ('_("$"* #,##0.00_)', "$"),
        ("$#,##0;[Red]-$#,##0", "$"), ('#,##0 "Kč"', "Kč"), ('#,##0.0,"K"', ""), ("#,##0", ""), ("\\£#,##0", "£"),
        ('0.0" x"', ""), ("[Red]0", ""), ('#,##0 "units"', ""),
    ],
)  # fmt: skip
def test_the_currency_in_a_number_format(code: str, sign: str) -> None:
    assert currency_in(code) == sign


def read(path: Path, *formats: str, currency: str = "USD") -> Book:
    workbook = xlsxwriter.Workbook(path)
    deals = workbook.add_worksheet("Deals")
    deals.write_row(0, 0, ["Rep", "Deal", "Stage", "Amount"])
    for row, code in enumerate(formats, 1):
        deals.write_row(row, 0, ["Ana", f"D{row}", "Proposal"])
        deals.write_number(row, 3, 100 * row, workbook.add_format({"num_format": code}))
    workbook.close()
    grids = [found for found in read_workbook(path, path.name) if isinstance(found, Grid)]
    return book(*grids, sheet(["setting", "value"], ["currency", currency], name="Settings"))


def test_amounts_formatted_in_another_currency_are_not_added_up(tmp_path: Path) -> None:
    found = read(tmp_path / "deals.xlsx", "[$USD] #,##0", "#,##0 [$€-407]", "#,##0", "#,##0 [$€-1]")
    assert [deal.name for deal in found.opportunities] == ["D1", "D3"]
    assert any("2 deals skipped" in text and "EUR" in text for text in messages(found.problems))


def test_amounts_formatted_in_the_currency_of_settings_are_used(tmp_path: Path) -> None:
    for number, currency in enumerate(("USD", "CAD")):
        found = read(tmp_path / f"deals{number}.xlsx", '"$"#,##0', "$#,##0.00", currency=currency)
        assert [deal.amount for deal in found.opportunities] == [100, 200]
        assert not any("currenc" in text for text in messages(found.problems))
