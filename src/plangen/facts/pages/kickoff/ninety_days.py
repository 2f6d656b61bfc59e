"""The first 90 days: what is due in each 30 of them, with rows to write in."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.blocks.past_commitments import whole_commitment
from plangen.facts.figures.plan_goals import COMMITMENT, due_date, is_commitment_of_plan
from plangen.facts.formatting.measured_text import lines_of, shortened
from plangen.facts.pages.kickoff.meeting import first_day
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.reserved_ids import short_code
from plangen.facts.scope.tables import table_row
from plangen.periods import Length
from plangen.records.addresses import row_address
from plangen.records.meetings.actions import Action, Status
from plangen.tables.values.folding import fold

DAYS = 30
NAMES = ("First 30 days", "Days 31 to 60", "Days 61 to 90")
MOST, MOST_DUE = 3, 3
ACTION_TEXT = Limit("action_text")
ROW_HEIGHT, ROOM = 10, 34
"""The height of a row of up to two lines, and of all rows of a table, in millimeters."""
ACTION_WIDTH, SIZE, LINE, AROUND = 62, 9, 4.1, 1.6
"""The width of an action, its size in points, and the heights of its lines and of what is around them."""
DONE = (("kept", ""),)
SERIES = "K"
"""The letter before the line in the ids of these rows, so that they aren't those of the action plan."""

FIRST_DAYS = TableSpec(
    "first_days",
    (
        Column("number", "first_days", Look.TEXT, 24, Tone.QUIET, is_title=True, hint="until"),
        Column("action"),
        Column("due", "by", width=16, is_kept=True),
        Column("done", "done", Look.TICK, 8),
    ),
)


def first_ninety_days(scope: Scope) -> Annotated[tuple[Table, ...], FIRST_DAYS]:
    """The three tables."""
    free = _free_ids(scope)
    return tuple(_table(scope, at, name, free) for at, name in enumerate(NAMES))


def _table(scope: Scope, at: int, name: str, free: Iterator[str]) -> Table:
    start = scope.once(first_day)
    first, last = start + timedelta(days=DAYS * at), start + timedelta(days=DAYS * (at + 1))
    before = max(scope.book.as_of, scope.period.start - timedelta(days=1))
    found = due_between(scope, first if at else before, last)
    shown = _that_fit([_text(scope, each) for each in found[:MOST_DUE]])
    rows = [_action(scope, action, text) for action, text in zip(found, shown, strict=False)]
    rest, room = len(found) - len(shown), ROOM - sum(map(_height, shown))
    blanks = 0 if rest else min(MOST - len(rows), int(room // ROW_HEIGHT))
    rows += [_blank(next(free)) for _ in range(blanks)]
    more = f"{scope.number_format.count(rest)} more in Actions" if rest > 0 else ""
    table = scope.tables.table(
        FIRST_DAYS, rows, heading=name, headers={"number": name}, more=more, row_height=ROW_HEIGHT
    )
    until = f"to {scope.number_format.short_day(last)}"
    columns = (replace(column, hint=until) if column.is_title else column for column in table.columns)
    return replace(table, columns=tuple(columns))


def _text(scope: Scope, action: Action) -> str:
    """An action as long as it is; one that is longer than a table says where the whole is."""
    text = scope.truncated(ACTION_TEXT, action.now or action.text, whole_commitment(action))
    return shortened(text, ACTION_WIDTH, SIZE, int((ROOM - AROUND) / LINE), end="… (Actions)")


def _that_fit(texts: Sequence[str]) -> Sequence[str]:
    """The first texts that a table has room for."""
    ends = accumulate(map(_height, texts))
    return texts[: sum(end <= ROOM for end in ends)]


def _height(text: str) -> float:
    """The height of an action's row."""
    return max(ROW_HEIGHT, AROUND + LINE * lines_of(text, ACTION_WIDTH, SIZE))


def due_between(scope: Scope, first: date, last: date) -> list[Action]:
    """The person's own open commitments due after the first day, up to the last, without those of page one."""
    found = [
        each
        for each in scope.book.actions
        if each.salesperson == scope.person.name
        and each.owner == scope.person.name
        and each.kind == COMMITMENT
        and each.is_open
        and not is_commitment_of_plan(scope, each)
        and (due := due_date(each)) is not None
        and first < due <= last
    ]
    return sorted(found, key=lambda each: (due_date(each) or last, each.row))


def _action(scope: Scope, action: Action, text: str) -> Row:
    due = due_date(action)
    done = "kept" if action.status is Status.KEPT else ""
    address = row_address("Actions", action.id)
    return table_row(
        FIRST_DAYS,
        number=action.id,
        action=text,
        due=scope.number_format.short_day(due) if due else "",
        done=Field(address.cell("status"), f"{action.id} done", FieldKind.CHOICE, DONE, done),
    )


def _blank(number: str) -> Row:
    address = row_address("Actions", number)
    return table_row(
        FIRST_DAYS,
        RowLook.DECIDED,
        number=number,
        action=Field(address.cell("action"), f"{number} action"),
        due=Field(address.cell("due"), f"{number} due", FieldKind.DATE),
        done=Field(address.cell("status"), f"{number} done", FieldKind.CHOICE, DONE),
    )


def _free_ids(scope: Scope) -> Iterator[str]:
    """Ids of the first quarter that no action has."""
    quarter = scope.book.calendar.containing(scope.period.start, Length.QUARTER)
    taken = {fold(each.id) for each in scope.book.actions}
    count = len(taken) + len(NAMES) * MOST
    numbers = (f"{scope.person.code}-{short_code(quarter)}-{SERIES}{line}" for line in range(1, count + 1))
    return (number for number in numbers if fold(number) not in taken)
