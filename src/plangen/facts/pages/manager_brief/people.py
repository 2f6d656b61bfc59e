"""The people of a manager's brief in the order of their meetings: numbers, what changed, promises and thanks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from plangen.elements.field import Field
from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Table, TableSpec, Tone
from plangen.facts.blocks.headline import Headline
from plangen.facts.blocks.past_commitments import after_thank_you_for, is_planned_for_later
from plangen.facts.blocks.printed_names import name_in_lines
from plangen.facts.blocks.reflections import reflections
from plangen.facts.blocks.tiles import commitments_before, name_of_part, typical_coverage
from plangen.facts.figures.listed import named
from plangen.facts.figures.quota_status import coverage_ahead, quota_status
from plangen.facts.figures.sums import kept_in
from plangen.facts.figures.win_rate_sample import win_rate_sample
from plangen.facts.pages.manager_brief.changes import what_changed
from plangen.facts.pages.manager_brief.meetings import meeting_of, members_in_order, team_lines
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.metrics.pipeline.coverage import open_count, open_deals, open_pipeline
from plangen.metrics.results.bookings import bookings, win_rate
from plangen.metrics.results.flow import median_cycle
from plangen.records.meetings.actions import Action, Status

OWED_TEXT, THANKED_TEXT = Limit("owed_text"), Limit("thanked_text")
ROW_HEIGHT = 8.0
ROWS = {1: 14, 2: 7, 3: 5, 5: 3, 6: 2, 7: 2}
MOST_ROWS, LEAST_ROWS, MANY = 4, 2, 5
"""The rows of a person by how many people there are."""
FEW_ROWS, DEAL_WIDTH = 5, 26.0
"""Above so many rows, there is room for open deals and commitments; the width of a deal's name in millimeters."""
BRIEF_NUMBERS = TableSpec(
    "brief_numbers",
    (
        Column("label", width=22),
        Column("figure", look=Look.NUMBER, width=17, tone=Tone.STRONG),
        Column("note", tone=Tone.QUIET, is_kept=True),
    ),
)


@dataclass(frozen=True, slots=True)
class LabeledLine:
    """A line of text after a gray label, which may be empty."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class BriefPerson:
    """One person: `when` and `role` around the name, the numbers, what changed, and lines to ask something.

    `owed` are the manager's open commitment and last thanks.
    """

    when: str
    name: str
    role: str
    numbers: Annotated[Table, BRIEF_NUMBERS]
    changed: tuple[LabeledLine, ...]
    owed: tuple[LabeledLine, ...]
    ask: Field
    lines: int


def brief_headline(scope: Scope) -> Headline:
    """The team's attainment, then what is carried over and who wasn't thanked."""
    lead, *rest = team_lines(scope) or ("",)
    return Headline(lead, " ".join(rest))


def brief_people(scope: Scope) -> tuple[BriefPerson, ...]:
    """The manager's current people in the order of their meetings, those without a date last."""
    members = members_in_order(scope)
    count = ROWS.get(len(members), MOST_ROWS if len(members) < MANY else LEAST_ROWS)
    return tuple(_person(scope, member, count) for member in members)


def _person(scope: Scope, member: Scope, count: int) -> BriefPerson:
    event, person = meeting_of(member), member.person
    numbers = scope.number_format
    day = f"{numbers.weekday(event.day)}, {numbers.clock(event.time)}".rstrip(", ") if event else ""
    return BriefPerson(
        when=day or "review not scheduled",
        name=person.name,
        role=", ".join(part for part in (person.title, person.team) if part),
        numbers=_numbers(scope, member, count),
        changed=(*[*_changed(member)][: count - 1], *_due_from(member, (count - FEW_ROWS) // 2)),
        owed=(
            *_owed(scope, member, max(1, (count - FEW_ROWS) // 2)),
            *([_thanked(scope, member)] if count > LEAST_ROWS else []),
        ),
        ask=Field(member.row("Notes", "ask", "1").cell("text"), f"Ask {person.first_name}"),
        lines=count,
    )


def _numbers(scope: Scope, member: Scope, count: int) -> Table:
    """The first numbers that the person's data allows."""
    found = [*_figures(member), *(_closing(member) if count > FEW_ROWS else ())][:count]
    rows = [table_row(BRIEF_NUMBERS, label=label, figure=figure, note=note) for label, figure, note in found]
    return scope.tables.table(BRIEF_NUMBERS, rows, heading=member.person.name, row_height=ROW_HEIGHT)


def _figures(member: Scope) -> Iterable[tuple[str, Figure | None, str]]:
    """The numbers of a person in order, each with what it is compared with."""
    workspace, has_quota = member.workspace, member.workspace.has_quota_in(member.period)
    status = quota_status(member, member.period)
    if has_quota:
        yield "Attainment", status.attainment, _of_quota(member, status.attainment)
    booked = member.figure(bookings(member.deals, member.period))
    if not status.attainment.known:
        yield "Bookings", booked, _before(member, "bookings")
    coverage = member.figure(coverage_ahead(member))
    if coverage.known:
        typical = typical_coverage(member)
        yield f"Coverage, {member.ahead_name}", coverage, f"typical {typical}" if typical else ""
    yield "Win rate", member.figure(win_rate(member.deals, member.period)), _rate_note(member)
    if member.book.has("Actions", "action"):
        yield "Commitments", member.figure(kept_in(member, member.period)), commitments_before(member)
    else:
        yield "Sales cycle", member.figure(median_cycle(member.deals, member.period)), _before(member, "median cycle")
    opened = open_pipeline if workspace.has_open_amounts else open_count
    yield "Open", member.figure(opened(member.deals)), ""


def _closing(member: Scope) -> Iterator[tuple[str, Figure | None, str]]:
    """The open deals by close date, each with its amount and name."""
    for deal in sorted(open_deals(member.deals), key=lambda deal: (deal.close or date.max, deal.row)):
        day = "No close date"
        if deal.close:
            is_late = deal.close < member.book.as_of
            day = f"{'Was due' if is_late else 'Closes'} {member.number_format.short_day(deal.close)}"
        value = Measure(deal.amount, Unit.MONEY, 1, (deal.row,)) if deal.amount is not None else None
        yield (
            day,
            member.figure(value) if value is not None else None,
            name_in_lines(member, deal.label, 2, DEAL_WIDTH),
        )


def _due_from(member: Scope, most: int) -> Iterator[LabeledLine]:
    """The person's own open commitments, the earliest first."""
    own = [each for each in member.book.actions if each.owner == each.salesperson == member.person.name]
    for each in sorted((each for each in own if each.is_open), key=_due)[: max(most, 0)]:
        by = each.moved_to or each.due
        due = f"Commitment due {member.number_format.short_day(by)}:" if by else "Commitment:"
        yield LabeledLine(due, member.truncated(OWED_TEXT, each.now or each.text))


def _of_quota(member: Scope, attainment: Figure) -> str:
    """The prior period's attainment, or why there is none."""
    return _before(member, "attainment") if attainment.known else str(attainment.reason)


def _before(member: Scope, metric: str) -> str:
    """The same number in the prior period, up to the same day of a running one; empty if that isn't a full one."""
    prior = member.book.calendar.before(member.period)
    if not member.is_full_period(prior):
        return ""
    before = member.figure(named(metric).compute_comparable(member, prior))
    return f"{name_of_part(member, prior)}: {before}" if before.known else ""


def _rate_note(member: Scope) -> str:
    """How many of the closed deals were won."""
    rate = member.figure(win_rate(member.deals, member.period))
    return win_rate_sample(member, rate, member.period)


def _changed(member: Scope) -> Iterable[LabeledLine]:
    """The largest change, then what the numbers say goes well and needs work."""
    yield LabeledLine("", what_changed(member))
    found = reflections(member)
    for label, sentence in (("Going well:", found.going_well.sentence), ("To work on:", found.to_work_on.sentence)):
        if sentence:
            yield LabeledLine(label, sentence)


def _owed(scope: Scope, member: Scope, most: int) -> Iterator[LabeledLine]:
    """The manager's earliest open commitments to this person, at most so many, and how many more."""
    leader = scope.team.manager_name
    given = [each for each in scope.book.actions if each.salesperson == member.person.name and each.owner == leader]
    still_open = sorted((each for each in given if each.is_open and not is_planned_for_later(scope, each)), key=_due)
    if not still_open:
        yield LabeledLine("Nothing open", "")
    more = len(still_open) - most
    for place, each in enumerate(still_open[:most], 1):
        by = each.moved_to or each.due
        due = f", {'was due' if by < scope.book.as_of else 'by'} {scope.number_format.short_day(by)}" if by else ""
        rest = f"; {scope.number_format.count(more)} more" if more > 0 and place == most else ""
        yield LabeledLine("", f"{member.truncated(OWED_TEXT, each.now or each.text)}, {each.id}{due}{rest}")


def _due(action: Action) -> tuple[date, str]:
    return action.moved_to or action.due or date.max, action.id


def _thanked(scope: Scope, member: Scope) -> LabeledLine:
    """The last finished extra or thank-you note: an extra with its day, a note with its period, as it has no day."""
    name, number_format = member.person.name, scope.number_format
    extras: Sequence[tuple[date, str, str]] = [
        (each.done_on, each.text, number_format.short_day(each.done_on))
        for each in member.book.actions
        if each.salesperson == name and each.kind == "and then some" and each.status is Status.KEPT and each.done_on
    ]
    notes = [
        (each.period.last_day, each.text, f"in {number_format.period(each.period)}")
        for each in member.book.notes
        if each.salesperson == name and each.topic == "thanks" and each.period
    ]
    if not extras and not notes:
        return LabeledLine("No thank-you on file", "")
    _, text, when = max([*extras, *notes])
    words = after_thank_you_for(member.truncated(THANKED_TEXT, text))
    return LabeledLine(f"Thanked {when}:", words)
