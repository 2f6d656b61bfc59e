"""An independent recount of the public set: straight from the csv, with nothing of plangen on the counting side."""

import csv
import statistics
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

import pytest

from plangen.elements.measure import Measure
from plangen.metrics.flow import median_cycle
from plangen.metrics.losses import lost_deals
from plangen.metrics.results import average_deal, bookings, win_rate, won_deals
from plangen.metrics.win_rates import value_win_rate
from plangen.periods import FiscalCalendar, Period
from plangen.records.book import Book
from plangen.records.load import load
from plangen.sources.reading import read_files, spreadsheet_files
from tests.document_tools import needs_shared

PEOPLE = 35
EMPTY = {"Carl Lin", "Carol Thompson", "Elizabeth Anderson", "Mei-Mei Johns", "Natalya Ivanova"}
Row = dict[str, str]
Recount = dict[str, tuple[Measure, Fraction | float | None]]
"""What plangen says and what was counted here, by whom or what it is of."""


def fiscal(code: str) -> Period:
    found = FiscalCalendar().parse(code)
    assert found is not None
    return found


YEAR, Q4 = fiscal("2017"), fiscal("2017-Q4")
SPANS = {"2017": YEAR, "2017-Q4": Q4}
MONTHS = [f"2017-{number:02d}" for number in range(1, 13)]


@pytest.fixture(scope="module")
def agents() -> list[str]:
    with needs_shared("data", "crm-maven", "sales_teams.csv").open(encoding="utf-8", newline="") as file:
        return [row["sales_agent"] for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def rows() -> dict[str, list[Row]]:
    """The rows of the pipeline by agent."""
    found: dict[str, list[Row]] = defaultdict(list)
    with needs_shared("data", "crm-maven", "sales_pipeline.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["sales_agent"]].append(row)
    return found


@pytest.fixture(scope="module")
def book() -> Book:
    folder = needs_shared("data", "crm-maven")
    grids, problems = read_files(spreadsheet_files(folder), folder)
    return load(grids, today=date(2026, 11, 23), as_of=date(2017, 12, 31), problems=problems)


def of(rows: Iterable[Row], stage: str, span: str) -> list[Row]:
    """The rows closed in a year (2017), a month (2017-03) or the last quarter, by the letters of their date."""
    months = ("2017-10", "2017-11", "2017-12") if span == "2017-Q4" else (span,)
    return [row for row in rows if row["deal_stage"] == stage and row["close_date"].startswith(months)]


def days(row: Row) -> int:
    return (date.fromisoformat(row["close_date"]) - date.fromisoformat(row["engage_date"])).days


def same(found: Measure, recounted: Fraction | float | None) -> bool:
    """Whether a measure is what was recounted to nine digits; None is a measure that cannot be said."""
    if found.value is None or recounted is None:
        return found.value is None and recounted is None and bool(found.reason)
    return abs(Fraction(found.value) - Fraction(recounted)) < Fraction(1, 10**9)


def disagreeing(book: Book, measure: str, recount: Recount) -> list[str]:
    assert len(recount) >= PEOPLE == len(book.roster.people)
    wrong = {who: (found.value, other) for who, (found, other) in recount.items() if not same(found, other)}
    return [f"{measure} of {who}: {found}, not {other}" for who, (found, other) in wrong.items()]


def test_the_recount_sees_the_whole_set(rows: dict[str, list[Row]], agents: list[str], book: Book) -> None:
    every = [row for own in rows.values() for row in own]
    stages = [row["deal_stage"] for row in every]
    assert (len(every), len(agents), set(agents) - set(rows)) == (8800, PEOPLE, EMPTY)
    assert [stages.count(stage) for stage in ("Won", "Lost", "Engaging", "Prospecting")] == [4238, 2473, 1589, 500]
    assert sum(int(row["close_value"]) for row in every if row["deal_stage"] == "Won") == 10_005_534
    assert sorted(person.name for person in book.roster.people) == sorted(agents)


@pytest.mark.parametrize("span", sorted(SPANS))
def test_won_and_lost_deals_are_those_of_the_recount(span: str, rows: dict[str, list[Row]], book: Book) -> None:
    for stage, measure in (("Won", won_deals), ("Lost", lost_deals)):
        recount: Recount = {
            person.name: (
                measure(book.deals_of(person), SPANS[span]),
                None if person.name in EMPTY else Fraction(len(of(rows[person.name], stage, span))),
            )
            for person in book.roster.people
        }
        assert disagreeing(book, f"{stage} {span}", recount) == []


@pytest.mark.parametrize("span", sorted(SPANS))
def test_the_win_rate_is_that_of_the_recount(span: str, rows: dict[str, list[Row]], book: Book) -> None:
    recount: Recount = {}
    for person in book.roster.people:
        won, lost = (len(of(rows.get(person.name, []), stage, span)) for stage in ("Won", "Lost"))
        found = win_rate(book.deals_of(person), SPANS[span])
        assert (found.part or 0, found.n) == (won, won + lost)
        recount[person.name] = found, Fraction(won, won + lost) if won + lost else None
    assert disagreeing(book, f"win rate {span}", recount) == []


@pytest.mark.parametrize("span", sorted(SPANS))
def test_the_median_cycle_is_that_of_the_recount(span: str, rows: dict[str, list[Row]], book: Book) -> None:
    recount: Recount = {}
    for person in book.roster.people:
        cycles = [days(row) for row in of(rows.get(person.name, []), "Won", span)]
        found = median_cycle(book.deals_of(person), SPANS[span])
        recount[person.name] = found, statistics.median(cycles) if cycles else None
    assert disagreeing(book, f"median cycle {span}", recount) == []


@pytest.mark.parametrize("span", sorted(SPANS))
def test_the_average_deal_is_that_of_the_recount(span: str, rows: dict[str, list[Row]], book: Book) -> None:
    recount: Recount = {}
    for person in book.roster.people:
        values = [int(row["close_value"]) for row in of(rows.get(person.name, []), "Won", span)]
        found = average_deal(book.deals_of(person), SPANS[span])
        recount[person.name] = found, Fraction(sum(values), len(values)) if values else None
    assert disagreeing(book, f"average deal {span}", recount) == []


def test_what_was_won_each_month_is_that_of_the_recount(rows: dict[str, list[Row]], book: Book) -> None:
    recount: Recount = {}
    for person in book.roster.people:
        for month in MONTHS:
            value = sum(int(row["close_value"]) for row in of(rows.get(person.name, []), "Won", month))
            found = bookings(book.deals_of(person), fiscal(month))
            recount[f"{person.name} {month}"] = found, None if person.name in EMPTY else Fraction(value)
    assert len(recount) == PEOPLE * 12
    assert sum(other or 0 for _, other in recount.values()) == 10_005_534
    assert disagreeing(book, "won", recount) == []


def test_a_win_rate_by_value_is_refused_where_no_lost_deal_has_an_amount(book: Book) -> None:
    assert value_win_rate(book.opportunities, YEAR).reason == "too few lost deals with an amount"
