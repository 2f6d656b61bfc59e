from datetime import date
from typing import Any

import pytest

from plangen.facts.pages.account_plan.white_space import ROW_HEIGHT, ROWS_HEIGHT
from tests.facts.pages.account_plan.planned import ANA, BO, DEALS, cells, deal, plan_of, repeat_deals

SHEET = [
    ("account", "product", "status", "potential"),
    ("Acme", "Belts", "gap", 38_000),
    ("Acme", "Oil", "not eligible", None),
    ("Bolt", "Belts", "owned", None),
    ("Bolt", "Oil", "gap", 12_000),
    ("Crane", "Belts", "gap", None),
    ("Crane", "Oil", "gap", 9_000),
]


def page(*deals: Any, **sheets: Any) -> Any:
    return plan_of((*DEALS, *deals), **sheets).sections["account_white_space"]


def test_without_products_there_is_no_page() -> None:
    assert page() is None


def test_the_matrix_adds_up_by_account_and_by_product() -> None:
    found = page(White_space=SHEET)
    assert cells(found.table.rows, "sign_1", "value_1", "sign_2", "value_2", "white_space") == [
        ("○", "38.0", "–", "", "38.0"),
        ("●", "", "○", "12.0", "12.0"),
        ("○", "", "○", "9.0", "9.0"),
    ]
    assert cells(found.table.totals, "value_1", "value_2", "white_space") == [
        ("38.0", "21.0", "59.0"),
        ("1 of 3", "0 of 2", ""),
    ]
    assert found.head.title == "59.0K of white space; Belts has the most, 38.0K."


def test_white_space_that_is_only_part_of_that_of_the_accounts_is_called_by_product() -> None:
    spend = [("account", "salesperson", "annual spend"), ("Crane", ANA, 90_000)]
    gaps = [row for row in SHEET if row[0] != "Crane"]
    found = page(White_space=gaps, Accounts=spend)
    assert found.head.title == "50.0K of white space by product; Belts has the most, 38.0K."


def test_the_three_largest_gaps_have_frames_and_are_named() -> None:
    found = page(White_space=SHEET)
    assert [row.frames for row in found.table.rows] == [
        (("sign_1", "value_1"),),
        (("sign_2", "value_2"),),
        (("sign_2", "value_2"),),
    ]
    assert found.notes[1] == "Three largest, framed: Acme, Belts, 38.0K; Bolt, Oil, 12.0K; Crane, Oil, 9.0K."


def test_pipeline_values_are_gray_and_not_summed() -> None:
    opened = deal("Bolt", 70_000, date(2026, 12, 1), stage="Proposal", product="Tools")
    found = page(opened, White_space=SHEET)
    at = next(column.name for column in found.table.columns if column.header == "Tools")[-1]
    bolt = next(row for row in found.table.rows if row.plain("account") == "Bolt")
    assert (bolt.plain(f"sign_{at}"), bolt.plain(f"open_{at}"), bolt.plain(f"value_{at}")) == ("◊", "70.0", "")
    assert cells(found.table.totals, "white_space")[0] == ("59.0",)


def test_without_potentials_the_page_counts_what_is_bought() -> None:
    found = page(
        deal("Acme", 900, date(2026, 2, 2), product="Belts"), deal("Bolt", 900, date(2026, 2, 3), product="Oil")
    )
    assert found.head.title == "My top accounts buy 2 of 6 products, counted account by account."
    assert "with its potential" not in found.head.line


def test_three_choices_have_numbers_that_come_back_as_actions() -> None:
    rows = page(White_space=SHEET).choices.rows
    assert [row.plain("number") for row in rows] == ["AR-26-7", "AR-26-8", "AR-26-9"]
    assert rows[0].cells["next_step"].address == "Actions/AR-26-7/action"


def test_what_anyone_won_is_owned_and_a_colleagues_open_deal_is_in_no_number() -> None:
    won = deal("Acme", 20_000, date(2025, 5, 4), BO, product="Belts")
    opened = deal("Acme", 7_000, date(2026, 12, 1), BO, stage="Proposal", product="Oil")
    mine = deal("Bolt", 2_000, date(2026, 12, 1), stage="Proposal", product="Oil")
    found = page(won, opened, mine)
    assert cells(found.table.rows, "sign_1", "sign_2", "open_2")[:2] == [("●", "○", ""), ("○", "◊", "2,000")]
    assert cells(found.table.totals, "sign_1") == [("1 of 3",)]
    taken = page(won, opened, mine, Accounts=[("account", "salesperson"), ("Acme", "Ana Ruiz")])
    assert cells(taken.table.rows, "sign_2", "open_2")[0] == ("◊", "7,000")


@pytest.mark.parametrize("accounts", [3, 12, 15])
def test_the_accounts_and_the_two_rows_of_sums_share_the_height_of_the_page(accounts: int) -> None:
    names = [f"Mill {at}" for at in range(accounts)]
    sheet: list[Any] = [SHEET[0], (names[0], "Belts", "gap", 38_000)]
    found = plan_of(repeat_deals(*names), White_space=sheet).sections["account_white_space"]
    assert (len(found.table.rows), len(found.table.totals)) == (accounts, 2)
    assert found.table.row_height * (accounts + 2) <= ROWS_HEIGHT + 2 * ROW_HEIGHT + 0.01
    assert found.table.row_height >= ROW_HEIGHT
