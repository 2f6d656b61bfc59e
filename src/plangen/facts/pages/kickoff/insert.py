"""The front of a person's insert, its target accounts, the reviews of the year, and the contest card."""

from dataclasses import dataclass
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.blocks.contests.card import first_contest_card
from plangen.facts.blocks.plans.written_notes import note_field
from plangen.facts.figures.plan import plan_records, span_of
from plangen.facts.formatting.names import short_name
from plangen.facts.pages.kickoff.meeting import kickoff_meeting
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.metrics.plans.target_accounts import plan_targets
from plangen.periods import Length, Period, months
from plangen.records.addresses import row_address
from plangen.records.meetings.events import Event

TARGETS_LIMIT = Limit("target_accounts", 5)
TARGET_TEXT = Limit("target_text")
BOXES = 20
TARGET_HEIGHT, TARGET_PEN, REVIEW_HEIGHT = 6.4, 8.2, 7.4
HELD = (("held", ""),)
LONG_NAME = 14
"""The most characters of a name as large as the poster."""
QUARTER_NAMES = ("First quarter", "Second quarter", "Third quarter", "The year")

INSERT_TARGETS = TableSpec(
    "insert_targets",
    (
        Column("account", "target_accounts", width=46, is_title=True, is_kept=True),
        Column("what", "what_i_sell", is_kept=True),
        Column("value", "value", Look.NUMBER, 18, is_kept=True),
        Column("quarter", "quarter", Look.NUMBER, 10, is_kept=True),
    ),
)
MY_REVIEWS = TableSpec(
    "my_reviews",
    (
        Column("period", "my_reviews", width=38, is_title=True),
        Column("day", "day", is_kept=True),
        Column("kind", width=32, tone=Tone.QUIET, is_kept=True),
        Column("done", "done", Look.TICK, 8),
    ),
)


@dataclass(frozen=True, slots=True)
class InsertFront:
    """The front: the name in lines, what it is, and the theme."""

    company: str
    name: tuple[str, ...]
    is_long: bool
    parts: tuple[str, ...]
    theme: str


@dataclass(frozen=True, slots=True)
class ContestCard:
    """Boxes to initial, one for each thing that counts, and a blank for how many it should be.

    `name` and `days` are those of the first contest.
    """

    goal: Field
    boxes: int
    name: str
    days: str


@dataclass(frozen=True, slots=True)
class FirstReview:
    """The date of the first review, or nothing, and blanks for what to bring to it."""

    day: str
    going_well: Field
    help_needed: Field
    question: Field


def insert_front(scope: Scope) -> InsertFront:
    """The front of the folded sheet."""
    person = scope.person
    name = (person.given, person.family) if person.given != person.name else (person.name,)
    theme = scope.once(kickoff_meeting).theme or person.theme
    parts = tuple(part for part in (scope.period.name, person.territory or person.team) if part)
    is_long = max(map(len, name)) > LONG_NAME
    return InsertFront(scope.book.settings.company, name, is_long, parts, theme)


def contest_card(scope: Scope) -> ContestCard | None:
    """The card of the first contest of the year; None without one on file."""
    found = first_contest_card(scope)
    goal = note_field(scope, "my number", "contest", "My goal in the first contest")
    return ContestCard(goal, BOXES, found.name, found.days) if found else None


def first_review(scope: Scope) -> FirstReview | None:
    """What to bring to the first review, in the place of a contest; None with one on file."""
    if first_contest_card(scope):
        return None
    event = _event(scope, next(iter(months(scope.period))), "monthly review")
    labels = ("What’s going well", "Where I need help", "What I’ll ask")
    blanks = [note_field(scope, "talk", f"first review {at}", label) for at, label in enumerate(labels, 1)]
    return FirstReview(_days(scope, event) if event else "", *blanks)


def insert_targets(scope: Scope) -> Annotated[Table, INSERT_TARGETS]:
    """The target accounts of the plan, then rows to write in."""
    found, most = plan_targets(scope.once(plan_records), scope.once(span_of)), scope.most(TARGETS_LIMIT)
    rows = []
    for each in found[:most]:
        value = scope.figure(Measure(each.value, Unit.MONEY, 1, (each.row,))) if each.value is not None else None
        rows.append(
            table_row(
                INSERT_TARGETS,
                account=scope.truncated(TARGET_TEXT, each.account),
                what=scope.truncated(TARGET_TEXT, each.what),
                value=value,
                quarter=each.quarter.short if each.quarter else "",
            )
        )
    rows += [_blank_target(scope, line) for line in range(len(rows) + 1, most + 1)]
    heading = scope.tables.word("target_accounts")
    more = f"{scope.number_format.count(len(found) - most)} more in my plan" if len(found) > most else ""
    height = TARGET_HEIGHT if len(found) >= most else TARGET_PEN
    return scope.tables.table(INSERT_TARGETS, rows, heading=heading, more=more, row_height=height)


def _blank_target(scope: Scope, line: int) -> Row:
    address = row_address("Target accounts", scope.person.code, f"{scope.period.code} {line}")
    return table_row(
        INSERT_TARGETS,
        account=Field(address.cell("account"), f"Target account {line}"),
        what=Field(address.cell("what"), f"Target account {line}: what I’ll sell"),
        value=Field(address.cell("value"), f"Target account {line}: value"),
        quarter=Field(address.cell("quarter"), f"Target account {line}: quarter"),
    )


def my_reviews(scope: Scope) -> Annotated[Table, MY_REVIEWS]:
    """The twelve reviews of the year: each month's, and in its place the quarter's that ends with it."""
    rows = []
    for at, month in enumerate(months(scope.period), 1):
        is_quarterly = at % Length.QUARTER.months == 0
        quarter = scope.book.calendar.containing(month.start, Length.QUARTER)
        rows.append(_review(scope, quarter if is_quarterly else month, at))
    manager = scope.manager
    header = f"With {short_name(manager.first_name)}" if manager else ""
    return scope.tables.table(
        MY_REVIEWS,
        rows,
        heading=scope.tables.word("my_reviews"),
        headers={"day": header} if header else {},
        row_height=REVIEW_HEIGHT,
    )


def _review(scope: Scope, period: Period, at: int) -> Row:
    is_quarterly = period.length is Length.QUARTER
    kind = "quarterly" if is_quarterly else "monthly"
    event = _event(scope, period, f"{kind} review")
    day: str | Field = _days(scope, event) if event else ""
    if not day:
        address = row_address("Events", scope.person.code, period.code, f"{kind} review").cell("date")
        day = Field(address, f"{kind.capitalize()} review of {period.name}", FieldKind.DATE)
    name = QUARTER_NAMES[at // Length.QUARTER.months - 1] if is_quarterly else ""
    done = row_address("Notes", scope.person.code, period.code, "review held", "1").cell("text")
    return table_row(
        MY_REVIEWS,
        RowLook.OPEN if is_quarterly else RowLook.PLAIN,
        period=name or scope.number_format.month(period.start, long=True),
        day=day,
        kind=kind,
        done=Field(done, f"Review of {period.name} done", FieldKind.CHOICE, HELD),
    )


def _event(scope: Scope, period: Period, kind: str) -> Event | None:
    """The review of a period: the person's own, or else everyone's, in the period after it."""
    after = scope.book.calendar.after(period)
    names = (scope.person.name, "")
    found = [
        each for each in scope.book.events if each.kind == kind and each.salesperson in names and each.day in after
    ]
    return min(found, key=lambda each: (not each.salesperson, each.day), default=None)


def _days(scope: Scope, event: Event) -> str:
    """The date of a review, or the days of a week for reviews; with the year if that isn't the plan's."""
    if event.end > event.day:
        text = scope.number_format.date_range(event.day, event.end)
        return text if event.day in scope.period else f"{text}, {event.day.year}"
    return scope.number_format.short_day(event.day) if event.day in scope.period else scope.number_format.day(event.day)
