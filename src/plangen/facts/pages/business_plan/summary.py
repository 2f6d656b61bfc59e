"""Page one of the business plan: the theme, the signatures, and when the plan is reviewed."""

from dataclasses import dataclass

from plangen.elements.field import Field
from plangen.facts.blocks.plans.written_notes import note_field, notes_on
from plangen.facts.blocks.sign import Signature, signatures
from plangen.facts.figures.plan import quarters
from plangen.facts.formatting.series import series
from plangen.facts.scope.document import Scope


@dataclass(frozen=True, slots=True)
class Theme:
    """The person's theme; if `text` is empty, `blank` is printed to write in."""

    text: str
    blank: Field


def plan_theme(scope: Scope) -> Theme:
    """The theme of the year, from Team or from a note."""
    note = next(iter(notes_on(scope, "theme")), None)
    text = note.text if note else scope.person.theme
    return Theme(text, note_field(scope, "theme", "1", "My theme"))


def plan_signatures(scope: Scope) -> tuple[Signature, ...]:
    """The signature lines; none on a pre-read, which is drawn up before the meeting."""
    return () if scope.is_preread else scope.once(signatures)


def review_days(scope: Scope) -> str:
    """When the plan is reviewed: the dates of the quarterly reviews in and after it, if they are known."""
    days = sorted(
        event.day
        for event in scope.book.events
        if event.kind == "quarterly review"
        and event.salesperson in ("", scope.person.name)
        and scope.period.start < event.day
        and any(event.day in scope.book.calendar.after(quarter) for quarter in quarters(scope))
    )
    if not days:
        return "We review this plan together after each quarter."
    shown = [scope.number_format.short_day(day, long=True) for day in days]
    return f"We review this plan together on {series(shown)}, {days[-1].year}."
