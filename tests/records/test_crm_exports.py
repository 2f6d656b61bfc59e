"""Anonymized exports of each CRM are read to exactly their deals; each row is used or skipped with a reason."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plangen.problems import has_errors
from plangen.records.book import Book
from plangen.records.load import load
from plangen.records.reading.sheet_reports import SheetReport
from plangen.sources.reading import read_files
from tests.crm_exports import (
    AS_OF,
    DEALS,
    EXPORTS,
    dynamics,
    hubspot,
    pipedrive,
    salesforce_data_loader,
    salesforce_report,
)

Export = Callable[[Path], list[Path]]


def read(paths: list[Path]) -> Book:
    grids, problems = read_files(paths, paths[0].parent)
    return load(grids, today=AS_OF, problems=problems)


def report(book: Book) -> SheetReport:
    return next(each for each in book.reports if each.table == "Opportunities")


@pytest.fixture(params=EXPORTS, ids=lambda export: export.__name__)
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Book:
    export: Export = request.param
    return read(export(tmp_path))


def test_exactly_the_deals_are_read(book: Book) -> None:
    found = {
        (each.name, each.account, each.salesperson, str(each.outcome), each.amount, each.created, each.close)
        if each.is_open
        else (each.name, each.account, each.salesperson, str(each.outcome), each.amount, each.created, each.closed)
        for each in book.opportunities
    }
    assert found == {
        (each.name, each.account, each.owner, each.stage, each.amount, each.created, each.close) for each in DEALS
    }
    assert not has_errors(book.problems), [str(problem) for problem in book.problems]


def test_each_row_is_used_or_skipped_with_a_reason(book: Book) -> None:
    found = report(book)
    assert found.used == len(DEALS)
    assert found.used + sum(found.skips.values()) == found.rows
    assert all(found.skips)


def test_exactly_the_deal_owners_are_the_team(book: Book) -> None:
    assert {person.name for person in book.roster.people} == {deal.owner for deal in DEALS}


def test_a_salesforce_report_skips_totals_and_footers_and_notes_how_it_was_read(tmp_path: Path) -> None:
    found = report(read(salesforce_report(tmp_path)))
    assert found.skips == {"blank": 1, "footer": 2, "summary": 4, "total": 4}
    assert found.columns["salesperson"] == "Opportunity Owner ↑"
    assert "“Opportunity Owner ↑” appears once per group; 4 rows take it from the row above" in found.notes
    assert "1 hidden row, read anyway" in found.notes


def test_owner_ids_without_a_user_list_are_reported_and_not_taken_as_names(tmp_path: Path) -> None:
    found = read(salesforce_data_loader(tmp_path)[:1])
    assert not found.opportunities
    assert not found.roster.people
    (problem,) = (each for each in found.problems if each.sort == "owner by id")
    assert problem.message == "Owners here are user ids, not names. 7 deals skipped."
    assert "Export the user list too" in problem.fix


def test_hubspot_stages_have_their_display_names_and_dates(tmp_path: Path) -> None:
    found = read(hubspot(tmp_path))
    stages = {each.stage: str(each.stage_entered) for each in found.opportunities}
    assert stages == {
        "Decision Maker Bought-In": "2026-09-15", "Closed Won": "2026-06-29", "Closed Lost": "None",
    }  # fmt: skip
    assert report(found).passed_over["Currency"] == "currency"


def test_the_hidden_sheet_of_dynamics_is_unused_and_its_duplicates_are_ignored(tmp_path: Path) -> None:
    found = read(dynamics(tmp_path))
    assert [each.table for each in found.reports] == ["", "Opportunities"]
    assert report(found).skips == {"stage is ignored": 1}
    assert {each.loss_reason for each in found.opportunities if each.outcome == "lost"} == {"Out-Sold"}


def test_a_total_that_the_rows_do_not_add_up_to_is_reported(tmp_path: Path) -> None:
    path = pipedrive(tmp_path)[0]
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text + "Total;1300" + ";" * 12 + "\r\n", encoding="utf-8-sig")
    (problem,) = (each for each in read([path]).problems if each.sort == "total against the rows")
    assert "Total is 1,300, but the rows above add up to 1,392,067.49." in problem.message
