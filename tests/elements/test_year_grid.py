import pytest

from plangen.elements.year_grid import GridCell, Lane


def test_a_row_of_a_lane_covers_the_year() -> None:
    assert Lane("Meetings", "", ((GridCell(12), GridCell(12)),)).rows
    with pytest.raises(ValueError, match="covers the year"):
        Lane("Meetings", "", ((GridCell(12),),))
