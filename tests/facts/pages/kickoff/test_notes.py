from plangen.facts.pages.kickoff.notes import FEWEST, LINES, kickoff_notes
from plangen.facts.scope.document import Scope
from plangen.sources.grid import Cell
from tests.facts.pages.kickoff.kickoffs import DEALS, EVENTS, NOTES, TEAM, company, team_scope, won

LONG = "They signed at the table. " * 6


def scope_with(*notes: list[Cell], events: tuple[tuple[str, ...], ...] = ()) -> Scope:
    tables = {"Opportunities": [DEALS, won(1, "Ana Ruiz", "Elm", 4_000)], "Events": [EVENTS, *events]}
    return team_scope(company(**tables, **({"Notes": [NOTES, *notes]} if notes else {})))


def test_the_page_is_lines_to_write_on_if_nothing_was_cut_off() -> None:
    page = kickoff_notes(scope_with())
    assert (page.full_text, page.lines) == ((), LINES)


def test_a_story_that_is_too_long_prints_whole_and_takes_the_place_of_lines() -> None:
    page = kickoff_notes(scope_with(["Ana Ruiz", "win story", LONG, "2026", "Elm", "", ""]))
    [whole] = page.full_text
    assert (whole.address, whole.text) == ("Ana Ruiz · Elm", LONG.strip())
    assert 0 < page.lines < LINES


def test_texts_of_more_than_a_page_leave_lines_to_fill_the_last_one() -> None:
    names = [f"Seller {chr(65 + at // 26)}{chr(65 + at % 26)}" for at in range(40)]
    team = [TEAM[0], *((name, "Ken Ortiz", "West", 1, 1) for name in names)]
    deals = [won(at, name, f"Account {at}", 100) for at, name in enumerate(names)]
    stories = [[name, "win story", LONG, "2026", f"Account {at}", "", ""] for at, name in enumerate(names)]
    page = kickoff_notes(team_scope(company(Opportunities=[DEALS, *deals], Team=team, Notes=[NOTES, *stories])))
    assert len(page.full_text) == 40
    assert FEWEST <= page.lines < LINES + FEWEST


def test_a_change_that_is_too_long_prints_whole() -> None:
    page = kickoff_notes(scope_with(["all", "what changes", LONG, "2027", "", "Two days", ""]))
    assert [each.text for each in page.full_text] == [LONG.strip()]


def test_an_event_that_is_too_long_for_its_month_prints_whole_by_its_day() -> None:
    page = kickoff_notes(scope_with(events=(("2027-05-20", "", "team meeting", LONG, "", "", "", ""),)))
    assert [(each.address, each.text) for each in page.full_text] == [("May 20", LONG.strip())]


def test_an_objective_of_the_contest_that_is_too_long_prints_whole() -> None:
    objective = (LONG * 3).strip()
    contests = [
        ("contest", "start", "end", "type", "metric", "objective"),
        ("Race", "2027-02-01", "2027-03-01", "deals", "new accounts", objective),
    ]
    deals = [DEALS, won(1, "Ana Ruiz", "Elm", 4_000)]
    page = kickoff_notes(team_scope(company(Opportunities=deals, Contests=contests)))
    assert [(each.address, each.text) for each in page.full_text] == [("Race", objective)]
