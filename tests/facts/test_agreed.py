from datetime import date
from typing import Any

import pytest

from plangen.elements.measure import RowKey
from plangen.facts.agreed import agreed, thanks
from plangen.facts.brief import Brief
from plangen.records.actions import Action, Status
from plangen.records.notes import Note
from tests.facts.invented import book, brief, promise
from tests.metrics.invented import period

JULY = date(2026, 7, 9)


def asked(*actions: Action, notes: tuple[Note, ...] = (), **limits: Any) -> Brief:
    return brief(book([], actions=actions, notes=notes), **limits)


def rows(*actions: Action) -> list[tuple[str, str]]:
    return [(row.number, row.status.value) for row in agreed(asked(*actions)).rows]


def test_what_was_agreed_is_listed_with_what_became_of_it() -> None:
    actions = [promise("A-1", Status.KEPT), promise("A-2", Status.MOVED), promise("A-3", Status.OPEN)]
    assert rows(*actions) == [("A-1", "kept"), ("A-2", "moved"), ("A-3", "")]


def test_the_choices_are_kept_moved_and_let_go_at_an_address_in_actions() -> None:
    [row] = agreed(asked(promise("A-1", Status.LET_GO))).rows
    assert row.status.address == "Actions/A-1/status"
    assert [word for _, word in row.status.choices] == ["kept", "moved", "let go"]
    assert row.status.value == "let go"


def test_what_was_due_earlier_is_there_while_it_was_open_in_the_quarter() -> None:
    due = date(2026, 6, 20)
    on_the_table = [promise("A-1", due=due), promise("A-2", Status.KEPT, due=due, done_on=date(2026, 7, 1))]
    gone = [
        promise("B-1", Status.KEPT, due=due, done_on=date(2026, 6, 30)),
        promise("B-2", Status.LET_GO, due=due),
        promise("B-3", due=date(2026, 10, 1)),
        promise("B-4", due=None),
    ]
    assert [number for number, _ in rows(*on_the_table, *gone)] == ["A-1", "A-2"]


def test_rows_come_by_the_day_they_were_agreed_and_ten_after_nine() -> None:
    actions = [promise(f"A-{at}", opened=JULY) for at in (10, 9)] + [promise("Z-1", opened=date(2026, 7, 1))]
    assert [number for number, _ in rows(*actions)] == ["Z-1", "A-9", "A-10"]


def test_what_somebody_promised_for_a_colleague_stands_on_the_colleagues_rows() -> None:
    assert rows(promise("B-1", salesperson="Bo Ruiz", owner="Ana Ruiz"), promise("B-2", owner="Ken Ortiz")) == []


def test_the_heading_names_the_month_when_there_is_one() -> None:
    assert agreed(asked(promise("A-1", opened=JULY), promise("A-2", opened=JULY))).heading == "Agreed in July"
    apart = [promise("A-1", opened=JULY), promise("A-2", opened=date(2026, 4, 9))]
    assert agreed(asked(*apart)).heading == "Agreed for Q3"


def test_three_are_shown_and_the_others_counted() -> None:
    found = agreed(asked(*(promise(f"A-{at}") for at in range(5))))
    assert (len(found.rows), found.more) == (3, "and 2 more")


def test_where_nothing_was_agreed_it_is_said_kindly() -> None:
    found = agreed(asked())
    assert (found.rows, found.heading) == ((), "Agreed for Q3")
    assert found.empty == "No commitments in the files yet. Those made today come back here."


def test_a_long_text_is_cut_between_words() -> None:
    [row] = agreed(asked(promise("A-1", text="word " * 40), agreed_text=20)).rows
    assert row.action == "word word word word…"


EXTRA = promise("E-1", Status.KEPT, None, kind="and then some", done_on=date(2026, 8, 16), text="Driving to Salinas")
NOTE = Note(RowKey(4, 1), "Ana Ruiz", "thanks", "a word of help", period("2026-Q3"))


def said(*actions: Action, notes: tuple[Note, ...] = ()) -> str:
    return thanks(asked(*actions, notes=notes)).text


def test_the_latest_finished_extra_of_the_quarter_is_thanked_for() -> None:
    earlier = promise("E-2", Status.KEPT, None, kind="and then some", done_on=JULY, text="Something else")
    assert said(EXTRA, earlier, notes=(NOTE,)) == "driving to Salinas."


@pytest.mark.parametrize(
    "other",
    [
        promise("E-1", Status.OPEN, None, kind="and then some", text="Not done yet"),
        promise("E-1", Status.KEPT, None, kind="and then some", done_on=date(2026, 6, 30), text="Of last quarter"),
        promise("E-1", Status.KEPT, None, kind="and then some", done_on=JULY, salesperson="Bo Ruiz"),
        promise("A-1", Status.KEPT, done_on=JULY),
    ],
)
def test_without_a_finished_extra_of_ones_own_a_note_of_thanks_stands_there(other: Action) -> None:
    assert said(other, notes=(NOTE,)) == "a word of help."


def test_notes_of_others_and_of_other_quarters_are_not_used() -> None:
    others = (
        Note(RowKey(4, 1), "Bo Ruiz", "thanks", "for Bo", period("2026-Q3")),
        Note(RowKey(4, 2), "Ana Ruiz", "thanks", "of old", period("2026-Q2")),
        Note(RowKey(4, 3), "Ana Ruiz", "context", "a holiday", period("2026-Q3")),
    )
    assert said(notes=others) == ""


def test_with_nothing_to_thank_for_there_is_a_line_for_the_pen() -> None:
    found = thanks(asked())
    assert (found.text, found.blank.address) == ("", "Notes/AR:2026-Q3:thanks/text")


@pytest.mark.parametrize(
    ("text", "follows"),
    [("Driving by", "driving by."), ("KING Ltd saved", "KING Ltd saved."), ("Ana's help!", "Ana's help!")],
)
def test_the_text_follows_thank_you_for(text: str, follows: str) -> None:
    note = Note(RowKey(4, 1), "Ana Ruiz", "thanks", text, period("2026-Q3"))
    assert said(notes=(note,)) == follows
