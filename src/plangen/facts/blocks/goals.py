"""The business plan page: progress to each goal as of today, and the obstacles."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated

from plangen.elements.chart import AttainmentBar
from plangen.elements.field import Field
from plangen.elements.measure import Unit
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.figures.goals import GoalProgress, counted_through, goal_progress
from plangen.facts.formatting.truncation import FullText
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.trace import made_of
from plangen.metrics.results.pace import elapsed_share
from plangen.periods import Period
from plangen.records.addresses import row_address
from plangen.records.meetings.goals import PERSONAL, Goal, GoalStatus

GOAL_TEXT = Limit("goal_text")
MOVE_TEXT = Limit("move_text")
OBSTACLE_TEXT = Limit("obstacle_text")

BAR_WIDTH, GOAL_HEIGHT = 40, 11
GOALS_LIMIT = Limit("goals", 8)
FEWEST_ROWS = 3
OBSTACLES = 3
IN_PROGRESS, NOT_STARTED = "in progress", "not started"
STATUSES = (GoalStatus.ON_TRACK, GoalStatus.BEHIND, GoalStatus.DONE, GoalStatus.DROPPED, IN_PROGRESS, NOT_STARTED)
"""The statuses as printed, in the order of the sentence."""


GOALS = TableSpec(
    "goals",
    (
        Column("number", "goals", width=15, tone=Tone.QUIET, is_title=True),
        Column("goal", below="now", width=50),
        Column("progress", "reached", Look.BAR, 42),
        Column("status", "status", width=19),
        Column("next_step", "next_step", Look.WRITE_IN, is_tinted=True),
    ),
)
OBSTACLE_ROWS = TableSpec(
    "obstacles",
    (
        Column("obstacle", "obstacles", Look.WRITE_IN, 86, is_title=True),
        Column("solution", "what_we_do", Look.WRITE_IN, 49),
        Column("who", "who_by", Look.WRITE_IN),
    ),
)


@dataclass(frozen=True, slots=True)
class BusinessPlan:
    """The plan page: goals, with blank rows if there are few, the number of goals past the limit, and obstacles."""

    sentence: str
    goals: Annotated[Table, GOALS]
    more: str
    obstacles: Annotated[Table, OBSTACLE_ROWS]

    @property
    def blanks(self) -> tuple[Row, ...]:
        """No rows: blank ones are among the goals, as templates of earlier versions print both."""
        return ()


def plan_progress(scope: Scope) -> BusinessPlan | None:
    """A person's goals; None on a pre-read, without a Goals sheet, and for someone who has left."""
    if scope.is_preread or scope.has_left or not scope.book.has("Goals", "goal"):
        return None
    goals = printed_goals(scope)
    shown = goals[: scope.most(GOALS_LIMIT)]
    rest = len(goals) - len(shown)
    more = f"{scope.number_format.count(rest)} more in Goals" if rest else ""
    rows = [_row(scope, goal) for goal in shown]
    rows += [_blank(scope, line) for line in range(1, FEWEST_ROWS - len(shown) + 1)]
    note = "; ".join(filter(None, (scope.tables.word("bar"), more))) if shown else ""
    heading = scope.tables.word("goal")
    table = scope.tables.table(GOALS, rows, heading=heading, note=note, row_height=GOAL_HEIGHT)
    return BusinessPlan(_sentence(scope, goals), table, more, obstacle_rows(scope))


def printed_goals(scope: Scope) -> list[Goal]:
    """The goals of the year, then of the period, then of the next one, without private and personal goals."""
    goals = [
        each
        for each in scope.book.goals
        if each.salesperson == scope.person.name and not each.private and each.area != PERSONAL
    ]
    spans = (scope.year_to_date, scope.period, scope.ahead)
    return sorted((each for each in goals if _place(scope, each) < len(spans)), key=lambda each: _order(scope, each))


def _order(scope: Scope, goal: Goal) -> tuple[int, int]:
    return _place(scope, goal), goal.row.row


def _place(scope: Scope, goal: Goal) -> int:
    """0 for a goal of the year, 1 for one of this period, 2 for one of the next, 3 for any other."""
    span = goal.period
    if span is None or (span.start <= scope.period.start and scope.period.end <= span.end and span != scope.period):
        return 0
    if span.start < scope.period.end and scope.period.start < span.end:
        return 1
    return 2 if span.start < scope.ahead.end and scope.ahead.start < span.end else 3


def _row(scope: Scope, goal: Goal) -> Row:
    progress = goal_progress(scope, goal)
    address = row_address("Goals", goal.id) if goal.id else row_address("Goals", scope.person.code, goal.text)
    return table_row(
        GOALS,
        number=goal.id,
        goal=scope.truncated(GOAL_TEXT, goal.text, FullText(goal.id, goal.text)),
        now=" · ".join(
            part for part in (_period_name(scope, goal), progress.text if progress else goal.measure) if part
        ),
        progress=_bar(scope, goal, progress) if progress else None,
        status=_status(scope, goal),
        next_step=Field(
            address.cell("next step"),
            f"{goal.id or goal.text}: next step",
            value=scope.truncated(MOVE_TEXT, goal.next_step),
        ),
    )


def _period_name(scope: Scope, goal: Goal) -> str:
    """The period of a goal, and the day to which one that runs after the page's is counted; empty for a year."""
    if goal.period is None or not _place(scope, goal):
        return ""
    name = scope.number_format.period(goal.period)
    is_later = scope.period.end <= goal.period.start <= scope.book.as_of
    return f"{name} to {scope.number_format.short_day(scope.book.as_of)}" if is_later else name


def _status(scope: Scope, goal: Goal) -> str:
    if goal.status is GoalStatus.OPEN:
        return IN_PROGRESS if goal.period is None or goal.period.start <= scope.book.as_of else NOT_STARTED
    return str(goal.status)


def _bar(scope: Scope, goal: Goal, progress: GoalProgress) -> AttainmentBar | None:
    """The bar: full at the target, with the tick where an even pace would be today."""
    if progress.share is None or goal.period is None or progress.unit is Unit.SHARE:
        return None
    time_elapsed = elapsed(goal.period, scope)
    if not time_elapsed:
        return None
    share = scope.number_format.plain(progress.share, Unit.SHARE)
    made_of(scope.workspace.trace, share, progress.text)
    time_share = scope.number_format.plain(time_elapsed, Unit.SHARE)
    alt = f"{goal.id or goal.text}: {share} of target, {time_share} of the time elapsed"
    return AttainmentBar(alt, progress.share / time_elapsed, share, 1 / time_elapsed, BAR_WIDTH)


def elapsed(period: Period, scope: Scope) -> Decimal:
    """The share of a goal's period, in working days, that has passed by the end of the day its progress counts to."""
    clock = replace(scope.workspace.clock, as_of=counted_through(scope, period))
    return elapsed_share(period, clock).value or Decimal(0)


def _sentence(scope: Scope, goals: list[Goal]) -> str:
    """The number of goals, and how many have each status."""
    if not goals:
        return "No goals on file yet. The ones you set today will be here next time."
    statuses = [_status(scope, each) for each in goals]
    if len(goals) == 1:
        return f"One goal: {statuses[0]}."
    counts = [(status, statuses.count(status)) for status in STATUSES]
    by_status = ", ".join(f"{scope.number_format.spelled_out(count)} {status}" for status, count in counts if count)
    return f"{scope.number_format.spelled_out(len(goals)).capitalize()} goals: {by_status}."


def _blank(scope: Scope, line: int) -> Row:
    address = row_address("Goals", f"{scope.person.code}-{scope.ahead.code}-G{line}")
    goal, next_step = Field(address.cell("goal"), "Goal"), Field(address.cell("next step"), "Next step")
    return table_row(GOALS, RowLook.BLANK, goal=goal, next_step=next_step)


def obstacle_rows(scope: Scope, row_height: float = GOAL_HEIGHT) -> Table:
    """Rows for obstacles: notes that name a line are on it, and the others fill the first lines left."""
    lines = [str(line) for line in range(1, OBSTACLES + 1)]
    others = iter(
        note.text
        for note in scope.book.notes
        if note.salesperson == scope.person.name
        and note.topic == "obstacle"
        and note.period in (scope.period, None)
        and not (note.period and note.line in lines)
    )
    rows = [
        table_row(
            OBSTACLE_ROWS,
            obstacle=_note_field(
                scope, "obstacle", line, "Obstacle", scope.noted("obstacle", line) or next(others, "")
            ),
            solution=_note_field(scope, "answer", line, "What we’ll do", scope.noted("answer", line)),
            who=_note_field(scope, "who and when", line, "Who, by when", scope.noted("who and when", line)),
        )
        for line in lines
    ]
    return scope.tables.table(OBSTACLE_ROWS, rows, heading=scope.tables.word("obstacles"), row_height=row_height)


def _note_field(scope: Scope, topic: str, line: str, label: str, text: str) -> Field:
    return Field(scope.row("Notes", topic, line).cell("text"), label, value=scope.truncated(OBSTACLE_TEXT, text))
