from dataclasses import replace
from datetime import date

from plangen.elements.measure import RowKey
from plangen.facts.blocks.commitments import closing, commitments
from plangen.facts.blocks.reflections import reflections
from plangen.facts.pages.quarterly_review.letter import letter
from plangen.facts.scope.document import Scope
from plangen.records.meetings.events import Event
from tests.facts.invented import review
from tests.metrics.invented import won
from tests.seen import seen

DAY = date(2026, 10, 8)
MEETING = Event(RowKey(4, 1), DAY, DAY, "quarterly review", "Review of Q3", "Ana Ruiz", "09:00")


def scoped(edition: str = "preread", *events: Event) -> Scope:
    return replace(review([won(5)], events=events), edition=edition)


def test_only_a_preread_has_a_letter() -> None:
    assert letter(scoped("rep")) is None
    assert letter(scoped("manager")) is None
    assert letter(scoped()) is not None


def test_the_letter_has_recipient_sender_and_time() -> None:
    found = letter(scoped("preread", MEETING))
    assert found is not None
    assert (found.to, found.sender, found.when) == ("Ana", "Ken", "Thursday, October 8, 2026, 9:00\u00a0AM")
    assert len({field.name for field in found.answers}) == 3


def test_an_unknown_date_is_left_blank() -> None:
    found = letter(scoped())
    assert found is not None
    assert found.when == ""


def test_page_one_of_a_preread_has_no_lines_for_the_manager() -> None:
    prepared, final = scoped(), scoped("rep")
    assert [line.who for line in reflections(prepared).going_well.lines] == ["Ana", ""]
    assert [line.who for line in reflections(final).going_well.lines] == ["Ken", "Ana"]
    assert "Ken will" not in [row.who for row in seen(commitments(prepared)).pens]
    assert "Ken will" in [row.who for row in seen(commitments(final)).pens]
    assert closing(prepared).initials == ()
