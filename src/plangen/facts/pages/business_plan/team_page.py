"""The headline of a team's plans, and the manager's lines for notes that fill the page."""

from decimal import Decimal
from typing import Annotated

from plangen.elements.field import Field
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.blocks.headline import Headline
from plangen.facts.figures.plan import whole_parts, whole_quota
from plangen.facts.figures.plan_goals import plan_goals
from plangen.facts.formatting.measured_text import lines_of
from plangen.facts.pages.business_plan.roll_up import (
    PEOPLE_LIMIT,
    ROW_HEIGHT,
    plan_questions,
    roll_up,
    with_quota,
    without_action,
)
from plangen.facts.scope.document import Scope
from plangen.facts.scope.tables import NO_HEADERS, table_row
from plangen.facts.scope.team import TeamScope, everyone, names_people, printed_name, team_rows

PAGE_HEIGHT, FIRST_HEAD, NEXT_HEAD = 170.0, 42.0, 10.0
"""What a landscape page holds and what is above the rows of its table, in millimeters, on the smaller paper."""
NOTE_HEIGHT, TITLE_HEIGHT, QUESTION_HEIGHT, LINE_HEIGHT, PADDING = 6.0, 11.0, 5.8, 4.1, 1.8
LABEL_WIDTH, QUESTION_WIDTH, TEXT_SIZE = 43, 180, 9
FEWEST_LINES, MOST_LINES, HIGHEST_ROW = 3, 6, 11.0
"""Fewer lines aren't worth a title; a person has at most so many, and they are at most so high."""

TEAM_NOTES = TableSpec(
    "team_plan_notes",
    (
        Column("label", "my_notes", width=LABEL_WIDTH, tone=Tone.STRONG, is_title=True),
        Column("text", look=Look.WRITE_IN, is_title=True, is_kept=True),
    ),
)


def team_plan_headline(scope: Scope) -> Headline:
    """How much of the team's quota is not in sight, as in the last row of the table; without quotas, what is."""
    group = with_quota(everyone(scope))
    goal = whole_quota(group.members)
    seen = sum(whole_parts(group.members if goal is not None else everyone(scope).members), Decimal(0))
    if goal is None:
        return Headline(f"{_full(scope, seen)} in sight; no quotas for {scope.period.name} yet.", _goals(scope))
    if seen < goal:
        lead = f"{_full(scope, goal - seen)} of the team’s {_full(scope, goal)} quota isn’t in sight yet."
    else:
        lead = f"{_full(scope, seen)} in sight of the team’s {_full(scope, goal)} quota."
    return Headline(lead, " ".join(filter(None, (_gaps(scope, group), _goals(scope)))))


def _gaps(scope: Scope, group: TeamScope) -> str:
    """How many people have less in sight than their quota; empty for one person, whose gap is the team's."""
    count, whole_team = scope.number_format.count, len(group.members)
    short = sum(_is_short(each) for each in group.members)
    if whole_team == 1:
        return ""
    if not short:
        return "No one has a gap to close."
    return f"{count(short)} of {count(whole_team)} people {'has' if short == 1 else 'have'} a gap to close."


def _is_short(member: Scope) -> bool:
    goal = whole_quota((member,))
    return goal is not None and sum(whole_parts((member,)), Decimal(0)) < goal


def _goals(scope: Scope) -> str:
    members, count = everyone(scope).members, scope.number_format.count
    goals, without = sum(len(each.once(plan_goals)) for each in members), sum(map(without_action, members))
    if not goals:
        return "No goals on file yet."
    if not without:
        return ""
    if goals == 1:
        return "The only goal has no action."
    return f"{count(without)} of {count(goals)} goals {'has' if without == 1 else 'have'} no action."


def team_plan_notes(scope: Scope) -> Annotated[Table, TEAM_NOTES] | None:
    """Lines for the manager's notes on each plan, as many as the page has room for; None if it has no room.

    They are kept as notes for the manager, and print on the manager's page of that person's plan. Lines that aren't
    enough for everyone, or are about teams, have no names.
    """
    people = [member for group in team_rows(scope) for member in group.members] if names_people(scope) else []
    height = PAGE_HEIGHT - _used(scope) - TITLE_HEIGHT
    fit = int(height // ROW_HEIGHT)
    if fit < FEWEST_LINES:
        return None
    each = min(MOST_LINES, fit // len(people)) if people and not scope.team.teams else 0
    rows = [_row(scope, member, line) for member in people for line in range(each)] if each else [_blank()] * fit
    headers = NO_HEADERS if each else {"text": scope.tables.word("my_notes")}
    high = min(HIGHEST_ROW, int(height / len(rows) * 10) / 10)
    return scope.tables.table(TEAM_NOTES, rows, headers=headers, row_height=high)


def _row(scope: Scope, member: Scope, line: int) -> Row:
    """A line for a note about a person; the first line is that of the plan's own page for the manager."""
    address = member.row("Notes", "private note", str(line + 2))
    name = printed_name(scope, member)
    return table_row(
        TEAM_NOTES, RowLook.BLANK, label="" if line else name, text=Field(address.cell("text"), f"Notes: {name}")
    )


def _blank() -> Row:
    return table_row(TEAM_NOTES, RowLook.BLANK, label="", text="")


def _used(scope: Scope) -> float:
    """How much of the last page the head, the table, and the questions take, in millimeters."""
    table, questions = scope.once(roll_up), scope.once(plan_questions)
    heights = [_height(row.plain("label"), LABEL_WIDTH, ROW_HEIGHT) for row in (*table.rows, *table.totals)]
    used, size = FIRST_HEAD, scope.most(PEOPLE_LIMIT) or len(heights)
    for at, height in enumerate(heights):
        is_next_page = at == size if table.page_size else used + height > PAGE_HEIGHT
        used = NEXT_HEAD + height if is_next_page and at < len(table.rows) else used + height
    used += NOTE_HEIGHT
    if questions is not None:
        texts = [_height(row.plain("text"), QUESTION_WIDTH, QUESTION_HEIGHT) for row in questions.rows]
        used += TITLE_HEIGHT + sum(texts) + (QUESTION_HEIGHT if questions.more else 0)
    return used


def _height(text: str, width: float, height: float) -> float:
    """A row's height with a text that may take several lines."""
    return max(height, LINE_HEIGHT * lines_of(text, width, TEXT_SIZE) + PADDING)


def _full(scope: Scope, value: Decimal) -> str:
    return scope.figure(Measure(value, Unit.MONEY)).full
