"""The detail table of a team, on the manager's copy only: win rate, cycle, coverage, forecast, commitments."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit, unknown
from plangen.elements.reasons import Reason
from plangen.facts.figures.sums import team_commitments_kept, team_coverage, times_carried_over
from plangen.facts.formatting.number_format import NumberFormat
from plangen.facts.pages.team_scorecard.people import PEOPLE_LIMIT
from plangen.facts.scope.document import Scope
from plangen.facts.scope.team import TeamScope, any_member, everyone, team_rows
from plangen.metrics.pipeline.decisions import flagged_deals
from plangen.metrics.pipeline.forecast import initial_commit
from plangen.metrics.results.bookings import bookings, win_rate
from plangen.metrics.results.flow import median_cycle
from plangen.periods import months


@dataclass(frozen=True, slots=True)
class TeamDetailRow:
    """One row: `closed` is won of closed deals, `said` the opening forecast with the bookings that followed."""

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
class TeamDetail:
    """The rows of each page, and the totals; a column with an empty header isn't printed."""

    cycle_head: str
    coverage_head: str
    said_head: str
    decisions_head: str
    kept_head: str
    carried_head: str
    pages: tuple[tuple[TeamDetailRow, ...], ...]
    totals: tuple[TeamDetailRow, ...]


def team_detail(scope: Scope) -> TeamDetail | None:
    """The detail table; None in any other edition."""
    if not scope.for_manager:
        return None
    rows = [_row(scope, group) for group in team_rows(scope)]
    total = _row(scope, TeamScope("All teams" if scope.team.teams else "Team", everyone(scope).members))
    all_rows = [*rows, total]
    has_coverage = any(row.coverage is not None and row.coverage.known for row in all_rows)
    has_commitments = scope.book.has("Actions", "action")
    most = scope.most(PEOPLE_LIMIT)
    return TeamDetail(
        cycle_head="Median sales cycle" if scope.workspace.is_known_company_wide(median_cycle, scope.period) else "",
        coverage_head=f"Pipeline coverage, {any_member(scope).ahead_name}" if has_coverage else "",
        said_head="Forecast vs. actual" if any(row.said for row in all_rows) else "",
        decisions_head="Decisions" if scope.workspace.has_open else "",
        kept_head="Kept" if has_commitments else "",
        carried_head="Carried over" if has_commitments else "",
        pages=tuple(tuple(rows[at : at + most]) for at in range(0, len(rows), most)),
        totals=(total,),
    )


def _row(scope: Scope, group: TeamScope) -> TeamDetailRow:
    workspace, ahead = scope.workspace, any_member(scope).ahead
    rate = scope.figure(win_rate(group.deals, scope.period))
    small = ", small sample" if rate.few else ""
    has_cycle = workspace.is_known_company_wide(median_cycle, scope.period)
    has_commitments = scope.book.has("Actions", "action")
    return TeamDetailRow(
        group.name,
        rate,
        closed=f"{scope.number_format.of(rate.part or 0, rate.n)}{small}" if rate.known else rate.reason,
        cycle=scope.figure(median_cycle(group.deals, scope.period)) if has_cycle else None,
        coverage=scope.figure(team_coverage(group, ahead)) if workspace.has_quota_in(ahead) else None,
        said=_forecast_and_actual(scope, group),
        decisions=scope.figure(_decisions(group)) if workspace.has_open else None,
        kept=scope.figure(team_commitments_kept(group, scope.period)) if has_commitments else None,
        carried=_carried(scope.number_format, times_carried_over(group)) if has_commitments else "",
    )


def _decisions(group: TeamScope) -> Measure:
    """The number of open deals that need a decision."""
    if not group.deals:
        return unknown(Unit.COUNT, Reason.NO_DEALS)
    rows = [
        flagged.deal.row for each in group.members for flagged in flagged_deals(each.deals, each.workspace.standards)
    ]
    return Measure(Decimal(len(rows)), Unit.COUNT, len(rows), tuple(rows))


def _carried(number_format: NumberFormat, times: Sequence[int]) -> str:
    """The number of commitments carried over, and the most times for any of them: “2 (1 ×3)”."""
    if not times:
        return number_format.count(0)
    most, total = max(times), number_format.count(len(times))
    if most < 2:  # noqa: PLR2004 - once
        return total
    times_carried = f"×{number_format.count(most)}"
    if len(times) == 1:
        return f"{total} ({times_carried})"
    return f"{total} ({number_format.count(times.count(most))} {times_carried})"


def _forecast_and_actual(scope: Scope, group: TeamScope) -> str:
    """The opening forecasts of a group and the bookings of those who forecast: “$240K / $261K”."""
    forecasts = [(each, amount) for each in group.members if (amount := _forecast(each)) is not None]
    if not forecasts:
        return ""
    forecast = scope.figure(Measure(sum((amount for _, amount in forecasts), Decimal(0)), Unit.MONEY))
    forecasters = TeamScope("", tuple(each for each, _ in forecasts))
    return f"{forecast} / {scope.figure(bookings(forecasters.deals, scope.period))}"


def _forecast(scope: Scope) -> Decimal | None:
    """The opening forecast of the period, or else the sum of those of its months if each has one."""
    forecasts, name = scope.book.forecasts, scope.person.name
    direct = initial_commit(forecasts, name, scope.period).value
    if direct is not None:
        return direct
    monthly = [initial_commit(forecasts, name, span).value for span in months(scope.period)]
    known = [each for each in monthly if each is not None]
    return sum(known, Decimal(0)) if len(known) == len(monthly) else None
