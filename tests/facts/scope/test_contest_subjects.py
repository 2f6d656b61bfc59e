from datetime import date

import pytest

from plangen.doctypes.subjects import CONTEST, FINISHED_CONTEST, STARTED_CONTEST, WINNER
from plangen.facts.scope.contest_subjects import contest_in, winner_in
from tests.facts.contest_scopes import FINAL, NAMES, PEOPLE, RUNNING, contest, deals, first, subjects, workspace
from tests.facts.invented import ANA
from tests.metrics.invented import person


def test_a_contest_is_a_subject_from_its_start_through_its_audit_date() -> None:
    of = contest(measure="deals won")
    days = (date(2026, 6, 30), date(2026, 7, 1), RUNNING, FINAL, date(2027, 1, 4))
    assert [len(subjects(workspace(of, as_of=day), CONTEST.name)) for day in days] == [0, 1, 1, 1, 0]


@pytest.mark.parametrize(
    ("as_of", "expected"), [(date(2026, 9, 4), (0, 0)), (RUNNING, (1, 0)), (date(2026, 10, 2), (1, 1)), (FINAL, (1, 1))]
)
def test_standings_start_with_the_contest_and_the_close_out_with_its_last_day(
    as_of: date, expected: tuple[int, int]
) -> None:
    found = workspace(contest(measure="deals won"), as_of=as_of)
    assert (len(subjects(found, STARTED_CONTEST.name)), len(subjects(found, FINISHED_CONTEST.name))) == expected


def test_there_are_winners_once_the_scores_are_final() -> None:
    of = contest(measure="deals won", prizes=(("First", "A day off"), ("Second", "Tickets")))
    assert not subjects(workspace(of, won_deals=deals(3, 2, 1)), WINNER.name)
    found = subjects(workspace(of, won_deals=deals(3, 2, 1), as_of=FINAL), WINNER.name)
    assert [winner_in(each).winner for each in found] == ["Ana Ruiz", "Omar Haddad"]
    assert found[0].name == "Ana Ruiz, September Sprint"
    assert found[0].name_parts == {
        "family": "Ruiz", "given": "Ana", "name": "Ana Ruiz", "contest": "September Sprint"
    }  # fmt: skip


def test_two_awards_of_one_person_have_two_names() -> None:
    of = contest("bounty", "deals won", prizes=(("Everyone", "A pin"),))
    other = contest(measure="deals won", name="Another")
    found = subjects(workspace(of, other, won_deals=deals(2), as_of=FINAL), WINNER.name)
    assert len({each.name for each in found}) == len(found) == 2


def test_a_contest_of_one_team_has_its_name_and_leader() -> None:
    found = first(workspace(contest(measure="deals won")))
    assert found.team == "Team West"
    assert found.leader is not None
    assert found.leader.name == found.manager_name == "Ken Ortiz"
    assert [each.name for each in found.people] == ["Omar Haddad", "Zoë Lindqvist", "Priya Raman", "Ana Ruiz"]


def test_a_contest_of_teams_without_a_leader_in_common_has_the_companys_name() -> None:
    people = (*PEOPLE, person(900_000, name="José Marín", manager="Renée Caldwell", team="East"))
    found = first(workspace(contest(measure="deals won"), people=people))
    assert (found.team, found.leader) == ("Sales team", None)
    assert len(found.people) == len(NAMES) + 1


def test_only_a_contest_or_its_winner_has_a_contest() -> None:
    found = workspace(contest(measure="deals won"))
    person_alone = next(each for each in first(found).people if each.person.name == ANA.name)
    with pytest.raises(TypeError, match="only a contest"):
        contest_in(person_alone)
    with pytest.raises(TypeError, match="only a winner"):
        winner_in(first(found))
