from dataclasses import replace

import pytest

from tests.formats.drawn_charts import BOOKINGS, QUOTA, lines, matches, workbook_of

STRONG = "//c:ser[.//a:schemeClr/@val='accent2']"


def test_a_line_has_no_points_after_its_end() -> None:
    assert matches(lines(), f"{STRONG}/c:val//c:pt/@idx") == [str(at) for at in range(9)]


def test_the_strong_line_is_on_top_with_a_dot_at_its_end() -> None:
    assert matches(lines(), "//c:ser/c:idx/@val") == ["0", "1"]
    assert matches(lines(), "//c:ser[last()]//c:dPt/c:idx/@val") == ["8"]
    assert matches(lines(), "//c:ser[1]//a:prstDash/@val") == ["sysDash"]


def test_each_line_is_named_at_its_last_point_only() -> None:
    assert matches(lines(), "//c:dLbl/c:idx/@val") == ["11", "8"]
    assert matches(lines(), "//c:dLbl//a:t/text()") == ["Quota 965", "Bookings 712"]


def test_a_name_between_two_lines_is_moved_aside_without_a_leader() -> None:
    assert matches(lines(), f"{STRONG}//c:dLbl/c:dLblPos/@val") == ["t"]
    assert float(matches(lines(), f"{STRONG}//c:dLbl//c:x/@val")[0]) < -0.05
    assert "0" in {str(value) for value in matches(lines(), "//c:dLbls//*[local-name()='showLeaderLines']/@val")}


def test_labels_that_do_not_fit_are_only_in_the_workbook() -> None:
    assert matches(lines(), "//c:ser[1]/c:cat//c:v/text()") == ["Jan", "Mar", "May", "Jul", "Sep", "Nov"]
    assert matches(lines(), "//c:catAx/c:tickLblSkip/@val") == ["2"]
    sheet = workbook_of(lines())["Sheet1"]
    assert [sheet.cell(row, 1).value for row in (2, 3, 13)] == ["Jan", "Feb", "Dec"]
    assert [sheet.cell(13, column).value for column in (2, 3)] == [sum(QUOTA), None]
    assert sheet.cell(10, 3).value == sum(BOOKINGS)


@pytest.mark.parametrize("known", [True, False])
def test_the_axis_includes_zero_and_leaves_space_for_a_name(known: bool) -> None:
    blank = tuple(replace(line, values=(None,) * 12) for line in lines().lines)
    chart = lines() if known else replace(lines(), lines=blank)
    assert float(matches(chart, "//c:valAx//c:min/@val")[0]) == 0
    assert float(matches(chart, "//c:valAx//c:max/@val")[0]) == pytest.approx(965 * 1.1 if known else 1, rel=0.02)
