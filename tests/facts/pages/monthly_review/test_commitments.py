from datetime import date

from plangen.facts.pages.monthly_review.commitments import commitments_due, help_lines, month_commitments
from plangen.records.meetings.actions import Status
from tests.facts.invented import ANA, promise
from tests.facts.monthly import monthly
from tests.seen import seen


def test_commitments_due_in_the_month_come_before_those_due_later() -> None:
    actions = [
        promise("AR-9", due=date(2026, 11, 30), opened=date(2026, 9, 1)),
        promise("AR-1", Status.KEPT, due=date(2026, 9, 12), done_on=date(2026, 9, 10)),
        promise("AR-2", due=date(2026, 7, 31)),
    ]
    assert [row.number for row in seen(commitments_due(monthly(actions=actions))).rows] == ["AR-2", "AR-1", "AR-9"]


def test_a_commitment_done_before_the_month_is_not_listed() -> None:
    done = promise("AR-1", Status.KEPT, due=date(2026, 8, 12), done_on=date(2026, 8, 10))
    late = promise("AR-2", Status.KEPT, due=date(2026, 8, 12), done_on=date(2026, 9, 2))
    assert [row.number for row in seen(commitments_due(monthly(actions=[done, late]))).rows] == ["AR-2"]


def test_a_known_outcome_is_ticked_and_its_reason_printed() -> None:
    moved = promise("AR-1", Status.MOVED, due=date(2026, 9, 25), moved_to=date(2026, 11, 30), reason="two plants moved")
    [row] = seen(commitments_due(monthly(actions=[moved]))).rows
    assert (row.status.value, row.reason.value, row.by) == ("moved", "two plants moved", "Nov 30")
    assert row.reason.address == "Actions/AR-1/reason"


def test_six_rows_are_shown_and_the_rest_counted() -> None:
    due = seen(commitments_due(monthly(actions=[promise(f"AR-{at}") for at in range(1, 10)])))
    assert (len(due.rows), due.more) == (6, "3 more in Actions")


def test_without_commitments_the_block_says_that_new_ones_show_up() -> None:
    due = seen(commitments_due(monthly()))
    assert (due.rows, due.empty) == ((), "No commitments on file yet. What you agree on today will show up here.")


def test_after_three_times_carried_over_the_note_asks_for_a_change() -> None:
    [row] = seen(commitments_due(monthly(actions=[promise("AR-1", due=date(2025, 12, 1))]))).rows
    assert row.note == "carried 4 times: change it, get help, or drop it, and say why"


def test_extras_are_never_listed_as_due() -> None:
    assert not seen(commitments_due(monthly(actions=[promise("AR-1", kind="and then some")]))).rows


def test_no_two_blank_lines_have_the_same_id() -> None:
    scope = monthly()
    found = seen(month_commitments(scope))
    numbers = [
        *(row.number for row in found.pens),
        found.extra.number,
        *(line.number for line in seen(help_lines(scope))),
    ]
    assert numbers == [f"AR-26M09-{line}" for line in range(1, 8)]
    assert found.heading == "Commitments for October"


def test_a_person_who_left_has_no_blank_commitments() -> None:
    left = monthly(people=[ANA.__class__("Ana Ruiz", left=date(2026, 9, 30), code="AR")])
    assert seen(month_commitments(left)).pens == ()


def test_an_action_of_the_plan_is_listed_from_the_quarter_before_it_is_due() -> None:
    actions = [
        promise("AR-26Q4-P1", due=date(2026, 12, 31), goal="G1"),
        promise("AR-27Q1-P1", due=date(2027, 1, 1), goal="G1"),
        promise("AR-27Q1-P2", due=date(2026, 12, 1), moved_to=date(2027, 2, 1), status=Status.OPEN, goal="G1"),
        promise("AR-26Q3-9", due=date(2027, 3, 1)),
    ]
    listed = [row.number for row in seen(commitments_due(monthly(actions=actions))).rows]
    assert sorted(listed) == ["AR-26Q3-9", "AR-26Q4-P1"]
