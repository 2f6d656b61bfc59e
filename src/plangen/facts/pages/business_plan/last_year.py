"""Last year: the months against quota, what worked and what didn't, and where bookings came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Annotated

from plangen.elements.chart import SIX_COLUMNS, AttainmentBar, BarChart, Line, LineChart
from plangen.elements.figure import Figure
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec
from plangen.facts.blocks.bookings_by_month import Scale, scale_for
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.blocks.plans.written_notes import note_field
from plangen.facts.figures.plan import quota_of, year_before
from plangen.facts.formatting.number_format import MINUS
from plangen.facts.pages.business_plan.prompts import Prompt, prompt
from plangen.facts.pages.business_plan.reasons import CHART_HEIGHT, win_loss_reasons
from plangen.facts.pages.business_plan.tiers import TIER_ROWS, tier_table
from plangen.facts.scope.document import Scope
from plangen.facts.scope.tables import table_row
from plangen.metrics.results.bookings import attainment, bookings, share_of_quota
from plangen.metrics.results.flow import pipeline_created
from plangen.metrics.results.pace import Clock, pace, quota_to_date
from plangen.periods import Period, months

BAR_WIDTH = 28
SENTENCES, SENTENCES_ALONE = 3, 9
"""The lines for the year in three sentences: next to the accounts by tier, and on a page with no charts."""
PEN_LINES = 3
FOUR_DIGITS_FROM = 1000
TO_WIDE_SCALE = Decimal("1.5")
MONTH_HEIGHT, UNKNOWN_MONTH_HEIGHT = 6.4, 8.2
FEWEST_MONTHS = 3

LAST_MONTHS = TableSpec(
    "last_months",
    (
        Column("month", "month", after="note"),
        Column("quota", "quota", Look.NUMBER, 20),
        Column("bookings", "bookings", Look.NUMBER, 20),
        Column("space", width=4, is_kept=True),
        Column("attainment", "attainment", Look.BAR, 28),
        Column("created", "created", Look.NUMBER, 20),
    ),
)


@dataclass(frozen=True, slots=True)
class LastYear:
    """The page's head, its table of months, prompts, charts, and the accounts by tier.

    It prints if it has content: not for a person hired after that year who has no deals and no notes of it.
    """

    head: PageHead
    months: Annotated[Table, LAST_MONTHS]
    prompts: tuple[Prompt, ...]
    difference: LineChart | None
    reasons: BarChart | None
    tiers: Annotated[Table, TIER_ROWS] | None
    sentences: Prompt
    has_content: bool = True


def looked_back_on(scope: Scope) -> Period:
    """The year before the plan."""
    return year_before(scope)


def last_year(scope: Scope) -> LastYear:
    """The page."""
    year = looked_back_on(scope)
    prompts = tuple(
        prompt(scope, heading, topic, PEN_LINES)
        for heading, topic in (("worked", "worked"), ("did_not_work", "did not work"), ("change", "do differently"))
    )
    difference, tiers = _running_difference(scope, year), tier_table(scope, year)
    reasons = win_loss_reasons(scope, year)
    lines = SENTENCES if difference or reasons or tiers else SENTENCES_ALONE
    sentences = prompt(scope, "sentences", "year in review", lines)
    has_notes = any(each.texts for each in (*prompts, sentences))
    return LastYear(
        page_head(_title(scope, year), "Last year", year.name),
        _months(scope, year),
        prompts,
        difference,
        reasons,
        tiers,
        sentences,
        has_content=has_notes or reasons is not None or not _is_before_hire(scope, year),
    )


def _is_before_hire(scope: Scope, year: Period) -> bool:
    """Whether the person was hired after the year and has no bookings in it."""
    hired = scope.person.hired
    return hired is not None and hired >= year.end and not bookings(scope.deals, year).value


def _so_far(scope: Scope, year: Period) -> list[Period]:
    """The months of the year that have started, from the first close date on file and the hire date on."""
    first = scope.workspace.history.first_close
    started = [each for each in months(year) if each.start <= scope.book.as_of]
    person = scope.person
    return [
        each for each in started if first is not None and first < each.end and person.employed(each.start, each.end)
    ]


def _title(scope: Scope, year: Period) -> str:
    """How many months were at quota, and the bookings of the year against quota."""
    won = bookings(scope.deals, year)
    figure = scope.figure(won)
    if not _is_on_file(scope, year):
        return f"No bookings on file for {year.name}."
    to_date = "" if year.over_on(scope.book.as_of) else f" to {scope.number_format.short_day(scope.book.as_of)}"
    share = _share(scope, year, won)
    if not share.known and not won.n:
        return f"No deals won in {year.name}{to_date}."
    if not share.known:
        return f"{scope.number_format.deals(won.n)} won, {figure}{to_date}."
    over = [each for each in _so_far(scope, year) if each.over_on(scope.book.as_of)]
    attained = [scope.figure(attainment(scope.person, scope.deals, each, scope.workspace.plan)) for each in over]
    known = [each for each in attained if each.printed is not None]
    at_quota = sum(each.printed is not None and each.printed >= 1 for each in known)
    noun = "month" if len(known) == 1 else "months"
    of_months = f"{scope.number_format.of(at_quota, len(known))} {noun} at quota; " if known else ""
    return f"{of_months}{figure}, {share} of quota{to_date}."


def _is_on_file(scope: Scope, year: Period) -> bool:
    """Whether the files have deals that closed by the end of the year, and the person's bookings are known."""
    first = scope.workspace.history.first_close
    return first is not None and first < year.end and bookings(scope.deals, year).known


def _share(scope: Scope, year: Period, won: Measure) -> Figure:
    """Bookings as a share of quota; of the quota to date if the year is running."""
    if year.over_on(scope.book.as_of):
        return scope.figure(attainment(scope.person, scope.deals, year, scope.workspace.plan))
    clock = Clock(scope.book.as_of, scope.book.holidays)
    return scope.figure(pace(won, quota_to_date(scope.person, year, scope.workspace.plan, clock)))


def _months(scope: Scope, year: Period) -> Table:
    """The months so far and their total; months that are ahead follow it, in gray.

    If the files don't go back to the year, its months are there to write in.
    """
    so_far = _so_far(scope, year)
    if not _is_on_file(scope, year):
        return _unknown_months(scope, year)
    ranked = [each for each in so_far if each.over_on(scope.book.as_of)]
    best, worst = _extremes(scope, ranked)
    notes = {best: "best", worst: "lowest"}
    rows = [_month(scope, each, notes.get(each, "")) for each in so_far]
    later = [each for each in months(year) if each.start > scope.book.as_of]
    return scope.tables.table(
        LAST_MONTHS,
        rows,
        heading=year.name,
        headers={"month": year.name},
        totals=(_total(scope, year), *(_later(scope, each) for each in later)),
        row_height=MONTH_HEIGHT,
    )


def _unknown_months(scope: Scope, year: Period) -> Table:
    """The months in which the person was there, with a blank for their bookings."""
    person, shown = scope.person, [each for each in months(year) if each.start <= scope.book.as_of]
    rows = [_unknown_month(scope, each) for each in shown if person.employed(each.start, each.end)]
    return scope.tables.table(
        LAST_MONTHS, rows, heading=year.name, headers={"month": year.name}, row_height=UNKNOWN_MONTH_HEIGHT
    )


def _unknown_month(scope: Scope, month: Period) -> Row:
    name, goal = scope.number_format.month(month.start, long=True), scope.figure(quota_of(scope, month))
    blank = note_field(scope, "my number", f"booked {month.code}", f"Bookings in {name}")
    return table_row(LAST_MONTHS, month=name, quota=goal if goal.known else None, bookings=blank)


def _extremes(scope: Scope, spans: Sequence[Period]) -> tuple[Period | None, Period | None]:
    """The months with the highest and the lowest bookings; None unless they differ."""
    values = {each: value for each in spans if (value := bookings(scope.deals, each).value) is not None}
    if len(values) < FEWEST_MONTHS:
        return None, None
    in_order = sorted(values, key=lambda each: (values[each], each.start))
    best, worst = in_order[-1], in_order[0]
    return (best, worst) if values[best] != values[worst] else (None, None)


def _month(scope: Scope, month: Period, note: str) -> Row:
    """A month with its quota, or its quota to date if it is still running."""
    is_over = month.over_on(scope.book.as_of)
    goal, won = quota_of(scope, month), bookings(scope.deals, month)
    if not is_over:
        goal = quota_to_date(scope.person, month, scope.workspace.plan, Clock(scope.book.as_of, scope.book.holidays))
    attained = scope.figure(_share_of(won, goal, is_over=is_over))
    quota, booked, created = (scope.figure(each) for each in (goal, won, pipeline_created(scope.deals, month)))
    name = scope.number_format.month(month.start, long=True)
    to_date = "" if is_over else f"to {scope.number_format.short_day(scope.book.as_of)}"
    return table_row(
        LAST_MONTHS,
        month=name,
        note=note or to_date,
        quota=quota if quota.known else None,
        bookings=booked if booked.known else None,
        attainment=_bar(name, attained) if attained.known else None,
        created=created if created.known else None,
    )


def _share_of(won: Measure, goal: Measure, *, is_over: bool) -> Measure:
    return share_of_quota(won, goal) if is_over else pace(won, goal)


def _later(scope: Scope, month: Period) -> Row:
    """A month that hasn't started: only its quota."""
    goal = scope.figure(quota_of(scope, month))
    name = scope.number_format.month(month.start, long=True)
    return table_row(LAST_MONTHS, RowLook.QUIET, month=name, quota=goal if goal.known else None)


def _bar(name: str, attained: Figure) -> AttainmentBar:
    return AttainmentBar(f"{name}: {attained} of quota", attained.printed, attained.short, TO_WIDE_SCALE, BAR_WIDTH)


def _total(scope: Scope, year: Period) -> Row:
    won, goal = bookings(scope.deals, year), scope.figure(quota_of(scope, year))
    created = scope.figure(pipeline_created(scope.deals, year))
    share, figure = _share(scope, year, won), scope.figure(won)
    is_over = year.over_on(scope.book.as_of)
    label = "Total" if is_over else f"To {scope.number_format.short_day(scope.book.as_of)}"
    if not is_over:
        clock = Clock(scope.book.as_of, scope.book.holidays)
        goal = scope.figure(quota_to_date(scope.person, year, scope.workspace.plan, clock))
    return table_row(
        LAST_MONTHS,
        RowLook.TOTAL,
        month=label,
        quota=goal if goal.known else None,
        bookings=figure if figure.known else None,
        attainment=_bar(label, share) if share.known else None,
        created=created if created.known else None,
    )


def _amount(scope: Scope, scale: Scale, value: Decimal) -> str:
    """An amount with its currency: $17K, or $2.0M where the chart's unit would print four digits."""
    is_long = value >= scale.unit * FOUR_DIGITS_FROM
    return scope.number_format.plain(value, Unit.MONEY) if is_long else scale.title(value, scope)


def _running_difference(scope: Scope, year: Period) -> LineChart | None:
    """Bookings less quota, added up month by month; without a quota, bookings added up; None without bookings."""
    spans = [each for each in _so_far(scope, year) if each.over_on(scope.book.as_of)]
    won = [bookings(scope.deals, each).value for each in spans]
    if not any(value for value in won):
        return None
    goals = [quota_of(scope, each).value for each in spans]
    has_quota = all(goal is not None for goal in goals)
    steps = [
        (value or Decimal(0)) - (goal or Decimal(0) if has_quota else Decimal(0))
        for value, goal in zip(won, goals, strict=True)
    ]
    values = list(accumulate(steps))
    scale = scale_for(values, scope, money=True)
    last = values[-1]
    through = scope.number_format.month(spans[-1].start, long=True)
    if has_quota:
        side = "ahead of" if last > 0 else "behind"
        by = f"quota by the end of {through}"
        title = f"{_amount(scope, scale, abs(last))} {side} {by}" if last else f"On {by}"
        name, caption = "Ahead or behind", f"Bookings less quota, added up by month{scale.tail}"
    else:
        title, name = f"{_amount(scope, scale, last)} through {through}", "Bookings"
        caption = f"Bookings, added up by month{scale.tail}"
    sign = "+" if last > 0 and has_quota else MINUS if last < 0 else ""
    labels = tuple(scope.number_format.month(each.start) for each in spans)
    line = Line(
        name, tuple(scale.shown(value) for value in values), f"{sign}{_amount(scope, scale, abs(last))}", strong=True
    )
    return LineChart(title, caption, f"{title}. {caption}.", labels, (line,), CHART_HEIGHT, SIX_COLUMNS)
