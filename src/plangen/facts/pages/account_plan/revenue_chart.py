"""The revenue of an account by year, with the same days of the year before as a tick."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from plangen.elements.chart import Column, ColumnChart
from plangen.elements.measure import Measure, Unit
from plangen.facts.figures.account_deals import account_deals
from plangen.facts.figures.top_accounts import year_to_date
from plangen.facts.pages.account_plan.account_years import (
    current_year_name,
    prior_years,
    same_days_revenue,
    year_revenue,
)
from plangen.facts.pages.account_plan.amounts import THOUSAND, Amounts, amounts_for
from plangen.facts.pages.account_plan.planned import PlannedAccount
from plangen.facts.scope.document import Scope
from plangen.periods import Length, Period
from plangen.records.deals.stages import Outcome

YEARS_BACK = 4
LABEL_SHARE = Decimal("0.2")
"""The height of a label and what is around it, as a share of the highest column."""
WIDTH, LIVE_WIDTH, HEIGHT = 71, 176, 34
TICK = "same days before"


def revenue_chart(scope: Scope, each: PlannedAccount) -> ColumnChart | None:
    """The chart of the years that are known; None if nothing was ever won, or in none of them and no year is known."""
    to_date = year_to_date(scope)
    before = [(year, year_revenue(scope, each.name, year)) for year in prior_years(scope, YEARS_BACK)]
    known = [pair for pair in before if pair[1].known]
    years = [*known, *([(to_date, each.current)] if each.current.known else [])]
    earlier = _before_the_chart(scope, each.name, years)
    if not years or not (earlier or any(revenue.value for _, revenue in years)):
        return None
    tick = same_days_revenue(scope, each.name) if each.current.known else None
    amounts = amounts_for(scope, [*(revenue for _, revenue in years), tick])
    has_tick = tick is not None and bool(tick.value)
    heights = [each.value for each in (*(revenue for _, revenue in years), tick) if each is not None and each.value]
    room = max(heights, default=Decimal(0)) * LABEL_SHARE
    columns = tuple(
        _column(
            year, revenue, (tick, room) if has_tick and year is to_date else None, amounts, is_current=year is to_date
        )
        for year, revenue in years
    )
    title = _title(scope, years, earlier, "the" if each.is_whole else "my")
    revenue_name = "Revenue" if each.is_whole else "My revenue"
    last = prior_years(scope)[-1].name
    day = scope.number_format.short_day(to_date.last_day)
    ticks = f"; tick = {last} to {day}" if has_tick else ""
    caption = f"{revenue_name}{_unit(amounts)}; {to_date.name} to {day}{ticks}"
    listed = ", ".join(f"{column.label} {column.text}" for column in columns)
    alt = f"{title}. {caption}: {listed}."
    return ColumnChart(title, caption, alt, columns, revenue_name, TICK if has_tick else "", HEIGHT, WIDTH / LIVE_WIDTH)


def _column(
    year: Period,
    revenue: Measure,
    tick_and_room: tuple[Measure | None, Decimal] | None,
    amounts: Amounts,
    *,
    is_current: bool,
) -> Column:
    """A year's column; the running year's has a tick, and the least distance to it at which both amounts print."""
    value = (revenue.value or 0) / amounts.unit
    tick, room = tick_and_room or (None, Decimal(0))
    tick_value = tick.value / amounts.unit if tick is not None and tick.value is not None else None
    # Inside a column there is no room next to the tick, above the column its amount would be taken for another, and
    # right above the column the column's own amount is over the tick.
    is_above = tick_value is not None and tick_value - value >= room / amounts.unit
    text = amounts.text(tick) if tick is not None and is_above else ""
    return Column(year.name, value, amounts.text(revenue), tick_value, text, strong=is_current)


def _before_the_chart(
    scope: Scope, name: str, years: Sequence[tuple[Period, Measure]]
) -> Sequence[tuple[date, Decimal]]:
    """The wins on file from before the years of the chart, by date: years that the deals don't cover in full."""
    first = min((year.start for year, _ in years), default=date.max)
    won = [deal for deal in account_deals(scope, name) if deal.outcome is Outcome.WON]
    return sorted(
        (deal.closed, deal.amount or Decimal(0)) for deal in won if deal.closed is not None and deal.closed < first
    )


def _title(
    scope: Scope, years: Sequence[tuple[Period, Measure]], earlier: Sequence[tuple[date, Decimal]], whose: str
) -> str:
    """The best year with its amount, of those in the chart if an earlier one had more; or the day of the last win."""
    if not any(revenue.value for _, revenue in years):
        return f"No bookings since {scope.number_format.day(earlier[-1][0])}"
    to_date = year_to_date(scope)
    best, revenue = max(years, key=lambda pair: (pair[1].value or 0, pair[0].start))
    amount = scope.figure(Measure(revenue.value or Decimal(0), Unit.MONEY))
    if len(years) == 1:
        return f"{amount} in {current_year_name(scope) if best == to_date else best.name}"
    is_running = best == to_date and current_year_name(scope) != best.name
    is_best = max(_by_year(scope, earlier).values(), default=Decimal(0)) <= (revenue.value or 0)
    of = "year" if is_best else f"of these {scope.number_format.count(len(years))} years"
    return f"{best.name} {'is already' if is_running else 'was'} {whose} best {of}, {amount}"


def _by_year(scope: Scope, won: Sequence[tuple[date, Decimal]]) -> Mapping[Period, Decimal]:
    """The amounts won by fiscal year."""
    found: dict[Period, Decimal] = {}
    for day, amount in won:
        year = scope.book.calendar.containing(day, Length.YEAR)
        found[year] = found.get(year, Decimal(0)) + amount
    return found


def _unit(amounts: Amounts) -> str:
    """The unit of the amounts, after the name of what they are."""
    words = amounts.words
    return f", {words[:1].lower()}{words[1:]}" if words and amounts.unit >= THOUSAND else ""
