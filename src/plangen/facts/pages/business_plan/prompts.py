"""Questions of the plan, with the notes that answer them and lines to write more."""

from dataclasses import dataclass

from plangen.elements.field import Field
from plangen.facts.blocks.plans.written_notes import NOTE_TEXT, line_of, note_field, notes_on
from plangen.facts.formatting.truncation import FullText
from plangen.facts.scope.document import Scope


@dataclass(frozen=True, slots=True)
class Prompt:
    """A heading, the notes on file under it, and a blank to write more."""

    heading: str
    texts: tuple[str, ...]
    blank: Field
    lines: int


def prompt(scope: Scope, heading: str, topic: str, lines: int) -> Prompt:
    """The notes on a topic under the heading's word, with lines for more."""
    notes = notes_on(scope, topic)
    label = scope.tables.word(heading)
    texts = tuple(scope.truncated(NOTE_TEXT, each.text, FullText(label, each.text)) for each in notes[:lines])
    line = line_of(None, len(texts) + 1)
    return Prompt(label, texts, note_field(scope, topic, line, label), max(1, lines - len(texts)))
