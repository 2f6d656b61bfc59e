from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from plangen.facts.blocks.skills import career, next_skills
from plangen.facts.scope.document import Scope
from plangen.records.meetings.goals import PERSONAL
from plangen.records.meetings.training import TrainingStatus
from tests.facts.growing import TALK, goal, session, sheets, skill
from tests.facts.invented import review
from tests.metrics.invented import person, won
from tests.seen import seen


def scoped(**known: Any) -> Scope:
    return review([won(5)], reports=sheets("Skills"), **known)


def page(**known: Any) -> Any:
    found = seen(next_skills(scoped(**known)))
    assert found is not None
    return found


def test_the_largest_gap_comes_first_with_the_session_that_teaches_it() -> None:
    skills = [skill("discovery", 4, 3), skill("prospecting", 4, 2)]
    found = page(skills=skills, training=[session("T1", "Prospecting", date(2026, 11, 3))])
    first, second, third = found.rows
    assert (first.skill.value, first.note, first.what.value, first.by.value) == (
        "Prospecting", "manager 2, target 4", "Learn T1", "Nov 3",
    )  # fmt: skip
    assert (second.skill.value, second.what.value) == ("Discovery", "")
    assert third.skill.value == ""


def test_a_manager_rating_of_a_skill_is_used_once_it_is_shared() -> None:
    assert page(skills=[skill("prospecting", 4, 1, shared=None)]).rows[0].note == ""
    own = [skill("prospecting", 4, 1, shared=None, own=Decimal(3))]
    assert page(skills=own).rows[0].note == "self 3, target 4"


def test_upcoming_sessions_for_the_team_and_for_all_follow_the_persons_own() -> None:
    training = [
        session("T1", who="all", scope="all", day=date(2026, 10, 13)),
        session("T2", day=date(2026, 12, 1)),
        session("T3", who="East", scope="team"),
    ]
    assert [row.what.value for row in page(training=training).rows] == ["Learn T2", "Learn T1", ""]


def test_a_past_due_session_says_so() -> None:
    assert page(training=[session("T1", day=date(2026, 9, 22))]).rows[0].by.value == "was due Sep 22"


def test_training_completed_in_the_quarter_is_listed() -> None:
    held = session("T1", status=TrainingStatus.DONE, done_on=date(2026, 8, 20))
    assert page(training=[held]).done == "Completed in Q3: Learn T1 (Aug 20)."


def test_training_before_the_hire_date_is_not_listed() -> None:
    held = session("T1", "Prospecting", date(2026, 8, 20), status=TrainingStatus.DONE, done_on=date(2026, 8, 20))
    came = person(245_000, hired=date(2026, 9, 8))
    found = seen(next_skills(review([won(5)], [came], reports=sheets("Skills"), training=[held])))
    assert found is not None
    assert found.done == ""


def test_private_goals_are_printed_only_on_the_persons_copies() -> None:
    goals = [goal("G1", text="Run a marathon", private=True, area=PERSONAL), goal("G2", text="Lead", area=PERSONAL)]
    found = {name: career(replace(scoped(goals=goals), edition=name)) for name in ("rep", "preread", "manager")}
    goals_on = {name: each.goals if each else None for name, each in found.items()}
    assert goals_on == {"rep": ("Run a marathon", "Lead"), "preread": ("Run a marathon", "Lead"), "manager": ("Lead",)}
    assert found["manager"] is not None
    assert found["manager"].lines == 0


def test_a_managers_copy_has_no_section_if_no_goal_is_shared() -> None:
    assert career(replace(scoped(goals=[goal("G1", private=True)]), edition="manager")) is None
    blank = career(scoped())
    assert blank is not None
    assert blank.lines == 2


def test_without_a_growth_page_there_is_no_development_plan() -> None:
    alone = review([won(5)], skills=[skill("prospecting", 4, 2, shared=TALK)])
    assert seen(next_skills(alone)) is None
    assert career(alone) is None
