import pytest

from plangen.problems import Severity
from plangen.records.book import Book
from plangen.sources.grid import Cell, Grid
from tests.sheets import book, sheet

TEAM = sheet(["Salesperson", "Manager", "Team"], ["Ana Ruiz", "Ken Ortiz", "West"], name="Team")


def read(*others: Grid, **known: Cell) -> Book:
    row: dict[str, Cell] = {"contest": "100 Doors", "start": "2026-10-05", "end": "2026-11-13", **known}
    return book(sheet([*row], [*row.values()], name="Contests"), TEAM, *others)


def sorts(found: Book) -> list[str]:
    return [problem.sort for problem in found.problems]


def test_a_contest_of_a_team_a_manager_or_a_person_has_no_problem() -> None:
    assert not sorts(read(measure="meetings", team="west; Ken Ortiz; Ana Ruiz"))


def test_a_team_that_no_one_is_on_is_a_warning() -> None:
    assert sorts(read(measure="meetings", team="East")) == ["unknown team"]


def test_a_running_contest_that_counts_nothing_is_a_warning() -> None:
    found = read()
    assert sorts(found) == ["nothing counts"]
    assert found.problems[0].place.cell == "A2"


def test_an_entry_of_no_event_and_without_points_is_an_error() -> None:
    scoring = sheet(["contest", "event", "points"], ["100 Doors", "Demo", 2], name="Scoring")
    rows: list[list[Cell]] = [["100 Doors", "2026-10-14", "Ana Ruiz", event, points] for event, points in
                              (("Demo", ""), ("Trial", ""), ("Trial", 3))]  # fmt: skip
    entries = sheet(["contest", "date", "salesperson", "event", "points"], *rows, name="Entries")
    assert sorts(read(scoring, entries)) == ["no event or points"]


BASE: dict[str, Cell] = {
    "contest": "Sprint",
    "start": "2026-10-05",
    "end": "2026-10-16",
    "type": "ranking",
    "measure": "bookings",
}


def faulty(*others: Grid, **cells: Cell) -> Book:
    row = {**BASE, **cells}
    people = sheet(
        ["Salesperson", "Manager", "Team"],
        ["Ana Ruiz", "Ken Ortiz", "West"],
        ["Omar Haddad", "Ken Ortiz", "East"],
        name="Team",
    )
    done = sheet(["date", "salesperson", "type"], ["2026-10-06", "Ana Ruiz", "meeting"], name="Activities")
    return book(sheet([*row], [*row.values()], name="Contests"), people, done, *others)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"type": "everyone wins"}, "No target to reach."),
        ({"type": "plateau"}, "Enter the levels, such as 3; 5; 8."),
        ({"type": "everyone wins", "target": "0"}, "Not above 0. Left blank."),
        ({"type": "goal", "target": "-5"}, "Not above 0. Left blank."),
        (
            {"tie-break": "percent of target; shared", "measure": "entries"},
            "These points have no own target. Left out.",
        ),
        ({"tie-break": "percent of target", "type": "percent of target"}, "It is the score itself. Left out."),
        ({"enter by": "2026-10-01"}, "The last day to log is before the end."),
        ({"enter by": "2026-12-01"}, "After the audit date, 2026-10-30."),
        ({"type": "percent of target", "measure": ""}, "No measure, so points are compared with quotas."),
        ({"type": "drawing"}, "Money makes too many tickets."),
        ({"measure": "bookngs"}, "Unknown measure, and no activity has this type. Nothing counts.\nFix: Use bookings,"),
        ({"measure": "unicorns"}, "Fix: Use a measure such as bookings, or a type from Activities."),
        ({"measure": "demos"}, "No activity of this type on file."),
        ({"prizes": "First: A cup", "prize values": "Third: 20"}, "No prize has this label."),
        ({"prizes": "Dinner; First Car"}, "“First Car”: No label. Only “Dinner” is awarded."),
        ({"prizes": "First: A cup; :-)"}, "No words. Left out."),
        ({"prizes": "First: A cup", "sponsor": "Third: Acme"}, "No prize has this label."),
        ({"prizes": "First: A cup", "prize values": "First: lots"}, "Not an amount. Left blank."),
        ({"type": "plateau", "target": "2; 4", "prizes": "2: A; 5: B"}, "No level of this size in target."),
        ({"prizes": "First: A cup", "prize values": "First: -5"}, "A prize's value can't be negative. Left blank."),
        ({"winners": "-1"}, "Not a number of people. Left blank."),
        ({"winners": "2.5"}, "Not a number of people. Left blank."),
        ({"contest": ""}, "No name. Contest skipped."),
    ],
)
def test_each_fault_of_a_contest_is_said_with_its_cell_and_fix(cells: dict[str, Cell], expected: str) -> None:
    found = [str(each) for each in faulty(**cells).problems if expected in str(each)]
    assert len(found) == 1
    assert "Contests › " in found[0]
    assert "Fix: " in found[0]


def test_a_contest_without_faults_has_no_problem() -> None:
    good: dict[str, Cell] = {
        "type": "goal",
        "target": "100",
        "prizes": "First: A cup",
        "prize values": "First: 20",
        "winners": "2",
    }
    assert not [each for each in faulty(**good).problems if "Contests" in str(each)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("2026-10-17", "Ana Ruiz"), "After the contest's end. Entry skipped."),
        (("2026-09-30", "Ana Ruiz"), "Before the contest's start. Entry skipped."),
        (("2026-10-06", "Omar Haddad"), "Doesn't take part in this contest. Entry skipped."),
        (("", "Ana Ruiz"), "No date. Entry skipped."),
        (("soon", "Ana Ruiz"), "Not a date. Entry skipped."),
    ],
)
def test_an_entry_that_does_not_count_says_why(row: tuple[Cell, Cell], expected: str) -> None:
    entries = sheet(["contest", "date", "salesperson", "points"], ["Sprint", *row, 1], name="Entries")
    found = [str(each) for each in faulty(entries, team="Ana Ruiz").problems if expected in str(each)]
    assert len(found) == 1
    assert "Entries › " in found[0]


@pytest.mark.parametrize("row", [("2026-10-17", "Ana Ruiz"), ("2026-10-06", "Omar Haddad")])
def test_an_entry_that_does_not_count_is_a_skipped_row_with_an_error(row: tuple[Cell, Cell]) -> None:
    entries = sheet(
        ["contest", "date", "salesperson", "points"], ["Sprint", *row, 1], ["Sprint", "2026-10-06", "Ana Ruiz", 1],
        name="Entries",
    )  # fmt: skip
    found = faulty(entries, team="Ana Ruiz")
    [report] = [each for each in found.reports if each.table == "Entries"]
    assert (report.rows, report.used, sum(report.skips.values())) == (2, 1, 1)
    assert [each.severity for each in found.problems if "Entry skipped." in each.message] == [Severity.ERROR]
    assert len(found.entries) == 1


def test_an_entry_of_a_manager_who_does_not_sell_says_that_it_does_not_count() -> None:
    entries = sheet(
        ["contest", "date", "salesperson", "points"], ["Sprint", "2026-10-06", "Ken Ortiz", 1], name="Entries"
    )
    team = sheet(
        ["Salesperson", "Manager", "Team"], ["Ana Ruiz", "Ken Ortiz", "West"], ["Ken Ortiz", "", "West"], name="Team"
    )
    contests = sheet([*BASE], [*BASE.values()], name="Contests")
    found = [each for each in book(contests, team, entries).problems if each.sort == "doesn't take part"]
    assert [each.value for each in found] == ["Ken Ortiz"]


@pytest.mark.parametrize("column", ["points", "count", "split"])
def test_an_entry_with_a_number_that_cannot_be_read_is_skipped_and_reported(column: str) -> None:
    entries = sheet(
        ["contest", "date", "salesperson", column], ["Sprint", "2026-10-06", "Ana Ruiz", "lots"], name="Entries"
    )
    found = faulty(entries)
    assert not found.entries
    assert [(each.place.cell, each.message) for each in found.problems if each.value == "lots"] == [
        ("D2", "Not a number. Entry skipped.")
    ]
    [report] = [each for each in found.reports if each.table == "Entries"]
    assert (report.rows, report.used, report.skips) == (1, 0, {"unreadable number": 1})


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("A demo", "", ""), "No points. Row skipped."),
        (("", 2, ""), "No event. Row skipped."),
        (("A demo", "many", ""), "Not a number. Row skipped."),
        (("A demo", 2, 0), "Below 1. Left blank, so points are unlimited."),
        (("A demo", 2, "0.5"), "Below 1. Left blank, so points are unlimited."),
    ],
)
def test_a_row_of_scoring_without_points_event_or_limit_says_so(row: tuple[Cell, ...], expected: str) -> None:
    scoring = sheet(["contest", "event", "points", "cap"], ["Sprint", *row], name="Scoring")
    found = [str(each) for each in faulty(scoring).problems if expected in str(each)]
    assert len(found) == 1
    assert "Scoring › " in found[0]


def test_a_tie_breaker_by_an_event_that_scoring_does_not_have_is_a_warning() -> None:
    scoring = sheet(["contest", "event", "points"], ["Sprint", "A first order", 3], name="Scoring")
    found = faulty(scoring, **{"tie-break": "more unicorns; more first orders"}).problems
    assert [each.value for each in found if each.sort == "unknown tie-break event"] == ["more unicorns"]


def test_a_contest_with_an_unknown_measure_counts_nothing_and_is_said_once() -> None:
    found = faulty(measure="bookngs")
    (contest,) = found.contests
    assert contest.counts is None
    (problem,) = found.problems
    assert (problem.severity, problem.value, problem.place.cell) == (Severity.ERROR, "bookngs", "E2")


def test_a_measure_is_known_if_an_activity_or_an_entry_of_the_contest_has_it() -> None:
    entries = sheet(
        ["contest", "date", "salesperson", "event"], ["Sprint", "2026-10-06", "Ana Ruiz", "A trial report"],
        name="Entries",
    )  # fmt: skip
    assert not sorts(faulty(entries, measure="trial reports"))
    assert sorts(faulty(measure="trial reports")) == ["unknown measure"]
    done = sheet(["date", "salesperson", "type"], ["2026-10-06", "Ana Ruiz", "trial report"], name="Activities")
    assert not sorts(faulty(done, measure="trial reports"))


def test_an_unknown_measure_next_to_scoring_is_only_a_warning() -> None:
    scoring = sheet(["contest", "event", "points"], ["Sprint", "A first order", 3], name="Scoring")
    (problem,) = faulty(scoring, measure="bookngs").problems
    assert (problem.severity, problem.message) == (Severity.WARNING, "Unknown measure. Scoring says what counts.")
    assert problem.fix == "Leave it blank, or use bookings, if you mean that."


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"end": "2027-10-06"}, "This contest is longer than a year."),
        ({"winners": 3}, "More winners than people: 2 take part."),
        ({"winners": 2, "team": "West"}, "More winners than people: 1 takes part."),
    ],
)
def test_a_contest_that_is_too_long_or_has_too_many_winners_is_a_warning(cells: dict[str, Cell], message: str) -> None:
    (problem,) = faulty(**cells).problems
    assert (problem.severity, problem.message) == (Severity.WARNING, message)


def test_a_contest_of_a_year_with_a_place_for_everyone_has_no_problem() -> None:
    assert not faulty(end="2027-10-04", winners=2).problems


def test_points_and_counts_below_zero_count_with_a_warning() -> None:
    scoring = sheet(["contest", "event", "points"], ["Sprint", "A return", -5], name="Scoring")
    rows: list[list[Cell]] = [["Sprint", "2026-10-06", "Ana Ruiz", "A return", *more] for more in ((-2, ""), ("", -3))]
    entries = sheet(["contest", "date", "salesperson", "event", "count", "points"], *rows, name="Entries")
    found = faulty(scoring, entries)
    assert [(each.place.sheet, each.message, each.value) for each in found.problems] == [
        ("Scoring", "Negative points. Counted as a penalty.", "-5"),
        ("Entries", "Negative count. Counted as a return.", "-2"),
        ("Entries", "Negative points. Counted as a return.", "-3"),
    ]
    assert len(found.entries) == 2


def logged(event: str, account: str = "", points: Cell = "") -> Book:
    scoring = sheet(
        ["contest", "event", "points", "cap", "per"], ["Sprint", "A first meeting", 1, 1, "account"], name="Scoring"
    )
    headers: list[Cell] = ["contest", "date", "salesperson", "event", "account", "points"]
    entries = sheet(headers, ["Sprint", "2026-10-06", "Ana Ruiz", event, account, points], name="Entries")
    return faulty(scoring, entries)


@pytest.mark.parametrize(
    ("event", "fix"),
    [
        ("first meeting", "If you mean “A first meeting”, enter that. If not, use another event from Scoring, or"),
        ("A lunch", "Use an event from Scoring, or enter points."),
    ],
)
def test_an_entry_of_an_unknown_event_gets_the_nearest_one_as_its_fix(event: str, fix: str) -> None:
    (problem,) = [each for each in logged(event, "Acme").problems if each.sort == "no event or points"]
    assert problem.fix.startswith(fix)


def test_an_entry_without_the_account_that_its_limit_is_for_is_a_warning() -> None:
    (problem,) = logged("A first meeting").problems
    assert (problem.severity, problem.place.cell) == (Severity.WARNING, "E2")
    assert problem.message == "No account, which this event is limited by. Counted."
    assert not logged("A first meeting", "Acme").problems
