"""A year grid as an HTML table: the months as headers, and a row or more for each lane."""

from collections.abc import Callable, Iterator
from typing import Any

from markupsafe import Markup

from plangen.elements.year_grid import A_QUARTER, HALVES, GridCell, Lane, SpanBar, YearGrid

BARS = {SpanBar.NONE: "", SpanBar.QUIET: "on quiet", SpanBar.STRONG: "on"}
_TABLE = Markup('<table class="year-grid"><colgroup>{}</colgroup><thead><tr>{}</tr></thead><tbody>{}</tbody></table>')


def year_grid_html(grid: YearGrid, draw: Callable[[Any], str]) -> Markup:
    """The grid; nothing without lanes."""
    if not grid.lanes:
        return Markup("")
    columns = Markup('<col style="width: {:g}mm">').format(grid.lead_width) + Markup("<col>") * HALVES
    months = Markup("<td></td>") + Markup("").join(
        Markup('<th scope="col" colspan="2"{}>{}</th>').format(_quarter(at * 2, ""), draw(month))
        for at, month in enumerate(grid.months)
    )
    return _TABLE.format(columns, months, Markup("").join(row for lane in grid.lanes for row in _rows(lane, draw)))


def _rows(lane: Lane, draw: Callable[[Any], str]) -> Iterator[Markup]:
    for number, row in enumerate(lane.rows):
        is_last = number == len(lane.rows) - 1
        note = Markup("<span>{}</span>").format(draw(lane.note)) if lane.note else ""
        name = Markup('<th scope="row">{}{}</th>').format(draw(lane.name), note) if number == 0 else Markup("<td></td>")
        height = Markup(' style="height: {:g}mm"').format(lane.height) if lane.height and number == 0 else ""
        look = "" if is_last else Markup(' class="goes-on"')
        yield Markup("<tr{}{}>{}{}</tr>").format(look, height, name, Markup("").join(_cells(row, draw)))


def _cells(row: tuple[GridCell, ...], draw: Callable[[Any], str]) -> Iterator[Markup]:
    at = 0
    for cell in row:
        entry = Markup("<p><b>{}</b> {}</p>")
        entries = Markup("").join(entry.format(draw(each.day), draw(each.text)) for each in cell.entries)
        yield Markup('<td colspan="{}"{}>{}</td>').format(cell.span, _quarter(at, BARS[cell.bar]), entries)
        at += cell.span


def _quarter(at: int, look: str) -> Markup:
    """The class of a cell that starts at a half month: the first one of a quarter has a rule at its left."""
    names = " ".join(name for name in (look, "quarter" if at % A_QUARTER == 0 else "") if name)
    return Markup(' class="{}"').format(names) if names else Markup("")
