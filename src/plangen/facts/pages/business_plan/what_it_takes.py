"""What it takes: from the gap back to calls a week, a full pipeline by stage, and coverage by quarter."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import Annotated

from plangen.elements.chain import Box, Chain, ChainRow
from plangen.elements.chart import SIX_COLUMNS, ColumnChart
from plangen.elements.chart import Column as ChartColumn
from plangen.elements.measure import Measure
from plangen.elements.reasons import Variant
from plangen.elements.table import Column, Look, RowLook, Table, TableSpec
from plangen.facts.blocks.bookings_by_month import scale_for
from plangen.facts.blocks.page_head import PageHead, page_head
from plangen.facts.blocks.plans.written_notes import note_field, notes_on
from plangen.facts.figures.plan import (
    PACE_WEEKS,
    left_to_win,
    pace_period,
    pace_weeks,
    plan_bridge,
    planning_ratios,
    quarters,
    quota_of,
    span_of,
    takes,
    weeks_ahead,
)
from plangen.facts.formatting.reasons import variant_text
from plangen.facts.formatting.series import series
from plangen.facts.pages.business_plan.full_pipeline import PIPELINE, full_pipeline
from plangen.facts.scope.document import Scope
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.trace import made_of
from plangen.metrics.pipeline.coverage import coverage, open_deals, open_pipeline
from plangen.metrics.plans.backward import TO_WIN, PlanStep, bottleneck
from plangen.metrics.plans.bridge import Source
from plangen.metrics.results.amounts import total
from plangen.metrics.results.bookings import bookings, gap
from plangen.periods import Period

STEP_NAMES = {
    TO_WIN: "To win",
    "deals": "Deals",
    "opportunities": "New opportunities",
    "meetings": "First meetings",
    "calls": "Calls",
}
CHART_HEIGHT = 46
FEWEST_PEN_ROWS, MOST_PEN_ROWS, ROWS_AND_STAGES = 6, 12, 14
"""The rows to write in: with few stages there are more of them."""
PEN_HEIGHT = 8.6
ROUNDED_UP = "counts rounded up to the next five, each from the unrounded count before it"
WEEKS_OF = "working days less days away, ÷ 5"

DIFFERENTLY = TableSpec("differently", (Column("text", "differently", Look.WRITE_IN, is_title=True, is_tinted=True),))


@dataclass(frozen=True, slots=True)
class WhatItTakes:
    """The page's head, the chain of steps, the pipeline by stage, the chart by quarter, and lines to write on."""

    head: PageHead
    chain: Chain
    pipeline: Annotated[Table, PIPELINE] | None
    coverage: ColumnChart | None
    differently: Annotated[Table, DIFFERENTLY]


def what_it_takes(scope: Scope) -> WhatItTakes:
    """The page."""
    steps, pipeline = scope.once(takes), full_pipeline(scope)
    return WhatItTakes(
        page_head(_title(scope, steps), "What it takes", _average(scope, steps)),
        _chain(scope, steps),
        pipeline,
        coverage_by_quarter(scope),
        _differently(scope, len(pipeline.rows) if pipeline else 0),
    )


def _title(scope: Scope, steps: list[PlanStep]) -> str:
    wanted = scope.once(left_to_win)
    if wanted.value is not None and wanted.value <= 0:
        return "What repeats and renews covers my quota."
    step = _headline_step(steps)
    if step is not None:
        number = scope.figure(step.per_week)
        name = STEP_NAMES[step.name].lower()
        return f"It takes {number} {name} a week."
    if wanted.known:
        return f"{scope.figure(wanted)} is left to win."
    return "No quota yet: my own numbers go below."


def _headline_step(steps: list[PlanStep]) -> PlanStep | None:
    """The step that the page's title names: the bottleneck, else the last but calls that has a number."""
    known = [each for each in steps[1:] if each.per_week.known]
    found = bottleneck(steps)
    if found is not None and found.per_week.known:
        return found
    not_calls = [each for each in known if each.name != "calls"]
    return not_calls[-1] if not_calls else None


def _average(scope: Scope, steps: list[PlanStep]) -> str:
    step = _headline_step(steps)
    if step is None or not step.now.known:
        return ""
    return f"{_pace_span(scope)} averaged {scope.figure(step.now)}"


def _pace_span(scope: Scope) -> str:
    """The weeks that the pace is of: the last 13, or those worked since the person was hired."""
    hired, span = scope.person.hired, pace_period(scope)
    worked = pace_weeks(scope)
    if hired is None or hired <= span.start or worked.value is None:
        return f"the last {PACE_WEEKS} weeks"
    weeks = made_of(scope.workspace.trace, scope.number_format.number(worked.value, 1), WEEKS_OF, worked)
    return f"the {weeks} weeks worked since {scope.number_format.short_day(hired)}"


def _chain(scope: Scope, steps: list[PlanStep]) -> Chain:
    """The boxes, with what is needed and the pace of the last weeks; blanks for the person's own numbers."""
    narrow = bottleneck(steps)
    shown = [each for each in steps if each.needed.known]
    names = [each.name for each in shown] or list(STEP_NAMES)
    boxes = [_box(scope, each, is_framed=each is narrow) for each in shown]
    boxes = boxes or [Box(STEP_NAMES[name], "") for name in names]
    stopped = next((each for each in steps if not each.needed.known), None)
    rows = []
    if shown:
        needed = tuple(_number(scope, each.per_week) for each in shown)
        rows.append(ChainRow(scope.tables.word("needed_per_week"), needed, RowLook.TOTAL))
        now = tuple(_number(scope, each.now) for each in shown)
        if any(now):
            rows.append(ChainRow(scope.tables.word("now_per_week"), now))
    mine = tuple(note_field(scope, "my number", name, STEP_NAMES[name]) for name in names)
    rows.append(ChainRow(scope.tables.word("my_number"), mine, RowLook.BLANK))
    done = scope.once(span_of).done
    lead = f"For the rest of {scope.period.name}" if done.start < done.end else f"For {scope.period.name}"
    signs, note = ("→",) * (len(boxes) - 1), _note(scope, stopped, shown)
    return Chain("What it takes", lead, tuple(boxes), signs, tuple(rows), note)


def _box(scope: Scope, step: PlanStep, *, is_framed: bool) -> Box:
    if step.name == TO_WIN:
        return Box(STEP_NAMES[step.name], scope.figure(step.needed).short, _certain(scope))
    count = scope.number_format.count(int(step.needed.value or 0))
    return Box(STEP_NAMES[step.name], count, _ratio(scope, step), is_framed)


def _certain(scope: Scope) -> str:
    """What is subtracted from the quota."""
    words = {Source.WON: "what is won", Source.REPEAT: "repeat business", Source.RENEWALS: "renewals"}
    found = [words[each.source] for each in scope.once(plan_bridge).bars if each.source in words]
    if not found:
        return "all of the quota"
    return f"quota less {series(found)}"


def _ratio(scope: Scope, step: PlanStep) -> str:
    """The ratio that a step follows from, with its sample."""
    if step.ratio is None:
        return ""
    figure, count = scope.figure(step.ratio), scope.number_format.count
    of_role = f", {variant_text(step.ratio)}" if step.ratio.variant is Variant.MEDIAN_OF_ROLE else ""
    if step.name == "deals":
        return f"{figure} a deal{of_role or f', {count(step.ratio.n)} won'}"
    if step.name == "opportunities":
        in_hand = scope.once(planning_ratios).open_qualified.n
        less = f", less {count(in_hand)} already open" if in_hand else ""
        sample = of_role or f", {scope.number_format.of(step.ratio.part or 0, step.ratio.n)}"
        return f"{figure} won{sample}{less}"
    if step.name == "meetings":
        return f"{figure} qualify{of_role or f', {scope.number_format.of(step.ratio.part or 0, step.ratio.n)}'}"
    calls = scope.number_format.number(step.ratio.value or Decimal(0), 1)
    sample = f"{count(step.ratio.n)} for {count(step.ratio.part or 0)}"
    return f"{calls} calls a meeting, {made_of(scope.workspace.trace, sample, '', step.ratio)}"


def _number(scope: Scope, measure: Measure) -> str:
    return scope.figure(measure).short if measure.known else ""


def _note(scope: Scope, stopped: PlanStep | None, shown: list[PlanStep]) -> str:
    """How the numbers are computed, and why the chain stops where it does."""
    weeks = weeks_ahead(scope)
    parts = []
    if shown and weeks.value is not None:
        count = made_of(scope.workspace.trace, scope.number_format.number(weeks.value, 1), WEEKS_OF, weeks)
        parts.append(f"Working back from the quota over {count} selling weeks; {ROUNDED_UP}")
        if any(each.ratio is not None for each in shown):
            parts.append("ratios: the last 12 months")
        parts.append(f"now: {_pace_span(scope)}")
    if stopped is not None:
        figure = scope.figure(stopped.needed)
        fix = f" ({figure.fix})" if figure.fix else ""
        parts.append(f"{STEP_NAMES[stopped.name].lower()}: n/a, {figure.reason}{fix}")
    return "; ".join(parts)


def coverage_by_quarter(scope: Scope) -> ColumnChart | None:
    """Open pipeline by close quarter, with the quota as ticks; None without open deals in the plan."""
    opened = open_deals(scope.deals, scope.once(span_of).ahead)
    spans = [each for each in quarters(scope) if each.end > scope.book.as_of]
    if not opened or not spans:
        return None
    money = any(deal.amount is not None for deal in opened)
    found = {each.start: open_deals(opened, each) for each in spans}
    values = {day: total(deals) if money else Decimal(len(deals)) for day, deals in found.items()}
    goals = {each.start: quota_of(scope, each).value if money else None for each in spans}
    scale = scale_for([value for value in (*values.values(), *goals.values()) if value is not None], scope, money=money)
    columns = tuple(
        ChartColumn(
            each.short,
            scale.shown(values[each.start]),
            scale.text(values[each.start], scope),
            scale.shown(goal) if (goal := goals[each.start]) else None,
            scale.text(goal, scope) if goal and goal > values[each.start] * 2 else "",
            strong=True,
        )
        for each in spans
    )
    title = _coverage_title(scope, spans) or "Open by close quarter"
    metric = "Open pipeline" if money else "Open deals"
    caption = f"{metric} by close quarter{scale.tail}{'; tick = quota' if any(goals.values()) else ''}"
    listed = ", ".join(f"{each.label} {each.text}" for each in columns)
    tick = "Quota" if any(goals.values()) else ""
    alt = f"{title}. {caption}: {listed}."
    return ColumnChart(title, caption, alt, columns, metric, tick, CHART_HEIGHT, SIX_COLUMNS)


def _coverage_title(scope: Scope, spans: list[Period]) -> str:
    """The quarters with the highest and the lowest coverage."""
    found = []
    for each in spans:
        remaining = gap(bookings(scope.deals, each), quota_of(scope, each))
        figure = scope.figure(coverage(open_pipeline(scope.deals, each), remaining))
        if figure.printed is not None:
            found.append((figure.printed, each.short, figure))
    if not found:
        return ""
    best, least = max(found, key=lambda each: each[0]), min(found, key=lambda each: each[0])
    empty = [each[1] for each in found if not each[0]]
    if best[0] and len(empty) > 1:
        return f"{best[1]} is covered {best[2]}; nothing closes in {_quarters_of(empty, spans)}"
    if best[0] == least[0]:
        return f"{best[1]} is covered {best[2]}"
    return f"{best[1]} is covered {best[2]}, {least[1]} only {least[2]}"


def _quarters_of(names: list[str], spans: list[Period]) -> str:
    """Quarters in words: “Q2 to Q4” if they follow each other, else “Q2 and Q4”."""
    at = [each.short for each in spans].index(names[0])
    follow = [each.short for each in spans][at : at + len(names)] == names and len(names) > 2  # noqa: PLR2004 - two are named
    return f"{names[0]} to {names[-1]}" if follow else series(names)


def _differently(scope: Scope, stages: int) -> Table:
    found = notes_on(scope, "each week")
    most = min(max(ROWS_AND_STAGES - stages, FEWEST_PEN_ROWS), MOST_PEN_ROWS)
    rows = [
        table_row(
            DIFFERENTLY,
            text=note_field(scope, "each week", str(at), f"Each week {at}", note.text if note else ""),
        )
        for at, note in zip_longest(range(1, most + 1), found[:most])
    ]
    return scope.tables.table(DIFFERENTLY, rows, heading=scope.tables.word("differently"), row_height=PEN_HEIGHT)
