"""The plans of a team on one page, for the manager: quota, what is in sight, the gap, and goals without an action."""

from decimal import Decimal
from typing import Annotated

from plangen.elements.chart import TickBar
from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.figures.plan import plan_bridge, quota_of, year_before
from plangen.facts.figures.plan_goals import plan_goals
from plangen.facts.pages.business_plan.action_plan import goals_without_action
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.team import TeamScope, everyone, team_rows
from plangen.metrics.plans.bridge import Bridge, Source

PEOPLE_LIMIT = Limit("people", 20)
BAR_WIDTH = 52
ROW_HEIGHT = 8.2
CERTAIN = (Source.WON, Source.REPEAT, Source.RENEWALS)

ROLL_UP = TableSpec(
    "roll_up",
    (
        Column("label", width=40, tone=Tone.STRONG),
        Column("before", "before", Look.NUMBER, 20),
        Column("quota", "quota", Look.NUMBER, 20),
        Column("certain", "certain", Look.NUMBER, 22),
        Column("pipeline", "pipeline_weighted", Look.NUMBER, 22),
        Column("targets", "target_accounts", Look.NUMBER, 20),
        Column("space", width=4, is_kept=True),
        Column("bar", "in_sight", Look.BAR, BAR_WIDTH),
        Column("gap", "gap_to_close", Look.NUMBER, 20, Tone.STRONG),
        Column("goals", "goals", Look.NUMBER, 12),
        Column("without", "without_action", Look.NUMBER),
    ),
)


def roll_up(scope: Scope) -> Annotated[Table, ROLL_UP]:
    """A row a person, or a team, and their sum; people without a quota in a group of their own, after the subtotal."""
    groups = team_rows(scope)
    with_quota = [each for each in groups if _quota(each) is not None]
    without = [each for each in groups if each not in with_quota]
    highest = max((value for each in groups for value in (_quota(each), _in_sight(each)) if value), default=Decimal(1))
    rows = [_row(scope, each, highest) for each in with_quota]
    totals = []
    if len(with_quota) > 1:
        everybody = TeamScope(_subtotal(scope, len(with_quota)), _members(with_quota))
        totals.append(_row(scope, everybody, None, RowLook.TOTAL))
    if without:
        rows += [] if with_quota else [_row(scope, each, highest) for each in without]
        totals += [_row(scope, each, highest, RowLook.QUIET) for each in without] if with_quota else []
    year = year_before(scope)
    return scope.tables.table(
        ROLL_UP,
        rows,
        heading=everyone(scope).name,
        headers={"before": f"Quota {year.name}", "quota": f"Quota {scope.period.name}"},
        totals=tuple(totals),
        note="Bar = in sight: won, repeat business, renewals, weighted pipeline, and target accounts; tick = quota.",
        row_height=ROW_HEIGHT,
        page_size=scope.most(PEOPLE_LIMIT),
    )


def _members(groups: list[TeamScope]) -> tuple[Scope, ...]:
    return tuple(member for each in groups for member in each.members if quota_of(member, member.period).known)


def _subtotal(scope: Scope, count: int) -> str:
    return f"With a quota, {scope.number_format.count(count)} people"


def _bridges(group: TeamScope) -> list[Bridge]:
    return [each.once(plan_bridge) for each in group.members]


def _quota(group: TeamScope) -> Decimal | None:
    found = [value for each in group.members if (value := quota_of(each, each.period).value) is not None]
    return sum(found, Decimal(0)) if found else None


def _in_sight(group: TeamScope) -> Decimal:
    return sum((each.in_sight.value or Decimal(0) for each in _bridges(group)), Decimal(0))


def _row(scope: Scope, group: TeamScope, highest: Decimal | None, look: RowLook = RowLook.PLAIN) -> Row:
    goal, seen = _quota(group), _in_sight(group)
    bridges = _bridges(group)
    goals = sum(len(each.once(plan_goals)) for each in group.members)
    without = sum(len(goals_without_action(each)) for each in group.members)
    before = [value for each in group.members if (value := quota_of(each, year_before(each)).value) is not None]
    figure = _money(scope, seen)
    alt = f"{group.name}: {figure} in sight"
    return table_row(
        ROLL_UP,
        look,
        label=group.name,
        before=_money(scope, sum(before, Decimal(0))) if before else None,
        quota=_money(scope, goal) if goal is not None else None,
        certain=_money(scope, sum((each.value(*CERTAIN) for each in bridges), Decimal(0))),
        pipeline=_money(scope, sum((each.value(Source.PIPELINE) for each in bridges), Decimal(0))),
        targets=_money(scope, sum((each.value(Source.TARGETS) for each in bridges), Decimal(0))),
        bar=TickBar(alt, max(seen, Decimal(0)), goal, highest, goal is not None and seen < goal, BAR_WIDTH)
        if highest
        else figure,
        gap=_gap(scope, goal, seen),
        goals=scope.number_format.count(goals),
        without=scope.number_format.count(without) if goals else "",
    )


def _gap(scope: Scope, goal: Decimal | None, seen: Decimal) -> Figure | None:
    """Quota less what is in sight, below 0 above quota."""
    return None if goal is None else _money(scope, goal - seen)


def _money(scope: Scope, value: Decimal) -> Figure:
    return scope.figure(Measure(value, Unit.MONEY))
