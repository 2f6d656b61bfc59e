"""The page for the night before the reviews: who comes when, how each stands, what changed, what is owed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from plangen.elements.field import Field
from plangen.elements.figure import Figure
from plangen.facts.brief import Brief
from plangen.facts.commitments import TIMES_TO_CHANGE
from plangen.facts.cutting import fitted
from plangen.facts.manager_brief_change import what_changed
from plangen.facts.masthead import Masthead, only_for, sources
from plangen.facts.standing import coverage_ahead
from plangen.facts.team_brief import TeamBrief
from plangen.facts.team_sums import compared_with_quota, goal_of, own_commitments, share_of, times_of, with_quota
from plangen.metrics.flow import median_cycle
from plangen.metrics.pipeline import open_count, open_pipeline
from plangen.metrics.promises import kept
from plangen.metrics.quota import quota
from plangen.metrics.results import attainment, bookings, win_rate
from plangen.records.actions import Action, Status
from plangen.records.events import Event
from plangen.tables.folding import fold

A_PAGE = 9
WEEKS = 4
FEW_ROWS = 6
LONGEST_LIST = 5


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting: `figures` are the texts of the columns, `owed` what the manager promised and has not done yet."""

    day: str
    time: str
    name: str
    figures: tuple[str, ...]
    changed: str
    owed: str
    ask: Field


@dataclass(frozen=True, slots=True)
class Meetings:
    """The meetings in their order, so many a page; `heads` name the columns of figures, `has_days` that days are known.

    `airy` says that there are few of them.
    """

    heads: tuple[str, ...]
    pages: tuple[tuple[MeetingRow, ...], ...]
    has_days: bool
    airy: bool


Column = tuple[str, Callable[[Brief], Figure]]


def manager_masthead(brief: TeamBrief) -> Masthead:
    """The masthead: how many reviews, and when."""
    settings, period = brief.book.settings, brief.numerals.period(brief.period)
    as_of = brief.numerals.day(brief.book.as_of)
    foot = [brief.subject.name, f"{brief.title} {period}", f"as of {as_of}", sources(brief.book)]
    return Masthead(
        title=f"{brief.title} {period}, {brief.subject.name}",
        company=settings.company,
        name=_title(brief),
        line=(f"{brief.title}, {period}", brief.subject.name),
        foot=" · ".join(part for part in foot if part),
        author=settings.manager,
        only=only_for(brief.edition),
    )


def _title(brief: TeamBrief) -> str:
    """Seven reviews, 6–10 October; the window after the period where no meeting has a date."""
    count = len(_coming(brief))
    what = f"{brief.numerals.spelled(count).capitalize()} review{'' if count == 1 else 's'}"
    days = [event.day for member in _coming(brief) if (event := _meeting(member)) is not None]
    window = brief.book.review_days(brief.period)
    first, last = (min(days), max(days)) if days else (window.start, window.last_day)
    return f"{what}, {brief.numerals.days(first, last)}"


def _meeting(brief: Brief) -> Event | None:
    """The person's review of this period."""
    after = brief.book.calendar.after(brief.period)
    return next((event for event in brief.meetings if event.day in after), None)


def _coming(brief: TeamBrief) -> list[Brief]:
    """The manager's people without those who have left, in the order of meetings, those without a date last."""
    return sorted((each for each in brief.whole.members if not each.has_left), key=_in_order)


def meetings(brief: TeamBrief) -> Meetings:
    """One row for each of the manager's people who comes, in the order of meetings."""
    members = _coming(brief)
    columns = _columns(brief)
    rows = [_row(brief, member, columns) for member in members]
    most = brief.limits.get("people", A_PAGE)
    return Meetings(
        tuple(head for head, _ in columns),
        tuple(tuple(rows[at : at + most]) for at in range(0, len(rows), most)),
        has_days=any(row.day for row in rows),
        airy=len(rows) <= FEW_ROWS,
    )


def _in_order(member: Brief) -> tuple[date, str, str, str]:
    event, person = _meeting(member), member.person
    day, time = (event.day, event.time) if event else (date.max, "")
    return day, time, fold(person.family), fold(person.given)


def _columns(brief: TeamBrief) -> Sequence[Column]:
    """The four figures: what the files give of attainment, coverage, win rate and commitments kept."""
    plan, ahead = brief.desk.has_quota_in(brief.period), brief.desk.has_quota_in(brief.voice.ahead)
    opened = open_pipeline if brief.desk.has_open_amounts else open_count
    return (
        ("Attained", lambda each: each.figure(attainment(each.person, each.deals, each.period, each.desk.plan)))
        if plan
        else ("Won", lambda each: each.figure(bookings(each.deals, each.period))),
        (f"Coverage, {brief.voice.ahead_name}", lambda each: each.figure(coverage_ahead(each)))
        if ahead
        else ("Open", lambda each: each.figure(opened(each.deals))),
        ("Win rate", lambda each: each.figure(win_rate(each.deals, each.period))),
        ("Kept", lambda each: each.figure(kept(each.book.actions, each.person.name, each.period)))
        if brief.book.has("Actions", "action")
        else ("Cycle", lambda each: each.figure(median_cycle(each.deals, each.period))),
    )


def _row(brief: TeamBrief, member: Brief, columns: Sequence[Column]) -> MeetingRow:
    event, person = _meeting(member), member.person
    return MeetingRow(
        day=brief.numerals.weekday(event.day) if event else "",
        time=event.time if event else "",
        name=person.name,
        figures=tuple(_text(member, figure(member)) for _, figure in columns),
        changed=what_changed(member),
        owed=_owed(brief, member),
        ask=Field(f"Notes/{person.code}:{brief.period.code}:ask/text", f"Ask {person.called}"),
    )


def _text(member: Brief, figure: Figure) -> str:
    """A figure in its small place: a win rate as k of n, and what is unknown as n/a."""
    if figure.part is not None and figure.known:
        return member.numerals.of(figure.part, figure.n)
    return figure.short


def _owed(brief: TeamBrief, member: Brief) -> str:
    """What the manager has promised this person and not done: the earliest, and how many more."""
    leader = brief.subject.led_by
    own = [each for each in brief.book.actions if each.salesperson == member.person.name and each.owner == leader]
    still = sorted((each for each in own if each.is_open), key=_due)
    if not still:
        return ""
    first = still[0]
    by = first.moved_to or first.due
    was = "was due" if by and by < brief.book.as_of else "by"
    day = f", {was} {brief.numerals.short_day(by)}" if by else ""
    more = f"; and {brief.numerals.count(len(still) - 1)} more" if len(still) > 1 else ""
    return f"{fitted(member, 'owed_text', first.now or first.text)}{day}{more}"


def _due(action: Action) -> tuple[date, str]:
    return action.moved_to or action.due or date.max, action.id


def team_lines(brief: TeamBrief) -> tuple[str, ...]:
    """Three lines on all of them: attainment from sums, who has carried on three times, who has no thanks."""
    return tuple(line for line in (_attained(brief), _carried(brief), _without_thanks(brief)) if line)


def _attained(brief: TeamBrief) -> str:
    won = brief.figure(compared_with_quota(brief.whole, brief.period))
    goal, share = brief.figure(goal_of(brief.whole, brief.period)), brief.figure(share_of(brief.whole, brief.period))
    if share.known:
        without = [
            each.person.called for each in brief.whole.members if each not in with_quota(brief.whole, brief.period)
        ]
        left_out = f"; without a quota: {_listed(without)}" if without else ""
        return f"Together {share} of quota: {won} of {goal}{left_out}."
    whole = brief.figure(bookings(brief.whole.deals, brief.period))
    return f"Together {whole} won." if whole.known else ""


def _carried(brief: TeamBrief) -> str:
    if not brief.book.has("Actions", "action"):
        return ""
    found = [
        f"{member.person.called} ({action.id})"
        for member in _coming(brief)
        for action in own_commitments(member)
        if times_of(member, action) >= TIMES_TO_CHANGE
    ]
    return f"Carried three times: {_listed(found)}." if found else "Nothing was carried three times."


def _without_thanks(brief: TeamBrief) -> str:
    """Who has neither a note of thanks nor a finished extra of the last four weeks."""
    if not brief.book.has("Actions", "action") and not brief.book.has("Notes", "text"):
        return ""
    since = brief.book.as_of - timedelta(weeks=WEEKS)
    lacking = [each.person.called for each in _coming(brief) if not _thanked(each, since)]
    return (
        f"Not thanked in the last four weeks: {_listed(lacking)}."
        if lacking
        else "Everybody was thanked in four weeks."
    )


def _thanked(member: Brief, since: date) -> bool:
    name = member.person.name
    extras = [
        each.done_on
        for each in member.book.actions
        if each.salesperson == name and each.kind == "and then some" and each.status is Status.KEPT
    ]
    notes = [each.period for each in member.book.notes if each.salesperson == name and each.topic == "thanks"]
    return any(day is not None and day > since for day in extras) or any(span and span.end > since for span in notes)


def manager_notes(brief: TeamBrief) -> str:
    """What is blank in the packets, person by person, and what would fill it; nothing where nothing is."""
    found = [(member, list(_blanks(member))) for member in sorted(brief.whole.members, key=_in_order)]
    said = [f"{member.person.called}: {', '.join(blanks)}" for member, blanks in found if blanks]
    return f"Blank in the packets: {'; '.join(said)}." if said else ""


def _blanks(member: Brief) -> Iterable[str]:
    desk, period = member.desk, member.period
    if member.has_left and member.person.left:
        yield f"left {member.numerals.short_day(member.person.left)}, no meeting"
        return
    goal = quota(member.person, period, desk.plan)
    if desk.has_quota_in(period) and not goal.known:
        yield f"{goal.reason} ({goal.cure})" if goal.cure else goal.reason
    if not member.deals:
        yield "no deals in the files"
    lacking = sum(deal.is_open and deal.amount is None for deal in member.deals)
    if lacking and desk.has_open_amounts:
        yield f"{member.numerals.deals(lacking)} without an amount"
    if _meeting(member) is None and any(event.kind.endswith("review") for event in member.book.events):
        yield "no date of the review"


def _listed(names: Sequence[str]) -> str:
    more = len(names) - LONGEST_LIST
    return ", ".join(names[:LONGEST_LIST]) + (f" and {more} more" if more > 0 else "")
