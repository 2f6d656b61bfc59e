"""The six behaviours, rated by acts: what the person and the manager see, and what it is seen by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.field import Field, FieldKind
from plangen.facts.brief import Brief
from plangen.facts.cutting import fitted
from plangen.facts.named_measure import Group
from plangen.facts.standing import standing
from plangen.records.ratings import HIGHEST, LOWEST
from plangen.records.reviews import AREAS, Review
from plangen.tables.folding import fold

SCALE = tuple((str(step), str(step)) for step in range(LOWEST, HIGHEST + 1))
TAUGHT_BY = {
    "pipeline and forecast": ("pipeline and forecast", "forecasting"),
    "prospecting": ("prospecting",),
    "selling skills": ("discovery", "presenting value", "negotiating", "selling skills"),
    "accounts": ("account planning", "accounts"),
    "product": ("product knowledge", "product"),
    "teamwork": ("teamwork", "attitude"),
}
"""The competencies of coaching that show in each behaviour."""


@dataclass(frozen=True, slots=True)
class Rated:
    """A behaviour: the circles of both, and what it was seen by (a text, or for the pen). `key` names its anchors."""

    area: str
    key: str
    own: Field
    manager: Field | None
    evidence: Field


@dataclass(frozen=True, slots=True)
class MeanLine:
    """Results, or how: a label and what is said of it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Growth:
    """The grid of behaviours. Without `with_manager` the page is the person's own to fill in."""

    rows: tuple[Rated, ...]
    with_manager: bool
    means: tuple[MeanLine, ...]


def growth(brief: Brief) -> Growth | None:
    """The behaviours as far as they may be seen; None before the first round of forms, and for who has left.

    A pre-read always has them, blank: with it the first round begins.
    """
    prepared = brief.is_preread
    if brief.has_left or not (prepared or is_rated(brief)):
        return None
    known = reviews_of(brief)
    rows = tuple(_rated(brief, area, known.get(area), prepared=prepared) for area in AREAS)
    return Growth(
        rows, not prepared, () if prepared else _means(brief, [known[area] for area in AREAS if area in known])
    )


def is_rated(brief: Brief) -> bool:
    """Whether the files have a place for ratings of behaviour or of skills."""
    return brief.book.has("Reviews", "area") or brief.book.has("Skills", "competency")


def reviews_of(brief: Brief) -> Mapping[str, Review]:
    """The person's ratings of the period by area."""
    name = brief.person.name
    own = [each for each in brief.book.reviews if each.salesperson == name and each.period == brief.period]
    return {each.area: each for each in own}


def rating_field(brief: Brief, area: str, column: str, value: Decimal | None) -> Field:
    """Circles from 1 to 5 as an address in Reviews; a half is nearer to the lower one."""
    key = f"Reviews/{brief.person.code}:{brief.period.code}:{area}/{column}"
    return Field(key, f"{area}, {column}", FieldKind.RATING, SCALE, str(int(value)) if value is not None else "")


def _rated(brief: Brief, area: str, review: Review | None, *, prepared: bool) -> Rated:
    shared = review is not None and review.shared is not None
    own = review.self_rating if review and not prepared else None
    given = review.manager if review and shared else None
    key = f"Reviews/{brief.person.code}:{brief.period.code}:{area}/evidence"
    text = "" if prepared else _evidence(brief, area, review)
    return Rated(
        area=f"{area[0].upper()}{area[1:]}",
        key=area.replace(" ", "_"),
        own=rating_field(brief, area, "self", own),
        manager=None if prepared else rating_field(brief, area, "manager", given),
        evidence=Field(key, f"{area}, evidence", value=fitted(brief, "evidence_text", text)),
    )


def _evidence(brief: Brief, area: str, review: Review | None) -> str:
    """What a rating was seen by: the words of its row, else a day of coaching in the period.

    Nobody knows which of the two wrote the words of a row, so they are there from the day on which they are shared.
    """
    if review and review.evidence and review.shared:
        return review.evidence
    coached = [
        each
        for each in brief.book.coaching
        if each.salesperson == brief.person.name
        and each.day in brief.period
        and each.keep
        and fold(each.competency) in {fold(name) for name in TAUGHT_BY[area]}
    ]
    last = max(coached, key=lambda each: (each.day, each.row), default=None)
    if last is None:
        return ""
    where = f", {last.account}" if last.account else ""
    return f"{brief.numerals.short_day(last.day)}{where}: {last.keep}"


def _means(brief: Brief, known: Sequence[Review]) -> tuple[MeanLine, ...]:
    """Two lines in place of one number: the results, and how, as means of what was rated and may be seen."""
    lines = []
    stands = standing(brief, brief.period)
    if stands.share.known:
        said = f"{stands.share} of {stands.quota_is or 'quota'}, {stands.won} of {stands.goal}, {brief.period_name}"
        lines.append(MeanLine(str(Group.RESULTS), said))
    own = [each.self_rating for each in known if each.self_rating is not None]
    manager = [each.manager for each in known if each.manager is not None and each.shared is not None]
    both = [("self", own), ("manager", manager)]
    said = ", ".join(f"{who} {_mean(brief, ratings)}" for who, ratings in both if ratings)
    return (*lines, MeanLine("How", said)) if said else tuple(lines)


def _mean(brief: Brief, ratings: Sequence[Decimal]) -> str:
    mean = sum(ratings, Decimal(0)) / len(ratings)
    return f"{brief.numerals.number(mean, 1)} ({brief.numerals.of(len(ratings), len(AREAS))} rated)"
