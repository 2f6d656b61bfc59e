from datetime import datetime

import pytest

from plangen.records.deals import opportunities
from plangen.records.detected import SHAPES
from plangen.records.people import team
from plangen.records.reading import column_overrides as own_heads
from plangen.records.targets import rows as targets
from plangen.sources.grid import Cell
from plangen.tables.headers.known import detect_profile, match_headers, similar_headers
from plangen.tables.profile import shipped_profiles


def test_headers_match_in_any_order_and_spelling() -> None:
    headers = match_headers(["STAGE*", "close_date", "Sales  Rep", "Deal Value (USD)", "Prob %"], opportunities.SHAPE)
    assert headers.columns == {"stage": 0, "close date": 1, "salesperson": 2, "amount": 3, "probability": 4}


def test_an_account_owner_is_not_the_deal_owner() -> None:
    headers = match_headers(["Account Owner", "Parent Account", "Created By", "Stage", "Amount"], opportunities.SHAPE)
    assert headers.columns == {"stage": 3, "amount": 4}
    assert headers.unused == ("Account Owner", "Parent Account", "Created By")
    assert not similar_headers(headers, opportunities.SHAPE)


def test_the_best_candidate_is_used_and_the_others_are_listed() -> None:
    headers = match_headers(["Owner", "Opportunity Owner", "Stage"], opportunities.SHAPE)
    assert headers.columns["salesperson"] == 1
    assert headers.passed_over == {"Owner": "salesperson"}


def test_a_shortened_header_matches_if_only_one_column_fits() -> None:
    headers = match_headers(["Rep", "Stage", "Forecast cat", "Last", "Close D"], opportunities.SHAPE)
    assert headers.columns["forecast category"] == 2
    assert headers.columns["close date"] == 4
    assert match_headers(["Sales"], opportunities.SHAPE).columns == {}


def test_a_date_header_alone_is_not_the_closed_date() -> None:
    assert "closed on" not in match_headers(["Date", "Rep", "Stage"], opportunities.SHAPE).columns


def test_similar_headers_are_suggested_but_not_used() -> None:
    headers = match_headers(["Salespersn", "Stage", "Amount"], opportunities.SHAPE)
    assert "salesperson" not in headers.columns
    assert similar_headers(headers, opportunities.SHAPE) == {"Salespersn": "salesperson"}


def test_headers_mapped_by_the_user_come_first() -> None:
    headers = match_headers(["Owner", "Account Owner", "Stage"], opportunities.SHAPE, {"account owner": "salesperson"})
    assert headers.columns["salesperson"] == 1


def test_quotas_of_several_years_are_one_family() -> None:
    headers = match_headers(
        ["Name", "Quota 2025", "Quota FY2026", "Quota (2027)", "2028 quota", "FY29 Quota"], team.SHAPE
    )
    assert [column.values for column in headers.families["quota"]] == [
        {"year": "2025"},
        {"kind": "fy", "number": "2026"},
        {"year": "2027"},
        {"year": "2028"},
        {"kind": "fy", "number": "29"},
    ]
    assert "quota" not in headers.columns


def test_months_match_as_words_dates_and_numbers() -> None:
    row: list[Cell] = ["Name", "Jan", "February 2026", "Mar-26", datetime(2026, 4, 1), 2026.0, "Margin"]  # noqa: DTZ001 - no zone
    headers = match_headers(row, targets.SHAPE)
    assert [column.column for column in headers.families["month"]] == [1, 2, 3, 4, 5]
    assert headers.unused == ("Margin",)


def test_two_of_a_programs_headers_identify_its_exports() -> None:
    assert detect_profile(["Opportunity Owner", "Opportunity Name"]).name == "Salesforce report"
    assert detect_profile(["Account Name", "Stage"]).name == "home-made sheet"


def test_every_column_matches_its_own_name() -> None:
    assert len(SHAPES) > 5
    for shape in (*SHAPES, own_heads.SHAPE):
        assert set(match_headers(shape.columns, shape).columns) == set(shape.columns)


def test_no_profile_matches_a_trap() -> None:
    assert opportunities.SHAPE.folded_lookalikes
    for trap in opportunities.SHAPE.folded_lookalikes:
        assert not match_headers([trap], opportunities.SHAPE).columns


@pytest.mark.parametrize("header", ["$", "€", " £ ", "US$", "CA $"])
def test_a_currency_sign_alone_is_the_amount(header: str) -> None:
    headers = match_headers(["Rep", "Stage", header], opportunities.SHAPE)
    assert headers.columns["amount"] == 2
    assert not headers.unused


def test_a_better_amount_header_comes_before_a_currency_sign() -> None:
    headers = match_headers(["Rep", "Stage", "$", "Amount"], opportunities.SHAPE)
    assert headers.columns["amount"] == 3
    assert headers.passed_over == {"$": "amount"}


def test_suggestions_use_all_known_names() -> None:
    headers = match_headers(["Opportunity Ownr", "Acount Name", "Stage", "Creatd Date", "Amuont"], opportunities.SHAPE)
    assert similar_headers(headers, opportunities.SHAPE) == {
        "Opportunity Ownr": "salesperson", "Acount Name": "account", "Creatd Date": "created", "Amuont": "amount",
    }  # fmt: skip


def test_a_percent_sign_alone_is_the_probability() -> None:
    assert match_headers(["Activity assigned to", "Stage", "%"], opportunities.SHAPE).columns == {
        "salesperson": 0, "stage": 1, "probability": 2,
    }  # fmt: skip


def test_a_quota_header_gives_its_year_and_unit() -> None:
    headers = match_headers(["Name", "Quota 2026 (k)", "Quota (monthly)"], team.SHAPE)
    assert headers.families["quota"][0].values == {"year": "2026"}
    assert headers.units[1].power == 3
    assert headers.refused == {2: "quota"}


@pytest.mark.parametrize(
    ("table", "header", "column"),
    [("Accounts", "Class", "tier"), ("Team", "E-mail", "email"), ("Contacts", "E-mail", "email"),
     ("Users", "E-mail", "email")],
)  # fmt: skip
def test_former_column_names_still_match(table: str, header: str, column: str) -> None:
    (shape,) = (each for each in SHAPES if each.name == table)
    assert match_headers([header], shape).columns == {column: 0}


def test_every_column_in_a_profile_belongs_to_its_table() -> None:
    columns = {shape.name: {*shape.columns, *(family.name for family in shape.families)} for shape in SHAPES}
    profiles = shipped_profiles()
    assert len(profiles) > 5
    for profile in profiles:
        for table, names in profile.columns.items():
            assert set(names) <= columns[table], (profile.name, table)
