from datetime import date

from plangen.facts.monthly_deals import month_decisions, talk_deals
from plangen.records.activities import Activity
from tests.facts.invented import promise
from tests.facts.monthly import monthly
from tests.metrics.invented import opened, won


def test_the_deals_to_talk_about_are_here_for_a_reason_each() -> None:
    deals = [
        opened(5_000, date(2026, 10, 9), id="1", name="Small one due", created=date(2026, 5, 1), next_step="call"),
        opened(9_000, date(2026, 10, 20), id="2", name="Large one due", created=date(2026, 5, 1), next_step="call"),
        opened(8_000, date(2026, 9, 1), id="3", name="Past its date", created=date(2026, 5, 1), next_step="call"),
        opened(1_000, date(2026, 12, 1), id="4", name="New one", created=date(2026, 9, 9), next_step="call"),
    ]
    said = [(row.deal, row.why) for row in talk_deals(monthly(deals, actions=[promise("AR-1")])).rows]
    assert said == [
        ("Large one due", "largest due in October"),
        ("Past its date", "close date passed 34 days ago"),
        ("New one", "the only one new in September"),
    ]


def test_what_is_usual_is_said_with_how_long_the_deal_is_open_as_the_table_has_no_age() -> None:
    past = [won(1_000, date(2026, 6, day), created=date(2026, 5, day)) for day in range(1, 13)]
    slow = opened(9_000, date(2026, 12, 1), name="Slow one", created=date(2026, 3, 2), next_step="call")
    assert [row.why for row in talk_deals(monthly([*past, slow])).rows] == ["open 217 days, usually 31"]


def test_one_deal_is_one_row_though_it_is_here_for_two_reasons() -> None:
    only = [opened(9_000, date(2026, 10, 20), name="Only one", created=date(2026, 9, 9))]
    talked = talk_deals(monthly(only))
    assert (talked.heading, len(talked.rows)) == ("One deal to talk about", 1)


def test_nothing_open_is_nothing_to_talk_about() -> None:
    assert not talk_deals(monthly([won(1_000)])).rows


def test_where_nothing_was_promised_yet_five_deals_take_the_room() -> None:
    deals = [opened(1_000 * at, date(2026, 12, at), name=f"Deal {at}") for at in range(1, 9)]
    assert len(talk_deals(monthly(deals)).rows) == 5
    assert len(talk_deals(monthly(deals, actions=[promise("AR-1")])).rows) == 3


def test_the_next_step_is_a_blank_with_the_address_of_the_deal() -> None:
    [row] = talk_deals(monthly([opened(9_000, date(2026, 10, 20), id="OP-7", next_step="Send the offer")])).rows
    assert (row.blank.address, row.blank.value, row.next_step) == ("Opportunities/OP-7/next step", "", "Send the offer")


def test_ten_decisions_stand_beside_activity_and_fourteen_without() -> None:
    deals = [opened(1_000 + at, date(2026, 9, 1), id=f"{at}", created=date(2026, 5, 1)) for at in range(20)]
    call = Activity(deals[0].row, date(2026, 9, 2), "Ana Ruiz", "call")
    few, many = month_decisions(monthly(deals, activities=[call])), month_decisions(monthly(deals))
    assert (len(few.rows), few.more) == (10, "and 10 more")
    assert (len(many.rows), many.more) == (14, "and 6 more")


def test_a_decision_stands_on_one_line_with_its_gravest_reason() -> None:
    deals = [opened(1_000, date(2026, 9, 1), id="1", created=date(2026, 5, 1), account="The Harbour & Pine Company")]
    [row] = month_decisions(monthly(deals)).rows
    assert (row.account, row.trips) == ("The Harbour &…", "34 days past its date")
