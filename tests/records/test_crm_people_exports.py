"""Anonymized account, contact, and activity exports of each CRM are read to exactly their records."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from plangen.problems import has_errors
from plangen.records.book import Book
from plangen.records.load import load
from plangen.records.reading.sheet_reports import SheetReport
from plangen.sources.reading import read_files
from tests import crm_account_exports, crm_activity_exports, crm_contact_exports, crm_exports
from tests.crm_exports import ANA, AS_OF, BO, CY
from tests.crm_people import CUSTOMERS, LOGGED_ACTIVITIES, PEOPLE
from tests.sheets import sheet

Export = Callable[[Path], list[Path]]
TEAM = sheet(["Salesperson", "Manager"], *([name, "Di Orr"] for name in (ANA, BO, CY)), name="Team")
ACCOUNTS, CONTACTS, ACTIVITIES = (
    each.EXPORTS for each in (crm_account_exports, crm_contact_exports, crm_activity_exports)
)


def read(paths: Sequence[Path], *, with_team: bool = True) -> Book:
    grids, problems = read_files(paths, paths[0].parent)
    return load([*grids, *([TEAM] if with_team else [])], today=AS_OF, problems=problems)


def report(book: Book, table: str) -> SheetReport:
    (found,) = (each for each in book.reports if each.table == table)
    return found


def every_row_is_accounted_for(found: SheetReport, used: int) -> bool:
    return found.used == used and found.used + sum(found.skips.values()) == found.rows and all(found.skips)


def by_name(export: Export) -> str:
    return export.__name__


@pytest.mark.parametrize("export", ACCOUNTS, ids=by_name)
def test_exactly_the_accounts_are_read(export: Export, tmp_path: Path) -> None:
    book = read(export(tmp_path))
    has_parents = "parent" in report(book, "Accounts").columns
    assert [(each.name, each.salesperson, each.industry, each.parent, each.tier) for each in book.accounts] == [
        (each.name, each.owner, each.industry, each.parent if has_parents else "", "") for each in CUSTOMERS
    ]
    assert not has_errors(book.problems), [str(problem) for problem in book.problems]
    assert every_row_is_accounted_for(report(book, "Accounts"), len(CUSTOMERS))


def test_only_pipedrive_accounts_have_no_parents(tmp_path: Path) -> None:
    folders = {export.__name__: tmp_path / export.__name__ for export in ACCOUNTS}
    for folder in folders.values():
        folder.mkdir()
    reports = {export.__name__: report(read(export(folders[export.__name__])), "Accounts") for export in ACCOUNTS}
    assert [name for name, found in reports.items() if "parent" not in found.columns] == ["pipedrive"]


@pytest.mark.parametrize("export", CONTACTS, ids=by_name)
def test_exactly_the_contacts_are_read(export: Export, tmp_path: Path) -> None:
    book = read(export(tmp_path))
    assert [
        (each.account, each.name, each.title, each.owner, each.email, each.phone, each.last_contact)
        for each in book.contacts
    ] == [(each.account, each.name, each.title, each.owner, each.email, each.phone, each.seen) for each in PEOPLE]
    assert not has_errors(book.problems), [str(problem) for problem in book.problems]
    assert every_row_is_accounted_for(report(book, "Contacts"), len(PEOPLE))


@pytest.mark.parametrize("export", ACTIVITIES, ids=by_name)
def test_exactly_the_done_activities_are_read(export: Export, tmp_path: Path) -> None:
    book = read(export(tmp_path))
    done = [each for each in LOGGED_ACTIVITIES if each.is_done]
    assert [(each.day, each.salesperson, each.type, each.account, each.count) for each in book.activities] == [
        (each.day, each.owner, each.kind, each.account, Decimal(1)) for each in done
    ]
    assert not has_errors(book.problems), [str(problem) for problem in book.problems]
    found = report(book, "Activities")
    assert every_row_is_accounted_for(found, len(done))
    assert (found.skips["not done"], found.skips["dated after the as-of date"]) == (1, 1)


@pytest.mark.parametrize(
    "exports",
    list(zip(crm_exports.EXPORTS[:6], ACCOUNTS, CONTACTS, ACTIVITIES, strict=True)),
    ids=lambda exports: exports[0].__name__,
)
def test_all_exports_of_a_crm_in_one_folder_are_read_without_other_problems(
    exports: Sequence[Export], tmp_path: Path
) -> None:
    paths = list(dict.fromkeys(path for export in exports for path in export(tmp_path)))
    book = read(paths, with_team=False)
    assert [len(each) for each in (book.opportunities, book.accounts, book.contacts, book.activities)] == [
        len(crm_exports.DEALS), len(CUSTOMERS), len(PEOPLE), sum(each.is_done for each in LOGGED_ACTIVITIES),
    ]  # fmt: skip
    assert [problem.sort for problem in book.problems] == ["no team"]
