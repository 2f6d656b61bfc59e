import pytest

from plangen.facts.blocks.contests.boxes import contest_boxes
from tests.facts.contest_scopes import contest, scope_of, workspace


def boxes(goal: float, measure: str = "deals won", kind: str = "goal") -> tuple[tuple[str, ...], ...]:
    of = contest(kind, measure, targets=(goal,), unit=("door", "doors"))
    found = contest_boxes(scope_of(workspace(of), "contest-rules"), of)
    return found.rows if found else ()


@pytest.mark.parametrize(
    ("goal", "rows", "columns"), [(100, 4, 25), (12, 1, 12), (23, 1, 23), (120, 5, 24), (113, 5, 23), (30, 2, 15)]
)
def test_rows_are_equally_long_and_leave_as_few_boxes_over_as_can_be(goal: int, rows: int, columns: int) -> None:
    found = boxes(goal)
    assert (len(found), {len(row) for row in found}) == (rows, {columns})
    assert [text for row in found for text in row if text][-1] == str(goal)
    assert len([text for row in found for text in row]) >= goal


def test_the_last_box_of_a_row_has_its_number() -> None:
    assert [row[-1] for row in boxes(100)] == ["25", "50", "75", "100"]


@pytest.mark.parametrize(("goal", "measure"), [(121, "deals won"), (50_000, "bookings"), (12.5, "deals won")])
def test_a_goal_that_is_no_count_or_too_many_has_a_box_for_each_percent(goal: float, measure: str) -> None:
    of = contest("goal", measure, targets=(goal,))
    found = contest_boxes(scope_of(workspace(of), "contest-rules"), of)
    assert found is not None
    assert sum(map(len, found.rows)) == 100
    assert found.note.startswith("One box is one percent of ")


def test_only_a_goal_for_all_has_boxes() -> None:
    assert not boxes(12, kind="everyone wins")
    assert boxes(12)
