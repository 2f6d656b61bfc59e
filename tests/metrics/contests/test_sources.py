from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plangen.elements.measure import RowKey
from plangen.metrics.contests.records import ContestRecords, Span
from plangen.metrics.contests.sources import Days, Found, found_records
from plangen.records.contests.counted import counted
from plangen.records.deals.opportunities import Opportunity
from plangen.records.meetings.actions import Action, Status
from plangen.records.meetings.activities import Activity
from tests.metrics.contests.played import ANA, AUDIT, END, OMAR, START, meeting, records
from tests.metrics.invented import lost, opened, won

DAYS = Days(Span(START, END), AUDIT)
AFTER = date(2026, 10, 9)
MID = date(2026, 9, 15)


def found(text: str, of: ContestRecords) -> list[Found]:
    counts = counted(text)
    assert counts is not None
    return found_records(counts, DAYS, of)


def amounts(text: str, *deals: Opportunity, **known: Any) -> list[Decimal]:
    return [each.amount for each in found(text, records(deals=deals, **known))]


def test_bookings_are_the_won_deals_of_the_days() -> None:
    deals = (won(500, MID), won(300, END), won(900, date(2026, 9, 1)), lost(MID), opened(700, MID))
    assert amounts("bookings", *deals) == [500, 300]


def test_a_credit_comes_off_in_the_days_and_until_the_audit_date_if_the_customer_bought_in_them() -> None:
    deals = (won(500, MID, account="Acme"), won(-200, AFTER, account="Acme"), won(-100, AFTER, account="Other"))
    assert amounts("bookings", *deals) == [500, -200]
    assert amounts("bookings", won(500, MID, account="Acme"), won(-200, date(2026, 10, 20), account="Acme")) == [500]


def test_a_deal_that_is_taken_back_in_full_by_the_audit_date_is_no_deal_won() -> None:
    sold = won(500, MID, account="Acme")
    assert amounts("deals won", sold, won(-500, AFTER, account="Acme")) == []
    assert amounts("deals won", sold, won(-100, AFTER, account="Acme")) == [1]
    assert amounts("deals won", sold, won(-500, date(2026, 10, 20), account="Acme")) == [1]
    assert amounts("deals won", sold, won(-500, AFTER, account="Acme", salesperson=OMAR)) == [1]


def test_each_owner_of_a_split_deal_has_their_part_of_it() -> None:
    shares = (
        won(750, MID, id="D1", is_share=True), won(250, MID, id="D1", is_share=True, salesperson=OMAR),
        won(None, MID, id="D2", is_share=True), won(None, MID, id="D2", is_share=True, salesperson=OMAR),
    )  # fmt: skip
    parts = found("deals won", records(deals=shares))
    assert [(each.salesperson, each.amount) for each in parts] == [
        (ANA, Decimal("0.75")), (OMAR, Decimal("0.25")), (ANA, Decimal("0.5")), (OMAR, Decimal("0.5")),
    ]  # fmt: skip


def test_a_new_account_is_one_without_a_win_in_the_look_back_and_counts_once() -> None:
    deals = (
        won(10, date(2025, 5, 1), account="Known"), won(20, MID, account="Known"),
        won(30, MID, account="New"), won(40, END, account="NEW", salesperson=OMAR),
    )  # fmt: skip
    (first,) = found("new accounts", records(deals=deals))
    assert (first.salesperson, first.account) == (ANA, "New")


def test_an_account_with_only_a_credit_in_the_look_back_is_a_new_one() -> None:
    deals = (won(-10, date(2025, 5, 1), account="Credited"), won(20, MID, account="Credited"))
    (first,) = found("new accounts", records(deals=deals))
    assert first.account == "Credited"


def test_where_files_do_not_go_back_far_enough_new_accounts_are_wins_of_type_new() -> None:
    deals = (won(20, MID, account="A", kind="existing"), won(30, MID, account="B", kind="new"))
    (first,) = found("new accounts", records(deals=deals, since=date(2026, 3, 1)))
    assert first.account == "B"


def test_pipeline_created_counts_the_amount_and_deals_created_their_number() -> None:
    deals = (opened(700, created=MID), opened(None, created=MID), opened(800, created=MID, created_by_other=True))
    assert amounts("pipeline created", *deals) == [700]
    assert amounts("deals created", *deals) == [1, 1]


def test_a_credit_is_no_deal_created() -> None:
    credit = won(-40, MID, created=MID)
    assert amounts("pipeline created", opened(700, created=MID), credit) == [700]
    assert amounts("deals created", opened(700, created=MID), credit) == [1]


def test_activities_count_as_often_as_they_were_done() -> None:
    done = (meeting(ANA, MID, 3), meeting(ANA, date(2026, 9, 1), 5), Activity(RowKey(4, 1), MID, ANA, "call"))
    assert [each.amount for each in found("meetings", records(*done))] == [3]


@pytest.mark.parametrize(("account", "count"), [("New", 1), ("Known", 0), ("Met before", 0), ("", 0)])
def test_a_first_meeting_is_the_first_at_a_company_that_is_no_customer(account: str, count: int) -> None:
    done = (
        meeting(OMAR, date(2026, 6, 1), account="Met before"), meeting(ANA, MID, account=account),
        meeting(OMAR, END, account="New" if account == "New" else "Known"),
    )  # fmt: skip
    deals = [won(10, date(2025, 5, 1), account="Known")]
    assert len(found("first meetings", records(*done, deals=deals))) == count


def test_an_account_that_had_a_demo_was_met_before() -> None:
    demo = Activity(RowKey(4, 9), date(2026, 6, 1), OMAR, "demo", account="Coil")
    call = Activity(RowKey(4, 8), date(2026, 6, 1), OMAR, "call", account="Mill")
    done = (demo, call, meeting(ANA, MID, account="Coil"), meeting(ANA, MID, account="Mill"))
    assert [each.account for each in found("first meetings", records(*done))] == ["Mill"]


def test_extras_are_the_persons_own_that_are_done_in_the_days() -> None:
    def extra(**known: Any) -> Action:
        given = {"kind": "and then some", "status": Status.KEPT, "done_on": MID, "owner": ANA, **known}
        return Action(RowKey(7, 1), "X1", ANA, text="Helped Bo", **given)

    actions = [extra(), extra(kind="commitment"), extra(done_on=None), extra(status=Status.OPEN), extra(owner="Ken")]
    (each,) = found("extras", records(actions=actions))
    assert (each.salesperson, each.note) == (ANA, "Helped Bo")
