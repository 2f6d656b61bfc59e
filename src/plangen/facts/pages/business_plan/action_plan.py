"""The quarterly action plan, torn off: the actions of each quarter, and the check of the plan."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.rounding import rounded
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.blocks.past_commitments import whole_commitment
from plangen.facts.figures.plan import quarters, quota_of
from plangen.facts.figures.plan_goals import actions_in, due_date, goal_numbers, plan_actions, plan_goals
from plangen.facts.formatting.measured_text import characters_in, lines_of, width_of
from plangen.facts.formatting.names import short_name
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.business_plan.conflicts import all_add_up, conflict_sentences, plan_check
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.reserved_ids import short_code
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.trace import made_of
from plangen.metrics.results.bookings import bookings
from plangen.periods import Period, months
from plangen.records.addresses import row_address
from plangen.records.meetings.actions import Action, Status
from plangen.records.meetings.goals import Goal
from plangen.tables.values.folding import fold

ACTIONS_LIMIT = Limit("actions", 5)
ACTION_TEXT = Limit("action_text")
MEASURE_TEXT = Limit("measure_text")
LISTED_GOAL_TEXT = Limit("listed_goal_text")
ROW_HEIGHT, LOW_ROW = 8.4, 8
LINE_WIDTH, GOAL_MARGIN, SMALL = 176, 12, 8.5
"""The room for the goals above the quarters, what each takes next to its text, in millimeters, and their font size."""
SIDE_WIDTH, NAME_LINES = 26, 2
"""The room for a name beside the rows of a quarter, in millimeters, and the lines it may take."""
LINES, LINES_ABOVE_LOW_ROWS, LINES_OF_A_ROW = 3, 5, 2
"""The most lines of goals: above rows of the usual height, above low ones, and in place of a row."""
SEPARATOR = "\u00a0·\u00a0"
NUMBER_MARGIN = 2.5
DONE = (("kept", ""),)
"""A box without a word; the column header says what it means."""

QUARTER_ACTIONS = TableSpec(
    "quarter_actions",
    (
        Column("number", "number", width=18.5, tone=Tone.QUIET),
        Column("goal", "goal", width=8),
        Column("action", "action"),
        Column("measure", "measured_by", width=26),
        Column("owner", "owner", width=14),
        Column("due", "due", width=14),
        Column("done", "done", Look.TICK, 9),
    ),
)


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal with its number, as the line above the quarters lists it."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Quarter:
    """A strip that is complete when it is cut off: the quarter, its quota, when it is reviewed, and its actions."""

    name: str
    months: str
    quota: str
    share: str
    won: str
    won_blank: Field
    review: str
    person: str
    actions: Annotated[Table, QUARTER_ACTIONS]
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """The page: its head, the goals by number, the strips, and the check."""

    head: PageHead
    goals: tuple[GoalLine, ...]
    quarters: tuple[Quarter, ...]
    check: str


@dataclass(frozen=True, slots=True)
class _Room:
    """The rows of a quarter without more actions, their height, and the width of a goal; None if it isn't cut.

    A long name beside low rows makes a quarter higher than they are, so it goes below them.
    """

    rows: int
    row_height: float
    is_name_below: bool = False
    width: float | None = None

    def limit(self, text: str) -> Limit:
        """How many characters of a goal are printed."""
        return LISTED_GOAL_TEXT if self.width is None else Limit("", characters_in(text, (1, self.width, SMALL)))


def action_plan(scope: Scope) -> ActionPlan:
    """The page."""
    spans = quarters(scope)
    found = scope.once(plan_goals)
    room = _room(scope, found)
    texts = [
        scope.truncated(room.limit(text), text, FullText(goal.id or str(at), goal.text))
        for at, goal in enumerate(found, 1)
        if (text := _lower(goal.text))
    ]
    goals = tuple(GoalLine(str(at), text) for at, text in enumerate(texts, 1))
    head = page_head(_title(scope, spans), f"Quarterly action plan {scope.period.name}", scope.person.name)
    strips = tuple(_quarter(scope, each, room, is_last=each == spans[-1]) for each in spans)
    return ActionPlan(head, goals, strips, scope.once(plan_check))


def _room(scope: Scope, goals: Sequence[Goal]) -> _Room:
    """What the goals above the quarters leave to their actions: lower rows first, then a row to write in less."""
    most, spans = scope.most(ACTIONS_LIMIT), quarters(scope)
    listed = f" {SEPARATOR} ".join(f"{at} {goal.text}" for at, goal in enumerate(goals, 1))
    lines = lines_of(f"{scope.tables.word('goals')} {listed}", LINE_WIDTH, SMALL)
    if lines <= LINES:
        return _Room(most, ROW_HEIGHT)
    is_long_name = lines_of(scope.person.name, SIDE_WIDTH, SMALL) > NAME_LINES
    has_room = LINES_ABOVE_LOW_ROWS - (len(spans) if is_long_name else 0)
    if lines <= has_room:
        return _Room(most, LOW_ROW, is_long_name)
    has_room += LINES_OF_A_ROW * sum(len(actions_in(scope, each)) < most for each in spans)
    width = has_room * LINE_WIDTH / len(goals) - GOAL_MARGIN if lines > has_room else None
    return _Room(most - 1, LOW_ROW, is_long_name, width)


def _lower(text: str) -> str:
    """A goal as it continues a line: its first letter small, unless the word has more capitals."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first[1:].islower() else text


def _title(scope: Scope, spans: Sequence[Period]) -> str:
    """The first contradiction of the plan, else how many actions it has."""
    found = scope.once(conflict_sentences)
    if found:
        return found[0]
    actions = scope.once(plan_actions)
    if not actions:
        return all_add_up(scope) or "No actions planned yet."
    counts = [(len(actions_in(scope, each)), each.short) for each in spans]
    most = max(counts, key=lambda each: each[0])
    if len(actions) == 1:
        return f"1 action planned, in {most[1]}." if most[0] else "1 action planned."
    return f"{scope.number_format.count(len(actions))} actions planned, {most[0]} of them in {most[1]}."


def _quarter(scope: Scope, span: Period, room: _Room, *, is_last: bool) -> Quarter:
    goal = quota_of(scope, span)
    year = quota_of(scope, scope.period)
    whole = year.value
    figure = scope.figure(goal)
    share = ""
    if whole and goal.value is not None:
        percent = scope.number_format.number(rounded(goal.value / whole * 100, 0), 0)
        share = f"{made_of(scope.workspace.trace, f'{percent}%', f'{figure} ÷ {scope.figure(year)}')} of my quota"
    first, *_, last = months(span)
    won = scope.figure(bookings(scope.deals, span)) if span.start <= scope.book.as_of else None
    day = _review(scope, span)
    review, name = f"Review {day}" if day else f"Review after {span.short}", scope.person.name
    below = f"{name} · {review}" if room.is_name_below else ""
    return Quarter(
        name=span.short,
        months="–".join(scope.number_format.month(each.start, long=True) for each in (first, last)),
        quota=figure.short if figure.known else "",
        share=share,
        won=str(won) if won is not None and won.known else "",
        won_blank=Field(scope.row("Notes", "my number", f"won {span.short}").cell("text"), f"Won in {span.short}"),
        review="" if below else review,
        person="" if below else name,
        actions=replace(_actions(scope, span, room), note=below),
        is_last=is_last,
    )


def _review(scope: Scope, span: Period) -> str:
    """The date of the quarter's review, from Events; empty if it isn't there."""
    after = scope.book.calendar.after(span)
    days = [
        event.day
        for event in scope.book.events
        if event.kind == "quarterly review" and event.salesperson in ("", scope.person.name) and event.day in after
    ]
    return scope.number_format.short_day(min(days), long=True) if days else ""


def _actions(scope: Scope, span: Period, room: _Room) -> Table:
    """The actions of a quarter, and rows to write in."""
    found, most = actions_in(scope, span), scope.most(ACTIONS_LIMIT)
    rows = [_action(scope, each) for each in found[:most]]
    taken = {fold(each.id) for each in scope.book.actions}
    free = (f"{scope.person.code}-{short_code(span)}-P{line}" for line in range(1, len(taken) + most + 2))
    numbers = (number for number in free if fold(number) not in taken)
    rows += [_blank(next(numbers)) for _ in range(room.rows - len(rows))]
    rest = len(found) - most
    more = f"{scope.number_format.count(rest)} more in Actions" if rest > 0 else ""
    table = scope.tables.table(QUARTER_ACTIONS, rows, heading=span.name, more=more, row_height=room.row_height)
    return replace(table, columns=tuple(_wide_enough(each, rows) for each in table.columns))


def _wide_enough(column: Column, rows: Sequence[Row]) -> Column:
    """The column of numbers with room for the longest of them on one line; another as it is."""
    if column.name != "number":
        return column
    longest = max((width_of(row.plain("number"), SMALL) for row in rows), default=0)
    return replace(column, width=max(column.width, longest + NUMBER_MARGIN))


def _action(scope: Scope, action: Action) -> Row:
    number = scope.once(goal_numbers).get(fold(action.goal))
    owner = scope.book.roster.find(action.owner)
    day = due_date(action)
    whole = whole_commitment(action)
    done = "kept" if action.status is Status.KEPT else ""
    return table_row(
        QUARTER_ACTIONS,
        number=action.id,
        goal=str(number) if number else "",
        action=scope.truncated(ACTION_TEXT, action.now or action.text, whole),
        measure=scope.truncated(MEASURE_TEXT, action.measure or action.so_that, whole),
        owner=short_name(owner.first_name if owner else action.owner),
        due=scope.number_format.short_day(day) if day else "",
        done=Field(row_address("Actions", action.id).cell("status"), f"{action.id} done", FieldKind.CHOICE, DONE, done),
    )


def _blank(number: str) -> Row:
    address = row_address("Actions", number)
    return table_row(
        QUARTER_ACTIONS,
        RowLook.BLANK,
        number=number,
        goal=Field(address.cell("goal"), f"{number} goal"),
        action=Field(address.cell("action"), f"{number} action"),
        measure=Field(address.cell("measure"), f"{number} measured by"),
        owner=Field(address.cell("owner"), f"{number} owner"),
        due=Field(address.cell("due"), f"{number} due", FieldKind.DATE),
        done=Field(address.cell("status"), f"{number} done", FieldKind.CHOICE, DONE),
    )
