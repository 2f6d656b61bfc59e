from datetime import date
from decimal import Decimal

from plangen.records.load import SHAPES
from plangen.sources.grid import Cell, Marks
from plangen.tables.columns import LONGEST_TEXT, Columns, Conventions
from plangen.tables.recognise import recognise
from plangen.tables.table import Table
from tests.sheets import sheet, told


def columns_of(head: str, *cells: Cell, marks: Marks | None = None, conventions: Conventions | None = None) -> Columns:
    rows: list[list[Cell]] = [["Ana Ruiz", "won", cell] for cell in cells]
    table, _ = recognise(sheet(["Salesperson", "Stage", head], *rows, name="Deals", marks=marks), 0, SHAPES)
    assert isinstance(table, Table)
    return Columns(table, conventions or Conventions())


def test_texts_lose_blanks_and_signs_that_nobody_sees() -> None:
    columns = columns_of("Name", "  Big\u00a0 deal\n", 12345.0, None, "Tab\x00bed\u200b", date(2026, 3, 5), 1.5)
    assert columns.texts("name") == ["Big deal", "12345", "", "Tab bed", "2026-03-05", "1.5"]
    assert columns.texts("account") == [""] * 6


def test_a_cell_may_hold_a_list() -> None:
    columns = columns_of("Name", "a; b|c", "d\n e \r\nf", " ; ", None, 12.0)
    assert columns.lists("name") == [["a", "b", "c"], ["d", "e", "f"], [], [], ["12"]]
    assert columns.lists("account") == [[]] * 5


def test_an_unreadable_date_is_told_with_its_cell_and_a_cure() -> None:
    columns = columns_of("Created", "2026-03-05", "soon")
    assert columns.dates("created") == [date(2026, 3, 5), None]
    (problem,) = told(columns.problems)
    assert problem == (
        "inputs.xlsx › Deals › C3 “soon”: This is not a date; the row is read without its “created”. "
        "Write it as 2026-03-31, or make the cell a date."
    )


def test_dates_that_could_mean_two_days_are_one_warning() -> None:
    columns = columns_of("Created", "3/5/2026", "4/6/2026", conventions=Conventions(day_first=True))
    assert columns.dates("created") == [date(2026, 5, 3), date(2026, 6, 4)]
    (problem,) = columns.problems
    assert problem.severity == "warning"
    assert "2 dates in “created” could mean two days; they were read day first, as 2026-05-03." in str(problem)


def test_contradictory_dates_are_one_error_with_the_cells_that_contradict_each_other() -> None:
    columns = columns_of("Created", "13/2/2026", "2/14/2026", "3/4/2026", "5/6/2026")
    assert columns.dates("created")[2:] == [None, None]
    (problem,) = columns.problems
    assert "C2 “13/2/2026”, C3 “2/14/2026”" in problem.message
    assert "2 cells that could mean two days are left blank" in problem.message


def test_an_unreadable_amount_is_told_and_blank() -> None:
    columns = columns_of("Amount", "$1,200", "a lot")
    assert columns.amounts("amount") == [Decimal(1200), None]
    assert "C3 “a lot”: This is not a number; it is left blank." in told(columns.problems)[0]


def test_a_percentage_is_no_amount() -> None:
    columns = columns_of("Amount", "50%", 0.5, 500, "", marks=Marks(percents=frozenset({(2, 2), (4, 2)})))
    assert columns.amounts("amount") == [None, None, Decimal(500), None]
    first, second = told(columns.problems)
    assert first == (
        "inputs.xlsx › Deals › C2 “50%”: This is a percentage, not the number that “amount” asks for; it is left "
        "blank. Write the number itself, without a percent sign or format."
    )
    assert "C3 “0.5”: This is a percentage" in second


def test_a_target_may_be_a_percentage() -> None:
    rows: list[list[Cell]] = [["Ana Ruiz", "win rate", "2026", "30%"]]
    table, _ = recognise(sheet(["salesperson", "measure", "period", "amount"], *rows, name="Targets"), 0, SHAPES)
    assert isinstance(table, Table)
    columns = Columns(table)
    assert columns.amounts("amount") == [Decimal("0.3")]
    assert not columns.problems


def test_numbers_that_could_be_two_are_one_warning() -> None:
    columns = columns_of("Amount", "1.234")
    columns.amounts("amount")
    assert "This amount could mean two numbers; it was read as 1234." in told(columns.problems)[0]
    columns = columns_of("Amount", "1.234", "2.345M")
    columns.amounts("amount")
    assert "2 numbers in “amount” are written like this one; it was read as 1234." in told(columns.problems)[0]


def test_the_coins_beside_amounts_are_those_of_the_cells_that_have_one() -> None:
    columns = columns_of("Amount", "$1,200", "5 €", 500, None, "a lot", "$1,200", "#N/A")
    assert columns.coins("amount") == ["$", "€", "", "", "", "$", ""]
    assert columns.coins("margin") == [""] * 7


def test_an_impossible_share_is_told_and_blank() -> None:
    columns = columns_of("Probability", 50, 150, 100)
    assert columns.shares("probability") == [Decimal("0.5"), None, Decimal(1)]
    assert "This is 150%, which no probability can be" in told(columns.problems)[0]


def test_a_number_below_1_among_percentages_is_told() -> None:
    columns = columns_of("Probability", 50, 0.1, 90, "20 %", 0)
    assert columns.shares("probability")[1] == Decimal("0.001")
    (problem,) = told(columns.problems)
    assert problem == (
        "inputs.xlsx › Deals › C3 “0.1”: This probability stands among percentages; it was read as 0.1 %. "
        "Write 10 if that many percent are meant."
    )
    columns = columns_of("Probability", 50, 0.1, 0.25)
    columns.shares("probability")
    assert "2 numbers below 1 stand among percentages in “probability”; this one" in told(columns.problems)[0]
    columns = columns_of("Probability", 1, 0.1, "0.5%")
    columns.shares("probability")
    assert not columns.problems


def test_a_column_is_a_share_by_its_head_its_signs_or_its_format() -> None:
    assert columns_of("Margin %", 30).is_share("margin")
    assert columns_of("Margin", "30 %").is_share("margin")
    assert columns_of("Margin", 0.3, marks=Marks(percents=frozenset({(1, 2)}))).is_share("margin")
    assert not columns_of("Margin", 30).is_share("margin")


def test_error_cells_are_told_once_however_often_they_are_asked() -> None:
    columns = columns_of("Amount", None, 5, "#N/A", marks=Marks(errors={(1, 2): "#REF!"}))
    assert columns.amounts("amount") == [None, Decimal(5), None]
    columns.texts("amount")
    assert [problem.message for problem in columns.problems] == [
        "The cell shows the error #REF!; its “amount” is left blank.",
        "The cell shows the error #N/A; its “amount” is left blank.",
    ]
    assert [problem.place.cell for problem in columns.problems] == ["C2", "C4"]


def test_formulas_that_were_never_calculated_are_told_with_their_cell() -> None:
    columns = columns_of("Amount", None, marks=Marks(uncalculated=frozenset({(1, 2)})))
    assert columns.amounts("amount") == [None]
    assert "C2: The cell holds a formula that was never calculated" in told(columns.problems)[0]


def test_yes_and_no_are_read_in_their_spellings() -> None:
    words: list[Cell] = ["yes", "X", "✓", True, 1.0, "no", False, 0, "", None, "-", "maybe", "maybe"]
    columns = columns_of("Name", *words)
    assert columns.yes("name") == [True] * 5 + [False] * 3 + [None] * 5
    assert len(columns.problems) == 1
    assert "C13 “maybe”: This is neither yes nor no; 2 cells of the column are left blank." in told(columns.problems)[0]


def test_a_word_that_is_no_choice_is_told_once_with_its_count() -> None:
    columns = columns_of("Type", "new", "New!", "strange", "strange")
    assert columns.choices("type", {"new": (), "old": ("former",)}) == ["new", "new", None, None]
    (problem,) = told(columns.problems)
    assert problem == (
        "inputs.xlsx › Deals › C4 “strange”: plangen does not know this type; 2 cells of the column are left blank. "
        "Write one of: new, old."
    )


def test_the_apostrophe_before_a_number_or_a_formula_is_no_part_of_it() -> None:
    columns = columns_of("Name", "'00123", "'=1+1", "'tis the season", "O'Neil")
    assert columns.texts("name") == ["00123", "=1+1", "'tis the season", "O'Neil"]
    assert columns_of("Created", "'2026-03-05").dates("created") == [date(2026, 3, 5)]


def test_a_column_of_nothing_but_0_and_1_is_read_as_whole_shares_and_said() -> None:
    columns = columns_of("Probability", 0, 1)
    assert columns.shares("probability") == [Decimal(0), Decimal(1)]
    assert columns.notes == ["“probability” holds nothing but 0 and 1; 1 was read as 100 %"]


def deals(*rows: list[Cell], file: str = "deals.csv", heads: tuple[str, ...] = ()) -> Columns:
    names = ["Opportunity Owner", "Stage", "Created Date", "Close Date", *heads]
    table, _ = recognise(sheet(names, *rows, file=file, name=""), 0, SHAPES)
    assert isinstance(table, Table)
    return Columns(table)


def test_dates_that_may_be_swapped_are_one_warning_with_the_text_that_shows_it() -> None:
    columns = columns_of("Created", "25/03/2026", date(2026, 4, 3), date(2026, 7, 1))
    assert columns.dates("created") == [date(2026, 3, 25), date(2026, 4, 3), date(2026, 7, 1)]
    (problem,) = told(columns.problems)
    assert problem == (
        "inputs.xlsx › Deals › C3 “2026-04-03”: 2 dates in “created” may have day and month swapped; they were read as "
        "they stand, as 2026-04-03. C2 “25/03/2026” stayed a text. Look at them in the program they come from; if they "
        "are swapped, export the file again and open it here first."
    )


def test_a_column_that_nothing_decides_is_read_as_the_one_beside_it_is_written() -> None:
    columns = deals(["Ana Ruiz", "Closed Won", "25/03/2026", "01/04/2026"])
    assert columns.dates("close date", after="created") == [date(2026, 4, 1)]
    assert not columns.problems
    assert columns.notes == [
        "in “close date” 1 date could mean two days alone; read in the order of “created”, as 2026-04-01"
    ]


def test_dots_are_read_as_those_in_the_column_beside_them() -> None:
    columns = deals(["Ana Ruiz", "Closed Won", "3.25.2026", "4.1.2026"])
    assert columns.dates("close date", after="created") == [date(2026, 4, 1)]
    assert "read in the order of “created”, as 2026-04-01" in columns.notes[0]
    columns = deals(["Ana Ruiz", "Closed Won", "25.3.2026", "1.4.2026"])
    assert columns.dates("close date", after="created") == [date(2026, 4, 1)]


def test_columns_that_contradict_each_other_decide_nothing() -> None:
    columns = deals(["Ana Ruiz", "Closed Won", "25/03/2026", "01/04/2026", "03/25/2026"], heads=("Last Activity",))
    columns.dates("close date")
    assert "it was read month first" in told(columns.problems)[0]


def test_a_column_that_nothing_decides_is_read_as_the_same_one_in_a_file_of_the_same_program() -> None:
    columns = deals(["Ana Ruiz", "Closed Won", "02/03/2026", "01/04/2026"])
    columns.alike = [deals(["Ana Ruiz", "Closed Won", "25/03/2025", "25/03/2025"], file="2025.csv").table]
    assert columns.dates("close date") == [date(2026, 4, 1)]
    assert columns.notes == [
        "in “close date” 1 date could mean two days alone; read in the order of 2025.csv, as 2026-04-01"
    ]


def test_a_text_longer_than_a_page_is_cut_and_told_once() -> None:
    found = columns_of("Next step", "x" * 32_767, "yes " * 1_001)
    texts = found.texts("next step")
    assert found.texts("next step") == texts
    assert [len(text) for text in texts] == [LONGEST_TEXT, LONGEST_TEXT]
    assert all(text.endswith("…") for text in texts)
    (told,) = found.problems
    assert told.place.cell == "C2"
    assert told.message == "2 texts of the column are longer than 4,000 letters; only the first ones are used."


def test_a_text_of_a_page_is_used_whole() -> None:
    found = columns_of("Next step", "x" * LONGEST_TEXT)
    assert found.texts("next step") == ["x" * LONGEST_TEXT]
    assert not found.problems
