"""Pipeline and forecast: each person's month, the deals to close, and a box for the help needed."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated

from plangen.elements.field import Field
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, RowLook, Table, TableSpec, Tone, Value
from plangen.facts.figures.code_names import customer_of
from plangen.facts.formatting.measured_text import lines_of, width_of
from plangen.facts.formatting.meeting_times import clock
from plangen.facts.pages.monday.changes import changes
from plangen.facts.pages.monday.forecast_total import (
    commit_of,
    gap_of,
    gap_text,
    team_commit,
    team_of,
    team_total,
    total_note,
)
from plangen.facts.pages.monday.meeting import attendees, first_names, is_full, meeting, present
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.facts.scope.team import names_people
from plangen.metrics.pipeline.coverage import open_deals
from plangen.metrics.pipeline.decisions import flagged_deals
from plangen.metrics.plans.monday import FORECAST, PARTS, part_starts, turns
from plangen.metrics.results.bookings import bookings
from plangen.periods import Period
from plangen.records.addresses import row_address
from plangen.records.deals.opportunities import Opportunity

NEXT_STEP_TEXT, SHORT_STEP_TEXT = Limit("next_step_text", 48), Limit("short_step_text", 24)
LONG_STEP_TEXT = Limit("long_step_text", 120)
FAMILY_TEXT = Limit("family_text")
_PARTS_OF_NAMES = re.compile(r"\s+|(?<=-)")
DEALS, ROOM = 7, 70.0
"""How many deals there is room for, and how high the room is in millimeters: long names and steps fill it sooner."""
DEAL_SIZE, DEAL_LINE, STEP_LINE, AROUND = 9.0, 4.1, 3.9, 1.2
"""The size of a customer's name in points, and the heights of its lines, of those of a step, and of what is around."""
MOST_EACH = {1: 5, 2: 3}
"""How many deals a person can have by the number of people; two in a larger team."""
NAME_WIDTH, WIDEST_NAME, FAMILY_SIZE, PADDING = 22.0, 28.0, 8.5, 2.0
"""What the column of names takes at least and at most, in millimeters, and the size of family names in points."""
PAGE_WIDTH = 176.0
HIGHEST = 28.0
HEIGHTS = {1: 15.0, 2: 14.0, 3: 11.5}
"""The most that a row takes in millimeters, and the least by the number of people; in a larger team, rows fit texts."""

MONDAY_FORECAST = TableSpec(
    "monday_forecast",
    (
        Column("clock", width=15, tone=Tone.QUIET),
        Column("name", "", Look.NAME, NAME_WIDTH, below="family", is_kept=True, longest=9),
        Column("commit", "commit", Look.NUMBER, 14, Tone.STRONG),
        Column("won", "won", Look.NUMBER, 13),
        Column("gap", "gap_to_quota", Look.NUMBER, 15),
        Column("deal", "deals_to_close", width=0, below="step"),
        Column("value", "value", Look.NUMBER, 16),
        Column("help", "help_needed", Look.WRITE_IN, 34, is_kept=True, is_tinted=True),
    ),
)


@dataclass(frozen=True, slots=True)
class TeamForecast:
    """The table with a turn for each person, how long each is, and sentences on the team's commit and on changes."""

    each: str
    table: Annotated[Table, MONDAY_FORECAST]
    sentences: tuple[str, ...]


def team_forecast(scope: Scope) -> TeamForecast:
    """Everyone's month by name, with a turn for those who are there, and the sum of those with a quota."""
    people = scope.once(attendees)
    here = [each.person.name for each, _ in scope.once(present)]
    starts = turns(part_starts(scope.once(meeting).start)[FORECAST], len(here))
    clocks = {name: clock(scope.number_format, at) for name, at in zip(here, starts, strict=True)}
    deals = _deals(scope)
    limit = _step_limit(scope, deals)
    rows = [
        row
        for member, name in zip(people, first_names(scope), strict=True)
        for row in _rows(scope, member, (name, clocks.get(member.person.name, "")), deals[member.person.name], limit)
    ]
    first = scope.once(meeting).month.start
    month = scope.number_format.month(first, long=True)
    totals = (_total(scope),) if names_people(scope) and len(people) > 1 else ()
    table = scope.tables.table(
        replace(MONDAY_FORECAST, columns=scope.once(_columns)),
        rows,
        heading=f"{scope.tables.word('forecast')}, {month}",
        headers={"won": f"{scope.tables.word('won')} in {scope.number_format.month(first)}"},
        totals=totals,
        note=total_note(scope) if totals else "",
        row_height=_row_height(len(people), len(rows)),
    )
    if is_full(scope):
        table = replace(table, columns=tuple(map(_small, table.columns)))
    return TeamForecast(
        _each(len(here)), table, tuple(filter(None, (team_commit(scope), changes(scope, team_of(scope)))))
    )


def _total(scope: Scope) -> Row:
    cells = team_total(scope)
    return Row({each: cells.get(each) for each in MONDAY_FORECAST.names}, RowLook.TOTAL)


def _row_height(people: int, rows: int) -> float:
    """The height of a row: with few people or deals, as much as there is room for, for the help needed."""
    least = HEIGHTS.get(people, 0)
    return max(least, min(HIGHEST, round(ROOM / max(rows, 1), 1))) if least else 0


def _small(column: Column) -> Column:
    """The column, with names no larger than other texts."""
    return replace(column, look=Look.TEXT, tone=Tone.STRONG) if column.look is Look.NAME else column


def deals_to_close(member: Scope, span: Period) -> Sequence[Opportunity]:
    """The open deals set to close in a month, the largest first; else the next one; else one to decide on."""
    opened = open_deals(member.deals)
    by_value = sorted(opened, key=lambda deal: (-(deal.amount or Decimal(0)), deal.row))
    closing = [deal for deal in by_value if deal.close is not None and deal.close in span]
    if closing:
        return closing
    later = sorted((day, deal.row, deal) for deal in opened if (day := deal.close) is not None and day >= span.end)
    if later:
        return [deal for _, _, deal in later[:1]]
    flagged = [each.deal for each in flagged_deals(member.deals, member.workspace.standards)]
    return (flagged or by_value)[:1]


def _each(people: int) -> str:
    """How long a turn is: “5 minutes each”."""
    minutes, rest = divmod(PARTS[FORECAST], max(people, 1))
    if people < 2:  # noqa: PLR2004 - no one to share the time with
        return f"{PARTS[FORECAST]} minutes"
    rounded = minutes + (2 * rest >= people)
    return f"{'about ' if rest else ''}{rounded} {'minute' if rounded == 1 else 'minutes'} each"


def _deals(scope: Scope) -> Mapping[str, Sequence[Opportunity]]:
    """The deals to print of each person: everyone's first, and the largest second ones that there is room for."""
    span, people = scope.once(meeting).month, scope.once(attendees)
    if not names_people(scope):
        return {each.person.name: () for each in people}
    found = {each.person.name: deals_to_close(each, span)[: MOST_EACH.get(len(people), 2)] for each in people}
    others = sorted(
        (deal.amount or Decimal(0), name, at) for name, deals in found.items() for at, deal in enumerate(deals[1:], 1)
    )
    firsts = [deals[0] for deals in found.values() if deals]
    room, height = max(DEALS - len(firsts), 0), ROOM - sum(_height(scope, each) for each in firsts)
    kept: Counter[str] = Counter()
    for _, name, at in others[::-1][:room]:
        height -= _height(scope, found[name][at])
        if height < 0:
            break
        kept[name] += 1
    return {name: deals[: 1 + kept[name]] for name, deals in found.items()}


def _step_limit(scope: Scope, deals: Mapping[str, Sequence[Opportunity]]) -> Limit:
    """How much is printed of a next step: all of it if there is room."""
    if is_full(scope):
        return SHORT_STEP_TEXT
    height = sum(_height(scope, deal, LONG_STEP_TEXT) for shown in deals.values() for deal in shown)
    return LONG_STEP_TEXT if height <= ROOM else NEXT_STEP_TEXT


def _rows(
    scope: Scope, member: Scope, shown: tuple[str, str], deals: Sequence[Opportunity], limit: Limit
) -> Iterator[Row]:
    """A row for each of the person's deals, the numbers and the box for help in the first."""
    span, (name, at) = scope.once(meeting).month, shown
    help_row = row_address("Notes", member.person.code, scope.period.code, "help needed", "1")
    first: dict[str, Value] = {
        "clock": at,
        "name": name,
        "family": _family(scope, member) if scope.book.settings.names_on_team_pages == "names" else "",
        "help": Field(help_row.cell("text"), f"{name}: help needed"),
        **(_numbers(member, span) if names_people(scope) else {}),
    }
    texts: Sequence[Mapping[str, Value]] = [_deal(scope, deal, limit) for deal in deals] or [{}]
    for number, text in enumerate(texts, 1):
        look = RowLook.CONTINUED if number < len(texts) else RowLook.PLAIN
        cells = {**(first if number == 1 else {}), **text}
        yield Row({each: cells.get(each) for each in MONDAY_FORECAST.names}, look)


def _family(scope: Scope, member: Scope) -> str:
    """The family name, which takes as many lines as it needs."""
    return scope.truncated(FAMILY_TEXT, member.person.family)


def _columns(scope: Scope) -> tuple[Column, ...]:
    """The columns, that of the names with room for the longest part of a family name."""
    families = (_family(scope, each) for each in scope.once(attendees))
    widest = max((width_of(part, FAMILY_SIZE) for each in families for part in _PARTS_OF_NAMES.split(each)), default=0)
    width = round(min(max(widest + PADDING + 0.05, NAME_WIDTH), WIDEST_NAME), 1)
    return tuple(replace(each, width=width) if each.name == "name" else each for each in MONDAY_FORECAST.columns)


def _height(scope: Scope, deal: Opportunity, limit: Limit = NEXT_STEP_TEXT) -> float:
    """The height of a deal's row, with this much of its next step."""
    width = PAGE_WIDTH - sum(column.width for column in scope.once(_columns)) - PADDING
    texts = _deal(scope, deal, limit)
    name, step = (lines_of(str(texts[key]), width, DEAL_SIZE) for key in ("deal", "step"))
    return AROUND + DEAL_LINE * name + STEP_LINE * step


def _numbers(member: Scope, span: Period) -> dict[str, Value]:
    """The person's commit or a blank for it, bookings, and gap to quota; nothing says why one is missing."""
    commit, won, left = commit_of(member, span), bookings(member.deals, span), gap_of(member, span)
    address = row_address("Forecasts", member.person.code, span.code, str(member.book.as_of))
    return {
        "commit": member.figure(commit) if commit.known else Field(address.cell("commit"), "Commit"),
        "won": member.figure(won) if won.known else None,
        "gap": gap_text(member, left),
    }


def _deal(scope: Scope, deal: Opportunity, limit: Limit) -> dict[str, Value]:
    day = scope.number_format.short_day(deal.close) if deal.close else ""
    is_late = deal.close is not None and deal.close < scope.book.as_of
    when = f"{day}, past due" if is_late else day
    step = "" if is_late else scope.truncated(limit, deal.next_step)
    return {
        "deal": customer_of(scope, deal),
        "step": " · ".join(part for part in (when, step) if part),
        "value": scope.figure(Measure(deal.amount, Unit.MONEY, 1, (deal.row,))) if deal.amount is not None else None,
    }
