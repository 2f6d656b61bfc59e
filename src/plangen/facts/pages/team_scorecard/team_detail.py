"""The detail table of a team, on the manager's copy only: win rate, cycle, coverage, forecast, commitments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated

from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.figures.monthly_forecasts import ForecastMonth, forecasts_in, opening_forecast
from plangen.facts.figures.sums import counted, team_commitments_kept, team_coverage, team_decisions, times_carried_over
from plangen.facts.formatting.number_format import NumberFormat
from plangen.facts.pages.team_scorecard.people import PEOPLE_LIMIT, has_no_quota, without_one
from plangen.facts.pages.team_scorecard.row_sizes import row_height, wraps
from plangen.facts.pages.team_scorecard.table_notes import covered
from plangen.facts.scope.document import Scope
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.team import TeamScope, any_member, everyone, of_people, team_rows
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


DETAIL = TableSpec(
    "team_detail",
    (
        Column("label", "name", width=44, tone=Tone.STRONG),
        Column("win_rate", "win_rate", Look.NUMBER, 19),
        Column("closed", "closed"),
        Column("cycle", "cycle", Look.NUMBER, 19),
        Column("coverage", "coverage", Look.NUMBER, 19),
        Column("forecast", "forecast", Look.NUMBER, 38),
        Column("decisions", "decisions", Look.NUMBER, 19),
        Column("kept", "kept", Look.NUMBER, 19),
        Column("carried", "carried", Look.NUMBER, 19),
    ),
)
WIDE, WIDEST, FEW, ROOM = 12.0, 24.0, 6, 80.0
"""In millimeters: the least and largest height of the rows of a small team, with room for a note, and that of all."""
HEADERS = {
    "cycle": "Median sales cycle",
    "forecast": "Forecast vs. actual",
    "decisions": "Decisions",
    "kept": "Kept",
    "carried": "Carried over",
}


def team_detail(scope: Scope) -> Annotated[Table, DETAIL] | None:
    """The detail table; None in any other edition."""
    if not scope.for_manager:
        return None
    groups = team_rows(scope)
    apart = [each for each in groups if has_no_quota(scope, each)]
    rows = [(_row(scope, each), RowLook.PLAIN) for each in groups if each not in apart]
    totals = list(_totals(scope, apart))
    has_coverage = any(each.coverage is not None and each.coverage.known for each, _ in (*rows, *totals))
    printed, sums = (
        [replace(_printed(each, has_coverage=has_coverage), look=look) for each, look in found]
        for found in (rows, totals)
    )
    most = scope.most(PEOPLE_LIMIT)
    return scope.tables.table(
        DETAIL,
        printed,
        heading=scope.tables.word("for_manager"),
        headers={**HEADERS, "coverage": f"Pipeline coverage, {any_member(scope).ahead_name}"},
        totals=tuple(sums),
        row_height=_with_room(len(printed) + len(sums)) if len(groups) <= FEW else row_height(min(len(groups), most)),
        page_size=0 if any(map(wraps, groups)) else most,
    )


def _totals(scope: Scope, apart: Sequence[TeamScope]) -> Iterator[tuple[TeamDetailRow, RowLook]]:
    """The rows below, in the order of the first page: with a quota, without one, and all, whom the title counts."""
    team, found = everyone(scope), covered(scope)
    name = "All teams" if scope.team.teams else "Team"
    if found is None:
        yield _row(scope, TeamScope(of_people(scope, name, len(team.members)), team.members)), RowLook.TOTAL
        return
    yield _row(scope, TeamScope(of_people(scope, "With a quota", found[0]), team.members)), RowLook.TOTAL
    for each in apart or (without_one(scope),):
        yield _row(scope, each), RowLook.PLAIN
    whole_team = TeamScope(of_people(scope, name, found[1]), team.members)
    # Coverage is of quotas, so that of everyone would be the one two rows up.
    yield replace(_figures(scope, whole_team), coverage=None), RowLook.TOTAL


def _with_room(rows: int) -> float:
    """The height of a row of a small team: the fewer there are, the more room each has for a note."""
    return max(WIDE, min(WIDEST, ROOM / rows))


def team_head(scope: Scope) -> PageHead | None:
    """The head of the page with the detail table: decisions and commitments, or else the win rate; None without it.

    Its numbers are those of the last row: of everyone, with a quota or without.
    """
    if not scope.for_manager:
        return None
    team = everyone(scope)
    total, parts = _figures(scope, team), []
    if (decisions := _decisions(scope, team)) is not None and decisions.known:
        parts.append(f"{decisions} {'deal needs' if decisions.printed == 1 else 'deals need'} a decision")
    if (kept := _kept(scope, team)) is not None and kept.known:
        parts.append(f"{kept} commitments kept")
    if not parts and total.win_rate.known:
        parts.append(f"Win rate {total.win_rate}, {total.closed}")
    topic, period = scope.tables.word("for_manager"), scope.number_format.period(scope.period)
    return page_head(f"{'; '.join(parts)}.", topic, period) if parts else page_head(topic, period)


def _printed(detail: TeamDetailRow, *, has_coverage: bool) -> Row:
    return table_row(
        DETAIL,
        label=detail.label,
        win_rate=detail.win_rate,
        closed=detail.closed,
        cycle=detail.cycle,
        coverage=detail.coverage if has_coverage else None,
        forecast=detail.said,
        decisions=detail.decisions,
        kept=detail.kept,
        carried=detail.carried,
    )


def _row(scope: Scope, whole: TeamScope) -> TeamDetailRow:
    return _figures(scope, counted(whole, scope.period))


def _figures(scope: Scope, group: TeamScope) -> TeamDetailRow:
    workspace, ahead = scope.workspace, any_member(scope).ahead
    rate = scope.figure(win_rate(group.deals, scope.period))
    small = ", small sample" if rate.few else ""
    has_cycle = workspace.is_known_company_wide(median_cycle, scope.period)
    return TeamDetailRow(
        group.name,
        rate,
        closed=f"{scope.number_format.of(rate.part or 0, rate.n)}{small}" if rate.known else rate.reason,
        cycle=scope.figure(median_cycle(group.deals, scope.period)) if has_cycle else None,
        coverage=scope.figure(team_coverage(group, ahead)) if workspace.has_quota_in(ahead) else None,
        said=_forecast_and_actual(scope, group),
        decisions=_decisions(scope, group),
        kept=_kept(scope, group),
        carried=_carried(scope.number_format, times_carried_over(group)) if _has_commitments(scope) else "",
    )


def _decisions(scope: Scope, group: TeamScope) -> Figure | None:
    return scope.figure(team_decisions(group)) if scope.workspace.has_open else None


def _kept(scope: Scope, group: TeamScope) -> Figure | None:
    return scope.figure(team_commitments_kept(group, scope.period)) if _has_commitments(scope) else None


def _has_commitments(scope: Scope) -> bool:
    return scope.book.has("Actions", "action")


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
    """The opening forecasts of a group and the bookings of those who forecast: “$240K / $261K”.

    Of a period that is over, both are of the months with a forecast.
    """
    if scope.period.over_on(scope.book.as_of):
        return _of_months(scope, [each for member in group.members for each in forecasts_in(member, scope.period)])
    forecasts = [(each, found) for each in group.members if (found := _forecast(each)) is not None]
    if not forecasts:
        return ""
    total = sum((found.value for _, found in forecasts if found.value is not None), Decimal(0))
    keys = tuple(key for _, found in forecasts for key in found.rows)
    forecast = scope.figure(Measure(total, Unit.MONEY, len(keys), keys))
    forecasters = TeamScope("", tuple(each for each, _ in forecasts))
    return _in_one_unit(scope, forecast, scope.figure(bookings(forecasters.deals, scope.period)))


def _of_months(scope: Scope, found: Sequence[ForecastMonth]) -> str:
    if not found:
        return ""
    sides: list[Figure] = []
    for measures in ([each.forecast for each in found], [each.actual for each in found]):
        total = sum((each.value for each in measures if each.value is not None), Decimal(0))
        rows = tuple(dict.fromkeys(row for each in measures for row in each.rows))
        sides.append(scope.figure(Measure(total, Unit.MONEY, len(rows), rows)))
    return _in_one_unit(scope, *sides)


def _in_one_unit(scope: Scope, forecast: Figure, actual: Figure) -> str:
    """Both sides in a unit that shows their difference: “$1,452.5K / $1,387.8K”."""
    return " / ".join(map(str, scope.comparable(forecast, actual)))


def _forecast(scope: Scope) -> Measure | None:
    """The opening forecast of the period, or else the sum of those of the months in it that the person worked."""
    direct = opening_forecast(scope, scope.period)
    if direct.known:
        return direct
    employed = [span for span in months(scope.period) if scope.person.employed(span.start, span.end)]
    monthly = [opening_forecast(scope, span) for span in employed]
    values = [each.value for each in monthly if each.value is not None]
    if not monthly or len(values) < len(monthly):
        return None
    return Measure(
        sum(values, Decimal(0)), Unit.MONEY, len(values), tuple(key for each in monthly for key in each.rows)
    )
