from datetime import date

from plangen.sources.grid import Cell
from tests.sheets import book, sheet

TEAM = sheet(["Salesperson", "Manager"], ["Ana Ruiz", "Bo Lind"], name="Team")
HEADERS: list[Cell] = ["date", "end", "kind", "title", "salesperson"]


def test_holidays_cover_all_their_days_and_the_reason_for_an_absence_is_never_read() -> None:
    rows: list[list[Cell]] = [
        ["2026-12-24", "2026-12-26", "public holiday", "Christmas", ""],
        ["2026-06-01", "2026-06-05", "sick leave", "broken leg", "Ana Ruiz"],
    ]
    found = book(sheet(HEADERS, *rows, name="Events"), TEAM)
    assert found.holidays == {date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26)}
    away = found.events[1]
    assert (away.kind, away.title, away.salesperson) == ("away", "", "Ana Ruiz")
    assert "broken" not in repr(found.events) + repr(found.problems)


def test_unusable_events_are_reported() -> None:
    rows: list[list[Cell]] = [
        ["2026-12-24", "2026-12-20", "holiday", "", ""], ["2026-12-24", "", "holiday", "", "Cy"],
        ["2026-12-24", "", "party", "", ""],
    ]  # fmt: skip
    found = book(sheet(HEADERS, *rows, name="Events"), TEAM)
    assert not found.events
    assert found.reports[0].skips == {"ends before it starts": 1, "no date or type": 1, "unknown person": 1}
    assert sorted(problem.place.cell for problem in found.problems) == ["B2", "C4", "E3"]


def test_an_unknown_type_says_that_its_events_are_skipped() -> None:
    rows: list[list[Cell]] = [["2026-12-24", "", "trainng", "", ""]]
    [one] = book(sheet(HEADERS, *rows, name="Events"), TEAM).problems
    assert one.message == "Unknown type. Event skipped."
    [two] = book(sheet(HEADERS, *rows, *rows, name="Events"), TEAM).problems
    assert two.message == "Unknown type. 2 events skipped."


def test_a_review_names_the_period_it_is_about() -> None:
    rows = sheet(["date", "type", "period"], ["2026-10-09", "quarterly review", "2026-Q3"], name="Events")
    assert [event.period for event in book(rows, TEAM).events] == ["2026-Q3"]


def test_a_kickoff_has_a_place_and_an_agenda_with_who_leads_each_part() -> None:
    headers: list[Cell] = ["date", "kind", "title", "place", "owner", "time"]
    rows: list[list[Cell]] = [
        ["2027-01-11", "kickoff", "Kickoff", "Cannery Hall, Monterey", "Bo Lind", "9:00–16:30"],
        ["2027-01-11", "session", "Price list", "", "Ruiz, Ana", "10:00"],
        ["2027-01-11", "agenda", "Lunch", "", "", "12:00"],
    ]
    found = book(sheet(headers, *rows, name="Events"), TEAM).events
    assert [(each.kind, each.place, each.owner, each.time) for each in found] == [
        ("kickoff", "Cannery Hall, Monterey", "Bo Lind", "9:00–16:30"),
        ("agenda", "", "Ana Ruiz", "10:00"),
        ("agenda", "", "", "12:00"),
    ]
