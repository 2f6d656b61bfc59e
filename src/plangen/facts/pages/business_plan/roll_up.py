"""The plans of a team on one page, for the manager: quota, what is in sight, the gap, and goals without an action."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Annotated

from plangen.elements.chart import TickBar
from plangen.elements.measure import Measure, Unit
from plangen.elements.rounding import rounded
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.figures.plan import quota_of, whole_parts, whole_quota, year_before
from plangen.facts.figures.plan_conflicts import Conflict, plan_conflicts
from plangen.facts.figures.plan_goals import plan_goals
from plangen.facts.formatting.measured_text import lines_of
from plangen.facts.formatting.number_format import MINUS
from plangen.facts.pages.business_plan.conflicts import conflict_sentences
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.team import TeamScope, everyone, names_people, of_people, printed_name, team_rows
from plangen.facts.scope.trace import made_of

PEOPLE_LIMIT = Limit("people", 20)
QUESTIONS_LIMIT = Limit("questions", 14)
BAR_WIDTH = 38
ROW_HEIGHT = 8.2
LABEL_WIDTH, NAME_SIZE = 43, 9

BAR_NOTE = "Bar = in sight: won, repeat business, renewals, weighted pipeline, and target accounts"
NO_GOALS, NO_GOALS_IN_TABLE = "No goals yet.", "No goals yet; 0 under Goals."
MOST_NAMED = 3
"""The people without goals who are asked about one by one."""
TICK_NOTE = "; tick = quota"

ROLL_UP = TableSpec(
    "roll_up",
    (
        Column("label", width=LABEL_WIDTH, tone=Tone.STRONG),
        Column("before", "before", Look.NUMBER, 19),
        Column("quota", "quota", Look.NUMBER, 19),
        Column("certain", "certain", Look.NUMBER, 22),
        Column("pipeline", "pipeline_weighted", Look.NUMBER, 21),
        Column("targets", "target_accounts", Look.NUMBER, 24),
        Column("space", width=4, is_kept=True),
        Column("bar", "in_sight", Look.BAR, BAR_WIDTH),
        Column("gap", "gap_to_close", Look.NUMBER, 27, Tone.STRONG),
        Column("goals", "goals", Look.NUMBER, 12),
        Column("without", "without_action", Look.NUMBER),
    ),
)


QUESTIONS = TableSpec(
    "plan_questions",
    (Column("label", "to_ask", width=60, tone=Tone.STRONG, is_title=True), Column("text")),
)


def plan_questions(scope: Scope) -> Annotated[Table, QUESTIONS] | None:
    """What contradicts something else in each person's plan, and who has no goals; None if there is nothing to ask."""
    if not names_people(scope):
        return None
    members = [each for group in team_rows(scope) for each in group.members]
    without = _without_goals(members)
    named = without if len(without) <= MOST_NAMED else []
    rows = [
        table_row(QUESTIONS, label=printed_name(scope, member) if at == 0 else "", text=text)
        for member in members
        for at, text in enumerate((*((NO_GOALS,) if member in named else ()), *member.once(conflict_sentences)))
    ]
    if len(without) > len(named):
        people = f"{scope.number_format.count(len(without))} people"
        rows.insert(0, table_row(QUESTIONS, label=people, text=NO_GOALS_IN_TABLE))
    if not rows:
        return None
    shown = rows[: scope.most(QUESTIONS_LIMIT)]
    rest = len(rows) - len(shown)
    more = f"{scope.number_format.count(rest)} more in the plans" if rest else ""
    return scope.tables.table(QUESTIONS, shown, heading=scope.tables.word("to_ask"), more=more)


def _without_goals(members: Sequence[Scope]) -> list[Scope]:
    """The people with a quota and no goals; none where no one has goals."""
    if not any(each.once(plan_goals) for each in members):
        return []
    return [each for each in members if not each.once(plan_goals) and quota_of(each, each.period).known]


def roll_up(scope: Scope) -> Annotated[Table, ROLL_UP]:
    """A row a person, or a team, and the sum of those with a quota; people without a quota after the sum.

    A team's row covers its people with a quota, so that the rows add up; a row below is of all the others.
    """
    groups = team_rows(scope) if names_people(scope) else (everyone(scope),)
    covered = [each for group in groups if (each := with_quota(group)).members]
    apart = _apart(scope, groups) if covered else []
    shown = covered or list(groups)
    both = [(whole_quota(each.members), sum(whole_parts(each.members))) for each in (*shown, *apart)]
    highest = max((Decimal(value) for each in both for value in each if value), default=Decimal(1))
    whole_team = TeamScope("", tuple(member for each in covered for member in each.members))
    totals = []
    if len(covered) > 1:
        named = replace(whole_team, name=of_people(scope, "With a quota", len(whole_team.members)))
        totals.append(_row(scope, named, None, RowLook.TOTAL))
    totals += [_row(scope, each, highest, RowLook.QUIET) for each in apart]
    year = year_before(scope)
    return scope.tables.table(
        ROLL_UP,
        [_row(scope, each, highest) for each in shown],
        heading=everyone(scope).name,
        headers={"before": f"Quota {year.name}", "quota": f"Quota {scope.period.name}"},
        totals=tuple(totals),
        note=f"{BAR_NOTE}{TICK_NOTE if covered else ''}.{_quotas_before(scope, whole_team.members)}",
        row_height=ROW_HEIGHT,
        page_size=0 if any(map(_wraps, (*shown, *apart))) else scope.most(PEOPLE_LIMIT),
    )


def _wraps(group: TeamScope) -> bool:
    """Whether a name takes several lines; fewer rows then fit on a page, so that the table breaks where it has to."""
    return lines_of(group.name, LABEL_WIDTH, NAME_SIZE) > 1


def with_quota(group: TeamScope) -> TeamScope:
    """The people of a group with a quota for the plan's period."""
    return replace(group, members=tuple(each for each in group.members if quota_of(each, each.period).known))


def _apart(scope: Scope, groups: Sequence[TeamScope]) -> list[TeamScope]:
    """The people without a quota: by name on a page of people, as one row on a page of teams."""
    others = [each for group in groups for each in group.members if not quota_of(each, each.period).known]
    if names_people(scope) and not scope.team.teams:
        return [TeamScope(printed_name(scope, each), (each,)) for each in others]
    return [TeamScope(of_people(scope, "Without a quota", len(others)), tuple(others))] if others else []


def _quotas_before(scope: Scope, members: Sequence[Scope]) -> str:
    """How many of the people had a quota in the year before; empty if all or none did."""
    year = year_before(scope)
    count = sum(quota_of(each, year).known for each in members)
    if count in (0, len(members)):
        return ""
    return f" Quota {year.name}: {scope.number_format.of(count, len(members))} people."


def _row(scope: Scope, group: TeamScope, highest: Decimal | None, look: RowLook = RowLook.PLAIN) -> Row:
    goal, members = whole_quota(group.members), group.members
    parts = whole_parts(members)
    seen = sum(parts, Decimal(0))
    goals = sum(len(each.once(plan_goals)) for each in members)
    without = sum(without_action(each) for each in members)
    before = [value for each in members if (value := quota_of(each, year_before(each)).value) is not None]
    added = "from the plan of " + ", ".join(printed_name(scope, each) for each in members)
    is_short, alt = goal is not None and seen < goal, f"{group.name}: {_full(scope, seen)} in sight"
    bar = TickBar(alt, max(seen, Decimal(0)), goal, highest, is_short, BAR_WIDTH) if highest else None
    return table_row(
        ROLL_UP,
        look,
        label=group.name,
        before=_full(scope, sum((rounded(each, 0) for each in before), Decimal(0)), added) if before else "",
        quota="" if goal is None else _full(scope, goal, added),
        certain=_full(scope, parts[0], f"{added}: won, repeat business, renewals"),
        pipeline=_full(scope, parts[1], f"{added}: open pipeline, weighted"),
        targets=_full(scope, parts[2], f"{added}: target accounts"),
        bar=bar or _full(scope, seen, " + ".join(_full(scope, each) for each in parts)),
        gap="" if goal is None else _gap(scope, goal, seen),
        goals=made_of(scope.workspace.trace, scope.number_format.count(goals), f"{added}: goals"),
        without=made_of(scope.workspace.trace, scope.number_format.count(without), f"{added}: goals") if goals else "",
    )


def without_action(member: Scope) -> int:
    """The goals that the check of a person's plan finds without an action."""
    return sum(each.conflict is Conflict.GOAL_WITHOUT_ACTION for each in member.once(plan_conflicts))


def _gap(scope: Scope, goal: Decimal, seen: Decimal) -> str:
    """What is not in sight yet; a plan that has more than its quota is over by so much."""
    over, subtracted = seen > goal, (_full(scope, goal), _full(scope, seen))
    how = f" {MINUS} ".join(reversed(subtracted) if over else subtracted)
    return f"{_full(scope, abs(goal - seen), how)}{' over' if over else ''}"


def _full(scope: Scope, value: Decimal, how: str = "") -> str:
    """An amount in full, with how it is made of each person's plan."""
    text = scope.figure(Measure(value, Unit.MONEY)).full
    return made_of(scope.workspace.trace, text, how) if how else text
