from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plangen.facts.blocks.accounts import account_rows
from plangen.facts.formatting.reasons import ACCOUNT_LETTERS
from plangen.facts.pages.account_plan.overview import account_overview
from plangen.facts.pages.account_plan.prior_plan import kept_accounts
from plangen.metrics.accounts.flags import AccountRule
from tests.facts.pages.account_plan.planned import (
    ANA,
    AS_OF,
    BO,
    DEALS,
    OLD,
    Row,
    cells,
    deal,
    plan_of,
    planned_book,
    repeat_deals,
    scope_of,
)

DUE = "2026-11-02"
ACCOUNTS = ("account", "salesperson", "strategic", "rank", "relationship", "relationship wanted", "next step")


def overview(*deals: Any, **sheets: Any) -> Any:
    return plan_of((*DEALS, *deals), **sheets).sections["account_overview"]


def names(found: Any) -> list[str]:
    return [name for (name,) in cells(found.table.rows, "account")]


def test_accounts_are_by_bookings_and_open_value_unless_they_are_strategic_or_ranked() -> None:
    assert names(overview()) == ["Acme", "Bolt", "Crane"]
    opened = deal("Crane", 90_000, date(2026, 12, 1), stage="Proposal")
    assert names(overview(opened)) == ["Crane", "Acme", "Bolt"]
    strategic = [ACCOUNTS, ("Bolt", "Ana Ruiz", "yes", None, None, None, None)]
    assert names(overview(Accounts=strategic)) == ["Bolt", "Acme", "Crane"]
    ranked = [ACCOUNTS, *((name, "Ana Ruiz", None, at, None, None, None) for at, name in enumerate(("Crane", "Dell")))]
    found = overview(Accounts=ranked)
    assert names(found) == ["Crane", "Dell", "Acme", "Bolt"]
    assert "Chosen: ranked by hand, then strategic first" in found.notes[1]


def test_the_years_growth_and_sums_are_counted_on_the_same_days() -> None:
    found = overview(deal("Acme", 30_000, date(2025, 12, 1)))
    assert cells(found.table.rows, "before", "current", "growth")[0] == ("50.0", "20.0", "+0%")
    assert cells(found.table.totals, "account", "before", "current", "growth") == [
        ("100% of my revenue", "87.0", "57.0", "+0%")
    ]
    headers = {column.name: column.header for column in found.table.columns}
    assert (headers["before"], headers["current"]) == ("2025", "2026 to date")


def test_sums_that_have_the_sales_of_others_are_not_called_a_share_of_my_revenue() -> None:
    """Bo sold 5,000 at Ana's account; the headline's share is of what Ana sold."""
    found = overview(deal("Acme", 5_000, date(2026, 4, 2), BO), Accounts=[ACCOUNTS, ("Acme", ANA, *[None] * 5)])
    assert cells(found.table.totals, "account", "current") == [("Total, all sellers", "62.0")]
    assert "100% of my 2026 revenue" in found.headline


def test_a_year_that_the_deals_do_not_cover_is_the_one_in_accounts_or_left_out() -> None:
    deals = repeat_deals("Acme", "Bolt", "Crane")
    found = plan_of(deals).sections["account_overview"]
    assert {"oldest", "before"}.isdisjoint(column.name for column in found.table.columns)
    assert "2024 to 2025 (add earlier deals, or revenue by year in Accounts)" in found.notes[1]
    typed = plan_of(deals, Accounts=[("account", "salesperson", "revenue 2025"), ("Acme", "Ana Ruiz", 31_000)])
    assert cells(typed.sections["account_overview"].table.rows, "before") == [("31.0",), ("n/a",), ("n/a",)]


def test_the_headline_says_how_much_they_bring_and_who_has_no_next_step() -> None:
    assert overview().headline == "3 planned accounts: 100% of my 2026 revenue to date; none has a next step."
    rows = [ACCOUNTS, *((name, "Ana Ruiz", *[None] * 4, "Call") for name in ("Acme", "Bolt", "Crane"))]
    assert (
        overview(Accounts=rows).headline
        == "3 planned accounts: 100% of my 2026 revenue to date, and each has a next step."
    )


def test_relationships_are_dots_now_and_wanted() -> None:
    rows = [ACCOUNTS, ("Acme", "Ana Ruiz", None, None, "trusted", "5", None), ("Bolt", "Ana Ruiz", *[None] * 5)]
    found = overview(Accounts=rows)
    assert cells(found.table.rows, "relationship")[:2] == [("●●●●○",), ("",)]
    assert "Strength of the relationship, of five: ● now, ○ wanted." in found.notes[0]


def test_flags_are_letters_and_the_notes_say_what_they_mean() -> None:
    found = overview()
    assert cells(found.table.rows, "flags")[0] == ("A",)
    assert "Flags: A no next step in 90 days." in found.notes[0]
    assert ACCOUNT_LETTERS.keys() == set(AccountRule)


def test_an_account_whose_revenue_is_down_has_its_flag_in_the_table() -> None:
    found = overview(deal("Acme", 30_000, date(2025, 2, 1)))
    assert cells(found.table.rows, "flags")[0] == ("A D",)
    assert "D revenue down over 10%." in found.notes[0]


def test_the_next_step_is_the_one_that_reviews_print() -> None:
    rows = [
        ("account", "salesperson", "next step", "next step due"),
        ("Acme", "Ana Ruiz", "Walk the line", "2026-11-02"),
    ]
    found = overview(Accounts=rows)
    field = found.table.rows[0].cells["next_step"]
    assert (field.address, field.value) == ("Accounts/Acme/next step", "Walk the line")
    assert cells(found.table.rows, "due")[0] == ("Nov 2",)


STEPS: dict[str, dict[str, Any]] = {
    "the account's own": {
        "Accounts": [("account", "salesperson", "next step", "next step due"), ("Acme", ANA, "Walk the line", DUE)],
    },
    "a commitment": {
        "Actions": [
            ("id", "salesperson", "owner", "action", "account", "due", "status"),
            ("AR-7", ANA, ANA, "Walk the line", "Acme", DUE, "open"),
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize("sheets", STEPS.values(), ids=STEPS)
def test_reviews_and_plans_read_the_same_next_steps(sheets: dict[str, Any]) -> None:
    scope = scope_of(planned_book(DEALS, **sheets))
    review, plan = account_rows(scope, scope.period), account_overview(scope)
    assert review is not None
    assert plan is not None
    assert cells(review.rows, "account", "next_step", "due") == cells(plan.table.rows, "account", "next_step", "due")
    assert cells(plan.table.rows, "next_step", "due")[0] == ("Walk the line", "Nov 2")


def test_reviews_and_plans_read_the_next_step_of_the_largest_open_deal() -> None:
    opened = [
        deal("Acme", size, date(2026, 12, 1), stage="Proposal", step=step)
        for size, step in ((9_000, "Send the quote"), (2_000, "Call"))
    ]
    scope = scope_of(planned_book((*DEALS, *opened)))
    review, plan = account_rows(scope, scope.period), account_overview(scope)
    assert review is not None
    assert plan is not None
    assert cells(review.rows, "next_step")[0] == cells(plan.table.rows, "next_step")[0] == ("Send the quote",)


def test_an_amount_that_thousands_would_print_as_0_is_less_than_the_smallest() -> None:
    found = overview(deal("Acme", 49, date(2026, 12, 1), stage="Proposal"))
    assert cells(found.table.rows, "open")[:2] == [("<0.1",), ("–",)]


@pytest.mark.parametrize(("wanted", "printed"), [(2, 2), (15, 3), (40, 3)])
def test_settings_change_the_number_of_accounts(wanted: int, printed: int) -> None:
    found = overview(Settings=[("setting", "value"), ("top accounts", wanted), ("as of", AS_OF)])
    assert len(found.table.rows) == printed
    assert ("The plan has room for 15." in found.notes[1]) is (wanted > 15)


def test_new_and_dropped_accounts_come_from_the_packet_of_the_year_before() -> None:
    inputs = planned_book()
    earlier = {key: Decimal(place) for key, place in kept_accounts(scope_of(inputs, "2025")).items()}
    assert list(earlier) == ["top account 2025 Acme", "top account 2025 Bolt", "top account 2025 Crane"]
    gone = {key.replace("Bolt", "Gone Ltd"): place for key, place in earlier.items()}
    found = account_overview(scope_of(inputs, printed=gone))
    assert found is not None
    assert "New since the 2025 plan: Bolt. Dropped out: Gone Ltd." in found.notes[1]
    without = account_overview(scope_of(inputs))
    assert without is not None
    assert "2025 plan" not in " ".join(without.notes)


def test_a_plan_keeps_its_accounts_for_the_next_one() -> None:
    assert plan_of().figures == {
        "top account 2026 Acme": "1",
        "top account 2026 Bolt": "2",
        "top account 2026 Crane": "3",
    }


def test_what_others_sell_at_a_shared_account_is_in_no_number() -> None:
    mine, shared = overview(), overview(deal("Acme", 77_000, date(2026, 4, 1), BO), deal("Acme", 66_000, OLD, BO))
    assert cells(mine.table.rows, "current", "before") == cells(shared.table.rows, "current", "before")
    typed: list[Row] = [("account", "revenue 2024"), ("Acme", 99_000)]
    deals = repeat_deals("Acme", "Bolt", "Crane")
    alone = plan_of(deals, Accounts=typed).sections["account_overview"]
    with_bo = plan_of([*deals, deal("Acme", 77_000, date(2026, 4, 1), BO)], Accounts=typed).sections["account_overview"]
    assert ("99.0" in repr(alone), "99.0" in repr(with_bo)) == (True, False)
    assert "Only my numbers, others sell there too: Acme." in with_bo.notes[1]


def test_an_account_that_someone_else_took_over_leaves_the_plan_and_is_named() -> None:
    taken = [ACCOUNTS, ("Acme", BO, *[None] * 5)]
    sold = deal("Acme", 77_000, date(2026, 9, 1), BO)
    four = (deal("Dell", 5_000, date(2026, 9, 1)), sold)
    found = overview(*four, Accounts=taken)
    assert names(found) == ["Bolt", "Crane", "Dell"]
    assert "Handed over: Acme." in found.notes[1]
    assert names(overview(*four[:1], Accounts=taken))[0] == "Acme"
    selling = deal("Acme", 3_000, date(2026, 12, 1), stage="Proposal")
    assert "Acme" in names(overview(*four, selling, Accounts=taken))


def test_the_share_of_my_revenue_counts_only_mine() -> None:
    mine = [ACCOUNTS, ("Acme", ANA, *[None] * 5)]
    found = overview(deal("Acme", 77_000, date(2026, 4, 1), BO), Accounts=mine)
    assert cells(found.table.rows, "current")[0] == ("97.0",)
    assert "100% of my 2026 revenue to date" in found.headline


def test_a_tier_in_accounts_is_used_whoever_has_the_account() -> None:
    sold = deal("Acme", 3_000, date(2026, 12, 1), stage="Proposal")
    for owner in (ANA, BO):
        found = overview(sold, Accounts=[("account", "salesperson", "tier"), ("Acme", owner, "C")])
        assert ("Acme", "C") in cells(found.table.rows, "account", "tier")
