from dataclasses import replace
from datetime import date

from plangen.facts.blocks.contests.card import first_contest_card, first_contest_rules
from plangen.facts.blocks.contests.lines import contest_lines, own_contest_line
from plangen.facts.pages.contest.standings import contest_standings_page
from plangen.facts.scope.document import Scope
from plangen.facts.scope.subjects import teams
from plangen.facts.scope.workspace import Workspace
from tests.facts.contest_scopes import FINAL, PEOPLE, contest, deals, first, quarter, scope_of, workspace
from tests.metrics.invented import person


def scope_of_team(found: Workspace) -> Scope:
    team = teams(found, quarter(found.book.as_of))[0]
    return Scope(found, "team-scorecard", "Team scorecard", team, quarter(found.book.as_of))


def scope_of_person(found: Workspace, name: str = "Omar Haddad") -> Scope:
    own = next(each for each in first(found).people if each.name == name)
    return replace(scope_of_team(found), subject=own)


def test_a_team_reads_how_far_a_contest_is_and_who_is_first() -> None:
    found = workspace(contest("goal", "deals won", targets=(20,)), won_deals=deals(5, 3, 1))
    [line] = contest_lines(scope_of_team(found))
    assert (line.name, line.text) == ("September Sprint", "day 12 of 20: 9 of 20 deals. 1 Ana 5, 2 Omar 3, 3 Priya 1.")


def test_shares_of_the_own_quota_are_not_next_to_money_of_everyone_together() -> None:
    share = contest("percent of target", "bookings", name="Race")
    money = contest(measure="bookings", name="Sprint")
    first_line, second_line = contest_lines(scope_of_team(workspace(share, money, won_deals=deals(5, 3))))
    assert first_line.name == "Race"
    assert "$" not in first_line.text
    assert "%" in first_line.text
    assert "%" not in second_line.text
    assert second_line.text.count("$") > 2


def test_a_teams_own_contest_is_before_those_of_everyone_and_the_rest_are_counted() -> None:
    east = person(100_000, name="Julia Stone", manager="Bo Lind", team="East")
    contests = [contest(measure="deals won", name=name) for name in ("Race", "Relay", "Steps", "Own Doors")]
    contests[-1] = replace(contests[-1], teams=("West",), start=date(2026, 9, 2))
    found = workspace(*contests, won_deals=deals(5, 3), people=(*PEOPLE, east))
    west = next(each for each in teams(found, quarter(found.book.as_of)) if each.name == "West")
    lines = contest_lines(replace(scope_of_team(found), subject=west))
    assert [each.name for each in lines] == ["Own Doors", "Race"]
    assert lines[1].text.endswith(". 2 more contests.")
    assert "more" not in lines[0].text


def test_a_person_reads_their_own_place_and_nobody_elses_name() -> None:
    found = workspace(contest(measure="deals won"), won_deals=deals(5, 3, 1))
    line = own_contest_line(scope_of_person(found))
    assert line == "September Sprint: second with 3 deals, 2 to the next place."
    assert own_contest_line(scope_of_person(found, "Ana Ruiz")) == "September Sprint: first with 5 deals."


def test_someone_without_a_place_reads_what_they_have() -> None:
    found = workspace(contest("everyone wins", "deals won", targets=(5,)), won_deals=deals(1, 3))
    assert own_contest_line(scope_of_person(found)) == "September Sprint: 3 deals so far, 2 to go."


def test_without_a_running_contest_there_is_no_line() -> None:
    found = workspace(contest(measure="deals won"), won_deals=deals(5), as_of=FINAL)
    assert not contest_lines(scope_of_team(found))
    assert own_contest_line(scope_of_person(found)) == ""


def test_the_first_contest_of_a_year_has_a_card_and_rules() -> None:
    later = replace(contest("goal", "deals won", targets=(20,), name="Later"), start=date(2026, 9, 21))
    found = workspace(contest("goal", "deals won", targets=(12,)), later)
    card, rules = first_contest_card(scope_of_team(found)), first_contest_rules(scope_of_team(found))
    assert card is not None
    assert rules is not None
    assert (card.name, card.goal, rules.name) == ("September Sprint", "12 deals", "September Sprint")
    assert card.boxes is not None
    assert len(card.boxes.rows[0]) == 12
    over = workspace(contest(measure="deals won"), as_of=FINAL)
    assert first_contest_card(scope_of_team(over)) is None
    assert scope_of(found, "contest-rules").subject.name == "September Sprint"


def test_someone_who_left_is_in_the_total_of_the_line_as_on_the_standings() -> None:
    people = (PEOPLE[0], replace(PEOPLE[1], left=date(2026, 9, 18)), *PEOPLE[2:])
    found = workspace(contest("goal", "deals won", targets=(20,)), won_deals=deals(5, 3, 1), people=people)
    [line] = contest_lines(scope_of_team(found))
    assert line.text == "day 12 of 20: 9 of 20 deals. 1 Ana 5, 2 Priya 1."
    assert contest_standings_page(scope_of(found, "contest-standings")).team.number == "9"
