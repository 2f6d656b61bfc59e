"""Form fields as HTML."""

from markupsafe import Markup, escape

from plangen.elements.field import Field, FieldKind
from plangen.formats.choices import CIRCLES, TICK, Choice, choices_of
from plangen.formats.environment import cleaned


def field_html(field: Field) -> Markup:
    """A field in a page: boxes, circles, or the current value; the surrounding block draws the line under it."""
    name = escape(field.name)
    if field.kind is FieldKind.CHOICE:
        boxes = Markup(" ").join(_box(choice) for choice in choices_of(field))
        return Markup('<span class="choices" data-field="{}">{}</span>').format(name, boxes)
    if field.kind is FieldKind.RATING:
        circles = Markup(" ").join(_circle(choice) for choice in choices_of(field))
        return Markup('<span class="rating" data-field="{}">{}</span>').format(name, circles)
    if field.kind is FieldKind.BOX_RATING:
        boxes = Markup(" ").join(_box_of_a_rating(choice) for choice in choices_of(field))
        return Markup('<span class="rating" data-field="{}">{}</span>').format(name, boxes)
    return Markup('<span class="blank" data-field="{}">{}</span>').format(name, cleaned(field.value))


def _box(choice: Choice) -> Markup:
    tick = TICK if choice.ticked else ""
    return Markup('<span class="choice"><span class="box">{}</span>{}</span>').format(tick, choice.word)


def _box_of_a_rating(choice: Choice) -> Markup:
    return Markup('<span><span class="box">{}</span></span>').format(TICK if choice.ticked else "")


def _circle(choice: Choice) -> Markup:
    return Markup("<span>{}</span>").format(CIRCLES[choice.ticked])
