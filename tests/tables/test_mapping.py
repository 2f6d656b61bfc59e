from collections.abc import Mapping
from datetime import datetime

from plangen.records import opportunities, team
from plangen.sources.grid import Cell, Marks
from plangen.tables.mapping import OWN_SHEET, MappedColumn, mapped_columns
from plangen.tables.recognise import recognise
from plangen.tables.shape import Shape
from plangen.tables.table import Table
from tests.sheets import sheet

NOTHING_OWN: Mapping[str, str] = {}


def columns_of(
    *rows: list[Cell],
    shape: Shape = opportunities.SHAPE,
    own: Mapping[str, str] = NOTHING_OWN,
    marks: Marks | None = None,
) -> dict[str, MappedColumn]:
    table, _ = recognise(sheet(*rows, name=shape.name, marks=marks), 0, (shape,), {shape.name: own})
    assert isinstance(table, Table)
    return {column.letters: column for column in mapped_columns(table, own)}


def test_a_head_is_told_with_the_column_it_is_read_as_and_who_calls_it_so() -> None:
    found = columns_of(["Rep", "Stage", "Deal - Title"], ["Ana", "Won", "Gloves"])
    assert (found["A"].column, found["A"].score, found["A"].how) == ("salesperson", 100, "a usual name")
    assert (found["B"].column, found["B"].score, found["B"].how) == ("stage", 100, "plangen's own name")
    assert found["C"].how == "a name in Pipedrive"


def test_a_head_named_in_the_sheet_columns_is_told_as_such() -> None:
    found = columns_of(["Owner", "Verkäufer", "Stage"], ["x", "Ana", "Won"], own={"verkaufer": "salesperson"})
    assert (found["B"].column, found["B"].score, found["B"].how) == ("salesperson", 100, OWN_SHEET)
    assert found["A"].column == ""
    assert found["A"].how == "not used: could be salesperson, but “Verkäufer” is taken"


def test_a_shortened_head_is_told_with_the_name_it_begins() -> None:
    found = columns_of(["Rep", "Stage", "Probab"], ["Ana", "Won", "1"])
    assert found["C"].column == "probability"
    assert found["C"].how == "the beginning of “probability”"
    assert found["C"].score == 71


def test_what_is_put_behind_a_head_lowers_its_score_and_nothing_else() -> None:
    found = columns_of(["Rep", "Stage", "Amount (EUR)"], ["Ana", "Won", "1"])
    assert (found["C"].column, found["C"].how) == ("amount", "plangen's own name")
    assert 0 < (found["C"].score or 0) < 100


def test_a_column_of_a_year_is_told_with_its_family() -> None:
    found = columns_of(["salesperson", "quota 2026"], ["Ana", "9"], shape=team.SHAPE)
    assert (found["B"].column, found["B"].how) == ("quota", "by its year or month")


def test_a_column_that_is_not_used_says_what_it_resembles() -> None:
    found = columns_of(["Rep", "Stage", "Amuont", "Mood", "Account Owner"], ["Ana", "Won", "1", "2", "3"])
    assert (found["C"].column, found["C"].how, found["C"].score) == ("", "not used: resembles amount", 83)
    assert (found["D"].score, found["D"].how) == (None, "not used: no known name")
    assert found["E"].how == "not used: it means something else here"


def test_samples_are_the_first_cells_that_differ_and_no_more_than_three() -> None:
    rows: list[list[Cell]] = [[name, "Won", None] for name in ("Ana", "Ana", "Bo", "Cy", "Di")]
    found = columns_of(["Rep", "Stage", "Amount"], *rows, ["Eve", "Lost", 0.1 + 0.2])
    assert found["A"].samples == ("Ana", "Bo", "Cy")
    assert found["B"].samples == ("Won", "Lost")
    assert found["C"].samples == ("0.3",)


def test_samples_show_days_without_midnight_errors_as_they_stand_and_long_texts_cut() -> None:
    marks = Marks(errors={(1, 2): "#REF!"})
    found = columns_of(
        ["Rep", "Stage", "Amount", "Close date", "Next step"],
        ["Ana", "Won", "", datetime(2026, 3, 1), "a\nb" + "c" * 90],  # noqa: DTZ001 - spreadsheets have no zones
        marks=marks,
    )
    assert found["C"].samples == ("#REF!",)
    assert found["D"].samples == ("2026-03-01",)
    assert found["E"].samples == (f"a b{'c' * 26}…",)


def test_notes_of_a_deal_are_no_day_of_its_last_activity() -> None:
    found = columns_of(["Rep", "Stage", "Notes"], ["Ana", "Won", "likes tea"])
    assert found["C"].column == ""


def test_a_column_with_values_and_no_head_is_told_and_an_empty_one_is_not() -> None:
    found = columns_of(["Rep", "Stage", None, None], ["Ana", "Won", None, "aside"])
    assert list(found) == ["A", "B", "D"]
    assert (found["D"].head, found["D"].how) == ("", "not used: the column has no header")
