"""The choices of a form field, as every format prints them."""

from dataclasses import dataclass

from plangen.elements.field import Field
from plangen.formats.environment import cleaned

TICK = "×"
"""The character in a ticked box; the font has no ☑."""
CIRCLES = {True: "●", False: "○"}
"""The characters for a rating's choices, selected and not selected."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a field: its word, and whether it is ticked."""

    word: str
    ticked: bool


def choices_of(field: Field) -> tuple[Choice, ...]:
    """The choices of a field, in order; the current value is ticked."""
    return tuple(Choice(cleaned(word), bool(field.value) and value == field.value) for value, word in field.choices)
