from dataclasses import replace
from datetime import date

from plangen.elements.measure import RowKey
from plangen.facts.brief import Brief
from plangen.facts.commitments import closing, commitments
from plangen.facts.preread import preread
from plangen.facts.reflections import reflections
from plangen.records.events import Event
from tests.facts.invented import review
from tests.metrics.invented import won

DAY = date(2026, 10, 8)
MEETING = Event(RowKey(4, 1), DAY, DAY, "quarterly review", "Review of Q3", "Ana Ruiz", "09:00")


def asked(edition: str = "preread", *events: Event) -> Brief:
    return replace(review([won(5)], events=events), edition=edition)


def test_only_a_preread_has_a_letter() -> None:
    assert preread(asked("rep")) is None
    assert preread(asked("manager")) is None
    assert preread(asked()) is not None


def test_the_letter_says_to_whom_from_whom_and_when() -> None:
    letter = preread(asked("preread", MEETING))
    assert letter is not None
    assert (letter.to, letter.sender, letter.when) == ("Ana", "Ken", "Thursday, October 8, 2026, 09:00")
    assert len({field.name for field in letter.answers}) == 3


def test_a_day_that_is_not_known_is_for_the_pen() -> None:
    letter = preread(asked())
    assert letter is not None
    assert letter.when == ""


def test_on_a_preread_page_one_has_no_line_of_the_manager_s() -> None:
    prepared, final = asked(), asked("rep")
    assert [line.who for line in reflections(prepared).going_well.lines] == ["Ana", ""]
    assert [line.who for line in reflections(final).going_well.lines] == ["Ken", "Ana"]
    assert "Ken will" not in [row.who for row in commitments(prepared).pens]
    assert "Ken will" in [row.who for row in commitments(final).pens]
    assert closing(prepared).initials == ()
