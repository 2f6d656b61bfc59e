from collections.abc import Mapping
from datetime import datetime

from plangen.records.deals import opportunities
from plangen.records.people import team
from plangen.sources.grid import Cell, Marks
from plangen.tables.detect import detect_table
from plangen.tables.mapping import COLUMNS_SHEET, MappedColumn, mapped_columns
from plangen.tables.shape import Shape
from plangen.tables.table import Table
from tests.sheets import sheet

NO_OVERRIDES: Mapping[str, str] = {}


def columns_of(
    *rows: list[Cell],
    shape: Shape = opportunities.SHAPE,
    overrides: Mapping[str, str] = NO_OVERRIDES,
    marks: Marks | None = None,
) -> dict[str, MappedColumn]:
    table, _ = detect_table(sheet(*rows, name=shape.name, marks=marks), 0, (shape,), {shape.name: overrides})
    assert isinstance(table, Table)
    return {column.letters: column for column in mapped_columns(table, overrides)}


def test_a_header_is_mapped_with_its_column_and_the_source_of_its_name() -> None:
    found = columns_of(["Rep", "Stage", "Deal - Title"], ["Ana", "Won", "Gloves"])
    assert (found["A"].column, found["A"].score, found["A"].how) == ("salesperson", 100, "common name")
    assert (found["B"].column, found["B"].score, found["B"].how) == ("stage", 100, "plangen name")
    assert found["C"].how == "Pipedrive name"


def test_a_header_mapped_in_a_columns_sheet_says_so() -> None:
    found = columns_of(["Owner", "Verkäufer", "Stage"], ["x", "Ana", "Won"], overrides={"verkaufer": "salesperson"})
    assert (found["B"].column, found["B"].score, found["B"].how) == ("salesperson", 100, COLUMNS_SHEET)
    assert found["A"].column == ""
    assert found["A"].how == "not used: could be salesperson, but “Verkäufer” is used"


def test_a_shortened_header_is_mapped_with_its_full_name() -> None:
    found = columns_of(["Rep", "Stage", "Probab"], ["Ana", "Won", "1"])
    assert found["C"].column == "probability"
    assert found["C"].how == "start of “probability”"
    assert found["C"].score == 71


def test_a_unit_in_a_header_only_lowers_its_score() -> None:
    found = columns_of(["Rep", "Stage", "Amount (EUR)"], ["Ana", "Won", "1"])
    assert (found["C"].column, found["C"].how) == ("amount", "plangen name")
    assert 0 < (found["C"].score or 0) < 100


def test_a_column_for_a_year_is_mapped_to_its_family() -> None:
    found = columns_of(["salesperson", "quota 2026"], ["Ana", "9"], shape=team.SHAPE)
    assert (found["B"].column, found["B"].how) == ("quota", "by year or month")


def test_an_unused_column_says_what_it_resembles() -> None:
    found = columns_of(["Rep", "Stage", "Amuont", "Mood", "Account Owner"], ["Ana", "Won", "1", "2", "3"])
    assert (found["C"].column, found["C"].how, found["C"].score) == ("", "not used: similar to amount", 83)
    assert (found["D"].score, found["D"].how) == (None, "not used: unknown header")
    assert found["E"].how == "not used: different meaning here"


def test_samples_are_the_first_three_distinct_cells() -> None:
    rows: list[list[Cell]] = [[name, "Won", None] for name in ("Ana", "Ana", "Bo", "Cy", "Di")]
    found = columns_of(["Rep", "Stage", "Amount"], *rows, ["Eve", "Lost", 0.1 + 0.2])
    assert found["A"].samples == ("Ana", "Bo", "Cy")
    assert found["B"].samples == ("Won", "Lost")
    assert found["C"].samples == ("0.3",)


def test_samples_show_dates_without_midnight_and_errors_unchanged_and_cut_long_texts() -> None:
    marks = Marks(errors={(1, 2): "#REF!"})
    found = columns_of(
        ["Rep", "Stage", "Amount", "Close date", "Next step"],
        ["Ana", "Won", "", datetime(2026, 3, 1), "a\nb" + "c" * 90],  # noqa: DTZ001 - spreadsheets have no zones
        marks=marks,
    )
    assert found["C"].samples == ("#REF!",)
    assert found["D"].samples == ("2026-03-01",)
    assert found["E"].samples == (f"a b{'c' * 26}…",)


def test_a_notes_column_is_not_the_last_activity_date() -> None:
    found = columns_of(["Rep", "Stage", "Notes"], ["Ana", "Won", "likes tea"])
    assert found["C"].column == ""


def test_a_column_with_values_but_no_header_is_listed_and_an_empty_one_is_not() -> None:
    found = columns_of(["Rep", "Stage", None, None], ["Ana", "Won", None, "aside"])
    assert list(found) == ["A", "B", "D"]
    assert (found["D"].header, found["D"].how) == ("", "not used: the column has no header")
