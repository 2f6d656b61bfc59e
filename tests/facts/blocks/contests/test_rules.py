from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plangen.facts.blocks.contests.rules import Rules, contest_rules
from plangen.records.contests.rules import ContestType
from plangen.records.contests.scoring import ScoringRule
from tests.facts.contest_scopes import contest, scope_of, workspace
from tests.metrics.contests.played import event
from tests.metrics.invented import person, won


def rules(kind: str = "goal", measure: str = "deals won", scoring: tuple[ScoringRule, ...] = (), **known: Any) -> Rules:
    return contest_rules(scope_of(workspace(contest(kind, measure, **known), scoring=scoring), "contest-rules"))


def fair(found: Rules) -> dict[str, str]:
    return {each.label: each.text for each in found.fair_play}


def test_every_line_of_scoring_has_its_points_limit_and_proof() -> None:
    found = rules(scoring=(event("A trial", 2, cap=Decimal(1), per="account", proof="report"),), unit=("door", "doors"))
    [line] = found.scoring
    assert (line.points, line.unit, line.event, line.limit, line.proof) == (
        "2", "doors", "A trial", "one per company", "report"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("deals won", ("1", "deal", "A deal won")),
        ("bookings", ("", "by amount", "Bookings")),
        ("new accounts", ("1", "new account", "A new account")),
        ("meetings", ("1", "meeting", "A meeting")),
        ("first meetings", ("1", "first meeting", "A first meeting")),
        ("extras", ("1", "extra", "An extra")),
    ],
)
def test_without_scoring_the_measure_says_what_counts(measure: str, expected: tuple[str, str, str]) -> None:
    [line] = rules(measure=measure).scoring
    assert (line.points, line.unit, line.event) == expected


def test_a_unit_of_the_contests_own_does_not_hide_what_counts() -> None:
    [line] = rules(measure="first meetings", unit=("door", "doors")).scoring
    assert (line.points, line.unit, line.event) == ("1", "door", "A first meeting")


def test_the_prize_of_everyone_is_first_and_names_the_goal() -> None:
    found = rules(targets=(20,), prizes=(("First", "A day off"), ("All of us", "Dinner")))
    assert [(each.label, each.text, each.is_large) for each in found.prizes] == [
        ("All of us, at 20", "Dinner", True), ("First", "A day off", False),
    ]  # fmt: skip


def test_a_prize_is_printed_with_its_sponsor_and_one_sponsor_is_of_all_prizes() -> None:
    prizes = (("First", "A day off."), ("Second", "Dinner"))
    own = rules("ranking", prizes=prizes, sponsors=(("second", "Kessel Toolworks"),))
    assert [each.text for each in own.prizes] == ["A day off.", "Dinner, sponsored by Kessel Toolworks"]
    of_all = rules("ranking", prizes=prizes, sponsors=(("", "Kessel"),))
    assert [each.text for each in of_all.prizes] == ["A day off, sponsored by Kessel", "Dinner, sponsored by Kessel"]


def test_without_a_prize_there_is_a_line_to_write_one_on() -> None:
    found = rules()
    assert found.prize_blank is not None
    assert found.prize_blank.address == "Contests/September Sprint/prizes"
    assert rules(prizes=(("First", "A day off"),)).prize_blank is None


def test_days_are_from_first_to_last_with_the_time_it_ends() -> None:
    assert (rules().days, rules().time) == ("Monday, September 7 to Friday, October 2", ", 2026")
    assert rules(time="17:00").time == ", 5:00\u00a0PM"


def test_fair_play_says_who_when_and_who_decides() -> None:
    found = fair(rules("ranking"))
    new = "New colleagues (hired after June 9, or on a ramp quota) are listed, not ranked."
    assert found["Eligibility"] == f"Everyone who sells for West. {new}"
    assert found["Date that counts"] == "The close date, logged by October 12."
    assert found["Canceled"] == "Canceled or returned through October 12 doesn’t count."
    assert found["Tie-breaker"].startswith("Who got there first; then more events;")
    assert found["Tie-breaker"].endswith("then the prize is shared.")
    assert found["Questions"] == "Ken decides. Final on October 12."


def test_fair_play_says_what_makes_an_account_new() -> None:
    sprint, label = contest("ranking", "new accounts"), "New account"

    def said(since: date) -> str:
        found = workspace(sprint, won_deals=[won(5, since, created=since)])
        return fair(contest_rules(scope_of(found, "contest-rules")))[label]

    assert said(date(2024, 8, 31)) == "No win by anyone in the 24 months before September 7."
    assert said(date(2024, 10, 1)) == "Decided by the deal’s type, New; deals on file start Oct 1, 2024."
    assert label not in fair(rules("ranking"))


def test_fair_play_says_which_events_count_without_an_entry() -> None:
    met, tried = (
        event("A first meeting", 1),
        replace(event("A trial", 2), counts=()),
    )
    assert fair(rules(scoring=(met, tried)))["Counted"] == "The contest’s list, and what is on file: first meetings."
    assert "Counted" not in fair(rules(scoring=(tried,)))
    assert "Counted" not in fair(rules(measure="first meetings"))


def test_a_rule_of_the_contests_own_takes_the_place_of_the_usual_one() -> None:
    found = rules(
        "ranking", rules=(("Shared", "Opened together, each gets half."), ("New company", "None in 24 months."))
    )
    assert fair(found)["Shared"] == "Opened together, each gets half."
    assert [each.label for each in found.fair_play][:2] == ["Eligibility", "New company"]


@pytest.mark.parametrize("kind", list(ContestType))
def test_every_type_has_rules(kind: ContestType) -> None:
    found = fair(rules(kind, targets=(5,), by_team=kind is ContestType.TEAM))
    assert {"Eligibility", "Date that counts", "Canceled", "Questions"} <= set(found)
    assert ("Team score" in found) is (kind is ContestType.TEAM)
    assert ("Drawing" in found) is (kind is ContestType.DRAWING)
    assert ("Rounds" in found) is (kind is ContestType.BRACKET)
    assert ("Own target" in found) is (kind is ContestType.SHARE)


def test_a_long_name_is_smaller_and_a_full_page_too() -> None:
    sizes = [(found.is_long, found.is_longest) for found in (rules(name="n" * size) for size in (14, 15, 45))]
    assert sizes == [(False, False), (True, False), (False, True)]
    events = tuple(event(f"Event {at}", 1) for at in range(5))
    assert (rules(scoring=events).is_full, rules(scoring=events[:4]).is_full) == (True, False)


def test_nothing_that_is_said_of_what_counts_is_cut() -> None:
    measures = ("bookings", "margin", "pipeline created", "deals created", "extras", "moments", "new accounts")
    lines = [line for measure in measures for line in rules("ranking", measure).scoring]
    assert len(lines) == len(measures)
    assert not [line for line in lines if "…" in line.note]
    long = "A rule that is written out at length, so that nobody has to ask what was meant by it, and then some. " * 2
    assert fair(rules(rules=(("Evidence", long.strip()),)))["Evidence"] == long.strip()


def test_a_drawing_prints_its_seed_date_and_the_note_on_local_law() -> None:
    found = fair(rules("drawing"))
    assert found["Drawing"] == "One ticket for each deal. Drawing: October 12, seed “September Sprint, 2026-10-12”."
    assert found["Local law"] == "Held only where the law allows a prize drawing. Taking part costs nothing."
    assert "Local law" not in fair(rules("ranking"))


def test_a_page_without_boxes_has_a_scoreboard() -> None:
    assert rules("ranking").boxes is not None
    assert rules(targets=(20,)).boxes is not None


def test_whoever_is_away_keeps_what_the_contest_counts() -> None:
    texts = [fair(rules("ranking", measure))["Time away"] for measure in ("deals won", "bookings", "margin")]
    assert [each.partition(";")[0] for each in texts] == ["Points stay", "Your bookings stay", "Your margin stays"]


def test_the_tie_breaker_by_target_is_a_higher_percent() -> None:
    assert "; then a higher percent of target;" in fair(rules("ranking", "bookings"))["Tie-breaker"]


def test_percent_of_target_says_that_the_highest_percent_wins() -> None:
    wins = "he highest percent of your own target wins"
    own, scored = rules("percent of target", "bookings"), rules("percent of target", scoring=(event("A demo", 2),))
    assert own.scoring[0].note == f"the amount of each deal won, by close date; t{wins}"
    assert wins not in fair(own)["Own target"]
    assert wins not in scored.scoring[0].note
    assert fair(scored)["Own target"].endswith(f". T{wins}.")
    assert wins not in rules("ranking", "bookings").scoring[0].note


def test_a_percent_of_target_is_a_tie_breaker_only_where_points_are_what_targets_are_in() -> None:
    last = "; then a higher percent of target; then the prize is shared."
    assert fair(rules("ranking", "bookings"))["Tie-breaker"].endswith(last)
    for found in (rules("percent of target", "bookings"), rules("ranking", "", scoring=(event("A demo", 2),))):
        assert fair(found)["Tie-breaker"] == "Who got there first; then more events; then the prize is shared."


def test_a_name_of_many_lines_is_cut_between_words_and_whole_among_the_rules() -> None:
    name = "The Great Autumn Conveyor Challenge of the Pacific Northwest " * 5
    found = rules(name=name.strip())
    assert found.name.endswith("…")
    assert name.startswith(found.name.removesuffix("…"))
    assert fair(found)["Full name"] == name.strip()
    assert "Full name" not in fair(rules())


def test_a_page_with_an_objective_and_many_rows_of_fair_play_is_full() -> None:
    own = tuple((f"Rule {at}", "Be fair.") for at in range(4))
    found = rules("ranking", objective="A hundred doors.", rules=own)
    assert len(found.fair_play) > 8
    assert (found.is_full, rules("ranking", objective="A hundred doors.").is_full) == (True, False)


def test_a_line_to_sign_has_a_caption_without_a_manager_on_file() -> None:
    of = contest("goal", "deals won")
    found = contest_rules(scope_of(workspace(of, people=[person(name="Ana Ruiz")]), "contest-rules"))
    assert found.signer == "Manager"
