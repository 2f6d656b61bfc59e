from collections import Counter
from datetime import date

from plangen.records.load import load
from plangen.sources.reading import read_files, spreadsheet_files
from tests.tools.sample import SAMPLE, Rows, person


def test_every_filled_in_sheet_names_people_and_accounts_that_are_there(sheets: dict[str, Rows]) -> None:
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
        "Coverage",
    ):
        assert len(sheets[sheet]) >= 10
        assert {row.get("salesperson", row.get("owner", "all")) for row in sheets[sheet]} <= people
        assert {row.get("account") for row in sheets[sheet]} <= accounts


def test_a_year_of_weeks_was_logged_within_everybody_s_employment(sheets: dict[str, Rows]) -> None:
    days = [row["date"] for row in sheets["Activities"]]
    assert (min(days), max(days)) == (date(2025, 9, 29), date(2026, 10, 2))
    for row in sheets["Activities"]:
        who = person(sheets, row["salesperson"])
        assert who["hired"] <= row["date"] <= (who["left"] or row["date"])
        assert row["date"].weekday() < 5


def test_forecasts_of_two_years_lean_as_their_people_do(deals: Rows, sheets: dict[str, Rows]) -> None:
    won: Counter[tuple[str, str]] = Counter()
    for row in deals:
        if row["Stage"] == "Closed Won":
            won[row["Opportunity Owner"], f"{row['Close Date']:%Y-%m}"] += row["Amount"]
    bias = {}
    for name in ("Ana Ruiz", "Zoë Lindqvist", "José Marín"):
        said = [row for row in sheets["Forecasts"] if row["salesperson"] == name and row["period"] != "2026-10"]
        assert len(said) == 24
        actual = sum(won[name, row["period"]] for row in said)
        bias[name] = float((sum(row["commit"] for row in said) - actual) / actual)
    assert -0.12 < bias["Ana Ruiz"] < 0
    assert bias["Zoë Lindqvist"] > 0.1
    assert abs(bias["José Marín"]) < 0.05


def test_no_coverage_gap_is_a_product_that_the_account_buys_or_looks_at(deals: Rows, sheets: dict[str, Rows]) -> None:
    asked = {(row["Account Name"], row["Primary Product"]) for row in deals if row["Stage"] != "Closed Lost"}
    assert len(asked) > 100
    assert not asked & {(row["account"], row["product"]) for row in sheets["Coverage"]}


def test_plangen_reads_every_row_and_finds_nothing_wrong() -> None:
    grids, problems = read_files(spreadsheet_files(SAMPLE), SAMPLE)
    found = load(grids, today=date(2026, 11, 23), problems=problems)
    assert not found.problems
    assert sum(report.used for report in found.reports) > 5_000
    assert {reason for report in found.reports for reason in report.skips} == {"footer", "total"}
