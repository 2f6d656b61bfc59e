"""One plan, issued three times: what is finished is gone, what isn't comes first, and new weeks are filled."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.facts.pages.training_plan.plans import ANA, events, inputs, plan, training, weeks

ROWS = (
    ["T1", ANA, "How manufacturers buy", "market", "2026-10-20", "Dana", "", ""],
    ["T2", ANA, "Call openers", "role play", "2026-10-27", "Ken", "", "2026-11-04"],
    ["T3", ANA, "Margin review", "process", "2026-12-01", "Ken", "", ""],
    ["T4", "all", "New joints", "product", "2026-11-17", "Shop", "", "2026-11-17"],
)
AWAY = ["2026-12-21", "2026-12-25", "away", "", ANA]
HOLIDAY = ["2026-11-26", "", "holiday", "Thanksgiving", ""]


def issued(day: date) -> Mapping[str, Any]:
    return plan(inputs(training(*map(list, ROWS)), events(AWAY, HOLIDAY), as_of=day))


def topics(found: Mapping[str, Any]) -> list[str]:
    return [row.plain("topic") for row in weeks(found)]


FIRST, SECOND, THIRD = (issued(day) for day in (date(2026, 10, 9), date(2026, 11, 6), date(2026, 12, 4)))


def test_the_first_issue_has_its_sessions_on_their_dates_and_every_other_week_filled() -> None:
    assert FIRST["training_headline"].lead.startswith("12 sessions ahead")
    assert FIRST["carried_training"] is None
    assert (topics(FIRST)[1], topics(FIRST)[2], topics(FIRST)[7]) == (
        "How manufacturers buy", "Call openers", "Margin review",
    )  # fmt: skip
    assert [at for at, topic in enumerate(topics(FIRST), 1) if not topic] == [11]


def test_the_second_issue_carries_what_is_open_and_counts_what_was_done_late() -> None:
    assert SECOND["training_headline"].lead == "Since October 12: 1 done, 1 carried over."
    [row] = SECOND["carried_training"].rows
    assert (row.plain("number"), row.plain("times"), row.plain("now")) == ("T1", "×1", "Week 1, with Dana")
    assert topics(SECOND)[0] == "How manufacturers buy"
    assert "Call openers" not in topics(SECOND)
    assert topics(SECOND)[3] == "Margin review"


def test_the_third_issue_has_both_that_are_open_and_no_finished_one() -> None:
    assert THIRD["training_headline"].lead == "Since November 9: 1 done, 2 carried over."
    assert [(row.plain("number"), row.plain("times")) for row in THIRD["carried_training"].rows] == [
        ("T1", "×2"), ("T3", "×1"),
    ]  # fmt: skip
    assert topics(THIRD)[:2] == ["How manufacturers buy", "Margin review"]
    assert not {"Call openers", "New joints"} & set(topics(THIRD))


def test_a_person_away_has_an_open_week_and_a_holiday_is_in_its_cell() -> None:
    week_of = {row.plain("week"): row for row in weeks(FIRST)}
    assert week_of["Nov 23"].plain("marks") == "week 7\nThanksgiving"
    assert week_of["Nov 23"].plain("topic")
    assert week_of["Dec 21"].plain("marks") == "week 11\nAway Dec 21–25"
    assert not week_of["Dec 21"].plain("topic")
