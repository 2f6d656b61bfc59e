from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from plangen.doctypes.subjects import WINNER
from plangen.elements.measure import RowKey
from plangen.facts.pages.contest.certificate import Certificate, certificate
from plangen.records.contests.entries import Entry
from plangen.records.contests.scoring import ScoringRule
from plangen.records.meetings.actions import Action, Status
from tests.facts.contest_scopes import FINAL, MID, contest, deals, scope_of, subjects, workspace
from tests.facts.invented import long_ago, promise
from tests.metrics.contests.played import event
from tests.metrics.invented import person, won


def certificates(*counts: int, kind: str = "ranking", measure: str = "deals won", **known: Any) -> list[Certificate]:
    of_workspace = {name: known.pop(name) for name in ("people", "entries", "scoring", "actions") if name in known}
    of = contest(kind, measure, **known)
    found = workspace(of, won_deals=deals(*counts), as_of=FINAL, **of_workspace)
    return [certificate(scope_of(found, "contest-certificate", each)) for each in subjects(found, WINNER.name)]


def test_a_certificate_names_the_deed_with_its_count() -> None:
    [found] = certificates(3, 1)
    assert found.award == "FIRST PLACE\u00a0 · \u00a0SEPTEMBER SPRINT"
    assert found.name == ("Ana Ruiz",)
    assert f"{found.before}{found.deed}{found.after}" == "won 3 deals in 26 days."
    assert found.bar is not None
    assert (found.bar.total, found.bar.rows, found.bar_note) == (3, 1, "One bar is one deal.")
    assert found.day == "October 12, 2026"
    assert found.signers == ("Ken Ortiz", "")


def test_the_events_behind_the_points_are_counted() -> None:
    scoring: list[ScoringRule] = [event("A first meeting", 1), event("A trial", 2)]
    rows = [
        Entry(RowKey(5, at), "September Sprint", MID, "Ana Ruiz", name, account=f"Door {at}")
        for at, name in enumerate(("A first meeting", "A first meeting", "A trial"))
    ]
    [found] = certificates(entries=rows, scoring=scoring, unit=("door", "doors"), verb="opened", measure="")
    assert f"{found.before}{found.deed}{found.after}" == "opened 4 doors in 26 days: 2 first meetings and 1 trial."


def test_a_credit_lowers_the_money_and_is_no_deal() -> None:
    of, credit = contest("ranking", "bookings"), won(-30, MID, salesperson="Ana Ruiz", account="Acme")
    found = workspace(of, won_deals=[*deals(3), credit], as_of=FINAL)
    [first, *_] = [certificate(scope_of(found, "contest-certificate", each)) for each in subjects(found, WINNER.name)]
    assert f"{first.before}{first.deed}{first.after}" == "booked $270 in 26 days, 3 deals."
    assert first.bar is not None
    assert first.bar.total == 3


def test_a_long_name_is_in_two_lines_and_smaller() -> None:
    people = (person(900_000, name="Konstantina Papadimitriou-Montgomery", manager="Ken Ortiz"),)
    row = Entry(RowKey(5, 1), "September Sprint", MID, people[0].name)
    [found] = certificates(people=people, entries=[row], measure="")
    assert found.name == ("Konstantina", "Papadimitriou-Montgomery")
    assert not found.is_large


def test_a_goal_of_all_is_one_certificate_for_the_team_with_its_names() -> None:
    [found] = certificates(8, 3, 1, kind="goal", targets=(10,))
    assert found.name == ("Team West",)
    assert found.names == "Omar Haddad, Zoë Lindqvist, Priya Raman, Ana Ruiz"
    assert f"{found.before}{found.deed}{found.after}" == "won 12 deals together. The goal was 10."
    assert not certificates(8, 1, kind="goal", targets=(10,))


def test_everyone_who_reaches_the_goal_has_one() -> None:
    found = certificates(5, 6, 1, kind="everyone wins", targets=(5,))
    assert [each.name[0] for each in found] == ["Omar Haddad", "Ana Ruiz"]
    assert {each.award.split("\u00a0")[0] for each in found} == {"GOAL MET"}


def test_no_certificate_has_an_amount_of_money_for_a_prize() -> None:
    [found] = certificates(3, prizes=(("First", "A day off"),), kind="percent of target", measure="bookings")
    assert "of target" in found.after
    assert "A day off" not in str(found)


def test_extras_of_a_year_have_certificates_too() -> None:
    done: Action = promise("X-1", Status.KEPT, kind="and then some", text="driving to Salinas", done_on=MID)
    found = certificates(kind="recognition", measure="extras", actions=[done])
    assert [(each.before, each.deed) for each in found] == [("…and then some: ", "driving to Salinas")]


def test_moments_have_certificates_too() -> None:
    of = contest("recognition", "moments")
    found = workspace(of, won_deals=[*deals(1), long_ago()], as_of=FINAL)
    pages = [certificate(scope_of(found, "contest-certificate", each)) for each in subjects(found, WINNER.name)]
    assert [(each.name[0], each.before, each.deed) for each in pages] == [
        ("Ana Ruiz", "for ", "the first win at Ana Ruiz 0, $100; the biggest month in twelve: September 2026, $100")
    ]


@pytest.mark.parametrize(("count", "rows"), [(48, 1), (49, 2), (112, 2)])
def test_the_ornament_is_one_bar_for_each_unit_in_two_rows_at_most(count: int, rows: int) -> None:
    [found] = certificates(count)
    assert found.bar is not None
    assert (found.bar.total, found.bar.rows) == (count, rows)


def test_more_units_than_fit_have_no_ornament() -> None:
    [found] = certificates(113)
    assert found.bar is None


def test_one_unit_has_no_ornament() -> None:
    [found] = certificates(1)
    assert (found.bar, found.bar_note) == (None, "")


def test_who_was_drawn_has_the_ticket_on_the_certificate() -> None:
    [found] = certificates(3, kind="drawing")
    assert found.award.startswith("DRAWN")
    assert found.after.startswith(" in 26 days; ticket ")
    assert found.after.endswith(" of 3 was drawn.")


def test_moments_that_do_not_fit_are_counted_and_none_is_cut() -> None:
    names = [f"A customer with a rather long name {at}" for at in range(6)]
    won_deals = [long_ago(), *(won(100, MID, account=name) for name in names)]
    found = workspace(contest("recognition", "moments"), won_deals=won_deals, as_of=FINAL)
    pages = [certificate(scope_of(found, "contest-certificate", each)) for each in subjects(found, WINNER.name)]
    assert pages
    assert pages[0].deed.endswith(" more")
    assert "…" not in pages[0].deed


def test_the_best_of_those_who_started_from_0_wins_by_points_in_a_class_that_the_certificate_names() -> None:
    earlier = won(100, date(2026, 8, 20), salesperson="Zoë Lindqvist")
    history = won(100, date(2023, 1, 9), salesperson="Zoë Lindqvist", created=date(2023, 1, 2))
    of = contest("most improved", "deals won")
    found = workspace(of, won_deals=[earlier, history, *deals(3, 2, 0, 2)], as_of=FINAL)
    made = [certificate(scope_of(found, "contest-certificate", each)) for each in subjects(found, WINNER.name)]
    assert [(each.award.partition("\u00a0")[0], each.name, each.deed) for each in made] == [
        ("MOST IMPROVED", ("Zoë Lindqvist",), "100%"), ("MOST IMPROVED, FROM 0", ("Ana Ruiz",), "3 deals"),
    ]  # fmt: skip


def test_a_team_whose_names_do_not_fit_on_two_lines_is_counted() -> None:
    people = tuple(
        person(900_000, name=f"Konstantina Papadimitriou-Montgomery {at}", manager="Ken Ortiz", team="West")
        for at in range(6)
    )
    row = Entry(RowKey(5, 1), "September Sprint", MID, people[0].name, count=Decimal(12))
    [found] = certificates(people=people, entries=[row], kind="goal", targets=(10,), measure="")
    assert found.names == "6 people"


def test_a_name_that_fits_in_the_smaller_type_stays_on_one_line() -> None:
    people = (person(900_000, name="Konstantina Papadimitriou", manager="Ken Ortiz"),)
    row = Entry(RowKey(5, 1), "September Sprint", MID, people[0].name)
    [found] = certificates(people=people, entries=[row], measure="")
    assert (found.name, found.is_large) == (("Konstantina Papadimitriou",), False)


def test_a_theme_longer_than_a_line_is_left_out_and_never_cut() -> None:
    assert [each.theme for each in certificates(3, theme="Doors first")] == ["Doors first"]
    assert [each.theme for each in certificates(3, theme="Introduce the contract to every buyer " * 3)] == [""]
