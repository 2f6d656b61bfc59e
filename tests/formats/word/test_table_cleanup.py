import io
from collections.abc import Sequence
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from plangen.formats.word.table_cleanup import finish_tables, inner_width

Cells = Sequence[str | tuple[str, int]]


def body_of(rows: Sequence[Cells], widths: Sequence[int], style: str = "FiguresTable") -> Any:
    """A body with a table of these cells; a cell is its text, or its text and column span."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows_xml = "".join(f"<w:tr>{''.join(cell_xml(cell, widths) for cell in row)}</w:tr>" for row in rows)
    return parse_xml(
        f'<w:body {nsdecls("w")}><w:tbl><w:tblPr><w:tblStyle w:val="{style}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows_xml}</w:tbl></w:body>"
    )


def cell_xml(cell: str | tuple[str, int], widths: Sequence[int]) -> str:
    text, span = (cell, 1) if isinstance(cell, str) else cell
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{round(5000 / len(widths) * span)}" w:type="pct"/><w:gridSpan w:val="{span}"/>'
        f'<w:tcMar><w:left w:w="100" w:type="dxa"/></w:tcMar></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'
    )


def texts_of(body: Any) -> list[list[str]]:
    rows = body.iter(qn("w:tr"))
    return [
        ["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in row.iter(qn("w:tc"))] for row in rows
    ]


def grid_of(body: Any) -> list[int]:
    return [int(column.get(qn("w:w"))) for column in body.iter(qn("w:gridCol"))]


def test_a_cell_that_a_loop_repeats_as_often_as_the_grid_has_columns_gets_its_share() -> None:
    body = body_of([("Won", "Pipeline", "In sight")], (20, 2960, 20), style="LayoutTable")
    for width in body.iter(qn("w:tcW")):
        width.set(qn("w:w"), "4940")
    finish_tables(body)
    assert grid_of(body) == [1000, 1000, 1000]
    assert [width.get(qn("w:w")) for width in body.iter(qn("w:tcW"))] == ["1667"] * 3


def test_an_empty_column_is_removed_and_the_others_share_its_width() -> None:
    body = body_of([("Results", "", "Actual"), ("Bookings", "", "12")], (1000, 1000, 1000))
    finish_tables(body)
    assert texts_of(body) == [["Results", "Actual"], ["Bookings", "12"]]
    assert grid_of(body) == [1500, 1500]
    assert [width.get(qn("w:w")) for width in body.iter(qn("w:tcW"))] == ["2500"] * 4


@pytest.mark.parametrize("rows", [[("A", ""), ("", "x")], [("A", "B"), ("", "")]])
def test_a_column_with_a_header_or_a_figure_stays(rows: Sequence[Cells]) -> None:
    body = body_of(rows, (1000, 2000))
    finish_tables(body)
    assert texts_of(body) == [list(row) for row in rows]
    assert grid_of(body) == [1000, 2000]


def test_empty_columns_stay_with_merged_cells_or_in_other_tables() -> None:
    for rows, style in (([("", "A", "B"), ("", ("wide", 2))], "FiguresTable"), ([("", "A"), ("", "B")], "LayoutTable")):
        body = body_of(rows, (1000,) * len(rows[0]), style)
        finish_tables(body)
        assert len(grid_of(body)) == len(rows[0])


def test_an_empty_table_stays_and_one_without_rows_is_removed() -> None:
    body = body_of([("", "")], (1000, 1000))
    finish_tables(body)
    assert texts_of(body) == [["", ""]]
    body = body_of([], (1000,))
    finish_tables(body)
    assert len(body) == 0


def test_a_grid_fits_the_cells_that_a_loop_created() -> None:
    body = body_of([("a", "b", "c", "d")], (3000,), "LayoutTable")
    finish_tables(body)
    assert grid_of(body) == [750] * 4
    assert sum(int(width.get(qn("w:w"))) for width in body.iter(qn("w:tcW"))) == 5000


def test_the_width_of_a_run_is_its_cell_without_padding() -> None:
    body = body_of([("a", "b")], (3000, 1000))
    runs = list(body.iter(qn("w:r")))
    assert [inner_width(run, 9978) for run in runs] == [2900, 900]
    assert inner_width(docx.Document(io.BytesIO(plain())).paragraphs[0].runs[0]._r, 9978) == 9978


def plain() -> bytes:
    document, file = docx.Document(), io.BytesIO()
    document.add_paragraph("text")
    document.save(file)
    return file.getvalue()
