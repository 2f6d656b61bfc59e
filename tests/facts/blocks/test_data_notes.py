from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from plangen.elements.measure import RowKey
from plangen.facts.blocks.data_notes import data_notes
from plangen.facts.scope.document import Scope
from plangen.records.meetings.events import Event
from plangen.records.reading.sheet_reports import SheetReport
from tests.facts.invented import ANA, NEVER, book, long_ago, review, scope
from tests.metrics.invented import opened, person, won


def notes(scope: Scope) -> str:
    return "\n".join(data_notes(scope))


def test_every_n_a_is_listed_once_with_its_reason_and_fix() -> None:
    found = data_notes(review([long_ago(), won(5)], [NEVER, person(100, name="Bo Ruiz")]))
    assert found[0] == "n/a, no quota (add a quota): Attainment; Pipeline coverage, Q4."
    assert len([note for note in found if note.startswith("n/a, no quota")]) == 1


def test_the_notes_say_how_many_deal_rows_were_used_and_why_others_were_skipped() -> None:
    report = SheetReport("more.csv", "", "Opportunities", rows=12, used=9, skips={"total": 1, "footer": 2})
    found = notes(scope(book([won(5)], reports=[report])))
    assert "10 of 13 deal rows used; skipped: 2 footers, 1 total row." in found


def test_the_notes_count_the_deals_that_are_in_no_ones_numbers() -> None:
    before, after = won(7_777, inherited=True), [won(9, after_leaving=True) for _ in range(2)]
    reason = "1 closed before the hire date, 2 closed after leaving"
    assert f"All 5 deal rows used; in no one’s numbers: {reason}." in notes(review([won(5), won(6), before, *after]))
    assert "All 2 deal rows used." in notes(review([won(5), won(6)]))


@pytest.mark.parametrize(
    ("count", "note"),
    [
        (1, "1 deal closed after the as-of date is counted as open."),
        (2, "2 deals closed after the as-of date are counted as open."),
    ],
)
def test_the_notes_say_that_deals_closed_later_are_counted_as_open(count: int, note: str) -> None:
    assert note in notes(review([opened(5, closed_later=True) for _ in range(count)]))


def test_the_notes_count_won_deals_with_an_amount() -> None:
    assert "Bookings: 1 of 2 deals have an amount." in notes(review([won(5), won(None)]))


def test_renewals_are_mentioned_only_if_there_are_any() -> None:
    assert "exclude renewals" in notes(review([won(5, kind="renewal")]))
    assert "renewals" not in notes(review([won(5)])).lower()


def test_a_quarter_that_is_not_fully_on_file_is_named_with_the_first_date() -> None:
    assert "Q1 2026 isn’t compared: deals on file start Feb 3, 2026." in notes(
        review([won(5, date(2026, 2, 3)), won(5)])
    )
    assert "compared" not in notes(review([long_ago(), won(5)]))


def test_the_notes_stop_at_the_limit_with_n_a_first() -> None:
    people = [NEVER, ANA.__class__("Bo Ruiz", quotas=ANA.quotas)]
    found = data_notes(scope(book([won(5)], people), data_notes=2))
    assert len(found) == 2
    assert found[0].startswith("n/a, ")


def test_the_newest_date_in_the_deals_is_printed_if_it_is_not_the_as_of_date() -> None:
    """W1: as-of is October 5."""
    assert "The newest date in the deals is Sep 28, 2026." in notes(review([won(5, date(2026, 9, 28))]))
    assert "newest date" not in notes(review([won(5, date(2026, 10, 5))]))


def test_credits_are_named_with_their_sum() -> None:
    """W3."""
    found = notes(review([won(9_000), won(-2_000)]))
    assert "Bookings include 1 credit, −$2.0K; not counted as deals won." in found


def test_the_notes_say_why_there_is_no_year_to_date() -> None:
    """W7."""
    note = "Year to date is n/a: deals on file start Mar 2, 2026."
    assert note in notes(review([won(5, date(2026, 3, 2))]))
    assert note not in notes(review([won(5, date(2026, 1, 30))]))


def test_deals_won_since_the_period_ended_are_named() -> None:
    """W11: as-of is October 5."""
    found = notes(review([won(5), won(40_000, date(2026, 10, 2)), won(2_000, date(2026, 10, 5))]))
    assert "Won since Sep 30: 2 deals, $42.0K." in found
    assert "Won since" not in notes(review([won(5)]))


def test_a_prorated_quota_is_named_with_the_full_one() -> None:
    """W8: 20,000 a month; 11 of the 21 working days of August, and September."""
    hired = person(240_000, manager="Ken Ortiz", hired=date(2026, 8, 17))
    assert "Q3 quota: $30.5K of a full $60.0K, prorated for days employed." in notes(review([won(5)], [hired]))
    assert "prorated" not in notes(review([won(5)]))


def test_a_ramp_is_named_in_the_note_on_the_quota() -> None:
    """W8."""
    ramping = person(240_000, manager="Ken Ortiz", hired=date(2026, 7, 1), ramp=(Decimal("0.5"), Decimal("0.75")))
    assert "Q3 quota: $45.0K of a full $60.0K, prorated for days employed and ramp." in notes(
        review([won(5)], [ramping])
    )


def test_leave_is_named_in_the_note_on_the_quota_and_employment_only_if_it_is_part_of_it() -> None:
    """July has 23 working days, all away: two of three months are left."""
    away = Event(RowKey(6, 1), date(2026, 7, 1), date(2026, 7, 31), "away", salesperson="Ana Ruiz")
    there = person(240_000, manager="Ken Ortiz", hired=date(2019, 7, 1))
    found = notes(review([won(5)], [there], events=[away]))
    assert "Q3 quota: $40.0K of a full $60.0K, prorated for leave." in found
    hired = person(240_000, manager="Ken Ortiz", hired=date(2026, 8, 17))
    away = replace(away, day=date(2026, 9, 1), end=date(2026, 9, 30))
    found = notes(review([won(5)], [hired], events=[away]))
    assert found.partition("prorated for ")[2].startswith("days employed and leave.")


def test_the_notes_say_which_deals_are_as_of_a_snapshot() -> None:
    saved = replace(opened(50, date(2026, 11, 3)), saved_on=date(2026, 9, 1))
    found = data_notes(review([saved, opened(70, date(2026, 11, 3))]))
    assert "Stage, amount, and close date of 1 deal: snapshot of Sep 1, 2026." in found
