from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from plangen.elements.chart import AttainmentBar
from plangen.facts.pages.monday.agenda import monday_agenda
from plangen.facts.pages.monday.meeting import attendees, first_names, meeting, meeting_head, note_takers
from plangen.facts.pages.monday.notes import monday_notes
from plangen.facts.pages.monday.sheets import monday_sheets
from plangen.records.settings import Settings
from tests.facts.invented import book, long_ago
from tests.facts.pages.monday.invented import ANA, EWA, FRIDAY, KEN, MONDAY, OMAR, PEOPLE, event, meeting_scope
from tests.metrics.invented import person, won


def test_the_meeting_is_on_monday_at_the_time_in_settings() -> None:
    found = meeting(meeting_scope(book(people=PEOPLE, as_of=FRIDAY)))
    assert (found.day, found.start, found.end) == (MONDAY, time(8, 30), time(9, 30))
    assert found.before == date(2026, 10, 5)


def test_a_holiday_moves_the_meeting_to_the_next_working_day() -> None:
    events = (event("holiday", MONDAY),)
    found = meeting_scope(book(people=PEOPLE, as_of=FRIDAY, events=events))
    assert meeting(found).day == date(2026, 10, 13)
    assert meeting_head(found).day == "Tuesday, October 13"


def test_a_team_meeting_in_events_has_its_own_day_and_time() -> None:
    events = (event("team meeting", date(2026, 10, 14), time="14:00"),)
    found = meeting(meeting_scope(book(people=PEOPLE, as_of=FRIDAY, events=events)))
    assert (found.day, found.start) == (date(2026, 10, 14), time(14))


def test_the_head_says_when_the_team_meets_and_who_takes_notes() -> None:
    head = meeting_head(meeting_scope(book(people=PEOPLE, as_of=FRIDAY)))
    assert (head.day, head.line) == ("Monday, October 12", "West team meeting, 8:30–9:30\u00a0AM")
    assert {head.notes, head.next_notes} < {"Ana", "Ewa", "Omar"}
    assert head.notes != head.next_notes


def test_who_is_away_takes_no_notes() -> None:
    now, later = note_takers(meeting_scope(book(people=PEOPLE, as_of=FRIDAY)))
    away = event("away", MONDAY, end=date(2026, 10, 16), salesperson=now)
    found = note_takers(meeting_scope(book(people=PEOPLE, as_of=FRIDAY, events=(away,))))
    assert now
    assert found[0] == later


def test_one_person_takes_the_notes_every_week() -> None:
    assert note_takers(meeting_scope(book(people=(ANA, KEN), as_of=FRIDAY))) == ("Ana Ruiz", "")


def test_two_people_with_one_first_name_have_an_initial() -> None:
    other = replace(EWA, name="Ana Brandt")
    found = meeting_scope(book(people=(ANA, other, OMAR, KEN), as_of=FRIDAY))
    assert first_names(found) == ["Ana B.", "Ana R.", "Omar"]


def test_settings_may_ask_for_initials() -> None:
    settings = Settings(currency="USD", names_on_team_pages="initials")
    assert first_names(meeting_scope(book(people=PEOPLE, as_of=FRIDAY, settings=settings))) == ["AR", "EW", "OH"]


def test_someone_who_starts_after_the_meeting_is_not_at_it() -> None:
    later = person(name="Bo Lind", manager="Ken Ortiz", team="West", hired=date(2026, 10, 14))
    found = meeting_scope(book(people=(*PEOPLE, replace(later, quotas=ANA.quotas)), as_of=FRIDAY))
    assert [each.person.name for each in attendees(found)] == ["Ana Ruiz", "Ewa Wójcik", "Omar Haddad"]


def test_the_agenda_has_a_clock_time_for_each_part_and_a_blank_for_each_person() -> None:
    agenda = monday_agenda(meeting_scope(book(people=PEOPLE, as_of=FRIDAY)))
    assert [each.start for each in agenda.parts] == ["8:30", "8:35", "8:40", "9:05", "9:10", "9:15", "9:25"]
    rated = [cell for row in agenda.ratings for cell in row.cells if cell.blank]
    assert [(each.name, each.blank and each.blank.value) for each in rated] == [("Ana", ""), ("Ewa", ""), ("Omar", "")]
    assert [cell.name for row in agenda.priorities for cell in row.cells] == ["Ana", "Omar", "Ewa", "Ken"]
    assert agenda.contests == ()


def test_someone_away_has_no_blanks_on_the_agenda_no_box_on_the_notes_and_no_half_sheet() -> None:
    away = (event("away", FRIDAY, end=date(2026, 10, 16), salesperson="Ewa Wójcik"),)
    inputs = book(people=PEOPLE, as_of=FRIDAY, events=away)
    agenda, notes = monday_agenda(meeting_scope(inputs)), monday_notes(meeting_scope(inputs))
    assert [cell.name for row in agenda.ratings for cell in row.cells if cell.blank] == ["Ana", "Omar"]
    assert [cell.name for row in agenda.priorities for cell in row.cells if cell.blank] == ["Ana", "Ken", "Omar"]
    assert [cell.name for row in notes.present for cell in row.cells if cell.blank] == ["Ana", "Omar", "Ken"]
    [pair] = monday_sheets(meeting_scope(inputs, name="monday-sheets"))
    assert pair.upper.name == "Ana Ruiz"


def test_before_the_first_selling_day_of_a_month_its_tick_is_at_the_left_end() -> None:
    inputs = book([won(9_000, date(2026, 10, 6))], people=PEOPLE, as_of=date(2026, 10, 30))
    [october] = monday_agenda(meeting_scope(inputs, week=date(2026, 10, 26))).months.rows
    [november] = monday_agenda(meeting_scope(inputs, week=date(2026, 11, 2))).months.rows
    bars = [row.cells["bar"] for row in (october, november)]
    ticks = [1 / bar.scale_max for bar in bars if isinstance(bar, AttainmentBar)]
    assert len(ticks) == len(bars)
    assert ticks[0] == Decimal(1)
    assert ticks[1] < Decimal("0.01")


def test_the_agenda_says_what_a_tick_is_only_with_bars_that_have_one() -> None:
    deal = won(9_000, date(2026, 10, 6))
    with_quota = monday_agenda(meeting_scope(book([deal], people=PEOPLE, as_of=FRIDAY)))
    without = tuple(replace(each, quotas=()) for each in PEOPLE)
    assert with_quota.has_ticks
    assert not monday_agenda(meeting_scope(book([deal], people=without, as_of=FRIDAY))).has_ticks


def test_amounts_next_to_their_percentage_are_in_a_unit_that_gives_it() -> None:
    """1,449.0 of 3,600.0 is 40%; 1.4 of 3.6 would be 39%."""
    deals = [long_ago(), won(1_449_000, date(2026, 2, 3))]
    year = monday_agenda(meeting_scope(book(deals, PEOPLE, as_of=FRIDAY))).months.rows[1]
    assert (year.plain("value"), year.plain("goal")) == ("$1,449.0K", "of $3,600.0K")


def test_the_year_of_the_team_says_what_those_who_left_are_of_it() -> None:
    gone = replace(OMAR, name="Dax Gone", left=date(2026, 6, 30))
    deals = [long_ago(), won(50_000, date(2026, 2, 3), salesperson="Dax Gone"), won(10_000, date(2026, 10, 6))]
    table = monday_agenda(meeting_scope(book(deals, (*PEOPLE, gone), as_of=FRIDAY))).months
    assert [row.plain("value") for row in table.rows] == ["$10.0K", "$60.0K"]
    assert table.note == "2026 includes $50.0K of $600.0K of those who left (Dax Gone, Jun 30)."
    assert not monday_agenda(meeting_scope(book([*deals[:1], deals[2]], PEOPLE, as_of=FRIDAY))).months.note


def test_the_events_of_the_next_30_days_are_announced_but_no_ones_own() -> None:
    events = (
        event("marketing", date(2026, 10, 22), title="Open house", time="13:00"),
        event("marketing", date(2026, 11, 12), title="Trade fair"),
        event("away", date(2026, 10, 13), salesperson="Ana Ruiz"),
        event("quarterly review", date(2026, 10, 14), title="Q3 review", salesperson="Ana Ruiz"),
    )
    table = monday_agenda(meeting_scope(book(people=PEOPLE, as_of=FRIDAY, events=events))).events
    assert [row.cells["what"] for row in table.rows] == ["Open house, 1:00\u00a0PM"]
