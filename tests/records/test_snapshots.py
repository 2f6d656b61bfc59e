from datetime import date
from decimal import Decimal

from plangen.records.book import Book
from plangen.records.load import load
from plangen.records.snapshots import LATER, NO_DATE, snapshot_day
from plangen.sources.grid import Cell, Grid

TODAY = date(2026, 10, 5)
HEADERS: list[Cell] = ["Id", "Rep", "Account", "Stage", "Value", "Close date", "Created"]
DEALS = Grid("deals.csv", "", [HEADERS, ["1", "Ana Ruiz", "Acme", "Proposal", 50, "2026-11-20", "2026-08-01"]])


def snapshot(*rows: list[Cell], name: str = "2026-09-01") -> Grid:
    return Grid(f"snapshots/{name}.csv", "", [HEADERS, *rows])


def read(*grids: Grid) -> Book:
    return load([DEALS, *grids], today=TODAY)


def test_a_reassigned_deal_is_in_its_new_owners_snapshots_and_one_no_longer_on_file_in_the_old_ones() -> None:
    stays: list[Cell] = ["1", "Ben Cole", "Acme", "Proposal", 40, "2026-09-20", "2026-08-01"]
    gone: list[Cell] = ["2", "Ben Cole", "Bolt", "Proposal", 90, "2026-09-20", "2026-08-01"]
    [found] = read(snapshot(stays, gone)).snapshots
    assert [(deal.id, deal.salesperson, deal.amount) for deal in found.deals] == [
        ("1", "Ana Ruiz", Decimal(40)),
        ("2", "Ben Cole", Decimal(90)),
    ]


def test_without_ids_a_reassigned_deal_is_found_by_name_account_and_created_date_unless_two_people_have_one() -> None:
    headers: list[Cell] = ["Deal", "Rep", "Account", "Stage", "Value", "Close date", "Created"]

    def row(name: str, rep: str) -> list[Cell]:
        return [name, rep, "Acme", "Proposal", 40, "2026-11-20", "2026-08-01"]

    now = Grid("deals.csv", "", [headers, row("Pumps", "Ana Ruiz"), row("Valves", "Ana Ruiz"), row("Pipes", "Cy Fox")])
    then = [row("Pumps", "Ben Cole"), row("Valves", "Ana Ruiz"), row("Valves", "Ben Cole"), row("Pipes", "Cy Fox")]
    [found] = load([now, Grid("snapshots/2026-09-01.csv", "", [headers, *then])], today=TODAY).snapshots
    owners = [(deal.name, deal.salesperson) for deal in found.deals]
    assert owners == [("Pumps", "Ana Ruiz"), ("Valves", "Ana Ruiz"), ("Valves", "Ben Cole"), ("Pipes", "Cy Fox")]


def test_a_file_named_by_its_date_is_a_snapshot_of_the_open_deals() -> None:
    opened: list[Cell] = ["1", "Ana Ruiz", "Acme", "Proposal", 40, "2026-09-20", "2026-08-01"]
    closed: list[Cell] = ["2", "Ana Ruiz", "Bolt", "Closed won", 90, "2026-08-20", "2026-08-01"]
    book = read(snapshot(opened, closed))
    [found] = book.snapshots
    assert (found.day, [(deal.id, deal.amount, deal.close) for deal in found.deals]) == (
        date(2026, 9, 1),
        [("1", Decimal(40), date(2026, 9, 20))],
    )
    assert [deal.amount for deal in book.opportunities] == [Decimal(50)]
    report = next(each for each in book.reports if each.file == "snapshots/2026-09-01.csv")
    assert (report.table, report.used) == ("Snapshot", 2)
    assert str(book.place(found.deals[0].row, "amount")) == "snapshots/2026-09-01.csv › E2"


def test_an_older_export_keeps_deals_open_that_closed_after_its_day() -> None:
    later: list[Cell] = ["1", "Ana Ruiz", "Acme", "Closed won", 40, "2026-09-20", "2026-08-01"]
    [found] = read(snapshot(later)).snapshots
    assert [deal.is_open for deal in found.deals] == [True]


def test_a_snapshot_needs_one_date_in_its_name_and_none_after_the_as_of_date() -> None:
    row: list[Cell] = ["1", "Ana Ruiz", "Acme", "Proposal", 40, "2026-09-20", "2026-08-01"]
    book = read(snapshot(row, name="last month"), snapshot(row, name="2026-10-06"))
    assert not book.snapshots
    assert {each.reason for each in book.reports if each.file.startswith("snapshots")} == {NO_DATE, LATER}
    names = ("deals 2026-09-01.csv", "2026-13-01.csv", "2026-09-01 to 2026-09-08.csv", "20260901.csv")
    assert [snapshot_day(name) for name in names] == [date(2026, 9, 1), None, None, None]


def test_a_snapshot_adds_no_problems_and_is_no_source_of_todays_numbers() -> None:
    unknown: list[Cell] = ["7", "Nobody Here", "Acme", "Zappy", 40, "2026-09-20", "2027-01-01"]
    alone, book = read(), read(snapshot(unknown))
    assert alone.opportunities
    assert (book.problems, book.files) == (alone.problems, ("deals.csv",))
    [report] = [each for each in book.reports if each.table == "Snapshot"]
    assert (report.used, report.skips) == (0, {"created after it": 1})


def test_forecasts_of_a_snapshot_fill_in_what_the_forecasts_sheet_no_longer_has() -> None:
    headers: list[Cell] = ["Salesperson", "Period", "As of", "Commit", "Best case"]
    blank: list[Cell] = []
    saved = Grid(
        "snapshots/2026-09-01.csv",
        "",
        [
            HEADERS,
            ["1", "Ana Ruiz", "Acme", "Proposal", 40, "2026-09-20", "2026-08-01"],
            blank,
            headers,
            ["Ana Ruiz", "2026-09", "2026-09-01", 100, 120],
            ["Ana Ruiz", "2026-10", "2026-09-01", 300, 320],
        ],
    )
    sheet = Grid("team.xlsx", "Forecasts", [headers, ["Ana Ruiz", "2026-10", "2026-09-01", 310, 320]])
    found = load([DEALS, sheet, saved], today=TODAY).forecasts
    assert [(each.period.code, int(each.commit)) for each in found] == [("2026-10", 310), ("2026-09", 100)]


def test_as_of_an_earlier_day_open_deals_are_as_the_last_snapshot_has_them() -> None:
    """Exported in December: the deal won since is open again, in its stage, at its amount and close date of then."""
    now = Grid(
        "deals.csv",
        "",
        [
            HEADERS,
            ["1", "Ana Ruiz", "Acme", "Closed won", 90, "2026-11-20", "2026-08-01"],
            ["2", "Ana Ruiz", "Bolt", "Negotiation", 70, "2026-12-20", "2026-08-01"],
            ["3", "Ana Ruiz", "Cone", "Negotiation", 60, "2026-12-20", "2026-09-20"],
        ],
    )
    rows: list[list[Cell]] = [
        ["1", "Ana Ruiz", "Acme", "Proposal", 50, "2026-10-20", "2026-08-01"],
        ["2", "Ana Ruiz", "Bolt", "Qualification", 40, "2026-10-30", "2026-08-01"],
    ]
    book = load([now, snapshot(*rows), snapshot(*rows, name="2026-12-01")], today=date(2026, 12, 5), as_of=TODAY)
    shown = [(deal.id, deal.stage, deal.amount, deal.close, deal.saved_on) for deal in book.opportunities]
    day = date(2026, 9, 1)
    assert shown == [
        ("1", "Proposal", Decimal(50), date(2026, 10, 20), day),
        ("2", "Qualification", Decimal(40), date(2026, 10, 30), day),
        ("3", "Negotiation", Decimal(60), date(2026, 12, 20), None),
    ]
    assert str(book.place(book.opportunities[0].row, "amount")) == "snapshots/2026-09-01.csv › E2"


def test_as_of_the_export_date_a_snapshot_changes_no_deal() -> None:
    row: list[Cell] = ["1", "Ana Ruiz", "Acme", "Qualification", 40, "2026-09-20", "2026-08-01"]
    [deal] = read(snapshot(row)).opportunities
    assert (deal.stage, deal.amount, deal.saved_on) == ("Proposal", Decimal(50), None)
