from datetime import date

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet

HEADERS: list[Cell] = ["Rep", "Customer", "Status", "Value", "Close"]
SALESFORCE: list[Cell] = ["Fiscal Period", "Age", "Opportunity Owner", "Account Name", "Stage", "Amount", "Close Date"]
PROVEN: list[Cell] = ["Ana Ruiz", "Acme", "Closed Won", 500, "25/03/2026"]
AMBIGUOUS: list[Cell] = ["Ben Ode", "Bolt", "Closed Won", 500, "01/04/2026"]


def closed(found: Book) -> list[date | None]:
    return [deal.closed for deal in found.opportunities]


def is_reported(found: Book) -> bool:
    return any("ambiguous" in problem for problem in messages(found.problems))


def test_files_with_the_same_headers_settle_each_others_date_order() -> None:
    found = book(sheet(HEADERS, PROVEN, file="a.csv", name=""), sheet(HEADERS, AMBIGUOUS, file="b.csv", name=""))
    assert closed(found) == [date(2026, 3, 25), date(2026, 4, 1)]
    assert not is_reported(found)
    assert any("read in the order of a.csv" in note for report in found.reports for note in report.notes)


def test_home_made_files_with_different_headers_settle_nothing() -> None:
    others = sheet([*HEADERS, "Remark"], AMBIGUOUS, file="b.csv", name="")
    found = book(sheet(HEADERS, PROVEN, file="a.csv", name=""), others)
    assert closed(found)[1] == date(2026, 1, 4)
    assert is_reported(found)


def test_files_from_one_program_settle_each_others_date_order_whatever_their_columns() -> None:
    one = sheet(SALESFORCE, ["Q1-2026", 5, *PROVEN], file="a.csv", name="")
    other = sheet([*SALESFORCE, "Lead Source"], ["Q2-2026", 5, *AMBIGUOUS], file="b.csv", name="")
    found = book(one, other)
    assert {report.profile for report in found.reports} == {"Salesforce report"}
    assert closed(found)[1] == date(2026, 4, 1)
    assert not is_reported(found)


def test_contradicting_files_from_one_program_settle_nothing() -> None:
    american: list[Cell] = [*PROVEN[:4], "03/25/2026"]
    rows = (PROVEN, american, AMBIGUOUS)
    found = book(*(sheet(HEADERS, row, file=f"{at}.csv", name="") for at, row in enumerate(rows)))
    assert is_reported(found)
