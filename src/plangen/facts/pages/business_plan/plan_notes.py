"""The notes at the end of the plan: how its numbers are computed, and which rows were used."""

from collections.abc import Iterable

from plangen.elements.reasons import Reason, Variant
from plangen.facts.blocks.data_notes import rows_used
from plangen.facts.figures.plan import open_in_plan, plan_bridge, plan_records, span_of
from plangen.facts.formatting.reasons import fix_text, reason_text
from plangen.facts.scope.document import Scope
from plangen.facts.scope.limits import Limit
from plangen.metrics.plans.bridge import Source, plan_pipeline, renewals, repeat_business
from plangen.metrics.plans.target_accounts import target_account_value

DATA_NOTES_LIMIT = Limit("data_notes")
UNKNOWN = {
    Source.REPEAT: ("Repeat business", repeat_business),
    Source.RENEWALS: ("Renewals", renewals),
    Source.PIPELINE: ("Open pipeline", plan_pipeline),
    Source.TARGETS: ("Target accounts", target_account_value),
}


def plan_notes(scope: Scope) -> tuple[str, ...]:
    """The notes, most important first, up to the document type's limit."""
    notes = [*_bars(scope), *_missing(scope), *_rows(scope)]
    return tuple(notes[: scope.most(DATA_NOTES_LIMIT)])


def _bars(scope: Scope) -> Iterable[str]:
    """What the bars of the bridge count."""
    found, span = scope.once(plan_bridge), scope.once(span_of)
    if found.bar(Source.REPEAT):
        part = ""
        recent = span.last.name if span.recent == span.last else "the last 12 months"
        if span.share_ahead < 1:
            part = f", for the {scope.number_format.number(span.share_ahead * 100, 0)}% of the year that is ahead"
        yield (
            f"Repeat business: for accounts that bought in {span.before.name} and {span.last.name}, the smaller of "
            f"{span.before.name} and {recent}{part}, less their open pipeline; without renewals."
        )
    if found.bar(Source.RENEWALS):
        bought = f"in {span.last.name}" if span.recent == span.last else "in the last 12 months"
        yield (
            "Renewals: open renewals, and contracts that end in the plan, at their last renewal or else what the "
            f"account bought {bought}."
        )
    if bar := found.bar(Source.PIPELINE):
        is_rate = bar.value.variant is Variant.BY_WIN_RATE
        by = "win rate of the last 12 months" if is_rate else "probability of each deal or stage"
        yield f"Open pipeline: deals that close in the plan × {by}; without renewals."
    if found.bar(Source.TARGETS):
        yield "Target accounts: without those that have an open deal in the plan."


def _missing(scope: Scope) -> Iterable[str]:
    """The bars without data, and why."""
    found = scope.once(plan_bridge)
    for source, (name, metric) in UNKNOWN.items():
        if found.bar(source) is None:
            value = metric(scope.once(plan_records), scope.once(span_of))
            if source is Source.REPEAT and value.value == 0:
                yield "Repeat business: all of it is in the open pipeline already."
            if source is Source.PIPELINE and value.reason is Reason.NO_OPEN_DEALS and (count := open_in_plan(scope)):
                are = "deal closes" if count == 1 else "deals close"
                number = scope.number_format.count(count)
                yield f"Open pipeline: {number} open {are} outside the plan, or without a date."
            if value.reason and value.reason is not Reason.NO_OPEN_DEALS:
                fix = f" ({text})" if (text := fix_text(value)) else ""
                yield f"{name}: n/a, {reason_text(value)}{fix}."


def _rows(scope: Scope) -> Iterable[str]:
    used = rows_used(scope.book, scope.number_format)
    if used:
        yield used
