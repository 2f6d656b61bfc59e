"""Page one of the business plan: the quota, the bridge, three goals, risks, support, commitments, and signatures."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone, Value
from plangen.facts.blocks.past_commitments import whole_commitment
from plangen.facts.blocks.sign import Signature, signatures
from plangen.facts.figures.plan import quarters, quota_of, year_before
from plangen.facts.figures.plan_goals import (
    COMMITMENT,
    EXTRA,
    due_date,
    is_commitment_of_plan,
    plan_actions,
    plan_goals,
)
from plangen.facts.figures.plan_goals import goal_numbers as numbers_of_goals
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.business_plan.bridge import quota_change
from plangen.facts.pages.business_plan.notes import note_field, notes_on
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.reserved_ids import reserved_ids, short_code
from plangen.facts.scope.tables import table_row
from plangen.metrics.results.bookings import attainment, bookings
from plangen.metrics.results.pace import Clock, pace, quota_to_date
from plangen.metrics.results.quota import target
from plangen.records.addresses import row_address
from plangen.records.meetings.actions import Action
from plangen.records.meetings.goals import Goal
from plangen.tables.values.folding import fold

GOALS_LIMIT = Limit("goals", 3)
COMMITMENTS = 3
GOAL_TEXT = Limit("goal_text")
COMMITMENT_TEXT = Limit("commitment_text")
GOAL_HEIGHT, PEN_HEIGHT = 11, 9
STRETCH = "stretch"

QUOTA_LINES = TableSpec(
    "quota_lines",
    (
        Column("label", width=35),
        Column("amount", look=Look.NUMBER, width=18),
        Column("note", look=Look.NUMBER, width=33, tone=Tone.QUIET),
    ),
)
QUARTERS = TableSpec(
    "quota_quarters",
    (
        Column("first", tone=Tone.STRONG),
        Column("second", tone=Tone.STRONG),
        Column("third", tone=Tone.STRONG),
        Column("fourth", tone=Tone.STRONG),
    ),
)
PLAN_GOALS = TableSpec(
    "plan_goals",
    (
        Column("number", "my_goals", Look.NUMERAL, 15, is_title=True),
        Column("goal", tone=Tone.STRONG),
        Column("measure", "measured_by", width=28, below="id"),
        Column("next_step", "next_step", Look.WRITE_IN, 36, is_tinted=True),
        Column("due", "due", Look.WRITE_IN, 20, is_tinted=True),
    ),
)
PLAN_COMMITMENTS = TableSpec(
    "plan_commitments",
    (
        Column("number", "my_commitments", Look.WRITE_IN, 17, Tone.QUIET, is_title=True, is_tinted=True),
        Column("action", look=Look.WRITE_IN, width=69, is_tinted=True),
        Column("space", width=4, is_kept=True),
        Column("extra_number", "and_then_some", Look.WRITE_IN, 17, Tone.QUIET, is_title=True, hint="optional"),
        Column("extra", look=Look.WRITE_IN, width=69),
    ),
)


@dataclass(frozen=True, slots=True)
class Theme:
    """The person's theme; if `text` is empty, `blank` is printed to write in."""

    text: str
    blank: Field


@dataclass(frozen=True, slots=True)
class MyQuota:
    """The quota as the largest thing on the page, or a blank; lines that compare it; and its quarters."""

    heading: str
    amount: str
    blank: Field
    lines: Annotated[Table, QUOTA_LINES]
    quarters: Annotated[Table, QUARTERS]


def plan_theme(scope: Scope) -> Theme:
    """The theme of the year, from Team or from a note."""
    note = next(iter(notes_on(scope, "theme")), None)
    text = note.text if note else scope.person.theme
    return Theme(text, note_field(scope, "theme", "1", "My theme"))


def my_quota(scope: Scope) -> MyQuota:
    """The quota of the plan."""
    goal = scope.figure(quota_of(scope, scope.period))
    name = scope.period.name
    blank = note_field(scope, "my number", "quota", f"My quota for {name}")
    rows = [row for row in (_earlier(scope), _won(scope), _stretch(scope)) if row is not None]
    return MyQuota(
        f"My quota for {name}",
        goal.full if goal.known else "",
        blank,
        scope.tables.table(QUOTA_LINES, rows, heading=f"My quota for {name}"),
        _quarters(scope),
    )


def _earlier(scope: Scope) -> Row | None:
    """The quota of a year earlier, and how much this one is up."""
    earlier = year_before(scope)
    before, change = scope.figure(quota_of(scope, earlier)), quota_change(scope)
    if not before.known:
        return None
    note = ""
    if change is not None:
        share = scope.number_format.plain(abs(change), Unit.SHARE)
        note = f"{scope.period.name} is {'up' if change > 0 else 'down'} {share}" if change else "the same"
    return table_row(QUOTA_LINES, label=f"{earlier.name} quota", amount=before.full, note=note)


def _won(scope: Scope) -> Row | None:
    """The bookings of the year before, to the as-of date if it is still running."""
    earlier, as_of = year_before(scope), scope.book.as_of
    if earlier.start > as_of or not scope.person.employed(earlier.start, earlier.end):
        return None
    won = bookings(scope.deals, earlier)
    figure = scope.figure(won)
    if not figure.known:
        return None
    if earlier.over_on(as_of):
        share = scope.figure(attainment(scope.person, scope.deals, earlier, scope.workspace.plan))
        label, note = f"Won in {earlier.name}", f"{share} of quota"
    else:
        to_date = quota_to_date(scope.person, earlier, scope.workspace.plan, Clock(as_of, scope.book.holidays))
        share, day = scope.figure(pace(won, to_date)), scope.number_format.short_day(as_of)
        label, note = f"Won in {earlier.name}, to {day}", f"{share} of quota to date"
    return table_row(QUOTA_LINES, label=label, amount=figure.full, note=note if share.known else "")


def _stretch(scope: Scope) -> Row:
    """The stretch goal, or a blank for it."""
    found, label = stretch(scope), f"Stretch goal for {scope.period.name}"
    goal = quota_of(scope, scope.period)
    if found.value is None:
        blank = note_field(scope, "my number", STRETCH, label)
        return table_row(QUOTA_LINES, label=label, amount=None, note=blank)
    share = Measure(found.value / goal.value, Unit.SHARE) if goal.value else None
    note = f"{scope.figure(share)} of quota" if share is not None else ""
    return table_row(QUOTA_LINES, label=label, amount=scope.figure(found).full, note=note)


def stretch(scope: Scope) -> Measure:
    """The person's stretch goal."""
    return target(STRETCH, scope.person, scope.period, scope.workspace.plan)


def _quarters(scope: Scope) -> Table:
    """The quota of each quarter; empty without a quota."""
    spans = quarters(scope)
    found = [scope.figure(quota_of(scope, each)) for each in spans]
    names = QUARTERS.names[: len(spans)]
    values: dict[str, Value] = {name: figure.full for name, figure in zip(names, found, strict=True) if figure.known}
    headers = {name: span.short for name, span in zip(names, spans, strict=True)}
    rows = [Row(values)] if values else []
    return scope.tables.table(QUARTERS, rows, heading="Quarters", headers=headers)


def three_goals(scope: Scope) -> Annotated[Table, PLAN_GOALS]:
    """The first goals of the plan, each with its next step; blank rows if there are few."""
    goals = scope.once(plan_goals)
    most = scope.most(GOALS_LIMIT)
    rows = [_goal(scope, number, goal) for number, goal in enumerate(goals[:most], 1)]
    rows += [_blank_goal(scope, number) for number in range(len(rows) + 1, most + 1)]
    rest = len(goals) - most
    more = f"{scope.number_format.count(rest)} more in the quarterly action plan" if rest > 0 else ""
    count = scope.number_format.spelled_out(len(rows))
    headers = {"number": f"My {count} {'goal' if len(rows) == 1 else 'goals'}"}
    return scope.tables.table(PLAN_GOALS, rows, heading="My goals", headers=headers, more=more, row_height=GOAL_HEIGHT)


def _goal(scope: Scope, number: int, goal: Goal) -> Row:
    address = row_address("Goals", goal.id) if goal.id else row_address("Goals", scope.person.code, goal.text)
    action = _next_action(scope, number)
    step = goal.next_step or (action.now or action.text if action else "")
    due = goal.due if goal.next_step else due_date(action) if action else None
    return table_row(
        PLAN_GOALS,
        number=str(number),
        goal=scope.truncated(GOAL_TEXT, goal.text, FullText(goal.id or str(number), goal.text)),
        measure=measured_by(goal),
        id=goal.id,
        next_step=Field(
            address.cell("next step"),
            f"Goal {number}: next step",
            value=scope.truncated(GOAL_TEXT, step, FullText(goal.id or str(number), step)),
        ),
        due=Field(address.cell("due"), f"Goal {number}: due", FieldKind.DATE, value=_day(scope, due)),
    )


def _day(scope: Scope, day: date | None) -> str:
    return scope.number_format.short_day(day) if day else ""


def _next_action(scope: Scope, number: int) -> Action | None:
    """The next open action for a goal."""
    numbers = scope.once(numbers_of_goals)
    found = (each for each in scope.once(plan_actions) if each.is_open and numbers.get(fold(each.goal)) == number)
    return next((each for each in found if (day := due_date(each)) is not None and day >= scope.book.as_of), None)


def measured_by(goal: Goal) -> str:
    """A goal's target with its measure: 20 new accounts."""
    return " ".join(part for part in (goal.target, goal.measure) if part)


def _blank_goal(scope: Scope, number: int) -> Row:
    address = row_address("Goals", f"G-{scope.person.code}-{short_code(scope.period)}-{number}")
    return table_row(
        PLAN_GOALS,
        number=str(number),
        goal=Field(address.cell("goal"), f"Goal {number}"),
        measure=Field(address.cell("measure"), f"Goal {number}: measured by"),
        next_step=Field(address.cell("next step"), f"Goal {number}: next step"),
        due=Field(address.cell("due"), f"Goal {number}: due", FieldKind.DATE),
    )


def plan_commitments(scope: Scope) -> Annotated[Table, PLAN_COMMITMENTS]:
    """The commitments of the plan, and the extras next to them, each with its own number."""
    own = [each for each in scope.book.actions if is_commitment_of_plan(scope, each)]
    left = [each for each in own if each.kind == COMMITMENT and each.owner == scope.person.name][:COMMITMENTS]
    right = [each for each in own if each.kind == EXTRA][:COMMITMENTS]
    free = iter(reserved_ids(scope, at_least=2 * COMMITMENTS))
    sides = [list(_side(scope, side, free)) for side in (left, right)]
    rows = [
        table_row(PLAN_COMMITMENTS, number=mine[0], action=mine[1], extra_number=extra[0], extra=extra[1])
        for mine, extra in zip(*sides, strict=True)
    ]
    heading = scope.tables.word("my_commitments")
    return scope.tables.table(PLAN_COMMITMENTS, rows, heading=heading, row_height=PEN_HEIGHT)


def _side(scope: Scope, actions: list[Action], free: Iterator[str]) -> Iterator[tuple[str, Field]]:
    """The number and the field of each line: the actions on file, then blanks."""
    for action in actions:
        text = scope.truncated(COMMITMENT_TEXT, action.now or action.text, whole_commitment(action))
        yield action.id, Field(row_address("Actions", action.id).cell("action"), "I will", value=text)
    for _ in range(COMMITMENTS - len(actions)):
        number = next(free)
        yield number, Field(row_address("Actions", number).cell("action"), "I will")


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
    listed = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])}{',' if len(shown) > 2 else ''} and {shown[-1]}"  # noqa: PLR2004 - a list of three needs a comma
    return f"We review this plan together on {listed}, {days[-1].year}."
