from datetime import date

from plangen.facts.monthly_promises import help_lines, kept_list, month_commitments
from plangen.records.actions import Status
from tests.facts.invented import ANA, promise
from tests.facts.monthly import monthly


def test_what_was_due_in_the_month_comes_first_and_what_runs_on_follows() -> None:
    actions = [
        promise("AR-9", due=date(2026, 11, 30), opened=date(2026, 9, 1)),
        promise("AR-1", Status.KEPT, due=date(2026, 9, 12), done_on=date(2026, 9, 10)),
        promise("AR-2", due=date(2026, 7, 31)),
    ]
    assert [row.number for row in kept_list(monthly(actions=actions)).rows] == ["AR-2", "AR-1", "AR-9"]


def test_what_was_done_with_before_the_month_is_gone() -> None:
    done = promise("AR-1", Status.KEPT, due=date(2026, 8, 12), done_on=date(2026, 8, 10))
    late = promise("AR-2", Status.KEPT, due=date(2026, 8, 12), done_on=date(2026, 9, 2))
    assert [row.number for row in kept_list(monthly(actions=[done, late])).rows] == ["AR-2"]


def test_what_is_known_is_ticked_and_the_reason_stands_beside_it() -> None:
    moved = promise("AR-1", Status.MOVED, due=date(2026, 9, 25), moved_to=date(2026, 11, 30), reason="two plants moved")
    [row] = kept_list(monthly(actions=[moved])).rows
    assert (row.status.value, row.reason.value, row.by) == ("moved", "two plants moved", "Nov 30")
    assert row.reason.address == "Actions/AR-1/reason"


def test_six_rows_stand_on_the_page_and_the_rest_is_counted() -> None:
    kept = kept_list(monthly(actions=[promise(f"AR-{at}") for at in range(1, 10)]))
    assert (len(kept.rows), kept.more) == (6, "and 3 more")


def test_without_promises_the_block_says_that_they_come_back() -> None:
    kept = kept_list(monthly())
    assert (kept.rows, kept.empty) == ((), "No commitments in the files yet. Those made today come back here.")


def test_at_three_times_carried_it_asks_for_a_change() -> None:
    [row] = kept_list(monthly(actions=[promise("AR-1", due=date(2025, 12, 1))])).rows
    assert row.note == "carried 4 times: change it, get help, or let it go, and say why"


def test_extras_are_never_counted_against_anybody() -> None:
    assert not kept_list(monthly(actions=[promise("AR-1", kind="and then some")])).rows


def test_no_line_for_the_pen_has_a_number_of_another_line() -> None:
    asked = monthly()
    made = month_commitments(asked)
    numbers = [*(row.number for row in made.pens), made.extra.number, *(line.number for line in help_lines(asked))]
    assert numbers == [f"AR-26M09-{line}" for line in range(1, 8)]
    assert made.heading == "For October"


def test_who_is_gone_promises_nothing_more() -> None:
    left = monthly(people=[ANA.__class__("Ana Ruiz", left=date(2026, 9, 30), code="AR")])
    assert month_commitments(left).pens == ()
