from collections.abc import Sequence
from decimal import Decimal

import pytest

from plangen.elements.measure import RowKey
from plangen.records.book import Book
from plangen.records.deals.opportunities import OrderLine
from plangen.sources.grid import Cell
from tests.records.deals.test_opportunities import DAY, TEAM, deal, skipped
from tests.sheets import book, messages, sheet

HEADERS: list[Cell] = ["ID", "Name", "Account", "Salesperson", "Stage", "Amount", "Created", "Close date", "Product"]


def line(amount: Cell, product: str = "", key: str = "D1", **cells: Cell) -> list[Cell]:
    return [*deal(id=key, name=f"Deal {key}", amount=amount, **cells), product]


def read(*rows: Sequence[Cell], repeated_ids: str = "", headers: Sequence[Cell] = HEADERS) -> Book:
    settings = sheet(["Setting", "Value"], ["repeated ids", repeated_ids], name="Settings")
    return book(sheet(headers, *rows, name="Deals"), TEAM, *([settings] if repeated_ids else []), as_of=DAY)


def totals(found: Book) -> dict[str, Decimal | None]:
    return {one.id: one.amount for one in found.opportunities}


def test_order_lines_add_up_and_the_deal_counts_once() -> None:
    found = read(line(100, "Belts"), line(50, "Seals"), line(None, "Advice"), line(7, key="D2"))
    assert totals(found) == {"D1": 150, "D2": 7}
    first = found.opportunities[0]
    assert first.lines == (
        OrderLine(RowKey(0, 1), Decimal(100), "Belts"),
        OrderLine(RowKey(0, 2), Decimal(50), "Seals"),
        OrderLine(RowKey(0, 3), None, "Advice"),
    )
    assert first.products == ("Belts", "Seals", "Advice")
    assert found.opportunities[1].lines == ()
    assert found.reports[0].notes == ("2 deals from 4 lines",)
    assert (found.reports[0].rows, found.reports[0].used) == (4, 4)
    assert not found.problems


def test_lines_of_one_order_may_have_names_of_their_own() -> None:
    rows = [deal(name="Conveyor", amount=12_500), deal(name="Belts", amount=7_500)]
    assert totals(read(*rows, headers=HEADERS[:-1])) == {"D1": 20_000}


def test_lines_without_an_id_are_known_by_name_account_owner_and_created_date() -> None:
    rows = [line(100, "Belts", key=""), line(50, "Seals", key="")]
    assert [one.amount for one in read(*rows).opportunities] == [150]


def test_a_product_report_that_repeats_the_amount_of_the_deal_counts_it_once() -> None:
    found = read(line(100, "Belts"), line(100, "Seals"), line(7, "Belts", key="D2"), line(7, "Seals", key="D2"))
    assert totals(found) == {"D1": 100, "D2": 7}
    assert skipped(found) == {"duplicate": 2}
    assert [problem.severity for problem in found.problems] == ["warning", "warning"]
    assert "A3 “D1”: Same deal as A2. Counted once." in messages(found.problems)[0]
    assert "set “repeated ids” to “add up”" in found.problems[0].fix


def test_a_row_that_is_the_same_in_every_cell_is_a_copy() -> None:
    (problem,) = read(line(100, "Belts"), line(100, "Belts")).problems
    assert problem.fix == "Delete the row."


UNCLEAR = [line(100, "Belts"), line(50, "Seals"), line(7, "Belts", key="D2"), line(7, "Seals", key="D2")]


def test_equal_amounts_next_to_different_ones_are_an_error_with_both_totals_and_the_setting() -> None:
    found = read(*UNCLEAR)
    (problem,) = found.problems
    assert problem.severity == "error"
    assert str(problem) == (
        "inputs.xlsx › Deals › A5 “D2”: 4 rows share 2 ids, some with equal amounts, some not. Added up, they total "
        "164; counted once per deal, 107. Equal amounts are counted once.\n"
        "Fix: Add a Settings row: “repeated ids”, “add up” or “count once”."
    )
    assert totals(found) == {"D1": 150, "D2": 7}


@pytest.mark.parametrize(("repeated_ids", "expected"), [("add up", (150, 14)), ("Count once", (100, 7))])
def test_settings_decide_how_repeated_ids_count(repeated_ids: str, expected: tuple[int, ...]) -> None:
    found = read(*UNCLEAR, repeated_ids=repeated_ids)
    assert [totals(found)[key] for key in ("D1", "D2")] == [*expected]
    assert not found.problems
    assert found.reports[0].used + sum(found.reports[0].skips.values()) == found.reports[0].rows


def test_equal_amounts_are_lines_where_nearly_all_others_differ() -> None:
    rows = [line(amount, f"P{amount}", key=f"D{at}") for at in range(19) for amount in (100, 50)]
    found = read(*rows, line(7, "Belts", key="E"), line(7, "Seals", key="E"))
    assert totals(found)["E"] == 14
    assert found.reports[0].notes == ("20 deals from 40 lines",)
    assert not found.problems


def test_two_lines_that_are_the_same_in_every_cell_are_unclear_even_there() -> None:
    found = read(line(100, "Belts"), line(50, "Seals"), line(50, "Seals"))
    (problem,) = found.problems
    assert problem.sort == "repeated ids"
    assert "Added up, they total 200" in problem.message
    assert totals(found) == {"D1": 150}
    assert totals(read(line(100, "Belts"), line(50, "Seals"), line(50, "Pumps"))) == {"D1": 200}


@pytest.mark.parametrize("size", [2, 16])
def test_lines_anywhere_in_the_sheet_belong_to_their_deal(size: int) -> None:
    rows = [line(at + 1, f"P{at}", key=f"D{key}") for at in range(size) for key in range(5)]
    assert set(totals(read(*rows)).values()) == {size * (size + 1) // 2}


def test_an_unknown_word_for_repeated_ids_is_an_error() -> None:
    found = messages(read(*UNCLEAR, repeated_ids="maybe").problems)
    assert any("Fix: Enter add up or count once." in problem for problem in found)


def test_a_copy_of_a_line_without_an_amount_is_counted_once_and_changes_no_total() -> None:
    found = read(line(100, "Belts"), line(None, "Seals"), line(None, "Seals"))
    (problem,) = found.problems
    assert "A4 “D1”: Same deal as A3. Counted once." in str(problem)
    assert problem.fix == "Delete the row."
    assert totals(found) == {"D1": 100}
    assert skipped(found) == {"duplicate": 1}
