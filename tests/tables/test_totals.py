from plangen.sources.grid import Cell
from tests.tables.test_groups import columns_of


def told(*rows: list[Cell]) -> list[str]:
    columns = columns_of(*rows)
    columns.amounts("amount")
    columns.amounts("amount")
    return [problem.message for problem in columns.problems if problem.kind == "total against the rows"]


ANA: list[Cell] = ["Ana", "new", "Acme", "Won", "$1,000.50"]
BO: list[Cell] = ["Bo", "new", "Acme", "Won", 500]


def total(amount: Cell, *words: str) -> list[Cell]:
    return [*(words or ("Total", "", "", "")), amount]


def test_totals_that_the_rows_come_to_are_silent() -> None:
    assert told(ANA, total("$1,000.50", "Subtotal", "", "", ""), BO, total(500), total(1500.5)) == []
    assert told(ANA, BO, total(1501), total(None)) == []


def test_a_total_that_the_rows_do_not_come_to_is_told_once() -> None:
    assert told(ANA, BO, total("$2,000.00")) == [
        "The total here says 2000.00, the rows above it come to 1500.50. The rows count."
    ]


def test_counts_and_averages_are_no_sums() -> None:
    assert told(ANA, BO, total(2, "Count", "", "", ""), total(750.25, "Average", "", "", "")) == []


def test_a_bare_sum_below_the_rows_is_a_total() -> None:
    columns = columns_of(ANA, BO, [None, None, None, None, "1,500.50"])
    assert columns.table.skips == {3: "total"}


def test_summaries_of_other_kinds_are_not_held_against_the_rows_and_not_added_to_later_totals() -> None:
    beneath = [total(1500.5, "Sum:", "", "", ""), total(750.25, "Avg", "", "", ""), total(1000.5, "Max", "", "", "")]
    assert told(ANA, BO, *beneath, total(2, "# of deals", "", "", ""), total(1500.5, "Grand Total", "", "", "")) == []


def test_totals_of_groups_behind_one_another_are_held_against_the_rows_of_their_group() -> None:
    named = [total(1000.5, "Total Ana", "", "", ""), total(500, "Total for Bo", "", "", "")]
    assert told(ANA, BO, total(1500.5), *named) == []
    assert told(ANA, BO, total(1500.5), total(400, "Bo Total", "", "", "")) == [
        "The total here says 400, the rows above it come to 1500.50. The rows count."
    ]


def test_excels_own_subtotals_leave_the_grand_total_right() -> None:
    subtotals = [total(1000.5, "Ana Total", "", "", ""), total(500, "Bo Total", "", "", "")]
    assert told(ANA, subtotals[0], BO, subtotals[1], total(1500.5, "Grand Total", "", "", "")) == []
