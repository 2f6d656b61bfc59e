"""The pipeline page: when open deals close, how well they cover the quota, and which need a decision."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated

from plangen.elements.chart import ColumnChart
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.blocks.decisions import (
    DECISION_TABLE,
    DecisionList,
    decision_list,
    decision_table,
    fitting,
    has_column,
)
from plangen.facts.blocks.few_open_deals import OPEN_DEALS, every_open_deal, has_few_deals
from plangen.facts.blocks.open_by_month import pipeline_chart
from plangen.facts.figures.coverage_history import coverage_history, is_approximate
from plangen.facts.figures.quota_status import clean_coverage_ahead, coverage_ahead, set_to_close, to_go
from plangen.facts.pages.quarterly_review.outlook import outlook_rows
from plangen.facts.pages.quarterly_review.pipeline_to_build import TO_BUILD, pipeline_to_build
from plangen.facts.scope.document import Scope
from plangen.facts.scope.tables import table_row
from plangen.facts.scope.trace import made_of
from plangen.metrics.pipeline.coverage import (
    MIN_PAST_PERIODS,
    PastCoverage,
    concentration,
    open_deals,
    open_pipeline,
    past_yield,
    required_coverage,
)
from plangen.metrics.pipeline.decisions import FlaggedDeal, flagged_deals
from plangen.metrics.results.amounts import total
from plangen.records.deals.opportunities import Opportunity

HEIGHT, LOW_HEIGHT = 44, 34
ROW_HEIGHT, LOW_ROW_HEIGHT, FEW_DECISIONS = 13.2, 11.2, 8
DECISIONS_ROOM = 112.0
SET_TO_CLOSE, TO_GO = IN_THE_HEAD = ("Set to close", "To go")
NEEDED = "Coverage needed"
CONCENTRATED = Decimal("0.3")
COVERAGE = TableSpec(
    "coverage",
    (
        Column("label", width=32, is_title=True),
        Column("figure", look=Look.NUMBER, width=24, tone=Tone.STRONG),
        Column("note"),
    ),
)


@dataclass(frozen=True, slots=True)
class Pipeline:
    """`sentence` sums up the pipeline; `heavy` warns above the list when more than a third of deals need a decision.

    `concentration` is the share of one large deal; an empty text isn't printed. With few open deals there is no chart,
    `decisions` has all of them, and `to_build` has rows for the next ones.
    """

    sentence: str
    chart: ColumnChart | None
    coverage: Annotated[Table, COVERAGE]
    heavy: str
    decisions: Annotated[Table, DECISION_TABLE] | Annotated[Table, OPEN_DEALS]
    concentration: str
    to_build: Annotated[Table, TO_BUILD] | None = None

    @property
    def more(self) -> str:
        """The number of decisions past the limit."""
        return self.decisions.more

    @property
    def empty(self) -> str:
        """What is printed if no deal needs a decision."""
        return self.decisions.empty

    @property
    def has_value(self) -> bool:
        """Whether any deal that needs a decision has an amount."""
        return has_column(self.decisions, "value")

    @property
    def has_age(self) -> bool:
        """Whether any deal that needs a decision has an age."""
        return has_column(self.decisions, "age")

    @property
    def has_close(self) -> bool:
        """Whether any deal that needs a decision has a close date."""
        return has_column(self.decisions, "close")


def pipeline(scope: Scope) -> Pipeline:
    """A person's pipeline page."""
    opened, flagged = open_deals(scope.deals), flagged_deals(scope.deals, scope.workspace.standards)
    sentence = _sentence(scope, opened, flagged)
    if has_few_deals(scope):
        return _of_few(scope, sentence)
    listed = scope.once(decision_list)
    listed = fitting(scope, DECISION_TABLE, listed, (_row_height(listed), DECISIONS_ROOM))
    return Pipeline(
        sentence=sentence,
        chart=_chart(scope, listed),
        coverage=_coverage(scope, is_low=len(listed.decisions) > FEW_DECISIONS),
        heavy=listed.heavy,
        decisions=replace(decision_table(scope, DECISION_TABLE, listed), row_height=_row_height(listed)),
        concentration=_concentration(scope),
    )


def _of_few(scope: Scope, sentence: str) -> Pipeline:
    """The page with few open deals, whose rows and bars say what the warnings of a long list do."""
    deals, coverage = scope.once(every_open_deal), _coverage(scope, is_low=False)
    heavy = scope.once(decision_list).heavy if scope.has_left else ""
    return Pipeline(sentence, None, coverage, heavy, deals, "", pipeline_to_build(scope, deals, coverage))


def _chart(scope: Scope, listed: DecisionList) -> ColumnChart | None:
    """The chart, low above many decisions."""
    chart = pipeline_chart(scope)
    return chart and replace(chart, height=HEIGHT if len(listed.decisions) <= FEW_DECISIONS else LOW_HEIGHT)


def _row_height(listed: DecisionList) -> float:
    """The height of a decision, with room for its next step; lower if there are many."""
    return ROW_HEIGHT if len(listed.decisions) <= FEW_DECISIONS else LOW_ROW_HEIGHT


def _sentence(scope: Scope, opened: list[Opportunity], flagged: list[FlaggedDeal]) -> str:
    """How much is open, and how much of it needs a decision."""
    if not opened:
        return "No open deals on file."
    deals = scope.number_format.deals(len(opened))
    value = open_pipeline(scope.deals)
    if not value.known:
        need = f"; {_need(scope, opened, flagged)}" if flagged else ""
        return f"{deals} open{need}."
    closing = set_to_close(scope)
    part = scope.figure(closing) if closing.known and closing.value != value.value else None
    if value.variant:
        priced = sum(deal.amount is not None for deal in opened)
        count, amounts = scope.number_format.count(priced), "an amount" if priced == 1 else "amounts"
        closes = f"; {part} closes in {scope.ahead_name}" if part is not None else ""
        return (
            f"{scope.number_format.count(len(opened))} open deals, {count} with {amounts} ({scope.figure(value)})"
            f"{closes}; {_need(scope, opened, flagged)}."
        )
    of_it = f", {part} of it closing in {scope.ahead_name}" if part is not None else ""
    made_of(scope.workspace.trace, deals, "", value)
    return (
        f"{scope.figure(value)} is open in {deals}{of_it}; {_need(scope, opened, flagged)}{_at_stake(scope, flagged)}."
    )


def _at_stake(scope: Scope, flagged: list[FlaggedDeal]) -> str:
    """The amount of the deals that need a decision; empty if it's all that is open, or isn't known."""
    amount = total(each.deal for each in flagged)
    if not amount or amount == open_pipeline(scope.deals).value or any(each.deal.amount is None for each in flagged):
        return ""
    return f" ({scope.figure(Measure(amount, Unit.MONEY, len(flagged)))})"


def _need(scope: Scope, opened: list[Opportunity], flagged: list[FlaggedDeal]) -> str:
    """How many open deals need a decision."""
    count = len(flagged)
    number = scope.number_format.count(count)
    if not count:
        return "no deals need a decision"
    if count == len(opened):
        return "it needs a decision" if count == 1 else f"all {number} need a decision"
    return f"{number} {'needs' if count == 1 else 'need'} a decision"


def _coverage(scope: Scope, *, is_low: bool) -> Table:
    """Coverage of the period ahead with its history, and the coverage needed; one that `is_low` has fewer rows.

    What it leaves out is in the head of the page.
    """
    past = scope.once(coverage_history)
    rows = (*_coverage_rows(scope, past), *(() if scope.has_left else outlook_rows(scope, COVERAGE)))
    rows = tuple(row for row in rows if not is_low or row.plain("label") not in IN_THE_HEAD)
    has_quota = scope.workspace.has_quota_in(scope.ahead)
    if not has_quota and [row.plain("label") for row in rows] == [SET_TO_CLOSE]:
        rows = ()
    heading = f"{scope.tables.word('coverage' if has_quota else 'outlook')}, {scope.ahead_name}"
    note = _history(scope, past) if any(row.plain("figure") for row in rows) else ""
    return scope.tables.table(COVERAGE, rows, heading=heading, headers={"label": heading}, note=note)


def _coverage_rows(scope: Scope, past: Sequence[PastCoverage]) -> Iterable[Row]:
    if scope.has_left:
        return
    value = set_to_close(scope)
    if value.known:
        yield table_row(COVERAGE, label=SET_TO_CLOSE, figure=scope.figure(value))
    if not scope.workspace.has_quota_in(scope.ahead):
        return
    coverage = scope.figure(coverage_ahead(scope))
    if not coverage.known:
        note = f"{coverage.reason}{f': {coverage.fix}' if coverage.fix else ''}"
        yield table_row(COVERAGE, label="Coverage", figure=coverage, note=note)
        return
    yield table_row(COVERAGE, label=TO_GO, figure=to_go(scope))
    yield table_row(COVERAGE, label="Coverage", figure=coverage)
    yield table_row(COVERAGE, label="Clean", figure=scope.figure(clean_coverage_ahead(scope)), note="no flagged deals")
    if len(past) >= MIN_PAST_PERIODS:
        yield table_row(COVERAGE, label="Typical by now", figure=f"{_range(scope, past)}×")
    needed = scope.figure(required_coverage(past_yield(past)))
    if needed.known:
        yield table_row(COVERAGE, label=NEEDED, figure=needed)


def _range(scope: Scope, past: Sequence[PastCoverage]) -> str:
    """The lowest and highest coverage at the same point of prior periods."""
    coverages = sorted(each.coverage.value for each in past if each.coverage.value is not None)
    low, high = (scope.number_format.number(value, 1) for value in (coverages[0], coverages[-1]))
    return low if low == high else f"{low}–{high}"


def _history(scope: Scope, past: Sequence[PastCoverage]) -> str:
    """What the same coverage came to in prior periods, what is clean, and what the need is computed from."""
    if not scope.workspace.has_quota_in(scope.ahead) or scope.has_left or not coverage_ahead(scope).known:
        return ""
    if len(past) < MIN_PAST_PERIODS:
        return "Under three full quarters to compare. Clean: no flagged deals."
    attained = sorted(each.attainment.value for each in past if each.attainment.value is not None)
    worst, best = (scope.number_format.plain(value, Unit.SHARE) for value in (attained[0], attained[-1]))
    attainment = worst if worst == best else f"{worst.rstrip(chr(37) + chr(160))}–{best}"
    how = "approximate" if is_approximate(scope) else "from snapshots"
    quarters = f"Those {scope.number_format.count(len(past))} quarters ended at {attainment} of quota ({how})."
    rate = scope.figure(past_yield(past))
    needed = f" {NEEDED}: 1 ÷ past yield ({rate})." if rate.known else ""
    return f"{quarters}{needed} Clean: no flagged deals."


def _concentration(scope: Scope) -> str:
    share = concentration(scope.deals)
    if share.value is None or share.value < CONCENTRATED:
        return ""
    largest = next(deal for deal in scope.deals if deal.row == share.rows[0])
    name = f"{largest.label} ({largest.account})" if largest.account else largest.label
    return f"One deal, {name}, is {scope.figure(share)} of open pipeline."
