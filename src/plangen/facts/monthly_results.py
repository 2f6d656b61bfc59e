"""How the month went: won by month, and the month beside its plan and the year to date."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from plangen.elements.chart import ColumnChart
from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.facts.brief import Brief
from plangen.facts.desk import DealMeasure
from plangen.facts.measures import named
from plangen.facts.monthly_promises import kept_list
from plangen.facts.monthly_spans import twelve_months
from plangen.facts.picture import picture
from plangen.facts.restated import was
from plangen.metrics.results import bookings, win_rate, won_deals
from plangen.periods import MONTHS_A_YEAR

HEIGHT, TALL, SHARE = 34, 52, 94 / 176
"""In millimetres, also where few promises leave room; and the share of the width that leaves long money its place."""
FEW_PROMISES = 3


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One figure of the month, its plan, and the year to date; None prints an empty cell. `note` says what it is of."""

    label: str
    actual: Figure | None
    plan: Figure | None
    year: Figure | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class MonthResults:
    """The rows; `heading` names the month. Without `has_plan` the column of plans falls out."""

    heading: str
    has_plan: bool
    rows: tuple[MonthRow, ...]


def month_picture(brief: Brief) -> ColumnChart | None:
    """Won by month of the year, with how many months reached their quota as its finding."""
    drawn = brief.once(picture)
    if drawn is None:
        return None
    title = _finding(brief, drawn) or drawn.title
    tall = TALL if len(brief.once(kept_list).rows) <= FEW_PROMISES else HEIGHT
    return replace(drawn, title=title, alt=drawn.alt.replace(drawn.title, title, 1), height=tall, share=SHARE)


def _finding(brief: Brief, drawn: ColumnChart) -> str:
    """How many months of the year so far reached their quota, from the figures as drawn."""
    if not brief.over or drawn.tick_name != "Quota":
        return ""
    both = [(each.value, each.tick) for each in drawn.columns if each.value is not None and each.tick is not None]
    reached = sum(value >= tick for value, tick in both)
    return f"{brief.numerals.of(reached, len(both))} months reached quota" if len(both) > 1 and reached else ""


def month_results(brief: Brief) -> MonthResults:
    """Won, deals, win rate of twelve months and new accounts, as far as they can be said for the company."""
    rows = tuple(_rows(brief)) if brief.deals or brief.desk.has_quota_in(brief.period) else ()
    has_plan = any(row.plan is not None and row.plan.known for row in rows)
    return MonthResults(f"Results, {brief.period_name}", has_plan, rows)


def _rows(brief: Brief) -> Iterable[MonthRow]:
    for name, measure in (("bookings", bookings), ("deals won", won_deals)):
        if brief.desk.can_be_said(measure, brief.period):
            yield _row(brief, name, measure)
    yield from _win_rate(brief)
    if brief.desk.can_be_said(brief.desk.new_accounts, brief.period):
        yield _row(brief, "new accounts", brief.desk.new_accounts)


def _row(brief: Brief, name: str, measure: DealMeasure) -> MonthRow:
    listed, now = named(name), measure(brief.deals, brief.period)
    return MonthRow(
        f"{listed.title}{was(brief, name, brief.period, now)}",
        brief.figure(now),
        _plan(brief, listed.goal(brief, brief.period)),
        brief.figure(measure(brief.deals, brief.year_to_date)),
    )


def _plan(brief: Brief, goal: Measure | None) -> Figure | None:
    """The plan of the month; none of a third of an account."""
    if goal is None or goal.value is None or (goal.unit is Unit.COUNT and goal.value % 1):
        return None
    return brief.figure(goal)


def _win_rate(brief: Brief) -> Iterable[MonthRow]:
    """The win rate of the last twelve months, or of those that the files reach back: a month has too few deals."""
    span, first = twelve_months(brief), brief.desk.history.first_close
    if first is None or not brief.desk.can_be_said(win_rate, span):
        return
    reach = (brief.period.end.year - first.year) * MONTHS_A_YEAR + brief.period.end.month - first.month
    rate = brief.figure(win_rate(brief.deals, span))
    few = ", few" if rate.few else ""
    of = f"{brief.numerals.of(rate.part or 0, rate.n)}{few}" if rate.known else rate.reason
    months = brief.numerals.count(min(reach, MONTHS_A_YEAR))
    goal = _plan(brief, named("win rate").goal(brief, brief.period))
    yield MonthRow(f"Win rate, {months} {'month' if months == '1' else 'months'}", None, goal, rate, of)
