"""Completion and history: done of due by type, what is overdue, and what was learned."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Annotated

from plangen.elements.chart import TickBar
from plangen.elements.field import Field
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.figures.training import carried_over, done_ever, is_new_hire, plan_calendar, sessions_for
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.training_plan.calendar import training_calendar
from plangen.facts.pages.training_plan.coaching import coaching_cards, coaching_log
from plangen.facts.pages.training_plan.contract import learning_contract
from plangen.facts.pages.training_plan.levels import skill_levels
from plangen.facts.pages.training_plan.notes import named, note_field
from plangen.facts.pages.training_plan.summary import TOPIC_TEXT, carried_training
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.metrics.plans.training import CarriedSession, lessons_of, training_done, training_hours
from plangen.periods import PLAN_WEEKS
from plangen.records.meetings.training import TYPES, TrainingSession

OVERDUE_LIMIT, HISTORY_LIMIT = Limit("overdue", 10), Limit("history", 16)
RESULT_TEXT = Limit("result_text")
MOST_LINES, FEWEST_LINES = 15, 1
"""Lines to write on: more of them without history."""
BAR_WIDTH = 24
OTHER = "other"

TRAINING_TYPES = TableSpec(
    "training_by_type",
    (
        Column("type", "done_by_type", width=40, is_title=True),
        Column("done", "done_of_due", Look.NUMBER, 20),
        Column("space", width=2, is_kept=True),
        Column("bar", look=Look.BAR, width=BAR_WIDTH),
    ),
)
OVERDUE = TableSpec(
    "training_overdue",
    (
        Column("topic", "overdue", width=40, is_title=True),
        Column("due", "was_due", width=18),
        Column("trainer", "with"),
    ),
)
NEXT_SESSIONS = TableSpec(
    "training_next",
    (
        Column("day", "next_sessions", width=40, is_title=True),
        Column("topic", width=72, tone=Tone.STRONG),
        Column("trainer", "with"),
    ),
)
HISTORY = TableSpec(
    "training_history",
    (
        Column("day", "history", width=24, is_title=True),
        Column("topic", width=72, tone=Tone.STRONG),
        Column("trainer", "with", width=30),
        Column("result", "proof"),
    ),
)


@dataclass(frozen=True, slots=True)
class Completion:
    """The page: its head, completion by type, what is overdue, hours, history, and room for what was learned.

    `next` are the sessions ahead of a new hire, whose plan has sign-offs in place of a calendar.
    """

    head: PageHead
    by_type: Annotated[Table, TRAINING_TYPES]
    overdue: Annotated[Table, OVERDUE]
    next: Annotated[Table, NEXT_SESSIONS]
    history: Annotated[Table, HISTORY]
    learned: Field
    lines: int


def completion(scope: Scope) -> Completion:
    """The page."""
    history = scope.once(done_ever)
    ahead = _next_sessions(scope)
    rows = min(len(history), scope.most(HISTORY_LIMIT)) + (len(ahead.rows) + 1 if ahead.rows else 0)
    return Completion(
        _head(scope),
        _by_type(scope),
        _overdue(scope),
        ahead,
        _history(scope, history),
        note_field(scope, "learned", "1", "What I learned"),
        max(FEWEST_LINES, MOST_LINES - rows - len(scope.once(carried_over)) // 2 - _cut_texts(scope)),
    )


def _cut_texts(scope: Scope) -> int:
    """How many texts of the other pages are printed whole below."""
    return len(scope.truncated_in(carried_training, skill_levels, learning_contract, training_calendar, coaching_cards))


def _since(scope: Scope) -> Sequence[TrainingSession]:
    """The sessions that count: those of the 13 weeks before the plan, and all that are open."""
    return [each for each in scope.once(sessions_for) if each.day is None or scope.employed_on(each.day)]


def _head(scope: Scope) -> PageHead:
    first = scope.period.start - timedelta(weeks=PLAN_WEEKS)
    done = training_done(_since(scope), first, scope.book.as_of)
    since = scope.number_format.short_day(first, long=True)
    carried = len(scope.once(carried_over))
    spent = training_hours(_done(scope))
    hours = scope.figure(spent)
    name = named(scope, "Completion and history")
    if not done.known or done.part is None:
        return page_head("My training record starts here.", name)
    carried_text = f"; {scope.number_format.count(carried)} carried over" if carried else ""
    noun = "session" if done.n == 1 else "sessions"
    title = f"{scope.number_format.of(done.part, done.n)} {noun} done since {since}{carried_text}."
    if not spent.n:
        return page_head(title, name)
    return page_head(title, name, f"{hours} {'hour' if hours.short == '1' else 'hours'} of training since {since}")


def _done(scope: Scope) -> list[TrainingSession]:
    first = scope.period.start - timedelta(weeks=PLAN_WEEKS)
    return [each for each in scope.once(done_ever) if each.held_on and each.held_on >= first]


def _by_type(scope: Scope) -> Table:
    """Done of due for each type; the usual types without numbers if nothing was due."""
    first, last = scope.period.start - timedelta(weeks=PLAN_WEEKS), scope.book.as_of
    counts = []
    for name in (*TYPES, OTHER):
        sessions = [each for each in _since(scope) if (each.type if each.type in TYPES else OTHER) == name]
        done = training_done(sessions, first, last)
        if done.known and done.part is not None:
            counts.append((name, done.part, done.n))
    most = Decimal(max((due for _, _, due in counts), default=1))
    rows = [_type_row(scope, *each, most) for each in counts]
    empty = "No training was due."
    return scope.tables.table(TRAINING_TYPES, rows, heading=scope.tables.word("done_by_type"), empty=empty)


def _type_row(scope: Scope, name: str, done: int, due: int, most: Decimal) -> Row:
    text = scope.number_format.of(done, due)
    bar = TickBar(f"{name}: {text}", Decimal(done), Decimal(due), most, done < due, BAR_WIDTH)
    return table_row(TRAINING_TYPES, type=f"{name[:1].upper()}{name[1:]}", done=text, bar=bar)


def _overdue(scope: Scope) -> Table:
    found, most = scope.once(carried_over), scope.most(OVERDUE_LIMIT)
    rest = len(found) - most
    more = f"{scope.number_format.count(rest)} more in Training" if rest > 0 else ""
    rows = [_overdue_row(scope, each) for each in found[:most]]
    return scope.tables.table(
        OVERDUE, rows, heading=scope.tables.word("overdue"), more=more, empty="No training is overdue."
    )


def _overdue_row(scope: Scope, carried: CarriedSession) -> Row:
    session = carried.session
    return table_row(
        OVERDUE,
        topic=_topic(scope, session),
        due=scope.number_format.short_day(session.day) if session.day else "",
        trainer=session.trainer,
    )


def _topic(scope: Scope, session: TrainingSession) -> str:
    return scope.truncated(TOPIC_TEXT, session.topic, FullText(session.id or "Training", session.topic))


def _next_sessions(scope: Scope) -> Table:
    """What a new hire's headline counts as ahead, by date; without rows for everyone else, who has a calendar."""
    lessons = lessons_of(scope.once(plan_calendar)) if is_new_hire(scope) else []
    sessions = [each.session for each in lessons if each.session is not None]
    rows = [
        table_row(
            NEXT_SESSIONS,
            day=scope.number_format.short_day(each.day) if each.day else "",
            topic=_topic(scope, each),
            trainer=each.trainer,
        )
        for each in sessions
    ]
    return scope.tables.table(NEXT_SESSIONS, rows, heading=scope.tables.word("next_sessions"))


def _history(scope: Scope, done: Sequence[TrainingSession]) -> Table:
    """What was done, the latest first."""
    most = scope.most(HISTORY_LIMIT)
    rest = len(done) - most
    rows = list(_history_rows(scope, list(reversed(done))[:most]))
    more = f"{scope.number_format.count(rest)} more in Training" if rest > 0 else ""
    empty = "No training on file yet. What you sign off shows up here."
    return scope.tables.table(HISTORY, rows, heading=scope.tables.word("history"), more=more, empty=empty)


def _history_rows(scope: Scope, sessions: Sequence[TrainingSession]) -> Iterable[Row]:
    for each in sessions:
        whole = FullText(each.id or "Training", each.result)
        yield table_row(
            HISTORY,
            day=scope.number_format.short_day(each.held_on) if each.held_on else "",
            topic=_topic(scope, each),
            trainer=each.trainer,
            result=scope.truncated(RESULT_TEXT, each.result, whole) if each.result else "",
        )


def training_full_text(scope: Scope) -> tuple[FullText, ...]:
    """The whole of every text that the plan truncates; the log is only in the manager's."""
    sections = (carried_training, skill_levels, learning_contract, training_calendar, coaching_cards, completion)
    return scope.truncated_in(*sections, *((coaching_log,) if scope.for_manager else ()))
