import pytest

from plangen.problems import Place, error
from plangen.records.load import load
from plangen.records.reading.ignored import is_ignored
from tests.sheets import TODAY, book, messages, sheet

BAD = sheet(["Customer", "Stage", "Amount"], ["Acme", "Won", 5], file="deals.xlsx", name="Old deals")
TEAM = sheet(["Salesperson", "Manager"], ["Ana", "Bo"], name="Team")


def settings(value: str) -> list[list[str]]:
    return [["setting", "value"], ["ignore", value]]


@pytest.mark.parametrize(
    "entry",
    ["Old deals", "OLD DEALS", "deals.xlsx", "Deals", "deals.xlsx › Old deals", "deals.xlsx > old*", "del; *old*"],
)
def test_an_ignored_sheet_or_file_is_not_read_and_said_so(entry: str) -> None:
    assert book(TEAM, BAD).problems
    found = book(TEAM, BAD, sheet(*settings(entry), name="Settings"))
    assert [report.reason for report in found.reports if not report.table] == ["in Settings, under “ignore”"]
    assert not [text for text in messages(found.problems) if "deals.xlsx" in text]


def test_an_entry_without_a_file_or_sheet_is_reported() -> None:
    found = book(TEAM, sheet(*settings("Pivot"), name="Settings"))
    assert any("“Pivot”: No file or sheet has this name. Nothing ignored." in text for text in messages(found.problems))


def test_problems_of_an_ignored_file_are_not_reported() -> None:
    damaged = error(Place("old.xlsx"), "unreadable file", "Damaged.")
    grids = [TEAM, sheet(*settings("old.xlsx"), name="Settings")]
    assert load(grids, today=TODAY, problems=[damaged]).problems == ()


def test_the_settings_themselves_are_never_ignored() -> None:
    found = book(TEAM, sheet(*settings("inputs.xlsx"), name="Settings"))
    assert [report.table for report in found.reports] == ["Settings", ""]


def test_a_file_named_with_brackets_is_taken_literally() -> None:
    assert is_ignored("deals [1].csv", "sub/deals [1].csv")
    assert not is_ignored("deals [1].csv", "deals 1.csv")


def test_an_ignored_file_sets_nothing() -> None:
    own = sheet(["setting", "value"], ["owner", "Ana"], ["rows are won", "yes"], file="old.xlsx", name="Notes")
    ledger = sheet(["Date", "Customer", "Amount"], ["2026-07-01", "Acme", 5], file="new.xlsx", name="Sales")
    assert book(TEAM, own, ledger).opportunities
    found = book(TEAM, own, ledger, sheet(*settings("old.xlsx"), name="Settings"))
    assert (found.settings.owner, found.opportunities) == ("", [])
    assert [problem.sort for problem in found.problems] == ["sales ledger", "no owners"]


def test_the_settings_that_are_left_complete_an_export() -> None:
    ledger = sheet(["Date", "Customer", "Amount"], ["2026-07-01", "Acme", 5], file="new.xlsx", name="Sales")
    more = sheet(*settings("deals.xlsx"), ["owner", "Ana"], ["rows are won", "yes"], name="Settings")
    found = book(TEAM, BAD, ledger, more)
    assert [(deal.salesperson, deal.account) for deal in found.opportunities] == [("Ana", "Acme")]
    assert not found.problems
