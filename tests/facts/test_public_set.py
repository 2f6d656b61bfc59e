import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plangen.facts.factsheet import FactSheet
from plangen.facts.pages.monday.agenda import monday_agenda
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import meeting_teams
from plangen.facts.scope.tables import TableSettings
from plangen.facts.sections import fact_sheet
from plangen.metrics.results.bookings import bookings, deals_won, win_rate
from plangen.periods import week_of
from plangen.records.book import Book
from tests.built_in import built_in
from tests.document_tools import needs_shared
from tests.metrics.invented import period
from tests.pages import book, workspace_of
from tests.seen import seen

EMPTY = {"Carl Lin", "Carol Thompson", "Elizabeth Anderson", "Mei-Mei Johns", "Natalya Ivanova"}
Q4, YEAR = period("2017-Q4"), period("2017")
Sheets = Mapping[str, FactSheet]
Row = dict[str, str]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    path = needs_shared("data", "crm-maven", "sales_pipeline.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def closed(row: Row, first: date, end: date) -> bool:
    return row["deal_stage"] in {"Won", "Lost"} and first <= date.fromisoformat(row["close_date"]) < end


def by_agent(rows: list[Row], stage: str) -> Counter[str]:
    fourth = (row for row in rows if closed(row, date(2017, 10, 1), date(2018, 1, 1)))
    return Counter(row["sales_agent"] for row in fourth if row["deal_stage"] == stage)


def test_everyone_on_the_teams_gets_a_review(public_set: Sheets) -> None:
    assert len(public_set) == 35
    assert set(public_set) >= EMPTY


def test_bookings_of_the_year_match_the_csv(public_book: Book, rows: list[Row]) -> None:
    won = [row for row in rows if row["deal_stage"] == "Won"]
    assert (len(won), sum(int(row["close_value"]) for row in won)) == (4238, 10_005_534)
    own = [public_book.deals_of(person) for person in public_book.roster.people]
    assert sum(deals_won(deals, YEAR).value or 0 for deals in own) == 4238
    assert sum(bookings(deals, YEAR).value or 0 for deals in own) == 10_005_534


def test_open_deals_match_the_csv(public_book: Book, rows: list[Row]) -> None:
    stages = Counter(row["deal_stage"] for row in rows)
    own = [deal for person in public_book.roster.people for deal in public_book.deals_of(person)]
    assert sum(deal.is_open for deal in own) == stages["Engaging"] + stages["Prospecting"] == 2089


def test_each_persons_quarter_matches_the_csv(public_book: Book, rows: list[Row]) -> None:
    won, lost = by_agent(rows, "Won"), by_agent(rows, "Lost")
    value: dict[str, int] = defaultdict(int)
    for row in rows:
        if row["deal_stage"] == "Won" and closed(row, date(2017, 10, 1), date(2018, 1, 1)):
            value[row["sales_agent"]] += int(row["close_value"])
    assert len(won) == 30
    for person in public_book.roster.people:
        deals, name = public_book.deals_of(person), person.name
        if name in EMPTY:
            assert not deals
        else:
            assert deals_won(deals, Q4).value == won[name]
            assert bookings(deals, Q4).value == value[name]
            rate = win_rate(deals, Q4)
            assert (rate.part, rate.n) == (won[name], won[name] + lost[name])


def test_printed_win_rates_match_the_csv(public_set: Sheets, rows: list[Row]) -> None:
    won, lost = by_agent(rows, "Won"), by_agent(rows, "Lost")
    for name in set(public_set) - EMPTY:
        [row] = [row for row in seen(public_set[name].sections["results"]).rows if row.label.startswith("Win rate")]
        closed_deals = won[name] + lost[name]
        assert row.label == f"Win rate, {won[name]} of {closed_deals}" + (", small sample" if closed_deals < 10 else "")
        thousandths = (2000 * won[name] + closed_deals) // (2 * closed_deals)
        assert row.actual.short == f"{Decimal(thousandths) / 10:.1f}%"


@pytest.mark.parametrize("name", sorted(EMPTY))
def test_people_without_deals_have_empty_pages_with_reasons(public_set: Sheets, name: str) -> None:
    facts = public_set[name].sections
    assert facts["headline"].lead == "No deals on file under this name."
    assert [tile.figure.short for tile in facts["tiles"]] == ["n/a"] * 4
    assert all(tile.sub for tile in facts["tiles"])
    assert facts["bookings_by_month"] is facts["pipeline"].chart is None
    assert facts["results"].rows == facts["pipeline"].decisions.rows == ()


def test_no_page_mentions_quotas(public_set: Sheets) -> None:
    for sheet in public_set.values():
        facts = json.loads(sheet.as_json())
        not_shown = facts["sections"].pop("not_shown")
        for word in ("quota", "attainment", "coverage,", "gap to"):
            assert word not in json.dumps(facts, ensure_ascii=False).lower(), sheet.subject
        assert not_shown[0]["what"] == "Attainment, gap to quota, and pipeline coverage"
        assert not_shown[0]["fix"] == "a quota column in the Team sheet"
        assert facts["sections"]["pipeline"]["coverage"]["rows"] == []


def test_the_monday_meeting_is_made_of_deals_alone(rows: list[Row]) -> None:
    """Of the week before December 18: what was won, nothing about quotas, commits, events, or changes."""
    before, day = date(2017, 12, 11), date(2017, 12, 18)
    inputs = book(needs_shared("data", "crm-maven"), day)
    kind, workspace, week = built_in().document_types["monday-agenda"], workspace_of(inputs), week_of(day)
    managers = {each.name: each.manager for each in inputs.roster.people}
    won = [row for row in rows if row["deal_stage"] == "Won"]
    teams = list(meeting_teams(workspace, week))
    assert len(teams) == 6, "more than 16 people: an agenda for each manager"
    for team in teams:
        tables = TableSettings(kind.tables, kind.words)
        scope = Scope(workspace, kind.name, kind.title, team, week, limits=kind.limits, tables=tables)
        page, manager = monday_agenda(scope), team.name.removesuffix("'s team")
        own = [row for row in won if managers[row["sales_agent"]] == manager]
        last_week = [row for row in own if before <= date.fromisoformat(row["close_date"]) < day]
        shown = sum(each.deals.count(", ") + 1 for each in page.thanks.wins)
        left_out = int(page.thanks.more.split(" ", 1)[0]) if page.thanks.more else 0
        assert shown + left_out == len(last_week) > 0
        month = sum(int(row["close_value"]) for row in own if "2017-12-01" <= row["close_date"] <= "2017-12-18")
        [total] = page.forecast.table.totals
        assert getattr(total.cells["won"], "exact", None) == month > 0
        assert {"gap", "bar"}.isdisjoint(each.name for each in (*page.forecast.table.columns, *page.months.columns))
        assert not any(row.plain("commit") for row in page.forecast.table.rows)
        assert (page.forecast.sentences, page.events.rows, page.contests) == ((), (), ())
        text = json.dumps(fact_sheet(scope, kind.sections).as_json(), ensure_ascii=False).lower()
        assert "since december" not in text
        assert "quota of" not in text


def test_every_win_rate_is_by_count(public_set: Sheets) -> None:
    figures = [each for sheet in public_set.values() for each in rates(seen(sheet.sections["results"]).rows)]
    assert len(figures) == 30
    assert all(figure.part is not None and figure.n >= figure.part for figure in figures)
    assert max(figure.printed for figure in figures) < Decimal("0.8")


def rates(rows: tuple[Any, ...]) -> Iterator[Any]:
    return (row.actual for row in rows if row.label.startswith("Win rate"))


def test_the_first_quarter_is_not_compared(public_set: Sheets) -> None:
    note = "Q1 2017 isn’t compared: deals on file start Mar 1, 2017."
    for name, sheet in public_set.items():
        found = seen(sheet.sections["results"])
        heads = (found.previous_head, found.average_head)
        assert heads == (("", "") if name in EMPTY else ("Q3 2017", "Average of 2 prior quarters"))
        assert note in seen(sheet.sections["data_notes"])


def test_no_list_has_more_than_ten_rows(public_set: Sheets) -> None:
    lengths = [length for sheet in public_set.values() for length in lists_in(json.loads(sheet.as_json()))]
    assert max(lengths) == 10


def lists_in(value: object) -> Iterator[int]:
    """The lengths of all lists of rows and texts, except the columns of charts."""
    if isinstance(value, dict):
        for name, each in value.items():
            if name != "columns":
                yield from lists_in(each)
    elif isinstance(value, list):
        yield len(value)
        for each in value:
            yield from lists_in(each)


def test_a_limited_list_counts_the_rest(public_set: Sheets) -> None:
    limited = [
        seen(sheet.sections["pipeline"])
        for sheet in public_set.values()
        if len(seen(sheet.sections["pipeline"]).decisions) > 9
    ]
    assert limited
    assert {bool(page.more) for page in limited if page.heavy} == {True}
    darcel = seen(public_set["Darcel Schlecht"].sections["pipeline"])
    assert (darcel.more, darcel.sentence) == ("73 more", "194 deals open; 83 need a decision.")


def test_what_is_not_shown_is_listed(public_set: Sheets) -> None:
    assert [each.what for each in seen(public_set["Anna Snelling"].sections["not_shown"])] == [
        "Attainment, gap to quota, and pipeline coverage",
        "Open pipeline value",
        "Pipeline by close month",
        "Commitments kept",
        "Margin",
        "New accounts",
        "Open deals with no next step",
        "Quiet open deals",
    ]
