from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from plangen.elements.field import Field
from plangen.elements.measure import RowKey
from plangen.facts.blocks.past_commitments import past_commitments, thanks
from plangen.facts.scope.document import Scope
from plangen.formats.choices import choices_of
from plangen.records.meetings.actions import Action, Status
from plangen.records.meetings.notes import Note
from tests.facts.invented import book, promise, scope
from tests.metrics.invented import period

JULY = date(2026, 7, 9)


def scoped(*actions: Action, notes: tuple[Note, ...] = (), **limits: Any) -> Scope:
    return scope(book([], actions=actions, notes=notes), **limits)


def rows(*actions: Action) -> list[tuple[str, str]]:
    return [(row.number, row.status.value) for row in past_commitments(scoped(*actions)).rows]


def test_past_commitments_are_listed_with_their_outcomes() -> None:
    actions = [promise("A-1", Status.KEPT), promise("A-2", Status.MOVED), promise("A-3", Status.OPEN)]
    assert rows(*actions) == [("A-1", "kept"), ("A-2", "moved"), ("A-3", "")]


def test_the_outcomes_are_kept_moved_and_dropped_with_an_address_in_actions() -> None:
    [row] = past_commitments(scoped(promise("A-1", Status.DROPPED))).rows
    assert row.status.address == "Actions/A-1/status"
    assert [word for _, word in row.status.choices] == ["kept", "moved", "dropped"]
    assert row.status.value == "dropped"


def test_the_heading_names_a_month_only_if_the_managers_commitment_is_of_it_too() -> None:
    own = replace(promise("A-1"), opened=JULY)
    of_manager = replace(promise("A-2"), owner="Ken Ortiz", opened=date(2026, 8, 3))
    assert past_commitments(scoped(own)).heading == "Agreed in July"
    assert past_commitments(scoped(own, of_manager)).heading == "Agreed for Q3"


def test_a_commitment_due_earlier_is_listed_if_it_was_open_in_the_quarter() -> None:
    due = date(2026, 6, 20)
    listed = [promise("A-1", due=due), promise("A-2", Status.KEPT, due=due, done_on=date(2026, 7, 1))]
    not_listed = [
        promise("B-1", Status.KEPT, due=due, done_on=date(2026, 6, 30)),
        promise("B-2", Status.DROPPED, due=due),
        promise("B-3", due=date(2026, 10, 1)),
        promise("B-4", due=None),
    ]
    assert [number for number, _ in rows(*listed, *not_listed)] == ["A-1", "A-2"]


def test_rows_are_sorted_by_date_agreed_then_by_number() -> None:
    actions = [promise(f"A-{at}", opened=JULY) for at in (10, 9)] + [promise("Z-1", opened=date(2026, 7, 1))]
    assert [number for number, _ in rows(*actions)] == ["Z-1", "A-9", "A-10"]


def test_commitments_to_a_colleague_or_by_the_manager_are_not_listed() -> None:
    assert rows(promise("B-1", salesperson="Bo Ruiz", owner="Ana Ruiz"), promise("B-2", owner="Ken Ortiz")) == []


def test_the_heading_names_the_month_if_all_were_agreed_in_one() -> None:
    assert (
        past_commitments(scoped(promise("A-1", opened=JULY), promise("A-2", opened=JULY))).heading == "Agreed in July"
    )
    apart = [promise("A-1", opened=JULY), promise("A-2", opened=date(2026, 4, 9))]
    assert past_commitments(scoped(*apart)).heading == "Agreed for Q3"


def test_four_are_shown_and_the_rest_counted() -> None:
    found = past_commitments(scoped(*(promise(f"A-{at}") for at in range(6))))
    assert (len(found.rows), found.more, found.table.more) == (4, "2 more in Actions", "2 more in Actions")


def test_each_outcome_has_a_box_under_its_word_and_only_the_known_one_is_ticked() -> None:
    table = past_commitments(scoped(promise("A-1", Status.DROPPED))).table
    assert [column.name for column in table.columns] == ["action", "kept", "moved", "dropped"]
    boxes = [table.rows[0].cells[name] for name in ("kept", "moved", "dropped")]
    assert [choices_of(box)[0].ticked for box in boxes if isinstance(box, Field)] == [False, False, True]
    assert {box.address for box in boxes if isinstance(box, Field)} == {"Actions/A-1/status"}


def test_what_was_kept_after_its_date_says_so() -> None:
    late = promise("A-1", Status.KEPT, done_on=date(2026, 9, 30), due=date(2026, 9, 25))
    [row] = past_commitments(scoped(late)).table.rows
    assert row.plain("number") == "A-1 · kept late"


def test_the_managers_commitment_takes_the_last_of_the_four_rows() -> None:
    given = promise("K-1", Status.KEPT, text="Get the limit raised", owner="Ken Ortiz")
    table = past_commitments(scoped(*(promise(f"A-{at}") for at in range(6)), given)).table
    assert [row.plain("action") for row in table.rows][3:] == ["Ken: Get the limit raised"]
    assert table.more == "3 more in Actions"


def test_without_commitments_the_page_says_that_new_ones_show_up() -> None:
    found = past_commitments(scoped())
    assert (found.rows, found.heading) == ((), "Agreed for Q3")
    assert found.empty == found.table.empty == "No commitments on file yet. What you agree on today will show up here."


def test_a_long_text_is_truncated_between_words() -> None:
    [row] = past_commitments(scoped(promise("A-1", text="word " * 40), agreed_text=20)).rows
    assert row.action == "word word word word…"


EXTRA = promise("E-1", Status.KEPT, None, kind="and then some", done_on=date(2026, 8, 16), text="Driving to Salinas")
NOTE = Note(RowKey(4, 1), "Ana Ruiz", "thanks", "a word of help", period("2026-Q3"))


def thanked_for(*actions: Action, notes: tuple[Note, ...] = ()) -> str:
    return thanks(scoped(*actions, notes=notes)).text


def test_the_latest_finished_extra_of_the_quarter_is_thanked_for() -> None:
    earlier = promise("E-2", Status.KEPT, None, kind="and then some", done_on=JULY, text="Something else")
    assert thanked_for(EXTRA, earlier, notes=(NOTE,)) == "driving to Salinas."


@pytest.mark.parametrize(
    "other",
    [
        promise("E-1", Status.OPEN, None, kind="and then some", text="Not done yet"),
        promise("E-1", Status.KEPT, None, kind="and then some", done_on=date(2026, 6, 30), text="Of last quarter"),
        promise("E-1", Status.KEPT, None, kind="and then some", done_on=JULY, salesperson="Bo Ruiz"),
        promise("A-1", Status.KEPT, done_on=JULY),
    ],
)
def test_without_a_finished_extra_a_thank_you_note_is_used(other: Action) -> None:
    assert thanked_for(other, notes=(NOTE,)) == "a word of help."


def test_notes_of_others_and_of_other_quarters_are_not_used() -> None:
    others = (
        Note(RowKey(4, 1), "Bo Ruiz", "thanks", "for Bo", period("2026-Q3")),
        Note(RowKey(4, 2), "Ana Ruiz", "thanks", "of old", period("2026-Q2")),
        Note(RowKey(4, 3), "Ana Ruiz", "context", "a holiday", period("2026-Q3")),
    )
    assert thanked_for(notes=others) == ""


def test_with_nothing_to_thank_for_there_is_a_blank() -> None:
    found = thanks(scoped())
    assert (found.text, found.blank.address) == ("", "Notes/AR:2026-Q3:thanks:1/text")


@pytest.mark.parametrize(
    ("text", "follows"),
    [("Driving by", "driving by."), ("KING Ltd saved", "KING Ltd saved."), ("Ana's help!", "Ana's help!")],
)
def test_the_text_follows_thank_you_for(text: str, follows: str) -> None:
    note = Note(RowKey(4, 1), "Ana Ruiz", "thanks", text, period("2026-Q3"))
    assert thanked_for(notes=(note,)) == follows
