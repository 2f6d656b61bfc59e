from dataclasses import replace
from datetime import date
from typing import Any

from plangen.elements.measure import RowKey
from plangen.facts.pages.monday.sheet import HEIGHT, MondaySheet, monday_sheet
from plangen.facts.pages.monday.sheets import monday_sheets, own_sheet
from plangen.records.deals.opportunities import Opportunity
from plangen.records.meetings.actions import Status
from plangen.records.meetings.weeks import Week
from tests.facts.invented import book, promise
from tests.facts.pages.monday.invented import ANA, EWA, FRIDAY, KEN, PEOPLE, meeting_scope, sheet_scope
from tests.metrics.invented import opened, won

LONG = "Open two of the four manufacturing accounts in the valley before the shutdown"


def sheet(*deals: Opportunity, people: Any = PEOPLE, **known: Any) -> MondaySheet:
    return monday_sheet(sheet_scope(book(deals, people, as_of=FRIDAY, **known)))


def closing(count: int) -> list[Opportunity]:
    return [
        opened(1_000 * number, date(2026, 10, 12 + number), account=f"Account {number}", next_step="Call")
        for number in range(1, count + 1)
    ]


def test_the_head_has_the_month_in_three_numbers() -> None:
    found = sheet(won(12_400, date(2026, 10, 6)), opened(5_000, date(2026, 10, 20), forecast_category="Commit"))
    assert (found.name, found.line) == ("Ana Ruiz", "Monday, October 12 · West")
    assert [(each.label, each.text) for each in found.figures] == [
        ("October commit", "$17.4K"), ("Won", "$12.4K"), ("Gap to quota", "$87.6K"),
    ]  # fmt: skip


def test_without_a_quota_and_a_commit_it_has_the_pipeline() -> None:
    found = sheet(opened(5_000, date(2026, 10, 20)), people=(replace(ANA, quotas=()), KEN))
    assert [each.label for each in found.figures] == ["Open pipeline", "Open deals", "October won"]


def test_a_new_hire_without_a_quota_has_sign_offs() -> None:
    newcomer = replace(ANA, quotas=(), hired=date(2026, 10, 5))
    found = sheet(opened(5_000, date(2026, 11, 3)), people=(newcomer, KEN))
    assert [(each.label, each.text) for each in found.figures] == [
        ("Sign-offs open", "34 of 34"), ("Week", "2 of 3"), ("Open deals", "1"),
    ]  # fmt: skip
    assert len(found.sign_offs.rows) == 4


def test_commitments_never_drop_off_and_the_lists_of_deals_give_way() -> None:
    deals = closing(5)
    few = sheet(*deals, actions=[promise("AR-1", text="Call")])
    many = sheet(*deals, actions=[promise(f"AR-{number}", text=LONG) for number in range(5)])
    assert len(many.commitments.rows) == 5
    assert len(few.closing.rows) > len(many.closing.rows)
    assert len(few.closing.rows) == 5
    assert HEIGHT < 93


def test_a_commitment_is_never_cut_and_its_row_is_as_high_as_its_text() -> None:
    text = f"{LONG}, then show both buyers on one page what a month of downtime costs"
    deals = closing(5)
    short, long = (sheet(*deals, actions=[promise("AR-1", text=each)]) for each in ("Call", text * 3))
    assert [row.plain("action") for row in long.commitments.rows] == [text * 3]
    assert len(long.closing.rows) < len(short.closing.rows)


def test_five_commitments_of_ninety_characters_are_all_printed_whole() -> None:
    text = "Open two of the four manufacturing accounts in the valley before their shutdown in October"
    assert len(text) == 90
    found = sheet(*closing(2), actions=[promise(f"AR-26Q3-{number}", text=text) for number in range(5)])
    assert [row.plain("action") for row in found.commitments.rows] == [text] * 5
    assert not found.commitments.more


def test_the_column_of_ids_is_as_wide_as_the_ids() -> None:
    short, usual, long = (
        sheet(actions=[promise(number)]).commitments.columns[0].width for number in ("A-1", "AR-26W41-12", "A-" * 30)
    )
    assert short < usual < 20 < long <= 30


def test_deals_without_room_are_counted_in_one_line() -> None:
    late = replace(opened(4_000, date(2026, 9, 1), account="Late"), stage="Negotiation")
    actions = [promise(f"AR-{number}", text=f"{LONG}, in fall") for number in range(5)]
    found = sheet(*closing(5), late, actions=actions)
    assert (len(found.commitments.rows), found.closing.rows, found.decide.rows) == (5, (), ())
    assert found.rest == "Closing in October: 5 deals, $15.0K. Decide this week: 1 deal, $4.0K. See deals.csv."
    assert sheet(*closing(5)).rest == ""
    assert sheet(actions=actions).rest == ""


def test_a_list_that_is_shorter_counts_the_rest() -> None:
    late = [replace(each, close=date(2026, 9, 1)) for each in closing(5)]
    found = sheet(*late, actions=[promise("AR-1")])
    assert 0 < len(found.decide.rows) < 5
    assert found.decide.more.startswith(f"{5 - len(found.decide.rows)} more, $")


def test_commitments_without_room_are_counted_and_one_that_fills_the_sheet_says_where_the_whole_is() -> None:
    found = sheet(actions=[promise(f"AR-{number}", text=LONG * 3) for number in range(5)])
    assert 0 < len(found.commitments.rows) < 5
    assert found.commitments.more == f"{5 - len(found.commitments.rows)} more"
    [row] = sheet(actions=[promise("AR-1", text=f"{LONG}. " * 30)]).commitments.rows
    assert row.plain("action").endswith("… (Actions)")


def test_the_first_due_are_printed_and_the_rest_counted() -> None:
    actions = [promise(f"AR-{day}", due=date(2026, 10, day)) for day in (30, 13, 14, 15, 16, 19, 20)]
    found = sheet(actions=[*actions, promise("AR-0", Status.KEPT)])
    assert [row.plain("number") for row in found.commitments.rows] == [f"AR-{day}" for day in (13, 14, 15, 16, 19)]
    assert found.commitments.more == "2 more"


def test_an_action_from_a_monday_is_on_its_owners_sheet() -> None:
    action = promise("T-26W41-2", owner="Ana Ruiz", salesperson="Omar Haddad", due=date(2026, 10, 13))
    given = book(people=PEOPLE, as_of=FRIDAY, actions=[action])
    assert [row.plain("number") for row in monday_sheet(sheet_scope(given)).commitments.rows] == ["T-26W41-2"]
    other = monday_sheet(sheet_scope(given, PEOPLE[2]))
    assert all(row.plain("action") == "" for row in other.commitments.rows)


def test_a_commitment_is_kept_or_moved_and_dropped_only_in_a_review() -> None:
    [row] = sheet(actions=[promise("AR-1")]).commitments.rows
    fields = {name: row.cells[name] for name in ("kept", "moved", "status")}
    assert {getattr(each, "address", "") for each in fields.values()} == {"Actions/AR-1/status"}
    assert [getattr(fields[name], "choices", ()) for name in ("kept", "moved")] == [(("kept", ""),), (("moved", ""),)]
    assert getattr(fields["status"], "choices", ()) == (("kept", "kept"), ("moved", "moved"))
    assert "dropped" not in row.cells


def test_an_outcome_is_never_ticked_before_the_meeting_even_if_it_was_moved_before() -> None:
    [row] = sheet(actions=[promise("AR-1", Status.MOVED)]).commitments.rows
    assert [getattr(row.cells[name], "value", None) for name in ("kept", "moved")] == ["", ""]


def test_without_commitments_there_are_numbered_lines() -> None:
    found = sheet()
    numbers = [row.plain("number") for row in found.commitments.rows]
    assert len({*numbers, found.extra_number}) == 4
    assert all(each.startswith("AR-26W42-") for each in numbers)


def test_a_sheet_that_lists_no_deals_has_more_room_to_write_in() -> None:
    alone, with_deals = sheet().commitments, sheet(*closing(1)).commitments
    assert alone.row_height > with_deals.row_height > 0
    assert 0.8 * HEIGHT < 7 + len(alone.rows) * alone.row_height < HEIGHT
    agreed = sheet(actions=[promise("AR-1")]).commitments
    assert with_deals.row_height < agreed.row_height < alone.row_height


def test_the_same_lines_are_reserved_on_the_sheets_of_the_team() -> None:
    given = book(people=PEOPLE, as_of=FRIDAY)
    own = own_sheet(sheet_scope(given)).sheet
    [pair, last] = monday_sheets(meeting_scope(given, name="monday-sheets"))
    assert pair.upper == own
    assert [pair.upper.name, pair.lower and pair.lower.name] == ["Ana Ruiz", "Ewa Wójcik"]
    assert (last.upper.name, last.lower) == ("Omar Haddad", None)


def test_deals_that_close_later_come_next() -> None:
    found = sheet(opened(5_000, date(2026, 11, 3), account="Mill"))
    assert found.closing.heading == "Closing next"
    assert [row.plain("deal") for row in found.closing.rows] == ["Mill"]


def test_more_deals_than_fit_are_counted_with_their_amount() -> None:
    assert sheet(*closing(7), actions=[promise("AR-1")]).closing.more == "2 more, $13.0K"


def test_a_long_next_step_is_printed_whole_and_takes_the_room_of_two_lines() -> None:
    step = "Go through open questions with purchasing"
    long = [replace(deal, next_step=step) for deal in closing(5)]
    promises = [promise(f"AR-{number}", text="Call") for number in range(3)]
    found, short = sheet(*long, actions=promises), sheet(*closing(5), actions=promises)
    assert {row.plain("step") for row in found.closing.rows} == {step}
    assert 0 < len(found.closing.rows) < len(short.closing.rows)


def test_two_deals_of_one_account_have_their_names_and_no_other_deal_does() -> None:
    days = (date(2026, 10, 20), date(2026, 10, 21), date(2026, 10, 22))
    twice = [
        opened(1_000, day, account="Opaline Films", name=name, next_step="Call")
        for day, name in zip(days, ("Scanner", "Renewal"), strict=False)
    ]
    once = opened(1_000, days[2], account="Elm", name="Order", next_step="Call")
    names = [row.plain("deal") for row in sheet(*twice, once).closing.rows]
    assert names == ["Opaline Films, Scanner", "Opaline Films, Renewal", "Elm"]


def test_last_weeks_priority_takes_room_from_the_lists_of_deals() -> None:
    week = Week(RowKey(7, 1), "Ana Ruiz", date(2026, 10, 5), LONG)
    promises = [promise(f"AR-{number}", text="Call") for number in range(4)]
    found, without = (sheet(*closing(5), actions=promises, weeks=each) for each in ([week], []))
    assert found.last_priority == LONG
    assert len(found.closing.rows) < len(without.closing.rows)


def test_last_weeks_priority_is_the_one_written_down() -> None:
    weeks = [
        Week(RowKey(7, 1), "Ana Ruiz", date(2026, 10, 5), "Close Mill"),
        Week(RowKey(7, 2), "Ana Ruiz", date(2026, 9, 28), "Older"),
        Week(RowKey(7, 3), EWA.name, date(2026, 10, 5), "Hers"),
    ]
    assert sheet(weeks=weeks).last_priority == "Close Mill"
    assert sheet().last_priority == ""


def test_ratings_and_priorities_are_never_filled_in() -> None:
    found = sheet(weeks=[Week(RowKey(7, 1), "Ana Ruiz", date(2026, 10, 12), "Now")])
    assert (found.rating.value, found.priority.value) == ("", "")
    assert found.rating.address == "Weeks/AR:2026-W42/rating"


def test_a_sheet_has_no_one_elses_deals() -> None:
    other = opened(9_000, date(2026, 10, 20), salesperson="Ewa Wójcik", account="Hers")
    found = sheet(other, *closing(1))
    assert [row.plain("deal") for row in found.closing.rows] == ["Account 1"]
