"""The manager's own sheet: ratings that nobody has talked about yet, one question, and room for notes."""

from collections.abc import Iterable
from dataclasses import dataclass

from plangen.elements.field import Field, FieldKind
from plangen.facts.brief import Brief
from plangen.facts.cutting import fitted
from plangen.facts.growth import is_rated, rating_field, reviews_of
from plangen.records.reviews import AREAS, Review

TALENT = ("Invest", "Develop", "Sustain", "Support", "Decide")
PRIVATE_TOPICS = ("private note", "manager only")
NOTE_LINES = 8


@dataclass(frozen=True, slots=True)
class Unshared:
    """A behaviour that has not been talked about: the person's circles, the manager's, and the manager's words."""

    area: str
    own: Field
    manager: Field
    words: Field


@dataclass(frozen=True, slots=True)
class ManagerPage:
    """The sheet. `shared` is said when every rating has been talked about; `talent` is None unless Settings want it."""

    name: str
    ratings: tuple[Unshared, ...]
    shared: str
    talent: Field | None
    owed: Field
    notes: tuple[str, ...]
    blank: Field
    lines: int


def manager_page(brief: Brief) -> ManagerPage | None:
    """The manager's own sheet; None in every other edition: nothing of it is worked out there."""
    if not brief.for_manager:
        return None
    known = reviews_of(brief)
    open_areas = [area for area in AREAS if (review := known.get(area)) is None or review.shared is None]
    key = f"{brief.person.code}:{brief.period.code}"
    notes = tuple(_notes(brief))
    talent = Field(f"Reviews/{key}:talent/manager", "Talent", FieldKind.CHOICE, tuple((word, word) for word in TALENT))
    return ManagerPage(
        name=brief.person.name,
        ratings=tuple(_unshared(brief, area, known.get(area)) for area in open_areas) if not brief.has_left else (),
        shared="Every rating of the period has been shared." if is_rated(brief) and not open_areas else "",
        talent=talent if brief.book.settings.talent_page else None,
        owed=Field(f"Notes/{key}:private note owed/text", "What I owe"),
        notes=notes,
        blank=Field(f"Notes/{key}:private note/text", "Notes"),
        lines=max(1, NOTE_LINES - len(notes)),
    )


def _unshared(brief: Brief, area: str, review: Review | None) -> Unshared:
    own, given = (review.self_rating, review.manager) if review else (None, None)
    said = ""
    if review:
        parts = [review.evidence, review.comment]
        said = " · ".join(part for part in parts if part)
    key = f"Reviews/{brief.person.code}:{brief.period.code}:{area}/comment"
    return Unshared(
        f"{area[0].upper()}{area[1:]}",
        rating_field(brief, area, "self", own),
        rating_field(brief, area, "manager", given),
        Field(key, f"{area}, comment", value=fitted(brief, "evidence_text", said)),
    )


def _notes(brief: Brief) -> Iterable[str]:
    """The manager's own notes on the person, of the period."""
    for note in brief.book.notes:
        mine = note.salesperson == brief.person.name and note.topic in PRIVATE_TOPICS
        if mine and note.period in (brief.period, None):
            yield fitted(brief, "private_text", note.text)
