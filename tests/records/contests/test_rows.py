from datetime import date
from decimal import Decimal

import pytest

from plangen.records.book import Book
from plangen.records.contests.counted import Counted, Source, counted
from plangen.records.contests.rules import ContestType, TeamScore, TeamScoring, TieBreak, team_scoring
from plangen.sources.grid import Cell
from tests.sheets import book, messages, sheet

TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Ken Ortiz"], ["Omar Haddad", "Ken Ortiz"], name="Team")
DOORS: dict[str, Cell] = {"contest": "100 Doors", "start": "2026-10-05", "end": "2026-11-13", "measure": "meetings"}


def read(*rows: dict[str, Cell]) -> Book:
    names = list(dict.fromkeys(name for row in rows for name in row))
    return book(sheet(names, *([row.get(name, "") for name in names] for row in rows), name="Contests"), TEAM)


def test_a_name_and_two_dates_are_a_contest_which_is_a_goal_for_all() -> None:
    found = read(DOORS)
    (contest,) = found.contests
    assert (contest.name, contest.start, contest.end) == ("100 Doors", date(2026, 10, 5), date(2026, 11, 13))
    assert contest.type is ContestType.GOAL
    assert contest.audit == contest.enter_by == date(2026, 11, 27)
    assert not contest.by_team
    assert not found.problems


def test_a_contest_has_its_objective_target_unit_and_prizes_by_label() -> None:
    given: dict[str, Cell] = {
        "objective": "Open a hundred doors.", "target": 100, "unit": "door, doors", "verb": "opened",
        "prizes": "All of us: Dinner, with partners; First: A day off", "rules": "New company: No order in 24 months.",
    }  # fmt: skip
    (contest,) = read({**DOORS, **given}).contests
    assert contest.targets == (Decimal(100),)
    assert contest.unit == ("door", "doors")
    assert contest.prizes == (("All of us", "Dinner, with partners"), ("First", "A day off"))
    assert contest.rules == (("New company", "No order in 24 months."),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ContestType.GOAL),
        ("% of target", ContestType.SHARE),
        ("Head-to-head", ContestType.BRACKET),
        ("raffle", ContestType.DRAWING),
        ("Everyone wins", ContestType.EVERYONE),
    ],
)
def test_the_type_is_read_in_other_words_and_is_a_goal_without_any(text: str, expected: ContestType) -> None:
    (contest,) = read({**DOORS, "type": text}).contests
    assert contest.type is expected


def test_an_unknown_type_is_reported_with_the_known_ones() -> None:
    found = read({**DOORS, "type": "bingo"})
    assert found.contests[0].type is ContestType.GOAL
    (message,) = messages(found.problems)
    assert "bingo" in message
    assert "everyone wins" in message


def test_levels_are_in_increasing_order() -> None:
    (contest,) = read({**DOORS, "type": "plateau", "target": "8; 3; 5"}).contests
    assert contest.targets == (Decimal(3), Decimal(5), Decimal(8))


def test_a_target_that_is_no_number_is_reported() -> None:
    found = read({**DOORS, "target": "many"})
    assert not found.contests[0].targets
    assert [problem.sort for problem in found.problems] == ["unreadable target"]


@pytest.mark.parametrize(("end", "what"), [("2026-10-31", "month"), ("2026-12-31", "quarter")])
def test_an_end_on_the_last_day_of_a_month_or_quarter_is_a_warning(end: str, what: str) -> None:
    found = read({**DOORS, "end": end})
    (problem,) = found.problems
    assert problem.message == f"Ends on the last day of a {what}, when orders are pulled in anyway."
    assert problem.fix.endswith("-15.")
    assert problem.place.cell == "C2"
    assert found.contests


def test_a_contest_that_ends_before_it_starts_or_has_no_date_is_skipped_and_reported() -> None:
    found = read({**DOORS, "end": "2026-10-01"}, {**DOORS, "contest": "Other", "end": ""})
    assert not found.contests
    assert {problem.sort for problem in found.problems} == {"ends before it starts", "no date"}


def test_a_second_contest_of_one_name_is_an_error() -> None:
    found = read(DOORS, {**DOORS, "contest": "100 doors"})
    assert len(found.contests) == 1
    assert [problem.sort for problem in found.problems] == ["duplicate contest"]


def test_an_audit_date_before_the_end_is_a_warning_and_two_weeks_are_used() -> None:
    found = read({**DOORS, "audit date": "2026-11-01"})
    assert found.contests[0].audit == date(2026, 11, 27)
    assert [problem.sort for problem in found.problems] == ["audit before end"]


def test_tie_breakers_are_read_in_order_and_unknown_ones_reported() -> None:
    found = read({**DOORS, "tie-break": "Who got there first; then more first orders; then both win"})
    assert found.contests[0].tie_breaks == (
        (TieBreak.FIRST, ""), (TieBreak.MORE_OF, "first orders"), (TieBreak.SHARED, ""),
    )  # fmt: skip
    assert not found.problems
    assert [each.sort for each in read({**DOORS, "tie-break": "a coin"}).problems] == ["unknown tie-breaker"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", TeamScoring()),
        ("sum", TeamScoring(TeamScore.SUM)),
        ("mean per member", TeamScoring(TeamScore.MEAN)),
        ("best 3", TeamScoring(TeamScore.BEST, 3)),
        ("median", None),
    ],
)
def test_a_team_score_is_a_sum_a_mean_or_the_best(text: str, expected: TeamScoring | None) -> None:
    assert team_scoring(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("Revenue", Counted(Source.BOOKINGS)),
        ("A first order", Counted(Source.NEW_ACCOUNTS)),
        ("Meetings", Counted(Source.ACTIVITIES, "meeting")),
        ("A first meeting", Counted(Source.ACTIVITIES, "meeting", is_first=True)),
        ("first site visits", Counted(Source.ACTIVITIES, "meeting", is_first=True)),
        ("…and then some", Counted(Source.EXTRAS)),
        ("trial report", Counted(Source.ACTIVITIES, "trial report")),
    ],
)
def test_what_counts_is_read_in_the_words_of_people(text: str, expected: Counted | None) -> None:
    assert counted(text) == expected


def test_an_unknown_word_says_what_is_used_instead() -> None:
    found = read({**DOORS, "type": "marathon", "by": "squad", "new hires": "perhaps"})
    assert {each.value: each.message for each in found.problems} == {
        "marathon": "Unknown type. The contest runs as a goal.",
        "squad": "Not person or team. Scores are by person.",
        "perhaps": "Unknown rule. They aren't ranked.",
    }
    teams = read({**DOORS, "type": "marathon", "by": "team"})
    assert teams.contests[0].type is ContestType.TEAM
    assert teams.problems[0].message == "Unknown type. The contest runs as a team contest."


def test_a_team_contest_is_by_team_without_saying_so() -> None:
    assert read({**DOORS, "type": "team"}).contests[0].by_team


def test_a_date_that_cannot_be_read_says_that_the_contest_is_skipped() -> None:
    found = read({**DOORS, "start": "soon", "end": "later"})
    assert [(each.place.cell, each.message) for each in found.problems] == [
        ("B2", "Not a date. Contest skipped."), ("C2", "Not a date. Contest skipped."),
    ]  # fmt: skip


def test_a_contest_whose_date_is_a_word_for_nothing_or_an_error_cell_is_said_to_be_skipped_once() -> None:
    found = read({**DOORS, "start": "TBD", "end": "#REF!"})
    assert sorted((each.place.cell, each.message) for each in found.problems) == [
        ("B2", "No start date. Contest skipped."), ("C2", "The cell has the error #REF!. Contest skipped."),
    ]  # fmt: skip


def test_another_date_of_a_contest_that_cannot_be_read_is_left_blank() -> None:
    found = read({**DOORS, "audit date": "later"})
    assert [each.message for each in found.problems] == ["Not a date. “audit date” left blank."]
    assert found.contests


def test_two_missing_dates_are_both_reported() -> None:
    found = read({**DOORS, "start": "", "end": ""}, {**DOORS, "contest": "Other"})
    assert [each.message for each in found.problems] == [
        "No start date. Contest skipped.", "No end date. Contest skipped.",
    ]  # fmt: skip


@pytest.mark.parametrize("column", ["minimum", "budget", "cost"])
def test_a_negative_amount_is_an_error_and_there_is_none(column: str) -> None:
    found = read({**DOORS, column: -100})
    (problem,) = found.problems
    assert (problem.message, problem.value) == (f"The {column} can't be negative. Left blank.", "-100")
    assert getattr(found.contests[0], column) is None
