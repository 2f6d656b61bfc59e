import pytest

from plangen.problems import Problem, Severity
from plangen.sources.grid import Cell
from tests.records.deals.test_opportunities import DAY, TEAM, deal, deals, skipped
from tests.sheets import book, messages, sheet

WITHOUT_CREATED: list[Cell] = ["Deal", "Customer", "Rep", "Status", "Value", "Close"]


def order(close: str, value: int = 500, deal: str = "Yearly order") -> list[Cell]:
    return [deal, "Acme", "Ana Ruiz", "won", value, close]


def test_repeat_orders_are_distinguished_by_close_date() -> None:
    found = deals(order("2026-03-01"), order("2026-06-01"), order("2026-09-01"), headers=WITHOUT_CREATED)
    assert [str(one.closed) for one in found.opportunities] == ["2026-03-01", "2026-06-01", "2026-09-01"]
    assert not found.problems


def test_rows_with_the_same_amount_and_close_date_are_one_deal() -> None:
    found = deals(order("2026-03-01"), order("2026-06-01"), order("2026-03-01"), headers=WITHOUT_CREATED)
    assert [str(one.closed) for one in found.opportunities] == ["2026-03-01", "2026-06-01"]
    assert skipped(found) == {"duplicate": 1}
    (problem,) = found.problems
    assert "A4 “Yearly order”: Same deal as A2. Counted once." in str(problem)
    assert problem.severity is Severity.WARNING


def test_with_a_created_date_the_close_date_does_not_distinguish_deals() -> None:
    found = deals(deal(id="", close="2026-06-01"), deal(id="", close="2026-07-01"))
    assert len(found.opportunities) == 1
    assert skipped(found) == {"duplicate": 1}
    assert "which closes on 2026-06-01 instead of 2026-07-01. The first row is used." in messages(found.problems)[0]


def test_rows_with_the_same_id_are_one_deal_whatever_their_dates() -> None:
    found = deals(deal(created=None, close="2026-06-01"), deal(created=None, close="2026-07-01"))
    assert len(found.opportunities) == 1


def test_an_order_without_an_id_in_another_file_is_another_one_if_both_are_closed_on_different_dates() -> None:
    files = [
        sheet(WITHOUT_CREATED, order(close), file=f"{close}.xlsx", name="Deals")
        for close in ("2026-06-01", "2026-07-01", "2026-07-01")
    ]
    found = book(*files[:2], TEAM, as_of=DAY)
    assert [str(one.closed) for one in found.opportunities] == ["2026-06-01", "2026-07-01"]
    assert not found.problems


def exports(*stages: str) -> list[Problem]:
    """The problems of several exports with the same deal in different stages."""
    headers: list[Cell] = ["ID", "Deal", "Customer", "Rep", "Stage", "Value", "Close date"]
    files = [
        sheet(headers, ["D1", "Racks", "Acme", "Ana Ruiz", stage, 500, "2026-06-01"], file=f"export {at}.csv", name="")
        for at, stage in enumerate(stages, 1)
    ]
    found = book(*files, TEAM, as_of=DAY)
    assert len(found.opportunities) == 1
    return list(found.problems)


def test_of_two_exports_the_one_with_later_dates_is_used_if_nothing_says_when_they_were_saved() -> None:
    (problem,) = exports("Prospecting", "Closed Won")
    assert problem.severity is Severity.WARNING
    assert problem.message == (
        "Same deal as export 2.csv › A2, which is won instead of open. The newer export is used."
    )
    assert "Put earlier ones in a snapshots folder next to it" in problem.fix


def test_a_deal_with_the_same_values_in_another_export_is_a_warning() -> None:
    (problem,) = exports("Closed Won", "Won")
    assert problem.severity is Severity.WARNING
    assert problem.message == "Same deal as export 1.csv › A2. Counted once."


@pytest.mark.parametrize("none", ["n/a", "-", 0, "0", "—", "TBD", "(none)"])
def test_deals_with_a_placeholder_id_are_not_merged(none: Cell) -> None:
    rows = [
        deal(id=none, name=name, owner=owner) for name, owner in (("A", "Ana Ruiz"), ("B", "Ana Ruiz"), ("C", "Bo"))
    ]
    found = deals(*rows)
    assert len(found.opportunities) + skipped(found).get("owner not in Team", 0) == 3
    assert "duplicate" not in skipped(found)


def test_numbers_of_more_than_fifteen_digits_are_truncated_ids() -> None:
    found = deals(deal(id=123456789012345678.0, name="A"), deal(id=123456789012345680.0, name="B"))
    assert len(found.opportunities) == 2
    many = "2 ids were truncated by a spreadsheet app. Those deals are matched by name, account, and owner."
    assert many in messages(found.problems)[0]
    one = "1 id was truncated by a spreadsheet app. That deal is matched by name, account, and owner."
    assert one in messages(deals(deal(id=123456789012345678.0)).problems)[0]


def test_equal_deals_without_id_and_name_are_all_counted_and_reported() -> None:
    headers: list[Cell] = ["Customer", "Rep", "Stage", "Value", "Close date"]
    rows: list[list[Cell]] = [["Acme", "Ana Ruiz", "Won", 500, "2026-06-01"]] * 3
    found = deals(*rows, headers=headers)
    assert len(found.opportunities) == 3
    many = "row 3: 2 deals duplicate an earlier row, with nothing to tell them apart. All are counted."
    assert many in messages(found.problems)[0]
    one = "row 3: 1 deal duplicates an earlier row, with nothing to tell them apart. All are counted."
    assert one in messages(deals(*rows[:2], headers=headers).problems)[0]
