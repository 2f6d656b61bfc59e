"""The chart on page one: bookings by month, with the quota or last year as ticks."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.chart import HALF, Column, ColumnChart
from plangen.elements.measure import Measure, Unit
from plangen.elements.rounding import rounded
from plangen.facts.formatting.amount_units import unit_of
from plangen.facts.scope.document import Scope
from plangen.facts.scope.trace import made_of
from plangen.metrics.results.bookings import bookings, deals_won
from plangen.metrics.results.quota import monthly_quotas
from plangen.periods import Length, Period, months, months_later

HEIGHT, SHARE = 38, HALF
LARGE_SHARE, CLEAR_LEAD, ABOVE_QUOTA_SHARE = Decimal("0.4"), Decimal("1.25"), Decimal("0.05")
IN_THOUSANDS = 10_000
THOUSAND = Decimal(1000)
_PLACES = 3
"""The decimals of an attainment that print: 99.9% is 0.999."""
UNITS = (THOUSAND, THOUSAND**2, THOUSAND**3)
FOUR_DIGITS, THREE_DIGITS, TWO_DIGITS, ONE_DIGIT = 9999, 999, 100, 10
"""An amount that rounds to fewer has at most four or three digits; one with fewer has room for a decimal."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The unit of a chart, its words for the caption, and the decimals of its values."""

    unit: Decimal
    words: str
    money: bool = True
    places: int = 0

    @property
    def tail(self) -> str:
        """The words after the other parts of a caption; empty for amounts without a currency."""
        return f", {self.words}" if self.words else ""

    def text(self, value: Decimal, scope: Scope) -> str:
        """A value as the chart prints it."""
        return scope.number_format.number(value / self.unit, self.places)

    def title(self, value: Decimal, scope: Scope) -> str:
        """A value as the chart's title prints it, money with its currency: $122K."""
        if self.places:
            return scope.figure(Measure(value, Unit.MONEY, 1)).short
        return scope.number_format.whole_money(value, self.unit) if self.money else self.text(value, scope)

    def shown(self, value: Decimal) -> Decimal:
        """A value as the chart's workbook holds it."""
        return rounded(value / self.unit, max(self.places, 1))


def scale_for(values: list[Decimal], scope: Scope, *, money: bool, most: int = FOUR_DIGITS) -> Scale:
    """The unit in which the largest amount has at most four digits: thousands, millions, or more if it is large.

    Narrow columns have room for fewer: their amounts are below `most`.
    """
    if not money:
        return Scale(Decimal(1), "number of deals", money=False)
    largest = max((abs(value) for value in values), default=Decimal(0))
    if largest < IN_THOUSANDS:
        return Scale(Decimal(1), scope.number_format.currency_name())
    unit = next((each for each in UNITS if largest < each * most), UNITS[-1])
    places = sum(unit > THOUSAND and largest < unit * most for most in (TWO_DIGITS, ONE_DIGIT))
    return Scale(unit, unit_of(scope.number_format, unit), places=places)


def bookings_chart(scope: Scope) -> ColumnChart | None:
    """Bookings by month of the year, or deals won if no amounts are known, with quota or last year as ticks."""
    if not scope.deals:
        return None
    year = scope.book.calendar.containing(scope.period.start, Length.YEAR)
    money = bookings(scope.deals, scope.year_to_date).known
    values = {month.start: bookings_of_month(scope, month, money=money) for month in months(year)}
    ticks, tick_name = _ticks(scope, year, money=money)
    scale = scale_for(
        [each for each in (*values.values(), *ticks.values()) if each is not None],
        scope,
        money=money,
        most=THREE_DIGITS,
    )
    columns = tuple(_column(scope, month, values, ticks, scale) for month in months(year))
    of_period = {month.start: values[month.start] or Decimal(0) for month in months(scope.period)}
    metric = "Bookings" if money else "Deals won"
    title = _title(scope, of_period, ticks if tick_name == "quota" else {}, scale) or f"{metric} by month"
    tick_words = f"; tick = {'' if tick_name == 'quota' else 'same month, '}{tick_name}" if tick_name else ""
    by_month = f"{metric} by month, {year.name}{scale.tail}"
    caption = f"{by_month}{tick_words}; dark = this {scope.period.length}"
    listed = ", ".join(f"{column.label} {column.text}" for column in columns if column.value is not None)
    alt = f"{title}. {by_month}: {listed or 'nothing yet'}."
    return ColumnChart(title, caption, alt, columns, metric, tick_name.capitalize(), HEIGHT, SHARE)


def is_at_quota(value: Decimal, goal: Decimal) -> bool:
    """Whether bookings are at a quota above 0: attainment prints as 100.0% or more."""
    return rounded(value / goal, _PLACES) >= 1


def bookings_of_month(scope: Scope, month: Period, *, money: bool) -> Decimal | None:
    """Bookings or deals won in a month; None after the period or as-of, or before the first deal.

    None also while the person isn't employed, unless something was booked, which counts in the year to date.
    """
    first = scope.workspace.history.first_close
    if (
        month.start >= scope.period.end
        or month.start > scope.book.as_of
        or first is None
        or month.end <= first.replace(day=1)
    ):
        return None
    measure = (bookings if money else deals_won)(scope.deals, month)
    if not scope.person.employed(month.start, month.end) and not measure.value:
        return None
    return measure.value if measure.known else Decimal(0)


def _ticks(scope: Scope, year: Period, *, money: bool) -> tuple[dict[date, Decimal | None], str]:
    """The ticks by month and their name: the quota, or last year."""
    quotas = monthly_quotas(scope.person, year, scope.workspace.plan)
    ticks: dict[date, Decimal | None] = {each.month.start: each.amount for each in quotas if each and each.amount}
    if money and ticks:
        return ticks, "quota"
    last = scope.book.calendar.year_before(year)
    if scope.workspace.history.is_full(last):
        ticks = {month.start: bookings_of_month(scope, year_ago(scope, month), money=money) for month in months(year)}
        if any(tick is not None for tick in ticks.values()):
            return ticks, last.name
    return {}, ""


def year_ago(scope: Scope, month: Period) -> Period:
    """The same month of the prior year."""
    return scope.book.calendar.containing(months_later(month.start, -12), Length.MONTH)


def _column(
    scope: Scope, month: Period, values: dict[date, Decimal | None], ticks: dict[date, Decimal | None], scale: Scale
) -> Column:
    value = values[month.start]
    # Without a column, a tick at zero would only be a number below an empty month.
    tick = ticks.get(month.start) if value is not None else ticks.get(month.start) or None
    measure = (bookings if scale.money else deals_won)(scope.deals, month)
    return Column(
        label=scope.number_format.month(month.start),
        value=scale.shown(value) if value is not None else None,
        text=made_of(scope.workspace.trace, scale.text(value, scope), "", measure) if value is not None else "",
        tick=scale.shown(tick) if tick is not None else None,
        tick_text=scale.text(tick, scope) if tick is not None and value is None else "",
        strong=month.start in scope.period,
    )


def _carried(values: dict[date, Decimal], ticks: dict[date, Decimal | None], best: date) -> bool:
    """Whether one month made the period: a large share, a clear lead, and more than its share of the quota."""
    total = sum(values.values(), Decimal(0))
    second = max((value for day, value in values.items() if day != best), default=Decimal(0))
    quota = sum((ticks.get(day) or Decimal(0) for day in values), Decimal(0))
    quota_share = (ticks.get(best) or Decimal(0)) / quota if quota else Decimal(0)
    if total <= 0 or values[best] <= total * LARGE_SHARE or values[best] < second * CLEAR_LEAD:
        return False
    return values[best] / total >= quota_share + ABOVE_QUOTA_SHARE


def _title(scope: Scope, values: dict[date, Decimal], ticks: dict[date, Decimal | None], scale: Scale) -> str:
    """The finding: the month that carried the period, the months at quota, or the closest one; empty without one."""
    total = sum(values.values(), Decimal(0))
    best = max(values, key=lambda day: values[day])
    length = scope.period.length
    if length is not Length.MONTH and scope.is_over and _carried(values, ticks, best):
        name = scope.number_format.month(best, long=True)
        if not any(value for day, value in values.items() if day != best):
            metric = "bookings" if scale.money else "wins"
            return f"All {scope.period_name} {metric} came in {name}: {_traced(scope, scale, total, scope.period)}"
        most = _traced(scope, scale, values[best], scope.book.calendar.containing(best, Length.MONTH))
        return f"{name} carried the {length}: {most} of {_traced(scope, scale, total, scope.period)}"
    with_quota = [day for day in values if ticks.get(day)]
    if len(with_quota) > 1 and scope.is_over:
        reached = sum(is_at_quota(values[day], ticks[day] or Decimal(0)) for day in with_quota)
        counted = "months whose bookings ÷ quota print as 100.0% or more, of those with a quota"
        title = made_of(scope.workspace.trace, f"{reached} of {len(with_quota)}", counted)
        return f"{title} months at quota" if reached else _closest(scope, values, ticks, scale)
    return ""


def _traced(scope: Scope, scale: Scale, value: Decimal, span: Period) -> str:
    """An amount of a title, which is the bookings of a span."""
    measure = (bookings if scale.money else deals_won)(scope.deals, span)
    return made_of(scope.workspace.trace, scale.title(value, scope), "", measure)


def _closest(scope: Scope, values: dict[date, Decimal], ticks: dict[date, Decimal | None], scale: Scale) -> str:
    """The month closest to its quota, for a period with no month at quota; empty without bookings."""
    quotas = {day: tick for day in values if (tick := ticks.get(day))}
    best = max(quotas, key=lambda day: values[day] / quotas[day])
    if values[best] <= 0:
        return ""
    name = scope.number_format.month(best, long=True)
    won = _traced(scope, scale, values[best], scope.book.calendar.containing(best, Length.MONTH))
    return f"{name} came closest to quota: {won} of {scale.title(quotas[best], scope)}"
