from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.records.book import Book
from plangen.records.opportunities import Opportunity
from plangen.records.stages import Outcome
from plangen.sources.grid import Cell, Grid, Marks
from tests.sheets import book, sheet, told

HEADS: list[Cell] = ["ID", "Name", "Account", "Salesperson", "Stage", "Amount", "Created", "Close date"]
TEAM = sheet(["Salesperson", "Manager", "Hired"], ["Ana Ruiz", "Bo Lind", "2026-01-15"], name="Team")
DAY = date(2026, 9, 30)


def deals(*rows: list[Cell], heads: list[Cell] | None = None, marks: Marks | None = None) -> Book:
    return book(sheet(heads or HEADS, *rows, name="Deals", marks=marks), TEAM, as_of=DAY)


def deal(**cells: Cell) -> list[Cell]:
    usual: dict[str, Cell] = {
        "id": "D1", "name": "Shelves", "account": "Acme", "salesperson": "Ana Ruiz", "stage": "Won", "amount": 500,
        "created": "2026-03-01", "close": "2026-08-31",
    }  # fmt: skip
    return list((usual | cells).values())


def only(found: Book) -> Opportunity:
    (one,) = found.opportunities
    return one


def skipped(found: Book) -> dict[str, int]:
    return dict(next(report for report in found.reports if report.table == "Opportunities").skips)


def test_a_won_deal_is_read_with_all_that_stands_in_its_row() -> None:
    one = only(deals(deal()))
    assert (one.id, one.label, one.account, one.salesperson) == ("D1", "Shelves", "Acme", "Ana Ruiz")
    assert (one.outcome, one.amount) == (Outcome.WON, Decimal(500))
    assert (one.created, one.close, one.closed) == (date(2026, 3, 1), date(2026, 8, 31), date(2026, 8, 31))


def test_a_deal_created_after_the_day_does_not_exist_yet() -> None:
    found = deals(deal(created="2026-10-01", stage="Proposal"))
    assert not found.opportunities
    assert skipped(found) == {"created after the as-of date": 1}
    assert not found.problems


def test_a_deal_created_on_the_day_exists() -> None:
    assert only(deals(deal(created="2026-09-30", close="2026-09-30"))).outcome is Outcome.WON


@pytest.mark.parametrize("stage", ["Won", "Lost"])
def test_a_deal_closed_after_the_day_was_open_on_it(stage: str) -> None:
    one = only(deals(deal(stage=stage, close="2026-10-01")))
    assert (one.outcome, one.stage, one.closed, one.closed_later) == (Outcome.OPEN, "", None, True)
    assert one.close == date(2026, 10, 1)


@pytest.mark.parametrize(("others", "said"), [(0, "one deal closed later counts"), (1, "2 deals closed later count")])
def test_the_report_counts_the_deals_that_were_closed_later(others: int, said: str) -> None:
    found = deals(deal(), *(deal(id=f"L{at}", close="2026-10-01") for at in range(others + 1)))
    assert found.reports[0].notes == (f"{said} as open, as on 2026-09-30",)


def test_an_open_deal_keeps_its_expected_date_and_stage() -> None:
    one = only(deals(deal(stage="Proposal", close="2026-12-31")))
    assert (one.outcome, one.stage, one.close, one.closed) == (Outcome.OPEN, "Proposal", date(2026, 12, 31), None)


def test_a_deal_without_a_created_date_exists() -> None:
    assert only(deals(deal(created=None, stage="Proposal"))).created is None


def test_a_deal_closed_before_the_hire_is_inherited_and_told() -> None:
    found = deals(deal(created="2025-11-01", close="2025-12-01"))
    assert only(found).inherited
    assert found.by_person == {}
    assert "A deal of Ana Ruiz was closed before the hire" in told(found.problems)[0]


def test_closed_deals_without_a_date_are_left_out_with_one_error() -> None:
    found = deals(deal(close=None), deal(id="D2", close="", stage="Lost"))
    assert skipped(found) == {"won without a date": 1, "lost without a date": 1}
    (problem,) = told(found.problems)
    assert "H2: Won or lost, but without a closing date that can be read; 2 deals are left out." in problem


def test_a_deal_closed_before_it_was_created_is_used_and_told() -> None:
    found = deals(deal(created="2026-09-01"))
    assert only(found).outcome is Outcome.WON
    assert [problem.kind for problem in found.problems] == ["closed before created"]


def test_unknown_owners_are_one_error_each_with_count_and_the_nearest_name() -> None:
    found = deals(deal(salesperson="Anna Ruis"), deal(id="D2", salesperson="ANNA RUIS"), deal(id="D3", salesperson=""))
    assert skipped(found) == {"no owner": 1, "owner is not in the team": 2}
    assert [problem.message for problem in found.problems] == [
        "Nobody in Team has this name; 2 deals are left out.",
        "Nobody is named as the owner; one deal is left out.",
    ]
    assert found.problems[0].cure.startswith("If this is Ana Ruiz")


def test_the_same_deal_twice_is_counted_once_and_told_with_both_places() -> None:
    found = deals(deal(), deal(amount=700))
    assert only(found).amount == 500
    assert skipped(found) == {"duplicate": 1}
    said = "A3 “D1”: The same deal stands in A2 too, with 500 instead of 700; the first one counts."
    assert said in told(found.problems)[0]


def test_product_lines_that_repeat_the_amount_are_counted_once() -> None:
    found = deals(deal(), deal(name="Shelves, brackets"))
    assert only(found).amount == 500
    assert "A3 “D1”: The same deal stands in A2 too; it is counted once." in told(found.problems)[0]


def test_deals_without_an_id_are_the_same_when_name_account_owner_and_created_are() -> None:
    found = deals(deal(id=""), deal(id=""), deal(id="", account="Zeta"))
    assert len(found.opportunities) == 2


def test_a_deal_shared_by_split_is_counted_for_each_with_its_share() -> None:
    team = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], ["Cy Day", "Bo Lind"], name="Team")
    rows = [[*deal(), "60%"], [*deal(salesperson="Cy Day"), "40%"]]
    found = book(sheet([*HEADS, "Split"], *rows, name="Deals"), team, as_of=DAY)
    assert {one.salesperson: one.amount for one in found.opportunities} == {"Ana Ruiz": 300, "Cy Day": 200}


@pytest.mark.parametrize(
    ("status", "stage", "outcome"),
    [
        ("won", "", Outcome.WON),
        ("", "Lost", Outcome.LOST),
        ("won", "Negotiation", Outcome.WON),
        ("Open", "Proposal", Outcome.OPEN),
        ("closed lost", "Closed Lost", Outcome.LOST),
    ],
)
def test_the_outcome_is_the_status_or_else_the_stage(status: str, stage: str, outcome: Outcome) -> None:
    assert only(deals([*deal(stage=stage), status], heads=[*HEADS, "Status"])).outcome is outcome


@pytest.mark.parametrize(("status", "stage"), [("won", "Closed Lost"), ("open", "Won"), ("lost", "Won")])
def test_a_status_that_contradicts_the_stage_is_an_error(status: str, stage: str) -> None:
    found = deals([*deal(stage=stage), status], heads=[*HEADS, "Status"])
    assert not found.opportunities
    assert skipped(found) == {"status and stage differ": 1}
    assert f"The status says {status}, the stage “{stage}” says" in told(found.problems)[0]


def test_where_only_a_status_stands_its_words_may_be_stages() -> None:
    heads: list[Cell] = ["Rep", "Customer", "Status", "Value", "Close"]
    found = deals(
        ["Ana Ruiz", "Acme", "Proposal sent", 5, "2026-12-01"],
        ["Ana Ruiz", "Zeta", "won", 5, "2026-05-01"],
        ["Ana Ruiz", "Beta", "simmering", 5, "2026-05-01"],
        heads=heads,
    )
    assert [(one.outcome, one.stage) for one in found.opportunities] == [("open", "Proposal sent"), ("won", "")]
    assert [(problem.kind, problem.place.cell) for problem in found.problems] == [("unknown stage", "C4")]


def test_unknown_stages_are_one_error_each_with_their_count() -> None:
    found = deals(deal(stage="Simmering"), deal(id="D2", stage="Simmering"), deal(id="D3", stage=""))
    assert skipped(found) == {"unknown stage": 2, "no stage": 1}
    assert (
        "E2 “Simmering”: plangen does not know whether this stage is open, won or lost; 2 deals are left out."
        in told(found.problems)[0]
    )


def test_a_sheet_stages_says_what_stages_mean_and_which_are_ignored() -> None:
    stages = sheet(["Stage", "Outcome"], ["Simmering", "open"], ["Test", "ignored"], name="Stages")
    rows = sheet(HEADS, deal(stage="simmering"), deal(id="D2", stage="Test"), name="Deals")
    found = book(rows, TEAM, stages, as_of=DAY)
    assert only(found).outcome is Outcome.OPEN
    assert skipped(found) == {"stage is ignored": 1}


def test_the_answers_in_settings_say_what_stages_mean() -> None:
    settings = sheet(["Setting", "Value"], ["won stages", "Champagne; Signed off"], name="Settings")
    found = book(sheet(HEADS, deal(stage="signed off"), name="Deals"), TEAM, settings, as_of=DAY)
    assert only(found).outcome is Outcome.WON


def test_a_margin_in_percent_becomes_money() -> None:
    assert only(deals([*deal(), 30], heads=[*HEADS, "Margin %"])).margin == 150
    assert only(deals([*deal(), "30 %"], heads=[*HEADS, "Margin"])).margin == 150
    formatted = Marks(percents=frozenset({(1, 8)}))
    assert only(deals([*deal(), 0.3], heads=[*HEADS, "Margin"], marks=formatted)).margin == 150
    assert only(deals([*deal(), 150], heads=[*HEADS, "Margin"])).margin == 150


def test_margins_that_look_like_percentages_are_a_warning() -> None:
    found = deals([*deal(amount=50_000), 30], heads=[*HEADS, "Margin"])
    assert [problem.kind for problem in found.problems] == ["margin in percent"]


def test_the_actual_amount_counts_once_a_deal_is_won() -> None:
    heads: list[Cell] = [*HEADS, "Actual amount"]
    found = deals([*deal(), 450], [*deal(id="D2", stage="Proposal"), 0], [*deal(id="D3"), None], heads=heads)
    assert [one.amount for one in found.opportunities] == [450, 500, 500]


def test_deals_in_another_currency_are_left_out_with_one_error_for_each() -> None:
    heads: list[Cell] = [*HEADS, "Currency"]
    rows = [[*deal(id=f"D{at}"), money] for at, money in enumerate(["EUR", "€", "", "USD", "usd", "GBP"])]
    found = deals(*rows, heads=heads)
    assert len(found.opportunities) == 3
    assert skipped(found) == {"another currency": 3}
    assert [problem.message for problem in found.problems] == [
        "2 deals are in USD, but most deals are in EUR; left out, as plangen adds up one currency only.",
        "This deal is in GBP, but most deals are in EUR; left out, as plangen adds up one currency only.",
    ]


def test_the_currency_of_settings_comes_before_the_most_frequent_one() -> None:
    settings = sheet(["Setting", "Value"], ["currency", "USD"], name="Settings")
    rows = [[*deal(id=f"D{at}"), money] for at, money in enumerate(["EUR", "EUR", "USD"])]
    found = book(sheet([*HEADS, "Currency"], *rows, name="Deals"), TEAM, settings, as_of=DAY)
    assert only(found).id == "D2"
    assert "2 deals are in EUR, but Settings say USD" in told(found.problems)[0]


CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        ["Ana Ruiz", "Won", "Proposal", "Lost", "2026-03-05", "13/2/2026", "2/13/2026", "3/4/26", "$5", "Total"]
    ),
    st.text(max_size=6),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.dates(),
)


@given(st.lists(st.lists(CELLS, max_size=10), max_size=10))
def test_rows_used_and_rows_skipped_are_the_rows_that_came_in(rows: list[list[Cell]]) -> None:
    found = deals(*rows, heads=[*HEADS, "Status", "Currency"])
    (report,) = (report for report in found.reports if report.table == "Opportunities")
    assert report.rows == len(rows)
    assert report.used == len(found.opportunities)
    assert report.used + sum(report.skips.values()) == report.rows
    assert all(one.amount is None or one.amount.is_finite() for one in found.opportunities)


def test_rows_of_one_table_in_several_files_are_put_together() -> None:
    one, two = (Grid(f"{at}.csv", "", [HEADS, deal(id=f"D{at}")]) for at in (1, 2))
    found = book(one, two, TEAM, as_of=DAY)
    assert [each.id for each in found.opportunities] == ["D1", "D2"]
    assert found.files == ("1.csv", "2.csv", "inputs.xlsx")


def test_owners_who_are_no_names_are_told_once_and_every_row_is_in_one_count_only() -> None:
    heads: list[Cell] = ["Rep", "Stage", "Amount", "Created", "Close"]
    rows: list[list[Cell]] = [
        [".", "Closed Won", 1, "2026-01-01", "2026-02-01"], ["..", "Closed Won", 1, "2026-01-01", "2026-02-01"],
        ["", "Mystery", 1, "2026-01-01", "2026-02-01"], [".", "Mystery", 1, "2027-01-01", "2027-02-01"],
        ["Ana", "Mystery", 1, "2026-01-01", "2026-02-01"], ["Ana", "Mystery", 1, "2027-01-01", "2027-02-01"],
        ["No Name", "Mystery", 1, "2026-01-01", "2026-02-01"], ["Ana", "Closed Won", 1, "2026-01-01", "2026-02-01"],
    ]  # fmt: skip
    found = book(sheet(heads, *rows, name="Deals"), sheet(["Salesperson"], ["Ana"], name="Team"))
    assert found.reports[0].skips == {
        "created after the as-of date": 2, "no owner": 1, "owner is not a name": 2, "owner is not in the team": 1,
        "unknown stage": 1,
    }  # fmt: skip
    assert sorted((each.value, each.message) for each in found.problems) == [
        ("", "Nobody is named as the owner; one deal is left out."),
        (".", "This is not a name; 2 deals are left out."),
        ("Mystery", "plangen does not know whether this stage is open, won or lost; one deal is left out."),
        ("No Name", "Nobody in Team has this name; one deal is left out."),
    ]


def test_an_activity_that_is_only_planned_is_not_the_last_one() -> None:
    heads: list[Cell] = [*HEADS, "Last Activity", "Stage entered"]
    later = only(deals([*deal(stage="Proposal"), "2026-10-05", "2026-10-01"], heads=heads))
    assert (later.last_activity, later.stage_entered) == (None, None)
    before = only(deals([*deal(stage="Proposal"), "2026-09-30", "2026-09-01"], heads=heads))
    assert (before.last_activity, before.stage_entered) == (date(2026, 9, 30), date(2026, 9, 1))
