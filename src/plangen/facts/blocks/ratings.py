"""The six behaviors, rated by the salesperson and the manager, each with an example."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.blocks.personal_goals import personal_goals
from plangen.facts.figures.named import MetricGroup
from plangen.facts.figures.quota_status import quota_status
from plangen.facts.formatting.truncation import FullText
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.records.meetings.reviews import AREAS, Review
from plangen.records.reading.ratings import HIGHEST, LOWEST
from plangen.tables.values.folding import fold

EVIDENCE_TEXT = Limit("evidence_text")

SCALE = tuple((str(step), str(step)) for step in range(LOWEST, HIGHEST + 1))
COACHED_SKILLS = {
    "pipeline and forecast": ("pipeline and forecast", "forecasting"),
    "prospecting": ("prospecting",),
    "selling skills": ("discovery", "presenting value", "negotiating", "selling skills"),
    "accounts": ("account planning", "accounts"),
    "product": ("product knowledge", "product"),
    "teamwork": ("teamwork", "work habits"),
}
"""The coached competencies that give an example of each behavior."""


ROW_HEIGHT, ROOMY = 9, 13
"""The height of a row in millimeters; where no personal goals are below the ratings, there is more room."""
ANCHORS = ("1", "3", "5")
"""The ratings that are described under each behavior."""
RATINGS = TableSpec(
    "ratings",
    (
        Column("area", "behaviour", width=38, tone=Tone.STRONG),
        Column("self", "self", Look.RATING, 35),
        Column("manager", "manager", Look.RATING, 35),
        Column("example", "evidence", Look.WRITE_IN),
    ),
    values=("key",),
)
"""`key` names the descriptions of a behavior in the words."""


@dataclass(frozen=True, slots=True)
class AverageLine:
    """Results or behaviors: a label and its summary."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Growth:
    """The grid of behaviors, with both ratings or only the salesperson's, and the averages."""

    ratings: Annotated[Table, RATINGS]
    means: tuple[AverageLine, ...]

    @property
    def with_manager(self) -> bool:
        """Whether the manager fills it in too."""
        return any(column.name == "manager" for column in self.ratings.columns)


def growth(scope: Scope) -> Growth | None:
    """The behaviors with the ratings that may be shown; None if nothing is rated yet or the person has left.

    A pre-read always has them, blank, to start the first round of ratings.
    """
    if scope.has_left or not (scope.is_preread or has_ratings(scope)):
        return None
    reviews = reviews_of(scope)
    rows = tuple(_rated(scope, area, reviews.get(area)) for area in AREAS)
    height = ROW_HEIGHT if personal_goals(scope) else ROOMY
    ratings = scope.tables.table(RATINGS, rows, heading=scope.tables.word("growth"), row_height=height)
    if scope.is_preread:
        return Growth(ratings, means=())
    return Growth(ratings, means=_averages(scope, [reviews[area] for area in AREAS if area in reviews]))


def has_ratings(scope: Scope) -> bool:
    """Whether the files have a sheet for ratings of behaviors or of skills."""
    return scope.book.has("Reviews", "area") or scope.book.has("Skills", "competency")


def reviews_of(scope: Scope) -> Mapping[str, Review]:
    """The person's ratings in the period, by area."""
    name = scope.person.name
    reviews = [each for each in scope.book.reviews if each.salesperson == name and each.period == scope.period]
    return {each.area: each for each in reviews}


def rating_field(scope: Scope, area: str, column: str, value: Decimal | None) -> Field:
    """Circles from 1 to 5, boxes for the manager, addressed to a row in Reviews; a half is rounded down."""
    address = scope.row("Reviews", area).cell(column)
    kind = FieldKind.BOX_RATING if column == "manager" else FieldKind.RATING
    return Field(address, f"{area}, {column}", kind, SCALE, str(int(value)) if value is not None else "")


def _rated(scope: Scope, area: str, review: Review | None) -> Row:
    shared = review is not None and review.shared is not None
    self_rating = review.self_rating if review and not scope.is_preread else None
    manager_rating = review.manager if review and shared else None
    address = scope.row("Reviews", area).cell("evidence")
    name = f"{area[0].upper()}{area[1:]}"
    text = "" if scope.is_preread else _evidence(scope, area, review)
    key, words = area.replace(" ", "_"), scope.tables.words
    example = scope.truncated(EVIDENCE_TEXT, text, FullText(name, text))
    return table_row(
        RATINGS,
        below=tuple((step, words[f"{key}_{step}"]) for step in ANCHORS if f"{key}_{step}" in words),
        area=name,
        key=key,
        self=rating_field(scope, area, "self", self_rating),
        manager=None if scope.is_preread else rating_field(scope, area, "manager", manager_rating),
        example=Field(address, f"{area}, evidence", value=example),
    )


def _evidence(scope: Scope, area: str, review: Review | None) -> str:
    """An example for a rating: the text of its row, else what was kept from coaching in the period.

    The text may be the manager's, so it is printed only once it has been shared.
    """
    if review and review.evidence and review.shared:
        return review.evidence
    coached = [
        each
        for each in scope.book.coaching
        if each.salesperson == scope.person.name
        and each.day in scope.period
        and each.keep
        and fold(each.competency) in {fold(name) for name in COACHED_SKILLS[area]}
    ]
    last = max(coached, key=lambda each: (each.day, each.row), default=None)
    if last is None:
        return ""
    where = f", {last.account}" if last.account else ""
    return f"{scope.number_format.short_day(last.day)}{where}: {last.keep}"


def _averages(scope: Scope, reviews: Sequence[Review]) -> tuple[AverageLine, ...]:
    """Two lines: attainment, and the average of the behavior ratings that may be shown."""
    lines = []
    status = quota_status(scope, scope.period)
    if status.attainment.known:
        share = f"{status.attainment} of {status.quota_name or 'quota'}"
        text = f"{share}, {status.against.actual} of {status.against.target}, {scope.period_name}"
        lines.append(AverageLine(str(MetricGroup.RESULTS), text))
    self_ratings = [each.self_rating for each in reviews if each.self_rating is not None]
    manager_ratings = [each.manager for each in reviews if each.manager is not None and each.shared is not None]
    both = [("self", self_ratings), ("manager", manager_ratings)]
    text = ", ".join(f"{who} {_mean(scope, ratings)}" for who, ratings in both if ratings)
    return (*lines, AverageLine("Behaviors", text)) if text else tuple(lines)


def mean_of_self(scope: Scope) -> str:
    """The mean of the person's own ratings, of how many, and that of the prior period; empty without any."""
    ratings = [each.self_rating for each in reviews_of(scope).values() if each.self_rating is not None]
    if not ratings or scope.is_preread:
        return ""
    prior = scope.book.calendar.before(scope.period)
    earlier = [
        each.self_rating
        for each in scope.book.reviews
        if each.salesperson == scope.person.name and each.period == prior and each.self_rating is not None
    ]
    before = scope.number_format.number(sum(earlier, Decimal(0)) / len(earlier), 1) if earlier else ""
    return f"{_mean(scope, ratings)}{f', {before} in {prior.short}' if before else ''}"


def _mean(scope: Scope, ratings: Sequence[Decimal]) -> str:
    mean = sum(ratings, Decimal(0)) / len(ratings)
    return f"{scope.number_format.number(mean, 1)} ({scope.number_format.of(len(ratings), len(AREAS))} rated)"
