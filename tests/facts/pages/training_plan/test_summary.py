from plangen.elements.field import Field, FieldKind
from plangen.elements.table import RowLook
from plangen.sources.grid import Cell
from tests.facts.pages.training_plan.plans import ANA, inputs, plan, skills, team, training
from tests.sheets import sheet

SHARED = ["2026-07-09", "2026-07-09"]


def test_the_focus_skill_is_the_largest_gap_by_the_manager() -> None:
    rows: list[list[Cell]] = [[ANA, "discovery", 4, 3, 3, "", *SHARED], [ANA, "prospecting", 4, 3, 2, "", *SHARED]]
    found = plan(inputs(skills(*rows)))["focus"]
    assert found.name == "Prospecting"
    assert found.why == ("Bo sees level 2; the job requires 4.",)
    assert found.coach == "Coach: Bo Lind"


def test_without_a_shared_rating_it_is_by_the_salesperson_and_says_so() -> None:
    data = inputs(skills([ANA, "prospecting", 4, 3, 1, "secret", "2026-07-09", ""]))
    assert plan(data)["focus"].why == ("I rate myself 3; the job requires 4.",)
    assert plan(data, "manager")["focus"].why == ("Bo sees level 1; the job requires 4.",)
    assert "secret" not in str(plan(data))


def test_the_manager_s_copy_has_the_plan_of_the_salesperson_s() -> None:
    unshared: list[list[Cell]] = [
        [ANA, "closing", 4, 3, 3, "", "2026-07-09", ""], [ANA, "negotiating", 4, 4, 1, "", "2026-07-09", ""],
    ]  # fmt: skip
    own, manager = (plan(inputs(skills(*unshared)), edition) for edition in ("rep", "manager"))
    assert own["focus"].name == manager["focus"].name == "Closing"
    assert own["training_calendar"] == manager["training_calendar"]
    assert [row.plain("skill") for row in manager["skill_levels"].rows] == ["Negotiating", "Closing"]


def test_hours_ahead_are_whole_from_two_on() -> None:
    assert plan(inputs())["training_headline"].lead == "13 sessions ahead, about 10 hours in all."
    row = ["T1", ANA, "Price list", "product", "2026-10-20", "Ken", "", ""]
    new = plan(inputs(team(hired="2026-09-28"), training(row)))["training_headline"]
    assert new.rest == "1 session ahead."


def test_a_session_without_a_date_that_was_carried_over_is_carried() -> None:
    headers: list[Cell] = ["id", "salesperson", "topic", "status", "times carried"]
    data = inputs(sheet(headers, ["T1", ANA, "Demo", "moved", 2], ["T2", ANA, "Quiz", "", ""], name="Training"))
    [row] = plan(data)["carried_training"].rows
    assert [row.plain(name) for name in ("number", "due", "times", "now")] == ["T1", "", "×2", "Week 1"]


def test_nothing_done_is_none() -> None:
    row = ["T1", ANA, "How manufacturers buy", "market", "2026-09-22", "Dana", "", ""]
    assert plan(inputs(training(row)))["training_headline"].lead == "Since September 14: none done, 1 carried over."


def test_without_any_rating_and_metric_the_skill_is_written_in() -> None:
    found = plan(inputs())
    assert (found["focus"].name, found["focus"].measure) == ("", "")
    assert found["focus"].blank.address == "Notes/AR:from 2026-10-12:focus skill:1/text"
    assert found["skill_levels"] is None
    assert len(found["first_ratings"].rows) == 9


def test_check_ins_and_what_is_in_the_way_have_addresses() -> None:
    found = plan(inputs())
    assert [each.blank.address.split(":", 1)[1] for each in found["focus"].check_ins] == [
        f"from 2026-10-12:check-in:day {day}/text" for day in (30, 60, 90)
    ]
    assert [each.label for each in found["focus"].check_ins] == ["Day 30 · Nov 10", "Day 60 · Dec 10", "Day 90 · Jan 8"]
    assert [each.name for each in found["in_the_way"]] == ["Knowledge", "Skill", "Will", "System"]
    assert found["in_the_way"][0].box.address == "Notes/AR:from 2026-10-12:in the way:knowledge/text"


def test_a_session_carried_three_times_is_to_be_changed_helped_or_dropped_with_a_reason() -> None:
    row = ["T1", ANA, "Winning back a customer", "market", "2026-07-20", "Ken", "", ""]
    decision, why = plan(inputs(training(row)))["carried_training"].rows
    assert (decision.look, decision.plain("times")) == (RowLook.DECIDED, "×3")
    now, reason = decision.cells["now"], why.cells["topic"]
    assert isinstance(now, Field)
    assert isinstance(reason, Field)
    assert (now.kind, [word for _, word in now.choices]) == (FieldKind.CHOICE, ["Change it", "Get help", "Drop it"])
    assert (now.address, reason.address) == ("Training/T1/status", "Training/T1/result")


def test_the_contract_has_reserved_numbers_the_manager_and_the_extra() -> None:
    rows = plan(inputs())["learning_contract"].rows
    assert [row.plain("number") for row in rows] == [f"AR-26W42-{line}" for line in range(1, 7)]
    assert rows[-2].plain("who") == "Bo will"
    assert rows[-1].look is RowLook.EXTRA


def test_nothing_done_and_nothing_carried_leads_with_what_is_ahead() -> None:
    found = plan(inputs())["training_headline"]
    assert found.lead.startswith("13 sessions ahead, ")
    assert found.rest == ""


def test_what_was_done_before_the_person_was_hired_is_not_theirs() -> None:
    row = ["T1", "all", "Old training", "skill", "2026-05-20", "Ken", "", "2026-05-20"]
    assert plan(inputs(training(row)))["completion"].history.rows
    assert not plan(inputs(team(hired="2026-06-01"), training(row)))["completion"].history.rows
