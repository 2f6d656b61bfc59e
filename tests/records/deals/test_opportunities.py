from datetime import date
from decimal import Decimal

import pytest

from plangen.records.book import Book
from plangen.records.deals.opportunities import Opportunity
from plangen.records.deals.stages import Outcome
from plangen.sources.grid import Cell, Grid, Marks
from tests.sheets import book, messages, sheet

HEADERS: list[Cell] = ["ID", "Name", "Account", "Salesperson", "Stage", "Amount", "Created", "Close date"]
TEAM = sheet(["Salesperson", "Manager", "Hired"], ["Ana Ruiz", "Bo Lind", "2026-01-15"], name="Team")
DAY = date(2026, 9, 30)


def deals(*rows: list[Cell], headers: list[Cell] | None = None, marks: Marks | None = None, team: Grid = TEAM) -> Book:
    return book(sheet(headers or HEADERS, *rows, name="Deals", marks=marks), team, as_of=DAY)


def deal(**cells: Cell) -> list[Cell]:
    defaults: dict[str, Cell] = {
        "id": "D1", "name": "Shelves", "account": "Acme", "salesperson": "Ana Ruiz", "stage": "Won", "amount": 500,
        "created": "2026-03-01", "close": "2026-08-31",
    }  # fmt: skip
    return list((defaults | cells).values())


def only(found: Book) -> Opportunity:
    (one,) = found.opportunities
    return one


def skipped(found: Book) -> dict[str, int]:
    return dict(next(report for report in found.reports if report.table == "Opportunities").skips)


def test_a_won_deal_is_read_with_all_its_values() -> None:
    one = only(deals(deal()))
    assert (one.id, one.label, one.account, one.salesperson) == ("D1", "Shelves", "Acme", "Ana Ruiz")
    assert (one.outcome, one.amount) == (Outcome.WON, Decimal(500))
    assert (one.created, one.close, one.closed) == (date(2026, 3, 1), date(2026, 8, 31), date(2026, 8, 31))


def test_a_deal_created_after_the_as_of_date_is_skipped() -> None:
    found = deals(deal(created="2026-10-01", stage="Proposal"))
    assert not found.opportunities
    assert skipped(found) == {"created after the as-of date": 1}
    assert not found.problems


def test_a_deal_created_on_the_as_of_date_is_read() -> None:
    assert only(deals(deal(created="2026-09-30", close="2026-09-30"))).outcome is Outcome.WON


@pytest.mark.parametrize("stage", ["Won", "Lost"])
def test_a_deal_closed_after_the_as_of_date_is_open(stage: str) -> None:
    one = only(deals(deal(stage=stage, close="2026-10-01")))
    assert (one.outcome, one.stage, one.closed, one.closed_later) == (Outcome.OPEN, "", None, True)
    assert one.close == date(2026, 10, 1)


@pytest.mark.parametrize(("count", "text"), [(1, "1 deal closed later is"), (2, "2 deals closed later are")])
def test_the_report_notes_the_deals_closed_later(count: int, text: str) -> None:
    found = deals(deal(), *(deal(id=f"L{at}", close="2026-10-01") for at in range(count)))
    assert found.reports[0].notes == (f"{text} counted as open as of 2026-09-30",)


def test_an_open_deal_keeps_its_expected_date_and_stage() -> None:
    one = only(deals(deal(stage="Proposal", close="2026-12-31")))
    assert (one.outcome, one.stage, one.close, one.closed) == (Outcome.OPEN, "Proposal", date(2026, 12, 31), None)


def test_a_deal_without_a_created_date_is_read() -> None:
    assert only(deals(deal(created=None, stage="Proposal"))).created is None


def test_a_deal_closed_before_the_hire_date_is_inherited_and_reported() -> None:
    found = deals(deal(created="2025-11-01", close="2025-12-01"))
    assert only(found).inherited
    assert found.by_person == {}
    message = "1 of Ana Ruiz's deals closed before the hire date. Not counted."
    assert message in messages(found.problems)[0]


@pytest.mark.parametrize(("closed", "is_counted"), [("2026-04-30", True), ("2026-05-01", False)])
def test_a_deal_closed_after_the_month_of_leaving_counts_for_no_one(closed: str, is_counted: bool) -> None:
    team = sheet(["Salesperson", "Left"], ["Ana Ruiz", "2026-04-10"], name="Team")
    found = deals(deal(close=closed), team=team)
    assert (not only(found).after_leaving, bool(found.by_person)) == (is_counted, is_counted)
    message = "1 of Ana Ruiz's deals closed after the month of leaving. Not counted."
    assert any(message in each for each in messages(found.problems)) is not is_counted


def test_closed_deals_without_a_close_date_are_skipped_with_one_error() -> None:
    found = deals(deal(close=None), deal(id="D2", close="", stage="Lost"))
    assert skipped(found) == {"won without a date": 1, "lost without a date": 1}
    (problem,) = messages(found.problems)
    assert "H2: Won or lost, but no readable close date. 2 deals skipped." in problem


def test_a_deal_closed_before_it_was_created_is_used_and_reported() -> None:
    found = deals(deal(created="2026-09-01"))
    assert only(found).outcome is Outcome.WON
    (problem,) = found.problems
    assert (problem.severity, problem.sort) == ("warning", "closed before created")
    assert problem.message == "1 deal closed before it was created. Used, but not in sales cycle."
    (problem,) = deals(deal(created="2026-09-01"), deal(id="D2", name="Bins", created="2026-09-02")).problems
    assert problem.message == "2 deals closed before they were created. Used, but not in sales cycle."


def test_unknown_owners_are_one_error_each_with_count_and_the_nearest_name() -> None:
    found = deals(deal(salesperson="Anna Ruis"), deal(id="D2", salesperson="ANNA RUIS"), deal(id="D3", salesperson=""))
    assert skipped(found) == {"no owner": 1, "owner not in Team": 2}
    assert [problem.message for problem in found.problems] == [
        "No one in Team has this name. 2 deals skipped.",
        "No owner. 1 deal skipped.",
    ]
    assert found.problems[0].fix.startswith("If this is Ana Ruiz")


def test_a_deal_listed_again_with_another_outcome_is_counted_once_and_is_an_error() -> None:
    found = deals(deal(), deal(stage="Lost"))
    assert only(found).amount == 500
    assert skipped(found) == {"duplicate": 1}
    (problem,) = found.problems
    assert problem.severity == "error"
    text = "A3 “D1”: Same deal as A2, which is won instead of lost. The first row is used."
    assert text in messages(found.problems)[0]


def test_product_lines_that_repeat_the_amount_are_counted_once_with_a_warning() -> None:
    found = deals(deal(), deal(name="Shelves, brackets"))
    assert only(found).amount == 500
    assert found.problems[0].severity == "warning"
    assert "A3 “D1”: Same deal as A2. Counted once." in messages(found.problems)[0]


def test_deals_without_an_id_are_the_same_if_name_account_owner_and_created_date_are() -> None:
    found = deals(deal(id=""), deal(id=""), deal(id="", account="Zeta"))
    assert len(found.opportunities) == 2


def test_a_split_deal_is_counted_for_each_person_with_their_share() -> None:
    team = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], ["Cy Day", "Bo Lind"], name="Team")
    rows = [[*deal(), "60%"], [*deal(salesperson="Cy Day"), "40%"]]
    found = book(sheet([*HEADERS, "Split"], *rows, name="Deals"), team, as_of=DAY)
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
def test_the_outcome_comes_from_the_status_or_else_the_stage(status: str, stage: str, outcome: Outcome) -> None:
    assert only(deals([*deal(stage=stage), status], headers=[*HEADERS, "Status"])).outcome is outcome


@pytest.mark.parametrize(("status", "stage"), [("won", "Closed Lost"), ("open", "Won"), ("lost", "Won")])
def test_a_status_that_conflicts_with_the_stage_is_an_error(status: str, stage: str) -> None:
    found = deals([*deal(stage=stage), status], headers=[*HEADERS, "Status"])
    assert not found.opportunities
    assert skipped(found) == {"status and stage conflict": 1}
    assert f"Status is {status}, but stage “{stage}” is" in messages(found.problems)[0]


def test_without_a_stage_column_a_status_may_be_a_stage() -> None:
    headers: list[Cell] = ["Rep", "Customer", "Status", "Value", "Close"]
    found = deals(
        ["Ana Ruiz", "Acme", "Proposal sent", 5, "2026-12-01"],
        ["Ana Ruiz", "Zeta", "won", 5, "2026-05-01"],
        ["Ana Ruiz", "Beta", "simmering", 5, "2026-05-01"],
        headers=headers,
    )
    assert [(one.outcome, one.stage) for one in found.opportunities] == [("open", "Proposal sent"), ("won", "")]
    assert [(problem.sort, problem.place.cell) for problem in found.problems] == [("unknown stage", "C4")]


def test_unknown_stages_are_one_error_each_with_their_count() -> None:
    found = deals(deal(stage="Simmering"), deal(id="D2", stage="Simmering"), deal(id="D3", stage=""))
    assert skipped(found) == {"unknown stage": 2, "no stage": 1}
    assert "E2 “Simmering”: Unknown stage: not open, won, or lost. 2 deals skipped." in messages(found.problems)[0]


def test_a_stages_sheet_sets_the_outcomes_of_stages() -> None:
    stages = sheet(["Stage", "Outcome"], ["Simmering", "open"], ["Test", "ignored"], name="Stages")
    rows = sheet(HEADERS, deal(stage="simmering"), deal(id="D2", stage="Test"), name="Deals")
    found = book(rows, TEAM, stages, as_of=DAY)
    assert only(found).outcome is Outcome.OPEN
    assert skipped(found) == {"stage is ignored": 1}


def test_settings_set_the_outcomes_of_stages() -> None:
    settings = sheet(["Setting", "Value"], ["won stages", "Champagne; Signed off"], name="Settings")
    found = book(sheet(HEADERS, deal(stage="signed off"), name="Deals"), TEAM, settings, as_of=DAY)
    assert only(found).outcome is Outcome.WON


def test_a_margin_in_percent_is_converted_to_money() -> None:
    assert only(deals([*deal(), 30], headers=[*HEADERS, "Margin %"])).margin == 150
    assert only(deals([*deal(), "30 %"], headers=[*HEADERS, "Margin"])).margin == 150
    formatted = Marks(percents=frozenset({(1, 8)}))
    assert only(deals([*deal(), 0.3], headers=[*HEADERS, "Margin"], marks=formatted)).margin == 150
    assert only(deals([*deal(), 150], headers=[*HEADERS, "Margin"])).margin == 150


def test_margins_that_look_like_percentages_are_a_warning() -> None:
    found = deals([*deal(amount=50_000), 30], headers=[*HEADERS, "Margin"])
    assert [problem.sort for problem in found.problems] == ["margin in percent"]


def test_the_actual_amount_is_used_for_won_deals() -> None:
    headers: list[Cell] = [*HEADERS, "Actual amount"]
    found = deals([*deal(), 450], [*deal(id="D2", stage="Proposal"), 0], [*deal(id="D3"), None], headers=headers)
    assert [one.amount for one in found.opportunities] == [450, 500, 500]


def test_deals_in_other_currencies_are_skipped_with_one_error_per_currency() -> None:
    headers: list[Cell] = [*HEADERS, "Currency"]
    rows = [
        [*deal(id=f"D{at}", name=f"Deal {at}"), money] for at, money in enumerate(["EUR", "€", "", "USD", "usd", "GBP"])
    ]
    found = deals(*rows, headers=headers)
    assert len(found.opportunities) == 3
    assert skipped(found) == {"other currency": 3}
    assert [problem.message for problem in found.problems] == [
        "Deals in USD; most deals are in EUR. 2 deals skipped.",
        "Deal in GBP; most deals are in EUR. 1 deal skipped.",
    ]


def test_the_currency_in_settings_wins_over_the_most_frequent_one() -> None:
    settings = sheet(["Setting", "Value"], ["currency", "USD"], name="Settings")
    rows = [[*deal(id=f"D{at}"), money] for at, money in enumerate(["EUR", "EUR", "USD"])]
    found = book(sheet([*HEADERS, "Currency"], *rows, name="Deals"), TEAM, settings, as_of=DAY)
    assert only(found).id == "D2"
    assert "Deals in EUR; Settings use USD. 2 deals skipped." in messages(found.problems)[0]


def test_rows_of_one_table_in_several_files_are_combined() -> None:
    one, two = (Grid(f"{at}.csv", "", [HEADERS, deal(id=f"D{at}")]) for at in (1, 2))
    found = book(one, two, TEAM, as_of=DAY)
    assert [each.id for each in found.opportunities] == ["D1", "D2"]
    assert found.files == ("1.csv", "2.csv", "inputs.xlsx")


def test_owners_that_are_not_names_are_reported_once_and_each_row_is_counted_once() -> None:
    headers: list[Cell] = ["Rep", "Stage", "Amount", "Created", "Close"]
    rows: list[list[Cell]] = [
        [".", "Closed Won", 1, "2026-01-01", "2026-02-01"], ["..", "Closed Won", 1, "2026-01-01", "2026-02-01"],
        ["", "Mystery", 1, "2026-01-01", "2026-02-01"], [".", "Mystery", 1, "2027-01-01", "2027-02-01"],
        ["Ana", "Mystery", 1, "2026-01-01", "2026-02-01"], ["Ana", "Mystery", 1, "2027-01-01", "2027-02-01"],
        ["No Name", "Mystery", 1, "2026-01-01", "2026-02-01"], ["Ana", "Closed Won", 1, "2026-01-01", "2026-02-01"],
    ]  # fmt: skip
    found = book(sheet(headers, *rows, name="Deals"), sheet(["Salesperson"], ["Ana"], name="Team"))
    assert found.reports[0].skips == {
        "created after the as-of date": 2, "no owner": 1, "owner isn't a name": 2, "owner not in Team": 1,
        "unknown stage": 1,
    }  # fmt: skip
    assert sorted((each.value, each.message) for each in found.problems) == [
        ("", "No owner. 1 deal skipped."),
        (".", "Not a name. 2 deals skipped."),
        ("Mystery", "Unknown stage: not open, won, or lost. 1 deal skipped."),
        ("No Name", "No one in Team has this name. 1 deal skipped."),
    ]


def test_dates_after_the_as_of_date_are_ignored() -> None:
    headers: list[Cell] = [*HEADERS, "Last Activity", "Stage entered"]
    later = only(deals([*deal(stage="Proposal"), "2026-10-05", "2026-10-01"], headers=headers))
    assert (later.last_activity, later.stage_entered) == (None, None)
    before = only(deals([*deal(stage="Proposal"), "2026-09-30", "2026-09-01"], headers=headers))
    assert (before.last_activity, before.stage_entered) == (date(2026, 9, 30), date(2026, 9, 1))


def test_the_decision_of_a_review_is_read() -> None:
    names = {"D1": "Drop", "D2": "", "D3": "later"}
    rows = [[*deal(id=key, name=key), decision] for key, decision in names.items()]
    found = deals(*rows, headers=[*HEADERS, "Decision"])
    assert [each.decision for each in found.opportunities] == ["drop", "", ""]
    assert [problem.place.cell for problem in found.problems] == ["I4"]


def test_a_column_of_a_crm_named_decision_is_not_used_and_the_report_says_so() -> None:
    found = deals([*deal(id="D1"), "Board, in June"], headers=[*HEADERS, "Decision"])
    assert only(found).decision == ""
    assert not found.problems
    assert "“decision” has no advance, revive, drop; not used" in found.reports[0].notes


def test_a_deal_created_before_the_hire_date_was_created_by_someone_else() -> None:
    """W9: Ana was hired on January 15."""
    found = deals(deal(created="2026-01-14", close="2026-02-01"), deal(id="D2", name="Bins", created="2026-01-15"))
    assert [one.created_by_other for one in found.opportunities] == [True, False]
