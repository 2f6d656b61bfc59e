"""People hired or gone within the period get no marks, and their pages say why."""

from typing import Any

import pytest

from plangen.elements.figure import Mark
from tests.facts.conftest import Sheets
from tests.seen import seen


@pytest.fixture
def ewa(sample: Sheets) -> dict[str, Any]:
    return dict(sample["Ewa Wójcik"].sections)


@pytest.fixture
def francois(sample: Sheets) -> dict[str, Any]:
    return dict(sample["François Métayer"].sections)


def test_a_new_hires_page_has_the_start_date_and_no_marks(ewa: dict[str, Any]) -> None:
    assert "started Sep 8" in ewa["masthead"].line
    assert ewa["headline"].lead == "Started Sep 8: $91.9K open in 5 deals."
    assert all(tile.mark is Mark.NONE for tile in ewa["tiles"])
    assert all(row.mark is Mark.NONE for row in seen(ewa["results"]).rows)
    assert ewa["reflections"].to_work_on.sentence == ""


def test_a_ramp_quota_is_named_and_the_full_quota_is_in_the_notes(ewa: dict[str, Any]) -> None:
    """W8: hired September 8: 17 of the 21 working days of September at 30%."""
    assert ewa["growth"].means[0].text == "0.0% of ramp quota, $0 of $13.0K, Q3"
    assert "Q3 quota: $13.0K of a full $160.0K, prorated for days employed and ramp." in ewa["data_notes"]


def test_a_person_who_left_has_no_commitments_for_the_next_quarter(francois: dict[str, Any]) -> None:
    assert "left Aug 14, 2026" in francois["masthead"].line
    assert [row.who for row in seen(francois["commitments"]).pens] == ["Renée will"]
    assert not francois["pipeline"].coverage


def test_the_deals_of_a_person_who_left_are_to_be_reassigned(francois: dict[str, Any]) -> None:
    assert francois["headline"].rest == "$232.3K is open in 11 deals, to be reassigned."
    assert francois["pipeline"].heavy.endswith("reassign them.")


def test_the_managers_open_commitment_is_printed_and_carried_over(sample: Sheets) -> None:
    priya = sample["Priya Raman"].sections
    assert priya["past_commitments"].manager.startswith("Ken: ")
    assert priya["past_commitments"].manager.endswith(", still open")
    manager = seen(priya["commitments"]).pens[-1]
    assert (manager.number, manager.who) == ("KO-26Q2-4", "Ken will:")
    assert manager.action.value


def test_a_past_due_commitment_says_so(sample: Sheets) -> None:
    assert [row.by for row in seen(sample["Julia Mensah"].sections["commitments"]).carried] == ["was due Sep 25"]


def test_a_month_carries_the_quarter_only_if_it_also_stands_out_against_its_quota(sample: Sheets) -> None:
    titles = {name: seen(sheet.sections["bookings_by_month"]).title for name, sheet in sample.items()}
    assert titles["Ana Ruiz"] == "September carried the quarter: $122K of $261K"
    assert titles["Leïla Haddad"] == "July came closest to quota: $47K of $62K"
