"""The close-out of a contest, for the manager: goal, lift, cost, what was learned, and whom to thank."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from plangen.elements.chart import ColumnChart
from plangen.elements.field import Field
from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, RowKey, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.elements.table import Column, Look, Table, TableSpec
from plangen.elements.tile import Tile
from plangen.facts.blocks.contests.drawing_record import drawing_text
from plangen.facts.blocks.contests.leavers import left_text
from plangen.facts.blocks.headline import Headline
from plangen.facts.figures.contests import (
    amount_text,
    contest_of,
    contest_subject,
    counted,
    number_text,
    on_file,
    on_file_text,
    score_names,
    standings_of,
)
from plangen.facts.pages.contest.awards_table import CONTEST_AWARDS, awards_table
from plangen.facts.pages.contest.thanked import scored_names, weeks_above_thanks
from plangen.facts.scope.contests import contest_records
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.tables import table_row
from plangen.metrics.contests.awards import goal_met, reached_target
from plangen.metrics.contests.scores import lift
from plangen.metrics.contests.weeks import weeks
from plangen.metrics.results.team import shares_joined
from plangen.records.addresses import row_address
from plangen.records.contests.rows import Contest
from plangen.records.contests.rules import ContestType

EVENTS = Limit("events", 6)
LEARNED_TEXT, NEXT_TEXT = Limit("learned_text", 300), Limit("next_text", 110)
LONGEST_HEADER = 12

CONTEST_EVENTS = TableSpec(
    "contest_events",
    (
        Column("event", "contest_events", is_title=True, is_kept=True),
        Column("times", "times", Look.NUMBER, 16, is_kept=True),
        Column("points", "points", Look.NUMBER, 18, is_kept=True),
    ),
)
CONTEST_COST = TableSpec(
    "contest_cost",
    (
        Column("what", "contest_cost", width=60, is_title=True, is_kept=True),
        Column("budget", "budget", Look.NUMBER, 38, is_kept=True),
        Column("cost", "cost", Look.NUMBER, 38, is_kept=True),
        Column("difference", "difference", Look.NUMBER, is_kept=True),
    ),
)


@dataclass(frozen=True, slots=True)
class NextTime:
    """What to keep, change, or drop the next time: the text on file, or a line to write on."""

    label: str
    text: str
    blank: Field | None


@dataclass(frozen=True, slots=True)
class CloseOut:
    """The close-out; without a baseline, `weeks` are those of the contest alone."""

    headline: Headline
    tiles: tuple[Tile, ...]
    weeks: ColumnChart | None
    events: Annotated[Table, CONTEST_EVENTS]
    awards: Annotated[Table, CONTEST_AWARDS]
    cost: Annotated[Table, CONTEST_COST]
    learned: str
    learned_blank: Field
    thanks: str
    next_time: tuple[NextTime, ...]
    note: str


def close_out(scope: Scope) -> CloseOut:
    """The close-out of a contest whose last day is over."""
    contest = contest_of(scope)
    row = row_address("Contests", contest.name)
    return CloseOut(
        _headline(scope),
        _tiles(scope),
        weeks_above_thanks(scope),
        _events(scope),
        awards_table(scope),
        _cost(scope),
        scope.truncated(LEARNED_TEXT, contest.learned),
        Field(row.cell("learned"), "What we learned"),
        ", ".join(scored_names(scope)),
        tuple(
            NextTime(
                label.capitalize(),
                scope.truncated(NEXT_TEXT, text),
                None if text else Field(row.cell(label), f"Next time: {label}"),
            )
            for label, text in (("keep", contest.keep), ("change", contest.change), ("drop", contest.drop))
        ),
        _note(scope, contest),
    )


def _note(scope: Scope, contest: Contest) -> str:
    """When scores are final, what is in the total of people who left, and the record of a drawing."""
    final = (
        ""
        if standings_of(scope, contest).is_final
        else f"Scores are final on {scope.number_format.day(contest.audit)}."
    )
    drawing = drawing_text(scope, contest) if contest.type is ContestType.DRAWING else ""
    left = left_text(scope, contest, {each.name: each.person.full_name for each in contest_subject(scope).people})
    return " ".join(part for part in (left, final, drawing) if part)


def _headline(scope: Scope) -> Headline:
    """Whether the goal was met, with the numbers."""
    contest, found, names = (
        contest_of(scope),
        standings_of(scope, contest_of(scope)),
        score_names(scope, contest_of(scope)),
    )
    total = found.total.value or Decimal(0)
    met = goal_met(found)
    reached = reached_target(found)
    if contest.target is not None and reached is not None:
        how = "people in the contest who are at the target, or the lowest level"
        of = counted(scope, scope.number_format.of(reached, len(found.people)), how)
        goal = amount_text(scope, contest.target, names, on_file(contest, contest.target, names.unit))
        return Headline(f"{of} people reached {goal}.")
    if met is None or contest.target is None:
        lifted = None if found.before is None else lift(found.total, found.before)
        if lifted is not None and lifted.value:
            return _lift_headline(scope, lifted)
        return Headline(f"{amount_text(scope, total, names, found.total)} together.")
    goal = amount_text(scope, contest.target, names, on_file(contest, contest.target, names.unit))
    of = f"{number_text(scope, total, names.unit, found.total)} of {goal}"
    return Headline(f"{'Goal met' if met else 'Goal not met'}: {of}.")


def _lift_headline(scope: Scope, lifted: Measure) -> Headline:
    """How much more or less than before, for a contest without a goal."""
    contest, value = contest_of(scope), lifted.value or Decimal(0)
    percent = number_text(scope, abs(value), Unit.SHARE, lifted)
    days = counted(scope, f"{(contest.end - contest.start).days + 1} days", "from the first day through the last")
    name = score_names(scope, contest).header
    return Headline(f"{name} {'up' if value > 0 else 'down'} {percent} on the {days} before.")


def _tiles(scope: Scope) -> tuple[Tile, ...]:
    contest, found = contest_of(scope), standings_of(scope, contest_of(scope))
    names = score_names(scope, contest)
    total = scope.figure(Measure(found.total.value, found.unit, found.total.n, found.total.rows))
    goal = _goal_text(scope, contest)
    missing = unknown(Unit.COUNT, Reason.SHORT_HISTORY, details=(contest.start,))
    before = missing if found.before is None else found.before
    lifted = scope.figure(lift(found.total, before))
    baseline = f"before: {amount_text(scope, before.value, names, before)}" if before.value is not None else ""
    count, of = len(scored_names(scope)), len(found.people)
    people = scope.figure(Measure(Decimal(count), Unit.COUNT, of, found.total.rows, part=count))
    return (
        Tile("contest_score", "Result", total.short, goal, figures=(total,)),
        Tile("lift", "Lift, vs. the same days before", _signed(lifted), baseline, figures=(lifted,))
        if lifted.known
        else _best_week_tile(scope),
        _cost_tile(scope),
        Tile("people who scored", "People who scored", people.short, "people in the contest", figures=(people,)),
    )


def _signed(figure: Figure) -> str:
    return f"+{figure.short}" if figure.printed and figure.printed > 0 else figure.short


def _goal_text(scope: Scope, contest: Contest) -> str:
    """The goal of all, or of each; without one, how many days there were."""
    goal = contest.target
    if goal is None or not (contest.is_for_team or contest.type in (ContestType.EVERYONE, ContestType.PLATEAU)):
        how = "from the first day through the last"
        return counted(scope, f"in {(contest.end - contest.start).days + 1} days", how)
    text = f"goal {on_file_text(scope, contest, goal, score_names(scope, contest).unit)}"
    return text if contest.is_for_team else f"{text} each"


def _best_week_tile(scope: Scope) -> Tile:
    """The best week, in place of the lift where there is nothing to compare with."""
    contest, found = contest_of(scope), standings_of(scope, contest_of(scope))
    listed = weeks(found, scope.workspace.once(contest_records, contest))
    best = max((each for each in listed if each.in_contest), key=lambda each: each.points)
    points = scope.figure(Measure(best.points, found.unit, 1, found.total.rows))
    return Tile(
        "contest_score",
        "Best week",
        points.short,
        f"from {scope.number_format.short_day(best.starts)}",
        figures=(points,),
    )


def _cost_tile(scope: Scope) -> Tile:
    contest = contest_of(scope)
    budget = (
        f"budget {on_file_text(scope, contest, contest.budget, Unit.MONEY)}"
        if contest.budget is not None
        else "no budget on file"
    )
    if contest.cost is None:
        return Tile("cost", "Cost", "To enter", budget, small=True)
    figure = scope.figure(Measure(contest.cost, Unit.MONEY, 1, (contest.row,)))
    return Tile("cost", "Cost", figure.short, budget, figures=(figure,))


def _events(scope: Scope) -> Annotated[Table, CONTEST_EVENTS]:
    """Each event with how often it counted and its points, the most first."""
    contest, found = contest_of(scope), standings_of(scope, contest_of(scope))
    names, points = score_names(scope, contest), defaultdict[str, Decimal](Decimal)
    times: dict[str, Decimal] = defaultdict(Decimal)
    of_event: dict[str, tuple[RowKey, ...]] = defaultdict(tuple)
    for each in found.tally.events:
        name = each.event or "Entries"
        times[name] += each.amount if names.unit is Unit.COUNT else 0
        points[name] += each.points
        of_event[name] += (each.row,)
    if names.unit is not Unit.COUNT:
        times = {name: _sales(scope, rows) for name, rows in of_event.items()}
    order = sorted(points, key=lambda name: (-points[name], name))
    rows = [
        table_row(
            CONTEST_EVENTS,
            event=name[:1].upper() + name[1:],
            times=scope.figure(Measure(times[name], Unit.COUNT, rows=of_event[name])),
            points=scope.figure(Measure(points[name], names.unit, rows=of_event[name])),
        )
        for name in order[: scope.most(EVENTS)]
    ]
    headers = {"points": names.header} if len(names.header) <= LONGEST_HEADER else {}
    headers |= {"times": scope.tables.word("deals")} if names.unit is not Unit.COUNT else {}
    return scope.tables.table(
        CONTEST_EVENTS, rows, heading=scope.tables.word("contest_events"), headers=headers, empty="Nothing counted."
    )


def _sales(scope: Scope, rows: Collection[RowKey]) -> Decimal:
    """The deals of a contest for money: one that several people share once, and no credits."""
    wanted = set(rows)
    deals = [deal for deal in scope.book.opportunities if deal.row in wanted]
    others = wanted - {deal.row for deal in deals}
    return Decimal(len(shares_joined([deal for deal in deals if not deal.is_credit])) + len(others))


def _cost(scope: Scope) -> Annotated[Table, CONTEST_COST]:
    """What prizes may cost and what they cost; blanks for what isn't on file."""
    contest = contest_of(scope)
    row = row_address("Contests", contest.name)

    def cell(name: str, value: Decimal | None) -> Figure | Field:
        if value is None:
            return Field(row.cell(name), name.capitalize())
        return scope.figure(Measure(value, Unit.MONEY, 1, (contest.row,)))

    budget, cost, difference = cell("budget", contest.budget), cell("cost", contest.cost), None
    if isinstance(budget, Figure) and isinstance(cost, Figure):
        budget, cost = scope.comparable(budget, cost)
        left = (budget.printed or Decimal(0)) - (cost.printed or Decimal(0))
        difference = scope.figure(Measure(left, Unit.MONEY, 1, (contest.row,)))
    cells = table_row(CONTEST_COST, what="Prizes", budget=budget, cost=cost, difference=difference)
    return scope.tables.table(CONTEST_COST, [cells], heading=scope.tables.word("contest_cost"), row_height=8.2)
