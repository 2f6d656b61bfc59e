"""Page one of someone hired in the period who has no wins yet: first goals, training, and the deals in progress."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from plangen.elements.chart import AttainmentBar, TickBar
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.blocks.beginning import first_goals, first_sessions, has_no_wins_yet
from plangen.facts.blocks.goals import elapsed
from plangen.facts.blocks.open_by_month import stage_of
from plangen.facts.blocks.past_commitments import past_commitments
from plangen.facts.figures.goals import goal_progress
from plangen.facts.formatting.truncation import FullText
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.metrics.pipeline.coverage import open_deals
from plangen.records.deals.opportunities import Opportunity
from plangen.records.meetings.goals import Goal
from plangen.records.meetings.training import TrainingSession

GOAL_TEXT, TOPIC_TEXT, DEAL_TEXT = Limit("goal_text"), Limit("training_text"), Limit("first_deal_text", 60)
NEXT_STEP_TEXT = Limit("next_step_text", 32)
MOST_GOALS, MOST_SESSIONS, MOST_DEALS = 3, 6, 5
GOAL_BAR, DEAL_BAR = 31, 20
FIRST_GOALS = TableSpec(
    "first_goals",
    (
        Column("goal", "first_goals", below="now", is_title=True),
        Column("progress", "elapsed", Look.BAR, GOAL_BAR + 2),
    ),
)
FIRST_TRAINING = TableSpec(
    "first_training",
    (
        Column("topic", "training", is_title=True),
        Column("day", "training_when", Look.NUMBER, 26),
    ),
)
FIRST_DEALS = TableSpec(
    "first_deals",
    (
        Column("deal", width=50, tone=Tone.STRONG, below="account", is_title=True),
        Column("close", "close", Look.NUMBER, 14),
        Column("stage", "stage", width=32),
        Column("bar", look=Look.BAR, width=DEAL_BAR),
        Column("value", "value", Look.NUMBER, 17),
        Column("next_step", "next_step"),
    ),
)


@dataclass(frozen=True, slots=True)
class FirstWeeks:
    """What page one has in place of a chart, past commitments, and results; a table without rows isn't printed."""

    goals: Annotated[Table, FIRST_GOALS]
    training: Annotated[Table, FIRST_TRAINING]
    deals: Annotated[Table, FIRST_DEALS]


def first_weeks(scope: Scope) -> FirstWeeks | None:
    """A new hire's first goals, training, and open deals; None once there are wins or commitments, or without goals."""
    if not has_no_wins_yet(scope) or scope.once(past_commitments).table.rows:
        return None
    goals, sessions = scope.once(first_goals)[:MOST_GOALS], scope.once(first_sessions)[:MOST_SESSIONS]
    if not goals and not sessions:
        return None
    words = scope.tables
    return FirstWeeks(
        words.table(FIRST_GOALS, [_goal(scope, each) for each in goals], heading=words.word("first_goals")),
        words.table(FIRST_TRAINING, [_session(scope, each) for each in sessions], heading=words.word("training")),
        _deals(scope),
    )


def _goal(scope: Scope, goal: Goal) -> Row:
    progress = goal_progress(scope, goal)
    due = f"by {scope.number_format.short_day(goal.due)}" if goal.due else ""
    reached = progress.text.rpartition(": ")[2] if progress else goal.measure
    now = " ".join(part for part in (reached, due) if part)
    return table_row(
        FIRST_GOALS,
        goal=scope.truncated(GOAL_TEXT, goal.text, FullText(goal.id, goal.text)),
        now=" · ".join(part for part in (goal.id, now) if part),
        progress=_bar(scope, goal, progress.share if progress else None),
    )


def _bar(scope: Scope, goal: Goal, share: Decimal | None) -> AttainmentBar | None:
    """The bar, full at the target, with the tick at the time elapsed; None before the goal's period."""
    time = elapsed(goal.period, scope) if goal.period is not None else Decimal(0)
    if not time:
        return None
    done = scope.number_format.plain(share, Unit.SHARE) if share is not None else "nothing on file"
    alt = f"{goal.id or goal.text}: {done}, {scope.number_format.plain(time, Unit.SHARE)} of the time elapsed"
    return AttainmentBar(alt, None if share is None else share / time, "", 1 / time, GOAL_BAR, has_track=True)


def _session(scope: Scope, session: TrainingSession) -> Row:
    day = session.held_on or session.day
    when = scope.number_format.short_day(day) if day else ""
    if not session.is_open:
        when = f"done {when}"
    elif day is not None and day < scope.book.as_of:
        when = f"was due {when}"
    return table_row(FIRST_TRAINING, topic=scope.truncated(TOPIC_TEXT, session.topic), day=when)


def _deals(scope: Scope) -> Table:
    opened = sorted(open_deals(scope.deals), key=lambda deal: (deal.close or date.max, deal.row))
    shown = opened[:MOST_DEALS]
    heading = f"{scope.number_format.deals(len(opened))} in progress"
    rest = len(opened) - len(shown)
    return scope.tables.table(
        FIRST_DEALS,
        [_deal(scope, each, shown) for each in shown],
        heading=heading,
        headers={"deal": heading},
        more=f"{scope.number_format.count(rest)} more" if rest else "",
    )


def _deal(scope: Scope, deal: Opportunity, shown: Sequence[Opportunity]) -> Row:
    most = max((each.amount for each in shown if each.amount is not None), default=Decimal(0))
    value = scope.figure(Measure(deal.amount, Unit.MONEY, 1, (deal.row,))) if deal.amount is not None else None
    bar = (
        TickBar(f"{deal.label}: {value}", deal.amount, None, most, strong=True, width=DEAL_BAR)
        if deal.amount and most
        else None
    )
    return table_row(
        FIRST_DEALS,
        deal=scope.truncated(DEAL_TEXT, deal.label),
        account=scope.truncated(DEAL_TEXT, deal.account),
        close=scope.number_format.short_day(deal.close) if deal.close else "",
        stage=stage_of(deal),
        value=value if value is not None else "no amount",
        bar=bar,
        next_step=scope.truncated(NEXT_STEP_TEXT, deal.next_step),
    )
