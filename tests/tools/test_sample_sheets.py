from collections import Counter
from datetime import date

from plangen.records.load import load
from plangen.sources.reading import read_files, spreadsheet_files
from tests.tools.sample import SAMPLE, Rows, person


def test_every_logged_sheet_names_people_in_team_and_accounts_in_accounts(sheets: dict[str, Rows]) -> None:
    people = {row["salesperson"] for row in sheets["Team"]} | {"all"}
    accounts = {row["account"] for row in sheets["Accounts"]} | {None}
    for sheet in (
        "Activities",
        "Forecasts",
        "Goals",
        "Skills",
        "Training",
        "Coaching",
        "Reviews",
        "Contacts",
        "White space",
    ):
        assert len(sheets[sheet]) >= 10
        assert {row.get("salesperson", row.get("owner", "all")) for row in sheets[sheet]} <= people
        assert {row.get("account") for row in sheets[sheet]} <= accounts


def test_activities_cover_a_year_within_each_person_s_employment(sheets: dict[str, Rows]) -> None:
    days = [row["date"] for row in sheets["Activities"]]
    assert (min(days), max(days)) == (date(2025, 9, 29), date(2026, 10, 2))
    for row in sheets["Activities"]:
        employee = person(sheets, row["salesperson"])
        assert employee["hired"] <= row["date"] <= (employee["left"] or row["date"])
        assert row["date"].weekday() < 5


def test_two_years_of_forecasts_have_each_person_s_bias(deals: Rows, sheets: dict[str, Rows]) -> None:
    won: Counter[tuple[str, str]] = Counter()
    for row in deals:
        if row["Stage"] == "Closed Won":
            won[row["Opportunity Owner"], f"{row['Close Date']:%Y-%m}"] += row["Amount"]
    bias = {}
    for name in ("Ana Ruiz", "Zoë Lindqvist", "José Marín"):
        rows = [row for row in sheets["Forecasts"] if row["salesperson"] == name and row["period"] != "2026-10"]
        assert len(rows) == 24
        actual = sum(won[name, row["period"]] for row in rows)
        bias[name] = float((sum(row["commit"] for row in rows) - actual) / actual)
    assert -0.12 < bias["Ana Ruiz"] < 0
    assert bias["Zoë Lindqvist"] > 0.1
    assert abs(bias["José Marín"]) < 0.05


def test_no_white_space_product_has_a_deal_at_the_account(deals: Rows, sheets: dict[str, Rows]) -> None:
    with_deals = {(row["Account Name"], row["Primary Product"]) for row in deals if row["Stage"] != "Closed Lost"}
    assert len(with_deals) > 100
    assert not with_deals & {(row["account"], row["product"]) for row in sheets["White space"]}


def test_plangen_reads_every_row_and_reports_no_problems() -> None:
    grids, problems = read_files(spreadsheet_files(SAMPLE), SAMPLE)
    book = load(grids, today=date(2026, 11, 23), problems=problems)
    assert not book.problems
    assert sum(report.used for report in book.reports) > 5_000
    assert {reason for report in book.reports for reason in report.skips} == {"footer", "total"}
