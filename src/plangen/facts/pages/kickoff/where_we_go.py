"""Where we go: the target, how it is built, and what changes."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from plangen.elements.field import Field
from plangen.elements.measure import Measure
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.blocks.plans.bridge import (
    LARGE_HEIGHT,
    BridgeParts,
    GapBridge,
    drawn_bridge,
    full_quota,
    open_in_words,
)
from plangen.facts.figures.code_names import with_code_names
from plangen.facts.figures.plan import plan_bridge, plan_records
from plangen.facts.figures.sums import assigned_quota, team_goal
from plangen.facts.formatting.truncation import FullText
from plangen.facts.pages.kickoff.teams import team_notes, year_before
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.subjects import salespeople
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.team import TeamScope, team_in
from plangen.facts.scope.team import everyone as whole_team
from plangen.metrics.plans.bridge import Source, joined_bridge
from plangen.metrics.results.team import company_target, unassigned
from plangen.periods import Period
from plangen.records.addresses import row_address

CHANGES = "what changes"
MOST = 3
CHANGE_TEXT = Limit("change_text")
ROW_HEIGHT, LINES, MANY_LINES = 11, 5, 12
"""The height of a row, and the lines to write on below them, which are more without a bridge."""

CHANGE_ROWS = TableSpec(
    "changes",
    (
        Column("was", "what_changes", Look.WRITE_IN, 60, is_title=True, is_kept=True, hint="until_now"),
        Column("to", look=Look.MARK, width=12),
        Column("now", "from_now_on", Look.WRITE_IN, tone=Tone.STRONG, is_kept=True),
        Column("day", "from_when", Look.WRITE_IN, 24, is_kept=True),
    ),
)


@dataclass(frozen=True, slots=True)
class WhereWeGo:
    """The page: the target as its largest number, or a blank; the bridge to it, None of one bar; and what changes.

    `built` is the title of the bridge.
    """

    head: PageHead
    label: str
    target: str
    blank: Field
    line: str
    built: str
    bridge: GapBridge | None
    changes: Annotated[Table, CHANGE_ROWS]
    lines: int
    """How many lines there are to write on."""


def kickoff_target(scope: Scope) -> WhereWeGo:
    """The page."""
    goal = target_of(scope, scope.period, whole_team(scope))
    figure = scope.figure(goal)
    label = f"{scope.team.name}’s target for {scope.period.name}"
    address = row_address("Notes", scope.team.name, scope.period.code, "my number", "quota")
    bridge = _bridge(scope, goal)
    is_drawn = len(bridge.labels) > 1
    has_value = bridge.chart is not None and (bridge.chart.steps[0].value or 0) > 0
    known = f"{bridge.labels[0].name}: {bridge.title}." if has_value else ""
    return WhereWeGo(
        page_head(_title(scope, goal), f"Where we go in {scope.period.name}", scope.team.name),
        label,
        figure.full if figure.known else "",
        Field(address.cell("text"), label),
        _line(scope, goal) or ("" if is_drawn else known),
        scope.tables.word("how_built") if goal.known else scope.tables.word("in_sight"),
        bridge if is_drawn else None,
        _changes(scope),
        LINES if is_drawn else MANY_LINES,
    )


def is_company(scope: Scope) -> bool:
    """Whether the handout is for everyone in the company: the only page with the company's target."""
    names = {each.person.name for each in scope.team.people}
    return all(each.name in names for each in scope.workspace.once(salespeople, scope.period))


def target_of(scope: Scope, year: Period, team: TeamScope) -> Measure:
    """The sum of the team's quotas; for the whole company its target, if there is one."""
    company = company_target(year, scope.workspace.plan) if is_company(scope) else None
    return company if company is not None and company.known else team_goal(team, year)


def _change(scope: Scope, goal: Measure) -> Decimal | None:
    """The change of the target from the year before, as a share; None if either isn't known, or if a quota isn't whole.

    The sum of quotas that were prorated, or that not everyone had, isn't a target to compare with.
    """
    year = year_before(scope)
    then, now = team_in(scope, year), whole_team(scope)
    before = target_of(scope, year, then).value
    if goal.value is None or not before:
        return None
    is_given = is_company(scope) and company_target(scope.period, scope.workspace.plan).known
    spans = ((then, year), (now, scope.period))
    is_whole = all(full_quota(each, span) is not None for group, span in spans for each in group.members)
    return goal.value / before - 1 if is_given or is_whole else None


def _title(scope: Scope, goal: Measure) -> str:
    """The target, next to the one of the year before."""
    if goal.value is None:
        return f"No target for {scope.period.name} yet."
    change, lead = _change(scope, goal), f"We’re going for {scope.figure(goal)}"
    if change is None:
        return f"{lead}."
    share, year = scope.number_format.whole_percent(abs(change)), year_before(scope).name
    if share == scope.number_format.whole_percent(Decimal(0)):
        return f"{lead}, as in {year}."
    return f"{lead}, {share} {'more' if change > 0 else 'less'} than {year}’s target."


def _line(scope: Scope, goal: Measure) -> str:
    """How many people have a quota; for the company, how much of its target they have."""
    team = whole_team(scope)
    quotas = team_goal(team, scope.period)
    if goal.value is None or quotas.value is None:
        return ""
    count = scope.number_format.count(quotas.n)
    people = f"{count} {'person has' if quotas.n == 1 else 'people have'} a quota"
    if not is_company(scope) or goal.value == quotas.value:
        return f"Sum of {count} quotas." if quotas.n > 1 else ""
    assigned = assigned_quota(scope.workspace, scope.period)
    rest = unassigned(goal, assigned)
    if rest.value is None or rest.value <= 0:
        return f"{people}, {scope.figure(assigned).full} in all."
    return f"{people}, {scope.figure(assigned).full} in all; {scope.figure(rest).full} isn’t assigned yet."


def _bridge(scope: Scope, goal: Measure) -> GapBridge:
    members = whole_team(scope).members
    found = joined_bridge([each.once(plan_bridge) for each in members], goal)
    # Those without a weight are in no bar, so they aren't counted below it either.
    in_bar = [each for each in members if each.once(plan_bridge).bar(Source.PIPELINE) is not None]
    deals = [deal for each in in_bar for deal in each.once(plan_records).deals]
    change = _change(scope, goal)
    growth = ""
    if change is not None and rounds_to_something(scope, change):
        share = scope.number_format.whole_percent(abs(change))
        growth = f"{share} {'above' if change > 0 else 'below'} {year_before(scope).name}"
    parts = BridgeParts(found, open_in_words(scope, deals), "named in our plans", f"Target {scope.period.name}", growth)
    return drawn_bridge(scope, parts, LARGE_HEIGHT, 1.0)


def rounds_to_something(scope: Scope, change: Decimal) -> bool:
    """Whether a change isn't 0% as printed."""
    return scope.number_format.whole_percent(abs(change)) != scope.number_format.whole_percent(Decimal(0))


def _changes(scope: Scope) -> Table:
    """What was noted, up to three rows, then blanks."""
    notes = team_notes(scope, CHANGES, scope.period)[:MOST]
    rows: list[Row] = []
    for at in range(1, MOST + 1):
        note = notes[at - 1] if at <= len(notes) else None
        address = row_address("Notes", scope.team.name, scope.period.code, CHANGES, str(at))
        was, now = (_shown(scope, note.text), _shown(scope, note.response)) if note else ("", "")
        day = scope.number_format.short_day(note.by_date) if note and note.by_date else ""
        rows.append(
            table_row(
                CHANGE_ROWS,
                was=Field(address.cell("text"), f"Change {at}: was", value=was),
                to="→",
                now=Field(address.cell("response"), f"Change {at}: is", value=now),
                day=Field(address.cell("by"), f"Change {at}: from when", value=day),
            )
        )
    return scope.tables.table(CHANGE_ROWS, rows, heading=scope.tables.word("what_changes"), row_height=ROW_HEIGHT)


def _shown(scope: Scope, text: str) -> str:
    plain = with_code_names(scope, text)
    return scope.truncated(CHANGE_TEXT, plain, FullText(scope.tables.word("what_changes"), plain))
