from typing import Any

from plangen.elements.field import Field
from plangen.elements.figure import Mark
from plangen.elements.table import Column, Look, Row, RowLook, Table, Tone
from plangen.elements.theme import Theme
from plangen.formats.pdf.renderer import html_renderer

COLUMNS = (
    Column("label", "Metric", hint="vs. target", after="note"),
    Column("actual", "Actual", Look.NUMBER, 20, Tone.STRONG),
    Column("mark", look=Look.MARK, width=8),
    Column("why", "Why", below="now"),
    Column("blank", "Next step", Look.WRITE_IN, 34),
)
ROW = {"label": "Win & lose", "note": "18 of 52", "actual": "$5", "mark": Mark.AHEAD, "why": "old", "now": "Now: call"}


def html(*rows: Row, **parts: Any) -> str:
    table = Table("talk_deals", "Deals", COLUMNS, rows, **parts)
    return str(html_renderer(Theme())(table))


def test_widths_are_in_a_column_group_and_headers_have_a_scope() -> None:
    found = html(Row({**ROW, "blank": Field("Deals/1/next step", "Next step")}))
    assert found.startswith(
        '<table class="talk-deals"><colgroup><col><col style="width: 20mm"><col style="width: 8mm">'
    )
    assert (
        '<th scope="col">Metric <span class="cap">vs. target</span></th><th scope="col" class="num">Actual</th>'
        in found
    )
    assert '<th scope="row">Win &amp; lose <span class="cap">18 of 52</span></th>' in found


def test_columns_that_all_have_a_width_share_that_of_the_table_as_in_word() -> None:
    table = Table(
        "months", "Months", (Column("month", width=60), Column("won", width=20)), (Row({"month": "May", "won": "3"}),)
    )
    found = str(html_renderer(Theme())(table))
    assert '<colgroup><col style="width: 75%"><col style="width: 25%"></colgroup>' in found


def test_each_look_has_its_class_and_a_second_line_is_small() -> None:
    found = html(Row({**ROW, "blank": Field("Deals/1/next step", "Next step")}))
    assert (
        '<td class="num"><b>$5</b></td><td class="mark">↗</td><td>old<br><span class="cap">Now: call</span></td>'
        in found
    )
    assert '<td class="write-in"><span class="blank" data-field="Deals/1/next_step"></span></td>' in found


def test_a_text_after_a_number_has_a_gap() -> None:
    assert '<td class="spaced">old<br>' in html(Row({**ROW, "mark": Mark.NONE}))


def test_groups_totals_and_what_is_below_a_row_go_across_all_columns() -> None:
    rows = Row(ROW, group="Results", below=(("1", "never"), ("5", "always"))), Row(ROW, group="Results")
    found = html(*rows, totals=(Row({"label": "Total"}, RowLook.TOTAL),))
    assert found.count('<tr class="group"><th scope="rowgroup" colspan="4">Results</th></tr>') == 1
    assert '<tr class="below"><td colspan="4"><div class="row three cap"><div><b>1</b> never</div>' in found
    assert '<tr class="sum"><th scope="row">Total</th>' in found


def test_without_rows_the_empty_text_is_printed_and_notes_are_below_rows() -> None:
    assert html(empty="No deals.", note="Ken: kept") == '<p class="note">No deals.</p><p class="cap">Ken: kept</p>'
    assert html() == ""
    assert html(Row(ROW), more="3 more").endswith('</table><p class="cap under">3 more</p>')


def test_each_page_after_the_first_has_a_heading() -> None:
    found = html(*[Row(ROW)] * 3, page_size=2, continued="Continued")
    assert found.count('<h2 class="page new">Continued</h2>') == 1
    assert found.count("<thead>") == 2


def test_adjacent_cells_have_one_frame_around_them() -> None:
    row = Row({**ROW, "blank": "Call"}, frames=(("actual", "mark"),))
    found = html(row)
    assert '<td class="num frame-top frame-bottom frame-left">' in found
    assert '<td class="mark frame-top frame-bottom frame-right">' in found
    assert html(Row({**ROW, "blank": "Call"})).count("frame-") == 0
