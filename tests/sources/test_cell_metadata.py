"""Marks in a worksheet's XML, as different programs write it."""

import pytest

from plangen.sources.cell_metadata import cell_metadata
from plangen.sources.grid import Marks

SHEET = "<?xml version='1.0'?><worksheet xmlns='x'>{columns}<sheetData>{rows}</sheetData></worksheet>"


def marks(rows: str, columns: str = "", percents: tuple[bytes, ...] = ()) -> Marks:
    return cell_metadata(SHEET.format(columns=columns, rows=rows).encode(), frozenset(percents))


def test_error_cells_are_found_with_their_error() -> None:
    found = marks('<row r="3"><c r="AB3" s="1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="AC3"><v>1</v></c></row>')
    assert found.errors == {(2, 27): "#DIV/0!"}
    assert found.uncalculated == frozenset()


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B2"><f>A1</f></c>',
        '<c r="B2"><f>A1</f><v></v></c>',
        '<c r="B2" t="n"><f>A1</f><v/></c>',
        '<c r="B2"><f t="shared" si="0"/></c>',
        '<c r="B2"><f t="shared" si="0"/><v />\n</c>',
        '<c r="B2" t="str"><f>A1</f></c>',
        '<c\n r="B2"><f>A1</f></c>',
    ],
)
def test_formulas_without_a_value_are_found(cell: str) -> None:
    found = marks(f'<row r="2"><c r="A2"><f>A1</f><v>4</v></c>{cell}<c r="C2"><v>5</v></c></row>')
    assert found.uncalculated == {(1, 1)}


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B2"><f>A1</f><v>0</v></c>',
        '<c r="B2" t="str"><f>""</f><v></v></c>',
        '<c r="B2" t="str"><f>""</f><v/></c>',
        '<c r="B2"/>',
        '<c r="B2" x:t="e" cs="7"><v>1</v></c>',
        '<c r="B2" t="inlineStr"><is><t>t="e" hidden="1"</t></is></c>',
        '<c r="B2" t="str"><f>IF(A1=" t="e" s="7"",1)</f><v>x</v></c>',
    ],
)
def test_calculated_empty_and_plain_cells_are_not_marked(cell: str) -> None:
    assert marks(f'<row r="2">{cell}</row>', percents=(b"7",)) == Marks()


def test_percentages_are_found_in_cells_with_a_value() -> None:
    rows = '<row r="1" s="7"><c r="A1" s="7"><v>0.4</v></c><c r="B1" s="7"/><c r="C1" s="77"><v>1</v></c></row>'
    assert marks(rows, percents=(b"7", b"9")).percents == {(0, 0)}


def test_hidden_rows_and_columns_are_found() -> None:
    columns = '<cols><col min="2" max="3" hidden="1" width="0"/><col min="5" max="5" hidden="0"/></cols>'
    found = marks('<row r="4" hidden="1"><c r="A4"><v>1</v></c></row><row r="5" hidden="true"/>', columns)
    assert found.hidden_rows == {3, 4}
    assert found.hidden_columns == {1, 2}


def test_cells_without_addresses_are_counted() -> None:
    found = marks("<row><c><v>1</v></c></row><row r='7'><c r='C7'/><c t='e'><v>#N/A</v></c></row><row hidden='1'/>")
    assert found.errors == {(6, 3): "#N/A"}
    assert found.hidden_rows == {7}


def test_a_namespace_prefix_is_used() -> None:
    xml = b'<x:worksheet><x:sheetData><x:row r="1"><x:c r="B1" t="e"><x:v>#REF!</x:v></x:c></x:row></x:sheetData>'
    assert cell_metadata(xml).errors == {(0, 1): "#REF!"}


def test_an_error_without_text_is_still_an_error() -> None:
    assert marks('<row r="1"><c r="A1" t="e"/></row>').errors == {(0, 0): "error"}


def test_vertically_merged_cells_are_found() -> None:
    merged = '<mergeCells count="3"><mergeCell ref="B2:B4"/><mergeCell ref="A1:C1"/><mergeCell x="1" ref="AA9:AA10"/>'
    found = cell_metadata(f"<worksheet><sheetData><row/></sheetData>{merged}</mergeCells></worksheet>".encode())
    assert found.merged == ((1, 1, 3), (26, 8, 9))
