"""Draw form fields: the choices of a field in every format, and a field as HTML."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from plangen.elements.field import Field, FieldKind
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


def field_html(field: Field) -> Markup:
    """A field in a page: boxes, circles, or the current value; the surrounding block draws the line under it."""
    name = escape(field.name)
    if field.kind is FieldKind.CHOICE:
        boxes = Markup(" ").join(_box(choice) for choice in choices_of(field))
        return Markup('<span class="choices" data-field="{}">{}</span>').format(name, boxes)
    if field.kind is FieldKind.RATING:
        circles = Markup(" ").join(_circle(choice) for choice in choices_of(field))
        return Markup('<span class="rating" data-field="{}">{}</span>').format(name, circles)
    return Markup('<span class="blank" data-field="{}">{}</span>').format(name, cleaned(field.value))


def _box(choice: Choice) -> Markup:
    tick = TICK if choice.ticked else ""
    return Markup('<span class="choice"><span class="box">{}</span>{}</span>').format(tick, choice.word)


def _circle(choice: Choice) -> Markup:
    return Markup("<span>{}</span>").format(CIRCLES[choice.ticked])
