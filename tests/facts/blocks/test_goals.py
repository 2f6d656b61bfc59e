from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from plangen.elements.measure import RowKey
from plangen.elements.table import RowLook
from plangen.facts.blocks.goals import elapsed, plan_progress
from plangen.records.meetings.goals import PERSONAL, Goal, GoalStatus
from plangen.records.meetings.notes import Note
from tests.facts.growing import goal, sheets
from tests.facts.invented import ANA, KEN, book, long_ago, review, scope
from tests.metrics.invented import Q3, period, won
from tests.seen import seen


def page(*goals: Goal, **known: Any) -> Any:
    found = seen(plan_progress(review([won(5)], goals=goals, reports=sheets("Goals"), **known)))
    assert found is not None
    return found


def test_goals_of_the_year_come_first_then_those_of_the_quarter_and_the_next() -> None:
    found = page(goal("G4", "2026-Q4"), goal("G3", "2026-Q3"), goal("G1"), goal("G0", "2025"))
    assert [row.number for row in found.goals] == ["G1", "G3", "G4"]


def test_private_and_personal_goals_are_not_on_the_plan_page() -> None:
    found = page(goal("G1", private=True), goal("G2", area=PERSONAL), goal("G3"))
    assert [row.number for row in found.goals if row.number] == ["G3"]


def test_the_bar_ends_at_the_target_and_its_tick_is_today() -> None:
    row = page(goal("G1", measure="new accounts", target="24", actual="16")).goals[0]
    time_elapsed = elapsed(period("2026"), review([]))
    assert row.bar is not None
    assert row.bar.scale_max == 1 / time_elapsed
    assert row.bar.value == Decimal(16) / 24 / time_elapsed
    assert (row.bar.text, row.now) == ("66.7%", "new accounts: 16 of 24")


def test_the_tick_is_at_the_working_days_up_to_the_day_that_progress_counts_to() -> None:
    """A win of October 2 isn't in the year through September, and neither are October's working days."""
    year, next_quarter = (
        goal(f"G{at}", code, measure="new accounts", target="4") for at, code in ((1, "2026"), (2, "2026-Q4"))
    )
    sold = [won(5, date(2026, month, 2), account=f"Mill {month}", kind="new") for month in (9, 10)]
    scoped = review([long_ago(), *sold], goals=[year, next_quarter], reports=sheets("Goals"))
    found = seen(plan_progress(scoped))
    assert found is not None
    assert [row.now for row in found.goals[:2]] == ["new accounts: 1 of 4", "Q4 2026 to Oct 5 · new accounts: 1 of 4"]
    assert elapsed(period("2026"), scoped) == Decimal(195) / 261
    assert elapsed(period("2026-Q4"), scoped) == Decimal(3) / 66


def test_a_goal_of_a_future_period_has_no_bar_and_is_not_started() -> None:
    late = goal("G1", "2026-Q4", target="2", status=GoalStatus.OPEN)
    future = scope(book([], goals=[late], reports=sheets("Goals"), as_of=date(2026, 9, 30)), code="2026-Q3")
    found = seen(plan_progress(future))
    assert found is not None
    assert (found.goals[0].bar, found.goals[0].status) == (None, "not started")


def test_the_sentence_counts_goals_by_status() -> None:
    found = page(goal("G1"), goal("G2", status=GoalStatus.BEHIND), goal("G3", status=GoalStatus.OPEN))
    assert found.sentence == "Three goals: one on track, one behind, one in progress."
    assert page(goal("G1")).sentence == "One goal: on track."


def test_few_goals_leave_empty_rows_and_many_are_limited() -> None:
    assert [row.look for row in page(goal("G1")).goals] == [RowLook.PLAIN, RowLook.BLANK, RowLook.BLANK]
    found = page(*(goal(f"G{at}") for at in range(8)))
    assert (len(found.goals), found.more, found.blanks) == (6, "2 more in Goals", ())


def test_obstacle_notes_fill_the_first_rows() -> None:
    found = page(notes=[Note(RowKey(3, 1), "Ana Ruiz", "obstacle", "Two plants moved", Q3)])
    assert [row.what.value for row in found.obstacles] == ["Two plants moved", "", ""]


def test_no_page_without_goals_on_a_preread_or_for_someone_who_has_left() -> None:
    assert seen(plan_progress(review([won(5)]))) is None
    scoped = review([won(5)], reports=sheets("Goals"))
    assert seen(plan_progress(scoped)) is not None
    assert seen(plan_progress(replace(scoped, edition="preread"))) is None
    left = replace(ANA, left=date(2026, 9, 1))
    assert plan_progress(review([won(5)], [left, KEN], reports=sheets("Goals"))) is None


def test_the_next_step_on_file_is_printed() -> None:
    row = page(goal("G1", next_step="Call three customers")).goals[0]
    assert (row.next_step.address, row.next_step.value) == ("Goals/G1/next step", "Call three customers")


def test_a_goal_without_an_id_is_found_by_its_words() -> None:
    row = page(goal("", text="Win six customers")).goals[0]
    assert row.next_step.address == "Goals/AR:Win six customers/next step"


def test_notes_that_name_a_line_stay_on_it_with_answer_and_owner() -> None:
    notes = [
        Note(RowKey(1, at), "Ana Ruiz", topic, text, Q3, line=line)
        for at, (topic, text, line) in enumerate(
            [
                ("obstacle", "Prices", "2"),
                ("obstacle", "Parts", ""),
                ("answer", "New list", "2"),
                ("who and when", "Ken", "2"),
            ]
        )
    ]
    first, second, third = page(goal("G1"), notes=notes).obstacles
    assert (first.what.value, second.what.value, third.what.value) == ("Parts", "Prices", "")
    assert (second.answer.value, second.who.value, first.answer.value) == ("New list", "Ken", "")
    assert second.answer.address == "Notes/AR:2026-Q3:answer:2/text"
