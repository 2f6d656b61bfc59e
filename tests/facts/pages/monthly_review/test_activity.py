from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.facts.pages.monthly_review.activity import month_activity, month_training
from plangen.records.meetings.activities import Activity
from plangen.records.meetings.training import TrainingSession, TrainingStatus
from tests.facts.invented import NEVER
from tests.facts.monthly import monthly
from tests.metrics.invented import target
from tests.seen import seen


def call(day: date, count: int = 1, kind: str = "call") -> Activity:
    return Activity(RowKey(4, day.day), day, "Ana Ruiz", kind, Decimal(count))


def session(
    topic: str, day: date, status: TrainingStatus = TrainingStatus.PLANNED, who: str = "all"
) -> TrainingSession:
    scope = "all" if who == "all" else "person"
    done = day if status is TrainingStatus.DONE else None
    return TrainingSession(RowKey(5, day.day), topic, who, scope, topic, day=day, status=status, done_on=done)


def test_activity_is_printed_next_to_its_target_without_a_mark() -> None:
    calls = [call(date(2026, 9, 3), 20), call(date(2026, 8, 3), 9), call(date(2026, 7, 3))]
    found = seen(month_activity(monthly(activities=calls, targets=[target("all", "activity: call", "2026", "5")])))
    assert found is not None
    [row] = found.rows
    assert (row.label, str(row.actual), str(row.standard), str(row.previous)) == ("Calls", "20", "22", "9")
    assert found.heading == "Activity in September, logged in the CRM"


def test_without_a_target_there_is_no_target_column() -> None:
    found = seen(month_activity(monthly(activities=[call(date(2026, 9, 3))])))
    assert found is not None
    assert not found.has_standard
    assert found.previous_head == ""


def test_types_with_a_target_come_first_and_four_are_shown() -> None:
    kinds = ("call", "meeting", "demo", "email", "proposal")
    activities = [call(date(2026, 9, at + 1), 9 - at, kind) for at, kind in enumerate(kinds)]
    found = seen(
        month_activity(monthly(activities=activities, targets=[target("all", "activity: proposal", "2026", "1")]))
    )
    assert found is not None
    assert [row.label for row in found.rows] == ["Proposals", "Calls", "Meetings", "Demos"]


def test_without_activities_on_file_there_is_no_block() -> None:
    assert seen(month_activity(monthly())) is None


def test_training_has_the_last_session_done_and_the_next_one() -> None:
    sessions = [
        session("Price list", date(2026, 9, 3), TrainingStatus.DONE),
        session("Reading an account", date(2026, 9, 15), TrainingStatus.DONE),
        session("Belting", date(2026, 10, 13)),
        session("Bo's own", date(2026, 10, 6), who="Bo Ruiz"),
    ]
    rows = seen(month_training(monthly(training=sessions)))
    assert rows is not None
    assert [(row.when, row.topic, row.day) for row in rows] == [
        ("Done", "Reading an account", "done Sep 15"),
        ("Next", "Belting", "Oct 13"),
    ]


def test_a_month_without_training_says_so_and_without_any_on_file_there_is_no_block() -> None:
    rows = seen(
        month_training(monthly(people=[NEVER], training=[session("Bo's own", date(2026, 9, 6), who="Bo Ruiz")]))
    )
    assert rows is not None
    assert [row.topic for row in rows] == ["none in September", "none scheduled"]
    assert seen(month_training(monthly())) is None
