from tests.facts.pages.training_plan.plans import ANA, inputs, plan, team, training

DONE = ["T1", ANA, "Call openers", "role play", "2026-09-01", "Ken", "", "2026-09-09"]
OPEN = ["T2", ANA, "How manufacturers buy", "market", "2026-09-22", "Dana", "", ""]


def test_the_page_counts_what_was_done_of_what_was_due() -> None:
    found = plan(inputs(training(DONE, OPEN)))["completion"]
    assert found.head.title == "1 of 2 sessions done since July 13; 1 carried over."
    assert [(row.plain("type"), row.plain("done")) for row in found.by_type.rows] == [
        ("Market", "0 of 1"), ("Role play", "1 of 1"),
    ]  # fmt: skip
    assert [row.plain("topic") for row in found.overdue.rows] == ["How manufacturers buy"]
    assert [row.plain("topic") for row in found.history.rows] == ["Call openers"]


def test_without_a_carried_session_none_is_mentioned() -> None:
    assert plan(inputs(training(DONE)))["completion"].head.title == "1 of 1 session done since July 13."
    assert plan(inputs())["completion"].head.title == "My training record starts here."


def test_a_session_done_without_a_date_counts_on_the_one_it_was_planned_for() -> None:
    found = plan(inputs(training([*DONE[:6], "done", ""])))["completion"]
    assert found.head.title == "1 of 1 session done since July 13."
    assert [row.plain("day") for row in found.history.rows] == ["Sep 1"]


def test_without_history_there_is_room_to_write() -> None:
    found = plan(inputs())["completion"]
    assert found.history.empty == "No training on file yet. What you sign off shows up here."
    assert found.lines == 15


def test_hours_are_mentioned_only_if_a_session_has_them() -> None:
    assert plan(inputs(training(DONE)))["completion"].head.line == (f"Completion and history, {ANA}",)


def test_a_new_hires_sessions_ahead_are_listed_as_the_headline_counts_them() -> None:
    ahead = training(["T1", ANA, "New joints", "product", "2026-11-17", "Shop", "", ""])
    found = plan(inputs(team(hired="2026-09-21"), ahead))
    assert found["training_headline"].rest.startswith("1 session ahead")
    [row] = found["completion"].next.rows
    assert [row.plain(name) for name in ("day", "topic", "trainer")] == ["Nov 17", "New joints", "Shop"]
    assert not plan(inputs(ahead))["completion"].next.rows
