"""The chart of a contest's weeks, after as many before it."""

from decimal import Decimal

from plangen.elements.chart import Column, ColumnChart
from plangen.elements.measure import Unit
from plangen.facts.blocks.bookings_by_month import scale_for
from plangen.facts.figures.contests import contest_of, number_text, score_names, standings_of
from plangen.facts.scope.contests import contest_records
from plangen.facts.scope.document import Scope
from plangen.facts.scope.trace import made_of
from plangen.metrics.contests.weeks import weeks

MOST_WEEKS = 13
HEIGHT, SHARE = 38, 7 / 12


def weeks_chart(scope: Scope) -> ColumnChart | None:
    """The weeks of the contest, after as many before it."""
    contest, found = contest_of(scope), standings_of(scope, contest_of(scope))
    names = score_names(scope, contest)
    listed = weeks(found, scope.workspace.once(contest_records, contest))[-MOST_WEEKS:]
    if not any(each.points for each in listed):
        return None
    scale = scale_for([each.points for each in listed], scope, money=names.unit is Unit.MONEY)
    unit = scale.tail if names.unit is Unit.MONEY else ""
    best = max((each for each in listed if each.in_contest), key=lambda each: each.points, default=None)
    columns = tuple(
        Column(
            scope.number_format.short_day(each.starts),
            max(each.points, Decimal(0)),
            scale.text(each.points, scope) if names.unit is Unit.MONEY else number_text(scope, each.points),
            strong=each.in_contest,
        )
        for each in listed
    )
    has_before = any(not each.in_contest for each in listed)
    title = f"{names.header} by week"
    if best is not None and best.points > 0:
        most = number_text(scope, best.points, names.unit, found.total)
        title = f"Best week: {most}, from {scope.number_format.short_day(best.starts)}"
    caption = f"{names.header} by week, from Monday{unit}"
    if listed[0].starts.weekday():
        first = scope.number_format.short_day(listed[0].starts)
        how = "the first of as many days before the contest as it has had, or its own first day"
        caption += f"; the first from {made_of(scope.workspace.trace, first, how)}"
    if has_before:
        caption += "; weeks of the contest highlighted"
    alt = f"{title}. {', '.join(f'{each.label} {each.text}' for each in columns)}."
    return ColumnChart(title, caption, alt, columns, names.header, "", HEIGHT, SHARE)
