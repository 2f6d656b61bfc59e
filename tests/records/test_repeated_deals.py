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
    assert "A4 “Yearly order”: The same deal stands in A3 too, with 500 instead of 700;" in told(found.problems)[0]
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
