"""A salesperson's half sheet for the Monday meeting: what was agreed, what closes, and what to decide this week."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from plangen.elements.field import Field
from plangen.elements.table import Table
from plangen.facts.blocks.contests.lines import own_contest_line
from plangen.facts.blocks.masthead import foot_line
from plangen.facts.figures.sign_offs import first_monday, sign_off_lines
from plangen.facts.figures.training import is_new_hire
from plangen.facts.formatting.measured_text import lines_of
from plangen.facts.formatting.meeting_times import meeting_day
from plangen.facts.pages.monday.agenda import week_field
from plangen.facts.pages.monday.forecast_total import commit_of, gap_of
from plangen.facts.pages.monday.meeting import meeting
from plangen.facts.pages.monday.sheet_commitments import (
    BLANK_COMMITMENTS,
    LEFT_WIDTH,
    PADDING,
    SHEET_COMMITMENTS,
    SHEET_SIGN_OFFS,
    commitments_table,
    sign_offs_table,
    tall,
)
from plangen.facts.pages.monday.sheet_lists import GAP, SHEET_CLOSING, SHEET_DECIDE, SIZE, room_for_rest, sheet_lists
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.reserved_ids import reserved_ids
from plangen.metrics.pipeline.coverage import open_count, open_deals, open_pipeline
from plangen.metrics.results.bookings import bookings
from plangen.metrics.results.quota import quota
from plangen.records.addresses import row_address
from plangen.records.meetings.onboarding import WEEKS

PRIORITY_TEXT = Limit("priority_text", 105)
HEIGHT, CONTEST_LINE, MOST_CONTEST_LINES = 92.0, 4.1, 2
"""The height of the left column, which lists get shorter to fit, and of a line on contests below it, in millimeters."""
WIDTH, PRIORITY_LINE = 174, 3.9
"""The width of the sheet, and the height of a line on last week's priority."""
NAME_ROOM = (103 / 1.06, 18)
"""What a long name has on one line in millimeters, less than it has as it is bold, and its font size in points."""
DAYS = 5


@dataclass(frozen=True, slots=True)
class SheetFigure:
    """A number of the head, with its label."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class MeetingDay:
    """A weekday, with a blank for its meetings; only the first one has it."""

    name: str
    blank: Field | None


@dataclass(frozen=True, slots=True)
class MondaySheet:
    """A half sheet; a name that `is_two_lines` is smaller.

    `contest` is the own place in the running contests, on as many lines; empty without one. `rest` counts the deals
    that there is no room to list. `last_priority` is what the person wrote down the week before. A table without rows
    isn't printed.
    """

    name: str
    is_two_lines: bool
    line: str
    figures: tuple[SheetFigure, ...]
    commitments: Annotated[Table, SHEET_COMMITMENTS]
    sign_offs: Annotated[Table, SHEET_SIGN_OFFS]
    closing: Annotated[Table, SHEET_CLOSING]
    decide: Annotated[Table, SHEET_DECIDE]
    rest: str
    priority: Field
    extra_number: str
    extra: Field
    rating: Field
    last_priority: str
    contest: str
    contest_lines: int
    days: tuple[MeetingDay, ...]
    foot: str


def monday_sheet(scope: Scope) -> MondaySheet:
    """The half sheet of a salesperson."""
    found = scope.once(meeting)
    numbers = reserved_ids(scope, at_least=BLANK_COMMITMENTS + 1)
    contest, last_priority = own_contest_line(scope), _last_priority(scope)
    contest_lines = min(lines_of(contest, WIDTH, SIZE), MOST_CONTEST_LINES) if contest else 0
    room = HEIGHT - CONTEST_LINE * contest_lines - _priority_height(scope, last_priority)
    kept_free = room_for_rest(scope)
    commitments, used = commitments_table(scope, numbers[1:], room - kept_free)
    sign_offs, used_by_sign_offs = sign_offs_table(scope, room - kept_free - used)
    lists = sheet_lists(scope, room - used - used_by_sign_offs)
    if not (sign_offs.rows or lists.closing.rows or lists.decide.rows):
        commitments = tall(commitments, room - kept_free)
    team = scope.person.team or scope.person.territory
    day = meeting_day(scope.number_format, found.day)
    return MondaySheet(
        scope.person.name,
        lines_of(scope.person.name, *NAME_ROOM) > 1,
        " · ".join(part for part in (day, team) if part),
        _figures(scope),
        commitments,
        sign_offs,
        lists.closing,
        lists.decide,
        lists.rest,
        week_field(scope, scope, "priority", scope.tables.word("my_one_priority")),
        numbers[0],
        Field(row_address("Actions", numbers[0]).cell("action"), "…and then some"),
        week_field(scope, scope, "rating", scope.tables.word("my_last_week")),
        last_priority,
        contest,
        contest_lines,
        _days(scope),
        _foot(scope),
    )


def _figures(scope: Scope) -> tuple[SheetFigure, ...]:
    """The month's commit, bookings, and gap; of a new hire without a quota, sign-offs; else the open pipeline."""
    span = scope.once(meeting).month
    goal, commit = quota(scope.person, span, scope.workspace.plan), commit_of(scope, span)
    month = scope.number_format.month(span.start, long=True)
    if not goal.known and is_new_hire(scope):
        return _of_new_hire(scope)
    if goal.known or commit.known:
        left = gap_of(scope, span)
        is_met = left.value is not None and left.value <= 0
        found = [
            (f"{month} {scope.tables.word('commit').lower()}", commit),
            (scope.tables.word("won"), bookings(scope.deals, span)),
            (scope.tables.word("gap_to_quota"), left),
        ]
        shown = [SheetFigure(label, scope.figure(each).short) for label, each in found if each.known]
        return tuple([*shown[:-1], SheetFigure(shown[-1].label, "met")] if is_met else shown)
    found = [
        (scope.tables.word("open_pipeline"), open_pipeline(scope.deals)),
        (scope.tables.word("open_deals"), open_count(scope.deals)),
        (f"{month} {scope.tables.word('won').lower()}", bookings(scope.deals, span)),
    ]
    return tuple(SheetFigure(label, scope.figure(each).short) for label, each in found if each.known)


def _of_new_hire(scope: Scope) -> tuple[SheetFigure, ...]:
    """The sign-offs that are open, and the week of the first three."""
    lines = scope.once(sign_off_lines)
    still_open = sum(each.signed_on is None for each in lines)
    number = (scope.period.start - first_monday(scope)).days // 7 + 1
    found = [SheetFigure(scope.tables.word("sign_offs_open"), scope.number_format.of(still_open, len(lines)))]
    if 1 <= number <= WEEKS:
        found.append(SheetFigure(scope.tables.word("week"), scope.number_format.of(number, WEEKS)))
    opened = open_deals(scope.deals)
    return (*found, SheetFigure(scope.tables.word("open_deals"), scope.number_format.count(len(opened))))


def _last_priority(scope: Scope) -> str:
    before = scope.period.start - timedelta(weeks=1)
    found = (each for each in scope.book.weeks if each.salesperson == scope.person.name and each.monday == before)
    text = next((each.priority for each in found), "")
    return scope.truncated(PRIORITY_TEXT, text)


def _priority_height(scope: Scope, text: str) -> float:
    """How much of the column last week's priority takes."""
    lines = lines_of(f"{scope.tables.word('last_priority')} {text}", LEFT_WIDTH - PADDING, SIZE)
    return PRIORITY_LINE * lines + GAP if text else 0


def _days(scope: Scope) -> tuple[MeetingDay, ...]:
    """The week's working days, with one blank for the meetings."""
    names = [scope.number_format.weekday(scope.period.start + timedelta(days=at)) for at in range(DAYS)]
    short = [name.split(",", 1)[0].split(" ", 1)[0] for name in names]
    blank = week_field(scope, scope, "appointments", scope.tables.word("meetings_this_week"))
    return tuple(MeetingDay(name, blank if at == 0 else None) for at, name in enumerate(short))


def _foot(scope: Scope) -> str:
    day = scope.number_format.day(scope.once(meeting).day)
    as_of = f"as of {scope.number_format.day(scope.book.as_of)}"
    parts = (scope.book.settings.company, f"{scope.tables.word('sheet')}, {day}", as_of)
    return foot_line(parts, scope.book)
