"""The commitments on a half sheet, in rows as high as their texts, and a new hire's sign-offs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate

from plangen.elements.field import Field, FieldKind
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.blocks.past_commitments import is_planned_for_later, outcome_boxes
from plangen.facts.figures.sign_offs import first_monday, sign_off_lines
from plangen.facts.figures.training import is_new_hire
from plangen.facts.formatting.measured_text import lines_of, shortened, width_of
from plangen.facts.pages.monday.sheet_lists import GAP, HEAD, MORE, SIZE
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.records.addresses import row_address
from plangen.records.meetings.actions import Action, Status
from plangen.records.meetings.onboarding import WEEKS, SignOff

COMMITMENTS_LIMIT, SIGN_OFF_LIMIT = Limit("commitments", 5), Limit("sign_offs", 4)
ACTION_TEXT = Limit("action_text")
BLANK_COMMITMENTS = 3
LEFT_WIDTH, PADDING = 101, 2
"""The width of the sheet's left column, and what a cell leaves free at its right, in millimeters."""
NUMBER_SIZE, NARROWEST_NUMBER, WIDEST_NUMBER = 8.5, 14.0, 30.0
"""The size of an id in points, and the least and the most that its column takes in millimeters."""
COMMITMENT, TALL_COMMITMENT, TALLEST_BLANK, LINE, AROUND = 8.2, 15.0, 24.0, 4.1, 1.0
"""The heights of a commitment, of one and of a blank on a sheet without other lists, of a line, and around it."""
SIGN_OFF_ROW, ITEM_WIDTH = 8.2, 58
STATUS = tuple((str(each), str(each)) for each in (Status.KEPT, Status.MOVED))

SHEET_COMMITMENTS = TableSpec(
    "sheet_commitments",
    (
        Column("number", "my_commitments", width=NARROWEST_NUMBER, tone=Tone.QUIET, is_title=True),
        Column("action"),
        Column("due", "due", width=14),
        Column("kept", "status_kept", Look.BOX, 9),
        Column("moved", "status_moved", Look.BOX, 12),
    ),
    values=("status",),
)
SHEET_SIGN_OFFS = TableSpec(
    "sheet_sign_offs",
    (
        Column("item", "sign_offs", is_title=True),
        Column("responsible", "with_whom", width=24),
        Column("signed", "initials", Look.FRAMED, 17),
    ),
)


def open_commitments(scope: Scope) -> list[Action]:
    """What the person has to do, from reviews and from Mondays, the first due first."""
    name = scope.person.name
    found = [
        each
        for each in scope.book.actions
        if each.owner == name and each.is_open and each.kind == "commitment" and not is_planned_for_later(scope, each)
    ]
    return sorted(found, key=lambda each: (each.moved_to or each.due or date.max, each.row))


def commitments_table(scope: Scope, numbers: Sequence[str], room: float) -> tuple[Table, float]:
    """The commitments that there is room for, at least one, or rows to write some in, and how much they take."""
    listed = open_commitments(scope)
    if not listed:
        return _commitments(scope, [_blank(each) for each in numbers[:BLANK_COMMITMENTS]], 0)
    limit = scope.most(COMMITMENTS_LIMIT)
    table, used = _commitments(scope, [_commitment(scope, each) for each in listed[:limit]], len(listed) - limit)
    if used <= room:
        return table, used
    ends = accumulate(_heights(table), initial=HEAD + MORE + GAP)
    count = max(sum(end <= room for end in ends) - 1, 1)
    rows = table.rows[:count]
    if count == 1:
        rows = (_fitting(table, room - HEAD - MORE - GAP),)
    return _commitments(scope, rows, len(listed) - count)


def tall(table: Table, room: float) -> Table:
    """The table with higher rows if there is room for them; rows to write on take what there is."""
    are_blank = all(row.look is RowLook.BLANK for row in table.rows)
    row_height = min(TALLEST_BLANK, (room - HEAD - GAP) / len(table.rows)) if are_blank else TALL_COMMITMENT
    height = HEAD + sum(max(row_height, each) for each in _heights(table)) + GAP
    return replace(table, row_height=round(row_height - 0.05, 1)) if height <= room else table


def _commitments(scope: Scope, rows: Sequence[Row], rest: int) -> tuple[Table, float]:
    """A table of these rows, with the number of those left out, and its height."""
    more = f"{scope.number_format.count(rest)} more" if rest > 0 else ""
    heading = scope.tables.word("my_commitments")
    ids = [row.plain("number") for row in rows]
    table = scope.tables.table(_with_ids(ids), rows, heading=heading, more=more, row_height=COMMITMENT)
    return table, HEAD + sum(_heights(table)) + (MORE if more else 0) + GAP


def _with_ids(ids: Sequence[str]) -> TableSpec:
    """The table with its first column as wide as the ids."""
    widest = max(width_of(each, NUMBER_SIZE) for each in ids) + PADDING
    width = min(max(round(widest + 0.05, 1), NARROWEST_NUMBER), WIDEST_NUMBER)
    number, *others = SHEET_COMMITMENTS.columns
    return replace(SHEET_COMMITMENTS, columns=(replace(number, width=width), *others))


def _action_width(table: Table) -> float:
    """The width that the texts of a table have."""
    return LEFT_WIDTH - sum(column.width for column in table.columns if column.name != "action") - PADDING


def _heights(table: Table) -> list[float]:
    """The height of each row."""
    width = _action_width(table)
    number = next((column.width - PADDING for column in table.columns if column.name == "number"), WIDEST_NUMBER)
    found = []
    for row in table.rows:
        lines = max(lines_of(row.plain("action"), width, SIZE), lines_of(row.plain("number"), number, NUMBER_SIZE))
        found.append(max(COMMITMENT, AROUND + LINE * lines))
    return found


def _fitting(table: Table, room: float) -> Row:
    """The first row with as much of its text as a sheet has room for, which says where the whole is."""
    row = table.rows[0]
    lines = int((room - AROUND) // LINE)
    text = shortened(row.plain("action"), _action_width(table), SIZE, lines, end="… (Actions)")
    return replace(row, cells={**row.cells, "action": text})


def _commitment(scope: Scope, action: Action) -> Row:
    due, boxes = action.moved_to or action.due, outcome_boxes(action)
    return table_row(
        SHEET_COMMITMENTS,
        number=action.id,
        action=scope.truncated(ACTION_TEXT, action.now or action.text),
        due=scope.number_format.short_day(due) if due else "",
        kept=replace(boxes["kept"], value=""),
        moved=replace(boxes["moved"], value=""),
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


def sign_offs_table(scope: Scope, room: float) -> tuple[Table, float]:
    """A new hire's open sign-offs of the week and before that there is room for; none for anyone else."""
    week = (scope.period.start - first_monday(scope)).days // 7 + 1
    lines: Sequence[SignOff] = scope.once(sign_off_lines) if is_new_hire(scope) and 1 <= week <= WEEKS else ()
    listed = [each for each in lines if each.signed_on is None and each.week <= week]
    heights = [max(SIGN_OFF_ROW, AROUND + LINE * lines_of(each.item, ITEM_WIDTH, SIZE)) for each in listed]
    ends = accumulate(heights[: scope.most(SIGN_OFF_LIMIT)], initial=HEAD + MORE + GAP)
    shown = listed[: max(sum(end <= room for end in ends) - 1, 0)]
    rest = len(listed) - len(shown)
    more = f"{scope.number_format.count(rest)} more" if rest and shown else ""
    rows = [_sign_off(scope, each) for each in shown]
    heading = scope.tables.word("sign_offs")
    table = scope.tables.table(SHEET_SIGN_OFFS, rows, heading=heading, more=more, row_height=SIGN_OFF_ROW)
    return table, HEAD + sum(heights[: len(rows)]) + (MORE if more else 0) + GAP if rows else 0


def _sign_off(scope: Scope, line: SignOff) -> Row:
    address = row_address("Onboarding", scope.person.code, line.item)
    return table_row(
        SHEET_SIGN_OFFS,
        item=line.item,
        responsible=line.responsible,
        signed=Field(address.cell("signed on"), f"{line.item}: signed", FieldKind.DATE),
    )
