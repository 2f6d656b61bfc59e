from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from plangen.doctypes.document_type import DocumentType
from plangen.elements.measure import RowKey
from plangen.facts.blocks.commitments import closing, commitments
from plangen.facts.formatting.names import initials
from plangen.facts.scope.document import Scope
from plangen.facts.scope.reserved_ids import reserved_ids, short_code
from plangen.problems import UsageError
from plangen.records.meetings.actions import Action, Status
from plangen.records.meetings.events import Event
from tests.built_in import built_in
from tests.facts.invented import ANA, KEN, NEVER, book, promise, review, scope
from tests.metrics.invented import period, person
from tests.seen import seen


def scoped(*actions: Action, **limits: Any) -> Scope:
    return scope(book([], actions=actions), **limits)


def numbers(*actions: Action, **limits: Any) -> list[str]:
    found = seen(commitments(scoped(*actions, **limits)))
    return [*(row.number for row in found.carried), *(row.number for row in (*found.pens, found.extra))]


def test_without_commitments_there_are_three_blank_rows_the_managers_and_the_extra() -> None:
    assert numbers() == ["AR-26Q3-1", "AR-26Q3-2", "AR-26Q3-3", "AR-26Q3-4", "AR-26Q3-5"]
    assert [row.who for row in seen(commitments(scoped())).pens] == ["", "", "", "Ken will"]


@pytest.mark.parametrize(("carried", "blanks"), [(0, 3), (1, 2), (2, 1), (3, 1), (5, 1)])
def test_carried_and_blank_rows_make_three_and_at_least_one_is_blank(carried: int, blanks: int) -> None:
    found = seen(commitments(scoped(*(promise(f"X-{at}") for at in range(carried)))))
    assert len(found.carried) == min(carried, 3)
    assert [row.who for row in found.pens] == [*[""] * blanks, "Ken will"]


def test_more_than_three_carried_commitments_are_printed_in_full_at_the_end() -> None:
    found = seen(commitments(scoped(*(promise(f"X-{at}") for at in range(5)))))
    assert found.more == "2 more under “All commitments”"
    assert [row.number for row in found.all_carried] == [f"X-{at}" for at in range(5)]
    assert not seen(commitments(scoped(promise("X-1")))).all_carried


def test_ids_already_used_in_actions_are_skipped() -> None:
    taken = [promise("AR-26Q3-1", Status.KEPT), promise("ar-26q3-3", Status.KEPT)]
    assert numbers(*taken) == ["AR-26Q3-2", "AR-26Q3-4", "AR-26Q3-5", "AR-26Q3-6", "AR-26Q3-7"]


def test_two_people_with_the_same_initials_get_different_ids() -> None:
    both = book([], [ANA, person(name="Arno Reed"), KEN])
    assert [seen(commitments(scope(both, name))).extra.number for name in ("Ana Ruiz", "Arno Reed")] == [
        "AR-26Q3-5",
        "AR2-26Q3-5",
    ]


def test_every_blank_of_a_row_has_an_address_in_actions() -> None:
    row = seen(commitments(scoped())).pens[0]
    assert [field.address for field in (row.action, row.so_that, row.by)] == [
        "Actions/AR-26Q3-1/action",
        "Actions/AR-26Q3-1/so that",
        "Actions/AR-26Q3-1/due",
    ]


def test_open_and_moved_commitments_due_by_the_end_of_next_quarter_are_carried() -> None:
    carried = [
        promise("A-1"),
        promise("A-2", Status.MOVED),
        promise("A-3", due=date(2026, 12, 31)),
        promise("A-4", due=None),
    ]
    others = [
        promise("B-1", Status.KEPT),
        promise("B-2", Status.DROPPED),
        promise("B-3", due=date(2027, 1, 1)),
        promise("B-4", owner="Ken Ortiz"),
        promise("B-5", kind="and then some"),
        promise("B-6", salesperson="Bo Ruiz"),
    ]
    found = seen(commitments(scoped(*carried, *others, commitments=4)))
    assert {row.number for row in found.carried} == {"A-1", "A-2", "A-3", "A-4"}


def test_a_moved_commitment_has_its_new_text_and_date() -> None:
    moved = promise("A-1", Status.MOVED, moved_to=date(2026, 11, 30), now="Open two", so_that="accounts reach 5")
    [row] = seen(commitments(scoped(moved))).carried
    assert (row.action, row.so_that, row.by) == ("Open two", "accounts reach 5", "Nov 30")


def test_the_earliest_comes_first() -> None:
    found = seen(commitments(scoped(promise("A-2", Status.MOVED, moved_to=date(2026, 12, 1)), promise("A-1"))))
    assert [row.number for row in found.carried] == ["A-1", "A-2"]


def test_after_three_times_carried_over_the_note_says_change_it_get_help_or_drop_it() -> None:
    twice, thrice = promise("A-1", carried=1), promise("A-2", carried=2)
    notes = [row.note for row in seen(commitments(scoped(twice, thrice))).carried]
    assert notes == ["", "carried 3 times: change it, get help, or drop it, and say why"]


def test_the_heading_names_the_period_ahead() -> None:
    assert seen(commitments(review())).heading == "Commitments for Q4"
    assert seen(commitments(review(code="2026-Q4", as_of=date(2026, 12, 31)))).heading == "Commitments for Q1 2027"


def test_without_a_named_manager_the_last_row_says_my_manager() -> None:
    alone = replace(NEVER, manager="")
    assert seen(commitments(review([], [alone]))).pens[-1].who == "My manager will"
    assert closing(review([], [alone])).initials == ("AR", "")


def test_the_bottom_of_page_one_has_the_next_meeting_and_both_initials() -> None:
    days = [date(2026, 10, 8), date(2027, 1, 14)]
    events = [Event(RowKey(5, at), day, day, "quarterly review") for at, day in enumerate(days)]
    found = closing(scope(book([], events=events)))
    assert (found.next_meeting, found.initials) == ("Thursday, January 14, 2027", ("AR", "KO"))
    assert closing(review()).next_meeting == ""


@pytest.mark.parametrize(
    ("name", "letters"), [("Ana Ruiz", "AR"), ("Ana-Luz de Ruiz", "ALR"), ("<b>&{ 7", ""), ("Zoë", "Z"), ("", "")]
)
def test_initials_are_at_most_three_letters(name: str, letters: str) -> None:
    assert initials(name) == letters


def lines(code: str, *own: DocumentType) -> dict[str, list[str]]:
    """The ids that each document type for salespeople reserves in a period, the built-in ones and `own`."""
    types = [each for each in (*built_in().in_packet_order, *own) if each.sort.is_salesperson]
    invented = scope(book([]), code=code)
    workspace = replace(invented.workspace, document_types=types)
    return {
        each.name: reserved_ids(replace(invented, workspace=workspace, document_type=each.name))
        for each in types
        if period(code).length in each.periods
    }


def test_the_built_in_documents_of_a_period_print_the_ids_they_always_had() -> None:
    assert lines("2026-09") == {
        "monthly-review": [f"AR-26M09-{line}" for line in range(1, 8)],
        "scorecard": ["AR-26M09-8"],
    }
    assert lines("2026-Q3") == {
        "quarterly-review": [f"AR-26Q3-{line}" for line in range(1, 7)],
        "scorecard": ["AR-26Q3-7"],
    }


def test_a_users_document_types_take_their_ids_after_the_built_in_ones() -> None:
    own_type = built_in().document_types["quarterly-review"]
    own = [own_type.model_copy(update={"name": name, "reserved_ids": 2}) for name in ("mine", "yours")]
    found = lines("2026-Q3", *own)
    assert (found["mine"], found["yours"]) == (["AR-26Q3-8", "AR-26Q3-9"], ["AR-26Q3-10", "AR-26Q3-11"])
    assert len({number for numbers in found.values() for number in numbers}) == 11


def test_too_few_reserved_ids_are_reported_with_the_key() -> None:
    few = built_in().document_types["quarterly-review"].model_copy(update={"reserved_ids": 2})
    invented = review()
    with pytest.raises(UsageError, match=r"quarterly-review/document.toml: “reserved_ids” is 2.* Set it to 3"):
        commitments(replace(invented, workspace=replace(invented.workspace, document_types=[few])))


def test_a_limit_beyond_the_reserved_ids_does_not_break_the_page() -> None:
    assert len(numbers(commitments=40)) == 6


@pytest.mark.parametrize(
    ("code", "short"), [("2026-Q3", "26Q3"), ("2026-09", "26M09"), ("2026", "26"), ("2026-H1", "26H1")]
)
def test_the_period_in_an_id_is_short(code: str, short: str) -> None:
    assert short_code(period(code)) == short
