from dataclasses import replace
from datetime import date

from plangen.facts.pages.monday.agenda import monday_agenda
from plangen.facts.pages.monday.sheet import monday_sheet
from plangen.records.book import Book
from tests.facts.invented import book
from tests.facts.pages.monday.invented import EWA, FRIDAY, PEOPLE, meeting_scope, sheet_scope
from tests.metrics.contests.played import contest
from tests.metrics.invented import won


def played(*, is_over: bool = False) -> Book:
    """Three deals of Ana's and one of Ewa's, in a contest that runs or ended in September."""
    race = contest(measure="deals won", name="October Sprint")
    if not is_over:
        race = replace(
            race,
            start=date(2026, 10, 1),
            end=date(2026, 10, 30),
            enter_by=date(2026, 11, 2),
            audit=date(2026, 11, 6),
        )
    names = ("Ana Ruiz", "Ana Ruiz", "Ana Ruiz", "Ewa Wójcik")
    deals = [won(100, date(2026, 10, 6), salesperson=name, account=f"Account {at}") for at, name in enumerate(names)]
    return book(deals, PEOPLE, as_of=FRIDAY, contests=[race])


def test_the_agenda_names_who_is_ahead_in_a_running_contest() -> None:
    [found] = monday_agenda(meeting_scope(played())).contests
    assert (found.name, found.text) == ("October Sprint", "day 7 of 22: 4 deals together. 1 Ana 3, 2 Ewa 1.")


def test_a_sheet_has_the_own_place_and_no_one_elses_name() -> None:
    found = monday_sheet(sheet_scope(played(), EWA)).contest
    assert found == "October Sprint: second with 1 deal, 2 to the next place."


def test_before_anyone_has_scored_no_one_has_a_place() -> None:
    nothing = replace(played(), opportunities=())
    assert monday_sheet(sheet_scope(nothing, EWA)).contest == "October Sprint: no score yet."


def test_without_a_running_contest_there_is_no_line() -> None:
    over = played(is_over=True)
    assert over.contests
    assert not monday_agenda(meeting_scope(over)).contests
    assert monday_sheet(sheet_scope(over)).contest == ""
