from tests.formats.drawn_charts import matches, stacked, workbook_of


def test_each_part_is_a_series_of_one_bar_that_fills_the_axis() -> None:
    assert matches(stacked(), "//c:ser/c:val//c:v/text()") == ["54", "31", "12", "3"]
    assert matches(stacked(), "//c:grouping/@val") == ["stacked"]
    assert matches(stacked(), "//c:valAx//c:max/@val") == ["100"]


def test_the_parts_differ_without_color() -> None:
    assert len(matches(stacked(), "//c:ser/c:spPr/a:ln")) == 2
    assert len(matches(stacked(), "//c:ser/c:spPr/a:pattFill")) == 1


def test_a_name_that_does_not_fit_is_moved_above_the_bar() -> None:
    assert matches(stacked(), "//c:dLbl/c:dLblPos/@val") == ["ctr"] * 4
    moved = matches(stacked(), "//c:dLbl/c:layout//c:y/@val")
    assert len(moved) == 2
    assert all(float(down) < -0.3 for down in moved)


def test_names_are_not_wrapped_to_the_height_of_the_bar() -> None:
    assert set(matches(stacked(), "//c:dLbl//a:bodyPr/@wrap")) == {"none"}


def test_the_workbook_has_a_column_for_each_part() -> None:
    rows = [[cell.value for cell in row] for row in workbook_of(stacked())["Sheet1"].rows]
    assert rows == [[None, "New", "Existing", "Renewal", "Unknown"], ["Bookings", 54, 31, 12, 3]]
