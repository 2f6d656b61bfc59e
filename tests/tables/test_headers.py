from datetime import datetime

import pytest

from plangen.records import opportunities, own_heads, targets, team
from plangen.records.load import SHAPES
from plangen.sources.grid import Cell
from plangen.tables.headers import alike, detect_profile, read_heads


def test_heads_are_found_in_any_order_and_spelling() -> None:
    heads = read_heads(["STAGE*", "close_date", "Sales  Rep", "Deal Value (USD)", "Prob %"], opportunities.SHAPE)
    assert heads.columns == {"stage": 0, "close date": 1, "salesperson": 2, "amount": 3, "probability": 4}


def test_the_owner_of_an_account_does_not_own_the_deal() -> None:
    heads = read_heads(["Account Owner", "Parent Account", "Created By", "Stage", "Amount"], opportunities.SHAPE)
    assert heads.columns == {"stage": 3, "amount": 4}
    assert heads.unused == ("Account Owner", "Parent Account", "Created By")
    assert not alike(heads, opportunities.SHAPE)


def test_the_best_of_several_candidates_is_taken_and_the_others_are_named() -> None:
    heads = read_heads(["Owner", "Opportunity Owner", "Stage"], opportunities.SHAPE)
    assert heads.columns["salesperson"] == 1
    assert heads.passed_over == {"Owner": "salesperson"}


def test_a_shortened_head_is_taken_where_it_can_mean_one_column_only() -> None:
    heads = read_heads(["Rep", "Stage", "Forecast cat", "Last", "Close D"], opportunities.SHAPE)
    assert heads.columns["forecast category"] == 2
    assert heads.columns["close date"] == 4
    assert read_heads(["Sales"], opportunities.SHAPE).columns == {}


def test_a_bare_date_is_no_closing_date() -> None:
    assert "closed on" not in read_heads(["Date", "Rep", "Stage"], opportunities.SHAPE).columns


def test_similar_heads_are_suggested_and_not_used() -> None:
    heads = read_heads(["Salespersn", "Stage", "Amount"], opportunities.SHAPE)
    assert "salesperson" not in heads.columns
    assert alike(heads, opportunities.SHAPE) == {"Salespersn": "salesperson"}


def test_heads_that_the_user_has_named_come_first() -> None:
    heads = read_heads(["Owner", "Account Owner", "Stage"], opportunities.SHAPE, {"account owner": "salesperson"})
    assert heads.columns["salesperson"] == 1


def test_quotas_of_several_years_stand_side_by_side() -> None:
    heads = read_heads(["Name", "Quota 2025", "Quota FY2026", "Quota (2027)", "2028 quota", "FY29 Quota"], team.SHAPE)
    assert [head.says for head in heads.families["quota"]] == [
        {"year": "2025"},
        {"fiscal": "fy", "fiscal_year": "2026"},
        {"year": "2027"},
        {"year": "2028"},
        {"fiscal": "fy", "fiscal_year": "29"},
    ]
    assert "quota" not in heads.columns


def test_months_are_known_as_words_dates_and_numbers() -> None:
    row: list[Cell] = ["Name", "Jan", "February 2026", "Mar-26", datetime(2026, 4, 1), 2026.0, "Margin"]  # noqa: DTZ001 - no zone
    heads = read_heads(row, targets.SHAPE)
    assert [head.column for head in heads.families["span"]] == [1, 2, 3, 4, 5]
    assert heads.unused == ("Margin",)


def test_two_heads_of_a_program_tell_its_exports() -> None:
    assert detect_profile(["Opportunity Owner", "Opportunity Name"]).name == "Salesforce report"
    assert detect_profile(["Account Name", "Stage"]).name == "home-made sheet"


def test_every_column_of_every_table_is_known_by_its_own_name() -> None:
    assert len(SHAPES) > 5
    for shape in (*SHAPES, own_heads.SHAPE):
        assert set(read_heads(shape.columns, shape).columns) == set(shape.columns)


def test_no_profile_takes_a_trap_for_a_column() -> None:
    assert opportunities.SHAPE.folded_traps
    for trap in opportunities.SHAPE.folded_traps:
        assert not read_heads([trap], opportunities.SHAPE).columns


@pytest.mark.parametrize("head", ["$", "€", " £ ", "US$", "CA $"])
def test_the_sign_of_a_currency_alone_is_the_amount(head: str) -> None:
    heads = read_heads(["Rep", "Stage", head], opportunities.SHAPE)
    assert heads.columns["amount"] == 2
    assert not heads.unused


def test_a_better_head_for_the_amount_comes_before_a_sign() -> None:
    heads = read_heads(["Rep", "Stage", "$", "Amount"], opportunities.SHAPE)
    assert heads.columns["amount"] == 3
    assert heads.passed_over == {"$": "amount"}


def test_heads_are_suggested_by_all_the_names_that_are_known() -> None:
    heads = read_heads(["Opportunity Ownr", "Acount Name", "Stage", "Creatd Date", "Amuont"], opportunities.SHAPE)
    assert alike(heads, opportunities.SHAPE) == {
        "Opportunity Ownr": "salesperson", "Acount Name": "account", "Creatd Date": "created", "Amuont": "amount",
    }  # fmt: skip


def test_a_percent_sign_alone_is_the_probability() -> None:
    assert read_heads(["Activity assigned to", "Stage", "%"], opportunities.SHAPE).columns == {
        "salesperson": 0, "stage": 1, "probability": 2,
    }  # fmt: skip


def test_a_quota_says_its_year_and_its_unit() -> None:
    heads = read_heads(["Name", "Quota 2026 (k)", "Quota (monthly)"], team.SHAPE)
    assert heads.families["quota"][0].says == {"year": "2026"}
    assert heads.units[1].power == 3
    assert heads.refused == {2: "quota"}
