from decimal import Decimal

from plangen.formats.word.chart_plot import Formula
from plangen.formats.word.chart_segments import Segment, Segments, segment_cells, segments_plot

LINES = tuple(Segment(Decimal(at), at + Decimal("0.5"), Decimal(at * 10), f"$C${at + 1}") for at in range(1, 8))
SEGMENTS = Segments(LINES, 8, "Connector", 9, 9, "tx2", Decimal("0.5"))


def test_segments_are_split_into_series_with_no_more_points_than_there_are_columns() -> None:
    assert [len(group) for group in SEGMENTS.groups] == [3, 3, 1]
    assert segments_plot(SEGMENTS, 4).count("<c:ser>") == 3


def test_a_point_in_the_workbook_follows_the_cell_with_its_height() -> None:
    cells = list(segment_cells(SEGMENTS))
    assert [(cell.row, cell.column) for cell in cells[:4]] == [(1, 9), (1, 10), (2, 9), (2, 10)]
    assert cells[1].content == Formula("=$C$2", Decimal(10))


def test_a_segment_without_a_height_keeps_its_rows_and_draws_nothing() -> None:
    blank = Segments((Segment(Decimal(1), Decimal(2), None, "$C$2"), LINES[1]), 8, "Tick", 2, 4, "tx1", Decimal(1))
    assert [cell.row for cell in segment_cells(blank)] == [4, 4, 5, 5]
    assert '<c:pt idx="0">' not in segments_plot(blank, 2).split("xVal")[1]


def test_without_segments_there_is_no_plot() -> None:
    assert segments_plot(Segments((), 2, "Connector", 9, 9, "tx2", Decimal("0.5")), 4) == ""
