"""Year grids as HTML and as a Word table have the same cells."""

import re

from plangen.elements.year_grid import GridCell, GridEntry, Lane, SpanBar, YearGrid
from plangen.formats.pdf.year_grid import year_grid_html
from plangen.formats.word.year_grid import year_grid_xml

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SHORT = tuple(GridCell(2, (GridEntry("11", "Kickoff & talk"),) if at == 0 else ()) for at in range(12))
BARS = (GridCell(5), GridCell(7, (GridEntry("", "Trials"),), SpanBar.QUIET), GridCell(12))
GRID = YearGrid("2027", MONTHS, (Lane("Meetings", "plus Mondays", (SHORT, BARS), 10),))


def test_both_formats_have_a_cell_for_each_span_and_the_months_as_headers() -> None:
    html = str(year_grid_html(GRID, str))
    xml = year_grid_xml(GRID, str, 13_890)
    spans = [int(each) for each in re.findall(r'<td colspan="(\d+)"', html)]
    assert spans == [2] * 12 + [5, 7, 12]
    assert [int(each) for each in re.findall(r'w:gridSpan w:val="(\d+)"', xml)] == [2] * 12 + spans
    assert re.findall(r'scope="col"[^>]*>(\w+)<', html) == [*MONTHS]
    assert xml.count("<w:gridCol ") == 25
    assert xml.count("<w:tblHeader/>") == 1


def test_texts_are_escaped_and_bars_are_drawn() -> None:
    html, xml = str(year_grid_html(GRID, str)), year_grid_xml(GRID, str, 13_890)
    for text in (html, xml):
        assert "Kickoff &amp; talk" in text
    assert html.count('class="on quiet') == 1
    assert xml.count('w:sz="24"') == 1


def test_a_grid_without_lanes_prints_nothing() -> None:
    empty = YearGrid("2027", MONTHS, ())
    assert not str(year_grid_html(empty, str))
    assert not year_grid_xml(empty, str, 13_890)
