"""The picture of page one: won by month, with the quota or last year as ticks."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plangen.elements.chart import Column, ColumnChart
from plangen.facts.brief import Brief
from plangen.facts.numerals import rounded
from plangen.metrics.quota import monthly_quotas
from plangen.metrics.results import bookings, won_deals
from plangen.periods import Length, Period, months, months_later

HEIGHT, SHARE = 38, 8 / 12
CARRIES, CLEARLY, BEYOND_PLAN = Decimal("0.4"), Decimal("1.25"), Decimal("0.05")
IN_THOUSANDS = 10_000
THOUSAND = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Scale:
    """What one unit of the chart is, and how its caption says it."""

    unit: Decimal
    words: str

    def text(self, value: Decimal, brief: Brief) -> str:
        """A value as the chart prints it."""
        return brief.numerals.number(value / self.unit, 0)

    def shown(self, value: Decimal) -> Decimal:
        """A value as it stands in the chart's own sheet."""
        return rounded(value / self.unit, 1)


def scale_for(values: list[Decimal], brief: Brief, *, money: bool) -> Scale:
    """Thousands where the largest value is large, else units."""
    if not money:
        return Scale(Decimal(1), "number of deals")
    if max((abs(value) for value in values), default=Decimal(0)) >= IN_THOUSANDS:
        return Scale(THOUSAND, brief.numerals.thousands_of())
    return Scale(Decimal(1), brief.numerals.currency_name() or "amounts")


def picture(brief: Brief) -> ColumnChart | None:
    """Won by month of the year, with quota ticks, else last year's; by count where deals carry no amounts."""
    if not brief.deals:
        return None
    year = brief.book.calendar.containing(brief.period.start, Length.YEAR)
    money = bookings(brief.deals, brief.year_to_date).known
    won = {month.start: won_of_month(brief, month, money=money) for month in months(year)}
    ticks, tick_name = _ticks(brief, year, money=money)
    scale = scale_for([value for value in (*won.values(), *ticks.values()) if value is not None], brief, money=money)
    columns = tuple(_column(brief, month, won, ticks, scale) for month in months(year))
    of_period = {month.start: won[month.start] or Decimal(0) for month in months(brief.period)}
    title = _title(brief, of_period, ticks if tick_name == "quota" else {}, scale)
    tick_words = {"quota": "; the tick is the quota", "": ""}.get(tick_name, f"; the tick is {tick_name}")
    what = "Won" if money else "Deals won"
    caption = f"{what} by month of {year.name}, {scale.words}{tick_words}; this {brief.period.length} in full color"
    said = ", ".join(f"{column.label} {column.text}" for column in columns if column.value is not None)
    alt = f"{title}. {what} by month of {year.name}, {scale.words}: {said or 'nothing yet'}."
    return ColumnChart(title, caption, alt, columns, what, tick_name.capitalize(), HEIGHT, SHARE)


def won_of_month(brief: Brief, month: Period, *, money: bool) -> Decimal | None:
    """What was won in a month; None when the month is ahead, before the files begin or before the person came."""
    first = brief.desk.history.first_close
    begun = month.start in brief.year_to_date or month.over_on(brief.book.as_of)
    if not begun or month.start > brief.book.as_of or first is None or month.end <= first.replace(day=1):
        return None
    if not brief.person.employed(month.start, month.end):
        return None
    measure = (bookings if money else won_deals)(brief.deals, month)
    return measure.value if measure.known else Decimal(0)


def _ticks(brief: Brief, year: Period, *, money: bool) -> tuple[dict[date, Decimal | None], str]:
    """The ticks by month and their name: the quota, else last year."""
    quotas = monthly_quotas(brief.person, year, brief.desk.plan)
    ticks: dict[date, Decimal | None] = {each.month.start: each.amount for each in quotas if each and each.amount}
    if money and ticks:
        return ticks, "quota"
    last = brief.book.calendar.year_before(year)
    if brief.desk.history.whole(last):
        ticks = {month.start: won_of_month(brief, year_ago(brief, month), money=money) for month in months(year)}
        if any(tick is not None for tick in ticks.values()):
            return ticks, last.name
    return {}, ""


def year_ago(brief: Brief, month: Period) -> Period:
    """The same month a year before."""
    return brief.book.calendar.containing(months_later(month.start, -12), Length.MONTH)


def _column(
    brief: Brief, month: Period, won: dict[date, Decimal | None], ticks: dict[date, Decimal | None], scale: Scale
) -> Column:
    value, tick = won[month.start], ticks.get(month.start)
    return Column(
        label=brief.numerals.month(month.start),
        value=scale.shown(value) if value is not None else None,
        text=scale.text(value, brief) if value is not None else "",
        tick=scale.shown(tick) if tick is not None else None,
        tick_text=scale.text(tick, brief) if tick is not None and value is None else "",
        strong=month.start in brief.period,
    )


def _carried(won: dict[date, Decimal], ticks: dict[date, Decimal | None], best: date) -> bool:
    """Whether one month made the period: a large share, clearly the most, and more than its share of the quota."""
    total = sum(won.values(), Decimal(0))
    second = max((value for day, value in won.items() if day != best), default=Decimal(0))
    quota = sum((ticks.get(day) or Decimal(0) for day in won), Decimal(0))
    planned = (ticks.get(best) or Decimal(0)) / quota if quota else Decimal(0)
    if total <= 0 or won[best] <= total * CARRIES or won[best] < second * CLEARLY:
        return False
    return won[best] / total >= planned + BEYOND_PLAN


def _title(brief: Brief, won: dict[date, Decimal], ticks: dict[date, Decimal | None], scale: Scale) -> str:
    """The finding: one month carried the period; so many reached quota, or one came closest; won by month."""
    total = sum(won.values(), Decimal(0))
    best = max(won, key=lambda day: won[day])
    length = brief.period.length
    if length is not Length.MONTH and brief.over and _carried(won, ticks, best):
        name = brief.numerals.month(best, long=True)
        return f"{name} carried the {length}: {scale.text(won[best], brief)} of {scale.text(total, brief)}"
    with_quota = [day for day in won if ticks.get(day)]
    if len(with_quota) > 1 and brief.over:
        reached = sum(won[day] >= (ticks[day] or Decimal(0)) for day in with_quota)
        return f"{reached} of {len(with_quota)} months reached quota" if reached else _closest(brief, won, ticks, scale)
    return "Won by month"


def _closest(brief: Brief, won: dict[date, Decimal], ticks: dict[date, Decimal | None], scale: Scale) -> str:
    """The month that came closest to its quota, where none reached it; none where nothing was won."""
    quotas = {day: tick for day in won if (tick := ticks.get(day))}
    best = max(quotas, key=lambda day: won[day] / quotas[day])
    if won[best] <= 0:
        return "Won by month"
    name = brief.numerals.month(best, long=True)
    return f"{name} came closest to quota: {scale.text(won[best], brief)} of {scale.text(quotas[best], brief)}"
