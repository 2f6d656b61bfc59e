from decimal import Decimal

import pytest

from plangen.tables.profile import shipped_profiles
from tests.sheets import book, sheet, told


def test_rows_of_stages_come_before_settings_and_those_before_the_profile() -> None:
    stages = sheet(["Stage", "Outcome", "Stale days"], ["Verbal", "won", 14], name="Stages")
    settings = sheet(["Setting", "Value"], ["open stages", "Verbal; Booked"], name="Settings")
    found = book(stages, settings).stages
    home = shipped_profiles()[0]
    assert [found.outcome(stage, home) for stage in ("VERBAL", "booked", "Signed", "Simmering")] == [
        "won", "open", "won", None,
    ]  # fmt: skip
    verbal = found.stage("verbal")
    assert verbal is not None
    assert verbal.stale_days == 14


def test_a_stage_twice_or_without_an_outcome_is_told() -> None:
    rows = [["Verbal", "won", "90%"], ["verbal", "lost", ""], ["Maybe", "perhaps", ""]]
    found = book(sheet(["Stage", "Outcome", "Probability"], *rows, name="Stages"))
    assert found.stages.rows["verbal"].probability == Decimal("0.9")
    assert found.reports[0].skips == {"duplicate": 1, "no outcome": 1}
    assert len(told(found.problems)) == 2


def test_a_stage_says_whether_its_deals_are_qualified_or_nothing() -> None:
    rows = [["Offer", "open", "yes"], ["First call", "open", "no"], ["Trial", "open", ""]]
    found = book(sheet(["Stage", "Outcome", "Qualified"], *rows, name="Stages")).stages.rows
    assert [found[name].qualified for name in ("offer", "first call", "trial")] == [True, False, None]


@pytest.mark.parametrize("profile", shipped_profiles(), ids=lambda profile: profile.name)
def test_no_profile_gives_a_stage_two_outcomes(profile: object) -> None:
    stages = profile.stages.model_dump()  # type: ignore[attr-defined]  # pytest hands profiles over as objects
    names = [name.casefold() for found in stages.values() for name in found]
    assert names
    assert len(names) == len(set(names))
