from plangen.sources.grid import Cell
from tests.tables.rows.test_groups import columns_of


def total_messages(*rows: list[Cell]) -> list[str]:
    columns = columns_of(*rows)
    columns.amounts("amount")
    columns.amounts("amount")
    return [problem.message for problem in columns.problems if problem.sort == "total against the rows"]


ANA: list[Cell] = ["Ana", "new", "Acme", "Won", "$1,000.50"]
BO: list[Cell] = ["Bo", "new", "Acme", "Won", 500]


def total(amount: Cell, *words: str) -> list[Cell]:
    return [*(words or ("Total", "", "", "")), amount]


def test_totals_that_match_the_rows_give_no_warning() -> None:
    assert total_messages(ANA, total("$1,000.50", "Subtotal", "", "", ""), BO, total(500), total(1500.5)) == []
    assert total_messages(ANA, BO, total(1501), total(None)) == []


def test_a_total_that_does_not_match_the_rows_gives_one_warning() -> None:
    assert total_messages(ANA, BO, total("$2,000.00")) == [
        "Total is 2,000.00, but the rows above add up to 1,500.50. The rows are used."
    ]


def test_counts_and_averages_are_not_compared_with_sums() -> None:
    assert total_messages(ANA, BO, total(2, "Count", "", "", ""), total(750.25, "Average", "", "", "")) == []


def test_an_unlabeled_sum_below_the_rows_is_a_total() -> None:
    columns = columns_of(ANA, BO, [None, None, None, None, "1,500.50"])
    assert columns.table.skips == {3: "total"}


def test_other_summaries_are_not_compared_with_the_rows_or_added_to_later_totals() -> None:
    summaries = [total(1500.5, "Sum:", "", "", ""), total(750.25, "Avg", "", "", ""), total(1000.5, "Max", "", "", "")]
    assert (
        total_messages(
            ANA, BO, *summaries, total(2, "# of deals", "", "", ""), total(1500.5, "Grand Total", "", "", "")
        )
        == []
    )


def test_consecutive_group_totals_are_compared_with_their_groups() -> None:
    group_totals = [total(1000.5, "Total Ana", "", "", ""), total(500, "Total for Bo", "", "", "")]
    assert total_messages(ANA, BO, total(1500.5), *group_totals) == []
    assert total_messages(ANA, BO, total(1500.5), total(400, "Bo Total", "", "", "")) == [
        "Total is 400, but the rows above add up to 1,500.50. The rows are used."
    ]


def test_excel_subtotals_do_not_affect_the_grand_total() -> None:
    subtotals = [total(1000.5, "Ana Total", "", "", ""), total(500, "Bo Total", "", "", "")]
    assert total_messages(ANA, subtotals[0], BO, subtotals[1], total(1500.5, "Grand Total", "", "", "")) == []
