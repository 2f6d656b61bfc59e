import pytest

from plangen.problems import Problem, Severity
from plangen.sources.grid import Cell
from tests.records.test_opportunities import DAY, TEAM, deal, deals, skipped
from tests.sheets import book, sheet, told

WITHOUT_CREATED: list[Cell] = ["Deal", "Customer", "Rep", "Status", "Value", "Close"]


def order(close: str, value: int = 500, deal: str = "Yearly order") -> list[Cell]:
    return [deal, "Acme", "Ana Ruiz", "won", value, close]


def test_what_is_sold_again_and_again_is_told_apart_by_its_closing_days() -> None:
    found = deals(order("2026-03-01"), order("2026-06-01"), order("2026-09-01"), heads=WITHOUT_CREATED)
    assert [str(one.closed) for one in found.opportunities] == ["2026-03-01", "2026-06-01", "2026-09-01"]
    assert not found.problems


def test_the_same_closing_day_twice_is_one_deal() -> None:
    rows = [order("2026-03-01"), order("2026-06-01"), order("2026-06-01", 700), order("2026-03-01")]
    found = deals(*rows, heads=WITHOUT_CREATED)
    assert [str(one.closed) for one in found.opportunities] == ["2026-03-01", "2026-06-01"]
    assert skipped(found) == {"duplicate": 2}
    assert (
        "A4 “Yearly order”: The same deal stands in A3 too, with 500 instead of 700; the first one counts."
        in told(found.problems)[0]
    )
    assert "A5 “Yearly order”: The same deal stands in A2 too; it is counted once." in told(found.problems)[1]


def test_where_a_day_of_creation_stands_it_alone_tells_deals_apart() -> None:
    found = deals(deal(id="", close="2026-06-01"), deal(id="", close="2026-07-01"))
    assert len(found.opportunities) == 1
    assert skipped(found) == {"duplicate": 1}


def test_an_id_is_the_same_deal_whatever_its_days() -> None:
    found = deals(deal(created=None, close="2026-06-01"), deal(created=None, close="2026-07-01"))
    assert len(found.opportunities) == 1


def test_another_file_with_another_closing_day_tells_of_the_same_deal() -> None:
    files = [
        sheet(WITHOUT_CREATED, order(close), file=f"{close}.xlsx", name="Deals")
        for close in ("2026-06-01", "2026-07-01")
    ]
    found = book(*files, TEAM, as_of=DAY)
    assert [str(one.closed) for one in found.opportunities] == ["2026-06-01"]
    assert "The same deal stands in 2026-06-01.xlsx › Deals › A2 too" in told(found.problems)[0]


def exports(*stages: str) -> list[Problem]:
    """What is told of exports of several days, in each of which the same deal is in another stage."""
    heads: list[Cell] = ["ID", "Deal", "Customer", "Rep", "Stage", "Value", "Close date"]
    files = [
        sheet(heads, ["D1", "Racks", "Acme", "Ana Ruiz", stage, 500, "2026-06-01"], file=f"export {at}.csv", name="")
        for at, stage in enumerate(stages, 1)
    ]
    found = book(*files, TEAM, as_of=DAY)
    assert len(found.opportunities) == 1
    return list(found.problems)


def test_an_export_of_another_day_in_which_the_deal_is_won_by_now_is_an_error_that_says_so() -> None:
    (said,) = exports("Prospecting", "Closed Won")
    assert said.severity is Severity.ERROR
    assert (
        "The same deal stands in export 1.csv › A2 too, as open instead of won; the first one counts." in said.message
    )
    assert "go into a folder snapshots beside it" in said.cure


def test_an_export_of_another_day_that_says_the_same_is_a_warning() -> None:
    (said,) = exports("Closed Won", "Won")
    assert said.severity is Severity.WARNING
    assert said.message.endswith("too; it is counted once.")


@pytest.mark.parametrize("none", ["n/a", "-", 0, "0", "—", "TBD", "(none)"])
def test_what_people_write_for_no_id_joins_no_deals(none: Cell) -> None:
    rows = [
        deal(id=none, name=name, owner=owner) for name, owner in (("A", "Ana Ruiz"), ("B", "Ana Ruiz"), ("C", "Bo"))
    ]
    found = deals(*rows)
    assert len(found.opportunities) + skipped(found).get("owner is not in the team", 0) == 3
    assert "duplicate" not in skipped(found)


def test_numbers_of_more_than_fifteen_digits_are_no_ids_since_their_ends_are_lost() -> None:
    found = deals(deal(id=123456789012345678.0, name="A"), deal(id=123456789012345680.0, name="B"))
    assert len(found.opportunities) == 2
    assert "2 ids were cut short by a spreadsheet program" in told(found.problems)[0]


def test_equal_deals_without_id_and_name_are_all_counted_and_told() -> None:
    heads: list[Cell] = ["Customer", "Rep", "Stage", "Value", "Close date"]
    rows: list[list[Cell]] = [["Acme", "Ana Ruiz", "Won", 500, "2026-06-01"]] * 3
    found = deals(*rows, heads=heads)
    assert len(found.opportunities) == 3
    assert (
        "row 3: 2 deals say the same as an earlier row, and nothing tells them apart; all are counted."
        in told(found.problems)[0]
    )
