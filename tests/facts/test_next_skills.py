from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from plangen.facts.brief import Brief
from plangen.facts.next_skills import NextSkills, career, next_skills
from plangen.records.goals import PERSONAL
from plangen.records.training import TrainingStatus
from tests.facts.growing import TALK, goal, session, sheets, skill
from tests.facts.invented import review
from tests.metrics.invented import person, won


def asked(**known: Any) -> Brief:
    return review([won(5)], reports=sheets("Skills"), **known)


def page(**known: Any) -> NextSkills:
    found = next_skills(asked(**known))
    assert found is not None
    return found


def test_the_largest_gap_comes_first_with_the_session_that_teaches_it() -> None:
    skills = [skill("discovery", 4, 3), skill("prospecting", 4, 2)]
    found = page(skills=skills, training=[session("T1", "Prospecting", date(2026, 11, 3))])
    first, second, third = found.rows
    assert (first.skill.value, first.note, first.what.value, first.by.value) == (
        "Prospecting", "manager 2, asked for 4", "Learn T1", "Nov 3",
    )  # fmt: skip
    assert (second.skill.value, second.what.value) == ("Discovery", "")
    assert third.skill.value == ""


def test_a_manager_s_rating_of_a_skill_counts_from_the_talk_on() -> None:
    assert page(skills=[skill("prospecting", 4, 1, shared=None)]).rows[0].note == ""
    own = [skill("prospecting", 4, 1, shared=None, own=Decimal(3))]
    assert page(skills=own).rows[0].note == "self 3, asked for 4"


def test_sessions_to_come_of_the_team_and_of_all_follow_those_of_the_person() -> None:
    training = [
        session("T1", who="all", scope="all", day=date(2026, 10, 13)),
        session("T2", day=date(2026, 12, 1)),
        session("T3", who="East", scope="team"),
    ]
    assert [row.what.value for row in page(training=training).rows] == ["Learn T2", "Learn T1", ""]


def test_a_session_whose_day_is_past_asks_for_a_new_one() -> None:
    assert page(training=[session("T1", day=date(2026, 9, 22))]).rows[0].by.value == "was Sep 22"


def test_what_was_learned_in_the_quarter_is_said() -> None:
    held = session("T1", status=TrainingStatus.DONE, done_on=date(2026, 8, 20))
    assert page(training=[held]).done == "Done in Q3: Learn T1 (Aug 20)."


def test_nobody_learned_anything_before_they_came() -> None:
    held = session("T1", "Prospecting", date(2026, 8, 20), status=TrainingStatus.DONE, done_on=date(2026, 8, 20))
    came = person(245_000, hired=date(2026, 9, 8))
    found = next_skills(review([won(5)], [came], reports=sheets("Skills"), training=[held]))
    assert found is not None
    assert found.done == ""


def test_own_goals_stand_on_the_person_s_copies_only_unless_they_are_shared() -> None:
    goals = [goal("G1", text="Run a marathon", private=True, area=PERSONAL), goal("G2", text="Lead", area=PERSONAL)]
    found = {name: career(replace(asked(goals=goals), edition=name)) for name in ("rep", "preread", "manager")}
    said = {name: each.goals if each else None for name, each in found.items()}
    assert said == {"rep": ("Run a marathon", "Lead"), "preread": ("Run a marathon", "Lead"), "manager": ("Lead",)}
    assert found["manager"] is not None
    assert found["manager"].lines == 0


def test_a_manager_s_copy_has_no_lines_for_them_where_nothing_is_shared() -> None:
    assert career(replace(asked(goals=[goal("G1", private=True)]), edition="manager")) is None
    blank = career(asked())
    assert blank is not None
    assert blank.lines == 2


def test_without_the_page_of_growth_nothing_of_it_stands() -> None:
    alone = review([won(5)], skills=[skill("prospecting", 4, 2, shared=TALK)])
    assert next_skills(alone) is None
    assert career(alone) is None
