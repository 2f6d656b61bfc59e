from datetime import date

from plangen.records.book import Book
from plangen.sources.grid import Cell
from tests.sheets import book, sheet, told

HEADS: list[Cell] = ["Rep", "Customer", "Status", "Value", "Close"]
SALESFORCE: list[Cell] = ["Fiscal Period", "Age", "Opportunity Owner", "Account Name", "Stage", "Amount", "Close Date"]
PROVEN: list[Cell] = ["Ana Ruiz", "Acme", "Closed Won", 500, "25/03/2026"]
OPEN: list[Cell] = ["Ben Ode", "Bolt", "Closed Won", 500, "01/04/2026"]


def closed(found: Book) -> list[date | None]:
    return [deal.closed for deal in found.opportunities]


def is_told(found: Book) -> bool:
    return any("could mean two days" in problem for problem in told(found.problems))


def test_files_with_the_same_heads_settle_each_others_dates() -> None:
    found = book(sheet(HEADS, PROVEN, file="a.csv", name=""), sheet(HEADS, OPEN, file="b.csv", name=""))
    assert closed(found) == [date(2026, 3, 25), date(2026, 4, 1)]
    assert not is_told(found)
    assert any("read in the order of a.csv" in note for report in found.reports for note in report.notes)


def test_files_with_other_heads_from_home_settle_nothing() -> None:
    others = sheet([*HEADS, "Remark"], OPEN, file="b.csv", name="")
    found = book(sheet(HEADS, PROVEN, file="a.csv", name=""), others)
    assert closed(found)[1] == date(2026, 1, 4)
    assert is_told(found)


def test_files_of_one_program_settle_each_others_dates_whatever_columns_they_have() -> None:
    one = sheet(SALESFORCE, ["Q1-2026", 5, *PROVEN], file="a.csv", name="")
    other = sheet([*SALESFORCE, "Lead Source"], ["Q2-2026", 5, *OPEN], file="b.csv", name="")
    found = book(one, other)
    assert {report.profile for report in found.reports} == {"Salesforce report"}
    assert closed(found)[1] == date(2026, 4, 1)
    assert not is_told(found)


def test_files_of_one_program_that_contradict_each_other_settle_nothing() -> None:
    american: list[Cell] = [*PROVEN[:4], "03/25/2026"]
    rows = (PROVEN, american, OPEN)
    found = book(*(sheet(HEADS, row, file=f"{at}.csv", name="") for at, row in enumerate(rows)))
    assert is_told(found)
