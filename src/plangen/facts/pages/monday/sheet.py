"""A salesperson's half sheet for the Monday meeting: what was agreed, what closes, and what to decide this week."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.blocks.contests.lines import own_contest_line
from plangen.facts.blocks.masthead import sources
from plangen.facts.blocks.past_commitments import is_planned_for_later
from plangen.facts.figures.sign_offs import first_monday, sign_off_lines
from plangen.facts.figures.training import is_new_hire
from plangen.facts.formatting.line_count import line_count
from plangen.facts.formatting.meeting_times import meeting_day
from plangen.facts.pages.monday.agenda import week_field
from plangen.facts.pages.monday.forecast import commit_of, gap_of
from plangen.facts.pages.monday.meeting import meeting
from plangen.facts.pages.monday.sheet_lists import GAP, HEAD, MORE, SHEET_CLOSING, SHEET_DECIDE, SIZE, sheet_lists
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.reserved_ids import reserved_ids
from plangen.facts.scope.tables import table_row
from plangen.metrics.pipeline.coverage import open_count, open_deals, open_pipeline
from plangen.metrics.results.bookings import bookings
from plangen.metrics.results.quota import quota
from plangen.records.addresses import row_address
from plangen.records.meetings.actions import Action, Status
from plangen.records.meetings.onboarding import WEEKS, SignOff

COMMITMENTS_LIMIT = Limit("commitments", 5)
SIGN_OFF_LIMIT = Limit("sign_offs", 4)
ACTION_TEXT, PRIORITY_TEXT = Limit("action_text", 75), Limit("priority_text", 105)
BLANK_COMMITMENTS = 3
HEIGHT, CONTEST_LINE, MOST_CONTEST_LINES = 92.0, 4.1, 2
"""The height of the left column, which lists get shorter to fit, and of a line on contests below it, in millimeters."""
WIDTH, LEFT_WIDTH, PRIORITY_LINE = 174, 99, 3.9
"""The widths of the sheet and of its left column, and the height of a line on last week's priority."""
COMMITMENT, TALL_COMMITMENT, COMMITMENT_LINE, LINE_WIDTH = 8.2, 15.0, 4.1, 33
"""The heights of a commitment, of one on a sheet that lists nothing else, and of a line of text; its width."""
SIGN_OFF_ROW = 8.2
DAYS = 5
STATUS = tuple((str(each), str(each)) for each in (Status.KEPT, Status.MOVED))

SHEET_COMMITMENTS = TableSpec(
    "sheet_commitments",
    (
        Column("number", "my_commitments", width=23, tone=Tone.QUIET, is_title=True),
        Column("action"),
        Column("due", "due", width=14),
        Column("status", "what_became", Look.TICK, 28),
    ),
)
SHEET_SIGN_OFFS = TableSpec(
    "sheet_sign_offs",
    (
        Column("item", "sign_offs", is_title=True),
        Column("responsible", "with_whom", width=24),
        Column("signed", "initials", Look.FRAMED, 17),
    ),
)


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
    """A half sheet; `contest` is the own place in the running contests, on as many lines; empty without one.

    `last_priority` is what the person wrote down the week before. A table without rows isn't printed.
    """

    name: str
    line: str
    figures: tuple[SheetFigure, ...]
    commitments: Annotated[Table, SHEET_COMMITMENTS]
    sign_offs: Annotated[Table, SHEET_SIGN_OFFS]
    closing: Annotated[Table, SHEET_CLOSING]
    decide: Annotated[Table, SHEET_DECIDE]
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
    commitments, used = _commitments(scope, numbers[1:])
    sign_offs, used_by_sign_offs = _sign_offs(scope)
    contest, last_priority = own_contest_line(scope), _last_priority(scope)
    contest_lines = min(line_count(contest, WIDTH, SIZE), MOST_CONTEST_LINES) if contest else 0
    room = HEIGHT - CONTEST_LINE * contest_lines - _priority_height(scope, last_priority)
    closing, decide = sheet_lists(scope, room - used - used_by_sign_offs)
    if not (sign_offs.rows or closing.rows or decide.rows):
        commitments = replace(commitments, row_height=TALL_COMMITMENT)
    team = scope.person.team or scope.person.territory
    day = meeting_day(scope.number_format, found.day)
    return MondaySheet(
        scope.person.name,
        " · ".join(part for part in (day, team) if part),
        _figures(scope),
        commitments,
        sign_offs,
        closing,
        decide,
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


def open_commitments(scope: Scope) -> list[Action]:
    """What the person has to do, from reviews and from Mondays, the first due first."""
    name = scope.person.name
    found = [
        each
        for each in scope.book.actions
        if each.owner == name and each.is_open and each.kind == "commitment" and not is_planned_for_later(scope, each)
    ]
    return sorted(found, key=lambda each: (each.moved_to or each.due or date.max, each.row))


def _commitments(scope: Scope, numbers: Sequence[str]) -> tuple[Table, float]:
    """The commitments, or rows to write some in, and how much of the column they take."""
    listed = open_commitments(scope)
    shown = listed[: scope.most(COMMITMENTS_LIMIT)]
    rest = len(listed) - len(shown)
    more = f"{scope.number_format.count(rest)} more" if rest else ""
    rows = [_commitment(scope, each) for each in shown] or [_blank(each) for each in numbers[:BLANK_COMMITMENTS]]
    heading = scope.tables.word("my_commitments")
    table = scope.tables.table(SHEET_COMMITMENTS, rows, heading=heading, more=more, row_height=COMMITMENT)
    heights = [
        max(COMMITMENT, 1.5 + COMMITMENT_LINE * line_count(row.plain("action"), LINE_WIDTH, SIZE)) for row in rows
    ]
    return table, HEAD + sum(heights) + (MORE if more else 0) + GAP


def _commitment(scope: Scope, action: Action) -> Row:
    due = action.moved_to or action.due
    return table_row(
        SHEET_COMMITMENTS,
        number=action.id,
        action=scope.truncated(ACTION_TEXT, action.now or action.text),
        due=scope.number_format.short_day(due) if due else "",
        status=Field(row_address("Actions", action.id).cell("status"), f"{action.id} status", FieldKind.CHOICE, STATUS),
    )


def _blank(number: str) -> Row:
    address = row_address("Actions", number)
    return table_row(
        SHEET_COMMITMENTS,
        RowLook.BLANK,
        number=number,
        action=Field(address.cell("action"), f"{number} I will"),
        due=Field(address.cell("due"), f"{number} by", FieldKind.DATE),
    )


def _sign_offs(scope: Scope) -> tuple[Table, float]:
    """A new hire's open sign-offs of the week and before; none for anyone else."""
    week = (scope.period.start - first_monday(scope)).days // 7 + 1
    lines: Sequence[SignOff] = scope.once(sign_off_lines) if is_new_hire(scope) and 1 <= week <= WEEKS else ()
    listed = [each for each in lines if each.signed_on is None and each.week <= week]
    shown = listed[: scope.most(SIGN_OFF_LIMIT)]
    rest = len(listed) - len(shown)
    more = f"{scope.number_format.count(rest)} more" if rest else ""
    rows = [
        table_row(
            SHEET_SIGN_OFFS,
            item=each.item,
            responsible=each.responsible,
            signed=Field(
                row_address("Onboarding", scope.person.code, each.item).cell("signed on"),
                f"{each.item}: signed",
                FieldKind.DATE,
            ),
        )
        for each in shown
    ]
    heading = scope.tables.word("sign_offs")
    table = scope.tables.table(SHEET_SIGN_OFFS, rows, heading=heading, more=more, row_height=SIGN_OFF_ROW)
    return table, HEAD + SIGN_OFF_ROW * len(rows) + (MORE if more else 0) + GAP if rows else 0


def _last_priority(scope: Scope) -> str:
    before = scope.period.start - timedelta(weeks=1)
    found = (each for each in scope.book.weeks if each.salesperson == scope.person.name and each.monday == before)
    text = next((each.priority for each in found), "")
    return scope.truncated(PRIORITY_TEXT, text)


def _priority_height(scope: Scope, text: str) -> float:
    """How much of the column last week's priority takes."""
    lines = line_count(f"{scope.tables.word('last_priority')} {text}", LEFT_WIDTH, SIZE)
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
    parts = (scope.book.settings.company, f"{scope.tables.word('sheet')}, {day}", as_of, sources(scope.book))
    return " · ".join(part for part in parts if part)
