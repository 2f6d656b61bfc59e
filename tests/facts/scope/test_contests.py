from dataclasses import replace
from datetime import date
from decimal import Decimal

from plangen.elements.measure import RowKey
from plangen.facts.scope.contests import contest_days, contest_standings, contest_teams, running_contests, standings_on
from plangen.facts.scope.workspace import Workspace
from plangen.records.book import Book
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType
from plangen.records.meetings.events import Event
from tests.facts.invented import ANA, KEN, book
from tests.metrics.contests.played import contest
from tests.metrics.invented import person, won

MID = date(2026, 9, 15)
OMAR = person(900_000, name="Omar Haddad", manager="Ken Ortiz", hired=date(2020, 1, 6))


def workspace(*contests: Contest, as_of: date = date(2026, 9, 22)) -> Workspace:
    deals = [won(500, MID), won(700, MID, salesperson=OMAR.name), won(400, date(2026, 9, 21))]
    holiday = Event(RowKey(8, 1), date(2026, 9, 7), date(2026, 9, 7), "holiday")
    return Workspace(book(deals, (ANA, OMAR, KEN), as_of=as_of, contests=contests, events=[holiday]))


def test_a_contest_is_scored_from_the_book_for_everyone_who_sells() -> None:
    of = contest(measure="bookings")
    found = contest_standings(workspace(of), of)
    assert [(each.contender.name, each.contender.value) for each in found.placed] == [
        ("Ana Ruiz", Decimal(900)), ("Omar Haddad", Decimal(700)),
    ]  # fmt: skip
    assert [team.name for team in contest_teams(workspace(of), of)] == ["Ken Ortiz's team"]


def test_the_standings_of_an_earlier_day_have_only_what_there_was() -> None:
    of = contest(measure="bookings")
    found = standings_on(workspace(of), of, date(2026, 9, 18))
    assert [each.contender.name for each in found.placed] == ["Omar Haddad", "Ana Ruiz"]


def test_the_days_of_a_contest_are_its_working_days_without_holidays() -> None:
    of = contest()
    assert contest_days(workspace(of), of) == (11, 19)
    assert contest_days(workspace(of, as_of=date(2026, 9, 1)), of) == (0, 19)


def test_a_contest_is_running_from_its_first_to_its_last_day() -> None:
    of = contest()
    days = (date(2026, 9, 6), date(2026, 9, 7), date(2026, 10, 2), date(2026, 10, 3))
    assert [bool(running_contests(workspace(of, as_of=day))) for day in days] == [False, True, True, False]


def test_a_contest_by_bookings_ranks_the_agents_of_the_public_set(public_book: Book) -> None:
    first, last = date(2017, 10, 1), date(2017, 12, 31)
    of = replace(contest(ContestType.RANKING, "bookings"), start=first, end=last, audit=last, enter_by=last)
    found = contest_standings(Workspace(public_book), of)
    assert [(each.rank, each.contender.name, each.contender.value) for each in found.placed[:5]] == [
        (1, "Darcel Schlecht", Decimal(357_666)),
        (2, "Vicki Laflamme", Decimal(139_082)),
        (3, "Kary Hendrixson", Decimal(129_543)),
        (4, "James Ascencio", Decimal(124_938)),
        (5, "Reed Clapper", Decimal(123_580)),
    ]
    assert found.total.value == 2_802_496
