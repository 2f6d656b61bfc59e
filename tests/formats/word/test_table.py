from dataclasses import replace
from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from plangen.elements.field import Field, FieldKind
from plangen.elements.table import Column, Look, Row, RowLook, Table, Tone, column_shares
from plangen.elements.tile import Tile
from plangen.formats.word.blocks import elements_of
from plangen.formats.word.table import table_blocks
from plangen.formats.word.table_cleanup import finish_tables
from plangen.formats.word.tile import tiles_xml

WIDTH = 9978
"""The text width of a portrait page, in twips."""
COLUMNS = (
    Column("label", "Metric", below="note"),
    Column("actual", "Actual", Look.NUMBER, 20, Tone.STRONG),
    Column("why", "Why", width=40),
    Column("blank", "Next step", Look.WRITE_IN, 34),
)
ROW = {"label": "Win rate", "note": "18 of 52", "actual": "34.6%", "why": "up", "blank": "call"}


def text(value: object) -> str:
    return "" if value is None else str(value)


def blocks(*rows: Row, **parts: Any) -> list[Any]:
    return elements_of(table_blocks(Table("results", "Results & more", COLUMNS, rows, **parts), text, WIDTH))


def texts(element: Any) -> list[str]:
    return [each.text for each in element.iter(qn("w:t"))]


def test_the_header_row_is_repeated_and_no_row_is_split() -> None:
    [table] = blocks(Row(ROW), Row(ROW))
    header, *rows = table.findall(qn("w:tr"))
    assert header.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in (header, *rows))
    assert texts(header) == ["Metric", "Actual", "Why", "Next step"]
    assert texts(rows[0]) == ["Win rate", "18 of 52", "34.6%", "up", "call"]
    assert table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}").get(qn("w:val")) == "Results & more"


@pytest.mark.parametrize(("height", "styles"), [(7.6, ["TableTight", "CaptionTight"]), (9, ["TableText", "Caption"])])
def test_two_lines_are_tight_in_a_low_row(height: float, styles: list[str]) -> None:
    [table] = blocks(Row(ROW), row_height=height)
    first = table.findall(qn("w:tr"))[1].find(qn("w:tc"))
    assert [each.get(qn("w:val")) for each in first.iter(qn("w:pStyle"))] == styles


def test_a_name_without_a_text_below_is_tight_like_the_other_rows() -> None:
    [table] = blocks(Row({**ROW, "note": ""}), row_height=7.6)
    padding = table.findall(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}/*")
    assert [each.get(qn("w:w")) for each in padding] == ["8", "8"]
    first = table.findall(qn("w:tr"))[1].find(qn("w:tc"))
    assert [each.get(qn("w:val")) for each in first.iter(qn("w:pStyle"))] == ["TableTight"]


def test_numbers_keep_a_distance_from_the_frames_of_their_table() -> None:
    for rows, is_apart in (((Row(ROW, frames=(("actual",),)), Row(ROW)), True), ((Row(ROW),), False)):
        [table] = blocks(*rows)
        for row in table.findall(qn("w:tr"))[1:]:
            number = row.findall(qn("w:tc"))[1]
            assert bool(number.findall(f"{qn('w:tcPr')}/{qn('w:tcMar')}/{qn('w:right')}")) is is_apart


def test_widths_are_shares_of_the_available_width() -> None:
    [table] = blocks(Row(ROW))
    widths = [int(each.get(qn("w:w"))) for each in table.find(qn("w:tblGrid"))]
    assert sum(widths) == pytest.approx(WIDTH, abs=2)
    assert widths[1] == pytest.approx(20 / 25.4 * 1440, abs=1)
    cells = table.findall(qn("w:tr"))[1].findall(qn("w:tc"))
    shares = [int(each.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w"))) for each in cells]
    assert sum(shares) == pytest.approx(5000, abs=2)


def test_columns_that_are_too_wide_are_scaled_and_the_last_keeps_a_least_width() -> None:
    shares = column_shares((Column("a", width=60), Column("b", width=60), Column("c")), 86)
    assert sum(shares) == pytest.approx(1)
    assert shares[2] == pytest.approx(10 / 130)


def test_an_empty_column_that_is_kept_stays_when_the_table_is_cleaned_up() -> None:
    columns = (Column("month", "Month"), Column("space", width=4, is_kept=True), Column("won", "Won", width=30))
    table = Table("months", "Months", columns, (Row({"month": "July", "won": "3"}),))
    body = parse_xml(f"<w:body {nsdecls('w')}>{table_blocks(table, text, WIDTH)}</w:body>")
    finish_tables(body)
    assert [len(row.findall(qn("w:tc"))) for row in body.iter(qn("w:tr"))] == [3, 3]


def test_totals_are_strong_under_a_dark_rule_and_write_in_rows_have_a_fixed_height() -> None:
    blank, total = Row(ROW, RowLook.BLANK), Row({"label": "Total"}, RowLook.TOTAL)
    [table] = blocks(Row(ROW), blank, totals=(total,))
    _, _, pen, last = table.findall(qn("w:tr"))
    assert pen.find(f"{qn('w:trPr')}/{qn('w:trHeight')}").get(qn("w:hRule")) == "exact"
    assert next(last.iter(qn("w:rStyle"))).get(qn("w:val")) == "Strong"
    assert next(last.iter(qn("w:tcBorders"))).find(qn("w:top")) is not None


def test_a_row_to_write_in_that_has_a_text_already_grows_with_it() -> None:
    filled: dict[str, Any] = {
        **ROW,
        "blank": Field("Actions/AR-1/action", "I will", value="Call every buyer in the valley"),
    }
    [table] = blocks(Row(filled, RowLook.BLANK))
    *_, pen = table.findall(qn("w:tr"))
    assert pen.find(f"{qn('w:trPr')}/{qn('w:trHeight')}").get(qn("w:hRule")) == "atLeast"


def test_rows_that_go_on_have_no_rules_between_them() -> None:
    rows = [Row(ROW, RowLook.CONTINUED), Row(ROW, RowLook.CONTINUED), Row(ROW)]
    [table] = blocks(*rows)
    borders = [next(row.iter(qn("w:tcBorders")), None) for row in table.findall(qn("w:tr"))[1:]]
    sides = [[side.tag.rpartition("}")[2] for side in each] if each is not None else [] for each in borders]
    assert sides == [["bottom"], ["top", "bottom"], ["top"]]


def test_a_total_decides_nothing_so_it_has_no_tint() -> None:
    columns = tuple(replace(each, is_tinted=each.name == "blank") for each in COLUMNS)
    table = Table("results", "Results", columns, (Row(ROW),), totals=(Row({"label": "Total"}, RowLook.TOTAL),))
    [drawn] = elements_of(table_blocks(table, text, WIDTH))
    tints = [len(list(row.iter(qn("w:shd")))) for row in drawn.findall(qn("w:tr"))]
    assert tints == [1, 1, 0]


def test_notes_are_paragraphs_below_and_without_rows_only_they_are_printed() -> None:
    table, more = blocks(Row(ROW), more="3 more")
    assert (table.tag, texts(more)) == (qn("w:tbl"), ["3 more"])
    assert [texts(each) for each in blocks(empty="No deals.", note="Ken: kept")] == [["No deals."], ["Ken: kept"]]
    assert blocks() == []


def test_each_page_after_the_first_starts_with_a_heading() -> None:
    first, heading, last = blocks(*[Row(ROW)] * 3, page_size=2, continued="Continued")
    assert (first.tag, last.tag) == (qn("w:tbl"), qn("w:tbl"))
    assert heading.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None


def test_line_ends_and_markup_in_a_cell_are_text() -> None:
    [table] = blocks(Row({**ROW, "why": "<b>\nnext\tline"}))
    assert "<b>" in texts(table)
    assert [len(list(table.iter(qn(name)))) for name in ("w:br", "w:tab")] == [1, 1]


def test_four_large_tiles_are_on_the_columns_of_the_page_and_so_are_small_ones() -> None:
    large, small = Tile("", "Bookings", "$5K"), Tile("", "Activity", "5 calls", small=True)
    [four], [three] = (elements_of(tiles_xml(row, text, WIDTH)) for row in ((large,) * 4, (small,) * 3))
    assert [len(each.find(qn("w:tblGrid"))) for each in (four, three)] == [4, 4]
    widths = [int(each.get(qn("w:w"))) for each in four.find(qn("w:tblGrid"))]
    assert [round(width / WIDTH * 176) for width in widths] == [45, 45, 45, 41]


def test_a_scale_without_a_header_has_no_blank_line_above_its_steps() -> None:
    columns = (Column("skill", "Skill"), Column("score", "", Look.RATING, 30, is_kept=True))
    [table] = elements_of(table_blocks(Table("skills", "", columns, (Row({"skill": "Discovery"}),)), text, WIDTH))
    header = table.findall(qn("w:tr"))[0].findall(qn("w:tc"))[1]
    assert len(header.findall(qn("w:p"))) == 1


def test_rows_to_fill_in_on_a_tint_have_pen_lines_and_all_rows_start_at_one_place() -> None:
    columns = (Column("number", "First 30 days", width=24, is_title=True), Column("action"))
    rows = (
        Row({"number": "A-1", "action": "Call"}),
        Row({"number": "A-2", "action": Field("Actions/A-2/action", "A-2 action")}, RowLook.DECIDED),
    )
    [table] = elements_of(table_blocks(Table("days", "", columns, rows), text, WIDTH))
    cells = [row.findall(qn("w:tc")) for row in table.findall(qn("w:tr"))]
    lefts = {row[0].find(f"{qn('w:tcPr')}/{qn('w:tcMar')}/{qn('w:left')}").get(qn("w:w")) for row in cells}
    assert len(lefts) == 1
    bottoms = [row[0].find(f"{qn('w:tcPr')}/{qn('w:tcBorders')}/{qn('w:bottom')}") for row in cells]
    assert bottoms[1] is None
    assert bottoms[2].get(qn("w:color")) == "5D6975"


def test_boxes_next_to_a_text_on_a_line_are_at_the_bottom_of_their_row_as_the_text_is() -> None:
    columns = (Column("text", "Assumptions", Look.WRITE_IN), Column("first", "Q1", Look.TICK, 24))
    choice = Field("Notes/A/response", "Q1", FieldKind.CHOICE, (("yes", "yes"),))
    row = Row({"text": "Prices rise.", "first": choice})
    [table] = elements_of(table_blocks(Table("assumptions", "", columns, (row,), row_height=9), text, WIDTH))
    cells = table.findall(qn("w:tr"))[1].findall(qn("w:tc"))
    assert [each.find(f"{qn('w:tcPr')}/{qn('w:vAlign')}").get(qn("w:val")) for each in cells] == ["bottom", "bottom"]
