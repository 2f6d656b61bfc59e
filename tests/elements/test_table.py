import pytest

from plangen.elements.field import Field
from plangen.elements.figure import Mark
from plangen.elements.table import Column, Look, Row, RowLook, Table, Tone


def table(*columns: Column, rows: tuple[Row, ...], page_size: int = 0, totals: tuple[Row, ...] = ()) -> Table:
    return Table("deals", "Deals", columns, rows, totals, page_size=page_size)


def test_a_column_that_is_empty_in_every_row_is_removed() -> None:
    rows = (Row({"deal": "A", "age": None, "note": ""}), Row({"deal": "B", "age": "3 days", "note": None}))
    found = table(Column("deal"), Column("age"), Column("note"), Column("close"), rows=rows)
    assert [column.name for column in found.columns] == ["deal", "age"]


def test_a_column_that_says_something_even_if_it_is_empty_stays() -> None:
    found = table(Column("name"), Column("owed", is_kept=True), rows=(Row({"name": "A", "owed": ""}),))
    assert [column.name for column in found.columns] == ["name", "owed"]


@pytest.mark.parametrize(
    ("empty", "widths"),
    [
        (("season",), {"month": 56, "text": 30, "quota": 27, "why": 40}),
        (("season", "text"), {"month": 86, "quota": 27, "why": 40}),
        (("quota",), {"month": 34, "season": 22, "text": 57, "why": 40}),
        (("month",), {"season": 22, "text": 64, "quota": 27, "why": 40}),
        (("month", "text", "why"), {"season": 126, "quota": 27}),
    ],
)
def test_a_text_next_to_an_empty_column_takes_its_width_so_that_the_others_keep_their_places(
    empty: tuple[str, ...], widths: dict[str, float]
) -> None:
    columns = (
        Column("month", width=34),
        Column("season", look=Look.NUMBER, width=22),
        Column("text", width=30),
        Column("quota", look=Look.NUMBER, width=27),
        Column("why", width=40),
    )
    found = table(*columns, rows=(Row({each.name: "" if each.name in empty else "x" for each in columns}),))
    assert {each.name: each.width for each in found.columns} == widths


def test_without_the_column_that_takes_what_the_others_leave_the_nearest_text_does() -> None:
    columns = (
        Column("name", width=22),
        Column("commit", look=Look.NUMBER, width=16),
        Column("won", look=Look.NUMBER, width=13),
        Column("deal"),
        Column("value", look=Look.NUMBER, width=16),
        Column("help", look=Look.WRITE_IN, width=34),
    )
    for name in ("help", "name"):
        row = Row({"name": "Ana", "commit": "$2", "won": "$1", "help": "x" if name == "help" else "", "deal": ""})
        widths = {each.name: each.width for each in table(*columns, rows=(row,)).columns}
        assert {each for each, width in widths.items() if not width} == {name}


def test_a_column_without_a_width_takes_that_of_an_empty_one() -> None:
    columns = (Column("deal"), Column("age", width=20), Column("note", width=30))
    found = table(*columns, rows=(Row({"deal": "A", "note": "x"}),))
    assert {each.name: each.width for each in found.columns} == {"deal": 0, "note": 30}


def test_a_column_to_write_in_and_one_with_only_a_second_line_stay() -> None:
    rows = (Row({"deal": "A", "blank": Field("A/b/c", "Next step"), "note": "tier A"}),)
    found = table(Column("deal"), Column("blank", look=Look.WRITE_IN), Column("gone", below="note"), rows=rows)
    assert [column.name for column in found.columns] == ["deal", "blank", "gone"]


def test_the_hint_on_marks_goes_with_them() -> None:
    columns = Column("label", "Metric", hint="vs. target"), Column("mark", look=Look.MARK)
    with_mark, without = (
        table(*columns, rows=(Row({"label": "A", "mark": mark}),)) for mark in (Mark.AHEAD, Mark.NONE)
    )
    assert [column.hint for column in with_mark.columns] == ["vs. target", ""]
    assert [column.hint for column in without.columns] == [""]


def test_an_empty_header_joins_the_one_before_it_but_not_that_of_marks() -> None:
    columns = (
        Column("number"),
        Column("kept", "Commitments"),
        Column("action"),
        Column("mark", look=Look.MARK),
        Column("by", "by"),
    )
    found = table(*columns, rows=(Row(dict.fromkeys(("number", "kept", "action", "mark", "by"), "x")),))
    assert [(column.name, span) for column, span in found.headers] == [
        ("number", 1),
        ("kept", 2),
        ("mark", 1),
        ("by", 1),
    ]
    assert table(Column("number"), rows=(Row({"number": "1"}),)).headers == ()


def test_the_header_of_a_number_is_not_above_the_text_after_it() -> None:
    columns = Column("value", "Value", Look.NUMBER), Column("label"), Column("account", "Account"), Column("city")
    found = table(*columns, rows=(Row(dict.fromkeys(("value", "label", "account", "city"), "x")),))
    assert [(column.name, span) for column, span in found.headers] == [("value", 1), ("label", 1), ("account", 2)]


def test_a_row_is_named_by_its_strong_text_or_else_its_first() -> None:
    rows = (Row({"day": "Oct 6", "name": "Ana", "ask": "x"}),)
    day, ask = Column("day"), Column("ask", look=Look.WRITE_IN)
    assert table(day, Column("name", tone=Tone.STRONG), rows=rows).row_header == "name"
    assert table(day, Column("name"), rows=rows).row_header == "day"
    assert table(ask, Column("name"), rows=rows).row_header == ""


def test_pages_share_their_columns_and_only_the_last_has_totals() -> None:
    rows = tuple(Row({"name": name, "note": "new" if name == "A" else ""}) for name in "ABC")
    total = Row({"name": "Team"}, RowLook.TOTAL)
    first, last = table(Column("name"), Column("note"), rows=rows, page_size=2, totals=(total,)).pages
    assert [len(each.rows) for each in (first, last)] == [2, 1]
    assert first.columns == last.columns
    assert len(last.columns) == 2
    assert (first.totals, last.totals) == ((), (total,))
