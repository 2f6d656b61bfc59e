from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from plangen.metrics.contests.records import ContestRecords
from plangen.metrics.contests.tally import Tally, tally
from tests.metrics.contests.played import (
    ANA,
    AUDIT,
    OMAR,
    RUNNING,
    START,
    contest,
    entry,
    event,
    meeting,
    records,
)
from tests.metrics.invented import won

MID = date(2026, 9, 15)
NAMES = (ANA, OMAR)


def tallied(of: ContestRecords, measure: str = "", **known: Any) -> Tally:
    return tally(contest(measure=measure, **known), of, NAMES)


def points(found: Tally, who: str = ANA) -> float:
    return float(sum(each.points for each in found.of((who,))))


def test_without_scoring_the_measure_is_a_point_each() -> None:
    assert points(tallied(records(meeting(ANA, times=3)), "meetings")) == 3


def test_each_event_has_its_points() -> None:
    found = tallied(records(meeting(ANA, times=2), scoring=[event("Meetings", 5)]))
    assert points(found) == 10


def test_a_record_scores_once_under_the_event_with_the_most_points() -> None:
    deals = [won(100, MID, account="New")]
    rules = [event("A deal won", 1), event("A new account", 3)]
    found = tallied(records(deals=deals, scoring=rules))
    assert [(each.event, int(each.points)) for each in found.events] == [("A new account", 3)]


def test_a_record_scores_again_if_that_is_declared() -> None:
    deals = [won(100, MID, account="New")]
    rules = [event("A deal won", 1, counts_again=True), event("A new account", 3)]
    assert points(tallied(records(deals=deals, scoring=rules))) == 4


def test_a_limit_for_each_person_is_filled_in_order_of_time() -> None:
    done = (meeting(ANA, MID, 4), meeting(ANA, START, 3), meeting(OMAR, MID, 2))
    found = tallied(records(*done, scoring=[event("Meetings", 1, cap=Decimal(5))]))
    assert [(each.day, int(each.amount)) for each in found.of((ANA,))] == [(START, 3), (MID, 2)]
    assert points(found, OMAR) == 2


def test_a_limit_for_each_company_is_for_whoever_was_there_first() -> None:
    done = (meeting(OMAR, MID, account="Acme"), meeting(ANA, START, account="ACME"), meeting(ANA, MID, account="Bolt"))
    found = tallied(records(*done, scoring=[event("Meetings", 1, cap=Decimal(1), per="account")]))
    assert [points(found), points(found, OMAR)] == [2, 0]


def test_a_limit_for_each_week_starts_over_on_monday() -> None:
    done = [meeting(ANA, START + timedelta(days=at), 3) for at in (0, 4, 7)]
    found = tallied(records(*done, scoring=[event("Meetings", 1, cap=Decimal(4), per="week")]))
    assert [each.amount for each in found.events] == [3, 1, 3]


def test_entries_score_as_their_event_or_with_points_of_their_own() -> None:
    listed = [entry(ANA, event="demo"), entry(ANA, event="Demo", points=Decimal(7)), entry(ANA, event="Else")]
    found = tallied(records(entries=listed, scoring=[event("Demo", 2)]))
    assert [each.points for each in found.events] == [2, 7]


def test_entries_alone_are_a_point_each() -> None:
    assert points(tallied(records(entries=[entry(ANA), entry(ANA, count=Decimal(2))]))) == 3


def test_an_entry_for_a_record_that_is_on_file_is_not_counted_twice() -> None:
    done = meeting(ANA, MID, account="Acme")
    same, other = entry(ANA, MID, event="Meetings", account="ACME"), entry(ANA, MID, event="Meetings", account="Bolt")
    found = tallied(records(done, entries=[same, other], scoring=[event("Meetings", 1)]))
    assert points(found) == 2


def test_a_shared_entry_is_the_persons_part_of_it() -> None:
    half = Decimal("0.5")
    listed = [entry(ANA, event="Demo", share=half), entry(OMAR, event="Demo", share=half)]
    found = tallied(records(entries=listed, scoring=[event("Demo", 2)]))
    assert [points(found), points(found, OMAR)] == [1, 1]


def test_an_entry_canceled_by_the_audit_date_comes_off_and_a_later_cancellation_changes_nothing() -> None:
    listed = [entry(ANA, canceled=AUDIT), entry(ANA, canceled=AUDIT + timedelta(days=1))]
    assert len(tallied(records(entries=listed, as_of=date(2026, 11, 1))).events) == 1


def test_what_is_entered_too_late_is_listed_and_not_counted() -> None:
    late = date(2026, 10, 5)
    of = records(
        meeting(ANA, MID, entered=late), meeting(ANA, MID, entered=MID), as_of=date(2026, 10, 20),
        entries=[entry(OMAR, entered=late, event="meetings")],
    )  # fmt: skip
    found = tallied(of, "meetings", enter_by=date(2026, 10, 4))
    assert points(found) == 1
    assert [(each.salesperson, each.day, each.entered) for each in found.late] == [
        (OMAR, START, late),
        (ANA, MID, late),
    ]


def test_a_deal_created_after_the_last_day_for_entries_is_late() -> None:
    deals = [won(100, MID, created=date(2026, 10, 14)), won(50, MID, created=MID)]
    found = tallied(records(deals=deals, as_of=date(2026, 10, 20)), "bookings")
    assert points(found) == 50
    assert len(found.late) == 1


def test_nothing_from_after_the_as_of_date_counts() -> None:
    done = (meeting(ANA, RUNNING), meeting(ANA, RUNNING + timedelta(days=1)))
    assert points(tallied(records(*done), "meetings")) == 1
