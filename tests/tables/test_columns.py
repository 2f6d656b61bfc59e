from datetime import date
from decimal import Decimal

from plangen.records.detected import SHAPES
from plangen.sources.grid import Cell, Marks
from plangen.tables.columns import Columns, Conventions
from plangen.tables.detect import detect_table
from plangen.tables.table import Table
from plangen.tables.values.long_texts import MAX_TEXT_LENGTH
from tests.sheets import messages, sheet


def columns_of(
    header: str, *cells: Cell, marks: Marks | None = None, conventions: Conventions | None = None
) -> Columns:
    rows: list[list[Cell]] = [["Ana Ruiz", "won", cell] for cell in cells]
    table, _ = detect_table(sheet(["Salesperson", "Stage", header], *rows, name="Deals", marks=marks), 0, SHAPES)
    assert isinstance(table, Table)
    return Columns(table, conventions or Conventions())


def test_texts_lose_outer_spaces_and_invisible_characters() -> None:
    columns = columns_of("Name", "  Big\u00a0 deal\n", 12345.0, None, "Tab\x00bed\u200b", date(2026, 3, 5), 1.5)
    assert columns.texts("name") == ["Big deal", "12345", "", "Tab bed", "2026-03-05", "1.5"]
    assert columns.texts("account") == [""] * 6


def test_a_cell_may_hold_a_list() -> None:
    columns = columns_of("Name", "a; b|c", "d\n e \r\nf", " ; ", None, 12.0)
    assert columns.lists("name") == [["a", "b", "c"], ["d", "e", "f"], [], [], ["12"]]
    assert columns.lists("account") == [[]] * 5


def test_an_unreadable_date_is_reported_with_its_cell_and_a_fix() -> None:
    columns = columns_of("Created", "2026-03-05", "soon")
    assert columns.dates("created") == [date(2026, 3, 5), None]
    (problem,) = messages(columns.problems)
    assert problem == (
        "inputs.xlsx › Deals › C3 “soon”: Not a date. “created” left blank.\n"
        "Fix: Use 2026-03-31, or format the cell as a date."
    )


def test_ambiguous_dates_are_one_warning() -> None:
    columns = columns_of("Created", "3/5/2026", "4/6/2026", conventions=Conventions(day_first=True))
    assert columns.dates("created") == [date(2026, 5, 3), date(2026, 6, 4)]
    (problem,) = columns.problems
    assert problem.severity == "warning"
    assert "2 dates in “created” are ambiguous; read day first, as 2026-05-03." in str(problem)


def test_mixed_date_orders_are_one_error_with_contradicting_cells() -> None:
    columns = columns_of("Created", "13/2/2026", "2/14/2026", "3/4/2026", "5/6/2026")
    assert columns.dates("created")[2:] == [None, None]
    (problem,) = columns.problems
    assert "“created” mixes day-first and month-first dates (C2 “13/2/2026”, C3 “2/14/2026”" in problem.message
    assert "2 ambiguous cells left blank." in problem.message


def test_an_unreadable_amount_is_reported_and_left_blank() -> None:
    columns = columns_of("Amount", "$1,200", "a lot")
    assert columns.amounts("amount") == [Decimal(1200), None]
    assert "C3 “a lot”: Not a number. Left blank." in messages(columns.problems)[0]


def test_a_percentage_is_not_an_amount() -> None:
    columns = columns_of("Amount", "50%", 0.5, 500, "", marks=Marks(percents=frozenset({(2, 2), (4, 2)})))
    assert columns.amounts("amount") == [None, None, Decimal(500), None]
    first, second = messages(columns.problems)
    assert first == (
        "inputs.xlsx › Deals › C2 “50%”: This is a percentage; “amount” needs a number. Left blank.\n"
        "Fix: Enter the number without a percent sign or format."
    )
    assert "C3 “0.5”: This is a percentage" in second


def test_a_target_may_be_a_percentage() -> None:
    rows: list[list[Cell]] = [["Ana Ruiz", "win rate", "2026", "30%"]]
    table, _ = detect_table(sheet(["salesperson", "measure", "period", "amount"], *rows, name="Targets"), 0, SHAPES)
    assert isinstance(table, Table)
    columns = Columns(table)
    assert columns.amounts("amount") == [Decimal("0.3")]
    assert not columns.problems


def test_ambiguous_numbers_are_one_warning() -> None:
    columns = columns_of("Amount", "1.234")
    columns.amounts("amount")
    assert "This amount is ambiguous; it was read as 1234." in messages(columns.problems)[0]
    columns = columns_of("Amount", "1.234", "2.345M")
    columns.amounts("amount")
    assert "2 numbers in “amount” look like this; this one was read as 1234." in messages(columns.problems)[0]


def test_currency_signs_come_from_the_cells_that_have_one() -> None:
    columns = columns_of("Amount", "$1,200", "5 €", 500, None, "a lot", "$1,200", "#N/A")
    assert columns.currency_marks("amount") == ["$", "€", "", "", "", "$", ""]
    assert columns.currency_marks("margin") == [""] * 7


def test_an_impossible_percentage_is_reported_and_left_blank() -> None:
    columns = columns_of("Probability", 50, 150, 100)
    assert columns.percentages("probability") == [Decimal("0.5"), None, Decimal(1)]
    assert "150% isn't a possible probability. Left blank." in messages(columns.problems)[0]


def test_a_number_below_1_among_percentages_is_reported() -> None:
    columns = columns_of("Probability", 50, 0.1, 90, "20 %", 0)
    assert columns.percentages("probability")[1] == Decimal("0.001")
    (problem,) = messages(columns.problems)
    assert problem == (
        "inputs.xlsx › Deals › C3 “0.1”: This probability is mixed with percentages; it was read as 0.1%.\n"
        "Fix: Enter 10 if you mean 10%."
    )
    columns = columns_of("Probability", 50, 0.1, 0.25)
    columns.percentages("probability")
    assert "2 numbers under 1 are mixed with percentages in “probability”; this one" in messages(columns.problems)[0]
    columns = columns_of("Probability", 1, 0.1, "0.5%")
    columns.percentages("probability")
    assert not columns.problems


def test_a_column_is_a_percentage_by_its_header_signs_or_format() -> None:
    assert columns_of("Margin %", 30).is_percentage("margin")
    assert columns_of("Margin", "30 %").is_percentage("margin")
    assert columns_of("Margin", 0.3, marks=Marks(percents=frozenset({(1, 2)}))).is_percentage("margin")
    assert not columns_of("Margin", 30).is_percentage("margin")


def test_error_cells_are_reported_once_even_if_read_again() -> None:
    columns = columns_of("Amount", None, 5, "#N/A", marks=Marks(errors={(1, 2): "#REF!"}))
    assert columns.amounts("amount") == [None, Decimal(5), None]
    columns.texts("amount")
    assert [problem.message for problem in columns.problems] == [
        "The cell has the error #REF!. “amount” left blank.",
        "The cell has the error #N/A. “amount” left blank.",
    ]
    assert [problem.place.cell for problem in columns.problems] == ["C2", "C4"]


def test_uncalculated_formulas_are_reported_with_their_cell() -> None:
    columns = columns_of("Amount", None, marks=Marks(uncalculated=frozenset({(1, 2)})))
    assert columns.amounts("amount") == [None]
    assert "C2: The cell has a formula that was never calculated" in messages(columns.problems)[0]


def test_yes_and_no_are_read_in_many_spellings() -> None:
    words: list[Cell] = ["yes", "X", "✓", True, 1.0, "no", False, 0, "", None, "-", "maybe", "maybe"]
    columns = columns_of("Name", *words)
    assert columns.booleans("name") == [True] * 5 + [False] * 3 + [None] * 5
    assert len(columns.problems) == 1
    assert "C13 “maybe”: Not yes or no. 2 cells left blank." in messages(columns.problems)[0]


def test_an_unknown_choice_is_reported_once_with_its_count() -> None:
    columns = columns_of("Type", "new", "New!", "strange", "strange")
    assert columns.choices("type", {"new": (), "old": ("former",)}) == ["new", "new", None, None]
    (problem,) = messages(columns.problems)
    assert problem == (
        "inputs.xlsx › Deals › C4 “strange”: Unknown type. 2 cells left blank.\nFix: Use one of: new, old."
    )


def test_the_apostrophe_before_a_number_or_formula_is_dropped() -> None:
    columns = columns_of("Name", "'00123", "'=1+1", "'tis the season", "O'Neil")
    assert columns.texts("name") == ["00123", "=1+1", "'tis the season", "O'Neil"]
    assert columns_of("Created", "'2026-03-05").dates("created") == [date(2026, 3, 5)]


def test_a_column_of_only_0_and_1_is_read_as_fractions_and_noted() -> None:
    columns = columns_of("Probability", 0, 1)
    assert columns.percentages("probability") == [Decimal(0), Decimal(1)]
    assert columns.notes == ["“probability” has only 0 and 1; 1 was read as 100%"]


def deals(*rows: list[Cell], file: str = "deals.csv", headers: tuple[str, ...] = ()) -> Columns:
    names = ["Opportunity Owner", "Stage", "Created Date", "Close Date", *headers]
    table, _ = detect_table(sheet(names, *rows, file=file, name=""), 0, SHAPES)
    assert isinstance(table, Table)
    return Columns(table)


def test_dates_that_may_be_swapped_are_one_warning_with_the_text_that_shows_it() -> None:
    columns = columns_of("Created", "25/03/2026", date(2026, 4, 3), date(2026, 7, 1))
    assert columns.dates("created") == [date(2026, 3, 25), date(2026, 4, 3), date(2026, 7, 1)]
    (problem,) = messages(columns.problems)
    assert problem == (
        "inputs.xlsx › Deals › C3 “2026-04-03”: 2 dates in “created” may have day and month swapped. They were read "
        "unchanged, as 2026-04-03. C2 “25/03/2026” stayed text.\n"
        "Fix: Check them in the source system. If they're swapped, export again and run plangen before opening the "
        "file."
    )


def test_an_ambiguous_column_is_read_in_the_order_of_another_column() -> None:
    columns = deals(["Ana Ruiz", "Closed Won", "25/03/2026", "01/04/2026"])
    assert columns.dates("close date", after="created") == [date(2026, 4, 1)]
    assert not columns.problems
    assert columns.notes == ["“close date”: 1 date is ambiguous; read in the order of “created”, as 2026-04-01"]


def test_dotted_dates_are_read_in_the_order_of_another_dotted_column() -> None:
    columns = deals(["Ana Ruiz", "Closed Won", "3.25.2026", "4.1.2026"])
    assert columns.dates("close date", after="created") == [date(2026, 4, 1)]
    assert "read in the order of “created”, as 2026-04-01" in columns.notes[0]
    columns = deals(["Ana Ruiz", "Closed Won", "25.3.2026", "1.4.2026"])
    assert columns.dates("close date", after="created") == [date(2026, 4, 1)]


def test_contradicting_columns_settle_nothing() -> None:
    columns = deals(["Ana Ruiz", "Closed Won", "25/03/2026", "01/04/2026", "03/25/2026"], headers=("Last Activity",))
    columns.dates("close date")
    assert "ambiguous; read month first" in messages(columns.problems)[0]


def test_an_ambiguous_column_is_read_in_the_order_of_the_same_column_in_a_similar_file() -> None:
    columns = deals(["Ana Ruiz", "Closed Won", "02/03/2026", "01/04/2026"])
    columns.similar_tables = [deals(["Ana Ruiz", "Closed Won", "25/03/2025", "25/03/2025"], file="2025.csv").table]
    assert columns.dates("close date") == [date(2026, 4, 1)]
    assert columns.notes == ["“close date”: 1 date is ambiguous; read in the order of 2025.csv, as 2026-04-01"]


def test_a_text_longer_than_a_page_is_cut_and_reported_once() -> None:
    found = columns_of("Next step", "x" * 32_767, "yes " * 1_001)
    texts = found.texts("next step")
    assert found.texts("next step") == texts
    assert [len(text) for text in texts] == [MAX_TEXT_LENGTH, MAX_TEXT_LENGTH]
    assert all(text.endswith("…") for text in texts)
    (problem,) = found.problems
    assert problem.place.cell == "C2"
    assert problem.message == "2 texts are over 4,000 characters and were cut."


def test_a_text_of_one_page_is_not_cut() -> None:
    found = columns_of("Next step", "x" * MAX_TEXT_LENGTH)
    assert found.texts("next step") == ["x" * MAX_TEXT_LENGTH]
    assert not found.problems
