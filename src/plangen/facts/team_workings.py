"""How each of a team works, for the manager's own copy only; nothing of it is computed for anybody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit, unknown
from plangen.facts.brief import Brief
from plangen.facts.numerals import Numerals
from plangen.facts.team_brief import Group, TeamBrief
from plangen.facts.team_sums import carried_by, covered, kept_by
from plangen.facts.team_table import PEOPLE_A_PAGE
from plangen.metrics.decisions import trips
from plangen.metrics.flow import median_cycle
from plangen.metrics.forecast import said_at_start
from plangen.metrics.results import bookings, win_rate
from plangen.periods import months

FEW = "few"


@dataclass(frozen=True, slots=True)
class ManagerRow:
    """One line: `closed` is won of closed deals, `said` what was forecast for the period with what came of it."""

    label: str
    win_rate: Figure
    closed: str
    cycle: Figure | None
    coverage: Figure | None
    said: str
    decisions: Figure | None
    kept: Figure | None
    carried: str


@dataclass(frozen=True, slots=True)
class ManagerTable:
    """The rows, so many a page, and those of all together; heads are empty where there is no such column."""

    cycle_head: str
    coverage_head: str
    said_head: str
    decisions_head: str
    kept_head: str
    carried_head: str
    pages: tuple[tuple[ManagerRow, ...], ...]
    totals: tuple[ManagerRow, ...]


def for_manager(brief: TeamBrief) -> ManagerTable | None:
    """Win rate, cycle, coverage, forecasts, decisions and commitments of each; None in any other edition."""
    if not brief.for_manager:
        return None
    rows = [_row(brief, group) for group in brief.rows]
    whole = _row(brief, Group("All teams" if brief.subject.teams else "Team", brief.whole.members))
    every = [*rows, whole]
    promises = brief.book.has("Actions", "action")
    most = brief.limits.get("people", PEOPLE_A_PAGE)
    return ManagerTable(
        cycle_head="Cycle" if brief.desk.can_be_said(median_cycle, brief.period) else "",
        coverage_head=f"Coverage, {brief.voice.ahead_name}" if any(_known(row.coverage) for row in every) else "",
        said_head="Said, won" if any(row.said for row in every) else "",
        decisions_head="To decide" if brief.desk.has_open else "",
        kept_head="Kept" if promises else "",
        carried_head="Carried" if promises else "",
        pages=tuple(tuple(rows[at : at + most]) for at in range(0, len(rows), most)),
        totals=(whole,),
    )


def _known(figure: Figure | None) -> bool:
    return figure is not None and figure.known


def _row(brief: TeamBrief, group: Group) -> ManagerRow:
    rate = brief.figure(win_rate(group.deals, brief.period))
    few = f", {FEW}" if rate.few else ""
    said = brief.desk
    return ManagerRow(
        group.name,
        rate,
        closed=f"{brief.numerals.of(rate.part or 0, rate.n)}{few}" if rate.known else rate.reason,
        cycle=_only(said.can_be_said(median_cycle, brief.period), brief, median_cycle(group.deals, brief.period)),
        coverage=_only(said.has_quota_in(brief.voice.ahead), brief, covered(group, brief.voice.ahead)),
        said=_said(brief, group),
        decisions=_only(said.has_open, brief, _to_decide(group)),
        kept=_only(brief.book.has("Actions", "action"), brief, kept_by(group, brief.period)),
        carried=_carried(brief.numerals, carried_by(group)) if brief.book.has("Actions", "action") else "",
    )


def _only(shown: bool, brief: TeamBrief, measure: Measure) -> Figure | None:
    return brief.figure(measure) if shown else None


def _to_decide(group: Group) -> Measure:
    """How many open deals need a decision."""
    if not group.deals:
        return unknown(Unit.COUNT, "no deals in the files")
    found = [trip.deal.row for each in group.members for trip in trips(each.deals, each.desk.standards)]
    return Measure(Decimal(len(found)), Unit.COUNT, len(found), tuple(found))


def _carried(numerals: Numerals, times: Sequence[int]) -> str:
    """How many commitments were carried on, and how often the one that was so most: 2, one ×3."""
    if not times:
        return numerals.count(0)
    most = f", {'one ' if len(times) > 1 else ''}×{numerals.count(max(times))}" if max(times) > 1 else ""
    return f"{numerals.count(len(times))}{most}"


def _said(brief: TeamBrief, group: Group) -> str:
    """What was said at the start, and what those who said it won: $240K, $261K."""
    spoke = [(each, amount) for each in group.members if (amount := _forecast(each)) is not None]
    if not spoke:
        return ""
    said = brief.figure(Measure(sum((amount for _, amount in spoke), Decimal(0)), Unit.MONEY))
    sellers = Group("", tuple(each for each, _ in spoke))
    won = brief.figure(bookings(sellers.deals, brief.period))
    return f"{said}, {won}"


def _forecast(brief: Brief) -> Decimal | None:
    """What was said at the start of the period; else of its months, where something was said of each."""
    forecasts, name = brief.book.forecasts, brief.person.name
    whole = said_at_start(forecasts, name, brief.period).value
    if whole is not None:
        return whole
    parts = [said_at_start(forecasts, name, span).value for span in months(brief.period)]
    known = [each for each in parts if each is not None]
    return sum(known, Decimal(0)) if len(known) == len(parts) else None
