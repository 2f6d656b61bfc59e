"""The manager's prep page for the reviews: the schedule, each person's numbers and changes, and open commitments."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated

from plangen.elements.field import Field
from plangen.elements.figure import Figure
from plangen.elements.reasons import Reason
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.blocks.commitments import TIMES_TO_CHANGE
from plangen.facts.blocks.leavers import counted_leavers, leaver_names, of_quota
from plangen.facts.blocks.masthead import Masthead, foot_line, only_for
from plangen.facts.blocks.past_commitments import is_planned_for_later
from plangen.facts.figures.quota_status import coverage_ahead
from plangen.facts.figures.sums import (
    commitment_times_carried,
    compared_with_quota,
    kept_in,
    own_commitments,
    team_goal,
    team_share,
    with_quota,
)
from plangen.facts.formatting.reasons import REASONS, fix_text, reason_text
from plangen.facts.pages.manager_brief.changes import what_changed
from plangen.facts.pages.manager_brief.thanked import listed, not_thanked
from plangen.facts.pages.manager_brief.whose_quota import whose_quota
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.team import any_member, everyone
from plangen.facts.scope.trace import made_of
from plangen.metrics.pipeline.coverage import open_count, open_pipeline
from plangen.metrics.results.bookings import attainment, bookings, win_rate
from plangen.metrics.results.flow import median_cycle
from plangen.metrics.results.quota import quota
from plangen.records.meetings.actions import Action
from plangen.records.meetings.events import Event
from plangen.tables.values.folding import fold

OWED_TEXT = Limit("owed_text")

PEOPLE_LIMIT = Limit("people", 9)
FEW_ROWS = 6


ROW_HEIGHT, TALL_ROW_HEIGHT = 14, 18
MEETINGS = TableSpec(
    "meetings",
    (
        Column("day", "when", width=20, below="time"),
        Column("name", "name", Look.NAME, 34),
        Column("attainment", "attainment", Look.NUMBER, 16),
        Column("coverage", "coverage", Look.NUMBER, 16),
        Column("win_rate", "win_rate", Look.NUMBER, 16),
        Column("kept", "kept", Look.NUMBER, 16),
        Column("changed", "changed"),
        Column("owed", "owed", width=34, is_kept=True),
        Column("ask", "ask", Look.WRITE_IN, 46, Tone.QUIET),
    ),
)
"""The metric columns, or what replaces them, are texts; `owed` is the manager's open commitment."""
METRICS = ("attainment", "coverage", "win_rate", "kept")


MetricColumn = tuple[str, Callable[[Scope], Figure]]


def manager_masthead(scope: Scope) -> Masthead:
    """The masthead: the number of reviews and their dates."""
    settings, period = scope.book.settings, scope.number_format.period(scope.period)
    as_of = scope.number_format.day(scope.book.as_of)
    foot = [scope.team.name, f"{scope.title} {period}", f"as of {as_of}"]
    return Masthead(
        title=f"{scope.title} {period}, {scope.team.name}",
        company=settings.company,
        name=_heading(scope),
        line=(f"{scope.title}, {period}", scope.team.name),
        foot=foot_line(foot, scope.book),
        author=settings.manager,
        only=only_for(scope.edition),
    )


def _heading(scope: Scope) -> str:
    """The heading “Seven reviews, Oct 6–10”, how many have no date yet, and when they are due if none has one."""
    members, numbers = members_in_order(scope), scope.number_format
    days = [event.day for member in members if (event := meeting_of(member)) is not None]
    what = f"{numbers.spelled_out(len(members)).capitalize()} review{'' if len(members) == 1 else 's'}"
    if not days:
        window = scope.book.review_days(scope.period)
        return f"{what} to schedule, {numbers.date_range(window.start, window.last_day)}"
    without = len(members) - len(days)
    more = f"{numbers.count(without)} to schedule" if without else ""
    more = f"; {made_of(scope.workspace.trace, more, 'people without a review in Events')}" if more else ""
    return f"{what}, {numbers.date_range(min(days), max(days))}{more}"


def meeting_of(scope: Scope) -> Event | None:
    """The event of the person's review for this period."""
    after = scope.book.calendar.after(scope.period)
    return next((event for event in scope.meetings if event.day in after), None)


def members_in_order(scope: Scope) -> list[Scope]:
    """The manager's current people in the order of their meetings, those without a date last."""
    return sorted((each for each in everyone(scope).members if not each.has_left), key=_by_meeting)


def meetings(scope: Scope) -> Annotated[Table, MEETINGS]:
    """One row for each of the manager's current people, in the order of their meetings."""
    members = members_in_order(scope)
    columns = _columns(scope)
    rows = [_row(scope, member, columns) for member in members]
    most = scope.most(PEOPLE_LIMIT)
    return scope.tables.table(
        MEETINGS,
        rows,
        heading=_heading(scope),
        headers={name: header for name, (header, _) in zip(METRICS, columns, strict=True)},
        row_height=TALL_ROW_HEIGHT if len(rows) <= FEW_ROWS else ROW_HEIGHT,
        page_size=most,
    )


def _by_meeting(member: Scope) -> tuple[date, str, str, str]:
    event, person = meeting_of(member), member.person
    day, time = (event.day, event.time) if event else (date.max, "")
    return day, time, fold(person.family), fold(person.given)


def _columns(scope: Scope) -> Sequence[MetricColumn]:
    """The four metrics: attainment, pipeline coverage, win rate, and commitments kept, or what replaces them."""
    has_quota, has_quota_ahead = map(scope.workspace.has_quota_in, (scope.period, any_member(scope).ahead))
    opened = open_pipeline if scope.workspace.has_open_amounts else open_count
    return (
        ("Quota %", lambda each: each.figure(attainment(each.person, each.deals, each.period, each.workspace.plan)))
        if has_quota
        else ("Bookings", lambda each: each.figure(bookings(each.deals, each.period))),
        (f"Coverage, {any_member(scope).ahead_name}", lambda each: each.figure(coverage_ahead(each)))
        if has_quota_ahead
        else ("Open", lambda each: each.figure(opened(each.deals))),
        ("Win rate", lambda each: each.figure(win_rate(each.deals, each.period))),
        ("Kept", lambda each: each.figure(kept_in(each, each.period)))
        if scope.book.has("Actions", "action")
        else ("Cycle", lambda each: each.figure(median_cycle(each.deals, each.period))),
    )


def _row(scope: Scope, member: Scope, columns: Sequence[MetricColumn]) -> Row:
    event, person = meeting_of(member), member.person
    figures = {name: _text(member, metric(member)) for name, (_, metric) in zip(METRICS, columns, strict=True)}
    meeting = table_row(
        MEETINGS,
        day=scope.number_format.weekday(event.day) if event else "",
        time=scope.number_format.clock(event.time) if event else "",
        name=person.name,
        changed=what_changed(member),
        owed=_owed(scope, member),
        ask=Field(member.row("Notes", "ask", "1").cell("text"), f"Ask {person.first_name}"),
    )
    return replace(meeting, cells={**meeting.cells, **figures})


def _text(member: Scope, figure: Figure) -> str:
    """A metric as it fits a narrow column: a win rate as "k of n"."""
    if figure.part is not None and figure.known:
        return member.number_format.of(figure.part, figure.n)
    return figure.short


def _owed(scope: Scope, member: Scope) -> str:
    """The manager's earliest open commitment to this person, and how many more."""
    leader = scope.team.manager_name
    given = [each for each in scope.book.actions if each.salesperson == member.person.name and each.owner == leader]
    now = [each for each in given if each.is_open and not is_planned_for_later(scope, each)]
    still_open = sorted(now, key=_due)
    if not still_open:
        return ""
    first = still_open[0]
    by = first.moved_to or first.due
    verb = "was due" if by and by < scope.book.as_of else "by"
    due = f", {verb} {scope.number_format.short_day(by)}" if by else ""
    more = f"; {scope.number_format.count(len(still_open) - 1)} more" if len(still_open) > 1 else ""
    return f"{member.truncated(OWED_TEXT, first.now or first.text)}{due}{more}"


def _due(action: Action) -> tuple[date, str]:
    return action.moved_to or action.due or date.max, action.id


def team_lines(scope: Scope) -> tuple[str, ...]:
    """Three lines on the team: attainment, commitments carried over three times, and people not thanked."""
    return tuple(
        line for line in (_attainment(scope), _carried(scope), not_thanked(scope, members_in_order(scope))) if line
    )


def _attainment(scope: Scope) -> str:
    won = scope.figure(compared_with_quota(everyone(scope), scope.period))
    goal, share = (
        scope.figure(team_goal(everyone(scope), scope.period)),
        scope.figure(team_share(everyone(scope), scope.period)),
    )
    if share.known:
        without = [
            each.person.first_name
            for each in everyone(scope).members
            if each not in with_quota(everyone(scope), scope.period)
        ]
        no_quota = f"; no quota: {listed(without)}" if without else ""
        won, goal = scope.comparable(won, goal)
        return f"{whose_quota(scope)} at {share} of quota: {won} of {goal}{_left(scope)}{no_quota}{_own_quota(scope)}."
    total = scope.figure(bookings(everyone(scope).deals, scope.period))
    return f"Team bookings: {total}." if total.known else ""


def _own_quota(scope: Scope) -> str:
    """That the manager's own quota isn't in the team's, as it is on the team scorecard; empty without one."""
    leader = scope.team.leader
    if leader is None or leader in {each.person for each in everyone(scope).members}:
        return ""
    return "; without your own quota" if quota(leader, scope.period, scope.workspace.plan).known else ""


def _left(scope: Scope) -> str:
    """The part of the team's bookings and quota of those who left during the period, who have no meeting."""
    gone = [each for each in everyone(scope).members if each.has_left]
    left = counted_leavers(scope, gone, scope.period)
    if left is None:
        return ""
    return f", with {of_quota(scope, left, scope.period)} of those who left ({leaver_names(scope, left)})"


def _carried(scope: Scope) -> str:
    if not scope.book.has("Actions", "action"):
        return ""
    found = [
        f"{member.person.first_name} ({action.id})"
        for member in members_in_order(scope)
        for action in own_commitments(member)
        if commitment_times_carried(member, action) >= TIMES_TO_CHANGE
    ]
    return f"Carried over 3 times: {listed(found)}." if found else "Nothing carried over 3 times."


def manager_notes(scope: Scope) -> str:
    """The data missing from the packets, by person, with its fix; empty if nothing is missing."""
    found = [(member, list(_missing(member))) for member in sorted(everyone(scope).members, key=_by_meeting)]
    notes = [f"{member.person.first_name}: {', '.join(missing)}" for member, missing in found if missing]
    return f"Missing data: {'; '.join(notes)}." if notes else ""


def _missing(member: Scope) -> Iterable[str]:
    workspace, period = member.workspace, member.period
    if member.has_left and member.person.left:
        yield f"left {member.number_format.short_day(member.person.left)}, no meeting"
        return
    goal = quota(member.person, period, workspace.plan)
    if workspace.has_quota_in(period) and not goal.known:
        yield f"{reason_text(goal)} ({fix_text(goal)})" if goal.fix else reason_text(goal)
    if not member.deals:
        yield REASONS[Reason.NO_DEALS]
    without_amount = sum(deal.is_open and deal.amount is None for deal in member.deals)
    if without_amount and workspace.has_open_amounts:
        yield f"{member.number_format.deals(without_amount)} with no amount"
    if meeting_of(member) is None and any(event.kind.endswith("review") for event in member.book.events):
        yield "review not scheduled"
