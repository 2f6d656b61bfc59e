"""Twelve Mondays: what is due in each of the first twelve weeks, a rating of the week before, and a line."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.table import Column, Look, Row, Table, TableSpec
from plangen.facts.blocks.past_commitments import whole_commitment
from plangen.facts.blocks.ratings import SCALE
from plangen.facts.figures.plan_goals import COMMITMENT, due_date
from plangen.facts.formatting.measured_text import lines_of, shortened
from plangen.facts.pages.kickoff.meeting import first_day
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.periods import monday_of, nth_working_day
from plangen.records.addresses import row_address
from plangen.records.meetings.events import Event

MONDAYS, A_WEEK = 12, timedelta(days=7)
DUE_LIMIT, MOST_LINES = Limit("due_a_week", 2), 4
DUE_TEXT = Limit("due_text")
ROW_HEIGHT = 17
DUE_WIDTH, SIZE = 78, 9
"""The width of what is due in millimeters, and its size in points."""

MONDAY_ROWS = TableSpec(
    "mondays",
    (
        Column("day", "monday", Look.TOPIC, 25, is_kept=True),
        Column("due", "due_this_week", width=80, is_kept=True),
        Column("rating", "last_week", Look.RATING, 32),
        Column("line", "one_line", Look.WRITE_IN, is_kept=True),
    ),
)


def twelve_mondays(scope: Scope) -> Annotated[Table, MONDAY_ROWS]:
    """The twelve rows, from the week after the kickoff."""
    start = scope.once(first_day)
    first = monday_of(start + A_WEEK)
    # What is due between the kickoff and the first of these weeks is in its row.
    rows = [_row(scope, first + A_WEEK * at, start if at == 0 else first + A_WEEK * at) for at in range(MONDAYS)]
    return scope.tables.table(MONDAY_ROWS, rows, heading=scope.title, row_height=ROW_HEIGHT)


def _row(scope: Scope, monday: date, since: date) -> Row:
    """A week, with what is due since a day; its meeting is on the next working day if its Monday is a holiday."""
    day = nth_working_day(monday, 1, scope.book.holidays)
    address = row_address("Weeks", scope.person.code, f"{monday:%G-W%V}")
    texts = [*_due(scope, since, monday + A_WEEK), *_training(scope, monday), *_events(scope, monday)]
    return table_row(
        MONDAY_ROWS,
        day=scope.number_format.short_day(day) if day == monday else scope.number_format.weekday(day),
        due="\n".join(_first(scope, texts)),
        rating=Field(address.cell("rating"), f"Rating, {monday}", FieldKind.RATING, SCALE),
        line=Field(address.cell("reason"), f"Why, {monday}"),
    )


def _first(scope: Scope, texts: Sequence[str]) -> Sequence[str]:
    """The texts of a week that its lines have room for, in order, the last with how many more there are."""
    shown: list[str] = []
    for text in texts:
        rest = len(texts) - len(shown) - 1
        with_text = _with_rest(scope, [*shown, text], rest)
        if not shown or sum(lines_of(each, DUE_WIDTH, SIZE) for each in with_text) <= MOST_LINES:
            shown.append(text)
    return _with_rest(scope, shown, len(texts) - len(shown))


def _with_rest(scope: Scope, shown: Sequence[str], rest: int) -> Sequence[str]:
    return [*shown[:-1], f"{shown[-1]}; {scope.number_format.count(rest)} more"] if rest else shown


def _due(scope: Scope, since: date, end: date) -> Sequence[str]:
    """The person's commitments due from a day until another one, with their numbers."""
    found = [
        each
        for each in scope.book.actions
        if each.salesperson == scope.person.name
        and each.owner == scope.person.name
        and each.kind == COMMITMENT
        and each.is_open
        and (due := due_date(each)) is not None
        and since <= due < end
    ]
    texts = [
        f"{each.id} {scope.truncated(DUE_TEXT, each.now or each.text, whole_commitment(each))}"
        for each in found[: scope.most(DUE_LIMIT)]
    ]
    shown = [shortened(each, DUE_WIDTH, SIZE, MOST_LINES, end="… (Actions)") for each in texts]
    rest = len(found) - len(shown)
    return [*shown, f"{scope.number_format.count(rest)} more in Actions"] if rest > 0 else shown


def _training(scope: Scope, monday: date) -> Iterable[str]:
    """The training that the person has in a week."""
    names = {scope.person.name, scope.person.team, "all"} - {""}
    for each in scope.book.training:
        if each.who in names and each.is_open and each.day and monday <= each.day < monday + A_WEEK:
            yield f"Training: {each.topic}"


def _events(scope: Scope, monday: date) -> Iterable[str]:
    """The events of a week that are for the person or for everyone, and the person's time away."""
    own = scope.person.name
    for each in scope.book.events:
        starts = monday <= each.day < monday + A_WEEK
        if starts and each.salesperson in ("", own) and each.kind in KINDS:
            title = f": {each.title}" if each.title else ""
            yield f"{KINDS[each.kind]}{title}, {_days(scope, each)}"


def _days(scope: Scope, event: Event) -> str:
    """The day of an event, or its first and last day."""
    if event.end == event.day:
        return scope.number_format.short_day(event.day)
    return scope.number_format.date_range(event.day, event.end)


KINDS = {
    "monthly review": "Monthly review",
    "quarterly review": "Quarterly review",
    "training": "Training",
    "team meeting": "Team meeting",
    "away": "Away",
}
