from plangen.elements.field import Field
from plangen.sources.grid import Cell
from tests.facts.pages.training_plan.plans import ANA, events, inputs, plan, skills, training, weeks
from tests.sheets import sheet


def test_the_calendar_has_no_ratings() -> None:
    data = inputs(skills([ANA, "prospecting", 4, 3, 2, "A list", "2026-07-09", "2026-07-09"]))
    printed = str(plan(data)["training_calendar"])
    assert "prospecting" in printed.lower()
    assert "level" not in printed
    assert "A list" not in printed


def test_a_week_of_the_person_s_own_is_signed_in_its_row_and_any_other_in_a_row_of_the_plan() -> None:
    own = ["T1", ANA, "Own", "skill", "2026-10-12", "Ken", "", ""]
    of_all = ["T2", "all", "For all", "skill", "2026-10-19", "Ken", "", ""]
    first, second, third, *_ = weeks(plan(inputs(training(own, of_all))))
    fields = [row.cells["done"] for row in (first, second, third)]
    assert [field.address for field in fields if isinstance(field, Field)] == [
        "Training/T1/done on", "Training/AR-26W42-T2/done on", "Training/AR-26W42-T3/done on",
    ]  # fmt: skip
    topic = third.cells["topic"]
    assert isinstance(topic, Field)
    assert topic.value


def test_a_repeating_event_is_in_each_of_its_weeks() -> None:
    webinar = sheet(
        ["date", "type", "title", "repeats", "until"],
        ["2026-10-15", "marketing", "Webinar", "weekly", "2026-10-29"],
        name="Events",
    )
    marked = ["Webinar" in row.plain("marks") for row in weeks(plan(inputs(webinar)))]
    assert marked == [True] * 3 + [False] * 10


def test_a_week_names_its_check_in_ride_along_and_marketing_event() -> None:
    visit = sheet(["salesperson", "date", "objective"], [ANA, "2026-10-22", "Renew"], name="Coaching")
    fair = ["2026-10-28", "", "marketing", "Open house", ""]
    found = weeks(plan(inputs(visit, events(fair))))
    assert [row.plain("marks") for row in found[1:5]] == [
        "week 2\nRide-along Oct 22", "week 3\nOpen house", "week 4", "week 5\nCheck-in Nov 10",
    ]  # fmt: skip


def test_every_mark_of_a_week_is_printed_and_those_beyond_three_share_a_line() -> None:
    fair, off = ["2026-11-10", "", "marketing", "Open house", ""], ["2026-11-12", "2026-11-13", "away", "", ANA]
    holidays = (["2026-11-11", "", "holiday", "Veterans Day", ""], ["2026-11-09", "", "holiday", "Founders' Day", ""])
    week = weeks(plan(inputs(events(fair, *map(list, holidays), off))))[4]
    assert week.plain("marks").split("\n") == [
        "week 5", "Check-in Nov 10", "Open house", "Veterans Day; Founders' Day…",
    ]  # fmt: skip
    full = plan(inputs(events(fair, *map(list, holidays), off)))["training_full_text"]
    assert [(each.address, each.text) for each in full] == [
        ("Week of Nov 9", "Veterans Day; Founders' Day; Away Nov 12–13"),
    ]  # fmt: skip


def test_a_session_that_was_moved_keeps_its_count() -> None:
    headers: list[Cell] = ["id", "salesperson", "topic", "date", "status", "times carried"]
    found = weeks(plan(inputs(sheet(headers, ["T1", ANA, "Demo", "2026-10-20", "moved", 1], name="Training"))))
    assert found[1].plain("before") == "Carried ×1."


def test_the_calendar_has_no_figure_of_a_goal_or_a_skill() -> None:
    rated = skills([ANA, "prospecting", 4, 3.5, 2.5, "", "2026-07-09", "2026-07-09"])
    targets = sheet(
        ["salesperson", "measure", "period", "amount"], [ANA, "meetings a week", "2026", 777], name="Targets"
    )
    met = sheet(["date", "salesperson", "type", "count"], ["2026-08-03", ANA, "meeting", 13], name="Activities")
    found = plan(inputs(rated, targets, met))
    assert "777" in str(found["focus"])
    assert "2.5" in str(found["skill_levels"])
    assert not any(each in str(found["training_calendar"]) for each in ("777", "2.5", "3.5"))


def test_the_last_line_counts_the_types() -> None:
    mix = plan(inputs())["training_calendar"].mix
    assert mix.startswith("Training mix:")
    assert mix.count("●") == 13


def test_a_topic_without_a_trainer_is_with_the_coach() -> None:
    assert {row.plain("trainer") for row in weeks(plan(inputs()))} == {"Bo Lind"}
