from decimal import Decimal

from plangen.records.book import Book
from plangen.records.contests.counted import Counted, Source
from plangen.sources.grid import Cell
from tests.sheets import book, sheet

CONTESTS = sheet(
    ["contest", "start", "end", "measure"], ["100 Doors", "2026-10-05", "2026-11-13", "calls"], name="Contests"
)
TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Ken Ortiz"], name="Team")
HEADERS: list[Cell] = ["contest", "event", "points", "cap", "per", "counts", "counts again"]


def read(*rows: list[Cell]) -> Book:
    return book(CONTESTS, TEAM, sheet(HEADERS, *rows, name="Scoring"))


def test_an_event_has_points_a_limit_and_what_counts() -> None:
    found = read(["100 doors", "A first meeting", 1, 1, "company", "", ""])
    (rule,) = found.scoring
    assert (rule.contest, rule.points, rule.cap, rule.per) == ("100 Doors", Decimal(1), Decimal(1), "account")
    assert rule.counts == (Counted(Source.ACTIVITIES, "meeting", is_first=True),)
    assert not rule.counts_again
    assert not found.problems


def test_what_counts_may_be_several_things_and_differ_from_what_is_printed() -> None:
    (rule,) = read(["100 Doors", "A trial or demo", 2, "", "", "demos; trial reports", "yes"]).scoring
    assert [each.type for each in rule.counts] == ["demo", "trial report"]
    assert rule.counts_again


def test_an_event_of_an_unknown_contest_is_an_error_with_the_known_ones() -> None:
    found = read(["50 Doors", "A first meeting", 1, "", "", "", ""])
    assert not found.scoring
    (problem,) = found.problems
    assert (problem.sort, problem.fix) == ("unknown contest", "Use one of: 100 Doors.")


def test_an_event_that_a_contest_has_twice_is_an_error() -> None:
    found = read(["100 Doors", "Demo", 1, "", "", "", ""], ["100 Doors", "demo", 2, "", "", "", ""])
    assert [rule.points for rule in found.scoring] == [Decimal(1)]
    assert [problem.sort for problem in found.problems] == ["duplicate event"]


def test_an_unknown_limit_says_that_it_is_per_person() -> None:
    found = read(["100 Doors", "A demo", 1, 1, "planet", "", ""])
    assert found.scoring[0].per == "person"
    assert [each.message for each in found.problems] == ["Unknown limit. It is per person."]
