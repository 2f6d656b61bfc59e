from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plangen.elements.field import Field
from plangen.elements.measure import RowKey
from plangen.elements.table import Row
from plangen.facts.pages.monday.forecast import DEALS, TeamForecast, team_forecast
from plangen.periods import month
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.snapshots import Snapshot
from plangen.records.meetings.forecasts import Forecast
from plangen.records.settings import Settings
from tests.facts.invented import book
from tests.facts.pages.monday.invented import ANA, FRIDAY, KEN, MONDAY, PEOPLE, event, meeting_scope
from tests.metrics.invented import lost, opened, person, won

OCTOBER = month(date(2026, 10, 1))


def found(*deals: Opportunity, people: Sequence[Any] = PEOPLE, **known: Any) -> TeamForecast:
    return team_forecast(meeting_scope(book(deals, people, as_of=FRIDAY, **known)))


def row_of(page: TeamForecast, name: str) -> Row:
    return next(each for each in page.table.rows if each.plain("name") == name)


def commit(who: str, amount: int) -> Forecast:
    return Forecast(RowKey(6, 1), who, OCTOBER, date(2026, 10, 5), Decimal(amount), None)


def test_a_row_has_commit_bookings_and_gap_of_the_month() -> None:
    page = found(won(12_400, date(2026, 10, 6)), forecasts=[commit("Ana Ruiz", 83_000)])
    row = row_of(page, "Ana")
    assert [row.plain(each) for each in ("clock", "commit", "won", "gap")] == ["8:40", "$83.0K", "$12.4K", "$87.6K"]
    assert page.each == "about 8 minutes each"
    assert page.table.heading == "Pipeline and forecast, October"


def test_a_commit_comes_from_forecast_categories_or_is_a_blank() -> None:
    categorized = opened(30_000, date(2026, 10, 20), forecast_category="Commit")
    assert row_of(found(won(1_000, date(2026, 10, 6)), categorized), "Ana").plain("commit") == "$31.0K"
    blank = row_of(found(opened(30_000, date(2026, 10, 20))), "Ana").cells["commit"]
    assert isinstance(blank, Field)
    assert blank.value == ""
    assert blank.address.startswith("Forecasts/AR:2026-10")


def test_where_no_deal_has_a_category_no_one_commits_nothing() -> None:
    assert isinstance(row_of(found(won(1_000, date(2026, 9, 8))), "Ana").cells["commit"], Field)


@pytest.mark.parametrize("family", ["Hohenstaufen-Weissenburg", "Adelsbergerdorff", "Wolfeschlegelsteinhausen", "Ng"])
def test_a_family_name_is_never_cut_and_its_column_has_room_for_it(family: str) -> None:
    page = found(people=(replace(ANA, name=f"Ana {family}"), KEN))
    assert row_of(page, "Ana").plain("family") == family
    [width] = [each.width for each in page.table.columns if each.name == "name"]
    assert 22 <= width <= 28
    assert (width > 22) == (family not in ("Ng", "Hohenstaufen-Weissenburg"))


def test_a_next_step_is_whole_where_there_is_room() -> None:
    step = "Go through every open question with purchasing, then send the signed quote to the plant"
    deal = opened(50_000, date(2026, 10, 20), account="Mill", next_step=step)
    assert row_of(found(deal), "Ana").plain("step") == f"Oct 20 · {step}"
    team = [replace(ANA, name=f"{name} Long") for name in ("Abe", "Bea", "Cy", "Di", "Ed")]
    names = "Adelsberger-Wolfeschlegelsteinhausen Packing and Cold Storage Holdings, plant"
    deals = [
        opened(50_000, date(2026, 10, 20), account=f"{names} {at}", next_step=step, salesperson=each.name)
        for at, each in enumerate(team)
    ]
    steps = [row.plain("step") for row in found(*deals, people=(*team, KEN)).table.rows]
    assert all(each.endswith("…") for each in steps if each)


def test_long_names_and_next_steps_leave_room_for_fewer_second_deals_and_no_first_one_goes() -> None:
    names = ("Ana Ruiz", "Ewa Wójcik", "Omar Haddad")
    deals = [
        opened(1_000 * nth, date(2026, 10, 20), salesperson=name, account=f"{nth} Hearthstone District Heating & Co",
               next_step="Go through every open question with purchasing")
        for name in names
        for nth in (1, 2)
    ]  # fmt: skip
    short = [replace(each, account=f"Mill {at}", next_step="Call") for at, each in enumerate(deals)]
    assert len(found(*short).table.rows) == 6
    rows = found(*deals).table.rows
    assert 3 <= len(rows) < 6
    assert {row.plain("name") for row in rows} >= {"Ana", "Ewa", "Omar"}


def test_bookings_are_headed_with_their_month() -> None:
    assert "Won in Oct" in [each.header for each in found(won(1_000, date(2026, 10, 6))).table.columns]


def test_nothing_says_why_someone_has_no_quota() -> None:
    row = row_of(found(people=(replace(ANA, quotas=()), *PEOPLE[1:])), "Ana")
    assert row.cells["gap"] is None


def test_the_total_is_of_the_people_with_a_quota_and_says_so() -> None:
    deals = [won(10_000, date(2026, 10, 6)), won(7_000, date(2026, 10, 6), salesperson="Omar Haddad")]
    people = (replace(ANA, quotas=()), *PEOPLE[1:])
    [total] = found(*deals, people=people).table.totals
    assert [total.plain(each) for each in ("name", "family", "won", "gap")] == [
        "Team", "2 with a quota", "$7.0K", "$193.0K",
    ]  # fmt: skip
    [total] = found(*deals).table.totals
    assert [total.plain(each) for each in ("family", "won", "gap")] == ["", "$17.0K", "$283.0K"]


def test_a_note_names_whom_the_sums_are_without_and_whose_commit_is_missing() -> None:
    commits = [commit(each.name, 110_000) for each in PEOPLE[1:2]]
    page = found(people=(replace(ANA, quotas=()), *PEOPLE[1:]), forecasts=commits)
    assert page.table.note == "Team: the 2 with a quota. Ana has none. Omar: no commit yet."
    assert page.table.totals[0].cells["commit"] is None


def test_someone_away_has_no_turn_and_their_minutes_go_to_the_others() -> None:
    page = found(events=(event("away", MONDAY, end=FRIDAY, salesperson="Ewa Wójcik"),))
    assert page.each == "about 8 minutes each"
    page = found(events=(event("away", FRIDAY, end=date(2026, 10, 16), salesperson="Ewa Wójcik"),))
    assert page.each == "about 13 minutes each"
    assert [(row.plain("name"), row.plain("clock")) for row in page.table.rows] == [
        ("Ana", "8:40"), ("Ewa", ""), ("Omar", "8:52"),
    ]  # fmt: skip


def test_with_everyone_away_all_have_a_turn() -> None:
    gone = tuple(event("away", FRIDAY, end=date(2026, 10, 16), salesperson=each.name) for each in PEOPLE[:3])
    assert found(events=gone).each == "about 8 minutes each"


def test_the_gaps_of_the_rows_add_up_to_the_teams_less_what_is_over_quota() -> None:
    """Gaps of 90 and 80 and 30 over are 140 together: quotas of 100 each less bookings of 10, 20, and 130."""
    amounts = ((10_000, "Ana Ruiz"), (20_000, "Ewa Wójcik"), (130_000, "Omar Haddad"))
    page = found(*(won(amount, date(2026, 10, 6), salesperson=name) for amount, name in amounts))
    assert [row.plain("gap") for row in page.table.rows] == ["$90.0K", "$80.0K", "met"]
    assert page.table.totals[0].plain("gap") == "$140.0K"
    assert page.table.note == "$30.0K over quota lowers the team’s gap."
    assert not found(won(10_000, date(2026, 10, 6))).table.note


def test_the_teams_commit_is_compared_with_its_quota() -> None:
    commits = [commit(each.name, 110_000) for each in PEOPLE[:3]]
    assert found(forecasts=commits).sentences == ("Commit is $30.0K above the October quota of $300.0K.",)
    assert found(forecasts=commits[:2]).sentences == ()


def test_deals_to_close_are_the_largest_of_the_month_then_the_next_then_those_to_decide() -> None:
    large, small = opened(9_000, date(2026, 10, 20), account="Pier"), opened(5_000, date(2026, 10, 2), account="Dock")
    later = opened(50_000, date(2026, 11, 20), account="Mill", next_step="Quote")
    rows = [each.plain("deal") for each in found(small, later, large).table.rows]
    assert rows[:2] == ["Pier", "Dock"]
    assert row_of(found(later), "Ana").plain("step") == "Nov 20 · Quote"
    assert row_of(found(opened(1_000, account="Quay")), "Ana").plain("deal") == "Quay"
    assert row_of(found(), "Ana").plain("deal") == ""


def test_a_deal_past_due_says_so() -> None:
    assert row_of(found(opened(5_000, date(2026, 10, 2), next_step="Call")), "Ana").plain("step") == "Oct 2, past due"


@pytest.mark.parametrize(("people", "deals"), [(1, 5), (2, 6), (3, 6), (5, DEALS), (8, 8), (16, 16)])
def test_a_larger_team_has_fewer_deals_a_person(people: int, deals: int) -> None:
    names = [f"{letter}{letter.lower()} Lind" for letter in "ABCDEFGHIJKLMNOP"[:people]]
    team = [person(120_000, name=name, manager="Ken Ortiz", team="West") for name in names]
    given = [
        opened(1_000 * amount, date(2026, 10, 20), salesperson=name, account=f"{name} {amount}")
        for name in names
        for amount in range(1, 7)
    ]
    assert len(found(*given, people=(*team, KEN)).table.rows) == deals


def test_changes_since_the_last_meeting_come_from_a_snapshot() -> None:
    pushed, gone = opened(51_200, date(2026, 10, 8), id="1"), opened(12_300, date(2026, 10, 8), id="2")
    before = Snapshot(date(2026, 10, 5), (pushed, gone))
    now = (
        replace(pushed, close=date(2026, 11, 8)),
        lost(date(2026, 10, 7), 12_300, id="2"),
        opened(84_000, date(2026, 11, 1), id="3"),
    )
    sentence = "Since October 5: 1 new deal, $84.0K; 1 pushed, $51.2K; 1 lost, $12.3K."
    assert found(*now, snapshots=[before]).sentences == (sentence,)


@pytest.mark.parametrize("day", [date(2026, 9, 28), date(2026, 10, 9)])
def test_without_a_snapshot_of_last_week_there_are_no_changes(day: date) -> None:
    now = opened(84_000, date(2026, 11, 1), id="3")
    assert found(now, snapshots=[Snapshot(day, ())]).sentences == ()
    assert found(now).sentences == ()


def test_settings_may_ask_for_no_numbers_next_to_names() -> None:
    settings = Settings(currency="USD", names_on_team_pages="none")
    page = found(won(12_400, date(2026, 10, 6)), opened(1_000, date(2026, 10, 20), account="Pier"), settings=settings)
    row = row_of(page, "Ana")
    assert isinstance(row.cells["help"], Field)
    assert not any(row.plain(each) for each in ("commit", "won", "gap", "deal", "family"))
    assert page.table.totals == ()
