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
        "Target accounts",
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


def test_every_salesperson_but_the_newest_has_goals_for_2027(sheets: dict[str, Rows]) -> None:
    sellers = {row["salesperson"] for row in sheets["Team"] if row["quota 2026"] or row["quota 2025"]}
    left = {row["salesperson"] for row in sheets["Team"] if row["left"]}
    goals = Counter(row["salesperson"] for row in sheets["Goals"] if str(row["period"]) == "2027")
    assert set(goals) == sellers - left - {"Ewa Wójcik"}
    assert min(goals.values()) >= 3


def test_an_action_with_a_goal_names_one_of_its_person(sheets: dict[str, Rows]) -> None:
    goals = {(row["id"], row["salesperson"]) for row in sheets["Goals"]}
    found = {(row["goal"], row["salesperson"]) for row in sheets["Actions"] if row["goal"]}
    assert len(found) >= 4
    assert found <= goals


def test_every_action_of_2027_serves_a_goal_of_its_person(sheets: dict[str, Rows]) -> None:
    goals = {(row["id"], row["salesperson"]) for row in sheets["Goals"]}
    planned = [row for row in sheets["Actions"] if row["due"] and row["due"].year == 2027]
    assert len([row for row in planned if row["salesperson"] == "Ana Ruiz"]) == 11
    assert {(row["goal"], row["salesperson"]) for row in planned} <= goals
    assert all(row["measure"] and not row["opened"] for row in planned)


def test_targets_by_product_add_up_to_the_quota(sheets: dict[str, Rows]) -> None:
    families = {row["family"] for row in sheets["Products"]}
    by_product = [row for row in sheets["Targets"] if row["product"]]
    assert len(by_product) == 4
    assert {row["product"] for row in by_product} <= families
    assert {row["salesperson"] for row in by_product} == {"Leïla Haddad"}
    assert sum(row["amount"] for row in by_product) == 930_000


def test_renewals_have_a_contract_that_ends_in_2027(sheets: dict[str, Rows]) -> None:
    ends = [row for row in sheets["Accounts"] if row["contract ends"]]
    assert {row["contract ends"].year for row in ends} == {2027}
    assert Counter(row["salesperson"] for row in ends)["Ana Ruiz"] == 4
    assert {"Priya Raman", "José Marín"} <= {row["salesperson"] for row in ends}


def test_plangen_reads_every_row_and_reports_no_problems() -> None:
    grids, problems = read_files(spreadsheet_files(SAMPLE), SAMPLE)
    book = load(grids, today=date(2026, 11, 23), problems=problems)
    assert not book.problems
    assert sum(report.used for report in book.reports) > 5_000
    assert {reason for report in book.reports for reason in report.skips} == {"footer", "total"}
