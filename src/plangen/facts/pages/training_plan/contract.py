"""The learning contract on page one of a training plan, and the boxes for initials."""

from dataclasses import dataclass
from typing import Annotated

from plangen.elements.field import Field, FieldKind
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.formatting.names import short_name
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.training_plan.levels import ROW_HEIGHT as SKILL_HEIGHT
from plangen.facts.pages.training_plan.levels import skill_levels
from plangen.facts.pages.training_plan.summary import CARRIED_HEIGHT, carried_training
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.reserved_ids import reserved_ids, short_code
from plangen.facts.scope.tables import table_row
from plangen.records.addresses import row_address

COMMITMENT_TEXT = Limit("commitment_text")
LEAST_ROWS, MOST_ROWS, OTHER_ROWS = 2, 4, 2
"""Rows to write in of the contract: the person's, with room for what isn't carried; the manager's and the extra."""
ROW_HEIGHT = 8.2
CARRIED_ROOM, MOST_SKILLS = 18, 9
"""The height of the carried sessions that page one has room for, in millimeters, and the number of skills."""

CONTRACT = TableSpec(
    "learning_contract",
    (
        Column(
            "number", "learning_contract", Look.WRITE_IN, 30, Tone.QUIET, is_title=True, hint="i_will", is_tinted=True
        ),
        Column("action", look=Look.WRITE_IN, width=60, before="who", is_tinted=True),
        Column("so_that", "so_that", Look.WRITE_IN, 60, is_tinted=True),
        Column("due", "by", Look.WRITE_IN, is_tinted=True),
    ),
    values=("lead", "prompt"),
)


@dataclass(frozen=True, slots=True)
class Initials:
    """A box for initials, by name."""

    label: str


def learning_contract(scope: Scope) -> Annotated[Table, CONTRACT]:
    """The commitments of the plan: the person's, the manager's, and the extra; blank rows if there are few."""
    numbers = reserved_ids(scope, at_least=LEAST_ROWS + OTHER_ROWS)
    most = min(LEAST_ROWS + _more_rows(scope), len(numbers) - OTHER_ROWS)
    prefix = f"{scope.person.code}-{short_code(scope.period)}-"
    own = [each for each in scope.book.actions if each.id.startswith(prefix) and each.owner == scope.person.name]
    rows = [
        _contract_row(each.id, "", scope.truncated(COMMITMENT_TEXT, each.text, FullText(each.id, each.text)))
        for each in own[:most]
        if each.kind == "commitment"
    ]
    free = iter(numbers)
    rows += [_contract_row(next(free), "") for _ in range(most - len(rows))]
    manager = short_name(scope.manager.first_name) if scope.manager else "My manager"
    rows.append(_contract_row(next(free), f"{manager} will"))
    number = next(free)
    extra = _contract_row(number, "")
    words = {"lead": scope.tables.word("and_then_some"), "prompt": scope.tables.word("and_then_some_prompt")}
    rows.append(Row({**extra.cells, **words}, RowLook.EXTRA))
    heading = scope.tables.word("learning_contract")
    return scope.tables.table(CONTRACT, rows, heading=heading, row_height=ROW_HEIGHT)


def _more_rows(scope: Scope) -> int:
    """How many rows fit in the room that skills and carried sessions leave."""
    carried, skills = scope.once(carried_training), scope.once(skill_levels)
    free: float = CARRIED_ROOM - CARRIED_HEIGHT * (len(carried) if carried else -1)
    free += SKILL_HEIGHT * (MOST_SKILLS - len(skills)) if skills else 0
    return max(0, min(MOST_ROWS - LEAST_ROWS, int(free // ROW_HEIGHT)))


def _contract_row(number: str, who: str, action: str = "") -> Row:
    address = row_address("Actions", number)
    return table_row(
        CONTRACT,
        number=number,
        who=who,
        action=Field(address.cell("action"), "I will", value=action),
        so_that=Field(address.cell("so that"), "so that"),
        due=Field(address.cell("due"), "by", FieldKind.DATE),
    )


def plan_initials(scope: Scope) -> tuple[Initials, ...]:
    """The boxes for initials: the salesperson's and the manager's."""
    manager = short_name(scope.manager.first_name) if scope.manager else "manager"
    word = scope.tables.word("initials")
    return Initials(f"{word}, {short_name(scope.person.first_name)}"), Initials(f"{word}, {manager}")
