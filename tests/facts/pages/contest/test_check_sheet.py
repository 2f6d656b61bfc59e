from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plangen.facts.pages.contest.check_sheet import CheckSheet, check_sheet
from tests.facts.contest_scopes import PEOPLE, contest, deals, scope_of, workspace
from tests.metrics.contests.played import event
from tests.metrics.invented import person

READY: dict[str, Any] = {
    "targets": (20,), "prizes": (("All of us", "Dinner"), ("First", "A day off")), "budget": Decimal(900),
    "prize_values": (("All of us", Decimal(40)), ("First", Decimal(250))),
    "decided_by": "Ken", "published": "every Tuesday",
}  # fmt: skip


def sheet(kind: str = "goal", **known: Any) -> CheckSheet:
    of_workspace = {name: known.pop(name) for name in ("people", "scoring", "as_of") if name in known}
    unknown = known.pop("unknown_measure", "")
    of = replace(contest(kind, known.pop("measure", "deals won"), **known), measure=unknown)
    return check_sheet(scope_of(workspace(of, won_deals=deals(2), **of_workspace), "contest-check"))


def to_do(found: CheckSheet) -> list[str]:
    return [row.plain("check") for row in found.checks.rows if row.plain("state") == "to do"]


def test_a_contest_with_everything_on_file_is_ready() -> None:
    found = sheet(**READY)
    assert to_do(found) == []
    assert found.headline.lead == "10 of 10 ready; it started on Monday, September 7."


def test_what_is_missing_is_to_do() -> None:
    found = sheet()
    assert to_do(found) == ["Target", "Prizes", "Budget", "Standings"]
    texts = {row.plain("check"): row.plain("on_file") for row in found.checks.rows}
    assert (texts["Target"], texts["Prizes"]) == ("No target.", "No prize.")


def test_once_a_contest_is_over_there_is_nothing_to_check_before_it() -> None:
    found = sheet(**READY, as_of=date(2026, 10, 5))
    assert (found.headline.lead, list(found.checks.rows)) == (
        "It ended on Friday, October 2; 2 of 2 prizes have a value.",
        [],
    )
    assert found.prizes.rows
    assert sheet(as_of=date(2026, 10, 5)).headline.lead == "It ended on Friday, October 2."


@pytest.mark.parametrize(
    ("known", "name", "text"),
    [
        (
            {"prize_values": (("First", Decimal(250)),)},
            "Prizes",
            "A prize for every place that wins. 1 without a value.",
        ),
        ({"prizes": (("First", "A day off"),), "winners": 3}, "Prizes", "3 places win, 1 have a prize."),
        ({"scoring": (event("A demo", 2),)}, "Scoring", "1 event, 0 with a limit, 0 with a proof."),
        ({"measure": ""}, "Scoring", "No measure, and no events in Scoring: only Entries count."),
        ({"measure": "", "unknown_measure": "bookngs"}, "Scoring", "Unknown measure “bookngs”: only Entries count."),
    ],
)
def test_each_check_says_what_is_on_file(known: dict[str, Any], name: str, text: str) -> None:
    found = sheet(**{**READY, **known})
    assert name in to_do(found)
    assert text in {row.plain("on_file") for row in found.checks.rows}


def test_people_without_a_target_of_their_own_are_counted_for_percent_of_target() -> None:
    without = person(name="Leo Stone", manager="Ken Ortiz", team="West")
    found = sheet("percent of target", measure="bookings", people=(*PEOPLE, without))
    assert "4 of 5 people have a target for these days." in {row.plain("on_file") for row in found.checks.rows}


def test_prizes_are_counted_and_added_up_by_what_each_is_worth() -> None:
    prizes = (("All of us", "Dinner"), ("First", "A day off"), ("Every Monday", "The knocker"))
    values = (("All of us", Decimal(40)), ("First", Decimal(250)), ("Every Monday", Decimal(0)))
    found = sheet(prizes=prizes, prize_values=values).prizes
    assert [[row.plain(name) for name in ("place", "times", "value", "total")] for row in found.rows] == [
        ["All of us", "4", "$40", "$160"], ["First", "1", "$250", "$250"], ["Every Monday", "4", "$0", "$0"],
        ["Total", "", "", "$410"],
    ]  # fmt: skip


def test_without_every_value_there_is_room_to_write_and_no_sum() -> None:
    found = sheet(prizes=(("First", "A day off"), ("Second", "Two seats")), prize_values=(("First", Decimal(250)),))
    assert [row.plain("total") for row in found.prizes.rows] == ["$250", ""]


def test_only_a_drawing_has_the_note_on_local_law() -> None:
    assert "Local law" in {each.label for each in sheet("drawing").law}
    assert "Local law" not in {each.label for each in sheet().law}
    assert all(len(each.text) > 40 for each in sheet().law)


def test_an_unknown_type_is_to_do_and_says_why_a_target_is_asked_for() -> None:
    found = sheet(unknown_type="marathon")
    texts = {row.plain("check"): row.plain("on_file") for row in found.checks.rows}
    assert to_do(found)[:2] == ["Type", "Target"]
    assert texts["Type"] == "Unknown type “marathon”: runs as a goal."
    assert texts["Target"] == "No target, which a goal needs."


def test_the_people_in_a_contest_are_those_of_all_its_pages_without_those_who_left() -> None:
    left = replace(PEOPLE[1], left=date(2026, 9, 18))
    new = person(1_200_000, name="Ewa Wójcik", manager="Ken Ortiz", team="West", hired=date(2026, 9, 1))
    people = (PEOPLE[0], left, *PEOPLE[2:], new)
    found = sheet("percent of target", measure="bookings", people=people, as_of=date(2026, 9, 22))
    texts = {row.plain("check"): row.plain("on_file") for row in found.checks.rows}
    assert texts["Who takes part"] == "4 people, 1 without a place (Ewa Wójcik); 1 left."
    assert texts["Own targets"] == "4 of 4 people have a target for these days."


def test_once_a_contest_is_over_what_is_left_to_do_fills_the_page() -> None:
    found = sheet(**READY, cost=Decimal(90), as_of=date(2026, 10, 5))
    assert found.after is not None
    states = {row.plain("check"): row.plain("state") for row in found.after.rows}
    assert states == {
        "Scores": "to do", "Winners": "to do", "Handover": "to do", "Payroll": "done", "Cost": "done",
        "Thanks": "to do", "Lessons": "to do",
    }  # fmt: skip
    assert found.lines > 0
    before = sheet(**READY)
    assert (before.after, before.lines) == (None, 0)


def test_a_contest_without_prizes_has_certificates_to_hand_over() -> None:
    found = sheet(as_of=date(2026, 10, 5))
    assert found.after is not None
    texts = {row.plain("check"): row.plain("on_file") for row in found.after.rows}
    assert texts["Handover"] == "Hand over the certificates."
