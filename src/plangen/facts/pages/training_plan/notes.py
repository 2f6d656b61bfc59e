"""Blanks of a training plan that go to Notes, and the notes at its end."""

from collections.abc import Iterable

from plangen.elements.field import Field, FieldKind
from plangen.facts.blocks.data_notes import rows_used
from plangen.facts.figures.training import carried_over, focus_skill, plan_calendar
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit

DATA_NOTES_LIMIT = Limit("data_notes", 6)
LONG_NAME = 36
"""The most characters of a name in a gray line."""
TICKED = (("yes", ""),)
"""A box without a word; its word is printed next to it."""


def note_field(scope: Scope, topic: str, line: str, label: str) -> Field:
    """The blank for a note, with what was written on it before."""
    return Field(scope.row("Notes", topic, line).cell("text"), label, value=scope.noted(topic, line))


def tick_field(scope: Scope, topic: str, line: str, label: str) -> Field:
    """A box to tick, which is a note."""
    ticked = "yes" if scope.noted(topic, line) else ""
    return Field(scope.row("Notes", topic, line).cell("text"), label, FieldKind.CHOICE, TICKED, ticked)


def named(scope: Scope, topic: str) -> str:
    """A page's topic with the person's name, without it if the name is long: names aren't broken."""
    return f"{topic}, {scope.person.name}" if len(scope.person.name) <= LONG_NAME else topic


def focus_named(scope: Scope) -> str:
    """The focus skill in a gray line; empty without one, or if its name is long."""
    found = scope.once(focus_skill)
    return f"focus skill: {found.title}" if found and len(found.title) <= LONG_NAME else ""


def first_small(text: str) -> str:
    """A text as it continues a line: its first letter small, unless its first word has more capitals or is “I”."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first[1:].islower() else text


def training_notes(scope: Scope) -> tuple[str, ...]:
    """How the plan was filled, and which rows were used, up to the document type's limit."""
    return tuple([*_filling(scope), *_rows(scope)][: scope.most(DATA_NOTES_LIMIT)])


def _filling(scope: Scope) -> Iterable[str]:
    weeks = scope.once(plan_calendar)
    filled = sum(week.lesson is not None and week.lesson.session is None for week in weeks)
    if filled:
        count = scope.number_format.count(filled)
        yield (
            f"{count} {'week is' if filled == 1 else 'weeks are'} filled from Topics: those of the largest skill gaps, "
            "then a balance of product, skill, process, market, and mindset. Without a trainer, the coach is named."
        )
    if scope.once(carried_over):
        yield "Times carried over: issues of this plan since the date, one every four weeks, and those in Training."


def _rows(scope: Scope) -> Iterable[str]:
    used = rows_used(scope.book, scope.number_format)
    if used:
        yield used
