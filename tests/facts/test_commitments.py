from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from plangen.elements.measure import RowKey
from plangen.facts.brief import Brief
from plangen.facts.commitments import closing, commitments
from plangen.facts.names import initials
from plangen.facts.numbers import NUMBERED_KINDS, blank_numbers, short_code
from plangen.records.actions import Action, Status
from plangen.records.events import Event
from tests.facts.invented import ANA, KEN, NEVER, book, brief, promise, review
from tests.metrics.invented import period, person


def asked(*actions: Action, **limits: Any) -> Brief:
    return brief(book([], actions=actions), **limits)


def numbers(*actions: Action, **limits: Any) -> list[str]:
    found = commitments(asked(*actions, **limits))
    return [*(row.number for row in found.carried), *(row.number for row in (*found.pens, found.extra))]


def test_without_commitments_three_rows_the_managers_and_the_extra_are_for_the_pen() -> None:
    assert numbers() == ["AR-26Q3-1", "AR-26Q3-2", "AR-26Q3-3", "AR-26Q3-4", "AR-26Q3-5"]
    assert [row.who for row in commitments(asked()).pens] == ["", "", "", "Ken will"]


@pytest.mark.parametrize(("carried", "pens"), [(0, 3), (1, 2), (2, 1), (3, 1), (5, 1)])
def test_carried_rows_and_pen_rows_make_three_and_one_is_always_for_the_pen(carried: int, pens: int) -> None:
    found = commitments(asked(*(promise(f"X-{at}") for at in range(carried))))
    assert len(found.carried) == min(carried, 3)
    assert [row.who for row in found.pens] == [*[""] * pens, "Ken will"]


def test_more_than_three_carried_ones_stand_whole_at_the_end() -> None:
    found = commitments(asked(*(promise(f"X-{at}") for at in range(5))))
    assert found.more == "and 2 more, on the last page"
    assert [row.number for row in found.all_carried] == [f"X-{at}" for at in range(5)]
    assert not commitments(asked(promise("X-1"))).all_carried


def test_numbers_that_stand_in_actions_are_passed_over() -> None:
    taken = [promise("AR-26Q3-1", Status.KEPT), promise("ar-26q3-3", Status.KEPT)]
    assert numbers(*taken) == ["AR-26Q3-2", "AR-26Q3-4", "AR-26Q3-5", "AR-26Q3-6", "AR-26Q3-7"]


def test_two_people_of_the_same_initials_get_numbers_of_their_own() -> None:
    both = book([], [ANA, person(name="Arno Reed"), KEN])
    assert [commitments(brief(both, name)).extra.number for name in ("Ana Ruiz", "Arno Reed")] == [
        "AR-26Q3-5",
        "AR2-26Q3-5",
    ]


def test_every_blank_of_a_row_is_an_address_in_actions() -> None:
    row = commitments(asked()).pens[0]
    assert [field.address for field in (row.action, row.so_that, row.by)] == [
        "Actions/AR-26Q3-1/action",
        "Actions/AR-26Q3-1/so that",
        "Actions/AR-26Q3-1/due",
    ]


def test_what_goes_on_are_open_and_moved_ones_due_by_the_end_of_the_next_quarter() -> None:
    going_on = [
        promise("A-1"),
        promise("A-2", Status.MOVED),
        promise("A-3", due=date(2026, 12, 31)),
        promise("A-4", due=None),
    ]
    others = [
        promise("B-1", Status.KEPT),
        promise("B-2", Status.LET_GO),
        promise("B-3", due=date(2027, 1, 1)),
        promise("B-4", owner="Ken Ortiz"),
        promise("B-5", kind="and then some"),
        promise("B-6", salesperson="Bo Ruiz"),
    ]
    found = commitments(asked(*going_on, *others, commitments=4))
    assert {row.number for row in found.carried} == {"A-1", "A-2", "A-3", "A-4"}


def test_a_moved_one_carries_its_new_words_and_date() -> None:
    moved = promise("A-1", Status.MOVED, moved_to=date(2026, 11, 30), now="Open two", so_that="accounts reach 5")
    [row] = commitments(asked(moved)).carried
    assert (row.action, row.so_that, row.by) == ("Open two", "accounts reach 5", "Nov 30")


def test_the_earliest_comes_first() -> None:
    found = commitments(asked(promise("A-2", Status.MOVED, moved_to=date(2026, 12, 1)), promise("A-1")))
    assert [row.number for row in found.carried] == ["A-1", "A-2"]


def test_at_three_times_carried_it_is_asked_to_change_get_help_or_let_go() -> None:
    twice, thrice = promise("A-1", carried=1), promise("A-2", carried=2)
    notes = [row.note for row in commitments(asked(twice, thrice)).carried]
    assert notes == ["", "carried 3 times: change it, get help, or let it go, and say why"]


def test_the_heading_names_what_comes_next() -> None:
    assert commitments(review()).heading == "For Q4"
    assert commitments(review(code="2026-Q4", as_of=date(2026, 12, 31))).heading == "For Q1 2027"


def test_without_a_manager_the_last_row_is_my_managers() -> None:
    alone = replace(NEVER, manager="")
    assert commitments(review([], [alone])).pens[-1].who == "My manager will"
    assert closing(review([], [alone])).initials == ("AR", "")


def test_the_foot_has_the_next_meeting_and_both_initials() -> None:
    days = [date(2026, 10, 8), date(2027, 1, 14)]
    events = [Event(RowKey(5, at), day, day, "quarterly review") for at, day in enumerate(days)]
    found = closing(brief(book([], events=events)))
    assert (found.next_meeting, found.initials) == ("Thursday, January 14, 2027", ("AR", "KO"))
    assert closing(review()).next_meeting == ""


@pytest.mark.parametrize(
    ("name", "said"), [("Ana Ruiz", "AR"), ("Ana-Luz de Ruiz", "ALR"), ("<b>&{ 7", ""), ("Zoë", "Z"), ("", "")]
)
def test_initials_are_at_most_three_first_letters(name: str, said: str) -> None:
    assert initials(name) == said


def test_a_kind_of_ones_own_takes_its_numbers_after_the_shipped_ones() -> None:
    kinds = [kind for kind in NUMBERED_KINDS if kind != "monthly-review"]
    shipped = [number for kind in kinds for number in blank_numbers("AR", period("2026-Q3"), kind, [])]
    own = blank_numbers("AR", period("2026-Q3"), "my-review", [])
    assert not set(own) & set(shipped)
    assert len({*own, *shipped}) == len(own) + len(shipped)


def test_a_review_and_a_scorecard_of_one_month_never_print_one_number_twice() -> None:
    month = period("2026-09")
    review, score = (blank_numbers("AR", month, kind, []) for kind in ("monthly-review", "scorecard"))
    assert review == [f"AR-26M09-{line}" for line in range(1, 8)]
    assert score == ["AR-26M09-8"]


def test_a_review_of_a_month_takes_no_numbers_of_a_quarter() -> None:
    assert blank_numbers("AR", period("2026-Q3"), "scorecard", []) == ["AR-26Q3-7"]


def test_a_limit_beyond_the_reserved_numbers_does_not_break_the_page() -> None:
    assert len(numbers(commitments=40)) == 6


@pytest.mark.parametrize(
    ("code", "said"), [("2026-Q3", "26Q3"), ("2026-09", "26M09"), ("2026", "26"), ("2026-H1", "26H1")]
)
def test_the_period_in_a_number_is_short(code: str, said: str) -> None:
    assert short_code(period(code)) == said
