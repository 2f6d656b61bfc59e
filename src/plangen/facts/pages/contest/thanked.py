"""Whom to thank for a contest, and the chart above their names."""

from dataclasses import replace

from plangen.elements.chart import ColumnChart
from plangen.facts.figures.contests import contest_of, standings_of
from plangen.facts.formatting.measured_text import lines_of
from plangen.facts.pages.contest.weeks_chart import weeks_chart
from plangen.facts.scope.document import Scope

WIDTH, SIZE, FEW_LINES, LOW_CHART = 165.0, 10.0, 3, 28
"""Thanks: their width in millimeters and size, the lines below a chart of the usual height, and that of a lower one."""


def scored_names(scope: Scope) -> list[str]:
    """The full names of the people in the contest who scored, by family name."""
    found = standings_of(scope, contest_of(scope))
    scored = {each.salesperson for each in found.tally.events if each.points > 0}
    return [each.person.full_name for each in found.people if each.name in scored]


def weeks_above_thanks(scope: Scope) -> ColumnChart | None:
    """The chart of the weeks, lower on a page that thanks many people."""
    chart, lines = weeks_chart(scope), lines_of(", ".join(scored_names(scope)), WIDTH, SIZE)
    return replace(chart, height=LOW_CHART) if chart is not None and lines > FEW_LINES else chart
