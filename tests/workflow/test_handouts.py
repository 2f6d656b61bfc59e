from dataclasses import replace
from pathlib import Path

import pytest

from plangen.problems import UsageError
from plangen.workflow.make import Made, make
from plangen.workflow.which_day import Days
from plangen.workflow.wish import Wish
from tests.small_team import AS_OF, TEAM, TEAM_HEAD, small_team, write_rows


@pytest.fixture
def wish(tmp_path: Path) -> Wish:
    """A wish for the scorecards of a small company of two teams."""
    inputs = small_team(tmp_path / "inputs")
    head = (*TEAM_HEAD, "team")
    write_rows(inputs / "team.csv", head, (*TEAM[0], "West"), (*TEAM[1], "West"), (*TEAM[2], "East"))
    return Wish(Days(AS_OF, AS_OF), ("scorecard",), (inputs,), tmp_path / "output", formats=("word",), dry_run=True)


def planned(wish: Wish) -> Made:
    return make(wish, lambda *_: None)


def test_every_team_is_made_where_nothing_is_named(wish: Wish) -> None:
    assert {"East", "West"} <= set(planned(wish).teams)


def test_a_team_is_left_out_where_only_people_are_named_and_that_is_told(wish: Wish) -> None:
    found = planned(replace(wish, packets=(), only=("ana",)))
    assert not found.teams
    assert found.people == ("Ana Ruiz",)
    assert any("Team scorecard: made for no team" in note and "--team NAME" in note for note in found.notes)


def test_a_team_that_is_named_is_made_for_its_people(wish: Wish) -> None:
    found = planned(replace(wish, packets=(), team="west"))
    assert found.teams == ("West",)
    assert set(found.people) == {"Ana Ruiz", "Bo Ruiz"}
    assert not found.left_out


def test_a_person_outside_of_the_team_is_refused(wish: Wish) -> None:
    with pytest.raises(UsageError, match=r"Zoë Łuk is not in West. Leave out --team or the name"):
        planned(replace(wish, team="west", only=("zoe",)))


def test_a_manager_means_the_teams_led(wish: Wish) -> None:
    assert {"East", "West"} <= set(planned(replace(wish, manager="ken", only=("ana",))).teams)


def test_a_month_is_made(wish: Wish) -> None:
    assert {order.period.code for order in planned(replace(wish, period="2026-09")).orders} == {"2026-09"}


def test_an_edition_that_a_kind_lacks_is_made_of_the_other_kinds(wish: Wish) -> None:
    found = planned(replace(wish, packets=(), editions=("rep", "manager")))
    assert not any("edition" in note for note in found.notes)
    assert {order.edition for order in found.orders if order.kind.name == "team-scorecard"} == {"rep", "manager"}
    with pytest.raises(UsageError, match=r"The packet scorecard has no edition preread. It has: rep and manager"):
        planned(replace(wish, editions=("preread",)))


def test_a_quota_that_a_team_page_lacks_is_a_gap_of_the_team_with_the_cell_to_fill(wish: Wish) -> None:
    found = planned(replace(wish, dry_run=False, team="east"))
    [gap] = [gap for gap in found.gaps if gap.subject == "East"]
    assert gap.figures[0] == "Zoë Łuk"
    assert gap.reason == "no quota"
    assert "team.csv › D4" in gap.cure
    assert "East" in found.subjects_with_gaps
