"""The two charts of a small team: bookings by month, and open pipeline by close month."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from plangen.elements.chart import Column, ColumnChart
from plangen.elements.measure import Measure
from plangen.facts.blocks.bookings_by_month import Scale, is_at_quota, scale_for
from plangen.facts.blocks.open_by_month import on_time, past_due_column, to_cover
from plangen.facts.figures.sums import compared_with_quota, counted, team_goal
from plangen.facts.pages.team_scorecard.company_rows import company_rows
from plangen.facts.pages.team_scorecard.table_notes import covered, leavers_without_a_row
from plangen.facts.scope.document import Scope
from plangen.facts.scope.team import TeamScope, any_member, everyone, team_rows, with_leavers
from plangen.facts.scope.trace import made_of
from plangen.metrics.pipeline.coverage import open_deals, open_pipeline
from plangen.metrics.results.bookings import bookings, deals_won
from plangen.periods import Length, Period, month, months, months_later
from plangen.records.deals.opportunities import Opportunity

SHARE = 118 / 176
MOST_ROWS = 8
HIGH, ABOVE_NOTES, LOW, ROW = 56, 45, 32, 6
ROWS, ROWS_ABOVE_NOTES = 7, 5
"""The heights of the charts in millimeters: below so many rows, and less by a `ROW` for each more.

The notes are below the charts on a copy that has no second page.
"""
MONTHS = 6
HALF = 0.5
BARELY = Decimal("1.1")
"""Below this coverage, a month just covers its quota."""


def team_charts(scope: Scope) -> tuple[ColumnChart, ...]:
    """The team's charts; none if the table is long."""
    if len(team_rows(scope)) > MOST_ROWS or not everyone(scope).deals:
        return ()
    height = _height(scope)
    return tuple(replace(each, height=height) for each in (_bookings(scope), _open_pipeline(scope)) if each is not None)


def _height(scope: Scope) -> int:
    """The height that the rows of the table leave."""
    rows = len(team_rows(scope)) + (2 if covered(scope) else 0) + len(tuple(company_rows(scope)))
    most, fit = (HIGH, ROWS) if scope.for_manager else (ABOVE_NOTES, ROWS_ABOVE_NOTES)
    return max(most - ROW * max(rows - fit, 0), LOW)


def _bookings(scope: Scope) -> ColumnChart:
    """Bookings, or deals won, by month of the year so far, with the sums of quotas as ticks."""
    year = scope.book.calendar.containing(scope.period.start, Length.YEAR)
    first, deals = scope.workspace.history.first_close, scope.once(_of_year).deals
    money = bookings(deals, any_member(scope).year_to_date).known
    spans = [span for span in months(year) if first is None or span.end > first.replace(day=1)]
    started = [span for span in spans if span.start <= scope.book.as_of and span.start < scope.period.end]
    ticks = _quotas(scope.once(_of_year), spans) if money else {}
    values = {span.start: _value(scope, span, money=money, ticks=bool(ticks)).value or Decimal(0) for span in started}
    scale = scale_for([*values.values(), *ticks.values()], any_member(scope), money=money)
    columns = tuple(_column(scope, span, (values, ticks), scale) for span in spans)
    metric = "Bookings" if money else "Deals won"
    left = ", with those who left" if leavers_without_a_row(scope) else ""
    caption = f"{metric} by month, {year.name}{scale.tail}{left}{_of_ticks(scope, ticks)}"
    caption += f"; dark = this {scope.period.length}"
    title = _finding(scope, values, ticks) or f"{metric} by month"
    return _chart(title, caption, columns, metric, "Quota" if ticks else "")


def _of_year(scope: Scope) -> TeamScope:
    """The people that the headline's year covers: those of the team, and those who left it earlier in the year."""
    team = counted(everyone(scope), scope.period)
    return with_leavers(scope, team, scope.team.name)


def _value(scope: Scope, span: Period, *, money: bool, ticks: bool) -> Measure:
    """Deals won or bookings in a month; next to quota ticks, bookings of the people with a quota."""
    group = scope.once(_of_year)
    if not money:
        return deals_won(group.deals, span)
    return compared_with_quota(group, span) if ticks else bookings(group.deals, span)


def _finding(scope: Scope, values: Mapping[date, Decimal], ticks: Mapping[date, Decimal]) -> str:
    """How many months of the period reached the sum of quotas."""
    starts = [span.start for span in months(scope.period) if ticks.get(span.start)]
    if len(starts) < 2 or not any_member(scope).is_over:  # noqa: PLR2004 - the table already says it for one month
        return ""
    reached = sum(is_at_quota(values.get(day, Decimal(0)), ticks[day]) for day in starts)
    text = scope.number_format.of(reached, len(starts))
    how = "months with bookings of at least the sum of quotas"
    return f"{made_of(scope.workspace.trace, text, how)} months at quota"


def _open_pipeline(scope: Scope) -> ColumnChart | None:
    """Open pipeline, or open deals, by close month from the period ahead on; None with too few close dates."""
    team = counted(everyone(scope), scope.period)
    all_open = open_deals(team.deals)
    if not all_open or scope.book.fill_rates["close"] < HALF:
        return None
    money = any(deal.amount is not None for deal in all_open)
    first = max(any_member(scope).ahead.start, month(scope.book.as_of).start)
    spans = [month(months_later(first, offset)) for offset in range(MONTHS)]
    ticks = _quotas(team, spans) if money else {}
    coming, late = on_time(scope, all_open)
    values = {span.start: _amount(open_deals(coming, span), money=money) for span in spans}
    past = _amount(late, money=money)
    scale = scale_for([past, *values.values(), *ticks.values()], any_member(scope), money=money)
    columns = (
        *past_due_column(any_member(scope), past, scale),
        *(_column(scope, span, (values, ticks), scale, ahead=True) for span in spans),
    )
    metric = "Open pipeline" if money else "Open deals"
    first_name, last_name = (
        f"{scope.number_format.month(each.start)} {each.start.year}" for each in (spans[0], spans[-1])
    )
    span = f"{': past due, then' if past else ','} {first_name} to {last_name}"
    caption = f"{metric} by close month{span}{scale.tail}{_of_ticks(scope, ticks)}{_to_reassign(scope, team)}"
    title = _lowest_month(scope, (values, ticks), scale) or f"Pipeline by close month, next {MONTHS} months"
    return _chart(title, caption, columns, metric, "Quota" if ticks else "")


def _to_reassign(scope: Scope, team: TeamScope) -> str:
    """The part of a caption that says that deals of someone who left are among the open ones."""
    left = [each for each in team.members if each.person.left and each.person.left <= scope.book.as_of]
    return "; with deals to reassign" if any(open_deals(each.deals) for each in left) else ""


def _lowest_month(scope: Scope, sums: tuple[Mapping[date, Decimal], Mapping[date, Decimal]], scale: Scale) -> str:
    """The month of the period ahead with the lowest coverage of what is left of its quota; empty without one."""
    values, quotas = sums
    left = {day: amount for day, amount in _left_to_book(scope, quotas).items() if amount > 0 and day in values}
    covered = {day: values[day] / amount for day, amount in left.items()}
    if not covered:
        return ""
    day = min(covered, key=lambda each: covered[each])
    has = made_of(
        scope.workspace.trace, scale.title(values[day], any_member(scope)), "open deals that close in the month"
    )
    needs = to_cover(quotas[day], left[day], scale, any_member(scope))
    name, share = scope.number_format.month(day, long=True), covered[day]
    if share < 1:
        return f"{name} is short: {has} open, {needs}"
    finding = f"{name} just covers its quota" if share < BARELY else f"Lowest coverage: {name}"
    return f"{finding}{':' if share < BARELY else ','} {has} open, {needs}"


def _left_to_book(scope: Scope, quotas: Mapping[date, Decimal]) -> Mapping[date, Decimal]:
    """What is left of the quotas of the months ahead, over the people with a quota."""
    ahead, team = any_member(scope).ahead, counted(everyone(scope), scope.period)
    return {
        day: goal - (compared_with_quota(team, month(day)).value or Decimal(0))
        for day, goal in quotas.items()
        if day in ahead
    }


def _amount(deals: Sequence[Opportunity], *, money: bool) -> Decimal:
    """The amount of open deals, or their number."""
    return open_pipeline(deals).value or Decimal(0) if money else Decimal(len(deals))


def _quotas(group: TeamScope, spans: list[Period]) -> dict[date, Decimal]:
    quotas = {span.start: team_goal(group, span).value for span in spans}
    return {day: amount for day, amount in quotas.items() if amount}


def _of_ticks(scope: Scope, ticks: Mapping[date, Decimal]) -> str:
    """The part of a caption on the ticks, with the people that the chart covers if some have no quota."""
    if not ticks:
        return ""
    count, total = len(counted(everyone(scope), scope.period).members), len(everyone(scope).members)
    people = "" if count == total else f", the {scope.number_format.spelled_out(count)} with a quota"
    return f"{people}; tick = quota"


def _column(
    scope: Scope,
    span: Period,
    sums: tuple[Mapping[date, Decimal], Mapping[date, Decimal]],
    scale: Scale,
    *,
    ahead: bool = False,
) -> Column:
    value, tick = sums[0].get(span.start), sums[1].get(span.start)
    return Column(
        scope.number_format.month(span.start),
        scale.shown(value) if value is not None else None,
        scale.text(value, any_member(scope)) if value is not None else "",
        scale.shown(tick) if tick is not None else None,
        scale.text(tick, any_member(scope)) if tick is not None and value is None else "",
        strong=span.start in (any_member(scope).ahead if ahead else scope.period),
    )


def _chart(title: str, caption: str, columns: tuple[Column, ...], metric: str, tick_name: str) -> ColumnChart:
    listed = ", ".join(f"{column.label} {column.text}" for column in columns if column.text) or "nothing yet"
    return ColumnChart(title, caption, f"{title}. {caption}: {listed}.", columns, metric, tick_name, LOW, SHARE)
