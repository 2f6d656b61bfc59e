"""Notes of a plan: those on file for its period, and the blanks for more."""

from collections.abc import Sequence

from plangen.elements.field import Field, FieldKind
from plangen.facts.formatting.truncation import FullText
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.records.meetings.notes import Note

NOTE_TEXT = Limit("note_text")


def notes_on(scope: Scope, topic: str) -> Sequence[Note]:
    """The person's notes on a topic for the plan's period, or for none."""
    found = [each for each in scope.book.notes if each.salesperson == scope.person.name and each.topic == topic]
    of_plan = [each for each in found if each.period in (scope.period, None)]
    return sorted(of_plan, key=lambda each: (each.period is None, each.row))


def note_field(scope: Scope, topic: str, line: str, label: str, text: str = "") -> Field:
    """The blank for the text of a note; `text` is what is on file."""
    shown = scope.truncated(NOTE_TEXT, text, FullText(label, text)) if text else ""
    return Field(scope.row("Notes", topic, line).cell("text"), label, value=shown)


def response_field(scope: Scope, topic: str, line: str, label: str, text: str = "") -> Field:
    """The blank for what will be done about a note."""
    shown = scope.truncated(NOTE_TEXT, text, FullText(label, text)) if text else ""
    return Field(scope.row("Notes", topic, line).cell("response"), label, value=shown)


def who_field(scope: Scope, topic: str, line: str, who: str = "") -> Field:
    """The blank for who does something about a note."""
    return Field(scope.row("Notes", topic, line).cell("who"), "who", value=who)


def by_field(scope: Scope, topic: str, line: str, note: Note | None = None) -> Field:
    """The blank for when it is done."""
    by = scope.number_format.short_day(note.by_date) if note is not None and note.by_date else ""
    return Field(scope.row("Notes", topic, line).cell("by"), "by", FieldKind.DATE, value=by)


def line_of(note: Note | None, at: int) -> str:
    """The line that a note is on: its own, or else its place."""
    return note.line if note is not None and note.line else str(at)
