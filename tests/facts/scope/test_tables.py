import pytest

from plangen.doctypes.document_type import ColumnSetting, TableSetting
from plangen.elements.table import Column, Look, TableSpec
from plangen.facts.scope.tables import TableSettings, table_row

SPEC = TableSpec(
    "results",
    (
        Column("label", "metric", below="note"),
        Column("target", "plan", Look.NUMBER, 20),
        Column("actual", "actual", Look.NUMBER, 20),
    ),
    rows=("bookings", "margin"),
)
WORDS = {"plan": "Target", "goal": "Goal"}


def settings(*columns: ColumnSetting, rows: tuple[str, ...] = ()) -> TableSettings:
    return TableSettings({"results": TableSetting(columns=columns, rows=rows)}, WORDS)


def test_without_settings_a_table_has_its_usual_columns_with_the_words_as_headers() -> None:
    columns = TableSettings(words=WORDS).columns(SPEC, {"label": "Results, Q3"})
    assert [(each.name, each.header, each.width) for each in columns] == [
        ("label", "Results, Q3", 0),
        ("target", "Target", 20),
        ("actual", "Actual", 20),
    ]


def test_document_toml_sets_columns_their_order_widths_and_headers() -> None:
    set_to = settings(
        ColumnSetting(name="actual", width=30), ColumnSetting(name="target", header="goal"), ColumnSetting(name="label")
    )
    assert [(each.name, each.header, each.width) for each in set_to.columns(SPEC)] == [
        ("actual", "Actual", 30),
        ("target", "Goal", 20),
        ("label", "Metric", 0),
    ]


def test_a_second_line_that_has_a_column_of_its_own_is_printed_there() -> None:
    label, note = settings(ColumnSetting(name="label"), ColumnSetting(name="note", header="Sample")).columns(SPEC)
    assert (label.below, note.name, note.header) == ("", "note", "Sample")


def test_rows_are_those_of_document_toml_or_the_usual_ones() -> None:
    assert settings(rows=("margin",)).row_names(SPEC) == ("margin",)
    assert settings().row_names(SPEC) == ("bookings", "margin")


def test_a_row_has_every_value_and_no_other() -> None:
    assert dict(table_row(SPEC, label="A").cells) == {"label": "A", "note": None, "target": None, "actual": None}
    with pytest.raises(TypeError, match="targt"):
        table_row(SPEC, targt="5")
