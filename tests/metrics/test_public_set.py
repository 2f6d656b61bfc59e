"""An independent recount of a public data set, straight from the CSV files without any plangen code."""

import csv
import statistics
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

import pytest

from plangen.elements.measure import Measure
from plangen.elements.reasons import Reason
from plangen.metrics.results.bookings import average_deal, bookings, deals_won, win_rate
from plangen.metrics.results.flow import median_cycle
from plangen.metrics.results.losses import deals_lost
from plangen.metrics.results.win_rates import value_win_rate
from plangen.periods import FiscalCalendar, Period
from plangen.records.book import Book
from plangen.records.load import load
from plangen.sources.reading import read_files, spreadsheet_files
from tests.document_tools import needs_shared

PEOPLE = 35
EMPTY = {"Carl Lin", "Carol Thompson", "Elizabeth Anderson", "Mei-Mei Johns", "Natalya Ivanova"}
Row = dict[str, str]
Recount = dict[str, tuple[Measure, Fraction | float | None]]
"""plangen's result and the recounted one, by person (and month)."""


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
    """The pipeline rows by agent."""
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
    """The rows closed in a year (2017), a month (2017-03), or the last quarter, by the start of their date."""
    months = ("2017-10", "2017-11", "2017-12") if span == "2017-Q4" else (span,)
    return [row for row in rows if row["deal_stage"] == stage and row["close_date"].startswith(months)]


def days(row: Row) -> int:
    return (date.fromisoformat(row["close_date"]) - date.fromisoformat(row["engage_date"])).days


def same(found: Measure, recounted: Fraction | float | None) -> bool:
    """Whether a metric matches the recount to nine digits; None means n/a."""
    if found.value is None or recounted is None:
        return found.value is None and recounted is None and bool(found.reason)
    return abs(Fraction(found.value) - Fraction(recounted)) < Fraction(1, 10**9)


def differences(book: Book, measure: str, recount: Recount) -> list[str]:
    assert len(recount) >= PEOPLE == len(book.roster.people)
    wrong = {who: (found.value, other) for who, (found, other) in recount.items() if not same(found, other)}
    return [f"{measure} of {who}: {found}, not {other}" for who, (found, other) in wrong.items()]


def test_the_recount_covers_the_full_data_set(rows: dict[str, list[Row]], agents: list[str], book: Book) -> None:
    all_rows = [row for agent in rows.values() for row in agent]
    stages = [row["deal_stage"] for row in all_rows]
    assert (len(all_rows), len(agents), set(agents) - set(rows)) == (8800, PEOPLE, EMPTY)
    assert [stages.count(stage) for stage in ("Won", "Lost", "Engaging", "Prospecting")] == [4238, 2473, 1589, 500]
    assert sum(int(row["close_value"]) for row in all_rows if row["deal_stage"] == "Won") == 10_005_534
    assert sorted(person.name for person in book.roster.people) == sorted(agents)


@pytest.mark.parametrize("span", sorted(SPANS))
def test_deals_won_and_lost_match_the_recount(span: str, rows: dict[str, list[Row]], book: Book) -> None:
    for stage, measure in (("Won", deals_won), ("Lost", deals_lost)):
        recount: Recount = {
            person.name: (
                measure(book.deals_of(person), SPANS[span]),
                None if person.name in EMPTY else Fraction(len(of(rows[person.name], stage, span))),
            )
            for person in book.roster.people
        }
        assert differences(book, f"{stage} {span}", recount) == []


@pytest.mark.parametrize("span", sorted(SPANS))
def test_the_win_rate_matches_the_recount(span: str, rows: dict[str, list[Row]], book: Book) -> None:
    recount: Recount = {}
    for person in book.roster.people:
        won, lost = (len(of(rows.get(person.name, []), stage, span)) for stage in ("Won", "Lost"))
        found = win_rate(book.deals_of(person), SPANS[span])
        assert (found.part or 0, found.n) == (won, won + lost)
        recount[person.name] = found, Fraction(won, won + lost) if won + lost else None
    assert differences(book, f"win rate {span}", recount) == []


@pytest.mark.parametrize("span", sorted(SPANS))
def test_the_median_cycle_matches_the_recount(span: str, rows: dict[str, list[Row]], book: Book) -> None:
    recount: Recount = {}
    for person in book.roster.people:
        cycles = [days(row) for row in of(rows.get(person.name, []), "Won", span)]
        found = median_cycle(book.deals_of(person), SPANS[span])
        recount[person.name] = found, statistics.median(cycles) if cycles else None
    assert differences(book, f"median cycle {span}", recount) == []


@pytest.mark.parametrize("span", sorted(SPANS))
def test_the_average_deal_size_matches_the_recount(span: str, rows: dict[str, list[Row]], book: Book) -> None:
    recount: Recount = {}
    for person in book.roster.people:
        values = [int(row["close_value"]) for row in of(rows.get(person.name, []), "Won", span)]
        found = average_deal(book.deals_of(person), SPANS[span])
        recount[person.name] = found, Fraction(sum(values), len(values)) if values else None
    assert differences(book, f"average deal {span}", recount) == []


def test_monthly_bookings_match_the_recount(rows: dict[str, list[Row]], book: Book) -> None:
    recount: Recount = {}
    for person in book.roster.people:
        for month in MONTHS:
            value = sum(int(row["close_value"]) for row in of(rows.get(person.name, []), "Won", month))
            found = bookings(book.deals_of(person), fiscal(month))
            recount[f"{person.name} {month}"] = found, None if person.name in EMPTY else Fraction(value)
    assert len(recount) == PEOPLE * 12
    assert sum(other or 0 for _, other in recount.values()) == 10_005_534
    assert differences(book, "bookings", recount) == []


def test_win_rate_by_value_is_na_if_no_lost_deal_has_an_amount(book: Book) -> None:
    assert value_win_rate(book.opportunities, YEAR).reason == Reason.FEW_LOSS_AMOUNTS
