"""The commitments of a yearly plan, and the extras next to them."""

from collections.abc import Iterator
from typing import Annotated

from plangen.elements.field import Field
from plangen.elements.table import Column, Look, Table, TableSpec, Tone
from plangen.facts.blocks.past_commitments import whole_commitment
from plangen.facts.figures.plan_goals import COMMITMENT, EXTRA, is_commitment_of_plan
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.reserved_ids import reserved_ids
from plangen.facts.scope.tables import table_row
from plangen.records.addresses import row_address
from plangen.records.meetings.actions import Action

COMMITMENTS = 3
COMMITMENT_TEXT = Limit("commitment_text")
PEN_HEIGHT = 9

PLAN_COMMITMENTS = TableSpec(
    "plan_commitments",
    (
        Column("number", "my_commitments", Look.WRITE_IN, 20, Tone.QUIET, is_title=True, is_tinted=True),
        Column("action", look=Look.WRITE_IN, width=66, is_tinted=True),
        Column("space", width=4, is_kept=True),
        Column("extra_number", "and_then_some", Look.WRITE_IN, 17, Tone.QUIET, is_title=True, hint="optional"),
        Column("extra", look=Look.WRITE_IN, width=69),
    ),
)


def plan_commitments(scope: Scope) -> Annotated[Table, PLAN_COMMITMENTS]:
    """The commitments of the plan, and the extras next to them, each with its own number."""
    own = [each for each in scope.book.actions if is_commitment_of_plan(scope, each)]
    left = [each for each in own if each.kind == COMMITMENT and each.owner == scope.person.name][:COMMITMENTS]
    right = [each for each in own if each.kind == EXTRA][:COMMITMENTS]
    free = iter(reserved_ids(scope, at_least=2 * COMMITMENTS))
    sides = [list(_side(scope, side, free)) for side in (left, right)]
    rows = [
        table_row(PLAN_COMMITMENTS, number=mine[0], action=mine[1], extra_number=extra[0], extra=extra[1])
        for mine, extra in zip(*sides, strict=True)
    ]
    heading = scope.tables.word("my_commitments")
    return scope.tables.table(PLAN_COMMITMENTS, rows, heading=heading, row_height=PEN_HEIGHT)


def _side(scope: Scope, actions: list[Action], free: Iterator[str]) -> Iterator[tuple[str, Field]]:
    """The number and the field of each line: the actions on file, then blanks."""
    for action in actions:
        text = scope.truncated(COMMITMENT_TEXT, action.now or action.text, whole_commitment(action))
        yield action.id, Field(row_address("Actions", action.id).cell("action"), "I will", value=text)
    for _ in range(COMMITMENTS - len(actions)):
        number = next(free)
        yield number, Field(row_address("Actions", number).cell("action"), "I will")
