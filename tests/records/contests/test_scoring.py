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


def read(*rows: list[Cell], done: tuple[str, ...] = ()) -> Book:
    activities: list[list[Cell]] = [["2026-10-06", "Ana Ruiz", each] for each in done]
    tables = [sheet(["date", "salesperson", "type"], *activities, name="Activities")] if done else []
    return book(CONTESTS, TEAM, sheet(HEADERS, *rows, name="Scoring"), *tables)


def test_an_event_has_points_a_limit_and_what_counts() -> None:
    found = read(["100 doors", "A first meeting", 1, 1, "company", "", ""])
    (rule,) = found.scoring
    assert (rule.contest, rule.points, rule.cap, rule.per) == ("100 Doors", Decimal(1), Decimal(1), "account")
    assert rule.counts == (Counted(Source.ACTIVITIES, "meeting", is_first=True),)
    assert not rule.counts_again
    assert not found.problems


def test_what_counts_may_be_several_things_and_differ_from_what_is_printed() -> None:
    row: list[Cell] = ["100 Doors", "A trial or demo", 2, "", "", "demos; trial reports", "yes"]
    (rule,) = read(row, done=("trial report", "call")).scoring
    assert [each.type for each in rule.counts] == ["demo", "trial report"]
    assert rule.counts_again


def test_an_unknown_word_in_counts_is_an_error_with_the_nearest_name_and_counts_nothing() -> None:
    found = read(["100 Doors", "Money", 2, "", "", "bookngs; demos; unicorns", ""], done=("trial report", "call"))
    (rule,) = found.scoring
    assert [each.type for each in rule.counts] == ["demo"]
    message = "Unknown measure, and no activity has this type. Not counted."
    assert [(each.value, each.message, each.place.cell, each.fix) for each in found.problems] == [
        ("bookngs", message, "F2", "Use bookings, if you mean that."),
        ("unicorns", message, "F2", "Use a measure such as bookings, or a type from Activities."),
    ]


def test_the_name_of_an_event_may_be_any_word_but_one_that_nothing_can_count_as_is_a_warning() -> None:
    entry = sheet(["contest", "date", "salesperson", "event"], ["100 Doors", "2026-10-06", "Ana Ruiz", "A door"],
                  name="Entries")  # fmt: skip
    rows = sheet(HEADERS, ["100 Doors", "A door", 1, "", "", "", ""], name="Scoring")
    alone, logged = book(CONTESTS, TEAM, rows), book(CONTESTS, TEAM, rows, entry)
    assert not alone.scoring[0].counts
    assert [each.message for each in alone.problems] == ["Nothing on file counts as this event."]
    assert not logged.problems
    assert [each.event for each in logged.entries] == ["A door"]


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
