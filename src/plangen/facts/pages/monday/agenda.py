"""The agenda: seven parts with their clock times, and what each of them has to print."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated

from plangen.elements.chart import AttainmentBar
from plangen.elements.field import Field, FieldKind
from plangen.elements.measure import Measure
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.blocks.contests.lines import ContestLine, contest_lines
from plangen.facts.blocks.leavers import counted_leavers, leaver_names
from plangen.facts.figures.sums import compared_with_quota, counted, team_goal
from plangen.facts.figures.training import ROLE_PLAY, plan_calendar, practice_in, sessions_for
from plangen.facts.formatting.meeting_times import clock
from plangen.facts.formatting.names import short_name
from plangen.facts.pages.monday.forecast import TeamForecast, team_forecast
from plangen.facts.pages.monday.forecast_total import team_of
from plangen.facts.pages.monday.meeting import (
    MOST_ON_ONE_PAGE,
    RATINGS_A_ROW,
    MeetingHead,
    attendees,
    away,
    first_names,
    is_full,
    leader_name,
    meeting,
    meeting_head,
    note_row,
    present,
)
from plangen.facts.pages.monday.thanks import ThanksAndWins, thanks_and_wins
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.team import leavers, with_leavers
from plangen.facts.scope.trace import made_of
from plangen.metrics.plans.monday import PARTS, in_turn, part_starts
from plangen.metrics.plans.training import Lesson
from plangen.metrics.results.bookings import bookings, share_of_quota
from plangen.metrics.results.pace import elapsed_share
from plangen.periods import Length, Period, weeks_from
from plangen.records.addresses import row_address

EVENTS_LIMIT = Limit("events", 4)
EVENT_TEXT = Limit("event_text", 60)
DAYS_AHEAD = timedelta(days=30)
ANNOUNCED = ("marketing", "training", "kickoff", "holiday")
"""The kinds of events that everyone hears about; reviews and time off are private."""
RATINGS = tuple((str(step), str(step)) for step in range(1, 6))
BAR_WIDTH, LEAST_ELAPSED = 40, Decimal("0.001")
"""How wide a bar is, and where its tick is before the first day: bars are drawn in parts of the time passed."""
PRIORITIES_A_ROW, MOST_IN_TWO_COLUMNS = 2, 18
"""How many there are next to each other in a small team; the first page of one of six to eight is fuller."""

MONDAY_MONTHS = TableSpec(
    "monday_months",
    (
        Column("label", width=44, tone=Tone.STRONG, after="days"),
        Column("value", look=Look.NUMBER, width=16, tone=Tone.STRONG),
        Column("goal", tone=Tone.QUIET, is_kept=True),
        Column("bar", look=Look.BAR, width=BAR_WIDTH + 3),
    ),
)
MONDAY_EVENTS = TableSpec(
    "monday_events",
    (Column("day", width=15, tone=Tone.STRONG), Column("what")),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the hour: when it starts, and how many minutes it takes."""

    start: str
    minutes: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A first name with a blank next to it; without a name, the place stays empty."""

    name: str
    blank: Field | None


@dataclass(frozen=True, slots=True)
class BlankRow:
    """Blanks next to each other."""

    cells: tuple[Blank, ...]


@dataclass(frozen=True, slots=True)
class Practice:
    """What is practiced, and who does what."""

    topic: str
    who: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda, with a line on each running contest.

    `is_long` says that it takes two pages, `is_full` that it is hardly one.
    """

    head: MeetingHead
    parts: tuple[Part, ...]
    thanks: ThanksAndWins
    ratings: tuple[BlankRow, ...]
    forecast: TeamForecast
    months: Annotated[Table, MONDAY_MONTHS]
    events: Annotated[Table, MONDAY_EVENTS]
    operations: Field
    practice: Practice | None
    contests: Sequence[ContestLine]
    priorities: tuple[BlankRow, ...]
    is_long: bool
    is_full: bool
    has_ticks: bool
    """Whether bars have a tick at today, and there is room to say so."""


def monday_agenda(scope: Scope) -> Agenda:
    """The agenda of the team's meeting."""
    months = _months(scope)
    return Agenda(
        meeting_head(scope),
        tuple(_parts(scope)),
        thanks_and_wins(scope),
        _ratings(scope),
        team_forecast(scope),
        months,
        _events(scope),
        Field(note_row(scope, "context", "operations").cell("text"), scope.tables.word("operations")),
        _practice(scope),
        contest_lines(scope),
        _priorities(scope),
        len(scope.once(attendees)) > MOST_ON_ONE_PAGE,
        is_full(scope),
        not is_full(scope) and any(row.cells.get("bar") for row in months),
    )


def week_field(scope: Scope, member: Scope, column: str, label: str) -> Field:
    """What a person enters for the week of the meeting."""
    address = row_address("Weeks", member.person.code, scope.period.code).cell(column)
    is_rating = column == "rating"
    return Field(address, label, FieldKind.RATING if is_rating else FieldKind.TEXT, RATINGS if is_rating else ())


def _parts(scope: Scope) -> Iterator[Part]:
    starts = part_starts(scope.once(meeting).start)
    for at, minutes in zip(starts, PARTS, strict=True):
        yield Part(clock(scope.number_format, at), f"{minutes} min")


def _ratings(scope: Scope) -> tuple[BlankRow, ...]:
    """Circles for the last week of everyone who is there, never filled in."""
    cells = [Blank(name, week_field(scope, each, "rating", f"{name}: last week")) for each, name in scope.once(present)]
    return _in_rows(cells, MOST_ON_ONE_PAGE if is_full(scope) else RATINGS_A_ROW)


def _priorities(scope: Scope) -> tuple[BlankRow, ...]:
    """A box for everyone's one priority, and the manager's, column by column."""
    people = scope.once(present)
    cells = [Blank(name, week_field(scope, each, "priority", f"{name}: one priority")) for each, name in people]
    leader = scope.team.leader
    if leader is not None and leader not in {each.person for each in scope.once(attendees)}:
        address = row_address("Weeks", leader.code or leader.name, scope.period.code).cell("priority")
        name = leader_name(scope)
        cells.append(Blank(name, Field(address, f"{name}: one priority")))
    columns = PRIORITIES_A_ROW + int(is_full(scope) or len(cells) > MOST_IN_TWO_COLUMNS)
    count = -(-len(cells) // columns)
    cells += [Blank("", None)] * (count * columns - len(cells))
    return tuple(
        BlankRow(row) for row in zip(*(cells[at : at + count] for at in range(0, len(cells), count)), strict=True)
    )


def _in_rows(cells: Sequence[Blank], count: int) -> tuple[BlankRow, ...]:
    """The cells in rows of as many, the last filled up with empty places."""
    rows = [cells[at : at + count] for at in range(0, len(cells), count)]
    return tuple(BlankRow((*row, *[Blank("", None)] * (count - len(row)))) for row in rows)


def _months(scope: Scope) -> Table:
    """The team's month and fiscal year so far, against quota if there is one."""
    span = scope.once(meeting).month
    year = scope.book.calendar.containing(span.start, Length.YEAR)
    name = scope.number_format.month(span.start, long=True)
    rows = [_month(scope, span, name)]
    first = scope.book.first_close
    if first is not None and first.replace(day=1) <= year.start:
        rows.append(_month(scope, year, year.name))
    note = _left(scope, year) if len(rows) > 1 else ""
    return scope.tables.table(MONDAY_MONTHS, rows, heading=scope.tables.word("months"), note=note)


def _left(scope: Scope, year: Period) -> str:
    """The part of the team's year of those who left, as no other row on the page has it."""
    left = counted_leavers(scope, leavers(scope, scope.team.name), year)
    if left is None:
        return ""
    goal = scope.figure(team_goal(left, year))
    of_goal = f" of {goal}" if goal.known else ""
    won = scope.figure(compared_with_quota(left, year))
    return f"{year.name} includes {won}{of_goal} of those who left ({leaver_names(scope, left)})."


def _month(scope: Scope, span: Period, name: str) -> Row:
    clock_now = scope.workspace.clock
    passed = clock_now.passed(span)
    total = passed + clock_now.left(span)
    everyone = team_of(scope)
    team = with_leavers(scope, everyone, scope.team.name) if span.length is Length.YEAR else everyone
    covered = counted(team, span)
    booked, target = compared_with_quota(covered, span), team_goal(covered, span)
    share = share_of_quota(booked, target)
    won, goal = scope.figure(booked if share.known else bookings(team.deals, span)), scope.figure(target)
    won, goal = scope.comparable(won, goal) if share.known else (won, goal)
    how = f"working days through {scope.book.as_of} and of {span.name}, without holidays"
    days = f"{made_of(scope.workspace.trace, scope.number_format.of(passed, total), how)} selling days" if total else ""
    return table_row(
        MONDAY_MONTHS,
        RowLook.CONTINUED,
        label=name,
        days=days,
        value=won if won.known else "",
        goal=f"of {goal}" if share.known else "",
        bar=_bar(scope, span, name, share) if share.known else None,
    )


def _bar(scope: Scope, span: Period, name: str, share: Measure) -> AttainmentBar:
    """How much of the quota is booked, with a tick at the part of the time that has passed."""
    reached = share.value or Decimal(0)
    text = made_of(scope.workspace.trace, scope.number_format.whole_percent(reached), "bookings ÷ quota", share)
    share_of_time = elapsed_share(span, scope.workspace.clock).value or Decimal(0)
    alt = f"{name}: {text} of quota, {scope.number_format.whole_percent(share_of_time)} of the time"
    elapsed = max(share_of_time, LEAST_ELAPSED)
    return AttainmentBar(alt, reached / elapsed, text, 1 / elapsed, BAR_WIDTH, has_track=True)


def _events(scope: Scope) -> Table:
    """What is on in the next 30 days for everyone: events, and training sessions of the team."""
    start = scope.once(meeting).day
    found = sorted(dict.fromkeys(_announced(scope, start, start + DAYS_AHEAD)))
    days, shown = scope.number_format, found[: scope.most(EVENTS_LIMIT)]
    texts = {each: (days.short_day(each[0]), scope.truncated(EVENT_TEXT, each[1])) for each in shown}
    rows = [table_row(MONDAY_EVENTS, RowLook.CONTINUED, day=day, what=what) for day, what in texts.values()]
    more = f"{days.count(len(found) - len(rows))} more" if len(found) > len(rows) else ""
    heading, empty = scope.tables.word("whats_on"), scope.tables.word("no_events")
    return scope.tables.table(MONDAY_EVENTS, rows, heading=heading, more=more, empty=empty)


def _announced(scope: Scope, start: date, end: date) -> Iterator[tuple[date, str]]:
    for event in scope.book.events:
        if event.kind in ANNOUNCED and not event.salesperson and event.day < end and event.end >= start:
            at = f", {scope.number_format.clock(event.time)}" if event.time else ""
            yield max(event.day, start), f"{event.title or event.kind.capitalize()}{at}"
    for member in scope.once(attendees)[:1]:
        for session in member.once(sessions_for):
            if session.scope != "person" and session.is_open and session.day and start <= session.day < end:
                trainer = f", {session.trainer}" if session.trainer else ""
                yield session.day, f"{session.topic}{trainer}"


def _practice(scope: Scope) -> Practice | None:
    """The week's lesson in the training plans, with parts for three people who aren't away; None without a lesson."""
    span = weeks_from(scope.period.start)
    weeks = [replace(each, period=span).once(plan_calendar)[0] for each in scope.once(attendees)]
    lesson = practice_in(weeks)
    return Practice(_topic(lesson), _who(scope, lesson)) if lesson else None


def _topic(lesson: Lesson) -> str:
    is_named = lesson.type == ROLE_PLAY and not lesson.topic.lower().startswith(ROLE_PLAY)
    return f"Role play: {lesson.topic}" if is_named else lesson.topic


def _who(scope: Scope, lesson: Lesson) -> str:
    """Who does what in a role play, a different three each week; or who leads the practice."""
    shown = dict(zip((each.person.name for each in scope.once(attendees)), first_names(scope), strict=True))
    order = in_turn([*shown], scope.period.start, away(scope, scope.once(meeting).day), first=1)
    names = [shown[each] for each in order]
    leader = leader_name(scope)
    if lesson.type != ROLE_PLAY:
        trainer = short_name(lesson.trainer.split(" ", 1)[0]) if lesson.trainer else leader
        return f"{trainer} leads." if trainer else ""
    parts = [*names, *([leader] if leader and leader not in names else [])][:3]
    verbs = (" sells", " buys", " says what worked")
    listed = ", ".join(f"{name}{verb}" for name, verb in zip(parts, verbs, strict=False))
    return f"{listed}." if len(parts) > 1 else ""
