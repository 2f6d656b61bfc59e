"""The manager-only page: ratings not yet shared, a next step, and notes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.blocks.ratings import ROW_HEIGHT, has_ratings, rating_field, reviews_of
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.records.meetings.reviews import AREAS, Review

PRIVATE_TEXT = Limit("private_text")
EVIDENCE_TEXT = Limit("evidence_text")

TALENT = ("Invest", "Develop", "Sustain", "Support", "Reassess")
PRIVATE_TOPICS = ("private note", "manager only")
NOTE_LINES, WITHOUT_RATINGS = 8, 16
"""The lines for notes, and how many if no ratings are above them."""
UNSHARED = TableSpec(
    "unshared_ratings",
    (
        Column("area", "behaviour", width=38, tone=Tone.STRONG),
        Column("self", "self", Look.RATING, 35),
        Column("manager", "manager", Look.RATING, 35),
        Column("comment", "i_would_say", Look.WRITE_IN),
    ),
)


@dataclass(frozen=True, slots=True)
class ManagerPage:
    """The page. `shared` is printed if all ratings have been shared; `talent` is None unless Settings ask for it."""

    name: str
    ratings: Annotated[Table, UNSHARED]
    shared: str
    talent: Field | None
    owed: Field
    notes: tuple[str, ...]
    blank: Field
    lines: int


def manager_page(scope: Scope) -> ManagerPage | None:
    """The manager-only page; None in every other edition, where none of it is computed."""
    if not scope.for_manager:
        return None
    reviews = reviews_of(scope)
    unshared = [area for area in AREAS if (review := reviews.get(area)) is None or review.shared is None]
    notes = tuple(_notes(scope))
    talent, next_step = (
        scope.row("Notes", "talent", "1").cell("text"),
        scope.row("Notes", "next step", "1").cell("text"),
    )
    words = tuple((word, word) for word in TALENT)
    rows = [_unshared(scope, area, reviews.get(area)) for area in unshared] if not scope.has_left else []
    return ManagerPage(
        name=scope.person.name,
        ratings=scope.tables.table(UNSHARED, rows, heading=scope.tables.word("unshared"), row_height=ROW_HEIGHT),
        shared="All ratings for this period have been shared." if has_ratings(scope) and not unshared else "",
        talent=Field(talent, "Talent", FieldKind.CHOICE, words, scope.noted("talent", "1"))
        if scope.book.settings.talent_page
        else None,
        owed=Field(next_step, "My next step", value=scope.truncated(PRIVATE_TEXT, scope.noted("next step", "1"))),
        notes=notes,
        blank=Field(scope.row("Notes", "private note", "1").cell("text"), "Notes"),
        lines=max(1, (NOTE_LINES if rows else WITHOUT_RATINGS) - len(notes)),
    )


def _unshared(scope: Scope, area: str, review: Review | None) -> Row:
    self_rating, manager_rating = (review.self_rating, review.manager) if review else (None, None)
    parts = (review.evidence, review.comment) if review else ()
    comment = " · ".join(part for part in parts if part)
    address = scope.row("Reviews", area).cell("comment")
    return table_row(
        UNSHARED,
        area=f"{area[0].upper()}{area[1:]}",
        self=rating_field(scope, area, "self", self_rating),
        manager=rating_field(scope, area, "manager", manager_rating),
        comment=Field(address, f"{area}, comment", value=scope.truncated(EVIDENCE_TEXT, comment)),
    )


def _notes(scope: Scope) -> Iterable[str]:
    """The manager's private notes on the person for the period."""
    for note in scope.book.notes:
        is_private = note.salesperson == scope.person.name and note.topic in PRIVATE_TOPICS
        if is_private and note.period in (scope.period, None):
            yield scope.truncated(PRIVATE_TEXT, note.text)
