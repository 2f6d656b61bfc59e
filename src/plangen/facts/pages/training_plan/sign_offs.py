"""A new hire's first three weeks: lines signed off and left, and the graduation presentation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.figures.sign_offs import first_monday, sign_off_lines
from plangen.facts.figures.training import FIRST_WEEKS, is_new_hire
from plangen.facts.formatting.names import initials
from plangen.facts.pages.training_plan.notes import named, note_field, tick_field
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.records.addresses import row_address
from plangen.records.meetings.onboarding import WEEKS, SignOff

ROW_HEIGHT, LOW_HEIGHT, MOST_HIGH_ROWS = 13, 10.4, 12
SIGN_OFFS_LIMIT = Limit("sign_offs_a_week", 15)

SIGN_OFFS = TableSpec(
    "sign_offs",
    (Column("item", width=40, below="responsible"), Column("signed", look=Look.FRAMED, width=16, below="signed_by")),
)


@dataclass(frozen=True, slots=True)
class SignOffWeek:
    """A week: its name, what it is for, how much of it is open, its days, and its lines."""

    name: str
    about: str
    status: str
    days: str
    lines: Annotated[Table, SIGN_OFFS]


@dataclass(frozen=True, slots=True)
class Graduation:
    """The presentation at the end: when and with whom, what it is about, and blanks for how it went."""

    when: str
    passed: Field
    again: Field
    again_on: Field
    noticed: Field


@dataclass(frozen=True, slots=True)
class SignOffPage:
    """The page: its head, the weeks, and the graduation."""

    head: PageHead
    weeks: tuple[SignOffWeek, ...]
    graduation: Graduation


def sign_offs(scope: Scope) -> SignOffPage | None:
    """The page; None for anyone who isn't a new hire."""
    if not is_new_hire(scope):
        return None
    start = first_monday(scope)
    coach = f"coach: {scope.manager.name}" if scope.manager else ""
    line = (named(scope, "First three weeks"), f"from {scope.number_format.long_day(start)}", coach)
    weeks = tuple(_week(scope, number) for number in range(1, WEEKS + 1))
    return SignOffPage(page_head(scope.once(open_sign_offs), *line), weeks, _graduation(scope))


def open_sign_offs(scope: Scope) -> str:
    """How many sign-offs are open, and when graduation is: “11 of 34 sign-offs open”."""
    lines = scope.once(sign_off_lines)
    still_open = sum(each.signed_on is None for each in lines)
    day = _graduation_day(scope)
    verb = "is" if day >= scope.book.as_of else "was due" if still_open else "was"
    graduation = f"graduation {verb} {scope.number_format.short_day(day, long=True)}"
    if not still_open:
        return f"All {scope.number_format.count(len(lines))} sign-offs done; {graduation}."
    return f"{scope.number_format.of(still_open, len(lines))} sign-offs open; {graduation}."


def sign_off_weeks(scope: Scope) -> Sequence[date]:
    """The Mondays of the weeks with sign-offs."""
    return [first_monday(scope) + timedelta(weeks=at) for at in range(WEEKS)]


def _graduation_day(scope: Scope) -> date:
    return first_monday(scope) + FIRST_WEEKS - timedelta(days=3)


def _week(scope: Scope, number: int) -> SignOffWeek:
    lines = [each for each in scope.once(sign_off_lines) if each.week == number][: scope.most(SIGN_OFFS_LIMIT)]
    still_open = sum(each.signed_on is None for each in lines)
    monday = sign_off_weeks(scope)[number - 1]
    status = f"{scope.number_format.count(still_open)} open" if still_open else "all signed"
    about = (scope.tables.word("week_1"), scope.tables.word("week_2"), scope.tables.word("week_3"))
    height = ROW_HEIGHT if len(lines) <= MOST_HIGH_ROWS else LOW_HEIGHT
    return SignOffWeek(
        f"Week {number}",
        about[number - 1],
        status if lines else "",
        scope.number_format.date_range(monday, monday + timedelta(days=4)),
        scope.tables.table(SIGN_OFFS, list(_rows(scope, lines)), heading=f"Week {number}", row_height=height),
    )


def _rows(scope: Scope, lines: Sequence[SignOff]) -> Iterable[Row]:
    for each in lines:
        address = row_address("Onboarding", scope.person.code, each.item)
        signed = scope.number_format.short_day(each.signed_on) if each.signed_on else ""
        yield table_row(
            SIGN_OFFS,
            RowLook.PLAIN if signed else RowLook.OPEN,
            item=each.item,
            responsible=each.responsible,
            signed=signed or Field(address.cell("signed on"), f"{each.item}: signed", FieldKind.DATE),
            signed_by=_signer(scope, each.signed_by) if signed else "",
        )


def _signer(scope: Scope, name: str) -> str:
    """The initials of a person in Team; any other name as it is."""
    return initials(name) if name and scope.book.roster.find(name) else name


def _graduation(scope: Scope) -> Graduation:
    when = scope.number_format.long_day(_graduation_day(scope))
    coach = f", with {scope.manager.name}" if scope.manager else ""
    return Graduation(
        f"{when}{coach}",
        tick_field(scope, "graduation", "passed", "Passed"),
        tick_field(scope, "graduation", "again", "Again on"),
        note_field(scope, "graduation", "again on", "Again on"),
        note_field(scope, "graduation", "noticed", "What I noticed"),
    )
