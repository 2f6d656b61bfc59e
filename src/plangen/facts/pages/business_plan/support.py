"""The top risks with what will be done, and the support needed."""

from itertools import zip_longest
from typing import Annotated

from plangen.elements.table import Column, Look, Table, TableSpec
from plangen.facts.blocks.plans.written_notes import by_field, line_of, note_field, notes_on, response_field, who_field
from plangen.facts.figures.plan import year_before
from plangen.facts.scope.document import Scope
from plangen.facts.scope.tables import table_row
from plangen.metrics.results.losses import NOT_RECORDED, loss_reasons
from plangen.records.meetings.notes import Note

RISKS, SUPPORT = 3, 3
ROW_HEIGHT, PEN_HEIGHT = 10, 8.2
RISK_ROWS = TableSpec(
    "risks", (Column("risk", "risks", Look.WRITE_IN, 40, is_title=True), Column("response", "what_i_do", Look.WRITE_IN))
)


SUPPORT_ROWS = TableSpec(
    "support",
    (
        Column("support", "support", Look.WRITE_IN, is_title=True),
        Column("who", "from", Look.WRITE_IN, 22),
        Column("due", "by_when", Look.WRITE_IN, 18),
    ),
)


def risks(scope: Scope) -> Annotated[Table, RISK_ROWS]:
    """The top risks with what the person will do: notes, then the most frequent loss reason, then blanks."""
    found: list[Note | str | None] = [*notes_on(scope, "risk")[:RISKS]]
    if len(found) < RISKS and (loss := _largest_loss(scope)):
        found.append(loss)
    rows = []
    for at, each in zip_longest(range(1, RISKS + 1), found):
        note = each if isinstance(each, Note) else None
        text, line = each.text if isinstance(each, Note) else each or "", line_of(note, at)
        rows.append(
            table_row(
                RISK_ROWS,
                risk=note_field(scope, "risk", line, f"Risk {at}", text),
                response=response_field(scope, "risk", line, f"Risk {at}: what I’ll do", note.response if note else ""),
            )
        )
    return scope.tables.table(RISK_ROWS, rows, heading=scope.tables.word("risks"), row_height=ROW_HEIGHT)


def _largest_loss(scope: Scope) -> str:
    """The most frequent loss reason of the year before, if it is on enough deals to be a pattern."""
    losses = loss_reasons(scope.deals, year_before(scope))
    lost = sum(each.deals.n for each in losses)
    first = next((each for each in losses if each.reason != NOT_RECORDED), None)
    if first is None or first.deals.n < scope.book.settings.small_samples[0]:
        return ""
    return f"{first.reason}: {scope.number_format.of(first.deals.n, lost)} lost deals"


def support(scope: Scope) -> Annotated[Table, SUPPORT_ROWS]:
    """The support that the person needs, from whom and by when; blank rows if there is little."""
    return support_rows(scope, 0, SUPPORT)


def support_rows(scope: Scope, start: int, count: int) -> Table:
    """Some of the lines of support needed, from one of them on."""
    found = notes_on(scope, "help needed")[start : start + count]
    rows = []
    for at, note in zip_longest(range(start + 1, start + count + 1), found):
        line = line_of(note, at)
        rows.append(
            table_row(
                SUPPORT_ROWS,
                support=note_field(scope, "help needed", line, f"Support {at}", note.text if note else ""),
                who=who_field(scope, "help needed", line, note.who if note else ""),
                due=by_field(scope, "help needed", line, note),
            )
        )
    height = PEN_HEIGHT if start else ROW_HEIGHT
    return scope.tables.table(SUPPORT_ROWS, rows, heading=scope.tables.word("support"), row_height=height)
