from datetime import date

from plangen.sources.grid import Cell
from tests.sheets import book, sheet

TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")


def test_notes_are_read_without_those_for_later_periods() -> None:
    rows: list[list[Cell]] = [
        ["Ana Ruiz", "Thanks", "For Friday", "2026-Q3"],
        ["Ana Ruiz", "thanks", "For tomorrow", "2026-Q4"],
        ["Ana Ruiz", "thanks", "For everything", ""],
        ["Cy", "thanks", "Who?", ""],
        ["Ana Ruiz", "thanks", "", ""],
        ["Ana Ruiz", "thanks", "When?", "soon"],
        ["Ana Ruiz", "", "What about?", ""],
        ["Ana Ruiz", "weather", "Rain", ""],
    ]
    found = book(sheet(["salesperson", "topic", "text", "period"], *rows, name="Notes"), TEAM, as_of=date(2026, 9, 30))
    assert [(note.topic, note.text) for note in found.notes] == [("thanks", "For Friday"), ("thanks", "For everything")]
    assert found.reports[0].skips == {
        "no text": 1,
        "no topic": 2,
        "period after the as-of date": 1,
        "unknown period": 1,
        "unknown person": 1,
    }
    assert [problem.place.cell for problem in found.problems] == ["B9", "A5", "D7"]


def test_a_note_names_the_line_that_it_was_written_on() -> None:
    rows: list[list[Cell]] = [
        ["Ana Ruiz", "obstacle", "Prices", "2026-Q3", "2"], ["Ana Ruiz", "answer", "New list", "2026-Q3", "2"]
    ]  # fmt: skip
    headers: list[Cell] = ["salesperson", "topic", "text", "period", "line"]
    found = book(sheet(headers, *rows, name="Notes"), TEAM, as_of=date(2026, 9, 30))
    assert [(note.topic, note.line) for note in found.notes] == [("obstacle", "2"), ("answer", "2")]
    assert not found.problems


PLAN: list[Cell] = ["salesperson", "topic", "text", "period", "from", "response", "who", "by"]


def test_a_note_has_a_response_who_helps_and_by_when() -> None:
    rows: list[list[Cell]] = [
        ["Ana Ruiz", "threat", "Price", "2026", "Ana Ruiz", "Lead with hours saved", "Lind, Bo", "2026-12-15"],
        ["Ana Ruiz", "competitors", "Beltmart", "2026", "", "Two-day delivery", "the depot", ""],
    ]
    found = book(sheet(PLAN, *rows, name="Notes"), TEAM)
    assert [(each.topic, each.response, each.who, each.by_date) for each in found.notes] == [
        ("risk", "Lead with hours saved", "Lind, Bo", date(2026, 12, 15)),
        ("competitor", "Two-day delivery", "the depot", None),
    ]
    assert [each.by for each in found.notes] == ["Ana Ruiz", ""]
    assert not found.problems


def test_the_one_who_helps_is_named_as_in_team() -> None:
    found = book(sheet(PLAN, ["Ana Ruiz", "help", "A demo unit", "2026", "", "", "Ruiz, Ana", ""], name="Notes"), TEAM)
    assert [each.who for each in found.notes] == ["Ana Ruiz"]


def test_notes_for_a_later_year_or_half_belong_to_a_plan_and_are_read_except_thanks() -> None:
    rows: list[list[Cell]] = [
        ["Ana Ruiz", topic, "text", period]
        for topic, period in (
            ("risk", "2027"), ("theme", "2027-H1"), ("risk", "2027-Q1"), ("risk", "2027-01"), ("thanks", "2027"),
        )
    ]  # fmt: skip
    found = book(sheet(PLAN[:4], *rows, name="Notes"), TEAM)
    assert [each.period.code for each in found.notes if each.period] == ["2027", "2027-H1"]
    assert found.reports[0].skips == {"period after the as-of date": 3}


def test_a_sheet_with_only_who_says_whom_each_note_is_about() -> None:
    found = book(sheet(["Who", "Topic", "Text"], ["Ana Ruiz", "risk", "Price"], name="Notes"), TEAM)
    assert [(each.salesperson, each.who) for each in found.notes] == [("Ana Ruiz", "")]
    both = sheet(["Rep", "Topic", "Text", "Who"], ["Ana Ruiz", "help", "A demo unit", "Cy"], name="Notes")
    assert [(each.salesperson, each.who) for each in book(both, TEAM).notes] == [("Ana Ruiz", "Cy")]


def test_a_column_by_with_names_is_not_read_as_dates() -> None:
    found = book(sheet(["Rep", "Topic", "Text", "By"], ["Ana Ruiz", "risk", "Price", "Bo Lind"], name="Notes"), TEAM)
    assert [each.by_date for each in found.notes] == [None]
    assert "“By” has no dates; not used" in found.reports[0].notes
    assert not found.problems


def test_what_was_assumed_and_what_will_change_have_the_topics_of_reviews() -> None:
    words = ("Assumed", "What I assumed", "What I'll change", "weakness")
    rows: list[list[Cell]] = [["Ana Ruiz", word, "text"] for word in words]
    found = book(sheet(["salesperson", "topic", "text"], *rows, name="Notes"), TEAM)
    assert [each.topic for each in found.notes] == ["assumption", "assumption", "do differently", "to work on"]


def test_a_note_of_a_training_plan_is_for_its_13_weeks_even_before_they_start() -> None:
    rows: list[list[Cell]] = [
        ["Ana Ruiz", "check-in", "Two first meetings", "from 2026-10-12", "day 30"],
        ["Ana Ruiz", "in the way", "yes", "from 2026-06-01", "skill"],
    ]
    headers: list[Cell] = ["salesperson", "topic", "text", "period", "line"]
    found = book(sheet(headers, *rows, name="Notes"), TEAM, as_of=date(2026, 10, 9))
    assert [note.period.code for note in found.notes if note.period] == ["from 2026-10-12", "from 2026-06-01"]
    assert not found.problems


def test_a_note_may_be_for_a_team_or_for_everyone() -> None:
    team = sheet(["Salesperson", "Manager", "Team"], ["Ana Ruiz", "Bo Lind", "West"], name="Team")
    rows: list[list[Cell]] = [
        ["West", "learned", "Quotes took nine days", "2026", ""],
        ["all", "what changes", "One price list", "2027", "Cedar"],
        ["Ana Ruiz", "win story", "They asked us in", "2026", "Cedar"],
    ]
    found = book(sheet(["salesperson", "topic", "text", "period", "account"], *rows, name="Notes"), team)
    assert [(each.salesperson, each.team, each.account) for each in found.notes] == [
        ("", "West", ""),
        ("", "all", "Cedar"),
        ("Ana Ruiz", "", "Cedar"),
    ]
    assert not found.problems
