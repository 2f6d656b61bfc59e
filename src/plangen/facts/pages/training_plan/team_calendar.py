"""Who on a team learns what when, for the manager, and what Monday's ten minutes of practice are about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from plangen.elements.table import Column, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.figures.training import is_new_hire, plan_calendar, practice_in
from plangen.facts.formatting.names import short_name
from plangen.facts.pages.training_plan.sign_offs import sign_off_weeks
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.team import everyone
from plangen.facts.scope.trace import made_of
from plangen.metrics.plans.training import PlanWeek
from plangen.periods import PLAN_WEEKS
from plangen.tables.values.folding import fold

PEOPLE_LIMIT, CELL_TEXT = Limit("people", 100), Limit("cell_text", 40)
NAME_WIDTH, WEEK_WIDTH = 33, 30.2
"""The widths of columns in millimeters, the same in both halves; the last week of each takes what is left."""
FIRST_WEEKS = 7
MOST_ON_ONE_PAGE = 4
"""The most people whose two halves fit on one page: a topic takes up to three lines."""
HIGHEST_ROW, ROWS_HEIGHT = 20.0, 136
"""The height of a row of a page with few people, and of all its rows, in millimeters."""
MOST_ON_A_PAGE = 12
"""The most people whose half fits on about a page; of more, the second half follows the first one's last rows."""

TEAM_CALENDAR = TableSpec(
    "team_calendar",
    (
        Column("name", "weeks", width=NAME_WIDTH, tone=Tone.STRONG, below="focus", is_title=True),
        *(
            Column(
                f"week_{at}",
                f"week_{at}",
                width=0 if at in (FIRST_WEEKS, PLAN_WEEKS) else WEEK_WIDTH,
                below=f"trainer_{at}",
            )
            for at in range(1, PLAN_WEEKS + 1)
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class TeamCalendar:
    """The first weeks of everyone, then the others: 13 columns next to each other would be too narrow for words.

    If it is long, the others start a page; if it is longer than two pages, they follow where the first ones end.
    """

    first: Annotated[Table, TEAM_CALENDAR]
    second: Annotated[Table, TEAM_CALENDAR]
    is_long: bool = False
    is_longer: bool = False


def team_calendar(scope: Scope) -> TeamCalendar:
    """A row a person, by name, and a row for Monday's practice."""
    members = sorted(everyone(scope).members, key=lambda each: (fold(each.person.family), fold(each.person.given)))
    weeks = [each.once(plan_calendar) for each in members]
    halves = [[each[first:last] for each in weeks] for first, last in ((0, FIRST_WEEKS), (FIRST_WEEKS, PLAN_WEEKS))]
    first, second = (_table(scope, members, half) for half in halves)
    if MOST_ON_ONE_PAGE < len(members) <= MOST_ON_A_PAGE:
        high = min(HIGHEST_ROW, ROWS_HEIGHT // (len(members) + 1))
        first, second = (replace(each, row_height=high) for each in (first, second))
    is_longer, note = len(members) > MOST_ON_A_PAGE, scope.tables.word("practice_note")
    # Below the last row, the note of a calendar of several pages could be alone on one.
    first, second = (replace(first, note=note), second) if is_longer else (first, replace(second, note=note))
    return TeamCalendar(first, second, len(members) > MOST_ON_ONE_PAGE and not is_longer, is_longer)


def _table(scope: Scope, members: Sequence[Scope], weeks: Sequence[Sequence[PlanWeek]]) -> Table:
    rows = [_row(scope, member, each) for member, each in zip(members, weeks, strict=True)]
    listed = next(iter(weeks), ())
    headers = {f"week_{week.number}": scope.number_format.short_day(week.monday) for week in listed}
    if listed:
        text = f"Weeks {listed[0].number} to {listed[-1].number}"
        headers["name"] = made_of(scope.workspace.trace, text, "weeks of the plan, counted from its first Monday")
    return scope.tables.table(
        TEAM_CALENDAR,
        rows,
        heading=everyone(scope).name,
        headers=headers,
        totals=(_practice_row(scope, weeks),) if weeks else (),
        page_size=scope.most(PEOPLE_LIMIT),
    )


def _row(scope: Scope, member: Scope, weeks: Sequence[PlanWeek]) -> Row:
    cells = {f"week_{week.number}": _topic(scope, member, week) for week in weeks}
    trainers = {f"trainer_{week.number}": _trainer(member, week) for week in weeks}
    focus = scope.tables.word("new_hire") if is_new_hire(member) else ""
    row = table_row(TEAM_CALENDAR, name=member.person.name, focus=focus)
    return replace(row, cells={**row.cells, **cells, **trainers})


def _topic(scope: Scope, member: Scope, week: PlanWeek) -> str:
    if week.lesson is None and is_new_hire(member) and week.monday in sign_off_weeks(member):
        return scope.tables.word("sign_offs")
    if week.lesson is None:
        return scope.tables.word("off") if week.is_off else "–"
    return scope.truncated(CELL_TEXT, _first_part(week.lesson.topic))


def _first_part(topic: str) -> str:
    """A topic without what follows a colon."""
    return topic.split(":", 1)[0]


def _trainer(member: Scope, week: PlanWeek) -> str:
    if week.lesson is None:
        return ""
    trainer = week.lesson.trainer
    if trainer:
        return short_name(trainer.split(" ", 1)[0])
    return short_name(member.manager.first_name) if member.manager else ""


def _practice_row(scope: Scope, weeks: Sequence[Sequence[PlanWeek]]) -> Row:
    found = {same[0].number: practice_in(same) for same in zip(*weeks, strict=True)}
    cells = {
        f"week_{at}": scope.truncated(CELL_TEXT, _first_part(each.topic)) if each else "" for at, each in found.items()
    }
    row = table_row(TEAM_CALENDAR, RowLook.TOTAL, name=scope.tables.word("practice"))
    return replace(row, cells={**row.cells, **cells})
