from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.facts.monthly_activity import month_activity, month_training
from plangen.records.activities import Activity
from plangen.records.training import TrainingSession, TrainingStatus
from tests.facts.invented import NEVER
from tests.facts.monthly import monthly
from tests.metrics.invented import target


def call(day: date, count: int = 1, kind: str = "call") -> Activity:
    return Activity(RowKey(4, day.day), day, "Ana Ruiz", kind, Decimal(count))


def session(
    topic: str, day: date, status: TrainingStatus = TrainingStatus.PLANNED, who: str = "all"
) -> TrainingSession:
    scope = "all" if who == "all" else "person"
    done = day if status is TrainingStatus.DONE else None
    return TrainingSession(RowKey(5, day.day), topic, who, scope, topic, day=day, status=status, done_on=done)


def test_activity_stands_beside_its_standard_without_any_mark() -> None:
    calls = [call(date(2026, 9, 3), 20), call(date(2026, 8, 3), 9), call(date(2026, 7, 3))]
    found = month_activity(monthly(activities=calls, targets=[target("all", "activity: call", "2026", "5")]))
    assert found is not None
    [row] = found.rows
    assert (row.label, str(row.actual), str(row.standard), str(row.previous)) == ("Calls", "20", "22", "9")
    assert found.heading == "Activity in September, logged in the CRM"


def test_without_a_standard_that_column_falls_out() -> None:
    found = month_activity(monthly(activities=[call(date(2026, 9, 3))]))
    assert found is not None
    assert not found.has_standard
    assert found.previous_head == ""


def test_types_with_a_standard_come_first_and_four_are_enough() -> None:
    kinds = ("call", "meeting", "demo", "email", "proposal")
    done = [call(date(2026, 9, at + 1), 9 - at, kind) for at, kind in enumerate(kinds)]
    found = month_activity(monthly(activities=done, targets=[target("all", "activity: proposal", "2026", "1")]))
    assert found is not None
    assert [row.label for row in found.rows] == ["Proposals", "Calls", "Meetings", "Demos"]


def test_without_activities_in_the_files_there_is_no_block() -> None:
    assert month_activity(monthly()) is None


def test_training_says_what_was_done_and_what_is_next() -> None:
    sessions = [
        session("Price list", date(2026, 9, 3), TrainingStatus.DONE),
        session("Reading an account", date(2026, 9, 15), TrainingStatus.DONE),
        session("Belting", date(2026, 10, 13)),
        session("Bo's own", date(2026, 10, 6), who="Bo Ruiz"),
    ]
    rows = month_training(monthly(training=sessions))
    assert rows is not None
    assert [(row.when, row.topic, row.day) for row in rows] == [
        ("Done", "Reading an account", "Sep 15"),
        ("Next", "Belting", "Oct 13"),
    ]


def test_a_month_without_training_says_so_and_a_company_without_any_has_no_block() -> None:
    rows = month_training(monthly(people=[NEVER], training=[session("Bo's own", date(2026, 9, 6), who="Bo Ruiz")]))
    assert rows is not None
    assert [row.topic for row in rows] == ["nothing in September", "nothing planned yet"]
    assert month_training(monthly()) is None
