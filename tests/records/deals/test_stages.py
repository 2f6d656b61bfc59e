from decimal import Decimal

import pytest

from plangen.records.deals.stages import is_likely_open
from plangen.sources.grid import Cell
from plangen.tables.profile import Profile, shipped_profiles
from tests.sheets import book, messages, sheet

TEAM = sheet(["Salesperson", "Manager"], ["Ana", "Bo"], name="Team")


def test_stages_win_over_settings_and_settings_over_the_profile() -> None:
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


def test_a_duplicate_stage_and_one_without_an_outcome_are_reported() -> None:
    rows = [["Verbal", "won", "90%"], ["verbal", "lost", ""], ["Maybe", "perhaps", ""]]
    found = book(sheet(["Stage", "Outcome", "Probability"], *rows, name="Stages"))
    assert found.stages.rows["verbal"].probability == Decimal("0.9")
    assert found.reports[0].skips == {"duplicate": 1, "no outcome": 1}
    assert len(messages(found.problems)) == 2


def test_qualified_is_yes_no_or_blank() -> None:
    rows = [["Offer", "open", "yes"], ["First call", "open", "no"], ["Trial", "open", ""]]
    found = book(sheet(["Stage", "Outcome", "Qualified"], *rows, name="Stages")).stages.rows
    assert [found[name].qualified for name in ("offer", "first call", "trial")] == [True, False, None]


@pytest.mark.parametrize("profile", shipped_profiles(), ids=lambda profile: profile.name)
def test_no_profile_gives_a_stage_two_outcomes(profile: object) -> None:
    stages = profile.stages.model_dump()  # type: ignore[attr-defined]  # pytest passes profiles as objects
    names = [name.casefold() for found in stages.values() for name in found]
    assert names
    assert len(names) == len(set(names))


def test_a_pipeline_in_brackets_after_a_stage_is_ignored() -> None:
    settings = sheet(["Setting", "Value"], ["lost stages", "Parked"], name="Settings")
    found = book(settings).stages
    hubspot = next(profile for profile in shipped_profiles() if profile.name == "HubSpot")
    stages = ("Closed Won (Sales Pipeline)", "Parked (East)", "Simmering (East)", "(East)")
    assert [found.outcome(stage, hubspot) for stage in stages] == ["won", "lost", None, None]
    assert not any(found.outcome(stage, shipped_profiles()[0]) for stage in stages)


def test_a_row_for_a_stage_with_its_pipeline_wins_over_one_without() -> None:
    rows = [["Signed (Renewals)", "open"], ["Signed", "lost"]]
    found = book(sheet(["Stage", "Outcome"], *rows, name="Stages")).stages
    hubspot = next(profile for profile in shipped_profiles() if profile.name == "HubSpot")
    assert [found.outcome(stage, hubspot) for stage in ("Signed (Renewals)", "Signed (East)")] == ["open", "lost"]


@pytest.mark.parametrize(
    "words", ["Cancelled", "canceled", "Churned", "Duplicate", "TEST", "pending signature", "Refund"]
)
@pytest.mark.parametrize("profile", shipped_profiles(), ids=lambda profile: profile.name)
def test_words_in_brackets_that_change_what_a_stage_means_are_asked_about(profile: Profile, words: str) -> None:
    assert book().stages.outcome(f"Closed Won ({words})", profile) is None


@pytest.mark.parametrize("stage", ["Canceled", "Cancelled", "Duplicate", "Void", "Test"])
def test_what_canceled_means_is_not_taken_from_another_program(stage: str) -> None:
    assert book().stages.outcome(stage, shipped_profiles()[0]) is None


@pytest.mark.parametrize(
    "stage", ["Negotiating", "Proposing", "Price negotiation", "Discovery Call", "Quoting", "Meeting set", "New lead"]
)
def test_another_form_of_an_open_stage_is_likely_open(stage: str) -> None:
    assert is_likely_open(stage)


@pytest.mark.parametrize(
    "stage",
    ["Negotiation lost", "Not qualified", "Unqualified", "Disqualified", "Qualified out", "Proposal rejected",
     "Demo dead", "Won after negotiating", "Contract negotiation", "Simmering", "Lead (duplicate)", "No meeting"],
)  # fmt: skip
def test_a_stage_that_may_be_closed_is_not_likely_open(stage: str) -> None:
    assert not is_likely_open(stage)


@pytest.mark.parametrize(
    ("stage", "outcome"),
    [
        ("Abgeschlossen und gewonnen", "won"),
        ("Abgeschlossen und verloren", "lost"),
        ("Fermée gagnée", "won"),
        ("Cerrada perdida", "lost"),
        ("Entscheidungsträger überzeugt", "open"),
        ("Contrat envoyé", "open"),
        ("Cita programada", "open"),
    ],
)
def test_stages_in_other_languages_are_known_in_any_file(stage: str, outcome: str) -> None:
    found = book(sheet(["Setting", "Value"], ["company", "Acme"], name="Settings")).stages
    assert found.outcome(stage, shipped_profiles()[0]) == outcome


@pytest.mark.parametrize("stage", ["Won?", "Closed Won ?", "Won (?)", "Won？"])
def test_a_stage_with_a_question_mark_is_asked_about(stage: str) -> None:
    rows: list[list[Cell]] = [["Rep", "Deal", "Stage", "Amount"], ["Ana", "A", "Proposal", 5], ["Ana", "B", stage, 5]]
    found = book(TEAM, sheet(*rows))
    assert [(each.sort, each.value) for each in found.problems] == [("unknown stage", stage)]
    assert len(found.opportunities) == 1


def test_the_outcome_of_a_stage_with_a_question_mark_is_not_that_of_the_stage_without_it() -> None:
    settings = sheet(["setting", "value"], ["open stages", "Won?"], name="Settings")
    rows: list[list[Cell]] = [
        ["Rep", "Deal", "Stage", "Close date"], ["Ana", "A", "Won", "2026-03-01"], ["Ana", "B", "Won?", "2026-03-01"],
    ]  # fmt: skip
    found = book(TEAM, settings, sheet(*rows))
    assert [str(deal.outcome) for deal in found.opportunities] == ["won", "open"]


@pytest.mark.parametrize(
    "stage", ["6 - Closed Won", "06. Closed Won", "6) Closed Won", "(6) Closed Won", "6: Closed Won"]
)
def test_a_number_before_a_stage_is_ignored(stage: str) -> None:
    found = book(TEAM, sheet(["Rep", "Deal", "Stage", "Close date"], ["Ana", "A", stage, "2026-03-01"]))
    assert [str(deal.outcome) for deal in found.opportunities] == ["won"]


def test_a_number_before_a_stage_says_which_of_two_rows_is_meant() -> None:
    stages = sheet(["Stage", "Outcome"], ["1 - Closed Won", "open"], name="Stages")
    rows: list[list[Cell]] = [
        ["Rep", "Deal", "Stage", "Close date"], ["Ana", "A", "1 - Closed Won", "2026-03-01"],
        ["Ana", "B", "2 - Closed Won", "2026-03-01"],
    ]  # fmt: skip
    found = book(TEAM, stages, sheet(*rows))
    assert [str(deal.outcome) for deal in found.opportunities] == ["open", "won"]
