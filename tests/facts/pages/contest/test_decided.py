from datetime import date

from plangen.facts.pages.contest.standings import contest_standings_page
from tests.facts.contest_scopes import FINAL, contest, scope_of, workspace
from tests.facts.pages.contest.test_standings import page
from tests.metrics.invented import won


def test_final_standings_of_a_few_say_how_it_was_decided() -> None:
    prizes = (("First", "A day off"), ("Second", "Dinner"))
    found = page("ranking", 5, 5, 1, as_of=FINAL, prizes=prizes, winners=2, decided_by="Ken")
    assert found.detail_heading == "How it was decided"
    lines = {each.label: each.text for each in found.details}
    assert lines["Prizes"] == "First, Ana: A day off. First, Omar: A day off."
    assert lines["Decided by"] == "Doors, Sep 7–Oct 2. Final since October 12. Ken decides questions."
    assert lines["Ties"] == "Ana and Omar are level at 5: the place is shared."
    assert lines["Thanks to"] == "Ana, Omar, Priya"
    assert lines["Logged late"].startswith("Nothing after ")


def test_while_a_contest_of_a_few_runs_the_room_says_how_to_win() -> None:
    found = page("ranking", 5, 4)
    assert found.detail_heading == "How to win"
    assert (found.details[0].label, found.details[0].text) == ("1 door", "A deal won, of any size, by close date")


def test_a_full_page_has_no_details_and_lower_rows() -> None:
    found = page("goal", 9, 4, 2, 1, targets=(100,))
    assert not found.details
    assert not found.is_tall


def test_a_tie_says_which_tie_breaker_decided() -> None:
    of = contest("ranking", "deals won", unit=("door", "doors"), winners=2)
    early = won(100, date(2026, 9, 10), salesperson="Zoë Lindqvist", account="First")
    late = won(100, date(2026, 9, 16), salesperson="Ana Ruiz", account="Last")
    space = workspace(of, won_deals=[early, late], as_of=FINAL)
    found = contest_standings_page(scope_of(space, "contest-standings"))
    assert [each.first for each in found.rows] == ["Zoë", "Ana"]
    lines = {each.label: each.text for each in found.details}
    assert lines["Ties"] == "Zoë and Ana are level at 1: decided by who got there first."
