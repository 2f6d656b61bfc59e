"""People who came or left within the period are not judged like the others, and are told so."""

from typing import Any

import pytest

from plangen.elements.figure import Mark
from tests.facts.conftest import Sheets


@pytest.fixture
def ewa(sample: Sheets) -> dict[str, Any]:
    return dict(sample["Ewa Wójcik"].sections)


@pytest.fixture
def francois(sample: Sheets) -> dict[str, Any]:
    return dict(sample["François Métayer"].sections)


def test_somebody_new_reads_since_when_and_no_verdict(ewa: dict[str, Any]) -> None:
    assert "new in role since Sep 8" in ewa["masthead"].line
    assert ewa["verdict"].lead == "New since Sep 8: $91.9K open in 5 deals."
    assert all(tile.mark is Mark.NONE for tile in ewa["tiles"])
    assert all(row.mark is Mark.NONE for row in ewa["results"].rows)
    assert ewa["reflections"].to_work_on.sentence == ""


def test_a_ramp_quota_is_named_and_the_full_one_stands_in_the_notes(ewa: dict[str, Any]) -> None:
    assert ewa["tiles"][0].sub == "$0 of ramp quota $12.3K"
    assert "Quota Q3: $12.3K of a full $160.0K, for the days employed and the ramp." in ewa["data_notes"]


def test_somebody_who_left_promises_nothing_for_the_next_quarter(francois: dict[str, Any]) -> None:
    assert "left Aug 14, 2026" in francois["masthead"].line
    assert [row.who for row in francois["commitments"].pens] == ["Renée will"]
    assert not francois["pipeline"].coverage


def test_the_deals_of_somebody_who_left_are_to_be_handed_over(francois: dict[str, Any]) -> None:
    assert francois["verdict"].rest == "$232.3K is open in 11 deals, to be handed over."
    assert francois["pipeline"].heavy.endswith("hand them over.")


def test_what_the_manager_still_owes_stands_on_the_page_and_goes_on(sample: Sheets) -> None:
    priya = sample["Priya Raman"].sections
    assert priya["agreed"].manager.startswith("Ken: ")
    assert priya["agreed"].manager.endswith(", still open")
    manager = priya["commitments"].pens[-1]
    assert (manager.number, manager.who) == ("KO-26Q2-4", "Ken will")
    assert manager.action.value


def test_a_commitment_whose_day_is_past_says_so(sample: Sheets) -> None:
    assert [row.by for row in sample["Julia Mensah"].sections["commitments"].carried] == ["was Sep 25"]


def test_one_month_carries_a_quarter_only_where_it_stands_out_of_its_quota_too(sample: Sheets) -> None:
    titles = {name: sheet.sections["picture"].title for name, sheet in sample.items()}
    assert titles["Ana Ruiz"] == "September carried the quarter: 122 of 261"
    assert titles["Leïla Haddad"] == "July came closest to quota: 47 of 62"
