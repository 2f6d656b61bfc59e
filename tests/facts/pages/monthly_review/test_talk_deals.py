from datetime import date

from plangen.facts.pages.monthly_review.talk_deals import month_decisions, talk_deals
from tests.facts.invented import promise
from tests.facts.monthly import monthly
from tests.metrics.invented import opened, won
from tests.seen import seen


def test_each_deal_to_discuss_has_its_reason() -> None:
    deals = [
        opened(5_000, date(2026, 10, 9), id="1", name="Small one closing", created=date(2026, 5, 1), next_step="call"),
        opened(9_000, date(2026, 10, 20), id="2", name="Large one closing", created=date(2026, 5, 1), next_step="call"),
        opened(8_000, date(2026, 9, 1), id="3", name="Past due", created=date(2026, 5, 1), next_step="call"),
        opened(1_000, date(2026, 12, 1), id="4", name="New one", created=date(2026, 9, 9), next_step="call"),
    ]
    reasons = [(row.deal, row.why) for row in seen(talk_deals(monthly(deals, actions=[promise("AR-1")]))).rows]
    assert reasons == [
        ("Large one closing", "largest closing in October"),
        ("Past due", "34 days past close date"),
        ("New one", "only open deal added in September"),
    ]


def test_a_deal_past_its_close_date_is_not_one_that_closes_in_the_month() -> None:
    late = opened(9_000, date(2026, 10, 2), name="Past due", created=date(2026, 5, 1), next_step="call")
    assert [row.why for row in seen(talk_deals(monthly([late]))).rows] == ["3 days past close date"]


def test_a_typical_age_comes_with_the_deals_own_age() -> None:
    past = [won(1_000, date(2026, 6, day), created=date(2026, 5, day)) for day in range(1, 21)]
    slow = opened(9_000, date(2026, 12, 1), name="Slow one", created=date(2026, 3, 2), next_step="call")
    assert [row.why for row in seen(talk_deals(monthly([*past, slow]))).rows] == [
        "open 217 days, 9 of 10 wins within 31"
    ]


def test_a_deal_with_two_reasons_is_one_row() -> None:
    only = [opened(9_000, date(2026, 10, 20), name="Only one", created=date(2026, 9, 9))]
    found = seen(talk_deals(monthly(only)))
    assert (found.heading, len(found.rows)) == ("One deal to discuss", 1)


def test_without_open_deals_there_is_nothing_to_discuss() -> None:
    assert not seen(talk_deals(monthly([won(1_000)]))).rows


def test_without_commitments_five_deals_are_shown() -> None:
    deals = [opened(1_000 * at, date(2026, 12, at), name=f"Deal {at}") for at in range(1, 9)]
    assert len(seen(talk_deals(monthly(deals))).rows) == 5
    assert len(seen(talk_deals(monthly(deals, actions=[promise("AR-1")]))).rows) == 3


def test_the_next_step_has_a_blank_with_the_address_of_the_deal() -> None:
    [row] = seen(talk_deals(monthly([opened(9_000, date(2026, 10, 20), id="OP-7", next_step="Send the offer")]))).rows
    assert (row.blank.address, row.blank.value, row.next_step) == ("Opportunities/OP-7/next step", "", "Send the offer")


def test_ten_decisions_are_shown_and_the_rest_counted() -> None:
    deals = [opened(1_000 + at, date(2026, 9, 1), id=f"{at}", created=date(2026, 5, 1)) for at in range(20)]
    many = seen(month_decisions(monthly(deals)))
    assert (len(many.rows), many.more) == (10, "10 more")


def test_above_many_decisions_is_what_to_do_as_the_title_says_how_many_there_are() -> None:
    deals = [opened(1_000 + at, date(2026, 9, 1), id=f"{at}", created=date(2026, 5, 1)) for at in range(3)]
    assert month_decisions(monthly(deals)).heavy == "Set aside time to go through them."


def test_a_decision_is_one_line_with_its_most_serious_reason() -> None:
    deals = [opened(1_000, date(2026, 9, 1), id="1", created=date(2026, 5, 1), account="The Harbour & Pine Company")]
    [row] = seen(month_decisions(monthly(deals))).rows
    assert (row.account, row.trips) == ("The Harbour & Pine Company", "34 days past close")


def test_two_deals_whose_names_start_alike_are_told_apart() -> None:
    """Names wrap and print whole, in the deals to discuss and in those that need a decision."""
    names = [f"Conveyor refit and press guarding for the {side} plant" for side in ("northern", "southern")]
    late = [opened(9_000, date(2026, 9, 1), id=name, name=name, account=f"{name} company") for name in names]
    scope = monthly(late, actions=[promise("AR-1")])
    for table in (talk_deals(scope), month_decisions(scope)):
        assert sorted(row.deal for row in seen(table).rows) == names
    assert {row.account for row in seen(month_decisions(scope)).rows} == {f"{name} company" for name in names}


def test_deals_with_long_names_give_way_to_those_that_fit_on_the_page() -> None:
    long = " ".join(["Conveyor"] * 12)
    late = [opened(9_000, date(2026, 9, 1), id=f"{at}", name=f"{long} {at}", account=long) for at in range(10)]
    found = seen(month_decisions(monthly(late)))
    assert 0 < len(found.rows) < 10
    assert found.more == f"{10 - len(found.rows)} more"
