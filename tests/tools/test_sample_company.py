import re
import subprocess
import sys
import zipfile
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median

import openpyxl
import pytest

from tests.tools.sample import ROOT, SAMPLE, Rows, person

QUARTER = (date(2026, 7, 1), date(2026, 9, 30))


def generate(folder: Path) -> Path:
    subprocess.run([sys.executable, "-m", "tools.sample_company", str(folder)], check=True, cwd=ROOT, timeout=120)
    return folder


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate(tmp_path_factory.mktemp("sample"))


def owned_by(deals: Rows, owner: str, *stages: str) -> Rows:
    return [row for row in deals if row["Opportunity Owner"] == owner and row["Stage"] in stages]


def in_quarter(deals: Rows) -> Rows:
    return [row for row in deals if QUARTER[0] <= row["Close Date"] <= QUARTER[1]]


def open_of(deals: Rows, owner: str) -> Rows:
    return [row for row in deals if row["Opportunity Owner"] == owner and not row["Stage"].startswith("Closed")]


def total(deals: Rows) -> Decimal:
    return sum((row["Amount"] for row in deals), Decimal(0))


def seasonal_quota(sheets: dict[str, Rows], quota: int, months: range) -> Decimal:
    setting = next(row["value"] for row in sheets["Settings"] if row["setting"] == "seasonality")
    weights = [Decimal(weight) for weight in setting.split(",")]
    return quota * sum((weights[month - 1] for month in months), Decimal(0)) / sum(weights)


def test_the_generated_export_matches_the_committed_file(generated: Path) -> None:
    assert (generated / "opportunities.csv").read_bytes() == (SAMPLE / "opportunities.csv").read_bytes()


def test_the_generated_workbook_matches_the_committed_file_cell_by_cell(generated: Path) -> None:
    fresh, committed = (openpyxl.load_workbook(folder / "team.xlsx") for folder in (generated, SAMPLE))
    assert fresh.sheetnames == committed.sheetnames
    for sheet in fresh:
        cells = [(cell.coordinate, cell.value, cell.number_format) for row in sheet for cell in row]
        committed_cells = [
            (cell.coordinate, cell.value, cell.number_format) for row in committed[sheet.title] for cell in row
        ]
        assert len(cells) > 10
        assert cells == committed_cells


def test_two_runs_write_the_same_bytes(generated: Path, tmp_path: Path) -> None:
    again = generate(tmp_path)
    for name in ("team.xlsx", "opportunities.csv"):
        assert (again / name).read_bytes() == (generated / name).read_bytes()


def test_the_workbook_contains_no_current_time(generated: Path) -> None:
    with zipfile.ZipFile(generated / "team.xlsx") as book:
        assert {entry.date_time for entry in book.infolist()} == {(2026, 10, 5, 7, 42, 0)}
        properties = book.read("docProps/core.xml").decode()
    assert re.findall(r"\d{4}-\d\d-\d\dT[\d:]+", properties) == ["2026-10-05T07:42:00"] * 2


def test_the_export_is_small_and_ends_like_a_salesforce_report(deals: Rows) -> None:
    text = (SAMPLE / "opportunities.csv").read_text(encoding="utf-8")
    assert len(text.encode()) < 400_000
    assert f"Grand Totals ({len(deals)} records)" in text
    assert "salesforce.com, inc. All rights reserved." in text.splitlines()[-1]


def test_every_owner_is_in_team_and_every_account_is_in_accounts(deals: Rows, sheets: dict[str, Rows]) -> None:
    owners = {row["Opportunity Owner"] for row in deals}
    assert len(owners) == 10
    assert owners <= {row["salesperson"] for row in sheets["Team"]}
    assert {row["Account Name"] for row in deals} <= {row["account"] for row in sheets["Accounts"]}


def test_keys_are_unique(deals: Rows, sheets: dict[str, Rows]) -> None:
    assert len({row["Opportunity ID"] for row in deals}) == len(deals)
    keys = {"Team": "salesperson", "Accounts": "account", "Products": "product", "Actions": "id", "Settings": "setting"}
    keys |= {"Goals": "id", "Training": "id", "Contacts": "name"}
    for sheet, key in keys.items():
        assert max(Counter(row[key] for row in sheets[sheet]).values()) == 1


def test_no_activity_is_dated_after_the_as_of_date(deals: Rows) -> None:
    as_of = date(2026, 10, 5)
    closed = [row["Close Date"] for row in deals if row["Stage"].startswith("Closed")]
    assert min(closed) == date(2024, 10, 1)
    assert max(closed) <= as_of
    assert max(row["Created Date"] for row in deals) <= as_of
    assert max(row["Last Activity"] for row in deals) <= as_of
    assert all(row["Created Date"] <= row["Close Date"] for row in deals if row["Stage"].startswith("Closed"))


def test_ana_is_slightly_ahead_of_quota_and_september_carried_the_quarter(deals: Rows, sheets: dict[str, Rows]) -> None:
    quota = person(sheets, "Ana Ruiz")["quota 2026"]
    won = owned_by(deals, "Ana Ruiz", "Closed Won")
    quarter = in_quarter(won)
    year = [row for row in won if date(2026, 1, 1) <= row["Close Date"] <= QUARTER[1]]
    assert seasonal_quota(sheets, quota, range(7, 10)) == 245_000
    assert total(quarter) == 261_400
    assert round(total(year) / seasonal_quota(sheets, quota, range(1, 10)), 3) == Decimal("1.024")
    assert total([row for row in quarter if row["Close Date"].month == 9]) == 121_900


def test_ana_s_win_rate_cycle_and_margin_match_her_story(deals: Rows) -> None:
    won = in_quarter(owned_by(deals, "Ana Ruiz", "Closed Won"))
    assert (len(won), len(in_quarter(owned_by(deals, "Ana Ruiz", "Closed Won", "Closed Lost")))) == (18, 52)
    assert median((row["Close Date"] - row["Created Date"]).days for row in won) == 71
    assert round(sum(row["Margin"] for row in won) / total(won), 3) == Decimal("0.294")
    assert len({row["Account Name"] for row in won if row["Type"] == "New Business"}) == 2


def test_ana_kept_two_of_three_commitments_and_is_thanked_for_salinas(sheets: dict[str, Rows]) -> None:
    ana_s_actions = [row for row in sheets["Actions"] if row["salesperson"] == row["owner"] == "Ana Ruiz"]
    due = [row for row in ana_s_actions if row["kind"] == "commitment" and QUARTER[0] <= row["due"] <= QUARTER[1]]
    assert [row["status"] for row in due] == ["moved", "kept", "kept"]
    extra = next(row for row in ana_s_actions if row["kind"] == "and then some")
    assert extra["action"] == "driving to Salinas on a Sunday when Pacific's line went down"
    assert extra["done on"].weekday() == 6


def test_ana_meets_ken_in_october_and_in_january(sheets: dict[str, Rows]) -> None:
    dates = [row["date"] for row in sheets["Events"] if (row["salesperson"], row["owner"]) == ("Ana Ruiz", "Ken Ortiz")]
    assert dates == [date(2026, 10, 8), date(2027, 1, 14)]


def test_the_new_hire_has_open_deals_and_none_closed(deals: Rows, sheets: dict[str, Rows]) -> None:
    assert person(sheets, "Ewa Wójcik")["hired"] == date(2026, 9, 8)
    assert open_of(deals, "Ewa Wójcik")
    assert not owned_by(deals, "Ewa Wójcik", "Closed Won", "Closed Lost")


def test_the_mid_year_hire_has_a_ramp_and_no_deal_from_before_the_hire_date(
    deals: Rows, sheets: dict[str, Rows]
) -> None:
    omar = person(sheets, "Omar Haddad")
    assert (omar["hired"], omar["ramp"]) == (date(2026, 6, 15), "25%, 50%, 75%, 100%")
    assert len(in_quarter(owned_by(deals, "Omar Haddad", "Closed Won"))) == 9
    assert all(row["Created Date"] > omar["hired"] for row in deals if row["Opportunity Owner"] == "Omar Haddad")


def test_the_former_employee_s_open_deals_have_no_activity_since_he_left(deals: Rows, sheets: dict[str, Rows]) -> None:
    left = person(sheets, "François Métayer")["left"]
    assert left == date(2026, 8, 14)
    open_deals = open_of(deals, "François Métayer")
    assert len(open_deals) > 5
    assert all(max(row["Created Date"], row["Last Activity"]) <= left for row in open_deals)
    assert max(row["Close Date"] for row in owned_by(deals, "François Métayer", "Closed Won", "Closed Lost")) <= left


def test_one_salesperson_has_no_quota_and_one_manager_sells(deals: Rows, sheets: dict[str, Rows]) -> None:
    sellers = {row["Opportunity Owner"] for row in deals}
    without_quota = [
        row["salesperson"] for row in sheets["Team"] if row["quota 2026"] is None and row["salesperson"] in sellers
    ]
    assert without_quota == ["Priya Raman"]
    assert in_quarter(owned_by(deals, "Priya Raman", "Closed Won"))
    managers = {row["manager"] for row in sheets["Team"]} & sellers
    assert managers == {"Renée Caldwell"}
    assert person(sheets, "Renée Caldwell")["quota 2026"]


def test_ten_salespeople_report_to_two_managers_and_one_is_a_hunter(deals: Rows, sheets: dict[str, Rows]) -> None:
    sellers = {row["Opportunity Owner"] for row in deals}
    teams = Counter(row["team"] for row in sheets["Team"] if row["salesperson"] in sellers)
    assert teams == {"West": 5, "East": 5}
    hunter = person(sheets, "Zoë Lindqvist")
    assert (hunter["role"], hunter["top accounts"]) == ("hunter", "no")


def test_one_last_name_and_one_pair_of_initials_occur_twice(deals: Rows) -> None:
    sellers = {row["Opportunity Owner"] for row in deals}
    last_names = Counter(name.split()[1] for name in sellers)
    initials = Counter("".join(part[0] for part in name.split()) for name in sellers)
    assert [last_name for last_name, count in last_names.items() if count > 1] == ["Haddad"]
    assert [pair for pair, count in initials.items() if count > 1] == ["JM"]


def test_one_deal_dominates_one_pipeline(deals: Rows) -> None:
    open_deals = open_of(deals, "Leïla Haddad")
    largest = max(open_deals, key=lambda row: row["Amount"])
    assert largest["Account Name"] == "Corvane Machine Works"
    assert Decimal("0.3") < largest["Amount"] / total(open_deals) < Decimal("0.4")


def test_every_action_note_and_event_names_someone_in_team_or_a_team(sheets: dict[str, Rows]) -> None:
    people = {row["salesperson"] for row in sheets["Team"]} | {row["team"] for row in sheets["Team"]} | {None, "all"}
    accounts = {row["account"] for row in sheets["Accounts"]} | {None}
    for sheet in ("Actions", "Notes", "Events"):
        assert len(sheets[sheet]) > 10
        assert {row["salesperson"] for row in sheets[sheet]} | {row.get("owner") for row in sheets[sheet]} <= people
        assert {row.get("account") for row in sheets[sheet]} <= accounts


def test_an_account_s_only_new_business_win_is_its_first_win(deals: Rows) -> None:
    wins = defaultdict(list)
    for row in deals:
        if row["Stage"] == "Closed Won":
            wins[row["Account Name"]].append(row)
    first_wins = {account: rows for account, rows in wins.items() if any(r["Type"] == "New Business" for r in rows)}
    assert len(first_wins) > 50
    for rows in first_wins.values():
        assert [row["Type"] for row in rows].index("New Business") == 0
        assert sum(row["Type"] == "New Business" for row in rows) == 1
