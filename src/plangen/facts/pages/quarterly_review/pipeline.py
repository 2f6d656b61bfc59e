"""The pipeline page: when open deals close, how well they cover the quota, and which need a decision."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from plangen.elements.chart import ColumnChart
from plangen.elements.label import Label
from plangen.elements.measure import Measure, Unit
from plangen.elements.table import Column, Look, Row, Table, TableSpec, Tone
from plangen.facts.blocks.decisions import DECISION_TABLE, decision_list, decision_table, has_column
from plangen.facts.blocks.open_by_month import pipeline_chart
from plangen.facts.figures.coverage_history import coverage_history, is_approximate
from plangen.facts.figures.quota_status import clean_coverage_ahead, coverage_ahead
from plangen.facts.pages.quarterly_review.outlook import outlook_rows
from plangen.facts.scope.document import Scope
from plangen.facts.scope.tables import table_row
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

CONCENTRATED = Decimal("0.3")
COVERAGE = TableSpec(
    "coverage",
    (Column("label", width=56), Column("figure", look=Look.NUMBER, width=24, tone=Tone.STRONG), Column("note")),
)


@dataclass(frozen=True, slots=True)
class Pipeline:
    """`sentence` sums up the pipeline; `heavy` warns above the list when more than a third of deals need a decision.

    `concentration` is the share of one large deal; an empty text isn't printed.
    """

    sentence: str
    chart: ColumnChart | None
    coverage: Annotated[Table, COVERAGE]
    heavy: str
    decisions: Annotated[Table, DECISION_TABLE]
    concentration: str

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
    listed = scope.once(decision_list)
    return Pipeline(
        sentence=_sentence(scope, opened, flagged),
        chart=pipeline_chart(scope),
        coverage=_coverage(scope),
        heavy=listed.heavy,
        decisions=decision_table(scope, DECISION_TABLE, listed),
        concentration=_concentration(scope),
    )


def _sentence(scope: Scope, opened: list[Opportunity], flagged: list[FlaggedDeal]) -> str:
    """How much is open, and how much of it needs a decision."""
    if not opened:
        return "No open deals on file."
    deals = scope.number_format.deals(len(opened))
    value = open_pipeline(scope.deals)
    if not value.known:
        need = f"; {_need(scope, opened, flagged)}" if flagged else ""
        return f"{deals} open{need}."
    closing = open_pipeline(scope.deals, scope.ahead)
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


def _coverage(scope: Scope) -> Table:
    """Coverage of the period ahead with its history, and the coverage needed; nothing if no one has a quota."""
    rows = (*_coverage_rows(scope), *(() if scope.has_left else outlook_rows(scope, COVERAGE)))
    return scope.tables.table(COVERAGE, rows, heading=scope.tables.word("coverage"))


def _coverage_rows(scope: Scope) -> Iterable[Row]:
    if not scope.workspace.has_quota_in(scope.ahead) or scope.has_left:
        return
    label = Label("Pipeline coverage", scope.ahead_name)
    coverage = scope.figure(coverage_ahead(scope))
    if not coverage.known:
        note = f"{coverage.reason}{f': {coverage.fix}' if coverage.fix else ''}"
        yield table_row(COVERAGE, label=label, figure=coverage, note=note)
        return
    past = scope.once(coverage_history)
    yield table_row(COVERAGE, label=label, figure=coverage, note=_history(scope, past))
    clean = scope.figure(clean_coverage_ahead(scope))
    yield table_row(COVERAGE, label="Clean coverage", figure=clean, note="no flagged deals")
    rate = scope.figure(past_yield(past))
    needed = scope.figure(required_coverage(past_yield(past)))
    if needed.known:
        note = f"1 ÷ past yield ({rate})"
        yield table_row(COVERAGE, label="Coverage needed", figure=needed, note=note)


def _history(scope: Scope, past: Sequence[PastCoverage]) -> str:
    """The person's coverage at the same point of prior periods, and the attainment that followed."""
    if len(past) < MIN_PAST_PERIODS:
        return "under three full quarters to compare"
    coverages = sorted(each.coverage.value for each in past if each.coverage.value is not None)
    attained = sorted(each.attainment.value for each in past if each.attainment.value is not None)
    low, high = (scope.number_format.number(value, 1) for value in (coverages[0], coverages[-1]))
    worst, best = (scope.number_format.plain(value, Unit.SHARE) for value in (attained[0], attained[-1]))
    lowest = worst.rstrip("%\u00a0")
    coverage = f"{low}×" if low == high else f"{low}–{high}×"
    attainment = worst if worst == best else f"{lowest}–{best}"
    quarters = f"those {scope.number_format.count(len(past))} quarters"
    how = "approximate" if is_approximate(scope) else "from snapshots"
    return f"typical by now: {coverage}; {quarters} ended at {attainment} of quota ({how})"


def _concentration(scope: Scope) -> str:
    share = concentration(scope.deals)
    if share.value is None or share.value < CONCENTRATED:
        return ""
    largest = next(deal for deal in scope.deals if deal.row == share.rows[0])
    name = f"{largest.label} ({largest.account})" if largest.account else largest.label
    return f"One deal, {name}, is {scope.figure(share)} of open pipeline."
